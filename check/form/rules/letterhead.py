"""QH, TN, CQ: Quốc hiệu, Tiêu ngữ, the issuer and its superior, and the rules under them (Annex I, II.1 and II.2)."""

from __future__ import annotations

import re
from collections.abc import Iterator

from check.form.document import Form
from check.form.lines import DrawnLine, text_width
from check.form.rule import Fault, fault, rule
from check.form.style import style_faults
from check.word.text import Line
from norms.form import measure
from schemas.texts import say


@rule("QH-01", "chu-quoc-hieu")
def nation_words(form: Form) -> Iterator[Fault]:
    """Quốc hiệu ghi “CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM” (HÒA hoặc HOÀ).

    Cách sửa: gõ lại Quốc hiệu trên một dòng.
    """
    line, texts = form.letterhead.nation, measure("QH-01").texts
    if line is None:
        yield fault("form_fault.no_nation", words=True)
    elif line.text.upper() not in texts:
        yield fault("form_fault.nation_words", line.place, words=True, asked=texts[0])


@rule("QH-02", "kieu-quoc-hieu")
def nation_style(form: Form) -> Iterator[Fault]:
    """Quốc hiệu in hoa, cỡ chữ 12 đến 13, đứng, đậm.

    Cách sửa: chọn dòng Quốc hiệu rồi chọn cỡ 13, đậm.
    """
    if form.letterhead.nation is not None:
        yield from style_faults("QH-02", [form.letterhead.nation], "nation")


@rule("TN-01", "chu-tieu-ngu")
def motto_words(form: Form) -> Iterator[Fault]:
    """Tiêu ngữ ghi “Độc lập - Tự do - Hạnh phúc”: chữ cái đầu mỗi cụm từ viết hoa, gạch nối có cách chữ hai bên.

    Cách sửa: gõ lại Tiêu ngữ.
    """
    line, texts = form.letterhead.motto, measure("TN-01").texts
    if line is None:
        yield fault("form_fault.no_motto", words=True)
    elif line.text not in texts and not any(piece.form.capitals for piece in line.written):
        yield fault("form_fault.motto_words", line.place, words=True, asked=texts[0])


@rule("TN-02", "kieu-tieu-ngu")
def motto_style(form: Form) -> Iterator[Fault]:
    """Tiêu ngữ chữ thường, cỡ chữ 13 đến 14, đứng, đậm, canh giữa dưới Quốc hiệu.

    Cách sửa: chọn dòng Tiêu ngữ rồi chọn cỡ 14, đậm, canh giữa.
    """
    if form.letterhead.motto is not None:
        yield from style_faults("TN-02", [form.letterhead.motto], "motto")


def rule_faults(id: str, line: DrawnLine | None, words: list[Line], part: str) -> Iterator[Fault]:
    """Where the rule under some words is missing, typed instead of drawn, or of a wrong length."""
    if not words:
        return
    what, entry = say(f"form_part.{part}"), measure(id)
    longest = max(text_width(word) for word in words)
    if line is None:
        yield fault("form_fault.no_rule", words[-1].place, what=what)
    elif line.kind == "typed":
        yield fault("form_fault.typed_rule", line.paragraph.place, words=True, what=what)
    elif line.length is not None and not entry.fits(line.length / max(longest, 1.0)):
        yield fault(
            "form_fault.rule_length", words[-1].place, what=what, length=round(line.length), text=round(longest),
            asked=say("form_fault.rule_whole" if (entry.usual or 0) == 1 else "form_fault.rule_part"),
        )  # fmt: skip


@rule("TN-03", "ke-tieu-ngu")
def motto_rule(form: Form) -> Iterator[Fault]:
    """Dưới Tiêu ngữ có đường kẻ ngang nét liền, dài bằng độ dài dòng chữ.

    Cách sửa: Insert, Shapes, Line; không gạch bằng dấu gạch dưới.
    """
    line = form.letterhead.motto
    if line is not None and not all(piece.form.underline for piece in line.written):
        yield from rule_faults("TN-03", form.letterhead.motto_rule, [line], "motto")


