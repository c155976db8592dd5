"""Deadlines of plans and other papers → the rows of a work calendar."""

from __future__ import annotations

import hashlib
import re
from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date
from functools import cached_property

from grammar.normalise import fold, squeeze
from grammar.once import EARLIEST, LATEST, Occurrence, once
from kehoach.asked_of import AskedOf, Part
from kehoach.occurrences import Rule, opened, recurring, rule_of
from kehoach.printed_time import is_only_a_time, printed_time
from norms.working_days import working_day
from schemas.calendar import Calendar, CalendarRow, DayOff, Paper, RowKind, Timing
from schemas.errors import WrongUse
from schemas.plan import Deadline, Plan
from schemas.unit import Unit

_MOST_YEARS = 10
_UNREADABLE = re.compile(r"[\x00-\x08\x0b-\x1f\x7f]")


def asked_days(start: date | None, end: date | None, today: date) -> tuple[date, date]:
    """The days asked for: from today to one year on where they are not said. Raises WrongUse for days in the wrong order,
    more than ten years apart, or far from any paper's.
    """
    from dateutil.relativedelta import relativedelta

    first = start or today
    if not EARLIEST < first.year < LATEST or (end and not EARLIEST < end.year < LATEST):
        raise WrongUse("calendar.far_day", first=EARLIEST + 1, last=LATEST - 1)
    last = end or first + relativedelta(years=1)
    if last < first:
        raise WrongUse("calendar.from_after_to", start=f"{first:%d/%m/%Y}", end=f"{last:%d/%m/%Y}")
    if last > first + relativedelta(years=_MOST_YEARS):
        raise WrongUse("calendar.too_long", years=_MOST_YEARS)
    return first, last


def make_calendar(
    plans: Iterable[tuple[str, Plan]], body: Unit | str | None, start: date, end: date, today: date
) -> Calendar:
    """The calendar of papers that come with the names of their files; `body` is the unit or the body whose duties are wanted."""
    name = body.name if isinstance(body, Unit) else body
    made = Calendar(start=start, end=end, body=name)
    known: set[str] = set()
    for file, plan in plans:
        asked = AskedOf(plan, body, today) if body is not None else None
        before = frozenset(known)
        for place in _places(file, plan):
            known.add(place.uid)
            if place.uid in before:
                made.repeated += 1
                continue
            part = asked.part_in(place.row) if asked else None
            unnamed = asked is not None and part is None and asked.names_nobody(place.row)
            if asked is not None and part is None and not unnamed:
                continue
            rows = list(_dated(place, part, plan, start, end))
            if rows:
                (made.unassigned if unnamed else made.dated).extend(rows)
            elif _timing(place) in ("recurring", "counted", "undated"):
                (made.unassigned if unnamed else made.without_day).append(_row(place, part, None))
            elif not unnamed:
                made.outside.append(_row(place, part, place.whole))
    for rows in (made.dated, made.outside, made.unassigned):
        rows.sort(key=lambda row: (row.place or date.max, row.first or date.max))
    return made


@dataclass(frozen=True)
class Place:
    """A deadline of a paper, or the two that are the ends of one interval (`opening` is the first's)."""

    uid: str
    paper: Paper
    row: Deadline
    indexes: list[int]
    opening: Deadline | None
    whole: Occurrence | None
    rule: Rule | None

    @cached_property
    def words(self) -> tuple[str, str | None]:
        """What is due, and the printed words of its time; of a line that says nothing but the time, what the paper is about."""
        action = _line(self.row.action)
        if action and not is_only_a_time(action):
            return action, printed_time(self.row, self.opening)
        printed = action if re.search(r"\d", action) else printed_time(self.row, self.opening)
        return self.paper.title or _line(self.row.text), printed


def _places(file: str, plan: Plan) -> Iterator[Place]:
    """The deadlines of a plan, each once, in its order; the start and the end of one interval are one."""
    paper = _paper(file, plan)
    id = _identity(plan)
    openings = _openings(plan.deadlines)
    texts: Counter[str] = Counter()
    for index, row in enumerate(plan.deadlines):
        words = re.sub(r"\W+", " ", fold(row.text)).strip()
        texts[words] += 1
        if index in openings.values():
            continue
        uid = hashlib.sha256(f"{id}\n{words}\n{texts[words]}".encode()).hexdigest()[:32]
        first = openings.get(index)
        opening = plan.deadlines[first] if first is not None else None
        whole = once(row.when, row.inclusive) if row.when else None
        if whole is not None and opening is not None:
            begun = once(opening.when or "", None)
            whole = Occurrence(begun.first or begun.last, whole.last, None, whole.limit) if begun else whole
        rule = rule_of(row.when, row.text) if row.when and row.when.startswith("FREQ=") else None
        indexes = [index] if first is None else [first, index]
        yield Place(uid, paper, row, indexes, opening, whole, rule)


