"""Digital PDF: the shipped sample against its DOCX twin; columns, page numbers, tables, paragraphs."""

from __future__ import annotations

import pytest

from extract.reading.flow import margins, paragraphs
from extract.reading.layout import Columns, printed_lines, rows_of
from extract.reading.printed import PrintedLine, PrintedWord
from tests.conftest import SAMPLES, document


def words(name: str) -> list[str]:
    source = document(name)
    return sorted(source.text.split())


def test_pdf_and_docx_hold_the_same_words() -> None:
    assert words(SAMPLES[1]) == words(SAMPLES[0])


def test_pdf_paragraphs_are_those_of_the_docx() -> None:
    def body(name: str) -> list[str]:
        source = document(name)
        return [t for b in source.blocks if b.kind == "paragraph" and len(t := source.text[b.start : b.end]) > 120]

    pdf, docx = body(SAMPLES[1]), body(SAMPLES[0])
    joined = "\n".join(pdf)
    assert sum(text in joined for text in docx) >= 0.9 * len(docx)


def test_letterhead_columns_are_apart() -> None:
    source = document(SAMPLES[1])
    first = [source.text[b.start : b.end] for b in source.blocks[:6]]
    assert first[:2] == ["ỦY BAN NHÂN DÂN", "HUYỆN PHÚ LÂM"]
    assert "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM" in first


def test_page_numbers_are_kept_apart() -> None:
    source = document(SAMPLES[1])
    numbers = [aside.text for aside in source.asides if aside.kind == "page_number"]
    assert numbers == ["2", "3", "4", "5", "6"]


def test_the_ruled_table_has_its_cells() -> None:
    source = document(SAMPLES[1])
    rows = {b.row for b in source.blocks if b.kind == "cell" and b.row is not None}
    columns = {b.col for b in source.blocks if b.kind == "cell"}
    assert len(rows) == 9
    assert columns == {0, 1, 2, 3, 4}


def line(text: str, x0: float, y0: float, x1: float) -> list[PrintedWord]:
    """The words of a printed line, its letters evenly wide between x0 and x1."""
    step = (x1 - x0) / len(text)
    out, at = [], 0
    for word in text.split(" "):
        out.append(PrintedWord(word, x0 + at * step, y0, x0 + (at + len(word)) * step, y0 + 14))
        at += len(word) + 1
    return out


def lines_of(*printed: list[PrintedWord]) -> list[PrintedLine]:
    found = printed_lines(rows_of([word for one in printed for word in one]), 1)
    return [row for item in found for row in (item.lines() if isinstance(item, Columns) else [item])]


def test_two_columns_are_read_left_then_right() -> None:
    found = lines_of(
        line("Nơi nhận:", 85, 100, 140), line("TM. ỦY BAN NHÂN DÂN", 330, 100, 500),
        line("- UBND huyện;", 85, 116, 170), line("CHỦ TỊCH", 380, 116, 450),
        line("- Lưu: VT.", 85, 132, 150),
    )  # fmt: skip
    assert [row.text for row in found] == [
        "Nơi nhận:", "- UBND huyện;", "- Lưu: VT.", "TM. ỦY BAN NHÂN DÂN", "CHỦ TỊCH"
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("second", "joined"),
    [
        (line("huyện, bảo đảm đúng tiến độ.", 85, 116, 260), True),
        (line("Đoạn mới thụt đầu dòng bắt đầu ở đây và kéo dài hết chiều ngang", 121, 116, 520), False),
        (line("- Gạch đầu dòng mới", 121, 116, 260), False),
        (line("- 2030 trên địa bàn xã.", 85, 116, 260), True),
        (line("huyện, cách xa phía dưới", 85, 170, 260), False),
    ],
)
def test_lines_join_by_geometry(second: list[PrintedWord], joined: bool) -> None:
    above = line("Một đoạn đứng trước, dài hết chiều ngang của trang giấy và kết thúc.", 85, 70, 525)
    first = line("Các cơ quan, đơn vị tổ chức thực hiện kế hoạch này trên địa bàn", 121, 100, 525)
    rows = rows_of([*above, *first, *second])
    groups = paragraphs(lines_of(above, first, second), margins(rows, 595))
    assert (len(groups) == 2) is joined
