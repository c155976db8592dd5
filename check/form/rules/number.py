"""SO, DD: number and symbol, place and date (Annex I, II.3 and II.4)."""

from __future__ import annotations

import re
from collections.abc import Iterator

from check.form.document import Form
from check.form.rule import Fault, fault, rule
from check.form.style import style_faults
from check.word.text import Line
from grammar.dates import write_month
from grammar.normalise import key, spaces
from norms.form import measure
from schemas.texts import say

_BLANK = re.compile(r"[\s.…_]*")
_NUMBER = re.compile(r"số\s*:?\s*(?P<number>[^/]*)/(?P<rest>.*)", re.IGNORECASE | re.DOTALL)
_SYMBOL = re.compile(r"(?:\d{4}/)?[A-Za-zĐđƯư&.]+(?:-[A-ZĐƯa-zđư0-9&.]+)+")
_DATE = re.compile(
    r"(?P<place>.*?)(?P<comma>\s*,)?\s*\bngày(?P<day>.*?)\btháng(?P<month>.*?)\bnăm(?P<year>.*)",
    re.IGNORECASE | re.DOTALL,
)


def _split(line: Line) -> tuple[str, str] | None:
    """The number and the symbol as they are printed, with their spaces."""
    found = _NUMBER.match(spaces(line.raw).strip())
    return (found["number"], found["rest"]) if found else None


def _filled(symbol: str, form: Form) -> str:
    """A symbol whose blank part stands for one: a draft may leave open which office writes it ("UBND-[…]")."""
    return symbol.replace(say("draft.blank"), "X") if form.draft else symbol


@rule("SO-01", "nhan-so")
def number_label(form: Form) -> Iterator[Fault]:
    """Chữ “Số:” viết thường, có dấu hai chấm, cỡ chữ 13, đứng.

    Cách sửa: gõ “Số:” rồi chọn cỡ 13, không đậm, không nghiêng.
    """
    line = form.letterhead.number
    if line is None:
        if form.letterhead.nation is not None:
            yield fault("form_fault.no_number_line", form.letterhead.nation.place, words=True)
        return
    if not line.text.startswith(measure("SO-01").texts):
        yield fault("form_fault.number_label", line.place, words=True)
    yield from style_faults("SO-01", [Line(line.written[:1], line.paragraph)], "number")


@rule("SO-02", "so-van-ban")
def number_value(form: Form) -> Iterator[Fault]:
    """Số ghi bằng chữ số Ả Rập; số dưới 10 thêm số 0 phía trước. Dự thảo thì được để trống.

    Cách sửa: điền số khi vào sổ văn bản đi.
    """
    line = form.letterhead.number
    parts = _split(line) if line is not None else None
    if line is None or parts is None:
        return
    number = parts[0].strip()
    if _BLANK.fullmatch(number):
        if not form.draft:
            yield fault("form_fault.number_blank", line.place, words=True)
    elif not re.fullmatch(r"\d+[a-z]?", number):
        yield fault("form_fault.number_figures", line.place, words=True, number=number)
    elif re.fullmatch(r"\d", number):
        yield fault("form_fault.number_zero", line.place, words=True, number=number)


@rule("SO-03", "dang-ky-hieu")
def symbol_form(form: Form) -> Iterator[Fault]:
    """Số và ký hiệu viết liền “số/LOẠI-CƠ QUAN”: gạch chéo sau số, gạch nối giữa các nhóm, không có cách chữ.

    Ví dụ: 47/KH-UBND. Cách sửa: xóa cách chữ, thay gạch dài bằng gạch nối.
    """
    line = form.letterhead.number
    if line is None or form.letterhead.type is None:
        return
    parts = _split(line)
    if parts is None:
        yield fault("form_fault.symbol", line.place, words=True, symbol=line.text)
        return
    number, symbol = parts
    spaced = number != number.rstrip() and not _BLANK.fullmatch(number)
    if spaced or not _SYMBOL.fullmatch(_filled(symbol, form)):
        yield fault("form_fault.symbol", line.place, words=True, symbol=f"{number.strip()}/{symbol}")


@rule("SO-04", "ky-hieu-cong-van")
def letter_symbol(form: Form) -> Iterator[Fault]:
    """Công văn ghi “số/CƠ QUAN-ĐƠN VỊ”, không có chữ CV.

    Ví dụ: 12/UBND-VX. Cách sửa: bỏ “CV-”.
    """
    head = form.letterhead
    if head.number is None or head.type is not None or head.subject is None:
        return
    parts = _split(head.number)
    words = measure("SO-04").words
    if (
        parts is None
        or not _SYMBOL.fullmatch(_filled(parts[1], form))
        or set(re.split(r"[-/]", parts[1].upper())) & set(words)
    ):
        yield fault("form_fault.letter_symbol", head.number.place, words=True, symbol=head.number.text)


