"""Times that recur or are counted from an event: RFC 5545 rules and ISO 8601 durations."""

from __future__ import annotations

import re

from grammar.time_match import TimeMatch

_DAY_OF_MONTH = re.compile(
    r"(?P<lead>trước|chậm nhất(?:\s+là)?|vào)?\s*(?:ngày\s+)?(?P<d>\d{1,2})\s+(?:của\s+)?(?:hằng|hàng|mỗi)\s+tháng",
    re.IGNORECASE,
)
_MONTHLY_FIRST = re.compile(
    r"(?:(?:hằng|hàng|mỗi)\s+tháng\s*,?\s*|\bbáo cáo\s+tháng\s*\(\s*)(?P<lead>trước|chậm nhất(?:\s+(?:là|vào))?|vào)\s+ngày\s+"
    r"(?P<d>\d{1,2})(?!\s*(?:/|tháng|của)|\d)",
    re.IGNORECASE,
)
_DAY_OF_QUARTER = re.compile(
    r"(?P<lead>trước|chậm nhất(?:\s+là)?|vào)?\s*(?:ngày\s+)?(?P<d>\d{1,2})\s+(?:của\s+)?tháng\s+"
    r"(?:cuối|đầu)\s+(?:của\s+)?(?:mỗi\s+|hằng\s+|hàng\s+)?quý",
    re.IGNORECASE,
)
_MONTH_YEARLY = re.compile(r"tháng\s+(?P<m>\d{1,2})\s+(?:hằng|hàng|mỗi)\s+năm", re.IGNORECASE)
_WEEKDAYS = {
    "hai": "MO", "ba": "TU", "tư": "WE", "năm": "TH", "sáu": "FR", "bảy": "SA",
    "2": "MO", "3": "TU", "4": "WE", "5": "TH", "6": "FR", "7": "SA",
}  # fmt: skip
_WEEKDAY = re.compile(
    r"(?P<lead>trước\s+(?:\d{1,2}\s*(?:giờ|h|:)\s*(?:\d{1,2}\s*)?(?:phút\s*)?,?\s*)?)?(?:ngày\s+)?"
    r"(?:thứ\s+(?P<w>hai|ba|tư|năm|sáu|bảy|[2-7])|(?P<sunday>chủ nhật))\s+(?:hằng|hàng|mỗi)\s+tuần",
    re.IGNORECASE,
)
_HOUR = r"(?P<h>\d{1,2})\s*(?:h|giờ|:)\s*(?P<m>\d{2})?\s*(?:[’'′]|phút)?"
_DAILY = re.compile(rf"(?P<lead>trước|lúc|vào)\s+{_HOUR}\s*,?\s*(?:hằng|hàng|mỗi)\s+ngày", re.IGNORECASE)
_TIMES_A_DAY = re.compile(r"\d{1,2}\s+lần\s*/\s*ngày\s*\((?P<hours>[^()]*)\)", re.IGNORECASE)
_LONGEST_MONTH = 31
_RECURS = ("hằng", "hàng", "mỗi", "quý", "báo cáo")
_PERIODIC = re.compile(
    r"(?P<quarter>(?:hằng|hàng|mỗi|theo)\s+quý|\bquý(?=\s*,))|(?P<nine>(?:0?9|chín)\s+tháng)|(?P<half>(?:0?6|sáu)\s+tháng(?!\s+(?:đầu|cuối))|nửa năm)"
    r"|(?P<month>(?:hằng|hàng|mỗi)\s+tháng)|(?P<week>(?:hằng|hàng|mỗi)\s+tuần)|(?P<day>(?:hằng|hàng|mỗi)\s+ngày)|(?P<year>(?:hằng|hàng|mỗi)\s+năm|(?:một|01|1)\s+năm\b|\bnăm(?=\s*(?:\(|hoặc|[.;]|$|và\s+đột|,\s*đột|báo)))",
    re.IGNORECASE,
)
_DURATION = re.compile(
    r"(?:trong|sau|chậm nhất|thời hạn|tối đa|không quá)\s+(?:(?:vòng|thời hạn|thời gian|là|"
    r"không quá|tối đa|từ)\s+)*(?:\d{1,3}\s*(?:-|–|đến)\s*)?(?P<n>\d{1,3})\s*(?P<u>ngày|giờ|tháng|tuần)(?P<w>\s+làm việc)?"
    r"(?=[^.;]{0,20}(?:kể từ|từ khi|tính từ|sau khi|trước|$)|\s+(?:từ lúc|khi|sau)\s|(?P<closing>\s*[.;,]))",
    re.IGNORECASE,
)
_AHEAD = re.compile(
    r"(?:\btrước\s+(?:mỗi|khi|ngày)\s+[^.;,\d]{2,40}?\s+(?:(?:ít nhất|tối thiểu|chậm nhất)\s+)?(?P<n>\d{1,3})\s*(?P<u>ngày|giờ|tuần|tháng)"
    r"(?P<w>\s+làm việc)?|\b(?:ít nhất|tối thiểu)\s+(?P<n2>\d{1,3})\s*(?P<u2>ngày|giờ|tuần|tháng)(?P<w2>\s+làm việc)?(?=\s+trước\b))",
    re.IGNORECASE,
)
_PROMPT = re.compile(r"(?:ngay|hoàn thành|báo cáo|gửi|trả lời|điều tra|xử lý|khắc phục)[^.;,]{0,30}$", re.IGNORECASE)
_RULES = {
    "quarter": "FREQ=MONTHLY;INTERVAL=3", "nine": "FREQ=YEARLY;BYMONTH=9", "half": "FREQ=MONTHLY;INTERVAL=6",
    "month": "FREQ=MONTHLY", "week": "FREQ=WEEKLY", "day": "FREQ=DAILY", "year": "FREQ=YEARLY;INTERVAL=1",
}  # fmt: skip


