"""Dates as printed (Decree 30/2020, Annex I, II.4b; RULES.md A3 DD-02, DD-03 and VD-03), read and written."""

from __future__ import annotations

from datetime import date
from itertools import pairwise

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from grammar.dates import find_dates, find_days, iso, write_long, write_short

DATES = [
    ("gửi ngày 05/3/2026 về xã", [("05/3/2026", "2026-03-05")]),
    ("gửi ngày 05/03/2026 về xã", [("05/03/2026", "2026-03-05")]),
    ("gửi ngày 5/3/2026 về xã", [("5/3/2026", "2026-03-05")]),
    ("họp 05-03-2026", [("05-03-2026", "2026-03-05")]),
    ("họp 05.03.2026.", [("05.03.2026", "2026-03-05")]),
    ("họp 05 / 3 / 2026", [("05 / 3 / 2026", "2026-03-05")]),
    ("Tân Lộc, ngày 16 tháng 12 năm 2026", [("ngày 16 tháng 12 năm 2026", "2026-12-16")]),
    ("Phú Lâm, ngày 08 tháng 01 năm 2026", [("ngày 08 tháng 01 năm 2026", "2026-01-08")]),
    ("sáng 15 tháng 6 năm 2026", [("15 tháng 6 năm 2026", "2026-06-15")]),
    ("NGÀY 15 THÁNG 6 NĂM 2026", [("NGÀY 15 THÁNG 6 NĂM 2026", "2026-06-15")]),
    ("Phú Lâm, ngày      tháng 12 năm 2026", [("ngày      tháng 12 năm 2026", "2026-12")]),
    ("xong trong tháng 12/2026", [("tháng 12/2026", "2026-12")]),
    ("xong trong tháng 4 năm 2026", [("tháng 4 năm 2026", "2026-04")]),
    ("từ tháng 9/2026 đến tháng 6/2027", [("tháng 9/2026", "2026-09"), ("tháng 6/2027", "2027-06")]),
    ("từ 15/11/2026 đến 20/12/2026", [("15/11/2026", "2026-11-15"), ("20/12/2026", "2026-12-20")]),
    ("ngày 31/02/2026", [("31/02/2026", None)]),
    ("ngày 31 tháng 4 năm 2026", [("ngày 31 tháng 4 năm 2026", None)]),
    ("tháng 13/2026", [("tháng 13/2026", None)]),
    ("ngày 29/02/2028", [("29/02/2028", "2028-02-29")]),
    ("Quyết định số 75/QĐ-UBND ngày 02/01/2026 của UBND xã Tân Lộc", [("02/01/2026", "2026-01-02")]),
]

NO_DATES = [
    "giai đoạn 2024 - 2026",
    "giai đoạn 2021-2025",
    "Nghị định số 30/2020/NĐ-CP",
    "Thông tư số 12/2025/TT-BNV",
    "Luật số 72/2025/QH15",
    "quý 3/2026",
    "quý II/2026",
    "mức độ 3, mức độ 4",
    "2.530.000 đồng",
    "trước ngày 10/3 hằng năm",
    "năm 2026",
    "47/KH-UBND",
    "",
]


@pytest.mark.parametrize(("text", "expected"), DATES)
def test_dates_with_a_year(text: str, expected: list[tuple[str, str | None]]) -> None:
    assert [(text[m.start : m.end], m.iso) for m in find_dates(text)] == expected


@pytest.mark.parametrize("text", NO_DATES)
def test_what_is_no_date(text: str) -> None:
    assert find_dates(text) == []


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("trước ngày 10/3 hàng năm", [(10, 3)]),
        ("trước 30/6", [(30, 6)]),
        ("trước ngày 01/6 và 15/11 hằng năm", [(1, 6), (15, 11)]),
        ("trước ngày 20 tháng 6", [(20, 6)]),
        ("trước ngày 15 tháng 11 hằng năm", [(15, 11)]),
        ("từ ngày 15/11 đến ngày 20/12/2026", [(15, 11)]),
    ],
)
def test_days_without_a_year(text: str, expected: list[tuple[int, int]]) -> None:
    assert [(m.day, m.month) for m in find_days(text)] == expected


@pytest.mark.parametrize(
    "text",
    [
        "ngày 10/3/2026",
        "ngày 10 tháng 3 năm 2026",
        "12/5/NQ-HĐND",
        "Nghị định 30/2020/NĐ-CP",
        "tháng 12/2026",
        "quý 3/2026",
        "45/12",
        "12/45",
        "định kỳ 6 tháng 1 lần",
        "số 05/KH-UBND",
        "",
    ],
)
def test_what_is_no_day(text: str) -> None:
    assert find_days(text) == []


@pytest.mark.parametrize(
    ("day", "short", "long"),
    [
        (date(2026, 8, 5), "05/8/2026", "ngày 05 tháng 8 năm 2026"),
        (date(2026, 1, 9), "09/01/2026", "ngày 09 tháng 01 năm 2026"),
        (date(2026, 2, 28), "28/02/2026", "ngày 28 tháng 02 năm 2026"),
        (date(2026, 3, 1), "01/3/2026", "ngày 01 tháng 3 năm 2026"),
        (date(2026, 6, 29), "29/6/2026", "ngày 29 tháng 6 năm 2026"),
        (date(2026, 12, 31), "31/12/2026", "ngày 31 tháng 12 năm 2026"),
    ],
)
def test_a_zero_before_days_to_9_and_months_1_and_2_only(day: date, short: str, long: str) -> None:
    assert write_short(day) == short
    assert write_long(day) == long


@pytest.mark.parametrize(
    ("year", "month", "day", "expected"),
    [
        (2026, 3, 10, "2026-03-10"),
        (2026, 3, None, "2026-03"),
        (2026, 2, 29, None),
        (2026, 13, 1, None),
        (2026, 0, None, None),
        (2026, 1, 0, None),
        (9999, 1, 1, None),
    ],
)
def test_iso(year: int, month: int, day: int | None, expected: str | None) -> None:
    assert iso(year, month, day) == expected


DAYS = st.dates(date(1900, 1, 1), date(2200, 12, 31))
PIECES = (
    "ngày",
    "tháng",
    "năm",
    "05/3/2026",
    "10/3",
    "2026",
    "12",
    "/",
    "-",
    ".",
    "31",
    "02",
    "KH-UBND",
    "٣",
    "hằng năm",
)
TEXTS = st.text() | st.lists(st.sampled_from(PIECES), max_size=12).map(" ".join) | st.text(alphabet="0123456789/-. ")


@given(DAYS)
def test_a_written_date_is_read_back(day: date) -> None:
    for written in (write_short(day), write_long(day)):
        text = f"Gửi về xã Tân Lộc trước {written}."
        assert [m.iso for m in find_dates(text)] == [day.isoformat()]
        assert find_days(text) == []


@given(TEXTS)
@example("1/1 tháng 1")
def test_matches_slice_the_text_in_order_and_apart(text: str) -> None:
    for found in (find_dates(text), find_days(text)):
        assert all(0 <= m.start < m.end <= len(text) for m in found)
        assert all(a.end <= b.start for a, b in pairwise(found))


@given(TEXTS)
def test_a_day_is_never_part_of_a_whole_date(text: str) -> None:
    whole = find_dates(text)
    assert all(d.end <= m.start or m.end <= d.start for d in find_days(text) for m in whole)
    assert find_dates(text) == whole
