"""The matrix of two plans: what answers what, by tables of (superior, subordinate, expected), and what holds for any two plans."""

from __future__ import annotations

from datetime import date

import pytest

import kehoach
from check.level import level
from check.matching.addressed import means_us, whose
from check.matching.deadlines import wants_the_plan
from check.rule import Checked
from check.unit_names import unit_name
from corpus.shipped import DISTRICT, PROVINCE
from grammar.own_plan import asks_to_carry_out, asks_to_send_a_plan
from schemas.level import Listed, UnreadFile
from schemas.matrix import Matrix
from schemas.plan import AwardQuota, Deadline, Header, LegalBasis, Plan, Responsibility, Target
from schemas.span import Span
from tests.conftest import plan

UPPER = "Ủy ban nhân dân huyện Phú Lâm"
US = "Ủy ban nhân dân xã Tân Lộc"
ALL = "Ủy ban nhân dân các xã, thị trấn"
DUTY = "Kiện toàn Tổ công nghệ số cộng đồng ở từng thôn trước ngày 30/4/2024"
MAKE = "Xây dựng kế hoạch thực hiện Phong trào thi đua trên địa bàn, gửi về UBND huyện (qua Phòng Nội vụ) trước ngày 29/3/2024"


def span(place: int, text: str) -> Span:
    return Span(start=place, end=place + len(text), page=place // 1000 + 1, quote=text)


def made(issuer: str, level_name: str, day: str | None, lines: list[str], **fields: object) -> Plan:
    outline = [
        {"kind": "paragraph", "text": text, "spans": [span(1000 * place, text)]} for place, text in enumerate(lines)
    ]
    out = Plan(outline=outline, **fields)  # type: ignore[arg-type]
    out.header.doc_type, out.header.issuer, out.header.symbol = "kế hoạch", issuer, "KH-UBND"
    out.header.level, out.header.date = level_name, day  # type: ignore[assignment]
    out.header.title = "Phát động Phong trào thi đua chuyển đổi số"
    return out


def duties(*tasks: tuple[str, str], first: int = 0) -> list[Responsibility]:
    return [
        Responsibility(agencies=[who], role="assign", tasks=[task], evidence=[span(1000 * place, task)])
        for place, (who, task) in enumerate(tasks, start=first)
    ]


def superior(*tasks: tuple[str, str], **fields: object) -> Plan:
    out = made(UPPER, "district", "2024-03-08", [task for _, task in tasks], responsibilities=duties(*tasks), **fields)
    out.header.number = "68"
    return out


def subordinate(*lines: str, day: str | None = "2024-03-25", cited: bool = True, **fields: object) -> Plan:
    out = made(US, "commune", day, list(lines), **fields)
    out.header.number = "15"
    if cited:
        out.legal_bases = [
            LegalBasis(kind="kế hoạch", code="68/KH-UBND", date="2024-03-08", issuer=UPPER, relation="căn cứ")
        ]
    return out


DUTIES = [
    ((ALL, DUTY), "Tham mưu UBND xã kiện toàn Tổ công nghệ số cộng đồng ở các thôn.", ("answered", "words")),
    ((ALL, DUTY), "Tuyên truyền, vận động Nhân dân phân loại rác.", ("missing", "no_words")),
    (("Phòng Nội vụ huyện Phú Lâm", DUTY), "Tuyên truyền phân loại rác.", ("not_ours", "others")),
    (("Ủy ban nhân dân xã Tân Hồng", DUTY), "Tuyên truyền phân loại rác.", ("not_ours", "others")),
    ((US, DUTY), "Tuyên truyền phân loại rác.", ("missing", "no_words")),
    (("Các cơ quan, đơn vị liên quan", DUTY), "Tuyên truyền phân loại rác.", ("unclear", "anyone")),
    ((ALL, MAKE), "Tuyên truyền phân loại rác.", ("answered", "this_plan")),
    (
        (ALL, "Căn cứ chức năng, nhiệm vụ tổ chức thực hiện Kế hoạch này."),
        "Phân loại rác.",
        ("answered", "carries_out"),
    ),
    ((ALL, "Thực hiện tốt."), "Phân loại rác.", ("unclear", "short")),
]


@pytest.mark.parametrize(("above", "line", "expected"), DUTIES)
def test_what_answers_a_duty(above: tuple[str, str], line: str, expected: tuple[str, str]) -> None:
    row = kehoach.compare(superior(above), subordinate(line)).of("duty")[0]
    assert (row.state, row.reason) == expected


def test_a_duty_to_make_a_plan_is_not_answered_by_another_superiors_plan_or_by_no_plan() -> None:
    other = kehoach.compare(superior((ALL, MAKE)), subordinate("Phân loại rác.", cited=False))
    assert (other.rows[0].state, other.rows[0].reason) == ("unclear", "other_plan")
    report = subordinate("Phân loại rác.")
    report.header.doc_type = "báo cáo"
    assert kehoach.compare(superior((ALL, MAKE)), report).rows[0].state == "missing"


def test_a_sentence_that_answers_another_duty_is_no_answer() -> None:
    register = "Đăng ký thi đua với UBND huyện (qua Phòng Nội vụ) trước ngày 15/4 hằng năm."
    send = "Gửi hồ sơ đề nghị khen thưởng hằng năm về UBND huyện (qua Phòng Nội vụ) trước ngày 05/12 hằng năm."
    below = subordinate(send, responsibilities=duties(("Công chức Văn phòng", send)))
    rows = kehoach.compare(superior((ALL, register), (ALL, send)), below).of("duty")
    assert [row.state for row in rows] == ["unclear", "answered"]


def target(value: float, indicator: str, unit: str = "%", comparator: str = ">=", place: int = 0) -> Target:
    text = f"{indicator} đạt {value} {unit}"
    return Target.model_validate(
        {"text": text, "indicator": indicator, "comparator": comparator, "value": value, "unit": unit, "evidence": [span(place, text)]}
    )  # fmt: skip


PAID = "Tỷ lệ thanh toán trực tuyến phí, lệ phí"
TARGETS = [
    (target(60, PAID), [target(60, PAID)], [], ("answered", "same")),
    (target(60, PAID), [target(70, PAID)], [], ("answered", "better")),
    (target(60, PAID), [target(50, PAID)], [], ("partly", "worse")),
    (target(60, PAID), [], [f"{PAID} đạt […]%."], ("partly", "no_figure")),
    (target(60, PAID), [], [f"{PAID} tăng thêm 5 điểm."], ("unclear", "other_figure")),
    (target(60, PAID), [target(60, "Tỷ lệ hộ nghèo giảm")], [], ("missing", "no_words")),
    (target(6, "Số mô hình trên địa bàn huyện", "mô hình"), [], [], ("unclear", "whole_area")),
    (
        target(6, "Số mô hình trên địa bàn huyện", "mô hình"),
        [target(1, "Số mô hình trên địa bàn xã", "mô hình")],
        [],
        ("unclear", "share"),
    ),
    (target(80, "Tỷ lệ hồ sơ trực tuyến của các phòng, ban cấp huyện"), [], [], ("not_ours", "others")),
]


@pytest.mark.parametrize(("above", "below", "lines", "expected"), TARGETS)
def test_what_answers_a_target(above: Target, below: list[Target], lines: list[str], expected: tuple[str, str]) -> None:
    row = kehoach.compare(superior(targets=[above]), subordinate(*lines, targets=below)).of("target")[0]
    assert (row.state, row.reason) == expected


def due(
    when: str, text: str, actor: str | None = None, kind: str = "submit", inclusive: bool | None = False
) -> Deadline:
    values = {"when": when, "kind": kind, "actor": actor, "action": text.split(" trước")[0], "text": text}
    return Deadline.model_validate({**values, "inclusive": inclusive, "evidence": [span(9000, text)]})


REPORT = "Báo cáo kết quả Phong trào về UBND huyện (qua Phòng Nội vụ) trước ngày {}"
DEADLINES = [
    ("2024-06-20", "2024-06-17", ("answered", "in_time")),
    ("2024-06-20", "2024-06-20", ("answered", "in_time")),
    ("2024-06-20", "2024-06-25", ("partly", "later")),
]


@pytest.mark.parametrize(("above", "below", "expected"), DEADLINES)
def test_what_answers_a_deadline(above: str, below: str, expected: tuple[str, str]) -> None:
    one = superior(deadlines=[due(above, REPORT.format(above), ALL, "report")])
    two = subordinate(deadlines=[due(below, REPORT.format(below), "Văn phòng", "report")])
    row = kehoach.compare(one, two).of("deadline")[0]
    assert (row.state, row.reason) == expected


ISSUED = [
    ("2024-03-25", ("answered", "issued_in_time")),
    ("2024-03-28", ("answered", "issued_in_time")),
    ("2024-03-29", ("partly", "issued_late")),  # "trước ngày 29/3" ends on the 28th
    ("2024-02", ("answered", "issued_in_time")),
    ("2024-03", ("unclear", "undated_plan")),
    (None, ("unclear", "undated_plan")),
]


@pytest.mark.parametrize(("day", "expected"), ISSUED)
def test_the_plan_itself_is_due(day: str | None, expected: tuple[str, str]) -> None:
    one = superior(deadlines=[due("2024-03-29", MAKE, ALL)])
    row = kehoach.compare(one, subordinate(day=day)).of("deadline")[0]
    assert (row.state, row.reason) == expected


def test_a_plan_that_says_it_will_be_sent_in_time_but_is_issued_late() -> None:
    one = superior(deadlines=[due("2024-03-29", MAKE, ALL)])
    own = [due("2024-03-26", "Gửi Kế hoạch này về UBND huyện (qua Phòng Nội vụ) trước ngày 26/3/2024", "Văn phòng")]
    for day, reason in (("2024-04-02", "issued_late"), ("2024-03-20", "issued_in_time"), (None, "in_time")):
        row = kehoach.compare(one, subordinate(day=day, deadlines=own)).of("deadline")[0]
        assert row.reason == reason
        assert [passage.path for passage in row.below] == ["/deadlines/0"]


def test_days_counted_from_the_superiors_issue() -> None:
    text = "Ban hành kế hoạch trong thời hạn 10 ngày kể từ ngày Kế hoạch này được ban hành"
    one = superior(deadlines=[due("P10D", text, ALL, "complete", True)])
    assert wants_the_plan(one.deadlines[0], one)
    states = {day: kehoach.compare(one, subordinate(day=day)).rows[0].state for day in ("2024-03-18", "2024-03-19")}
    assert states == {"2024-03-18": "answered", "2024-03-19": "partly"}


def quota(count: int | None, by: str, group: str | None = None) -> AwardQuota:
    return AwardQuota(
        award="giấy khen", awarded_by=by, occasion="annual", recipient="collective", count=count, group=group
    )


QUOTAS = [
    (quota(1, f"Chủ tịch {UPPER}", "mỗi xã"), [quota(1, f"Chủ tịch {UPPER}")], ("answered", "within")),
    (quota(1, f"Chủ tịch {UPPER}", "mỗi xã"), [quota(2, f"Chủ tịch {UPPER}")], ("partly", "beyond")),
    (quota(6, f"Chủ tịch {UPPER}", ALL), [], ("unclear", "shared")),
    (quota(12, f"Chủ tịch {UPPER}"), [], ("not_ours", "total")),
    (quota(12, f"Chủ tịch {UPPER}", "phòng, ban"), [], ("not_ours", "others")),
]


@pytest.mark.parametrize(("above", "below", "expected"), QUOTAS)
def test_what_answers_a_quota(above: AwardQuota, below: list[AwardQuota], expected: tuple[str, str]) -> None:
    row = kehoach.compare(superior(award_quotas=[above]), subordinate(award_quotas=below)).of("quota")[0]
    assert (row.state, row.reason) == expected


NAMES = [
    (ALL, "ours"),
    ("Chủ tịch UBND các xã, thị trấn", "ours"),
    ("UBND xã Tân Lộc", "ours"),
    ("UBND xã Tân Hồng", "others"),
    ("Ủy ban nhân dân các xã Tân Hồng, Tân Mỹ", "others"),
    ("Ủy ban nhân dân các xã Tân Hồng, Tân Lộc", "ours"),
    ("Các cơ quan, đơn vị, địa phương", "ours"),
    ("Các cơ quan, đơn vị", "anyone"),
    ("Phòng Nội vụ", "others"),
]


@pytest.mark.parametrize(("name", "expected"), NAMES)
def test_whose_a_duty_is(name: str, expected: str) -> None:
    assert whose([name], [], subordinate()) == expected


def test_an_office_is_one_of_all_offices() -> None:
    office = Plan(header=Header(issuer="Sở Y tế", level="other", doc_type="kế hoạch"))
    assert means_us("Các sở, ban, ngành tỉnh", office) or means_us("Các sở, ban, ngành", office)
    assert means_us("Sở Y tế", office)
    assert not means_us("Sở Nội vụ", office)
    office.header.issuer = "Sở Y tế tỉnh Bình Nguyên"
    assert means_us("Sở Y tế", office)
    assert means_us("Giám đốc Sở Y tế", office)
    assert means_us("Các sở, ban, ngành thuộc Ủy ban nhân dân tỉnh Bình Nguyên", office)
    assert not means_us("Các sở, ban, ngành thuộc Ủy ban nhân dân tỉnh Hòa Giang", office)
    assert not means_us("Sở Y tế tỉnh Hòa Giang", office)
    assert not means_us("Thanh tra Sở Y tế", office)


def paths(plan_: Plan) -> set[str]:
    tasks = {
        f"/responsibilities/{n}/tasks/{k}"
        for n, row in enumerate(plan_.responsibilities)
        for k in range(len(row.tasks))
    }
    return tasks | {
        f"/{name}/{n}" for name in ("targets", "deadlines", "award_quotas") for n in range(len(getattr(plan_, name)))
    }


PAIRS = [(DISTRICT + ".docx", "UBND xã Tân Lộc"), (PROVINCE + ".md", "UBND xã Tân Lộc")]


@pytest.mark.parametrize(("name", "unit"), PAIRS)
def test_each_item_stands_once_and_the_same_plans_give_the_same_matrix(name: str, unit: str) -> None:
    above = plan(name)
    below = kehoach.derived_plan(kehoach.draft(above, unit, today=date(2026, 3, 1)), above)
    for one, two in ((above, below), (below, above), (above, Plan()), (Plan(), above)):
        found = kehoach.compare(one, two)
        assert [row.above.path for row in found.rows] == list(dict.fromkeys(row.above.path for row in found.rows))
        assert {row.above.path for row in found.rows} == paths(one)
        answers = {passage.path for row in found.rows for passage in row.below}
        own = [row.below.path for row in found.own]
        assert len(own) == len(set(own))
        assert not answers & set(own)
        assert paths(two) <= answers | set(own)
        assert found.to_json() == kehoach.compare(one, two).to_json()
        assert Matrix.model_validate_json(found.to_json()) == found


def test_our_own_draft_answers_all_that_is_asked_of_it() -> None:
    above = plan(DISTRICT + ".docx")
    below = kehoach.derived_plan(kehoach.draft(above, "UBND xã Tân Lộc", today=date(2026, 3, 1)), above)
    found = kehoach.compare(above, below)
    for field in ("duty", "target", "deadline"):
        tally = found.tally(field)  # type: ignore[arg-type]
        assert tally.owed == tally.answered > 0


def test_a_duty_that_was_cut_out_of_our_draft_is_missing() -> None:
    above = plan(DISTRICT + ".docx")
    whole = kehoach.derived_plan(kehoach.draft(above, "UBND xã Tân Lộc", today=date(2026, 3, 1)), above)
    cut = "Tổ công nghệ số cộng đồng ở từng thôn"
    below = whole.model_copy(deep=True)
    for node in [node for top in below.outline for node in top.walk()]:
        if cut in (node.text or ""):
            node.text = None
    below.responsibilities = [row for row in below.responsibilities if not any(cut in task for task in row.tasks)]
    below.deadlines = [row for row in below.deadlines if cut not in row.text]
    missing = [row for row in kehoach.compare(above, below).rows if row.state == "missing"]
    assert {(row.field, cut in row.above.text) for row in missing} == {("duty", True), ("deadline", True)}


NOTES = [
    (superior(), subordinate(), []),
    (superior(), subordinate(cited=False), ["không dẫn"]),
    (superior(), subordinate(day=None), ["không ghi đủ ngày"]),
    (subordinate(), superior(), ["không phải ngược lại", "cấp thấp hơn"]),
    (superior(), superior(), ["cùng cấp"]),
]


@pytest.mark.parametrize(("above", "below", "expected"), NOTES)
def test_what_is_odd_about_two_plans_is_said(above: Plan, below: Plan, expected: list[str]) -> None:
    above, below = above.model_copy(deep=True), below.model_copy(deep=True)
    for one in (above, below):
        one.targets = [target(1, PAID)]
    notes = kehoach.compare(above, below).notes
    assert all(any(words in note for note in notes) for words in expected)
    assert bool(notes) is bool(expected)


def test_circular_citations_are_said() -> None:
    above = superior()
    above.references = [LegalBasis(kind="kế hoạch", code="15/KH-UBND", date="2024-03-25", relation="căn cứ")]
    assert any("dẫn chiếu lẫn nhau" in note for note in kehoach.compare(above, subordinate()).notes)


UNITS = [
    ("UBND xã Tân Lộc", "ỦY BAN NHÂN DÂN XÃ TÂN LỘC", True),
    ("xã Hoà Bình", "Uỷ ban nhân dân xã Hòa Bình", True),
    ("xã Hòa Bình, huyện A", "Ủy ban nhân dân xã Hòa Bình", True),
    ("xã Hòa Bình (huyện An Phú)", "UBND xã Hòa Bình, huyện An Phú", True),
    ("xã Hòa Bình, huyện An Phú", "UBND xã Hòa Bình, huyện Phú Lâm", False),
    ("TT. Phú Lâm", "Ủy ban nhân dân thị trấn Phú Lâm", True),
    ("P. 5", "UBND phường 5", True),
    ("phường Tân Lộc", "UBND xã Tân Lộc", False),
    ("Tân Lộc", "UBND xã Tân Lộc", True),
    ("Tân Lộc", "UBND xã Tân Hồng", False),
    ("xã Tân Lộc", "xã Tân Lợc", False),
    ("Sở Y tế", "Sở Y tế tỉnh Hòa Giang", True),
    ("Sở Y tế", "Sở Nội vụ", False),
]


@pytest.mark.parametrize(("one", "other", "expected"), UNITS)
def test_names_of_one_unit(one: str, other: str, expected: bool) -> None:
    assert unit_name(one).may_be(unit_name(other)) is expected


SENDING = [
    ("gửi Kế hoạch về Sở Y tế trước ngày 10/3", True),
    ("Kế hoạch của các đơn vị gửi về Phòng Nội vụ", True),
    ("Báo cáo kết quả thực hiện Kế hoạch gửi về Sở", False),
]


@pytest.mark.parametrize(("text", "expected"), SENDING)
def test_asks_to_send_a_plan(text: str, expected: bool) -> None:
    assert asks_to_send_a_plan(text) is expected


CARRYING = [
    ("theo chức năng, nhiệm vụ được giao tổ chức thực hiện Kế hoạch có hiệu quả.", True),
    ("Tổ chức triển khai thực hiện Kế hoạch này trên địa bàn.", True),
    ("Tổ chức thực hiện kế hoạch kiểm tra an toàn thực phẩm", False),
]


@pytest.mark.parametrize(("text", "expected"), CARRYING)
def test_asks_to_carry_out(text: str, expected: bool) -> None:
    assert asks_to_carry_out(text) is expected


def of(name: str, day: str | None, file: str, doc_type: str = "kế hoạch") -> Checked:
    out = subordinate("Phân loại rác.", day=day)
    out.header.issuer, out.header.doc_type = f"Ủy ban nhân dân {name}", doc_type
    return Checked(file, out)


ABOVE = Checked("huyen.docx", superior((ALL, MAKE), deadlines=[due("2024-03-29", MAKE, ALL)]))
STATUSES = [
    (Listed(name="xã Tân Lộc"), [of("xã Tân Lộc", "2024-03-28", "a.docx")], "on_time", "plan", None),
    (Listed(name="xã Tân Lộc"), [of("xã Tân Lộc", "2024-03-29", "a.docx")], "late", "plan", 1),
    (Listed(name="xã Tân Lộc"), [of("xã Tân Lộc", "2024-03", "a.docx")], "sent", "plan", None),
    (Listed(name="xã Tân Lộc"), [of("xã Tân Lộc", None, "a.docx")], "sent", None, None),
    (
        Listed(name="xã Tân Lộc", received=date(2024, 4, 2)),
        [of("xã Tân Lộc", "2024-03-20", "a.docx")],
        "late",
        "roster",
        5,
    ),
    (
        Listed(name="xã Tân Lộc", due=date(2024, 4, 5)),
        [of("xã Tân Lộc", "2024-04-05", "a.docx")],
        "on_time",
        "plan",
        None,
    ),
    (Listed(name="xã Tân Lộc"), [], "missing", None, None),
    (Listed(name="xã Tân Lộc", received=date(2024, 3, 20)), [], "on_time", "roster", None),
    (Listed(name="xã Tân Lộc"), [of("xã Tân Lộc", "2024-03-20", "a.docx", "báo cáo")], "unclear", "plan", None),
]


@pytest.mark.parametrize(("listed", "plans", "status", "by", "late"), STATUSES)
def test_who_has_sent_and_when(
    listed: Listed, plans: list[Checked], status: str, by: str | None, late: int | None
) -> None:
    row = level(ABOVE, plans, [listed]).units[0]
    assert (row.status, row.sent_by, row.days_late) == (status, by, late)
    assert row.due == (listed.due or date(2024, 3, 28))


def test_each_unit_has_the_limit_of_the_sentence_that_means_it() -> None:
    offices = "Xây dựng kế hoạch thực hiện Phong trào thi đua của cơ quan, gửi về UBND huyện trước ngày 22/3/2024"
    above = superior(deadlines=[due("2024-03-29", MAKE, ALL), due("2024-03-22", offices, "Các phòng, ban, đơn vị")])
    found = level(Checked("a", above), [], [Listed(name="xã Tân Lộc"), Listed(name="Phòng Tài chính - Kế hoạch")])
    assert [row.due for row in found.units] == [date(2024, 3, 28), date(2024, 3, 21)]
    assert found.asked() is None
    assert any("nhiều câu" in note for note in found.notes)
    twice = superior(deadlines=[due("2024-03-29", MAKE, ALL), due("2024-04-29", MAKE.replace("29/3", "29/4"), ALL)])
    unit = level(Checked("a", twice), [], [Listed(name="xã Tân Lộc")]).units[0]
    assert (unit.due, ["một ngày gửi duy nhất" in note for note in unit.notes]) == (None, [True])


def test_two_units_of_one_name_are_not_guessed_at() -> None:
    roster = [
        Listed(name="xã Tân Lộc, huyện Phú Lâm"),
        Listed(name="xã Tân Lộc, huyện An Phú"),
        Listed(name="xã Tân Hồng"),
    ]
    plans = [of("xã Tân Lộc", "2024-03-20", "a.docx"), of("xã Lạ", "2024-03-20", "b.docx")]
    found = level(ABOVE, plans, roster)
    assert [row.status for row in found.units] == ["unclear", "unclear", "missing"]
    assert [row.files for row in found.unlisted] == [["a.docx"], ["b.docx"]]
    told = level(ABOVE, plans, [roster[0].model_copy(update={"file": "A.docx"}), *roster[1:]])
    assert [row.status for row in told.units] == ["on_time", "missing", "missing"]


def test_a_file_that_only_the_roster_knows_of() -> None:
    unread = [UnreadFile(file="b.pdf", problem="Tệp hỏng.")]
    roster = [Listed(name="xã Tân Lộc", file="a.docx"), Listed(name="xã Tân Hồng", file="B.pdf"), Listed(name="xã Lạ")]
    found = level(ABOVE, [], roster, unread)
    assert [row.status for row in found.units] == ["unclear", "unclear", "missing"]
    assert "không có trong các tệp" in found.units[0].notes[0]
    assert "không đọc được" in found.units[1].notes[0]
    assert any("không đọc được có thể là" in note for note in found.notes)


def test_a_name_without_its_kind_is_taken_with_a_note() -> None:
    found = level(ABOVE, [of("xã Tân Lộc", "2024-03-20", "a.docx")], [Listed(name="Tân Lộc")])
    assert [row.files for row in found.units] == [["a.docx"]]
    assert any("Ủy ban nhân dân xã Tân Lộc" in note for note in found.units[0].notes)
    both = level(ABOVE, [of("xã Tân Lộc", "2024-03-20", "a.docx")], [Listed(name="Tân Lộc"), Listed(name="xã Tân Lộc")])
    assert [row.status for row in both.units] == ["missing", "on_time"]


def test_of_several_files_the_one_that_cites_the_superior_counts() -> None:
    old = of("xã Tân Lộc", "2024-03-26", "old.docx")
    old.plan.legal_bases = []
    found = level(ABOVE, [old, of("xã Tân Lộc", "2024-03-20", "new.docx")], [Listed(name="xã Tân Lộc")])
    assert (found.units[0].sent_on, found.units[0].files) == ("2024-03-20", ["old.docx", "new.docx"])
    assert any("new.docx" in note for note in found.units[0].notes)


def test_without_a_roster_nobody_is_missing() -> None:
    found = level(ABOVE, [of("xã Tân Lộc", "2024-03-20", "a.docx")], None)
    assert not found.has_roster
    assert [row.status for row in found.units] == ["on_time"]


def test_a_deadline_that_answers_another_duty_is_not_called_late() -> None:
    register = "Đăng ký thi đua với UBND huyện (qua Phòng Nội vụ) trước ngày 15/4 hằng năm."
    send = "Gửi hồ sơ đề nghị khen thưởng hằng năm về UBND huyện (qua Phòng Nội vụ) trước ngày {}/12 hằng năm."
    one = superior(
        deadlines=[
            due("FREQ=YEARLY;BYMONTH=4;BYMONTHDAY=15", register, ALL),
            due("FREQ=YEARLY;BYMONTH=12;BYMONTHDAY=5", send.format("05"), ALL),
        ]
    )
    for day, late in (("02", []), ("08", ["KH601"])):
        two = subordinate(
            deadlines=[due(f"FREQ=YEARLY;BYMONTH=12;BYMONTHDAY={int(day)}", send.format(day), "Văn phòng")]
        )
        assert [row.rule for row in kehoach.check([one, two], one, ["KH601"])] == late


def test_a_day_of_the_roster_that_could_not_be_read_leaves_the_unit_unclear() -> None:
    listed = Listed(name="xã Tân Lộc", doubts=["Dòng 3: “31/02/2024” không phải ngày."])
    found = level(ABOVE, [of("xã Tân Lộc", "2024-03-20", "a.docx")], [listed]).units[0]
    assert (found.status, found.days_late) == ("unclear", None)
    assert listed.doubts[0] in found.notes
    assert level(ABOVE, [], [listed]).units[0].status == "unclear"  # it may have been sent on that day
    sure = level(ABOVE, [of("xã Tân Lộc", "2024-03-20", "a.docx")], [Listed(name="xã Tân Lộc")]).units[0]
    assert sure.status == "on_time"


def test_one_time_of_a_year_does_not_answer_another() -> None:
    def report(*days: tuple[int, int]) -> list[Deadline]:
        text = "Báo cáo kết quả phân loại rác về UBND huyện Phú Lâm hằng năm."
        rules = [f"FREQ=YEARLY;BYMONTH={month};BYMONTHDAY={day}" for day, month in days]
        return [Deadline(when=when, kind="report", action=text, text=text, recipient=UPPER) for when in rules]

    above = superior((ALL, "Phân loại rác tại nguồn."))
    above.deadlines = report((20, 6), (20, 11))
    below = subordinate("Báo cáo kết quả phân loại rác về UBND huyện Phú Lâm hằng năm.", deadlines=report((17, 6)))
    assert [row.state for row in kehoach.compare(above, below).of("deadline")] == ["answered", "partly"]
    below.deadlines = report((17, 6), (17, 11))
    assert [row.state for row in kehoach.compare(above, below).of("deadline")] == ["answered", "answered"]
