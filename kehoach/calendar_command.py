"""`kehoach calendar`: who must do what by when, over plans and other papers."""

from __future__ import annotations

from collections.abc import Collection, Iterator
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Literal

from kehoach.api import calendar
from kehoach.calendar_words import full_day
from kehoach.days import day_of
from kehoach.extract_command import SomeFailed
from kehoach.output import NotWritten, emit, keep_apart, message, save
from kehoach.plan_input import read_plan
from kehoach.profile import read_profile
from kehoach.terminal import width
from schemas.calendar import Calendar
from schemas.errors import UnreadableInput, WrongUse
from schemas.plan import Plan
from schemas.texts import say
from schemas.unit import Unit

Format = Literal["table", "ics", "xlsx", "json"]
_ENDINGS: dict[str, Format] = {".txt": "table", ".ics": "ics", ".xlsx": "xlsx", ".json": "json"}


@dataclass(frozen=True, slots=True)
class Wanted:
    """Whose duties are wanted (`who` a body's, `name` or `profile` a unit's), and those of which days, as the user writes them."""

    who: str | None = None
    name: str | None = None
    profile: Path | None = None
    start: str | None = None
    end: str | None = None


def run(
    files: list[Path], wanted: Wanted, format: Format | None, out: Path | None, catalogue: str | None = None
) -> None:
    """Read the papers, and every plan of a catalogue where one is named; write the calendar, say what it leaves out. A bad file
    is named and the rest goes on.
    """
    if sum(given is not None for given in (wanted.who, wanted.name, wanted.profile)) > 1:
        raise WrongUse("calendar.one_of")
    keep_apart(out, *files, wanted.profile)
    kind = _format(format, out)
    start = day_of(wanted.start) if wanted.start else None
    end = day_of(wanted.end) if wanted.end else None
    _check_days(start, end)
    plans, failed = _read(list(dict.fromkeys(files)), catalogue)
    unit: Unit | str | None = wanted.name
    if wanted.profile is not None:
        first = next((plan for _, plan in plans if plan.header.issuer), None)
        unit = read_profile(wanted.profile, first.day() if first else None, first)
    made = calendar(plans, unit, wanted.who, start, end)
    _write(made, kind, out)
    _tell(made, len(plans), kind)
    if failed:
        raise SomeFailed("cli.some_failed", failed=len(failed), files=len(failed) + len(plans))


def _format(format: Format | None, out: Path | None) -> Format:
    """The format asked for, or that of the output's ending. Raises WrongUse where the two differ or neither says it."""
    ending = _ENDINGS.get(out.suffix.lower()) if out is not None else None
    if format is None and out is not None and ending is None:
        raise WrongUse("calendar.unknown_ending", path=out, endings=", ".join(_ENDINGS))
    kind = format or ending or "table"
    if out is not None and ending != kind:
        wanted = next(suffix for suffix, name in _ENDINGS.items() if name == kind)
        raise WrongUse("calendar.wrong_ending", path=out, endings=wanted, format=kind)
    if out is None and kind in ("ics", "xlsx"):
        raise WrongUse("calendar.needs_out", format=kind)
    return kind


def _check_days(start: date | None, end: date | None) -> None:
    """Refuse impossible days before minutes are spent on reading."""
    from kehoach.calendar_rows import asked_days

    asked_days(start, end, date.today())


@dataclass(frozen=True, slots=True)
class _Papers(Collection[tuple[str, Plan]]):
    """The Plans of the files that could be read, and those of a catalogue, which are read anew each time they are gone through."""

    held: list[tuple[str, Plan]]
    catalogue: str | None

    def __iter__(self) -> Iterator[tuple[str, Plan]]:
        if self.catalogue is not None:
            from kehoach.catalogue_command import stored_plans

            yield from stored_plans(self.catalogue)
        yield from self.held

    def __len__(self) -> int:
        if self.catalogue is None:
            return len(self.held)
        from kehoach.catalogue_command import opened

        with opened(self.catalogue) as catalogue:
            return len(self.held) + catalogue.count()

    def __contains__(self, row: object) -> bool:
        return any(row == own for own in self)


def _read(files: list[Path], catalogue: str | None) -> tuple[_Papers, list[UnreadableInput]]:
    """The Plans of the files that can be read, each with its file. Raises UnreadableInput where none can."""
    plans: list[tuple[str, Plan]] = []
    failed: list[UnreadableInput] = []
    for file in files:
        try:
            plans.append((file.name, read_plan(file)))
        except UnreadableInput as problem:
            failed.append(problem)
            if len(files) > 1:
                message(str(problem))
    if not plans and catalogue is None:
        raise failed[0] if len(files) == 1 else SomeFailed("calendar.none_read", files=len(files))
    return _Papers(plans, catalogue), failed


def _write(made: Calendar, kind: Format, out: Path | None) -> None:
    if kind == "json":
        emit(made.to_json(), out)
    elif kind == "table":
        from kehoach.calendar_table import table

        emit(table(made, width(out)), out)
    elif kind == "xlsx" and out is not None:
        from kehoach.calendar_sheets import calendar_sheets
        from kehoach.spreadsheet_output import xlsx

        save(xlsx(calendar_sheets(made)), out)
        message(say("cli.written", path=out))
    elif out is not None:
        from kehoach.calendar_events import calendar_events

        if not made.dated:
            # a calendar without events is no iCalendar, and some programs refuse it
            raise NotWritten("calendar.no_events", start=full_day(made.start), end=full_day(made.end))
        save(calendar_events(made), out)
        message(say("cli.written", path=out))


def _tell(made: Calendar, files: int, kind: Format) -> None:
    held = len(made.dated) + len(made.without_day) + len(made.outside)
    if not held and not made.unassigned:
        key = "calendar.nothing_for" if made.body else "calendar.no_deadlines"
        message(say(key, body=made.body, files=files))
        return
    message(
        say(
            "calendar.summary", dated=len(made.dated), start=full_day(made.start), end=full_day(made.end),
            without_day=len(made.without_day), outside=len(made.outside),
        )
    )  # fmt: skip
    if made.unassigned:
        key = "calendar.unassigned_apart" if kind == "ics" else "calendar.unassigned"
        message(say(key, count=len(made.unassigned)))
    if made.repeated:
        message(say("calendar.repeated", count=made.repeated))
