"""The form of Decree 30/2020 for a plan, drawn with python-docx."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Any

from docx.document import Document as DocumentObject
from docx.enum.section import WD_SECTION
from docx.enum.table import WD_CELL_VERTICAL_ALIGNMENT
from docx.enum.text import WD_ALIGN_PARAGRAPH
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.section import Section
from docx.shared import Cm, Mm, Pt
from docx.table import Table, _Cell
from docx.text.paragraph import Paragraph
from docx.text.run import Run

FONT = "Times New Roman"
TEXT_WIDTH = 160.0
"""Millimetres between the side margins of A4 (210 - 30 - 20)."""


def twips(millimetres: float) -> str:
    """Millimetres as the whole number of twips that WordprocessingML counts in."""
    return str(round(millimetres * 1440 / 25.4))


def element(tag: str, **attributes: str) -> Any:
    """An OOXML element in the w: namespace with w: attributes."""
    made = OxmlElement(f"w:{tag}")
    for name, value in attributes.items():
        made.set(qn(f"w:{name}"), value)
    return made


def set_page(document: DocumentObject) -> None:
    """A4, the decree's margins, Times New Roman 14 as the base, no page number on the first page."""
    normal = document.styles["Normal"]
    normal.font.name = FONT
    normal.font.size = Pt(14)
    fonts = normal.element.get_or_add_rPr().get_or_add_rFonts()
    for script in ("ascii", "hAnsi", "eastAsia", "cs"):
        fonts.set(qn(f"w:{script}"), FONT)
    normal.element.rPr.append(element("lang", val="vi-VN", eastAsia="vi-VN"))
    normal.paragraph_format.space_after = Pt(0)
    set_section(document.sections[0])
    number_pages(document.sections[0])


def set_section(section: Section) -> None:
    """Size and margins of one section; its page numbers start at 1 and stay off its first page."""
    section.page_width, section.page_height = Mm(210), Mm(297)
    section.top_margin = section.bottom_margin = section.right_margin = Mm(20)
    section.left_margin, section.header_distance = Mm(30), Mm(10)
    section.different_first_page_header_footer = True
    for old in section._sectPr.findall(qn("w:pgNumType")):
        section._sectPr.remove(old)
    section._sectPr.get_or_add_pgMar().addnext(element("pgNumType", start="1"))


def number_pages(section: Section) -> None:
    """The page number, centred in the header."""
    paragraph = section.header.paragraphs[0]
    paragraph.alignment = WD_ALIGN_PARAGRAPH.CENTER
    run = add_run(paragraph, "", 14)
    for kind in ("begin", "separate", "end"):
        run._r.append(element("fldChar", fldCharType=kind))
        if kind == "begin":
            code = element("instrText")
            code.text = "PAGE"
            run._r.append(code)


def add_run(paragraph: Paragraph, text: str, size: float, bold: bool = False, italic: bool = False) -> Run:
    """A run in the document's font."""
    run = paragraph.add_run(text)
    run.font.name, run.font.size = FONT, Pt(size)
    run.bold, run.italic = bold or None, italic or None
    return run


def centred(
    place: DocumentObject | _Cell, text: str, size: float, *, bold: bool = False, italic: bool = False, after: float = 0
) -> Paragraph:
    """A centred line without indent."""
    paragraph = place.add_paragraph()
    paragraph.alignment = WD_ALIGN_PARAGRAPH.CENTER
    paragraph.paragraph_format.space_after = Pt(after)
    add_run(paragraph, text, size, bold, italic)
    return paragraph


def rule(place: DocumentObject | _Cell, length: float, width: float, after: float = 0) -> None:
    """A horizontal line, `length` mm long, in the middle of `width` mm: the upper border of an empty paragraph."""
    paragraph = place.add_paragraph()
    form = paragraph.paragraph_format
    form.left_indent = form.right_indent = Mm((width - length) / 2)
    form.space_before, form.space_after, form.line_spacing = Pt(2), Pt(after), Pt(3)
    borders = element("pBdr")
    borders.append(element("top", val="single", sz="6", space="0", color="000000"))
    paragraph._p.get_or_add_pPr().insert_element_before(
        borders, "w:shd", "w:tabs", "w:spacing", "w:ind", "w:jc", "w:outlineLvl", "w:rPr"
    )


def body(document: DocumentObject, text: str, *, bold: bool = False, italic: bool = False) -> Paragraph:
    """A paragraph of the body: 14 pt, justified, first line 1.27 cm, 6 pt apart; a heading stays with its text."""
    paragraph = document.add_paragraph()
    paragraph.alignment = WD_ALIGN_PARAGRAPH.JUSTIFY
    form = paragraph.paragraph_format
    form.first_line_indent, form.space_after = Cm(1.27), Pt(6)
    form.line_spacing, form.keep_with_next, form.widow_control = 1.05, bold or None, True
    add_run(paragraph, text, 14, bold, italic)
    return paragraph


