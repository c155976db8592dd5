"""The measures of a document's form: Decree 30/2020, Annex I, as dated data (data/form.toml)."""

from __future__ import annotations

from datetime import date
from functools import cache
from typing import Literal

from norms.entry import Entry, load

Severity = Literal["error", "warning", "advice"]


class Measure(Entry):
    """One requirement of form and the values it allows. What it says nothing of is None or empty.

    `sizes` and `sample` are points; `low` and `high` are in `unit` (mm, pt, lines, or the share of a text's width), and
    `slack` is what a finding allows beyond them; `texts` are the words that are allowed, the first of them the one to write.
    """

    severity: Severity
    about: str
    sizes: tuple[float, float] | None = None
    sample: float | None = None
    bold: bool | None = None
    italic: bool | None = None
    capitals: bool | None = None
    align: Literal["center", "justify", "left"] | None = None
    low: float | None = None
    high: float | None = None
    unit: Literal["mm", "pt", "lines", "share"] | None = None
    usual: float | None = None
    slack: float = 0.0
    texts: tuple[str, ...] = ()
    words: tuple[str, ...] = ()

    @property
    def level(self) -> Severity:
        """How heavy a finding may be: what is not verified in the legal text is never an error."""
        return "warning" if self.severity == "error" and not self.verified else self.severity

    def size_fits(self, size: float) -> bool:
        """Whether a size in points is allowed."""
        return self.sizes is None or self.sizes[0] <= size <= self.sizes[1]

    def fits(self, value: float) -> bool:
        """Whether a value in the entry's unit is allowed, with its slack."""
        return (self.low is None or value >= self.low - self.slack) and (
            self.high is None or value <= self.high + self.slack
        )


@cache
def measures(day: date | None = None) -> dict[str, Measure]:
    """The requirements of a day by their ids; without a day the newest of each."""
    rows = load("form.toml", "measure", Measure)
    return {row.id: row for row in rows if day is None or row.holds(day)}


def measure(id: str) -> Measure:
    """A requirement by its id ("PG-03"). Raises KeyError for an unknown one."""
    return measures()[id]


class Columns(Entry):
    """The usual columns of a letterhead, in millimetres: left, right, how far right of the margin the table begins, and the
    narrowest right column in which Quốc hiệu of `at_size` points stays on one line.
    """

    left: float
    right: float
    shift: float
    narrowest: float
    at_size: float


def letterhead_columns() -> Columns:
    """The widths that keep Quốc hiệu on one line."""
    return load("form.toml", "columns", Columns)[0]
