"""Work that a level does not do: dated patterns over Vietnamese text, each with the reason in short words."""

from __future__ import annotations

import re
from datetime import date
from functools import cached_property
from typing import Literal

from norms.entry import Entry, load
from norms.patterns import Pattern


class Power(Entry):
    """Work that the levels named don't do; a text that the pattern is found in is asked about, or is to be dropped.

    `what` says in short Vietnamese words why.
    """

    level: tuple[Literal["province", "district", "commune", "other"], ...]
    pattern: Pattern
    action: Literal["ask", "drop"]
    what: str

    @cached_property
    def compiled(self) -> re.Pattern[str]:
        """The pattern, compiled once."""
        return re.compile(self.pattern)


def powers(level: str, day: date, action: str | None = None) -> tuple[Power, ...]:
    """What a level does not do on a day; `action` narrows it to what is asked about, or to what is dropped."""
    return tuple(
        entry
        for entry in load("powers.toml", "power", Power)
        if level in entry.level and entry.holds(day) and action in (None, entry.action)
    )


def beyond_power(text: str, level: str, day: date) -> tuple[Power, str] | None:
    """The first entry that a text falls under, with the words found; those that drop come before those that ask."""
    rows = sorted(powers(level, day), key=lambda entry: entry.action != "drop")
    found = ((entry, entry.compiled.search(text)) for entry in rows)
    return next(((entry, match.group()) for entry, match in found if match), None)
