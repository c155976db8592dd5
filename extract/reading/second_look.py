"""A second look at places that the first one read badly or not at all: cells of tables with ink and no word, doubtful lines.

They are cut out, enlarged and set one below the other on a sheet of their own, which is recognised once: a lone figure in a
cell is lost among the columns of a page, and found on a line by itself.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from extract.reading.grid import Edge, find_tables
from extract.reading.layout import rows_of
from extract.reading.printed import PrintedWord, box_of

_ENLARGED = 1.5
_MARGIN, _BETWEEN = 24, 36  # pixels of the sheet
_MOST_PLACES = 120
_INK = 0.002  # of a cell's area: less is dust
_DOUBTFUL = 0.55
_SURE, _SURE_FIGURE = 0.5, 0.85  # a wrong figure is worse than none
_DOUBTFUL_LINE = 0.62  # of a line as a whole
_GAIN = 0.03  # of the confidence: what a new reading must be surer by
_INSET = 1.6  # points within a cell's rules
Recognise = Callable[[NDArray[np.uint8], float], list[PrintedWord]]
"""Reads a sheet of separate lines at a resolution (dots an inch): words in points of the sheet."""


@dataclass(slots=True)
class _Place:
    left: float  # points on the page
    top: float
    right: float
    bottom: float
    words: list[PrintedWord]
    sheet_top: int = 0
    sheet_bottom: int = 0

    def better(self, found: list[PrintedWord]) -> bool:
        """Whether a new reading is to be had over the old one: where there was none, or it is surer as a whole."""
        if not found:
            return False
        if not self.words:
            figures = not any(char.isalpha() for word in found for char in word.text)
            return _sureness(found) > (_SURE_FIGURE if figures else _SURE)
        return _sureness(found) > _sureness(self.words) + _GAIN and len(found) >= 0.6 * len(self.words)


def look_again(
    grey: NDArray[np.uint8], dpi: float, words: list[PrintedWord], edges: list[Edge], recognise: Recognise
) -> list[PrintedWord]:
    """The words of a page with bad places read anew; `grey` is the cleaned picture, words and edges are in points."""
    cells = _cells(grey, dpi, words, edges)
    places = [*cells, *_lines(words, cells)][:_MOST_PLACES]
    if not places:
        return words
    sheet = _sheet(grey, dpi, places)
    found = recognise(sheet, dpi * _ENLARGED)
    scale = 72 / dpi / _ENLARGED
    out = list(words)
    for place in places:
        own = [w for w in found if place.sheet_top <= (w.top + w.bottom) / 2 / scale <= place.sheet_bottom]
        moved = [_moved(word, place, scale) for word in own]
        if len(place.words) == 1 and len(moved) == 1:
            moved = [moved[0]._replace(top=place.words[0].top, bottom=place.words[0].bottom)]
        if place.better(moved):
            gone = {id(word) for word in place.words}
            out = [word for word in out if id(word) not in gone] + moved
    return out


def _moved(word: PrintedWord, place: _Place, scale: float) -> PrintedWord:
    """A word of the sheet in its place on the page."""
    left = place.left + word.left - _MARGIN * scale
    top = place.top + (word.top - place.sheet_top * scale)
    return word._replace(left=left, top=top, right=left + word.right - word.left, bottom=top + word.bottom - word.top)


def _cells(grey: NDArray[np.uint8], dpi: float, words: list[PrintedWord], edges: list[Edge]) -> list[_Place]:
    """The cells that hold ink of every ruled table in which one has no word, or doubtful ones only."""
    out: list[_Place] = []
    for table in find_tables(edges):
        if table.cuts_words(words):
            continue
        held = [place for _, _, box in table.boxes if (place := _cell(grey, dpi, words, box)) is not None]
        if any(not place.words or min(w.confidence or 0.0 for w in place.words) < _DOUBTFUL for place in held):
            out += held
    return out


def _cell(
    grey: NDArray[np.uint8], dpi: float, words: list[PrintedWord], box: tuple[float, float, float, float]
) -> _Place | None:
    left, top, right, bottom = box[0] + _INSET, box[1] + _INSET, box[2] - _INSET, box[3] - _INSET
    if right - left < 6 or bottom - top < 6:
        return None
    scale = dpi / 72
    inside = grey[int(top * scale) : int(bottom * scale), int(left * scale) : int(right * scale)]
    if inside.size == 0 or (inside < 128).mean() < _INK:
        return None
    held = [
        w for w in words if box[0] <= (w.left + w.right) / 2 <= box[2] and box[1] <= (w.top + w.bottom) / 2 <= box[3]
    ]
    return _Place(left, top, right, bottom, held)


def _lines(words: list[PrintedWord], cells: list[_Place]) -> list[_Place]:
    """Lines and words outside of these cells that the recogniser doubted."""
    read = {id(word) for place in cells for word in place.words}
    out = []
    for row in rows_of([word for word in words if id(word) not in read]):
        figures = any(char.isdigit() for word in row for char in word.text)
        if _sureness(row) < _DOUBTFUL_LINE and not figures and sum(len(word.text) for word in row) >= 4:
            left, top, right, bottom = box_of(row)
            out.append(_Place(left - 4, top - 2, right + 4, bottom + 2, row))
            read |= {id(word) for word in row}
    for word in words:
        # no figures: what is written by hand must not be guessed at twice
        long = sum(char.isalpha() for char in word.text) >= 3 and not any(char.isdigit() for char in word.text)
        if long and (word.confidence or 0.0) < _DOUBTFUL and id(word) not in read:
            out.append(_Place(word.left - 2, word.top - 2, word.right + 2, word.bottom + 2, [word]))
    return out


def _sureness(words: list[PrintedWord]) -> float:
    letters = sum(len(word.text) for word in words)
    return sum((word.confidence or 0.0) * len(word.text) for word in words) / max(1, letters)


def _sheet(grey: NDArray[np.uint8], dpi: float, places: list[_Place]) -> NDArray[np.uint8]:
    """The places enlarged, one below the other on white."""
    from PIL import Image

    scale = dpi / 72
    pieces = []
    at = _MARGIN
    for place in places:
        box = grey[
            max(0, int(place.top * scale)) : int(place.bottom * scale) + 1,
            max(0, int(place.left * scale)) : int(place.right * scale) + 1,
        ]
        size = (max(1, round(box.shape[1] * _ENLARGED)), max(1, round(box.shape[0] * _ENLARGED)))
        piece = (
            np.asarray(Image.fromarray(box).resize(size, Image.Resampling.LANCZOS))
            if box.size
            else np.full((1, 1), 255, np.uint8)
        )
        place.sheet_top, place.sheet_bottom = at, at + piece.shape[0]
        pieces.append(piece)
        at = place.sheet_bottom + _BETWEEN
    sheet = np.full((at, max(piece.shape[1] for piece in pieces) + 2 * _MARGIN), 255, dtype=np.uint8)
    for place, piece in zip(places, pieces, strict=True):
        sheet[place.sheet_top : place.sheet_bottom, _MARGIN : _MARGIN + piece.shape[1]] = piece
    return sheet
