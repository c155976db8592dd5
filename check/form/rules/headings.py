"""PC, MU, KH, DI, DE, HD: parts, sections, clauses, points, articles and their titles (Annex I, II.6d and II.6đ)."""

from __future__ import annotations

import re
from collections.abc import Iterator

from check.form.body import BodyParagraph, Kind
from check.form.document import Form
from check.form.rule import Fault, fault, rule
from check.form.style import piece_faults, style_faults
from check.word.text import Line, Paragraph, Piece
from grammar.normalise import is_upper
from norms.form import measure
from schemas.texts import say

_ROMAN_PART = re.compile(r"(?:phần|chương)\s+(?:[IVXLC]+|thứ\s+\w+)\b", re.IGNORECASE)
_OTHER_MARK = re.compile(r"(?P<letter>[a-eđg-i])\s?[/-]\s+(?=\w)")
_SHORTEST_CAPITALS = 3  # words: fewer may be the short name of a body
_ARABIC_MARK = re.compile(r"(?:mục|tiểu mục)\s+\d+\b", re.IGNORECASE)


def _of(form: Form, *kinds: Kind) -> list[BodyParagraph]:
    return [row for row in form.body if row.kind in kinds]


def _whole(paragraph: Paragraph) -> list[Line]:
    return [line for line in paragraph.lines if line.text]


@rule("PC-01", "phan-chuong")
def parts(form: Form) -> Iterator[Fault]:
    """“Phần I”, “Chương I”: một dòng riêng, canh giữa, chữ thường, cỡ chữ 13 đến 14, đứng, đậm, số La Mã.

    Cách sửa: tách tiêu đề xuống dòng dưới, canh giữa, đậm.
    """
    for row in _of(form, "part"):
        lines = _whole(row.paragraph)
        yield from style_faults("PC-01", lines[:1], "part")
        if not _ROMAN_PART.match(row.paragraph.labelled):
            yield fault("form_fault.part_roman", row.paragraph.place, words=True)
        if len(lines) == 1 and len(row.paragraph.text.split()) > 4:
            yield fault("form_fault.part_own_line", row.paragraph.place, words=True)


@rule("PC-02", "tieu-de-phan-chuong")
def part_titles(form: Form) -> Iterator[Fault]:
    """Tiêu đề của phần, chương: ngay dưới, canh giữa, chữ in hoa, cỡ chữ 13 đến 14, đứng, đậm.

    Cách sửa: chọn tiêu đề rồi chọn in hoa, đậm, canh giữa.
    """
    for row in _of(form, "part_title"):
        yield from style_faults("PC-02", _whole(row.paragraph), "part_title")


@rule("MU-01", "muc-tieu-muc")
def marks(form: Form) -> Iterator[Fault]:
    """“Mục 1”, “Tiểu mục 1”: một dòng riêng, canh giữa, đậm, chữ số Ả Rập; tiêu đề bên dưới canh giữa, đậm.

    Cách sửa: canh giữa, bôi đậm.
    """
    for row in _of(form, "mark", "mark_title"):
        yield from style_faults("MU-01", _whole(row.paragraph), "mark")
        if row.kind == "mark" and not _ARABIC_MARK.match(row.paragraph.labelled):
            yield fault("form_fault.mark_arabic", row.paragraph.place, words=True)


@rule("MU-02", "muc-la-ma")
def sections(form: Form) -> Iterator[Fault]:
    """Mục của kế hoạch: số La Mã và dấu chấm, tiêu đề chữ in hoa, cỡ chữ 13 đến 14, đứng, đậm.

    Ví dụ: I. MỤC ĐÍCH, YÊU CẦU.
    """
    entry, what = measure("MU-02"), say("form_part.section")
    for row in _of(form, "section"):
        paragraph = row.paragraph
        yield from piece_faults(entry, title_pieces(row), what, paragraph)
        if row.title and not is_upper(title_words(row.title)):
            yield fault("form_fault.capitals", paragraph.place, what=what)
        if row.marker is not None and not re.match(r"\s*[IVXL]+\s*\.", paragraph.labelled):
            yield fault("form_fault.section_stop", paragraph.place, words=True)


def title_words(title: str) -> str:
    """A title without the remark in brackets behind it."""
    return re.sub(r"\s*\([^()]*\)\s*[.:]?\s*$", "", title) or title


