"""Comparing times as plans give them: dates, reduced dates, quarters, and RFC 5545 rules of one day a month or a year."""

from __future__ import annotations

import calendar
import re
from datetime import date, timedelta

from schemas.plan import Deadline


def last_day(when: str, inclusive: bool) -> date | None:
    """The last day on which a duty may be done: a limit that leaves its day out ends the day before."""
    whole = re.fullmatch(r"(\d{4})-(\d{2})-(\d{2})", when)
    if whole:
        day = date.fromisoformat(when)
        return day if inclusive else day - timedelta(days=1)
    month = re.fullmatch(r"(\d{4})-(\d{2})", when)
    if month:
        return _month_end(int(month[1]), int(month[2]))
    quarter = re.fullmatch(r"(\d{4})-Q([1-4])", when)
    if quarter:
        return _month_end(int(quarter[1]), int(quarter[2]) * 3)
    half = re.fullmatch(r"(\d{4})-H([12])", when)
    if half:
        return _month_end(int(half[1]), int(half[2]) * 6)
    return date(int(when), 12, 31) if re.fullmatch(r"\d{4}", when) else None


def _month_end(year: int, month: int) -> date:
    return date(year, month, calendar.monthrange(year, month)[1])


def rule_parts(when: str) -> dict[str, str]:
    """The parts of an RFC 5545 rule by name; none of another kind of time."""
    return dict(part.split("=", 1) for part in when.split(";")) if when.startswith("FREQ=") else {}


def _yearly(when: str, inclusive: bool) -> tuple[int, int] | None:
    parts = rule_parts(when)
    if "BYMONTHDAY" not in parts:  # "tháng 9 hằng năm" ends with the month
        return (int(parts["BYMONTH"]), 31) if parts.get("FREQ") == "YEARLY" and "BYMONTH" in parts else None
    day = int(parts["BYMONTHDAY"]) - (0 if inclusive else 1)
    return int(parts.get("BYMONTH", "0")), day


def counted_days(below: Deadline, above: Deadline) -> tuple[bool, bool]:
    """Whether each of two times counts its own day; where one of them does not say, both are read alike."""
    unsaid = below.inclusive is None or above.inclusive is None
    return unsaid or bool(below.inclusive), unsaid or bool(above.inclusive)


def later(below: str, below_inclusive: bool, above: str, above_inclusive: bool) -> bool:
    """Whether the first time ends after the second; times of different shape are not compared (False)."""
    one, two = last_day(below, below_inclusive), last_day(above, above_inclusive)
    if one is not None and two is not None:
        return one > two
    first, second = _yearly(below, below_inclusive), _yearly(above, above_inclusive)
    return first is not None and second is not None and first > second
