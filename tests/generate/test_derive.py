"""The draft as a whole: traced, complete, nothing invented, by the law of its day."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from datetime import date
from pathlib import Path

import pytest

import kehoach
from corpus.shipped import sample
from generate.source import sections
from generate.units import unit_from_name
from schemas.draft import Draft
from schemas.errors import WrongUse
from schemas.plan import Plan
from schemas.span import Span
from tests.conftest import plan

TODAY = date(2026, 11, 22)
DISTRICT, PROVINCE = "kh-huyen-phu-lam-2024.docx", "kh-tinh-hoa-giang-2025.md"


def make(name: str, unit: str) -> Draft:
    return kehoach.draft(plan(name), unit, today=TODAY)


DRAFTS = [
    (DISTRICT, "UBND xã Tân Lộc"),
    (DISTRICT, "UBND thị trấn Phú Lâm"),
    (PROVINCE, "UBND xã Tân Lộc"),
    (PROVINCE, "UBND phường Bến Gỗ"),
]


@pytest.mark.parametrize(("name", "unit"), DRAFTS)
def test_every_clause_has_a_decision_with_a_reason(name: str, unit: str) -> None:
    made = make(name, unit)
    for clause in made.clauses:
        assert clause.decisions, clause.text
        assert all(decision.reason for decision in clause.decisions)
        assert any(decision.sources or decision.norm for decision in clause.decisions), clause.text
    assert all(decision.reason and decision.sources for decision in made.dropped)


@pytest.mark.parametrize(("name", "unit"), DRAFTS)
def test_no_clause_of_the_superior_is_lost(name: str, unit: str) -> None:
    made = make(name, unit)
    decisions = [decision for clause in made.clauses for decision in clause.decisions] + made.dropped
    seen = [(span.start, span.end) for decision in decisions for span in decision.sources]
    _, body = sections(plan(name))
    for top in body:
        for source in top.walk():
            for span in source.spans[:1]:
                assert any(start < span.end and span.start < end for start, end in seen), source.text


def figures(text: str) -> set[str]:
    return set(re.findall(r"\d+(?:[.,/]\d+)*", text))


@pytest.mark.parametrize(("name", "unit"), DRAFTS)
def test_no_figure_is_invented(name: str, unit: str) -> None:
    """Every figure of the draft stands in the superior, in its tightened dates, or in the numbering of clauses."""
    made = make(name, unit)
    known = figures(" ".join(node.quote for node in _spans(plan(name)))) | figures(str(plan(name).header.date))
    for clause in made.clauses:
        moved = any(decision.verb == "tightened" for decision in clause.decisions)
        if clause.kind != "base" and not moved:
            assert figures(clause.text) <= known, clause.text


def _spans(source: Plan) -> Iterator[Span]:
    for node in source.outline:
        yield from node.all_spans()


def test_tables_and_annexes_that_are_not_taken_over_are_said(write: Callable[..., Path]) -> None:
    text = sample(PROVINCE).read_text(encoding="utf-8")
    table = "\n\n| Chỉ số | Mức |\n|---|---|\n| Hồ sơ trực tuyến | 75% |\n\n"
    at = text.rindex("\n", 0, text.index("TỔ CHỨC THỰC HIỆN"))
    made = kehoach.draft(kehoach.extract(write(text[:at] + table + text[at:], "co-bang.md")), "UBND xã Tân Lộc")
    left = [decision for decision in made.dropped if any(span.quote == "Hồ sơ trực tuyến" for span in decision.sources)]
    assert len(left) == 1
    assert left[0].reason.startswith("bảng của cấp trên")
    assert any("bảng hoặc phụ lục" in note for note in made.notes)


@pytest.mark.parametrize(("name", "unit"), DRAFTS)
def test_quoted_names_are_untouched(name: str, unit: str) -> None:
    original = {quote for span in _spans(plan(name)) for quote in re.findall(r"“[^”]+”", span.quote)}
    for clause in make(name, unit).clauses:
        assert set(re.findall(r"“[^”]+”", clause.text)) <= original


def test_the_superior_is_cited_in_full_and_last() -> None:
    bases = [clause.text for clause in make(DISTRICT, "UBND xã Tân Lộc").clauses if clause.kind == "base"]
    assert "Kế hoạch số 68/KH-UBND ngày 08/3/2024 của UBND huyện Phú Lâm về phát động phong trào thi đua" in bases[-1]
    assert bases[-1].endswith(".")
    assert all(text.endswith(";") for text in bases[:-1])
    assert not any("41/KH-UBND" in text for text in bases)  # the province's plan is carried by the district's


def test_the_drafts_own_plan_is_discharged_and_its_date_is_the_day_to_sign_by() -> None:
    made = make(DISTRICT, "UBND xã Tân Lộc")
    assert any(decision.verb == "discharged" for decision in made.dropped)
    assert made.sign_by == "2024-03-25"  # sent before 26/3, three days before 29/3/2024
    assert (made.header.month, made.header.year) == (3, 2024)


def test_upward_dates_are_earlier_and_others_kept() -> None:
    text = "\n".join(clause.text for clause in make(DISTRICT, "UBND xã Tân Lộc").clauses)
    assert "17/6 và 17/11 hằng năm" in text
    assert "20/6 và 20/11" not in text


def test_award_numbers_are_left_blank() -> None:
    made = make(DISTRICT, "UBND xã Tân Lộc")
    counts = [clause for clause in made.clauses if "[…] tập thể" in clause.text]
    assert counts
    assert counts[0].question  # one comment for the blanks of the section
    assert any("Giấy khen của Chủ tịch UBND xã" in clause.text for clause in made.clauses)


def test_law_of_the_superiors_date_where_its_level_is_gone() -> None:
    made = make(DISTRICT, "UBND xã Tân Lộc")
    assert made.law_date == "2024-03-08"
    assert "08/03/2024" in made.notes[0]
    text = " ".join(clause.text for clause in made.clauses)
    assert "Công chức Văn phòng - thống kê" in text
    assert "Phòng Văn hóa - Xã hội" not in text


def test_law_of_today_for_a_plan_of_two_levels() -> None:
    made = make(PROVINCE, "UBND xã Tân Lộc")
    assert made.law_date == TODAY.isoformat()
    text = " ".join(clause.text for clause in made.clauses)
    assert "Phòng Văn hóa - Xã hội" in text
    assert "công chức Văn phòng - thống kê" not in text.lower()


def test_date_decides_otherwise() -> None:
    made = kehoach.draft(plan(DISTRICT), "UBND xã Tân Lộc", day=date(2025, 9, 1), today=TODAY)
    assert made.law_date == "2025-09-01"


def test_the_front_is_asked_not_ordered() -> None:
    for name, unit in DRAFTS:
        for clause in make(name, unit).clauses:
            if clause.kind == "heading" and "Mặt trận" in clause.text and clause.level == 2:
                assert clause.text.startswith("Đề nghị") or clause.text.startswith("Đối với"), clause.text


def test_length_is_near_the_superiors() -> None:
    _, body = sections(plan(DISTRICT))
    superior = sum(len(source.text.split()) for top in body for source in top.walk())
    ours = sum(len(clause.text.split()) for clause in make(DISTRICT, "UBND xã Tân Lộc").clauses)
    assert 0.6 * superior <= ours <= 1.1 * superior


def test_same_input_same_draft() -> None:
    assert make(DISTRICT, "UBND xã Tân Lộc") == make(DISTRICT, "UBND xã Tân Lộc")


def test_a_unit_that_is_not_below_is_refused() -> None:
    with pytest.raises(WrongUse, match="không phải cấp dưới"):
        kehoach.draft(plan(DISTRICT), "UBND huyện Tân Phú", today=TODAY)


def test_what_is_no_plan_is_refused(district: Plan) -> None:
    news = district.model_copy(update={"header": district.header.model_copy(update={"doc_type": "tin"})})
    with pytest.raises(WrongUse, match="không phải kế hoạch"):
        kehoach.draft(news, "UBND xã Tân Lộc", today=TODAY)


@pytest.mark.parametrize(
    ("name", "level", "area", "place"),
    [
        ("Ủy ban nhân dân xã Tân Lộc", "commune", "xã", "Tân Lộc"),
        ("UBND phường 3", "commune", "phường", "Phường 3"),
        ("xã Tân Lộc", "commune", "xã", "Tân Lộc"),
        ("UBND thành phố Thái Nguyên", "district", "thành phố", "Thái Nguyên"),
        ("UBND đặc khu Phú Quý", "commune", "đặc khu", "Phú Quý"),
    ],
)
def test_unit_from_name(name: str, level: str, area: str, place: str) -> None:
    unit = unit_from_name(name)
    assert (unit.level, unit.area, unit.place) == (level, area, place)


def test_an_unknown_unit_is_refused() -> None:
    with pytest.raises(WrongUse, match="Không nhận ra đơn vị"):
        unit_from_name("Công ty Minh Anh")
