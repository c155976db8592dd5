"""What answers each duty of the superior: this very plan, or a sentence of it."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from check.coverage import COVERED
from check.matching.addressed import whose
from check.matching.answer import Answer
from check.matching.wordings import Best, Wordings, of_line, passage
from check.pairing import cites
from check.rule import Checked
from grammar.assignments import parse_assignment
from grammar.own_plan import asks_for_a_plan, asks_to_carry_out, sends_this_plan
from schemas.matrix import Passage, Reason, State
from schemas.span import Span, overlap

_COMMENDS = re.compile(r"\bkhen thưởng\b", re.IGNORECASE)
_SHORTEST = 4
"""Syllables below which a duty says too little to be looked for."""


@dataclass(frozen=True, slots=True)
class Duty:
    """One task of a responsibility of a plan, with its place."""

    index: int
    task: str
    spans: list[Span]
    passage: Passage


def duties_of(plan: Checked) -> Iterator[Duty]:
    """Every task of the plan's responsibilities, in its order."""
    for index, row in enumerate(plan.plan.responsibilities):
        for number, (task, spans) in enumerate(zip(row.tasks, row.task_evidence, strict=True)):
            place = passage(f"/responsibilities/{index}/tasks/{number}", task, spans, "; ".join(row.agencies))
            yield Duty(index, task, spans, place)


def answers_to_duties(words: Wordings) -> list[tuple[Duty, Answer]]:
    """Each duty of the superior with what answers it; a duty of the subordinate stands at the one that it answers best."""
    own = list(duties_of(words.subordinate))
    out = [(duty, _answer(duty, own, words)) for duty in duties_of(words.superior)]
    used = {one.path for _, answer in out for one in answer.below}
    for duty in own:
        if duty.passage.path not in used:
            _add_to_the_likest(duty, out, words)
    for _, answer in out:
        answer.settle()
    return out


def _answer(duty: Duty, own: list[Duty], words: Wordings) -> Answer:
    row = words.superior.plan.responsibilities[duty.index]
    asked = whose(row.agencies, row.cooperating, words.subordinate.plan)
    answer = Answer("duty", duty.passage, asked)
    best = words.below(duty.task)
    answer.nearest = best.near
    said = [_as_duty(best, duty, own, words)] if best.covers else []
    is_plan = words.subordinate.plan.is_plan()
    if is_plan and asks_for_a_plan(_from_its_verb(duty.task), words.superior.plan.header.title or ""):
        sent = [one.passage for one in own if sends_this_plan(one.task)] if asked == "ours" else []
        answer.judge(*_by_being_there(words), *sent)
    elif is_plan and not said and asks_to_carry_out(duty.task):
        answer.judge(*_by_being_there(words, "carries_out"))
    elif len(duty.task.split()) < _SHORTEST:
        answer.judge("unclear", "short", *said)
    elif said and best.line is not None and words.rather_anothers(best.line.text, duty.task, duty.spans):
        answer.judge("unclear", "like_words", *said)
    elif said:
        answer.judge("answered", "words", *said)
    elif words.subordinate.plan.award_quotas and _COMMENDS.search(duty.task):
        answer.judge("unclear", "commends")  # its own section on commendation may answer it
    return answer


def _by_being_there(words: Wordings, reason: Reason = "this_plan") -> tuple[State, Reason]:
    """What a plan discharges by being there; one that cites another superior may not be the one that is meant."""
    header = words.superior.plan.header
    sure = not (header.number and header.symbol) or cites(words.subordinate.plan, words.superior.plan)
    return ("answered", reason) if sure else ("unclear", "other_plan")


def _from_its_verb(task: str) -> str:
    """A task without "Căn cứ Kế hoạch này, Thủ trưởng …, Chủ tịch UBND các xã" before its verb."""
    given = parse_assignment(task)
    return task[given.task_start :] if given is not None and not given.whole else task


def _as_duty(best: Best, above: Duty, own: list[Duty], words: Wordings) -> Passage:
    """The subordinate's duty in a line, that which says most of the superior's where it holds several; else the line."""
    assert best.line is not None
    spans = best.line.node.spans
    inside = [duty for duty in own if overlap(duty.spans, spans)]
    if not inside:
        return of_line(best.line)
    return max(inside, key=lambda duty: words.coverage.of(above.task, duty.task)).passage


def _add_to_the_likest(duty: Duty, answers: list[tuple[Duty, Answer]], words: Wordings) -> None:
    """Put a duty of the subordinate beside the superior's that it is a part of, or that it says a part of."""
    best = words.above(duty.task)
    if best.covers and best.line is not None:
        spans = best.line.node.spans
        likely = [(above, answer) for above, answer in answers if overlap(above.spans, spans)]
    else:
        likely = [row for row in answers if words.coverage.of(row[0].task, duty.task) >= COVERED]
    if not likely:
        return
    answer = max(likely, key=lambda row: words.coverage.of(duty.task, row[0].task))[1]
    if answer.state == "missing":
        answer.judge("partly", "part", duty.passage)
    else:
        answer.judge(answer.state, answer.reason, duty.passage, **answer.facts)
