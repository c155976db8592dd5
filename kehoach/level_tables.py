"""The collected table of a level (biểu tổng hợp): a row a unit, then a row an item with a column a unit."""

from __future__ import annotations

from datetime import date

from grammar.dates import day_first
from grammar.normalise import squeeze
from kehoach.compare_tables import Sheaf, Table, field_name, plan_words
from kehoach.spreadsheet_output import Cell
from schemas.level import STATUSES, Level, UnitRow
from schemas.matrix import Matrix, MatrixField, MatrixRow
from schemas.texts import say

_COUNTED: tuple[MatrixField, ...] = ("duty", "target", "deadline")
_LISTED = 20
"""Items of a kind that a cell lists; the others are counted, and stand in the second table."""


def level_sheaf(level: Level) -> Sheaf:
    """The collected table with all that is known of each unit."""
    tables = [Table(say("level.sheet_units"), *_units(level.units), wide=(1, 12, 13, 15), frozen=2)]
    items = _items_table(level)
    if items.rows:
        tables.append(items)
    if level.unlisted:
        tables.append(Table(say("level.sheet_unlisted"), *_units(level.unlisted), wide=(1, 12, 13, 15), frozen=2))
    if level.unread:
        head = [say("report.plan"), say("report.message")]
        tables.append(
            Table(say("report.unread_head"), head, [[row.file, row.problem] for row in level.unread], wide=(1,))
        )
    return Sheaf(say("level.title"), lines(level), tables)


def lines(level: Level) -> list[str]:
    """What stands over the tables: the superior, its due sentence, the counts, the notes."""
    out = [say("compare.superior", plan=plan_words(level.superior))]
    asked = level.asked()
    if asked is not None:
        out.append(say("level.due_quote", quote=squeeze(asked.quote)))
    out.append(counts(level))
    return [*out, *level.notes, say("compare.caution")]


def counts(level: Level) -> str:
    """How many units have which status, as a sentence."""
    if not level.has_roster:
        return say("level.no_roster", units=len(level.units))
    parts = [
        say("level.count", count=level.count(status), status=say(f"level.status_{status}").lower())
        for status in STATUSES
        if level.count(status)
    ]
    return say("level.counts", units=len(level.units), parts="; ".join(parts))


def short_day(day: date | None) -> str:
    """A day as it is written; "" for none."""
    return f"{day:%d/%m/%Y}" if day else ""


def covered(matrix: Matrix | None, field: MatrixField) -> str:
    """How much of a field is answered: "5/6"; "" without a plan, "–" where nothing is asked."""
    if matrix is None:
        return ""
    tally = matrix.tally(field)
    return f"{tally.answered}/{tally.owed}" if tally.owed else "–"


def _units(rows: list[UnitRow]) -> tuple[list[str], list[list[Cell]], list[str]]:
    columns = (
        "number", "unit", "status", "label", "sent_on", "sent_by", "due", "days_late", "duties", "targets", "deadlines", "unclear",
        "missing", "differs", "files", "notes",
    )  # fmt: skip
    head = [say(f"level.column_{column}") for column in columns]
    return head, [_unit(number, row) for number, row in enumerate(rows, start=1)], [row.status for row in rows]


def _unit(number: int, row: UnitRow) -> list[Cell]:
    matrix = row.matrix
    unclear = sum(one.state == "unclear" for one in matrix.rows) if matrix else ""
    return [
        number, row.name, say(f"level.status_{row.status}"), row.label or "", _sent_on(row),
        say(f"level.by_{row.sent_by}") if row.sent_by else "", row.due or "", row.days_late if row.days_late else "",
        *(covered(matrix, field) for field in _COUNTED), unclear, _list(matrix, "missing"), _list(matrix, "partly"),
        ", ".join(row.files), "\n".join(row.notes),
    ]  # fmt: skip


def _sent_on(row: UnitRow) -> Cell:
    return date.fromisoformat(row.sent_on) if row.sent_on and len(row.sent_on) == 10 else day_first(row.sent_on)


def _list(matrix: Matrix | None, state: str) -> str:
    """The items of a state, a line each, the rest counted."""
    rows = [row for row in matrix.rows if row.state == state] if matrix else []
    told = [f"{field_name(row.field)}: {squeeze(row.above.text)}" for row in rows[:_LISTED]]
    if len(rows) > _LISTED:
        told.append(say("level.and_more", count=len(rows) - _LISTED))
    return "\n".join(told)


def _items_table(level: Level) -> Table:
    """Each item of the superior that some unit owes, and what became of it in each unit's plan."""
    sent = [row for row in (*level.units, *level.unlisted) if row.matrix is not None]
    head = [say("compare.column_number"), say("compare.column_field"), say("compare.column_above")]
    rows: list[list[Cell]] = []
    for number in range(len(sent[0].matrix.rows) if sent and sent[0].matrix else 0):
        found: list[MatrixRow] = [row.matrix.rows[number] for row in sent if row.matrix is not None]
        if all(one.state == "not_ours" for one in found):
            continue
        first = found[0]
        states: list[Cell] = [say(f"matrix.state_{one.state}") for one in found]
        rows.append([len(rows) + 1, field_name(first.field), squeeze(first.above.text), *states])
    return Table(say("level.sheet_items"), [*head, *(row.name for row in sent)], rows, wide=(2,), frozen=3)
