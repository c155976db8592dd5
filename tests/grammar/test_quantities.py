"""Numbers with what compares them (GUIDELINE "targets"; the phrasing of RULES.md G).

Every bare number is listed with "="; whether it is an aim ("mức độ 3" is none) is for its reader to say.
"""

from __future__ import annotations

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from grammar.quantities import find_quantities, parse_number, write_number

AT_LEAST = [
    ("độ che phủ không thấp hơn 47,3%", [(47.3, "%", ">=")]),
    ("Có từ 85% học sinh trung học cơ sở trở lên được khám", [(85, "%", ">=")]),
    ("tuyên truyền tối thiểu 02 lần/tuần", [(2, "lần/tuần", ">=")]),
    ("hiến tối thiểu 2.500 m2 đất", [(2500, "m2", ">=")]),
    ("Tối thiểu 95% hồ sơ đúng hạn", [(95, "%", ">=")]),
    ("Ít nhất 90 điểm", [(90, "điểm", ">=")]),
    ("Tỷ lệ hài lòng đạt từ 98,5% trở lên", [(98.5, "%", ">=")]),
    ("Đạt từ 90 điểm trở lên", [(90, "điểm", ">=")]),
    ("Đạt 90% trở lên", [(90, "%", ">=")]),
    ("Có từ 3 sáng kiến trở lên", [(3, None, ">=")]),
    ("Chỉ số SIPAS trên 90%", [(90, "%", ">=")]),
    ("Hỗ trợ hơn 500 hộ", [(500, "hộ", ">=")]),
    ("Không thấp hơn 85%", [(85, "%", ">=")]),
    ("Không dưới 80%", [(80, "%", ">=")]),
    ("Bằng hoặc trên 92%", [(92, "%", ">=")]),
    ("Tỷ lệ ≥ 95%", [(95, "%", ">=")]),
    ("Tỷ lệ tối thiểu đạt 80%", [(80, "%", ">=")]),
    ("Tỷ lệ tối thiểu phải đạt 80%", [(80, "%", ">=")]),
    ("Xây dựng tối thiểu 02 mô hình", [(2, None, ">=")]),
]

AT_MOST = [
    ("tỷ lệ chết thấp hơn 1% tổng đàn", [(1, "%", "<=")]),
    ("số vụ ít hơn 3%", [(3, "%", "<=")]),
    ("Không quá 10% hồ sơ", [(10, "%", "<=")]),
    ("Tối đa 05 ngày", [(5, "ngày", "<=")]),
    ("Hồ sơ quá hạn dưới 3%", [(3, "%", "<=")]),
    ("Không vượt quá 2%", [(2, "%", "<=")]),
    ("Nhiều nhất 15 tập thể", [(15, None, "<=")]),
    ("Tỷ lệ ≤ 0,5%", [(0.5, "%", "<=")]),
    ("Giảm còn dưới 2%", [(2, "%", "<=")]),
    ("Từ 5% trở xuống", [(5, "%", "<=")]),
]

EXACT = [
    ("Đạt 100% kế hoạch", [(100, "%", "=")]),
    ("100 % văn bản ký số", [(100, "%", "=")]),
    ("Đạt 87,75 điểm", [(87.75, "điểm", "=")]),
    ("Khoảng 1.250 hộ", [(1250, "hộ", "=")]),
    ("Kinh phí 2.530.000 đồng", [(2530000, "đồng", "=")]),
    ("Kinh phí 2,5 triệu đồng", [(2.5, "triệu đồng", "=")]),
    ("Trên địa bàn 15 xã", [(15, None, "=")]),
    ("Dịch vụ công trực tuyến mức độ 3", [(3, None, "=")]),
]

CHANGES = [
    ("Giảm tỷ lệ tai nạn giao thông 5% so với năm 2025", [(5, "%", "-"), (2025, None, "=")]),
    ("Tăng tỷ lệ che phủ rừng 2%.", [(2, "%", "+")]),
    ("Giảm tỷ lệ hộ nghèo xuống còn 4%.", [(4, "%", "=")]),
    ("Cắt giảm được 30% thời gian họp", [(30, "%", "-")]),
    ("Tăng 5% so với năm trước", [(5, "%", "+")]),
    ("Tăng 2 bậc", [(2, "bậc", "+")]),
    ("Tăng ít nhất 1,5 điểm", [(1.5, "điểm", "+")]),
    ("Nâng thêm 03 bậc", [(3, "bậc", "+")]),
    ("Giảm 10% biên chế", [(10, "%", "-")]),
    ("Giảm tối thiểu 20% thời gian", [(20, "%", "-")]),
    ("Cắt giảm 30% chi phí", [(30, "%", "-")]),
    ("Rút ngắn 30% thời gian", [(30, "%", "-")]),
]

