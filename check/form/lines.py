"""The horizontal lines of the form: borders of empty paragraphs, drawn lines, rows of underscores; how long each is."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Any, Literal

from check.word.package import MC, W
from check.word.text import Line, Paragraph

_WP = "{http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing}"
_A = "{http://schemas.openxmlformats.org/drawingml/2006/main}"
_V = "{urn:schemas-microsoft-com:vml}"
_EMU_IN_MM = 36_000
_POINT = 25.4 / 72
_WORDS_AS_RULE = re.compile(r"[\s_\-–—=*]*(?:_{3,}|-{3,}|–{3,}|—{2,})[\s_\-–—=*]*")
_STROKES = re.compile(r"(?:line|straightConnector\d?|bentConnector\d?)")
_LENGTH = re.compile(r"(?:^|;)\s*width:\s*([\d.]+)(pt|in|cm|mm)")
_IN_MM = {"pt": _POINT, "in": 25.4, "cm": 10.0, "mm": 1.0}


@dataclass(frozen=True, slots=True)
class DrawnLine:
    """A horizontal line and its length in millimetres; None where it can't be told."""

    kind: Literal["border", "drawing", "typed", "underline"]
    length: float | None
    paragraph: Paragraph


def drawn_lines(paragraph: Paragraph, width: float) -> list[DrawnLine]:
    """The lines that a paragraph is, or that are anchored in it, from left to right; `width` is its column's in mm."""
    strokes = [(_offset(drawing), _stroke(drawing)) for drawing in _drawings(paragraph.element)]
    found = [DrawnLine("drawing", length or None, paragraph) for _, length in _by_place(strokes)]
    if found:
        return found
    if not paragraph.text:
        if paragraph.form.borders & {"top", "bottom"}:
            return [DrawnLine("border", width - paragraph.form.left - paragraph.form.right, paragraph)]
        return []
    if any(_WORDS_AS_RULE.fullmatch(line.raw) for line in paragraph.lines if line.text):
        return [DrawnLine("typed", None, paragraph)]
    return []


def _by_place(strokes: list[tuple[float, float | None]]) -> list[tuple[float, float]]:
    """The horizontal lines among some drawings, from left to right."""
    return sorted(((at, length) for at, length in strokes if length is not None), key=lambda pair: pair[0])


def drawn_line(paragraph: Paragraph, width: float) -> DrawnLine | None:
    """The first of the lines that a paragraph is or holds."""
    return next(iter(drawn_lines(paragraph, width)), None)


def _offset(drawing: Any) -> float:
    """Where an anchored drawing begins, in the units of its own kind; 0 where it does not say."""
    place = next(drawing.iter(_WP + "posOffset"), None)
    if place is not None and re.fullmatch(r"-?\d{1,10}", place.text or ""):
        return float(place.text)
    for line in drawing.iter(_V + "line"):
        start = re.match(r"\s*(-?[\d.]+)", line.get("from", ""))
        return float(start[1]) if start else 0.0
    return 0.0


def is_typed_line(line: Line) -> bool:
    """Whether a line of text is only a row of underscores or dashes."""
    return bool(line.text) and _WORDS_AS_RULE.fullmatch(line.raw) is not None


def _drawings(element: Any) -> list[Any]:
    return [
        node
        for node in element.iter(W + "drawing", W + "pict")
        if not any(a.tag == MC + "Fallback" for a in node.iterancestors())
    ]


def _stroke(drawing: Any) -> float | None:
    """The length of a horizontal line that a drawing is: 0 where it is unknown, None for another drawing."""
    shape = next(drawing.iter(_A + "prstGeom"), None)
    if shape is not None and _STROKES.fullmatch(shape.get("prst", "")):
        extent = next(drawing.iter(_WP + "extent"), None)
        wide, high = (_number(extent, name) for name in ("cx", "cy")) if extent is not None else (0.0, 0.0)
        return wide / _EMU_IN_MM if high <= wide / 5 else None
    line = next(drawing.iter(_V + "line"), None)
    if line is not None:
        ends = [re.match(r"\s*(-?[\d.]+)(pt|in|cm|mm)?", line.get(name, "")) for name in ("from", "to")]
        if ends[0] and ends[1]:
            one, two = (float(end[1]) * _IN_MM.get(end[2] or "pt", _POINT) for end in ends if end)
            return abs(two - one)
        return 0.0
    for other in drawing.iter(_V + "shape", _V + "rect"):
        if other.get("type", "").endswith("_t32") or other.get("style", "").replace(" ", "").find("height:0") >= 0:
            found = _LENGTH.search(other.get("style", ""))
            return float(found[1]) * _IN_MM[found[2]] if found else 0.0
    return None


def _number(element: Any, name: str) -> float:
    value = element.get(name, "")
    return float(value) if re.fullmatch(r"\d{1,10}", value) else 0.0


def text_width(line: Line) -> float:
    """About how wide a line of text is printed, in millimetres: the mean widths of Times New Roman's letters."""
    wide = 0.0
    for piece in line.pieces:
        for char in piece.text:
            share = 0.70 if char.isupper() else 0.48 if char.isalnum() else 0.26
            wide += share * piece.form.size * _POINT
    return wide
