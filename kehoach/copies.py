"""The same document in several of the files that a command was given: it is taken once, and the others are told of."""

from __future__ import annotations

from collections.abc import Sequence

from check.rule import Checked
from kehoach.output import tell_some
from schemas.texts import say


def told_copies(rows: Sequence[Checked]) -> dict[int, int]:
    """By the position of each plan that is left out the position of the one that is taken for it, after saying so."""
    from check.pairing import copies

    twins = copies(rows)
    told = [
        say("check.same_document", file=rows[at].file, other=rows[first].file) for at, first in sorted(twins.items())
    ]
    tell_some(told, "check.more_same_documents")
    return twins
