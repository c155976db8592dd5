"""One judge for each list of the Plan: is a predicted item the gold item, and is the rest of it right?

A judge takes a gold and a predicted item and gives their likeness (0: not the same item) and whether all is right.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any

from bench.bodies import same_bodies, same_party
from bench.likeness import coverage, is_tail, ordered, overlap, quotes, same_weights
from bench.values import ANY, close, document_code, equal, moment

Item = Mapping[str, Any]
Verdict = tuple[float, bool]
Judge = Callable[[Item, Item], Verdict]

_OTHER: Verdict = (0.0, False)
_LOOSE_SIGNS = {">": ">=", "<": "<="}


def _equal_in(gold: Item, pred: Item, *keys: str) -> bool:
    return all(equal(gold.get(key), pred.get(key)) for key in keys)


def text_judge(*keys: str, least: float = 0.6) -> Judge:
    """A judge of items that are known by their text; of `keys`, those that the gold item has must be equal."""

    def judge(gold: Item, pred: Item) -> Verdict:
        ours, theirs = gold.get("text"), pred.get("text")
        alike = overlap(ours, theirs)
        if alike < least:
            return _OTHER
        asked = [key for key in keys if key in gold]
        return alike, quotes(ours, theirs, 0.88) and _equal_in(gold, pred, *asked)

    return judge


def judge_citation(gold: Item, pred: Item) -> Verdict:
    """A cited document: known by its code, or by kind and subject where it has none."""
    alike = _same_document(gold, pred)
    if not alike:
        return _OTHER
    named = close(gold.get("issuer"), pred.get("issuer")) and close(gold.get("subject"), pred.get("subject"), 0.7)
    return alike, named and _equal_in(gold, pred, "kind", "date")


def _same_document(gold: Item, pred: Item) -> float:
    ours, theirs = gold.get("code"), pred.get("code")
    if ours:
        return float(document_code(ours) == document_code(theirs))
    if theirs or not equal(gold.get("kind"), pred.get("kind")):
        return 0.0
    alike = overlap(gold.get("subject"), pred.get("subject"))
    return alike if alike >= 0.6 else 0.0


def judge_target(gold: Item, pred: Item) -> Verdict:
    """A measurable aim: known by its number and by a text or an indicator that is like enough."""
    wanted, got = gold.get("value"), pred.get("value")
    if got is not None if wanted is None else not equal(wanted, got):
        return _OTHER
    indicators = (gold.get("indicator"), pred.get("indicator"))
    alike = max(overlap(gold.get("text"), pred.get("text")), 0.9 * overlap(*indicators))
    if alike < (0.5 if wanted is None else 0.35):
        return _OTHER
    sign = gold.get("comparator")
    right = sign == ANY or _sign(sign) == _sign(pred.get("comparator"))
    worded = close(*indicators, 0.6) and ordered(gold.get("text"), pred.get("text")) >= 0.6
    return alike, right and worded and _equal_in(gold, pred, "unit", "by")


def _sign(value: Any) -> Any:
    return _LOOSE_SIGNS.get(value, value)


def judge_quota(gold: Item, pred: Item) -> Verdict:
    """A number of awards: known by its figures and by who receives them."""
    for key in ("count", "percent"):
        wanted, got = gold.get(key), pred.get(key)
        if got is not None if wanted is None else not equal(wanted, got):
            return _OTHER
    if not equal(gold.get("recipient"), pred.get("recipient")):
        return _OTHER
    groups = (gold.get("group"), pred.get("group"))
    same_occasion = equal(gold.get("occasion"), pred.get("occasion"))
    alike = 0.5 + 0.3 * close(*groups, 0.5) + 0.2 * same_occasion
    named = all(close(gold.get(key), pred.get(key)) for key in ("award", "awarded_by"))
    return alike, close(*groups, 0.6) and same_occasion and named and _equal_in(gold, pred, "limit")


def judge_deadline(gold: Item, pred: Item) -> Verdict:
    """A time limit: known by its moment and by a text or an action that is like enough."""
    if gold.get("when") != ANY and moment(gold.get("when")) != moment(pred.get("when")):
        return _OTHER
    texts = (gold.get("text"), pred.get("text"))
    alike = overlap(*texts)
    likest = max(alike, overlap(gold.get("action"), pred.get("action")))
    if likest < 0.3:
        return _OTHER
    parties = all(same_party(gold.get(key), pred.get(key)) for key in ("actor", "recipient"))
    days = bool(gold.get("working_days")) == bool(pred.get("working_days"))
    worded = max(alike, coverage(*texts)) >= 0.6
    return likest, days and parties and worded and _equal_in(gold, pred, "kind")


def judge_duty(gold: Item, pred: Item) -> Verdict:
    """One task of a responsibility: known by its text, right with its agencies, cooperating bodies and role."""
    texts = (gold.get("text"), pred.get("text"))
    alike = max(overlap(*texts), 0.95 * coverage(*texts))
    if alike < 0.6:
        return _OTHER
    worded = quotes(*texts, 0.85) or (is_tail(*texts) and same_weights(*texts))
    bodies = all(same_bodies(gold.get(key), pred.get(key)) for key in ("agencies", "cooperating"))
    asked = (gold.get("role") == "request") == (pred.get("role") == "request")
    return alike, worded and bodies and asked


JUDGES: dict[str, Judge] = {
    "legal_bases": judge_citation,
    "references": judge_citation,
    "objectives": text_judge("kind"),
    "targets": judge_target,
    "subjects": text_judge("kind"),
    "criteria": text_judge("applies_to"),
    "award_quotas": judge_quota,
    "deadlines": judge_deadline,
    "responsibilities": judge_duty,
    "tasks": text_judge("section"),
    "funding": text_judge(),
}
