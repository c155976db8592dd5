"""How a superior's wording becomes a lower level's: dated rewriting rules (data/wording.toml), each with its reason."""

from __future__ import annotations

import re
from datetime import date
from functools import cached_property
from typing import Annotated, Literal

from pydantic import AfterValidator

from norms.entry import Entry, load
from norms.patterns import Pattern, known_fields
from norms.powers import Power, powers

_WHOLE = r"(?!(?<=\w)\w)"
"""No place within a word."""
WordingVerb = Literal["localised", "narrowed", "transposed"]


def _replacement(text: str) -> str:
    return known_fields(text, frozenset({"area", "unit", "hamlet", "hamlets", "sup"}))


class Wording(Entry):
    """One rewriting rule: `pattern` is a regular expression over the text outside quotations and citations.

    `replacement` may use {area} (xã), {unit} (UBND xã), {hamlet} (thôn), {hamlets} (các thôn), {sup} (huyện). `above` and
    `level` say for which superior and which unit it holds; `reason` is what the trace says; `areas` names
    the kinds of unit that it holds for, where not for all.
    """

    above: tuple[str, ...]
    level: tuple[str, ...]
    pattern: Pattern
    replacement: Annotated[str, AfterValidator(_replacement)]
    verb: WordingVerb
    reason: str
    areas: tuple[str, ...] = ()

    @cached_property
    def compiled(self) -> re.Pattern[str]:
        """The pattern, compiled once; it begins and ends with whole words ("trụ sở các xã" is not "… ở các xã")."""
        return re.compile(f"{_WHOLE}(?:{self.pattern}){_WHOLE}")


def wordings(above: str, level: str, day: date, area: str | None = None) -> tuple[Wording, ...]:
    """The rules from a superior's level to a unit's level on a day, in the order of the file."""
    return tuple(
        rule
        for rule in load("wording.toml", "rule", Wording)
        if above in rule.above and level in rule.level and rule.holds(day) and (not rule.areas or area in rule.areas)
    )


def beyond(level: str, day: date) -> tuple[Power, ...]:
    """What a level does not do on a day (powers.toml): a clause that speaks of it is printed with a question."""
    return powers(level, day)
