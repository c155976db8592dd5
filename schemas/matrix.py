"""The traceability matrix (bảng đối chiếu): what a superior plan asks, beside what a subordinate plan answers."""

from __future__ import annotations

from typing import Literal

from pydantic import Field

from schemas.span import Strict

MatrixField = Literal["duty", "target", "deadline", "quota"]
Whose = Literal["ours", "helping", "anyone", "unnamed", "others"]
State = Literal["answered", "partly", "missing", "unclear", "not_ours"]
Reason = Literal[
    "words", "this_plan", "carries_out", "issued_in_time", "same", "better", "in_time", "within",
    "part", "worse", "no_figure", "later", "other_time", "no_time", "issued_late", "beyond", "no_count",
    "no_words",
    "undated_plan", "anyone", "unnamed", "helping", "whole_area", "in_table", "share", "other_figure", "shared", "short",
    "commends", "like_words", "like_time", "other_plan",
    "others", "total",
]  # fmt: skip
FIELDS: tuple[MatrixField, ...] = ("duty", "target", "deadline", "quota")
STATES: tuple[State, ...] = ("missing", "partly", "unclear", "answered", "not_ours")
"""In the order of how soon a reader must look at them."""


class Passage(Strict):
    """Words of a plan: `path` is a JSON pointer into it, `text` what is compared, `who` the bodies that it names, `page` where
    it stands (null where the source has no pages), `quote` the plan's own words there.
    """

    path: str
    text: str
    who: str | None = None
    page: int | None = None
    quote: str


class MatrixRow(Strict):
    """One item of the superior with what answers it.

    `state`: "answered"; "partly" (another figure, a later time, a part of the words); "missing" (nothing found by its words);
    "unclear" (whether it is the subordinate's, or answered, people must say); "not_ours" (asked of others, or the superior's own).
    `whose` it is: the subordinate's ("ours"), its only to help with, of every body at once, of nobody named, or others'.
    `reason` is why, `note` the Vietnamese sentence of it. `below` is what answers it, or corresponds to it where it is not ours;
    `nearest` the likest sentence where nothing does.
    """

    field: MatrixField
    whose: Whose
    state: State
    reason: Reason
    note: str
    above: Passage
    below: list[Passage] = Field(default_factory=list)
    nearest: Passage | None = None


class OwnRow(Strict):
    """An item of the subordinate that answers none of the superior's; `near` are words elsewhere in the superior's plan that it
    rests on, null where there are none (an orphan).
    """

    field: MatrixField
    below: Passage
    near: Passage | None = None
    note: str


class PlanName(Strict):
    """A plan as the matrix names it: its file, `label` (number and symbol, else the file's name), issuer, date and title."""

    file: str
    label: str
    issuer: str | None = None
    date: str | None = None
    title: str | None = None


class Tally(Strict):
    """How many items of a field are clearly the subordinate's own to answer, and how many of these are answered, partly or not at
    all; what is unclear is counted apart, and what others must do nowhere.
    """

    owed: int
    answered: int
    partly: int
    missing: int
    unclear: int


class Matrix(Strict):
    """A superior plan beside a subordinate one. Each of the superior's duties, targets, deadlines and quotas stands in one row of
    `rows`; each of the subordinate's stands in the `below` of a row, or in `own`. `notes` are Vietnamese sentences on how
    far the two could be compared.
    """

    superior: PlanName
    subordinate: PlanName
    notes: list[str] = Field(default_factory=list)
    rows: list[MatrixRow] = Field(default_factory=list)
    own: list[OwnRow] = Field(default_factory=list)

    def of(self, field: MatrixField) -> list[MatrixRow]:
        """The rows of a field, in the superior's order."""
        return [row for row in self.rows if row.field == field]

    def tally(self, field: MatrixField) -> Tally:
        """The counts of a field."""
        rows = self.of(field)
        count = {state: sum(row.state == state and row.whose == "ours" for row in rows) for state in STATES}
        return Tally(
            owed=sum(row.whose == "ours" for row in rows), answered=count["answered"], partly=count["partly"],
            missing=count["missing"], unclear=sum(row.state == "unclear" for row in rows),
        )  # fmt: skip

    def to_json(self) -> str:
        """The matrix as JSON text; the same matrix always gives the same bytes."""
        return self.model_dump_json(indent=1) + "\n"
