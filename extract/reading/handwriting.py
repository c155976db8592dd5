"""The number and the day in a recognised letterhead: often written by hand, and then not guessed.

What stands between "Số:" and the symbol, and beside "ngày" and "tháng", is kept where it is a plain figure that the recogniser
is sure of, printed as high as its line; else the place is left blank, and the reading with its box is set aside for a person.
"""

from __future__ import annotations

import re
from functools import cache
from statistics import median

from extract.reading.layout import Row
from extract.reading.printed import PrintedWord, box_of, text_of
from grammar.lexicon import bare
from norms.documents import document_types
from schemas.document import Aside, AsideKind

_SURE = 0.85
_TALL = 1.6  # of the line's height: pens write larger than print
_UPPER_PART = 0.45  # of the page: where a letterhead can stand
_NUMBER = re.compile(r"\d{1,5}[a-zđ]?")
_SYMBOL = re.compile(r"^(?P<number>.*?)(?P<symbol>[/⁄]\s*[A-ZĐ].*)$", re.DOTALL)
_TITLE = re.compile(r"cong h[oa]+ xa hoi|doc lap.{0,4}tu do|dang cong san")  # a page with a letterhead
_SO = re.compile(r"^[Ss][^\W\d_]\s*[:;.]?(?P<rest>.*)$", re.DOTALL)


def blank_handwriting(rows: list[Row], page: int, height: float) -> tuple[list[Row], list[Aside]]:
    """The rows of a page with doubtful numbers and days of its letterhead left blank, and these as asides."""
    asides: list[Aside] = []
    out: list[Row] = []
    if not any(_TITLE.search(bare(text_of(row))) for row in rows if row[0].top < _UPPER_PART * height):
        return rows, []
    for row in rows:
        if row[0].top < _UPPER_PART * height:
            row = _blank_date(_blank_number(row, page, asides), page, asides)
        out.append(row)
    return out, asides


def _blank_number(row: Row, page: int, asides: list[Aside]) -> Row:
    start = next((i for i, word in enumerate(row) if bare(word.text)[:2] == "so" and _SO.match(word.text)), None)
    if start is None or start > 2:
        return row
    end = next((i for i in range(start, len(row)) if _symbol(row[i].text)), None)
    if end is None or end - start > 4:
        return row
    first, last = _SO.match(row[start].text), _symbol(row[end].text)
    assert first is not None and last is not None
    rest = first["rest"] if start != end else ""
    between = [row[i].text for i in range(start + 1, end)]
    prefix = last["number"] if start != end else (_SO.match(last["number"]) or first)["rest"]
    number = "".join([rest, *between, prefix]).strip(" :;.")
    written = row[start : end + 1]
    if not number or (_NUMBER.fullmatch(number) and _sure(written, row)):
        return row
    place = row[start + 1 : end] or [row[end]]
    asides.append(Aside("handwritten_number", number, page, box_of(place)))
    label = row[start]._replace(text="Số:", original=row[start].original or row[start].text, reason="handwriting")
    symbol = row[end]._replace(
        text="/" + last["symbol"].lstrip("/⁄ "), original=row[end].original or row[end].text, reason="handwriting"
    )
    if start == end:
        middle = (label.left + label.right) / 2
        label, symbol = label._replace(right=middle), symbol._replace(left=middle, original=None, reason=None)
    return [*row[:start], label, symbol, *row[end + 1 :]]


def _symbol(text: str) -> re.Match[str] | None:
    """A word that ends in a document's symbol, with the slash before it or with a stroke of the pen over the slash."""
    return _SYMBOL.match(text) or _bare_symbol().match(text)


@cache
def _bare_symbol() -> re.Pattern[str]:
    kinds = "|".join(
        sorted((entry.abbreviation for entry in document_types() if entry.abbreviation), key=len, reverse=True)
    )
    return re.compile(rf"^(?P<number>.*?)(?P<symbol>(?:{kinds})\s*-\s*[A-ZĐ]{{2,}}.*)$", re.DOTALL)


def _blank_date(row: Row, page: int, asides: list[Aside]) -> Row:
    places = {bare(word.text).strip(",.:"): index for index, word in enumerate(row)}
    if not {"ngay", "thang", "nam"} <= places.keys() or not places["ngay"] < places["thang"] < places["nam"]:
        return row
    drop: list[PrintedWord] = []
    for start, end, most in ((places["ngay"], places["thang"], 31), (places["thang"], places["nam"], 12)):
        held = row[start + 1 : end]
        figure = "".join(word.text for word in held)
        good = figure.isdigit() and len(figure) <= 2 and 1 <= int(figure) <= most
        if held and not (good and _sure(held, row)):
            drop += held
    if not drop:
        return row
    kind: AsideKind = "handwritten_date"
    asides.append(Aside(kind, text_of(drop), page, box_of(drop)))
    return [word for word in row if word not in drop]


def _sure(words: list[PrintedWord], row: Row) -> bool:
    """Whether the recogniser is sure of all of the words, and none stands higher than its line does."""
    usual = median(word.bottom - word.top for word in row)
    return all((w.confidence or 0.0) >= _SURE and w.bottom - w.top <= _TALL * usual for w in words)
