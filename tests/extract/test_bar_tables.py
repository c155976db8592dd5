"""Tables printed with a bar on a line of its own, and page numbers within plain text."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

import kehoach
from extract.reading.bar_tables import with_rows

Write = Callable[..., Path]


def bars(*rows: tuple[str, ...]) -> str:
    """Rows as a website prints them: each cell and each bar on a line of its own, two bars between rows."""
    return "\n".join("\n".join(["|", *(line for cell in row for line in (cell, "|"))]) for row in rows)


HEAD = ("TT", "Nhiệm vụ", "Chủ trì")

TABLES = [
    (
        "three columns",
        bars(HEAD, ("1", "Rà soát quy chế", "Phòng Nội vụ")),
        ["| TT | Nhiệm vụ | Chủ trì |", "| 1 | Rà soát quy chế | Phòng Nội vụ |"],
    ),
    (
        "an empty cell in the middle",
        bars(HEAD, ("1", "", "Công an xã")),
        ["| TT | Nhiệm vụ | Chủ trì |", "| 1 |  | Công an xã |"],
    ),
    (
        "a wrapped cell is one line",
        bars(HEAD, ("1", "Kiểm tra các cơ sở\nkinh doanh", "Trạm Y tế")),
        ["| TT | Nhiệm vụ | Chủ trì |", "| 1 | Kiểm tra các cơ sở kinh doanh | Trạm Y tế |"],
    ),
    (
        "the paragraphs of a cell are parted",
        bars(HEAD, ("1", "- Phát tờ rơi\n- Treo băng rôn", "Đoàn xã")),
        ["| TT | Nhiệm vụ | Chủ trì |", "| 1 | - Phát tờ rơi<br>- Treo băng rôn | Đoàn xã |"],
    ),
    (
        "a bar within a cell is a slash",
        bars(HEAD, ("1", "Họp thôn | họp tổ", "Trưởng thôn")),
        ["| TT | Nhiệm vụ | Chủ trì |", "| 1 | Họp thôn / họp tổ | Trưởng thôn |"],
    ),
    (
        "a group row of one cell",
        bars(HEAD, ("Nhóm việc thứ nhất",), ("1", "Mở lớp bơi", "Đoàn xã")),
        ["| TT | Nhiệm vụ | Chủ trì |", "| Nhóm việc thứ nhất |", "| 1 | Mở lớp bơi | Đoàn xã |"],
    ),
]

AS_THEY_STAND = [
    ("a letterhead of two columns", bars(("UBND HUYỆN PHÚ LÂM", "CỘNG HÒA"), ("Số: 12/KH-UBND", "Phú Lâm, ngày 02"))),
    ("one row alone", bars(HEAD)),
    ("one column", bars(("Một",), ("Hai",), ("Ba",))),
    ("no closing bar", "|\nTT\n|\nNhiệm vụ\n|\nChủ trì\n|\n|\n1\n|\nRà soát"),
    ("rows of Markdown", "| TT | Nhiệm vụ |\n|---|---|\n| 1 | Rà soát |"),
    ("no bar at all", "I. MỤC ĐÍCH\n- Làm tốt hơn."),
    ("a bar alone", "Trước\n|\nSau"),
    ("nothing", ""),
]


@pytest.mark.parametrize(("what", "text", "expected"), TABLES)
def test_rows_of_at_least_three_columns_are_a_table(what: str, text: str, expected: list[str]) -> None:
    assert [line for line in with_rows(text).split("\n") if line] == expected, what


@pytest.mark.parametrize(("what", "text"), AS_THEY_STAND)
def test_what_stays_as_it_stands(what: str, text: str) -> None:
    assert with_rows(text) == text, what


def test_the_text_around_a_table_is_untouched() -> None:
    table = bars(HEAD, ("1", "Rà soát", "Phòng Nội vụ"))
    lines = with_rows(f"Trước bảng.\n\n{table}\n\nSau bảng | là lời kết.\n- Hết.").split("\n")
    assert (lines[0], lines[-2:]) == ("Trước bảng.", ["Sau bảng | là lời kết.", "- Hết."])
    assert "| 1 | Rà soát | Phòng Nội vụ |" in lines


def test_two_tables() -> None:
    table = bars(HEAD, ("1", "Rà soát", "Phòng Nội vụ"))
    found = with_rows(f"{table}\n\nĐoạn giữa.\n\n{table}\n")
    assert found.count("| 1 | Rà soát | Phòng Nội vụ |") == 2
    assert "\nĐoạn giữa.\n" in found


def test_cells_are_read_into_their_places(write: Write) -> None:
    table = bars(HEAD, ("1", "- Phát tờ rơi\n- Treo băng rôn", "Đoàn xã"))
    source = kehoach.read(write(f"Mở đầu.\n\n{table}\n\nKết thúc.\n", "a.md"))
    cells = [(b.row, b.col, source.text[b.start : b.end]) for b in source.blocks if b.kind == "cell"]
    assert cells == [
        (0, 0, "TT"), (0, 1, "Nhiệm vụ"), (0, 2, "Chủ trì"),
        (1, 0, "1"), (1, 1, "- Phát tờ rơi"), (1, 1, "- Treo băng rôn"), (1, 2, "Đoàn xã"),
    ]  # fmt: skip


@given(st.lists(st.sampled_from(["|", "", "TT", "Nhiệm vụ", "- Một", "a | b", "---"]), max_size=30).map("\n".join))
def test_any_lines_keep_their_words_and_twice_is_once(text: str) -> None:
    found = with_rows(text)
    assert [word for word in found.replace("<br>", " ").split() if word.isalpha()] == [
        word for word in text.split() if word.isalpha()
    ]
    assert with_rows(found) == found


PAGE = "".join(f"Đoạn {number} của kế hoạch.\n\n" for number in range(9))
COUNTED = f"{PAGE}2\n\n{PAGE}3\n\n{PAGE}"


@pytest.mark.parametrize(
    ("text", "numbers"),
    [
        ("Các thôn tổ chức họp dân để bàn\n\n2\n\nvề việc đóng góp quỹ.\n", ["2"]),
        (COUNTED, ["2", "3"]),
        ("Đoạn một.\n\n7\n\nĐoạn hai.\n", []),
        ("Việc một.\n\n2\n\nViệc hai.\n\n3\n\nViệc ba.\n", []),
        ("Đoạn một.\n\n2\n\nĐoạn hai.\n\n5\n\nĐoạn ba.\n", []),
        ("Số lượng dự kiến:\n\n15\n\nngười tham gia.\n", []),
        ("12\n\nĐoạn một.\n", []),
        ("Đoạn một.\n\nĐoạn hai.\n", []),
    ],
)
def test_a_figure_alone_may_be_a_page_number(write: Write, text: str, numbers: list[str]) -> None:
    source = kehoach.read(write(text))
    kept = [source.text[b.start : b.end] for b in source.blocks]
    asides = [aside.text for aside in source.asides if aside.kind == "page_number"]
    marginal = [source.text[b.start : b.end] for b in source.blocks if str(b.kind) == "page_number"]
    assert asides + marginal == numbers
    assert all(number not in kept or number in marginal for number in numbers)


def test_a_sentence_goes_on_behind_a_page_number(write: Write) -> None:
    text = "I. NỘI DUNG\n- Các thôn tổ chức họp dân để bàn\n\n2\n\nvề việc đóng góp quỹ khuyến học.\n"
    rows = kehoach.extract(write(f"KẾ HOẠCH\nKhuyến học năm 2026\n\n{text}")).tasks
    assert [row.text for row in rows] == ["Các thôn tổ chức họp dân để bàn về việc đóng góp quỹ khuyến học."]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("TT | Việc | Ai\n1 | Rà soát | Phòng Nội vụ", ["| TT | Việc | Ai |", "| 1 | Rà soát | Phòng Nội vụ |"]),
        ("TT\tViệc\tAi\n1\tRà soát\t", ["| TT | Việc | Ai |", "| 1 | Rà soát |  |"]),
        ("UBND XÃ\tCỘNG HÒA\nSố: 1/KH\tTân Lộc", ["UBND XÃ\tCỘNG HÒA", "Số: 1/KH\tTân Lộc"]),
        ("Một dòng | có gạch | mà thôi", ["Một dòng | có gạch | mà thôi"]),
        ("| đã | có | gạch |\n| một | hai | ba |", ["| đã | có | gạch |", "| một | hai | ba |"]),
    ],
)
def test_rows_without_bars_around_them(text: str, expected: list[str]) -> None:
    assert [line for line in with_rows(text).split("\n") if line] == expected