TOPS = [
    ("Nằm trong tốp 5 của tỉnh", [(5, None, "top")]),
    ("Thuộc tốp 10 xã dẫn đầu", [(10, None, "top")]),
    ("Đứng trong top 3", [(3, None, "top")]),
    ("Thuộc nhóm 5 địa phương dẫn đầu", [(5, None, "top")]),
    ("Nằm trong nhóm đầu 10 xã", [(10, None, "top")]),
]

RANGES = [
    ("Phấn đấu giảm từ 3% đến 5% số vụ", [(3, "%", ">="), (5, "%", "<=")]),
    ("tăng bình quân 4 - 6%/năm", [(4, "%", ">="), (6, "%", "<=")]),
    ("mỗi đội từ 07 - 11 đoàn viên", [(7, None, ">="), (11, None, "<=")]),
    ("Đạt từ 80 đến 85%", [(80, "%", ">="), (85, "%", "<=")]),
    ("Đạt từ 80% đến 85%", [(80, "%", ">="), (85, "%", "<=")]),
    ("Đạt 80% - 85%", [(80, "%", ">="), (85, "%", "<=")]),
    ("Đạt 80 – 85 điểm", [(80, "điểm", ">="), (85, "điểm", "<=")]),
    ("Xử lý từ 05 đến 07 ngày", [(5, "ngày", ">="), (7, "ngày", "<=")]),
]

# one of so many: the first figure is the value
RATIOS = [
    ("Phấn đấu 09/12 xã có công viên", [(9, "=", "xã")]),
    ("Tỷ suất chết mẹ dưới 15/100.000 trẻ đẻ sống", [(15, "<=", "trẻ")]),
    ("Số bác sĩ đạt 11/10.000 dân", [(11, "=", "dân")]),
    ("Khống chế mắc mới không quá 4/100.000 dân", [(4, "<=", "dân")]),
    ("Tỷ lệ mắc dưới 2,5 ca/1.000 dân", [(2.5, "<=", "ca")]),
    ("Đạt 30 giường bệnh/10.000 dân", [(30, "=", "giường")]),
    ("Giảm từ 23 ca/1.000 dân xuống còn 18 ca/1.000 dân", [(18, "=", "ca")]),
    ("Tỷ số giới tính khi sinh 110/100", [(110, "=", None)]),
    ("18/18 khu phố có camera", [(18, "=", "khu")]),
    ("12/12 xã đạt chuẩn", [(12, "=", "xã")]),
    ("Đến cuối năm đạt 09/12 xã có công viên", [(9, "=", "xã")]),
]

NO_NUMBERS = [
    "Dịch vụ công mức độ 3/4",
    "trực 24/7",
    "trước ngày 10/3",
    "ngày 15/8/2026",
    "Nghị định số 30/2020/NĐ-CP",
    "47/KH-UBND",
    "Nghị quyết số 57-NQ/TW",
    "Luật số 72/2025/QH15",
    "dịch COVID-19",
    "mạng 5G",
    "7/12 xã",
    "toàn bộ hồ sơ đầy đủ",
    "",
]

ALL = AT_LEAST + AT_MOST + EXACT + CHANGES + TOPS + RANGES


@pytest.mark.parametrize(("text", "expected"), ALL)
def test_number_unit_and_comparator(text: str, expected: list[tuple[float, str | None, str]]) -> None:
    assert [(q.value, q.unit, q.comparator) for q in find_quantities(text)] == expected


@pytest.mark.parametrize(("text", "expected"), RATIOS)
def test_ratios(text: str, expected: list[tuple[float, str, str | None]]) -> None:
    found = find_quantities(text)
    assert [(q.value, q.comparator, q.noun) for q in found] == expected
    assert all(q.ratio and q.unit is None for q in found)


@pytest.mark.parametrize("text", NO_NUMBERS)
def test_what_is_no_quantity(text: str) -> None:
    assert find_quantities(text) == []


@pytest.mark.parametrize(
    "text", ["Giai đoạn 2024 - 2026", "Giai đoạn 2024 - 2026 đạt 95%", "Đến năm 2026 - 95%", "năm 2025 đến 90%"]
)
def test_years_are_no_range_of_values(text: str) -> None:
    assert not any(q.comparator in (">=", "<=") and q.value > 2000 for q in find_quantities(text))


