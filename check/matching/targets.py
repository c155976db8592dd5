"""What answers each target of the superior: the same indicator with its figure."""

from __future__ import annotations

import re

from check.area_words import AREAS
from check.matching.addressed import whose_place
from check.matching.answer import Answer
from check.matching.wordings import Wordings, of_line, passage
from check.rule import Checked
from check.rules.between import is_worse, printed_figure
from check.same import same_indicator
from grammar.normalise import fold
from norms.levels import own_area
from schemas.matrix import Passage, Whose
from schemas.plan import Target
from schemas.span import overlap
from schemas.texts import say

_BLANK = re.compile(r"\[…\]|[….]{3,}")


def target_passage(plan: Checked, index: int) -> Passage:
    """A target as a passage; of several in one sentence or row, with its own figure."""
    row = plan.plan.targets[index]
    text = row.text
    if row.value is not None and sum(other.text == row.text for other in plan.plan.targets) > 1:
        by = say("matrix.target_by", by=row.by) if row.by else ""
        text = say("matrix.target", indicator=row.indicator, figure=printed_figure(row), by=by)
    return passage(f"/targets/{index}", text, row.evidence)


def answers_to_targets(words: Wordings) -> list[Answer]:
    """Each target of the superior with the subordinate's for the same indicator; what KH602 takes for one is one here."""
    above, below = words.superior, words.subordinate
    answers = [
        Answer("target", target_passage(above, index), _whose(row, words))
        for index, row in enumerate(above.plan.targets)
    ]
    taken: dict[int, list[int]] = {}
    for index, row in enumerate(below.plan.targets):
        twin = same_indicator(row, above.plan)
        if twin is not None:
            taken.setdefault(twin[0], []).append(index)
    for index, answer in enumerate(answers):
        _judge(answer, above.plan.targets[index], taken.get(index, []), words)
    for answer in answers:
        answer.settle()
    return answers


def _whose(row: Target, words: Wordings) -> Whose:
    """Targets are each unit's, except those in a duty of others, those of the superior's own bodies ("cấp huyện"), and those of its
    whole area, of which a unit may have a part.
    """
    asked = whose_place(row.evidence, words.superior.plan, words.subordinate.plan)
    if asked in ("others", "helping"):
        return asked
    if _says(row, rf"cấp {_area(words)}", words):
        return "others"
    # an office answers for the targets of its own field, which the words of a target don't name
    is_office = words.subordinate.plan.header.level == "other" and asked != "ours"
    return "anyone" if is_office or _is_of_whole_area(row, words) or _is_in_a_table(row, words) else "ours"


def _is_of_whole_area(row: Target, words: Wordings) -> bool:
    """Whether a target is one of the superior's whole area: "trên địa bàn huyện", "của tỉnh"."""
    return _says(row, rf"(?:của|toàn|địa bàn) {_area(words)}", words)


def _is_in_a_table(row: Target, words: Wordings) -> bool:
    """Whether a target stands in a table of the superior's, which gives its own figures, and names no unit of the level."""
    tables = [node for top in words.superior.plan.outline for node in top.walk() if node.kind == "table"]
    return any(overlap(row.evidence, list(node.all_spans())) for node in tables) and _says(row, "", words)


def _area(words: Wordings) -> str:
    return re.escape((own_area(words.superior.plan.header.issuer or "") or ("?", ""))[0])


def _says(row: Target, pattern: str, words: Wordings) -> bool:
    """Whether a target has words of the superior's area and none of the subordinate's level ("" is any words)."""
    text, level = fold(row.text), words.subordinate.plan.header.level or "commune"
    ours = AREAS.get(level, "cơ quan|đơn vị")
    return bool(re.search(rf"{fold(pattern)}\b", text)) and not re.search(rf"\b(?:{fold(ours)})\b", text)


def _judge(answer: Answer, above: Target, twins: list[int], words: Wordings) -> None:
    rows = words.subordinate.plan.targets
    if not twins:
        again = same_indicator(above, words.subordinate.plan)
        if again is None or again[1].value != above.value:
            _without_twin(answer, above, words)
            return
        twins = [again[0]]  # the superior says one target twice
    passages = [target_passage(words.subordinate, index) for index in twins]
    worse = next((rows[index] for index in twins if is_worse(rows[index], above)), None)
    other = worse or next((rows[index] for index in twins if rows[index].value != above.value), None)
    figures = {"above": printed_figure(above), "below": printed_figure(other)} if other else {}
    if other is None:
        answer.judge("answered", "same", *passages)
    elif worse is None:
        answer.judge("answered", "better", *passages, **figures)
    elif above.unit != "%" and _is_of_whole_area(above, words):
        answer.judge("unclear", "share", *passages, **figures)
    else:
        answer.judge("partly", "worse", *passages, **figures)


def _without_twin(answer: Answer, above: Target, words: Wordings) -> None:
    """No figure of the subordinate's can be compared: is the indicator named at all?"""
    best = words.below(above.indicator)
    answer.nearest = best.near
    if best.covers and best.line is not None:
        if _BLANK.search(best.line.text) or not re.search(r"\d", best.line.text):
            answer.judge("partly", "no_figure", of_line(best.line))
        else:
            answer.judge("unclear", "other_figure", of_line(best.line))
    elif _is_in_a_table(above, words):
        answer.judge("unclear", "in_table")
    elif _is_of_whole_area(above, words):
        answer.judge("unclear", "whole_area")
