"""Offices of each level, and the counterpart of an office on another level at a date."""

from __future__ import annotations

from datetime import date
from typing import Literal

from norms.entry import Entry, load
from norms.spelling import fold

OfficeKind = Literal["office", "post", "centre", "media", "vertical", "front"]


class Office(Entry):
    """An office, post or body; `domains` are the fields it looks after, `areas` the kinds of commune that have it."""

    name: str
    level: Literal["province", "district", "commune", "any"]
    kind: OfficeKind
    domains: tuple[str, ...]
    areas: tuple[str, ...] = ()
    aliases: tuple[str, ...] = ()


def all_offices() -> tuple[Office, ...]:
    """Every office that the norms know, of any level and day."""
    return load("offices.toml", "office", Office)


def office_names() -> tuple[str, ...]:
    """Every name that an office has or had, its aliases behind it, in the order of the norms; a name may stand twice."""
    return tuple(name for entry in all_offices() for name in (entry.name, *entry.aliases))


def offices(level: str, day: date, area: str | None = None) -> tuple[Office, ...]:
    """The offices of a level on a day; `area` leaves out those of other kinds of commune."""
    return tuple(
        entry
        for entry in all_offices()
        if entry.level == level and entry.holds(day) and (not entry.areas or area is None or area in entry.areas)
    )


def find_office(name: str, day: date | None = None, level: str | None = None) -> Office | None:
    """The office that a name or alias stands for, in any spelling of case; None where the norms don't know it."""
    key = fold(name.strip())
    for entry in all_offices():
        if day is not None and not entry.holds(day):
            continue
        if level is not None and entry.level not in (level, "any"):
            continue
        if key == fold(entry.name) or key in map(fold, entry.aliases):
            return entry
    return None


def counterpart(office: Office, level: str, day: date, area: str | None = None) -> Office | None:
    """The office of another level that looks after the same first domain on a day."""
    found = (office_for(domain, level, day, area) for domain in office.domains)
    return next((entry for entry in found if entry is not None), None)


def office_for(domain: str, level: str, day: date, area: str | None = None) -> Office | None:
    """The office of a level that looks after a domain; bodies that stand on every level (the police, the Front) too."""
    near = (*offices(level, day, area), *offices("any", day))
    return next((entry for entry in near if domain in entry.domains), None)
