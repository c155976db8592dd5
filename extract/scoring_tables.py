"""Scoring tables (STT | Tiêu chí thi đua | Điểm chuẩn | Hướng dẫn chấm điểm): each row is a criterion."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from extract.context import Context
from extract.tables import cell_at, is_group_row, tables, text_of
from extract.tree import Node
from grammar.normalise import fold
from schemas.span import Span

_NAME = re.compile(fold(r"(?:các )?(?:tiêu chí|tiêu chuẩn|nội dung thi đua|nội dung tiêu chí)"))
_POINTS = re.compile(fold(r"\bđiểm\b"))


@dataclass(frozen=True, slots=True)
class ScoredRow:
    """A row's criterion with its evidence, and the titles of the groups of rows over it, nearest first."""

    text: str
    spans: list[Span]
    groups: tuple[str, ...]


def scored_rows(context: Context) -> Iterator[ScoredRow]:
    """Every row of every scoring table of the body and the annexes."""
    for node in tables(context):
        yield from _rows(context, node)


def _rows(context: Context, node: Node) -> Iterator[ScoredRow]:
    assert node.table is not None
    heads = [[fold(text_of(cell)) for cell in row] for row in node.table[:3]]
    for number, head in enumerate(heads):
        name = next((col for col, text in enumerate(head) if _NAME.match(text)), None)
        if name is None or not any(_POINTS.search(text) for col, text in enumerate(head) if col != name):
            continue
        group: tuple[str, ...] = ()
        for row in range(number + 1, len(node.table)):
            cell = cell_at(node, row, name)
            text = text_of(cell)
            if is_group_row(node, row):
                group = (text or text_of([item for each in node.table[row] for item in each]),)
            elif len(text.split()) >= 4:
                yield ScoredRow(text, [span for item in cell for span in item.spans(context.document)], group)
        return