def title_pieces(row: BodyParagraph) -> list[Piece]:
    """The pieces of a heading, without a remark in brackets behind it."""
    pieces = list(row.paragraph.written)
    return [piece for piece in pieces if not piece.text.strip().startswith("(")] or pieces


@rule("KH-01", "khoan-co-tieu-de")
def clause_titles(form: Form) -> Iterator[Fault]:
    """Khoản có tiêu đề: chữ số Ả Rập và dấu chấm, tiêu đề một dòng riêng, chữ thường, cỡ chữ 13 đến 14, đứng, đậm.

    Ví dụ: 1. Mục đích.
    """
    what = say("form_part.clause_title")
    for row in _of(form, "clause_title"):
        yield from piece_faults(measure("KH-01"), title_pieces(row), what, row.paragraph)
        if is_upper(row.title) and len(row.title.split()) >= _SHORTEST_CAPITALS:
            by_form = any(piece.form.capitals for piece in row.paragraph.written)
            yield fault("form_fault.small_letters", row.paragraph.place, words=not by_form, what=what)


@rule("KH-02", "khoan-khong-tieu-de")
def clauses(form: Form) -> Iterator[Fault]:
    """Khoản không có tiêu đề: chữ đứng, không đậm.

    Cách sửa: bỏ đậm, bỏ nghiêng; nếu là tiêu đề thì bỏ dấu chấm cuối dòng.
    """
    for row in _of(form, "clause"):
        written = row.paragraph.written
        sentence = re.search(r"[.;]\s*$", row.title) is not None
        if sentence and written and all(piece.form.bold for piece in written) and len(row.title.split()) > 12:
            yield fault("form_fault.not_bold", row.paragraph.place, what=say("form_part.clause"))


@rule("DI-01", "thu-tu-diem")
def points(form: Form) -> Iterator[Fault]:
    """Điểm theo thứ tự bảng chữ cái tiếng Việt (a, b, c, d, đ, e, g …), sau chữ là dấu đóng ngoặc đơn.

    Cách sửa: sau điểm d là điểm đ, sau điểm e là điểm g; gõ “a)” chứ không “a.”.
    """
    order = measure("DI-01").texts[0]
    expected = 0
    for row in form.body:
        if row.marker is None and (mark := _OTHER_MARK.match(row.paragraph.labelled)):
            yield fault("form_fault.point_bracket", row.paragraph.place, words=True, letter=mark["letter"])
        if row.kind in ("section", "part", "clause_title", "clause", "decimal", "article", "capital"):
            expected = 0
        if row.kind != "point" or row.marker is None:
            continue
        letter = row.marker.label.lower()
        if not re.match(r"\s*[a-zđ]\s*\)", row.paragraph.labelled):
            yield fault("form_fault.point_bracket", row.paragraph.place, words=True, letter=letter)
        at = order.find(letter)
        if letter == order[0] or at < 0:
            expected = 0
        if at < 0:
            yield fault("form_fault.point_letter", row.paragraph.place, words=True, letter=letter)
            continue
        if at != expected:
            asked = order[min(expected, len(order) - 1)]
            yield fault("form_fault.point_order", row.paragraph.place, words=True, letter=letter, asked=asked)
        expected = at + 1


@rule("DE-01", "dieu")
def articles(form: Form) -> Iterator[Fault]:
    """“Điều 1. Tiêu đề”: chữ thường, chữ số Ả Rập và dấu chấm, cỡ chữ 13 đến 14, đứng, đậm.

    Cách sửa: bôi đậm từ “Điều” đến hết tiêu đề.
    """
    for row in _of(form, "article"):
        pieces = row.paragraph.written[:1]
        yield from piece_faults(measure("DE-01"), pieces, say("form_part.article"), row.paragraph)


@rule("HD-01", "phai-co-tieu-de")
def headings_have_titles(form: Form) -> Iterator[Fault]:
    """Văn bản bố cục theo phần, chương, mục, điều thì mỗi phần, chương, mục, điều phải có tiêu đề.

    Cách sửa: ghi tiêu đề sau số thứ tự.
    """
    body = form.body
    for index, row in enumerate(body):
        bare = re.fullmatch(r"\s*[IVXL]+\s*\.\s*", row.paragraph.labelled) is not None
        follows = body[index + 1].kind if index + 1 < len(body) else None
        untitled = row.kind == "part" and len(_whole(row.paragraph)) == 1 and len(row.paragraph.text.split()) <= 4
        if bare or (untitled and follows != "part_title"):
            yield fault("form_fault.untitled", row.paragraph.place, words=True)
