"""Ruled tables: straight edges → cells (by pdfplumber's geometry) → the words of each cell. Points.

The edges come from a PDF's drawing or from the dark lines of a scanned picture; what follows is the same.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Literal, NamedTuple

from extract.reading.layout import rows_of
from extract.reading.printed import PrintedLine, PrintedWord
from schemas.document import Box

_MIN_EDGES = 4
_SNAP = 3.0
_LEAN = 8.0  # points by which the ends of a table's rules may differ
_MAX_CELLS = 20_000
_MOST_CROSSINGS = 8_000
_OVER = 3.0  # points by which a word may stick out of its cell
_MOST_CUT = 0.1  # of the words


class Edge(NamedTuple):
    """A straight rule: "h" at height `at` from x `start` to `end`, or "v" at x `at` from height `start` to `end`."""

    orientation: Literal["h", "v"]
    at: float
    start: float
    end: float


@dataclass(slots=True)
class Table:
    """A table: its box, its size, the boxes of its cells, and the printed lines of each cell that holds text."""

    bbox: Box
    rows: int
    columns: int
    boxes: list[tuple[int, int, Box]]
    cells: list[tuple[int, int, list[PrintedLine]]] = field(default_factory=list)

    def holds(self, word: PrintedWord) -> bool:
        """Whether the middle of a word lies inside the table."""
        return _inside(word, self.bbox)

    def cuts_words(self, words: list[PrintedWord]) -> bool:
        """Whether the rules run through the words: then they are underlines, shading or a drawing, and no table."""
        held = [word for word in words if self.holds(word)]
        cut = 0
        for word in held:
            x, y = (word.left + word.right) / 2, (word.top + word.bottom) / 2
            box = next((b for _, _, b in self.boxes if b[0] <= x <= b[2] and b[1] <= y <= b[3]), None)
            cut += box is not None and (word.left < box[0] - _OVER or word.right > box[2] + _OVER)
        return cut > _MOST_CUT * max(len(held), 1)

    def fill(self, words: list[PrintedWord], page: int) -> None:
        """Put the words that lie in the table into its cells; a word in no cell goes to the nearest one of its row."""
        places: dict[tuple[int, int], list[PrintedWord]] = {}
        last: tuple[int, int, Box] | None = None
        for word in words:
            if last is None or not _inside(word, last[2]):
                last = next((item for item in self.boxes if _inside(word, item[2])), None)
            place = last[:2] if last else None
            if place is None:
                place = min(self.boxes, key=lambda item: _distance(word, item[2]))[:2]
            places.setdefault(place, []).append(word)
        self.cells = [
            (row, col, [PrintedLine(line, page) for line in rows_of(held)])
            for (row, col), held in sorted(places.items())
        ]


def find_tables(edges: list[Edge]) -> list[Table]:
    """The tables that edges enclose, with at least two rows and two columns (or one row of three), from top to bottom."""
    if (
        sum(e.orientation == "h" for e in edges) < _MIN_EDGES - 2
        or sum(e.orientation == "v" for e in edges) < _MIN_EDGES - 1
    ):
        return []
    from pdfplumber import table as geometry

    merged = geometry.merge_edges([_as_dict(edge) for edge in _with_sides(edges)], _SNAP, _SNAP, _SNAP, _SNAP)
    across = sum(edge["orientation"] == "h" for edge in merged)
    if across * (len(merged) - across) > _MOST_CROSSINGS:
        return []  # a drawing or squared paper: no table has so many rules
    crossings = geometry.edges_to_intersections(merged, _SNAP, _SNAP)
    cells = geometry.intersections_to_cells(crossings)
    if len(cells) > _MAX_CELLS:
        return []
    found = [_table(boxes) for boxes in geometry.cells_to_tables(cells)]
    return sorted((table for table in found if table is not None), key=lambda table: table.bbox[1])


def _with_sides(edges: list[Edge]) -> list[Edge]:
    """The edges, and sides for tables that lack them (left open, or lost on a copy): three rows' rules of one length.

    Only where a rule between columns crosses them; the rules of a side that leans are drawn to one length.
    """
    across = [edge for edge in edges if edge.orientation == "h"]
    out = [edge for edge in edges if edge.orientation == "v"]
    while across:
        first = max(across, key=lambda edge: edge.end - edge.start)
        stack = [e for e in across if abs(e.start - first.start) < _LEAN and abs(e.end - first.end) < _LEAN]
        across = [edge for edge in across if edge not in stack]
        left, right = min(e.start for e in stack), max(e.end for e in stack)
        top, bottom = min(e.at for e in stack), max(e.at for e in stack)
        inner = any(
            e.orientation == "v" and left + _LEAN < e.at < right - _LEAN and e.start < bottom and e.end > top
            for e in edges
        )
        if len(stack) >= 3 and inner:
            out += [Edge("h", e.at, left, right) for e in stack]
            out += [Edge("v", left, top, bottom), Edge("v", right, top, bottom)]
        else:
            out += stack
    return out


def _as_dict(edge: Edge) -> dict[str, object]:
    if edge.orientation == "h":
        x0, x1, top, bottom = edge.start, edge.end, edge.at, edge.at
    else:
        x0, x1, top, bottom = edge.at, edge.at, edge.start, edge.end
    return {
        "x0": x0, "x1": x1, "top": top, "bottom": bottom, "width": x1 - x0, "height": bottom - top,
        "orientation": edge.orientation, "object_type": "line",
    }  # fmt: skip


def _table(boxes: list[Box]) -> Table | None:
    """The cells of one table placed by row and column; None for what rules look like without being a table."""
    tops = sorted({box[1] for box in boxes})
    lefts = sorted({box[0] for box in boxes})
    placed = [(tops.index(box[1]), lefts.index(box[0]), box) for box in boxes]
    full = sum(sum(row == index for row, _, _ in placed) >= 2 for index in range(len(tops)))
    # a row that is longer than a page stands alone on it; of a single one more columns are asked
    enough = len(tops) >= 2 or len(lefts) >= 3
    if not enough or len(lefts) < 2 or full < 0.6 * len(tops):
        return None  # underlines and highlights look like rules too
    whole = (lefts[0], tops[0], max(box[2] for box in boxes), max(box[3] for box in boxes))
    return Table(whole, len(tops), len(lefts), placed)


def _inside(word: PrintedWord, box: Box) -> bool:
    x, y = (word.left + word.right) / 2, (word.top + word.bottom) / 2
    return box[0] <= x <= box[2] and box[1] <= y <= box[3]


def _distance(word: PrintedWord, box: Box) -> float:
    x, y = (word.left + word.right) / 2, (word.top + word.bottom) / 2
    return max(box[0] - x, 0, x - box[2]) + 3 * max(box[1] - y, 0, y - box[3])
