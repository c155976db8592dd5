"""Tables: which column is which, the cells of merged rows, rows that only name a group."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import NamedTuple

from extract.context import Context
from extract.paragraphs import Paragraph
from extract.tree import Node
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
_ROW_NUMBER = re.compile(r"[\dIVXA-ZĐa-zđ.)\-]{1,5}")
_NUMBER_HEAD = re.compile(fold(r"(?:s?tt|số tt)\.?"))
_NONE = re.compile(r"^[\s\-–.…x]*$", re.IGNORECASE)


def tables(context: Context) -> Iterator[Node]:
    """Every table of the body and the annexes."""
    for root in (context.root, context.annexes):
        yield from (node for node in root.walk() if node.table is not None)


def cell_at(node: Node, row: int, col: int) -> list[Paragraph]:
    """The paragraphs of a cell; of the merged cell that covers it where it has none of its own."""
    assert node.table is not None
    row, col = node.covering.get((row, col), (row, col))
    cells = node.table[row]
    return cells[col] if col < len(cells) else []


def heads_numbers(word: str) -> bool:
    """Whether the head of a column says that it only numbers the rows: "TT", "STT", "Số TT"."""
    return bool(_NUMBER_HEAD.fullmatch(fold(word)))


def is_group_row(node: Node, number: int) -> bool:
    """Whether a row only names the rows below it: one cell alone says something, a number aside, and none is merged with the
    row above.
    """
    assert node.table is not None
    row = node.table[number]
    if any(node.covering.get((number, col), (number, col))[0] != number for col in range(len(row))):
        return False
    said = [
        text for col, cell in enumerate(row) if (text := text_of(cell)) and (col or not _ROW_NUMBER.fullmatch(text))
    ]
    return len(said) == 1


class Head(NamedTuple):
    """The row behind which a table's rows begin (its head's last), which column is which, and the words over each column."""

    row: int
    columns: dict[str, int]
    words: list[str]


def head_words(node: Node, number: int) -> tuple[int, list[str]]:
    """The words over each column of a head at a row, with those of a second row under its merged cells ("Thực hiện" over "Chủ
    trì" and "Phối hợp"); and the head's last row.
    """
    assert node.table is not None
    words = [text_of(cell_at(node, number, col)) for col in range(len(node.table[number]))]
    if not _has_second_row(node, number):
        return number, words
    below = node.table[number + 1]
    words += [""] * (len(below) - len(words))
    for col in range(1, len(below)):
        words[col] = words[col] or words[col - 1]  # a merged cell's words stand in its first column
    for col in range(len(below)):
        if (number + 1, col) not in node.covering or node.covering[number + 1, col][0] == number + 1:
            words[col] = f"{words[col]} {text_of(cell_at(node, number + 1, col))}".strip()
    return number + 1, words


def _has_second_row(node: Node, number: int) -> bool:
    """Whether the row under a head parts its merged cells: short words there, and none in the first column of its own."""
    assert node.table is not None
    if number + 1 >= len(node.table) or not node.table[number + 1]:
        return False
    row, below = node.table[number], node.table[number + 1]
    own = [col for col, cell in enumerate(below) if text_of(cell)]
    spread = any(col >= len(row) or not text_of(row[col]) for col in own)
    return (
        len(own) >= _LEAST_PARTS
        and own[0] > 0
        and spread
        and all(len(text_of(below[col])) <= _SHORT for col in own)
        and not all(re.fullmatch(r"\(?\d{1,2}\)?", text_of(below[col])) for col in own)
    )


_LEAST_PARTS = 2
_SHORT = 40  # characters of a word over a column


def head_of(node: Node) -> Head:
    """The row that names the columns (among the first three), and which column is which."""
    assert node.table is not None
    best = Head(0, {}, [])
    for number in range(min(3, len(node.table))):
        last, words = head_words(node, number)
        columns: dict[str, int] = {}
        for index, word in enumerate(words):
            text = fold(word)
            if not text or len(text) > 60:
                continue
            name = next((name for name, pattern in _COLUMNS if pattern.search(text)), None)
            if name and name not in columns:
                columns[name] = index
        if len(columns) > len(best.columns):
            best = Head(last, columns, words)
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
