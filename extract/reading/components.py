"""Connected components of a black-and-white picture, with numpy alone: what touches is one piece of ink."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

Ink = NDArray[np.bool_]
Whole = NDArray[np.int64]


@dataclass(slots=True)
class Runs:
    """The horizontal runs of ink of a picture: row, first column, column after the last; `labels` numbers their components."""

    rows: Whole
    starts: Whole
    ends: Whole
    labels: Whole


@dataclass(slots=True)
class Components:
    """The components of a picture: boxes (pixels; right and bottom exclusive) and areas, and the runs that they are made of."""

    left: Whole
    top: Whole
    right: Whole
    bottom: Whole
    area: Whole
    runs: Runs

    @property
    def width(self) -> Whole:
        """The widths in pixels."""
        return self.right - self.left

    @property
    def height(self) -> Whole:
        """The heights in pixels."""
        return self.bottom - self.top

    def erase(self, ink: Ink, chosen: NDArray[np.bool_]) -> None:
        """Clear the chosen components from a picture in place."""
        mask = chosen[self.runs.labels]
        for row, start, end in zip(
            self.runs.rows[mask].tolist(), self.runs.starts[mask].tolist(), self.runs.ends[mask].tolist(), strict=True
        ):
            ink[row, start:end] = False


def ink_runs(ink: Ink) -> tuple[Whole, Whole, Whole]:
    """The horizontal runs of ink: rows, first columns, columns after the last; in reading order."""
    height, width = ink.shape
    padded = np.zeros((height, width + 2), dtype=np.int8)
    padded[:, 1:-1] = ink
    steps = np.diff(padded, axis=1)
    # one long line of all rows: numpy finds places in that in half the time
    rows, starts = np.divmod(np.flatnonzero(steps == 1), width + 1)
    ends = np.flatnonzero(steps == -1) % (width + 1)
    return rows.astype(np.int64), starts.astype(np.int64), ends.astype(np.int64)


def components(ink: Ink) -> Components:
    """The components of a picture; corners that touch belong together."""
    rows, starts, ends = ink_runs(ink)
    labels = _labels(rows, starts, ends, ink.shape)
    count = int(labels.max()) + 1 if len(labels) else 0
    left = np.full(count, ink.shape[1], dtype=np.int64)
    top = np.full(count, ink.shape[0], dtype=np.int64)
    right = np.zeros(count, dtype=np.int64)
    bottom = np.zeros(count, dtype=np.int64)
    np.minimum.at(left, labels, starts)
    np.minimum.at(top, labels, rows)
    np.maximum.at(right, labels, ends)
    np.maximum.at(bottom, labels, rows + 1)
    area = np.bincount(labels, weights=ends - starts, minlength=count).astype(np.int64)
    return Components(left, top, right, bottom, area, Runs(rows, starts, ends, labels))


def _labels(rows: Whole, starts: Whole, ends: Whole, shape: tuple[int, ...]) -> Whole:
    """A number for each run, the same for runs that touch (pointer jumping over the pairs of runs in neighbouring rows)."""
    size = len(rows)
    if not size:
        return np.zeros(0, dtype=np.int64)
    width = shape[1] + 2
    # runs as intervals on one long line of all rows; a run touches those of the row above that overlap it by a pixel or a corner
    low, high = rows * width + starts, rows * width + ends
    first = np.searchsorted(high, low - width, side="left")
    last = np.searchsorted(low, high - width, side="right")
    counts = np.maximum(0, last - first)
    below = np.repeat(np.arange(size), counts)
    above = np.arange(counts.sum()) - np.repeat(np.cumsum(counts) - counts, counts) + np.repeat(first, counts)
    root = np.arange(size)
    while True:
        a, b = root[below], root[above]
        least = np.minimum(a, b)
        before = root.copy()
        np.minimum.at(root, a, least)
        np.minimum.at(root, b, least)
        while True:
            jumped = root[root]
            if np.array_equal(jumped, root):
                break
            root = jumped
        if np.array_equal(before, root):
            break
    _, labels = np.unique(root, return_inverse=True)
    return labels.astype(np.int64)
