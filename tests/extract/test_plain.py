"""Plain text and Markdown: marks removed, hard-wrapped lines joined, pseudo-tables read."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

import kehoach
from schemas.errors import UnreadableInput

Write = Callable[..., Path]


def paragraphs(path: Path) -> list[str]:
    source = kehoach.read(path)
    return [source.text[block.start : block.end] for block in source.blocks]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("**I. MỤC ĐÍCH**", ["I. MỤC ĐÍCH"]),
        ("## **II. NỘI DUNG**", ["II. NỘI DUNG"]),
        ("Số: *47* /KH-UBND", ["Số: 47 /KH-UBND"]),
        ("gửi về UBND huyện (*qua Phòng Nội vụ*)", ["gửi về UBND huyện (qua Phòng Nội vụ)"]),
        (r"\* **Lưu ý:** ưu tiên", ["* Lưu ý: ưu tiên"]),
        ("- mục một\n- mục hai", ["- mục một", "- mục hai"]),
        ("một\n\n---\n\nhai", ["một", "hai"]),
        ("|\n**ỦY BAN NHÂN DÂN\n**\nTỈNH HÒA GIANG\n-------\n|", ["ỦY BAN NHÂN DÂN", "TỈNH HÒA GIANG"]),
        ("xem [Nghị định](https://example.org/a) này", ["xem Nghị định này"]),
        ("2 * 3 = 6", ["2 * 3 = 6"]),
    ],
)
def test_marks(write: Write, text: str, expected: list[str]) -> None:
    assert paragraphs(write(text, "a.md")) == expected


def test_table_cells_keep_their_places(write: Write) -> None:
    source = kehoach.read(write("| TT | Nhiệm vụ |\n|---|---|\n| 1 | Rà soát |\n", "a.md"))
    cells = {(block.row, block.col): source.text[block.start : block.end] for block in source.blocks}
    assert cells == {(0, 0): "TT", (0, 1): "Nhiệm vụ", (1, 0): "1", (1, 1): "Rà soát"}


WRAPPED = """**1. Mục đích**

a) Nâng cao trách nhiệm của các cơ quan, đơn vị trong
việc giải quyết thủ tục hành chính cho người dân trên
địa bàn huyện, góp phần phát triển kinh tế
- xã hội của địa phương trong giai đoạn 2024
- 2026.

b) Bảo đảm các chỉ tiêu được đo bằng số liệu của hệ
thống thông tin, không dựa vào báo cáo giấy, và được
công khai hằng tháng để người dân theo dõi kết quả của
từng cơ quan, đơn vị.
- Mục con thứ nhất có dòng bị ngắt ở giữa câu khi
trang mạng hiển thị hẹp hơn khổ giấy A4 thông
thường.
"""


def test_hard_wrapped_lines_are_joined(write: Write) -> None:
    found = paragraphs(write(WRAPPED, "a.md"))
    assert found == [
        "1. Mục đích",
        "a) Nâng cao trách nhiệm của các cơ quan, đơn vị trong việc giải quyết thủ tục hành chính cho người dân trên "
        "địa bàn huyện, góp phần phát triển kinh tế - xã hội của địa phương trong giai đoạn 2024 - 2026.",
        "b) Bảo đảm các chỉ tiêu được đo bằng số liệu của hệ thống thông tin, không dựa vào báo cáo giấy, và được công khai "
        "hằng tháng để người dân theo dõi kết quả của từng cơ quan, đơn vị.",
        "- Mục con thứ nhất có dòng bị ngắt ở giữa câu khi trang mạng hiển thị hẹp hơn khổ giấy A4 thông thường.",
    ]


def test_a_wrapped_title_in_capitals_is_one_paragraph(write: Write) -> None:
    title = (
        "PHÁT ĐỘNG ĐỢT THI ĐUA CHÀO MỪNG ĐẠI HỘI LẦN THỨ\nXIV CỦA HUYỆN; HOÀN THÀNH CÁC CHỈ TIÊU, NHIỆM\nVỤ NĂM 2024"
    )
    found = paragraphs(write(f"{WRAPPED}\n**KẾ HOẠCH**\n\n{title}\n", "a.md"))
    assert found[-2:] == ["KẾ HOẠCH", title.replace("\n", " ")]


def test_whole_lines_are_not_joined(write: Write) -> None:
    lines = [f"Đoạn thứ {n} là một câu trọn vẹn của kế hoạch này." for n in range(12)]
    assert paragraphs(write("\n".join(lines))) == lines


def test_decomposed_unicode_is_composed(write: Write) -> None:
    assert paragraphs(write("Uỷ ban nhân dân")) == ["Uỷ ban nhân dân"]


def test_utf16_is_read(tmp_path: Path) -> None:
    path = tmp_path / "a.txt"
    path.write_bytes("Ủy ban nhân dân".encode("utf-16"))
    assert paragraphs(path) == ["Ủy ban nhân dân"]


def test_another_encoding_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "a.txt"
    path.write_bytes(bytes(range(0xA1, 0x100)) * 4)
    with pytest.raises(UnreadableInput, match="bảng mã"):
        kehoach.read(path)
