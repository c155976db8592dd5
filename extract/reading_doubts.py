"""Doubts that come from the reading itself: what was written by hand, figures read with doubt, pages that nothing could read."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator
from itertools import pairwise

from schemas.document import Aside, Document, Repair, Word
from schemas.plan import ITEM_FIELDS, Plan, ReviewItem
from schemas.span import Span
from schemas.texts import say

_DOUBTFUL = 0.8
_PATHS = {"handwritten_number": "/header/number", "handwritten_date": "/header/date"}


def handwritten(document: Document) -> list[ReviewItem]:
    """The number and the day that stand in the letterhead as handwriting: with the box of the picture to look at."""
    out = []
    for aside in document.asides:
        if aside.kind in _PATHS:
            message = say(f"review.{aside.kind}", page=aside.page or 1)
            out.append(
                ReviewItem(path=_PATHS[aside.kind], reason="handwritten", message=message, span=_place(document, aside))
            )
    return out


def _place(document: Document, aside: Aside) -> Span:
    """An empty slice where the line goes on that the aside was taken out of, with the aside's own page and box."""
    at = 0
    if aside.bbox is not None:
        middle = (aside.bbox[1] + aside.bbox[3]) / 2
        for line in document.lines:
            if line.page == aside.page and line.bbox[1] <= middle <= line.bbox[3]:
                at = line.start
                break
    return Span(start=at, end=at, page=aside.page, bbox=aside.bbox, quote="")


def unread_pages(document: Document) -> list[ReviewItem]:
    """Pages that could not be read, in one item."""
    pages = [
        str(page.number)
        for page in document.pages
        if page.layer == "none" and page.found in ("none", "stamp", "broken")
    ]
    blind = any(note in document.notes for note in ("note.no_ocr", "note.ocr_failed", "note.broken_pages"))
    if not pages or not blind:
        return []
    message = say("review.unread_pages", pages=", ".join(pages))
    return [ReviewItem(path="/source/layers", reason="low_ocr", message=message, severity="error")]


def doubtful_figures(document: Document, plan: Plan) -> list[ReviewItem]:
    """Items that rest on a figure which was recognised with doubt, or put right."""
    doubts = _doubts(document)
    if not doubts:
        return []
    starts = [start for start, _ in doubts]
    out = []
    for field in ITEM_FIELDS:
        for index, row in enumerate(getattr(plan, field)):
            for span in row.evidence:
                found = next(_within(doubts, starts, span), None)
                if found is not None:
                    quote = document.text[found[0] : found[1]]
                    message = say("review.doubtful_figure", field=say(f"field.{field}"), text=quote)
                    where = document.span(*found)
                    out.append(ReviewItem(path=f"/{field}/{index}", reason="low_ocr", message=message, span=where))
                    break
    return out


def _within(doubts: list[tuple[int, int]], starts: list[int], span: Span) -> Iterator[tuple[int, int]]:
    for index in range(bisect_left(starts, span.start), len(doubts)):
        if doubts[index][0] >= span.end:
            return
        yield doubts[index]


def _doubts(document: Document) -> list[tuple[int, int]]:
    """Slices of figures that were recognised with doubt or repaired, in order, without overlaps."""
    slices: list[Word | Repair] = [word for word in document.words if word.confidence < _DOUBTFUL]
    slices += [repair for repair in document.repairs if repair.reason in ("code", "space")]
    found = sorted({(s.start, s.end) for s in slices if any(char.isdigit() for char in document.text[s.start : s.end])})
    return [found[0], *(b for a, b in pairwise(found) if b[0] >= a[1])] if found else []
