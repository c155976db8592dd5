"""What a number measures: "Tỷ lệ hồ sơ đúng hạn đạt 98%" (before it), "100% văn bản được ký số" (behind it)."""

from __future__ import annotations

import re

from grammar.normalise import decapitalise, squeeze

_MEASURE = (
    r"tỷ lệ|tỉ lệ|tỷ trọng|tỉ trọng|tỷ suất|tỷ số|tốc độ|chỉ số|mức độ|tổng số|tổng|số lượng|số(?! hóa| hoá)|mật độ|thu nhập|diện tích|thời gian|mức|"
    r"năng suất|sản lượng|giá trị"
)
MEASURED = re.compile(rf"(?:{_MEASURE})\b", re.IGNORECASE)
_LAST_MEASURE = re.compile(
    rf"(?<=[,;]\s)(?:[^,;]{{0,30}}?)(?:{_MEASURE.replace('|tổng|', '|').replace('|số(?! hóa| hoá)|', '|')})\b",
    re.IGNORECASE,
)
_TIME = (
    r"(?:trước|chậm nhất|đến hết|đến|vào|trong|từ|hết|cuối)\s+(?:cuối\s+|hết\s+)?(?:ngày\s+\d[\d/]*|tháng\s+\d[\d/]*|quý\s+[IVX\d]+(?:/\d{4})?"
    r"|năm\s+\d{4}|giai đoạn\s+\d{4}\s*[-–]\s*\d{4})(?:\s+trở đi)?"
)
_LEADING = re.compile(
    rf"^(?:(?:phấn đấu|duy trì|bảo đảm|đảm bảo|đạt mục tiêu|mục tiêu|đạt|hoàn thành|hằng năm|hàng năm|{_TIME}|năm \d{{4}}|tiếp tục|có|nâng|"
    r"trong số đó|trong đó|tối thiểu|ít nhất|từng bước|cụ thể|giai đoạn [\d\s–-]+|và|về|hoặc|cùng|trong tổng số|"
    rf"(?:giảm|tăng|hạ)(?=\s+(?:{_MEASURE})\b))\s*[,:]?\s+)+",
    re.IGNORECASE,
)
_LINKS = (
    r"đạt|là|từ|tối thiểu|ít nhất|trên|không quá|dưới|tăng|giảm|nằm|trong|thuộc|được|"
    r"phấn đấu|hằng năm|hàng năm|(?<!nhập )(?<!suất )(?<!trị )(?<!lượng )bình quân|(?<!trở )lên|thêm|khoảng|tốp|"
    r"nhóm|phải|xếp|đứng|duy trì|không thấp hơn|không dưới|hơn|tối đa|còn|xuống|ở mức|bằng|có"
)
_TRAILING = re.compile(rf"\s*(?:,|:|\(|\b(?:{_LINKS})|{_TIME})+\s*$", re.IGNORECASE)
_FROM_VALUE = re.compile(
    r"\s+từ\s+[\d.,]+\s*\S{0,12}$", re.IGNORECASE
)  # "giảm tỷ lệ hộ nghèo từ 5%" before "xuống còn"
_LINKED = re.compile(
    r"(?:đạt|là|còn|ở mức|bằng|:|dưới|trên|tăng|giảm|lên|xuống)\s*(?:mức\s+)?(?:tối thiểu|ít nhất|từ|trên|khoảng)?\s*$",
    re.IGNORECASE,
)
_TAIL_END = re.compile(
    rf"(?:^|\s+)(?:so với|trừ)\b|\s*[;]|\s+{_TIME}|,\s*(?:góp phần|nhằm|để|từng bước|phấn đấu|trong đó)\b|\s+và\s+(?:từng bước|góp phần)\b",
    re.I,
)
_MORE = re.compile(r"^\s*(?:trở lên|trở xuống)?\s*")
_RANKED = re.compile(r"(?:có|về)\s+((?:[Cc]hỉ số|[Kk]ết quả)\s+[^,;.]+?)(?:\s+(?:tốt|cao|dẫn|đứng)\b|$)")


def indicator_of(
    before: str, after: str, *, ranked: bool, changed: bool, counted: bool, previous: str | None
) -> str | None:
    """What is measured, from the words of its clause before the number (its comparing words left out) and behind it.

    `ranked`: a place in the first N; `changed`: a rise or fall; `counted`: a number of things, not a share; `previous`: what the
    number before in the same paragraph measures. None where the clause does not say it.
    """
    measures = list(_LAST_MEASURE.finditer(before))
    if measures:
        before = before[measures[-1].start() :]  # "…, bảo đảm tỷ lệ đúng hạn đạt": the rate is what is measured
    head = _stripped(before)
    tail = _behind(after, counted)
    if ranked:
        return _ranked(head, after, previous)
    said = len(head.split()) >= 2
    if said and (
        MEASURED.match(head)
        or (_LINKED.search(before) and not _LEADING.fullmatch(before.strip() + " "))
        or _thin(head, tail)
    ):
        return head
    if changed and not tail:
        return head or previous
    if tail and said and len(head.split()) <= 12:
        return f"{tail} {decapitalise(head)}"
    return tail or head or previous


def _thin(head: str, tail: str) -> bool:
    """Whether the words behind a number say too little to be what is measured."""
    return len(tail.split()) < 2 and not (tail and head.lower().startswith("mỗi"))


def _ranked(head: str, after: str, previous: str | None) -> str | None:
    what = _RANKED.search(after)
    if what:
        return what[1].strip()
    if previous and (
        not head or len(head.split()) < 2 or re.match(r"(?:huyện|xã|phường|tỉnh|thành phố)\s+[A-ZĐ]", head)
    ):
        return previous
    return head or None


def _stripped(before: str) -> str:
    head, last = before.strip(" ,:"), None
    while head != last:
        last = head
        head = _LEADING.sub("", head + " ").strip(" ,:")
        head = _FROM_VALUE.sub("", _TRAILING.sub("", head)).strip(" ,:")
    return squeeze(head)


def _behind(after: str, counted: bool) -> str:
    rest = _MORE.sub("", after)
    end = _TAIL_END.search(rest)
    rest = rest[: end.start()] if end else rest
    if rest.count("(") > rest.count(")"):
        rest = rest[: rest.rindex("(")]
    closing = re.search(r"\s*\([^()]*\)\s*[.,;]?\s*$", rest)
    if closing and len(closing.group().split()) > 5:
        rest = rest[: closing.start()]
    return squeeze(re.sub(r"(?<!thứ \d )\btrở (?:lên|xuống)\b", "", rest)).strip(" ,.;:")
