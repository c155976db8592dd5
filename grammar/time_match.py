"""A time found in a text, as the contract writes it."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import Literal

Edge = Literal["by", "start", "end", "on"]


@dataclass(frozen=True, slots=True)
class TimeMatch:
    """A time in a text: `when` as the contract writes it; `edge` whether it is a limit, an interval's end, or a day."""

    start: int
    end: int
    when: str
    edge: Edge
    inclusive: bool | None = None
    working_days: bool = False
    tentative: bool = False
    recurring: bool = False
    bare: bool = False  # a recurrence without a day ("hàng năm")
    window: str | None = None


def shifted(match: TimeMatch, by: int) -> TimeMatch:
    """The same time in a text that begins elsewhere."""
    return replace(match, start=match.start + by, end=match.end + by)
