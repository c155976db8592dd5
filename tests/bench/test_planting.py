"""The plantings: every rule has some, each changes the text that is read again, and what is found counts only at its place."""

from __future__ import annotations

import pytest

from bench.matching import Labelled, at, labelled
from bench.planting import is_at, plant_all, tallies
from bench.plantings.clean import checked, drafts, read
from bench.plantings.form_row import FORM_ROWS
from bench.plantings.nomination_paper import Letter, as_paper, as_text
from bench.plantings.paper import Paper, behind, gone, said, say
from bench.plantings.row import ROWS, Facts
from check.form.rules import FORM_RULES
from check.rules import RULES
from check.rules.form import PARTS
from schemas.finding import Finding, Location
from schemas.plan import Plan
from schemas.span import Span


def test_every_rule_has_plantings() -> None:
    # the rules of PARTS pass on what the rules of form find
    assert {row.rule for row in ROWS} == set(RULES) - set(PARTS)
    assert {row.rule for row in FORM_ROWS} == set(FORM_RULES)


@pytest.mark.slow
def test_a_rule_of_dates_finds_its_plantings() -> None:
    tally = plant_all("KH301")
    assert tally.planted >= 20
    assert tally.recall >= 0.97, tally.missed


def test_a_rule_of_form_finds_its_plantings() -> None:
    found = tallies(None, ["CC-04"])
    assert found["CC-04"].planted >= 20
    assert found["CC-04"].recall >= 0.97, found["CC-04"].missed


def test_a_paper_says_what_it_is_told_to() -> None:
    paper = Paper(drafts()[0].data)
    line = paper.line("duty")
    assert line is not None
    behind(line, "- Dòng mới.")
    say(line, "- Lời khác.")
    texts = [said(element) for element in Paper(paper.bytes()).body]
    assert texts.index("- Dòng mới.") == texts.index("- Lời khác.") + 1
    gone(line)
    assert "- Lời khác." not in [said(element) for element in paper.body]


@pytest.mark.parametrize("layout", ["numbers", "honours", "letters", "dashes", "table", "tables"])
@pytest.mark.parametrize("as_file", [False, True])
def test_a_letter_whose_numbers_are_right_is_clean(layout: str, as_file: bool) -> None:
    document = drafts()[0]
    asks = "{us} đề nghị {them} khen thưởng 03 tập thể, 04 cá nhân."
    letter = Letter(asks, {"g": 3, "p": 4}, layout, as_text=as_file)
    paper = Paper(document.data)
    plan = as_text(paper, Facts(document), letter) if as_file else None
    if plan is None:
        assert as_paper(paper, Facts(document), letter)
        plan = read(paper.bytes())
    assert plan.header.doc_type == "tờ trình"
    assert checked(plan, document.superior, None, {"KH406", "KH610"}) == []


@pytest.mark.parametrize(("quote", "found"), [("gửi trước ngày 31/9/2024", True), ("việc khác", False)])
def test_a_finding_counts_only_at_its_place(quote: str, found: bool) -> None:
    where = Location(file="plan", path="/outline/1", span=Span(start=0, end=len(quote), quote=quote))
    row = Finding(rule="KH301", name="ngay-khong-co", severity="error", message="Ngày 31/9/2024", where=where)
    assert is_at(row, "- Các thôn gửi trước ngày 31/9/2024.", Plan.model_construct()) is found


def test_precision_and_recall_at_a_threshold() -> None:
    rows = [Labelled("a", "a", True), Labelled("a", "b", True), Labelled("c", "c", False)]
    point = at(rows, lambda one, two: float(one == two), 1.0)
    assert (point.precision, point.recall, point.f1) == (0.5, 0.5, 0.5)


def test_there_are_enough_labelled_pairs_of_both_kinds() -> None:
    for kind, least in (("duty", 60), ("indicator", 40)):
        rows = labelled(kind)
        assert len(rows) >= least
        assert 0.4 <= sum(row.same for row in rows) / len(rows) <= 0.6
