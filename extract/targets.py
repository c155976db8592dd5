"""Measurable aims: every number of a goal, with what is measured, how it compares, and by when."""

from __future__ import annotations

import re
from dataclasses import dataclass
from itertools import pairwise

from extract.context import Context
from extract.leaves import headings, leaves
from extract.tree import Node
from grammar.normalise import decapitalise, fold
from grammar.quantities import Quantity, find_quantities
from grammar.sentences import clauses, trim
from schemas.plan import Target

_SKIPPED = frozenset({"criteria", "awards", "dossier", "subjects", "funding", "situation", "time"})
_GOAL = frozenset({"goal"})
_YEAR = re.compile(
    r"(?:đến\s+(?:hết\s+)?(?:cuối\s+)?|trong\s+|vào\s+|hết\s+|cuối\s+)?năm\s+(?P<y>\d{4})", re.IGNORECASE
)
_BY_YEAR = re.compile(
    r"(?:đến\s+(?:hết\s+|cuối\s+)?(?:năm\s+)?|hết\s+năm\s+|trong\s+năm\s+|(?<!so với )(?<!so với cùng kỳ )(?<!kế hoạch )năm\s+)(?P<y>\d{4})",
    re.I,
)
_NEAR = 80  # characters before a number that say what it is
_NOT_MEASURED = re.compile(
    r"(?:năm|ngày|tháng|quý|số|khoản|điều|mức độ|mức|lần thứ|thứ|Đề án|giai đoạn|"
    r"điểm|mục|khóa|ISO|TCVN|chương|phần|loại|quyển|cấp|hạng|bảng|biểu|phụ lục|"
    r"Nghị quyết|Quyết định|Chỉ thị|(?-i:[A-Z]{2,}-?))\s*$",
    re.IGNORECASE,
)
_FUNCTION_WORDS = {
    "của",
    "trong",
    "và",
    "so",
    "đến",
    "với",
    "các",
    "khâu",
    "mức",
    "điểm",
    "trên",
    "trở",
    "thì",
    "là",
    "được",
    "có",
    "về",
    "từ",
    "nhất",
    "đầu",
    "năm",
}
_COUNT_NOUN = re.compile(
    r"(?:khu công nghiệp|cụm công nghiệp|khu dân cư|mô hình|[A-ZĐ]{2,}|xã|phường|huyện|thôn|ấp|lớp|cuộc|hội nghị|đơn vị|cơ quan|tổ chức|"
    r"cá nhân|tập thể|người|hộ|khu|cụm|dự án|công trình|doanh nghiệp|hợp tác xã|"
    r"sản phẩm|tin|bài|buổi|đợt|sáng kiến|cơ sở|trường|trạm|dịch vụ|thủ tục|hồ sơ|lượt|căn|nhà|km|con|cây|tổ|bộ)\b",
    re.IGNORECASE,
)
_MEASURE = re.compile(
    r"(?<=[,;]\s)(?:[^,;]{0,30}?)(?:tỷ lệ|tỉ lệ|mức độ hài lòng|chỉ số|tổng số|tỷ trọng)\b", re.IGNORECASE
)
_LEADING = re.compile(
    r"^(?:(?:phấn đấu|duy trì|bảo đảm|đảm bảo|đạt|hoàn thành|hằng năm|hàng năm|hằng năm,|đến (?:hết )?(?:cuối )?năm \d{4}|trong năm \d{4}|năm \d{4}|"
    r"tiếp tục|có|trong số đó|trong đó|tối thiểu|ít nhất|từng bước|cụ thể|giai đoạn [\d\s–-]+|và|về)\s*[,:]?\s+)+",
    re.IGNORECASE,
)
_TRAILING = re.compile(
    r"\s*(?:,|\b(?:đạt|là|từ|tối thiểu|ít nhất|trên|không quá|dưới|tăng|giảm|nằm|trong|"
    r"thuộc|được|phấn đấu|hằng năm|hàng năm|bình quân|lên|thêm|khoảng|tốp|nhóm|phải|"
    r"xếp|đứng|duy trì|không thấp hơn|hơn|tối đa|còn|ở mức))+\s*$",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class _Aim:
    start: int
    end: int
    quantity: Quantity


def targets(context: Context) -> list[Target]:
    """Every measurable aim outside the criteria and award sections, one entry a number."""
    out: list[Target] = []
    for node in leaves(context.root):
        if node.role in _SKIPPED or (
            node.role == "organisation" and not re.search(r"tỷ lệ|chỉ tiêu|phấn đấu", node.text)
        ):
            continue
        previous: str | None = None
        for aim in _aims(node):
            target = _target(context, node, aim, previous)
            previous = target.indicator
            out.append(target)
    return out


def _aims(node: Node) -> list[_Aim]:
    text = node.text
    out: list[_Aim] = []
    offset = (
        len(node.label) + 1 if node.label and node.label in text[: len(node.label) + 2] and "%" not in node.label else 0
    )
    for start, end in clauses(text):
        clause = text[start:end]
        found = [q for q in find_quantities(clause) if _measures(clause, q, node.role in _GOAL)]
        if start == 0 and offset and offset < end and all(q.start > offset for q in found):
            start, _ = trim(text, offset, end)
            found = [q for q in find_quantities(text[start:end]) if _measures(text[start:end], q, node.role in _GOAL)]
        for low, high, quantity in _parts(text[start:end], found):
            out.append(_Aim(start + low, start + high, quantity))
    return out


def _measures(clause: str, quantity: Quantity, goal: bool) -> bool:
    before = clause[max(0, quantity.start - _NEAR) : quantity.start]
    if _inside_slogan(clause, quantity.start):
        return False
    if quantity.unit == "%":
        return not before.rstrip().endswith("(") and not re.search(r"vượt\s+$", before[-8:])
    if quantity.comparator == "top":
        return not re.search(r"nhóm\s*$", before) or bool(
            re.match(r"\s*(?:huyện|tỉnh|xã|địa phương|đơn vị|phường|thành phố|quận|sở)", clause[quantity.end :])
        )
    if _NOT_MEASURED.search(before) or 1900 <= quantity.value <= 2100:
        return False
    if quantity.unit in ("điểm", "bậc", "vị trí", "điểm phần trăm"):
        return quantity.comparator in ("+", "-", ">=", "<=") or goal
    if not goal:
        return False
    if quantity.unit:
        return quantity.unit not in ("năm", "tháng", "ngày") or quantity.comparator != "="
    if not quantity.noun or quantity.noun.split(",")[0].lower() in _FUNCTION_WORDS:
        return False
    made = re.search(
        r"(?:đạt|có|xây dựng|thành lập|hình thành|mới|thêm|lên|ít nhất|hoàn thành|tổ chức|khoảng|duy trì|công nhận)\s*$",
        before,
        re.I,
    )
    counted = bool(_COUNT_NOUN.match(clause[quantity.end :].lstrip()))
    return (
        bool(made)
        or (counted and quantity.comparator in (">=", "<="))
        or (counted and not clause[: quantity.start].strip())
    )


def _inside_slogan(clause: str, at: int) -> bool:
    """Whether a figure stands in brackets that explain a slogan ("3 không" (… quá 1 lần …))."""
    return clause.count("(", 0, at) > clause.count(")", 0, at)


def _parts(clause: str, found: list[Quantity]) -> list[tuple[int, int, Quantity]]:
    """Where several numbers stand in one clause it is cut at commas, unless "hoặc" or a range holds them together."""
    if len(found) <= 1 or len({q.start for q in found}) == 1:
        return [(0, len(clause), q) for q in found]
    cuts = [0]
    for first, second in pairwise(found):
        between = clause[first.end : second.lead]
        commas = [
            m
            for m in re.finditer(r",\s+|\s+và\s+(?=đến|tỷ lệ|tối thiểu|phấn đấu)", between)
            if _balanced(clause[: first.end + m.start()])
        ]
        if re.search(r"\bhoặc\b", between) or not commas:
            cuts.append(cuts[-1])
            continue
        cut = (
            commas[0]
            if re.match(r"(?:trong (?:số )?đó|nâng|phấn đấu|tỷ lệ|đến)", between[commas[0].end() :])
            else commas[-1]
        )
        cuts.append(first.end + cut.end())
    out = []
    for index, quantity in enumerate(found):
        later = [cut for cut in cuts[index + 1 :] if cut > cuts[index]]
        out.append((cuts[index], later[0] if later else len(clause), quantity))
    return out


def _balanced(text: str) -> bool:
    return text.count("(") == text.count(")")


def _target(context: Context, node: Node, aim: _Aim, previous: str | None) -> Target:
    assert node.paragraph is not None
    start, end = trim(node.text, aim.start, aim.end, " ,;.\n")
    text = node.text[start:end]
    local = next(
        (q for q in find_quantities(text) if q.value == aim.quantity.value and q.comparator == aim.quantity.comparator),
        aim.quantity,
    )
    indicator = _indicator(text, local, previous, node)
    base = node.paragraph.body_start
    sure = 0.93 if aim.quantity.unit == "%" else 0.85
    return Target(
        text=text, indicator=indicator, comparator=aim.quantity.comparator, value=aim.quantity.value,
        unit=_unit(node.text, text, local), by=_by(node, text),
        evidence=context.spans(node.paragraph, base + start, base + end), confidence=sure,
    )  # fmt: skip


def _unit(whole: str, text: str, quantity: Quantity) -> str | None:
    if quantity.unit:
        return quantity.unit
    noun = quantity.noun
    if not noun or noun.lower().split(",")[0] in _FUNCTION_WORDS:
        return None
    rest = text[quantity.end :].lstrip()
    counted = _COUNT_NOUN.match(rest)
    return noun if "," in noun else (counted.group() if counted else noun)


def _indicator(text: str, quantity: Quantity, previous: str | None, node: Node) -> str:
    before = text[: quantity.lead]
    after = text[quantity.end :]
    measures = list(_MEASURE.finditer(before))
    if measures and measures[-1].start() > 0:
        before = before[measures[-1].start() :]  # "…, bảo đảm tỷ lệ đúng hạn đạt": the rate is what is measured
    head = _TRAILING.sub("", _LEADING.sub("", before).strip(" ,:"))
    while _TRAILING.search(head):
        head = _TRAILING.sub("", head)
    tail = re.split(r"\s+(?:so với|\(|trừ)\b|[,;]", re.sub(r"^\s*(?:trở lên|trở xuống)?\s*", "", after))[0].strip(
        " ,.;:"
    )
    if (
        1 <= len(head.split()) <= 3
        and len(tail.split()) >= 2
        and quantity.comparator != "top"
        and not re.match(r"(?:[Tt]ỷ lệ|[Cc]hỉ số|[Mm]ức)", head)
    ):
        return f"{tail} {decapitalise(head)}"
    if len(head.split()) >= 2 and not re.fullmatch(_LEADING, head + " "):
        if quantity.comparator == "top":
            what = re.search(r"(?:có|về)\s+((?:[Cc]hỉ số|[Kk]ết quả)\s+[^,;.]+?)(?:\s+(?:tốt|cao|dẫn|đứng)\b|$)", after)
            if what:
                return what[1].strip()
            if re.match(r"(?:huyện|xã|phường|tỉnh|thành phố)\s+[A-ZĐ]", head) and previous:
                return previous
        return head
    tail = re.sub(r"^\s*(?:trở lên|trở xuống)?\s*", "", after)
    tail = re.split(r"\s+(?:so với|\(|trừ)\b", tail)[0].strip(" ,.;:")
    if quantity.comparator == "top" and previous:
        return previous
    if quantity.comparator in ("+", "-") and not tail:
        return head or previous or text
    if quantity.noun and quantity.unit is None:
        tail = text[quantity.end :].strip(" ,.;")
    return tail or head or previous or text


def _by(node: Node, text: str) -> str | None:
    found = _BY_YEAR.search(re.sub(r"so với(?: cùng kỳ)?\s+(?:kết quả\s+)?năm\s+\d{4}", "", text))
    if found:
        return found["y"]
    for title in headings(node):
        if fold("giai đoạn") in fold(title) and not re.search(r"đến năm", title, re.IGNORECASE):
            continue
        dated = _YEAR.search(title)
        if dated:
            return dated["y"]
    return None
