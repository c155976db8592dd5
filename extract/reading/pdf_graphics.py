"""What is drawn on a PDF page beside its text: the rules of tables, and how much of the page pictures cover."""

from __future__ import annotations

import ctypes
from dataclasses import dataclass, field
from typing import Any

from extract.reading.grid import Edge
from extract.reading.pdf_text import Transform, upright

MAX_OBJECTS = 20_000
_MAX_SEGMENTS = 2_000
_MAX_EDGES = 4_000
_THIN = 2.5  # points: a filled box no thicker than this is a rule
_SHORT = 6.0  # points: shorter strokes are parts of letters and ornaments
Matrix = tuple[float, float, float, float, float, float]
_UNIT: Matrix = (1.0, 0.0, 0.0, 1.0, 0.0, 0.0)


@dataclass(slots=True)
class Graphics:
    """Straight edges (upright, points), the share of the page (0 to 1) that its largest picture covers, and the resolution
    of that picture (dots an inch; 0 where there is none).
    """

    edges: list[Edge] = field(default_factory=list)
    picture: float = 0.0
    picture_dpi: float = 0.0


def page_graphics(page: Any, where: Transform) -> Graphics:
    """Look through a page's objects, at most MAX_OBJECTS of them."""
    return _Scanner(page, where).scan()


class _Scanner:
    def __init__(self, page: Any, where: Transform) -> None:
        from pypdfium2 import raw

        self._raw = raw
        self._page = page
        self._where = where
        self._area = max(1.0, page.get_width() * page.get_height())
        self._found = Graphics()
        self._numbers = [ctypes.c_float() for _ in range(4)]
        self._matrix = raw.FS_MATRIX()

    def scan(self) -> Graphics:
        raw = self._raw
        for index in range(min(raw.FPDFPage_CountObjects(self._page), MAX_OBJECTS)):
            self._object(raw.FPDFPage_GetObject(self._page, index), _UNIT, 0)
        return self._found

    def _object(self, item: Any, outer: Matrix, depth: int) -> None:
        raw = self._raw
        kind = raw.FPDFPageObj_GetType(item)
        if kind == raw.FPDF_PAGEOBJ_IMAGE:
            self._picture(item, outer)
        elif kind == raw.FPDF_PAGEOBJ_PATH:
            if len(self._found.edges) < _MAX_EDGES:
                self._path(item, outer)
        elif kind == raw.FPDF_PAGEOBJ_FORM and depth < 2:
            inner = _product(self._matrix_of(item), outer)
            for index in range(min(raw.FPDFFormObj_CountObjects(item), MAX_OBJECTS // 10)):
                self._object(raw.FPDFFormObj_GetObject(item, index), inner, depth + 1)

    def _matrix_of(self, item: Any) -> Matrix:
        m = self._matrix
        if not self._raw.FPDFPageObj_GetMatrix(item, m):
            return _UNIT
        return m.a, m.b, m.c, m.d, m.e, m.f

    def _bounds(self, item: Any, outer: Matrix) -> tuple[float, float, float, float] | None:
        left, bottom, right, top = self._numbers
        if not self._raw.FPDFPageObj_GetBounds(item, left, bottom, right, top):
            return None
        first, second = _moved((left.value, bottom.value), outer), _moved((right.value, top.value), outer)
        low_x, high_x = sorted((first[0], second[0]))
        low_y, high_y = sorted((first[1], second[1]))
        return upright((low_x, low_y, high_x, high_y), self._where)

    def _picture(self, item: Any, outer: Matrix) -> None:
        box = self._bounds(item, outer)
        if box is None:
            return
        share = abs((box[2] - box[0]) * (box[3] - box[1])) / self._area
        if share > self._found.picture:
            width, height = ctypes.c_uint(), ctypes.c_uint()
            self._raw.FPDFImageObj_GetImagePixelSize(item, width, height)
            side = max(box[2] - box[0], box[3] - box[1], 1.0)
            self._found.picture = min(1.0, share)
            self._found.picture_dpi = 72.0 * max(width.value, height.value) / side

    def _path(self, item: Any, outer: Matrix) -> None:
        box = self._bounds(item, outer)
        if box is None:
            return
        if box[2] - box[0] <= _THIN or box[3] - box[1] <= _THIN:
            self._edge(*box)
            return
        raw = self._raw
        fill, stroke = ctypes.c_int(), ctypes.c_int()
        if not raw.FPDFPath_GetDrawMode(item, fill, stroke) or not stroke.value:
            return  # a filled area without an outline: the shading of a line, no rule
        matrix = _product(self._matrix_of(item), outer)
        count = raw.FPDFPath_CountSegments(item)
        x, y = ctypes.c_float(), ctypes.c_float()
        start = last = (0.0, 0.0)
        for index in range(min(count, _MAX_SEGMENTS)):
            segment = raw.FPDFPath_GetPathSegment(item, index)
            raw.FPDFPathSegment_GetPoint(segment, x, y)
            point = _moved((x.value, y.value), matrix)
            kind = raw.FPDFPathSegment_GetType(segment)
            if kind == raw.FPDF_SEGMENT_MOVETO:
                start = point
            elif kind == raw.FPDF_SEGMENT_LINETO:
                self._stroke(last, point)
                if raw.FPDFPathSegment_GetClose(segment):
                    self._stroke(point, start)
            last = point

    def _stroke(self, first: tuple[float, float], second: tuple[float, float]) -> None:
        low_x, high_x = sorted((first[0], second[0]))
        low_y, high_y = sorted((first[1], second[1]))
        self._edge(*upright((low_x, low_y, high_x, high_y), self._where))

    def _edge(self, left: float, top: float, right: float, bottom: float) -> None:
        width, height = right - left, bottom - top
        if width <= _THIN and height >= _SHORT:
            self._found.edges.append(Edge("v", (left + right) / 2, top, bottom))
        elif height <= _THIN and width >= _SHORT:
            self._found.edges.append(Edge("h", (top + bottom) / 2, left, right))


def _product(inner: Matrix, outer: Matrix) -> Matrix:
    a, b, c, d, e, f = inner
    p, q, r, s, t, u = outer
    return a * p + b * r, a * q + b * s, c * p + d * r, c * q + d * s, e * p + f * r + t, e * q + f * s + u


def _moved(point: tuple[float, float], by: Matrix) -> tuple[float, float]:
    x, y = point
    return x * by[0] + y * by[2] + by[4], x * by[1] + y * by[3] + by[5]
