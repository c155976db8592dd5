"""Which predicted item stands for which gold item of one field of one document."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any, NamedTuple

from bench.judges import Item, Judge


class Pair(NamedTuple):
    """Positions of a gold item and of the predicted item that stands for it; `exact` where the rest is right too."""

    gold: int
    pred: int
    exact: bool


@dataclass(frozen=True, slots=True)
class Pairing:
    """The items of one field of one document, gold and predicted, and which go together."""

    gold: Sequence[Item]
    pred: Sequence[Item]
    pairs: Sequence[Pair]

    @property
    def optional(self) -> frozenset[int]:
        """Positions of the gold items that need not be listed."""
        return frozenset(index for index, item in enumerate(self.gold) if item.get("optional"))

    @property
    def scored(self) -> list[Pair]:
        """The pairs that count: those whose gold item must be listed."""
        optional = self.optional
        return [pair for pair in self.pairs if pair.gold not in optional]

    @property
    def free(self) -> frozenset[int]:
        """Positions of the predicted items that cost and gain nothing: they stand for optional ones."""
        optional = self.optional
        return frozenset(pair.pred for pair in self.pairs if pair.gold in optional)

    @property
    def missed(self) -> list[Item]:
        """Gold items that no prediction stands for."""
        settled = self.optional | {pair.gold for pair in self.pairs}
        return [item for index, item in enumerate(self.gold) if index not in settled]

    @property
    def spurious(self) -> list[Item]:
        """Predicted items that stand for no gold item."""
        paired = {pair.pred for pair in self.pairs}
        return [item for index, item in enumerate(self.pred) if index not in paired]


def pair_items(gold: Sequence[Item], pred: Sequence[Item], judge: Judge) -> Pairing:
    """Pair one to one, the likest first; an exact pair goes before any that is not clearly likelier."""
    ranked: list[tuple[float, Pair]] = []
    for row, wanted in enumerate(gold):
        for column, got in enumerate(pred):
            alike, exact = judge(wanted, got)
            if alike > 0:
                ranked.append((-alike - (0.5 if exact else 0.0), Pair(row, column, exact)))
    taken_gold: set[int] = set()
    taken_pred: set[int] = set()
    pairs: list[Pair] = []
    for _, pair in sorted(ranked):
        if pair.gold in taken_gold or pair.pred in taken_pred:
            continue
        taken_gold.add(pair.gold)
        taken_pred.add(pair.pred)
        pairs.append(pair)
    return Pairing(gold, pred, pairs)


def items_of(plan: Item, field: str) -> list[Item]:
    """The items of a field that are judged: its rows, of a responsibility one for each task."""
    rows: list[Item] = plan.get(field) or []
    if field != "responsibilities":
        return rows
    return [duty for index, row in enumerate(rows) for duty in _duties(index, row)]


def _duties(index: int, row: Item) -> list[dict[str, Any]]:
    shared = {key: row[key] for key in ("role", "optional", "confidence") if key in row}
    for key in ("agencies", "cooperating"):
        shared[key] = row.get(key) or []
    tasks = row.get("tasks") or []
    return [{"text": task, "path": f"{index}/tasks/{at}", **shared} for at, task in enumerate(tasks)]
