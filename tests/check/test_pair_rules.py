"""KH2xx and KH6xx between plans: what a subordinate owes its superior."""

from __future__ import annotations

import io
from datetime import date
from pathlib import Path

import docx
import pytest

import kehoach
from check.coverage import Coverage
from check.engine import check_plans
from check.rule import Checked
from generate.origin import origin_of
from schemas.finding import Finding
from schemas.plan import AwardQuota, Deadline, LegalBasis, Period, Plan, Responsibility, Target
from tests.conftest import plan

TITLE = "Phân loại rác tại nguồn năm 2024"
UPPER = "Ủy ban nhân dân huyện Phú Lâm"


def superior(**fields: object) -> Plan:
    made = Plan(**fields)  # type: ignore[arg-type]
    made.header.doc_type, made.header.issuer, made.header.level = "kế hoạch", UPPER, "district"
    made.header.number, made.header.symbol, made.header.date = "68", "KH-UBND", "2024-03-08"
    made.header.title = TITLE
    return made


def subordinate(code: str = "68/KH-UBND", day: str = "2024-03-08", name: str = "xã Tân Lộc", **fields: object) -> Plan:
    made = Plan(**fields)  # type: ignore[arg-type]
    made.header.doc_type, made.header.issuer, made.header.level = "kế hoạch", f"Ủy ban nhân dân {name}", "commune"
    made.header.date = "2024-03-25"
    made.legal_bases = [
        LegalBasis(kind="kế hoạch", code=code, date=day, issuer=UPPER, subject=TITLE.lower(), relation="căn cứ")
    ]
    return made


def rules(found: list[Finding], *wanted: str) -> list[str]:
    return [row.rule for row in found if row.rule in wanted]


CITED = [
    (subordinate(), []),
    (subordinate(code="86/KH-UBND"), ["KH203"]),
    (subordinate(day="2024-03-18"), ["KH203"]),
    (subordinate(code="86/KH-UBND", day="2024-03-18"), ["KH203", "KH203"]),
]


@pytest.mark.parametrize(("below", "expected"), CITED)
def test_how_the_superior_is_cited(below: Plan, expected: list[str]) -> None:
    above = superior()
    assert rules(kehoach.check([above, below], superior=above), "KH202", "KH203") == expected


def test_a_superior_that_is_not_cited_at_all() -> None:
    above, below = superior(), subordinate()
    below.legal_bases = []
    assert rules(kehoach.check([above, below], superior=above), "KH202", "KH203") == ["KH202"]
    above.header.number = None  # there is nothing to cite it by
    assert rules(kehoach.check([above, below], superior=above), "KH202", "KH203") == []


@pytest.mark.parametrize(
    ("text", "severities"),
    [
        ("Báo cáo theo Kế hoạch số 86/KH-UBND ngày 08/3/2024 của UBND huyện Phú Lâm.", ["error"]),
        ("Báo cáo theo Kế hoạch số 86/KH-UBND của UBND huyện Phú Lâm.", ["warning"]),
        ("Báo cáo theo mục II Kế hoạch số 63/KH-UBND của UBND huyện.", ["warning"]),
        ("Báo cáo theo Kế hoạch số 68/KH-UBND của UBND huyện Phú Lâm.", []),
        # another plan: of another day, number, issuer or kind, or one that the superior cites
        ("Báo cáo theo Kế hoạch số 86/KH-UBND ngày 10/01/2024 của UBND huyện Phú Lâm.", []),
        ("Báo cáo theo Kế hoạch số 112/KH-UBND của UBND huyện Phú Lâm.", []),
        ("Báo cáo theo Kế hoạch số 86/KH-UBND của UBND tỉnh Hòa Giang.", []),
        ("Báo cáo theo Công văn số 86/UBND-NV của UBND huyện Phú Lâm.", []),
        ("Báo cáo theo Kế hoạch số 67/KH-UBND của UBND huyện Phú Lâm.", []),
        ("Báo cáo theo Kế hoạch số 86/KH-UBND.", []),
    ],
)
def test_the_superiors_number_in_the_body(text: str, severities: list[str]) -> None:
    above = superior(references=[{"kind": "kế hoạch", "code": "67/KH-UBND", "issuer": UPPER}])
    below = subordinate(outline=[{"kind": "paragraph", "text": text}])
    found = kehoach.check([above, below], superior=above, select=["KH203"])
    assert [row.severity for row in found] == severities


