"""What becomes of one clause of the restated sections: ours with its decisions and questions, or not ours."""

from __future__ import annotations

import re
from dataclasses import dataclass, field, replace

from generate.asks import Ask, ask
from generate.awards import own_award_named
from generate.doubts import carried, doubts
from generate.duty_text import helping, without_bodies
from generate.figures import Blanked, blanked
from generate.goals import aim
from generate.labelled import row_of
from generate.ownership import NotOurs, owner
from generate.scene import Scene
from generate.source import Source
from generate.tighten import tighten
from grammar.assignments import parse_assignment
from grammar.normalise import capitalise, squeeze
from grammar.sentences import clauses
from grammar.times import find_times
from schemas.draft import Decision
from schemas.plan import Responsibility
from schemas.span import Span
from schemas.texts import say

_OUR_KIND = {
    "commune": re.compile(r"(?:UBND|Ủy ban nhân dân) (?:các |cấp )?(?:xã|phường)"),
    "district": re.compile(r"(?:UBND|Ủy ban nhân dân) (?:các |cấp )?(?:huyện|quận|thị xã|thành phố)"),
}
_AFTER_COLON = re.compile(r"^[^:;]{3,60}:\s+(?=[A-ZĐ])")
_ORDERS = ("Giao", "Đề nghị", "Yêu cầu")


@dataclass(slots=True)
class Restated:
    """A clause of ours."""

    text: str
    decisions: list[Decision]
    asks: list[Ask] = field(default_factory=list)


def restate(scene: Scene, source: Source) -> Restated | NotOurs:
    """One clause of the superior as ours; the first of the ways that fits it decides."""
    for way in (_judged_above, _over_a_table, _aim, _named_duty, _act_above, _sent_upward):
        done = way(scene, source)
        if done is not None:
            break
    else:
        done = _worded(scene, source)
    if isinstance(done, Restated):
        text = own_award_named(done.text, scene.setting)
        if text != done.text:
            award = Decision(verb="set", reason=say("reason.own_award"), sources=source.spans)
            done.text, done.decisions = text, [*done.decisions, award]
        done.asks += carried(scene.plan, source.spans)
    return done


def _judged_above(scene: Scene, source: Source) -> NotOurs | None:
    """A criterion by which the superior judges units of our kind."""
    pattern = _OUR_KIND.get(scene.unit.level)
    judged = "criteria" in source.claims and pattern is not None and pattern.search(source.text[:80])
    return NotOurs(say("reason.above_judges")) if judged else None


def _over_a_table(scene: Scene, source: Source) -> Restated | None:
    """A sentence over a table of the superior's figures: ours is for the clerk to make."""
    if not (source.tabled and source.text.rstrip().endswith(":")):
        return None
    done = scene.localiser.localise(source.text)
    return Restated(f"{done.text} {say('draft.blank')}.", [done.decision(source.spans)], [ask("table", source.text)])


def _aim(scene: Scene, source: Source) -> Restated | None:
    if not source.claims.keys() & {"targets", "objectives"}:
        return None
    found = aim(scene.plan, scene.localiser, source)
    return Restated(found.text, [found.decision], found.asks) if found else None


def _named_duty(scene: Scene, source: Source) -> Restated | NotOurs | None:
    """A clause that itself gives its work to somebody ("Giao Sở Y tế …"): ours, our counterpart's, or nobody's here."""
    found = row_of(scene.plan, source)
    if found is None or "objectives" in source.claims:
        return None
    row, number = found
    whose = owner(scene.setting, row)
    if whose.kind == "other" and not source.text.startswith(_ORDERS) and not scene.setting.is_office:
        return None
    bodies = ", ".join(map(scene.setting.short, row.agencies))
    act = scene.act_above(source.text)
    if whose.kind in ("other", "below"):
        return NotOurs(say("reason.not_ours", bodies=bodies))
    if act is not None and whose.kind not in ("us", "with_us"):
        return NotOurs(act.reason)
    if whose.kind == "with_us":
        text = helping(bodies, without_bodies(row.tasks[number], row))
        return Restated(
            text, [Decision(verb="adopted", reason=say("reason.helps", bodies=bodies), sources=source.spans)]
        )
    return _taken_over(scene, source, row)


def _taken_over(scene: Scene, source: Source, row: Responsibility) -> Restated:
    whose = owner(scene.setting, row)
    ours = whose.kind == "us"
    done = scene.localiser.localise(source.text, upward=ours, transpose=True)
    text, blanks, own = blanked(done.text, scene.setting, each=ours)
    reason = say("reason.adopted" if ours else "reason.rooms")
    if whose.above and whose.office:
        reason = say("reason.transposed", above=whose.above.name, ours=whose.office.name)
    decision = Decision(
        verb="adopted" if ours else "transposed", reason="; ".join(dict.fromkeys([reason, *done.reasons])),
        sources=[*source.spans, *own], norm=whose.office.id if whose.office else None,
    )  # fmt: skip
    return Restated(capitalise(text), [decision], _asks(scene, text, source, blanks))


