"""Names of bodies printed in capitals, as a sentence writes them."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from grammar.capitals import in_small


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("SỞ TÀI CHÍNH, SỞ Y TẾ", "Sở Tài chính, Sở Y tế"),
        ("UBND HUYỆN CHÂU THÀNH", "UBND huyện Châu Thành"),
        ("CÔNG AN TỈNH HÒA GIANG", "Công an tỉnh Hòa Giang"),
        ("CÁC SỞ, BAN, NGÀNH", "Các sở, ban, ngành"),
        ("PHÒNG VĂN HÓA - XÃ HỘI; PHÒNG KINH TẾ", "Phòng Văn hóa - Xã hội; Phòng Kinh tế"),
        ("SỞ NỘI VỤ (cơ quan thường trực)", "Sở Nội vụ (cơ quan thường trực)"),
        ("UBND xã Tân Lộc", "UBND xã Tân Lộc"),
        ("Sở Nội vụ", "Sở Nội vụ"),
        ("", ""),
    ],
)
def test_as_a_sentence_writes_it(text: str, expected: str) -> None:
    assert in_small(text) == expected


@given(
    st.text(max_size=60) | st.lists(st.sampled_from(["SỞ", "Y TẾ,", "UBND", "XÃ", "(a)", "İ", "ß", "và"])).map(" ".join)
)
def test_places_hold(text: str) -> None:
    assert len(in_small(text)) == len(text)
    assert in_small(text).casefold() == text.casefold()
