"""Digital PDF: the shipped sample against its DOCX twin; columns, page numbers, tables, paragraphs."""

from __future__ import annotations

import pytest

from extract.reading.pdf_layout import paragraphs, printed_lines
from schemas.document import Box, Page
from tests.conftest import SAMPLES, document

PAGE = Page(1, 595, 842)


def words(name: str) -> list[str]:
    source = document(name)
    kinds = ("page_number", "header", "footer")
    text = " ".join(source.text[b.start : b.end] for b in source.blocks if b.kind not in kinds)
    return sorted(text.split())


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
    numbers = [source.text[b.start : b.end] for b in source.blocks if b.kind == "page_number"]
    assert numbers == ["2", "3", "4", "5", "6"]


def test_the_ruled_table_has_its_cells() -> None:
    source = document(SAMPLES[1])
    rows = {b.row for b in source.blocks if b.kind == "cell" and b.row is not None}
    columns = {b.col for b in source.blocks if b.kind == "cell"}
    assert len(rows) == 9
    assert columns == {0, 1, 2, 3, 4}


def line(text: str, x0: float, y0: float, x1: float) -> tuple[str, Box]:
    return text, (x0, y0, x1, y0 + 14)


def test_two_columns_are_read_left_then_right() -> None:
    runs = [
        line("Nơi nhận:", 85, 100, 140), line("TM. ỦY BAN NHÂN DÂN", 330, 100, 500),
        line("- UBND huyện;", 85, 116, 170), line("CHỦ TỊCH", 380, 116, 450),
        line("- Lưu: VT.", 85, 132, 150),
    ]  # fmt: skip
    found = [row.text for row in printed_lines(runs, 1)]
    assert found == ["Nơi nhận:", "- UBND huyện;", "- Lưu: VT.", "TM. ỦY BAN NHÂN DÂN", "CHỦ TỊCH"]


@pytest.mark.parametrize(
    ("second", "joined"),
    [
        (line("huyện, bảo đảm đúng tiến độ.", 85, 116, 260), True),
        (line("Đoạn mới thụt đầu dòng bắt đầu ở đây và kéo dài hết chiều ngang", 121, 116, 520), False),
        (line("- Gạch đầu dòng mới", 85, 116, 260), False),
        (line("huyện, cách xa phía dưới", 85, 170, 260), False),
    ],
)
def test_lines_join_by_geometry(second: tuple[str, Box], joined: bool) -> None:
    above = line("Một đoạn đứng trước, dài hết chiều ngang của trang giấy và kết thúc.", 85, 70, 525)
    first = line("Các cơ quan, đơn vị tổ chức thực hiện kế hoạch này trên địa bàn", 121, 100, 525)
    groups = paragraphs(printed_lines([above, first, second], 1), PAGE)
    assert (len(groups) == 2) is joined
