"""The collected table (biểu tổng hợp): which unit of a level has sent its plan, when, and what of the superior's it has covered."""

from __future__ import annotations

from datetime import date
from typing import Literal

from pydantic import Field

from schemas.matrix import Matrix, Passage, PlanName
from schemas.span import Strict

Status = Literal["on_time", "late", "sent", "missing", "unclear"]
STATUSES: tuple[Status, ...] = ("on_time", "late", "sent", "missing", "unclear")


class Listed(Strict):
    """A line of the roster (danh sách đơn vị): the unit's name as written, the last day to send (`due`, itself included), the day
    on which its plan was received, the name of its file; `doubts` are Vietnamese sentences on cells that can't be read.
    """

    name: str
    line: int = 0
    due: date | None = None
    received: date | None = None
    file: str | None = None
    doubts: list[str] = Field(default_factory=list)


class UnitRow(Strict):
    """A unit and its plan.

    `status`: sent "on_time", "late", "sent" (whether in time is not known), "missing", or "unclear" (a plan may be its or
    another's, or what it sent is no plan). `asked` are the superior's words that ask the unit for its plan, `due` is the last
    day to send it, itself included. `sent_on` is ISO 8601, reduced where the day is blank; `sent_by` says where it is from:
    the roster, or the plan's own date of issue. `days_late` are counted from the day after `due` to `sent_on`: of a day of
    issue the least that it can be. `matrix` compares the plan that counts, of which `label` is the number and symbol;
    `files` are all of the unit's.
    """

    name: str
    status: Status
    asked: list[Passage] = Field(default_factory=list)
    due: date | None = None
    sent_on: str | None = None
    sent_by: Literal["roster", "plan"] | None = None
    days_late: int | None = None
    label: str | None = None
    files: list[str] = Field(default_factory=list)
    matrix: Matrix | None = None
    notes: list[str] = Field(default_factory=list)


class UnreadFile(Strict):
    """A file that can't be read, and the sentence that says why."""

    file: str
    problem: str


class Level(Strict):
    """All units of a level beside one superior plan.

    `has_roster`: without one nobody is known to be missing. `unlisted` sent a plan and stand in no roster.
    """

    superior: PlanName
    has_roster: bool = True
    units: list[UnitRow] = Field(default_factory=list)
    unlisted: list[UnitRow] = Field(default_factory=list)
    unread: list[UnreadFile] = Field(default_factory=list)
    notes: list[str] = Field(default_factory=list)

    def asked(self, *statuses: Status) -> Passage | None:
        """The superior's words that ask the units of some statuses (of all, without one) for their plans, where they are the same."""
        rows = [row for row in self.units if not statuses or row.status in statuses]
        found = {one.path: one for row in rows for one in row.asked}
        return next(iter(found.values())) if len(found) == 1 else None

    def count(self, status: Status) -> int:
        """How many units of the roster have a status."""
        return sum(row.status == status for row in self.units)

    def to_json(self) -> str:
        """The table as JSON text; the same level always gives the same bytes."""
        return self.model_dump_json(indent=1) + "\n"
