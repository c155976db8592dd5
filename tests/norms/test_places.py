"""What provincial units went into, and the communes and hamlets that an office enters (RULES.md E2)."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from norms.levels import Province, provinces
from norms.overlay import lay_over
from norms.places import all_provinces, communes, find_province, gone_into, merged_from, settlements
from tests.norms.own import Folder, folder

__all__ = ["folder"]

LAST_OLD = date(2025, 6, 30)
FIRST_NEW = date(2025, 7, 1)
NOW = date(2026, 11, 20)


@pytest.mark.parametrize(
    ("name", "day", "into", "kind"),
    [
        ("Bình Phước", LAST_OLD, "Bình Phước", "tỉnh"),
        ("Bình Phước", FIRST_NEW, "Đồng Nai", "tỉnh"),
        ("tỉnh Bình Phước", NOW, "Đồng Nai", "thành phố"),
        ("Bắc Giang", NOW, "Bắc Ninh", "thành phố"),
        ("Bắc Giang", date(2026, 9, 19), "Bắc Ninh", "tỉnh"),
        ("Quảng Ninh", NOW, "Quảng Ninh", "thành phố"),
        ("Thừa Thiên Huế", date(2024, 12, 31), "Thừa Thiên Huế", "tỉnh"),
        ("Thừa Thiên Huế", date(2025, 1, 1), "Huế", "thành phố"),
        ("tỉnh Thừa Thiên Huế", NOW, "Huế", "thành phố"),
        ("BÀ RỊA - VŨNG TÀU", NOW, "Hồ Chí Minh", "thành phố"),
        ("Khánh Hoà", NOW, "Khánh Hòa", "tỉnh"),
        ("Thành phố Hồ Chí Minh", NOW, "Hồ Chí Minh", "thành phố"),
        ("Hà Tây", NOW, "Hà Nội", "thành phố"),
        ("Cao Bằng", NOW, "Cao Bằng", "tỉnh"),
        ("Huế", date(2020, 1, 1), None, None),
        ("Hòa Giang", NOW, None, None),
        ("", NOW, None, None),
    ],
)
def test_what_a_province_belongs_to_on_a_day(name: str, day: date, into: str | None, kind: str | None) -> None:
    found = gone_into(name, day)
    assert (found.name if found else None) == into
    assert (found.kind if found else None) == kind


@pytest.mark.parametrize(
    ("name", "day", "parts"),
    [
        ("Hồ Chí Minh", NOW, {"Bình Dương", "Bà Rịa - Vũng Tàu"}),
        ("Hồ Chí Minh", LAST_OLD, set()),
        ("Vĩnh Long", FIRST_NEW, {"Bến Tre", "Trà Vinh"}),
        ("Đồng Nai", NOW, {"Bình Phước"}),
        ("Huế", NOW, {"Thừa Thiên Huế"}),
        ("Cao Bằng", NOW, set()),
        ("Nam Định", NOW, set()),
    ],
)
def test_what_went_into_a_province(name: str, day: date, parts: set[str]) -> None:
    assert {entry.name for entry in merged_from(name, day)} == parts


def test_all_of_the_sixty_three_are_somewhere_among_the_thirty_four() -> None:
    assert len(provinces(LAST_OLD)) == 63
    today = {entry.name for entry in provinces(NOW)}
    assert len(today) == 34
    homes = [gone_into(entry.name, NOW) for entry in provinces(LAST_OLD)]
    assert {home.name for home in homes if home} == today
    merged = [entry for entry in provinces(LAST_OLD) if find_province(entry.name, FIRST_NEW) is None]
    assert len(merged) == 29
    assert len({entry.merged_into for entry in merged}) == 23


@given(st.sampled_from(all_provinces()), st.dates(date(2000, 1, 1), date(2040, 1, 1)))
def test_what_is_found_stands_on_that_day(known: Province, day: date) -> None:
    found = gone_into(known.name, day)
    assert found is None or found.holds(day)
    assert found is not None or not known.holds(day)


@given(st.text(), st.dates())
def test_any_name_can_be_asked(name: str, day: date) -> None:
    found = gone_into(name, day)
    assert found is None or found.holds(day)
    assert merged_from(name, day) is not None


def test_the_special_zones() -> None:
    zones = [entry for province in provinces(NOW) for entry in communes(province.name, NOW)]
    assert len(zones) == 13
    assert {entry.kind for entry in zones} == {"đặc khu"}
    assert {entry.name for entry in communes("tỉnh An Giang", NOW)} == {"Phú Quốc", "Thổ Châu", "Kiên Hải"}
    assert communes("An Giang", LAST_OLD) == ()


def test_an_office_enters_its_communes_and_hamlets(folder: Folder) -> None:
    rest = 'source = "danh sách"\nconfidence = "M"\n'
    text = '[[commune]]\nid = "tl"\nname = "Tân Lộc"\nkind = "xã"\nprovince = "Thanh Hóa"\n' + rest
    text += '[[settlement]]\nid = "d"\nname = "Thôn Đông"\ncommune = "xã Tân Lộc"\nuntil = 2026-06-30\n' + rest
    lay_over(folder(places=text))
    assert [entry.name for entry in communes("Thanh Hóa", NOW)] == ["Tân Lộc"]
    assert settlements("Tân Lộc", NOW) == ()
    assert [entry.name for entry in settlements("xã Tân Lộc", LAST_OLD)] == ["Thôn Đông"]
    assert settlements("Tân Lộc", LAST_OLD)[0].id == "d"
