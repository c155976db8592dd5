"""The register of an archive's documents as a spreadsheet and as a Word file."""

from __future__ import annotations

from corpus.register import Row
from grammar.dates import day_first
from kehoach.spreadsheet_output import Cell, Sheet, guarded, xlsx
from schemas.texts import say

_COLUMNS = ("number", "code", "day", "summary", "author", "pages", "term", "remarks")
_WIDTHS = (12, 34, 24, 84, 42, 14, 20, 30)  # millimetres; A4 across has 260 between these margins
_MIDDLE = (0, 2, 5)
_ON_A_SHEET = 1_000_000
"""Rows of one sheet: XLSX holds 1,048,576, and what is beyond would be lost without a word."""


def register_xlsx(rows: list[Row], on_a_sheet: int = _ON_A_SHEET) -> bytes:
    """A row for each document, the file's path last; a further sheet for each further million. The same rows give the same bytes."""
    head: list[Cell] = [*(say(f"register.{name}") for name in _COLUMNS), say("register.file")]
    table = [[guarded(cell) for cell in [*_cells(number, row), row.file]] for number, row in enumerate(rows, 1)]
    parts = [table[start : start + on_a_sheet] for start in range(0, max(len(table), 1), on_a_sheet)]
    name = say("register.sheet")
    names = [name, *(f"{name} {number}" for number in range(2, len(parts) + 1))]
    return xlsx([Sheet(name, [head, *part], frozen=2) for name, part in zip(names, parts, strict=True)])


def register_docx(rows: list[Row]) -> bytes:
    """A4 across, a row for each document, the head on every page. The same rows give the same bytes."""
    from docx.shared import Pt

    from kehoach.wide_table import add_table, saved, wide_document
    from templates.form import add_run, centred

    document = wide_document(say("register.title"))
    centred(document, say("register.title"), 14, bold=True)
    count = centred(document, "", 12)
    add_run(count, say("register.count", count=len(rows)), 12, italic=True)
    count.paragraph_format.space_after = Pt(8)
    head = [say(f"register.{name}") for name in _COLUMNS]
    add_table(document, head, [_cells(number, row) for number, row in enumerate(rows, 1)], _WIDTHS, _MIDDLE)
    return saved(document)


def _cells(number: int, row: Row) -> list[str]:
    remarks = [say("register.others", count=len(row.others))] if row.others else []
    remarks += [say("register.review")] if row.review else []
    day = day_first(row.date)
    return [str(number), row.code, day, row.summary, row.author, row.pages, "", "; ".join(remarks)]
