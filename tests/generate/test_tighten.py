"""Dates owed upward come earlier, on a working day, never before the superior's own date."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from generate.tighten import is_past, tighten
from norms.working_days import working_day

FLOOR = date(2024, 3, 8)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("gửi về UBND huyện trước ngày 29/3/2024", "gửi về UBND huyện trước ngày 26/3/2024"),
        ("chậm nhất ngày 29 tháng 4 năm 2024", "chậm nhất ngày 26 tháng 4 năm 2024"),  # 26/4 is a Friday
        ("trước ngày 10/3 hàng năm", "trước ngày 07/3 hàng năm"),
        ("trước ngày 20/6 và 20/11 hằng năm", "trước ngày 17/6 và 17/11 hằng năm"),
        ("trước ngày 20 hằng tháng", "trước ngày 17 hằng tháng"),
        ("trước ngày 02/01 hằng năm", "trước ngày 02/01 hằng năm"),
        ("định kỳ hằng quý", "định kỳ hằng quý"),
        (
            "theo Kế hoạch số 12/KH-UBND ngày 29/3/2024 của UBND tỉnh",
            "theo Kế hoạch số 12/KH-UBND ngày 29/3/2024 của UBND tỉnh",
        ),
    ],
)
def test_tighten(text: str, expected: str) -> None:
    assert tighten(text, 3, FLOOR, 2024).text == expected


def test_a_date_too_near_stays_and_asks() -> None:
    done = tighten("gửi trước ngày 10/3/2024", 3, FLOOR, 2024)
    assert done.text == "gửi trước ngày 10/3/2024"
    assert done.question is not None
    assert "10/03/2024" in done.question


def test_holidays_are_no_working_days() -> None:
    assert working_day(date(2024, 9, 2)) == date(2024, 8, 30)  # Quốc khánh, and the weekend before it
    assert working_day(date(2024, 2, 12)) < date(2024, 2, 9)  # Tết Giáp Thìn


@given(st.dates(date(2022, 1, 1), date(2030, 12, 31)), st.integers(0, 30))
def test_never_later_never_before_the_floor(day: date, lead: int) -> None:
    floor = date(2021, 12, 1)
    done = tighten(f"báo cáo chậm nhất ngày {day:%d/%m/%Y}", lead, floor, day.year)
    assert done.due is not None
    assert floor <= done.due <= day - timedelta(days=lead)
    assert done.due.weekday() < 5


@pytest.mark.parametrize(
    ("text", "past"),
    [
        ("Hoàn thành trước ngày 29/2/2024.", True),
        ("Hoàn thành trước ngày 29/3/2024.", False),
        ("Đến tháng 02/2024 hoàn thành việc rà soát.", True),
        ("Đến hết năm 2024 đạt 100%.", False),
        ("Hoàn thành trước ngày 20/02 hằng năm.", False),
        ("Thực hiện Nghị định số 30/2020/NĐ-CP ngày 05/3/2020 của Chính phủ.", False),
        ("Việc bình xét phải công khai.", False),
    ],
)
def test_a_time_gone_by(text: str, past: bool) -> None:
    assert is_past(text, FLOOR) is past


def test_a_limit_at_the_years_beginning_is_asked() -> None:
    assert "sang năm trước" in (tighten("trước ngày 02/01 hằng năm", 3, FLOOR, 2024).question or "")


def test_the_reason_says_what_was_done() -> None:
    assert "vào ngày làm việc" in tighten("trước ngày 29/3/2024", 3, FLOOR, 2024).reasons[0]
    assert "vào ngày làm việc" not in tighten("trước ngày 10/3 hằng năm", 3, FLOOR, 2024).reasons[0]
