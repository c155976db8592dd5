"""Levels of government and places, at a date (RULES.md E1, E2, E5): three levels to 30/06/2025, two since 01/07/2025."""

from __future__ import annotations

from collections import Counter
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from norms.entry import load, parse_day
from norms.levels import (
    Area,
    Province,
    Structure,
    area_level,
    area_words,
    commune_words,
    hamlet,
    level_exists,
    own_area,
    provinces,
    structure,
)

LAST_OLD = date(2025, 6, 30)
FIRST_NEW = date(2025, 7, 1)
NOW = date(2026, 11, 20)
DAYS = st.dates(date(2000, 1, 1), date(2040, 12, 31))


@pytest.mark.parametrize(
    ("day", "levels"),
    [
        (date(2022, 2, 18), ("province", "district", "commune")),
        (LAST_OLD, ("province", "district", "commune")),
        (FIRST_NEW, ("province", "commune")),
        (NOW, ("province", "commune")),
    ],
)
def test_which_levels_there_are(day: date, levels: tuple[str, ...]) -> None:
    assert structure(day).levels == levels


@pytest.mark.parametrize(
    ("level", "day", "exists"),
    [
        ("province", LAST_OLD, True),
        ("district", LAST_OLD, True),
        ("commune", LAST_OLD, True),
        ("province", FIRST_NEW, True),
        ("district", FIRST_NEW, False),
        ("commune", FIRST_NEW, True),
        ("central", NOW, True),
        ("other", NOW, True),
    ],
)
def test_which_levels_exist(level: str, day: date, exists: bool) -> None:
    assert level_exists(level, day) is exists


@pytest.mark.parametrize(
    ("name", "day", "level"),
    [
        ("tỉnh Hòa Giang", NOW, "province"),
        ("Tỉnh Thanh Hóa", LAST_OLD, "province"),
        ("huyện Phú Lâm", LAST_OLD, "district"),
        ("quận 1", LAST_OLD, "district"),
        ("thị xã Tân Châu", LAST_OLD, "district"),
        ("xã Tân Lộc", NOW, "commune"),
        ("phường An Bình", NOW, "commune"),
        ("thị trấn Ba Sao", LAST_OLD, "commune"),
        ("đặc khu Phú Quý", NOW, "commune"),
        ("Thành phố Hồ Chí Minh", NOW, "province"),
        ("thành phố Cần Thơ", LAST_OLD, "province"),
        # cities of district level in old texts, and provinces that became cities
        ("thành phố Thái Nguyên", date(2018, 5, 1), "district"),
        ("thành phố Quảng Ngãi", LAST_OLD, "district"),
        ("thành phố Huế", date(2024, 12, 31), "district"),
        ("thành phố Huế", date(2025, 1, 1), "province"),
        ("thành phố Đồng Nai", date(2026, 4, 30), "province"),
        ("thành phố Quảng Ninh", date(2026, 9, 1), "province"),
        ("thành phố Bắc Ninh", date(2024, 3, 1), "district"),
        ("thành phố Bắc Ninh", date(2026, 9, 20), "province"),
        ("thành phố Bắc Ninh", None, "province"),
        ("thôn Đông", NOW, None),
        ("khu vực miền núi", NOW, None),
        ("xã hội", NOW, None),
        ("xã hội chủ nghĩa", NOW, None),
        ("", NOW, None),
    ],
)
def test_the_level_of_a_named_area(name: str, day: date | None, level: str | None) -> None:
    assert area_level(name, day) == level


def test_commune_words() -> None:
    assert set(commune_words(LAST_OLD)) == {"xã", "phường", "thị trấn"}
    assert set(commune_words(FIRST_NEW)) == {"xã", "phường", "đặc khu"}


def test_the_longer_word_comes_first() -> None:
    words = area_words()
    assert words.index("thị xã") < words.index("xã")
    assert words.index("tỉnh") > words.index("phường"), "words of one length have a fixed order"


@pytest.mark.parametrize(
    ("body", "area"),
    [
        ("Ủy ban nhân dân huyện Phú Lâm", ("huyện", "Phú Lâm")),
        ("ỦY BAN NHÂN DÂN XÃ TÂN LỘC HUYỆN PHÚ LÂM", ("xã", "TÂN LỘC")),
        ("UBND PHƯỜNG AN PHÚ THỊ XÃ BÌNH LONG", ("phường", "AN PHÚ")),
        ("UBND thị xã Bình Long, tỉnh Bình Phước", ("thị xã", "Bình Long")),
        ("Sở Lao động - Thương binh và Xã hội tỉnh Lai Châu", ("tỉnh", "Lai Châu")),
        ("Ủy ban nhân dân Thành phố Hồ Chí Minh", ("thành phố", "Hồ Chí Minh")),
        ("Phường đoàn An Phú", None),
        ("Bộ Nội vụ", None),
    ],
)
def test_own_area(body: str, area: tuple[str, str] | None) -> None:
    assert own_area(body) == area


