"""Times by which something is due: points, intervals, recurrences and durations (the catalogue of deadline phrases).

"trước ngày" leaves the day out (inclusive false); "chậm nhất", "đến hết", "trong" keep it in (inclusive true).
"""

from __future__ import annotations

import re
from dataclasses import replace

from grammar.citations import find_citations
from grammar.dates import find_dates, find_days, is_day
from grammar.points import days, interval_starts, quarters_and_years
from grammar.recurrences import days_of_a_period, durations, hours_of_a_day, impossible_days, periods
from grammar.time_match import TimeMatch, every_year

__all__ = ["TimeMatch", "find_times", "impossible_dates"]

_TENTATIVE = re.compile(r"dự kiến[^.;]{0,90}$", re.IGNORECASE)
_MAY_SAY_WHEN = re.compile(r"\d|h[ằà]ng|mỗi|quý|tháng|tuần|năm|ngày|giờ", re.IGNORECASE)
_MAY_CITE = re.compile(r"\d\s*[/-]\s*[A-ZĐ]|Luật|Pháp lệnh")


def find_times(text: str, year: int | None = None) -> list[TimeMatch]:
    """Every time of a text, in order. `year` completes days that are printed without one ("trước ngày 15/12").

    Dates that belong to a citation ("số 12/QĐ-UBND ngày 05/5/2021") are none. A day that does not exist is left out:
    the caller reports it.
    """
    if not _MAY_SAY_WHEN.search(text):
        return []
    out: list[TimeMatch] = []
    for found in (
        interval_starts(text, year),
        days(text, year),
        days_of_a_period(text),
        hours_of_a_day(text),
        quarters_and_years(text, year),
        durations(text),
        periods(text),
    ):
        out.extend(match for match in found if not any(match.start < old.end and old.start < match.end for old in out))
    out = _not_impossible(text, _not_cited(text, sorted(out, key=lambda match: match.start)))
    return _windows(text, [replace(match, tentative=_is_tentative(text, match)) for match in _explained(text, out)])


def _not_impossible(text: str, found: list[TimeMatch]) -> list[TimeMatch]:
    """Without the bare period that follows a day which does not exist ("31/02 hằng năm")."""
    if not any(match.bare for match in found):
        return found
    none = impossible_dates(text)
    return [m for m in found if not (m.bare and any(start < m.end and m.start <= end + 1 for start, end in none))]


def _not_cited(text: str, found: list[TimeMatch]) -> list[TimeMatch]:
    """Without the dates by which a text cites documents ("Luật … ngày 15 tháng 6 năm 2022")."""
    if not found or not _MAY_CITE.search(text):
        return found
    cited = [(c.start, c.end, c.date) for c in find_citations(text) if c.date]
    return [m for m in found if not any(start <= m.start < end and m.when == day for start, end, day in cited)]


def _explained(text: str, found: list[TimeMatch]) -> list[TimeMatch]:
    """A period with its day in brackets is that day every year: "6 tháng (trước ngày 05/6), năm (trước ngày 05/12)"."""
    out: list[TimeMatch] = []
    inside = -1
    for index, match in enumerate(found):
        following = found[index + 1] if index + 1 < len(found) else None
        if match.bare and following is not None and _one_time(text, match, following):
            continue
        bracket = re.match(r"\s*\([^)]*\)", text[match.end :]) if match.bare else None
        if bracket and following is not None and not following.bare and following.end <= match.end + bracket.end():
            inside = match.end + bracket.end()
            continue
        if match.start < inside:
            match = every_year(match, text)
        out.append(match)
    return out


def _one_time(text: str, period: TimeMatch, day: TimeMatch) -> bool:
    """Whether a bare period and the time behind it say one time, which is the latter."""
    gap = text[period.end : day.start]
    beside = re.fullmatch(r"\s*,?\s*", gap) is not None
    both_yearly = period.when.startswith("FREQ=YEARLY") and day.when.startswith("FREQ=YEARLY")
    if both_yearly and "BYMONTHDAY" in day.when and (beside or re.fullmatch(r"\s*:[^.;]*", gap)):
        return True  # "hằng năm, trước ngày 10/12", "mỗi năm: đợt 1 từ ngày 15/3 …"
    if beside and _dates_it(period.when, day.when):
        return True  # "hằng quý trước ngày 12 của tháng cuối quý"
    # "báo cáo 6 tháng trước ngày 10/6/2020"
    return beside and day.edge == "by" and not day.recurring and not day.when.startswith("P")


def _dates_it(period: str, when: str) -> bool:
    """Whether a rule is a period with its day: FREQ=MONTHLY;INTERVAL=3 and FREQ=MONTHLY;INTERVAL=3;BYMONTHDAY=12."""
    return when.startswith(f"{period};BYMONTHDAY")


def impossible_dates(text: str) -> list[tuple[int, int]]:
    """Where dates are printed that do not exist (31/02/2024, 31/02 hằng năm): reported, never repaired."""
    whole = [match for match in find_dates(text) if match.iso is None]
    yearly = [
        match
        for match in find_days(text)
        if not is_day(match.day, match.month) and re.search(r"ngày\s*$", text[: match.start], re.IGNORECASE)
    ]
    return sorted([(match.start, match.end) for match in whole + yearly] + impossible_days(text))


def _is_tentative(text: str, match: TimeMatch) -> bool:
    return bool(_TENTATIVE.search(text[: match.start]))


def _windows(text: str, found: list[TimeMatch]) -> list[TimeMatch]:
    """Name the start and the end of one interval by one word, so that they can be put together again."""
    out = list(found)
    for index in range(len(out) - 1):
        first, second = out[index], out[index + 1]
        if first.edge == "on" and second.edge == "end" and not text[first.end : second.start].strip():
            first = replace(first, edge="start", inclusive=None)  # "quý IV/2026 - quý I/2027"
        if first.edge == "start" and second.edge == "end" and second.start - first.end <= 12:
            name = f"w{index + 1}"
            out[index], out[index + 1] = replace(first, window=name), replace(second, window=name)
    return out
