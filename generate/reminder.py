"""The official letter (công văn) that reminds the units whose plans are missing: form 1.5 of Decree 30/2020, Annex III.

What is not in the superior plan or the roster is a blank with a comment: no new limit, no day of counting is made up.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from generate.closing import signature
from generate.filling import fill
from generate.marks import Marks, printable
from generate.render import letterhead, one_piece, signed
from generate.units import unit_from_name
from grammar.agencies import expand
from grammar.casing import recase
from grammar.dates import write_short
from grammar.normalise import capitalise, decapitalise, squeeze
from schemas.draft import Draft, DraftHeader
from schemas.matrix import Passage
from schemas.plan import Plan
from schemas.texts import say
from schemas.unit import Unit

_TYPE = re.compile(r"^[^\W\d_]+-")


@dataclass(frozen=True, slots=True)
class Missing:
    """A unit whose plan is missing, with the last day to send it where that is known."""

    name: str
    due: date | None = None


def render_reminder(
    plan: Plan,
    unit: Unit | None,
    missing: Sequence[Missing],
    asked: Passage | None,
    today: date,
    template: bytes | None = None,
) -> bytes:
    """The letter of the superior plan's issuer (or of `unit`, its profile) to the units whose plans are missing.

    `asked` are the superior's own words that ask for the plans, with whom they name. Raises WrongUse for an issuer whose level or committee is
    not known, and for a template that doesn't fit.
    """
    sender = unit or unit_from_name(plan.header.issuer or "", plan.day() or today, plan)
    letter = _letter(plan, sender, today)
    marks = Marks()
    return fill("cong_van", template, reminder_context(letter, plan, missing, asked, marks), marks, letter)


def _letter(plan: Plan, sender: Unit, today: date) -> Draft:
    """The letter's head and foot, in the shape that every document of a unit has."""
    office = sender.kind == "office"
    header = DraftHeader(
        parent_line=(sender.parent or "").upper().replace("ỦY BAN NHÂN DÂN", "UBND") or None if office else None,
        issuer_lines=[sender.name.removesuffix(f" {sender.full_area}").upper()] if office else ["ỦY BAN NHÂN DÂN", sender.full_area.upper()],
        symbol=sender.symbol or say("draft.symbol_blank"), place=sender.place, year=today.year,
        title=_about(plan),
    )  # fmt: skip
    return Draft(
        unit=sender, law_date=today.isoformat(), superior=_code(plan), header=header, clauses=[], recipients=[],
        archive=say("draft.archive"), signature=signature(sender),
    )  # fmt: skip


def reminder_context(
    letter: Draft, plan: Plan, missing: Sequence[Missing], asked: Passage | None, marks: Marks
) -> dict[str, Any]:
    """What the letter's template can print."""
    blank = say("draft.blank")
    symbol = say("letter.symbol", issuer=_TYPE.sub("", letter.header.symbol, count=1), office=blank)
    head = letterhead(letter, marks, symbol, say("question.letter_number"))
    title = say("reminder.title", plan=_code(plan))
    head["header"] |= {"doc_type": say("letter.type"), "title": printable(title)}
    return {
        **head,
        **signed(letter, marks),
        "subject": one_piece(say("reminder.subject", plan=_code(plan))),
        "plan_title": printable(letter.header.title),
        "addressees": _addressees(missing),
        "body": _body(letter, plan, missing, asked, marks),
        "recipients": [f"- {say('letter.as_above')}"],
    }


def _addressees(missing: Sequence[Missing]) -> list[str]:
    """Each with the sign that its line ends in: none alone, ";" and at last "." in a list (Annex I, II.9d)."""
    names = [printable(_full(one.name)) for one in missing]
    return names if len(names) == 1 else [*(f"{name};" for name in names[:-1]), f"{names[-1]}."]


def _full(name: str) -> str:
    """A unit's name in full, as a letter addresses it: a bare "xã Tân Lộc" is its committee."""
    full = capitalise(squeeze(expand(name)).rstrip(" ;.,"))
    bare = re.match(r"(?:xã|phường|thị trấn|đặc khu|huyện|quận|thị xã|thành phố|tỉnh)\s", full, re.IGNORECASE)
    return say("reminder.committee", area=decapitalise(full)) if bare else full


def _body(letter: Draft, plan: Plan, missing: Sequence[Missing], asked: Passage | None, marks: Marks) -> list[str]:
    """What was asked, in the superior's own words; who has not sent; what is asked now; that those who have sent may say so."""
    blank = say("draft.blank")
    sender = letter.unit.name
    dues = {one.due for one in missing}
    day = next(iter(dues)) if len(dues) == 1 else None
    doubt = None if asked else say("question.reminder_asked")
    due = say("reminder.due", day=write_short(day)) if day else ""
    if asked is not None:
        who = say("reminder.asked_who", who=asked.who) if asked.who else ""
        first = say("reminder.asked", plan=_cited(plan), who=who, quote=squeeze(asked.quote).rstrip(" ;."), due=due)
    else:
        first = say("reminder.asked_blank", plan=_cited(plan), blank=blank, due=due)
    if len(dues - {None}) > 1:
        doubt = "\n".join(filter(None, [doubt, _dues(missing)]))
    one = len(missing) == 1
    whom = say("reminder.the_unit" if one else "reminder.the_units")
    return [
        marks.mark(first, doubt, needed=True),
        marks.mark(say("reminder.not_received", blank=blank, sender=sender, whom=whom), say("question.reminder_counted"), needed=True),
        marks.mark(say("reminder.request", blank=blank, sender=sender, whom=whom), say("question.reminder_limit"), needed=True),
        marks.mark(say("reminder.if_sent", whom=capitalise(whom)), None, needed=True),
    ]  # fmt: skip


def _dues(missing: Sequence[Missing]) -> str:
    """The limits of the units, where they differ, for a comment."""
    rows = "; ".join(f"{one.name}: {write_short(one.due)}" for one in missing if one.due)
    return say("question.reminder_dues", dues=rows)


def _code(plan: Plan) -> str:
    header = plan.header
    return f"{header.number or say('draft.blank')}/{header.symbol or say('draft.symbol_blank')}"


def _about(plan: Plan) -> str:
    return decapitalise(recase(plan.header.title or "", " ".join(node.text or "" for node in plan.outline)))


def _cited(plan: Plan) -> str:
    """The superior plan as it is cited: number, day, issuer, what about; what it doesn't say is a blank."""
    issued, blank = plan.day(), say("draft.blank")
    return say(
        "reminder.plan", code=_code(plan), day=write_short(issued) if issued else blank, issuer=plan.header.issuer or blank,
        title=_about(plan),
    )  # fmt: skip
