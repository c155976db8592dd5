"""Whom a superior plan means by "UBND các xã, phường" or "các địa phương": every unit of a level."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from grammar.addressees import means_level


@pytest.mark.parametrize(
    ("text", "level"),
    [
        ("Ủy ban nhân dân các xã, phường, đặc khu", "commune"),
        ("Uỷ ban nhân dân các xã, thị trấn", "commune"),
        ("Chủ tịch Ủy ban nhân dân các xã", "commune"),
        ("Ủy ban nhân dân cấp xã", "commune"),
        ("các phường", "commune"),
        ("các cơ quan, đơn vị, địa phương", "commune"),
        ("Ủy ban nhân dân các huyện, thành phố", "district"),
        ("Ủy ban nhân dân cấp huyện", "district"),
        ("các sở, ngành, địa phương", "district"),
        ("Ủy ban nhân dân các tỉnh, thành phố trực thuộc trung ương", "province"),
        ("Ủy ban nhân dân cấp tỉnh", "province"),
        ("các bộ, ngành, địa phương", "province"),
    ],
)
def test_a_name_that_means_every_unit(text: str, level: str) -> None:
    assert means_level(text, level)


@pytest.mark.parametrize(
    ("text", "level"),
    [
        ("Sở Nội vụ", "commune"),
        ("các sở, ban, ngành", "commune"),
        ("Ủy ban nhân dân các huyện", "commune"),
        ("Ủy ban nhân dân các xã", "district"),
        ("các tổ chức chính trị - xã hội", "commune"),
        ("các xã hội nghề nghiệp", "commune"),
        ("Đài Truyền thanh các xã", "commune"),
        ("Trạm Y tế các xã", "commune"),
        ("Ủy ban nhân dân các xã", "province"),
        ("các sở, ban, ngành, đoàn thể cấp tỉnh", "province"),
        ("các sở, ban, ngành tỉnh", "province"),
        ("", "commune"),
    ],
)
def test_a_name_that_means_another_body(text: str, level: str) -> None:
    assert not means_level(text, level)


@given(st.text(), st.sampled_from(["commune", "district", "province", ""]))
def test_any_name_can_be_asked(text: str, level: str) -> None:
    assert means_level(text, level) is means_level(text, level)
