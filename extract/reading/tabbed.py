"""Columns that were made with tabs or rows of spaces: a letterhead, or "Nơi nhận" beside the signature, in one line each.

Pure: lines in, slices of lines out, in the order in which they are read.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from dataclasses import dataclass
from itertools import islice

from extract.reading.layout import BLANK_BEFORE, COLUMN_CUE, NUMBER_ROW
from grammar.normalise import UPPER

_GAP = re.compile(r"(?<=\S)(?:[ ]*\t[\t ]*|[ \u00a0]{4,})(?=\S)")
_RIGHT_ONLY = re.compile(r"(?:[ ]*\t[\t ]*|[ \u00a0]{12,})(?=\S)")
_RECIPIENTS = re.compile(r"n[ơo]i\s+nhận", re.IGNORECASE)
_MOST = 40
_MAYBE = re.compile(rf"(?i:số\s*:|nhận|cộng h|độc lập|(?:tm|kt|tl|tuq)\.)|[{UPPER}][{UPPER}.\s]{{7}}")
Slice = tuple[int, int, int]
"""A line's index, and where the slice of it begins and ends."""


@dataclass(slots=True)
class _Sides:
    index: int
    left: Slice | None
    right: Slice | None


def in_reading_order(lines: list[str]) -> list[Slice]:
    """The lines, those of columns taken apart: the left column's slices before the right one's; others whole."""
    out: list[Slice] = []
    at = 0
    # only lines near one that shows a letterhead or a footer are looked at closely
    cues = [index for index, line in enumerate(lines) if _MAYBE.search(line)]
    while at < len(lines):
        near = bisect_left(cues, at)
        block = _block(lines, at) if near < len(cues) and cues[near] < at + _MOST else []
        if block:
            out.extend(_by_columns(block, lines))
            at += len(block)
        else:
            out.append((at, 0, len(lines[at])))
            at += 1
    return out


def _block(lines: list[str], start: int) -> list[_Sides]:
    """The lines from `start` on that stand in two columns; empty where the first does not, or shows no sign of it."""
    first = _sides(lines, start)
    if first.left is None or first.right is None:
        return []
    block = [first]
    footer = bool(_RECIPIENTS.match(lines[start].strip()))
    for index in range(start + 1, min(len(lines), start + _MOST)):
        sides = _sides(lines, index)
        both = sides.left is not None and sides.right is not None
        text = lines[index].strip()
        if not text or both or sides.left is None or (footer and text[:1] in "-–+*"):
            block.append(sides)
            continue
        break
    while block and not lines[block[-1].index].strip():
        block.pop()
    parts = [_cut(lines, part) for sides in block for part in (sides.left, sides.right) if part]
    return block if any(COLUMN_CUE.match(part) for part in parts) else []


def _sides(lines: list[str], index: int) -> _Sides:
    line = lines[index]
    lead = _RIGHT_ONLY.match(line)
    start = len(line) - len(line.lstrip())
    end = len(line.rstrip())
    if lead:
        return _Sides(index, None, (index, start, end))
    gap = next(
        (
            found
            for found in islice(_GAP.finditer(line), _MOST)
            if not BLANK_BEFORE.search(line[max(0, found.start() - 12) : found.start()])
        ),
        None,
    )
    if gap is None:
        return _Sides(index, (index, start, end) if start < end else None, None)
    return _Sides(index, (index, start, gap.start()), (index, gap.end(), end))


def _by_columns(block: list[_Sides], lines: list[str]) -> list[Slice]:
    cut = next((i for i, s in enumerate(block) if i and s.left and NUMBER_ROW.match(_cut(lines, s.left))), len(block))
    out: list[Slice] = []
    for part in (block[:cut], block[cut:]):
        out += [sides.left for sides in part if sides.left]
        out += [sides.right for sides in part if sides.right]
    return out


def _cut(lines: list[str], part: Slice) -> str:
    return lines[part[0]][part[1] : part[2]]
