"""The trace for people: each clause with the superior's words, the decision, reason and norm; nothing is code."""

from __future__ import annotations

import json
from collections import Counter
from html.parser import HTMLParser
from typing import get_args

import pytest

from kehoach.spreadsheet_output import guarded
from kehoach.trace_output import trace_html, trace_json, trace_sheets
from kehoach.trace_rows import left_out, norm_words, summary, syllables, traced, verb_name
from schemas.draft import Decision, Draft, Verb
from schemas.plan import Header, OutlineNode, Plan
from schemas.span import Span
from schemas.texts import say
from tests.templates.drafts import THEIRS, committee

SUPERIOR = Plan(
    header=Header(issuer="Ủy ban nhân dân tỉnh Hòa Giang"),
    outline=[
        OutlineNode(
            kind="paragraph", text="Mỗi xã 12 tủ sách.", spans=[Span(start=0, end=18, quote="Mỗi xã 12 tủ sách.")]
        ),
        OutlineNode(kind="signature", text="CHỦ TỊCH", spans=[Span(start=20, end=28, quote="CHỦ TỊCH")]),
    ],
)


class Page(HTMLParser):
    """The tags of a page, the rows that a filter hides or shows, and its text."""

    def __init__(self, source: str) -> None:
        super().__init__()
        self.tags: Counter[str] = Counter()
        self.verbs: list[list[str]] = []
        self.addresses: list[str] = []
        self.text = ""
        self.feed(source)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags[tag] += 1
        given = dict(attrs)
        self.addresses += [value or "" for name, value in attrs if name in ("src", "href", "srcset", "action")]
        if tag == "tr" and "data-verbs" in given:
            self.verbs.append((given["data-verbs"] or "").split())

    def handle_data(self, data: str) -> None:
        self.text += data


@pytest.fixture(scope="module")
def draft() -> Draft:
    return committee(appendices=1)


def test_every_verb_has_a_vietnamese_name() -> None:
    names = [verb_name(verb) for verb in get_args(Verb)]
    assert len(set(names)) == len(get_args(Verb))


def test_the_page_holds_every_clause_and_all_that_was_left_out(draft: Draft) -> None:
    page = Page(trace_html(draft, SUPERIOR))
    assert len(page.verbs) == len(draft.clauses) + 3 + len(draft.dropped)
    assert page.verbs[-1] == ["dropped"]
    assert ["set", "?"] in page.verbs  # a clause with a question
    for clause in draft.clauses:
        assert clause.text in page.text
    for words in (
        "Phòng Nội vụ <huyện> & các xã",
        "việc của <cấp trên>",
        "(trang 3)",
        "Bao nhiêu điểm?",
        "Nhận việc cấp trên giao",
    ):
        assert words in page.text
    assert "Ủy ban nhân dân tỉnh Hòa Giang" in page.text


def test_the_page_needs_no_other_file_and_runs_nothing_of_the_texts(draft: Draft) -> None:
    clause = draft.clauses[5].model_copy(update={"text": "<script>alert(1)</script><img src=x onerror=y>"})
    source = trace_html(draft.model_copy(update={"clauses": [clause]}), SUPERIOR)
    page = Page(source)
    assert page.tags["script"] == 1
    assert page.tags["img"] == page.tags["link"] == page.tags["iframe"] == 0
    assert page.addresses == []
    assert "default-src 'none'" in source
    assert "@media print" in source
    assert "<script>alert(1)</script>" in page.text  # told as text


def test_json_is_the_draft(draft: Draft) -> None:
    assert Draft.model_validate(json.loads(trace_json(draft))) == draft


def test_the_tables_have_a_row_for_each_and_equal_widths(draft: Draft) -> None:
    clauses, dropped, figures = trace_sheets(draft, SUPERIOR)
    assert len(clauses.rows) == 1 + len(draft.clauses) + 3
    assert len(dropped.rows) == 1 + len(draft.dropped)
    for sheet in (clauses, dropped, figures):
        assert {len(row) for row in sheet.rows} == {len(sheet.rows[0])}
    first = dropped.rows[1]
    assert first[1:5] == ["3", THEIRS.quote, verb_name("dropped"), "việc của <cấp trên>"]


def test_no_cell_is_a_formula(draft: Draft) -> None:
    cells = [cell for sheet in trace_sheets(draft, SUPERIOR) for row in sheet.rows for cell in row]
    assert "'- Mỗi thôn có […] điểm đọc sách." in cells
    assert not any(isinstance(cell, str) and cell.startswith(("=", "+", "-", "@")) for cell in cells)


@pytest.mark.parametrize(
    ("cell", "wanted"),
    [
        ("=1+1", "'=1+1"), ("+ a", "'+ a"), ("- a", "'- a"), ("@a", "'@a"), ("\t=1", "'\t=1"), ("a=1", "a=1"),
        ("", ""), (-3, -3),
    ],
)  # fmt: skip
def test_what_looks_like_a_formula_is_text(cell: str | int, wanted: str | int) -> None:
    assert guarded(cell) == wanted


def test_the_summary_counts(draft: Draft) -> None:
    counted = summary(draft, SUPERIOR)
    assert dict(counted.verbs) == {
        verb_name("set"): len(draft.clauses),
        verb_name("adopted"): 3,
        verb_name("dropped"): 1,
    }
    assert counted.superior_syllables == 4  # the signature is no content
    assert counted.comments == len(draft.questions()) == 4
    shorter = draft.model_copy(update={"appendices": [], "clauses": draft.clauses[:1]})
    assert summary(shorter, SUPERIOR).own_syllables == syllables(draft.clauses[0].text) == 8


def test_a_norm_is_found_in_any_table_and_says_how_sure_it_is() -> None:
    office, award = norm_words("phong-vhxh"), norm_words("giay-khen-xa")
    assert office.startswith("phong-vhxh: ")
    assert any(say(f"trace.sure_{mark}") in office for mark in "hmlk")
    assert award.startswith("giay-khen-xa: ")
    assert "không có trong" in norm_words("cua-rieng-xa")


def test_quotes_that_stand_twice_are_told_once() -> None:
    twice = [
        Decision(verb="adopted", reason="a", sources=[THEIRS]),
        Decision(verb="tightened", reason="b", sources=[THEIRS]),
    ]
    clause = committee().clauses[0].model_copy(update={"decisions": twice})
    row = traced(committee().model_copy(update={"clauses": [clause]}))[0]
    assert [quote.text for quote in row.quotes] == [THEIRS.quote]
    assert [reason.verb for reason in row.reasons] == ["adopted", "tightened"]


def test_nothing_left_out_is_said() -> None:
    none = committee().model_copy(update={"dropped": []})
    assert left_out(none) == []
    assert say("trace.no_left_out") in Page(trace_html(none, SUPERIOR)).text
