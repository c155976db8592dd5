"""The text of a file with its pages, paragraphs and boxes. Light and frozen: a long plan has thousands of them."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property
from typing import Literal

from schemas.span import Span

BlockKind = Literal["paragraph", "cell", "header", "footer", "footnote", "page_number"]
Align = Literal["left", "center", "right", "justify"] | None
Box = tuple[float, float, float, float]


@dataclass(frozen=True, slots=True)
class Line:
    """One printed line: a slice of the text with its page (from 1) and its box in points from the top left."""

    start: int
    end: int
    page: int
    bbox: Box


@dataclass(frozen=True, slots=True)
class Block:
    """One paragraph, or one paragraph of a table's cell. Blocks never overlap, and white space alone lies between them."""

    start: int
    end: int
    kind: BlockKind = "paragraph"
    page: int | None = None
    bold: bool = False
    italic: bool = False
    align: Align = None
    heading: int | None = None  # the level that the source itself declares (Markdown #, a Word heading style)
    table: int | None = None
    row: int | None = None
    col: int | None = None


@dataclass(frozen=True, slots=True)
class Page:
    """One page: its number, its size in points, and how its text was got (text, ocr, legacy, stamp, none)."""

    number: int
    width: float
    height: float
    layer: str = "text"


@dataclass(frozen=True)
class Document:
    """A file as text: one NFC string, and everything else as slices of it."""

    name: str
    sha256: str
    kind: str
    text: str
    blocks: tuple[Block, ...]
    lines: tuple[Line, ...] = ()
    pages: tuple[Page, ...] = ()
    revisions: bool = False

    @cached_property
    def _line_ends(self) -> list[int]:
        return [line.end for line in self.lines]

    @cached_property
    def _line_starts(self) -> list[int]:
        return [line.start for line in self.lines]

    @cached_property
    def _block_starts(self) -> list[int]:
        return [block.start for block in self.blocks]

    def lines_of(self, start: int, end: int) -> Iterator[Line]:
        """The printed lines that a slice touches, in order."""
        first = bisect_right(self._line_ends, start)
        last = bisect_left(self._line_starts, end)
        yield from self.lines[first:last]

    def block_at(self, offset: int) -> Block | None:
        """The block that holds an offset, or None where only white space is."""
        index = bisect_right(self._block_starts, offset) - 1
        if index < 0 or offset >= self.blocks[index].end:
            return None
        return self.blocks[index]

    def span(self, start: int, end: int) -> Span:
        """The slice [start, end) as evidence; a slice over two pages carries the page and box of its first part."""
        touched = list(self.lines_of(start, end))
        page: int | None = None
        bbox: Box | None = None
        if touched:
            page = touched[0].page
            same = [line.bbox for line in touched if line.page == page]
            bbox = (min(b[0] for b in same), min(b[1] for b in same), max(b[2] for b in same), max(b[3] for b in same))
        else:
            block = self.block_at(start)
            page = block.page if block else None
        return Span(start=start, end=end, page=page, bbox=bbox, quote=self.text[start:end])
