"""Characters of the Symbol and Wingdings fonts, which have places of their own in the private area of Unicode."""

from __future__ import annotations

import re

# the glyphs of the fonts' own encodings (Adobe Symbol; Microsoft Wingdings) that administrative documents use
_SYMBOL = {
    0xA3: "≤", 0xA5: "∞", 0xAB: "↔", 0xAC: "←", 0xAD: "↑", 0xAE: "→", 0xAF: "↓", 0xB0: "°", 0xB1: "±", 0xB3: "≥", 0xB4: "×",
    0xB7: "•", 0xB8: "÷", 0xB9: "≠", 0xBA: "≡", 0xBB: "≈", 0xBC: "…", 0xD7: "·", 0xDE: "⇒", 0x2D: "−", 0x25: "%", 0x61: "α", 0x62: "β",
    0x6D: "µ", 0x53: "Σ", 0xE5: "∑", 0xD0: "∠", 0xB2: "″", 0xA2: "′",
}  # fmt: skip
_WINGDINGS = {
    0x6F: "□", 0x70: "□", 0x71: "□", 0xA8: "□", 0xFE: "☑", 0xFD: "☒", 0xFC: "✓", 0xFB: "✗", 0xA7: "▪", 0x6E: "■", 0x6C: "●", 0x76: "❖",
    0xD8: "➢", 0xE0: "→", 0xDF: "←", 0xE1: "↑", 0xE2: "↓", 0xF0: "⇨", 0x9F: "•", 0xB7: "•", 0x28: "☎", 0x2A: "✉",
}  # fmt: skip
_PRIVATE = re.compile("[\uf020-\uf0ff]")


def symbol(font: str | None, code: str) -> str:
    """The character of w:sym (a font and a code in hex); "�" for one that is not known, "" for no code."""
    if not re.fullmatch(r"[0-9A-Fa-f]{1,6}", code):
        return ""
    return _character(int(code, 16), font) or "�"


def without_private(text: str, font: str | None) -> str:
    """A text in which private characters of a symbol font stand as what they show; others are left as they are."""
    if not _PRIVATE.search(text):
        return text
    return _PRIVATE.sub(lambda found: _character(ord(found.group()), font) or found.group(), text)


def _character(code: int, font: str | None) -> str | None:
    name = (font or "").lower()
    place = code & 0xFF if 0xF000 <= code <= 0xF0FF else code
    if "wingdings" in name or "webdings" in name:
        return _WINGDINGS.get(place)
    if "symbol" in name:
        return _SYMBOL.get(place)
    return chr(code) if code < 0xE000 and chr(code).isprintable() else None
