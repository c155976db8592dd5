"""The work calendar as plain text for a terminal: by month, then what has no day of its own."""

from __future__ import annotations

import textwrap
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import groupby

from grammar.normalise import capitalise
from kehoach.calendar_words import (
    full_day,
    kind_words,
    off_words,
    place_words,
    share_words,
    title_words,
    week_day,
    when_words,
)
from schemas.calendar import Calendar, CalendarRow
from schemas.texts import say

_LONGEST_ACTION = 240  # characters
_NARROWEST = 40  # characters beside the times, on however small a terminal
_INDENT = 2


@dataclass(frozen=True, slots=True)
class Entry:
    """A duty as it is printed: its time at the left, then what, who, where; `off` the notes on days off."""

    when: str
    row: CalendarRow
    off: list[str]


def table(calendar: Calendar, width: int) -> str:
    """The calendar as text with lines of about `width` characters at most; empty where it has no rows."""
    sections = [*_months(calendar), *_without_day(calendar)]
    if calendar.unassigned:
        sections.append((say("calendar.unassigned_head"), list(_entries(calendar.unassigned))))
    if not sections:
        return ""
    lines = [title_words(calendar)]
    for head, entries in sections:
        lines += ["", head]
        column = max(len(entry.when) for entry in entries)
        for entry in entries:
            lines += _lines(entry, column, width)
    return "\n".join(lines) + "\n"


def _months(calendar: Calendar) -> Iterator[tuple[str, list[Entry]]]:
    def month(row: CalendarRow) -> str:
        assert row.place is not None
        if row.place < calendar.start:
            return say("calendar.begun", day=full_day(calendar.start))
        if row.place > calendar.end:
            return say("calendar.ongoing", day=full_day(calendar.end))
        return say("calendar.month", month=row.place.month, year=row.place.year)

    for head, rows in groupby(calendar.dated, month):
        yield head, list(_entries(list(rows)))


def _entries(rows: list[CalendarRow]) -> Iterator[Entry]:
    """The rows of a month in their order; the weeks of one duty are told once: "04, 11, 18, 25/12/2026"."""
    weeks: dict[tuple[str, int], list[CalendarRow]] = {}
    for row in rows:
        if (row.when or "").startswith("FREQ=WEEKLY") and row.last:
            weeks.setdefault((row.paper.file, row.deadlines[-1]), []).append(row)
    for row in rows:
        same = weeks.get((row.paper.file, row.deadlines[-1]), [row])
        if row is not same[0]:
            continue
        days = [f"{one.last.day:02d}" for one in same[:-1] if one.last]
        when = ", ".join([*days, full_day(same[-1].last)]) if days and same[-1].last else when_words(row)
        off = [f"{full_day(one.last)}: {off_words(one)}" for one in same if one.off and one.last]
        yield Entry(when, row, off if days else [off_words(row)])


def _without_day(calendar: Calendar) -> Iterator[tuple[str, list[Entry]]]:
    for timing in ("recurring", "counted", "undated"):
        rows = [row for row in calendar.without_day if row.timing == timing]
        if rows:
            yield say(f"calendar.{timing}"), [Entry("", _joined(list(same)), []) for _, same in groupby(rows, _said)]


def _said(row: CalendarRow) -> tuple[str, str, str]:
    return row.paper.file, row.quote, row.action


def _joined(rows: list[CalendarRow]) -> CalendarRow:
    """Rows that one sentence gives ("định kỳ hằng quý, 6 tháng, năm") as one."""
    printed = ", ".join(dict.fromkeys(row.printed for row in rows if row.printed))
    return rows[0].model_copy(update={"printed": printed or None})


def _lines(entry: Entry, column: int, width: int) -> Iterator[str]:
    """The lines of an entry, its time beside the first."""
    row = entry.row
    indent = " " * (_INDENT + (column + _INDENT if column else 0))
    action = textwrap.shorten(capitalise(row.action), _LONGEST_ACTION, placeholder=" …")
    first = f"{' ' * _INDENT}{entry.when}".ljust(len(indent))
    for text in filter(None, [f"[{kind_words(row)}] {action}", _who(row), _where(row), *entry.off]):
        yield from textwrap.wrap(
            text, max(width, len(indent) + _NARROWEST), initial_indent=first, subsequent_indent=f"{indent}  ",
            break_on_hyphens=False,
        )  # fmt: skip
        first = f"{indent}  "


def _who(row: CalendarRow) -> str:
    share = share_words(row) if row.share != "cooperating" else say("calendar.share_cooperating_only")
    actor = say("calendar.actor", actor=row.actor) if row.actor else ""
    parts = [
        f"{actor} ({share})" if actor and share else actor or capitalise(share),
        say("calendar.recipient", recipient=row.recipient) if row.recipient else "",
        say("calendar.room", room=row.room) if row.room and row.room != row.actor else "",
    ]
    return "; ".join(filter(None, parts))


def _where(row: CalendarRow) -> str:
    """The printed words of the time, the last day where they don't show it, and the paper."""
    parts = [
        capitalise(say("calendar.printed", printed=row.printed)) if row.printed else "",
        say("calendar.last_day", day=week_day(row.last)) if row.last and _hides_its_end(row) else "",
        say("calendar.tentative") if row.tentative else "",
        place_words(row),
    ]
    return "; ".join(filter(None, parts))


def _hides_its_end(row: CalendarRow) -> bool:
    """Whether the last day is not to be seen at the left, and matters: what begins in a period has none."""
    return row.period is not None and row.kind != "start"
