"""What the user types into the search → syllables, phrases and pairs; and the conditions beside it."""

from __future__ import annotations

import re
from dataclasses import dataclass
from itertools import pairwise
from typing import Any

from sqlalchemy import Select, exists, false, select

from corpus.catalogue.entry import code_key, issuer_words
from corpus.catalogue.models import CitationRow, DeadlineRow, Item, PlanRow
from corpus.catalogue.words import pairs, syllables
from grammar.normalise import fold, nfc

_QUOTED = re.compile(r"[\"“”„«]([^\"“”„«»]*)[\"“”»]")
_TONED = re.compile(r"[^\W_]+")


@dataclass(frozen=True, slots=True)
class Query:
    """A search: `phrases` stand in quotation marks or are joined by signs ("47/KH-UBND") and must stand so; `groups` are the
    other words in their order, all of which must stand somewhere. `toned` are all words as they were typed, in small letters.
    """

    phrases: tuple[tuple[str, ...], ...]
    groups: tuple[tuple[str, ...], ...]
    toned: tuple[str, ...]

    @property
    def words(self) -> tuple[str, ...]:
        """Every syllable once, in order."""
        return tuple(dict.fromkeys(word for part in (*self.groups, *self.phrases) for word in part))

    @property
    def pairs(self) -> tuple[str, ...]:
        """The pairs of neighbouring words outside of phrases; a word alone is the beginning of one."""
        alone = [phrase for phrase in self.phrases if len(phrase) == 1]
        found = (
            pair for group in (*self.groups, *alone) for pair in (list(pairs(list(group)))[:-1] or [f"{group[0]}_"])
        )
        return tuple(dict.fromkeys(found))

    @property
    def long_phrases(self) -> tuple[tuple[str, ...], ...]:
        """The phrases of two words and more; one word stands where it stands."""
        return tuple(phrase for phrase in self.phrases if len(phrase) > 1)

    @property
    def pairs_of_all(self) -> tuple[str, ...]:
        """The pairs outside and inside of phrases."""
        inside = (f"{one}_{two}" for phrase in self.phrases for one, two in pairwise(phrase))
        return tuple(dict.fromkeys((*self.pairs, *inside)))


def parsed(text: str) -> Query:
    """The query of a text; one without any letter or figure has no words."""
    text = nfc(text)
    phrases = [tuple(syllables(found)) for found in _QUOTED.findall(text)]
    groups: list[tuple[str, ...]] = []
    for part in _QUOTED.split(text)[::2]:
        group: list[str] = []
        for word in part.split():
            found = syllables(word.strip('"“”„«».,;:!?()'))
            if len(found) > 1:
                phrases.append(tuple(found))
                groups.append(tuple(group))
                group = []
            else:
                group += found
        groups.append(tuple(group))
    return Query(
        tuple(dict.fromkeys(filter(None, phrases))), tuple(filter(None, groups)), tuple(_TONED.findall(fold(text)))
    )


@dataclass(frozen=True, slots=True)
class Filters:
    """Conditions on plans: `issuer` words of its name, `level`, `year` of issue, `cites` a number and symbol that it cites,
    `due_before` an ISO day before which one of its deadlines ends, `field` the list of the Plan in which the words must stand.
    """

    issuer: str | None = None
    level: str | None = None
    year: int | None = None
    cites: str | None = None
    due_before: str | None = None
    field: str | None = None

    def __bool__(self) -> bool:
        return any(
            value is not None for value in (self.issuer, self.level, self.year, self.cites, self.due_before, self.field)
        )

    def select(self) -> Select[Any]:
        """The ids of the plans that meet the conditions."""
        out = select(PlanRow.id)
        if self.issuer:
            words = issuer_words(self.issuer)
            out = out.where(PlanRow.issuer_key.contains(words, autoescape=True) if words else false())
        if self.level:
            out = out.where(PlanRow.level == self.level)
        if self.year is not None:
            out = out.where(PlanRow.year == self.year)
        if self.cites:
            out = out.where(
                PlanRow.id.in_(select(CitationRow.plan_id).where(CitationRow.code_key == code_key(self.cites)))
            )
        if self.due_before:
            out = out.where(PlanRow.id.in_(select(DeadlineRow.plan_id).where(DeadlineRow.due < self.due_before)))
        if self.field:
            out = out.where(exists().where(Item.plan_id == PlanRow.id, Item.field == self.field))
        return out
