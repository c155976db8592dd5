"""Drafts over every step of government (bench/pairs.toml): what they say, what they leave out, what they must never do."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date, timedelta

import pytest

import kehoach
from bench.drafts import (
    MOST,
    TODAY,
    Pair,
    drafted,
    own_syllables,
    pairs,
    read_again,
    shortfalls,
    superior,
    syllables,
)
from bench.scoring import errors, figures
from check.form import check_form
from generate.setting import Setting
from generate.source import sections
from schemas.draft import Clause, Decision, Draft
from schemas.plan import Plan
from schemas.span import Span

PAIRS = pairs()
each_pair = pytest.mark.parametrize("pair", PAIRS, ids=lambda pair: f"{pair.path.stem}-{pair.unit.split()[-1]}")


def decisions(made: Draft) -> list[Decision]:
    """Every decision of a draft: its clauses', its appendix's, what was left out."""
    rows = [decision for appendix in made.appendices for row in appendix.rows for decision in row.decisions]
    return [*(decision for clause in made.clauses for decision in clause.decisions), *rows, *made.dropped]


def touched(span: Span, chosen: list[Decision]) -> bool:
    return any(one.start < span.end and span.start < one.end for decision in chosen for one in decision.sources)


def test_every_step_is_there_and_there_are_twelve_pairs() -> None:
    assert len(PAIRS) >= 12
    assert len({pair.step for pair in PAIRS}) >= 8


@each_pair
def test_the_printed_draft_says_what_was_derived(pair: Pair) -> None:
    comparison = read_again(pair)
    assert shortfalls(figures([comparison])) == [], list(errors(comparison))


@each_pair
def test_the_form_of_decree_30_holds(pair: Pair) -> None:
    found = check_form(kehoach.render(drafted(pair)), draft=True)
    assert [row for row in found if row.severity != "advice"] == []


@each_pair
def test_every_clause_of_the_superior_is_in_the_trace(pair: Pair) -> None:
    every = decisions(drafted(pair))
    preamble, body = sections(superior(pair.path))
    for source in (leaf for top in [*preamble, *body] for leaf in top.walk()):
        for span in source.spans[:1]:
            assert touched(span, every), source.text


@each_pair
def test_no_clause_is_without_a_source_and_a_reason(pair: Pair) -> None:
    made = drafted(pair)
    for clause in made.clauses:
        assert clause.decisions, clause.text
        assert all(decision.reason for decision in clause.decisions)
        assert any(decision.sources or decision.norm for decision in clause.decisions), clause.text


@each_pair
def test_what_is_assigned_to_us_is_ours_or_said(pair: Pair) -> None:
    """A duty that names us is taken over, or fulfilled by this very plan; it is never another's."""
    made, plan = drafted(pair), superior(pair.path)
    setting = Setting(plan, made.unit, made_day(made))
    taken = [row for row in decisions(made) if row.verb not in ("dropped",)]
    for row in plan.responsibilities:
        if row.role == "request" or not any(setting.means_us(name) for name in row.agencies):
            continue
        for task, spans in zip(row.tasks, row.task_evidence, strict=True):
            assert any(touched(span, taken) for span in spans), task


def made_day(made: Draft) -> date:
    return date.fromisoformat(made.law_date)


def open_text(clause: Clause) -> str:
    """A clause without its quotations, its citations and the names that stand before a number."""
    text = re.sub(r"“[^”]*”", "", clause.text)
    return re.sub(r"\b\d+[\w.]*/[\w/-]+[^;]*", "", text)


@each_pair
def test_the_superiors_own_area_is_named_only_where_it_is_meant(pair: Pair) -> None:
    """Outside citations and quotations "trên địa bàn" the superior's area, or its people, are ours."""
    made = drafted(pair)
    setting = Setting(superior(pair.path), made.unit, made_day(made))
    if setting.is_office or not setting.sup_word:
        return
    ours = rf"(?:trên địa bàn|toàn) {setting.sup_word}(?! hội)(?:\s+{re.escape(setting.sup_name)})?(?!\w)"
    for clause in made.clauses:
        kept = any(decision.verb in ("contributed", "adopted", "set") for decision in clause.decisions)
        if clause.kind != "base" and not kept:
            assert not re.search(ours, open_text(clause)), clause.text


@each_pair
def test_a_committee_never_cooperates_with_itself_and_orders_no_front(pair: Pair) -> None:
    made = drafted(pair)
    if made.unit.kind == "office":
        return
    for clause in made.clauses:
        own = re.search(rf"[Pp]hối hợp (?:với )?{made.unit.short_area}(?= [a-zđ]|[,.;])", clause.text)
        asked = any("Mặt trận" in one.reason for one in clause.decisions)
        assert not own or asked, clause.text
        assert not re.search(r"\bGiao (?:Ủy ban Mặt trận|Hội |Đoàn Thanh niên)", clause.text)


