"""What stands on a page but is none of its text: page numbers, running heads and feet, signature stamps, watermarks."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from itertools import islice, product

from extract.reading.layers import is_stamp
from extract.reading.layout import Row, rows_of
from extract.reading.printed import PrintedWord, box_of, text_of
from grammar.numbering import parse_marker
from schemas.document import Aside, AsideKind, Page

_NUMBER = re.compile(
    r"(?:[-–—]\s*)?(?P<n>\d{1,4})(?:\s*[-–—])?|(?:trang|page)\s*\d{1,4}(?:\s*[/|]\s*\d{1,4})?", re.IGNORECASE
)
_YEARS = range(1900, 2101)  # a year at the top of a page is the end of a sentence
_NO_HEAD = re.compile(r"(?:phụ lục|biểu|mẫu|bảng|chương|phần|mục|điều)\b", re.IGNORECASE)
_MOST_KEYS = 8
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
            out.asides.append(Aside(kind, text_of(row), page.number, box_of(row)))
    return out


def edge_keys(words: list[PrintedWord], page: Page) -> set[str]:
    """Keys of the rows in the top and bottom margins: two pages share one where a row says the same at the same height, its
    figures alike or counting the pages.
    """
    out: set[str] = set()
    rows = rows_of([word for word in words if _in_margin(word, page)])
    for row in (*rows[:2], *rows[-2:]):
        out |= _keys(row, page)
    return out


def _in_margin(word: PrintedWord, page: Page) -> bool:
    return word.bottom < _MARGIN * page.height or word.top > (1 - _MARGIN) * page.height


def _keys(row: Row, page: Page) -> set[str]:
    text = text_of(row)
    if sum(char.isalpha() for char in text) < 3 or parse_marker(text) or _NO_HEAD.match(text):
        return set()
    above = row[0].top < page.height / 2
    place = f"{'top' if above else 'foot'}{round((row[0].top if above else page.height - row[0].bottom) / 5)}"
    # each figure may stay the same ("số 12") or count the pages ("trang 3")
    parts = re.split(r"(\d{1,4})", text)
    choices = [(part, f"#{int(part) - page.number}") if part.isdigit() else (part,) for part in parts]
    return {f"{''.join(chosen)}@{place}" for chosen in islice(product(*choices), _MOST_KEYS)}


def _usual_height(rows: list[Row]) -> float:
    heights = sorted(row[0].bottom - row[0].top for row in rows)
    return heights[len(heights) // 2] if heights else 1.0


def _kind(rows: list[Row], index: int, page: Page, repeated: set[str], usual: float) -> AsideKind | None:
    row = rows[index]
    inside = all(_in_margin(word, page) for word in row)
    if inside and index in (0, 1, len(rows) - 2, len(rows) - 1):
        found = _NUMBER.fullmatch(text_of(row))
        year = found is not None and found["n"] is not None and int(found["n"]) in _YEARS
        if found and not year and _alone(rows, index):
            return "page_number"
        if _keys(row, page) & repeated:
            return "header" if row[0].top < page.height / 2 else "footer"
    if box_of(row)[3] - box_of(row)[1] <= _SMALL * usual and is_stamp(text_of(row)):
        return "stamp"
    return None


def _alone(rows: list[Row], index: int) -> bool:
    """Whether a row keeps clear of its neighbours, as a page number does and a table's cell does not."""
    _, top, _, bottom = box_of(rows[index])
    clear = _CLEAR * (bottom - top)
    above = index == 0 or top - box_of(rows[index - 1])[3] > clear
    below = index == len(rows) - 1 or box_of(rows[index + 1])[1] - bottom > clear
    return above and below
