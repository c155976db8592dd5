"""A time found in a text, as the contract writes it."""

from __future__ import annotations

import re
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


def yearly(month: int, day: int) -> str:
    """The rule of a day that comes every year."""
    return f"FREQ=YEARLY;BYMONTH={month};BYMONTHDAY={day}"


def every_year(match: TimeMatch, text: str) -> TimeMatch:
    """The same day in every year, where the text prints it without a year; any other time as it is."""
    whole = re.fullmatch(r"\d{4}-(\d{2})-(\d{2})", match.when)
    if whole is None or re.search(r"\d{4}", text[match.start : match.end]):
        return match
    return replace(match, when=yearly(int(whole[1]), int(whole[2])), recurring=True)
