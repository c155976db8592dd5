"""Geometry of a printed page: words → rows → lines; two-column letterhead and footer. Pure functions; points."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from itertools import pairwise
from operator import itemgetter

from extract.reading.printed import PrintedLine, PrintedWord, box_of, text_of
from grammar.normalise import UPPER

_GUTTER = 1.4  # of the letters' height: wider than any space between two words of a justified line
_NARROW = 3.0  # points that must stay free between two columns
NUMBER_ROW = re.compile(r"Số\s*:", re.IGNORECASE)
_ROWS_SEEN = 4
BLANK_BEFORE = re.compile(
    r"(?:Số\s*:|\bngày|\btháng|\bnăm)\s*[.…]*$", re.IGNORECASE
)  # a gap behind it is to be filled in
_MANY_ROWS = 8
Row = list[PrintedWord]
_LEFT = itemgetter(1)
COLUMN_CUE = re.compile(
    rf"(?i:số\s*:|n[ơo]i\s+nhận|cộng h[oò][àa]|độc lập|(?:tm|kt|tl|tuq)\.)|[{UPPER}][{UPPER}.\s]{{7,}}$"
)  # what a letterhead or a footer shows: the national title, the number, recipients, or a line in capitals


@dataclass(slots=True)
class Columns:
    """Two columns side by side (a letterhead, or "Nơi nhận" beside the signature); [left, right) is the free gutter."""

    page: int
    left_edge: float
    right_edge: float
    rows: list[tuple[int, Row, Row]] = field(default_factory=list)  # page, left, right
    bottom: float = 0.0
    carried: bool = False  # goes on with the columns of the page before

    def lines(self) -> list[PrintedLine]:
        """The lines in reading order. A letterhead is read as its table has it: issuer, national title, then number, date;
        a footer: recipients, then signature. Rows that show neither are no columns, but lines with a wide gap.
        """
        if not self._are_columns():
            return [PrintedLine([*left, *right], page) for page, left, right in self.rows]
        out: list[PrintedLine] = []
        for part in self._parts():
            out += [PrintedLine(left, page) for page, left, _ in part if left]
            out += [PrintedLine(right, page) for page, _, right in part if right]
        for line in out:
            line.column = True
        return out

    def _parts(self) -> list[list[tuple[int, Row, Row]]]:
        """The rows, cut above the one that holds the document's number."""
        for index, (_, left, _) in enumerate(self.rows):
            if index and left and NUMBER_ROW.match(text_of(left)):
                return [self.rows[:index], self.rows[index:]]
        return [self.rows]

    def _are_columns(self) -> bool:
        if self.carried:
            return True
        texts = [text_of(side) for _, left, right in self.rows for side in (left, right) if side]
        if any(COLUMN_CUE.match(text) for text in texts):
            return True
        return len(self.rows) >= _MANY_ROWS and all(left and right for _, left, right in self.rows)

    def add(self, left: Row, right: Row) -> None:
        """Add a row; the gutter is what all rows leave free."""
        self.rows.append((self.page, left, right))
        if left:
            self.left_edge = max(self.left_edge, left[-1].right)
        if right:
            self.right_edge = min(self.right_edge, right[0].left)
        self.bottom = max(word.bottom for word in (*left, *right))

    def split(self, row: Row) -> tuple[Row, Row] | None:
        """A row's words left and right of the gutter, or None where the row runs over it."""
        middle = (self.left_edge + self.right_edge) / 2
        left = [word for word in row if (word.left + word.right) / 2 < middle]
        right = row[len(left) :]
        reach = max(self.left_edge, left[-1].right if left else 0.0)
        begin = min(self.right_edge, right[0].left if right else self.right_edge)
        if begin - reach < _NARROW:
            return None
        if left and right and right[0].left - left[-1].right < _gap(row):
            return None
        if right and not left and not self._in_right_column(right):
            return None
        return left, right

    def _in_right_column(self, words: Row) -> bool:
        """Whether words on the right alone go with that column: they stand under its middle, or begin where it does."""
        column = [word for _, _, right in self.rows for word in right]
        if not column:
            return words[0].left > self.right_edge - 2
        low, _, high, _ = box_of(column)
        return abs((words[0].left + words[-1].right) / 2 - (low + high) / 2) < 45 or abs(words[0].left - low) < 12


def rows_of(words: list[PrintedWord]) -> list[Row]:
    """Words that stand on one base line, left to right; rows from top to bottom."""
    rows: list[Row] = []
    bounds: list[tuple[float, float]] = []
    # (text, left, top, right, bottom, …): sums and places by index, because this runs for every word of a document
    for word in sorted(words, key=_by_height):
        top, bottom = word[2], word[4]
        middle = (top + bottom) / 2
        for index in range(len(rows) - 1, max(-1, len(rows) - _ROWS_SEEN), -1):
            high, low = bounds[index]
            if not high <= middle <= low:
                continue
            height = min(low - high, bottom - top) or 1.0
            if (low if low < bottom else bottom) - (high if high > top else top) > 0.5 * height:
                rows[index].append(word)
                break
        else:
            rows.append([word])
            bounds.append((top, bottom))
    for row in rows:
        row.sort(key=_LEFT)
    return rows


def _by_height(word: PrintedWord) -> tuple[float, float]:
    return word[2] + word[4], word[1]


def printed_lines(rows: list[Row], page: int, open_columns: Columns | None = None) -> list[PrintedLine | Columns]:
    """Rows as lines in reading order; columns stay Columns, so that those at a page's end may go on over the page.

    `open_columns` are those that the page before ended with: rows that keep to their gutter go on with them.
    """
    out: list[PrintedLine | Columns] = []
    band: Columns | None = None
    if open_columns is not None:
        band = Columns(page, open_columns.left_edge, open_columns.right_edge, carried=True)
        out.append(band)
    for row in rows:
        if band is not None:
            first_carried = band.carried and not band.rows
            near = first_carried or row[0].top - band.bottom < 9 * (row[0].bottom - row[0].top)
            parts = band.split(row) if near else None
            if parts is not None and not (first_carried and not _goes_on(parts)):
                band.add(*parts)
                continue
            band = None
        parts = _parts(row)
        if parts is None:
            out.append(PrintedLine(row, page))
            continue
        band = Columns(page, parts[0][-1].right, parts[1][0].left)
        band.add(*parts)
        out.append(band)
    return [item for item in out if isinstance(item, PrintedLine) or item.rows]


def _goes_on(parts: tuple[Row, Row]) -> bool:
    """Whether the first row of a page goes on with the footer of the page before: two columns, a recipient, or a name."""
    left, right = parts
    return bool((left and right) or (left and left[0].text[:1] in "-–+") or (right and not left))


def _gap(row: Row) -> float:
    word = row[len(row) // 2]
    return max(12.0, _GUTTER * (word.bottom - word.top))


def _parts(row: Row) -> tuple[Row, Row] | None:
    """A row cut at its one wide gap; None where there is none. Of several (blanks to be filled in) the widest by far counts."""
    least = _gap(row)
    wide = [
        (b.left - a.right, i + 1)
        for i, (a, b) in enumerate(pairwise(row))
        if b.left - a.right >= least and not BLANK_BEFORE.search(a.text)
    ]
    if not wide:
        return None
    wide.sort(reverse=True)
    if len(wide) > 1 and wide[0][0] < 1.5 * wide[1][0]:
        return None
    return row[: wide[0][1]], row[wide[0][1] :]
