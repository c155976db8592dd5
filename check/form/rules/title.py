"""TL, TY: the type's name, the title, and the rule under it (Annex I, II.5)."""

from __future__ import annotations

from collections.abc import Iterator

from check.form.document import Form
from check.form.lines import text_width
from check.form.rule import Fault, fault, rule
from check.form.rules.letterhead import rule_faults
from check.form.style import style_faults
from norms.form import measure


@rule("TL-01", "ten-loai")
def type_style(form: Form) -> Iterator[Fault]:
    """Tên loại in hoa, cỡ chữ 13 đến 14, đứng, đậm, canh giữa.

    Cách sửa: chọn dòng tên loại rồi chọn cỡ 14, đậm, canh giữa.
    """
    head = form.letterhead
    if head.type is not None:
        yield from style_faults("TL-01", [head.type], "type")
    elif head.subject is None and head.nation is not None:
        yield fault("form_fault.no_type", head.nation.place, words=True)


@rule("TY-01", "trich-yeu")
def title_style(form: Form) -> Iterator[Fault]:
    """Trích yếu đặt ngay dưới tên loại, chữ thường, cỡ chữ 13 đến 14, đứng, đậm, canh giữa.

    Cách sửa: chọn trích yếu rồi chọn cỡ 14, đậm, canh giữa.
    """
    head = form.letterhead
    yield from style_faults("TY-01", head.title, "title")
    if head.type is not None and not head.title:
        yield fault("form_fault.no_title", head.type.place, words=True)


@rule("TY-02", "ke-trich-yeu")
def title_rule(form: Form) -> Iterator[Fault]:
    """Dưới trích yếu có đường kẻ ngang nét liền, dài từ 1/3 đến 1/2 dòng chữ, đặt cân đối.

    Cách sửa: Insert, Shapes, Line.
    """
    head = form.letterhead
    width = form.sections[0].text_width
    for found in rule_faults("TY-02", head.title_rule, head.title[-1:], "title"):
        # a title of several lines: any of them, and none is wider than the page, may be what the rule is half of
        if found.key != "form_fault.rule_length" or not _fits_a_line(form, width):
            yield found


def _fits_a_line(form: Form, width: float) -> bool:
    head = form.letterhead
    length = head.title_rule.length if head.title_rule is not None else None
    widths = [min(text_width(line), width) for line in head.title]
    wraps = [width] if any(text_width(line) > width for line in head.title) else []
    return length is not None and any(measure("TY-02").fits(length / max(one, 1.0)) for one in [*widths, *wraps])
