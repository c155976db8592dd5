"""The day whose law a draft follows."""

from __future__ import annotations

from datetime import date

from grammar.dates import day_first
from norms.entry import parse_day
from norms.levels import commune_words, level_exists
from schemas.errors import WrongUse
from schemas.plan import Plan
from schemas.texts import say
from schemas.unit import Unit


def law_day(plan: Plan, unit: Unit, today: date, asked: date | None) -> tuple[date, str | None]:
    """The day, and a sentence for the user where it is not simply today's.

    `asked` (--date) decides; else today's law holds, unless the superior's level, or the unit's kind, no longer exists
    today: then the law of the superior's date. Raises WrongUse for a day before the superior plan's own.
    """
    issued = parse_day(plan.header.date) if plan.header.date else None
    if asked is not None:
        if issued is not None and asked < issued:
            raise WrongUse("draft.before_superior", day=asked.strftime("%d/%m/%Y"), issued=issued.strftime("%d/%m/%Y"))
        kept = plan.header.level is None or level_exists(plan.header.level, asked)
        return asked, say("draft.law_asked" if kept else "draft.law_asked_gone", day=asked.strftime("%d/%m/%Y"))
    gone = plan.header.level is not None and not level_exists(plan.header.level, today)
    gone = (
        gone
        or not level_exists(unit.level, today)
        or (unit.level == "commune" and unit.area not in commune_words(today))
    )
    if gone and issued is not None:
        return issued, say("draft.law_superior", day=day_first(plan.header.date))
    return today, None
