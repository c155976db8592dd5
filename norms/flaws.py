"""Something wrong with the norms, as one Vietnamese sentence."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from schemas.errors import WrongUse
from schemas.texts import say


@dataclass(frozen=True, slots=True)
class Flaw:
    """Something wrong with the norms: the key of its sentence, and what that names."""

    key: str
    values: Mapping[str, object]

    def __str__(self) -> str:
        return say(self.key, **self.values)

    def error(self) -> WrongUse:
        """The flaw as an error of whoever wrote the file."""
        return WrongUse(self.key, **self.values)


def flaw_of(file: object, table: str, entry: object, field: str, problem: str) -> Flaw:
    """A flaw of one entry: where it stands, and in Vietnamese what is wrong with which field."""
    values = {"file": file, "table": table, "entry": entry, "field": field, "problem": problem}
    return Flaw("norms.bad_entry", values)
