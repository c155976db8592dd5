"""How wide a line of Times New Roman bold is: rules are a third to a half of the line above them."""

from __future__ import annotations

import unicodedata

# widths in thousandths of the size; letters with marks are as wide as the letters under them
_WIDTHS = {
    char: thousandths
    for thousandths, chars in (
        (250, " ,."), (278, "il/"), (333, "fjt-()"), (389, "Is"), (444, "cerz"), (500, "Jagovxy0123456789"),
        (556, "Sbdhknpquđơ"), (600, "ư"), (611, "FP"), (667, "BELTZ"), (722, "ACDNRUVXYĐw"), (778, "GHKOQƠ"),
        (796, "Ư"), (833, "m"), (944, "M"), (1000, "W"),
    )
    for char in chars
}  # fmt: skip
_OTHER = 500
_MM_PER_POINT = 25.4 / 72


def width(text: str, size: float) -> float:
    """The millimetres that a line takes in Times New Roman bold of `size` points, good to a twentieth."""
    return sum(_width(char) for char in text) / 1000 * size * _MM_PER_POINT


def _width(char: str) -> int:
    return _WIDTHS.get(char) or _WIDTHS.get(unicodedata.normalize("NFD", char)[0], _OTHER)


def rule_length(text: str, size: float, column: float) -> float:
    """Two fifths of the printed line (Annex I, II.2b and II.5b: 1/3 to 1/2); a text that wraps fills its column."""
    return 0.4 * min(width(text, size), column)
