"""What a person is asked about an item that is not sure, as one sentence: its doubtful name, its figure, its time."""

from __future__ import annotations

from typing import NamedTuple

from extract.doubts import doubtful_name
from grammar.agencies import split_bodies
from grammar.citations import is_bare_number
from grammar.normalise import squeeze
from grammar.quantities import write_number
from schemas.plan import Citation, Deadline, Responsibility, ReviewReason, Target
from schemas.span import Evidenced
from schemas.texts import say

_QUOTED = 90  # characters of the text that a question quotes


class Question(NamedTuple):
    """Which part of an item it is about ("" for the whole), why, and the sentence."""

    part: str
    reason: ReviewReason
    message: str


def question(field: str, row: Evidenced) -> Question:
    """What to ask about an unsure item of a field."""
    if isinstance(row, Citation) and is_bare_number(row.code):
        return Question("/code", "incomplete", say("review.no_symbol", kind=row.kind, number=row.code))
    named = say(f"field.{field}")
    part, name = _doubtful_body(row)
    if name is not None:
        return Question(part, "unknown_body", say("review.unsure_body", field=named, name=name))
    quote = _quote(row)
    if isinstance(row, Target):
        value = write_number(row.value) if row.value is not None else "…"
        said = say("review.unsure_target", value=value, indicator=_short(row.indicator), quote=quote)
        return Question("", "ambiguous", said)
    if isinstance(row, Deadline):
        return Question("", "ambiguous", say("review.unsure_deadline", quote=quote))
    return Question("", "ambiguous", say("review.unsure", field=named, quote=quote))


def _doubtful_body(row: Evidenced) -> tuple[str, str | None]:
    """The part of an item that holds a name which looks cut or is none, and the name."""
    if isinstance(row, Deadline) and row.actor:
        return "/actor", next((name for name in split_bodies(row.actor) if doubtful_name(name)), None)
    if isinstance(row, Responsibility):
        for part, names in (("/agencies", row.agencies), ("/cooperating", row.cooperating)):
            for name in names:
                if doubtful_name(name):
                    return part, name
    return "", None


def _quote(row: Evidenced) -> str:
    return _short(row.evidence[0].quote) if row.evidence else "…"


def _short(text: str) -> str:
    words = squeeze(text)
    return words if len(words) <= _QUOTED else f"{words[:_QUOTED].rsplit(' ', 1)[0]} …"
