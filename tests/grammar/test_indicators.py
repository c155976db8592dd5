"""What a number measures, from the words before it and behind it (GUIDELINE "targets")."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from grammar.indicators import indicator_of

BEFORE = [
    ("Tăng tỷ lệ lao động qua đào tạo lên ", "", "tỷ lệ lao động qua đào tạo"),
    ("Giảm tỷ lệ hộ nghèo từ 5% xuống còn ", "", "tỷ lệ hộ nghèo"),
    ("Thu nhập bình quân đạt ", "", "Thu nhập bình quân"),
    ("Tỷ lệ hồ sơ đúng hạn đạt ", "", "Tỷ lệ hồ sơ đúng hạn"),
    ("Tỷ lệ hồ sơ nộp trực tuyến tối thiểu ", " trở lên", "Tỷ lệ hồ sơ nộp trực tuyến"),
    ("Phấn đấu tỷ lệ người dân hài lòng đạt từ ", " trở lên", "tỷ lệ người dân hài lòng"),
    ("Đến năm 2026, tỷ lệ thôn có nhà văn hóa đạt ", "", "tỷ lệ thôn có nhà văn hóa"),
    ("Phấn đấu đến hết năm 2027, số thôn đạt chuẩn là ", " thôn", "số thôn đạt chuẩn"),
    ("Duy trì tỷ lệ che phủ rừng ở mức ", "", "tỷ lệ che phủ rừng"),
    ("Thu nhập bình quân đầu người đạt ", " triệu đồng/năm", "Thu nhập bình quân đầu người"),
    ("Tỷ lệ hộ nghèo còn dưới ", " so với đầu năm", "Tỷ lệ hộ nghèo"),
    ("Tỷ lệ văn bản ký số: ", "", "Tỷ lệ văn bản ký số"),
    ("Rà soát hồ sơ, bảo đảm tỷ lệ trả kết quả đúng hẹn đạt ", "", "tỷ lệ trả kết quả đúng hẹn"),
]

BEHIND = [
    ("", " văn bản được ký số", "văn bản được ký số"),
    ("Tối thiểu ", " hồ sơ được nộp trực tuyến.", "hồ sơ được nộp trực tuyến"),
    ("Phấn đấu ", " thôn đạt chuẩn văn hóa;", "thôn đạt chuẩn văn hóa"),
    ("Hằng năm có ", " cán bộ được tập huấn", "cán bộ được tập huấn"),
    ("Đến hết năm 2026, có ít nhất ", " trở lên hộ dân dùng nước sạch", "hộ dân dùng nước sạch"),
    ("Đến năm 2030 đạt ", " đường thôn được chiếu sáng, góp phần giữ gìn an ninh", "đường thôn được chiếu sáng"),
    ("", " trường học có thư viện so với năm 2023", "trường học có thư viện"),
    ("", " cơ quan dùng chữ ký số (không tính các đơn vị mới thành lập trong năm)", "cơ quan dùng chữ ký số"),
]


@pytest.mark.parametrize(("before", "after", "expected"), BEFORE)
def test_the_words_before_a_number(before: str, after: str, expected: str) -> None:
    found = indicator_of(before, after, ranked=False, changed=False, counted=False, previous=None)
    assert found == expected


@pytest.mark.parametrize(("before", "after", "expected"), BEHIND)
def test_the_words_behind_a_number(before: str, after: str, expected: str) -> None:
    found = indicator_of(before, after, ranked=False, changed=False, counted=False, previous=None)
    assert found == expected


@pytest.mark.parametrize(
    ("before", "after", "expected"),
    [
        ("Chi phí đi lại của người dân giảm ", "", "Chi phí đi lại của người dân"),
        ("Số vụ cháy giảm ", " so với năm 2024", "Số vụ cháy"),
        ("Phấn đấu giảm ", " số vụ tai nạn giao thông", "số vụ tai nạn giao thông"),
        ("Tăng ", " số hồ sơ trực tuyến", "số hồ sơ trực tuyến"),
        ("Năng suất lao động tăng bình quân ", "", "Năng suất lao động"),
    ],
)
def test_what_rises_or_falls(before: str, after: str, expected: str) -> None:
    found = indicator_of(before, after, ranked=False, changed=True, counted=False, previous=None)
    assert found == expected


@pytest.mark.parametrize(
    ("before", "after", "previous", "expected"),
    [
        ("Chỉ số cải cách hành chính của huyện nằm trong ", " của tỉnh", None, "Chỉ số cải cách hành chính của huyện"),
        ("Phấn đấu ", " xã có chỉ số chuyển đổi số cao nhất", None, "chỉ số chuyển đổi số"),
        ("Phấn đấu huyện Phú Lâm thuộc ", " của tỉnh", "Chỉ số hài lòng", "Chỉ số hài lòng"),
        ("Phấn đấu đứng trong ", " của tỉnh", "Chỉ số hài lòng", "Chỉ số hài lòng"),
        ("Phấn đấu đứng trong ", " của tỉnh", None, None),
    ],
)
def test_what_is_ranked(before: str, after: str, previous: str | None, expected: str | None) -> None:
    found = indicator_of(before, after, ranked=True, changed=False, counted=False, previous=previous)
    assert found == expected


@pytest.mark.parametrize(
    ("before", "after", "previous", "expected"),
    [
        ("Mỗi thôn xây dựng ít nhất ", " mô hình tự quản", None, "mô hình tự quản mỗi thôn xây dựng"),
        ("", " tuyến đường hoa tự quản", None, "tuyến đường hoa tự quản"),
        ("Phấn đấu có ", " thôn thông minh", None, "thôn thông minh"),
        ("Tổng số lao động được đào tạo nghề: ", " người", None, "Tổng số lao động được đào tạo nghề"),
        ("đến năm 2027 đạt ", "", "Tỷ lệ hộ nghèo", "Tỷ lệ hộ nghèo"),
    ],
)
def test_what_is_counted(before: str, after: str, previous: str | None, expected: str) -> None:
    found = indicator_of(before, after, ranked=False, changed=False, counted=True, previous=previous)
    assert found == expected


PIECES = (
    "tỷ lệ", "số", "hồ sơ", "đạt", "đến năm 2026", ",", "(", ")", "tối thiểu", "trong đó", "mỗi", "thôn", "giảm", "so với", "phấn đấu",
    "của tỉnh", "tổng", "và", ";", ":",
)  # fmt: skip
TEXTS = st.text(max_size=60) | st.lists(st.sampled_from(PIECES), max_size=12).map(" ".join)


@given(TEXTS, TEXTS, st.booleans(), st.booleans(), st.booleans(), st.none() | st.just("Tỷ lệ đúng hạn"))
def test_nothing_raises(
    before: str, after: str, ranked: bool, changed: bool, counted: bool, previous: str | None
) -> None:
    found = indicator_of(before, after, ranked=ranked, changed=changed, counted=counted, previous=previous)
    assert found is None or found.strip()
