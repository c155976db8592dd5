"""Regular expressions that come from data: compiled when an entry is read, so that a wrong one is named then."""

from __future__ import annotations

import re
import string
from typing import Annotated

from pydantic import AfterValidator, Field

_LONGEST = 1000
# a group that repeats without end and has an endless repetition inside: some texts would take hours
_NESTED = re.compile(r"(?<!\\)[+*}]\)(?:[+*]|\{\d*,\d*\})")


def _sound_pattern(pattern: str) -> str:
    try:
        re.compile(pattern)
    except re.error as problem:
        raise ValueError(f"pattern: {problem}") from problem
    if _NESTED.search(pattern):
        raise ValueError("pattern: a repeated group ends in a repetition")
    return pattern


Pattern = Annotated[str, Field(min_length=1, max_length=_LONGEST), AfterValidator(_sound_pattern)]
"""A regular expression that compiles and can't run away."""


def known_fields(template: str, allowed: frozenset[str]) -> str:
    """A text with {names}, all of them allowed; raises ValueError for another or for a brace that is not closed."""
    for _, name, spec, conversion in string.Formatter().parse(template):
        if name is not None and (name not in allowed or spec or conversion):
            raise ValueError(f"template: {{{name}}}")
    return template
