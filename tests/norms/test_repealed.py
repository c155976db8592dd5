"""Which documents hold on a day, and what stands in the place of those that don't (RULES.md D, E1, F1, G)."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from norms.repealed import Repealed, in_force, repealed, successor, sureness

NOW = date(2026, 11, 20)

ROWS = [
    ("91/2017/NĐ-CP", date(2017, 9, 30), False, None),
    ("91/2017/NĐ-CP", date(2018, 1, 1), True, None),
    ("91/2017/NĐ-CP", date(2023, 12, 31), True, None),
    ("91/2017/NĐ-CP", date(2024, 1, 1), False, "98/2023/NĐ-CP"),
    ("91/2017/NĐ-CP", date(2025, 7, 1), False, "152/2025/NĐ-CP"),
    ("98/2023/NĐ-CP", date(2023, 12, 31), False, None),
    ("98/2023/NĐ-CP", date(2025, 6, 30), True, None),
    ("98/2023/NĐ-CP", NOW, False, "152/2025/NĐ-CP"),
    ("152/2025/NĐ-CP", date(2025, 6, 30), False, None),
    ("152/2025/NĐ-CP", date(2026, 9, 30), True, None),
    ("152/2025/NĐ-CP", date(2026, 10, 1), None, None),
    ("110/2004/NĐ-CP", date(2020, 3, 4), True, None),
    ("110/2004/NĐ-CP", date(2020, 3, 5), False, "30/2020/NĐ-CP"),
    ("09/2010/NĐ-CP", NOW, False, "30/2020/NĐ-CP"),
    ("30/2020/NĐ-CP", NOW, True, None),
    ("30/2020/NĐ-CP", date(2020, 3, 4), False, None),
    ("15/2003/QH11", date(2023, 12, 31), True, None),
    ("15/2003/QH11", NOW, False, "06/2022/QH15"),
    ("06/2022/QH15", date(2023, 6, 1), False, None),
    ("06/2022/QH15", NOW, True, None),
    ("77/2015/QH13", date(2025, 2, 28), True, None),
    ("77/2015/QH13", date(2025, 4, 1), False, "65/2025/QH15"),
    ("77/2015/QH13", NOW, False, "72/2025/QH15"),
    ("65/2025/QH15", date(2025, 2, 28), False, None),
    ("65/2025/QH15", date(2025, 4, 1), True, None),
    ("72/2025/QH15", NOW, True, None),
    ("130/2018/NĐ-CP", date(2025, 4, 9), True, None),
    ("130/2018/NĐ-CP", date(2025, 4, 10), False, "23/2025/NĐ-CP"),
    ("23/2025/NĐ-CP", date(2025, 4, 9), False, None),
    ("12/2019/TT-BNV", date(2024, 6, 1), False, "01/2024/TT-BNV"),
    ("12/2019/TT-BNV", date(2025, 8, 5), False, "15/2025/TT-BNV"),
    ("01/2024/TT-BNV", date(2025, 8, 4), True, None),
    ("15/2025/TT-BNV", date(2025, 8, 5), True, None),
    ("61/2018/NĐ-CP", date(2025, 7, 1), False, "118/2025/NĐ-CP"),
    ("33/2023/NĐ-CP", date(2023, 7, 31), False, None),
    ("33/2023/NĐ-CP", date(2024, 1, 1), True, None),
    ("33/2023/NĐ-CP", NOW, None, None),
    ("399-QĐ/TW", NOW, True, None),
    ("66-QĐ/TW", NOW, False, "399-QĐ/TW"),
    ("1/2030/NĐ-CP", NOW, None, None),
    ("", NOW, None, None),
]


@pytest.mark.parametrize(("code", "day", "holds", "instead"), ROWS)
def test_what_holds_and_what_stands_instead(code: str, day: date, holds: bool | None, instead: str | None) -> None:
    assert in_force(code, day) is holds
    found = successor(code, day)
    assert (found.code if found else None) == instead


@pytest.mark.parametrize("code", ["91/2017/ND-CP", " 91 / 2017 / NĐ-CP ", "91/2017/nđ-cp", "91/2017/NĐ–CP"])
def test_a_code_in_any_spelling(code: str) -> None:
    assert in_force(code, NOW) is False


def test_a_successor_can_be_cited_in_full() -> None:
    found = successor("91/2017/NĐ-CP", NOW)
    assert found is not None
    assert (found.kind, found.date, found.issuer) == ("nghị định", date(2025, 6, 14), "Chính phủ")
    for entry in repealed():
        new = entry.replaced_by
        if new is not None:
            assert new.code.strip()
            assert new.issuer.strip()
            assert new.subject.strip()
            assert not new.subject.endswith(".")
            assert entry.until is not None
            assert new.date <= (new.since or date.max)


def test_an_answer_carries_how_sure_it_is() -> None:
    old, new = sureness("77/2015/QH13"), sureness("72/2025/QH15")
    assert old is not None
    assert new is not None
    assert (old.confidence, new.confidence) == ("K", "K")
    assert sureness("1/2030/NĐ-CP") is None


@given(st.sampled_from(repealed()), st.dates(date(2000, 1, 1), date(2040, 1, 1)))
def test_what_stands_instead_holds_or_is_in_doubt(known: Repealed, day: date) -> None:
    found = successor(known.code, day)
    if found is not None:
        assert in_force(known.code, day) is False
        assert in_force(found.code, day) is not False


@given(st.text(), st.dates())
def test_any_code_can_be_asked(code: str, day: date) -> None:
    assert in_force(code, day) in (True, False, None)
    assert successor(code, day) is None or in_force(code, day) is False
