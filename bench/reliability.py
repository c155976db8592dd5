"""What a high confidence is worth: how many of the extracted items are called sure, and how many of these are right."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from bench.judges import JUDGES
from bench.pairing import Pairing
from bench.scoring import Comparison

SURE = 0.9
ALL = "all"


@dataclass(slots=True)
class Trust:
    """The extracted items of a field: all, those with a confidence of SURE or more, and those of them that are exact."""

    items: int = 0
    sure: int = 0
    sure_exact: int = 0

    def add(self, confidence: float, exact: bool) -> None:
        """Count an item."""
        self.items += 1
        if confidence >= SURE:
            self.sure += 1
            self.sure_exact += exact

    @property
    def share(self) -> float | None:
        """The share of the items that are sure; None where there are none."""
        return self.sure / self.items if self.items else None

    @property
    def right(self) -> float | None:
        """The share of the sure items that are exact; None where there are none."""
        return self.sure_exact / self.sure if self.sure else None


def reliability(comparisons: Iterable[Comparison]) -> dict[str, Trust]:
    """The trust of each field and of all together.

    Left out, as in the figures, are items that stand for an optional one. A task has the confidence of its
    responsibility; a header value counts where it carries a confidence.
    """
    fields = {name: Trust() for name in ("header", *JUDGES)}
    for document in comparisons:
        for value in document.header.values():
            if value.confidence is not None:
                fields["header"].add(value.confidence, value.right)
        for name, pairing in document.lists.items():
            for confidence, exact in _sureness(pairing):
                fields[name].add(confidence, exact)
    total = Trust(
        sum(row.items for row in fields.values()),
        sum(row.sure for row in fields.values()),
        sum(row.sure_exact for row in fields.values()),
    )
    return {**{name: row for name, row in fields.items() if row.items}, ALL: total}


def _sureness(pairing: Pairing) -> Iterator[tuple[float, bool]]:
    """The confidence of each predicted item that counts, and whether it is exact."""
    free = pairing.free
    exact = {pair.pred for pair in pairing.scored if pair.exact}
    for index, item in enumerate(pairing.pred):
        if index not in free:
            yield float(item.get("confidence", 0.0)), index in exact