def quota(count: int, group: str | None = None, by: str = f"Chủ tịch {UPPER}") -> AwardQuota:
    return AwardQuota(
        award="giấy khen", awarded_by=by, occasion="annual", recipient="collective", count=count, group=group
    )


QUOTAS = [
    ([quota(10)], [quota(12)], ["KH603"]),
    ([quota(10)], [quota(10)], []),
    ([quota(10), quota(1, "mỗi xã")], [quota(2)], ["KH603"]),
    ([quota(10), quota(1, "mỗi xã")], [quota(1)], []),
    ([quota(1)], [quota(5, by="Chủ tịch Ủy ban nhân dân xã Tân Lộc")], []),  # what the commune gives itself
]


@pytest.mark.parametrize(("above", "below", "expected"), QUOTAS)
def test_quotas(above: list[AwardQuota], below: list[AwardQuota], expected: list[str]) -> None:
    found = kehoach.check([superior(award_quotas=above), subordinate(award_quotas=below)])
    assert rules(found, "KH603") == expected


def test_the_quotas_of_all_together() -> None:
    above = superior(award_quotas=[quota(10)])
    names = ("xã Tân Lộc", "xã Bình An", "xã Vĩnh Khê")
    six = [subordinate(name=name, award_quotas=[quota(4)]) for name in names]
    assert rules(kehoach.check([above, *six]), "KH609") == ["KH609"]
    assert rules(kehoach.check([above, *six[:2]]), "KH609") == []


PERIODS = [
    (("2024", "2026"), ("2024", "2026"), False),
    (("2024", "2026"), ("2025", "2025"), False),  # a year of the period
    (("2024", "2026"), ("2024", "2027"), True),
    (("2024", "2024"), ("2023", "2023"), True),
]


@pytest.mark.parametrize(("above", "below", "expected"), PERIODS)
def test_periods(above: tuple[str, str], below: tuple[str, str], expected: bool) -> None:
    one, two = superior(), subordinate()
    one.header.period, two.header.period = (Period(start=start, end=end) for start, end in (above, below))
    assert bool(rules(kehoach.check([one, two]), "KH606")) is expected


DUTY = "Kiện toàn Tổ công nghệ số cộng đồng ở từng thôn trước ngày 30/4/2024"


def duties(*tasks: str, bodies: str = "Ủy ban nhân dân các xã, thị trấn") -> list[Responsibility]:
    return [Responsibility(agencies=[bodies], role="assign", tasks=list(tasks))]


COVERED = [
    (
        [DUTY],
        "Tham mưu Chủ tịch UBND xã kiện toàn Tổ công nghệ số cộng đồng ở các thôn, xong trước ngày 26/4/2024.",
        [],
    ),
    ([DUTY], "Tuyên truyền, vận động Nhân dân phân loại rác.", ["KH604"]),
    (["Xây dựng kế hoạch thực hiện trên địa bàn, gửi về UBND huyện"], "Tuyên truyền phân loại rác.", []),
]


@pytest.mark.parametrize(("above", "line", "expected"), COVERED)
def test_duties(above: list[str], line: str, expected: list[str]) -> None:
    below = subordinate(outline=[{"kind": "paragraph", "text": line}])
    one = superior(responsibilities=duties(*above), outline=[{"kind": "paragraph", "text": text} for text in above])
    assert rules(kehoach.check([one, below]), "KH604") == expected


def test_other_bodies_duties_are_not_ours() -> None:
    one = superior(responsibilities=duties(DUTY, bodies="Phòng Nội vụ huyện Phú Lâm"))
    assert rules(kehoach.check([one, subordinate()]), "KH604") == []


def test_coverage_counts_rare_wording_more() -> None:
    coverage = Coverage(["báo cáo kết quả về UBND huyện", "báo cáo kết quả về UBND huyện trước 15/6", DUTY])
    assert coverage.of(DUTY, DUTY) == 1
    assert coverage.of(DUTY, "") == 0
    assert coverage.of(DUTY, "Kiện toàn Tổ công nghệ số cộng đồng") > coverage.of(DUTY, "ở từng thôn trước ngày 30/4")


