"""The outline against its own gold: the marker, the level and the parent of every line that heads others.

A gold outline, NAME.outline.txt, has one line for each such line of the body and the annexes, in order, indented by two spaces
a level: `MARKER | the first words of its text`.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from bench.likeness import folded

_WORDS = 8
_LINE = re.compile(r"(?P<indent> *)(?P<marker>[^|]*?) *\| *(?P<text>.*)")


@dataclass(frozen=True, slots=True)
class Head:
    """A line that heads others: its marker without closing signs, its first words, its level, the position of its parent."""

    marker: str
    words: str
    level: int
    parent: int | None


def read_outline(path: Path) -> list[Head]:
    """A gold outline; an indent of more than one step below the line above is an error of the file."""
    heads: list[Head] = []
    above: list[int] = []
    for number, line in enumerate(path.read_text(encoding="utf-8").splitlines(), 1):
        if not line.strip():
            continue
        found = _LINE.fullmatch(line)
        level = len(found["indent"]) // 2 if found else 0
        if found is None or level > len(above):
            raise ValueError(f"{path.name}:{number}: no outline line: {line}")
        del above[level:]
        heads.append(_head(found["marker"], found["text"], level, above[-1] if above else None))
        above.append(len(heads) - 1)
    return heads


def heads_of(outline: Sequence[dict[str, Any]]) -> list[Head]:
    """The lines of a Plan's outline that head others; the title, the letterhead and the like head nothing."""
    heads: list[Head] = []

    def add(node: dict[str, Any], level: int, parent: int | None) -> None:
        below = node.get("children") or []
        if node["kind"] not in ("heading", "paragraph") or not node.get("spans") or not below:
            return
        quote = " ".join(span["quote"] for span in node["spans"])
        marker = node.get("marker") or ""
        text = quote[quote.find(marker) + len(marker) :] if marker and quote.lstrip("*# ").startswith(marker) else quote
        heads.append(_head(marker, text, level, parent))
        place = len(heads) - 1
        for child in below:
            add(child, level + 1, place)

    for node in outline:
        add(node, 0, None)
    return heads


def _head(marker: str, text: str, level: int, parent: int | None) -> Head:
    words = folded(text).split()[:_WORDS]
    return Head(folded(marker).strip(" ."), " ".join(words), level, parent)


def matched(gold: Sequence[Head], pred: Sequence[Head]) -> list[tuple[int, int]]:
    """Positions of gold and predicted lines with the same words, in order (the longest common run of the two)."""
    lengths = [[0] * (len(pred) + 1) for _ in range(len(gold) + 1)]
    for i in range(len(gold) - 1, -1, -1):
        for j in range(len(pred) - 1, -1, -1):
            same = _same_line(gold[i], pred[j])
            lengths[i][j] = lengths[i + 1][j + 1] + 1 if same else max(lengths[i + 1][j], lengths[i][j + 1])
    out, i, j = [], 0, 0
    while i < len(gold) and j < len(pred):
        if _same_line(gold[i], pred[j]):
            out.append((i, j))
            i, j = i + 1, j + 1
        elif lengths[i + 1][j] >= lengths[i][j + 1]:
            i += 1
        else:
            j += 1
    return out


def _same_line(gold: Head, pred: Head) -> bool:
    return gold.words == pred.words or (
        bool(gold.words and pred.words) and (gold.words.startswith(pred.words) or pred.words.startswith(gold.words))
    )


def right(gold: Sequence[Head], pred: Sequence[Head], pairs: Sequence[tuple[int, int]]) -> set[tuple[int, int]]:
    """The pairs whose marker, level and parent agree."""
    partner = dict(pairs)
    out = set()
    for i, j in pairs:
        ours, theirs = gold[i], pred[j]
        parent = None if ours.parent is None else partner.get(ours.parent, -1)
        if ours.marker == theirs.marker and ours.level == theirs.level and parent == theirs.parent:
            out.add((i, j))
    return out


def outline_errors(gold: Sequence[Head], pred: Sequence[Head]) -> Iterator[str]:
    """A line for each gold line that is missing or wrong, and for each predicted one that heads nothing in the gold."""
    pairs = matched(gold, pred)
    good = right(gold, pred, pairs)
    partner = dict(pairs)
    for i in range(len(gold)):
        if i not in partner:
            yield f"MISSED   {_told(gold, i)}"
        elif (i, partner[i]) not in good:
            yield f"WRONG    gold {_told(gold, i)} got {_told(pred, partner[i])}"
    hit = set(partner.values())
    for j in range(len(pred)):
        if j not in hit:
            yield f"SPURIOUS {_told(pred, j)}"


def _told(heads: Sequence[Head], at: int) -> str:
    head = heads[at]
    above = heads[head.parent].words if head.parent is not None else "–"
    return f"{head.level} {head.marker or '·'} | {head.words} (under: {above})"
