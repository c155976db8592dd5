"""Blocks of a Document as paragraphs: what a page break cut in two is one paragraph of two slices."""

from __future__ import annotations

import re
from dataclasses import dataclass, field

from extract.reading.limits import MAX_PARAGRAPH_CHARS
from grammar.normalise import is_upper
from grammar.numbering import Marker, parse_marker
from schemas.document import Block, Document
from schemas.span import Span

_ENDED = re.compile(r"(?:[.;:!?…]|\./\.|/\.)[\s”\"’)*]*$")
_FORMULA = re.compile(r"Nơi nhận|Số\s*:|KT\.|TM\.|TL\.|TUQ\.", re.IGNORECASE)
_BASIS = re.compile(r"(?:Căn cứ|Thực hiện|Triển khai|Theo|Xét|Được sự|Thi hành)\b")
_TITLE_CHARS = 250


@dataclass(slots=True)
class Paragraph:
    """One paragraph: its slices of the document, its text as one line, and where its marker ends in that text."""

    text: str
    slices: list[tuple[int, int]]
    block: Block
    marker: Marker | None = None
    cells: list[Paragraph] = field(default_factory=list)

    @property
    def body(self) -> str:
        """The text without its marker."""
        return self.text[self.marker.end :].strip() if self.marker else self.text

    @property
    def body_start(self) -> int:
        """Where the body begins in `text`."""
        start = self.marker.end if self.marker else 0
        return start + len(self.text[start:]) - len(self.text[start:].lstrip())

    def spans(self, document: Document, start: int = 0, end: int | None = None) -> list[Span]:
        """Evidence for the slice [start, end) of this paragraph's text: several spans where a page broke it."""
        end = len(self.text) if end is None else end
        out: list[Span] = []
        at = 0
        for low, high in self.slices:
            size = high - low
            first, last = max(start, at), min(end, at + size)
            if first < last:
                out.append(document.span(low + first - at, low + last - at))
            at += size + 1
        return out


def paragraphs(document: Document) -> list[Paragraph]:
    """Every paragraph of a document, in order; page numbers and running heads are left out (the outline keeps them)."""
    out: list[Paragraph] = []
    for block in document.blocks:
        text = document.text[block.start : block.end]
        if block.kind in ("page_number", "header", "footer", "footnote"):
            continue
        if out and _names_label(out[-1], block, text):
            out[-1].text = f"{out[-1].text} {text}"
            out[-1].slices.append((block.start, block.end))
            out[-1].marker = parse_marker(out[-1].text)
            continue
        if out and _continues(out[-1], block, text):
            out[-1].text = f"{out[-1].text} {text}"
            out[-1].slices.append((block.start, block.end))
            continue
        out.append(Paragraph(text, [(block.start, block.end)], block, parse_marker(text)))
    return out


def footnotes(document: Document) -> list[Paragraph]:
    """The notes of a document, each a paragraph of its own."""
    return [
        Paragraph(document.text[block.start : block.end], [(block.start, block.end)], block)
        for block in document.blocks
        if block.kind == "footnote"
    ]


def _names_label(last: Paragraph, block: Block, text: str) -> bool:
    """Whether a line is the title of the label that stands on a line of its own above it: "Phần I" / "MỤC ĐÍCH" (Decree
    30/2020, Annex I, II.6đ and III.1b).
    """
    label = last.marker
    if label is None or label.kind not in ("part", "appendix", "roman") or last.text[label.end :].strip(" *.:"):
        return False
    if block.kind != "paragraph" or parse_marker(text) or len(text) > _TITLE_CHARS or text.startswith("("):
        return False
    return is_upper(text) or block.align == "center" or bool(block.bold or block.heading is not None)


def _continues(last: Paragraph, block: Block, text: str) -> bool:
    """Whether a block goes on where the one before it was cut off."""
    if block.kind != "paragraph" or last.block.kind != "paragraph" or block.heading or last.block.heading:
        return False
    before = last.text.rstrip()
    if (
        _ENDED.search(before)
        or parse_marker(text)
        or _FORMULA.match(before)
        or _FORMULA.match(text)
        or not 25 <= len(before) < MAX_PARAGRAPH_CHARS - len(text)
    ):
        return False
    if _BASIS.match(before) and _BASIS.match(text):
        return False  # the next legal basis, whatever sign ends the one before
    if before.count("(") > before.count(")") or before.count("“") > before.count("”"):
        return True
    if is_upper(before) or block.align == "center" or (block.bold and not last.block.bold):
        return False
    return text[:1].islower() or before.endswith((",", "-", "–"))
