"""Every rule: a finding, a clean case and an edge case; its documentation; pairing by citation."""

from __future__ import annotations

from collections.abc import Callable

import pytest

import kehoach
from check.recurrence import later
from check.rules import RULES
from schemas.finding import Finding
from schemas.plan import AwardQuota, Citation, Deadline, LegalBasis, Plan, Target

District = Callable[..., Plan]


def test_the_sample_commune_has_its_faults(district: Plan, commune: Plan) -> None:
    found = kehoach.check([("huyen.pdf", district), ("xa.txt", commune)])
    assert [(row.rule, row.where.file) for row in found] == [
        ("KH401", "xa.txt"),
        ("KH601", "xa.txt"),
        ("KH602", "xa.txt"),
    ]
    assert all(row.where.span is not None for row in found[:3])
    assert "70%" in found[2].message
    assert "75%" in found[2].message


def test_the_district_alone_is_clean(district: Plan) -> None:
    assert kehoach.check([district]) == []


def test_our_own_draft_is_clean_against_its_superior(district: Plan, tmp_path) -> None:  # type: ignore[no-untyped-def]
    made = kehoach.draft(district, "UBND xã Tân Lộc")
    path = tmp_path / "du-thao.docx"
    path.write_bytes(kehoach.render(made))
    assert kehoach.check([district, kehoach.extract(path)]) == []


def check_pairs(plans: list[Plan], superior: Plan | None = None) -> list[Finding]:
    """The rules that compare figures and times; made-up plans of one field lack what the others look for."""
    return kehoach.check(plans, superior, select=["KH401", "KH601", "KH602"])


def quotas(total: int, *parts: int, recipient: str = "collective") -> Plan:
    rows = [AwardQuota(recipient=recipient, count=total, occasion="annual")]  # type: ignore[arg-type]
    rows += [AwardQuota(recipient=recipient, count=part, occasion="annual", group=f"nhóm {part}") for part in parts]  # type: ignore[arg-type]
    return Plan(award_quotas=rows)


@pytest.mark.parametrize(
    ("made", "findings"),
    [
        (quotas(10, 4, 5), 1),
        (quotas(10, 4, 6), 0),
        (quotas(10, 4), 0),  # one part is no division
        (quotas(10), 0),
        (Plan(award_quotas=[*quotas(10, 4, 6).award_quotas, *quotas(7, 3, 3, recipient="individual").award_quotas]), 1),
    ],
)
def test_kh401(made: Plan, findings: int) -> None:
    assert [row.rule for row in check_pairs([made])] == ["KH401"] * findings


def superior(**fields: object) -> Plan:
    made = Plan(**fields)  # type: ignore[arg-type]
    made.header.issuer, made.header.level = "Ủy ban nhân dân huyện Phú Lâm", "district"
    made.header.number, made.header.symbol, made.header.date = "68", "KH-UBND", "2024-03-08"
    return made


def subordinate(**fields: object) -> Plan:
    made = Plan(**fields)  # type: ignore[arg-type]
    made.header.issuer, made.header.level, made.header.date = "Ủy ban nhân dân xã Tân Lộc", "commune", "2024-03-25"
    made.legal_bases = [LegalBasis(kind="kế hoạch", code="68/KH-UBND", date="2024-03-08", relation="thực hiện")]
    return made


def due(when: str, inclusive: bool = False) -> Deadline:
    text = "Báo cáo kết quả thực hiện phong trào về UBND huyện"
    return Deadline(
        when=when, kind="report", action=text, text=text, recipient="Ủy ban nhân dân huyện Phú Lâm", inclusive=inclusive
    )


@pytest.mark.parametrize(
    ("above", "below", "findings"),
    [
        (due("2024-06-20"), due("2024-06-25"), 1),
        (due("2024-06-20"), due("2024-06-20"), 0),
        (due("2024-06-20", False), due("2024-06-20", True), 1),  # "trước ngày 20" against "chậm nhất ngày 20"
        (due("FREQ=YEARLY;BYMONTH=6;BYMONTHDAY=20"), due("FREQ=YEARLY;BYMONTH=6;BYMONTHDAY=25"), 1),
        (due("FREQ=YEARLY;BYMONTH=6;BYMONTHDAY=20"), due("FREQ=YEARLY;BYMONTH=6;BYMONTHDAY=17"), 0),
        (due("FREQ=YEARLY;BYMONTH=6;BYMONTHDAY=20"), due("2024-06-25"), 0),  # of different shape: not compared
    ],
)
def test_kh601(above: Deadline, below: Deadline, findings: int) -> None:
    found = check_pairs([superior(deadlines=[above]), subordinate(deadlines=[below])])
    assert [row.rule for row in found] == ["KH601"] * findings


