"""Running the rules over plans."""

from __future__ import annotations

from check.pairing import pairs
from check.rule import Checked
from check.rules import RULES
from schemas.finding import Finding

_ORDER = {"error": 0, "warning": 1, "advice": 2}


def check_plans(
    plans: list[Checked], superior: Checked | None = None, select: frozenset[str] | None = None
) -> list[Finding]:
    """Every finding in the plans and between each superior and its subordinates, errors first, then by file and rule."""
    rules = [
        rule for id, rule in sorted(RULES.items()) if select is None or any(id.startswith(chosen) for chosen in select)
    ]
    every = plans if superior is None or superior in plans else [superior, *plans]
    between = pairs(every, superior)
    out: list[Finding] = []
    for rule in rules:
        if rule.run is not None:
            for plan in plans:
                out.extend(rule.run(plan))
        if rule.compare is not None:
            for above, below in between:
                out.extend(rule.compare(above, below))
        if rule.over is not None:
            for over in {id(above): above for above, _ in between}.values():
                out.extend(rule.over(over, [below for above, below in between if above is over]))
    return sorted(out, key=lambda row: (_ORDER[row.severity], row.where.file, row.rule, row.where.path))
