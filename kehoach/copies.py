"""The same document in several of the files that a command was given: it is taken once, and the others are told of."""

from __future__ import annotations

from collections.abc import Sequence

from check.rule import Checked
from kehoach.output import message
from schemas.plan import Plan
from schemas.texts import say


def told_copies(rows: Sequence[tuple[str, Plan]]) -> dict[int, int]:
    """By the position of each plan that is left out the position of the one that is taken for it, after saying so."""
    from check.pairing import copies

    twins = copies([Checked(name, plan) for name, plan in rows])
    for at, first in sorted(twins.items()):
        message(say("check.same_document", file=rows[at][0], other=rows[first][0]))
    return twins
