"""Levels of government, the words that name areas, and which place is a province, at a date."""

from __future__ import annotations

import re
from datetime import date
from functools import cache
from typing import Literal

from norms.entry import Entry, load

LocalLevel = Literal["province", "district", "commune"]


class Structure(Entry):
    """Which levels exist, from the highest to the lowest."""

    levels: tuple[LocalLevel, ...]


class Area(Entry):
    """A word that names a kind of area, and the level it stands for."""

    word: str
    level: LocalLevel
    note: str | None = None


class Hamlet(Entry):
    """What stands below a commune: its word and the usual title of its heads."""

    area: tuple[str, ...]
    head: str
    word: str
    words: tuple[str, ...]
    provinces: tuple[str, ...] = ()


class Province(Entry):
    """A provincial unit while it was one; `merged_into` names what it went into."""

    name: str
    kind: Literal["tỉnh", "thành phố"]
    merged_into: str | None = None


def structure(day: date) -> Structure:
    """The levels of a day."""
    return next(entry for entry in load("levels.toml", "structure", Structure) if entry.holds(day))


def level_exists(level: str, day: date) -> bool:
    """Whether a level of local government exists on a day; levels that are none (central, other) always do."""
    return level not in ("province", "district", "commune") or level in structure(day).levels


@cache
def area_words() -> tuple[str, ...]:
    """Every word that names an area, on any day, longest first."""
    words = {area.word for area in load("levels.toml", "area", Area)}
    return tuple(sorted(words, key=lambda word: (-len(word), word)))


@cache
def _named_area() -> re.Pattern[str]:
    words = "|".join(map(re.escape, area_words()))
    # "xã hội", "huyện ủy", "tỉnh đoàn" name no area
    return re.compile(
        rf"\b(?P<word>{words})\s+(?!(?:hội|ủy|uỷ|đoàn|đội)\b)(?P<name>\S.*?)(?=\s*,|\s+(?:{words})\s|$)", re.IGNORECASE
    )


def own_area(body: str) -> tuple[str, str] | None:
    """The area in a body's name, as its word and its name as written: "UBND XÃ A HUYỆN B" → ("xã", "A"). The first
    area is the body's own; those behind it say where that lies.
    """
    found = _named_area().search(body)
    return (found["word"].lower(), found["name"]) if found else None


def provinces(day: date) -> tuple[Province, ...]:
    """The provincial units of a day."""
    return tuple(entry for entry in load("places.toml", "province", Province) if entry.holds(day))


@cache
def _city_names() -> dict[str, tuple[Province, ...]]:
    out: dict[str, list[Province]] = {}
    for entry in load("places.toml", "province", Province):
        if entry.kind == "thành phố":
            out.setdefault(entry.name.lower(), []).append(entry)
    return {name: tuple(rows) for name, rows in out.items()}


def area_level(name: str, day: date | None) -> LocalLevel | None:
    """The level of a named area: "huyện Triệu Sơn" → district, "thành phố Cần Thơ" → province.

    A city is a province where places.toml lists it at that day (on any day where `day` is None), else of district level.
    """
    text = name.strip().lower()
    if re.match(r"xã hội\b", text):
        return None
    for word in area_words():
        if text == word or text.startswith(word + " "):
            if word == "thành phố":
                rest = text[len(word) :].strip()
                rows = _city_names().get(rest, ())
                if any(day is None or row.holds(day) for row in rows):
                    return "province"
                return "district"
            return next(a.level for a in load("levels.toml", "area", Area) if a.word == word)
    return None


def hamlet(area: str, province: str | None = None) -> Hamlet:
    """What stands below an area of commune level, by the usage of its province where that is known."""
    rows = [row for row in load("levels.toml", "hamlet", Hamlet) if area in row.area]
    local = [row for row in rows if province is not None and province in row.provinces]
    return (local or [row for row in rows if not row.provinces])[0]


def commune_words(day: date) -> tuple[str, ...]:
    """The kinds of commune of a day (xã, phường, thị trấn; since July 2025 xã, phường, đặc khu)."""
    return tuple(a.word for a in load("levels.toml", "area", Area) if a.level == "commune" and a.holds(day))
