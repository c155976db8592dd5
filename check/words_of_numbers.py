"""Numbers that are written in Vietnamese words: "mười hai" → 12, "hai triệu năm trăm nghìn đồng" → 2500000."""

from __future__ import annotations

import re

_DIGITS = {
    "không": 0, "một": 1, "mốt": 1, "hai": 2, "ba": 3, "bốn": 4, "tư": 4, "năm": 5, "lăm": 5, "nhăm": 5,
    "sáu": 6, "bảy": 7, "bẩy": 7, "tám": 8, "chín": 9,
}  # fmt: skip
_TEN, _TENS, _HUNDRED, _AND = "mười", "mươi", "trăm", ("lẻ", "linh")
_SCALES = {"nghìn": 1_000, "ngàn": 1_000, "triệu": 1_000_000, "tỷ": 1_000_000_000, "tỉ": 1_000_000_000}
_AROUND = re.compile(r"^\s*(?:bằng chữ\s*:?)|\s*(?:đồng)?\s*(?:chẵn)?\s*\.?\s*$", re.IGNORECASE)


def number_in_words(text: str) -> int | None:
    """The number that a text says, of đồng too; None where it says anything else."""
    whole = total = current = 0
    said = False
    for word in _AROUND.sub("", text).lower().replace(",", " ").split():
        if word in _DIGITS:
            current += _DIGITS[word]
        elif word == _TEN:
            current += 10
        elif word == _TENS:
            current *= 10
        elif word == _HUNDRED:
            total, current = total + current * 100, 0
        elif word in _SCALES:
            whole, total, current = whole + (total + current) * _SCALES[word], 0, 0
        elif word not in _AND:
            return None
        said = said or word not in _AND
    return whole + total + current if said else None


def scale(word: str | None) -> int:
    """What a figure is multiplied by that a word stands behind: "150 triệu"."""
    return _SCALES.get((word or "").lower(), 1)
