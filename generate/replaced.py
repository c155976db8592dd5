"""A legal basis that is no longer in force on the day of the draft: replaced where the norms are sure, else asked about."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date

from generate.asks import Ask, ask
from grammar.dates import write_short
from grammar.normalise import decapitalise, fold
from norms.repealed import Repealed, Successor, in_force, repealed, successor, sureness
from schemas.draft import Decision
from schemas.plan import LegalBasis
from schemas.texts import say

LAWS = ("luật", "bộ luật", "pháp lệnh")


@dataclass(frozen=True, slots=True)
class Replaced:
    """What is printed instead (None: the old one stays and is asked about), with its decision and question."""

    text: str | None
    decision: Decision | None
    asked: Ask


def replaced(basis: LegalBasis, day: date) -> Replaced | None:
    """The replacement of a basis on a day; None where it is in force or the norms don't know."""
    old = _entry(basis)
    if old is None or in_force(old.code, day) is not False:
        return None
    new = successor(old.code, day)
    name = basis.code or f"{basis.subject} {basis.date[:4] if basis.date else ''}".strip()
    if new is None:
        return Replaced(None, None, ask("repealed", code=name))
    text = _cited(new)
    if not old.verified or not in_force(new.code, day):
        return Replaced(None, None, ask("repealed", code=name, hint=text))
    decision = Decision(
        verb="set", reason=say("reason.replaced", old=name, new=text), sources=basis.evidence, norm=old.id
    )
    return Replaced(text, decision, ask("replaced", code=name))


def _entry(basis: LegalBasis) -> Repealed | None:
    """What the norms know of a basis; a law that is cited without its number is found by its name and year."""
    if basis.code:
        return sureness(basis.code)
    if basis.kind not in LAWS or not basis.date or not basis.subject:
        return None
    name, year = fold(basis.subject), basis.date[:4]
    return next((row for row in repealed() if fold(row.name) == name and re.search(rf"/{year}/QH", row.code)), None)


def _cited(new: Successor) -> str:
    """A document in full (Decree 30/2020, Annex I, II.6a): laws by their name and day, others with their number."""
    if new.kind in LAWS:
        return say("draft.cited_law", kind=new.kind.capitalize(), subject=new.subject, date=write_short(new.date))
    return say(
        "draft.cited", kind=new.kind.capitalize(), code=new.code, date=write_short(new.date), issuer=new.issuer,
        subject=decapitalise(new.subject),
    )  # fmt: skip
