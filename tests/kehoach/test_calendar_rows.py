"""Deadlines of papers as rows of a calendar: their days, whose they are, and that none is lost."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

import kehoach
from schemas.calendar import Calendar, CalendarRow
from schemas.errors import WrongUse
from schemas.plan import Deadline, OutlineNode, Plan, Responsibility
from schemas.span import Span
from schemas.unit import OwnOffice, Unit
from tests.kehoach.papers import due, paper

START, END = date(2026, 1, 1), date(2026, 12, 31)
COMMUNE = "Ủy ban nhân dân xã Tân Lộc"
EVERY_COMMUNE = "Ủy ban nhân dân các xã, phường"


def made(*plans: Plan, **asked: Any) -> Calendar:
    return kehoach.calendar(plans, start=START, end=END, **asked)


def only(row: Deadline, **asked: Any) -> CalendarRow:
    calendar = made(paper(row), **asked)
    rows = calendar.dated + calendar.without_day
    assert len(rows) == 1
    return rows[0]


@pytest.mark.parametrize(
    ("row", "expected"),
    [
        (
            due("2026-06-10", "báo cáo trước ngày 10/6/2026", inclusive=False),
            {"timing": "day", "last": date(2026, 6, 9), "off": None, "printed": "trước ngày 10/6/2026"},
        ),
        (
            due("2026-06-10", "báo cáo chậm nhất ngày 10/6/2026"),
            {"timing": "day", "last": date(2026, 6, 10), "printed": "chậm nhất ngày 10/6/2026"},
        ),
        (
            due("2026-06-14", "báo cáo chậm nhất ngày 14/6/2026"),
            {"last": date(2026, 6, 14), "off": "sunday", "working_day": date(2026, 6, 12)},
        ),
        (
            due("2026-06-13", "báo cáo chậm nhất ngày 13/6/2026"),
            {"last": date(2026, 6, 13), "off": "saturday", "working_day": date(2026, 6, 12)},
        ),
        (
            due("2026-05-01", "báo cáo chậm nhất ngày 01/5/2026"),
            {"last": date(2026, 5, 1), "off": "holiday", "working_day": date(2026, 4, 29)},
        ),
        (
            due("2026-05-01", "phát động ngày 01/5/2026", kind="hold", inclusive=None),
            {"last": date(2026, 5, 1), "off": "holiday", "working_day": None},
        ),
        (
            due("2026-Q2", "hoàn thành trong quý II/2026", kind="complete"),
            {"timing": "period", "first": date(2026, 4, 1), "last": date(2026, 6, 30), "period": "2026-Q2"},
        ),
        (
            due("2026-Q2", "xong trước quý II/2026", kind="complete", inclusive=False),
            {"timing": "day", "first": None, "last": date(2026, 3, 31), "period": None},
        ),
        (due("FREQ=MONTHLY;INTERVAL=3", "báo cáo hằng quý"), {"timing": "recurring", "last": None}),
        (due("P5D", "trong 05 ngày kể từ ngày nhận được"), {"timing": "counted", "last": None}),
        (due(None, "báo cáo kịp thời"), {"timing": "undated", "last": None}),
        (due("mai", "báo cáo"), {"timing": "undated", "last": None}),
        (
            due("2026-11-25", "8 giờ 00 ngày 25/11/2026 (thứ Tư)", kind="hold"),
            {"action": "Công tác trẻ em năm 2026", "printed": "8 giờ 00 ngày 25/11/2026 (thứ Tư)"},
        ),
    ],
)
def test_a_deadline_as_a_row(row: Deadline, expected: dict[str, object]) -> None:
    found = only(row)
    assert {name: getattr(found, name) for name in expected} == expected


def test_both_ends_of_an_interval_are_one_row() -> None:
    text = "từ ngày 20/11/2026 đến ngày 03/12/2026 ra quân"
    calendar = made(
        paper(
            due("2026-11-20", text, kind="start", window="w1", inclusive=None),
            due("2026-12-03", text, kind="end", window="w1"),
        )
    )
    (row,) = calendar.dated
    assert (row.timing, row.kind, row.first, row.last) == ("window", "during", date(2026, 11, 20), date(2026, 12, 3))
    assert (row.printed, row.deadlines) == ("từ ngày 20/11/2026 đến ngày 03/12/2026", [0, 1])


def test_both_ends_of_an_interval_of_every_year_are_one_row_a_year() -> None:
    text = "từ ngày 15/3 đến ngày 20/4 hằng năm"
    plan = paper(
        due("FREQ=YEARLY;BYMONTH=3;BYMONTHDAY=15", text, kind="start", window="w1", inclusive=None),
        due("FREQ=YEARLY;BYMONTH=4;BYMONTHDAY=20", text, kind="end", window="w1"),
    )
    rows = kehoach.calendar([plan], start=START, end=date(2027, 12, 31)).dated
    assert [(row.first, row.last) for row in rows] == [
        (date(2026, 3, 15), date(2026, 4, 20)),
        (date(2027, 3, 15), date(2027, 4, 20)),
    ]


def test_a_recurrence_ends_with_the_papers_period_and_what_is_over_stands_outside() -> None:
    plan = paper(
        due("FREQ=YEARLY;BYMONTH=3;BYMONTHDAY=10", "trước 10/3 hằng năm"), due("2024-05-06", "xong 06/5/2024"),
        period=("2023", "2025"), day="2023-01-05",
    )  # fmt: skip
    calendar = made(plan)
    assert calendar.dated == []
    assert [row.deadlines for row in calendar.outside] == [[1], [0]]


@pytest.mark.parametrize(
    ("actor", "share"),
    [
        ("Ủy ban nhân dân xã Tân Lộc", "named"),
        ("Ủy ban nhân dân xã Tân Lộc, Sở Y tế", "one_of"),
        (EVERY_COMMUNE, "all"),
        ("Ủy ban nhân dân cấp xã", "all"),
        ("Chủ tịch Ủy ban nhân dân các xã", "all"),
        ("các sở, ngành, địa phương", "all"),
        ("Sở Y tế, Ủy ban nhân dân các xã, phường", "all"),
        ("Ủy ban nhân dân xã Tân Hồng", None),
        ("Sở Y tế", None),
        ("Các sở, ban, ngành", None),
        ("Công an các xã, phường", None),
    ],
)
def test_what_is_asked_of_a_commune(actor: str, share: str | None) -> None:
    calendar = made(paper(due("2026-06-10", "báo cáo", actor)), unit=COMMUNE)
    assert [row.share for row in calendar.dated] == ([share] if share else [])
    assert calendar.unassigned == []


@pytest.mark.parametrize(
    ("who", "actor", "share"),
    [
        ("Phòng Nội vụ", "Phòng Nội vụ", "named"),
        ("Phòng Nội vụ", "Trưởng Phòng Nội vụ", "named"),
        ("phòng nội vụ", "Phòng Nội vụ, Công an huyện", "one_of"),
        ("Phòng Nội vụ huyện Phú Lâm", "Phòng Nội vụ huyện Phú Lâm", "named"),
        ("Phòng Nội vụ", "Phòng Nội vụ huyện Phú Lâm", "named"),
        ("Phòng Nội vụ", "Các phòng, ban, đơn vị", "all"),
        ("Phòng Nội vụ", "Phòng Tài chính - Kế hoạch", None),
        ("Công an huyện", "Công an huyện Phú Lâm", "named"),
        ("Công an huyện", "Các phòng, ban", None),
        ("VP HĐND và UBND", "Văn phòng Hội đồng nhân dân và Ủy ban nhân dân huyện Phú Lâm", "named"),
        ("UBND các xã, thị trấn", "Chủ tịch Ủy ban nhân dân cấp xã", "all"),
        ("UBND các xã, thị trấn", "Ủy ban nhân dân xã Tân Lộc", None),
        ("UBND xã Tân Lộc", "Ủy ban nhân dân xã Tân Lộc", "named"),
        ("UBND xã Tân Lộc", "Ủy ban nhân dân các xã", "all"),
    ],
)
def test_what_a_named_body_must_do(who: str, actor: str, share: str | None) -> None:
    plan = paper(due("2026-06-10", "báo cáo", actor), issuer="Ủy ban nhân dân huyện Phú Lâm", level="district")
    assert [row.share for row in made(plan, who=who).dated] == ([share] if share else [])


def test_a_body_is_found_in_a_paper_whose_issuer_has_no_area() -> None:
    plan = paper(due("2026-06-10", "báo cáo", "Thanh tra tỉnh"), issuer="Bộ Y tế", level="central")
    assert [row.share for row in made(plan, who="Thanh tra tỉnh").dated] == ["named"]
    assert made(plan, who="Công an tỉnh").dated == []


def test_a_body_that_helps_is_told_so() -> None:
    text = "Sở Y tế phối hợp với Sở Tài chính, các xã, phường lập dự toán trước 10/6/2026"
    duty = Responsibility(
        agencies=["Sở Y tế"], cooperating=["Sở Tài chính", EVERY_COMMUNE], role="lead", tasks=[text],
        task_evidence=[[Span(start=0, end=len(text), quote=text)]],
    )  # fmt: skip
    plan = paper(due("2026-06-10", text, "Sở Y tế"), due("2026-06-11", "khác", "Sở Y tế", place=500), duties=(duty,))
    for asked in ({"who": "Sở Tài chính"}, {"unit": COMMUNE}):
        (row,) = made(plan, **asked).dated
        assert (row.share, row.others, row.last) == ("cooperating", ["Sở Y tế"], date(2026, 6, 10))


def test_who_is_not_named_is_listed_apart() -> None:
    plan = paper(due("2026-06-10", "báo cáo"), due("FREQ=YEARLY", "hằng năm báo cáo", place=99))
    for asked in ({"who": "Sở Tài chính"}, {"unit": COMMUNE}):
        calendar = made(plan, **asked)
        assert calendar.dated + calendar.without_day + calendar.outside == []
        assert [row.deadlines for row in calendar.unassigned] == [[0], [1]]


def test_an_invitation_is_for_those_who_are_to_come() -> None:
    plan = paper(due("2026-11-25", "8 giờ 00 ngày 25/11/2026", kind="complete", inclusive=None), doc_type="giấy mời")
    plan.outline = [OutlineNode(kind="paragraph", text="Chủ tịch Ủy ban nhân dân các xã, phường")]
    (row,) = made(plan, unit=COMMUNE).dated
    assert (row.share, row.kind) == ("invited", "hold")
    assert made(plan, unit="Ủy ban nhân dân huyện Phú Lâm").dated == []


@pytest.mark.parametrize(
    ("actor", "share"),
    [(None, "addressed"), ("các cơ quan, đơn vị", "addressed"), ("Sở Y tế", None), (EVERY_COMMUNE, "all")],
)
def test_a_letter_asks_those_to_whom_it_is_written(actor: str | None, share: str | None) -> None:
    plan = paper(due("2026-06-10", "báo cáo trước ngày 10/6/2026", actor), doc_type="công văn")
    bullets = [OutlineNode(kind="paragraph", text=text) for text in ("Các sở, ban, ngành tỉnh;", f"{EVERY_COMMUNE}.")]
    plan.outline = [OutlineNode(kind="paragraph", text="Kính gửi:", children=bullets)]
    assert [row.share for row in made(plan, unit=COMMUNE).dated] == ([share] if share else [])
    plan.outline = [OutlineNode(kind="paragraph", text=f"Kính gửi: {EVERY_COMMUNE}.")]
    assert [row.share for row in made(plan, unit=COMMUNE).dated] == ([share] if share else [])
    assert made(plan, unit="Ủy ban nhân dân huyện Phú Lâm").dated == []


def test_the_room_follows_from_the_profile_or_the_norms() -> None:
    plan = paper(due("2026-06-10", "báo cáo kết quả chuyển đổi số", EVERY_COMMUNE))
    offices = [OwnOffice(name="Tổ Công nghệ", fields=["chuyển đổi số"])]
    unit = Unit(name=COMMUNE, area_name="Tân Lộc", place="Tân Lộc", offices=offices)
    assert made(plan, unit=unit).dated[0].room == "Tổ Công nghệ"
    assert made(plan, unit=COMMUNE).dated[0].room == "Phòng Văn hóa - Xã hội"


def test_a_units_own_plan_is_its_own_to_do() -> None:
    plan = paper(due("2026-06-10", "báo cáo", "Phòng Kinh tế"), issuer=COMMUNE, level="commune")
    (row,) = made(plan, unit=COMMUNE).dated
    assert (row.share, row.room) == ("own", "Phòng Kinh tế")


def test_an_office_belongs_to_the_first_papers_issuer_that_can_have_it() -> None:
    ministry = paper(due("2026-06-10", "báo cáo", "Sở Y tế"), issuer="Bộ Y tế", level="central", number="7")
    province = paper(due("2026-07-10", "báo cáo", "Các sở, ban, ngành tỉnh"))
    assert [row.share for row in made(ministry, province, unit="Sở Y tế").dated] == ["named", "all"]
    with pytest.raises(WrongUse, match="Chưa rõ “Sở Y tế” thuộc cơ quan nào"):
        made(ministry, unit="Sở Y tế")


@pytest.mark.parametrize(
    ("issuer", "actor", "share"),
    [
        ("Ủy ban nhân dân tỉnh Hòa Giang", "Thủ trưởng các cơ quan, ban, ngành tỉnh", "all"),
        ("Ủy ban nhân dân tỉnh Hòa Giang", "Các cơ quan, đơn vị, địa phương", "all"),
        ("Ủy ban nhân dân tỉnh Hòa Giang", "các đơn vị", "all"),
        ("Ủy ban nhân dân tỉnh Hòa Giang", "các cơ quan báo chí, phát thanh, truyền hình khác", None),
        ("Ủy ban nhân dân huyện Phú Lâm", "Thủ trưởng các cơ quan, ban, ngành huyện Phú Lâm", None),
        ("Ủy ban nhân dân huyện Phú Lâm", "Sở Y tế", "named"),
    ],
)
def test_all_offices_are_those_of_the_issuer(issuer: str, actor: str, share: str | None) -> None:
    unit = Unit(name="Sở Y tế", kind="office", level="other", area="tỉnh", area_name="Hòa Giang", place="Hòa Giang")
    found = made(paper(due("2026-06-10", "báo cáo", actor), issuer=issuer), unit=unit).dated
    assert [row.share for row in found] == ([share] if share else [])


def test_the_same_paper_in_another_file_is_counted_once() -> None:
    plan = paper(due("2026-06-10", "báo cáo", EVERY_COMMUNE))
    calendar = made(plan, plan.model_copy(deep=True), paper(due("2026-06-10", "báo cáo"), number="13"))
    assert (len(calendar.dated), calendar.repeated) == (2, 1)


def test_a_place_keeps_its_uid_when_its_day_changes_or_others_are_left_out() -> None:
    rows = [due("2026-06-10", "báo cáo", "Sở Y tế"), due("2026-06-11", "gửi", EVERY_COMMUNE, place=50)]
    before = made(paper(*rows)).dated[1].uid
    assert made(paper(rows[0], rows[1].model_copy(update={"when": "2026-08-08"}))).dated[1].uid == before
    assert made(paper(*rows), unit=COMMUNE).dated[0].uid == before


@pytest.mark.parametrize(
    ("asked", "told"),
    [
        ({"start": date(2026, 5, 1), "end": date(2026, 4, 1)}, "đứng sau ngày kết thúc"),
        ({"start": date(2026, 5, 1), "end": date(2046, 4, 1)}, "quá 10 năm"),
        ({"start": date(9999, 5, 1)}, "phải thuộc các năm"),
        ({"start": date(2026, 5, 1), "unit": COMMUNE, "who": "Sở Y tế"}, "Chỉ dùng một trong"),
        ({"start": date(2026, 5, 1), "who": " "}, "để trống"),
        ({"start": date(2026, 5, 1), "unit": "Công ty Minh Anh"}, "Không nhận ra đơn vị"),
    ],
)
def test_what_cannot_be_asked(asked: dict[str, Any], told: str) -> None:
    with pytest.raises(WrongUse, match=told):
        kehoach.calendar([paper()], **asked)


WHENS = [
    "2026-06-10", "2031-06-10", "2026-02", "2026-Q3", "2026-H1", "2026", "P5D", "PT24H", None, "mai", "0001-01-01",
    "FREQ=YEARLY;BYMONTH=3;BYMONTHDAY=10", "FREQ=MONTHLY;BYMONTHDAY=31", "FREQ=WEEKLY;BYDAY=MO", "FREQ=DAILY", "FREQ=YEARLY",
    "FREQ=MONTHLY;INTERVAL=3", "FREQ=MONTHLY;INTERVAL=3;BYMONTHDAY=15",
]  # fmt: skip
ROWS = st.lists(
    st.builds(
        due,
        st.sampled_from(WHENS),
        st.sampled_from(["báo cáo", "gửi trước ngày 10/6/2026", "hằng năm"]),
        st.sampled_from([None, EVERY_COMMUNE, "Sở Y tế"]),
        st.sampled_from(["report", "start", "end"]),
        inclusive=st.sampled_from([True, False, None]),
        window=st.sampled_from([None, "w1", "w2"]),
    ),
    max_size=8,
)


@given(ROWS, st.sampled_from([None, "2026", "2025"]))
def test_every_deadline_stands_in_one_place_and_its_times_apart(rows: list[Deadline], until: str | None) -> None:
    plan = paper(*rows, period=(None, until))
    calendar = made(plan)
    groups = (calendar.dated, calendar.without_day, calendar.outside)
    places = [{row.uid.partition("-")[0]: row.deadlines for row in group} for group in groups]
    assert sorted(index for group in places for indexes in group.values() for index in indexes) == [*range(len(rows))]
    assert len({row.uid for group in groups for row in group}) == sum(map(len, groups))
    assert all(row.last is not None for row in calendar.dated)
    assert all(row.last is None for row in calendar.without_day)
    assert made(plan).to_json() == calendar.to_json()


@given(ROWS)
def test_of_a_units_deadlines_none_is_lost_among_those_that_name_it_or_nobody(rows: list[Deadline]) -> None:
    calendar = made(paper(*rows), unit=COMMUNE)
    held = calendar.dated + calendar.without_day + calendar.outside
    found = {index for row in held + calendar.unassigned for index in row.deadlines}
    every = made(paper(*rows))
    asked = {index for row in every.dated + every.without_day if row.actor != "Sở Y tế" for index in row.deadlines}
    assert found >= asked
    assert all(row.share for row in held)
    assert not any(row.share for row in calendar.unassigned)


def test_the_shipped_plan_for_a_commune(district: Plan) -> None:
    calendar = kehoach.calendar([district], COMMUNE, start=date(2024, 1, 1), end=date(2025, 12, 31))
    assert calendar.dated
    assert all(row.quote and row.action and row.paper.code for row in calendar.dated)
    assert {row.share for row in calendar.dated} <= {"all", "named", "one_of", "cooperating"}
