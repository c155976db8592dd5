"""A report of tables in each of its formats: a page (HTML), Markdown, a workbook."""

from __future__ import annotations

from datetime import date
from pathlib import Path

from kehoach.compare_tables import Sheaf
from kehoach.output import emit, message, save
from kehoach.page_template import template_of
from kehoach.report_lines import escaped
from kehoach.spreadsheet_output import Cell, Sheet, guarded, xlsx
from schemas.texts import say

_LONGEST = 32_000  # characters; a cell holds 32,767


def write_sheaf(sheaf: Sheaf, kind: str, out: Path | None) -> None:
    """Write a report as "html", "md" or "xlsx" (a workbook needs an `out`)."""
    if kind == "xlsx" and out is not None:
        save(workbook(sheaf), out)
        message(say("cli.written", path=out))
    else:
        emit(page(sheaf) if kind == "html" else markdown(sheaf), out)


def cell_words(cell: Cell) -> str:
    """A cell as text: days as they are written in Vietnamese."""
    return f"{cell:%d/%m/%Y}" if isinstance(cell, date) else str(cell)


def page(sheaf: Sheaf) -> str:
    """One page that needs no other file; whatever the plans say is text in it, never markup."""
    return str(template_of("compare-page.html").render(sheaf=sheaf, words=cell_words, none=say("compare.none")))


def workbook(sheaf: Sheaf) -> bytes:
    """A sheet for each table, and a first one with the lines over them; no cell is a formula. The same report, the same bytes."""
    about: list[list[Cell]] = [[guarded(line)] for line in (sheaf.title, *sheaf.lines)]
    sheets = [
        Sheet(
            table.name,
            [[_fitting(cell) for cell in row] for row in [list[Cell](table.head), *table.rows]],
            table.frozen,
        )
        for table in sheaf.tables
    ]
    return xlsx([*sheets, Sheet(say("compare.sheet_about"), about)])


def _fitting(cell: Cell) -> Cell:
    """A cell as a spreadsheet takes it: no formula, and no longer than a cell can be."""
    return guarded(cell[:_LONGEST] if isinstance(cell, str) else cell)


def markdown(sheaf: Sheaf) -> str:
    """The report as Markdown tables; nothing of the plans is taken for Markdown."""
    blocks = [f"# {escaped(sheaf.title)}", *map(escaped, sheaf.lines)]
    for table in sheaf.tables:
        blocks.append(f"## {escaped(table.name)}")
        if not table.rows:
            blocks.append(say("compare.none"))
            continue
        rows = [_line(list(table.head)), _line(["---"] * len(table.head), plain=True)]
        rows += [_line([cell_words(cell) for cell in row]) for row in table.rows]
        blocks.append("\n".join(rows))
    return "\n\n".join(blocks) + "\n"


def _line(cells: list[str], plain: bool = False) -> str:
    texts = cells if plain else ["<br>".join(escaped(part) for part in cell.split("\n")) for cell in cells]
    return f"| {' | '.join(texts)} |"
