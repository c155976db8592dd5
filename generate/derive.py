"""A superior Plan + a Unit → the subordinate plan with the decision behind every clause."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Callable
from dataclasses import replace
from datetime import date
from itertools import accumulate

from generate.body import Body
from generate.closing import closing_sentence, recipients, signature
from generate.law_day import law_day
from generate.localise import Localiser
from generate.organisation import Organisation
from generate.preamble import bases, draft_header, opening, own_title, superior_title
from generate.source import FRAME, Source, sections
from grammar.closings import is_closing
from grammar.normalise import fold
from grammar.numbering import roman
from norms.entry import parse_day
from norms.levels import structure
from schemas.draft import Clause, Decision, Draft
from schemas.errors import WrongUse
from schemas.plan import Plan
from schemas.span import Span
from schemas.texts import say
from schemas.unit import Unit


def derive(plan: Plan, unit: Unit, today: date, asked: date | None = None) -> Draft:
    """The subordinate plan of `unit` under the superior `plan`, by the law of a day (see law_day).

    Raises WrongUse where the superior is no plan, names no issuer, or is not above the unit.
    """
    name = plan.source.name if plan.source else "?"
    if not plan.is_plan():
        raise WrongUse("draft.not_a_plan", file=name, kind=plan.header.doc_type or "?")
    if not plan.header.issuer:
        raise WrongUse("draft.no_issuer", file=name)
    day, notice = law_day(plan, unit, today, asked)
    _check_levels(plan, unit, day)
    localiser = Localiser(plan, unit, day)
    preamble, body = sections(plan)
    closings = [leaf for source in body for leaf in source.walk() if is_closing(leaf.text)]
    body = [source for source in body if source not in closings]
    above_title = superior_title(plan, preamble)
    title = own_title(localiser, above_title)
    issued = parse_day(plan.header.date) if plan.header.date else None
    floor = max(issued, day) if issued else day

    base_clauses, dropped = bases(plan, localiser, above_title)
    restated = Body(plan, localiser)
    organisation = Organisation(plan, localiser, floor)
    own, last = _parted(body)
    number = 0
    for source in own:
        mark = len(restated.clauses)
        restated.section(source, roman(min(number + 1, 39)))
        number += len(restated.clauses) > mark and source.heading
    clauses = [*base_clauses, opening(preamble, unit, title), *restated.clauses]
    clauses.append(_organisation_heading(last, number + 1))
    clauses.extend(organisation.build(last))
    clauses.append(closing_sentence(localiser, organisation, title, closings))
    dropped += restated.dropped + organisation.dropped
    dropped += _uncovered(body, clauses, dropped)
    behind = _left_behind(plan, clauses, dropped)
    notes = [notice] if notice else []
    if behind:
        notes.append(say("draft.tables_left", count=len(behind)))
    return Draft(
        unit=unit,
        law_date=day.isoformat(),
        superior=f"{plan.header.number or '…'}/{plan.header.symbol or 'KH-UBND'}",
        superior_sha256=plan.source.sha256 if plan.source else None,
        header=draft_header(unit, title, issued, organisation.sign_by, floor),
        clauses=clauses,
        recipients=recipients(localiser, organisation),
        archive=say("draft.archive"),
        signature=signature(localiser),
        dropped=dropped + behind,
        notes=notes,
        sign_by=organisation.sign_by.isoformat() if organisation.sign_by else None,
    )


def _check_levels(plan: Plan, unit: Unit, day: date) -> None:
    levels = structure(day).levels
    above, below = plan.header.level, unit.level
    if above in levels and below in levels and levels.index(above) >= levels.index(below):
        raise WrongUse("draft.wrong_level", unit=unit.name, superior=plan.header.issuer)


def _parted(body: list[Source]) -> tuple[list[Source], list[Source]]:
    """The sections to restate, and those that say who does what; a section of both kinds is parted at its headings."""
    own: list[Source] = []
    last: list[Source] = []
    for source in body:
        duties = [child for child in source.children if child.heading and _says_who(child)]
        others = [child for child in source.children if not any(child is one for one in duties)]
        if _is_organisation_heading(source):
            last.append(source)
        elif duties and any(one.children or not one.heading for one in others):
            own.append(replace(source, children=others))
            last.append(replace(source, text="", heading=False, spans=[], claims={}, children=duties))
        elif _says_who(source):
            last.append(source)
        else:
            own.append(source)
    return own, last


def _is_organisation_heading(source: Source) -> bool:
    return fold("tổ chức thực hiện") in fold(source.text)


def _says_who(source: Source) -> bool:
    """Whether most leaves of a section are duties of bodies and nothing else."""
    leaves = [leaf for leaf in source.walk() if leaf.claims]
    duties = [
        leaf
        for leaf in leaves
        if "responsibilities" in leaf.claims and not leaf.claims.keys() & {"tasks", "objectives", "criteria"}
    ]
    return len(duties) * 2 > len(leaves) and len(duties) >= 2


def _organisation_heading(sources: list[Source], number: int) -> Clause:
    titled = next((one for one in sources if one.heading and _is_organisation_heading(one)), None)
    titled = titled or next((one for one in sources if one.heading), None)
    text = titled.text.rstrip(":") if titled else say("draft.organisation")
    decision = Decision(verb="kept", reason=say("reason.heading"), sources=titled.spans if titled else [])
    return Clause(
        id="organisation", kind="heading", level=1, marker=f"{roman(min(number, 39))}.", text=text, decisions=[decision]
    )


def _coverage(clauses: list[Clause], dropped: list[Decision]) -> Callable[[Span], bool]:
    """Whether a decision names a place of the superior."""
    decisions = [decision for clause in clauses for decision in clause.decisions] + dropped
    seen = sorted({(span.start, span.end) for decision in decisions for span in decision.sources})
    starts = [start for start, _ in seen]
    furthest = list(accumulate((end for _, end in seen), max))

    def covered(span: Span) -> bool:
        index = bisect_left(starts, span.end)
        return index > 0 and furthest[index - 1] > span.start

    return covered


def _left_behind(plan: Plan, clauses: list[Clause], dropped: list[Decision]) -> list[Decision]:
    """Tables, and annexes behind the signature, of which nothing went into the draft: each is said once."""
    covered = _coverage(clauses, dropped)
    out: list[Decision] = []
    behind = False
    for node in plan.outline:
        behind = behind or node.kind in ("recipients", "signature")
        tables = [below for below in node.walk() if below.kind == "table"]
        for part in tables if not behind or node.kind == "table" else [node]:
            spans = list(part.all_spans())
            if node.kind not in FRAME and spans and not any(covered(span) for span in spans):
                reason = say("reason.table" if part.kind == "table" else "reason.annex")
                out.append(Decision(verb="dropped", reason=reason, sources=spans))
    return out


def _uncovered(body: list[Source], clauses: list[Clause], dropped: list[Decision]) -> list[Decision]:
    """Clauses of the superior that no decision names yet: said, never silently lost."""
    covered = _coverage(clauses, dropped)
    out = []
    for top in body:
        for source in top.walk():
            if source.spans and not any(covered(span) for span in source.spans):
                reason = say("reason.heading") if source.heading else say("reason.above_only")
                out.append(Decision(verb="dropped", reason=reason, sources=source.spans))
    return out