@rule("CQ-01", "co-quan-chu-quan")
def superior_is_named(form: Form) -> Iterator[Fault]:
    """Phòng, sở, văn phòng, chi cục, trung tâm, trường ghi tên cơ quan chủ quản trực tiếp ở dòng trên.

    Cách sửa: thêm dòng “UBND XÃ …” không đậm phía trên.
    """
    head = form.letterhead
    first = next(iter(head.issuer), None)
    if not head.parents and first is not None:
        for word in measure("CQ-01").words:
            if re.match(rf"{word}\b", first.text.upper()):
                yield fault("form_fault.no_superior", first.place, words=True, office=first.text)


@rule("CQ-02", "kieu-chu-quan")
def superior_style(form: Form) -> Iterator[Fault]:
    """Tên cơ quan chủ quản in hoa, cỡ chữ 12 đến 13, đứng, không đậm, canh giữa.

    Cách sửa: bỏ đậm dòng trên của tên cơ quan.
    """
    yield from style_faults("CQ-02", form.letterhead.parents, "parent")


@rule("CQ-03", "kieu-co-quan")
def issuer_style(form: Form) -> Iterator[Fault]:
    """Tên cơ quan ban hành in hoa, cỡ chữ 12 đến 13, đứng, đậm, canh giữa dưới tên cơ quan chủ quản.

    Cách sửa: chọn tên cơ quan rồi chọn cỡ 13, đậm.
    """
    lines = form.letterhead.issuer
    committee = form.letterhead.people_s_committee
    for found in style_faults("CQ-03", lines, "issuer"):
        if not (committee and found.key == "form_fault.bold"):  # told by CQ-05
            yield found
    if form.letterhead.nation is not None and not lines:
        yield fault("form_fault.no_issuer", form.letterhead.nation.place, words=True)


@rule("CQ-04", "ke-co-quan")
def issuer_rule(form: Form) -> Iterator[Fault]:
    """Dưới tên cơ quan ban hành có đường kẻ ngang nét liền, dài từ 1/3 đến 1/2 dòng chữ, đặt cân đối.

    Cách sửa: Insert, Shapes, Line.
    """
    head = form.letterhead
    yield from rule_faults("CQ-04", head.issuer_rule, head.issuer[-1:], "issuer")


@rule("CQ-05", "ten-uy-ban")
def committee_is_bold(form: Form) -> Iterator[Fault]:
    """Kế hoạch của Ủy ban nhân dân: “ỦY BAN NHÂN DÂN” và tên địa phương đều đậm, không có dòng cơ quan chủ quản.

    Cách sửa: bôi đậm cả hai dòng; bỏ dòng cơ quan cấp trên nếu có.
    """
    head = form.letterhead
    if not head.people_s_committee:
        return
    for line in head.issuer:
        if not all(piece.form.bold for piece in line.written):
            yield fault("form_fault.bold", line.place, what=say("form_part.issuer"))
    heads = [line for line in head.issuer if line.text.upper().replace("UỶ", "ỦY").startswith(measure("CQ-05").words)]
    if len(heads) > 1:
        yield fault("form_fault.committee_superior", heads[0].place, words=True)


@rule("CQ-06", "ten-phong-so")
def office_lines(form: Form) -> Iterator[Fault]:
    """Phòng, sở: dòng trên là cơ quan chủ quản (viết tắt, không đậm), dòng dưới là tên cơ quan (đậm); không ghi chung một dòng.

    Cách sửa: tách thành dòng “UBND XÃ …” không đậm và dòng “PHÒNG …” đậm.
    """
    heads = "|".join(measure("CQ-05").words)
    offices = "|".join(measure("CQ-06").words)
    joined = re.compile(rf"(?:{heads})\b.*\b(?:{offices})\s+\w")
    for line in [*form.letterhead.parents, *form.letterhead.issuer]:
        if joined.match(line.text.upper()):
            yield fault("form_fault.office_one_line", line.place, words=True)
