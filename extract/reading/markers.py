"""The letters of a recognised list: "ở)" between "d)" and "e)" is "đ)" (the Vietnamese order has đ, and no f, j, w, z)."""

from __future__ import annotations

import re

from extract.reading.printed import PrintedWord
from grammar.lexicon import bare

_ORDER = "abcdđeghiklmnopqrstuvxy"
_MARKER = re.compile(r"([^\W\d_])([).])")


def put_markers_right(words: list[PrintedWord]) -> list[PrintedWord]:
    """Words in reading order with a list's letters put right where the one before and the one after leave only one."""
    places = [
        index for index, word in enumerate(words) if _MARKER.fullmatch(word.text) and _begins_a_line(words, index)
    ]
    out = list(words)
    for order, index in enumerate(places):
        found = _MARKER.fullmatch(out[index].text)
        assert found is not None
        if found[1] in _ORDER or not order:
            continue
        before = out[places[order - 1]].text[0]
        after = out[places[order + 1]].text[0] if order + 1 < len(places) else ""
        place = _ORDER.find(before)
        if place < 0 or place + 1 >= len(_ORDER):
            continue
        wanted = _ORDER[place + 1]
        follows = _ORDER[place + 2 : place + 3]
        if (after and after == follows) or bare(found[1]) == bare(wanted):
            word = out[index]
            out[index] = word._replace(
                text=wanted + found[2], original=word.original or word.text, reason=word.reason or "marker"
            )
    return out


def _begins_a_line(words: list[PrintedWord], index: int) -> bool:
    """Whether a word stands left of the one before it in reading order, or below it."""
    if index == 0:
        return True
    last = words[index - 1]
    return words[index].left < last.left or words[index].top > last.bottom
