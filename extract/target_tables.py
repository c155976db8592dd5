"""Tables of targets by year (Chỉ tiêu | Đơn vị | Hiện trạng 2025 | 2026 | 2030): each cell of a year is a target."""

from __future__ import annotations

import re

from extract.context import Context
from extract.tables import cell_at, head_words, heads_numbers, is_group_row, tables, text_of
from extract.tree import Node
from grammar.normalise import fold
from grammar.quantities import find_quantities
from schemas.plan import Comparator, Target

_YEAR = re.compile(r"(?<!\d)(20\d\d)(?!\d)")
_BASELINE = re.compile(fold(r"hiện trạng|thực hiện|hiện có|ước|kết quả|đã đạt|thực trạng|năm gốc"))
_DUE = re.compile(fold(r"tháng|quý|ngày"))  # when a task is due, no year of a target
_NAME = re.compile(fold(r"chỉ tiêu|tiêu chí|nội dung|mục tiêu|tên"))
_UNIT = re.compile(fold(r"đơn vị(?: tính)?$|đvt|đơn vị tính"))
_SEVERAL = 2  # years, by which a table without "Chỉ tiêu" is one of targets
_SIGNS: tuple[tuple[re.Pattern[str], Comparator], ...] = (
    (re.compile(r"≥|>|trên|tối thiểu|ít nhất|từ", re.IGNORECASE), ">="),
    (re.compile(r"≤|<|dưới|tối đa|không quá", re.IGNORECASE), "<="),
)


def table_targets(context: Context) -> list[Target]:
    """The targets of every table that has a column for a year; baseline columns hold none."""
    return [target for node in tables(context) for target in _of_table(context, node)]


def _of_table(context: Context, node: Node) -> list[Target]:
    assert node.table is not None
    for number in range(min(3, len(node.table))):
        last, words = head_words(node, number)
        texts = [fold(word) for word in words]
        years = {
            col: found[1]
            for col, text in enumerate(texts)
            if (found := _YEAR.search(text))
            and not _DUE.search(text)
            and not _BASELINE.search(text)
            and not _over(context, found[1])
        }
        unit = next((col for col, text in enumerate(texts) if _UNIT.match(text)), None)
        name = next((col for col, text in enumerate(texts) if _NAME.match(text)), None)
        if (
            name is None and len(years) >= _SEVERAL
        ):  # "Lĩnh vực | 2024 | 2025": the first column that is none of the others
            name = next(
                (
                    col
                    for col, text in enumerate(texts)
                    if text and col not in years and col != unit and not heads_numbers(words[col])
                ),
                None,
            )
        if years and name is not None:
            measured = {col: (year, *_measured(words[col])) for col, year in years.items()}
            return [
                target
                for row in range(last + 1, len(node.table))
                if not is_group_row(node, row)
                for target in _of_row(context, node, row, name, unit, measured)
            ]
    return []


def _over(context: Context, year: str) -> bool:
    """Whether a column's year lies before the plan's period: where things stood."""
    period = context.header.period
    return bool(period and period.start and year < period.start[:4])


_BRACKET = re.compile(r"\((?P<unit>[^()\d]{1,20})\)")
_WHEN = re.compile(
    r"\b(?:đến|cuối|năm|kế hoạch|mục tiêu|chỉ tiêu|phấn đấu|giai đoạn|KH)\b|\d{4}|[-–:/()]", re.IGNORECASE
)


def _measured(words: str) -> tuple[str, str | None]:
    """What the words over a year's column measure, and in what: "Tỷ lệ thu gom (%) Năm 2025" → Tỷ lệ thu gom, %."""
    unit = _BRACKET.search(words)
    what = " ".join(_WHEN.sub(" ", _BRACKET.sub(" ", words)).split())
    return what, unit["unit"].strip() if unit else None


def _of_row(
    context: Context, node: Node, row: int, name: int, unit: int | None, years: dict[int, tuple[str, str, str | None]]
) -> list[Target]:
    assert node.table is not None
    indicator = text_of(cell_at(node, row, name))
    if not indicator:
        return []
    whole = " ".join(text for cell in node.table[row] if (text := text_of(cell)))
    measured = text_of(cell_at(node, row, unit)) if unit is not None else ""
    out = []
    for col, (year, what, of_column) in years.items():
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
                text=re.sub(r"^\d{1,2}\s+(?=[^\W\d_])", "", whole), indicator=f"{what} {indicator}".strip(), comparator=sign, value=found[0].value,
                unit=found[0].unit or measured or of_column, by=year, evidence=spans, confidence=0.93,
            )
        )  # fmt: skip
    return out