@rule("SO-05", "kieu-ky-hieu")
def symbol_style(form: Form) -> Iterator[Fault]:
    """Số và ký hiệu cỡ chữ 13, đứng, không đậm, canh giữa dưới tên cơ quan.

    Cách sửa: chọn dòng số, ký hiệu rồi chọn cỡ 13, canh giữa.
    """
    line = form.letterhead.number
    if line is not None:
        yield from style_faults("SO-05", [Line(line.written[1:] or line.written, line.paragraph)], "symbol")


@rule("SO-06", "ky-hieu-ke-hoach")
def plan_symbol(form: Form) -> Iterator[Fault]:
    """Ký hiệu của kế hoạch bắt đầu bằng KH: “…/KH-UBND”.

    Cách sửa: ghi đúng chữ viết tắt của tên loại.
    """
    line = form.letterhead.number
    parts = _split(line) if line is not None else None
    if form.is_plan and line is not None and parts is not None:
        kind = re.split(r"[-–\s]", parts[1].strip())[0]
        if kind not in measure("SO-06").texts:
            yield fault("form_fault.plan_symbol", line.place, words=True, symbol=line.text)


@rule("DD-01", "dia-danh")
def place_name(form: Form) -> Iterator[Fault]:
    """Địa danh là tên đơn vị hành chính nơi cơ quan đóng trụ sở: kế hoạch của xã ghi tên xã, của tỉnh ghi tên tỉnh.

    Cách sửa: ghi lại địa danh.
    """
    head = form.letterhead
    found = _DATE.fullmatch(spaces(head.date.raw).strip()) if head.date is not None else None
    if head.date is None or found is None or not head.people_s_committee:
        return
    place, issuer = key(found["place"]), key(" ".join(line.text for line in head.issuer))
    if place and place not in issuer:
        yield fault("form_fault.place", head.date.place, words=True, place=found["place"].strip())


@rule("DD-02", "dang-ngay-thang")
def date_form(form: Form) -> Iterator[Fault]:
    """Ghi đủ “Địa danh, ngày … tháng … năm …”, sau địa danh có dấu phẩy. Dự thảo được để trống ngày, tháng.

    Cách sửa: gõ lại dòng địa danh và thời gian.
    """
    head = form.letterhead
    if head.date is None:
        if head.nation is not None:
            yield fault("form_fault.no_date_line", head.nation.place, words=True)
        return
    found = _DATE.fullmatch(spaces(head.date.raw).strip())
    if found is None or not found["place"].strip(" ,") or found["comma"] is None:
        yield fault("form_fault.date_form", head.date.place, words=True)
        return
    for name in ("day", "month", "year"):
        value = found[name].strip().rstrip(".")
        if _BLANK.fullmatch(value):
            if not form.draft or name == "year":
                yield fault("form_fault.date_blank", head.date.place, words=True, what=say(f"form_part.{name}"))
        elif not value.isdigit():
            yield fault("form_fault.date_form", head.date.place, words=True)


@rule("DD-03", "so-0-ngay-thang")
def date_zeros(form: Form) -> Iterator[Fault]:
    """Ngày dưới 10 và tháng 1, 2 thêm số 0 phía trước; tháng 3 đến 12 không thêm.

    Ví dụ: ngày 05 tháng 01; ngày 29 tháng 6.
    """
    line = form.letterhead.date
    found = _DATE.fullmatch(spaces(line.raw).strip()) if line is not None else None
    if line is None or found is None:
        return
    day, month = found["day"].strip(), found["month"].strip()
    if re.fullmatch(r"\d", day):
        yield fault("form_fault.date_zero", line.place, words=True, value=day, asked=f"{int(day):02d}")
    if re.fullmatch(r"\d{1,2}", month) and month != write_month(int(month)):
        yield fault("form_fault.date_zero", line.place, words=True, value=month, asked=write_month(int(month)))


@rule("DD-04", "kieu-dia-danh")
def date_style(form: Form) -> Iterator[Fault]:
    """Địa danh và thời gian chữ thường, cỡ chữ 13 đến 14, nghiêng, không đậm, canh giữa dưới Quốc hiệu.

    Cách sửa: chọn dòng địa danh rồi chọn nghiêng, canh giữa.
    """
    if form.letterhead.date is not None:
        yield from style_faults("DD-04", [form.letterhead.date], "date")
