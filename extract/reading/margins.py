"""What stands on a page but is none of its text: page numbers, running heads and feet, signature stamps, watermarks."""

from __future__ import annotations

import re
from dataclasses import dataclass, field

from extract.reading.layers import is_stamp
from extract.reading.layout import Row, rows_of
from extract.reading.printed import PrintedWord, box_of
from schemas.document import Aside, AsideKind, Page

_NUMBER = re.compile(r"(?:[-–—.]?\s*\d{1,4}\s*[-–—.]?|(?:trang|page)\s*\d{1,4}(?:\s*[/|]\s*\d{1,4})?)", re.IGNORECASE)
_MARGIN = 0.1  # of the page's height
_SMALL = 0.8  # of the usual size of letters: a stamp prints its lines smaller
_CLEAR = 0.3  # of a line's height: what a page number keeps from the text


@dataclass(slots=True)
class Margin:
    """The rows of a page that are its text, and what was set apart."""

    rows: list[Row]
    asides: list[Aside] = field(default_factory=list)


def set_apart(rows: list[Row], page: Page, repeated: set[str]) -> Margin:
    """Take page numbers, stamps and the rows whose keys are `repeated` (on a neighbouring page) out of a page's rows."""
    out = Margin([])
    usual = _usual_height(rows)
    for index, row in enumerate(rows):
        kind = _kind(rows, index, page, repeated, usual)
        if kind is None:
            out.rows.append(row)
        else:
            out.asides.append(Aside(kind, " ".join(word.text for word in row), page.number, box_of(row)))
    return out


def edge_keys(words: list[PrintedWord], page: Page) -> set[str]:
    """Keys of the rows in the top and bottom margins: their letters and height on the page, figures aside."""
    out = set()
    rows = rows_of([word for word in words if _in_margin(word, page)])
    for row in (*rows[:2], *rows[-2:]):
        out.add(_key(row, page))
    return out - {""}


def _in_margin(word: PrintedWord, page: Page) -> bool:
    return word.bottom < _MARGIN * page.height or word.top > (1 - _MARGIN) * page.height


def _key(row: Row, page: Page) -> str:
    letters = re.sub(r"[\W\d_]+", "", "".join(word.text for word in row))
    return f"{letters}@{round(row[0].top / page.height * 60)}" if len(letters) >= 3 else ""


def _usual_height(rows: list[Row]) -> float:
    heights = sorted(row[0].bottom - row[0].top for row in rows)
    return heights[len(heights) // 2] if heights else 1.0


def _kind(rows: list[Row], index: int, page: Page, repeated: set[str], usual: float) -> AsideKind | None:
    row = rows[index]
    inside = all(_in_margin(word, page) for word in row)
    if inside and index in (0, 1, len(rows) - 2, len(rows) - 1):
        if _NUMBER.fullmatch(" ".join(word.text for word in row)) and _alone(rows, index):
            return "page_number"
        if _key(row, page) in repeated:
            return "header" if row[0].top < page.height / 2 else "footer"
    if box_of(row)[3] - box_of(row)[1] <= _SMALL * usual and is_stamp(" ".join(word.text for word in row)):
        return "stamp"
    return None


def _alone(rows: list[Row], index: int) -> bool:
    """Whether a row keeps clear of its neighbours, as a page number does and a table's cell does not."""
    _, top, _, bottom = box_of(rows[index])
    clear = _CLEAR * (bottom - top)
    above = index == 0 or top - box_of(rows[index - 1])[3] > clear
    below = index == len(rows) - 1 or box_of(rows[index + 1])[1] - bottom > clear
    return above and below