def _act_above(scene: Scene, source: Source) -> Restated | NotOurs | None:
    """Work of the superior itself, which only that part of a clause loses that speaks of it; or outside an office's field."""
    work = "tasks" in source.claims or not source.claims.keys() & {"objectives", "criteria", "subjects", "targets"}
    rest, act = scene.without_acts(source.text) if work else (source.text, None)
    if act is not None and not rest.strip(" ."):
        return NotOurs(act.reason)
    if act is not None:
        done = _worded(scene, replace(source, text=rest))
        done.decisions[0].verb, done.decisions[0].reason = "narrowed", f"{act.reason}; {done.decisions[0].reason}"
        return done
    outside = "tasks" in source.claims and scene.setting.outside_our_field(source.text)
    return NotOurs(say("reason.outside_field")) if outside else None


def _sent_upward(scene: Scene, source: Source) -> Restated | None:
    """A clause that says what is sent to the superior's office and by when: ours is sent earlier."""
    addressed = (
        rf"(?:gửi|nộp|báo cáo)[^.;]{{0,80}} (?:về|cho|đến)? ?(?:Sở|Phòng|UBND {scene.setting.sup_word}|Hội đồng)"
    )
    if not re.search(addressed, source.text):
        return None
    if all(match.bare for match in find_times(source.text, scene.floor.year)):
        return None
    given = parse_assignment(_AFTER_COLON.sub("", source.text))
    if given is not None and given.bodies and not any(map(scene.setting.means_us, given.bodies)):
        return None  # another body sends it
    done = scene.localiser.localise(source.text, upward=True)
    moved = tighten(done.text, scene.unit.lead_days, scene.floor, scene.floor.year)
    decisions = [done.decision(source.spans)]
    if moved.reasons:
        decisions.append(Decision(verb="tightened", reason="; ".join(moved.reasons), sources=source.spans))
    return Restated(moved.text, decisions, [Ask("no_room", moved.question, source.text)] if moved.question else [])


def with_what_is_owed(scene: Scene, source: Source, owed: list[Span]) -> Restated | None:
    """A clause of several sentences of which some say what we owe upward (`owed`): those are due earlier, the others are
    restated by themselves. None where nothing stands beside what is owed.
    """
    parts = [source.text[start:end] for start, end in clauses(source.text, ".")]
    due = [part for part in parts if any(squeeze(span.quote).rstrip(" .;") in squeeze(part) for span in owed)]
    if not due or len(due) == len(parts):
        return None
    out = Restated("", [])
    texts: list[str] = []
    for part in parts:
        if part in due:
            done = scene.localiser.localise(part, upward=True)
            moved = tighten(done.text, scene.unit.lead_days, scene.floor, scene.floor.year)
            texts.append(moved.text)
            out.decisions.append(Decision(verb="adopted", reason=say("reason.adopted"), sources=source.spans))
            if moved.reasons:
                out.decisions.append(Decision(verb="tightened", reason="; ".join(moved.reasons), sources=source.spans))
            out.asks += [Ask("no_room", moved.question, part)] if moved.question else []
            continue
        claims = {name: rows for name, rows in source.claims.items() if name not in ("deadlines", "responsibilities")}
        rest = restate(scene, replace(source, text=part, claims=claims))
        if isinstance(rest, Restated):
            texts.append(rest.text)
            out.decisions = [*rest.decisions, *out.decisions]
            out.asks += rest.asks
    out.text = " ".join(capitalise(text.rstrip(" ;.") + ".") for text in texts)
    return out


def _worded(scene: Scene, source: Source) -> Restated:
    """Nothing but wording, and the superior's totals in a task."""
    done = scene.localiser.localise(source.text)
    text, blanks, own = blanked(done.text, scene.setting) if "tasks" in source.claims else Blanked(done.text)
    decision = done.decision([*source.spans, *own])
    if text != done.text:
        decision.verb, decision.reason = "contributed", "; ".join([say("reason.totals"), *done.reasons])
    return Restated(text, [decision], _asks(scene, text, source, blanks))


def _asks(scene: Scene, text: str, source: Source, blanks: int) -> list[Ask]:
    figures = [ask("figures", source.text)] if blanks else []
    return [*figures, *doubts(scene.localiser, text, source.text)]
