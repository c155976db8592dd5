"""Times that stand once: dates, days without a year, months, quarters, halves, years, and both ends of intervals."""

from __future__ import annotations

import re
from dataclasses import replace

from grammar.dates import DateMatch, find_dates, find_days, is_day, iso
from grammar.time_match import Edge, TimeMatch
from grammar.time_match import yearly as every

_YEARLY = re.compile(r"\s*,?\s*(?:của\s+)?(?:(?:hằng|hàng|mỗi)\s+năm|năm\s+(?:kế hoạch|báo cáo)\b)", re.IGNORECASE)
_EACH_YEAR = re.compile(r"(?:(?:lần|đợt|kỳ)\s*(?:/|một)\s*năm|(?:mỗi|hằng|hàng)\s+năm)\s*:", re.IGNORECASE)
_YEARLY_BEFORE = re.compile(
    r"(?:(?:hằng|hàng|mỗi)\s+năm\s*,?\s*(?:xong\s+|từ(?:\s+(?:ngày\s+)?\d{1,2}/\d{1,2}\s*(?:đến|-)(?:\s+hết)?)?)?|"
    r"\blần\s*/\s*năm\s*\((?:[^()]*,)?\s*(?:lần|đợt)\s+\w+:?\s*|(?:định kỳ|"
    r"tháng\s*\([^)]*\)\s*(?:,|và))[^.;()]{0,30}\()(?:trước|chậm nhất|vào)?(?:\s+là)?(?:\s+ngày)?\s*$",
    re.IGNORECASE,
)
_PERIOD_BEFORE = re.compile(
    r"(?<!kết )(?:0?6\s+tháng(?:\s+đầu năm)?|0?9\s+tháng|(?:cả\s+)?năm)\s*[:(]?\s*(?:trước|chậm nhất|vào)(?:\s+là)?(?:\s+ngày)?\s*$",
    re.IGNORECASE,
)
_MONTH_SPAN = re.compile(
    r"(?:từ\s+)?(?P<from>tháng\s+(?P<a>\d{1,2})(?:\s*(?:/|năm)\s*(?P<y>\d{4}))?)\s*(?:đến|-|–)\s*(?:hết\s+)?"
    r"(?P<to>(?:tháng\s+)?(?P<b>\d{1,2})(?:\s*(?:/|năm)\s*(?P<z>\d{4}))?)(?![\d/])",
    re.IGNORECASE,
)
_FROM_MONTH = re.compile(
    r"(?P<from>từ\s+tháng\s+(?P<a>\d{1,2})(?:\s*/\s*(?P<y>\d{4}))?)\s*(?:đến|-|–)\s*(?:hết\s+)?(?:ngày\s+(?:[^\W\d_]+\s+){0,2})?"
    r"\d{1,2}/(?P<b>\d{1,2})/(?P<z>\d{4})",
    re.IGNORECASE,
)
_MONTH_LIST = re.compile(
    r"(?:trong\s+)?(?:các\s+)?tháng\s+(?P<list>\d{1,2}(?:\s*,\s*(?:tháng\s+)?\d{1,2})*\s*(?:,|và)\s*(?:tháng\s+)?\d{1,2})(?!\s*/\s*\d{1,2}/)"
    r"(?:\s*/\s*(?P<y>\d{4})|\s+năm\s+(?P<z>\d{4}))?(?![\d/])",
    re.IGNORECASE,
)
_LIST_GAP = re.compile(r"\s*(?:\([^()]{0,40}\))?\s*(?:,|;|và|hoặc)\s*(?:ngày\s*)?")
_OTHER_YEAR = re.compile(r"\s*(?:của\s+)?năm\s+(?:(?P<next>sau|kế tiếp)|trước|liền kề)", re.IGNORECASE)
_HOUR = r"(?:\s+\d{1,2}\s*(?:h|giờ|:)\s*(?:\d{1,2})?(?:\s*phút)?\s*,?)?"
_BEFORE = re.compile(rf"(?:trước|xong trước){_HOUR}(?:\s+ngày(?:\s+[^\W\d_]+){{0,2}}|\s+thời điểm)?\s*$", re.IGNORECASE)
_LATEST = re.compile(
    r"(?:(?:chậm nhất|muộn nhất|hạn chót|hạn cuối|không muộn hơn)(?:\s+(?:là|vào|không quá|trước|đến))*"
    rf"{_HOUR}(?:\s+(?:hết\s+)?ngày)?|không quá{_HOUR}\s+(?:hết\s+)?ngày)\s*$",  # "không quá 1/3" is a share
    re.IGNORECASE,
)
_UNTIL = re.compile(
    rf"(?:đến|cho đến|tới){_HOUR}\s+(?:hết\s+)?(?:ngày\s+(?:[^\W\d_]+\s+){{0,2}})?$|hết\s+(?:ngày\s+)?$|(?<=\d)(?=\s*[-–]\s*$)",
    re.IGNORECASE,
)
_FROM = re.compile(r"(?:\btừ|kể từ|bắt đầu từ)\s+(?:ngày\s+)?$", re.IGNORECASE)
_QUARTER = re.compile(
    r"qu[ýí]\s+(?P<q>IV|I{1,3}|[1-4])(?P<more>(?:\s*(?:,|và)\s*(?:IV|I{1,3}|"
    r"[1-4])(?!\w))*)(?:\s*(?:/|-|năm)?\s*(?:năm\s+)?(?P<y>\d{4}))?(?!\w)",
    re.IGNORECASE,
)
_HALF = re.compile(r"0?6\s+tháng\s+(?P<h>đầu|cuối)\s+năm(?:\s+(?P<y>\d{4}))?", re.IGNORECASE)
_YEAR = re.compile(
    r"(?P<lead>trong|chậm nhất(?:\s+trong)?|vào cuối|hết|cuối|từ nay (?:cho )?đến)\s+năm\s+(?P<y>\d{4})", re.IGNORECASE
)
_YEAR_LABEL = re.compile(r"^\W*(?:trong\s+)?năm\s+(?P<y>\d{4})\s*:", re.IGNORECASE)
_FROM_DAY = re.compile(
    r"từ\s+(?:ngày\s+)?(?P<d>\d{1,2})\s*(?:đến|-|–)\s*(?:hết\s+)?(?:ngày\s+)?(?=\d{1,2})", re.IGNORECASE
)
_FROM_DATE = re.compile(
    r"(?<![\d/])(?:từ\s+)?(?:ngày\s+)?(?P<d>\d{1,2})/(?P<m>\d{1,2})\s*(?:[-–]|đến(?:\s+ngày)?)\s*(?=\d{1,2}/\d{1,2}/(?P<y>\d{4}))",
    re.IGNORECASE,
)
_DAY_RANGE = re.compile(r"ngày\s+(?P<d>\d{1,2})\s*[-–]\s*(?=\d{1,2}\s*/\s*\d{1,2}\b)", re.IGNORECASE)
_NOT_A_TIME = re.compile(
    r"\btính đến\s+(?:hết\s+)?(?:ngày\s+)?$|(?:số\s+\S+|[/-][A-ZĐ]\S*)\s*,?\s*(?:ký\s+)?(?:ngày\s+)?$"
)
_QUARTERS = {"I": 1, "II": 2, "III": 3, "IV": 4}
_PART_OF_MONTH = r"(?:nửa\s+(?:đầu|cuối)|(?:trung|thượng|hạ)\s+tuần|tuần\s+(?:đầu|cuối|thứ\s+[^\W\d_]+))(?:\s+của)?"
_MONTH = re.compile(
    rf"(?:trong|vào|đầu|cuối|hết|giữa|{_PART_OF_MONTH}|thời gian:|(?:đợt|lần|kỳ)\s+(?:\d|[IVX]+)\s*:)\s+"
    r"tháng\s+(?P<m>\d{1,2})(?!\s*(?:/|năm\s+\d|hằng|hàng|mỗi|đầu|cuối|\d))(?=[^\w/]|$)",
    re.IGNORECASE,
)
_IN = re.compile(
    rf"(?:trong|vào|thời gian[^:]{{0,40}}:|thực hiện:)\s*(?:{_PART_OF_MONTH}\s+)?(?:ngày\s+)?$", re.IGNORECASE
)
_LABELLED_YEARS = re.compile(
    r"thời gian[^:]{0,40}:\s*(?:từ\s+)?(?:giai đoạn\s+)?(?P<from>(?:năm\s+)?(?P<a>\d{4}))\s*(?:đến|-|–)\s*(?P<to>(?:năm\s+)?(?P<b>\d{4}))",
    re.IGNORECASE,
)


