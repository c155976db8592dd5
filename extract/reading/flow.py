"""Lines → paragraphs, over the ends of lines and of pages: by indent, length, gaps and markers. Points."""

from __future__ import annotations

import re
from dataclasses import dataclass

from extract.reading.layout import Row
from extract.reading.printed import PrintedLine
from grammar.numbering import parse_marker

_ALONE = re.compile(r"Độc lập\s*-|.*,\s*ngày\s|Số\s*:|(?:TM|KT|TL|TUQ|Q)\.", re.IGNORECASE)
_ENDED = re.compile(r"(?:[.;:!?…]|\./\.)[\s”\"’)*]*$")


@dataclass(slots=True)
class Margins:
    """The edges of a page's body text and the usual height of its lines."""

    left: float
    right: float
    height: float


def margins(rows: list[Row], width: float) -> Margins:
    """The margins that the long rows of a page show; those of the sheet where there are none."""
    body = [row for row in rows if row[-1].right - row[0].left > 0.5 * width]
    return Margins(
        left=min((round(row[0].left) for row in body), default=0),
        right=max((row[-1].right for row in body), default=width),
        height=sorted(row[0].bottom - row[0].top for row in rows)[len(rows) // 2] if rows else 1.0,
    )


def paragraphs(lines: list[PrintedLine], edges: Margins) -> list[list[PrintedLine]]:
    """The lines of one page grouped into paragraphs."""
    out: list[list[PrintedLine]] = []
    for line in lines:
        line.centred = not line.column and _centred(line, edges)
        if out and _joins(out[-1], line, edges):
            out[-1].append(line)
        else:
            out.append([line])
    return out


def goes_on(last: list[PrintedLine], before: Margins, first: PrintedLine, edges: Margins) -> bool:
    """Whether the first line of a page goes on with the paragraph that the page before ended in.

    It does where that paragraph's last line was full and unfinished, and this one begins at the margin without a marker.
    """
    line = last[-1]
    if line.column or first.column or line.centred or first.centred or parse_marker(first.text):
        return False
    if _ALONE.match(first.text) or _ALONE.match(line.text) or line.bold != first.bold:
        return False
    # a page with one short paragraph shows no margin of its own
    left = min(edges.left, before.left) if abs(edges.left - before.left) < 60 else edges.left
    indented = first.bbox[0] > left + 12
    full = line.bbox[2] > before.right - 0.1 * (before.right - before.left)
    if _ENDED.search(line.text):
        # behind a full stop only where paragraphs are seen to begin further in
        return full and not indented and last[0].bbox[0] > before.left + 12
    return full and not indented


def _runs_on(group: list[PrintedLine], line: PrintedLine, edges: Margins) -> bool:
    """Whether a line that begins like an item ("- 2025", "– Xã hội") goes on with a sentence: it stands at the margin, where
    the paragraph's first line is indented and its last one full and unfinished.
    """
    last = group[-1]
    indented = group[0].bbox[0] > edges.left + 12 and line.bbox[0] < edges.left + 3
    full = last.bbox[2] > edges.right - 0.1 * (edges.right - edges.left)
    return not line.column and indented and full and not _ENDED.search(last.text)


def _centred(line: PrintedLine, edges: Margins) -> bool:
    middle = (line.bbox[0] + line.bbox[2]) / 2
    inside = line.bbox[0] > edges.left + 25 and line.bbox[2] < edges.right - 15
    return inside and abs(middle - (edges.left + edges.right) / 2) < 12


def _joins(group: list[PrintedLine], line: PrintedLine, edges: Margins) -> bool:
    last = group[-1]
    left, right = edges.left, edges.right
    if line.bbox[1] < last.bbox[1] or (parse_marker(line.text) and not _runs_on(group, line, edges)):
        return False
    if last.column or line.column:
        return last.column and line.column and group[0].text[:1] in "-–" and not last.text.endswith((";", "."))
    if _ALONE.match(line.text) or _ALONE.match(last.text):
        return False
    if line.bbox[1] - last.bbox[3] > 1.3 * edges.height:
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
