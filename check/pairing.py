"""Who is whose superior: the subordinate cites the superior's number and symbol, and its date where both have one; or it cites
a plan of that issuer with that title, though its number or date is another.
"""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence
from typing import Literal

from check.likeness import likeness
from check.rule import Checked
from grammar.citations import clean_code
from grammar.normalise import key
from norms.entry import parse_day
from norms.levels import structure
from schemas.plan import Citation, Plan

_ALIKE = 0.6
"""How alike a cited subject and a plan's title are at least, for the plan to be meant."""
_NOTHING_SHARED = 0.12
"""How alike the titles of a plan and of its superior are at least, where the plan doesn't cite it."""
_ONE_TOPIC = 0.5
"""The share of the shorter text's pairs of syllables that the other has at least: drafts of the samples have 0.83 of their own
superior's and at most 0.45 of another's (bench/pairs.toml)."""
_ONE_TEXT = 0.85
"""The share of their words that two readings of one document (a scan, a file of Word) have in common at least."""
Apart = Literal["level", "reversed", "nothing_shared"]
_YEAR = re.compile(r"\b(?:19|20)\d{2}\b")


def cites(subordinate: Plan, superior: Plan) -> bool:
    """Whether a plan rests on another by citation."""
    code = _code(superior)
    day = superior.day()
    return code is not None and any(
        row.code is not None
        and clean_code(row.code).upper() == code
        and (day is None or not row.date or row.date == day.isoformat())
        and (not row.issuer or not superior.header.issuer or same_issuer(row.issuer, superior.header.issuer))
        for _, _, row in _citations(subordinate)
    )


def meant(subordinate: Plan, superior: Plan) -> tuple[str, int, Citation] | None:
    """A citation that can only mean the superior, though its number, date or issuer is another: the field, position and itself."""
    title, own = superior.header.title or "", superior.header
    for name, index, row in _citations(subordinate):
        same_code = bool(row.code and own.number and row.code == f"{own.number}/{own.symbol}")
        same_body = not row.issuer or same_issuer(row.issuer, own.issuer or "")
        if row.kind != (own.doc_type or "kế hoạch") or not row.subject or not (same_body or same_code):
            continue
        years, others = set(_YEAR.findall(row.subject)), set(_YEAR.findall(title))
        if likeness(row.subject, title) < _ALIKE or (years and others and years != others):
            continue
        if not (same_code and same_body and row.date == own.date):
            return name, index, row
    return None


def pairs(checked: Sequence[Checked], superior: Checked | None = None) -> list[tuple[Checked, Checked]]:
    """Each (superior, subordinate) among the plans; one that is named outright is the superior of all others, but for those
    that are kept apart (why_apart).
    """
    if superior is not None:
        return [(superior, plan) for plan in checked if plan is not superior and why_apart(plan, superior) is None]
    by_code, by_issuer = _indexed(checked)
    out: list[tuple[Checked, Checked]] = []
    for under in checked:
        rows = [row for _, _, row in _citations(under.plan)]
        named = [over for row in rows if row.code for over in by_code.get(clean_code(row.code).upper(), ())]
        found = [over for over in named if cites(under.plan, over.plan)]
        alike = [*named, *(over for row in rows if row.issuer for over in by_issuer.get(key(row.issuer), ()))]
        found += [over for over in alike if over not in found and meant(under.plan, over.plan)]
        for over in {id(row): row for row in found if row is not under}.values():
            if above(over.plan, under.plan):
                out.append((over, under))
    return out


def why_apart(row: Checked, named: Checked) -> Apart | None:
    """Why a plan is not compared with one that was named as its superior: its issuer stands beside or below the plan's
    (`level`), above it the other way round (`reversed`), or it neither cites it nor has a like title or like words
    (`nothing_shared`); None where it is compared.
    """
    plan, superior = row.plan, named.plan
    if not may_stand_over(superior, plan):
        return "reversed" if above(plan, superior) else "level"
    ours, theirs = plan.header.title, superior.header.title
    if ours and theirs and likeness(ours, theirs) >= _NOTHING_SHARED:
        return None
    if cites(plan, superior) or meant(plan, superior) is not None:
        return None
    first, second = sorted((one.whole().syllable_pairs for one in (row, named)), key=len)
    return "nothing_shared" if len(first & second) < _ONE_TOPIC * len(first) else None


