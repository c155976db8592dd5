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

_FEW = 60
"""Texts below which counts say little: two short plans would make every wording common."""


class Coverage:
    """Weighs wordings by how rare they are in a set of texts."""

    def __init__(self, texts: Iterable[str]) -> None:
        rows = [_pairs(text) for text in texts]
        self._count = Counter(pair for row in rows for pair in row)
        self._texts = max(len(rows), _FEW)
        self._weights: dict[_Pair, float] = {}

    def _weight(self, pair: _Pair) -> float:
        found = self._weights.get(pair)
        if found is None:
            found = self._weights[pair] = math.log((self._texts + 1) / (self._count[pair] + 0.5))
        return found

    def of(self, duty: str, answer: str) -> float:
        """The share of a duty's wording that an answer has, 0 to 1."""
        wanted = _pairs(duty)
        whole = sum(map(self._weight, wanted))
        return sum(map(self._weight, wanted & _pairs(answer))) / whole if whole > 0 else 0.0

    def reached(self, duty: str, answers: Iterable[str], least: float) -> bool:
        """Whether one of the answers has at least that share of a duty's wording."""
        wanted = _pairs(duty)
        need = least * sum(map(self._weight, wanted))
        return need > 0 and any(sum(map(self._weight, wanted & _pairs(answer))) >= need for answer in answers)


@lru_cache(maxsize=1 << 14)
def _pairs(text: str) -> frozenset[_Pair]:
    """The neighbouring syllables of a text, numbers left out."""
    syllables = [word for word in key(text).split() if not word.isdigit()]
    return frozenset(pairwise(syllables))


def forget() -> None:
    """Forget the pairs of texts that were reckoned, so that a measurement starts cold."""
    _pairs.cache_clear()
