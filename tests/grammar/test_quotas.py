"""How many awards there are, for whom and of which group (GUIDELINE "award_quotas"): totals, parts, shares, shared limits."""

from __future__ import annotations

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from grammar.quotas import find_quotas

Row = tuple[str, str | None, int | str, str]
"""For whom, of which group, the number (or the share as "10%"), and its limit."""


def quotas(text: str, areas: bool = False) -> list[Row]:
    """The quotas of a text as rows of a table, in order."""
    return [
        (m.recipient, m.group, f"{m.percent}%" if m.count is None else m.count, m.limit)
        for m in find_quotas(text, areas)
    ]


TOTALS: list[tuple[str, list[Row]]] = [
    (
        "Tặng Giấy khen cho 06 tập thể và 09 cá nhân.",
        [("collective", None, 6, "exact"), ("individual", None, 9, "exact")],
    ),
    ("Tối đa 15 cá nhân tiêu biểu.", [("individual", None, 15, "max")]),
    ("Không quá 08 tập thể xuất sắc.", [("collective", None, 8, "max")]),
    ("Chọn ít nhất 02 tập thể để nhân rộng.", [("collective", None, 2, "min")]),
    ("Biểu dương tối thiểu 10 cá nhân.", [("individual", None, 10, "min")]),
    ("Khen thưởng 20 hộ gia đình văn hóa tiêu biểu.", [("household", None, 20, "exact")]),
    ("Biểu dương 05 gia đình hiếu học.", [("household", None, 5, "exact")]),
    ("Cá nhân: không quá 24.", [("individual", None, 24, "max")]),
    ("Tập thể: 12; cá nhân: 30.", [("collective", None, 12, "exact"), ("individual", None, 30, "exact")]),
    ("Khen 10 tập thể hoặc cá nhân có sáng kiến.", [("either", None, 10, "exact")]),
    ("Khen thưởng tối đa 04 trường hợp đột xuất.", [("either", None, 4, "max")]),
    ("Tặng 07 giấy khen cho cá nhân làm tốt.", [("individual", None, 7, "exact")]),
]

PARTS: list[tuple[str, list[Row]]] = [
    (
        "Khen 10 tập thể, trong đó: phòng, ban 04 tập thể; các xã 06 tập thể.",
        [
            ("collective", None, 10, "exact"), ("collective", "phòng, ban", 4, "exact"), ("collective", "các xã", 6, "exact"),
        ],
    ),
    (
        "12 tập thể (phòng, ban: 05; xã, thị trấn: 07) và 20 cá nhân.",
        [
            ("collective", None, 12, "exact"), ("collective", "phòng, ban", 5, "exact"),
            ("collective", "xã, thị trấn", 7, "exact"), ("individual", None, 20, "exact"),
        ],
    ),
    (
        "Tập thể: 12, trong đó khối phòng, ban: 05, khối xã: 07.",
        [
            ("collective", None, 12, "exact"), ("collective", "khối phòng, ban", 5, "exact"),
            ("collective", "khối xã", 7, "exact"),
        ],
    ),
    (
        "Tối đa 18 cá nhân (trong đó cấp huyện không quá 06, cấp xã không quá 12).",
        [
            ("individual", None, 18, "max"), ("individual", "cấp huyện", 6, "max"), ("individual", "cấp xã", 12, "max"),
        ],
    ),
    (
        "09 tập thể, gồm: khối trường học 04 tập thể; khối doanh nghiệp 05 tập thể.",
        [
            ("collective", None, 9, "exact"), ("collective", "khối trường học", 4, "exact"),
            ("collective", "khối doanh nghiệp", 5, "exact"),
        ],
    ),
    (
        "15 cá nhân (09 cá nhân thuộc các phòng, ban; 06 cá nhân thuộc các xã).",
        [
            ("individual", None, 15, "exact"), ("individual", "các phòng, ban", 9, "exact"),
            ("individual", "các xã", 6, "exact"),
        ],
    ),
    (
        "Giấy khen: 08 tập thể (gồm 03 tập thể là các thôn và 05 tập thể là các trường).",
        [
            ("collective", None, 8, "exact"), ("collective", "các thôn", 3, "exact"), ("collective", "các trường", 5, "exact"),
        ],
    ),
    (
        "15 cá nhân (các phòng, ban 09 cá nhân; các xã 06 cá nhân).",
        [
            ("individual", None, 15, "exact"), ("individual", "các phòng, ban", 9, "exact"),
            ("individual", "các xã", 6, "exact"),
        ],
    ),
    (
        "Giấy khen: 08 tập thể (gồm các thôn 03 và các trường 05).",
        [
            ("collective", None, 8, "exact"), ("collective", "các thôn", 3, "exact"), ("collective", "các trường", 5, "exact"),
        ],
    ),
]  # fmt: skip

