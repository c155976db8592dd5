"""Where a value stands in the text of its document."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from pydantic import BaseModel, ConfigDict, Field


class Strict(BaseModel):
    """Base of every model of the contract: unknown fields are an error, not silently dropped."""

    model_config = ConfigDict(extra="forbid", validate_assignment=True)


class Span(Strict):
    """A slice of the document's text.

    `start` and `end` are Unicode code points into the text that `kehoach text FILE` prints; `quote` is that slice.
    `page` counts from 1 and is null where the source has no pages; `bbox` is (left, top, right, bottom) in PDF points
    from the top left corner of the page, null where there is none.
    """

    start: int = Field(ge=0)
    end: int = Field(ge=0)
    page: int | None = None
    bbox: tuple[float, float, float, float] | None = None
    quote: str


def overlap(some: Iterable[Span], others: Sequence[Span]) -> bool:
    """Whether two pieces of evidence share a place of the text."""
    return any(a.start < b.end and b.start < a.end for a in some for b in others)


class Evidenced(Strict):
    """An extracted item: where it was read, and how sure the program is (0 to 1)."""

    evidence: list[Span] = Field(default_factory=list)
    confidence: float = Field(default=1.0, ge=0.0, le=1.0)