def copies(checked: Sequence[Checked]) -> dict[int, int]:
    """By the position of each plan that is another's document in another file (equal issuer, number and day, nearly equal
    words), the position of the one to take: the DOCX, whose form is looked at too, else the first.
    """
    known: dict[tuple[str, ...], list[int]] = defaultdict(list)
    out: dict[int, int] = {}
    for at in sorted(range(len(checked)), key=lambda at: (not checked[at].file.lower().endswith(".docx"), at)):
        header = checked[at].plan.header
        facts = (header.doc_type, header.number, header.symbol, header.date, header.issuer)
        if not all(facts):
            continue
        same = tuple(key(str(fact)) for fact in facts)
        first = next((other for other in known[same] if _same_words(checked[other].whole(), checked[at].whole())), None)
        if first is None:
            known[same].append(at)
        else:
            out[at] = first
    return out


def _same_words(one: Checked, two: Checked) -> bool:
    first, second = (Counter(word for line in row.lines for word in key(line.text).split()) for row in (one, two))
    kinds = {row.plan.source.kind if row.plan.source else None for row in (one, two)}
    # two files of one kind that differ in a word are two versions; another kind of file is read with other errors
    least = 1.0 if len(kinds) == 1 else _ONE_TEXT
    return (first & second).total() >= least * max(first.total(), second.total())


def above(superior: Plan, subordinate: Plan) -> bool:
    """Whether the first plan's issuer stands over the second's at the subordinate's date: by its level, or as the committee
    of the level that the second is an office of.
    """
    order = _order(superior, subordinate)
    return order is not None and (order < 0 or (order == 0 and _own_office(superior, subordinate)))


def may_stand_over(superior: Plan, subordinate: Plan) -> bool:
    """Whether the first plan's issuer is not known to stand beside or below the second's."""
    return _order(superior, subordinate) is None or above(superior, subordinate)


def _order(one: Plan, two: Plan) -> int | None:
    """How far the first plan's level lies below the second's (negative: above it); None where a level is not known."""
    levels = structure(parse_day(two.header.date or one.header.date or "2020-01-01")).levels
    first, second = one.header.level, two.header.level
    if second not in levels or (first != "central" and first not in levels):
        return None
    return (-1 if first == "central" else levels.index(first)) - levels.index(second)


def _own_office(superior: Plan, subordinate: Plan) -> bool:
    committee = key("Ủy ban nhân dân")
    over, under = key(superior.header.issuer or ""), key(subordinate.header.issuer or "")
    return over.startswith(committee) and bool(under) and not under.startswith(committee)


def _indexed(checked: Sequence[Checked]) -> tuple[dict[str, list[Checked]], dict[str, list[Checked]]]:
    """The plans by number and symbol, and by issuer."""
    by_code: dict[str, list[Checked]] = defaultdict(list)
    by_issuer: dict[str, list[Checked]] = defaultdict(list)
    for plan in checked:
        code = _code(plan.plan)
        if code is not None:
            by_code[code].append(plan)
        if plan.plan.header.issuer:
            by_issuer[key(plan.plan.header.issuer)].append(plan)
    return by_code, by_issuer


def _code(plan: Plan) -> str | None:
    number, symbol = plan.header.number, plan.header.symbol
    return clean_code(f"{number}/{symbol}").upper() if number and symbol else None


def _citations(plan: Plan) -> Iterator[tuple[str, int, Citation]]:
    for index, basis in enumerate(plan.legal_bases):
        yield "legal_bases", index, basis
    for index, row in enumerate(plan.references):
        yield "references", index, row


def same_issuer(cited: str, issuer: str) -> bool:
    """Whether a citation's issuer can be the plan's: the same body, or its chair; a bare "UBND huyện" fits any huyện."""
    short, full = (re.sub(r"^chủ tịch ", "", key(name)) for name in (cited, issuer))
    return full == short or full.startswith(f"{short} ")
