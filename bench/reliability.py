"""What a high confidence is worth, and what the review leaves out.

How many of the extracted items are called sure and how many of these are right; how many a person is asked to look at, and
whether every wrong number, date and actor is among them.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from typing import Any

from bench.bodies import same_bodies, same_party
from bench.judges import JUDGES, Item
from bench.pairing import Pairing
from bench.scoring import Comparison
from bench.values import ANY, document_code, equal, moment

SURE = 0.9
ALL = "all"


_Same = Callable[[Any, Any], bool]


def _same_code(gold: Any, pred: Any) -> bool:
    return document_code(gold) == document_code(pred)


def _same_moment(gold: Any, pred: Any) -> bool:
    return gold == ANY or moment(gold) == moment(pred)


_WEIGHTY: dict[str, dict[str, _Same]] = {
    "legal_bases": {"code": _same_code, "date": equal},
    "references": {"code": _same_code, "date": equal},
    "targets": {"value": equal, "by": equal},
    "award_quotas": {"count": equal, "percent": equal},
    "deadlines": {"when": _same_moment, "actor": same_party},
    "responsibilities": {"agencies": same_bodies},
}
"""The numbers, dates and actors of each field: what must not be wrong without a person being asked."""

_WEIGHTY_HEADER = frozenset(["issuer", "number", "date", "period", "signer"])


@dataclass(slots=True)
class Trust:
    """The extracted items of a field: all, those with a confidence of SURE or more, and those of them that are exact; those
    in the review; those with a wrong number, date or actor, and how many of them are in the review.
    """

    items: int = 0
    sure: int = 0
    sure_exact: int = 0
    reviewed: int = 0
    wrong: int = 0
    wrong_reviewed: int = 0

    def add(self, confidence: float, exact: bool, reviewed: bool, wrong: bool) -> None:
        """Count an item."""
        self.items += 1
        self.reviewed += reviewed
        self.wrong += wrong
        self.wrong_reviewed += wrong and reviewed
        if confidence >= SURE:
            self.sure += 1
            self.sure_exact += exact

    def __add__(self, other: Trust) -> Trust:
        return Trust(*(getattr(self, name) + getattr(other, name) for name in self.__slots__))

    @property
    def share(self) -> float | None:
        """The share of the items that are sure; None where there are none."""
        return self.sure / self.items if self.items else None

    @property
    def right(self) -> float | None:
        """The share of the sure items that are exact; None where there are none."""
        return self.sure_exact / self.sure if self.sure else None

    @property
    def asked(self) -> float | None:
        """The share of the items that a person is asked to look at; None where there are no items."""
        return self.reviewed / self.items if self.items else None


def reliability(comparisons: Iterable[Comparison]) -> dict[str, Trust]:
    """The trust of each field and of all together.

    Left out, as in the figures, are items that stand for an optional one. A task has the confidence of its
    responsibility; a header value counts where it carries a confidence. An item that stands for nothing in the gold is
    wrong in its numbers, dates and actors where it gives any.
    """
    fields = {name: Trust() for name in ("header", *JUDGES)}
    for document in comparisons:
        for name, value in document.header.items():
            if value.confidence is not None:
                wrong = not value.right and name in _WEIGHTY_HEADER
                fields["header"].add(
                    value.confidence, value.right, _in_review(f"/header/{name}", document.review), wrong
                )
        for name, pairing in document.lists.items():
            for index, exact, wrong in _judged(name, pairing):
                item = pairing.pred[index]
                reviewed = _in_review(f"/{name}/{item.get('path', index)}", document.review)
                fields[name].add(float(item.get("confidence", 0.0)), exact, reviewed, wrong)
    total = sum(fields.values(), Trust())
    return {**{name: row for name, row in fields.items() if row.items}, ALL: total}


def unasked(document: Comparison) -> Iterator[tuple[str, Item]]:
    """The field and the item of each wrong number, date or actor that is not in the review."""
    for name, pairing in document.lists.items():
        for index, _, wrong in _judged(name, pairing):
            item = pairing.pred[index]
            if wrong and not _in_review(f"/{name}/{item.get('path', index)}", document.review):
                yield name, item


def _in_review(path: str, review: Iterable[str]) -> bool:
    """Whether the review speaks of an item: of it or a part of it; of a task also where it speaks of its responsibility, but
    not where it speaks of another task.
    """
    duty, task = re.fullmatch(r"(/responsibilities/\d+)(/tasks/\d+)", path), f"{path}/"
    for said in review:
        if said == path or said.startswith(task):
            return True
        if duty and (said == duty[1] or (said.startswith(f"{duty[1]}/") and "/tasks/" not in said)):
            return True
    return False


def _judged(field: str, pairing: Pairing) -> Iterator[tuple[int, bool, bool]]:
    """The position of each predicted item that counts, whether it is exact, and whether a number, date or actor is wrong."""
    free = pairing.free
    pairs = {pair.pred: pair for pair in pairing.scored}
    parts = _WEIGHTY.get(field, {})
    for index, item in enumerate(pairing.pred):
        if index in free:
            continue
        pair = pairs.get(index)
        if pair is None:
            wrong = any(item.get(key) for key in parts)
        else:
            gold = pairing.gold[pair.gold]
            wrong = not pair.exact and any(not same(gold.get(key), item.get(key)) for key, same in parts.items())
        yield index, pair is not None and pair.exact, wrong
