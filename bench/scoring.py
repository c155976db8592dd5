"""Plans against gold plans: what is right in each document, and the figures of all documents together."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from typing import Any

from bench.header import HEADER_FIELDS, header_right
from bench.judges import JUDGES, Item
from bench.outlines import Head, heads_of, matched, outline_errors, right
from bench.pairing import Pairing, items_of, pair_items

OUTLINE = "outline.headings"
_NOT_SHOWN = frozenset(["evidence", "confidence", "path"])


@dataclass(slots=True)
class Figure:
    """The counts of one field over all documents, and the two F1 figures that follow, to four decimals."""

    gold: int = 0
    pred: int = 0
    hits: int = 0
    exact_hits: int = 0

    def add(self, gold: int, pred: int, hits: int, exact_hits: int) -> None:
        """Add the counts of a document."""
        self.gold += gold
        self.pred += pred
        self.hits += hits
        self.exact_hits += exact_hits

    @property
    def found(self) -> float:
        """F1 of the items that are there."""
        return self._f1(self.hits)

    @property
    def exact(self) -> float:
        """F1 of the items that are there and right."""
        return self._f1(self.exact_hits)

    def _f1(self, hits: int) -> float:
        total = self.gold + self.pred
        return round(2 * hits / total, 4) if total else 1.0


@dataclass(frozen=True, slots=True)
class HeaderValue:
    """A value of the header, the gold one and what was given for it."""

    gold: Any
    pred: Any
    right: bool
    confidence: float | None = None


@dataclass(frozen=True, slots=True)
class Comparison:
    """One document: its header's values, the pairing of each list that its gold file has, the paths of its review, and the
    gold and predicted heads of its outline where it has an outline gold.
    """

    name: str
    header: dict[str, HeaderValue] = field(default_factory=dict)
    lists: dict[str, Pairing] = field(default_factory=dict)
    review: list[str] = field(default_factory=list)
    heads: tuple[list[Head], list[Head]] | None = None


def compare(name: str, gold: Item, pred: Item, outline: list[Head] | None = None) -> Comparison:
    """A document's extraction against its gold; both as JSON objects in the contract's shape, `{}` where there is none.

    `outline` is the outline gold of the document, where it has one.
    """
    ours, theirs = gold.get("header") or {}, pred.get("header") or {}
    sureness = pred.get("header_confidence") or {}
    heads = None if outline is None else (outline, heads_of(pred.get("outline") or []))
    done = Comparison(name, review=[str(row["path"]) for row in pred.get("review") or []], heads=heads)
    for key in HEADER_FIELDS:
        if key in ours:
            right = header_right(key, ours[key], theirs.get(key))
            done.header[key] = HeaderValue(ours[key], theirs.get(key), right, sureness.get(key))
    for key, judge in JUDGES.items():
        if key in gold:
            done.lists[key] = pair_items(items_of(gold, key), items_of(pred, key), judge)
    return done


def figures(comparisons: Iterable[Comparison]) -> dict[str, Figure]:
    """The figures of each field: "header", its parts as "header.NAME", the lists that some gold file has, and the outline's
    headings (found: the line; exact: its marker, level and parent).
    """
    table: dict[str, Figure] = {}
    for document in comparisons:
        for key, value in document.header.items():
            for row in ("header", f"header.{key}"):
                table.setdefault(row, Figure()).add(1, 1, value.right, value.right)
        for key, pairing in document.lists.items():
            scored = pairing.scored
            table.setdefault(key, Figure()).add(
                len(pairing.gold) - len(pairing.optional),
                len(pairing.pred) - len(pairing.free),
                len(scored),
                sum(pair.exact for pair in scored),
            )
        if document.heads is not None:
            gold, pred = document.heads
            pairs = matched(gold, pred)
            table.setdefault(OUTLINE, Figure()).add(len(gold), len(pred), len(pairs), len(right(gold, pred, pairs)))
    return table


def macro(table: dict[str, Figure]) -> tuple[float, float]:
    """The means of the found and of the exact figures over the header as one field and the lists."""
    rows = [figure for key, figure in table.items() if "." not in key]
    if not rows:
        return 0.0, 0.0
    return round(sum(row.found for row in rows) / len(rows), 4), round(sum(row.exact for row in rows) / len(rows), 4)


def errors(document: Comparison) -> Iterator[str]:
    """A line for each header value that is wrong, for each list item that is missed, spurious or wrong, and for each heading
    of the outline that is.
    """
    for key, value in document.header.items():
        if not value.right:
            yield f"{document.name} header.{key}: gold {told(value.gold)} got {told(value.pred)}"
    for key, pairing in document.lists.items():
        label = f"{document.name} {key}"
        for item in pairing.missed:
            yield f"{label} MISSED   {told(item)}"
        for item in pairing.spurious:
            yield f"{label} SPURIOUS {told(item)}"
        for pair in pairing.scored:
            if not pair.exact:
                yield f"{label} WRONG    gold {told(pairing.gold[pair.gold])}"
                yield f"{'got':>{len(label) + 14}} {told(pairing.pred[pair.pred])}"
    if document.heads is not None:
        yield from (f"{document.name} {OUTLINE} {line}" for line in outline_errors(*document.heads))


def told(value: Any, width: int = 150) -> str:
    """A value on one line of a report, without what is not compared."""
    if isinstance(value, dict):
        value = {key: part for key, part in value.items() if key not in _NOT_SHOWN}
    text = json.dumps(value, ensure_ascii=False)
    return text if len(text) <= width else text[: width - 1] + "…"
