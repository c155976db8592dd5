"""Provincial units and what they went into, and the communes and hamlets that an office enters itself, at a date."""

from __future__ import annotations

import re
from datetime import date
from typing import Literal

from norms.entry import Entry, load
from norms.levels import Province, provinces
from norms.spelling import fold

_WORD = re.compile(r"^(?:tỉnh|thành phố|tp\.?)\s+", re.IGNORECASE)


class Commune(Entry):
    """A commune; `merged_into` names what it went into when its time ended. An office adds its own ones."""

    name: str
    kind: Literal["xã", "phường", "thị trấn", "đặc khu"]
    province: str
    district: str | None = None
    merged_into: str | None = None


class Settlement(Entry):
    """A hamlet of an office's own list: "Thôn Đông" of the commune named, with who heads it where that is known."""

    name: str
    commune: str
    head: str | None = None


def all_provinces() -> tuple[Province, ...]:
    """Every provincial unit that the norms know, of any day."""
    return load("places.toml", "province", Province)


def find_province(name: str, day: date) -> Province | None:
    """The provincial unit of a name on a day, with or without its word: "tỉnh Nam Định", "Nam Định"."""
    key = fold(_WORD.sub("", name.strip()))
    return next((entry for entry in provinces(day) if fold(entry.name) == key), None)


def gone_into(name: str, day: date) -> Province | None:
    """The provincial unit that one of any time belongs to on a day: itself where it still stands, else what it went into.

    "Bình Phước" → Đồng Nai since 01/07/2025 (Nghị quyết 202/2025/QH15); None for a name that is no province's.
    """
    key = fold(_WORD.sub("", name.strip()))
    rows = [entry for entry in all_provinces() if fold(entry.name) == key]
    for _ in range(len(all_provinces())):
        now = next((entry for entry in rows if entry.holds(day)), None)
        if now is not None:
            return now
        ended = next((entry for entry in rows if entry.merged_into and entry.until and entry.until < day), None)
        if ended is None or ended.merged_into is None:
            return None
        into = fold(ended.merged_into)
        rows = [entry for entry in all_provinces() if fold(entry.name) == into]
    return None


def merged_from(name: str, day: date) -> tuple[Province, ...]:
    """The former provincial units that went into one of a day, also by way of others."""
    target = find_province(name, day)
    if target is None:
        return ()
    return tuple(
        entry
        for entry in all_provinces()
        if entry.merged_into
        and entry.until
        and entry.until < day
        and (into := gone_into(entry.name, day))
        and into.name == target.name
    )


def communes(province: str, day: date) -> tuple[Commune, ...]:
    """The communes of a province on a day that the norms (and the office's own list) know."""
    key = fold(_WORD.sub("", province.strip()))
    rows = load("places.toml", "commune", Commune)
    return tuple(entry for entry in rows if fold(entry.province) == key and entry.holds(day))


def settlements(commune: str, day: date) -> tuple[Settlement, ...]:
    """The hamlets of a commune on a day, by its name with or without its word; empty where no list was entered."""
    key = _bare_commune(commune)
    rows = load("places.toml", "settlement", Settlement)
    return tuple(entry for entry in rows if _bare_commune(entry.commune) == key and entry.holds(day))


def _bare_commune(name: str) -> str:
    return re.sub(r"^(?:xã|phường|thị trấn|đặc khu)\s+", "", fold(name.strip()))
