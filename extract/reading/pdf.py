"""Digital PDF: the text layer by pypdfium2, with boxes; ruled tables by pdfplumber on the pages that have rules."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import Any

from extract.reading.assemble import Assembler
from extract.reading.limits import MAX_PAGES
from extract.reading.pdf_layout import PrintedLine, Run, paragraphs, printed_lines
from extract.reading.pdf_tables import Table, page_tables
from schemas.document import Box, Document, Page
from schemas.errors import UnreadableInput

_MIN_WORDS = 30
_PDF_PASSWORD_ERROR = 4
_MIN_RULES = 6
_JUMP = 15.0  # points between two characters that are not of one run


@dataclass(slots=True)
class _PageText:
    page: Page
    lines: list[PrintedLine]
    tables: list[Table]


def read_pdf(path: Path) -> Document:
    """Read a digital PDF. Raises UnreadableInput for a locked or broken file and for one without a text layer."""
    import pypdfium2

    try:
        pdf = pypdfium2.PdfDocument(str(path))
    except pypdfium2.PdfiumError as problem:
        locked = getattr(problem, "err_code", None) == _PDF_PASSWORD_ERROR or "password" in str(problem).lower()
        raise UnreadableInput("read.encrypted" if locked else "read.broken_pdf", file=path) from problem
    try:
        if len(pdf) == 0:
            raise UnreadableInput("read.broken_pdf", file=path)
        if len(pdf) > MAX_PAGES:
            raise UnreadableInput("read.too_many_pages", file=path, limit=MAX_PAGES)
        pages = [_read_page(pdf, index, path) for index in range(len(pdf))]
    except pypdfium2.PdfiumError as problem:
        raise UnreadableInput("read.broken_pdf", file=path) from problem
    finally:
        pdf.close()
    if not any(page.page.layer == "text" for page in pages):
        raise UnreadableInput("read.no_layer", file=path)
    return _assemble(path, pages)


def _read_page(pdf: Any, index: int, path: Path) -> _PageText:
    page = pdf[index]
    width, height = page.get_size()
    textpage = page.get_textpage()
    runs = _runs(textpage, height)
    words = sum(len(text.split()) for text, _ in runs)
    layer = (
        "text"
        if words >= _MIN_WORDS or (words and index == len(pdf) - 1 and len(pdf) > 1)
        else ("stamp" if words else "none")
    )
    rules = sum(1 for obj in page.get_objects(max_depth=2) if obj.type == 2) if layer == "text" else 0
    textpage.close()
    page.close()
    tables = page_tables(path, index) if rules >= _MIN_RULES else []
    return _PageText(Page(index + 1, width, height, layer), printed_lines(runs, index + 1), tables)


def _runs(textpage: Any, height: float) -> list[Run]:
    """The characters of a page as runs: PDFium's own order and spaces, cut where it ends a line or jumps."""
    from pypdfium2.raw import FPDFText_GetUnicode

    runs: list[Run] = []
    letters: list[str] = []
    box: Box | None = None
    for index in range(textpage.count_chars()):
        code = FPDFText_GetUnicode(textpage, index)
        char = "-" if code in (0x02, 0xFFFE, 0xAD) else chr(code)
        if char in "\r\n":
            _flush(runs, letters, box)
            letters, box = [], None
            continue
        left, bottom, right, top = textpage.get_charbox(index, loose=True)
        here = (left, height - top, right, height - bottom)
        if char.isspace() or right - left <= 0:
            letters.append(" " if char.isspace() else char)
            continue
        if box is not None and (
            here[0] - box[2] > _JUMP or here[0] < box[0] - _JUMP or here[1] > box[3] or here[3] < box[1]
        ):
            _flush(runs, letters, box)
            letters, box = [], None
        letters.append(char)
        box = (
            here
            if box is None
            else (min(box[0], here[0]), min(box[1], here[1]), max(box[2], here[2]), max(box[3], here[3]))
        )
    _flush(runs, letters, box)
    return runs


def _flush(runs: list[Run], letters: list[str], box: Box | None) -> None:
    text = "".join(letters)
    if box is not None and text.strip():
        runs.append((text, box))


def _assemble(path: Path, pages: list[_PageText]) -> Document:
    assembler = Assembler()
    tables = 0
    open_table: Table | None = None
    for text in pages:
        left = [line for line in text.lines if not any(table.holds(line.bbox) for table in text.tables)]
        items: list[tuple[float, Any]] = [(group[0].bbox[1], group) for group in paragraphs(left, text.page)]
        items += [(table.bbox[1], table) for table in text.tables]
        for _, item in sorted(items, key=lambda pair: pair[0]) if text.tables else items:
            if isinstance(item, Table):
                continued = open_table is not None and open_table.columns == item.columns
                number = tables - 1 if continued and tables else tables
                tables = number + 1
                rows_before = open_table.rows if continued and open_table else 0
                for row, col, lines in item.cells:
                    assembler.add_lines(
                        [(line.text, line.page, line.bbox) for line in lines], "\n" if col else "\n\n",
                        kind="cell", table=number, row=row + rows_before, col=col,
                    )  # fmt: skip
                open_table = Table(item.bbox, item.rows + rows_before, item.columns, [])
                continue
            first = item[0]
            if first.role == "paragraph":
                open_table = None
            assembler.add_lines(
                [(line.text, line.page, line.bbox) for line in item],
                kind=first.role,
                align="center" if first.centred else None,
            )
    return assembler.document(path, "pdf", pages=tuple(page.page for page in pages))
