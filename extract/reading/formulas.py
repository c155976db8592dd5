"""The fixed lines of Decree 30/2020 (Annex I) in recognised text: the national title, the motto, the name of the document's type.

A line in which only marks or single letters differ from a formula is that formula; the reading stays on record. Lines of the
signature are left as they were read: "KT. CHỦ TỊCH" and "CHỦ TỊCH" are one stroke apart and do not mean the same.
"""

from __future__ import annotations

import re
from difflib import SequenceMatcher
from functools import cache

from extract.reading.printed import PrintedWord, box_of, text_of
from grammar.lexicon import bare
from grammar.syllables import LETTERS
from norms.documents import document_types

_ALIKE = 0.84
_LONGEST = 45
_WIDE = 1.4  # of the letters' height: a gap between two columns
_AREAS = {"tinh": "TỈNH", "huyen": "HUYỆN", "quan": "QUẬN"}
_HEAD = 200.0  # points: a letterhead ends above
_FIXED = ("CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM", "Độc lập - Tự do - Hạnh phúc", "Nơi nhận:")


@cache
def _types() -> dict[str, str]:
    """The names of types in capitals by their bare letters."""
    return {_key(entry.name): entry.name.upper() for entry in document_types()}


def _key(text: str) -> str:
    """The bare letters of a line, a letter that stands twice once ("KÉẾ" is "KẾ" read twice)."""
    return re.sub(r"(.)\1", r"\1", "".join(LETTERS.findall(bare(text))))


def put_right(row: list[PrintedWord]) -> list[PrintedWord]:
    """A row of recognised words in which a formula that was read with slips stands as it is written."""
    out: list[PrintedWord] = []
    for piece in _pieces(row):
        formula = _formula(text_of(piece))
        out.extend(_replaced(piece, formula) if formula else _with_kind_of_area(piece))
    return out


def _with_kind_of_area(piece: list[PrintedWord]) -> list[PrintedWord]:
    """A line in capitals that begins with the kind of an area, read without its mark ("TINH QUẢNG …")."""
    first = piece[0]
    kind = _AREAS.get(bare(first.text)) if 2 <= len(piece) <= 5 and piece[0].top < _HEAD else None
    if kind is None or first.text == kind or not all(word.text.isupper() for word in piece):
        return piece
    return [first._replace(text=kind, original=first.original or first.text, reason="formula"), *piece[1:]]


def _pieces(row: list[PrintedWord]) -> list[list[PrintedWord]]:
    out: list[list[PrintedWord]] = []
    for word in row:
        if out and word.left - out[-1][-1].right < _WIDE * max(word.bottom - word.top, 8.0):
            out[-1].append(word)
        else:
            out.append([word])
    return out


def _formula(text: str) -> str | None:
    """The formula that a line is but for slips; None where it is one already, or none. The name of a type must have the same
    letters, doubled ones aside ("HỘI ĐỒNG" is no "HỢP ĐỒNG"); the long fixed lines may have slips of any kind.
    """
    key = _key(text)
    if not 6 <= len(key) <= _LONGEST:
        return None
    formula = next((line for other, line in _types().items() if other == key), None) or _fixed(key)
    if formula is None or text.strip(" :.") == formula.strip(" :."):
        return None
    if formula.isupper() and not sum(char.isupper() for char in text) > 0.7 * sum(char.isalpha() for char in text):
        return None  # "kế hoạch" within a sentence
    if "HOÀ" in text and bare(text) == bare(formula):
        return None  # the older place of the tone mark is right too
    return formula


def _fixed(key: str) -> str | None:
    for line in _FIXED:
        other = _key(line)
        if other.startswith(key):
            return line if other == key else None  # a line that breaks there is whole, and the rest of it follows
        if SequenceMatcher(None, key, other).ratio() >= _ALIKE:
            return line
    return None


def _replaced(piece: list[PrintedWord], formula: str) -> list[PrintedWord]:
    """The words of a formula over the place of a piece; the first one carries what was read."""
    left, top, right, bottom = box_of(piece)
    sure = sum(word.confidence or 0.0 for word in piece) / len(piece)
    words = formula.split()
    size, at = len(formula), 0
    out = []
    for index, word in enumerate(words):
        start = left + (right - left) * at / size
        end = left + (right - left) * (at + len(word)) / size
        original = " ".join(w.original or w.text for w in piece) if index == 0 else None
        out.append(
            PrintedWord(
                word,
                start,
                top,
                end,
                bottom,
                confidence=sure,
                original=original,
                reason="formula" if index == 0 else None,
            )
        )
        at += len(word) + 1
    return out
