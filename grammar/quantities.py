"""Numbers with what compares them: "tối thiểu 95%", "từ 98,5% trở lên", "tốp 5", "giảm 10%"."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache
from typing import Literal

Comparator = Literal[">=", "<=", "=", "top", "+", "-"]

NUMBER = r"\d{1,3}(?:\.\d{3})+(?:,\d+)?|\d+(?:,\d+)?"
_NUMBER = re.compile(rf"(?<![\w/.,-])(?:{NUMBER})(?![\w/]|[.,]\d|-[A-ZĐ])")
_RATIO = re.compile(
    rf"(?<![\w/.,-])(?P<n>{NUMBER})(?P<noun>(?:\s+[^\W\d_]+){{0,4}})\s*/\s*"
    r"(?P<of>\d{1,3}(?:\.\d{3})+|100|\d{1,3}(?=\s+(?:xã|khu phố|thôn|ấp|phường|huyện)))(?![\w/.,-])"
)
_SO_MANY_OF = re.compile(r"(?:đạt|có|phấn đấu|ít nhất|tối thiểu|trên|duy trì|\d{4}\s*:)\s+$", re.IGNORECASE)
_PERCENT = re.compile(r"\s*%")
_PER = r"(?:/(?:người|phụ nữ|hộ|năm|quý|tháng|tuần|ngày|ha|km2|xã|lượt|khách|học sinh|lao động)\b)*"
_UNIT = re.compile(
    r"\s*(?P<unit>(?:điểm phần trăm|điểm(?! (?:bán|đến|du lịch|trường|vệ tinh|tập kết|cầu|nóng|thu|dân cư|đen|giao dịch|tiếp nhận|phục vụ))|"
    r"bậc|lần|vị trí|"
    r"nghìn tỷ đồng|triệu đồng|tỷ đồng|tỉ đồng|triệu USD|tỷ USD|triệu lượt|nghìn lượt|triệu|đồng|người|hộ|ha|MW|km|m2|giờ|ngày công|ngày|tháng|năm"
    rf"|phút|USD)\b{_PER})",
    re.IGNORECASE,
)
_NOUN = re.compile(rf"\s*(?P<noun>[^\W\d_]+(?:,\s*(?:thành phố|thị xã|phường|thị trấn)|{_PER}))")
_TOP = re.compile(r"(?:trong\s+)?(?:tốp|top|nhóm)(?:\s+đầu)?\s*$", re.IGNORECASE)
_AT_LEAST = re.compile(
    r"(?:tối thiểu|ít nhất|không thấp hơn|không dưới|không ít hơn|(?:có|đạt) từ|trên|(?<!thấp )(?<!ít )(?<!nhỏ )hơn|>=|≥|vượt)"
    r"(?:\s+(?:vào|đến)\s+năm\s+\d{4})?\s*(?:phải\s+)?(?:đạt\s*|là\s*)?$",
    re.I,
)
_AT_MOST = re.compile(
    r"(?:tối đa|không quá|không vượt quá|dưới|ít hơn|nhỏ hơn|nhiều nhất|thấp hơn|<=|≤)\s*(?:là\s*)?$", re.IGNORECASE
)
_RISE = re.compile(
    r"(?:tăng|nâng)(?:\s+(?:được|thêm|ít nhất|tối thiểu|bình quân|trung bình|hơn|trên|từ|khoảng))*\s*$", re.IGNORECASE
)
_FALL = re.compile(
    r"(?:giảm|cắt giảm|rút ngắn)(?:\s+(?:được|thêm|ít nhất|tối thiểu|bình quân|trung bình|hơn|trên|từ|khoảng))*\s*$",
    re.I,
)
_AND_MORE = re.compile(r"\s*(?:[^\W\d_]+\s+){0,3}?trở lên", re.IGNORECASE)
_FROM_ON = re.compile(r"\s*(?:[^\W\d_]+,?\s+){0,9}?trở lên", re.IGNORECASE)  # behind "từ"
_AND_LESS = re.compile(r"\s*(?:[^\W\d_]+\s+){0,3}?trở xuống", re.IGNORECASE)
_RANGE = re.compile(rf"\s*(?:%?\s*(?:-|–|đến)\s*)(?P<n>{NUMBER})(?![\w/]|[.,]\d)")
_BASELINE = re.compile(r"(?:tăng|nâng|giảm|hạ)(?:\s+[^\W\d_]+){0,12}\s+từ\s*$", re.IGNORECASE)
_CHANGED_BY = re.compile(
    r"(?:tăng|giảm)(?:\s+(?:bình quân|trung bình|ít nhất|khoảng|thêm))*(?:\s+từ)?\s*$", re.IGNORECASE
)
_TO_VALUE = re.compile(r"\s*%?\s*(?:lên|xuống|đến|còn)\s+(?:còn\s+|đến\s+|trên\s+|dưới\s+|mức\s+)*\d", re.IGNORECASE)
SHARED_UNITS = (
    "%|‰|lần|kỳ|buổi|bộ|bản|ngày|giờ|phút|tháng|năm|quý|tuần|sao|điểm|bậc|mức|mức độ|cấp|chiều|tuổi|vị trí|đợt|bước|mặt|"
    "trang|tiêu chí|dB|GB|MB|Mbps|kWh|km/h|m²|m2"
)
"""What a number counts that holds for each, whoever says it; a number of other things is a total of its plan's area."""


