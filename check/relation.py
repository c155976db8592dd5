"""How far a superior and a subordinate can be compared: what is doubtful about their relation, as sentences."""

from __future__ import annotations

from check.pairing import above, cites
from check.rule import Checked
from schemas.texts import say


def notes_on(superior: Checked, subordinate: Checked) -> list[str]:
    """Plain sentences on what is odd about the two plans; none where the one cites the other, stands below it and has its day."""
    one, two = superior.plan, subordinate.plan
    keys: list[str] = []
    downward, upward = cites(two, one), cites(one, two)
    if downward and upward:
        keys.append("circular")
    elif upward:
        keys.append("cites_upside_down")
    elif not (one.header.number and one.header.symbol):
        keys.append("superior_unnumbered")
    elif not downward:
        keys.append("not_cited")
    if above(two, one):
        keys.append("upside_down")
    elif one.header.level and two.header.level == one.header.level and one.header.level != "other":
        keys.append("same_level")
    out = [say(f"matrix.note_{key}", superior=superior.label, subordinate=subordinate.label) for key in keys]
    for plan in (superior, subordinate):
        if not plan.plan.is_plan():
            out.append(say("matrix.note_not_a_plan", file=plan.file, kind=plan.plan.header.doc_type or "?"))
        if plan.plan.day() is None:
            out.append(say("matrix.note_undated", plan=plan.label))
        held = plan.plan
        if not (held.responsibilities or held.targets or held.deadlines or held.award_quotas):
            out.append(say("matrix.note_empty", plan=plan.label))
    return out