def grid(
    place: DocumentObject, rows: int, widths: Sequence[float], *, bordered: bool = False, shift: float = 0
) -> Table:
    """A table with fixed column widths (mm), `shift` mm to the right of the margin; no row breaks over a page."""
    table: Table = place.add_table(rows=rows, cols=len(widths))
    table.autofit = False
    if bordered:
        table.style = "Table Grid"
    properties = table._tbl.tblPr
    for tag in ("tblW", "tblInd", "tblCellMar"):
        for old in properties.findall(qn(f"w:{tag}")):
            properties.remove(old)
    layout: Any = properties.find(qn("w:tblLayout"))
    layout.addprevious(element("tblW", w=twips(sum(widths)), type="dxa"))
    layout.addprevious(element("tblInd", w=twips(shift), type="dxa"))
    margins = element("tblCellMar")
    for side in ("left", "right"):
        margins.append(element(side, w=twips(1.5 if bordered else 0), type="dxa"))
    layout.addnext(margins)
    for column, width in zip(table._tbl.tblGrid.findall(qn("w:gridCol")), widths, strict=True):
        column.set(qn("w:w"), twips(width))
    for row in table.rows:
        row._tr.get_or_add_trPr().append(element("cantSplit"))
        for cell, width in zip(row.cells, widths, strict=True):
            cell.width = Mm(width)
    return table


def drop_first(cell: _Cell) -> None:
    """Take away the empty paragraph that a new cell starts with."""
    first = cell.paragraphs[0]._p
    first.getparent().remove(first)


def letterhead(document: DocumentObject, issuer: Sequence[str], number: str, place_date: str) -> None:
    """National emblem words and the issuer, each over its rule; under them the number and the date on one line."""
    left, right = 70.0, 102.0
    table = grid(document, 2, (left, right), shift=-6)
    office, state = table.rows[0].cells
    for line in issuer:
        centred(office, line, 13, bold=True)
    rule(office, 18, left)
    centred(state, "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM", 13, bold=True)
    centred(state, "Độc lập - Tự do - Hạnh phúc", 14, bold=True)
    rule(state, 57.3, right, after=6)
    centred(table.rows[1].cells[0], f"Số: {number}", 13)
    centred(table.rows[1].cells[1], place_date, 14, italic=True)
    for row in table.rows:
        for cell in row.cells:
            drop_first(cell)


def signature(document: DocumentObject, recipients: Iterable[str], lines: Sequence[str]) -> None:
    """Nơi nhận on the left, the signer on the right, in one row that stays whole and keeps to the last paragraph."""
    document.paragraphs[-1].paragraph_format.keep_with_next = True
    left, right = grid(document, 1, (85, TEXT_WIDTH - 85)).rows[0].cells
    add_run(left.add_paragraph(), "Nơi nhận:", 12, bold=True, italic=True)
    for line in recipients:
        add_run(left.add_paragraph(), line, 11)
    *office, name = lines
    for line in office:
        centred(right, line, 14, bold=True)
    centred(right, name, 14, bold=True).paragraph_format.space_before = Pt(72)
    for cell in (left, right):
        drop_first(cell)
        for paragraph in cell.paragraphs:
            paragraph.paragraph_format.keep_together = True


TASK_WIDTHS = (11, 57, 33, 33, 26)  # mm: TT, nhiệm vụ, chủ trì, phối hợp, thời gian


def appendix_head(document: DocumentObject, label: str, title: str, link: str) -> None:
    """A new section with the appendix's label, title and link line, and the rule under them."""
    set_section(document.add_section(WD_SECTION.NEW_PAGE))
    centred(document, label, 14, bold=True)
    centred(document, title, 14, bold=True)
    centred(document, link, 13, italic=True)
    rule(document, 55, TEXT_WIDTH, after=10)


def appendix(document: DocumentObject, label: str, title: str, link: str, rows: Sequence[Sequence[str]]) -> None:
    """The appendix in its own section, with a bordered table of tasks whose head repeats on each page."""
    appendix_head(document, label, title, link)
    table = grid(document, len(rows), TASK_WIDTHS, bordered=True, shift=1.5)
    table.rows[0]._tr.get_or_add_trPr().append(element("tblHeader"))
    for number, (row, texts) in enumerate(zip(table.rows, rows, strict=True)):
        for column, (cell, text) in enumerate(zip(row.cells, texts, strict=True)):
            paragraph = cell.paragraphs[0]
            paragraph.paragraph_format.space_before = paragraph.paragraph_format.space_after = Pt(3)
            if number == 0 or column in (0, 4):
                paragraph.alignment = WD_ALIGN_PARAGRAPH.CENTER
            cell.vertical_alignment = WD_CELL_VERTICAL_ALIGNMENT.CENTER
            add_run(paragraph, text, 13, bold=number == 0)
