"""Draw the plan's template `ke-hoach.docx`: the form of Decree 30/2020 with docxtpl's tags in place of the texts.

Run as `python -m templates.build`. Block tags stand alone in their paragraphs; numbers are text from data, never Word's
automatic numbering; each clause's paragraph has a style of its own, by which comments find it after rendering.
"""

from __future__ import annotations

import io
from pathlib import Path

from docx import Document
from docx.document import Document as DocumentObject
from docx.enum.style import WD_STYLE_TYPE
from docx.enum.text import WD_ALIGN_PARAGRAPH
from docx.shared import Cm, Pt

from templates import form
from templates.packing import packed_alike

CLAUSE_STYLES = {
    "base": "KH Can cu", "heading1": "KH Muc", "heading2": "KH Khoan", "text": "KH Noi dung", "closing": "KH Ket",
}  # fmt: skip
"""Styles of the paragraphs that print a clause; each clause gives exactly one such paragraph, in order."""


def clause_style(document: DocumentObject, name: str, *, bold: bool = False, italic: bool = False, kept: bool) -> None:
    """A paragraph style of the body: 14 pt, justified, first line 1.27 cm, 6 pt apart; `kept` on the page of what follows."""
    style = document.styles.add_style(name, WD_STYLE_TYPE.PARAGRAPH)
    style.base_style = document.styles["Normal"]
    style.font.bold, style.font.italic = bold or None, italic or None
    paragraph = style.paragraph_format
    paragraph.alignment = WD_ALIGN_PARAGRAPH.JUSTIFY
    paragraph.first_line_indent, paragraph.space_after, paragraph.line_spacing = Cm(1.27), Pt(6), 1.05
    paragraph.keep_with_next, paragraph.widow_control = kept or None, True


def tag(document: DocumentObject, text: str) -> None:
    """A block tag alone in its paragraph; docxtpl takes the paragraph away."""
    document.add_paragraph(f"{{%p {text} %}}")


def draw() -> DocumentObject:
    """The whole template."""
    document = Document()
    form.set_page(document)
    for kind, name in CLAUSE_STYLES.items():
        heading = kind.startswith("heading")
        # the signature never stands alone on a page: the closing sentence goes with it
        clause_style(document, name, bold=heading, italic=kind == "base", kept=heading or kind == "closing")
    form.letterhead(
        document,
        ["{{ header.issuer_lines[0] }}", "{{ header.issuer_lines[1] }}"],
        "{{ number_line }}",
        "{{ place_line }}",
    )
    form.centred(document, "", 6)
    form.centred(document, "{{ header.doc_type }}", 14, bold=True)
    form.centred(document, "{{ header.title }}", 14, bold=True)
    form.rule(document, 50, form.TEXT_WIDTH, after=10)
    tag(document, "for c in clauses")
    for kind, name in CLAUSE_STYLES.items():
        tag(document, f"if c.style == '{kind}'")
        document.add_paragraph("{{ c.line }}", style=name)
        tag(document, "endif")
    tag(document, "endfor")
    form.signature(document, ["{{r recipients }}"], ["{{r authority }}", "{{ signer_name }}"])
    return document


def main() -> None:
    """Write the template beside this file."""
    drawn = io.BytesIO()
    draw().save(drawn)
    Path(__file__).with_name("ke-hoach.docx").write_bytes(packed_alike(drawn.getvalue()))


if __name__ == "__main__":
    main()
