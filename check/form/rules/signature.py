"""KY: powers, posts and names of those who sign (Annex I, II.7)."""

from __future__ import annotations

import re
from collections.abc import Iterator

from check.form.closing import AUTHORITY
from check.form.document import Form
from check.form.rule import Fault, fault, rule
from check.form.style import style_faults
from grammar.normalise import fold
from norms.form import measure

_DEPUTY = re.compile(r"phó\s+chủ\s+tịch")


@rule("KY-01", "quyen-han")
def authority_marks(form: Form) -> Iterator[Fault]:
    """Quyền hạn ghi TM., Q., KT., TL., TUQ.: có dấu chấm và cách chữ, không dùng gạch chéo (T/M, K/T).

    Ví dụ: KT. CHỦ TỊCH.
    """
    for line in form.closing.authority:
        found = AUTHORITY.match(line.text)
        if found and not line.text.startswith(tuple(f"{mark} " for mark in measure("KY-01").texts)):
            yield fault("form_fault.authority", line.place, words=True, text=line.text)


@rule("KY-02", "kieu-chuc-vu")
def authority_style(form: Form) -> Iterator[Fault]:
    """Quyền hạn, chức vụ của người ký in hoa, cỡ chữ 13 đến 14, đứng, đậm, canh giữa.

    Cách sửa: chọn các dòng chức vụ rồi chọn cỡ 14, đậm, canh giữa.
    """
    yield from style_faults("KY-02", form.closing.authority, "authority")
    if form.closing.heading is not None and not form.closing.authority:
        yield fault("form_fault.no_authority", form.closing.heading.place, words=True)


@rule("KY-03", "ho-ten")
def signer_name(form: Form) -> Iterator[Fault]:
    """Họ tên chữ thường, cỡ chữ 13 đến 14, đứng, đậm, canh giữa; không ghi học hàm, học vị, danh hiệu.

    Cách sửa: gõ lại họ tên, bôi đậm, canh giữa.
    """
    line = form.closing.name
    if line is None:
        if form.closing.authority and not form.draft:
            yield fault("form_fault.no_name", form.closing.authority[-1].place, words=True)
        return
    yield from style_faults("KY-03", [line], "name")
    titles = measure("KY-03").words
    if re.match(rf"(?:{'|'.join(titles)})\b[.\s]", line.text):
        yield fault("form_fault.academic_title", line.place, words=True, name=line.text)


@rule("KY-04", "thay-mat-uy-ban")
def on_behalf_of_the_committee(form: Form) -> Iterator[Fault]:
    """Kế hoạch của Ủy ban nhân dân ký thay mặt Ủy ban: dòng đầu “TM. ỦY BAN NHÂN DÂN”.

    Cách sửa: thêm “TM. ỦY BAN NHÂN DÂN” phía trên chức vụ.
    """
    lines = form.closing.authority
    asked = measure("KY-04").texts[0]
    if not form.is_plan or not form.letterhead.people_s_committee or not lines:
        return
    by_order = re.match(r"tl|tuq", fold(lines[0].text))
    if by_order is None and not fold(re.sub(r"\s*[./]\s*", ". ", lines[0].text, count=1)).startswith(fold(asked)):
        yield fault("form_fault.committee_mark", lines[0].place, words=True, asked=asked)


@rule("KY-05", "ky-thay")
def deputy_for_the_chair(form: Form) -> Iterator[Fault]:
    """Phó Chủ tịch ký thay: “TM. ỦY BAN NHÂN DÂN”, “KT. CHỦ TỊCH”, “PHÓ CHỦ TỊCH”.

    Cách sửa: thêm dòng “KT. CHỦ TỊCH” phía trên “PHÓ CHỦ TỊCH”.
    """
    folded = [fold(line.text) for line in form.closing.authority]
    deputy = next((i for i, text in enumerate(folded) if _DEPUTY.match(text)), None)
    if form.letterhead.people_s_committee and deputy is not None:
        asked = measure("KY-05").texts[0]
        above = [re.sub(r"\s*[./]\s*", ". ", text, count=1) for text in folded[:deputy]]
        if not any(text.startswith(fold(asked)) for text in above):
            yield fault("form_fault.deputy_mark", form.closing.authority[deputy].place, words=True, asked=asked)
