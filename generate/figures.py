"""The superior's own totals in a clause: a count of people, things or money is not ours; ours is blank, or the profile's."""

from __future__ import annotations

import re

from generate.localise import pieces
from grammar.normalise import fold
from grammar.quantities import NUMBER
from schemas.texts import say
from schemas.unit import Unit

# what a number counts that holds for each and is no total of the superior's area
_SHARED_UNITS = (
    "%|‰|lần|kỳ|buổi|bộ|bản|ngày|giờ|phút|tháng|năm|quý|tuần|sao|điểm|bậc|mức|mức độ|cấp|chiều|tuổi|vị trí|đợt|bước|mặt|"
    "trang|tiêu chí|dB|GB|MB|Mbps|kWh|km/h|m²|m2"
)
_COUNT = re.compile(
    rf"(?<![\w/.,°-])(?P<n>(?:{NUMBER})(?:(?:\s*[-–]\s*|\s+đến\s+)(?:{NUMBER}))?)(?P<gap>\s+)(?P<unit>(?!(?:{_SHARED_UNITS})(?![\w]))(?P<noun>[^\W\d_][\w]*(?:\s+đồng)?))"
    r"(?!\s*/)",
)
_MONEY = re.compile(r"(?:nghìn tỷ|tỷ|triệu|nghìn)?\s*đồng\b")
# "mỗi thôn 02 …", "ít nhất 01 công chức/xã": the number holds for each
_EACH = re.compile(
    r"(?:mỗi|từng|bình quân)\s+(?!năm|tháng|quý|tuần)[^.;]{0,80}$|\d%[^.;]{0,60}(?:có|đạt)\s+(?:ít nhất|tối thiểu)\s+$",
    re.IGNORECASE,
)
# a number behind such a word counts nothing
_NAMED = re.compile(
    r"(?:số|Điều|khoản|điểm|Mục|mục|Phụ lục|giai đoạn|năm|ngày|tháng|quý|mức độ|cấp độ|khóa|kỳ|lần thứ|Đề án|đợt|Đợt|tốp|top|nhóm|cấp|"
    r"thị trường|loại|hạng|phương châm|khẩu hiệu|gió|tuổi từ|tuổi|Quận|Phường|Khu phố|chương trình|phong trào|nội dung|tiêu chí số|thứ|-|–)"
    r"(?:\s+\d+\s*(?:,|và|-|–))*\s*$",
    re.IGNORECASE,
)
_LEAST = re.compile(r"(?:ít nhất|tối thiểu|tối đa|không quá|mỗi)\s+$", re.IGNORECASE)
_MODEL = re.compile(r"(?:mô hình|chính quyền địa phương)[^.;,]{0,30}$", re.IGNORECASE)
_BLANK_UNITS = re.compile(
    r"(?:cấp|xã hội|trở lên|trở xuống|đến|của|và|tại|trong|theo|so|vào|cho|được|có|là|hoặc|chỉ tiêu|nhiệm vụ|nội dung|nhóm)\b"
)


def totals(text: str, sup_full: str) -> list[tuple[int, int]]:
    """Where the superior's own totals stand in a text: slices of the numbers, quotations and citations left alone."""
    out: list[tuple[int, int]] = []
    at = 0
    for piece, protected in pieces(text, sup_full):
        if not protected:
            for found in _COUNT.finditer(piece):
                before = piece[: found.start()]
                if _EACH.search(before) or _NAMED.search(before) or _MODEL.search(before):
                    continue
                if _BLANK_UNITS.match(piece, found.start("unit")) or not found["n"].strip("0.,"):
                    continue
                out.append((at + found.start("n"), at + found.end("n")))
        at += len(piece)
    return out


def names_money(text: str) -> bool:
    """Whether a text says how much money."""
    return any(_MONEY.match(text, found.end("n") + len(found["gap"])) for found in _COUNT.finditer(text)) or bool(
        re.search(rf"(?:{NUMBER})\s*(?:nghìn tỷ|tỷ|tỉ|triệu|nghìn)?\s*đồng", text)
    )


def blanked(text: str, unit: Unit, sup_full: str, each: bool = False) -> tuple[str, int]:
    """The text with each of the superior's totals blank, or the profile's own figure; and how many blanks there are.

    `each`: the text is given to every unit of our level, so that small numbers and minima in it hold for each.
    """
    own = own_value(text, unit)
    done: list[str] = []
    last = blanks = 0
    for start, end in totals(text, sup_full):
        if each and (end - start <= 2 or _LEAST.search(text[:start])):
            continue
        done += [text[last:start], own if own is not None else say("draft.blank")]
        blanks += own is None
        last = end
    return "".join([*done, text[last:]]), blanks


def own_value(text: str, unit: Unit) -> str | None:
    """The profile's figure for the indicator that a clause speaks of."""
    folded = fold(text)
    return next((row.value for row in unit.targets if fold(row.indicator) in folded), None)
