"""NN: Nơi nhận (Annex I, II.9)."""

from __future__ import annotations

import re
from collections.abc import Iterator

from check.form.document import Form
from check.form.rule import Fault, fault, rule
from check.form.style import style_faults
from check.word.text import Line
from grammar.normalise import fold
from norms.form import measure

_ARCHIVE = re.compile(r"[-–+]?\s*lưu\b", re.IGNORECASE)
_ARCHIVE_FORM = re.compile(r"- Lưu: \S.*\.")


@rule("NN-01", "noi-nhan")
def heading(form: Form) -> Iterator[Fault]:
    """“Nơi nhận:” một dòng riêng, chữ thường, cỡ chữ 12, nghiêng, đậm, sát lề trái, sau có dấu hai chấm.

    Cách sửa: chọn dòng “Nơi nhận:” rồi chọn cỡ 12, nghiêng, đậm.
    """
    line = form.closing.heading
    if line is None:
        if form.closing.authority or form.letterhead.nation is not None:
            where = form.closing.authority[0].place if form.closing.authority else None
            yield fault("form_fault.no_recipients", where, words=True)
        return
    if line.text not in measure("NN-01").texts:
        yield fault("form_fault.recipients_words", line.place, words=True)
    yield from style_faults("NN-01", [line], "recipients")


def items(form: Form) -> list[list[Line]]:
    """The recipients, each with the lines that it goes on in."""
    out: list[list[Line]] = []
    for line in form.closing.recipients:
        goes_on = (
            bool(out) and not line.text.startswith(("-", "–", "+", "•")) and not out[-1][-1].text.endswith((";", "."))
        )
        label = line.paragraph.number if not line.paragraph.lines or line.paragraph.lines[0] is line else None
        if goes_on and not label:
            out[-1].append(line)
        else:
            out.append([line])
    return out


@rule("NN-02", "danh-sach-noi-nhan")
def list_of_recipients(form: Form) -> Iterator[Fault]:
    """Danh sách nơi nhận cỡ chữ 11, đứng, mỗi nơi nhận một dòng, đầu dòng gạch ngang sát lề trái, cuối dòng dấu chấm phẩy.

    Cách sửa: chọn danh sách rồi chọn cỡ 11; sửa dấu đầu dòng và cuối dòng.
    """
    yield from style_faults("NN-02", form.closing.recipients, "recipient")
    rows = items(form)
    for number, row in enumerate(rows, start=1):
        dashed = row[0].text.startswith("- ") or (row[0].paragraph.number or "").startswith("-")
        if not dashed:
            yield fault("form_fault.recipient_dash", row[0].place, words=True)
        archive = _ARCHIVE.match(row[0].text) is not None
        if not archive and number < len(rows) and not row[-1].text.endswith(";"):
            yield fault("form_fault.recipient_stop", row[-1].place, words=True)


@rule("NN-03", "dong-luu")
def archive_line(form: Form) -> Iterator[Fault]:
    """Dòng cuối ghi “- Lưu: VT, …” và kết thúc bằng dấu chấm.

    Ví dụ: - Lưu: VT, NV.
    """
    rows = items(form)
    if form.closing.heading is None:
        return
    if not rows or not any(_ARCHIVE.match(row[0].text) for row in rows):
        yield fault("form_fault.no_archive", form.closing.heading.place, words=True)
        return
    last = " ".join(line.text for line in rows[-1])
    number = rows[-1][0].paragraph.number
    text = f"{number} {last}" if number and not last.startswith("-") else last
    if not _ARCHIVE_FORM.fullmatch(text):
        yield fault("form_fault.archive", rows[-1][-1].place, words=True)


@rule("NN-05", "khong-kinh-gui")
def no_address(form: Form) -> Iterator[Fault]:
    """Kế hoạch không có “Kính gửi” và trong Nơi nhận không có “Như trên”.

    Cách sửa: bỏ “Kính gửi”; ghi tên nơi nhận thay cho “Như trên”.
    """
    if not form.is_plan:
        return
    address, above = (fold(word) for word in measure("NN-05").words)
    for row in form.body[:5]:
        if fold(row.paragraph.text).startswith(address):
            yield fault("form_fault.address", row.paragraph.place, words=True)
    for line in form.closing.recipients:
        if re.match(rf"[-–+]?\s*(?:{above}|như {address})", fold(line.text)):
            yield fault("form_fault.as_above", line.place, words=True)
