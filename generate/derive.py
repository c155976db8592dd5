"""A superior Plan + a Unit → the subordinate plan with the decision behind every clause."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Callable
from dataclasses import replace
from datetime import date
from itertools import accumulate, takewhile

from generate.appendix import appendix_decisions, task_table
from generate.asks import MOST, Asked, ask, set_comments
from generate.awards import is_award_section
from generate.body import Body
from generate.closing import closing_sentence, recipients, signature
from generate.law_day import law_day
from generate.localise import Localiser
from generate.organisation import Organisation
from generate.preamble import bases, draft_header, opening, own_title, superior_title
from generate.rooms import Rooms
from generate.scene import Scene
from generate.setting import Setting
from generate.source import FRAME, Source, sections
from generate.writer import Writer
from grammar.closings import is_closing
from grammar.normalise import fold
from grammar.numbering import roman
from grammar.own_plan import asks_for_a_plan
from norms.entry import parse_day
from norms.levels import area_level, commune_words, level_exists, own_area, structure
from norms.offices import find_office
from schemas.draft import Decision, Draft
from schemas.errors import WrongUse
from schemas.plan import Plan
from schemas.span import Span
from schemas.texts import say
from schemas.unit import Unit

_COMMITTEE = fold("Ủy ban nhân dân")
_OLD = 180
"""Days after which a superior plan is asked about: what it set going may be over."""


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
    setting = Setting(plan, unit, day)
    _check_levels(setting, name)
    localiser = Localiser(setting)
    preamble, body = sections(plan)
    closings = [leaf for source in body for leaf in source.walk() if is_closing(leaf.text)]
    closings += _last_words(body)
    body = [source for source in body if not any(source is one for one in closings)]
    lead = list(takewhile(lambda source: not source.heading, body))
    if len(lead) < len(body):  # what stands before the first heading speaks of the superior's own situation
        preamble, body = [*preamble, *lead], body[len(lead) :]
    above_title = superior_title(plan, preamble)
    title = own_title(localiser, above_title)
    issued = parse_day(plan.header.date) if plan.header.date else None
    scene = Scene(setting, localiser, Rooms(setting), max(issued, day) if issued else day)

    writer = Writer()
    bases(plan, localiser, above_title, writer)
    opening(preamble, unit, title, writer, issued is not None and (day - issued).days > _OLD)
    table = task_table(scene, writer)
    in_table = appendix_decisions(table)
    restated = Body(scene, writer, [span for row in in_table for span in row.sources])
    own, last = _parted(body)
    number = 0
    for source in own:
        number += restated.section(source, roman(min(number + 1, 39))) and source.heading
    _organisation_heading(last, number + 1, writer)
    organisation = Organisation(scene, writer)
    organisation.used.extend(restated.owed)
    organisation.build(last, restated.tables)
    for closing in closings:
        if asks_for_a_plan(closing.text, plan.header.title or ""):
            organisation.discharge(closing.text, closing.spans)
    closing_sentence(localiser, scene.rooms, title, closings, writer)
    _uncovered(body, writer, in_table)
    behind = _left_behind(plan, writer, in_table)
    _ask_about_tables(behind, writer)
    leads = [*restated.leads, *(row.lead for row in table.rows)] if table else restated.leads
    header = draft_header(setting, title, issued, organisation.signing.day, scene.floor, organisation.signing.past)
    signed = signature(unit)
    rows = [row.question for row in table.rows] if table else []
    fixed = sum(question is not None for question in (header.question, signed.question, *rows))
    set_comments(writer.clauses, writer.asked, max(MOST - fixed, 3))
    notes = [notice] if notice else []
    notes += [
        say("draft.office_not_then", office=own.name, day=day.strftime("%d/%m/%Y"))
        for own in unit.offices
        if find_office(own.name) is not None and find_office(own.name, day) is None
    ]
    if setting.is_office and find_office(unit.name) is None:
        notes.append(say("draft.office_unknown", unit=unit.name))
    if not (plan.header.number and issued):
        notes.append(say("draft.superior_unnumbered"))
    if behind:
        notes.append(say("draft.tables_left", count=len(behind)))
    return Draft(
        unit=unit,
        law_date=day.isoformat(),
        superior=plan.code(),
        superior_sha256=plan.source.sha256 if plan.source else None,
        superior_kind=plan.source.kind if plan.source else None,
        superior_said=plan.said_mark(),
        header=header,
        clauses=writer.clauses,
        appendices=[table] if table else [],
        recipients=recipients(setting, organisation, leads),
        archive=say("draft.archive"),
        signature=signed,
        dropped=writer.dropped + behind,
        notes=notes,
        sign_by=organisation.signing.day.isoformat() if organisation.signing.day else None,
    )


def _check_levels(setting: Setting, file: str) -> None:
    """Refuse a plan that is not above the unit, and a unit whose level does not exist on the day of the law."""
    unit, day = setting.unit, setting.day
    if setting.is_office:
        committee = own_area(unit.parent or "")
        if committee is None or fold(" ".join(committee)) != fold(setting.sup_full):
            raise WrongUse("draft.not_its_office", unit=unit.name, superior=setting.superior, parent=unit.parent or "?")
        if fold(setting.superior) == fold(unit.name):
            raise WrongUse("draft.wrong_level", unit=unit.name, superior=setting.superior)
        level = area_level(setting.sup_full, day) or setting.above
        if find_office(unit.name) is not None and find_office(unit.name, day, level) is None:
            raise WrongUse("draft.office_gone", unit=unit.name, day=day.strftime("%d/%m/%Y"))
        return
    if not fold(setting.superior).startswith(_COMMITTEE):
        raise WrongUse("draft.not_a_committee", unit=unit.name, superior=setting.superior)
    parent = own_area(unit.parent or "")
    if (
        parent
        and area_level(" ".join(parent), day) == setting.above
        and fold(" ".join(parent)) != fold(setting.sup_full)
    ):
        raise WrongUse("draft.not_its_commune", unit=unit.name, parent=unit.parent, superior=setting.superior)
    if not level_exists(unit.level, day) or (unit.level == "commune" and unit.area not in commune_words(day)):
        raise WrongUse("draft.no_such_level", unit=unit.name, day=day.strftime("%d/%m/%Y"))
    levels = structure(day).levels
    above = setting.above
    if above in levels and unit.level in levels and levels.index(above) >= levels.index(unit.level):
        raise WrongUse("draft.wrong_level", unit=unit.name, superior=setting.superior)


def _last_words(body: list[Source]) -> list[Source]:
    """The paragraphs behind the organisation section: the superior's closing words, which ours replace."""
    out: list[Source] = []
    for source in reversed(body):
        if source.heading or source.marker or source.children:
            break
        out.insert(0, source)
    return out if len(out) < len(body) else []


