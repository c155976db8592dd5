"""The letters of a recognised list: "ở)" between "d)" and "e)" is "đ)" (the Vietnamese order has đ, and no f, j, w, z)."""

from __future__ import annotations

import re

from extract.reading.printed import PrintedWord
from grammar.lexicon import bare
from grammar.numbering import roman

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
        if not order:
            continue
        before = out[places[order - 1]].text[0]
        after = out[places[order + 1]].text[0] if order + 1 < len(places) else ""
        if found[1] in _ORDER and not (found[1] == after == "đ" and before == "c"):
            continue  # a letter of the list; but of two đ behind c the first is a d
        place = _ORDER.find(before)
        if place < 0 or place + 1 >= len(_ORDER):
            continue
        wanted = _ORDER[place + 1]
        follows = _ORDER[place + 2 : place + 3]
        if (after and after == follows) or found[1] == after or bare(found[1]) == bare(wanted):
            word = out[index]
            out[index] = word._replace(
                text=wanted + found[2], original=word.original or word.text, reason=word.reason or "marker"
            )
    return out


_ROMANS = tuple(roman(number) for number in range(1, 13))
_LOOKS_LIKE = {"H": 2, "HI": 3, "IH": 3, "LI": 2, "1I": 2, "I1": 2, "11": 2, "TV": 4, "lV": 4, "|V": 4}
_ROMAN = re.compile(r"(?P<numeral>[IVXHLl1T|]{1,4})\.")


def put_romans_right(words: list[PrintedWord]) -> list[PrintedWord]:
    """Words in reading order with a Roman heading put right that lost or gained a stroke ("II." between "II." and "IV.", "H."):
    where the heading before and the one after leave only one, and the text behind it is in capitals or bold enough to be one.
    """
    places = [
        index
        for index, word in enumerate(words)
        if _ROMAN.fullmatch(word.text)
        and _begins_a_line(words, index)
        and index + 1 < len(words)
        and words[index + 1].text[:1].isupper()
    ]
    out = list(words)
    for order, index in enumerate(places):
        here = _roman(out[index].text)
        before = _roman(out[places[order - 1]].text) if order else 0
        after = _roman(out[places[order + 1]].text) if order + 1 < len(places) else None
        wanted = before + 1 if before is not None else None
        looks = _LOOKS_LIKE.get(out[index].text.rstrip(".")) if here is None else None
        if looks and not order and after in (looks, looks + 1):
            wanted = looks  # the first of a page, whose number goes on from the page before
        if wanted is None or wanted > len(_ROMANS) or here == wanted:
            continue
        lost = after == wanted + 1 and here in (None, wanted - 1, wanted - 2)
        alike = looks is not None and looks == wanted
        shouted = words[index + 1].text.isupper()
        if (lost and (order or shouted)) or alike or (shouted and here is None and order and after is None):
            word = out[index]
            out[index] = word._replace(
                text=f"{_ROMANS[wanted - 1]}.", original=word.original or word.text, reason=word.reason or "marker"
            )
    return out


def _roman(text: str) -> int | None:
    """The value of a Roman heading, None for one that is none."""
    numeral = text.rstrip(".")
    return _ROMANS.index(numeral) + 1 if numeral in _ROMANS else None


def _begins_a_line(words: list[PrintedWord], index: int) -> bool:
    """Whether a word stands left of the one before it in reading order, or below it."""
    if index == 0:
        return True
    last = words[index - 1]
    return words[index].left < last.left or words[index].top > last.bottom
