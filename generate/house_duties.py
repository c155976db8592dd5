"""What every such plan has beside the superior's duties: the rooms' general one, those below, the Front. House form, no new
work: each rests on a place of the superior.
"""

from __future__ import annotations

import re

from generate.asks import ask
from generate.duties import Duty, Group
from generate.duty_text import inside_sentence
from generate.scene import Scene
from grammar.normalise import fold
from schemas.draft import Decision, Verb
from schemas.plan import Plan
from schemas.span import Span
from schemas.texts import say
from schemas.unit import Unit

_EMULATION = re.compile(fold("thi đua"))
_REGISTER = re.compile(fold("đăng ký"))
_MOBILISE = re.compile(fold(r"nhân dân|người dân|hộ gia đình|cộng đồng|tuyên truyền"))


def front_head(unit: Unit) -> str:
    """How the Front and the unions are headed: asked, never ordered (facts E7)."""
    return say("draft.front_head", area=unit.area)


def add_house_duties(scene: Scene, groups: dict[str, Group]) -> None:
    """Add to the groups (by folded head, in order) what is missing of the house's form; the Front comes last."""
    plan, setting, rooms = scene.plan, scene.setting, scene.rooms
    sources = [span for row in plan.responsibilities for span in row.evidence][:3]
    sources = sources or [span for node in plan.outline for span in node.all_spans()][:1]
    within = say("draft.leaders", unit=scene.unit.short_area) if setting.is_office else scene.unit.short_area
    standing = _group(groups, rooms.standing_name)
    if not standing.tasks:
        standing.tasks.append(_duty("transposed", say("draft.follow", unit=within), "follow", sources))
    if rooms.is_asked:
        standing.tasks[0].asks.append(ask("desk"))
    all_rooms = _group(groups, setting.rooms)
    if not all_rooms.tasks:
        name = inside_sentence(rooms.standing_name)
        through = "" if rooms.is_asked else say("draft.through", body=name)
        key = "rooms_duty_emulation" if _emulates(plan) else "rooms_duty"
        duty = _duty("shared_out", say(f"draft.{key}", unit=within, through=through, standing=name), "rooms", sources)
        duty.asks += [ask("nomination")] if _emulates(plan) else []
        all_rooms.tasks.append(duty)
    _registration(plan, groups, standing)
    if not setting.is_office:
        _below(scene, groups, sources)
        _front(scene, groups, sources)


def _group(groups: dict[str, Group], head: str) -> Group:
    return groups.setdefault(fold(head), Group(head))


def _duty(verb: Verb, text: str, reason: str, sources: list[Span]) -> Duty:
    return Duty(text, [Decision(verb=verb, reason=say(f"reason.{reason}"), sources=sources)])


def _emulates(plan: Plan) -> bool:
    return bool(_EMULATION.search(fold(plan.header.title or "")))


def _registration(plan: Plan, groups: dict[str, Group], standing: Group) -> None:
    """A movement that people register for needs a duty for it: where the superior only mentions it, ours says who."""
    said = [row for row in plan.objectives if _REGISTER.search(fold(row.text))]
    done = any(_REGISTER.search(fold(duty.text)) for group in groups.values() for duty in group.tasks)
    if said and not done and _emulates(plan):
        duty = _duty("adopted", say("draft.registration"), "registered", said[0].evidence)
        duty.asks.append(ask("own_time", said[0].text))
        standing.tasks.append(duty)


def _below(scene: Scene, groups: dict[str, Group], sources: list[Span]) -> None:
    """What reaches the people is carried down to those who stand next to them."""
    mobilise = [row for row in scene.plan.tasks if _MOBILISE.search(fold(row.text))]
    district = scene.unit.level == "district"
    if not mobilise and not district:
        return
    below = _group(groups, scene.setting.hamlet_heads)
    if not below.tasks:
        text = say("draft.communes_duty" if district else "draft.hamlet_duty")
        below.tasks.append(_duty("shared_out", text, "shared_hamlets", mobilise[0].evidence if mobilise else sources))


def _front(scene: Scene, groups: dict[str, Group], sources: list[Span]) -> None:
    head = front_head(scene.unit)
    if fold(head) in groups:
        groups[fold(head)] = groups.pop(fold(head))
        return
    about = next((row.evidence for row in scene.plan.tasks if "Mặt trận" in row.text), sources)
    text = say("draft.front_duty", area=scene.unit.area)
    _group(groups, head).tasks.append(_duty("shared_out", text, "shared_front", about))
