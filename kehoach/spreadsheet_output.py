"""Tables as an XLSX file: plain cells, a frozen head, columns as wide as is read with ease."""

from __future__ import annotations

import io
from collections.abc import Sequence
from typing import Protocol

_WIDEST = 60  # characters


class Table(Protocol):
    """A named table, its first row the head."""

    @property
    def name(self) -> str:
        """The sheet's name."""
        ...

    @property
    def rows(self) -> Sequence[Sequence[str | int]]:
        """The head and the rows below it."""
        ...


def xlsx(tables: Sequence[Table]) -> bytes:
    """A workbook with a sheet for each table. No cell is ever a formula or a link, whatever it begins with."""
    import xlsxwriter

    out = io.BytesIO()
    options = {"in_memory": True, "strings_to_formulas": False, "strings_to_urls": False, "strings_to_numbers": False}
    with xlsxwriter.Workbook(out, options) as book:
        head = book.add_format({"bold": True, "text_wrap": True, "valign": "top", "bottom": 1})
        cell = book.add_format({"text_wrap": True, "valign": "top"})
        for table in tables:
            sheet = book.add_worksheet(table.name[:31])
            for number, row in enumerate(table.rows):
                sheet.write_row(number, 0, row, cell if number else head)
            sheet.freeze_panes(1, 0)
            columns = zip(*(row for row in table.rows if len(row) == len(table.rows[0])), strict=True)
            for number, column in enumerate(columns):
                sheet.set_column(number, number, min(_WIDEST, max(8, max(len(str(value)) for value in column))))
    return out.getvalue()
