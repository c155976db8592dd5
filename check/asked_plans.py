"""By when the superior wants the plans of the level below: the deadline of "xây dựng kế hoạch …, gửi về …"."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from check.matching.deadlines import due_day, wants_the_plan, whose_deadline
from check.rule import Checked
from schemas.plan import Plan


@dataclass(frozen=True, slots=True)
class Asked:
    """What the superior asks of a unit: the indexes of the deadlines that ask for its plan, and the last day where it is one and sure."""

    indexes: list[int]
    due: date | None = None


def asked_of(superior: Checked, unit: Plan) -> Asked:
    """By when a unit (a plan with its issuer and level) must send its plan; where deadlines differ, that of the sending counts."""
    plan = superior.plan
    found = [
        (index, row)
        for index, row in enumerate(plan.deadlines)
        if wants_the_plan(row, plan) and whose_deadline(row, plan, unit) in ("ours", "anyone")
    ]
    sending = [one for one in found if one[1].kind == "submit"] or found
    days = {due_day(row, plan) for _, row in sending}
    return Asked([index for index, _ in sending], days.pop() if len(days) == 1 else None)