@dataclass(frozen=True, slots=True)
class Quantity:
    """A number in a text; `start` and `end` cover the number and its unit, `lead` where its comparing words begin."""

    start: int
    end: int
    lead: int
    value: float | int
    unit: str | None
    noun: str | None
    comparator: Comparator
    ratio: bool = False  # one of so many: "4/100.000 trẻ", "18/18 khu phố"


def parse_number(text: str) -> float | int:
    """A Vietnamese number: "." groups thousands, "," begins the decimals."""
    plain = text.replace(".", "").replace(",", ".")
    value = float(plain)
    return int(value) if value.is_integer() else value


def write_number(value: float | int) -> str:
    """A number as a message prints it: every digit, "," before the decimals, no grouping of thousands."""
    whole = int(value) if float(value).is_integer() else value
    return str(whole).replace(".", ",")


def find_quantities(text: str) -> list[Quantity]:
    """Every number of a text with its unit and comparator, in order. A range gives two: >= and <=."""
    return list(_found(text))


@lru_cache(maxsize=1024)  # a clause is asked about once for each of its numbers
def _found(text: str) -> tuple[Quantity, ...]:
    out: list[Quantity] = []
    skip = -1
    ratios = list(_RATIO.finditer(text))
    for found in sorted([*ratios, *_NUMBER.finditer(text)], key=lambda match: match.start()):
        if found.start() < skip:
            continue
        if found in ratios:
            skip = found.end()
            if (ratio := _ratio(text, found)) is not None:
                out.append(ratio)
            continue
        end = found.end()
        tail = _RANGE.match(text, end)
        before = text[max(0, found.start() - 90) : found.start()]
        changed = bool(tail) and bool(_CHANGED_BY.search(before))
        if not changed and _BASELINE.search(before) and _TO_VALUE.match(text, end):
            continue  # "tăng từ 85% lên 90%": where it stands now is no aim
        if (
            tail
            and not 1900 <= parse_number(found.group()) <= 2100
            and (_PERCENT.match(text, tail.end()) or _UNIT.match(text, tail.end()) or _from_so_many(text, found, tail))
        ):
            unit, stop = _unit_after(text, tail.end())
            lead = _lead(text, found.start())
            low, high = parse_number(found.group()), parse_number(tail["n"])
            noun = None if unit else _noun_after(text, stop)
            out.append(Quantity(found.start(), stop, lead, low, unit, noun, ">="))
            out.append(Quantity(found.start(), stop, lead, high, unit, noun, "<="))
            skip = stop
            continue
        unit, stop = _unit_after(text, end)
        noun = None if unit else _noun_after(text, end)
        out.append(
            Quantity(
                found.start(), stop, _lead(text, found.start()), parse_number(found.group()), unit, noun,
                _changed(before, text[stop:]) or _comparator(before[-40:], text[stop : stop + 80]),
            )
        )  # fmt: skip
    return tuple(out)