def days(text: str, year: int | None) -> list[TimeMatch]:
    out: list[TimeMatch] = []
    for match in sorted([*find_dates(text), *find_days(text)], key=lambda found: found.start):
        before = text[max(0, match.start - 60) : match.start]
        if _NOT_A_TIME.search(before):
            continue
        edge, inclusive, start = _edge(before, match.start)
        if edge == "on" and out and _LIST_GAP.fullmatch(text[out[-1].end : match.start]):
            edge, inclusive = (
                out[-1].edge,
                out[-1].inclusive,
            )  # "trước ngày 15/6, 15/8 và 16/10": said once for the list
        found = (_dated if match.year else _undated)(
            text, match, year, TimeMatch(start, match.end, "", edge, inclusive)
        )
        if found is not None:
            out.append(found)
    return out


def _dated(text: str, match: DateMatch, _: int | None, time: TimeMatch) -> TimeMatch | None:
    """A date with its year; None for one that does not exist, and for the day of a document ("ngày … của …")."""
    if match.iso is None or re.match(r"\s*của\s", text[match.end : match.end + 6]):
        return None
    return replace(time, when=match.iso)


def _undated(text: str, match: DateMatch, year: int | None, time: TimeMatch) -> TimeMatch | None:
    """A day without a year: every year's where that is said, else of the plan's year (or of the interval's or list's end)."""
    if match.day is None or not is_day(match.day, match.month):
        return None
    before = text[max(0, match.start - 60) : match.start]
    yearly = _YEARLY.match(text, match.end)
    each_year = _EACH_YEAR.search(text[: match.start])
    reported = _PERIOD_BEFORE.search(before) and re.search(r"định kỳ|hằng|hàng|\bquý\b", text, re.IGNORECASE)
    if yearly or each_year or reported or _shared_yearly(text, match.end) or _YEARLY_BEFORE.search(before):
        end = max(match.end, yearly.end()) if yearly else match.end
        return replace(time, end=end, when=every(match.month, match.day), recurring=True)
    if time.edge == "on" and not re.search(r"ngày\s*$", before):
        return None
    span_year = _interval_year(text, match.end) or _listed_year(text, match.end) or year
    other = _OTHER_YEAR.match(text, match.end)
    if span_year is None or (other and not other["next"]):
        return None
    day = iso(span_year + bool(other), match.month, match.day)
    return replace(time, when=day, end=other.end() if other else match.end) if day else None