def _may_recur(text: str) -> bool:
    """Whether one of the words stands there without which no day of a month, week or quarter recurs: asked first, for the patterns
    look at every figure.
    """
    small = text.lower()
    return any(word in small for word in _RECURS)


def impossible_days(text: str) -> list[tuple[int, int]]:
    """Where days are printed that no month has ("ngày 45 hằng tháng")."""
    if not _may_recur(text):
        return []
    return [
        found.span()
        for pattern in (_DAY_OF_QUARTER, _DAY_OF_MONTH)
        for found in pattern.finditer(text)
        if not 1 <= int(found["d"]) <= _LONGEST_MONTH
    ]


def days_of_a_period(text: str) -> list[TimeMatch]:
    if not _may_recur(text):
        return []
    out = []
    for pattern, rule in (
        (_DAY_OF_QUARTER, "FREQ=MONTHLY;INTERVAL=3;BYMONTHDAY={d}"),
        (_DAY_OF_MONTH, "FREQ=MONTHLY;BYMONTHDAY={d}"),
        (_MONTHLY_FIRST, "FREQ=MONTHLY;BYMONTHDAY={d}"),
    ):
        for found in pattern.finditer(text):
            if not 1 <= int(found["d"]) <= _LONGEST_MONTH:
                continue
            lead = (found["lead"] or "").lower()
            inclusive = None if not lead else lead != "trước"
            out.append(
                TimeMatch(found.start(), found.end(), rule.format(d=int(found["d"])), "by", inclusive, recurring=True)
            )
    for found in _WEEKDAY.finditer(text):
        day = "SU" if found["sunday"] else _WEEKDAYS[found["w"].lower()]
        out.append(
            TimeMatch(found.start(), found.end(), f"FREQ=WEEKLY;BYDAY={day}", "by", not found["lead"], recurring=True)
        )
    for found in _MONTH_YEARLY.finditer(text):
        when = f"FREQ=YEARLY;BYMONTH={int(found['m'])}"
        out.append(TimeMatch(found.start(), found.end(), when, "on", True, recurring=True))
    return out


def hours_of_a_day(text: str) -> list[TimeMatch]:
    """Hours that recur every day: "trước 19h00’ hằng ngày", "02 lần/ngày (trước 9h00 và 16h00)"."""
    out = []
    for found in _DAILY.finditer(text):
        early = found["lead"].lower() == "trước"
        out.append(TimeMatch(*found.span(), _daily(found), "by", not early, recurring=True))
    for found in _TIMES_A_DAY.finditer(text):
        early = "trước" in found["hours"].lower()
        for hour in re.finditer(_HOUR, found["hours"]):
            start = found.start("hours") + hour.start()
            out.append(TimeMatch(start, start + len(hour.group()), _daily(hour), "by", not early, recurring=True))
    return out


def _daily(hour: re.Match[str]) -> str:
    minutes = int(hour["m"] or 0)
    return f"FREQ=DAILY;BYHOUR={int(hour['h'])}" + (f";BYMINUTE={minutes}" if minutes else "")


def durations(text: str) -> list[TimeMatch]:
    out = []
    for found in _DURATION.finditer(text):
        if found["closing"] is not None and not _PROMPT.search(text[: found.start()]):
            continue  # "mắc bệnh trong 07 ngày." binds nobody
        out.append(_duration(found, found["n"], found["u"], found["w"]))
    for found in _AHEAD.finditer(text):
        out.append(_duration(found, found["n"] or found["n2"], found["u"] or found["u2"], found["w"] or found["w2"]))
    return out


def _duration(found: re.Match[str], number: str, unit: str, working: str | None) -> TimeMatch:
    count = int(number)
    when = {"ngày": f"P{count}D", "giờ": f"PT{count}H", "tháng": f"P{count}M", "tuần": f"P{count}W"}[unit.lower()]
    return TimeMatch(found.start(), found.end(), when, "by", True, working_days=bool(working))


def periods(text: str) -> list[TimeMatch]:
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
