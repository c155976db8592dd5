"""How well duties and indicators are matched: `python -m bench.matching` over the labelled pairs of bench/duties.toml.

Precision and recall at each threshold, of the measures that the rules use and of underthesea's words in their place.
"""

from __future__ import annotations

import argparse
import math
import sys
import tomllib
from collections import Counter
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path

from bench.record import replace_section
from check.coverage import COVERED, Coverage
from check.likeness import likeness, share
from check.same import SAME_INDICATOR
from grammar.normalise import fold

PAIRS = Path(__file__).with_name("duties.toml")
THRESHOLDS = tuple(round(0.05 * step, 2) for step in range(4, 17))
_FEW = 60
_TOLD = (
    "`make matching`: labelled pairs (bench/duties.toml, written for this) of a superior's duty or indicator and a subordinate's "
    "sentence, the same in other words or another in like words. Precision and recall of saying “the same” from each threshold on; "
    "* is what the rules use. *Syllables* are the pairs of neighbouring syllables of check.coverage, *words* those of underthesea "
    "weighed by rarity in the same way; an indicator is matched by the words it shares (Jaccard; share of the shorter's)."
)
Score = Callable[[str, str], float]


@dataclass(frozen=True, slots=True)
class Labelled:
    """What a superior says, what a subordinate says, and whether these are the same."""

    above: str
    below: str
    same: bool


def labelled(kind: str) -> list[Labelled]:
    """The pairs of a kind, duty or indicator."""
    rows = tomllib.loads(PAIRS.read_text(encoding="utf-8"))[kind]
    return [Labelled(row["above"], row["below"], row["same"]) for row in rows]


class Words:
    """The share of a duty's words that an answer has, rare ones counting more, as check.coverage has it for syllables."""

    def __init__(self, texts: Iterable[str]) -> None:
        rows = [_segmented(text) for text in texts]
        self._count = Counter(word for row in rows for word in row)
        self._texts = max(len(rows), _FEW)

    def of(self, duty: str, answer: str) -> float:
        """From 0 to 1."""
        wanted = _segmented(duty)
        whole = sum(map(self._weight, wanted))
        return sum(map(self._weight, wanted & _segmented(answer))) / whole if whole else 0.0

    def _weight(self, word: str) -> float:
        return math.log((self._texts + 1) / (self._count[word] + 0.5))


def _segmented(text: str) -> frozenset[str]:
    from underthesea import word_tokenize

    return frozenset(fold(word) for word in word_tokenize(text) if any(letter.isalpha() for letter in word))


@dataclass(frozen=True, slots=True)
class Point:
    """What saying “the same” from a threshold on is worth."""

    precision: float
    recall: float

    @property
    def f1(self) -> float:
        """Their harmonic mean."""
        both = self.precision + self.recall
        return 2 * self.precision * self.recall / both if both else 0.0


def at(rows: Sequence[Labelled], score: Score, threshold: float) -> Point:
    """Precision and recall at a threshold."""
    said = [row.same for row in rows if score(row.above, row.below) >= threshold]
    true = sum(row.same for row in rows)
    return Point(sum(said) / len(said) if said else 1.0, sum(said) / true)


def curve(name: str, rows: Sequence[Labelled], scores: dict[str, Score], used: dict[str, float]) -> list[str]:
    """A table of the figures of several measures over the thresholds."""
    same = sum(row.same for row in rows)
    lines = [f"{name}: {len(rows)} pairs, {same} of them the same.", ""]
    lines.append("| threshold | " + " | ".join(f"{score}: precision | recall | F1" for score in scores) + " |")
    lines.append("|---|" + "---:|---:|---:|" * len(scores))
    for threshold in THRESHOLDS:
        cells = [f"{threshold:.2f}"]
        for label, score in scores.items():
            point = at(rows, score, threshold)
            mark = "*" if used.get(label) == threshold else ""
            cells += [f"{point.precision:.3f}", f"{point.recall:.3f}", f"{point.f1:.3f}{mark}"]
        lines.append(f"| {' | '.join(cells)} |")
    return lines


def report() -> list[str]:
    """The section on matching."""
    duties, indicators = labelled("duty"), labelled("indicator")
    texts = [text for row in duties for text in (row.above, row.below)]
    lines = curve("Duties", duties, {"syllables": Coverage(texts).of, "words": Words(texts).of}, {"syllables": COVERED})
    named: dict[str, Score] = {"Jaccard": likeness, "share": share}
    return [*lines, "", *curve("Indicators", indicators, named, {"Jaccard": SAME_INDICATOR})]


def main(arguments: list[str] | None = None) -> int:
    """Print the figures, and keep them in docs/quality.md unless --check is given."""
    parser = argparse.ArgumentParser(prog="python -m bench.matching", description=__doc__)
    parser.add_argument("--check", action="store_true", help="write nothing")
    asked = parser.parse_args(arguments)
    lines = report()
    print("\n".join(lines))
    if not asked.check:
        replace_section("Matching", "\n".join(["## Matching", "", _TOLD, "", *lines, ""]))
    return 0


if __name__ == "__main__":
    sys.exit(main())
