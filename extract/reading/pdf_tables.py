"""Ruled tables of one PDF page, by pdfplumber (exact, but slow: only pages with rules are looked at)."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from extract.reading.pdf_layout import PrintedLine
from schemas.document import Box


@dataclass(slots=True)
class Table:
    """A table: its box, its size, and the printed lines of each cell that holds text."""

    bbox: Box
    rows: int
    columns: int
    cells: list[tuple[int, int, list[PrintedLine]]]

    def holds(self, box: Box) -> bool:
        """Whether the middle of a box lies inside the table."""
        x, y = (box[0] + box[2]) / 2, (box[1] + box[3]) / 2
        return self.bbox[0] <= x <= self.bbox[2] and self.bbox[1] <= y <= self.bbox[3]


def page_tables(path: Path, index: int) -> list[Table]:
    """The ruled tables of a page (index from 0) with at least two rows and two columns."""
    import pdfplumber

    out: list[Table] = []
    with pdfplumber.open(path, pages=[index + 1]) as pdf:
        page = pdf.pages[0]
        for found in page.find_tables():
            columns = max(len(row.cells) for row in found.rows)
            wide = sum(sum(box is not None for box in row.cells) >= 2 for row in found.rows)
            if len(found.rows) < 2 or columns < 2 or wide < 0.6 * len(found.rows):
                continue  # underlines and highlights look like rules too
            cells = []
            for row, line in enumerate(found.rows):
                for col, box in enumerate(line.cells):
                    if box is None:
                        continue
                    words = page.crop(box, strict=False).extract_text_lines(return_chars=False)
                    printed = [
                        PrintedLine(w["text"], index + 1, (w["x0"], w["top"], w["x1"], w["bottom"])) for w in words
                    ]
                    if printed:
                        cells.append((row, col, printed))
            out.append(Table(found.bbox, len(found.rows), columns, cells))
        page.close()
    return out
