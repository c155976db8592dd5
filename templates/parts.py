"""The parts of the templates, drawn in named styles: letterhead, title, foot with the signature, appendices."""

from __future__ import annotations

from collections.abc import Sequence
from copy import deepcopy

from docx.document import Document as DocumentObject
from docx.enum.table import WD_CELL_VERTICAL_ALIGNMENT
from docx.shared import Mm, Pt
from docx.table import Table, _Cell
from docx.text.paragraph import Paragraph

from templates import form
from templates.measure import width
from templates.styles import RULE, STATE_MOTTO

LEFT, RIGHT = 70.0, 102.0
"""The letterhead's columns in millimetres: Quốc hiệu (95 mm at 13 points) keeps to one line on the right."""
MOTTO = "Độc lập - Tự do - Hạnh phúc"


def line(place: DocumentObject | _Cell, text: str, style: str) -> Paragraph:
    """A paragraph in a named style, its run without any form of its own."""
    paragraph = place.add_paragraph(style=style)
    paragraph.add_run(text)
    return paragraph


def tag(place: DocumentObject | _Cell, text: str) -> None:
    """A block tag alone in its paragraph; docxtpl takes the paragraph away."""
    place.add_paragraph(f"{{%p {text} %}}")


def rule(place: DocumentObject | _Cell, length: float, column: float, after: float = 0) -> None:
    """A rule of `length` mm in the middle of `column` mm; after filling, the length is what the text above asks for."""
    paragraph = place.add_paragraph(style=RULE)
    paragraph.paragraph_format.left_indent = paragraph.paragraph_format.right_indent = Mm((column - length) / 2)
    if after:
        paragraph.paragraph_format.space_after = Pt(after)


def looped(place: DocumentObject | _Cell, variable: str, source: str, style: str, text: str | None = None) -> None:
    """One paragraph for each entry of a list."""
    tag(place, f"for {variable} in {source}")
    line(place, text or f"{{{{ {variable} }}}}", style)
    tag(place, "endfor")


def letterhead(document: DocumentObject, subject: str | None = None) -> None:
    """The issuer (and the body above an office) beside the State's name; under them number, date, `subject`."""
    # LibreOffice puts a whole empty line before a table that begins a document and holds a comment
    document.add_paragraph(style="KH Ngăn cách")
    table = form.grid(document, 2, (LEFT, RIGHT), shift=-6)
    office, state = table.rows[0].cells
    tag(office, "if header.parent_line")
    line(office, "{{ header.parent_line }}", "KH Cơ quan chủ quản")
    tag(office, "endif")
    looped(office, "name", "header.issuer_lines", "KH Cơ quan ban hành")
    rule(office, 18, LEFT)
    line(state, "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM", "KH Quốc hiệu")
    line(state, MOTTO, STATE_MOTTO)
    # as long as the line itself (Annex I, II.1b)
    rule(state, width(MOTTO, 14), RIGHT)
    number, day = table.rows[1].cells
    line(number, "Số:{{ number_line }}", "KH Số, ký hiệu")
    line(day, "{{ place_line }}", "KH Địa danh, ngày tháng")
    if subject:
        line(number, subject, "KH Về việc")
    for row in table.rows:
        for cell in row.cells:
            form.drop_first(cell)


def title(document: DocumentObject, kind: str, summary: str) -> None:
    """The type of the document over its summary and their rule."""
    line(document, kind, "KH Tên loại")
    line(document, summary, "KH Trích yếu")
    rule(document, 50, form.TEXT_WIDTH, after=10)


def foot(document: DocumentObject, first: str | None = None) -> None:
    """Nơi nhận on the left, the signer on the right, in one row that stays whole; `first` goes before the list."""
    left, right = form.grid(document, 1, (80, form.TEXT_WIDTH - 80)).rows[0].cells
    line(left, "Nơi nhận:", "KH Nơi nhận (tiêu đề)")
    if first:
        line(left, first, "KH Nơi nhận")
    looped(left, "one", "recipients", "KH Nơi nhận")
    line(left, "{{ archive }}", "KH Nơi nhận")
    looped(right, "one", "signature.lines", "KH Quyền hạn, chức vụ")
    line(right, "{{ signature.name }}", "KH Họ tên")
    for cell in (left, right):
        form.drop_first(cell)
        for paragraph in cell.paragraphs:
            paragraph.paragraph_format.keep_together = True


def appendices(document: DocumentObject) -> None:
    """A section for each appendix, page numbers from 1 on (Annex I, III.1): label, title, link line, task table."""
    tag(document, "for a in appendices")
    parting = document.add_paragraph(style="KH Ngăn cách")
    # the section that ends here is as the one that follows: A4 upright, numbers from 1, none on its first page
    parting._p.get_or_add_pPr().append(deepcopy(document.sections[-1]._sectPr))
    line(document, "{{ a.label }}", "KH Phụ lục")
    line(document, "{{ a.title }}", "KH Tên phụ lục")
    line(document, "{{ a.link }}", "KH Kèm theo")
    rule(document, 55, form.TEXT_WIDTH, after=10)
    task_table(document)
    line(document, "./.", "KH Dấu kết")
    tag(document, "endfor")
    tag(document, "if not appendices")
    document.add_paragraph(style="KH Ngăn cách")
    tag(document, "endif")


def task_table(document: DocumentObject) -> Table:
    """A bordered table whose head repeats on each page and whose rows stay whole."""
    heads = ("TT", "Nội dung, nhiệm vụ", "Chủ trì", "Phối hợp", "Thời gian hoàn thành")
    cells = ("{{ row.number }}", "{{ row.text }}", "{{ row.lead }}", "{{ row.cooperating }}", "{{ row.due }}")
    table = form.grid(document, 4, form.TASK_WIDTHS, bordered=True)
    table.rows[0]._tr.get_or_add_trPr().append(form.element("tblHeader"))
    _row(table, 0, heads, ["KH Bảng (dòng đầu)"] * 5)
    _row(table, 1, ("{%tr for row in a.rows %}", "", "", "", ""), ["KH Bảng (giữa)"] * 5)
    styles = ["KH Bảng (giữa)", "KH Bảng (chữ)", "KH Bảng (chữ)", "KH Bảng (chữ)", "KH Bảng (giữa)"]
    _row(table, 2, cells, styles)
    _row(table, 3, ("{%tr endfor %}", "", "", "", ""), ["KH Bảng (giữa)"] * 5)
    return table


def _row(table: Table, number: int, texts: Sequence[str], styles: Sequence[str]) -> None:
    for cell, text, style in zip(table.rows[number].cells, texts, styles, strict=True):
        paragraph = cell.paragraphs[0]
        paragraph.style = style
        if text:
            paragraph.add_run(text)
        cell.vertical_alignment = WD_CELL_VERTICAL_ALIGNMENT.CENTER


def number_pages(document: DocumentObject) -> None:
    """Give the page number in the header its style: centred, upright, 14 points, from page 2 on (Annex I, I.7)."""
    paragraph = document.sections[0].header.paragraphs[0]
    paragraph.style, paragraph.alignment = "KH Số trang", None
    for run in paragraph.runs:
        run.font.name = run.font.size = None
