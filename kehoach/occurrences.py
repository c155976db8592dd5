"""When a deadline that recurs falls due: its days between two days."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta

from grammar.once import Occurrence, once

_DAY = timedelta(days=1)
_FIRST_OF_QUARTER = re.compile(r"tháng\s+đầu\s+(?:(?:của|mỗi|hằng|hàng)\s+)*quý\b", re.IGNORECASE)
_NEXT_PERIOD = re.compile(r"\b(?:năm|quý|tháng)\s+(?:sau|kế tiếp|tiếp theo)\b", re.IGNORECASE)
_WEEKDAYS = ("MO", "TU", "WE", "TH", "FR", "SA", "SU")
_SHORTEST_MONTH = 28


@dataclass(frozen=True, slots=True)
class Rule:
    """A recurrence that has days: `months` None for every month, `days` of the month or `weekday`; without both whole months."""

    months: tuple[int, ...] | None
    day: int | None = None
    weekday: int | None = None

    @property
    def whole_months(self) -> bool:
        """Whether it says months and no day in them."""
        return self.day is None and self.weekday is None

    def between(self, start: date, end: date) -> list[date]:
        """Its days between two days; a month without the day (30/02) has its last day instead, whole months their first."""
        from dateutil import rrule

        day = self.day or 1
        days = (day,) if day <= _SHORTEST_MONTH else tuple(range(_SHORTEST_MONTH, day + 1))
        limits = {"dtstart": datetime.combine(start, time()), "until": datetime.combine(end, time())}
        if self.weekday is not None:
            found = rrule.rrule(rrule.WEEKLY, byweekday=self.weekday, **limits)
        else:
            found = rrule.rrule(rrule.MONTHLY, bymonth=self.months, bymonthday=days, bysetpos=-1, **limits)
        return [moment.date() for moment in found]


def rule_of(when: str, text: str) -> Rule | None:
    """The days of a recurrence; None for one that says none ("hằng năm", "hằng quý") and for every day's.

    `text`: of a day in a quarter it says whether that is the first or the last month's, and "9 tháng" is no September.
    """
    parts = dict(part.split("=", 1) for part in when.split(";") if "=" in part)
    frequency, day = parts.get("FREQ"), _number(parts.get("BYMONTHDAY"), 31)
    month = _number(parts.get("BYMONTH"), 12)
    if frequency == "WEEKLY" and parts.get("BYDAY") in _WEEKDAYS and "INTERVAL" not in parts:
        return Rule(None, weekday=_WEEKDAYS.index(parts["BYDAY"]))
    if frequency == "YEARLY" and month and parts.get("INTERVAL", "1") == "1":
        named = "BYMONTHDAY" not in parts and re.search(rf"\btháng\s+0?{month}(?!\d)", text, re.IGNORECASE)
        return Rule((month,), day) if day or named else None
    if frequency == "MONTHLY" and day and not month:
        step = _number(parts.get("INTERVAL", "1"), 12)
        if step is None or 12 % step:
            return None
        shift = step - 1 if step > 1 and _FIRST_OF_QUARTER.search(text) else 0
        return Rule(tuple(range(step - shift, 13, step)), day)
    return None


def _number(value: str | None, most: int) -> int | None:
    number = int(value) if value and value.isdecimal() else 0
    return number if 1 <= number <= most else None


def recurring(
    rule: Rule, text: str, inclusive: bool | None, since: date | None, until: date | None, start: date, end: date
) -> list[Occurrence]:
    """The times of a recurrence that lie between `start` and `end`.

    `since` and `until` are when the paper begins and ends to hold (None where unknown); what is due in the period after its
    own ("trước 15/01 năm sau") comes once more behind the end.
    """
    lowest = max(start, since) if since else start
    if until is not None and until < end:
        more = rule.between(until + _DAY, until + 366 * _DAY)[:1] if _NEXT_PERIOD.search(text) else []
        highest = min(end, more[0] if more else until)
    else:
        highest = end
    # a limit that leaves its day out is due the day before: the days looked at reach one further
    out = (_occurrence(rule, day, inclusive) for day in rule.between(lowest - 31 * _DAY, highest + _DAY))
    return [one for one in out if one.touches(lowest, end) and (one.limit <= highest or one.last <= highest)]


def _occurrence(rule: Rule, day: date, inclusive: bool | None) -> Occurrence:
    if rule.whole_months:
        made = once(f"{day:%Y-%m}", inclusive)
        assert made is not None
        return made
    return Occurrence(None, day - _DAY if inclusive is False else day, None, day)


def opened(rule: Rule, occurrence: Occurrence) -> date | None:
    """The day on which a recurring interval that ends with an occurrence began, by the rule of its start."""
    return max(rule.between(occurrence.last - 366 * _DAY, occurrence.last), default=None)
