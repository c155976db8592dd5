"""What is drawn on a scanned page beside its letters: the rules of tables, lines of dots to write on, boxes to tick.

They are found in the picture and taken out of it before recognition, which reads them as letters; dots and boxes come back
as characters at their places, rules as the edges of tables. Lengths are pixels.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Literal

import numpy as np
from numpy.typing import NDArray

from extract.reading.components import Components, ink_runs
from extract.reading.grid import Edge
from extract.reading.picture import Cleaned, grown

_RUN = 0.3  # inches: the shortest straight run that may be part of a rule
_RULE = {"h": 0.75, "v": 0.3}  # inches: the shortest rule; the feet of bold capitals make a run of half an inch
_MIN_DOTS = 6
BOX = "□"
Pixels = tuple[float, float, float, float]


@dataclass(slots=True)
class Marks:
    """Edges, and the marks that stand for text: what they read as, and their boxes."""

    edges: list[Edge] = field(default_factory=list)
    texts: list[tuple[str, Pixels]] = field(default_factory=list)


def take_marks(page: Cleaned, dpi: float) -> Marks:
    """Find the marks of a page and whiten them in its grey values."""
    out = Marks()
    erase = np.zeros_like(page.ink)
    size = dpi / 25.4  # a millimetre
    _rules(page, dpi, out, erase)
    _boxes(page, size, out, erase)
    _dots(page, size, out, erase)
    if erase.any():
        page.grey[grown(erase)] = 255
        page.ink &= ~erase
    return out


def _rules(page: Cleaned, dpi: float, out: Marks, erase: NDArray[np.bool_]) -> None:
    """Long straight runs of ink, thin across: neighbouring ones are one rule."""
    orientations: tuple[Literal["h"], Literal["v"]] = ("h", "v")
    for orientation in orientations:
        ink = page.ink if orientation == "h" else page.ink.T
        target = erase if orientation == "h" else erase.T
        rows, starts, ends = ink_runs(_bridged(ink, max(2, round(dpi / 100))))
        long = ends - starts >= _RUN * dpi
        rows, starts, ends = rows[long], starts[long], ends[long]
        for runs in _bundles(rows, starts, ends, max(3, round(dpi / 50))):
            left, right = min(run[1] for run in runs), max(run[2] for run in runs)
            top, bottom = runs[0][0], runs[-1][0] + 1
            thickness = sum(end - start for _, start, end in runs) / (right - left)
            if (
                right - left < _RULE[orientation] * dpi
                or thickness > dpi / 22
                or bottom - top > dpi / 6
                or right - left < 6 * (bottom - top)
            ):
                continue  # a picture, or a thick letter
            out.edges.append(Edge(orientation, (top + bottom) / 2, left, right))
            for row, start, end in runs:
                _erase_run(ink, target, row, start, end)


def _bridged(ink: NDArray[np.bool_], gap: int) -> NDArray[np.bool_]:
    """Ink with gaps of a few pixels within a row closed, as rules on faint copies have them, and each row with its neighbours':
    a rule that slants by a pixel in fifty is one run then.
    """
    out = ink.copy()
    out[1:] |= ink[:-1]
    out[:-1] |= ink[1:]
    for step in range(1, gap + 1):
        out[:, :-step] |= ink[:, step:]
    return out


def _bundles(
    rows: NDArray[np.int64], starts: NDArray[np.int64], ends: NDArray[np.int64], slack: int
) -> list[list[tuple[int, int, int]]]:
    """Runs (row, start, end) in neighbouring rows that overlap or nearly meet; a slightly slanting rule is one bundle."""
    open_: list[list[tuple[int, int, int]]] = []
    done: list[list[tuple[int, int, int]]] = []
    for run in zip(rows.tolist(), starts.tolist(), ends.tolist(), strict=True):
        row, start, end = run
        still = []
        joined = False
        for bundle in open_:
            if row - bundle[-1][0] > slack:
                done.append(bundle)
                continue
            if not joined and any(
                start <= e + slack * 4 and end >= s - slack * 4 for r, s, e in bundle[-8:] if row - r <= slack
            ):
                bundle.append(run)
                joined = True
            still.append(bundle)
        if not joined:
            still.append([run])
        open_ = still
    return [*done, *open_]


def _erase_run(ink: NDArray[np.bool_], erase: NDArray[np.bool_], row: int, start: int, end: int) -> None:
    """Mark a rule's ink column by column, but where a letter crosses or touches it the ink is thicker and stays."""
    low, high = max(0, row - 3), min(ink.shape[0], row + 4)
    above = np.any(ink[max(0, low - 2) : low, start:end], axis=0)
    below = np.any(ink[high : high + 2, start:end], axis=0)
    alone = np.logical_not(np.logical_or(above, below)).reshape(1, -1)
    erase[low:high, start:end] |= ink[low:high, start:end] & alone


