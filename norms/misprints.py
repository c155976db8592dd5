"""Misprints of standing phrases, which a draft does not inherit."""

from __future__ import annotations

import re
from functools import cached_property

from norms.entry import Entry, load


class Misprint(Entry):
    """A wrong phrase as a regular expression, and what was meant."""

    wrong: str
    right: str

    @cached_property
    def compiled(self) -> re.Pattern[str]:
        """The wrong phrase, compiled once."""
        return re.compile(self.wrong)


def misprints() -> tuple[Misprint, ...]:
    """Every misprint that is known."""
    return load("misprints.toml", "misprint", Misprint)
