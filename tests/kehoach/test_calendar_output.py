"""The calendar as events, sheets and text, read by others than those that wrote it."""

from __future__ import annotations

from datetime import date, timedelta
from pathlib import Path
from typing import Any

import pytest
import vobject
from hypothesis import given
from hypothesis import strategies as st

import kehoach
from kehoach.calendar_events import calendar_events
from kehoach.calendar_sheets import calendar_sheets
from kehoach.calendar_table import table
from kehoach.calendar_words import period_words
from kehoach.spreadsheet import first_sheet
from kehoach.spreadsheet_output import xlsx
from schemas.calendar import Calendar
from tests.kehoach.papers import due, paper

START, END = date(2026, 1, 1), date(2026, 12, 31)
WINDOW = "từ ngày 20/11/2026 đến ngày 03/12/2026 ra quân"
PLAN = paper(
    due("2026-06-14", "Lập báo cáo; gửi, nộp về Sở Y tế\nchậm nhất ngày 14/6/2026", "Ủy ban nhân dân các xã, phường", recipient="Sở Y tế"),
    due("2026-Q2", "hoàn thành trong quý II/2026", "Sở Y tế", kind="complete"),
    due("2026-11-20", WINDOW, kind="start", window="w1", inclusive=None),
    due("2026-12-03", WINDOW, kind="end", window="w1", tentative=True),
    due("2027", "thực hiện đến hết năm 2027", kind="end"),
    due("2026-01", "triển khai từ tháng 01/2026", kind="start", inclusive=None),
    due("FREQ=MONTHLY;INTERVAL=3", "định kỳ hằng quý, 6 tháng báo cáo"),
    due("FREQ=MONTHLY;INTERVAL=6", "định kỳ hằng quý, 6 tháng báo cáo"),
    due("FREQ=MONTHLY;INTERVAL=3;BYMONTHDAY=15", "trước ngày 15 của tháng cuối quý báo cáo", inclusive=False),
    due("P5D", "=1+1 trong 05 ngày kể từ ngày nhận được"),
)  # fmt: skip


def made(**asked: Any) -> Calendar:
    return kehoach.calendar([("kế hoạch.pdf", PLAN)], start=START, end=END, **asked)


def events(calendar: Calendar) -> list[Any]:
    read = vobject.readOne(calendar_events(calendar).decode())
    assert read.version.value == "2.0"
    return list(read.vevent_list)


def test_each_dated_row_is_an_all_day_event_with_an_alarm() -> None:
    calendar = made()
    read = events(calendar)
    assert len(read) == len(calendar.dated) == 8
    assert len({event.uid.value for event in read}) == 8
    for event in read:
        assert type(event.dtstart.value) is date
        assert event.dtend.value > event.dtstart.value
        assert event.valarm.trigger.value == timedelta(days=-3)
        assert event.dtstamp.value.isoformat() == "2026-01-05T00:00:00+00:00"


def test_an_event_says_what_who_and_where() -> None:
    event = next(one for one in events(made()) if one.dtstart.value == date(2026, 6, 14))
    assert event.dtend.value == date(2026, 6, 15)
    assert event.summary.value.startswith("Báo cáo: Lập báo cáo; gửi, nộp về Sở Y tế")
    for words in (
        "Ai làm: Ủy ban nhân dân các xã, phường", "Gửi: Sở Y tế", "Ngày cuối: Chủ nhật 14/06/2026", "Thứ Sáu 12/06/2026",
        "“chậm nhất ngày 14/6/2026”", "Trích: “Lập báo cáo; gửi, nộp về Sở Y tế chậm nhất", "12/KH-UBND", "trang 2", "kế hoạch.pdf",
    ):  # fmt: skip
        assert words in event.description.value


def test_a_period_is_told_on_its_last_day_and_a_short_interval_lies_over_its_days() -> None:
    by_day = {event.dtstart.value: event for event in events(made())}
    assert "Quý II/2026" in by_day[date(2026, 6, 30)].description.value
    window = by_day[date(2026, 11, 20)]
    assert (window.dtend.value, window.status.value) == (date(2026, 12, 4), "TENTATIVE")
    assert by_day[date(2026, 1, 1)].summary.value.startswith("Bắt đầu: ")


def test_the_same_calendar_gives_the_same_bytes_and_a_later_one_the_same_uids() -> None:
    assert calendar_events(made()) == calendar_events(made())
    later = kehoach.calendar([("bản khác.pdf", PLAN)], start=date(2026, 6, 1), end=date(2027, 6, 1))
    assert len({row.uid for row in later.dated} & {row.uid for row in made().dated}) == 6