def _listed_year(text: str, end: int) -> int | None:
    """The year that stands at the last of several days: "ngày 15/6 (Đợt 1), 15/8 (Đợt 2) và 16/10/2023"."""
    found = re.match(
        r"(?:\s*(?:\([^()]{0,40}\))?\s*(?:,|và)\s*(?:ngày\s+)?\d{1,2}/\d{1,2}(?![/\d]))*"
        r"\s*(?:\([^()]{0,40}\))?\s*(?:,|và)\s*(?:ngày\s+)?\d{1,2}/\d{1,2}/(\d{4})",
        text[end : end + 160],
    )
    return int(found[1]) if found else None


def interval_starts(text: str, year: int | None) -> list[TimeMatch]:
    """The start of an interval that names its month once: "từ ngày 08 đến ngày 10 tháng 12 năm 2025", "ngày 15-16/5/2023"."""
    out = []
    for found in _MONTH_SPAN.finditer(text):
        ends = int(found["z"] or year or 0)
        first = iso(int(found["y"] or ends), int(found["a"]), None)
        last = iso(ends, int(found["b"]), None)
        if first and last and first < last:
            out.append(TimeMatch(*found.span("from"), first, "start", None))
            out.append(TimeMatch(*found.span("to"), last, "end", True))
    for found in _FROM_MONTH.finditer(text):
        first = iso(int(found["y"] or found["z"]), int(found["a"]), None)
        if first and first < f"{found['z']}-{int(found['b']):02d}-32":
            out.append(TimeMatch(*found.span("from"), first, "start", None))
    out += _days_of_one_month(text, year)
    for found in _FROM_DATE.finditer(text):
        if when := iso(int(found["y"]), int(found["m"]), int(found["d"])):
            out.append(TimeMatch(found.start(), found.end("m"), when, "start", None))
    for found in (*_FROM_DAY.finditer(text), *_DAY_RANGE.finditer(text)):
        whole = [*find_dates(text[found.end() : found.end() + 30]), *find_days(text[found.end() : found.end() + 30])]
        end = next((match for match in whole if match.start <= 1 and match.day), None)
        when = iso(end.year or year or 0, end.month, int(found["d"])) if end else None
        if when:
            stop = found.end("d")
            out.append(TimeMatch(found.start(), stop, when, "start", None))
    return out


_DAY_LIST = re.compile(
    r"ngày\s+(?P<list>\d{1,2}(?:\s*,\s*\d{1,2})*)\s*(?:,|và)\s*(?:ngày\s+)?(?=\d{1,2}\s*(?:/|tháng))", re.IGNORECASE
)


