"""Times by which something is due: points, intervals, recurrences and durations (the catalogue of deadline phrases).

"trước ngày" leaves the day out (inclusive false); "chậm nhất", "đến hết", "trong" keep it in (inclusive true).
"""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from typing import Literal

from grammar.dates import DateMatch, find_dates, find_days, iso

_YEARLY = re.compile(r"\s*,?\s*(?:của\s+)?(?:hằng|hàng|mỗi)\s+năm", re.IGNORECASE)
_YEARLY_BEFORE = re.compile(
    r"(?:(?:hằng|hàng|mỗi)\s+năm\s*,?\s*(?:xong\s+)?|(?:định kỳ|"
    r"tháng\s*\([^)]*\)\s*,)[^.;()]{0,30}\()(?:trước|chậm nhất|vào)?(?:\s+là)?(?:\s+ngày)?\s*$",
    re.IGNORECASE,
)
_LIST_GAP = re.compile(r"\s*(?:,|và|hoặc)\s*(?:ngày\s*)?")
_NEXT_YEAR = re.compile(r"\s*(?:của\s+)?năm\s+(?:sau|kế tiếp)", re.IGNORECASE)
_BEFORE = re.compile(r"(?:trước|xong trước)(?:\s+ngày|\s+thời điểm)?\s*$", re.IGNORECASE)
_LATEST = re.compile(
    r"(?:chậm nhất|muộn nhất|không muộn hơn|không quá)(?:\s+(?:là|vào|không quá|trước|đến))*(?:\s+(?:hết\s+)?ngày)?\s*$",
    re.IGNORECASE,
)
_UNTIL = re.compile(r"(?:đến|cho đến|tới)\s+(?:hết\s+)?(?:ngày\s+)?$|hết\s+(?:ngày\s+)?$", re.IGNORECASE)
_FROM = re.compile(r"(?:\btừ|kể từ|bắt đầu từ)\s+(?:ngày\s+)?$", re.IGNORECASE)
_IN = re.compile(r"(?:trong|vào|thời gian[^:]{0,40}:|thực hiện:)\s*(?:ngày\s+)?$", re.IGNORECASE)
_DAY_OF_MONTH = re.compile(
    r"(?P<lead>trước|chậm nhất(?:\s+là)?|vào)?\s*(?:ngày\s+)?(?P<d>\d{1,2})\s+(?:của\s+)?(?:hằng|hàng|mỗi)\s+tháng",
    re.IGNORECASE,
)
_DAY_OF_QUARTER = re.compile(
    r"(?P<lead>trước|chậm nhất(?:\s+là)?|vào)?\s*(?:ngày\s+)?(?P<d>\d{1,2})\s+(?:của\s+)?tháng\s+cuối\s+(?:của\s+)?(?:mỗi\s+|hằng\s+|hàng\s+)?quý",
    re.IGNORECASE,
)
_QUARTER = re.compile(r"quý\s+(?P<q>IV|I{1,3}|[1-4])(?:\s*(?:/|năm)?\s*(?:năm\s+)?(?P<y>\d{4}))?(?!\w)", re.IGNORECASE)
_HALF = re.compile(r"6\s+tháng\s+(?P<h>đầu|cuối)\s+năm(?:\s+(?P<y>\d{4}))?", re.IGNORECASE)
_YEAR = re.compile(r"(?P<lead>trong|chậm nhất(?:\s+trong)?|hết|cuối)\s+năm\s+(?P<y>\d{4})", re.IGNORECASE)
_MONTH_YEARLY = re.compile(r"tháng\s+(?P<m>\d{1,2})\s+(?:hằng|hàng|mỗi)\s+năm", re.IGNORECASE)
_WEEKDAYS = {"hai": "MO", "ba": "TU", "tư": "WE", "năm": "TH", "sáu": "FR", "bảy": "SA"}
_WEEKDAY = re.compile(r"(?:ngày\s+)?thứ\s+(?P<w>hai|ba|tư|năm|sáu|bảy)\s+(?:hằng|hàng|mỗi)\s+tuần", re.IGNORECASE)
_PERIODIC = re.compile(
    r"(?P<quarter>(?:hằng|hàng|mỗi|theo)\s+quý|\bquý(?=\s*,))|(?P<nine>0?9\s+tháng)|(?P<half>0?6\s+tháng(?!\s+(?:đầu|cuối))|nửa năm)"
    r"|(?P<month>(?:hằng|hàng|mỗi)\s+tháng)|(?P<week>(?:hằng|hàng|mỗi)\s+tuần)|(?P<year>(?:hằng|hàng|mỗi)\s+năm|(?:một|01|1)\s+năm\b|\bnăm(?=\s*(?:\(|hoặc|và\s+đột|,\s*đột|báo)))",
    re.IGNORECASE,
)
_DURATION = re.compile(
    r"(?:trong|sau|chậm nhất|thời hạn|tối đa)\s+(?:(?:vòng|thời hạn|thời gian|là|"
    r"không quá|tối đa)\s+)*(?P<n>\d{1,3})\s*(?P<u>ngày|giờ|tháng|tuần)(?P<w>\s+làm việc)?"
    r"(?=[^.;]{0,20}(?:kể từ|từ khi|tính từ|sau khi|trước|$))",
    re.IGNORECASE,
)
_FROM_DAY = re.compile(
    r"từ\s+(?:ngày\s+)?(?P<d>\d{1,2})\s*(?:đến|-|–)\s*(?:hết\s+)?(?:ngày\s+)?(?=\d{1,2})", re.IGNORECASE
)
_TENTATIVE = re.compile(r"dự kiến", re.IGNORECASE)
_NOT_A_TIME = re.compile(r"(?:số\s+\S+|[/-][A-ZĐ]\S*)\s*,?\s*(?:ký\s+)?(?:ngày\s+)?$")
_QUARTERS = {"I": 1, "II": 2, "III": 3, "IV": 4}

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


