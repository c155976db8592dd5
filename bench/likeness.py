"""How alike two texts are, after a folding that makes spelling variants of Vietnamese equal."""

from __future__ import annotations

import re
import unicodedata
from collections import Counter
from difflib import SequenceMatcher
from functools import lru_cache
from itertools import product

_SHORT_FORMS = {
    "cchc": "cải cách hành chính",
    "cntt": "công nghệ thông tin",
    "csdl": "cơ sở dữ liệu",
    "hđnd": "hội đồng nhân dân",
    "mttq": "mặt trận tổ quốc",
    "qlnn": "quản lý nhà nước",
    "qppl": "quy phạm pháp luật",
    "tdtt": "thể dục thể thao",
    "tp": "thành phố",
    "tt&tt": "thông tin và truyền thông",
    "tthc": "thủ tục hành chính",
    "ubmttq": "ủy ban mặt trận tổ quốc",
    "ubnd": "ủy ban nhân dân",
    "vn": "việt nam",
}
_NEGATIONS = frozenset(["không", "chưa", "chẳng", "cấm", "trừ"])
_TONES = "\u0300\u0301\u0309\u0303\u0323"


def _compose(text: str) -> str:
    return unicodedata.normalize("NFC", text)


# "hòa" and "hoà" are one word: the tone mark goes to the second vowel of oa, oe, uy
_MOVED_TONES = {
    _compose(pair[0] + tone) + pair[1]: pair[0] + _compose(pair[1] + tone)
    for pair, tone in product(("oa", "oe", "uy"), _TONES)
}
_OLD_TONE = re.compile("|".join(_MOVED_TONES))
_SEPARATOR = re.compile(r"[^\w%/&]+")
_LOOSE_PERCENT = re.compile(r"(?<=\d) +%")


def _move_tones(text: str) -> str:
    return _OLD_TONE.sub(lambda found: _MOVED_TONES[found[0]], text)


def syllables(text: object) -> tuple[str, ...]:
    """The folded syllables of a text: lower case, no punctuation, one place for the tones, short forms written out."""
    return () if text is None else _fold(str(text))


@lru_cache(maxsize=1 << 14)
def _fold(text: str) -> tuple[str, ...]:
    plain = _SEPARATOR.sub(" ", _move_tones(_compose(text).lower()))
    words = _LOOSE_PERCENT.sub("%", plain).split()
    return tuple(part for word in words for part in _move_tones(_SHORT_FORMS.get(word, word)).split())


def folded(text: object) -> str:
    """A text in the spelling that comparisons use; empty for None."""
    return " ".join(syllables(text))


def overlap(left: object, right: object) -> float:
    """F1 of the syllables of two texts in any order, 0 to 1; two empty texts are alike."""
    ours, theirs = Counter(syllables(left)), Counter(syllables(right))
    total = ours.total() + theirs.total()
    return 2 * (ours & theirs).total() / total if total else 1.0


def coverage(left: object, right: object) -> float:
    """The share of the shorter text that the longer one holds too; 0 where the shorter is under a third of it."""
    ours, theirs = Counter(syllables(left)), Counter(syllables(right))
    least, most = min(ours.total(), theirs.total()), max(ours.total(), theirs.total())
    if least == 0 or 3 * least < most:
        return 0.0
    return (ours & theirs).total() / least


def ordered(left: object, right: object) -> float:
    """Likeness that minds the order of the syllables, 0 to 1; two empty texts are alike."""
    return SequenceMatcher(None, syllables(left), syllables(right), autojunk=False).ratio()


def weights(text: object) -> Counter[str]:
    """The syllables whose loss or gain turns a sentence round: negations and figures."""
    return Counter(word for word in syllables(text) if word in _NEGATIONS or word[0].isdecimal())


def same_weights(left: object, right: object) -> bool:
    """Whether neither text has a negation or a figure that the other lacks."""
    return weights(left) == weights(right)


def quotes(gold: object, pred: object, least: float) -> bool:
    """Whether one text is the other, word for word in order to the degree `least`, with all its negations and figures."""
    return ordered(gold, pred) >= least and same_weights(gold, pred)


def is_tail(left: object, right: object) -> bool:
    """Whether one text is the end of the other and at least half of it."""
    short, long = sorted((syllables(left), syllables(right)), key=len)
    return bool(short) and 2 * len(short) >= len(long) and long[-len(short) :] == short
