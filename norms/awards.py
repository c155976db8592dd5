"""Awards, who may give them, what goes with them, and the law they rest on, at a date."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date
from decimal import ROUND_CEILING, ROUND_FLOOR, ROUND_HALF_UP, Decimal
from typing import Annotated, Literal

from pydantic import AfterValidator, Field

from norms.entry import Confidence, Entry, least_sure, load
from norms.patterns import known_fields
from norms.spelling import fold

Recipient = Literal["individual", "collective", "household"]
_WAYS = {"up": ROUND_CEILING, "down": ROUND_FLOOR, "nearest": ROUND_HALF_UP}
_OUTSIDE = " .;:,“”\"'«»"


def _giver(text: str) -> str:
    return known_fields(text, frozenset({"area", "office"}))


class Award(Entry):
    """An award that a level may give; `giver` is a form with {area} or {office}; a higher `rank` is a higher award.

    `form` tells a title of emulation (danh hiệu thi đua) from a commendation (hình thức khen thưởng).
    """

    name: str
    aliases: tuple[str, ...] = ()
    form: Literal["title", "commendation"] = "commendation"
    giver: Annotated[str, AfterValidator(_giver)]
    level: Literal["central", "province", "district", "commune", "other"]
    rank: int


class Regime(Entry):
    """The law and the decree that rewards rest on while they hold."""

    law: str
    decree: str


class Multiple(Entry):
    """What goes with an award: how many base salaries, by the decree of the time; `award` is an Award's id."""

    award: str
    recipient: Recipient
    multiple: Decimal = Field(gt=0, le=100)


class BaseSalary(Entry):
    """The base salary (mức lương cơ sở) in đồng a month, and the decree that sets it."""

    amount: int = Field(gt=0)


class Rounding(Entry):
    """How a bonus is rounded: to whole `step` đồng, up, down or to the nearest."""

    step: int = Field(gt=0)
    way: Literal["up", "down", "nearest"]


@dataclass(frozen=True, slots=True)
class Giving:
    """Whether a level may give an award: None where no award of that name is known; `award` is the entry behind it."""

    allowed: bool | None
    award: Award | None
    confidence: Confidence
    ask: bool


@dataclass(frozen=True, slots=True)
class Bonus:
    """A bonus in đồng, what it was reckoned from, and how sure the least sure part of that is."""

    amount: int
    exact: Decimal
    multiple: Decimal
    base_salary: int
    confidence: Confidence
    ask: bool
    entries: tuple[Entry, ...]


def all_awards() -> tuple[Award, ...]:
    """Every award that the norms know, of any level and day."""
    return load("awards.toml", "award", Award)


def awards_of(level: str, day: date) -> tuple[Award, ...]:
    """What a level may give on a day: titles and commendations."""
    return tuple(entry for entry in all_awards() if entry.level == level and entry.holds(day))


def own_award(level: str, day: date) -> Award | None:
    """The lowest commendation of a level: what its own commendation is."""
    rows = (entry for entry in awards_of(level, day) if entry.form == "commendation")
    return min(rows, key=lambda entry: entry.rank, default=None)


def regime(day: date) -> Regime:
    """The law on emulation and commendation of a day (Luật 15/2003, Luật 06/2022)."""
    return next(entry for entry in load("awards.toml", "regime", Regime) if entry.holds(day))


def may_give(level: str, award_name: str, day: date) -> Giving:
    """Whether a level (commune, district, province, other = a department's head, central) may give an award on a day.

    The name may stand in a phrase ("Giấy khen của Chủ tịch UBND xã"); the longest award that begins it counts.
    The answer is as sure as its entry; from 01/10/2026 on (Luật 06/2026/QH16, not read) every answer is to be asked about.
    """
    law = regime(day)
    found = _named(award_name)
    if not found:
        return Giving(None, None, law.confidence, ask=True)
    own = [entry for entry in found if entry.level == level]
    now = next((entry for entry in own if entry.holds(day)), None)
    behind = now or (own or [entry for entry in found if entry.holds(day)] or found)[0]
    return Giving(now is not None, behind, least_sure(behind.confidence, law.confidence), behind.ask or law.ask)


def _named(text: str) -> list[Award]:
    words = re.sub(r"^(?:tặng |tặng thưởng )?(?:danh hiệu |hình thức )?(?:thi đua |khen thưởng )?", "", _bare(text))
    best: list[Award] = []
    longest = 0
    for entry in all_awards():
        for name in (entry.name, *entry.aliases):
            known = _bare(name)
            if re.match(rf"{re.escape(known)}(?!\w)", words) and len(known) >= longest:
                best = [*best, entry] if len(known) == longest else [entry]
                longest = len(known)
    return best


def _bare(text: str) -> str:
    return re.sub(r"\s+", " ", re.sub(r"[“”\"«»]", "", fold(text))).strip(_OUTSIDE)


def bonus(award_id: str, recipient: Recipient, day: date) -> Bonus | None:
    """The bonus that goes with an award decided on a day: multiple × base salary, rounded as the decree of the day says.

    None where the norms don't know the multiple, the salary or the rounding of that day.
    """
    share = next(
        (
            entry
            for entry in load("awards.toml", "multiple", Multiple)
            if entry.award == award_id and entry.recipient == recipient and entry.holds(day)
        ),
        None,
    )
    salary = next((entry for entry in load("awards.toml", "base_salary", BaseSalary) if entry.holds(day)), None)
    rounding = next((entry for entry in load("awards.toml", "rounding", Rounding) if entry.holds(day)), None)
    if share is None or salary is None or rounding is None:
        return None
    exact = share.multiple * salary.amount
    steps = (exact / rounding.step).to_integral_value(rounding=_WAYS[rounding.way])
    whole = int(steps) * rounding.step
    parts: tuple[Entry, ...] = (share, salary) if whole == exact else (share, salary, rounding)
    law = regime(day)
    return Bonus(
        amount=whole,
        exact=exact,
        multiple=share.multiple,
        base_salary=salary.amount,
        confidence=least_sure(law.confidence, *(entry.confidence for entry in parts)),
        ask=law.ask or any(entry.ask for entry in parts),
        entries=parts,
    )