def test_a_superior_that_changed_after_the_draft() -> None:
    above = plan("kh-huyen-phu-lam-2024.docx")
    made = kehoach.draft(above, "UBND xã Tân Lộc", today=date(2026, 11, 22))
    below = kehoach.derived_plan(made, above)
    origin = origin_of(made)
    page = plan("kh-huyen-phu-lam-2024.pdf")
    own = Checked("du-thao.docx", below, origin)
    assert rules(check_plans([Checked("huyen.pdf", page), own]), "KH608") == []  # the same plan as PDF
    later = page.model_copy(deep=True)
    later.targets[0].value = 85
    assert rules(check_plans([Checked("huyen.pdf", later), own]), "KH608") == ["KH608"]
    for sha256, expected in ((origin.superior_sha256, []), ("0" * 64, ["KH608"])):
        own = Checked("du-thao.docx", below, origin.model_copy(update={"superior_sha256": sha256}))
        found = check_plans([Checked("huyen.docx", above), own], None, frozenset({"KH608"}))
        assert rules(found, "KH608") == expected


def halves(first: str, second: str) -> list[Deadline]:
    """Two yearly times of one sentence, as extraction gives them: the later one holds the whole of it."""
    whole = f"Báo cáo kết quả 6 tháng (trước ngày {first}), cả năm (trước ngày {second}) về UBND huyện để tổng hợp"
    rows = []
    for text, action in ((first, whole.split("(")[0]), (second, whole)):
        day, month = text.split("/")
        rows.append(
            Deadline(
                when=f"FREQ=YEARLY;BYMONTH={month};BYMONTHDAY={day}", kind="report", inclusive=False,
                text=whole, action=action.lower(), recipient=UPPER,
            )
        )  # fmt: skip
    return rows


HALVES = [
    (("15/6", "30/11"), ("12/6", "27/11"), []),
    (("15/6", "30/11"), ("12/6", "5/12"), ["trước ngày 5/12"]),
    (("15/6", "30/11"), ("20/6", "27/11"), ["trước ngày 20/6"]),
    (("15/6", "30/11"), ("20/6", "5/12"), ["trước ngày 20/6", "trước ngày 5/12"]),
]


@pytest.mark.parametrize(("above", "below", "expected"), HALVES)
def test_each_time_answers_its_own(above: tuple[str, str], below: tuple[str, str], expected: list[str]) -> None:
    found = kehoach.check([superior(deadlines=halves(*above)), subordinate(deadlines=halves(*below))], select=["KH601"])
    assert [row.message.split("”")[0].split("“")[1] for row in found] == expected


def test_one_time_may_answer_two_of_one_day() -> None:
    above = superior(deadlines=[halves("15/6", "30/11")[0]] * 2)
    below = subordinate(deadlines=[halves("20/6", "30/11")[0]])
    assert rules(kehoach.check([above, below]), "KH601") == ["KH601", "KH601"]


def test_the_end_of_a_task_that_is_given_to_us_by_name() -> None:
    theirs = Deadline(
        when="2024-04-30", kind="complete", action=DUTY, text=DUTY, actor="Ủy ban nhân dân các xã, thị trấn"
    )
    words = DUTY.replace("30/4/2024", "30/6/2024")
    ours = Deadline(when="2024-06-30", kind="complete", action=words, text=words)
    found = kehoach.check([superior(deadlines=[theirs]), subordinate(deadlines=[ours])], select=["KH601"])
    assert [row.severity for row in found] == ["error"]
    theirs.actor = "Phòng Văn hóa và Thông tin"  # another's task, of which ours is a part
    found = kehoach.check([superior(deadlines=[theirs]), subordinate(deadlines=[ours])], select=["KH601"])
    assert [row.severity for row in found] == ["warning"]
    ours.action = ours.text = "Kiện toàn tổ hỗ trợ chuyển đổi số, xong trước ngày 30/6/2024"  # a like task of our own
    assert kehoach.check([superior(deadlines=[theirs]), subordinate(deadlines=[ours])], select=["KH601"]) == []


