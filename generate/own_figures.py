"""Our own figures: those of the profile, and those that a table of the superior allots to us by name."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from grammar.normalise import fold, squeeze
from grammar.quantities import NUMBER
from schemas.plan import OutlineNode, Plan
from schemas.span import Span
from schemas.unit import Unit

_UNIT = re.compile(r"\s*\((?:ĐVT:?\s*)?(?P<unit>%|[^\d()]{1,20})\)\s*$")
_VALUE = re.compile(rf"(?:{NUMBER})\s*%?$")
_COUNTING = re.compile(r"(?:TT|STT|Số TT|Số thứ tự|Ghi chú)$", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class OwnFigure:
    """An indicator's value for us, as it is printed; `unit` is empty where `value` says it or nobody does."""

    indicator: str
    value: str
    unit: str = ""
    sources: tuple[Span, ...] = ()

    @property
    def printed(self) -> str:
        """ "95,2%", "3.120 người"."""
        return f"{self.value}{self.unit}" if self.unit == "%" else f"{self.value} {self.unit}".strip()

    @property
    def line(self) -> str:
        """The figure as a clause."""
        return f"{self.indicator}: {self.printed}"


@dataclass(frozen=True, slots=True)
class _Cell:
    text: str
    spans: tuple[Span, ...]


def own_figures(plan: Plan, unit: Unit) -> list[OwnFigure]:
    """The profile's figures, then what the superior's tables give to the unit by its name."""
    return [*(OwnFigure(row.indicator, row.value) for row in unit.targets), *_allotted(plan, unit)]


def _allotted(plan: Plan, unit: Unit) -> Iterator[OwnFigure]:
    whole = (unit.name,) if unit.kind == "office" else (unit.full_area, unit.name, unit.short_name)
    names = set(map(fold, whole))
    for top in plan.outline:
        for node in top.walk():
            if node.kind == "table":
                yield from _of_table(node, names)


def _of_table(table: OutlineNode, names: set[str]) -> Iterator[OwnFigure]:
    rows = [
        [_cell(cell) for cell in row.children if cell.kind == "cell"] for row in table.children if row.kind == "row"
    ]
    for number, row in enumerate(rows):
        place = next((index for index, cell in enumerate(row) if fold(cell.text) in names), None)
        if place is None:
            continue
        heads = [head for head in rows[:number] if len(head) == len(row) and not any(_is_value(cell) for cell in head)]
        for index, cell in enumerate(row[place + 1 :], place + 1):
            words = dict.fromkeys(squeeze(head[index].text) for head in heads if head[index].text)
            name = " - ".join(words)
            if not name or not _is_value(cell) or _COUNTING.match(name):
                continue
            unit = _UNIT.search(name)
            yield OwnFigure(
                name[: unit.start()] if unit else name, cell.text.rstrip("% "),
                "%" if cell.text.endswith("%") else unit["unit"].strip() if unit else "", (*row[place].spans, *cell.spans),
            )  # fmt: skip


def _cell(cell: OutlineNode) -> _Cell:
    below = [node for node in cell.walk() if node.text]
    return _Cell(
        squeeze(" ".join(node.text or "" for node in below)), tuple(span for node in below for span in node.spans)
    )


def _is_value(cell: _Cell) -> bool:
    return _VALUE.match(cell.text) is not None
