"""Geometry of a printed page: runs → lines, two-column letterhead and footer, lines → paragraphs. Pure functions; points."""

from __future__ import annotations

import re
from dataclasses import dataclass
from statistics import median

from grammar.numbering import parse_marker
from schemas.document import BlockKind, Box, Page

Run = tuple[str, Box]
_GUTTER = 20.0
_ALONE = re.compile(r"Độc lập\s*-|.*,\s*ngày\s|Số\s*:|(?:TM|KT|TL|TUQ|Q)\.", re.IGNORECASE)


@dataclass(slots=True)
class PrintedLine:
    """One printed line of one column; `column` marks a line of a letterhead or footer beside another."""

    text: str
    page: int
    bbox: Box
    role: BlockKind = "paragraph"
    centred: bool = False
    column: bool = False


def printed_lines(runs: list[Run], page: int) -> list[PrintedLine]:
    """Runs as lines in reading order; beside each other stand the columns of a letterhead: left first, then right."""
    out: list[PrintedLine] = []
    band: list[list[Run]] = []
    edge = 0.0  # where the right column begins
    for row in _rows(runs):
        pieces = _pieces(row)
        if len(pieces) == 2 and (not band or abs(pieces[1][1][0] - edge) < 120):
            edge = min(edge, pieces[1][1][0]) if band else pieces[1][1][0]
            band.append(pieces)
        elif band and len(pieces) == 1 and (pieces[0][1][2] <= edge + 2 or pieces[0][1][0] >= edge - 40):
            band.append(pieces)
            if pieces[0][1][2] > edge + 2:
                edge = min(edge, pieces[0][1][0])
        else:
            out.extend(_columns(band, edge, page))
            band, edge = ([pieces], pieces[1][1][0]) if len(pieces) == 2 else ([], 0.0)
            if not band:
                out.append(_line(pieces, page))
    out.extend(_columns(band, edge, page))
    return out


def _rows(runs: list[Run]) -> list[list[Run]]:
    """Runs that stand on one base line, left to right."""
    rows: list[list[Run]] = []
    for run in sorted(runs, key=lambda r: ((r[1][1] + r[1][3]) / 2, r[1][0])):
        middle = (run[1][1] + run[1][3]) / 2
        for row in reversed(rows[-3:]):
            top, bottom = min(r[1][1] for r in row), max(r[1][3] for r in row)
            height = min(bottom - top, run[1][3] - run[1][1]) or 1
            if min(bottom, run[1][3]) - max(top, run[1][1]) > 0.5 * height and top <= middle <= bottom:
                row.append(run)
                break
        else:
            rows.append([run])
    return [sorted(row, key=lambda r: r[1][0]) for row in rows]


def _pieces(row: list[Run]) -> list[Run]:
    """The runs of a row joined where no gutter lies between them."""
    out: list[Run] = []
    for text, box in row:
        if out and box[0] - out[-1][1][2] < _GUTTER:
            before, old = out[-1]
            gap = "" if before.endswith(" ") or text.startswith(" ") or box[0] - old[2] < 0.8 else " "
            out[-1] = (before + gap + text, (old[0], min(old[1], box[1]), max(old[2], box[2]), max(old[3], box[3])))
        else:
            out.append((text, box))
    return out


def _columns(band: list[list[Run]], edge: float, page: int) -> list[PrintedLine]:
    """The left column's lines, then the right one's; a lone row with a wide gap is one line of the text."""
    if len(band) == 1 and not re.match(r"Số\s*:", band[0][0][0]):
        return [_line(band[0], page)]
    left = [_line([p for p in row if p[1][0] < edge - 1], page) for row in band]
    right = [_line([p for p in row if p[1][0] >= edge - 1], page) for row in band]
    out = [line for line in left + right if line.text]
    for line in out:
        line.column = True
    return out


def _line(pieces: list[Run], page: int) -> PrintedLine:
    text = " ".join(" ".join(text.split()) for text, _ in pieces)
    if not pieces:
        return PrintedLine("", page, (0, 0, 0, 0))
    boxes = [box for _, box in pieces]
    return PrintedLine(
        text,
        page,
        (min(b[0] for b in boxes), min(b[1] for b in boxes), max(b[2] for b in boxes), max(b[3] for b in boxes)),
    )


def paragraphs(lines: list[PrintedLine], page: Page) -> list[list[PrintedLine]]:
    """Lines grouped into paragraphs by indent, line length, gaps and markers; page numbers stand alone."""
    if not lines:
        return []
    body = [line for line in lines if line.bbox[2] - line.bbox[0] > 0.5 * page.width]
    left = min((round(line.bbox[0]) for line in body), default=0)
    right = max((line.bbox[2] for line in body), default=page.width)
    height = median(line.bbox[3] - line.bbox[1] for line in lines)
    out: list[list[PrintedLine]] = []
    for line in lines:
        line.centred = _centred(line, left, right)
        if re.fullmatch(r"[-–]?\s*\d{1,4}\s*[-–]?", line.text) and (
            line.bbox[1] < 72 or line.bbox[3] > page.height - 72
        ):
            line.role = "page_number"
            out.append([line])
        elif out and _joins(out[-1], line, left, right, height):
            out[-1].append(line)
        else:
            out.append([line])
    return out


def _centred(line: PrintedLine, left: float, right: float) -> bool:
    middle = (line.bbox[0] + line.bbox[2]) / 2
    return line.bbox[0] > left + 25 and line.bbox[2] < right - 15 and abs(middle - (left + right) / 2) < 12


def _joins(group: list[PrintedLine], line: PrintedLine, left: float, right: float, height: float) -> bool:
    last = group[-1]
    if last.role == "page_number" or parse_marker(line.text) or line.bbox[1] < last.bbox[1]:
        return False
    if last.column or line.column:
        return last.column and line.column and last.text[:1] in "-–" and not last.text.endswith((";", "."))
    if _ALONE.match(line.text) or _ALONE.match(last.text):
        return False
    if line.bbox[1] - last.bbox[3] > 1.3 * height:
        return False
    if last.centred or line.centred:
        return last.centred and line.centred and last.text.isupper() == line.text.isupper() and len(last.text) > 25
    if line.bbox[0] > left + 12 and line.bbox[0] > last.bbox[0] + 12:
        return False
    if line.bbox[0] > left + 12 and abs(line.bbox[0] - group[0].bbox[0]) < 3:
        return False  # as far in as the paragraph's first line: another first line
    return last.bbox[2] > right - 0.18 * (right - left) or (
        abs(line.bbox[0] - last.bbox[0]) > 8 and last.bbox[2] > right - 60
    )
