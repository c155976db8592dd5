"""What a time limit is for: to submit, report, complete or hold something, or when something starts or ends."""

from __future__ import annotations

import re

from extract.parties import TIME_LABEL
from extract.tree import Node
from grammar.normalise import fold
from grammar.times import TimeMatch
from schemas.plan import DeadlineKind

ENDING = re.compile(
    fold(
        r"(?:phong trào|đợt|kế hoạch|tổ chức thi đua|thời gian thi đua|thời gian thực hiện|thời gian tổ chức|chương trình|thời gian triển khai)"
    )
)
REPORT = re.compile(fold(r"(?<!đề cương )(?<!mẫu )(?<!chế độ )(?<!biểu mẫu )báo cáo"))
_SENT = re.compile(fold(r"\b(?:gửi|gởi|nộp|bàn giao)\b"))
_SUBMIT = re.compile(
    fold(
        r"^[ +*-]*hồ sơ\b|\b(?:nộp|đăng ký|(?<!công )(?<!quá )(?<!lộ )(?<!chương )(?<!quy )trình|lập hồ sơ)\b|"
        r"\b(?:gửi|gởi)\s+(?:(?:bản|giấy|văn bản|các)\s+)?(?:hồ sơ|đăng ký|kế hoạch|danh sách|đề nghị|văn bản|dự toán)"
    )
)
_HOLD = re.compile(
    fold(
        r"tổ chức|sơ kết|tổng kết|đánh giá|bình xét|kiểm tra|hội nghị|họp\b|diễn tập|phát động|khai mạc|ra quân|^[ +*-]*đợt \d|tập huấn|"
        r"chiến dịch|ngày hội|lễ\b"
    )
)
_DO = re.compile(
    fold(
        r"hoàn thành|ban hành|xây dựng|thành lập|phê duyệt|tổng hợp|thẩm định|hoàn chỉnh|cập nhật|rà soát|công bố|quyết định|hoàn thiện|"
        r"kiện toàn|công khai|khai trương|lập\b|thống kê|bố trí|ký\b"
    )
)
_DONE = re.compile(
    fold(
        r"(?:xong|(?:ban hành|phê duyệt)(?:\s+(?:xong|trong|và công bố))*|(?:hoàn thành|hoàn tất)(?:\s+(?!báo|gửi|nộp|hồ)[^ \d.;,]+){0,6})"
        r"\s*\(?\s*$"
    )
)
_SINCE = re.compile(fold(r"(?:từ nay|kể từ (?:ngày|khi) (?:ban hành|ký)(?: kế hoạch)?(?: này)?)\s*$"))
_OPENS = re.compile(fold(r"\b(?:khởi công|bắt đầu)(?:\s+[^\d.;,]{0,30})?$"))
_SETTLED = re.compile(fold(r"[ +*-]*(?:giải quyết|thẩm định|xử lý|cấp|xem xét|kiểm tra)\b"))
_OVER = re.compile(fold(r"(?:kết thúc|bế mạc)(?:\s+(?:phong trào|đợt|việc))?\s*\(?\s*$"))


