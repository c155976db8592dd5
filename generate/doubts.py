"""What the clerk must look at in a rewritten clause: nothing is silently taken over that may not be the unit's."""

from __future__ import annotations

import re

from generate.localise import Localiser
from generate.tighten import is_past
from schemas.texts import say

_STANDARD = re.compile(r"\b(?:TCVN|ISO)\b")


def doubt(localiser: Localiser, text: str) -> str | None:
    """A question about a clause: a power that the unit has not, words of the superior, a date gone by, a standard."""
    beyond = localiser.beyond_us(text)
    if beyond:
        return say("question.beyond", what=beyond)
    if localiser.above_remains(text):
        return say("question.leftover")
    if is_past(text, localiser.day):
        return say("question.past")
    return say("question.standard") if _STANDARD.search(text) else None
