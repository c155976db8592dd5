"""Draw the templates: the form of Decree 30/2020 with docxtpl's tags in place of the texts.

Run as `python -m templates.build`. Block tags stand alone in their paragraphs; numbers are text from data, never Word's
automatic numbering; what a paragraph looks like is its style's (templates/styles.py), so that an office that changes a
style in Word changes its drafts. Annex III: forms 1.4 (ke_hoach), 1.3 (quyet_dinh), 1.5 (cong_van), 2.1 (appendices).
"""

from __future__ import annotations

import io
from pathlib import Path
from typing import Any

from docx import Document
from docx.document import Document as DocumentObject
from docx.oxml.ns import qn

from templates import form, parts, styles
from templates.packing import packed_alike

CLAUSE_STYLES = {
    "base": "KH Căn cứ", "heading1": "KH Mục", "heading2": "KH Khoản có tiêu đề",
    "heading3": "KH Tiểu khoản có tiêu đề", "point_heading": "KH Điểm có tiêu đề",
    "point": "KH Điểm", "dash": "KH Gạch đầu dòng", "plus": "KH Dấu cộng",
    "closing": "KH Kết",
}  # fmt: skip
"""The style that prints each kind of clause; what is none of them is printed in `styles.BODY`."""


def blank(subject: str) -> DocumentObject:
    """An empty A4 page in the decree's form, without a time or a name of who made it."""
    document = Document()
    styles.strip(document)
    form.set_page(document)
    properties = document.core_properties
    properties.title = properties.subject = subject
    properties.author = properties.last_modified_by = "kehoach"
    properties.language, properties.comments, properties.keywords = "vi-VN", "", ""
    without_times(document)
    settings = document.settings.element
    for name in ("rsids", "savePreviewPicture", "themeFontLang"):
        for old in settings.findall(qn(f"w:{name}")):
            settings.remove(old)
    _for_word_2013(settings)
    return document


def _for_word_2013(settings: Any) -> None:
    """Laid out as Word 2013 and later do, without "compatibility mode" in the window's title."""
    compat = settings.find(qn("w:compat"))
    for setting in list(compat):
        if setting.get(qn("w:name")) == "compatibilityMode":
            setting.set(qn("w:val"), "15")
        elif setting.tag == qn("w:useFELayout"):
            compat.remove(setting)


def without_times(document: DocumentObject) -> None:
    """Take the times of making away, so that the same content gives the same bytes."""
    element = document.core_properties._element
    for old in list(element):
        if old.tag.endswith(("}created", "}modified", "}lastPrinted")):
            element.remove(old)


def draw_plan() -> DocumentObject:
    """The plan with its appendices."""
    document = blank("Kế hoạch")
    styles.define(document, styles.LETTERHEAD, styles.TITLE, styles.CLAUSES, styles.FOOT, styles.APPENDIX)
    parts.number_pages(document)
    parts.letterhead(document)
    parts.title(document, "{{ header.doc_type }}", "{{ header.title }}")
    parts.tag(document, "for c in clauses")
    for number, (kind, name) in enumerate(CLAUSE_STYLES.items()):
        parts.tag(document, f"{'elif' if number else 'if'} c.style == '{kind}'")
        parts.line(document, "{{ c.line }}", name)
    parts.tag(document, "else")
    parts.line(document, "{{ c.line }}", styles.BODY)
    parts.tag(document, "endif")
    parts.tag(document, "endfor")
    parts.foot(document)
    parts.appendices(document)
    return document


def draw_decision() -> DocumentObject:
    """The Decision that issues a plan: who issues it, its legal bases, its articles."""
    document = blank("Quyết định")
    styles.define(document, styles.LETTERHEAD, styles.TITLE, styles.CLAUSES, styles.FOOT, styles.DECISION)
    styles.bold_words(document, styles.ARTICLE_NUMBER, "KHSoDieu")
    parts.number_pages(document)
    parts.letterhead(document)
    parts.title(document, "{{ header.doc_type }}", "{{ header.title }}")
    parts.line(document, "{{ authority }}", "KH Thẩm quyền")
    parts.looped(document, "basis", "bases", "KH Căn cứ")
    parts.line(document, "QUYẾT ĐỊNH:", "KH Quyết định")
    parts.tag(document, "for article in articles")
    for condition, style in (("if not loop.last", "KH Điều"), ("else", "KH Điều cuối")):
        parts.tag(document, condition)
        paragraph = document.add_paragraph(style=style)
        paragraph.add_run("{{ article.marker }}").style = styles.ARTICLE_NUMBER
        paragraph.add_run(" ")
        paragraph.add_run("{{ article.text }}")
    parts.tag(document, "endif")
    parts.tag(document, "endfor")
    parts.foot(document)
    document.add_paragraph(style="KH Ngăn cách")
    return document


def draw_letter() -> DocumentObject:
    """The official letter that sends a plan to the level above."""
    document = blank("Công văn")
    styles.define(document, styles.LETTERHEAD, styles.CLAUSES, styles.FOOT, styles.LETTER)
    parts.number_pages(document)
    parts.letterhead(document, subject="{{ subject }}")
    parts.tag(document, "if addressees|length == 1")
    parts.line(document, "Kính gửi: {{ addressees[0] }}", "KH Kính gửi")
    parts.tag(document, "else")
    parts.line(document, "Kính gửi:", "KH Kính gửi (tiêu đề)")
    parts.looped(document, "one", "addressees", "KH Kính gửi (dòng)", "- {{ one }}")
    parts.tag(document, "endif")
    parts.tag(document, "for text in body")
    for condition, style in (("if not loop.last", styles.BODY), ("else", "KH Kết")):
        parts.tag(document, condition)
        parts.line(document, "{{ text }}", style)
    parts.tag(document, "endif")
    parts.tag(document, "endfor")
    parts.foot(document)
    document.add_paragraph(style="KH Ngăn cách")
    return document


DRAWN = {"ke_hoach": draw_plan, "quyet_dinh": draw_decision, "cong_van": draw_letter}


def drawn_bytes(name: str) -> bytes:
    """One template as a file."""
    made = io.BytesIO()
    DRAWN[name]().save(made)
    return packed_alike(made.getvalue())


def main() -> None:
    """Write the templates beside this file."""
    for name in DRAWN:
        Path(__file__).with_name(f"{name}.docx").write_bytes(drawn_bytes(name))


if __name__ == "__main__":
    main()
