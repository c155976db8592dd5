"""When a deadline falls due: single times, recurrences, the days that are left out."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from grammar.once import Occurrence, once
from kehoach.occurrences import recurring, rule_of

START, END = date(2026, 1, 1), date(2026, 12, 31)


@pytest.mark.parametrize(
    ("when", "inclusive", "first", "last", "period"),
    [
        ("2026-06-10", True, None, date(2026, 6, 10), None),
        ("2026-06-10", None, None, date(2026, 6, 10), None),
        ("2026-06-10", False, None, date(2026, 6, 9), None),
        ("2026-01-01", False, None, date(2025, 12, 31), None),
        ("2026-02", True, date(2026, 2, 1), date(2026, 2, 28), "2026-02"),
        ("2026-03", False, None, date(2026, 2, 28), None),
        ("2026-Q2", True, date(2026, 4, 1), date(2026, 6, 30), "2026-Q2"),
        ("2026-Q2", False, None, date(2026, 3, 31), None),
        ("2026-H2", True, date(2026, 7, 1), date(2026, 12, 31), "2026-H2"),
        ("2026", None, date(2026, 1, 1), date(2026, 12, 31), "2026"),
    ],
)
def test_a_time_that_stands_once(
    when: str, inclusive: bool | None, first: date | None, last: date, period: str | None
) -> None:
    made = once(when, inclusive)
    assert made is not None
    assert (made.first, made.last, made.period) == (first, last, period)


@pytest.mark.parametrize(
    "when", ["2026-02-31", "2026-13", "0001-01-01", "9999", "P5D", "FREQ=YEARLY", "2026-Q5", "mai", ""]
)
def test_a_time_without_days_of_its_own(when: str) -> None:
    assert once(when, False) is None


def days(when: str, text: str = "", inclusive: bool | None = True, **limits: date | None) -> list[str]:
    """The last days of a recurrence in 2026."""
    rule = rule_of(when, text)
    assert rule is not None
    since, until = limits.get("since"), limits.get("until")
    return [one.last.isoformat()[5:] for one in recurring(rule, text, inclusive, since, until, START, END)]


MONTHS = [f"{month:02d}" for month in range(1, 13)]


@pytest.mark.parametrize(
    ("when", "text", "inclusive", "expected"),
    [
        ("FREQ=YEARLY;BYMONTH=3;BYMONTHDAY=10", "", True, ["03-10"]),
        ("FREQ=YEARLY;BYMONTH=3;BYMONTHDAY=10", "", False, ["03-09"]),
        ("FREQ=YEARLY;BYMONTH=1;BYMONTHDAY=1", "", False, ["12-31"]),
        ("FREQ=YEARLY;BYMONTH=2;BYMONTHDAY=29", "", True, ["02-28"]),
        ("FREQ=MONTHLY;BYMONTHDAY=15", "", False, [f"{month}-14" for month in MONTHS]),
        ("FREQ=MONTHLY;INTERVAL=3;BYMONTHDAY=15", "tháng cuối quý", True, ["03-15", "06-15", "09-15", "12-15"]),
        ("FREQ=MONTHLY;INTERVAL=3;BYMONTHDAY=15", "tháng đầu quý", True, ["01-15", "04-15", "07-15", "10-15"]),
        ("FREQ=MONTHLY;INTERVAL=3;BYMONTHDAY=15", "6 tháng đầu năm", True, ["03-15", "06-15", "09-15", "12-15"]),
        ("FREQ=YEARLY;BYMONTH=9", "trong tháng 9 hằng năm", True, ["09-30"]),
        ("FREQ=YEARLY;BYMONTH=9", "trước tháng 9 hằng năm", False, ["08-31"]),
    ],
)
def test_a_recurrence_with_days(when: str, text: str, inclusive: bool, expected: list[str]) -> None:
    assert days(when, text, inclusive) == expected


def test_a_day_that_a_month_lacks_is_its_last() -> None:
    assert days("FREQ=MONTHLY;BYMONTHDAY=31")[:4] == ["01-31", "02-28", "03-31", "04-30"]


def test_a_day_of_the_week_comes_every_week() -> None:
    made = days("FREQ=WEEKLY;BYDAY=FR")
    assert (made[0], made[-1], len(made)) == ("01-02", "12-25", 52)


@pytest.mark.parametrize(
    ("when", "text"),
    [
        ("FREQ=YEARLY;INTERVAL=1", "hằng năm"),
        ("FREQ=YEARLY", "hằng năm"),
        ("FREQ=MONTHLY;INTERVAL=3", "hằng quý"),
        ("FREQ=MONTHLY", "hằng tháng"),
        ("FREQ=YEARLY;BYMONTH=9", "báo cáo 9 tháng"),
        ("FREQ=DAILY;BYHOUR=19", "trước 19h00 hằng ngày"),
        ("FREQ=WEEKLY", "hằng tuần"),
        ("FREQ=MONTHLY;INTERVAL=7;BYMONTHDAY=3", ""),
        ("FREQ=MONTHLY;BYMONTHDAY=32", ""),
        ("FREQ", ""),
    ],
)
def test_a_recurrence_that_says_no_day(when: str, text: str) -> None:
    assert rule_of(when, text) is None


def test_a_recurrence_holds_from_the_papers_day_to_the_end_of_its_period() -> None:
    made = days("FREQ=MONTHLY;BYMONTHDAY=20", since=date(2026, 3, 25), until=date(2026, 6, 30))
    assert made == ["04-20", "05-20", "06-20"]


def test_what_is_due_in_the_next_period_comes_once_more() -> None:
    rule = "FREQ=YEARLY;BYMONTH=1;BYMONTHDAY=15"
    assert days(rule, "trước 15/01 năm sau", until=date(2025, 12, 31)) == ["01-15"]
    assert days(rule, "trước 15/01 hằng năm", until=date(2025, 12, 31)) == []
    assert days("FREQ=MONTHLY;BYMONTHDAY=5", "ngày 05 tháng sau", until=date(2026, 2, 28)) == [
        "01-05",
        "02-05",
        "03-05",
    ]


@given(
    st.sampled_from(["FREQ=MONTHLY;BYMONTHDAY=31", "FREQ=WEEKLY;BYDAY=MO", "FREQ=YEARLY;BYMONTH=2;BYMONTHDAY=29"]),
    st.booleans(),
    st.dates(date(2000, 1, 1), date(2050, 1, 1)),
    st.integers(0, 900),
)
def test_two_spans_side_by_side_hold_each_time_once(when: str, inclusive: bool, start: date, length: int) -> None:
    rule = rule_of(when, "")
    assert rule is not None
    middle, end = date.fromordinal(start.toordinal() + length), date.fromordinal(start.toordinal() + 2 * length + 1)

    def of(first: date, last: date) -> list[Occurrence]:
        return recurring(rule, "", inclusive, None, None, first, last)

    assert of(start, middle) + of(date.fromordinal(middle.toordinal() + 1), end) == of(start, end)
