"""Paragraphs in TCVN3 or VNI → Unicode: by the font of each piece, and by the whole text where fonts say nothing."""

from __future__ import annotations

import re
from typing import NamedTuple

from grammar.legacy import Code, capitals_font, code_of_font, code_of_text, decode

_UNICODE = re.compile("[\u0102\u0103\u0110\u0111\u0128\u0129\u0168\u0169\u01a0\u01a1\u01af\u01b0\u1ea0-\u1ef9]")
_EIGHT_BIT = re.compile("[\u00a1-\u00ff\uf0a1-\uf0ff]")
_MARKS = "ùøûõïâáàåãäêéèúüëÙØÛÕÏÂÁÀÅÃÄÊÉÈÚÜË"
_BASES = "aeouyôöAEOUYÔÖ"


class Piece(NamedTuple):
    """A stretch of text in one font; the size is in points."""

    text: str
    font: str | None = None
    size: float | None = None


def guessed_code(text: str) -> Code | None:
    """The code of a whole text whose fonts say nothing."""
    return None if _UNICODE.search(text[:4000]) else code_of_text(text)


def in_unicode(pieces: list[Piece], guess: Code | None = None) -> list[Piece]:
    """The pieces of one paragraph in Unicode; one that holds letters that the old codes lack is in Unicode already."""
    if not any(_EIGHT_BIT.search(piece.text) or capitals_font(piece.font) for piece in pieces):
        return pieces
    if any(_UNICODE.search(piece.text) for piece in pieces):
        return [_without_soft_hyphens(piece) for piece in pieces]
    codes = [code_of_font(piece.font) or guess for piece in pieces]
    texts = [piece.text for piece in pieces]
    for index in range(1, len(pieces)):
        # a VNI letter and its mark may stand in two runs
        before = texts[index - 1]
        if (
            codes[index] == codes[index - 1] == "vni"
            and texts[index][:1] in _MARKS
            and before[-1:] in _BASES
            and before
            and texts[index]
        ):
            texts[index - 1], texts[index] = before + texts[index][0], texts[index][1:]
    return [
        piece._replace(text=decode(text, code, capitals_font(piece.font))) if code else _without_soft_hyphens(piece)
        for piece, text, code in zip(pieces, texts, codes, strict=True)
    ]


def _without_soft_hyphens(piece: Piece) -> Piece:
    return piece._replace(text=piece.text.replace("\u00ad", "")) if "\u00ad" in piece.text else piece
