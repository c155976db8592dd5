"""PG: paper, margins, fonts, colour, page numbers (Decree 30/2020, Annex I, Part I, I)."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterator

from check.form.document import Form
from check.form.rule import Fault, fault, rule
from check.form.style import shown, stands
from check.word.package import W
from check.word.text import Paragraph
from grammar.legacy import code_of_font
from norms.form import measure
from schemas.finding import FormPlace
from schemas.texts import say

_SHORT = 1500  # letters that surely fit on one page, which has no number


@rule("PG-01", "kho-giay", needs_text=False)
def paper_is_a4(form: Form) -> Iterator[Fault]:
    """Khổ giấy là A4 (210 mm x 297 mm).

    Cách sửa: Layout, Size, A4.
    """
    entry = measure("PG-01")
    for section in form.sections:
        sides = sorted((section.width, section.height))
        a4 = (entry.low or 0.0, entry.high or 0.0)
        if any(abs(side - asked) > entry.slack for side, asked in zip(sides, a4, strict=True)):
            yield fault(
                "form_fault.paper",
                section=section.index + 1,
                width=shown(round(section.width)),
                height=shown(round(section.height)),
            )


@rule("PG-02", "chieu-giay", needs_text=False)
def portrait(form: Form) -> Iterator[Fault]:
    """Trang đứng; chỉ trang có bảng biểu không tách thành phụ lục mới được đặt ngang.

    Cách sửa: Layout, Orientation, Portrait.
    """
    for section in form.sections:
        texts = [p for p in form.paragraphs if p.section == section.index and p.text]
        if section.landscape and not form.has_table(section):
            yield fault("form_fault.landscape", texts[0].place if texts else None, section=section.index + 1)


def _margins(form: Form, id: str, sides: tuple[str, ...]) -> Iterator[Fault]:
    entry = measure(id)
    for section in form.sections:
        for side in sides:
            size = section.margins.get(side)
            if size is not None and not section.landscape and not entry.fits(size):
                yield fault(
                    "form_fault.margin", section=section.index + 1, side=say(f"form_side.{side}"), size=shown(round(size, 1)),
                    low=shown(entry.low or 0), high=shown(entry.high or 0),
                )  # fmt: skip


@rule("PG-03", "le-tren-duoi", needs_text=False)
def top_and_bottom(form: Form) -> Iterator[Fault]:
    """Lề trên và lề dưới từ 20 mm đến 25 mm (trang đứng).

    Cách sửa: Layout, Margins.
    """
    yield from _margins(form, "PG-03", ("top", "bottom"))


@rule("PG-04", "le-trai", needs_text=False)
def left_margin(form: Form) -> Iterator[Fault]:
    """Lề trái từ 30 mm đến 35 mm (trang đứng).

    Cách sửa: Layout, Margins.
    """
    yield from _margins(form, "PG-04", ("left",))


@rule("PG-05", "le-phai", needs_text=False)
def right_margin(form: Form) -> Iterator[Fault]:
    """Lề phải từ 15 mm đến 20 mm (trang đứng).

    Cách sửa: Layout, Margins.
    """
    yield from _margins(form, "PG-05", ("right",))


def _everything(form: Form) -> Iterator[Paragraph]:
    yield from form.paragraphs
    yield from form.notes
    for paragraphs in form.edges.values():
        yield from paragraphs


def _font_names(form: Form) -> Iterator[tuple[str, FormPlace]]:
    """The fonts that letters are shown in, each with a place where it is; a number's font too."""
    for paragraph in _everything(form):
        for piece in paragraph.pieces:
            if any(" " < char < "\x7f" for char in piece.text) and piece.form.ascii:
                yield piece.form.ascii, paragraph.place_of(piece.text.strip())
            if any(char > "\xa0" for char in piece.text) and piece.form.latin:
                yield piece.form.latin, paragraph.place_of(piece.text.strip())
        level = form.reader.level(paragraph.element) if paragraph.number else None
        if level is not None:
            shape = form.reader.styles.run(level.find(W + "rPr"), paragraph.form.style)
            if shape.ascii:
                yield shape.ascii, paragraph.place_of(paragraph.number or "")


@rule("PG-06", "phong-chu", needs_text=False)
def times_new_roman(form: Form) -> Iterator[Fault]:
    """Mọi chữ dùng phông Times New Roman, kể cả trong bảng, đầu trang, chú thích và số thứ tự tự động.

    Cách sửa: chọn toàn bộ văn bản rồi chọn phông Times New Roman.
    """
    for name, place in _font_names(form):
        if name not in measure("PG-06").texts and code_of_font(name) is None:
            yield fault("form_fault.font", place, font=name)


