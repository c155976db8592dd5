"""Documents that others replaced: whether one is in force on a day, and what stands in its place."""

from __future__ import annotations

import datetime
import re
from functools import cache

from pydantic import BaseModel, ConfigDict

from norms.entry import Entry, load
from norms.spelling import fold


class Successor(BaseModel):
    """The document that replaced another, in full so that it can be cited (Decree 30/2020, Annex I, II.6b).

    `since` is the day from which it is in force, where that is not the day after the old one's end.
    """

    model_config = ConfigDict(extra="forbid", frozen=True)

    code: str
    kind: str
    date: datetime.date
    issuer: str
    subject: str
    since: datetime.date | None = None


class Repealed(Entry):
    """A document with the last day that it was in force (`until`) and what replaced it.

    `until` is absent where no end is known; from `doubtful_from` on nobody has looked whether it still holds.
    """

    code: str
    name: str
    replaced_by: Successor | None = None
    doubtful_from: datetime.date | None = None


def repealed() -> tuple[Repealed, ...]:
    """Every document whose end, or whose doubt, the norms know."""
    return load("repealed.toml", "document", Repealed)


def _key(code: str) -> str:
    """A code as it is compared: no blanks, plain hyphens, capitals, "Đ" as "D"."""
    return re.sub(r"\s+", "", code).replace("–", "-").upper().replace("Đ", "D")


@cache
def _by_code() -> dict[str, Repealed]:
    return {_key(entry.code): entry for entry in repealed()}


@cache
def _successors() -> dict[str, tuple[Successor, Repealed]]:
    """Each document that replaced another, with the entry of the first that it replaced."""
    rows: dict[str, tuple[Successor, Repealed]] = {}
    for entry in repealed():
        if entry.replaced_by is not None:
            rows.setdefault(_key(entry.replaced_by.code), (entry.replaced_by, entry))
    return rows


def _start(key: str) -> datetime.date | None:
    if key in _by_code() and (since := _by_code()[key].since):
        return since
    if key not in _successors():
        return None
    new, old = _successors()[key]
    return new.since or (datetime.date.fromordinal(old.until.toordinal() + 1) if old.until else new.date)


def in_force(code: str, day: datetime.date) -> bool | None:
    """Whether a document is in force on a day; None where the norms don't know it, or where that day is in doubt."""
    key = _key(code)
    entry = _by_code().get(key)
    if entry is None and key not in _successors():
        return None
    start = _start(key)
    if start is not None and day < start:
        return False
    if entry is not None and entry.until is not None and day > entry.until:
        return False
    if entry is not None and entry.doubtful_from is not None and day >= entry.doubtful_from:
        return None
    return True


def successor(code: str, day: datetime.date) -> Successor | None:
    """What stands in a document's place on a day, through the whole chain; None where it still holds or nothing is known."""
    found: Successor | None = None
    seen: set[str] = set()
    key = _key(code)
    while (entry := _by_code().get(key)) is not None and key not in seen:
        if entry.until is None or day <= entry.until or entry.replaced_by is None:
            break
        seen.add(key)
        found = entry.replaced_by
        key = _key(found.code)
    return found


def known_code(code: str | None, name: str | None = None, day: str | None = None) -> str | None:
    """The code under which the norms know a document; a law that is cited without one by its name and its day (ISO)."""
    if code:
        return code if sureness(code) is not None else None
    if not name or not day:
        return None
    wanted = fold(name)
    for entry in repealed():
        new = entry.replaced_by
        if new is not None and new.date.isoformat() == day and fold(f"{new.kind} {new.subject}") == wanted:
            return new.code
    return next((row.code for row in repealed() if fold(row.name) == wanted and f"/{day[:4]}/QH" in row.code), None)


def sureness(code: str) -> Repealed | None:
    """The entry that an answer about a document rests on, with its source and how sure it is: its own, else that of the
    first document that it replaced.
    """
    key = _key(code)
    return _by_code().get(key) or (_successors()[key][1] if key in _successors() else None)
