"""A task with labelled lines below it ("Đơn vị chủ trì: …", "Thời gian: …"): its bodies become ours, its time stays."""

from __future__ import annotations

import re
from dataclasses import dataclass

from generate.asks import Ask, ask
from generate.doubts import doubts
from generate.duty_text import inside_sentence
from generate.figures import blanked
from generate.localise import Localiser
from generate.ownership import NotOurs, Owner, is_generic, own_media, owner
from generate.rooms import Rooms
from generate.scene import Scene
from generate.source import Source
from generate.tighten import is_past
from grammar.agencies import split_bodies
from grammar.assignments import starts_with_verb
from grammar.labels import Label, read_labels
from grammar.normalise import capitalise, decapitalise, fold
from schemas.draft import Decision
from schemas.plan import Plan, Responsibility
from schemas.span import Span
from schemas.texts import say


@dataclass(slots=True)
class OwnTask:
    """A task as ours: its words, who leads and helps, when; None where it is not ours, `reason` then says why."""

    text: str
    lead: str
    cooperating: list[str]
    decisions: list[Decision]
    asks: list[Ask]


def has_labels(source: Source) -> bool:
    """Whether labelled lines stand below a clause."""
    return any(read_labels(child.text) for child in source.children)


def row_of(plan: Plan, source: Source) -> tuple[Responsibility, int] | None:
    """The responsibility that a clause is the task of, and the task's index in it."""
    for index in source.claims.get("responsibilities", []):
        row = plan.responsibilities[index]
        for number, spans in enumerate(row.task_evidence):
            if any(one.start <= span.start < one.end for span in spans for one in source.spans):
                return row, number
    return None


def own_task(scene: Scene, row: Responsibility, text: str, spans: list[Span]) -> OwnTask | NotOurs:
    """What becomes of a task that names who leads it; `text` is its words, `spans` its places."""
    setting, localiser, rooms = scene.setting, scene.localiser, scene.rooms
    whose = owner(setting, row)
    act = None if whose.kind == "us" else scene.act_above(text)
    helps = any(setting.means_us(name) or own_media(setting, name) for name in row.cooperating)
    if whose.kind in ("other", "front", "below") and not helps:
        return NotOurs(say("reason.not_ours", bodies=", ".join(row.agencies)))
    if act is not None and not helps:
        return NotOurs(act.reason)
    if not helps and any(setting.names_another(name) for name in (*row.agencies, *row.cooperating)):
        return NotOurs(say("reason.another_place"))
    # an event of the superior's level, which its own office holds
    held_above = whose.kind == "counterpart" and bool(re.search(rf"cấp {setting.sup_word}[.;]?$", text.strip()))
    if whose.kind == "counterpart" and not helps and (held_above or not starts_with_verb(text)):
        return NotOurs(
            say("reason.project_above")
        )  # a work of the superior's, named and not told ("Sàn giao dịch … của tỉnh")
    if act is not None or whose.kind in ("with_us", "other", "front") or held_above:
        return _helped(localiser, rooms, row, text, spans)
    done = localiser.localise(text, transpose=True)
    adopted = whose.kind == "us"
    new, blanks, own = blanked(done.text, setting, each=adopted)
    everybody = adopted and any(is_generic(name) for name in row.agencies)
    lead = f"{setting.rooms}; {setting.hamlets}" if everybody and not setting.is_office else rooms.leader(text, whose)
    reason = say("reason.adopted") if adopted else _transposed(whose, lead)
    decision = Decision(
        verb="adopted" if adopted else "transposed", reason="; ".join(dict.fromkeys([reason, *done.reasons])), sources=[*spans, *own],
        norm=whose.office.id if whose.office else None,
    )  # fmt: skip
    asks = [ask("figures", text)] if blanks else []
    return OwnTask(new, lead, _helpers(localiser, rooms, row, lead), [decision], [*asks, *doubts(localiser, new, text)])


def _transposed(whose: Owner, lead: str) -> str:
    above = whose.above.name if whose.above else ", ".join(whose.names)
    return say("reason.transposed", above=above, ours=inside_sentence(lead))


def _helped(localiser: Localiser, rooms: Rooms, row: Responsibility, text: str, spans: list[Span]) -> OwnTask:
    """A task that others lead and we help with: its words and its lead stay, our office stands among the helpers."""
    bodies = ", ".join(localiser.setting.short(name) for name in row.agencies)
    decision = Decision(verb="adopted", reason=say("reason.helps", bodies=bodies), sources=spans)
    return OwnTask(text, bodies, [rooms.leader(text, Owner("us"))], [decision], [])


def _helpers(localiser: Localiser, rooms: Rooms, row: Responsibility, lead: str) -> list[str]:
    """The bodies that help, as ours: never the lead itself, never the committee itself (facts E7)."""
    out: list[str] = []
    for name in row.cooperating:
        ours = rooms.counterpart_name(name)
        if ours and fold(ours) != fold(lead) and fold(ours) not in map(fold, out):
            out.append(ours)
    return out


def label_line(localiser: Localiser, row: Label, task: OwnTask) -> tuple[str, list[Ask]] | None:
    """One label with our value; None for a label that has none with us."""
    if row.name in ("lead", "performing"):
        value = task.lead
    elif row.name == "cooperating":
        value = "; ".join(task.cooperating)
        if not value:
            return None
    else:
        done = localiser.localise(row.value)
        past = row.name == "time" and is_past(row.value, localiser.day)
        return f"{row.label}: {done.text.rstrip(' .;')}", [ask("past", row.value)] if past else []
    return f"{row.label}: {capitalise(value)}", _own_share(localiser, row)


def _own_share(localiser: Localiser, row: Label) -> list[Ask]:
    """A question where several bodies lead, each its own part: "Sở Y tế (bệnh án điện tử), Sở Giáo dục và Đào tạo (học bạ số)"."""
    part = re.search(rf"{re.escape(localiser.unit.name)}\s*\((?P<part>[^()]+)\)", row.value, re.IGNORECASE)
    return [ask("own_share", row.value, part=part["part"])] if part and row.value.count("(") > 1 else []


def label_clauses(localiser: Localiser, source: Source, task: OwnTask) -> list[tuple[Source, str, list[Ask]]]:
    """The labelled lines below a task, rewritten; other lines below it are not among them."""
    out = []
    for child in source.children:
        rows = read_labels(child.text)
        lines = [line for row in rows if (line := label_line(localiser, row, task)) is not None]
        if lines:
            text = "; ".join(decapitalise(words) if index else words for index, (words, _) in enumerate(lines))
            out.append((child, f"{text}.", [one for _, asks in lines for one in asks]))
    return out


def listed_bodies(value: str) -> list[str]:
    """The bodies of a label's value or a table's cell."""
    return [name for piece in re.split(r";\s*", value) for name in split_bodies(piece)]