def test_a_rise_from_one_value_to_another_is_no_rise_by_the_first() -> None:
    assert (85, "+") not in [(q.value, q.comparator) for q in find_quantities("Tăng từ 85% lên 90%")]


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("Giảm tỷ lệ hộ nghèo từ 5% xuống còn 3%", 3),
        ("Nâng tỷ lệ người dân có thẻ bảo hiểm y tế từ 91% lên 95%", 95),
        ("Tăng số mô hình học tập ở các thôn từ 4 lên 9 mô hình", 9),
    ],
)
def test_where_it_stands_now_is_no_aim(text: str, value: float) -> None:
    assert [q.value for q in find_quantities(text)] == [value]


@pytest.mark.parametrize(
    ("text", "unit"),
    [
        ("Thu nhập đạt 65 triệu đồng/người/năm", "triệu đồng/người/năm"),
        ("Năng suất 120 đồng/ha", "đồng/ha"),
        ("Mỗi hộ 5 ngày", "ngày"),
    ],
)
def test_a_unit_says_per_what(text: str, unit: str) -> None:
    assert [q.unit for q in find_quantities(text)] == [unit]


@pytest.mark.parametrize(
    ("text", "quoted", "lead"),
    [
        ("Đạt tối thiểu 95% hồ sơ", "95%", "tối thiểu 95%"),
        ("Phấn đấu nằm trong tốp 5 của tỉnh", "5", "trong tốp 5"),
        ("Phấn đấu giảm 10% chi phí", "10%", "giảm 10%"),
        ("Bảo đảm không quá 05 ngày", "05 ngày", "không quá 05 ngày"),
    ],
)
def test_the_slice_and_where_the_comparing_words_begin(text: str, quoted: str, lead: str) -> None:
    (found,) = find_quantities(text)
    assert text[found.start : found.end] == quoted
    assert text[found.lead : found.end] == lead


@pytest.mark.parametrize(
    ("text", "noun"),
    [
        ("ít nhất 03 mô hình", "mô"),
        ("tối thiểu 12 xã, phường", "xã, phường"),
        ("đạt 95% hồ sơ", None),
        ("đạt 90 điểm", None),
    ],
)
def test_the_noun_behind_a_number_without_a_unit(text: str, noun: str | None) -> None:
    assert [q.noun for q in find_quantities(text)] == [noun]


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("05", 5),
        ("95", 95),
        ("98,5", 98.5),
        ("1.250", 1250),
        ("2.530.000", 2530000),
        ("1.250,75", 1250.75),
        ("0,5", 0.5),
        ("100,0", 100),
    ],
)
def test_parse_number(text: str, value: float) -> None:
    assert parse_number(text) == value


def vietnamese(whole: int, cents: int) -> str:
    """A number as an office prints it: "." between thousands, "," before decimals."""
    return f"{whole:,}".replace(",", ".") + (f",{cents:02d}" if cents else "")


@given(st.integers(0, 10**12), st.integers(0, 99))
def test_a_printed_number_is_read_back(whole: int, cents: int) -> None:
    value = parse_number(vietnamese(whole, cents))
    assert value == pytest.approx(whole + cents / 100)
    (found,) = find_quantities(f"kinh phí {vietnamese(whole, cents)} đồng")
    assert (found.value, found.unit) == (value, "đồng")


PIECES = (
    "tối thiểu",
    "không quá",
    "95",
    "%",
    "98,5",
    "1.250",
    "-",
    "đến",
    "tốp",
    "tăng",
    "giảm",
    "điểm",
    "trở lên",
    "2026",
    ",",
    ".",
    "xã",
    "٣",
)
TEXTS = st.text() | st.lists(st.sampled_from(PIECES), max_size=12).map(" ".join) | st.text(alphabet="0123456789,.-% ")


@given(TEXTS)
def test_matches_slice_the_text_in_order_and_apart(text: str) -> None:
    found = find_quantities(text)
    assert all(0 <= q.lead <= q.start < q.end <= len(text) for q in found)
    # the two halves of a range share one slice
    slices = list(dict.fromkeys((q.start, q.end) for q in found))
    assert all(a[1] <= b[0] for a, b in pairwise(slices))
    assert find_quantities(text) == found


@pytest.mark.parametrize(
    ("value", "text"), [(98.5, "98,5"), (80, "80"), (80.0, "80"), (2530000, "2530000"), (1234567.25, "1234567,25")]
)
def test_a_number_is_written_with_every_digit(value: float, text: str) -> None:
    assert write_number(value) == text
    assert parse_number(text) == value
