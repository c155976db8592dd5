"""Whether a text answers a duty: how much of the duty's wording it has, rare wording counting more than common.

Vietnamese words are mostly of two syllables, so pairs of neighbouring syllables stand for words; how rare a pair is is
counted in the plans at hand.
"""

from __future__ import annotations

import math
from collections import Counter, defaultdict
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
        self._weights: dict[_Pair, float] = {}

    def weight(self, pair: _Pair) -> float:
        """How rare a pair is: the natural logarithm of the texts for each that has it."""
        found = self._weights.get(pair)
        if found is None:
            found = self._weights[pair] = math.log((self._texts + 1) / (self._count[pair] + 0.5))
        return found

    def of(self, duty: str, answer: str) -> float:
        """The share of a duty's wording that an answer has, 0 to 1."""
        wanted = _pairs(duty)
        whole = sum(map(self.weight, sorted(wanted)))
        return sum(map(self.weight, sorted(wanted & _pairs(answer)))) / whole if whole > 0 else 0.0


class Answers:
    """Texts in which the one that has most of a duty's wording is looked for."""

    def __init__(self, coverage: Coverage, texts: Iterable[str]) -> None:
        self._coverage = coverage
        self._places: dict[_Pair, list[int]] = defaultdict(list)
        for place, text in enumerate(texts):
            for pair in _pairs(text):
                self._places[pair].append(place)

    def best(self, duty: str) -> tuple[float, int]:
        """The largest share of a duty's wording that a text has, 0 to 1, and the first such text's position; (0, -1) for none."""
        weigh = self._coverage.weight
        whole, found = 0.0, dict[int, float]()
        for pair in sorted(_pairs(duty)):  # in one order, so that sums are the same in every run
            weight = weigh(pair)
            whole += weight
            for place in self._places.get(pair, ()):
                found[place] = found.get(place, 0.0) + weight
        if whole <= 0 or not found:
            return 0.0, -1
        most, place = max((round(score, 9), -place) for place, score in found.items())
        return most / whole, -place


@lru_cache(maxsize=1 << 14)
def _pairs(text: str) -> frozenset[_Pair]:
    """The neighbouring syllables of a text, numbers left out."""
    syllables = [word for word in key(text).split() if not word.isdigit()]
    return frozenset(pairwise(syllables))


def forget() -> None:
    """Forget the pairs of texts that were reckoned, so that a measurement starts cold."""
    _pairs.cache_clear()