@given(st.text(max_size=60), st.text(max_size=30))
def test_any_text_makes_a_calendar_that_can_be_read(action: str, actor: str) -> None:
    row = due("2026-06-14", "báo cáo", "Sở Y tế").model_copy(update={"action": action, "actor": actor or None})
    calendar = kehoach.calendar([paper(row)], start=START, end=END)
    assert len(events(calendar)) == 1


def test_sheets_hold_dates_and_no_formula(tmp_path: Path) -> None:
    sheets = calendar_sheets(made())
    assert [len(sheet.rows) for sheet in sheets] == [9, 4]
    assert sheets[0].rows[2][0] == date(2026, 3, 14)
    assert {
        cell for row in sheets[1].rows[1:] for cell in row if isinstance(cell, str) and cell.startswith("=")
    } == set()
    assert any("'=1+1" in str(cell) for row in sheets[1].rows for cell in row)
    out = tmp_path / "lich.xlsx"
    out.write_bytes(xlsx(sheets))
    read = first_sheet(out)
    assert read[0][:3] == ["Ngày cuối", "Từ ngày", "Trong"]
    assert read[2][0] == str((date(2026, 3, 14) - date(1899, 12, 30)).days)  # a date as a spreadsheet counts them


def test_who_is_not_named_has_a_sheet_of_its_own() -> None:
    sheets = calendar_sheets(made(unit="Ủy ban nhân dân xã Tân Lộc"))
    assert [sheet.name for sheet in sheets] == ["Có ngày", "Chưa rõ ngày", "Không nêu ai làm"]
    assert [len(sheet.rows) for sheet in sheets] == [2, 1, 10]


def test_the_table_goes_by_month_and_puts_apart_what_has_no_day() -> None:
    text = table(made(), 100)
    heads = [line for line in text.splitlines() if line and not line.startswith(" ")]
    assert heads == [
        "Lịch công việc từ 01/01/2026 đến 31/12/2026",
        "THÁNG 1/2026", "THÁNG 3/2026", "THÁNG 6/2026", "THÁNG 9/2026", "THÁNG 12/2026",
        "CHƯA RÕ NGÀY: ĐỊNH KỲ, KHÔNG GHI NGÀY HOẶC LÀM HẰNG NGÀY",
        "CHƯA RÕ NGÀY: TÍNH TỪ MỘT SỰ KIỆN",
    ]  # fmt: skip
    assert "“hằng quý, 6 tháng”" in text  # said once for both
    assert "Rơi vào Chủ nhật: ngày làm việc cuối cùng trước đó là Thứ Sáu 12/06/2026." in text
    assert "quý II/2026" in text
    assert "20/11/2026 – 03/12/2026" in text
    assert max(map(len, text.splitlines())) <= 100


def test_what_began_before_and_what_goes_on_stand_under_their_own_heads() -> None:
    text = table(kehoach.calendar([PLAN], start=date(2026, 1, 10), end=date(2026, 11, 25)), 100)
    assert text.index("ĐÃ BẮT ĐẦU TRƯỚC NGÀY 10/01/2026") < text.index("THÁNG 3/2026")
    assert text.index("THÁNG 9/2026") < text.index("KÉO DÀI QUÁ NGÀY 25/11/2026") < text.index("CHƯA RÕ NGÀY")


def test_the_weeks_of_a_month_stand_in_one_line() -> None:
    plan = paper(due("FREQ=WEEKLY;BYDAY=FR", "báo cáo thứ Sáu hằng tuần"))
    text = table(kehoach.calendar([plan], start=START, end=date(2026, 2, 28)), 100)
    assert "09, 16, 23, 30/01/2026" in text
    assert text.count("[báo cáo]") == 2
    assert "20/02/2026: Rơi vào ngày nghỉ lễ" in text


def test_an_empty_calendar_is_an_empty_text() -> None:
    assert table(kehoach.calendar([paper()], start=START, end=END), 80) == ""


@pytest.mark.parametrize(
    ("period", "words"),
    [
        ("2026-02", "tháng 02/2026"),
        ("2026-Q4", "quý IV/2026"),
        ("2026-H1", "6 tháng đầu năm 2026"),
        ("2026-H2", "6 tháng cuối năm 2026"),
        ("2026", "năm 2026"),
    ],
)
def test_a_period_in_words(period: str, words: str) -> None:
    assert period_words(period) == words
