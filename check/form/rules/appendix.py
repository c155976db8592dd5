"""PL: appendices (Annex I, III.1)."""

from __future__ import annotations

import re
from collections.abc import Iterator

from check.form.document import Form
from check.form.rule import Fault, fault, rule
from check.form.style import style_faults
from check.word.text import Line
from grammar.normalise import fold

_LABEL = re.compile(r"(?:Phụ lục|PHỤ LỤC)(?: [IVXL]+)?")
_ROMAN = re.compile(r"phụ lục\s+[IVXL]+\b", re.IGNORECASE)
_LINK = re.compile(r"\((?:Ban hành kèm|Kèm) theo .*\)", re.DOTALL)


_POINTER = re.compile(fold(r"phụ lục|kèm theo"))
_ANOTHERS = re.compile(
    fold(r"(?:phụ lục\b[^.;]{0,60}?)?(?:kèm theo|của|tại|theo)") + r" (?:" + fold("kế hoạch|quyết định|nghị định|thông tư|công văn|nghị quyết")
    + r") " + fold("số") + r" \S+"
)  # fmt: skip
"""Another document's appendix: "Phụ lục kèm theo Quyết định số 12/QĐ-UBND"."""


@rule("PL-01", "chi-dan-phu-luc")
def appendix_is_mentioned(form: Form) -> Iterator[Fault]:
    """Trong nội dung văn bản phải có chỉ dẫn về phụ lục kèm theo.

    Cách sửa: thêm “(chi tiết tại Phụ lục kèm theo)” vào chỗ liên quan.
    """
    if not form.closing.appendices:
        return
    before = [p.text for p in form.paragraphs if p.index < form.closing.start]
    if not any(_POINTER.search(_ANOTHERS.sub("", fold(text))) for text in before):
        yield fault("form_fault.appendix_unmentioned", form.closing.appendices[0].label.place, words=True)


@rule("PL-02", "so-phu-luc")
def appendices_are_numbered(form: Form) -> Iterator[Fault]:
    """Từ hai phụ lục trở lên thì đánh số bằng chữ số La Mã.

    Ví dụ: Phụ lục I, Phụ lục II.
    """
    if len(form.closing.appendices) > 1:
        for appendix in form.closing.appendices:
            if not _ROMAN.match(appendix.label.text):
                yield fault("form_fault.appendix_number", appendix.label.place, words=True)


@rule("PL-03", "nhan-phu-luc")
def label_style(form: Form) -> Iterator[Fault]:
    """Từ “Phụ lục” và số thứ tự: một dòng riêng, canh giữa, chữ thường, cỡ chữ 14, đứng, đậm.

    Cách sửa: gõ “Phụ lục I” (không in hoa), tên phụ lục xuống dòng dưới.
    """
    for appendix in form.closing.appendices:
        line = appendix.label
        yield from style_faults("PL-03", [line], "appendix")
        if not _LABEL.fullmatch(line.text):
            yield fault("form_fault.appendix_label", line.place, words=True)


@rule("PL-04", "ten-phu-luc")
def title_style(form: Form) -> Iterator[Fault]:
    """Tên phụ lục canh giữa, chữ in hoa, cỡ chữ 13 đến 14, đứng, đậm.

    Cách sửa: chọn tên phụ lục rồi chọn in hoa, đậm, canh giữa.
    """
    for appendix in form.closing.appendices:
        lines = appendix.title
        if not lines:
            yield fault("form_fault.appendix_title", appendix.label.place, words=True)
        yield from style_faults("PL-04", lines, "appendix_title")


@rule("PL-05", "dong-kem-theo")
def link_style(form: Form) -> Iterator[Fault]:
    """Dưới tên phụ lục có dòng “(Kèm theo Kế hoạch số … ngày … của …)”, canh giữa, cỡ chữ 13 đến 14, nghiêng.

    Cách sửa: thêm dòng kèm theo; chọn nghiêng, canh giữa.
    """
    for appendix in form.closing.appendices:
        if appendix.link is None:
            yield fault("form_fault.appendix_link", appendix.label.place, words=True)
            continue
        yield from style_faults("PL-05", [appendix.link], "appendix_link")
        if not _LINK.fullmatch(_rest(appendix.link)):
            yield fault("form_fault.appendix_link_words", appendix.link.place, words=True)


def _rest(link: Line) -> str:
    """The link line with the lines of its paragraph that it goes on in."""
    lines = link.paragraph.lines
    at = next((i for i, line in enumerate(lines) if line is link), 0)
    return " ".join(line.text for line in lines[at:] if line.text)