EVERY: list[tuple[str, list[Row]]] = [
    (
        "Giấy khen: tối đa 02 tập thể, 05 cá nhân cho mỗi xã; 01 hộ gia đình",
        [
            ("collective", "mỗi xã", 2, "max"),
            ("individual", "mỗi xã", 5, "max"),
            ("household", None, 1, "exact"),
        ],
    ),
    (
        "mỗi thôn không quá 02 tập thể và 04 cá nhân; mỗi trường 01 tập thể",
        [
            ("collective", "mỗi thôn", 2, "max"),
            ("individual", "mỗi thôn", 4, "max"),
            ("collective", "mỗi trường", 1, "exact"),
        ],
    ),
    ("Mỗi thôn 01 hộ gia đình.", [("household", "Mỗi thôn", 1, "exact")]),
    ("Mỗi xã, thị trấn chọn 02 cá nhân.", [("individual", "Mỗi xã, thị trấn", 2, "exact")]),
    ("Mỗi khối thi đua xét chọn 01 tập thể.", [("collective", "Mỗi khối thi đua", 1, "exact")]),
    (
        "Mỗi trường đề nghị không quá 01 tập thể.",
        [("collective", "Mỗi trường", 1, "max")],
    ),
    (
        "Phòng Nội vụ; Phòng Tư pháp mỗi đơn vị đề nghị không quá 01 tập thể.",
        [("collective", "Phòng Nội vụ; Phòng Tư pháp", 1, "max")],
    ),
    ("Đối với các trường mầm non, mỗi đơn vị 02 cá nhân.", [("individual", "các trường mầm non", 2, "exact")]),
]

SHARES: list[tuple[str, list[Row]]] = [
    (
        "20 cá nhân (trong đó giáo viên đứng lớp chiếm ít nhất 60%).",
        [("individual", None, 20, "exact"), ("individual", "giáo viên đứng lớp", "60%", "min")],
    ),
    (
        "20 cá nhân, trong đó ít nhất 60% là người lao động.",
        [("individual", None, 20, "exact"), ("individual", "người lao động", "60%", "min")],
    ),
    ("Không quá 10% số tập thể đăng ký.", [("collective", "tập thể đăng ký", "10%", "max")]),
    ("Tối đa 15% cá nhân tham gia phong trào.", [("individual", "cá nhân tham gia phong trào", "15%", "max")]),
    (
        "Không quá 20% tập thể, 5% cá nhân trực tiếp tham gia.",
        [
            ("collective", "tập thể trực tiếp tham gia", "20%", "max"),
            ("individual", "cá nhân trực tiếp tham gia", "5%", "max"),
        ],
    ),
    ("Không quá 2,5% hộ đăng ký.", [("household", "hộ đăng ký", "2.5%", "max")]),
]

AREAS: list[tuple[str, list[Row]]] = [
    (
        "Tặng Cờ thi đua cho 01 huyện, tối đa 03 xã.",
        [("collective", "huyện", 1, "exact"), ("collective", "xã", 3, "max")],
    ),
    ("Tặng Bằng khen cho 02 phường.", [("collective", "phường", 2, "exact")]),
    ("Giấy khen cho không quá 10% số xã.", [("collective", "số xã", "10%", "max")]),
    (
        "Giấy khen cho 03 thôn và 05 cá nhân.",
        [("collective", "thôn", 3, "exact"), ("individual", None, 5, "exact")],
    ),
    (
        "Cờ thi đua cho 01 đơn vị dẫn đầu khối trường học.",
        [("collective", "đơn vị dẫn đầu khối trường học", 1, "exact")],
    ),
    ("Cờ thi đua cho 01 đơn vị dẫn đầu.", [("collective", "đơn vị", 1, "exact")]),
]