def _parted(body: list[Source]) -> tuple[list[Source], list[Source]]:
    """The sections to restate, and those that say who does what; a section of both kinds is parted at its clauses."""
    own: list[Source] = []
    last: list[Source] = []
    for source in body:
        duties = [child for child in source.children if _says_who(child) and not is_award_section(child)]
        others = [child for child in source.children if not any(child is one for one in duties)]
        if _is_organisation_heading(source):
            last.append(source)
        elif duties and not any(one.claims or one.children or one.heading for one in others):
            last.append(source)  # what is left only introduces the duties
        elif duties:
            own.append(replace(source, children=others))
            last.append(replace(source, text="", heading=False, spans=[], claims={}, children=duties))
        elif _says_who(source) and not is_award_section(source):
            last.append(source)
        else:
            own.append(source)
    return own, last


def _is_organisation_heading(source: Source) -> bool:
    return fold("tổ chức thực hiện") in fold(source.text)


def _says_who(source: Source) -> bool:
    """Whether most leaves of a clause are duties of bodies and nothing else."""
    leaves = [leaf for leaf in source.walk() if leaf.claims]
    duties = [
        leaf
        for leaf in leaves
        if "responsibilities" in leaf.claims and not leaf.claims.keys() & {"tasks", "objectives", "criteria", "funding"}
    ]
    return len(duties) * 2 > len(leaves)


def _organisation_heading(sources: list[Source], number: int, writer: Writer) -> None:
    titled = next((one for one in sources if one.heading and _is_organisation_heading(one)), None)
    titled = titled or next((one for one in sources if one.heading), None)
    text = titled.text.rstrip(" :.") if titled else say("draft.organisation")
    decision = Decision(verb="kept", reason=say("reason.heading"), sources=titled.spans if titled else [])
    writer.section = text
    writer.add("heading", 1, f"{roman(min(number, 39))}.", text, [decision])


def _covered(writer: Writer, others: list[Decision]) -> Callable[[Span], bool]:
    """Whether a decision names a place of the superior."""
    decisions = [decision for clause in writer.clauses for decision in clause.decisions] + writer.dropped + others
    seen = sorted({(span.start, span.end) for decision in decisions for span in decision.sources})
    starts = [start for start, _ in seen]
    furthest = list(accumulate((end for _, end in seen), max))

    def covered(span: Span) -> bool:
        index = bisect_left(starts, span.end)
        return index > 0 and furthest[index - 1] > span.start

    return covered


def _left_behind(plan: Plan, writer: Writer, others: list[Decision]) -> list[Decision]:
    """Tables, and annexes behind the signature, of which nothing went into the draft: each is said once."""
    covered = _covered(writer, others)
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


def _ask_about_tables(behind: list[Decision], writer: Writer) -> None:
    """A question where a table stood that was not copied: at the clause that came last before it."""
    starts = [
        (min((span.start for decision in clause.decisions for span in decision.sources), default=-1), place)
        for place, clause in enumerate(writer.clauses) if clause.kind in ("heading", "paragraph")
    ]  # fmt: skip
    for decision in behind:
        first = min(decision.sources, key=lambda span: span.start)
        before = [row for row in starts if 0 <= row[0] < first.start]
        if decision.reason != say("reason.table") or not before:
            continue
        place = max(before)[1]
        section = next(
            (c.text for c in reversed(writer.clauses[: place + 1]) if c.kind == "heading" and c.level == 1), ""
        )
        writer.asked.append(Asked(place, section, ask("table_left", " ".join(span.quote for span in decision.sources))))


def _uncovered(body: list[Source], writer: Writer, others: list[Decision]) -> None:
    """Clauses of the superior that no decision names yet: said, never silently lost."""
    covered = _covered(writer, others)
    for top in body:
        for source in top.walk():
            if source.spans and not any(covered(span) for span in source.spans):
                writer.drop("dropped", say("reason.head" if source.heading else "reason.above_only"), source.spans)
