"""The text of a file with its pages, paragraphs and boxes. Light and frozen: a long plan has thousands of them."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from functools import cached_property
from typing import TYPE_CHECKING, Literal

if TYPE_CHECKING:
    from schemas.span import Span

BlockKind = Literal["paragraph", "cell", "header", "footer", "footnote"]
AsideKind = Literal[
    "page_number",
    "header",
    "footer",
    "stamp",
    "watermark",
    "comment",
    "boilerplate",
    "handwritten_number",
    "handwritten_date",
]
Layer = Literal["text", "legacy", "ocr", "none"]
Judgement = Literal["good", "legacy", "broken", "stamp", "none"]
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
class Run:
    """A stretch of text in one font (its name as the source gives it) and size (points; None where unknown)."""

    start: int
    end: int
    font: str | None
    size: float | None


@dataclass(frozen=True, slots=True)
class Word:
    """A word that was recognised in a picture, its box, and how sure the recogniser is (0 to 1)."""

    start: int
    end: int
    confidence: float
    bbox: Box


@dataclass(frozen=True, slots=True)
class Repair:
    """A slice of the text that differs from what was read: the reading itself, and why it was changed."""

    start: int
    end: int
    original: str
    reason: str


@dataclass(frozen=True, slots=True)
class Aside:
    """What is printed on a page but is no part of its text: page numbers, running heads, stamps, watermarks, comments."""

    kind: AsideKind
    text: str
    page: int | None = None
    bbox: Box | None = None


@dataclass(frozen=True, slots=True)
class Signature:
    """A digital signature of a file.

    `signer` is the name in its certificate, `time` what the signature itself says (ISO 8601), `intact` whether the bytes
    that were signed are unchanged (None where that can't be told), `changed` whether the file was changed after the last
    signature in more than form fields (None for the ones before it). Whose certificate it is, is never checked: that needs
    a network.
    """

    signer: str | None
    organisation: str | None
    time: str | None
    intact: bool | None
    changed: bool | None
    page: int | None = None
    bbox: Box | None = None
    certificate: str = "not checked"


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
    rows: int = 1  # how many rows of its table the cell covers


@dataclass(frozen=True, slots=True)
class Page:
    """One page, upright: its number and size in points, how its text was got, and what was thought of the text layer that
    it came with. `turned` says by how many degrees (clockwise) a scanned page was turned to stand upright; `confidence`
    is the mean of the recognised words, None where none were; `skew` by how many degrees its lines rose to the right before
    they were made straight.
    """

    number: int
    width: float
    height: float
    layer: Layer = "text"
    found: Judgement = "good"
    turned: int = 0
    confidence: float | None = None
    skew: float = 0.0


@dataclass(frozen=True)
class Document:
    """A file as text: one NFC string, and everything else as slices of it; `asides` alone stand outside.

    `notes` are keys of sentences (schemas/texts) about how the text was got that a reader should know.
    """

    name: str
    sha256: str
    kind: str
    text: str
    blocks: tuple[Block, ...]
    lines: tuple[Line, ...] = ()
    pages: tuple[Page, ...] = ()
    revisions: bool = False
    runs: tuple[Run, ...] = ()
    words: tuple[Word, ...] = ()
    repairs: tuple[Repair, ...] = ()
    asides: tuple[Aside, ...] = ()
    notes: tuple[str, ...] = ()
    signature_reader: Callable[[], tuple[Signature, ...]] | None = field(default=None, repr=False, compare=False)

    @cached_property
    def signatures(self) -> tuple[Signature, ...]:
        """The file's digital signatures, looked at when they are first asked for: that takes longer than the text."""
        return self.signature_reader() if self.signature_reader else ()

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
        from schemas.span import Span  # pydantic: reading alone does without it

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
