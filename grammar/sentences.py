"""Sentences and clauses of a paragraph, cut where brackets and quotation marks allow it."""

from __future__ import annotations

import re
from functools import lru_cache

from grammar.normalise import UPPER

Slice = tuple[int, int]
_OPEN, _CLOSE = "([“‘«", ")]”’»"
_ABBREVIATIONS = re.compile(r"(?<![-\w])(?:(?:TP|TT|TX|Q|P|TS|ThS|PGS|GS|BS|KT|TM|TL|TUQ|Đ/c|St|Mr|No|tr|Tp)|[A-ZĐ])$")
_SENTENCE_START = re.compile(rf"\s+[“\"(\-–]?\s*[{UPPER}\d]")


def clauses(text: str, marks: str = ";.") -> list[Slice]:
    """The clauses of a text as slices, cut after ";" and sentence-ending "."; brackets and quotations are never cut.

    White space at the ends is left out of a slice; nothing but white space and the cut marks lies between them.
    """
    return list(_cut(text, marks))


@lru_cache(maxsize=1024)  # the clauses of a paragraph are asked for by each field
def _cut(text: str, marks: str) -> tuple[Slice, ...]:
    out: list[Slice] = []
    depth = 0
    quoted = False
    start = 0
    for index, char in enumerate(text):
        if char in _OPEN:
            depth += 1
        elif char in _CLOSE:
            depth = max(0, depth - 1)
        elif char == '"':
            quoted = not quoted
        elif char in marks and depth == 0 and not quoted and _ends(text, index, char):
            out.append((start, index + 1))
            start = index + 1
    if start < len(text):
        out.append((start, len(text)))
    return tuple(trimmed for piece in out if (trimmed := trim(text, *piece))[0] < trimmed[1])


def sentences(text: str) -> list[Slice]:
    """The sentences of a paragraph as slices."""
    return clauses(text, ".?!")


def _ends(text: str, index: int, char: str) -> bool:
    if char != ".":
        return True
    if text[index + 1 : index + 2] in ("/", "."):
        return False
    if text[index - 1 : index] == "." and not _SENTENCE_START.match(text, index + 1):
        return False
    if index + 1 < len(text) and not _SENTENCE_START.match(text, index + 1):
        return not text[index + 1 :].strip()
    return not _ABBREVIATIONS.search(text[max(0, index - 8) : index])


def trim(text: str, start: int, end: int, strip: str = " \t\n\u00a0") -> Slice:
    """A slice without the given signs at its ends."""
    while start < end and text[start] in strip:
        start += 1
    while end > start and text[end - 1] in strip:
        end -= 1
    return start, end
