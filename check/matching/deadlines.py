"""What answers each deadline of the superior: the same duty with its time, or the day of this very plan."""

from __future__ import annotations

import textwrap
from datetime import date, timedelta

from check.coverage import COVERED
from check.matching.addressed import whose, whose_place
from check.matching.answer import Answer
from check.matching.days import days_of
from check.matching.wordings import Wordings, of_line, passage
from check.recurrence import counted_days, last_day, later
from check.rule import Checked
from check.rules.between import printed_time
from check.same import same_deadlines, shape
from grammar.agencies import split_bodies
from grammar.own_plan import asks_for_a_plan, asks_to_send_a_plan, sends_this_plan
from schemas.matrix import Passage, Whose
from schemas.plan import Deadline, Plan

_SURE = 0.3
"""The share of a duty's wording without which an upward deadline may be another duty's, however alike they are."""
_LONGEST = 100  # characters
_DAY = "%d/%m/%Y"


def deadline_passage(plan: Checked, index: int) -> Passage:
    """A deadline as a passage."""
    row = plan.plan.deadlines[index]
    return passage(f"/deadlines/{index}", row.text, row.evidence, row.actor)


def whose_deadline(row: Deadline, superior: Plan, plan: Plan) -> Whose:
    """Whose a deadline of the superior is: its actor's, else those of the duties read from the same words."""
    if row.actor:
        return whose(split_bodies(row.actor), [], plan)
    return whose_place(row.evidence, superior, plan)


def wants_the_plan(row: Deadline, superior: Plan) -> bool:
    """Whether a deadline of the superior is for the making or sending of the subordinate plan itself."""
    text = row.action or row.text
    sends = row.kind == "submit" and asks_to_send_a_plan(text)
    return sends or asks_for_a_plan(text, superior.header.title or "")


def answers_to_deadlines(words: Wordings) -> list[Answer]:
    """Each deadline of the superior with the subordinate's for the same duty; what KH601 takes for one is one here."""
    superior, plan = words.superior.plan, words.subordinate.plan
    twins = same_deadlines(words.superior, words.subordinate)
    out: list[Answer] = []
    for index, row in enumerate(superior.deadlines):
        answer = Answer("deadline", deadline_passage(words.superior, index), whose_deadline(row, superior, plan))
        # a time that answers one of the superior's does not answer another of another day ("trước 20/6 và 20/11")
        taken = {place for at, (place, _) in twins.items() if superior.deadlines[at].when != row.when}
        _judge(answer, row, twins.get(index) if answer.whose != "others" else None, words, taken)
        answer.settle()
        out.append(answer)
    return out


def _judge(answer: Answer, row: Deadline, twin: tuple[int, Deadline] | None, words: Wordings, taken: set[int]) -> None:
    if answer.whose != "others" and words.subordinate.plan.is_plan() and wants_the_plan(row, words.superior.plan):
        _as_this_plan(answer, row, twin, words)
        return
    twin = twin or _alike(row, words, taken)
    if twin is not None:
        _compare(answer, row, twin, False, words)
        return
    best = words.below(row.action or row.text)
    answer.nearest = best.near
    if not best.covers or best.line is None:
        return
    if words.rather_anothers(best.line.text, row.action or row.text, row.evidence):
        answer.judge("unclear", "like_words", of_line(best.line))
    else:
        answer.judge("partly", "no_time", of_line(best.line))


def _as_this_plan(answer: Answer, row: Deadline, twin: tuple[int, Deadline] | None, words: Wordings) -> None:
    """The plan itself is asked for by a day: its day of issue tells, else the day by which it says that it will be sent."""
    rows = words.subordinate.plan.deadlines
    said = twin if twin is not None and "kế hoạch" in twin[1].text.lower() else None
    said = said or next(
        ((index, one) for index, one in enumerate(rows) if one.when and sends_this_plan(one.text)), None
    )
    _by_issue(answer, row, words)
    if said is not None and answer.state == "unclear":
        _compare(answer, row, said, True, words)
    elif said is not None:
        answer.judge(answer.state, answer.reason, deadline_passage(words.subordinate, said[0]), **answer.facts)


