"""What was stamped onto a PDF page after it was made: signature appearances, typed notes, stamps.

Offices stamp the number and the day of a document into its letterhead this way. PDFium merges the appearances into the page
in memory (the file is never written), so that their words have places; a number or a day takes its place in the text, all
else is set apart.
"""

from __future__ import annotations

import re
from collections import Counter
from typing import Any

from extract.reading.layout import rows_of
from extract.reading.pdf_text import FontNames, Transform, page_words, upright
from extract.reading.printed import PrintedWord, box_of, text_of
from schemas.document import Aside, Box

_MAX = 200
_PLACED = re.compile(
    r"(?:số\s*:?\s*)?\d{1,5}[a-zđ]?(?:\s*/[\w./-]+)?|\d{1,2}\s*[/-]\s*\d{1,2}(?:\s*[/-]\s*\d{4})?|"
    r"(?:[^\d,]{2,40},\s*)?ngày\s+\d{1,2}(?:\s+tháng\s+\d{1,2}(?:\s+năm\s+\d{4})?)?",
    re.IGNORECASE,
)
Stamped = tuple[list[PrintedWord], list[Aside]]


def stamped_words(pdf: Any, index: int, words: list[PrintedWord], fonts: FontNames, where: Transform) -> Stamped:
    """The words that annotations add to page `index` (from 0) beside its own `words`: those that belong into the text, and the
    rest as asides. Changes the page in memory.
    """
    from pypdfium2 import raw

    page = pdf[index]
    boxes = _boxes(page, where) if raw.FPDFPage_GetAnnotCount(page) <= _MAX else []
    if not boxes:
        return [], []
    own = Counter(_place(word) for word in words)
    if raw.FPDFPage_Flatten(page, raw.FLAT_NORMALDISPLAY) != raw.FLATTEN_SUCCESS:
        return [], []
    page.close()
    merged = pdf[index]
    added = []
    for word in page_words(merged, fonts, where):
        if own[_place(word)]:
            own[_place(word)] -= 1
        else:
            added.append(word)
    merged.close()
    return _sorted_out(added, boxes, index + 1)


def _place(word: PrintedWord) -> tuple[str, int, int]:
    return word.text, round(word.left), round(word.top)


def _boxes(page: Any, where: Transform) -> list[Box]:
    """The boxes of the annotations that print something of their own (not links)."""
    from pypdfium2 import raw

    out: list[Box] = []
    rect = raw.FS_RECTF()
    printing = (raw.FPDF_ANNOT_WIDGET, raw.FPDF_ANNOT_FREETEXT, raw.FPDF_ANNOT_STAMP)
    for index in range(min(raw.FPDFPage_GetAnnotCount(page), _MAX)):
        annotation = raw.FPDFPage_GetAnnot(page, index)
        if not annotation:
            continue
        if raw.FPDFAnnot_GetSubtype(annotation) in printing and raw.FPDFAnnot_GetRect(annotation, rect):
            out.append(upright((rect.left, rect.bottom, rect.right, rect.top), where))
        raw.FPDFPage_CloseAnnot(annotation)
    return out


def _sorted_out(words: list[PrintedWord], boxes: list[Box], number: int) -> Stamped:
    groups: dict[int, list[PrintedWord]] = {}
    for word in words:
        x, y = (word.left + word.right) / 2, (word.top + word.bottom) / 2
        inside = (i for i, b in enumerate(boxes) if b[0] - 2 <= x <= b[2] + 2 and b[1] - 2 <= y <= b[3] + 2)
        groups.setdefault(next(inside, -1), []).append(word)
    kept: list[PrintedWord] = []
    asides: list[Aside] = []
    for group in groups.values():
        text = "\n".join(text_of(row) for row in rows_of(group))
        if _PLACED.fullmatch(text.strip()):
            kept.extend(group)
        else:
            asides.append(Aside("stamp", text, number, box_of(group)))
    return kept, asides
