"""Tables that must answer for any day: chains without gaps, and a word for what stands below every kind of commune."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date, timedelta
from itertools import pairwise

from norms.awards import BaseSalary, Regime, Rounding
from norms.entry import Entry, load
from norms.flaws import Flaw, flaw_of
from norms.levels import Area, Hamlet, Structure
from schemas.texts import say

_CHAINS: tuple[tuple[str, str, type[Entry]], ...] = (
    ("levels.toml", "structure", Structure),
    ("awards.toml", "regime", Regime),
    ("awards.toml", "base_salary", BaseSalary),
    ("awards.toml", "rounding", Rounding),
)
"""Tables of which exactly one entry holds on any day from the first one on."""


def broken_chains() -> Iterator[Flaw]:
    """What would leave a question about some day without an answer."""
    for file, table, kind in _CHAINS:
        yield from chain_flaws(file, table, load(file, table, kind))
    general = {area for row in load("levels.toml", "hamlet", Hamlet) if not row.provinces for area in row.area}
    for area in load("levels.toml", "area", Area):
        if area.level == "commune" and area.word not in general:
            yield flaw_of("levels.toml", "hamlet", area.word, "area", say("norms.problem_missing"))


def chain_flaws(file: str, table: str, entries: Sequence[Entry]) -> Iterator[Flaw]:
    """Gaps and overlaps in a chain: each entry begins the day after the one before it ends, the last one is open."""
    rows = sorted(entries, key=lambda entry: entry.since or date.min)
    for first, second in pairwise(rows):
        if first.until is None or second.since is None or second.since <= first.until:
            yield flaw_of(file, table, second.id, "from", say("norms.problem_overlap", other=first.id))
        elif second.since != first.until + timedelta(days=1):
            yield flaw_of(file, table, second.id, "from", say("norms.problem_gap", other=first.id))
    if not rows or rows[-1].until is not None:
        id = rows[-1].id if rows else "?"
        yield flaw_of(file, table, id, "until", say("norms.problem_ends"))