def find_times(text: str, year: int | None = None) -> list[TimeMatch]:
    """Every time of a text, in order. `year` completes days that are printed without one ("trước ngày 15/12").

    Dates that belong to a citation ("số 12/QĐ-UBND ngày 05/5/2021") are none. A day that does not exist is left out:
    the caller reports it.
    """
    out: list[TimeMatch] = []
    for finder in (_from_days, _points, _of_month, _quarters, _durations, _periodic):
        for match in finder(text, year):
            if not any(match.start < other.end and other.start < match.end for other in out):
                out.append(match)
    out = _explained(text, sorted(out, key=lambda match: match.start))
    return _windows(text, [replace(match, tentative=_is_tentative(text, match)) for match in out])


def _explained(text: str, found: list[TimeMatch]) -> list[TimeMatch]:
    """A period with its day in brackets is that day every year: "6 tháng (trước ngày 05/6), năm (trước ngày 05/12)"."""
    out: list[TimeMatch] = []
    inside = -1
    for index, match in enumerate(found):
        bracket = re.match(r"\s*\([^)]*\)", text[match.end :]) if match.bare else None
        following = found[index + 1] if index + 1 < len(found) else None
        if bracket and following is not None and not following.bare and following.end <= match.end + bracket.end():
            inside = match.end + bracket.end()
            continue
        if (
            match.start < inside
            and re.fullmatch(r"\d{4}-\d{2}-\d{2}", match.when)
            and not re.search(r"\d{4}", text[match.start : match.end])
        ):
            _, month, day = match.when.split("-")
            match = replace(match, when=f"FREQ=YEARLY;BYMONTH={int(month)};BYMONTHDAY={int(day)}", recurring=True)
        out.append(match)
    return out


def impossible_dates(text: str) -> list[DateMatch]:
    """Dates that are printed but do not exist (31/02/2024): reported, never repaired."""
    return [match for match in find_dates(text) if match.iso is None]


