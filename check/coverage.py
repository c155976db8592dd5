"""Whether a text answers a duty: how much of the duty's wording it has, rare wording counting more than common.

Vietnamese words are mostly of two syllables, so pairs of neighbouring syllables stand for words; how rare a pair is is
counted in the plans at hand.
"""

from __future__ import annotations

import math
from collections import Counter
from collections.abc import Iterable
from functools import lru_cache
from itertools import pairwise

from grammar.normalise import key

_Pair = tuple[str, str]

COVERED = 0.45
"""How much of a duty's wording its answer has at least: of the duties in our own drafts 33 of 34 have more; with the answer
taken out, 26 of 34 have less, and most of the others stand in the draft a second time.
"""

_FEW = 60
"""Texts below which counts say little: two short plans would make every wording common."""


class Coverage:
    """Weighs wordings by how rare they are in a set of texts."""

    def __init__(self, texts: Iterable[str]) -> None:
        rows = [_pairs(text) for text in texts]
        self._count = Counter(pair for row in rows for pair in row)
        self._texts = max(len(rows), _FEW)

    def _weight(self, pair: _Pair) -> float:
        return math.log((self._texts + 1) / (self._count[pair] + 0.5))

    def of(self, duty: str, answer: str) -> float:
        """The share of a duty's wording that an answer has, 0 to 1."""
        wanted = _pairs(duty)
        whole = sum(map(self._weight, wanted))
        return sum(map(self._weight, wanted & _pairs(answer))) / whole if whole > 0 else 0.0


@lru_cache(maxsize=16384)
def _pairs(text: str) -> frozenset[_Pair]:
    """The neighbouring syllables of a text, numbers left out."""
    syllables = [word for word in key(text).split() if not word.isdigit()]
    return frozenset(pairwise(syllables))
