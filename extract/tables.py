"""Tables: which column is which, the cells of merged rows, rows that only name a group."""

from __future__ import annotations

import re
from collections.abc import Iterator

from extract.context import Context
from extract.paragraphs import Paragraph
from extract.tree import Node, build_tree
from grammar.agencies import starts_body
from grammar.normalise import fold

_COLUMNS: tuple[tuple[str, re.Pattern[str]], ...] = (
    ("cooperating", re.compile(fold(r"phối hợp"))),
    (
        "lead",
        re.compile(
            fold(
                r"chủ trì|cơ quan thực hiện|đơn vị thực hiện|đơn vị đầu mối|trách nhiệm|người thực hiện|phụ trách|tham mưu"
            )
        ),
    ),
    ("time", re.compile(fold(r"thời gian|thời hạn|tiến độ|hoàn thành|^tháng$"))),
    ("task", re.compile(fold(r"nhiệm vụ|nội dung|công việc|hoạt động|đề án|tên việc"))),
)
_DITTO = re.compile(r"[-–\s]*(?:nt|n\.t|như trên|như dòng trên|[\"”“″])[-–.\s]*", re.IGNORECASE)
_NONE = re.compile(r"^[\s\-–.…x]*$", re.IGNORECASE)


def tables(context: Context) -> Iterator[Node]:
    """Every table of the body and the annexes."""
    for root in (context.root, build_tree(context.zones.annexes)):
        yield from (node for node in root.walk() if node.table is not None)


def cell_at(node: Node, row: int, col: int) -> list[Paragraph]:
    """The paragraphs of a cell; of the merged cell that covers it where it has none of its own."""
    assert node.table is not None
    row, col = node.covering.get((row, col), (row, col))
    cells = node.table[row]
    return cells[col] if col < len(cells) else []


def is_group_row(row: list[list[Paragraph]]) -> bool:
    """Whether a row only names the rows below it: one cell alone says something, a number aside."""
    said = [text for cell in row if (text := text_of(cell)) and not re.fullmatch(r"[\dIVX.\-]{1,5}", text)]
    return len(said) == 1


def head_of(table: list[list[list[Paragraph]]]) -> tuple[int, dict[str, int]]:
    """The row that names the columns (among the first three), and which column is which."""
    best: tuple[int, dict[str, int]] = (0, {})
    for number, row in enumerate(table[:3]):
        columns: dict[str, int] = {}
        for index, cell in enumerate(row):
            text = fold(text_of(cell))
            if not text or len(text) > 60:
                continue
            name = next((name for name, pattern in _COLUMNS if pattern.search(text)), None)
            if name and name not in columns:
                columns[name] = index
        if len(columns) > len(best[1]):
            best = (number, columns)
    return best


def text_of(cell: list[Paragraph]) -> str:
    """The text of a cell on one line."""
    return " ".join(item.text for item in cell).strip()


def bodies_text(cell: list[Paragraph]) -> str:
    """The text of a cell that names bodies, those on lines of their own parted by ";"."""
    apart = len(cell) > 1 and all(starts_body(item.text) for item in cell)
    return "; ".join(item.text.strip(" ;,") for item in cell) if apart else text_of(cell)


def is_blank(cell: list[Paragraph]) -> bool:
    """Whether a cell says nothing: empty, dots, a dash, a cross."""
    return is_none(text_of(cell))


def is_ditto(cell: list[Paragraph]) -> bool:
    """Whether a cell says that the one above it holds: "nt", "như trên"."""
    return bool(_DITTO.fullmatch(text_of(cell)))


def is_none(text: str) -> bool:
    """Whether a cell's text stands for nothing: "", "…", "-", "x"."""
    return bool(_NONE.match(text))
