"""The days that a time means which stands once: a day, a month, a quarter, a half, a year, a limit that leaves itself out."""

from __future__ import annotations

import calendar
import re
from dataclasses import dataclass
from datetime import date, timedelta

EARLIEST, LATEST = 1900, 2200
"""The years that dates of papers are read in; a JSON with others is somebody's slip."""

_DAY = timedelta(days=1)
_REDUCED = re.compile(r"(?P<y>\d{4})(?:-(?:(?P<m>\d{2})(?:-(?P<d>\d{2}))?|Q(?P<q>[1-4])|H(?P<h>[12])))?")


@dataclass(frozen=True, slots=True)
class Occurrence:
    """The days of one time: `first` None where only the last day is said, `period` where it is a month, quarter … as such;
    `limit` the day that the paper prints, which names the time among those of a recurrence.
    """

    first: date | None
    last: date
    period: str | None
    limit: date

    def touches(self, start: date, end: date) -> bool:
        """Whether any of its days lies between two days."""
        return (self.first or self.last) <= end and start <= self.last


def once(when: str, inclusive: bool | None) -> Occurrence | None:
    """The days of a time that stands once; None for one that recurs, is counted from an event or can't be read.

    A limit that leaves its day, month or quarter out (`inclusive` false) ends the day before it.
    """
    found = _REDUCED.fullmatch(when)
    if found is None or not EARLIEST <= int(found["y"]) <= LATEST:
        return None
    year = int(found["y"])
    if found["d"]:
        try:
            first = last = date.fromisoformat(when)
        except ValueError:
            return None  # a day that does not exist (31/02) is nobody's deadline until it is mended
    elif found["m"]:
        month = int(found["m"])
        if not 1 <= month <= 12:
            return None
        first, last = _months(year, month, month)
    elif found["q"]:
        first, last = _months(year, int(found["q"]) * 3 - 2, int(found["q"]) * 3)
    elif found["h"]:
        first, last = _months(year, int(found["h"]) * 6 - 5, int(found["h"]) * 6)
    else:
        first, last = _months(year, 1, 12)
    if inclusive is False:
        return Occurrence(None, first - _DAY, None, first)
    return Occurrence(None, last, None, last) if first == last else Occurrence(first, last, when, last)


def _months(year: int, first: int, last: int) -> tuple[date, date]:
    return date(year, first, 1), date(year, last, calendar.monthrange(year, last)[1])
