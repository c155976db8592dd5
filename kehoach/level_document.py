"""The collected table of a level as a Word file: A4 across, a row a unit, its head on every page."""

from __future__ import annotations

import textwrap
from typing import Any

from generate.marks import printable
from grammar.dates import day_first
from grammar.normalise import squeeze
from kehoach.compare_tables import field_name
from kehoach.level_tables import covered, lines, short_day
from kehoach.wide_table import SIZE, add_table, saved, wide_document
from schemas.level import Level, UnitRow
from schemas.texts import say

_WIDTHS = (10, 42, 30, 36, 22, 18, 18, 18, 66)  # millimetres; A4 across has 260 between these margins
_COLUMNS = ("number", "unit", "status", "sent", "due", "duties", "targets", "deadlines", "remarks")
_MIDDLE = (0, 4, 5, 6, 7)
_MOST_ITEMS, _LONGEST = 5, 120


def level_document(level: Level) -> bytes:
    """The table with the superior, its sentence on sending and the counts above it. The same level gives the same bytes."""
    from templates.form import add_run, centred

    document = wide_document(say("level.title"))
    centred(document, printable((level.superior.issuer or "").upper()), 13, bold=True)
    centred(document, say("level.title").upper(), 14, bold=True).paragraph_format.space_before = _points(10)
    for text in lines(level):
        paragraph = document.add_paragraph()
        paragraph.paragraph_format.space_before = _points(3)
        add_run(paragraph, printable(text), 12)
    document.add_paragraph()
    _table(document, level.units)
    if level.unlisted:
        paragraph = document.add_paragraph()
        paragraph.paragraph_format.space_before = paragraph.paragraph_format.space_after = _points(8)
        add_run(paragraph, say("level.sheet_unlisted"), 12, bold=True)
        _table(document, level.unlisted)
    add_run(document.add_paragraph(), say("level.legend"), SIZE, italic=True)
    for row in level.unread:
        add_run(document.add_paragraph(), printable(say("report.unread", file=row.file, problem=row.problem)), 12)
    return saved(document)


def _points(number: float) -> Any:
    from docx.shared import Pt

    return Pt(number)


def _table(document: Any, rows: list[UnitRow]) -> None:
    head = [say(f"level.short_{name}") for name in _COLUMNS]
    add_table(document, head, [_cells(number, unit) for number, unit in enumerate(rows, 1)], _WIDTHS, _MIDDLE)


def _cells(number: int, row: UnitRow) -> list[str]:
    sent = [row.label or "", say(f"level.sent_{row.sent_by}", day=day_first(row.sent_on)) if row.sent_by else ""]
    status = say(f"level.status_{row.status}")
    late = say(f"level.late_by_{row.sent_by}", days=row.days_late) if row.days_late else ""
    return [
        str(number), row.name, "\n".join(filter(None, [status, late])), "\n".join(filter(None, sent)), short_day(row.due),
        *(covered(row.matrix, name) for name in ("duty", "target", "deadline")), "\n".join(_remarks(row)),
    ]  # fmt: skip


def _remarks(row: UnitRow) -> list[str]:
    """What is missing or different in the unit's plan, shortened, and the notes on it."""
    out: list[str] = []
    for state in ("missing", "partly"):
        rows = [one for one in row.matrix.rows if one.state == state] if row.matrix else []
        if rows:
            out.append(say("level.items_of", state=say(f"matrix.state_{state}"), count=len(rows)))
        for one in rows[:_MOST_ITEMS]:
            text = textwrap.shorten(squeeze(one.above.text), _LONGEST, placeholder=" …")
            out.append(f"- {field_name(one.field)}: {text}")
        if len(rows) > _MOST_ITEMS:
            out.append(f"- {say('level.and_more', count=len(rows) - _MOST_ITEMS)}")
    return [*out, *row.notes]
