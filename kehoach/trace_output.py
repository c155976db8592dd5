"""The trace of a draft for people and programs: a page, tables, JSON."""

from __future__ import annotations

from kehoach.page_template import template_of
from kehoach.spreadsheet_output import Cell, Sheet, guarded
from kehoach.trace_rows import TraceRow, left_out, summary, traced, verb_name
from schemas.draft import Draft
from schemas.plan import Plan
from schemas.texts import say


def trace_json(draft: Draft) -> str:
    """The whole draft with every decision, as JSON text."""
    return draft.model_dump_json(indent=1) + "\n"


def trace_html(draft: Draft, superior: Plan) -> str:
    """One page that needs no other file: the clauses, what was left out, the figures; decisions can be filtered."""
    rows, dropped = traced(draft), left_out(draft)
    occurring = dict.fromkeys(reason.verb for row in (*rows, *dropped) for reason in row.reasons)
    return str(
        template_of("trace-page.html", last_line=False).render(
            t=_words(), draft=draft, superior=_superior(superior, draft), rows=rows, dropped=dropped,
            summary=summary(draft, superior), verbs=[(verb, verb_name(verb)) for verb in occurring],
        )
    )  # fmt: skip


def trace_sheets(draft: Draft, superior: Plan) -> list[Sheet]:
    """The trace as tables for a spreadsheet: clauses, what was left out, figures. No cell begins as a formula does."""
    words = _words()
    head: list[Cell] = [
        words[name] for name in ("place", "page", "theirs", "verb", "reason", "norm", "ours", "question")
    ]
    counted = summary(draft, superior)
    figures: list[list[Cell]] = [
        [words["figure"], words["count"]],
        [words["superior_syllables"], counted.superior_syllables],
        [words["own_syllables"], counted.own_syllables],
        [words["comments"], counted.comments],
    ]
    figures[1:1] = [[name, count] for name, count in counted.verbs]
    sheets = [
        Sheet(words["clauses"], [head, *map(_cells, traced(draft))]),
        Sheet(words["left_out"], [head, *map(_cells, left_out(draft))]),
        Sheet(words["summary"], figures),
    ]
    return [Sheet(sheet.name, [[guarded(cell) for cell in row] for row in sheet.rows]) for sheet in sheets]


def _cells(row: TraceRow) -> list[Cell]:
    pages = dict.fromkeys(str(quote.page) for quote in row.quotes if quote.page)
    return [
        row.place,
        ", ".join(pages),
        "\n".join(quote.text for quote in row.quotes),
        "\n".join(reason.name for reason in row.reasons),
        "\n".join(reason.text for reason in row.reasons),
        "\n".join(reason.norm for reason in row.reasons if reason.norm),
        row.ours,
        row.question,
    ]


def _superior(superior: Plan, draft: Draft) -> str:
    return say("trace.superior", code=draft.superior, issuer=superior.header.issuer or "…")


def _words() -> dict[str, str]:
    names = (
        "title", "place", "page", "theirs", "verb", "reason", "norm", "ours", "question", "clauses", "left_out",
        "summary", "figure", "count",
        "superior_syllables", "own_syllables", "comments", "show_all", "own_words", "no_left_out",
        "only_questions",
    )  # fmt: skip
    return {name: say(f"trace.{name}") for name in names}
