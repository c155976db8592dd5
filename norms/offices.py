"""Offices of each level, and the counterpart of an office on another level at a date."""

from __future__ import annotations

from datetime import date
from typing import Literal

from norms.entry import Entry, load
from norms.spelling import fold

OfficeKind = Literal["office", "post", "centre", "media", "vertical", "front", "agency", "union", "party"]


class Office(Entry):
    """An office, post or body; `domains` are the fields it looks after, `areas` the kinds of commune that have it.

    `only_in` names the communes that alone have it, `not_in` those that have another ("Phú Quốc").
    """

    name: str
    level: Literal["province", "district", "commune", "any"]
    kind: OfficeKind
    domains: tuple[str, ...]
    areas: tuple[str, ...] = ()
    aliases: tuple[str, ...] = ()
    only_in: tuple[str, ...] = ()
    not_in: tuple[str, ...] = ()

    def stands_in(self, area: str | None) -> bool:
        """Whether a kind of commune ("xã"), or a commune by its full name ("đặc khu Phú Quốc"), has it."""
        if area is None:
            return not self.only_in
        words = fold(area.strip())
        kinds = [fold(kind) for kind in self.areas]
        if kinds and not any(words == kind or words.startswith(f"{kind} ") for kind in kinds):
            return False
        named = any(words.endswith(f" {fold(name)}") for name in (self.only_in or self.not_in))
        return named if self.only_in else not named


def all_offices() -> tuple[Office, ...]:
    """Every office that the norms know, of any level and day."""
    return load("offices.toml", "office", Office)


def office_names() -> tuple[str, ...]:
    """Every name that an office has or had, its aliases behind it, in the order of the norms; a name may stand twice."""
    return tuple(name for entry in all_offices() for name in (entry.name, *entry.aliases))


def offices(level: str, day: date, area: str | None = None) -> tuple[Office, ...]:
    """The offices of a level on a day; `area` (a kind of commune, or its full name) leaves out those of others."""
    return tuple(
        entry for entry in all_offices() if entry.level == level and entry.holds(day) and entry.stands_in(area)
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


def all_bodies() -> tuple[Office, ...]:
    """Bodies beside the offices that plans name and that no unit orders: agencies of the centre, unions, Party bodies.

    They are a table of their own: extraction and drafting know offices, not these.
    """
    return load("offices.toml", "body", Office)


def find_body(name: str, day: date | None = None) -> Office | None:
    """The agency, union or Party body at the beginning of a name ("Bảo hiểm xã hội tỉnh A"); the longest that fits."""
    key = fold(name.strip())
    found: tuple[int, Office] | None = None
    for entry in all_bodies():
        if day is not None and not entry.holds(day):
            continue
        for known in map(fold, (entry.name, *entry.aliases)):
            if (key == known or key.startswith(f"{known} ")) and (found is None or len(known) > found[0]):
                found = (len(known), entry)
    return found[1] if found else None


def only_asked(name: str, day: date | None = None) -> bool:
    """Whether a body is asked ("Đề nghị … phối hợp"), never ordered ("Giao …"): the Front, unions, agencies, the Party."""
    if find_body(name, day) is not None:
        return True
    key = fold(name.strip())
    fronts = [entry for entry in all_offices() if entry.kind == "front" and (day is None or entry.holds(day))]
    names = (fold(known) for entry in fronts for known in (entry.name, *entry.aliases))
    return any(key == known or key.startswith(f"{known} ") for known in names)
