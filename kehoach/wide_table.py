"""Tables of many columns as Word files: A4 across, their head on every page."""

from __future__ import annotations

import io
from collections.abc import Sequence
from typing import Any

from generate.marks import printable

SIZE = 11  # points
WIDTH = 260  # millimetres between the margins


def wide_document(subject: str) -> Any:
    """An empty document (python-docx), A4 across, with its subject."""
    from docx.enum.section import WD_ORIENT
    from docx.shared import Mm

    from templates.build import blank

    document = blank(subject)
    section = document.sections[0]
    section.orientation = WD_ORIENT.LANDSCAPE
    section.page_width, section.page_height = Mm(297), Mm(210)
    section.left_margin, section.right_margin = Mm(20), Mm(17)
    section.top_margin = section.bottom_margin = Mm(20)
    return document


def add_table(
    document: Any, head: Sequence[str], rows: Sequence[Sequence[str]], widths: Sequence[float], middle: Sequence[int]
) -> None:
    """A bordered table; `widths` in millimetres, the columns `middle` are centred. A row of many lines may go on over the page."""
    from docx.oxml.ns import qn

    from templates.form import element, grid

    table = grid(document, len(rows) + 1, widths, bordered=True)
    lines = list(table.rows)
    lines[0]._tr.get_or_add_trPr().append(element("tblHeader"))
    for line in lines[1:]:
        form = line._tr.get_or_add_trPr()
        for whole in form.findall(qn("w:cantSplit")):
            form.remove(whole)
    _fill(lines[0], head, middle, head=True)
    for line, row in zip(lines[1:], rows, strict=True):
        _fill(line, row, middle)


def _fill(line: Any, texts: Sequence[str], middle: Sequence[int], head: bool = False) -> None:
    from docx.enum.text import WD_ALIGN_PARAGRAPH
    from docx.table import _Cell

    from templates.form import add_run

    for place, (part, text) in enumerate(zip(line._tr.tc_lst, texts, strict=True)):
        cell = _Cell(part, line)
        for number, words in enumerate(text.split("\n")):
            paragraph = cell.paragraphs[0] if number == 0 else cell.add_paragraph()
            if head or place in middle:
                paragraph.alignment = WD_ALIGN_PARAGRAPH.CENTER
            add_run(paragraph, printable(words), SIZE, bold=head)


def saved(document: Any) -> bytes:
    """The bytes of a document, the same for the same content."""
    from templates.packing import packed_alike

    out = io.BytesIO()
    document.save(out)
    return packed_alike(out.getvalue())
