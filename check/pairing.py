"""Who is whose superior: the subordinate cites the superior's number and symbol, and its date where both have one."""

from __future__ import annotations

import re

from check.rule import Checked
from grammar.citations import clean_code
from grammar.normalise import key
from norms.entry import parse_day
from norms.levels import structure
from schemas.plan import Plan


def cites(subordinate: Plan, superior: Plan) -> bool:
    """Whether a plan rests on another by citation."""
    number, symbol = superior.header.number, superior.header.symbol
    if not number or not symbol:
        return False
    code = clean_code(f"{number}/{symbol}").upper()
    day = superior.day()
    return any(
        basis.code is not None
        and clean_code(basis.code).upper() == code
        and (day is None or not basis.date or basis.date == day.isoformat())
        and (not basis.issuer or not superior.header.issuer or _same_issuer(basis.issuer, superior.header.issuer))
        for basis in [*subordinate.legal_bases, *subordinate.references]
    )


def _same_issuer(cited: str, issuer: str) -> bool:
    """Whether a citation's issuer can be the plan's: the same body, or its chair; a bare "UBND huyện" fits any huyện."""
    short, full = (re.sub(r"^chủ tịch ", "", key(name)) for name in (cited, issuer))
    return full == short or full.startswith(f"{short} ")


def pairs(checked: list[Checked], superior: Checked | None = None) -> list[tuple[Checked, Checked]]:
    """Each (superior, subordinate) among the plans; one that is named outright is the superior of all others."""
    if superior is not None:
        return [(superior, plan) for plan in checked if plan is not superior]
    return [
        (over, under)
        for under in checked
        for over in checked
        if over is not under and above(over.plan, under.plan) and cites(under.plan, over.plan)
    ]


def above(superior: Plan, subordinate: Plan) -> bool:
    """Whether the first plan's issuer stands over the second's at the subordinate's date."""
    day = parse_day(subordinate.header.date or superior.header.date or "2020-01-01")
    levels = structure(day).levels
    one, two = superior.header.level, subordinate.header.level
    if one == "central":
        return two in levels
    return one in levels and two in levels and levels.index(one) < levels.index(two)
