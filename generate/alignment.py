"""Which line of one text is which line of a later one: equal ones, then those that differ by little."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from difflib import SequenceMatcher

from grammar.normalise import squeeze

_ALIKE = 0.6
"""How much of two lines must be the same for one to be the other, changed."""

Pair = tuple[int | None, int | None]


def align(old: Sequence[str], new: Sequence[str]) -> list[Pair]:
    """The places of the same line in both texts, in order; a line of one text alone stands beside None."""
    left, right = [squeeze(line) for line in old], [squeeze(line) for line in new]
    out: list[Pair] = []
    for kind, start, end, first, last in SequenceMatcher(None, left, right, autojunk=False).get_opcodes():
        if kind == "equal":
            out += zip(range(start, end), range(first, last), strict=True)
        else:
            out += _changed(left, right, range(start, end), range(first, last))
    return out


def _changed(left: list[str], right: list[str], old: range, new: range) -> Iterator[Pair]:
    """The pairs of two runs of lines that differ, none crossing another."""
    start = new.start
    for place in old:
        scores = {other: likeness(left[place], right[other]) for other in range(start, new.stop)}
        best = max(scores, key=lambda other: scores[other], default=None)
        if best is None or scores[best] < _ALIKE:
            yield place, None
            continue
        yield from ((None, other) for other in range(start, best))
        yield place, best
        start = best + 1
    yield from ((None, other) for other in range(start, new.stop))


def likeness(left: str, right: str) -> float:
    """How much of two lines is the same, word by word, from 0 to 1."""
    return SequenceMatcher(None, left.split(), right.split(), autojunk=False).ratio()
