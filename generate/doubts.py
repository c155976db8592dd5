"""What the clerk must look at in a rewritten clause: nothing is silently taken over that may not be the unit's."""

from __future__ import annotations

import re

from generate.asks import Ask, ask
from generate.localise import Localiser
from generate.tighten import is_past
from schemas.plan import Plan
from schemas.span import Span

_ABOVES_LAND = re.compile(r"\((?:tỉnh |huyện |xã |phường )?[A-ZĐ][^()]{1,40} cũ\)|phía (?:Đông|Tây|Nam|Bắc)\b")
_CARRIED = ("handwritten", "low_ocr", "inconsistent", "incomplete")
_STANDARD = re.compile(r"\b(?:TCVN|ISO)\b")
_TABLE = re.compile(
    r"\b(?:bảng|biểu) (?:trên(?! cơ sở| đường| địa bàn)|dưới đây|sau đây|kèm theo|nêu trên)\b", re.IGNORECASE
)
_OWN_PLACES = re.compile(
    r"(?:tại|theo|ở) (?:các )?(?:mục|Mục|điểm|khoản|phần|Phần) (?:[IVX]+|\d+|[a-zđ])\b(?![^.;()]*\d+/)"
)


def doubts(localiser: Localiser, text: str, above: str) -> list[Ask]:
    """Questions about a clause `text` that came from `above`: a power that the unit has not, words of the superior left
    over, a date gone by, a standard, a place in the superior's own numbering.
    """
    beyond = localiser.beyond_us(text)
    if beyond:
        return [ask("beyond", above, what=beyond)]
    if not localiser.setting.is_office and localiser.above_remains(text):
        return [ask("leftover", above)]
    if _ABOVES_LAND.search(text):
        return [ask("situation", above)]
    if is_past(text, localiser.day):
        return [ask("past", above)]
    if _STANDARD.search(text):
        return [ask("standard", above)]
    if names_a_table(text):
        return [ask("table_named", above)]
    return [ask("crossed", above)] if _OWN_PLACES.search(text) else []


def names_a_table(text: str) -> bool:
    """Whether a text points to a table of the superior's, which is not copied."""
    return _TABLE.search(text) is not None


def carried(plan: Plan, spans: list[Span]) -> list[Ask]:
    """The reader's own doubts about a place of the superior: what it asks of its reader is asked of ours too."""
    out: list[Ask] = []
    for item in plan.review:
        span = item.span
        if item.reason in _CARRIED and span is not None and any(one.start <= span.start < one.end for one in spans):
            out.append(Ask("review", item.message))
    return out
