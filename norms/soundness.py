"""Whether the norms are sound as a whole: what no single entry can show (chains without gaps, ids, what is referred to)."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator
from datetime import date, timedelta
from pathlib import Path

from norms.awards import Award, Multiple
from norms.chains import broken_chains
from norms.entry import Entry, load, shipped
from norms.flaws import Flaw, flaw_of
from norms.offices import all_offices, offices
from norms.overlay import entry_problems, lay_over, read_own
from norms.places import Commune, all_provinces, find_province
from norms.repealed import repealed
from norms.tables import TABLES
from schemas.texts import say

_FIRST_NEW = date(2025, 7, 1)
_DAYS = (date(2024, 3, 1), _FIRST_NEW - timedelta(days=1), _FIRST_NEW)
"""Days on which every domain of a level above must have somebody below: before, at and after the end of the districts."""
_ABOVE_ONLY = frozenset({"militia", "public-service", "projects", "clinic", "schools", "inspection", "foreign"})
"""Domains that not every level looks after."""


def check_norms(folder: Path | None = None) -> list[Flaw]:
    """Everything that is wrong with the shipped norms and with a folder of own entries laid over them.

    The folder stays laid over; where it is wrong by itself only its own flaws are told.
    """
    flaws = [flaw for table in TABLES for flaw in _rows_of(table.file, table.name)]
    if folder is not None:
        _, own = read_own(folder)
        if flaws or own:
            return [*flaws, *own]
        lay_over(folder)
    return flaws or list(_as_a_whole())


def _rows_of(file: str, name: str) -> Iterator[Flaw]:
    table = next(row for row in TABLES if (row.file, row.name) == (file, name))
    rows = shipped(file).get(name, [])
    for row in rows:
        for field, problem in entry_problems(table, row):
            yield flaw_of(file, name, row.get("id", "?"), field, problem)
    for id, count in Counter(row.get("id") for row in rows).items():
        if count > 1:
            yield flaw_of(file, name, id, "id", say("norms.problem_twice"))


def _as_a_whole() -> Iterator[Flaw]:
    yield from broken_chains()
    yield from _places()
    yield from _awards()
    yield from _documents()
    yield from _counterparts()


def _places() -> Iterator[Flaw]:
    for entry in all_provinces():
        if entry.merged_into is None:
            continue
        if entry.until is None:
            yield flaw_of("places.toml", "province", entry.id, "until", say("norms.problem_missing"))
        elif find_province(entry.merged_into, entry.until + timedelta(days=1)) is None:
            problem = say("norms.problem_no_place", name=entry.merged_into)
            yield flaw_of("places.toml", "province", entry.id, "merged_into", problem)
    names = Counter((entry.name, entry.since) for entry in all_provinces())
    for (name, _), count in names.items():
        if count > 1:
            yield flaw_of("places.toml", "province", name, "name", say("norms.problem_twice"))
    communes = load("places.toml", "commune", Commune)
    for row in communes:
        day = row.until or max(row.since or _FIRST_NEW, _FIRST_NEW)
        if find_province(row.province, day) is None:
            problem = say("norms.problem_no_place", name=row.province)
            yield flaw_of("places.toml", "commune", row.id, "province", problem)
        if row.merged_into is None:
            continue
        after = row.until + timedelta(days=1) if row.until else None
        if after is None or not _stands(communes, row.merged_into, after):
            problem = say("norms.problem_no_place", name=row.merged_into)
            yield flaw_of("places.toml", "commune", row.id, "merged_into", problem)


def _stands(communes: Iterable[Commune], name: str, day: date) -> bool:
    return any(name in (row.name, f"{row.kind} {row.name}") and row.holds(day) for row in communes)


def _awards() -> Iterator[Flaw]:
    awards = {entry.id: entry for entry in load("awards.toml", "award", Award)}
    shares = load("awards.toml", "multiple", Multiple)
    for share in shares:
        if share.award not in awards:
            problem = say("norms.problem_no_entry", name=share.award)
            yield flaw_of("awards.toml", "multiple", share.id, "award", problem)
    for share, other in ((a, b) for a in shares for b in shares if a.id < b.id):
        if (share.award, share.recipient) == (other.award, other.recipient) and _overlap(share, other):
            yield flaw_of("awards.toml", "multiple", other.id, "from", say("norms.problem_overlap", other=share.id))


def _overlap(first: Entry, second: Entry) -> bool:
    start = max(first.since or date.min, second.since or date.min)
    return start <= min(first.until or date.max, second.until or date.max)


def _documents() -> Iterator[Flaw]:
    for code, count in Counter(entry.code for entry in repealed()).items():
        if count > 1:
            yield flaw_of("repealed.toml", "document", code, "code", say("norms.problem_twice"))
    for entry in repealed():
        if entry.replaced_by is not None and entry.until is None:
            yield flaw_of("repealed.toml", "document", entry.id, "until", say("norms.problem_missing"))


def _counterparts() -> Iterator[Flaw]:
    """A domain that an office of a level above looks after has an office of the commune on the same day."""
    everywhere = {domain for entry in all_offices() if entry.level == "any" for domain in entry.domains}
    for day in _DAYS:
        kinds = ("xã", "phường", "thị trấn") if day < _FIRST_NEW else ("xã", "phường", "đặc khu")
        for kind in kinds:
            ours = {domain for entry in offices("commune", day, kind) for domain in entry.domains} | everywhere
            above = [entry for level in ("province", "district") for entry in offices(level, day)]
            for entry in above:
                for domain in sorted(set(entry.domains) - ours - _ABOVE_ONLY):
                    problem = say(
                        "norms.problem_no_counterpart", domain=domain, area=kind, day=day.strftime("%d/%m/%Y")
                    )
                    yield flaw_of("offices.toml", "office", entry.id, "domains", problem)
