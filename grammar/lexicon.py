"""Which Vietnamese syllables follow each other: the words of underthesea's dictionary and the collocations of administrative
texts. Asked by what repairs recognised text; loading takes a fifth of a second, so only then.
"""

from __future__ import annotations

import importlib.util
import unicodedata
from collections import defaultdict
from dataclasses import dataclass
from functools import lru_cache
from itertools import pairwise
from pathlib import Path

from grammar.normalise import fold, nfc
from grammar.syllables import LETTERS, is_syllable

_DATA = Path(__file__).parent / "data" / "collocations.txt"


@dataclass(frozen=True)
class Lexicon:
    """Syllables by their bare letters, how many words each stands in, and the pairs that follow each other; all folded."""

    by_letters: dict[str, frozenset[str]]
    words: dict[str, int]
    dictionary: frozenset[tuple[str, str]]
    collocations: frozenset[tuple[str, str]]

    def support(self, first: str, second: str) -> int:
        """How well a pair of folded syllables belongs together: 2 in administrative texts, 1 in the dictionary, 0 unknown."""
        pair = (first, second)
        return 2 if pair in self.collocations else int(pair in self.dictionary)


@lru_cache(maxsize=65536)
def bare(text: str) -> str:
    """The letters of a text without any mark, small: "Quốc" and "quôc" are alike in it."""
    letters = unicodedata.normalize("NFD", text.lower().replace("đ", "d"))
    return "".join(char for char in letters if not unicodedata.combining(char))


@lru_cache(maxsize=1)
def lexicon() -> Lexicon:
    """The lexicon, read once."""
    dictionary, counts = _pairs(_dictionary_text())
    collocations, own = _pairs(_DATA.read_text("utf-8"))
    by_letters: dict[str, set[str]] = defaultdict(set)
    for word in (*counts, *own):
        if is_syllable(word):
            by_letters[bare(word)].add(word)
    for word, count in own.items():
        counts[word] += 10 * count
    return Lexicon({key: frozenset(value) for key, value in by_letters.items()}, dict(counts), dictionary, collocations)


def _dictionary_text() -> str:
    """The word list that underthesea ships (found without importing the library)."""
    found = importlib.util.find_spec("underthesea")
    assert found is not None and found.submodule_search_locations, "underthesea is one of the program's requirements"
    return (Path(found.submodule_search_locations[0]) / "corpus" / "data" / "Viet74K.txt").read_text("utf-8")


def _pairs(text: str) -> tuple[frozenset[tuple[str, str]], dict[str, int]]:
    pairs: set[tuple[str, str]] = set()
    counts: dict[str, int] = defaultdict(int)
    for line in fold(nfc(text)).split("\n"):
        if line.startswith("#"):
            continue
        words = LETTERS.findall(line)
        pairs.update(pairwise(words))
        for word in words:
            counts[word] += 1
    return frozenset(pairs), counts
