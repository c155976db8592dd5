"""The matrix, and the table of a level, as plain text for a terminal: what needs a look first, the rest counted."""

from __future__ import annotations

import textwrap
from collections.abc import Iterator

from grammar.dates import day_first
from grammar.normalise import squeeze
from kehoach.compare_tables import field_name, nearest_words, plan_words, tally_table
from kehoach.level_tables import covered, lines, short_day
from schemas.level import STATUSES, Level, UnitRow
from schemas.matrix import STATES, Matrix, MatrixRow, Passage, State
from schemas.texts import say

_LONGEST = 300  # characters of a quotation
_SHOWN: tuple[State, ...] = ("missing", "partly", "unclear")


def matrix_text(matrix: Matrix, width: int) -> str:
    """What is missing, different or to be looked at, with both plans' words; what is answered is counted."""
    out = [
        *_wrapped(say("compare.superior", plan=plan_words(matrix.superior)), width),
        *_wrapped(say("compare.subordinate", plan=plan_words(matrix.subordinate)), width),
    ]
    for note in matrix.notes:
        out += _wrapped(f"! {note}", width)
    out += ["", *_tally(matrix)]
    for state in _SHOWN:
        rows = [row for row in matrix.rows if row.state == state]
        if rows:
            out += ["", f"{say(f'matrix.state_{state}').upper()} ({len(rows)})"]
            for row in rows:
                out += _row(row, width)
    if matrix.own:
        out += ["", f"{say('compare.sheet_own').upper()} ({len(matrix.own)})"]
        for own in matrix.own:
            out += _wrapped(f"[{field_name(own.field)}] {_quoted(own.below)}", width, 2)
            if own.near is not None:
                out += _wrapped(f"{own.note} {nearest_words(own.near)}", width, 6)
    rest = sum(row.state not in _SHOWN for row in matrix.rows)
    if rest:
        assert set(_SHOWN) < set(STATES)
        out += ["", *_wrapped(say("compare.rest", count=rest), width)]
    return "\n".join(out) + "\n"


def _tally(matrix: Matrix) -> Iterator[str]:
    table = tally_table(matrix)
    rows = [table.head, *([str(cell) for cell in row] for row in table.rows)]
    widths = [max(len(row[place]) for row in rows) for place in range(len(table.head))]
    for row in rows:
        cells = [text.rjust(widths[place]) if place else text.ljust(widths[0]) for place, text in enumerate(row)]
        yield "  ".join(cells).rstrip()


def _row(row: MatrixRow, width: int) -> Iterator[str]:
    yield from _wrapped(f"[{field_name(row.field)}] {_quoted(row.above)}", width, 2)
    for below in row.below:
        yield from _wrapped(f"→ {_quoted(below)}", width, 6)
    note = f"{row.note} {nearest_words(row.nearest)}" if row.nearest else row.note
    yield from _wrapped(textwrap.shorten(note, _LONGEST, placeholder=" …"), width, 6)


def _quoted(passage: Passage) -> str:
    text = textwrap.shorten(squeeze(passage.text), _LONGEST, placeholder=" …")
    return f"{text} ({say('report.page', page=passage.page)})" if passage.page else text


def _wrapped(text: str, width: int, indent: int = 0) -> list[str]:
    return textwrap.wrap(
        text, max(width, indent + 40), initial_indent=" " * indent, subsequent_indent=" " * (indent + 2 if indent else 2),
        break_on_hyphens=False, break_long_words=False,
    )  # fmt: skip


def level_text(level: Level, width: int) -> str:
    """The units by status, each with its day and how much it has covered."""
    out = [text for line in lines(level) for text in _wrapped(line, width)]
    for status in STATUSES:
        rows = [row for row in level.units if row.status == status]
        if rows:
            out += ["", f"{say(f'level.status_{status}').upper()} ({len(rows)})"]
            out += [text for row in rows for text in _unit(row, width)]
    if level.unlisted:
        out += ["", f"{say('level.sheet_unlisted').upper()} ({len(level.unlisted)})"]
        out += [text for row in level.unlisted for text in _unit(row, width)]
    return "\n".join(out) + "\n"


def _unit(row: UnitRow, width: int) -> Iterator[str]:
    parts = [row.label or "", _day(row), say("level.due_on", day=short_day(row.due)) if row.due else ""]
    if row.days_late:
        parts.append(say(f"level.late_by_{row.sent_by}", days=row.days_late))
    if row.matrix is not None:
        counted = {name: covered(row.matrix, name) for name in ("duty", "target", "deadline")}
        parts.append(say("level.covered", **counted))
    yield from _wrapped(f"{row.name}: {'; '.join(filter(None, parts))}".rstrip(": "), width, 2)
    for note in row.notes:
        yield from _wrapped(f"! {note}", width, 6)


def _day(row: UnitRow) -> str:
    return say(f"level.sent_{row.sent_by}", day=day_first(row.sent_on)) if row.sent_by else ""
