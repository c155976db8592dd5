"""A legal basis that is no longer in force on the day of the draft: replaced where the norms are sure, else asked about."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from generate.asks import Ask, ask
from grammar.dates import write_short
from grammar.normalise import decapitalise
from norms.repealed import Successor, in_force, known_code, successor, sureness
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
    code = known_code(basis.code, basis.subject if basis.kind in LAWS else None, basis.date)
    old = sureness(code) if code else None
    if code is None or old is None or in_force(code, day) is not False:
        return None
    new = successor(code, day)
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


def _cited(new: Successor) -> str:
    """A document in full (Decree 30/2020, Annex I, II.6a): laws by their name and day, others with their number."""
    if new.kind in LAWS:
        return say("draft.cited_law", kind=new.kind.capitalize(), subject=new.subject, date=write_short(new.date))
    return say(
        "draft.cited", kind=new.kind.capitalize(), code=new.code, date=write_short(new.date), issuer=new.issuer,
        subject=decapitalise(new.subject),
    )  # fmt: skip