def _points(text: str, year: int | None) -> list[TimeMatch]:
    out: list[TimeMatch] = []
    for match in find_dates(text):
        before = text[max(0, match.start - 60) : match.start]
        if match.iso is None or _NOT_A_TIME.search(before) or re.match(r"\s*của\s", text[match.end : match.end + 6]):
            continue
        edge, inclusive, start = _edge(before, match.start)
        out.append(TimeMatch(start, match.end, match.iso, edge, inclusive))
    for match in find_days(text):
        before = text[max(0, match.start - 60) : match.start]
        yearly = _YEARLY.match(text, match.end) or _shared_yearly(text, match.end) or _YEARLY_BEFORE.search(before)
        if _NOT_A_TIME.search(before):
            continue
        edge, inclusive, start = _edge(before, match.start)
        if yearly:
            end = max(match.end, yearly.end()) if isinstance(yearly, re.Match) and yearly.re is _YEARLY else match.end
            if edge == "on" and out and _LIST_GAP.fullmatch(text[out[-1].end : match.start]):
                edge, inclusive = out[-1].edge, out[-1].inclusive
            when = f"FREQ=YEARLY;BYMONTH={match.month};BYMONTHDAY={match.day}"
            out.append(TimeMatch(start, end, when, edge, inclusive, recurring=True))
        elif edge != "on" or re.search(r"ngày\s*$", before):
            span_year = _interval_year(text, match.end) or year
            when_iso = iso(span_year, match.month, match.day) if span_year else None
            if when_iso and not _NEXT_YEAR.match(text, match.end):
                out.append(TimeMatch(start, match.end, when_iso, edge, inclusive))
    return out


def _from_days(text: str, year: int | None) -> list[TimeMatch]:
    """The start of an interval that names its month once: "từ ngày 08 đến ngày 10 tháng 12 năm 2025"."""
    out = []
    for found in _FROM_DAY.finditer(text):
        whole = [*find_dates(text[found.end() : found.end() + 30]), *find_days(text[found.end() : found.end() + 30])]
        end = next((match for match in whole if match.start <= 1 and match.day), None)
        when = iso(end.year or year or 0, end.month, int(found["d"])) if end else None
        if when:
            stop = found.end("d")
            out.append(TimeMatch(found.start(), stop, when, "start", None))
    return out


def _shared_yearly(text: str, end: int) -> bool:
    """Whether "hằng năm" follows after further days of the same list: "trước 01/6 và 15/11 hằng năm"."""
    return bool(
        re.match(
            r"(?:\s*(?:,|và|hoặc)\s*(?:trước\s+)?(?:ngày\s+)?\d{1,2}/\d{1,2})+\s*(?:hằng|hàng|mỗi) năm",
            text[end : end + 80],
            re.I,
        )
    )


def _interval_year(text: str, end: int) -> int | None:
    """The year of an interval's end, for a start without one: "từ ngày 15/11 đến ngày 20/11/2025"."""
    found = re.match(r"\s*(?:đến|-|–)\s*(?:hết\s+)?(?:ngày\s+)?\d{1,2}/\d{1,2}/(\d{4})", text[end : end + 40], re.I)
    return int(found[1]) if found else None


def _edge(before: str, start: int) -> tuple[Edge, bool | None, int]:
    edges: tuple[tuple[re.Pattern[str], Edge, bool | None], ...] = (
        (_LATEST, "by", True),
        (_BEFORE, "by", False),
        (_FROM, "start", None),
        (_UNTIL, "end", True),
        (_IN, "on", True),
    )
    for pattern, edge, inclusive in edges:
        found = pattern.search(before)
        if found:
            return edge, inclusive, start - len(before) + found.start()
    word = re.search(r"ngày\s*$", before, re.IGNORECASE)
    return "on", None, start - len(before) + word.start() if word else start


def _of_month(text: str, year: int | None) -> list[TimeMatch]:
    out = []
    for pattern, rule in (
        (_DAY_OF_QUARTER, "FREQ=MONTHLY;INTERVAL=3;BYMONTHDAY={d}"),
        (_DAY_OF_MONTH, "FREQ=MONTHLY;BYMONTHDAY={d}"),
    ):
        for found in pattern.finditer(text):
            lead = (found["lead"] or "").lower()
            inclusive = None if not lead else lead != "trước"
            out.append(
                TimeMatch(found.start(), found.end(), rule.format(d=int(found["d"])), "by", inclusive, recurring=True)
            )
    for found in _WEEKDAY.finditer(text):
        when = f"FREQ=WEEKLY;BYDAY={_WEEKDAYS[found['w'].lower()]}"
        out.append(TimeMatch(found.start(), found.end(), when, "by", True, recurring=True))
    for found in _MONTH_YEARLY.finditer(text):
        when = f"FREQ=YEARLY;BYMONTH={int(found['m'])}"
        out.append(TimeMatch(found.start(), found.end(), when, "on", True, recurring=True))
    return out


