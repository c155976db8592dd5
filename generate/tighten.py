"""What is owed upward is due with us earlier: by the lead time, on a working day, never before the superior's own date."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date, timedelta

from grammar.dates import find_dates, find_days, write_long, write_month, write_short
from grammar.times import TimeMatch, find_times
from norms.working_days import working_day
from schemas.texts import say


@dataclass(frozen=True, slots=True)
class Tightened:
    """A sentence with its dates moved; `due` is the first moved date (`inclusive`: the day itself still
    counts), `question` what the clerk must decide."""

    text: str
    due: date | None
    reasons: list[str]
    question: str | None
    inclusive: bool = True


def tighten(text: str, lead: int, floor: date | None, year: int) -> Tightened:
    """Move every dated limit of a sentence earlier by `lead` days.

    `floor`: no date comes before it (the superior's own date, or the day of drafting); one that would stays as the
    superior has it, with a question. Recurring days are moved within the year `year`; bare periods stay.
    """
    out = text
    reasons: list[str] = []
    question: str | None = None
    first: date | None = None
    inclusive = True
    for match in reversed(find_times(text, year)):
        moved, due, asked = _move(text[match.start : match.end], match, lead, floor, year)
        question = asked or question
        if moved is None:
            continue
        key = "reason.tightened_recurring" if match.recurring else "reason.tightened"
        reasons.append(say(key, old=text[match.start : match.end].strip(), days=lead))
        out = out[: match.start] + moved + out[match.end :]
        first, inclusive = (due, match.inclusive is not False) if due else (first, inclusive)
    return Tightened(out, first, list(reversed(reasons)), question, inclusive)


def _move(
    printed: str, match: TimeMatch, lead: int, floor: date | None, year: int
) -> tuple[str | None, date | None, str | None]:
    if match.edge not in ("by", "end", "on") or match.bare:
        return None, None, None
    if re.fullmatch(r"\d{4}-\d{2}-\d{2}", match.when):
        return _move_date(printed, match, lead, floor)
    if match.when.startswith("FREQ=YEARLY") and "BYMONTHDAY" in match.when:
        return _move_yearly(printed, lead, year)
    if match.when.startswith("FREQ=MONTHLY") and "BYMONTHDAY" in match.when:
        return _move_monthly(printed, match, lead)
    return None, None, None


def _move_date(
    printed: str, match: TimeMatch, lead: int, floor: date | None
) -> tuple[str | None, date | None, str | None]:
    old = date.fromisoformat(match.when)
    new = working_day(old - timedelta(days=lead))
    if floor is not None and new < floor:
        key = "question.gone_by" if old < floor else "question.no_room"
        return None, old, say(key, day=old.strftime("%d/%m/%Y"))
    found = next((m for m in find_dates(printed) if m.iso), None)
    if found is None:
        day = next(iter(find_days(printed)), None)
        if day is None:
            return None, None, None
        return printed[: day.start] + f"{new.day:02d}/{write_month(new.month)}" + printed[day.end :], new, None
    short = (
        write_short(new) if "/" in printed[found.start : found.end] else _long(new, printed[found.start : found.end])
    )
    return printed[: found.start] + short + printed[found.end :], new, None


def _move_yearly(printed: str, lead: int, year: int) -> tuple[str | None, date | None, str | None]:
    day = next(iter(find_days(printed)), None)
    if day is None or day.day is None:
        return None, None, None
    try:
        new = date(year, day.month, day.day) - timedelta(days=lead)
    except ValueError:
        return None, None, None
    if new.year != year:
        # "trước ngày 02/01 hằng năm": the day before would be the year before
        return None, None, say("question.year_turns", day=printed[day.start : day.end])
    slash = "/" in printed[day.start : day.end]
    written = f"{new.day:02d}/{write_month(new.month)}" if slash else f"{new.day:02d} tháng {write_month(new.month)}"
    return printed[: day.start] + written + printed[day.end :], None, None


def _move_monthly(printed: str, match: TimeMatch, lead: int) -> tuple[str | None, date | None, str | None]:
    found = re.search(r"BYMONTHDAY=(\d+)", match.when)
    day = int(found[1]) if found else 0
    if day <= lead:
        return None, None, say("question.no_room_month", day=day)
    return re.sub(rf"\b0?{day}\b", f"{day - lead:02d}", printed, count=1), None, None


def _long(day: date, printed: str) -> str:
    return write_long(day) if printed.lower().startswith("ngày") else write_long(day).removeprefix("ngày ")


def is_past(text: str, day: date) -> bool:
    """Whether a dated limit of a sentence had gone by on a day: the superior's time cannot be taken over as it is."""
    return any(
        match.edge in ("by", "end", "on")
        and not match.recurring
        and re.fullmatch(r"\d{4}(?:-\d{2}){0,2}", match.when)
        and match.when < day.isoformat()[: len(match.when)]
        for match in find_times(text, day.year)
    )
