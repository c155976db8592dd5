"""What a PDF page's text layer is worth: good, legacy, broken, a signature's stamp only, or none."""

from __future__ import annotations

import re

from extract.reading.printed import PrintedWord, text_of
from grammar.legacy import capitals_font as shows_capitals
from grammar.legacy import code_of_font, code_of_text, decode
from grammar.syllables import LETTERS, is_syllable, toned
from schemas.document import Judgement

_FEW = 30  # words: a page with fewer, covered by a picture, has no text layer but a stamp
_COVERED = 0.4  # of the page
_SCANNED = 0.85  # of the page: a layer over it was recognised by some program
_GOOD_READING = 0.9  # of the words
_SAMPLE = 240  # words looked at
_STAMP = re.compile(
    r"(?:ký (?:bởi|điện tử|số)|người ký|(?:thời gian|ngày|giờ) ký|cơ quan\s*:|tổ chức\s*:|email\s*:|digitally signed|signature|"
    r"\+0?7[:']?00|@[\w.]+\.vn)",
    re.IGNORECASE,
)
_LOST = re.compile("[\ufffd\ue000-\uf8ff\u0000-\u0008]")


def judge(words: list[PrintedWord], picture: float) -> Judgement:
    """The worth of a page's layer; `picture` is the share of the page (0 to 1) that its largest picture covers."""
    if not words:
        return "none"
    if len(words) < _FEW and picture >= _COVERED:
        return "stamp"
    if len(words) < _FEW and is_stamp(text_of(words)):
        return "stamp"
    if any(code_of_font(word.font) for word in words[:_SAMPLE]):
        return "legacy"
    step = max(1, len(words) // _SAMPLE)
    text = text_of(words[::step])
    if _broken(text) or (picture >= _SCANNED and _spoiled(text)):
        return "legacy" if code_of_text(text) else "broken"
    return "good"


def _spoiled(text: str) -> bool:
    """Whether a layer over the picture of a whole page is another program's reading, and a bad one: words that can be no
    syllables, or figures within words.
    """
    words = [word for word in text.split() if sum(char.isalpha() for char in word) > 1]
    cores = [word.strip(".,;:()“”\"'/-") for word in words]
    plain = [core for core in cores if core and not core.isupper() and "/" not in core and "-" not in core]
    if len(plain) < 12:
        return False
    mixed = sum(any(char.isdigit() for char in core) for core in plain)
    good = sum(is_syllable(core) for core in plain)
    return mixed > 0.03 * len(plain) or good < _GOOD_READING * len(plain)


def is_stamp(text: str) -> bool:
    """Whether a text is what a digital signature prints: who signed, when, with which address."""
    return bool(_STAMP.search(text))


def _broken(text: str) -> bool:
    """Whether a text reads as neither Vietnamese nor plain: letters lost, or words that can be no syllables.

    A layer whose fonts were mapped wrongly has few syllables; one that lost its marks has hardly a Vietnamese letter.
    """
    words = [word for word in LETTERS.findall(text) if len(word) > 1 and not word.isupper()]
    if len(_LOST.findall(text)) > 0.02 * len(text):
        return True
    if len(words) < 12:
        return False
    good = sum(map(is_syllable, words))
    marked = sum(not word.isascii() and any(map(toned, word)) for word in words)
    return good < 0.6 * len(words) or marked < 0.15 * len(words)


def to_unicode(words: list[PrintedWord]) -> list[PrintedWord]:
    """The words of a legacy layer in Unicode, by each word's font, and by the text where fonts say nothing."""
    guess = code_of_text(text_of(words))
    out = []
    for word in words:
        code = code_of_font(word.font) or (guess if _eight_bit(word.text) else None)
        text = decode(word.text, code, shows_capitals(word.font)) if code else word.text.replace("\u00ad", "-")
        out.append(word._replace(text=text) if text != word.text else word)
    return out


def _eight_bit(text: str) -> bool:
    return any("\u00a1" <= char <= "\u00ff" or "\uf0a1" <= char <= "\uf0ff" for char in text)
