"""One spelling for comparing; the text that is shown is never folded."""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache

from norms.spelling import fold

_SPACES = re.compile(r"[ \t\u00a0\u2000-\u200b\u202f\u3000]+")
_CONTROL = re.compile(r"[\x00-\x08\x0e-\x1b\x7f-\x84\x86-\x9f]")
_UNREADABLE = re.compile(rf"{_CONTROL.pattern}|[\ud800-\udfff]")
_NOT_WORD = re.compile(r"[^\w%]+")

UPPER = "A-ZĐÀÁÂÃÈÉÊÌÍÒÓÔÕÙÚÝĂĨŨƠƯẠẢẤẦẨẪẬẮẰẲẴẶẸẺẼẾỀỂỄỆỈỊỌỎỐỒỔỖỘỚỜỞỠỢỤỦỨỪỬỮỰỲỴỶỸ"
"""The capitals of Vietnamese, for a character class: a range from Ạ to Ỹ would hold small letters too."""

_PLAIN = {
    code: (unicodedata.normalize("NFD", chr(code))[0]).lower()
    for code in (*range(ord("A"), ord("Z") + 1), *range(0xC0, 0x250), *range(0x1E00, 0x1F00))
    if chr(code).isalpha()
} | {ord("đ"): "d", ord("Đ"): "d"}

__all__ = [
    "UPPER", "capitalise", "decapitalise", "fold", "is_upper", "key", "nfc", "plain", "readable", "spaces", "squeeze", "starts_upper",
]  # fmt: skip


def nfc(text: str) -> str:
    """The text in Unicode NFC, with one kind of line end and no byte order mark."""
    text = text.replace("\r\n", "\n").replace("\r", "\n").removeprefix("\ufeff")
    return text if unicodedata.is_normalized("NFC", text) else unicodedata.normalize("NFC", text)


def squeeze(text: str) -> str:
    """The text with every run of white space as one space, and none at the ends."""
    return " ".join(text.split())


def spaces(text: str) -> str:
    """The text with non-breaking and odd spaces as plain ones; line ends stay."""
    return _SPACES.sub(" ", text)


def readable(text: str) -> str:
    """The text without control characters (white space stays) and with halves of a character joined; a lone half, which
    is no character and which no file can hold, becomes U+FFFD.
    """
    if not _UNREADABLE.search(text):
        return text
    return _CONTROL.sub("", text.encode("utf-16", "surrogatepass").decode("utf-16", "replace"))


@lru_cache(maxsize=65536)
def key(text: str) -> str:
    """A key under which two spellings of the same words are equal: folded, without punctuation."""
    return _NOT_WORD.sub(" ", fold(text)).strip()


def plain(text: str) -> str:
    """A text without tone marks, marks of vowels, the stroke of đ and capitals: "Đẩy mạnh" → "day manh". Each character stays
    one character, so that offsets hold; the text should be NFC.
    """
    return text.translate(_PLAIN)


def is_upper(text: str) -> bool:
    """Whether the letters of a text are capitals (at least two of them)."""
    letters = [c for c in text if c.isalpha()]
    return len(letters) >= 2 and sum(c.isupper() for c in letters) >= 0.9 * len(letters)


def starts_upper(text: str) -> bool:
    """Whether the first letter of a text is a capital."""
    return next((c.isupper() for c in text if c.isalpha()), False)


def capitalise(text: str) -> str:
    """The text with its first letter as a capital."""
    for index, char in enumerate(text):
        if char.isalpha():
            return text[:index] + char.upper() + text[index + 1 :]
    return text


def decapitalise(text: str) -> str:
    """The text with its first letter small, unless the first word is an abbreviation or a quotation."""
    first = text.split(" ", 1)[0]
    if not first or is_upper(first) or not first[0].isupper():
        return text
    return text[0].lower() + text[1:]
