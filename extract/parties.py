"""The parties of a time limit: who must act, and the body that is addressed."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache

from extract.context import Context
from extract.doubts import DOUBTED
from extract.responsibilities import assignment_of
from extract.tree import Node
from grammar.agencies import PROPER, body_name, starts_body
from grammar.assignments import parse_assignment, starts_with_verb
from norms.offices import office_names

_WORK = frozenset({"organisation", "report"})
_BODY_WORDS = (
    r"(?:(?:Chủ tịch|Phó Chủ tịch|Thường trực|Thường vụ|Ban Thường vụ|Giám đốc|Lãnh đạo|lãnh đạo|Trưởng|Bí thư)\s+)?"
    r"(?:UBND|Ủy ban nhân dân|Uỷ ban nhân dân|Ủy ban|HĐND|Hội đồng|Sở|Phòng|phòng|Ban|Bộ|Văn phòng|Huyện ủy|Tỉnh ủy|Thành ủy|Quận ủy|"
    r"Đảng ủy|Trung tâm|Công an|Thủ tướng|Chính phủ|[Cc]ơ quan [Tt]hường trực|Cơ quan|Thanh tra|Đoàn|đoàn|Tổ|Cục|Chi cục|Hội|Liên đoàn|"
    r"Mặt trận|[Tt]rưởng đoàn|cấp trên|cấp có thẩm quyền|Trung ương|Trạm|hai bên|Hai bên|Tổ|Bộ Tư lệnh)"
)
_BODY_STOP = (
    r"(?:trước|chậm nhất|muộn nhất|hạn chót|để|kết quả|tình hình|vào|trong|theo|định kỳ|những|phê duyệt|xem xét|về|và\s+[a-zđ]|xét|chỉ đạo|"
    r"thông qua|qua|khen|tổ chức|ban hành|tổng hợp|đôn đốc|cùng với|cùng|hằng|hàng|kèm|ngay|xử lý|quyết định|ký|theo dõi|kịp thời|tại|sau|"
    r"khi|bằng|dự thảo|nêu|phương án|thẩm định|cho ý kiến|từ|đến|\d)"
)
_NAME = r"[^.;(,]*?(?:,\s*(?:chống|bổ sung|[Kk]hen thưởng)\b[^.;(,]*?)*"
_RECIPIENT = (
    r"(?:[Gg]ửi(?:\s+[^.;]{{0,60}}?)?\s+(?:về|cho|đến|tới)|[Gg]ửi|[Nn]ộp(?:\s+[^.;,]{{0,40}}?)?\s+(?:về|cho)|"
    r"[Cc]ung cấp(?:\s+[^.;,]{{0,60}}?)?\s+cho|[Đđ]ăng ký(?:\s+[^.;,]{{0,60}}?)?\s+với|"
    r"[Bb]áo cáo(?:\s+[^.;]{{0,80}}?\s+(?:về|cho|với|đến|gửi)|\s+(?:kết quả|về|cho))?|[Tt]rình|[Bb]àn giao(?:\s+cho)?|về)\s+"
    r"(?P<body>(?:{known}|{words}{name})(?:,\s*(?:{known}|{words}{name}))*)(?=\s*\(|\s*[.;]|\s+{stop}\b|,\s*|$)"
)
_THROUGH = re.compile(r"\(\s*(?:thông )?qua[^)]*\)")
_ADVERBIAL = re.compile(
    r"^(?:Định kỳ|Sau khi|Sau|Khi|Trước|Trong|Hằng|Hàng|Căn cứ|Trên cơ sở|Để|Năm|Ngày|Từ|Nếu|Đối với|Theo|Chậm nhất|Muộn nhất|Đến|Cuối|Đầu|"
    r"Mỗi|Đồng thời|Ngoài ra|Tối thiểu|Ngay)\b",
    re.IGNORECASE,
)
_PERIOD_FIRST = re.compile(r"^(?:[Đđ]ịnh kỳ\s+)?(?:hằng|hàng|mỗi)\s+(?:năm|quý|tháng|tuần)\s+", re.IGNORECASE)
_FOR = re.compile(r"\bđể\s+(?=(?:UBND|Ủy ban|Sở|Phòng|Ban|Văn phòng|Công an)\b)")
_LEADS = re.compile(
    r"^(?:năm \d{4}(?=\s+[a-zđ])|Riêng|Ngoài ra|Đồng thời|Sau đó|Trường hợp|Cùng với đó|Bên cạnh đó)\b,?\s*",
    re.IGNORECASE,
)
_LABEL = re.compile(r"^(?P<label>[^\W\d_][^:;.,()]{2,60}):\s+(?=\S)")
TIME_LABEL = re.compile(r"^(?:[-+*]\s*)?(?:thời gian|thời hạn|tiến độ)(?:\s+[^:]{0,40})?:\s*", re.IGNORECASE)
LEADING_TIME = re.compile(
    r"^(?:Đồng thời,?\s+)?(?:(?:Hằng|Hàng) (?:năm|quý|tháng|tuần)|Định kỳ|Trước|Chậm nhất|Muộn nhất|"
    r"Từ ngày|Đến ngày|Trong|Năm)\b[^:;,]{0,110}(?:,[^:;,]{0,30}){0,2}[:,]\s*(?=[^\W\d_])",
    re.IGNORECASE,
)


_NOBODY = re.compile(r"(?:Phong trào|Đợt thi đua|Đợt \d|Kế hoạch này|Thời gian (?:thi đua|phát động))\b")


@dataclass(frozen=True, slots=True)
class Actor:
    """Who must: a full name or None, and how sure that is (0 to 1); `own`: said in the clause itself."""

    name: str | None
    confidence: float
    own: bool = False


def actor_of(context: Context, node: Node, clause: str, before: Actor | None) -> Actor:
    """Who must act: the clause's own subject, else that of the clause before where this one has none, else the bodies that
    the item or its section names.
    """
    if _NOBODY.match(clause.lstrip(" -+*")):
        return Actor(None, 0.9)
    own = _subject(context, clause)
    if own is not None:
        return own
    begins = _bare(clause)
    active = starts_with_verb(begins) or not begins
    if starts_body(begins) and not parse_assignment(begins):
        return Actor(None, DOUBTED)  # somebody acts here who can't be told
    if before is not None and before.own and (active or before.name is None):
        return Actor(before.name, min(before.confidence, 0.85), own=True)
    given = assignment_of(node)
    if given is not None and node.role in _WORK and not re.search(r"\bđược\s+(?:tổng hợp|báo cáo|gửi)", clause):
        return Actor(", ".join(context.full_names(given.bodies)), 0.93 if active else 0.8)
    by = re.search(
        rf"\b(?:do|giao)\s+(?P<body>(?:UBND|Sở|Phòng|Ban|Văn phòng|Ủy ban)\s[^.;,]*?{PROPER}[^.;,]*?)(?=\s+(?:chủ trì|thực hiện|tham mưu|"
        r"tổ chức|xây dựng)|[.;,]|$)",
        clause,
    )
    if by and starts_body(by["body"]):
        return Actor(body_name(by["body"], context.areas), 0.7)
    return Actor(None, 0.9 if node.role not in _WORK or given is None else 0.8)


def _bare(clause: str) -> str:
    """A clause without the labels, times and linking words that it begins with."""
    text, last = clause.lstrip(" -+*("), None
    while text != last:
        last = text
        for pattern in (TIME_LABEL, LEADING_TIME, _LEADS):
            text = pattern.sub("", text)
    return text


def _subject(context: Context, clause: str) -> Actor | None:
    text = _bare(clause)
    label, period, purpose = _LABEL.match(text), _PERIOD_FIRST.match(text), _FOR.match(text)
    for start in {0, *(found.end() for found in (label, period, purpose) if found)}:
        own = parse_assignment(text[start:])
        if own is not None and not own.whole:
            return Actor(", ".join(context.full_names(own.bodies)), 0.93, own=True)
    if _ADVERBIAL.match(clause.lstrip()):
        for comma in re.finditer(r"[,:]\s+", clause[:300]):
            rest = clause[comma.end() :]
            if re.search(r"\b(?:gửi|nộp|trình)\b", clause[: comma.start()]):
                break  # "Ngay sau hội nghị, gửi biên bản đến …, UBND xã": the bodies behind it are addressed
            own = parse_assignment(rest) if starts_body(rest) else None
            if own is not None and not own.whole:
                return Actor(", ".join(context.full_names(own.bodies)), 0.85, own=True)
    return None


@cache
def _recipient() -> re.Pattern[str]:
    """The pattern of an addressed body; offices whose names have a comma in them are known from the norms."""
    names = sorted({name for name in office_names() if "," in name}, key=len, reverse=True)
    known = "|".join(re.escape(name) for name in names)
    return re.compile(_RECIPIENT.format(known=known, words=_BODY_WORDS, name=_NAME, stop=_BODY_STOP))


def recipient_of(context: Context, text: str) -> str | None:
    """The body addressed; the one in "(qua Phòng …)" is not it."""
    for found in _recipient().finditer(_THROUGH.sub(lambda m: "(" + " " * (len(m.group()) - 2) + ")", text)):
        name = found["body"].strip(" ,")
        if len(name.split()) <= 30:
            return body_name(name, context.areas)
    return None
