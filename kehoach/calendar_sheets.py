"""The work calendar as tables for a spreadsheet: what has a day, what has none."""

from __future__ import annotations

from kehoach.calendar_words import kind_words, off_words, paper_words, period_words, share_words
from kehoach.spreadsheet_output import Cell, Sheet, guarded
from schemas.calendar import Calendar, CalendarRow
from schemas.texts import say

_DATED = ("last", "first", "period", "off", "working_day")
_ALWAYS = ("printed", "kind", "action", "actor", "share", "room", "recipient", "paper", "file", "page", "quote")


def calendar_sheets(calendar: Calendar) -> list[Sheet]:
    """The sheets of a calendar; a third one for what names nobody, where a body was asked for. No cell begins as a formula."""
    sheets = [
        _sheet("sheet_dated", (*_DATED, *_ALWAYS), calendar.dated),
        _sheet("sheet_without_day", _ALWAYS, calendar.without_day),
    ]
    if calendar.unassigned:
        sheets.append(_sheet("sheet_unassigned", (*_DATED, *_ALWAYS), calendar.unassigned))
    return sheets


def _sheet(name: str, columns: tuple[str, ...], rows: list[CalendarRow]) -> Sheet:
    head: list[Cell] = [say(f"calendar.column_{column}") for column in columns]
    return Sheet(say(f"calendar.{name}"), [head, *([_cell(row, column) for column in columns] for row in rows)])


def _cell(row: CalendarRow, column: str) -> Cell:
    words = {
        "period": period_words(row.period) if row.period else "",
        "off": off_words(row),
        "kind": kind_words(row),
        "share": share_words(row),
        "paper": paper_words(row.paper),
        "file": row.paper.file,
    }
    value: Cell | None = words[column] if column in words else getattr(row, column)
    return guarded("" if value is None else value)