def _from_so_many(text: str, found: re.Match[str], tail: re.Match[str]) -> bool:
    """Whether a range counts things: "từ 07 - 11 đoàn viên"."""
    return (
        bool(re.search(r"(?<!tuổi )\btừ\s*$", text[: found.start()], re.IGNORECASE))
        and _noun_after(text, tail.end()) is not None
    )


def _ratio(text: str, found: re.Match[str]) -> Quantity | None:
    """So many of a number: the first figure is the value. None for where it stands now ("giảm từ 23 ca/1.000 … xuống …")."""
    before = text[max(0, found.start() - 40) : found.start()]
    if _BASELINE.search(before) and re.match(r"[^\d]{0,40}(?:xuống|lên|còn)\s", text[found.end() :]):
        return None
    small = "." not in found["of"] and found["of"] != "100"
    if small and found["n"] != found["of"] and not _SO_MANY_OF.search(before):
        return None  # "7/12 xã" may be a day
    noun = _noun_after(text, found.end()) if not found["noun"].strip() else found["noun"].split()[0]
    lead = _lead(text, found.start())
    value = parse_number(found["n"])
    return Quantity(
        found.start(),
        found.end(),
        lead,
        value,
        None,
        noun,
        _comparator(before, text[found.end() : found.end() + 40]),
        True,
    )


def _unit_after(text: str, end: int) -> tuple[str | None, int]:
    percent = _PERCENT.match(text, end)
    if percent:
        return "%", percent.end()
    unit = _UNIT.match(text, end)
    return (unit["unit"], unit.end()) if unit else (None, end)


def _noun_after(text: str, end: int) -> str | None:
    noun = _NOUN.match(text, end)
    return noun["noun"] if noun else None


_CHANGES = re.compile(
    r"(?:^|phấn đấu\s+|[;,]\s*)(?P<way>tăng|giảm)\s+(?:tỷ lệ|tỉ lệ|mức)\s"
    r"(?!.*\b(?:xuống|còn|dưới|trên|đạt|lên (?!0)|đến|từ|ở mức|tối thiểu|ít nhất)\s)"
    r"[^;,%]*$",
    re.IGNORECASE,
)


def _changed(before: str, after: str) -> Comparator | None:
    """By how much a rate that is named first rises or falls: "Giảm tỷ lệ tai nạn 5% so với năm 2025"."""
    found = _CHANGES.search(before)
    if not found or not re.match(r"\s*(?:%\s*)?(?:so với|mỗi năm|hằng năm|/năm|[.;,]|$)", after):
        return None
    return "+" if found["way"].lower() == "tăng" else "-"


def _comparator(before: str, after: str) -> Comparator:
    if _TOP.search(before):
        return "top"
    if _RISE.search(before):
        return "+"
    if _FALL.search(before):
        return "-"
    if _AT_LEAST.search(before) or (_FROM_ON if re.search(r"\btừ\s*$", before) else _AND_MORE).match(after):
        return ">="
    if _AT_MOST.search(before) or _AND_LESS.match(after):
        return "<="
    return "="


def _lead(text: str, start: int) -> int:
    before = text[max(0, start - 40) : start]
    words = (_TOP, _RISE, _FALL, _AT_LEAST, _AT_MOST)
    found = [match.start() for pattern in words if (match := pattern.search(before))]
    return start - len(before) + min(found) if found else start
