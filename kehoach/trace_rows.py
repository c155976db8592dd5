"""The trace of a draft as rows: for each clause the superior's words, what was decided and why, ours, what is asked."""

from __future__ import annotations

import tomllib
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from typing import Any, get_args

from generate.source import FRAME
from grammar.syllables import LETTERS
from schemas.draft import Decision, Draft, TaskRow, Verb
from schemas.plan import Plan
from schemas.texts import say


@dataclass(frozen=True, slots=True)
class Quote:
    """The superior's words, and their page where the file has pages."""

    text: str
    page: int | None


@dataclass(frozen=True, slots=True)
class Reason:
    """One decision in words: the verb's id and name, why, and the norm that it follows with how sure that is."""

    verb: Verb
    name: str
    text: str
    norm: str = ""


@dataclass(frozen=True, slots=True)
class TraceRow:
    """One clause or row of ours (`place` its section), or what was left out: then `ours` is empty."""

    place: str
    quotes: tuple[Quote, ...]
    reasons: tuple[Reason, ...]
    ours: str = ""
    question: str = ""
    heading: bool = False


@dataclass(frozen=True, slots=True)
class Summary:
    """Decisions counted by verb (in the schema's order, none that didn't occur), comments, and lengths in syllables of
    what stands between title and recipients.
    """

    verbs: tuple[tuple[str, int], ...]
    superior_syllables: int
    own_syllables: int
    comments: int


def traced(draft: Draft) -> list[TraceRow]:
    """Clause by clause, then the rows of the appendices."""
    out = []
    for clause in draft.clauses:
        ours = f"{clause.marker} {clause.text}".strip()
        out.append(_row(clause.id, clause.decisions, ours, clause.question, clause.kind == "heading"))
    for appendix in draft.appendices:
        for row in appendix.rows:
            place = f"{appendix.label}, {row.number}"
            out.append(_row(place, row.decisions, _task(row), row.question, False))
    return out


def left_out(draft: Draft) -> list[TraceRow]:
    """What of the superior plan isn't in the draft, each with its reason."""
    return [_row("", [decision], "", None, False) for decision in draft.dropped]


def summary(draft: Draft, superior: Plan) -> Summary:
    """The figures under the trace."""
    verbs = Counter(decision.verb for decision in _decisions(draft))
    printed = [f"{clause.marker} {clause.text}" for clause in draft.clauses]
    printed += [_task(row) for appendix in draft.appendices for row in appendix.rows]
    return Summary(
        verbs=tuple((verb_name(verb), verbs[verb]) for verb in get_args(Verb) if verbs[verb]),
        superior_syllables=sum(
            syllables(span.quote) for node in superior.outline if node.kind not in FRAME for span in node.all_spans()
        ),
        own_syllables=sum(map(syllables, printed)),
        comments=len(draft.questions()),
    )


def verb_name(verb: Verb) -> str:
    """A decision's name for people."""
    return say(f"verb.{verb}")


def syllables(text: str) -> int:
    """How many syllables a Vietnamese text has: its runs of letters (figures are none)."""
    return len(LETTERS.findall(text))


def _decisions(draft: Draft) -> Iterator[Decision]:
    for clause in draft.clauses:
        yield from clause.decisions
    for appendix in draft.appendices:
        for row in appendix.rows:
            yield from row.decisions
    yield from draft.dropped


def _row(place: str, decisions: list[Decision], ours: str, question: str | None, heading: bool) -> TraceRow:
    spans = [span for decision in decisions for span in decision.sources]
    quotes = dict.fromkeys(Quote(span.quote, span.page) for span in spans)
    reasons = [
        Reason(
            decision.verb, verb_name(decision.verb), decision.reason, norm_words(decision.norm) if decision.norm else ""
        )
        for decision in decisions
    ]
    return TraceRow(place, tuple(quotes), tuple(reasons), ours, question or "", heading)


def _task(row: TaskRow) -> str:
    parts = [("lead", row.lead), ("cooperating", row.cooperating), ("due", row.due)]
    return "; ".join([row.text, *(say(f"trace.task_{name}", value=value) for name, value in parts if value)])


def norm_words(id: str) -> str:
    """A norm by its id: where it is written and how sure that is; the bare id where no table has it."""
    entry = _norms().get(id)
    if entry is None:
        return say("trace.norm_unknown", id=id)
    sure = say(f"trace.sure_{entry['confidence'].lower()}")
    return say("trace.norm_words", id=id, source=entry["source"], sure=sure)


@cache
def _norms() -> dict[str, dict[str, Any]]:
    """Every entry of every table of norms/data by its id; the first where two tables share one."""
    out: dict[str, dict[str, Any]] = {}
    for file in sorted(files("norms").joinpath("data").iterdir(), key=lambda one: one.name):
        if file.name.endswith(".toml"):
            for table in tomllib.loads(file.read_text(encoding="utf-8")).values():
                for entry in table if isinstance(table, list) else []:
                    if isinstance(entry, dict) and {"id", "source", "confidence"} <= entry.keys():
                        out.setdefault(entry["id"], entry)
    return out