TASKS = [
    ("hold", "2022-07-05", "2022-07-21", ["error"]),
    ("end", "2024-09-15", "2024-09-30", ["error"]),
    ("end", "2024-09-15", "2024-09-15", []),
    ("start", "2024-09-01", "2024-09-10", []),
    ("complete", "2024-Q3", "2024-Q4", ["error"]),
    ("complete", "2024-09", "2024-09-25", []),
    ("hold", "FREQ=YEARLY;BYMONTH=9", "FREQ=YEARLY;BYMONTH=10", ["error"]),
]


@pytest.mark.parametrize(("kind", "above", "below", "severities"), TASKS)
def test_ends_of_ranges_and_of_tasks_in_tables(kind: str, above: str, below: str, severities: list[str]) -> None:
    words = "Tuần lễ ra quân dọn vệ sinh đồng ruộng, kênh mương nội đồng"
    actor = "Ủy ban nhân dân các xã, thị trấn"
    theirs = Deadline(when=above, kind=kind, action=words, text=words, actor=actor)  # type: ignore[arg-type]
    ours = Deadline(when=below, kind=kind, action=words, text=words)  # type: ignore[arg-type]
    found = kehoach.check([superior(deadlines=[theirs]), subordinate(deadlines=[ours])], select=["KH601"])
    assert [row.severity for row in found] == severities


def test_of_the_figures_of_one_sentence_the_equal_one_answers() -> None:
    whole = "Mỗi phường có tối thiểu 02 tuyến kiểu mẫu, mỗi xã tối thiểu 01 tuyến"
    rows = [("tuyến kiểu mẫu", 2), ("tuyến của mỗi xã", 1)]
    above = [Target(text=whole, indicator=name, comparator=">=", value=value, unit="tuyến") for name, value in rows]
    below = [
        Target(
            text="Có tối thiểu 01 tuyến kiểu mẫu", indicator="tuyến kiểu mẫu", comparator=">=", value=1, unit="tuyến"
        )
    ]
    assert rules(kehoach.check([superior(targets=above), subordinate(targets=below)], select=["KH602"]), "KH602") == []
    above[1].value = 2
    assert rules(kehoach.check([superior(targets=above), subordinate(targets=below)], select=["KH602"]), "KH602") == [
        "KH602"
    ]


@pytest.mark.parametrize("gone", ["Đăng ký thi đua", "Báo cáo tổng kết", "Kiện toàn"])
def test_a_duty_that_was_taken_out_of_a_draft_is_missed(gone: str, tmp_path: Path) -> None:
    above = plan("kh-huyen-phu-lam-2024.docx")
    document = docx.Document(
        io.BytesIO(kehoach.render(kehoach.draft(above, "UBND xã Tân Lộc", today=date(2026, 11, 22))))
    )
    for paragraph in [row for row in document.paragraphs if gone.lower() in row.text.lower()]:
        paragraph._p.getparent().remove(paragraph._p)
    path = tmp_path / "a.docx"
    document.save(str(path))
    found = kehoach.check([above, kehoach.extract(path)], superior=above, select=["KH604"])
    assert [gone in row.message for row in found] == [True]  # though another sentence has words like it


BY = [
    ("2026", "2028", ["warning"]),
    ("2026", "2026", []),
    ("2026", "2025", []),
    (None, "2028", []),
]


@pytest.mark.parametrize(("above", "below", "severities"), BY)
def test_a_target_that_is_reached_later(above: str | None, below: str, severities: list[str]) -> None:
    def aim(by: str | None) -> Target:
        text = "Tỷ lệ hộ dân phân loại rác tại nguồn đạt từ 80%"
        return Target(
            text=text, indicator="Tỷ lệ hộ dân phân loại rác tại nguồn", comparator=">=", value=80, unit="%", by=by
        )

    one, two = superior(targets=[aim(above)]), subordinate(targets=[aim(below)])
    assert [row.severity for row in kehoach.check([one, two], select=["KH602"])] == severities
    one.targets = [aim("2025"), aim(below)]  # a step on the way, and the superior's own end
    assert kehoach.check([one, two], select=["KH602"]) == []
