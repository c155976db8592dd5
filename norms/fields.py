"""The field of work that a duty's words point to."""

from __future__ import annotations

import re
from functools import cached_property

from norms.entry import Entry, load
from norms.spelling import fold


class Field(Entry):
    """A field (a domain of offices.toml) and the words that point to it, as a regular expression in small letters."""

    words: str

    @cached_property
    def compiled(self) -> re.Pattern[str]:
        """The words, compiled once."""
        return re.compile(fold(self.words))


def fields_of(text: str) -> tuple[str, ...]:
    """The fields that a text speaks of, the most often named first."""
    folded = fold(text)
    rows = [(len(row.compiled.findall(folded)), row.id) for row in load("fields.toml", "field", Field)]
    return tuple(id for count, id in sorted(rows, key=lambda row: -row[0]) if count)