@pytest.mark.parametrize(
    ("area", "province", "word"),
    [
        ("xã", None, "thôn"),
        ("xã", "Thanh Hóa", "thôn"),
        ("phường", None, "tổ dân phố"),
        ("thị trấn", None, "tổ dân phố"),
        ("đặc khu", None, "thôn"),
        ("xã", "Tây Ninh", "ấp"),
        ("xã", "An Giang", "ấp"),
        ("phường", "Đồng Nai", "khu phố"),
    ],
)
def test_what_stands_below_a_commune(area: str, province: str | None, word: str) -> None:
    found = hamlet(area, province)
    assert found.word == word
    assert word in found.words
    assert word in found.head


# RULES.md E2: (merged into, what was merged)
MERGERS = [
    ("Hải Phòng", ["Hải Dương"]),
    ("Đà Nẵng", ["Quảng Nam"]),
    ("Hồ Chí Minh", ["Bình Dương", "Bà Rịa - Vũng Tàu"]),
    ("Cần Thơ", ["Sóc Trăng", "Hậu Giang"]),
    ("Đồng Nai", ["Bình Phước"]),
    ("Bắc Ninh", ["Bắc Giang"]),
    ("Tuyên Quang", ["Hà Giang"]),
    ("Lào Cai", ["Yên Bái"]),
    ("Thái Nguyên", ["Bắc Kạn"]),
    ("Phú Thọ", ["Vĩnh Phúc", "Hòa Bình"]),
    ("Hưng Yên", ["Thái Bình"]),
    ("Ninh Bình", ["Hà Nam", "Nam Định"]),
    ("Quảng Trị", ["Quảng Bình"]),
    ("Quảng Ngãi", ["Kon Tum"]),
    ("Gia Lai", ["Bình Định"]),
    ("Khánh Hòa", ["Ninh Thuận"]),
    ("Lâm Đồng", ["Đắk Nông", "Bình Thuận"]),
    ("Đắk Lắk", ["Phú Yên"]),
    ("Tây Ninh", ["Long An"]),
    ("Đồng Tháp", ["Tiền Giang"]),
    ("Vĩnh Long", ["Bến Tre", "Trà Vinh"]),
    ("An Giang", ["Kiên Giang"]),
    ("Cà Mau", ["Bạc Liêu"]),
]


@pytest.mark.parametrize(("name", "parts"), MERGERS)
def test_what_a_province_was_merged_from(name: str, parts: list[str]) -> None:
    old = {entry.name: entry for entry in provinces(LAST_OLD)}
    new = {entry.name for entry in provinces(FIRST_NEW)}
    assert name in new
    assert [old[part].merged_into for part in parts] == [name] * len(parts)
    assert not new & set(parts)


@pytest.mark.parametrize(
    ("day", "rural", "cities"),
    [
        (LAST_OLD, 57, 6),
        (FIRST_NEW, 28, 6),
        (date(2026, 4, 30), 27, 7),
        (date(2026, 9, 1), 26, 8),
        (date(2026, 9, 20), 25, 9),
        (NOW, 25, 9),
    ],
)
def test_how_many_provinces_and_cities(day: date, rural: int, cities: int) -> None:
    assert Counter(entry.kind for entry in provinces(day)) == {"tỉnh": rural, "thành phố": cities}


@given(DAYS)
def test_every_day_has_one_structure_and_no_province_twice(day: date) -> None:
    assert len([entry for entry in load("levels.toml", "structure", Structure) if entry.holds(day)]) == 1
    names = [entry.name for entry in provinces(day)]
    assert len(names) == len(set(names))


@given(st.text(), DAYS)
def test_any_name_and_level_can_be_asked(name: str, day: date) -> None:
    assert area_level(name, day) in (None, "province", "district", "commune")
    assert level_exists(name, day) or name == "district"


@pytest.mark.parametrize(
    ("text", "day"), [("2026-03-10", date(2026, 3, 10)), ("2021-12", date(2021, 12, 1)), ("2023", date(2023, 1, 1))]
)
def test_a_reduced_day_is_its_first_day(text: str, day: date) -> None:
    assert parse_day(text) == day


@given(st.dates())
def test_a_whole_day_is_read_back(day: date) -> None:
    assert parse_day(day.isoformat()) == day


@pytest.mark.parametrize("kind", [("levels.toml", "area", Area), ("places.toml", "province", Province)])
def test_every_entry_has_its_own_id_and_a_source(kind: tuple[str, str, type[Area | Province]]) -> None:
    entries = load(*kind)
    assert len({entry.id for entry in entries}) == len(entries)
    assert all(entry.source for entry in entries)
    assert all(entry.since is None or entry.until is None or entry.since <= entry.until for entry in entries)
