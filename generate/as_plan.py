"""A draft as a Plan: the superior's items as they became ours, with the places that they rest on."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date

from generate.duties_as_items import duty_items, table_items
from generate.goals_as_items import objectives, targets
from generate.localise import Localiser
from generate.places import Place, places_of, rests_on, spans_of
from generate.preamble import relation_of
from generate.replaced import LAWS
from generate.setting import Setting
from grammar.agencies import Areas, body_name
from grammar.citations import find_citations
from grammar.normalise import fold, squeeze
from schemas.draft import Appendix, Clause, Draft
from schemas.plan import (
    AwardQuota,
    AwardRecipient,
    Citation,
    Criterion,
    FundingItem,
    Header,
    LegalBasis,
    Occasion,
    OutlineNode,
    Plan,
    Signer,
    Subject,
    Task,
    TaskSection,
)
from schemas.texts import say

_SURE = 0.9
_BLANK = say("draft.blank")
_COUNTED = re.compile(r"[^:]+: (?P<c>\d+|\[…\]) tập thể, (?P<i>\d+|\[…\]) cá nhân\.$")

_CONTENT, _DUTY = (re.compile(fold(rf"(?:các )?{word}")) for word in ("nội dung", "(?:nhiệm vụ|giải pháp)"))


def as_plan(draft: Draft, superior: Plan) -> Plan:
    """The Plan that a draft is, by the contract of the Plan's JSON; evidence are the superior's places. Blanks are null."""
    setting = Setting(superior, draft.unit, date.fromisoformat(draft.law_date))
    localiser = Localiser(setting)
    areas = Areas({draft.unit.area: draft.unit.full_area, setting.sup_word: setting.sup_full}, {})
    body, last = _parted(draft)
    places = list(places_of(body))
    tabled, due = table_items(draft, superior, areas)
    labelled, organised, deadlines = duty_items(draft, superior, localiser, areas, places, last)
    return Plan(
        header=_header(draft, superior, areas),
        legal_bases=list(_bases(draft, superior)),
        references=list(_references(draft, areas)),
        objectives=[row for place in places for row in objectives(place, superior, localiser)],
        targets=[row for place in [*places, *places_of(last)] for row in targets(place, superior, localiser)],
        subjects=[row for place in places for row in _subjects(place, superior)],
        criteria=[row for place in places for row in _criteria(place, superior)],
        award_quotas=list(_quotas(draft, body_name(draft.unit.head, areas))),
        deadlines=[*deadlines, *due],
        responsibilities=[*labelled, *organised, *tabled],
        tasks=[row for place in places for row in _tasks(place, superior)],
        funding=[row for place in places for row in _funding(place, superior)],
        outline=_outline(draft),
    )


def _parted(draft: Draft) -> tuple[list[Clause], list[Clause]]:
    """The restated clauses, and those of the organisation section (its heading first)."""
    tops = [index for index, clause in enumerate(draft.clauses) if clause.kind == "heading" and clause.level == 1]
    start = tops[-1] if tops else len(draft.clauses)
    own = [clause for clause in draft.clauses[:start] if clause.kind in ("heading", "paragraph")]
    return own, [clause for clause in draft.clauses[start:] if clause.kind in ("heading", "paragraph")]


def _header(draft: Draft, superior: Plan, areas: Areas) -> Header:
    unit, header = draft.unit, draft.header
    month = f"-{header.month:02d}" if header.month else ""
    *authority, position = draft.signature.lines
    return Header(
        issuer=unit.name if unit.kind == "committee" else f"{unit.name} {unit.full_area}",
        level=unit.level, doc_type=header.doc_type.lower(), symbol=header.symbol if "[" not in header.symbol else None,
        place=header.place, date=f"{header.year}{month}", title=header.title, period=superior.header.period,
        signer=Signer(
            name=draft.signature.name, position=position.capitalize().replace("tịch", "tịch"),
            authority=_cased(authority[-1]) if authority else None,
        ),
        recipients=[line.rstrip("; .") for line in draft.recipients], archive=draft.archive.removeprefix("Lưu: ").rstrip("."),
    )  # fmt: skip


def _cased(line: str) -> str:
    """ "TM. ỦY BAN NHÂN DÂN" as the contract writes it: "TM. Ủy ban nhân dân"."""
    mark, _, rest = line.partition(" ")
    return f"{mark} {rest.capitalize()}"


def _bases(draft: Draft, superior: Plan) -> Iterator[LegalBasis]:
    header = superior.header
    for clause in (clause for clause in draft.clauses if clause.kind == "base"):
        spans = spans_of(clause)
        row = next((row for row in superior.legal_bases if row.evidence == spans), None)
        cited = find_citations(clause.text) if clause.decisions[0].norm else []
        if row is not None and cited:  # another document in its place
            yield row.model_copy(
                update={
                    "relation": relation_of(row),
                    "kind": cited[0].kind,
                    "code": cited[0].code,
                    "date": cited[0].date,
                    "issuer": cited[0].issuer,
                    "subject": cited[0].subject,
                }
            )
            continue
        if row is not None:
            kept = row.code if row.kind not in LAWS or not row.date else None
            yield row.model_copy(update={"code": kept, "relation": relation_of(row)})
            continue
        title = clause.text.split(" về ", 1)[-1].rstrip(".") if " về " in clause.text else header.title
        yield LegalBasis(
            kind=_kind_of(clause.text), code=f"{header.number}/{header.symbol}" if header.number else None, date=header.date,
            issuer=header.issuer, subject=title, relation=clause.text.split(" số ", 1)[0].lower().removesuffix(f" {_kind_of(clause.text)}"),
            evidence=spans, confidence=_SURE,
        )  # fmt: skip


def _kind_of(text: str) -> str:
    """The kind of document that a basis names: "Căn cứ Quyết định số …" → quyết định."""
    return " ".join(text.split(" số ", 1)[0].split()[2:]).lower()


def _references(draft: Draft, areas: Areas) -> Iterator[Citation]:
    cited = [found for c in draft.clauses if c.kind == "base" for found in find_citations(c.text)]
    seen = {_code(found.code) or (found.subject or "").lower() for found in cited}
    for clause in draft.clauses:
        if clause.kind in ("base", "closing"):
            continue
        for found in find_citations(clause.text):
            key = _code(found.code) or (found.subject or "").lower()
            if not key or key in seen:
                continue
            seen.add(key)
            issuer = body_name(found.issuer, areas) if found.issuer else None
            yield Citation(
                kind=found.kind, code=found.code, date=found.date, issuer=issuer, subject=found.subject,
                evidence=spans_of(clause), confidence=_SURE,
            )  # fmt: skip


def _code(code: str | None) -> str:
    return re.sub(r"\s+", "", code or "").upper()


def _subjects(place: Place, superior: Plan) -> Iterator[Subject]:
    if place.clause.kind != "paragraph" or not any(rests_on(place.spans, row.evidence) for row in superior.subjects):
        return
    row = next(row for row in superior.subjects if rests_on(place.spans, row.evidence))
    kind = {"Tập thể:": "collective", "Cá nhân:": "individual"}.get(place.clause.text[:8], row.kind)
    yield row.model_copy(update={"kind": kind, "text": place.clause.text, "evidence": place.spans})


def _criteria(place: Place, superior: Plan) -> Iterator[Criterion]:
    for row in superior.criteria:
        if place.clause.kind == "paragraph" and rests_on(place.spans, row.evidence):
            yield row.model_copy(update={"text": place.clause.text, "evidence": place.spans})
            return


def _quotas(draft: Draft, giver: str) -> Iterator[AwardQuota]:
    """The unit's own numbers, where its profile gives them, and what goes by merit."""
    occasions: dict[str, Occasion] = {say(f"occasion.{name}"): name for name in ("annual", "period", "ad_hoc")}
    for clause in draft.clauses:
        found = _COUNTED.match(clause.text)
        merit = clause.text.endswith(say("draft.award_merit", occasion=""))
        if found is None and not merit:
            continue
        occasion = next((value for words, value in occasions.items() if clause.text.startswith(f"{words}:")), None)
        counts = (found["c"], found["i"]) if found else (None, None)
        recipients: tuple[AwardRecipient, AwardRecipient] = ("collective", "individual")
        for recipient, number in zip(recipients, counts, strict=True):
            if number is None or number.isdigit():
                yield AwardQuota(
                    award="giấy khen", awarded_by=giver, occasion=occasion, recipient=recipient,
                    count=int(number) if number else None, limit="merit" if number is None else "exact",
                    evidence=spans_of(clause), confidence=_SURE,
                )  # fmt: skip