def moved(made: Draft) -> Iterator[tuple[Clause, Decision]]:
    for clause in made.clauses:
        yield from ((clause, decision) for decision in clause.decisions if decision.verb == "tightened")


@each_pair
def test_what_is_owed_upward_is_due_earlier_and_shared_times_are_equal(pair: Pair) -> None:
    made, plan = drafted(pair), superior(pair.path)
    tightened = [decision for _, decision in moved(made)]
    derived = kehoach.derived_plan(made, plan)
    for ours in derived.deadlines:
        theirs = [
            row for row in plan.deadlines if ours.evidence and row.evidence and overlaps(row.evidence[0], ours.evidence)
        ]
        same_kind = [row for row in theirs if without_numbers(row.when) == without_numbers(ours.when)]
        if not same_kind or ours.when is None:
            continue
        if ours.when in [row.when for row in same_kind]:
            continue  # shared: the same on every level
        assert any(touched(span, tightened) for span in ours.evidence), ours.text
        assert any(earlier(ours.when, row.when or "") for row in same_kind), ours.text


def without_numbers(when: str | None) -> str:
    return re.sub(r"\d+", "", when or "")


def overlaps(span: Span, others: list[Span]) -> bool:
    return any(one.start < span.end and span.start < one.end for one in others)


def earlier(ours: str, theirs: str) -> bool:
    """Whether a time of ours comes before the superior's: dates as dates, days of a month or a year as numbers."""
    if "=" not in ours:
        return ours < theirs
    numbers = [[int(number) for number in re.findall(r"(?:BYMONTH|BYMONTHDAY)=(\d+)", text)] for text in (ours, theirs)]
    return numbers[0] < numbers[1]


@each_pair
def test_no_figure_is_invented(pair: Pair) -> None:
    """Every figure stands in the superior, in a date that was moved, in the profile's lead, or in numbering."""
    made, plan = drafted(pair), superior(pair.path)
    known = numbers_in(" ".join(span.quote for node in plan.outline for span in node.all_spans())) | numbers_in(
        " ".join(filter(None, (plan.header.date, plan.header.title, made.law_date)))
    )
    for clause in made.clauses:
        shifted = any(decision.verb == "tightened" for decision in clause.decisions)
        if not shifted and clause.kind != "base":
            assert numbers_in(clause.text) <= known, clause.text


def numbers_in(text: str) -> set[str]:
    return {number.lstrip("0") for number in re.findall(r"\d+", text)}


@each_pair
def test_quotations_are_the_superiors(pair: Pair) -> None:
    plan = superior(pair.path)
    whole = " ".join(" ".join(span.quote.split()) for node in plan.outline for span in node.all_spans())
    for clause in drafted(pair).clauses:
        for quote in re.findall(r"“[^”]{4,}”", clause.text):
            assert quote in whole or quote[1:-1] in plan_title(plan), quote


def plan_title(plan: Plan) -> str:
    return plan.header.title or ""


@each_pair
def test_comments_are_few_and_the_length_is_near(pair: Pair) -> None:
    made = drafted(pair)
    assert 5 <= len(made.questions()) <= MOST
    assert own_syllables(made) <= 1.1 * syllables(superior(pair.path))


@each_pair
def test_the_same_superior_gives_the_same_draft(pair: Pair) -> None:
    again = kehoach.draft(superior(pair.path), pair.unit, day=pair.day, today=TODAY)
    assert again == drafted(pair)


def test_a_plan_of_today_follows_todays_law_and_an_old_one_its_own() -> None:
    for pair in PAIRS:
        made, issued = drafted(pair), superior(pair.path).day()
        if pair.day is None and issued is not None and "since" not in pair.step:
            gone = issued < made_day(made) - timedelta(days=1)
            assert gone == (not made.notes or "nay không còn" not in made.notes[0])


@each_pair
def test_the_drafts_plan_is_clean_and_holds_its_appendices(pair: Pair) -> None:
    made = drafted(pair)
    derived = kehoach.derived_plan(made, superior(pair.path))
    tasks = [row.text for appendix in made.appendices for row in appendix.rows]
    cells = [node.text for top in derived.outline if top.kind == "table" for node in top.walk() if node.kind == "cell"]
    assert [text for text in tasks if text not in cells] == []
    found = kehoach.check([derived], superior=superior(pair.path))
    assert [row for row in found if row.severity == "error"] == []