def _quarters(text: str, year: int | None) -> list[TimeMatch]:
    out = []
    for found in _QUARTER.finditer(text):
        figure = found["q"].upper()
        number = _QUARTERS.get(figure) or int(figure)
        when_year = int(found["y"]) if found["y"] else (_list_year(text, found.end()) or year)
        if when_year:
            edge, inclusive, start = _edge(text[max(0, found.start() - 40) : found.start()], found.start())
            out.append(TimeMatch(start, found.end(), f"{when_year}-Q{number}", edge, inclusive))
    for found in _HALF.finditer(text):
        when_year = int(found["y"]) if found["y"] else year
        if when_year and found["y"]:
            half = "H1" if found["h"].lower() == "đầu" else "H2"
            out.append(TimeMatch(found.start(), found.end(), f"{when_year}-{half}", "on", True))
    for found in _YEAR.finditer(text):
        edge = "end" if found["lead"].lower() in ("hết", "cuối") else "by"
        out.append(TimeMatch(found.start(), found.end(), found["y"], edge, True))
    return out


def _list_year(text: str, end: int) -> int | None:
    found = re.match(
        r"(?:\s*(?:,|và|-|–|đến)\s*quý\s+[IV\d]+)+\s*(?:/|năm)?\s*(\d{4})", text[end : end + 50], re.IGNORECASE
    )
    return int(found[1]) if found else None


def _durations(text: str, year: int | None) -> list[TimeMatch]:
    out = []
    for found in _DURATION.finditer(text):
        number, unit = int(found["n"]), found["u"].lower()
        when = {"ngày": f"P{number}D", "giờ": f"PT{number}H", "tháng": f"P{number}M", "tuần": f"P{number}W"}[unit]
        out.append(TimeMatch(found.start(), found.end(), when, "by", True, working_days=bool(found["w"])))
    return out


_RULES = {
    "quarter": "FREQ=MONTHLY;INTERVAL=3", "nine": "FREQ=YEARLY;BYMONTH=9", "half": "FREQ=MONTHLY;INTERVAL=6",
    "month": "FREQ=MONTHLY", "week": "FREQ=WEEKLY", "year": "FREQ=YEARLY;INTERVAL=1",
}  # fmt: skip


def _periodic(text: str, year: int | None) -> list[TimeMatch]:
    out = []
    for found in _PERIODIC.finditer(text):
        name = next(key for key, value in found.groupdict().items() if value)
        if name in ("half", "nine") and not _in_a_series(text, found):
            continue
        if name == "year" and not re.match(r"(?:hằng|hàng|mỗi)", found.group(), re.I) and not _in_a_series(text, found):
            continue
        out.append(TimeMatch(found.start(), found.end(), _RULES[name], "on", None, recurring=True, bare=True))
    return out


def _in_a_series(text: str, found: re.Match[str]) -> bool:
    """Whether a period stands in "định kỳ hàng quý, 6 tháng, một năm" and is not just a span of months."""
    return bool(
        re.search(
            r"(?:định kỳ|quý|tháng|tuần|báo cáo)\s*(?:,|và|hoặc|\([^)]*\)\s*,)?\s*$",
            text[: found.start()],
            re.IGNORECASE,
        )
    )


def _is_tentative(text: str, match: TimeMatch) -> bool:
    return bool(_TENTATIVE.search(text[max(0, match.start - 25) : match.start]))


def _windows(text: str, found: list[TimeMatch]) -> list[TimeMatch]:
    """Name the start and the end of one interval by one word, so that they can be put together again."""
    out = list(found)
    for index in range(len(out) - 1):
        first, second = out[index], out[index + 1]
        if first.edge == "start" and second.edge == "end" and second.start - first.end <= 12:
            name = f"w{index + 1}"
            out[index], out[index + 1] = replace(first, window=name), replace(second, window=name)
    return out
