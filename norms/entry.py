"""A dated entry of the norms, and its loading from TOML: the shipped rows, and an office's own ones laid over them."""

from __future__ import annotations

import hashlib
import sys
import tomllib
from collections.abc import Iterable, Mapping
from datetime import date
from functools import cache
from importlib.resources import files
from typing import Any, ClassVar, Literal, TypeVar, cast

from pydantic import BaseModel, ConfigDict, Field, model_validator

Confidence = Literal["H", "M", "L", "K"]
Row = dict[str, Any]
OwnRows = Mapping[tuple[str, str], tuple[Row, ...]]
"""An office's own rows by file and table ("offices.toml", "office"), as they stand in its files."""

_SURENESS: tuple[Confidence, ...] = ("H", "M", "L", "K")
_READERS = frozenset({"norms", "grammar", "extract", "generate", "check"})
"""The rooms that remember what they made of the norms."""


class Entry(BaseModel):
    """What every norm carries: an id, when it holds, where it is written, how sure it is.

    `ask` marks what sources disagree on, or what provinces do differently: whoever uses it has a person look.
    """

    model_config = ConfigDict(extra="forbid", frozen=True, populate_by_name=True)

    id: str = Field(min_length=1, max_length=120)
    since: date | None = Field(default=None, alias="from")
    until: date | None = None
    source: str
    confidence: Confidence
    ask: bool = False

    @model_validator(mode="after")
    def _in_order(self) -> Entry:
        if self.since is not None and self.until is not None and self.since > self.until:
            raise ValueError("dates: from is after until")
        return self

    def holds(self, day: date) -> bool:
        """Whether the entry is in force on a day (both ends included)."""
        return (self.since is None or self.since <= day) and (self.until is None or day <= self.until)

    @property
    def verified(self) -> bool:
        """Whether a finding may rest on it as an error."""
        return self.confidence == "H" and not self.ask


AnyEntry = TypeVar("AnyEntry", bound=Entry)


def least_sure(*confidences: Confidence) -> Confidence:
    """How sure a conclusion from several entries is: as its weakest one."""
    return max(confidences, key=_SURENESS.index)


class _Own:
    """The rows laid over the shipped ones; `settled` once somebody said which, or that there are none."""

    rows: ClassVar[OwnRows] = {}
    settled: ClassVar[bool] = False


def use_own_rows(rows: OwnRows, settled: bool = True) -> None:
    """Lay rows over the shipped ones and forget everything that was made of the norms before.

    Not `settled`: the next `load` asks the environment (again).

    What a module keeps as a constant since its import stays: `norms.overlay.lay_over` comes before the readers.
    """
    _Own.rows, _Own.settled = rows, settled
    for name, module in list(sys.modules.items()):
        if name.partition(".")[0] in _READERS:
            for held in list(vars(module).values()):
                if callable(forget := getattr(held, "cache_clear", None)):
                    forget()


def own_rows() -> tuple[OwnRows, bool]:
    """The rows that lie over the shipped ones, and whether anybody has settled which."""
    return _Own.rows, _Own.settled


def _settle() -> None:
    if not _Own.settled:
        from norms.overlay import lay_over_from_environment

        lay_over_from_environment()


def own_mark() -> str:
    """A short mark of an office's own rows: another where any of them is another, "" where there are none."""
    _settle()
    if not _Own.rows:
        return ""
    return hashlib.sha256(repr(sorted(_Own.rows.items())).encode()).hexdigest()[:12]


def own_ids(name: str, table: str) -> frozenset[str]:
    """The ids of the entries in a table that are an office's own, or that it changed."""
    return frozenset(str(row.get("id")) for row in _Own.rows.get((name, table), ()))


def shipped(name: str) -> dict[str, Any]:
    """A shipped data file as it stands: its tables of rows."""
    return tomllib.loads(files("norms").joinpath("data").joinpath(name).read_text(encoding="utf-8"))


_raw = cache(shipped)


def merged(rows: Iterable[Row], own: Iterable[Row]) -> list[Row]:
    """Shipped rows with an office's own: a known id replaces in place, `remove = true` takes away, a new one goes in front."""
    mine = {str(row.get("id")): row for row in own}
    shipped_rows = list(rows)
    known = {row["id"] for row in shipped_rows}
    added = [row for id, row in mine.items() if id not in known]
    kept = [mine.get(row["id"], row) for row in shipped_rows]
    return [row for row in (*added, *kept) if row.get("remove") is not True]


@cache
def _entries(name: str, table: str, kind: type[Entry]) -> tuple[Entry, ...]:
    rows = merged(_raw(name).get(table, []), _Own.rows.get((name, table), ()))
    return tuple(kind.model_validate(row) for row in rows)


def load(name: str, table: str, kind: type[AnyEntry]) -> tuple[AnyEntry, ...]:
    """All entries of one table of a data file, checked once; a wrong entry is a ValidationError that names it.

    The first call takes the office's own entries from where KEHOACH_NORMS points, unless `lay_over` said otherwise.
    """
    _settle()
    return cast("tuple[AnyEntry, ...]", _entries(name, table, kind))


def parse_day(text: str) -> date:
    """An ISO date, reduced or whole, as its first day ("2021-12" → 1 December 2021)."""
    parts = [int(part) for part in text.split("-")]
    return date(parts[0], parts[1] if len(parts) > 1 else 1, parts[2] if len(parts) > 2 else 1)
