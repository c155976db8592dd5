"""Awards, who may give them, and the law they rest on, at a date."""

from __future__ import annotations

from datetime import date

from norms.entry import Entry, load


class Award(Entry):
    """An award that a level may give; `giver` is a form with {area} or {office}; a higher `rank` is a higher award."""

    name: str
    giver: str
    level: str
    rank: int


class Regime(Entry):
    """The law and the decree that rewards rest on while they hold."""

    law: str
    decree: str


def awards_of(level: str, day: date) -> tuple[Award, ...]:
    """What a level may give on a day."""
    return tuple(entry for entry in load("awards.toml", "award", Award) if entry.level == level and entry.holds(day))


def own_award(level: str, day: date) -> Award | None:
    """The lowest award of a level: what its own commendation is."""
    return min(awards_of(level, day), key=lambda entry: entry.rank, default=None)


def regime(day: date) -> Regime:
    """The law on emulation and commendation of a day (Luật 15/2003, Luật 06/2022)."""
    return next(entry for entry in load("awards.toml", "regime", Regime) if entry.holds(day))
