"""Two spellings of one word: the tone mark on the first or the second vowel (hòa/hoà, ủy/uỷ); both are correct."""

from __future__ import annotations

import re
from functools import lru_cache

_TONE_PLACES = {
    "òa": "oà", "óa": "oá", "ỏa": "oả", "õa": "oã", "ọa": "oạ",
    "òe": "oè", "óe": "oé", "ỏe": "oẻ", "õe": "oẽ", "ọe": "oẹ",
    "ùy": "uỳ", "úy": "uý", "ủy": "uỷ", "ũy": "uỹ", "ụy": "uỵ",
}  # fmt: skip
_TONES = re.compile("|".join(_TONE_PLACES))


@lru_cache(maxsize=65536)
def fold(text: str) -> str:
    """Lower case, one place for tone marks; same length as the lower-cased text, so offsets hold."""
    return _TONES.sub(lambda m: _TONE_PLACES[m.group()], text.lower())