def _boxes(page: Cleaned, size: float, out: Marks, erase: NDArray[np.bool_]) -> None:
    """Boxes to tick: hollow squares of 2 to 5 mm whose four sides are drawn."""
    p = page.pieces
    width, height = p.width, p.height
    square = (width > 1.6 * size) & (width < 5.5 * size) & (height > 1.6 * size) & (height < 5.5 * size)
    square &= np.abs(width - height) < 0.3 * np.maximum(width, height)
    square &= p.area < 0.5 * width * height
    for index in np.nonzero(square)[0].tolist():
        left, top, right, bottom = int(p.left[index]), int(p.top[index]), int(p.right[index]), int(p.bottom[index])
        inside = page.ink[top:bottom, left:right]
        rim = max(1, round(size / 4))
        sides = (
            inside[:rim].any(axis=0).mean(), inside[-rim:].any(axis=0).mean(),
            inside[:, :rim].any(axis=1).mean(), inside[:, -rim:].any(axis=1).mean(),
        )  # fmt: skip
        core = inside[2 * rim : -2 * rim, 2 * rim : -2 * rim]
        # all four corners are drawn: a "D" has round ones, an "n" is open below
        if min(sides) > 0.93 and core.size and core.mean() < 0.08:
            out.texts.append((BOX, (left, top, right, bottom)))
            erase[top:bottom, left:right] = True


def _dots(page: Cleaned, size: float, out: Marks, erase: NDArray[np.bool_]) -> None:
    """Lines of dots: many small pieces at one height, evenly spaced."""
    p = page.pieces
    small = (p.width <= 0.75 * size) & (p.height <= 0.75 * size) & (p.area >= 2)
    indices = np.nonzero(small)[0]
    if len(indices) < _MIN_DOTS:
        return
    indices = indices[~_under_another(indices, p, size)]
    by_row = sorted(indices.tolist(), key=lambda i: (p.left[i], p.bottom[i]))
    lines: list[list[int]] = []
    for index in by_row:
        for line in reversed(lines[-400:]):
            last = line[-1]
            gap = int(p.left[index] - p.right[last])
            if -1 <= gap <= 2.4 * size and abs(int(p.bottom[index] - p.bottom[last])) <= max(1, 0.25 * size):
                line.append(index)
                break
        else:
            lines.append([index])
    for line in lines:
        for part in _evenly(line, p.left, size):
            if len(part) < _MIN_DOTS:
                continue
            chosen = np.array(part)
            box = (
                int(p.left[chosen].min()), int(p.top[chosen].min()), int(p.right[chosen].max()), int(p.bottom[chosen].max())
            )  # fmt: skip
            out.texts.append(("." * len(part), box))
            for i in part:
                erase[p.top[i] : p.bottom[i], p.left[i] : p.right[i]] = True


def _under_another(small: NDArray[np.int64], p: Components, size: float) -> NDArray[np.bool_]:
    """Which small pieces stand right under another one: they are the lower half of a colon."""
    left, right, top, bottom = p.left[small], p.right[small], p.top[small], p.bottom[small]
    order = np.argsort(left, kind="stable")
    out = np.zeros(len(small), dtype=bool)
    starts = np.searchsorted(left[order], left - 0.5 * size)
    ends = np.searchsorted(left[order], right + 0.5 * size)
    for index, (start, end) in enumerate(zip(starts.tolist(), ends.tolist(), strict=True)):
        near = order[start:end]
        gap = top[index] - bottom[near]
        out[index] = bool(((gap >= 0.5 * size) & (gap <= 2.5 * size)).any())
    return out


def _evenly(line: list[int], left: NDArray[np.int64], size: float) -> list[list[int]]:
    """A line of small pieces cut where the distance jumps: a full stop or the dot of an "i" is no dot of the line."""
    if len(line) < _MIN_DOTS:
        return []
    gaps = np.diff(left[np.array(line)])
    usual = float(np.median(gaps))
    if usual > 2.2 * size:
        return []
    out: list[list[int]] = [[line[0]]]
    for index, gap in zip(line[1:], gaps.tolist(), strict=True):
        if gap > 2.2 * usual + 1:
            out.append([])
        out[-1].append(index)
    return out
