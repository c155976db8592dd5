"""Tables of targets by year (Chỉ tiêu | Đơn vị | Hiện trạng 2025 | 2026 | 2030): each cell of a year is a target."""

from __future__ import annotations

import re

from extract.context import Context
from extract.tables import cell_at, is_group_row, tables, text_of
from extract.tree import Node
from grammar.normalise import fold
from grammar.quantities import find_quantities
from schemas.plan import Comparator, Target

_YEAR = re.compile(r"(?<!\d)(20\d\d)(?!\d)")
_BASELINE = re.compile(fold(r"hiện trạng|thực hiện|hiện có|ước|kết quả|đã đạt|thực trạng|năm gốc"))
_NAME = re.compile(fold(r"chỉ tiêu|tiêu chí|nội dung|mục tiêu|tên"))
_UNIT = re.compile(fold(r"đơn vị(?: tính)?$|đvt|đơn vị tính"))
_SIGNS: tuple[tuple[re.Pattern[str], Comparator], ...] = (
    (re.compile(r"≥|>|trên|tối thiểu|ít nhất|từ", re.IGNORECASE), ">="),
    (re.compile(r"≤|<|dưới|tối đa|không quá", re.IGNORECASE), "<="),
)


def table_targets(context: Context) -> list[Target]:
    """The targets of every table that has a column for a year; baseline columns hold none."""
    return [target for node in tables(context) for target in _of_table(context, node)]


def _of_table(context: Context, node: Node) -> list[Target]:
    assert node.table is not None
    for number, head in enumerate(node.table[:3]):
        texts = [fold(text_of(cell)) for cell in head]
        years = {
            col: found[1]
            for col, text in enumerate(texts)
            if (found := _YEAR.search(text)) and not _BASELINE.search(text) and not _over(context, found[1])
        }
        name = next((col for col, text in enumerate(texts) if _NAME.match(text)), None)
        if years and name is not None:
            unit = next((col for col, text in enumerate(texts) if _UNIT.match(text)), None)
            return [
                target
                for row in range(number + 1, len(node.table))
                if not is_group_row(node.table[row])
                for target in _of_row(context, node, row, name, unit, years)
            ]
    return []


def _over(context: Context, year: str) -> bool:
    """Whether a column's year lies before the plan's period: where things stood."""
    period = context.header.period
    return bool(period and period.start and year < period.start[:4])


def _of_row(context: Context, node: Node, row: int, name: int, unit: int | None, years: dict[int, str]) -> list[Target]:
    assert node.table is not None
    indicator = text_of(cell_at(node, row, name))
    if not indicator:
        return []
    whole = " ".join(text for cell in node.table[row] if (text := text_of(cell)))
    measured = text_of(cell_at(node, row, unit)) if unit is not None else ""
    out = []
    for col, year in years.items():
        cell = cell_at(node, row, col)
        text = text_of(cell)
        found = find_quantities(text)
        if not found:
            continue
        sign: Comparator = next(
            (sign for pattern, sign in _SIGNS if pattern.search(text[: found[0].start])), found[0].comparator
        )
        spans = [span for item in (*cell_at(node, row, name), *cell) for span in item.spans(context.document)]
        out.append(
            Target(
                text=re.sub(r"^\d{1,2}\s+(?=[^\W\d_])", "", whole), indicator=indicator, comparator=sign, value=found[0].value,
                unit=found[0].unit or measured or None, by=year, evidence=spans, confidence=0.93,
            )
        )  # fmt: skip
    return out
