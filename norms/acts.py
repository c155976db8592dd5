"""Acts of a superior level itself, which are not carried down to a subordinate unit."""

from __future__ import annotations

import re
from datetime import date

from norms.entry import Entry, load


class Act(Entry):
    """What only the superior does: `pattern` with {sup} for the word of its area, `reason` for the trace."""

    level: tuple[str, ...]
    pattern: str
    reason: str


def act_of_superior(text: str, level: str, sup_word: str, day: date) -> Act | None:
    """The act of a level (whose area's word is `sup_word`) that a text speaks of, or None."""
    for act in load("acts.toml", "act", Act):
        pattern = act.pattern.replace("{sup}", re.escape(sup_word) if sup_word else "(?!)")
        if level in act.level and act.holds(day) and re.search(pattern, text, re.IGNORECASE):
            return act
    return None
