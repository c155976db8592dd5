"""CC, VD: legal bases and citations (Annex I, II.6a and II.6b; Annex II, V.7)."""

from __future__ import annotations

import re
from collections.abc import Iterator

from check.form.document import Form
from check.form.rule import Fault, fault, rule
from check.form.style import piece_faults
from check.word.text import Paragraph
from norms.form import measure
from schemas.texts import say

_LEAD = rf"(?:[-–+]\s*)?(?:{'|'.join(map(re.escape, measure('CC-04').words))})\s+"
_LAW = re.compile(
    rf"{_LEAD}(?:các\s+)?(?:{'|'.join(map(re.escape, measure('CC-02').words))})\b[^;]*?\bsố\s+\d+(?:/\d{{4}})?/\S+"
)
_UNNUMBERED = re.compile(rf"{_LEAD}(?P<kind>{'|'.join(map(re.escape, measure('CC-01').words))})\b(?P<rest>[^;]*)")
_SUBJECT = re.compile(r"\b(?:về|sửa đổi|quy định|hướng dẫn|ban hành|phê duyệt)\b")
_SECOND = re.compile(rf";\s+(?:{'|'.join(map(re.escape, measure('CC-04').words))})\s")
_NUMBERED = re.compile(r"\d+[/-]\S*[A-ZĐ]|\bsố\b.*/|\bnày\b|…/")
_SMALL_ARTICLE = re.compile(
    r"\b(?:khoản|điểm)\s+\S{1,3}\s*,?\s+(?P<word>điều)\s+\d|\b(?P<part>theo điều|tại điều)\s+\d+\b"
)
_LARGE_CLAUSE = re.compile(r"(?<=[\w,] )(?P<word>Khoản|Điểm)\s+(?:\d+|[a-zđ])\b")


@rule("CC-01", "du-can-cu")
def bases_are_whole(form: Form) -> Iterator[Fault]:
    """Căn cứ ghi đủ tên loại, số, ký hiệu, cơ quan ban hành, ngày và trích yếu (trừ luật, pháp lệnh).

    Cách sửa: bổ sung số, ký hiệu.
    """
    for paragraph in form.bases:
        found = _UNNUMBERED.match(paragraph.text)
        if found and not _NUMBERED.search(_SUBJECT.split(found["rest"])[0]):
            yield fault("form_fault.base_number", paragraph.place, words=True)


@rule("CC-02", "can-cu-luat")
def laws_without_number(form: Form) -> Iterator[Fault]:
    """Văn bản hành chính dẫn luật, pháp lệnh bằng tên (và ngày), không ghi số, ký hiệu, cơ quan ban hành.

    Ví dụ: Căn cứ Luật Thi đua, khen thưởng ngày 15 tháng 6 năm 2022;
    """
    for paragraph in form.bases:
        if _LAW.match(paragraph.text):
            yield fault("form_fault.base_law", paragraph.place, words=True)


@rule("CC-03", "kieu-can-cu")
def base_style(form: Form) -> Iterator[Fault]:
    """Căn cứ chữ thường, nghiêng, cỡ chữ 13 đến 14.

    Cách sửa: chọn các căn cứ rồi chọn nghiêng.
    """
    what = say("form_part.base")
    for paragraph in form.bases:
        yield from piece_faults(measure("CC-03"), paragraph.written, what, paragraph)


@rule("CC-04", "dau-can-cu")
def base_stops(form: Form) -> Iterator[Fault]:
    """Sau mỗi căn cứ xuống dòng, cuối dòng dấu chấm phẩy, dòng cuối dấu chấm.

    Cách sửa: sửa dấu cuối dòng.
    """
    for number, paragraph in enumerate(form.bases, start=1):
        asked = "." if number == len(form.bases) else ";"
        if _SECOND.search(paragraph.text):
            yield fault("form_fault.base_own_line", paragraph.place, words=True)
        if not paragraph.text.endswith(asked):
            yield fault(
                "form_fault.base_stop_last" if asked == "." else "form_fault.base_stop", paragraph.place, words=True
            )


@rule("VD-05", "viet-hoa-dieu")
def capitals_of_articles(form: Form) -> Iterator[Fault]:
    """Viện dẫn: Phần, Chương, Mục, Điều viết hoa; khoản, điểm viết thường.

    Ví dụ: điểm a khoản 2 Điều 4.
    """
    for paragraph in _quoting(form):
        small = _SMALL_ARTICLE.search(paragraph.text)
        large = _LARGE_CLAUSE.search(paragraph.text)
        if small is not None:
            yield fault("form_fault.article_small", paragraph.place_of(small.group()), words=True)
        if large is not None:
            yield fault("form_fault.clause_large", paragraph.place_of(large.group()), words=True)


def _quoting(form: Form) -> list[Paragraph]:
    return [*form.bases, *(row.paragraph for row in form.body)]
