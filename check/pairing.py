"""Who is whose superior: the subordinate cites the superior's number and symbol, and its date where both have one."""

from __future__ import annotations

from check.rule import Checked
from grammar.citations import clean_code
from norms.entry import parse_day
from norms.levels import structure
from schemas.plan import Plan


def cites(subordinate: Plan, superior: Plan) -> bool:
    """Whether a plan rests on another by citation."""
    number, symbol = superior.header.number, superior.header.symbol
    if not number or not symbol:
        return False
    code = clean_code(f"{number}/{symbol}").upper()
    for basis in [*subordinate.legal_bases, *subordinate.references]:
        if basis.code and clean_code(basis.code).upper() == code:
            dated = basis.date and superior.header.date and len(superior.header.date) == 10
            return not dated or basis.date == superior.header.date
    return False


def pairs(checked: list[Checked], superior: Checked | None = None) -> list[tuple[Checked, Checked]]:
    """Each (superior, subordinate) among the plans; one that is named outright is the superior of all others."""
    if superior is not None:
        return [(superior, plan) for plan in checked if plan is not superior]
    return [
        (above, below) for below in checked for above in checked if above is not below and cites(below.plan, above.plan)
    ]


def above(superior: Plan, subordinate: Plan) -> bool:
    """Whether the first plan's issuer stands over the second's at the subordinate's date."""
    day = parse_day(subordinate.header.date or superior.header.date or "2020-01-01")
    levels = structure(day).levels
    one, two = superior.header.level, subordinate.header.level
    return one in levels and two in levels and levels.index(one) < levels.index(two)