def _openings(rows: list[Deadline]) -> dict[int, int]:
    """For the index of each interval's end that of its start; both must be of one kind of time, in their order."""
    out: dict[int, int] = {}
    starts: dict[str, int] = {}
    for index, row in enumerate(rows):
        if row.window is None:
            continue
        if row.kind == "start":
            starts[row.window] = index
        elif row.window in starts and _interval(rows[starts[row.window]], row):
            out[index] = starts.pop(row.window)
    return out


def _interval(first: Deadline, last: Deadline) -> bool:
    if first.when is None or last.when is None:
        return False
    begun, ended = once(first.when, None), once(last.when, last.inclusive)
    if begun and ended:
        return (begun.first or begun.last) <= ended.last
    return bool(rule_of(first.when, first.text) and rule_of(last.when, last.text))


def _identity(plan: Plan) -> str:
    """What makes a paper the same paper in another file: its number, else its bytes, else what its head says."""
    header = plan.header
    head = f"{header.doc_type}|{header.issuer}|{header.number}/{header.symbol}|{header.date}"
    if header.number and header.symbol:
        return fold(squeeze(head))
    return plan.source.sha256 if plan.source else fold(squeeze(f"{head}|{header.title}"))


def _paper(file: str, plan: Plan) -> Paper:
    header = plan.header
    code = f"{header.number}/{header.symbol}" if header.number and header.symbol else None
    origin = plan.source.name if plan.source and file.endswith(".json") else file
    return Paper(
        file=origin, doc_type=header.doc_type, code=code, date=header.date,
        issuer=_line(header.issuer) or None, title=_line(header.title) or None,
    )  # fmt: skip


def _line(text: str | None) -> str:
    return squeeze(_UNREADABLE.sub(" ", text or ""))


def _timing(place: Place) -> Timing:
    when = place.row.when or ""
    if place.whole is not None:
        return "window" if place.opening else "period" if place.whole.period else "day"
    if place.rule is not None:
        return "window" if place.opening else "period" if place.rule.whole_months else "day"
    return "recurring" if when.startswith("FREQ=") else "counted" if when.startswith("P") else "undated"


def _dated(place: Place, part: Part | None, plan: Plan, start: date, end: date) -> Iterator[CalendarRow]:
    """The rows of a deadline whose days lie between two days."""
    if place.whole is not None:
        if place.whole.touches(start, end):
            yield _row(place, part, place.whole)
        return
    if place.rule is None:
        return
    since, until = _in_force(plan)
    row = place.row
    begins = rule_of(place.opening.when or "", place.opening.text) if place.opening else None
    for one in recurring(place.rule, row.text, row.inclusive, since, until, start, end):
        begun = opened(begins, one) if begins else None
        yield _row(place, part, Occurrence(begun, one.last, one.period, one.limit) if begun else one)


def _in_force(plan: Plan) -> tuple[date | None, date | None]:
    """From when to when a paper's recurrences hold: from its day of issue to the end of the period that it covers."""
    period = plan.header.period
    begun = once(period.start, None) if period.start else None
    ended = once(period.end, None) if period.end else None
    days = [day for day in (plan.day(), (begun.first or begun.last) if begun else None) if day is not None]
    return max(days, default=None), ended.last if ended else None


def _row(place: Place, part: Part | None, found: Occurrence | None) -> CalendarRow:
    row, timing = place.row, _timing(place)
    off = _day_off(found.last) if found else None
    event = row.kind in ("start", "end") or (row.kind == "hold" and row.inclusive is None) or _is_meeting(place)
    quotes = [_line(span.quote) for span in (*(place.opening.evidence if place.opening else ()), *row.evidence)]
    kind: RowKind = "during" if timing == "window" and row.kind == "end" else row.kind
    recurs = place.rule is not None and found is not None
    return CalendarRow(
        uid=f"{place.uid}-{found.limit:%Y%m%d}" if recurs and found else place.uid,
        timing=timing,
        when=row.when,
        first=found.first if found else None,
        last=found.last if found else None,
        period=found.period if found else None,
        printed=place.words[1],
        off=off,
        working_day=working_day(found.last) if found and off and not event else None,
        kind="hold" if _is_meeting(place) else kind,
        action=place.words[0],
        actor=_line(row.actor) or None,
        recipient=_line(row.recipient) or None,
        share=part.share if part else None,
        others=part.others if part else [],
        room=part.room if part else None,
        tentative=bool(row.tentative),
        paper=place.paper,
        deadlines=place.indexes,
        quote=" … ".join(dict.fromkeys(quotes)) or _line(row.text),
        page=next((span.page for span in row.evidence if span.page), None),
        confidence=row.confidence,
    )


def _is_meeting(place: Place) -> bool:
    """Whether a time is that of a meeting which the paper invites to."""
    return "mời" in (place.paper.doc_type or "") and not place.row.actor and place.row.inclusive is None


def _day_off(day: date) -> DayOff | None:
    if day.weekday() >= 5:
        return "saturday" if day.weekday() == 5 else "sunday"
    return None if working_day(day) == day else "holiday"