@rule("PG-07", "bo-ma", needs_text=False)
def unicode_letters(form: Form) -> Iterator[Fault]:
    """Chữ theo bộ mã Unicode dựng sẵn, không dùng phông TCVN3 (.Vn…) hay VNI, không dùng dấu rời.

    Cách sửa: chuyển mã sang Unicode dựng sẵn.
    """
    for name, place in _font_names(form):
        if code_of_font(name) is not None:
            yield fault("form_fault.legacy_font", place, words=True, font=name)
    for paragraph in _everything(form):
        if any(not unicodedata.is_normalized("NFC", piece.text) for piece in paragraph.pieces):
            yield fault("form_fault.loose_marks", paragraph.place, words=True)


@rule("PG-08", "mau-chu", needs_text=False)
def black(form: Form) -> Iterator[Fault]:
    """Chữ màu đen.

    Cách sửa: chọn chữ rồi chọn màu Automatic.
    """
    for paragraph in _everything(form):
        for piece in paragraph.written:
            if piece.form.colour is not None and piece.form.colour not in measure("PG-08").texts:
                yield fault("form_fault.colour", paragraph.place_of(piece.text.strip()), colour=piece.form.colour)


@rule("PG-09", "so-trang-a-rap", needs_text=False)
def pages_count_from_one(form: Form) -> Iterator[Fault]:
    """Số trang đánh từ số 1, bằng chữ số Ả Rập.

    Cách sửa: Insert, Page Number, Format Page Numbers.
    """
    for section in form.sections:
        if section.number_format not in measure("PG-09").texts:
            yield fault("form_fault.page_figures", section=section.index + 1)
    if form.sections[0].start not in (None, 1):
        yield fault("form_fault.page_start", start=form.sections[0].start)


@rule("PG-10", "kieu-so-trang", needs_text=False)
def page_number_style(form: Form) -> Iterator[Fault]:
    """Số trang cỡ chữ 13 đến 14, kiểu chữ đứng.

    Cách sửa: chọn số trang ở đầu trang rồi chọn cỡ chữ.
    """
    names = [name for section in form.sections for name in form.shown(section, "header")]
    for paragraph in form.number_paragraphs(list(dict.fromkeys(names))):
        pieces = [piece for piece in paragraph.pieces if piece.text.strip()]
        shapes = {piece.form for piece in pieces} or {form.field_form(paragraph)}
        for shape in sorted(shapes, key=lambda shape: shape.size):
            if not measure("PG-10").size_fits(shape.size):
                low, high = measure("PG-10").sizes or (0, 0)
                yield fault(
                    "form_fault.page_size", paragraph.place, size=shown(shape.size), low=shown(low), high=shown(high)
                )
            if shape.italic:
                yield fault("form_fault.page_italic", paragraph.place)


@rule("PG-11", "cho-so-trang", needs_text=False)
def page_number_on_top(form: Form) -> Iterator[Fault]:
    """Số trang đặt canh giữa, trong phần lề trên của văn bản.

    Cách sửa: Insert, Page Number, Top of Page, kiểu ở giữa; bỏ số trang ở chân trang.
    """
    for section in form.sections:
        tops = form.number_paragraphs(form.shown(section, "header"))
        for paragraph in tops:
            if not stands(paragraph, "center") and not _framed_in_the_middle(paragraph):
                yield fault("form_fault.page_not_centred", paragraph.place)
        for paragraph in form.number_paragraphs(form.shown(section, "footer")):
            yield fault("form_fault.page_at_foot", paragraph.place)
        long = sum(len(p.text) for p in form.paragraphs if p.section == section.index) > _SHORT
        if not tops and long and not form.number_paragraphs(form.shown(section, "footer")):
            yield fault("form_fault.no_page_number", section=section.index + 1)


def _framed_in_the_middle(paragraph: Paragraph) -> bool:
    frame = paragraph.element.find(f"{W}pPr/{W}framePr")
    return frame is not None and frame.get(W + "xAlign") == "center"


@rule("PG-12", "so-trang-dau", needs_text=False)
def first_page_without_number(form: Form) -> Iterator[Fault]:
    """Không hiển thị số trang thứ nhất.

    Cách sửa: ở đầu trang chọn Different First Page và để trống.
    """
    section = form.sections[0]
    if not section.first_page_differs:
        if form.number_paragraphs(form.shown(section, "header") + form.shown(section, "footer")):
            yield fault("form_fault.first_page_number")
        return
    names = [parts["first"] for parts in (section.headers, section.footers) if "first" in parts]
    if form.number_paragraphs(names):
        yield fault("form_fault.first_page_number")


@rule("PG-13", "so-trang-phu-luc", needs_text=False)
def appendix_pages_begin_anew(form: Form) -> Iterator[Fault]:
    """Số trang của từng phụ lục đánh riêng, bắt đầu từ 1.

    Cách sửa: đặt mỗi phụ lục vào một phần (Section Break, Next Page) và chọn Start at 1.
    """
    if form.legacy:
        return
    seen: set[int] = {0}
    for appendix in form.closing.appendices:
        section = form.sections[min(appendix.section, len(form.sections) - 1)]
        if appendix.section in seen or section.start != 1:
            yield fault("form_fault.appendix_pages", appendix.label.place)
        seen.add(appendix.section)
