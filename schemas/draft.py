"""A subordinate plan before it is printed: its clauses, and for each the decision that made it."""

from __future__ import annotations

from typing import Literal

from pydantic import Field

from schemas.span import Span, Strict
from schemas.unit import Unit

Verb = Literal[
    "kept",
    "localised",
    "narrowed",
    "adopted",
    "transposed",
    "tightened",
    "set",
    "dropped",
    "discharged",
    "contributed",
    "shared_out",
    "merged",
    "fixed",
    "asked",
]
ClauseKind = Literal["heading", "paragraph", "bullet", "base", "opening", "closing"]


class Decision(Strict):
    """What became of a clause of the superior plan, or where a clause of ours comes from.

    `verb` is one of a fixed list, `reason` a Vietnamese sentence, `sources` the places of the superior plan it rests on,
    `norm` the entry of norms/ that it follows where there is one.
    """

    verb: Verb
    reason: str
    sources: list[Span] = Field(default_factory=list)
    norm: str | None = None


class Clause(Strict):
    """One paragraph of the draft: `text` without its marker; `question` is what the clerk must decide, for a comment."""

    id: str
    kind: ClauseKind
    level: int = 0
    marker: str = ""
    text: str
    decisions: list[Decision]
    question: str | None = None


class DraftHeader(Strict):
    """Letterhead and title of the draft; number and day are left blank for the office's register.

    `parent_line` is the body above an office (light, over the bold `issuer_lines`); a committee has none (Decree 30/2020,
    Annex I, II.2). `question` is the comment at the number.
    """

    parent_line: str | None = None
    issuer_lines: list[str]
    symbol: str
    place: str
    month: int | None = None
    year: int
    doc_type: str = "KẾ HOẠCH"
    title: str
    question: str | None = None


class Signature(Strict):
    """The lines over the signer's name, and what must be asked about who signs."""

    lines: list[str]
    name: str | None = None
    question: str | None = None


class TaskRow(Strict):
    """A row of the appendix's task table; `number` is printed in its first column."""

    number: str
    text: str
    lead: str
    cooperating: str = ""
    due: str = ""
    decisions: list[Decision]
    question: str | None = None


class Appendix(Strict):
    """A table of tasks behind the plan, on pages of its own (Decree 30/2020, Annex I, III.1)."""

    label: str
    title: str
    rows: list[TaskRow]


class Draft(Strict):
    """A subordinate plan as data: what docxtpl prints, and the trace of every clause."""

    unit: Unit
    law_date: str
    superior: str
    superior_sha256: str | None = None
    superior_kind: str | None = None
    superior_said: str | None = None
    header: DraftHeader
    clauses: list[Clause]
    appendices: list[Appendix] = Field(default_factory=list)
    recipients: list[str]
    archive: str
    signature: Signature
    dropped: list[Decision] = Field(default_factory=list)
    notes: list[str] = Field(default_factory=list)
    sign_by: str | None = None

    def questions(self) -> list[str]:
        """Every comment that the document carries, in the order of its places."""
        rows = [row.question for appendix in self.appendices for row in appendix.rows]
        every = [self.header.question, *(clause.question for clause in self.clauses), self.signature.question, *rows]
        return [question for question in every if question]
