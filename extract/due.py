"""Which of a text's times bind somebody: a year that dates a target, a past one, a bare "hằng năm" bind nobody."""

from __future__ import annotations

import re

from extract.deadline_kind import ENDING
from extract.parties import TIME_LABEL
from extract.tree import Node
from grammar.normalise import fold
from grammar.time_match import TimeMatch

_DUE_WORDS = re.compile(
    fold(
        r"hoàn thành|triển khai|xong|gửi|nộp|báo cáo|trình|tổ chức|đăng ký|sơ kết|tổng kết|"
        r"thực hiện|kết thúc|ban hành|thời gian|thời hạn|công khai|khai trương|phê duyệt"
    )
)
_REPORTING = re.compile(fold(r"báo cáo|định kỳ"))
_NOTHING = re.compile(fold(r"so với|kể từ|tính đến|tại thời điểm|theo kế hoạch"))

_AIMED = re.compile(fold(r"phấn đấu|\d\s*%"))
_HELD_ON = re.compile(
    r"\b(?:phát động|khai mạc|bế mạc|ra quân|tổng kết|sơ kết|khai giảng|tổ chức|diễn ra|bắt đầu)"
    r"(?:\s+(?!theo\b|của\b|tại\b)[^\W\d_]+){0,2}\s+$",
    re.IGNORECASE,
)
_BEGINS = re.compile(r"\b(?:triển khai|thực hiện|bắt đầu|áp dụng|vận hành|hoạt động)(?:\s+[^\W\d_]+){0,4}\s+$", re.I)
_UP_TO_NOW = re.compile(r"\s*đến\s+(?:nay|thời điểm)\b")
_ANNIVERSARY = re.compile(r"(?:kỷ niệm|thành lập|truyền thống)[^()]*\([^()]*$", re.IGNORECASE)
_COUNTS = re.compile(r"\s*:[^;.]*?\d+\s+[^\W\d_]")
_PAST = re.compile(r"\bđã\s+(?:[^\W\d_]+\s+){1,4}$")


def is_due(node: Node, sentence: str, match: TimeMatch) -> bool:
    """Whether a time binds somebody: a year that dates a target, or a bare "hằng năm", binds nobody."""
    before = sentence[max(0, match.start - 40) : match.start]
    text = fold(sentence)
    if re.search(r"không để\b[^,;]*$", before, re.IGNORECASE) or _ANNIVERSARY.search(sentence[: match.start]):
        return False
    if not sentence[: match.start].strip(" -+*") and sentence[match.end :].lstrip()[:1] == ":" and not match.bare:
        return True  # "Quý I/2025: Sở kiểm tra …"
    if match.bare:
        return bool(_REPORTING.search(text)) and bool(
            re.search(
                fold(r"định kỳ|chế độ báo cáo|báo cáo"), fold(sentence[max(0, match.start - 60) : match.end + 60])
            )
        )
    if re.fullmatch(r"\d{4}", match.when):
        if _COUNTS.match(sentence, match.end):
            return False  # "Năm 2024: xây 120 căn nhà" dates an aim
        timed = node.role == "time" or bool(TIME_LABEL.match(sentence))
        return timed or (match.edge == "by" and not _AIMED.search(text) and not _PAST.search(before))
    if match.edge == "on" and match.inclusive is None and not match.recurring:
        if _HELD_ON.search(before):
            return True
        due = (
            node.role in ("time", "organisation", "report", "awards", "dossier")
            or bool(TIME_LABEL.match(sentence))
            or re.match(r"\d{4}-Q", match.when)
        )
        return bool(due) and bool(_DUE_WORDS.search(text)) and not _NOTHING.search(fold(before))
    if match.edge == "start":
        return not _UP_TO_NOW.match(sentence, match.end) and (
            match.window is not None or bool(ENDING.search(text) or _BEGINS.search(before))
        )
    if match.when.startswith("P"):
        return not re.search(fold(r"thời hiệu|thời hạn giải quyết"), text)
    return not _NOTHING.search(fold(before[-15:]))
