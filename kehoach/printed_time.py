"""The paper's own words for a time, and lines that say a time and nothing else."""

from __future__ import annotations

import re

from grammar.normalise import squeeze
from grammar.time_match import TimeMatch
from grammar.times import find_times
from schemas.plan import Deadline

_YEAR = re.compile(r"\d{4}(?=$|-)")
_HOUR = re.compile(r"\d{1,2}\s*(?:h|giờ|:)\s*(?:\d{1,2})?\s*(?:phút)?", re.IGNORECASE)
_WORDS_OF_TIME = re.compile(
    r"(?:thời gian|thời hạn|dự kiến|tổ chức|thực hiện|hoàn thành|từ|nay|đến|hết|trước|trong|vào|lúc|ngày|cả|sáng|chiều|tối|buổi|"
    r"thứ\s+\w+|chủ nhật|tháng|quý|năm|đợt|lần|và)\b",
    re.IGNORECASE,
)


def printed_time(row: Deadline, opening: Deadline | None = None) -> str | None:
    """The words of a deadline's time as they are printed ("trước ngày 10/6/2026"), from the start of its interval on where it
    is one's end; None where they don't stand in its text.
    """
    last = _found(row, row.text)
    if last is None:
        return None
    first = _found(opening, row.text) if opening is not None else None
    start = first.start if first is not None and first.start < last.start else last.start
    words = squeeze(row.text[start : last.end].strip(" ,;:.()"))
    return words if re.search(r"\d\D|\D\d|[^\W\d_]", words) else None  # "26" of "Ngày 26, 27/12" says nothing alone


def _found(row: Deadline, text: str) -> TimeMatch | None:
    year = _YEAR.match(row.when or "")
    return next(
        (match for match in find_times(text, int(year.group()) if year else None) if match.when == row.when), None
    )


def is_only_a_time(text: str) -> bool:
    """Whether a text says when and nothing of what: "8 giờ 00 ngày 25/11/2026 (thứ Tư)"."""
    bare = _HOUR.sub(" ", text)
    for match in reversed(find_times(bare)):
        bare = bare[: match.start] + " " + bare[match.end :]
    return not re.search(r"[^\W\d_]", _WORDS_OF_TIME.sub(" ", bare))
