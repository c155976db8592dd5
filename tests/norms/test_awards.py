"""Who may give which award, and the law that rewards rest on (RULES.md F1, F2)."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from norms.awards import Regime, awards_of, own_award, regime
from norms.entry import load

NOW = date(2026, 11, 20)
BEFORE = date(2024, 3, 1)


@pytest.mark.parametrize(
    ("day", "decree", "law"),
    [
        (date(2018, 5, 1), "91/2017/NĐ-CP", "ngày 26 tháng 11 năm 2003"),
        (date(2023, 12, 31), "91/2017/NĐ-CP", "ngày 26 tháng 11 năm 2003"),
        (date(2024, 1, 1), "98/2023/NĐ-CP", "ngày 15 tháng 6 năm 2022"),
        (date(2025, 6, 30), "98/2023/NĐ-CP", "ngày 15 tháng 6 năm 2022"),
        (date(2025, 7, 1), "152/2025/NĐ-CP", "ngày 15 tháng 6 năm 2022"),
        (NOW, "152/2025/NĐ-CP", "ngày 15 tháng 6 năm 2022"),
    ],
)
def test_the_law_and_the_decree_of_a_day(day: date, decree: str, law: str) -> None:
    found = regime(day)
    assert decree in found.decree
    assert law in found.law


def test_a_plan_names_the_law_without_its_number() -> None:
    assert all("/QH" not in entry.law for entry in load("awards.toml", "regime", Regime))


@pytest.mark.parametrize(
    ("level", "day", "name", "giver"),
    [
        ("commune", BEFORE, "giấy khen", "Chủ tịch Ủy ban nhân dân xã Tân Lộc"),
        ("commune", NOW, "giấy khen", "Chủ tịch Ủy ban nhân dân xã Tân Lộc"),
        ("district", BEFORE, "giấy khen", "Chủ tịch Ủy ban nhân dân xã Tân Lộc"),
        ("province", NOW, "bằng khen", "Chủ tịch Ủy ban nhân dân xã Tân Lộc"),
        ("other", NOW, "giấy khen", "Giám đốc Sở Nội vụ"),
    ],
)
def test_the_own_award_of_a_level(level: str, day: date, name: str, giver: str) -> None:
    found = own_award(level, day)
    assert found is not None
    assert found.name == name
    assert found.giver.format(area="xã Tân Lộc", office="Sở Nội vụ") == giver


@pytest.mark.parametrize(("level", "day"), [("district", date(2025, 7, 1)), ("district", NOW), ("hamlet", NOW)])
def test_a_level_that_gives_nothing(level: str, day: date) -> None:
    assert awards_of(level, day) == ()
    assert own_award(level, day) is None


def test_a_commune_gives_no_award_of_a_province() -> None:
    highest = max(entry.rank for entry in awards_of("commune", NOW))
    commendations = {entry.name for entry in awards_of("commune", NOW) if entry.form == "commendation"}
    assert commendations == {"giấy khen"}
    assert all(entry.rank > highest for entry in awards_of("province", NOW))
    assert {"bằng khen", "cờ thi đua"} <= {entry.name for entry in awards_of("province", NOW)}


@given(st.dates(date(2010, 1, 1), date(2040, 12, 31)), st.text())
def test_every_day_has_one_regime_and_any_level_can_be_asked(day: date, level: str) -> None:
    assert [entry for entry in load("awards.toml", "regime", Regime) if entry.holds(day)] == [regime(day)]
    assert own_award(level, day) is None or level in ("province", "district", "commune", "other")
