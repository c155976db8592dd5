"""Laws cited by name: where a name ends, and the day or the year behind it."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from grammar.laws import find_laws

NAMES = [
    ("Căn cứ Luật Đầu tư công ngày 29 tháng 11 năm 2024;", "luật", "Luật Đầu tư công", "2024-11-29"),
    ("Luật Giáo dục năm 2019 có hiệu lực", "luật", "Luật Giáo dục", "2019"),
    ("theo Luật Bảo vệ môi trường, UBND xã Tân Lộc lập hồ sơ", "luật", "Luật Bảo vệ môi trường", None),
    ("Luật Phòng, chống thiên tai và các quy định liên quan", "luật", "Luật Phòng, chống thiên tai", None),
    ("tuyên truyền Luật Trẻ em trong nhà trường", "luật", "Luật Trẻ em", None),
    ("thực hiện Luật ngân sách nhà nước năm 2015", "luật", "Luật ngân sách nhà nước", "2015"),
    ("Bộ luật Lao động ngày 20/11/2019", "bộ luật", "Bộ luật Lao động", "2019-11-20"),
    ("Bộ luật Dân sự và pháp luật về hộ tịch", "bộ luật", "Bộ luật Dân sự", None),
    ("Luật Hộ tịch được ban hành", "luật", "Luật Hộ tịch", None),
    ("Luật Bình đẳng giới (sau đây gọi là Luật)", "luật", "Luật Bình đẳng giới", None),
    ("Luật Thi đua, khen thưởng, Nghị định quy định chi tiết", "luật", "Luật Thi đua, khen thưởng", None),
    (
        "Luật sửa đổi, bổ sung một số điều của Luật Cán bộ, công chức và Luật Viên chức;",
        "luật",
        "Luật sửa đổi, bổ sung một số điều của Luật Cán bộ, công chức và Luật Viên chức",
        None,
    ),
]


@pytest.mark.parametrize(("text", "kind", "name", "day"), NAMES)
def test_kind_name_and_day(text: str, kind: str, name: str, day: str | None) -> None:
    assert [(law.kind, law.name, law.date) for law in find_laws(text, [])] == [(kind, name, day)]


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("Luật Khiếu nại, Luật Tố cáo và Luật Tiếp công dân", ["Luật Khiếu nại", "Luật Tố cáo", "Luật Tiếp công dân"]),
        ("Luật Cư trú năm 2020; Luật Căn cước năm 2023", ["Luật Cư trú", "Luật Căn cước"]),
        ("Bộ luật Hình sự và Bộ luật Tố tụng hình sự", ["Bộ luật Hình sự", "Bộ luật Tố tụng hình sự"]),
    ],
)
def test_several_laws(text: str, names: list[str]) -> None:
    assert [law.name for law in find_laws(text, [])] == names


@pytest.mark.parametrize(
    "text",
    [
        "theo quy định của pháp luật",
        "Luật này có hiệu lực từ ngày ký",
        "Luật số 72/2025/QH15",
        "Câu lạc bộ Luật gia trẻ",
        "kỷ luật lao động",
        "Luật sư tham gia trợ giúp",
        "Luật 2024",
        "",
    ],
)
def test_what_names_no_law(text: str) -> None:
    assert find_laws(text, []) == []


def test_a_law_inside_a_citation_is_left_to_it() -> None:
    text = "Luật Cư trú số 68/2020/QH14 và Luật Căn cước"
    assert [law.name for law in find_laws(text, [(0, 27)])] == ["Luật Căn cước"]


@pytest.mark.parametrize(
    ("text", "quoted"),
    [
        ("Căn cứ Luật Đầu tư công ngày 29 tháng 11 năm 2024;", "Luật Đầu tư công ngày 29 tháng 11 năm 2024"),
        ("Luật Giáo dục năm 2019 có hiệu lực", "Luật Giáo dục năm 2019"),
        ("Bộ luật Dân sự và pháp luật về hộ tịch", "Bộ luật Dân sự"),
    ],
)
def test_the_slice_holds_the_day(text: str, quoted: str) -> None:
    assert [text[law.start : law.end] for law in find_laws(text, [])] == [quoted]


PIECES = (
    "Luật", "Bộ luật", "Pháp lệnh", "Thi đua", ",", "khen thưởng", "năm 2022", "ngày 15/6/2022", "và", "các", "phòng", "chống", "về",
    "sửa đổi, bổ sung một số điều của", "này", "số", "(", ")", ";",
)  # fmt: skip


@given(st.text() | st.lists(st.sampled_from(PIECES), max_size=12).map(" ".join))
def test_matches_slice_the_text_in_order(text: str) -> None:
    found = find_laws(text, [])
    assert all(0 <= law.start < law.end <= len(text) for law in found)
    assert [law.start for law in found] == sorted(law.start for law in found)
    assert find_laws(text, []) == found


def test_several_laws_of_one_name() -> None:
    text = "các Luật sửa đổi, bổ sung một số điều của Luật Xây dựng năm 2009, năm 2014 và năm 2020;"
    name = "Luật sửa đổi, bổ sung một số điều của Luật Xây dựng"
    assert [(law.name, law.date) for law in find_laws(text, [])] == [(name, "2009"), (name, "2014"), (name, "2020")]
