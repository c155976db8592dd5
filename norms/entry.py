"""A dated entry of the norms, and its loading from TOML."""

from __future__ import annotations

import tomllib
from datetime import date
from functools import cache
from importlib.resources import files
from typing import Any, Literal, TypeVar, cast

from pydantic import BaseModel, ConfigDict, Field

Confidence = Literal["H", "M", "L", "K"]


class Entry(BaseModel):
    """What every norm carries: an id, when it holds, where it is written, how sure it is."""

    model_config = ConfigDict(extra="forbid", frozen=True, populate_by_name=True)

    id: str
    since: date | None = Field(default=None, alias="from")
    until: date | None = None
    source: str
    confidence: Confidence

    def holds(self, day: date) -> bool:
        """Whether the entry is in force on a day (both ends included)."""
        return (self.since is None or self.since <= day) and (self.until is None or day <= self.until)

    @property
    def verified(self) -> bool:
        """Whether a finding may rest on it as an error."""
        return self.confidence == "H"


AnyEntry = TypeVar("AnyEntry", bound=Entry)


@cache
def _raw(name: str) -> dict[str, Any]:
    return tomllib.loads(files("norms").joinpath("data").joinpath(name).read_text(encoding="utf-8"))


@cache
def _entries(name: str, table: str, kind: type[Entry]) -> tuple[Entry, ...]:
    return tuple(kind.model_validate(row) for row in _raw(name).get(table, []))


def load(name: str, table: str, kind: type[AnyEntry]) -> tuple[AnyEntry, ...]:
    """All entries of one table of a data file, checked once; a wrong entry is a ValidationError that names it."""
    return cast("tuple[AnyEntry, ...]", _entries(name, table, kind))


def parse_day(text: str) -> date:
    """An ISO date, reduced or whole, as its first day ("2021-12" → 1 December 2021)."""
    parts = [int(part) for part in text.split("-")]
    return date(parts[0], parts[1] if len(parts) > 1 else 1, parts[2] if len(parts) > 2 else 1)