def _alike(row: Deadline, words: Wordings, taken: set[int]) -> tuple[int, Deadline] | None:
    """The subordinate's deadline whose words have most of this one's, but for those that are `taken`; of two alike, that of the same
    shape and time.
    """
    best: tuple[tuple[float, bool, bool], int, Deadline] | None = None
    for index, below in enumerate(words.subordinate.plan.deadlines):
        alike = words.coverage.of(row.action or row.text, below.text)
        if (
            index in taken
            or not below.when
            or alike < COVERED
            or words.rather_anothers(below.text, row.action or row.text, row.evidence)
        ):
            continue
        rank = (round(alike, 1), bool(row.when) and shape(below.when) == shape(row.when or ""), below.when == row.when)
        if best is None or rank > best[0]:
            best = rank, index, below
    return (best[1], best[2]) if best else None


def _compare(answer: Answer, row: Deadline, twin: tuple[int, Deadline], for_plan: bool, words: Wordings) -> None:
    index, below = twin
    place = deadline_passage(words.subordinate, index)
    times = {"above": _time_words(row), "below": _time_words(below)}
    if not row.when or not below.when:
        answer.judge("partly", "other_time", place, **times)
        return
    below_in, above_in = counted_days(below, row)
    if not for_plan and below.when != row.when and words.coverage.of(row.action or row.text, below.text) < _SURE:
        answer.judge("unclear", "like_time", place, **times)
        return
    comparable = shape(below.when) == shape(row.when) and (
        below.when == row.when or "BYMONTHDAY" in row.when or last_day(row.when, above_in) is not None
    )
    if not comparable:
        answer.judge("partly", "other_time", place, **times)
    elif later(below.when, below_in, row.when, above_in):
        answer.judge("partly", "later", place, **times)
    else:
        answer.judge("answered", "in_time", place, **times)


def _time_words(row: Deadline) -> str:
    """The time as the plan prints it, else the sentence that it stands in; never the contract's writing."""
    printed = printed_time(row)
    return textwrap.shorten(row.text, _LONGEST, placeholder=" …") if printed == row.when else printed


def due_day(row: Deadline, superior: Plan) -> date | None:
    """The last day of a deadline that has one of its own, or that is counted in days from the superior's day of issue."""
    if row.when is None:
        return None
    counted = days_counted(row)
    issued = superior.day()
    if counted is not None and issued is not None:
        return issued + timedelta(days=counted)
    return last_day(row.when, row.inclusive is not False)


def days_counted(row: Deadline) -> int | None:
    """How many days from the day of issue a deadline gives; None where it counts from something else, or in working days."""
    text, when = row.text.lower(), row.when or ""
    since = any(
        words in text for words in ("ngày kế hoạch này", "kể từ ngày ban hành", "kể từ ngày ký", "ngày ký ban hành")
    )
    if not since or row.working_days or not (when.startswith("P") and when.endswith("D") and when[1:-1].isdigit()):
        return None
    return int(when[1:-1])


def _by_issue(answer: Answer, row: Deadline, words: Wordings) -> None:
    """The plan itself is asked for by a day: was it issued by then?"""
    due, issued = due_day(row, words.superior.plan), days_of(words.subordinate.plan.header.date)
    if due is None or issued is None or issued[0] <= due < issued[1]:
        answer.judge("unclear", "undated_plan", due=due.strftime(_DAY) if due else _time_words(row))
        return
    day = words.subordinate.plan.day()
    facts = {"due": due.strftime(_DAY), "day": day.strftime(_DAY) if day else f"{issued[0]:%m/%Y}"}
    if issued[0] > due:
        answer.judge("partly", "issued_late", **facts)
    else:
        answer.judge("answered", "issued_in_time", **facts)
