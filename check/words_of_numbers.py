"""Numbers below a thousand that are written in Vietnamese words: "mười hai" → 12."""

from __future__ import annotations

_DIGITS = {
    "không": 0, "một": 1, "mốt": 1, "hai": 2, "ba": 3, "bốn": 4, "tư": 4, "năm": 5, "lăm": 5, "nhăm": 5,
    "sáu": 6, "bảy": 7, "bẩy": 7, "tám": 8, "chín": 9,
}  # fmt: skip
_TEN, _TENS, _HUNDRED, _AND = "mười", "mươi", "trăm", ("lẻ", "linh")


def number_in_words(text: str) -> int | None:
    """The number that a text says; None where it says anything else."""
    total = current = 0
    said = False
    for word in text.lower().replace(",", " ").split():
        if word in _DIGITS:
            current += _DIGITS[word]
        elif word == _TEN:
            current += 10
        elif word == _TENS:
            current *= 10
        elif word == _HUNDRED:
            total, current = total + current * 100, 0
        elif word not in _AND:
            return None
        said = said or word not in _AND
    return total + current if said else None
