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
    alone = [run for rule in rules if (run := rule.run) is not None]
    compared = [compare for rule in rules if (compare := rule.compare) is not None]
    together = [judge for rule in rules if (judge := rule.over) is not None]
    out: list[Finding] = []
    for plan in plans if alone else []:
        whole = plan.whole()
        for run in alone:
            out.extend(run(whole))
    under: dict[int, tuple[Checked, list[Checked]]] = {}
    for above, below in pairs(every, superior):
        under.setdefault(id(above), (above, []))[1].append(below)
    # one superior after the other, and one subordinate at a time: plans of a catalogue are held no longer than they are looked at
    for above, belows in under.values():
        over = above.whole()
        for below in belows if compared else []:
            whole = below.whole()
            for compare in compared:
                out.extend(compare(over, whole))
        for judge in together:
            out.extend(judge(over, [below if below.plan.is_plan() else below.whole() for below in belows]))
    return sorted(out, key=lambda row: (_ORDER[row.severity], row.where.file, row.rule, row.where.path))
