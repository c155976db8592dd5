"""A title in capitals as it stands in a sentence (RULES.md C): the casing is the document's own."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from grammar.casing import recase
from grammar.normalise import fold, is_upper, squeeze

BODY = (
    "Thực hiện chỉ đạo của tỉnh, UBND xã Tân Lộc tổ chức phong trào thi đua đẩy mạnh chuyển đổi số trên địa bàn "
    "xã Tân Lộc, huyện Phú Lâm. Công tác CCHC được Ban Chỉ đạo theo dõi, báo cáo Hội đồng nhân dân xã trong quý II năm 2026."
)

ROWS = [
    ("ĐẨY MẠNH CHUYỂN ĐỔI SỐ TRÊN ĐỊA BÀN", "Đẩy mạnh chuyển đổi số trên địa bàn"),
    ("CHUYỂN ĐỔI SỐ TRÊN ĐỊA BÀN XÃ TÂN LỘC", "Chuyển đổi số trên địa bàn xã Tân Lộc"),
    ("PHÁT ĐỘNG THI ĐUA TẠI HUYỆN PHÚ LÂM", "Phát động thi đua tại huyện Phú Lâm"),
    ("KIỆN TOÀN BAN CHỈ ĐẠO CCHC", "Kiện toàn Ban Chỉ đạo CCHC"),
    ("TRIỂN KHAI NHIỆM VỤ QUÝ II NĂM 2026", "Triển khai nhiệm vụ quý II năm 2026"),
    ("NÂNG CAO CHẤT LƯỢNG PHỤC VỤ", "Nâng cao chất lượng phục vụ"),
    ("PHONG TRÀO   THI ĐUA", "Phong trào thi đua"),
    ("Đẩy mạnh cải cách", "Đẩy mạnh cải cách"),
    ("", ""),
]


@pytest.mark.parametrize(("title", "expected"), ROWS)
def test_a_title_takes_the_casing_of_the_body(title: str, expected: str) -> None:
    assert recase(title, BODY) == expected


def test_headings_in_capitals_are_no_witness() -> None:
    sample = "I. PHONG TRÀO THI ĐUA\nUBND xã phát động phong trào rộng khắp."
    assert recase("PHONG TRÀO MỚI", sample) == "Phong trào mới"


def test_the_other_place_of_a_tone_mark_is_found_too() -> None:
    assert recase("CHUYỂN ĐỔI SỐ TỈNH HOÀ GIANG", "đẩy mạnh chuyển đổi số tỉnh Hòa Giang.").endswith("Giang")


def test_figures_of_a_quarter_stay_capital_without_a_witness() -> None:
    assert recase("NHIỆM VỤ QUÝ III NĂM 2026", "") == "Nhiệm vụ quý III năm 2026"


WORDS = st.sampled_from(
    ["XÃ", "TÂN", "LỘC", "THI", "ĐUA", "CCHC", "II", "2026", "-", ",", "“", "”", "HÒA", "ĐẨY", "MẠNH"]
)
TITLES = st.lists(WORDS, max_size=10).map(" ".join)
SAMPLES = st.text() | st.just(BODY) | TITLES.map(str.lower)


@given(TITLES, SAMPLES)
def test_only_case_changes(title: str, sample: str) -> None:
    out = recase(title, sample)
    assert fold(out) == fold(squeeze(title))
    assert recase(title, sample) == out


@given(st.text(), st.text())
def test_nothing_raises_and_other_titles_stay(title: str, sample: str) -> None:
    out = recase(title, sample)
    if not is_upper(title):
        assert out == squeeze(title)
