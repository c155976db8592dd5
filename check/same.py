"""Which entries of a superior plan and of a subordinate one are about the same thing: times owed upward, indicators."""

from __future__ import annotations

import re
from collections import defaultdict

from check.likeness import likeness, share
from check.matching.addressed import means_us
from check.recurrence import rule_parts
from check.rule import Checked
from grammar.normalise import key
from grammar.own_plan import asks_for_a_plan, asks_to_send_a_plan
from norms.levels import own_area
from schemas.plan import Deadline, Plan, Target

_SAME_DUTY = 0.3
_CLEARLY_OTHER = 0.25
"""How much less alike than the likest of either two times of one duty may be."""
_ONE_REPORT = 0.8
"""How alike two reports must be that name nobody who gets them ("báo cáo năm trước ngày 05/12"), for them to be one."""
_ONE_TASK = 0.6
"""How alike two tasks are at least whose ends are compared though neither is sent to anybody."""
_TASK_OF_OTHERS = 0.9
"""How alike they are where the superior gives the task to another body, whose work ours is a part of."""
_OTHER_YEAR = 0.8
"""How alike two duties must be for a date in another year to be the same duty's."""
SAME_INDICATOR = 0.4
_SAME_FOR_SURE = 0.8
"""How alike two indicators are whose times are compared, though nothing else says that they are one."""
_TASKS = ("complete", "hold", "end")
_OWED = ("submit", "report", *_TASKS)
_COMMITTEE = key("Ủy ban nhân dân")
_AREA = re.compile(r"\s+(?:tỉnh|thành phố|huyện|quận|thị xã|xã(?! hội)|phường|thị trấn|đặc khu)\s")


def same_deadlines(superior: Checked, subordinate: Checked) -> dict[int, tuple[int, Deadline]]:
    """By the position of each time that the superior is owed the subordinate's for the same duty, with its position. A time
    answers one of the superior's, or several that end on one day: the one whose words it has.
    """
    above = {place: row for place, row in enumerate(superior.plan.deadlines) if row.kind in _OWED and row.when}
    named = {place for place, row in above.items() if row.actor and means_us(row.actor, subordinate.plan)}
    found = [
        (
            alike,
            (place in named, -_distance(below.when or "", row.when or "")),
            place,
            index,
        )
        for place, row in above.items()
        for index, below in enumerate(subordinate.plan.deadlines)
        if below.when
        and below.kind == row.kind
        and _addressed(below, row, superior.plan, place in named)
        and (alike := _alike(row, below)) is not None
    ]
    best: dict[int, float] = defaultdict(float)
    most: dict[int, float] = defaultdict(float)
    for alike, _, place, index in found:
        best[place], most[index] = max(best[place], alike), max(most[index], alike)
    answered: dict[int, int] = {}
    taken: dict[int, str | None] = {}
    # of twins that are equally alike ("trước 20/6 và 20/11") what is given to us goes first, and then the nearest date
    ranked = sorted(found, key=lambda row: (-round(row[0], 1), not row[1][0], -row[1][1], row[2], row[3]))
    for alike, _, place, index in ranked:
        when = above[place].when
        if (
            place in answered
            or taken.get(index, when) != when
            or alike < max(best[place], most[index]) - _CLEARLY_OTHER
        ):
            continue
        answered[place], taken[index] = index, when
    return {place: (index, subordinate.plan.deadlines[index]) for place, index in sorted(answered.items())}


def _alike(above: Deadline, below: Deadline) -> float | None:
    """How alike the duties of two times of one kind are; None where they can't be one."""
    if shape(below.when or "") != shape(above.when or ""):
        return None
    ours, theirs = below.action or below.text, above.action or above.text
    alike = max(likeness(ours, theirs), likeness(below.text, above.text)) + 0.2 * share(theirs, below.text)
    if (
        below.kind == "submit"
        and asks_to_send_a_plan(ours)
        and (asks_for_a_plan(theirs) or asks_to_send_a_plan(theirs))
    ):
        alike = max(alike, 1.0)  # this very plan
    other_year = (below.when or "")[:4] != (above.when or "")[:4]
    return alike if alike >= (_OTHER_YEAR if other_year else _SAME_DUTY) else None


