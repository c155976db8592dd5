"""Which rules run: those whose ids begin with what was chosen, less those that begin with what was left out; several may be written
with commas between them."""

from __future__ import annotations

from collections.abc import Iterable

from check.rules import RULES
from schemas.errors import WrongUse


def chosen_rules(select: Iterable[str], ignore: Iterable[str]) -> frozenset[str]:
    """The ids of the rules to run; nothing selected means all of them. Raises WrongUse for a beginning that no rule has."""
    wanted, unwanted = _beginnings(select), _beginnings(ignore)
    return frozenset(id for id in RULES if (not wanted or id.startswith(wanted)) and not id.startswith(unwanted))


def _beginnings(given: Iterable[str]) -> tuple[str, ...]:
    out = tuple(part.strip().upper() for text in given for part in text.split(","))
    for text in out:
        if not text or not any(id.startswith(text) for id in RULES):
            raise WrongUse("cli.bad_rule", value=text)
    return out