LIMITS: list[tuple[str, list[Row]]] = [
    ("Không quá 05 tập thể và 10 cá nhân.", [("collective", None, 5, "max"), ("individual", None, 10, "max")]),
    ("Tối đa 03 tập thể, 07 cá nhân, 02 hộ.", [("collective", None, 3, "max"), ("individual", None, 7, "max"), ("household", None, 2, "max")]),
    ("Không quá 05 tập thể. Chọn 10 cá nhân.", [("collective", None, 5, "max"), ("individual", None, 10, "exact")]),
    ("Không quá 05 tập thể; 10 cá nhân.", [("collective", None, 5, "max"), ("individual", None, 10, "exact")]),
    ("Xét 06 tập thể và tối đa 11 cá nhân.", [("collective", None, 6, "exact"), ("individual", None, 11, "max")]),
    ("Số lượng không vượt quá 04 tập thể.", [("collective", None, 4, "max")]),
    ("Nhiều nhất là 09 cá nhân.", [("individual", None, 9, "max")]),
    ("01 cá nhân/01 ban.", [("individual", None, 1, "exact")]),
]  # fmt: skip

NOTHING = [
    "Tập thể đạt từ 85 điểm trở lên.",
    "Theo khoản 2 Điều 26 đối với cá nhân.",
    "Tập thể có trên 90% đảng viên hoàn thành nhiệm vụ.",
    "Danh sách tập thể tại Phụ lục 02.",
    "Cá nhân có 02 năm liên tục hoàn thành tốt nhiệm vụ.",
    "Tập thể, cá nhân được khen trong năm 2024.",
    "Hồ sơ của cá nhân gồm 03 bộ.",
    "Mức thưởng cho cá nhân là 2 triệu đồng.",
    "Gửi trước ngày 15/11 danh sách tập thể.",
    "Số lượng theo thành tích thực tế.",
    "",
]


@pytest.mark.parametrize(("text", "expected"), TOTALS)
def test_for_whom_and_how_many(text: str, expected: list[Row]) -> None:
    assert quotas(text) == expected


@pytest.mark.parametrize(("text", "expected"), PARTS)
def test_parts_of_a_total(text: str, expected: list[Row]) -> None:
    assert quotas(text) == expected


@pytest.mark.parametrize(("text", "expected"), EVERY)
def test_so_many_of_each(text: str, expected: list[Row]) -> None:
    assert quotas(text) == expected


@pytest.mark.parametrize(("text", "expected"), SHARES)
def test_shares_with_the_group_that_they_are_of(text: str, expected: list[Row]) -> None:
    assert quotas(text) == expected


@pytest.mark.parametrize(("text", "expected"), AREAS)
def test_units_themselves_may_win(text: str, expected: list[Row]) -> None:
    assert quotas(text, areas=True) == expected


@pytest.mark.parametrize(("text", "expected"), LIMITS)
def test_a_limit_holds_until_the_clause_ends(text: str, expected: list[Row]) -> None:
    assert quotas(text) == expected


@pytest.mark.parametrize("text", NOTHING)
def test_what_is_no_quota(text: str) -> None:
    assert quotas(text) == []


def test_units_win_only_where_awards_are_spoken_of() -> None:
    assert quotas("Chỉ đạo điểm tại 02 xã.") == []


PIECES = (
    "không quá", "tối đa", "12", "05", "10%", "tập thể", "cá nhân", "hộ", "xã", "(", ")", ",", ";", ".", ":", "trong đó", "gồm", "mỗi",
    "thôn", "và", "đơn vị", "thuộc", "ban", "1.000", "٣",
)  # fmt: skip
TEXTS = st.text() | st.lists(st.sampled_from(PIECES), max_size=14).map(" ".join)


@given(TEXTS, st.booleans())
def test_matches_slice_the_text_in_order_and_apart(text: str, areas: bool) -> None:
    found = find_quotas(text, areas)
    assert all(0 <= m.start < m.end <= len(text) for m in found)
    assert all(a.end <= b.start for a, b in pairwise(found))
    assert all((m.count is None) != (m.percent is None) for m in found)
    assert find_quotas(text, areas) == found


@given(st.integers(1, 999), st.sampled_from(["tập thể", "cá nhân", "hộ gia đình"]))
def test_any_number_is_read_back(number: int, who: str) -> None:
    assert [m.count for m in find_quotas(f"Giấy khen cho {number:02d} {who}.")] == [number]
