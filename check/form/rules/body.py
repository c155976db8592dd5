"""ND, KT: the body's size, alignment, indents, spacing, style and end mark (Annex I, II.6e)."""

from __future__ import annotations

from collections.abc import Iterator

from check.form.body import BodyParagraph
from check.form.document import Form
from check.form.rule import Fault, fault, rule
from check.form.style import shown
from check.word.text import Paragraph
from grammar.normalise import is_upper
from norms.form import measure

_OWN_LINE = ("part", "part_title", "mark", "mark_title")
_SHORTEST = 8  # words of a paragraph in capitals that is no label or name


def running(form: Form) -> list[BodyParagraph]:
    """The body's paragraphs that run over the page's width: not the centred labels."""
    return [
        row
        for row in form.body
        if row.kind not in _OWN_LINE and (row.paragraph.form.align != "center" or row.marker is not None)
    ]


@rule("ND-01", "co-chu-noi-dung")
def one_size(form: Form) -> Iterator[Fault]:
    """Nội dung cỡ chữ 13 đến 14, một cỡ thống nhất từ đầu đến cuối.

    Cách sửa: chọn toàn bộ nội dung rồi chọn cỡ 14.
    """
    entry = measure("ND-01")
    weights: dict[float, int] = {}
    for row in form.body:
        for piece in row.paragraph.written:
            if not piece.form.raised:
                weights[piece.form.size] = weights.get(piece.form.size, 0) + len(piece.text)
    usual = max(weights, key=lambda size: weights[size], default=None)
    low, high = entry.sizes or (0, 0)
    for row in form.body:
        for piece in row.paragraph.written:
            size = piece.form.size
            if piece.form.raised:
                continue
            if not entry.size_fits(size):
                yield fault(
                    "form_fault.body_size", row.paragraph.place, size=shown(size), low=shown(low), high=shown(high)
                )
            elif usual is not None and size != usual and entry.size_fits(usual):
                yield fault("form_fault.body_sizes", row.paragraph.place, size=shown(size), usual=shown(usual))


@rule("ND-02", "canh-deu")
def justified(form: Form) -> Iterator[Fault]:
    """Nội dung canh đều cả hai lề.

    Cách sửa: chọn nội dung rồi bấm Ctrl+J.
    """
    for paragraph in [*form.bases, *(row.paragraph for row in running(form))]:
        if paragraph.form.align != "justify":
            yield fault("form_fault.not_justified", paragraph.place)


@rule("ND-03", "lui-dong-dau")
def first_line(form: Form) -> Iterator[Fault]:
    """Dòng đầu mỗi đoạn lùi vào 1 cm hoặc 1,27 cm.

    Cách sửa: Paragraph, Special, First line, 1,27 cm.
    """
    entry = measure("ND-03")
    for paragraph in [*form.bases, *(row.paragraph for row in running(form))]:
        indent = paragraph.form.left + paragraph.form.first
        if not entry.fits(indent):
            yield fault("form_fault.first_line", paragraph.place, indent=shown(round(indent / 10, 2)))


@rule("ND-04", "cach-doan")
def between_paragraphs(form: Form) -> Iterator[Fault]:
    """Khoảng cách giữa các đoạn văn tối thiểu 6 pt.

    Cách sửa: Paragraph, Spacing, After 6 pt.
    """
    entry = measure("ND-04")
    known = {p.index for p in form.bases} | {row.paragraph.index for row in running(form)}
    for one, two in zip(form.paragraphs, form.paragraphs[1:], strict=False):
        if one.index in known and two.index in known:
            space = gap(one, two)
            if not entry.fits(space):
                yield fault("form_fault.between", one.place, space=shown(space), low=shown(entry.low or 0))


def gap(one: Paragraph, two: Paragraph) -> float:
    """The points between two paragraphs; none where their style keeps its own together."""
    close = one.form.style == two.form.style
    after = 0.0 if close and one.form.contextual else one.form.after
    before = 0.0 if close and two.form.contextual else two.form.before
    return after + before


@rule("ND-05", "cach-dong")
def line_spacing(form: Form) -> Iterator[Fault]:
    """Khoảng cách giữa các dòng tối thiểu là dòng đơn, tối đa 1,5 dòng.

    Cách sửa: Paragraph, Line spacing, Single hoặc Multiple 1,1.
    """
    for paragraph in [*form.bases, *(row.paragraph for row in running(form))]:
        lines = spacing_in_lines(paragraph)
        if lines is not None and not measure("ND-05").fits(lines):
            yield fault("form_fault.line_spacing", paragraph.place, lines=shown(round(lines, 2)))


_SINGLE = 1.15  # of the size: a single line of Times New Roman, in which exact spacings are counted


def spacing_in_lines(paragraph: Paragraph) -> float | None:
    """The line spacing as a multiple of a single line; None where it can't be told."""
    form = paragraph.form
    if form.line_rule == "auto":
        return form.line
    size = max((piece.form.size for piece in paragraph.written), default=0.0)
    if not size:
        return None
    lines = form.line / (size * _SINGLE)
    # exact spacings of 15 or 16 points are common practice for 13 and 14 points, and "at least" never squeezes
    return max(lines, 1.0) if form.line_rule == "atLeast" or form.line >= size + 2 else lines


@rule("ND-06", "kieu-noi-dung")
def upright(form: Form) -> Iterator[Fault]:
    """Nội dung chữ thường, kiểu đứng.

    Cách sửa: bỏ nghiêng, bỏ in hoa ở đoạn nội dung.
    """
    for row in form.body:
        if row.kind in ("section", *_OWN_LINE) or row.paragraph.form.align == "center":
            continue
        written = row.paragraph.written
        if written and all(piece.form.italic for piece in written) and not row.paragraph.text.startswith("("):
            yield fault("form_fault.body_italic", row.paragraph.place)
        if row.kind != "capital" and is_upper(row.title) and len(row.title.split()) >= _SHORTEST:
            shown_so = any(piece.form.capitals for piece in written)
            yield fault("form_fault.body_capitals", row.paragraph.place, words=not shown_so)


@rule("KT-01", "dau-ket-thuc")
def end_mark(form: Form) -> Iterator[Fault]:
    """Cuối nội dung có dấu “./.”.

    Cách sửa: thêm “./.” vào cuối đoạn cuối cùng.
    """
    last = next((p for p in reversed(form.paragraphs) if p.index < form.closing.start and p.text and not p.boxed), None)
    if last is not None and form.body and form.closing.heading is not None:
        mark = measure("KT-01").texts[0]
        if not last.text.rstrip("\"”’' ").endswith(mark):
            yield fault("form_fault.end_mark", last.place, words=True, mark=mark)