def _days_of_one_month(text: str, year: int | None) -> list[TimeMatch]:
    """Days of a list that says its month once, at the last: "ngày 04 và 05/02/2018", "ngày 5, 10/6 hằng năm"."""
    out = []
    for found in _DAY_LIST.finditer(text):
        rest = text[found.end() : found.end() + 30]
        last = next((m for m in (*find_dates(rest), *find_days(rest)) if m.start <= 1 and m.day), None)
        if last is None:
            continue
        yearly = _YEARLY.match(text, found.end() + last.end) if last.year is None else None
        end = yearly.end() if yearly else found.end() + last.end
        edge, inclusive, _ = _edge(text[max(0, found.start("list") - 60) : found.start("list")], found.start("list"))
        days_of_list = [(found.start("list") + m.start(), m.group()) for m in re.finditer(r"\d{1,2}", found["list"])]
        for start, day in [*days_of_list, (found.end(), str(last.day))]:
            stop = end if start == found.end() else start + len(day)
            time = TimeMatch(start, stop, "", edge, inclusive)
            when = iso(last.year or year or 0, last.month, int(day))
            if when and yearly:
                out.append(replace(time, when=every(last.month, int(day)), recurring=True))
            elif when:
                out.append(replace(time, when=when))
    return out


def _shared_yearly(text: str, end: int) -> bool:
    """Whether "hằng năm" follows after further days of the same list: "trước 01/6 và 15/11 hằng năm"."""
    return bool(
        re.match(
            r"(?:\s*(?:,|và|hoặc|đến(?:\s+hết)?|[-–])\s*(?:trước\s+)?(?:ngày\s+)?\d{1,2}/\d{1,2})+\s*(?:hằng|hàng|mỗi) năm",
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
            return edge, inclusive, start - len(before) + found.start() if found.group() else start
    word = re.search(r"ngày\s*$", before, re.IGNORECASE)
    return "on", None, start - len(before) + word.start() if word else start


def quarters_and_years(text: str, year: int | None) -> list[TimeMatch]:
    out = []
    for found in _QUARTER.finditer(text):
        figure = found["q"].upper()
        number = _QUARTERS.get(figure) or (int(figure) if figure.isdecimal() else 0)
        if not number:
            continue
        when_year = int(found["y"]) if found["y"] else (_list_year(text, found.end()) or year)
        figures = [figure, *re.findall(r"IV|I{1,3}|[1-4]", found["more"], re.IGNORECASE)]
        if when_year and len(figures) > 1:
            at = found.start()
            for each in figures:
                at = text.index(each, at) if each in text[at:] else found.start("q")
                quarter = _QUARTERS.get(each.upper()) or int(each)
                out.append(TimeMatch(at, at + len(each), f"{when_year}-Q{quarter}", "on", True))
                at += len(each)
        elif when_year:
            edge, inclusive, start = _edge(text[max(0, found.start() - 40) : found.start()], found.start())
            out.append(TimeMatch(start, found.end(), f"{when_year}-Q{number}", edge, inclusive))
    for found in _HALF.finditer(text):
        when_year = int(found["y"]) if found["y"] else year
        if when_year and found["y"]:
            half = "H1" if found["h"].lower() == "đầu" else "H2"
            out.append(TimeMatch(found.start(), found.end(), f"{when_year}-{half}", "on", True))
    for found in _MONTH_LIST.finditer(text):
        listed = int(found["y"] or found["z"] or year or 0)
        for month in re.finditer(r"\d{1,2}", found["list"]):
            if when := iso(listed, int(month.group()), None):
                start = found.start("list") + month.start()
                out.append(TimeMatch(start, start + len(month.group()), when, "on", True))
    for found in _MONTH.finditer(text):
        when = iso(year, int(found["m"]), None) if year else None
        if when:
            out.append(TimeMatch(found.start(), found.end(), when, "on", True))
    for found in _LABELLED_YEARS.finditer(text):
        out.append(TimeMatch(*found.span("from"), found["a"], "start", None))
        out.append(TimeMatch(*found.span("to"), found["b"], "end", True))
    for found in _YEAR.finditer(text):
        edge = "end" if found["lead"].lower().startswith(("hết", "cuối", "từ")) else "by"
        out.append(TimeMatch(found.start(), found.end(), found["y"], edge, True))
    label = _YEAR_LABEL.match(text)
    if label:
        out.append(TimeMatch(label.start("y"), label.end("y"), label["y"], "by", True))
    return out


def _list_year(text: str, end: int) -> int | None:
    found = re.match(
        r"(?:\s*(?:,|và|-|–|đến)\s*quý\s+[IV\d]+)+\s*(?:/|năm)?\s*(\d{4})", text[end : end + 50], re.IGNORECASE
    )
    return int(found[1]) if found else None