def kind_of(node: Node, clause: str, match: TimeMatch) -> DeadlineKind:
    """The kind of the time that stands at `match` in a clause: the nearest verbs before it say it, behind it where the clause
    begins with its time.
    """
    if match.edge == "start" or goes_on(clause, match):
        return "start"
    text = fold(clause)
    before = fold(clause[: match.start])
    if _OPENS.search(before):
        return "start"
    if match.when.startswith("P") and _SETTLED.match(text):
        return "complete"
    if _OVER.search(before) or (match.edge == "end" and (match.window or _SINCE.search(before))):
        return "end"
    if match.edge == "end" and node.role == "time" and not _SENT.search(text) and not REPORT.search(text):
        return "end"
    if fold(clause[match.start : match.end]).startswith("xong") and not re.search(
        r"(?:gửi|nộp)\s*$", clause[: match.start]
    ):
        return "complete"
    if match.edge == "end" and (
        ENDING.match(text)
        or ENDING.match(fold(node.label or ""))
        or (TIME_LABEL.match(clause) and not _SENT.search(text) and not _SUBMIT.search(text))
    ):
        return "end"
    if match.bare:
        return _recurring_kind(text, before, fold(clause[match.end :]))
    if re.match(fold(r"\s*,\s*(?:và\s+)?(?:gửi|nộp|trình)\b"), fold(clause[match.end :])):
        return "report" if REPORT.search(text) else "submit"
    if _DONE.search(before) and not _SENT.search(before) and not re.search(r"\btrình\b", before):
        return "complete"
    leading = len(before.strip(" -+*(")) < 4
    for scope in (text,) if leading else (before, text):
        found = _in_scope(node, scope)
        if found:
            return found
    return "complete"


_AND_ON = re.compile(r"\s*\.?\s*(?:,|và)\s+(?:các|những) năm (?:tiếp theo|sau|tiếp sau)", re.IGNORECASE)


def goes_on(text: str, match: TimeMatch) -> bool:
    """Whether a time only begins what goes on after it: "quý IV/2026 và các năm tiếp theo"."""
    return match.window is None and bool(_AND_ON.match(text, match.end))


def only_sent(clause: str) -> bool:
    """Whether a clause says that something is sent, and not what: it goes on with the sentence before."""
    text = fold(clause)
    return bool(_SENT.search(text)) and not _SUBMIT.search(text) and not REPORT.search(text)


def sends(clause: str) -> bool:
    """Whether a clause says that something is sent."""
    return bool(_SENT.search(fold(clause)))


def held(text: str) -> bool:
    """Whether a task is something that is held, so that its time may be a day of it or the end of preparing it."""
    return bool(_HOLD.match(fold(" ".join(text.split()[:4]))))


def row_kind(text: str, match: TimeMatch) -> DeadlineKind:
    """The kind of the time in a task's cell: by the interval's end, else by the task's first words."""
    if match.edge in ("start", "end") and (match.window or match.edge == "start"):
        return "start" if match.edge == "start" else "end"
    first = fold(" ".join(text.split()[:4]))
    if REPORT.match(first):
        return "report"
    return "hold" if _MEETING.match(first) else "complete"


_MEETING = re.compile(
    fold(r"(?:tổ chức )?(?:hội nghị|họp|sơ kết|tổng kết|lễ|chiến dịch|kiểm tra|diễn tập|ra quân|ngày hội|phát động)\b")
)


def _in_scope(node: Node, scope: str) -> DeadlineKind | None:
    report, submit, sent = _last(REPORT, scope), _last(_SUBMIT, scope), _last(_SENT, scope)
    if report >= 0 or submit >= 0 or sent >= 0:
        if sent > max(report, submit) and node.role == "report":
            return "report"
        if report >= 0 and (submit <= report or (sent >= 0 and submit <= sent and report > submit)):
            return "report"
        return "submit"
    hold, do = _HOLD.search(scope), _DO.search(scope)
    if hold and (do is None or hold.start() < do.start()):
        return "hold"
    return "complete" if do else None


def _last(pattern: re.Pattern[str], text: str) -> int:
    return max((found.start() for found in pattern.finditer(text)), default=-1)


def _recurring_kind(text: str, before: str, after: str) -> DeadlineKind:
    """What recurs "hằng quý": the first of reporting, handing over and holding that is named after it; reporting where said before."""
    report, hold, sent = REPORT.search(after), _HOLD.search(after), _SENT.search(after)
    if REPORT.search(before[-60:]):
        return "report"
    first = min((m for m in (report, hold, sent) if m), key=lambda m: m.start(), default=None)
    if first is None:
        return "report" if REPORT.search(text) else "hold"
    if first is hold:
        return "hold"
    return "report" if report else "submit"
