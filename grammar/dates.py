"""Dates as they are printed in administrative texts, read and written.

Decree 30/2020, Annex I, II.4b: days 1 to 9 and months 1 and 2 take a 0 before them.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date
from functools import lru_cache

_SEP = r"\s*[/.\-]\s*"
_NUMERIC = re.compile(rf"(?<![\d/.,])(?P<d>\d{{1,2}}){_SEP}(?P<m>\d{{1,2}}){_SEP}(?P<y>\d{{4}})(?![\d])")
_SPELLED = re.compile(
    r"(?:ngày\s+)?(?:(?P<d>\d{1,2})\s+)?tháng\s+(?P<m>\d{1,2})\s*(?:,\s*)?năm\s+(?P<y>\d{4})", re.IGNORECASE
)
_DAY_MONTH = re.compile(r"(?<![\d/.,])(?P<d>\d{1,2})\s*/\s*(?P<m>\d{1,2})(?![\d/]|\s*/\s*\d)")
_SPELLED_DAY_MONTH = re.compile(r"(?P<d>\d{1,2})\s+tháng\s+(?P<m>\d{1,2})(?!\s*(?:năm\s+\d|/\s*\d|lần))", re.IGNORECASE)
_MONTH_YEAR = re.compile(r"(?:tháng\s+)(?P<m>\d{1,2})\s*(?:/|năm\s+)\s*(?P<y>\d{4})", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class DateMatch:
    """A date in a text: `iso` is whole, "2021-12" without its day, or None where the day does not exist (31/02)."""

    start: int
    end: int
    iso: str | None
    day: int | None
    month: int
    year: int | None


def iso(year: int, month: int, day: int | None) -> str | None:
    """An ISO date, or None where there is no such day."""
    if not 1 <= month <= 12 or not 1900 <= year <= 2200:
        return None
    if day is None:
        return f"{year:04d}-{month:02d}"
    try:
        return date(year, month, day).isoformat()
    except ValueError:
        return None


def find_dates(text: str) -> list[DateMatch]:
    """Every date with a year, in order: dd/mm/yyyy, "ngày d tháng m năm yyyy", "tháng m/yyyy"."""
    return list(_dates(text))


@lru_cache(maxsize=1024)  # a clause is asked for its days, its times and its citations
def _dates(text: str) -> tuple[DateMatch, ...]:
    if not _FIGURE.search(text):
        return ()
    out: list[DateMatch] = []
    taken: list[tuple[int, int]] = []
    for pattern in (_NUMERIC, _SPELLED, _MONTH_YEAR):
        for found in pattern.finditer(text):
            if any(found.start() < end and start < found.end() for start, end in taken):
                continue
            groups = found.groupdict()
            day = int(groups["d"]) if groups.get("d") else None
            month, year = int(groups["m"]), int(groups["y"])
            start = found.start()
            out.append(DateMatch(start, found.end(), iso(year, month, day), day, month, year))
            taken.append((start, found.end()))
    return tuple(sorted(out, key=lambda match: match.start))


_FIGURE = re.compile(r"\d")
_LEAP_YEAR = 2024


def find_days(text: str) -> list[DateMatch]:
    """Every day of a month without a year: "10/3", "20 tháng 6"; what belongs to a whole date is left out."""
    if not _FIGURE.search(text):
        return []
    whole = [(match.start, match.end) for match in find_dates(text)]
    out: list[DateMatch] = []
    for pattern in (_DAY_MONTH, _SPELLED_DAY_MONTH):
        for found in pattern.finditer(text):
            taken = whole + [(match.start, match.end) for match in out]
            if any(found.start() < end and start < found.end() for start, end in taken):
                continue
            day, month = int(found["d"]), int(found["m"])
            if not 1 <= month <= 12 or not 1 <= day <= 31 or _is_code(text, found.end()):
                continue
            out.append(DateMatch(found.start(), found.end(), None, day, month, None))
    return sorted(out, key=lambda match: match.start)


def is_day(day: int | None, month: int | None) -> bool:
    """Whether some year has that day (29/02 is one, 31/02 none)."""
    return bool(day and month and iso(_LEAP_YEAR, month, day))


def _is_code(text: str, end: int) -> bool:
    """Whether what looks like a day goes on as a document's number ("12/5/NQ-…")."""
    return bool(re.match(r"\s*/\s*[A-ZĐ]|\s*-[A-ZĐ]{2}", text[end : end + 6]))


def write_short(day: date) -> str:
    """A date inside a sentence: 05/8/2022 (zero before days 1 to 9 and months 1 and 2)."""
    return f"{day.day:02d}/{write_month(day.month)}/{day.year}"


def write_long(day: date) -> str:
    """A date in full: "ngày 05 tháng 8 năm 2022"."""
    return f"ngày {day.day:02d} tháng {write_month(day.month)} năm {day.year}"


def write_month(month: int) -> str:
    """A month as it is written: a zero before 1 and 2 only (Decree 30/2020, Annex I, II.4b)."""
    return f"{month:02d}" if month <= 2 else str(month)


def day_first(day: str | None) -> str:
    """An ISO date, also a reduced one, with its day first: "2024-03-08" → "08/03/2024", "2024-03" → "03/2024"; "" for none."""
    return "/".join(reversed(day.split("-"))) if day else ""
