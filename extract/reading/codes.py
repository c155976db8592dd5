"""Recognised figures and codes: letters that look like figures within a number, and known parts of a document's symbol."""

from __future__ import annotations

import re

from extract.reading.printed import PrintedWord
from norms.documents import document_types

_LOOKS = str.maketrans({"O": "0", "o": "0", "l": "1", "I": "1", "|": "1"})
_SLASHES = str.maketrans({"\u2044": "/", "\u2215": "/"})  # the slashes of fractions and divisions
_NUMBER = re.compile(r"(?P<open>[(\"“]*)(?P<body>[\dOolI|]+(?:[/.,-][\dOolI|]+)*)(?P<close>[.,;:)\"”%]*)")
_CODE = re.compile(r"(?P<number>[\dOolI|]+)(?P<year>/[12][\dOolI|]{3})?(?P<rest>[/-][A-ZĐ][\w&-]*.*)", re.DOTALL)
_QUARTER = re.compile(r"(?P<numeral>IH|HI)(?P<rest>/\d{4}[.,;)]?)")  # "III/2024" in a narrow cell
_LEGAL = {"TT", "NĐ", "NQ", "TTLT", "PL"}  # kinds of normative documents (Law 64/2025/QH15)
_SUFFIXES = {"TTTg": "TTg", "TT1g": "TTg", "TTE": "TTg", "T1g": "TTg", "TTøg": "TTg", "ÍTTg": "TTg", "UBNĐ": "UBND", "ƯBND": "UBND",
             "ỦBND": "UBND", "HĐNĐ": "HĐND", "NĐÐ": "NĐ", "QÐ": "QĐ", "QĐÐ": "QĐ", "ND-CP": "NĐ-CP", "NÐ": "NĐ"}  # fmt: skip


def repair_code(word: PrintedWord) -> PrintedWord:
    """A word with O, l and I read as figures where the rest are figures ("2l" → "21", "O6/2022/NĐ-CP" → "06/2022/NĐ-CP"),
    and with the usual slips in a document's symbol put right; the reading stays on record. No figure is ever guessed.
    """
    text = word.text.translate(_SLASHES)
    found = _NUMBER.fullmatch(text)
    # each part must hold a figure of its own: "III/2025" is a quarter, "II.2" a heading
    if found and all(_figures(part) for part in re.split(r"[/.,-]", found["body"])):
        text = found["open"] + found["body"].translate(_LOOKS) + found["close"]
    elif code := _CODE.fullmatch(text):
        number, year, rest = code["number"], code["year"] or "", code["rest"]
        if _figures(number):
            text = number.translate(_LOOKS) + year.translate(_LOOKS) + _symbol(rest)
    elif quarter := _QUARTER.fullmatch(text):
        text = "III" + quarter["rest"]
    if text == word.text:
        return word
    return word._replace(text=text, original=word.text, reason="code")


def _figures(text: str) -> bool:
    """Whether a piece is a number but for letters that look like figures: at least one real figure, and more of them."""
    figures = sum(char.isdigit() for char in text)
    letters = sum(char.isalpha() or char == "|" for char in text)
    return (figures > 0 and 0 < letters <= max(1, figures)) or (figures > 0 and letters == 0)


def _symbol(rest: str) -> str:
    """The letters of a document's symbol ("/QĐ-TTTg") with known slips put right; kinds of documents are those of norms/."""
    out = []
    kinds = _LEGAL | {entry.abbreviation for entry in document_types() if entry.abbreviation}
    for part in re.split(r"([/-])", rest):
        fixed = _SUFFIXES.get(part, part)
        if fixed not in kinds and fixed.replace("1", "T").replace("I", "T") in kinds:
            fixed = fixed.replace("1", "T").replace("I", "T")
        out.append(fixed)
    return "".join(out)
