"""The matrix of two plans as tables, for every format that shows it whole."""

from __future__ import annotations

from dataclasses import dataclass, field

from grammar.dates import day_first
from grammar.normalise import squeeze
from kehoach.spreadsheet_output import Cell
from schemas.matrix import FIELDS, Matrix, MatrixRow, Passage, PlanName
from schemas.texts import say


@dataclass(frozen=True, slots=True)
class Table:
    """A table of a report: `marks` name the looks of each row (a state), `wide` the columns that hold sentences,
    `frozen` how many stay where they are when a reader goes to the right."""

    name: str
    head: list[str]
    rows: list[list[Cell]]
    marks: list[str] = field(default_factory=list)
    wide: tuple[int, ...] = ()
    frozen: int = 0

    def mark(self, number: int) -> str:
        """The mark of a row; "" where it has none."""
        return self.marks[number] if number < len(self.marks) else ""


@dataclass(frozen=True, slots=True)
class Sheaf:
    """A report: its title, lines of text under it, and its tables."""

    title: str
    lines: list[str]
    tables: list[Table]


def plan_words(plan: PlanName) -> str:
    """A plan in a line: "68/KH-UBND ngày 08/03/2024 của Ủy ban nhân dân huyện Phú Lâm (huyen.docx)"."""
    day = say("compare.of_day", day=day_first(plan.date)) if plan.date else ""
    issuer = say("compare.of_issuer", issuer=plan.issuer) if plan.issuer else ""
    file = f" ({plan.file})" if plan.file != plan.label else ""
    return f"{plan.label}{day}{issuer}{file}"


def matrix_sheaf(matrix: Matrix) -> Sheaf:
    """The whole matrix: the superior's items with their answers, the subordinate's without, the counts."""
    lines = [
        say("compare.superior", plan=plan_words(matrix.superior)), say("compare.subordinate", plan=plan_words(matrix.subordinate)),
        *matrix.notes, say("compare.caution"),
    ]  # fmt: skip
    tables = [tally_table(matrix), _rows_table(matrix), _own_table(matrix)]
    return Sheaf(say("compare.title"), lines, tables)


def tally_table(matrix: Matrix) -> Table:
    """How much of what the superior asks of the unit is answered, a row a field."""
    head = [say("compare.column_field"), say("compare.column_owed")]
    head += [say(f"matrix.state_{state}") for state in ("answered", "partly", "missing", "unclear")]
    rows: list[list[Cell]] = []
    for one in FIELDS:
        tally = matrix.tally(one)
        counts: list[Cell] = [tally.owed, tally.answered, tally.partly, tally.missing, tally.unclear]
        rows.append([field_name(one), *counts])
    return Table(say("compare.sheet_tally"), head, rows)


def field_name(name: str) -> str:
    """A field's name for people."""
    return say(f"matrix.field_{name}")


def said(passages: list[Passage]) -> str:
    """The words of passages, a line each."""
    return "\n".join(squeeze(one.text) for one in passages)


def pages(passages: list[Passage]) -> str:
    """The pages of passages; "" where the source has none."""
    return ", ".join(dict.fromkeys(str(one.page) for one in passages if one.page))


def note_words(row: MatrixRow) -> str:
    """Why a row has its state, and the nearest sentence where nothing answers it."""
    return f"{row.note} {nearest_words(row.nearest)}" if row.nearest else row.note


def nearest_words(nearest: Passage) -> str:
    """The nearest sentence as a note."""
    where = say("report.page", page=nearest.page) if nearest.page else ""
    return say("compare.nearest", page=f" ({where})" if where else "", text=squeeze(nearest.text))


def _rows_table(matrix: Matrix) -> Table:
    columns = ("number", "field", "above", "above_page", "who", "state", "below", "below_page", "note")
    rows: list[list[Cell]] = [
        [
            number, field_name(row.field), squeeze(row.above.text), pages([row.above]), row.above.who or "",
            say(f"matrix.state_{row.state}"), said(row.below), pages(row.below), note_words(row),
        ]
        for number, row in enumerate(matrix.rows, start=1)
    ]  # fmt: skip
    head = [say(f"compare.column_{name}") for name in columns]
    return Table(say("compare.sheet_rows"), head, rows, [row.state for row in matrix.rows], (2, 6, 8))


def _own_table(matrix: Matrix) -> Table:
    columns = ("number", "field", "below", "below_page", "who", "note", "near")
    rows: list[list[Cell]] = [
        [
            number, field_name(row.field), squeeze(row.below.text), pages([row.below]), row.below.who or "", row.note,
            squeeze(row.near.text) if row.near else "",
        ]
        for number, row in enumerate(matrix.own, start=1)
    ]  # fmt: skip
    head = [say(f"compare.column_{name}") for name in columns]
    return Table(
        say("compare.sheet_own"), head, rows, ["own" if row.near is None else "" for row in matrix.own], (2, 6)
    )