def _addressed(below: Deadline, above: Deadline, superior: Plan, ours: bool) -> bool:
    """Whether a time of the subordinate's is owed to the superior: to its body, to a body of its area, or to the office that
    the superior's own time names; or the end of a task that the superior gives to us by name (`ours`), or of the same task
    where it gives it to another.
    """
    issuer, recipient = superior.header.issuer or "", key(below.recipient or "")
    said = f" {recipient} {key(below.text)} "
    word = key((own_area(issuer) or ("", ""))[0])
    if (issuer and key(issuer) in recipient) or (word and f" {word} " in said):
        return True
    if above.recipient is None and below.recipient is None and above.kind == "report":
        return likeness(below.action or below.text, above.action or above.text) >= _ONE_REPORT
    if above.kind in _TASKS:
        return likeness(below.action or below.text, above.action or above.text) >= (
            _ONE_TASK if ours else _TASK_OF_OTHERS
        )
    office = key(_AREA.split(above.recipient or "")[0])
    return len(office.split()) > 1 and office != _COMMITTEE and f" {office} " in said


def shape(when: str) -> str:
    """Dates compare with dates, yearly rules with yearly rules of a day, and so on."""
    if when.startswith("FREQ="):
        parts = rule_parts(when)
        return f"{parts['FREQ']}/{parts.get('INTERVAL', '1')}/{'BYMONTHDAY' in parts}"
    return "date" if re.match(r"\d{4}", when) else "duration"


def _distance(one: str, two: str) -> int:
    """How far two times lie apart, in days within a year, roughly: for choosing the nearest of twins."""
    found = [re.findall(r"BYMONTH=(\d+)|BYMONTHDAY=(\d+)|-(\d{2})", text) for text in (one, two)]
    numbers = [[int(next(filter(None, match))) for match in row] + [0, 0] for row in found]
    return abs((numbers[0][0] - numbers[1][0]) * 31 + numbers[0][1] - numbers[1][1])


def same_indicator(below: Target, superior: Plan) -> tuple[int, Target] | None:
    """The superior's target for the same indicator, with its position: the likest one, so that a figure for other bodies is
    not taken.
    """
    best: tuple[tuple[float, bool], int, Target] | None = None
    for index, above in enumerate(superior.targets):
        if above.value is None or below.value is None or below.unit != above.unit or not _comparable(above, below):
            continue
        alike = max(likeness(below.indicator, above.indicator), likeness(below.text, above.text))
        # one sentence may hold two figures ("100% trường học và trên 70% người lao động"): of those the equal one answers
        rank = (round(alike, 2), above.value == below.value)
        if alike >= SAME_INDICATOR and (best is None or rank > best[0]):
            best = (rank, index, above)
    if best is None:
        return None
    # of the figures of one sentence ("mỗi phường 02 tuyến, mỗi xã 01 tuyến") the equal one answers, whatever it is called
    for index, above in enumerate(superior.targets):
        if (
            above.text == best[2].text
            and above.unit == below.unit
            and above.value == below.value
            and _comparable(above, below)
        ):
            return index, above
    return best[1], best[2]


def earlier_indicator(below: Target, superior: Plan) -> tuple[int, Target] | None:
    """The superior's target of the same indicator and figure that is to be reached earlier, with its position; None where the
    superior has the indicator for our time too (steps on the way).
    """
    alike = [
        (index, above)
        for index, above in enumerate(superior.targets)
        if above.by and below.by and above.unit == below.unit and above.comparator == below.comparator
        and likeness(below.indicator, above.indicator) >= _SAME_FOR_SURE
    ]  # fmt: skip
    if any(above.by >= below.by for _, above in alike if above.by and below.by):
        return None
    return next(((index, above) for index, above in alike if above.value == below.value is not None), None)


def _comparable(above: Target, below: Target) -> bool:
    up = (">=", "=")
    if above.by and below.by and above.by != below.by:
        return False  # a step on the way is no lower aim
    return above.comparator == below.comparator or (above.comparator in up and below.comparator in up)
