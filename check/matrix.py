"""A superior plan beside a subordinate one: each item of the one with what answers it, and what of the other answers nothing."""

from __future__ import annotations

from collections.abc import Iterator

from check.matching.answer import own_row
from check.matching.deadlines import answers_to_deadlines, deadline_passage
from check.matching.duties import answers_to_duties, duties_of
from check.matching.quotas import answers_to_quotas, quota_passage
from check.matching.targets import answers_to_targets, target_passage
from check.matching.wordings import Best, Wordings
from check.relation import notes_on
from check.rule import Checked
from schemas.matrix import Matrix, MatrixField, OwnRow, Passage, PlanName


def matrix(superior: Checked, subordinate: Checked) -> Matrix:
    """The matrix of two plans, whatever their relation is; `notes` say what of it is doubtful."""
    words = Wordings(superior, subordinate)
    answers = [
        *(answer for _, answer in answers_to_duties(words)), *answers_to_targets(words), *answers_to_deadlines(words),
        *answers_to_quotas(words),
    ]  # fmt: skip
    rows = [answer.row() for answer in answers]
    used = {passage.path for row in rows for passage in row.below}
    own = [_own(field, place, words) for field, place in _items(subordinate) if place.path not in used]
    return Matrix(
        superior=name_of(superior), subordinate=name_of(subordinate), notes=notes_on(superior, subordinate), rows=rows, own=own
    )  # fmt: skip


def name_of(plan: Checked) -> PlanName:
    """A plan as results name it."""
    header = plan.plan.header
    return PlanName(file=plan.file, label=plan.label, issuer=header.issuer, date=header.date, title=header.title)


def _items(plan: Checked) -> Iterator[tuple[MatrixField, Passage]]:
    """Every duty, target, deadline and quota of a plan."""
    yield from (("duty", duty.passage) for duty in duties_of(plan))
    yield from (("target", target_passage(plan, index)) for index in range(len(plan.plan.targets)))
    yield from (("deadline", deadline_passage(plan, index)) for index in range(len(plan.plan.deadlines)))
    yield from (("quota", quota_passage(plan, index)) for index in range(len(plan.plan.award_quotas)))


def _own(field: MatrixField, place: Passage, words: Wordings) -> OwnRow:
    best = words.above(place.text) if field != "quota" else Best()
    return own_row(field, place, best.near if best.covers else None)
