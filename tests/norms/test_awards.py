"""Who may give which award, and the law that rewards rest on (RULES.md F1, F2)."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from norms.awards import Multiple, Recipient, Regime, awards_of, bonus, may_give, own_award, regime
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


@pytest.mark.parametrize(
    ("level", "name", "day", "allowed"),
    [
        ("commune", "giấy khen", BEFORE, True),
        ("commune", "Giấy khen của Chủ tịch UBND xã", NOW, True),
        ("commune", "Bằng khen", NOW, False),
        ("commune", "danh hiệu “Lao động tiên tiến”", NOW, True),
        ("commune", "danh hiệu “Chiến sĩ thi đua cơ sở”", BEFORE, False),
        ("commune", "danh hiệu “Chiến sĩ thi đua cơ sở”", NOW, True),
        ("commune", "Tập thể lao động tiên tiến", date(2025, 6, 30), False),
        ("commune", "Tập thể Lao động tiên tiến", date(2025, 7, 1), True),
        ("district", "Chiến sĩ thi đua cơ sở", BEFORE, True),
        ("district", "giấy khen", NOW, False),
        ("other", "Tập thể lao động tiên tiến", NOW, True),
        ("other", "Bằng khen", NOW, False),
        ("province", "Bằng khen của Chủ tịch UBND tỉnh", NOW, True),
        ("province", "Bằng khen của Thủ tướng Chính phủ", NOW, False),
        ("central", "Bằng khen của Thủ tướng Chính phủ", NOW, True),
        ("province", "Cờ thi đua", NOW, True),
        ("province", "Cờ thi đua của Chính phủ", NOW, False),
        ("province", "xã tiêu biểu", date(2023, 12, 31), False),
        ("province", "Xã tiêu biểu", date(2024, 1, 1), True),
        ("commune", "thư khen", NOW, None),
        ("commune", "", NOW, None),
    ],
)
def test_who_may_give_what(level: str, name: str, day: date, allowed: bool | None) -> None:
    found = may_give(level, name, day)
    assert found.allowed is allowed
    assert (found.award is None) == (allowed is None)


@pytest.mark.parametrize(
    ("day", "ask", "confidence"),
    [(BEFORE, False, "H"), (date(2026, 9, 30), False, "H"), (date(2026, 10, 1), True, "L")],
)
def test_an_answer_is_as_sure_as_the_law_of_its_day_was_read(day: date, ask: bool, confidence: str) -> None:
    found = may_give("province", "bằng khen", day)
    assert (found.allowed, found.ask, found.confidence) == (True, ask, confidence)


LATE = date(2026, 8, 1)
OLD = date(2022, 5, 1)


@pytest.mark.parametrize(
    ("award", "recipient", "day", "amount"),
    [
        # RULES.md F4's own examples
        ("giay-khen-xa", "individual", LATE, 760_000),
        ("giay-khen-xa", "collective", LATE, 1_520_000),
        ("bang-khen-tinh", "individual", LATE, 3_800_000),
        ("bang-khen-tinh", "collective", LATE, 7_590_000),
        ("cstd-co-so-xa", "individual", LATE, 2_530_000),
        ("giay-khen-xa", "individual", OLD, 220_000),
        # by the tables
        ("giay-khen-huyen", "individual", OLD, 440_000),
        ("bang-khen-tinh", "individual", OLD, 1_490_000),
        ("bang-khen-tinh", "individual", date(2024, 2, 1), 2_700_000),
        ("co-thi-dua-tinh", "collective", LATE, 20_240_000),
        ("ldtt-xa", "individual", date(2024, 7, 1), 710_000),
        ("giay-khen-xa", "household", LATE, 1_140_000),
        # nobody's
        ("giay-khen-xa", "individual", date(2016, 1, 1), None),
        ("giay-khen-xa", "household", OLD, None),
        ("giay-khen-huyen", "individual", LATE, None),
        ("cstd-co-so-xa", "individual", BEFORE, None),
        ("cstd-co-so-xa", "collective", LATE, None),
        ("huan-chuong", "individual", LATE, None),
        ("khong-co", "individual", LATE, None),
    ],
)
def test_what_goes_with_an_award(award: str, recipient: Recipient, day: date, amount: int | None) -> None:
    found = bonus(award, recipient, day)
    assert (found.amount if found else None) == amount


@pytest.mark.parametrize(
    ("award", "day", "confidence", "ask"),
    [
        ("giay-khen-xa", LATE, "M", True),
        ("cstd-tinh", LATE, "M", False),
        ("cstd-tinh", NOW, "L", True),
        ("bang-khen-tinh", date(2024, 8, 1), "K", True),
        ("giay-khen-xa", OLD, "L", True),
        ("bang-khen-tinh", OLD, "M", False),
    ],
)
def test_a_bonus_is_as_sure_as_its_least_sure_part(award: str, day: date, confidence: str, ask: bool) -> None:
    found = bonus(award, "individual", day)
    assert found is not None
    assert (found.confidence, found.ask) == (confidence, ask)


@given(st.sampled_from(load("awards.toml", "multiple", Multiple)), st.dates(date(2018, 7, 1), date(2030, 1, 1)))
def test_a_bonus_is_the_product_within_one_step(share: Multiple, day: date) -> None:
    found = bonus(share.award, share.recipient, day)
    if found is None:
        return
    assert found.exact == found.multiple * found.base_salary
    assert abs(found.amount - found.exact) < 10_000
    assert found.amount % 10_000 == 0 or found.amount == found.exact


def test_a_collective_has_twice_an_individual() -> None:
    rows = {(row.award, row.recipient, row.since): row.multiple for row in load("awards.toml", "multiple", Multiple)}
    pairs = [
        (multiple, rows[(award, "collective", since)])
        for (award, who, since), multiple in rows.items()
        if who == "individual" and (award, "collective", since) in rows
    ]
    assert len(pairs) > 8
    assert all(collective == 2 * individual for individual, collective in pairs)