def _tasks(place: Place, superior: Plan) -> Iterator[Task]:
    if place.clause.decisions[0].reason == "" or (place.clause.kind == "heading" and place.clause.level < 3):
        return
    if place.clause.text == say("draft.appendix_clause"):
        heading = fold(place.heading or "")
        content = _CONTENT.match(heading) is not None
        if content or _DUTY.match(heading):
            section: TaskSection = "content" if content else "duty"
            yield Task(
                section=section, heading=place.heading, text=place.clause.text, evidence=place.spans, confidence=_SURE
            )
        return
    for row in superior.tasks:
        if rests_on(place.spans, row.evidence):
            yield row.model_copy(update={"text": place.clause.text, "heading": place.heading, "evidence": place.spans})
            return


def _funding(place: Place, superior: Plan) -> Iterator[FundingItem]:
    if place.clause.kind == "paragraph" and any(rests_on(place.spans, row.evidence) for row in superior.funding):
        yield FundingItem(text=place.clause.text, evidence=place.spans, confidence=_SURE)


def _outline(draft: Draft) -> list[OutlineNode]:
    """The draft's clauses as a tree: headings hold what stands below them."""
    tops: list[OutlineNode] = []
    open_headings: list[tuple[int, OutlineNode]] = []
    for clause in draft.clauses:
        heading = clause.kind == "heading"
        node = OutlineNode(
            kind="heading" if heading else "paragraph", marker=clause.marker.strip(".)") or None,
            title=squeeze(clause.text) if heading else None, text=clause.text, spans=spans_of(clause),
        )  # fmt: skip
        if heading or clause.kind == "closing":
            while open_headings and open_headings[-1][0] >= clause.level:
                open_headings.pop()
        (open_headings[-1][1].children if open_headings and clause.kind != "closing" else tops).append(node)
        if heading:
            open_headings.append((clause.level, node))
    return [*tops, *(node for appendix in draft.appendices for node in _appendix(appendix))]


def _appendix(appendix: Appendix) -> list[OutlineNode]:
    """The appendix's heading and its table of tasks."""
    rows = []
    for row in appendix.rows:
        spans = [span for decision in row.decisions for span in decision.sources]
        texts = [(row.number, []), (row.text, spans), (row.lead, []), (row.cooperating, []), (row.due, [])]
        cells = [OutlineNode(kind="cell", text=text or None, spans=places) for text, places in texts]
        rows.append(OutlineNode(kind="row", children=cells))
    label, title = appendix.label, appendix.title
    return [
        OutlineNode(kind="heading", marker=label, title=title, text=title),
        OutlineNode(kind="table", children=rows),
    ]
