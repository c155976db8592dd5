"""The same document in several of the files that a command was given: it is taken once, and the others are told of."""

from __future__ import annotations

from collections.abc import Sequence

from check.rule import Checked
from kehoach.output import message
from schemas.plan import Plan
from schemas.texts import say

_TOLD = 5
"""Files that are told of one by one."""


def told_copies(rows: Sequence[tuple[str, Plan]]) -> dict[int, int]:
    """By the position of each plan that is left out the position of the one that is taken for it, after saying so."""
    from check.pairing import copies

    twins = copies([Checked(name, plan) for name, plan in rows])
    for at, first in sorted(twins.items())[:_TOLD]:
        message(say("check.same_document", file=rows[at][0], other=rows[first][0]))
    if len(twins) > _TOLD:
        message(say("check.same_documents", count=len(twins) - _TOLD))
    return twins
