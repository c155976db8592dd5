"""Mending the horizontal lines of the form: a missing one is added, one of a wrong length gets the right one."""

from __future__ import annotations

import copy
import re
from typing import Any

from check.form.document import Form
from check.form.lines import DrawnLine, text_width
from check.form.rules.letterhead import issuer_rule, motto_rule
from check.form.rules.title import title_rule
from check.refit.edit import drop, properties, put, ruled_paragraph, twips
from check.word.package import W
from check.word.text import Line
from norms.form import letterhead_columns, measure

_WP = "{http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing}"
_A = "{http://schemas.openxmlformats.org/drawingml/2006/main}"
_EMU_IN_MM = 36_000
_BELOW_TITLE, _BELOW_NAMES = 10.0, 4.0  # points of air


def mend_lines(form: Form) -> None:
    """The lines under Tiêu ngữ, the issuer and the title."""
    head = form.letterhead
    for rule, id, line, words in (
        (motto_rule, "TN-03", head.motto_rule, [head.motto] if head.motto is not None else []),
        (issuer_rule, "CQ-04", head.issuer_rule, head.issuer[-1:]),
        (title_rule, "TY-02", head.title_rule, head.title[-1:]),
    ):
        keys = {fault.key for fault in rule(form)}
        if not keys or not words:
            continue
        width = _room(form, words[-1])
        length = min(text_width(words[-1]), width) * (measure(id).usual or 1.0)
        if "form_fault.no_rule" in keys:
            _add(words[-1], length, width)
        elif "form_fault.rule_length" in keys and line is not None:
            _lengthen(line, length, width)


def _room(form: Form, line: Line) -> float:
    """The width that the words stand in the middle of."""
    cell = line.paragraph.cell
    if cell is None:
        return form.sections[0].text_width
    columns = form.columns.get(cell[0], [])
    return columns[cell[2]] if cell[2] < len(columns) else letterhead_columns().left


def _add(line: Line, length: float, width: float) -> None:
    """An empty paragraph with the line as its border, behind the words; not among columns that tabs make."""
    paragraph = line.paragraph
    if paragraph.cell is None and any("\t" in piece.text for piece in paragraph.pieces):
        return
    if not _ends_here(line):
        return
    side = max((width - length) / 2, 0.0)
    behind = _BELOW_TITLE if paragraph.cell is None else _BELOW_NAMES
    paragraph.element.addnext(ruled_paragraph(side, side, behind))


def _ends_here(line: Line) -> bool:
    """Whether a line is the last of its paragraph; what stands behind its break in a cell becomes one of its own."""
    lines = line.paragraph.lines
    at = next(i for i, other in enumerate(lines) if other is line or line.text in other.text)
    if not any(other.text for other in lines[at + 1 :]):
        return True
    element, last = line.paragraph.element, line.pieces[-1].run
    behind = list(last.itersiblings()) if last.getparent() is element else []
    stop = next((run for run in behind if run.find(W + "br") is not None), None)
    if line.paragraph.cell is None or stop is None or any(child.tag not in (W + "br", W + "rPr") for child in stop):
        return False
    rest = element.makeelement(W + "p", {})
    own = element.find(W + "pPr")
    if own is not None:
        rest.append(copy.deepcopy(own))
    rest.extend(behind[behind.index(stop) + 1 :])
    element.remove(stop)
    element.addnext(rest)
    return True


def _lengthen(line: DrawnLine, length: float, width: float) -> None:
    if line.kind == "border":
        side = max((width - length) / 2, 0.0)
        own = properties(line.paragraph.element, "pPr")
        drop(own, "ind")  # which may say start and end in place of left and right
        put(own, "ind", left=twips(side), right=twips(side), firstLine="0")
        return
    for drawing in line.paragraph.element.iter(W + "drawing"):
        shape = next(drawing.iter(_A + "prstGeom"), None)
        extent = next(drawing.iter(_WP + "extent"), None)
        if shape is not None and extent is not None and line.length:
            _stretch(drawing, extent, length)
            return


def _stretch(drawing: Any, extent: Any, length: float) -> None:
    """Give an anchored line a new length about the same middle."""
    old, new = int(extent.get("cx", "0")), round(length * _EMU_IN_MM)
    extent.set("cx", str(new))
    for size in drawing.iter(_A + "ext"):
        if size.get("cx") is not None:
            size.set("cx", str(new))
    place = next(drawing.iter(_WP + "positionH"), None)
    offset = place.find(_WP + "posOffset") if place is not None else None
    if offset is not None and re.fullmatch(r"-?\d{1,10}", offset.text or ""):
        offset.text = str(int(offset.text) + (old - new) // 2)
