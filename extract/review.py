"""What a person must look at: the list of doubts that goes with every Plan."""

from __future__ import annotations

from extract.context import Context
from extract.doubts import ASKED
from extract.reading_doubts import doubtful_figures, handwritten, unread_pages
from extract.unsure import question
from grammar.times import impossible_dates
from schemas.plan import ITEM_FIELDS, Plan, ReviewItem, ReviewReason, Severity
from schemas.span import Evidenced, Span
from schemas.texts import say


def review(context: Context, plan: Plan) -> list[ReviewItem]:
    """Doubts in a fixed order: what kind of document it is, the header, impossible dates, sums, unsure items."""
    out: list[ReviewItem] = []
    if not plan.is_plan():
        out.append(
            _item(
                "/header/doc_type", "not_a_plan", say("review.not_a_plan", kind=plan.header.doc_type or "?"), "warning"
            )
        )
    else:
        written = handwritten(context.document)
        out.extend(written)
        known = {item.path for item in written}
        out.extend(item for item in _blank_header(plan) if item.path not in known)
    out.extend(unread_pages(context.document))
    out.extend(doubtful_figures(context.document, plan))
    if context.document.revisions:
        out.append(_item("/source/revisions", "revisions", say("review.revisions"), "warning"))
    out.extend(_impossible(context))
    out.extend(_sums(plan))
    out.extend(_no_duties(context, plan))
    out.extend(_unsure_header(plan))
    for field in ITEM_FIELDS:
        for index, row in enumerate(getattr(plan, field)):
            if row.confidence < ASKED:
                out.append(_unsure(f"/{field}/{index}", field, row))
    return out


def _item(path: str, reason: ReviewReason, message: str, severity: Severity, span: Span | None = None) -> ReviewItem:
    return ReviewItem(path=path, reason=reason, message=message, severity=severity, span=span)


def _blank_header(plan: Plan) -> list[ReviewItem]:
    out = []
    for field in ("issuer", "number", "date", "signer"):
        value = getattr(plan.header, field)
        whole = field != "date" or (isinstance(value, str) and len(value) == 10)
        if value is None or not whole:
            out.append(_item(f"/header/{field}", "incomplete", say(f"review.blank_{field}"), "advice"))
    return out


def _no_duties(context: Context, plan: Plan) -> list[ReviewItem]:
    """A section of who does what in which no body was read: perhaps names of a kind that is not known."""
    if plan.responsibilities:
        return []
    for node in context.root.walk():
        if node.role == "organisation" and node.heading and any(child.heading for child in node.children):
            spans = node.paragraph.spans(context.document) if node.paragraph is not None else []
            message = say("review.no_duties", title=node.title)
            return [_item("/responsibilities", "incomplete", message, "warning", spans[0] if spans else None)]
    return []


def _unsure_header(plan: Plan) -> list[ReviewItem]:
    out = []
    for field, confidence in plan.header_confidence.items():
        if confidence < ASKED and field != "doc_type":
            spans = plan.header_evidence.get(field, [])
            message = say("review.unsure_header", field=say(f"header_field.{field}"))
            out.append(_item(f"/header/{field}", "ambiguous", message, "advice", spans[0] if spans else None))
    return out


def _unsure(path: str, field: str, row: Evidenced) -> ReviewItem:
    asked = question(field, row)
    span = row.evidence[0] if row.evidence else None
    return _item(f"{path}{asked.part}", asked.reason, asked.message, "advice", span)


def _impossible(context: Context) -> list[ReviewItem]:
    zones = context.zones
    places = [("/header/date", item) for item in zones.letterhead]
    places += [("", item) for item in (*zones.preamble, *zones.body, *zones.annexes)]
    out = []
    for path, item in places:
        for start, end in impossible_dates(item.text):
            spans = item.spans(context.document, start, end)
            message = say("review.impossible_date", date=item.text[start:end])
            out.append(_item(path, "inconsistent", message, "warning", spans[0] if spans else None))
    return out


def _sums(plan: Plan) -> list[ReviewItem]:
    """Award parts that do not add up to their total: the figures are kept as printed."""
    out = []
    for index, total, parts in plan.quota_totals():
        count = sum(part.count or 0 for part in parts)
        if count != total.count:
            message = say("review.quota_sum", total=total.count, sum=count)
            span = total.evidence[0] if total.evidence else None
            out.append(_item(f"/award_quotas/{index}/count", "inconsistent", message, "warning", span))
    return out