def test_kh601_is_only_about_what_is_owed_upward() -> None:
    own = due("2024-07-01")
    own.recipient, own.text, own.action = (
        "Ủy ban nhân dân xã Tân Lộc",
        "Các ấp báo cáo kết quả về UBND xã",
        "báo cáo kết quả",
    )
    assert check_pairs([superior(deadlines=[due("2024-06-20")]), subordinate(deadlines=[own])]) == []


def aim(value: float, comparator: str = ">=", indicator: str = "tỷ lệ hồ sơ nộp trực tuyến") -> Target:
    return Target(text=f"{indicator} {value}%", indicator=indicator, comparator=comparator, value=value, unit="%")  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("above", "below", "findings"),
    [
        (aim(75), aim(70), 1),
        (aim(75), aim(75), 0),
        (aim(75), aim(80), 0),
        (aim(5, "<="), aim(8, "<="), 1),  # a maximum that is higher is worse
        (aim(75), aim(70, indicator="số thôn có nhà văn hóa"), 0),
    ],
)
def test_kh602(above: Target, below: Target, findings: int) -> None:
    found = check_pairs([superior(targets=[above]), subordinate(targets=[below])])
    assert [row.rule for row in found] == ["KH602"] * findings


def test_plans_pair_by_number_and_date() -> None:
    below = subordinate(targets=[aim(70)])
    assert check_pairs([superior(targets=[aim(75)]), below])
    below.legal_bases[0].date = "2023-03-08"  # another year's plan of the same number
    assert not check_pairs([superior(targets=[aim(75)]), below])
    below.legal_bases = []
    below.references = [Citation(kind="kế hoạch", code="68/KH-UBND")]
    assert check_pairs([superior(targets=[aim(75)]), below])


def test_superior_may_be_named_outright() -> None:
    below = subordinate(targets=[aim(70)])
    below.legal_bases = []
    assert [row.rule for row in check_pairs([below], superior=superior(targets=[aim(75)]))] == ["KH602"]


def test_select_runs_only_those_rules(district: Plan, commune: Plan) -> None:
    assert {row.rule for row in kehoach.check([district, commune], select=["KH6"])} == {"KH601", "KH602"}


@pytest.mark.parametrize("id", sorted(RULES))
def test_every_rule_is_documented(id: str) -> None:
    for part in ("Phát hiện:", "Vì sao:", "Ví dụ:", "Cách sửa:", "Nguồn:"):
        assert part in RULES[id].doc, f"{id} does not say “{part}”"
    assert sum(part is not None for part in (RULES[id].run, RULES[id].compare, RULES[id].over)) == 1


@pytest.mark.parametrize(
    ("below", "above", "expected"),
    [
        (("2024-03", True), ("2024-03-20", True), True),
        (("2024-Q1", True), ("2024-03-31", True), False),
        (("2024-H2", True), ("2024-12-31", True), False),
        (("2025", True), ("2024-12-31", True), True),
        (("P5D", True), ("2024-12-31", True), False),
    ],
)
def test_later(below: tuple[str, bool], above: tuple[str, bool], expected: bool) -> None:
    assert later(*below, *above) is expected


def test_a_step_on_the_way_is_no_lower_aim() -> None:
    step, end = aim(70), aim(75)
    step.by, end.by = "2024", "2025"
    assert check_pairs([superior(targets=[end]), subordinate(targets=[step])]) == []
    step.by = None
    assert len(check_pairs([superior(targets=[end]), subordinate(targets=[step])])) == 1


def test_of_two_figures_in_one_sentence_the_equal_one_answers() -> None:
    text = "tuyên truyền tại 100% nhà trường và trên 70% người lao động"
    both = [
        Target(text=text, indicator=name, comparator=">=", value=value, unit="%")
        for name, value in (("tuyên truyền tại nhà trường", 100), ("tuyên truyền người lao động", 70))
    ]
    assert check_pairs([superior(targets=both), subordinate(targets=both)]) == []


def test_a_day_that_is_not_said_to_count_is_no_later_one() -> None:
    above, below = due("2024-06-20"), due("2024-06-20")
    above.inclusive, below.inclusive = None, True
    assert check_pairs([superior(deadlines=[above]), subordinate(deadlines=[below])]) == []


def test_another_issuers_plan_of_the_same_number_is_no_superior() -> None:
    below = subordinate(targets=[aim(70)])
    below.legal_bases[0].issuer = "Ủy ban nhân dân huyện Tân Phú"
    assert check_pairs([superior(targets=[aim(75)]), below]) == []


def test_a_plan_of_a_lower_level_is_no_superior() -> None:
    above, below = superior(targets=[aim(75)]), subordinate(targets=[aim(70)])
    above.header.level, below.header.level = "commune", "district"
    assert check_pairs([above, below]) == []
