"""Tables as an XLSX file: plain cells, a frozen head, columns as wide as is read with ease."""

from __future__ import annotations

import io
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime

Cell = str | int | date
_WIDEST = 60  # characters
_FORMULA = ("=", "+", "-", "@", "\t", "\r")
_MADE = datetime(1980, 1, 1)  # so that the same tables give the same bytes


@dataclass(frozen=True, slots=True)
class Sheet:
    """A table as a spreadsheet takes it: its name, and rows of cells, the first of them the head. Days become dates of the
    spreadsheet, so that it can sort and filter them. `frozen` columns stay in sight beside the head.
    """

    name: str
    rows: list[list[Cell]]
    frozen: int = 0


def guarded(cell: Cell) -> Cell:
    """A text that a spreadsheet would take for a formula, as text: with an apostrophe before it."""
    return f"'{cell}" if isinstance(cell, str) and cell.startswith(_FORMULA) else cell


def xlsx(tables: Sequence[Sheet]) -> bytes:
    """A workbook with a sheet for each table. No cell is ever a formula or a link, whatever it begins with."""
    import xlsxwriter

    out = io.BytesIO()
    options = {"in_memory": True, "strings_to_formulas": False, "strings_to_urls": False, "strings_to_numbers": False}
    with xlsxwriter.Workbook(out, options) as book:
        book.set_properties({"created": _MADE})
        head = book.add_format({"bold": True, "text_wrap": True, "valign": "top", "bottom": 1})
        cell = book.add_format({"text_wrap": True, "valign": "top"})
        day = book.add_format({"valign": "top", "align": "left", "num_format": "dd/mm/yyyy"})
        for table in tables:
            sheet = book.add_worksheet(table.name[:31])
            for number, row in enumerate(table.rows):
                for place, value in enumerate(row):
                    sheet.write(number, place, value, day if isinstance(value, date) else cell if number else head)
            sheet.freeze_panes(1, table.frozen)
            columns = zip(*(row for row in table.rows if len(row) == len(table.rows[0])), strict=True)
            for number, column in enumerate(columns):
                sheet.set_column(number, number, min(_WIDEST, max(8, max(len(str(value)) for value in column))))
    return out.getvalue()
