"""Document → Plan: the order of the steps."""

from __future__ import annotations

from extract.citations import legal_bases, references
from extract.context import Context, named_areas
from extract.deadlines import deadlines
from extract.doubts import of_reading
from extract.header import HeaderReader, fold_type
from extract.labelled_lines import labelled_duties
from extract.outline import outline
from extract.paragraphs import Paragraph, paragraphs
from extract.prose import is_prose, prose_tasks
from extract.quotas import award_quotas
from extract.responsibilities import responsibilities
from extract.review import review
from extract.roles import assign_roles
from extract.sections import criteria, funding, objectives, subjects, tasks
from extract.targets import targets
from extract.task_tables import row_duties
from extract.tree import build_tree
from extract.zones import find_zones
from schemas.document import Document
from schemas.plan import ITEM_FIELDS, DigitalSignature, Header, Period, Plan, Source
from schemas.texts import say


def extract_plan(document: Document) -> Plan:
    """Everything that a document says, as a Plan. Total: any Document gives a Plan; what is unsure goes to `review`."""
    items = paragraphs(document)
    zones = find_zones(items)
    reader = HeaderReader(document, zones, items)
    header = reader.read()
    root = build_tree(zones.body)
    assign_roles(root)
    areas = named_areas(document.text, header.issuer, header.place)
    context = Context(document, zones, root, build_tree(zones.annexes), header, areas, _year(header))
    bases = legal_bases(context)
    duties = (*row_duties(context), *labelled_duties(context))
    plan = Plan(
        source=_source(document),
        parts=[_part(document, part) for part in zones.parts],
        header=header,
        header_evidence=reader.evidence,
        header_confidence=reader.confidence,
        legal_bases=bases,
        references=references(context, bases),
        objectives=objectives(context),
        targets=targets(context),
        subjects=subjects(context),
        criteria=criteria(context),
        award_quotas=award_quotas(context),
        deadlines=deadlines(context, duties),
        responsibilities=responsibilities(context, duties),
        tasks=prose_tasks(context) if is_prose(context) else tasks(context),
        funding=funding(context),
        outline=outline(context),
    )
    _period_from_windows(plan)
    _read_with_doubt(document, plan)
    plan.review = review(context, plan)
    return plan


def _read_with_doubt(document: Document, plan: Plan) -> None:
    """Lower the confidence of what rests on words that were hardly legible."""
    if document.words:
        for field in ITEM_FIELDS:
            for row in getattr(plan, field):
                row.confidence = of_reading(document, row.evidence, row.confidence)


def _period_from_windows(plan: Plan) -> None:
    """Where the title names no period, the first start and the last end of the plan's own intervals are it."""
    period = plan.header.period
    if period.start or period.end or plan.header.doc_type != "kế hoạch":
        return
    starts = [row for row in plan.deadlines if row.kind == "start" and row.window and row.when]
    ends = [row for row in plan.deadlines if row.kind == "end" and row.window and row.when]
    if starts and ends:
        first, last = min(starts, key=lambda row: row.when or ""), max(ends, key=lambda row: row.when or "")
        plan.header.period = Period(start=first.when, end=last.when)
        plan.header_evidence["period"] = [*first.evidence, *last.evidence]
        plan.header_confidence["period"] = 0.8


def _year(header: Header) -> int | None:
    """The year that days without one belong to: that of the document, else the first of its period."""
    if header.date:
        return int(header.date[:4])
    start = header.period.start or header.period.end
    return int(start[:4]) if start else None


def _source(document: Document) -> Source:
    layers: list[str] = [page.layer for page in document.pages] or ["text"]
    return Source(
        name=document.name, sha256=document.sha256, kind=document.kind, pages=len(document.pages) or None,
        layers=layers, found=[page.found for page in document.pages], revisions=document.revisions,
        notes=[say(note) for note in document.notes],
        signatures=[
            DigitalSignature(signer=s.signer, organisation=s.organisation, time=s.time, intact=s.intact, changed=s.changed)
            for s in document.signatures
        ],
    )  # fmt: skip


def _part(document: Document, items: list[Paragraph]) -> Header:
    """The header of another document in the same file (the decision that issues the plan), its signature and recipients too."""
    zones = find_zones(items)
    header = HeaderReader(document, zones, []).read()
    if zones.doc_type is not None:
        header.doc_type = fold_type(zones.doc_type.text)
    return header
