"""Printed pages → Document: the same for a text layer and for recognised pictures. One page is held at a time, and the next."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field, replace

from extract.reading.assemble import Assembler
from extract.reading.flow import Margins, goes_on, margins, paragraphs
from extract.reading.grid import Edge, Table, find_tables
from extract.reading.layout import Columns, Row, printed_lines, rows_of
from extract.reading.margins import edge_keys, set_apart
from extract.reading.printed import PrintedLine, PrintedWord
from schemas.document import Aside, Page


@dataclass(slots=True)
class PrintedPage:
    """A page as it was read: its words in any order, the straight edges drawn on it, and what was set apart already."""

    page: Page
    words: list[PrintedWord]
    edges: list[Edge] = field(default_factory=list)
    asides: list[Aside] = field(default_factory=list)
    layer: list[PrintedWord] = field(default_factory=list)  # the words of a text layer that was not trusted


def lay_out(pages: Iterable[PrintedPage], assembler: Assembler) -> list[Page]:
    """Put pages into an Assembler in reading order; returns the pages themselves."""
    writer = _Writer(assembler)
    out: list[Page] = []
    before: set[str] = set()
    for current, following in _with_next(pages):
        here = edge_keys(current.words, current.page)
        after = edge_keys(following.words, following.page) if following else set()
        writer.write(current, here & (before | after))
        before = here
        out.append(current.page)
    writer.close()
    return out


def _with_next(pages: Iterable[PrintedPage]) -> Iterator[tuple[PrintedPage, PrintedPage | None]]:
    last: PrintedPage | None = None
    for page in pages:
        if last is not None:
            yield last, page
        last = page
    if last is not None:
        yield last, None


class _Writer:
    """Holds back the last paragraph and the open footer of a page until the next one shows whether they go on."""

    def __init__(self, assembler: Assembler) -> None:
        self._assembler = assembler
        self._open: list[PrintedLine] | None = None
        self._open_margins = Margins(0, 0, 1)
        self._columns: Columns | None = None
        self._column_margins = Margins(0, 0, 1)
        self._tables = 0
        self._last_table: Table | None = None

    def write(self, source: PrintedPage, repeated: set[str]) -> None:
        tables = [table for table in find_tables(source.edges) if not table.cuts_words(source.words)]
        for table in tables:
            table.fill([word for word in source.words if table.holds(word)], source.page.number)
        tables = [table for table in tables if len(table.cells) > 1]
        free = (
            [word for word in source.words if not any(table.holds(word) for table in tables)]
            if tables
            else source.words
        )
        margin = set_apart(rows_of(free), source.page, repeated)
        for aside in (*source.asides, *margin.asides):
            self._assembler.set_aside(aside)
        edges = margins(margin.rows, source.page.width)
        for rows, below in _bands(margin.rows, tables):
            if rows:
                self._text(rows, source.page, edges)
            if below is not None:
                self._end_columns()
                self._end_paragraph()
                self._table(below)

    def close(self) -> None:
        self._end_columns()
        self._end_paragraph()

    def _text(self, rows: list[Row], page: Page, edges: Margins) -> None:
        items = printed_lines(rows, page.number, self._columns)
        if self._columns is not None and isinstance(items[0], Columns) and items[0].carried:
            self._columns.rows.extend(items.pop(0).rows)  # type: ignore[union-attr]
            if not items:
                return
        self._end_columns()
        tail = items.pop() if isinstance(items[-1], Columns) else None
        lines: list[PrintedLine] = []
        for item in items:
            lines.extend(item.lines() if isinstance(item, Columns) else [item])
        for group in paragraphs(lines, edges):
            self._paragraph(group, edges)
        if isinstance(tail, Columns):
            self._columns, self._column_margins = tail, edges

    def _paragraph(self, group: list[PrintedLine], edges: Margins) -> None:
        if (
            self._open is not None
            and self._open[-1].page != group[0].page
            and goes_on(self._open, self._open_margins, group[0], edges)
        ):
            self._open.extend(group)
            self._open_margins = edges
            return
        self._end_paragraph()
        self._open, self._open_margins = group, edges
        self._last_table = None

    def _end_paragraph(self) -> None:
        if self._open is not None:
            group, self._open = self._open, None
            self._assembler.add_printed(
                group, bold=all(line.bold for line in group), align="center" if group[0].centred else None
            )

    def _end_columns(self) -> None:
        if self._columns is not None:
            columns, self._columns = self._columns, None
            for group in paragraphs(columns.lines(), self._column_margins):
                self._paragraph(group, self._column_margins)

    def _table(self, table: Table) -> None:
        before = self._last_table
        continued = before is not None and before.columns == table.columns
        number = self._tables - 1 if continued else self._tables
        self._tables = number + 1
        offset = before.rows if continued and before is not None else 0
        for row, col, lines in table.cells:
            for index, group in enumerate(_cell_paragraphs(lines)):
                self._assembler.add_printed(
                    group, "\n" if col or index else "\n\n",
                    kind="cell", table=number, row=row + offset, col=col, bold=all(line.bold for line in group),
                )  # fmt: skip
        self._last_table = replace(table, rows=table.rows + offset, cells=[], boxes=[])


def _cell_paragraphs(lines: list[PrintedLine]) -> list[list[PrintedLine]]:
    """A cell's lines as paragraphs: each dash begins one."""
    out: list[list[PrintedLine]] = []
    for line in lines:
        if out and not line.text.startswith(("- ", "– ", "+ ")):
            out[-1].append(line)
        else:
            out.append([line])
    return out


def _bands(rows: list[Row], tables: list[Table]) -> Iterator[tuple[list[Row], Table | None]]:
    """The rows above each table with that table, then those below the last one."""
    rest = rows
    for table in tables:
        above = [row for row in rest if (row[0].top + row[0].bottom) / 2 < table.bbox[1]]
        rest = [row for row in rest if (row[0].top + row[0].bottom) / 2 >= table.bbox[1]]
        yield above, table
    yield rest, None
