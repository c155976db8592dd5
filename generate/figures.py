"""The superior's own totals in a clause: a count of people, things or money is not ours; ours is blank, or the profile's."""

from __future__ import annotations

import re
from typing import NamedTuple

from generate.own_figures import OwnFigure
from generate.protected import pieces
from generate.setting import Setting
from grammar.normalise import fold
from grammar.quantities import NUMBER, SHARED_UNITS
from schemas.span import Span
from schemas.texts import say

_COUNT = re.compile(
    rf"(?<![\w/.,°-])(?P<n>(?:{NUMBER})(?:(?:\s*[-–]\s*|\s+đến\s+)(?:{NUMBER}))?)(?P<gap>\s+)(?P<unit>(?!(?:{SHARED_UNITS})(?![\w]))(?P<noun>[^\W\d_][\w]*(?:\s+đồng)?))"
    r"(?!\s*/)",
)
_MONEY = re.compile(r"(?:nghìn tỷ|tỷ|triệu|nghìn)?\s*đồng\b")
# "mỗi thôn 02 …", "ít nhất 01 công chức/xã": the number holds for each
_EACH = re.compile(
    r"(?:mỗi|từng|bình quân)\s+(?!năm|tháng|quý|tuần)[^.;]{0,80}$|\d%[^.;]{0,80}(?:ít nhất|tối thiểu|từ)\s+$",
    re.IGNORECASE,
)
# a number behind such a word counts nothing
_NAMED = re.compile(
    r"(?:số|Điều|khoản|điểm|Mục|mục|Phụ lục|giai đoạn|(?<!mỗi )(?<!hằng )(?<!hàng )(?<!một )năm|"
    r"ngày|tháng|quý|mức độ|cấp độ|khóa|kỳ|lần thứ|Đề án|đợt|Đợt|tốp|top|nhóm|cấp|"
    r"thị trường|loại|hạng|phương châm|khẩu hiệu|gió|tuổi từ|tuổi|Quận|Phường|Khu phố|chương trình|phong trào|nội dung|tiêu chí số|thứ|-|–)"
    r"(?:\s+\d+\s*(?:,|và|-|–))*\s*$",
    re.IGNORECASE,
)
_LEAST = re.compile(r"(?:ít nhất|tối thiểu|tối đa|không quá|mỗi)\s+$", re.IGNORECASE)
# what the superior has reached and where it goes from there: "từ 3,12% xuống còn 2,1%"
_REACHED = re.compile(
    rf"\btừ\s+(?P<was>{NUMBER})\s*%?[^;.\d]{{0,25}}?(?:xuống|lên|giảm|tăng)[^;.\d]{{0,20}}(?P<is>{NUMBER})\s*%",
    re.IGNORECASE,
)
_SHARE_OF = re.compile(rf"(?P<share>{NUMBER})\s*%[^;.\d]{{0,40}}?tương (?:ứng|đương)[^;.\d]{{0,20}}(?P<n>{NUMBER})")
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


class Blanked(NamedTuple):
    """A text in which no figure is the superior's alone: how many blanks it has, and where our own figures come from."""

    text: str
    blanks: int = 0
    sources: tuple[Span, ...] = ()


def blanked(text: str, setting: Setting, each: bool = False) -> Blanked:
    """The text with each of the superior's totals, and what it has reached so far, blank or our own figure.

    `each`: the text is given to every unit of our level, so that small numbers and minima in it hold for each.
    """
    if setting.is_office:  # the same area as its committee: the figures are its own
        return Blanked(text)
    places: dict[tuple[int, int], OwnFigure | None] = {}
    for start, end in totals(text, setting.sup_full):
        if not (each and (end - start <= 2 or _LEAST.search(text[:start]))):
            places[start, end] = _own(text, start, end, setting)
    for found in _REACHED.finditer(text):
        places[found.span("was")] = None
        places[found.span("is")] = _own(text, *found.span("is"), setting)
    for found in _SHARE_OF.finditer(text):  # a share that the superior worked out from its own total
        if found.span("n") in places:
            places.setdefault(found.span("share"), None)
    for figure in setting.own_figures:
        if figure.unit == "%":
            pattern = rf"{re.escape(figure.indicator)}[^;.\d]{{0,40}}?(?P<n>{NUMBER})(?=\s*%)"
            for found in re.finditer(pattern, text, re.IGNORECASE):
                places[found.span("n")] = figure
    done: list[str] = []
    last = 0
    for (start, end), own in sorted(places.items()):
        done += [text[last:start], own.value if own is not None else say("draft.blank")]
        last = end
    used = [own for own in places.values() if own is not None]
    sources = tuple(span for own in setting.own_figures if own in used for span in own.sources)
    return Blanked("".join([*done, text[last:]]), len(places) - len(used), sources)


def _own(text: str, start: int, end: int, setting: Setting) -> OwnFigure | None:
    """Our figure for a number of a text: its part of the sentence names the indicator, and what is counted agrees."""
    part = fold(text[text.rfind(";", 0, start) + 1 : start] + text[end:].partition(";")[0])
    behind = fold(text[end:].lstrip())
    for figure in setting.own_figures:
        if fold(figure.indicator) in part and (not figure.unit or behind.startswith(fold(figure.unit))):
            return figure
    return None


def own_figure(text: str, setting: Setting) -> OwnFigure | None:
    """Our figure for the indicator that a clause speaks of."""
    folded = fold(text)
    return next((figure for figure in setting.own_figures if fold(figure.indicator) in folded), None)
