"""The work calendar (lịch công việc): who must do what by when, over several papers."""

from __future__ import annotations

from datetime import date
from typing import Literal

from pydantic import Field

from schemas.plan import DeadlineKind
from schemas.span import Strict

Share = Literal["named", "one_of", "all", "cooperating", "invited", "addressed", "own"]
Timing = Literal["day", "period", "window", "recurring", "counted", "undated"]
RowKind = DeadlineKind | Literal["during"]
DayOff = Literal["saturday", "sunday", "holiday"]


class Paper(Strict):
    """The paper (văn bản) that a row stands in: `code` is number and symbol ("47/KH-UBND"), null where either is missing."""

    file: str
    doc_type: str | None = None
    code: str | None = None
    date: str | None = None
    issuer: str | None = None
    title: str | None = None


class CalendarRow(Strict):
    """One time by which something is due; a recurring deadline gives a row for each of its times.

    `timing`: "day", "period" (a month, quarter, half or year, `period` in the contract's writing), "window" (from one day
    to another), or without a day: "recurring", "counted" (from an event), "undated". `first` and `last` are the first and
    last day on which it can be done: `last` of "trước ngày 10/6" is the 9th; `first` is null where only a limit is known.
    `printed` are the paper's own words for the time. `off` says why `last` is no working day, `working_day` is the last one
    before it (null for what begins or takes place on that very day). `share` is how the one asked about comes into it,
    `others` who else is named, `room` (bộ phận) where it goes within the unit. `deadlines` are indexes into the Plan's.
    """

    uid: str
    timing: Timing
    when: str | None = None
    first: date | None = None
    last: date | None = None
    period: str | None = None
    printed: str | None = None
    off: DayOff | None = None
    working_day: date | None = None
    kind: RowKind
    action: str
    actor: str | None = None
    recipient: str | None = None
    share: Share | None = None
    others: list[str] = Field(default_factory=list)
    room: str | None = None
    tentative: bool = False
    paper: Paper
    deadlines: list[int]
    quote: str
    page: int | None = None
    confidence: float = 1.0

    @property
    def place(self) -> date | None:
        """The day under which the row stands: the first of what begins, the last of everything else."""
        return self.first if self.kind == "start" and self.first else self.last


class Calendar(Strict):
    """What is due between two days (both included).

    `dated` in order of time; `without_day` what has no day of its own; `outside` what is due before or after the days asked
    for. Where a unit or a body is asked for, these hold only what is its to do, and `unassigned` what of those days names nobody.
    `repeated` counts what stood in a further copy of a paper.
    """

    start: date
    end: date
    body: str | None = None
    dated: list[CalendarRow] = Field(default_factory=list)
    without_day: list[CalendarRow] = Field(default_factory=list)
    outside: list[CalendarRow] = Field(default_factory=list)
    unassigned: list[CalendarRow] = Field(default_factory=list)
    repeated: int = 0

    def to_json(self) -> str:
        """The calendar as JSON text; the same calendar always gives the same bytes."""
        return self.model_dump_json(indent=1) + "\n"
