"""Putting a Document together: one text, with blocks and lines as slices of it."""

from __future__ import annotations

import hashlib
import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from extract.reading.legacy_text import Piece
from extract.reading.limits import MAX_PARAGRAPH_CHARS, MAX_TEXT_CHARS
from extract.reading.printed import PrintedLine, PrintedWord
from grammar.normalise import nfc, readable, spaces
from schemas.document import Aside, Block, Box, Document, Line, Repair, Run, Word
from schemas.errors import UnreadableInput

# "06/2022/QĐ-", "2021-", "35-": a code, a period or a date that goes on in the next line
_BROKEN_CODE = re.compile(r"(?:\d|\d/[\w&/-]*|[A-ZĐ]{2,})[-/]$")
PrintedText = tuple[str, int | None, Box | None]
"""A printed line: its text, page and box."""


def _parts(text: str) -> list[str]:
    """A text of at most MAX_PARAGRAPH_CHARS as it is; a longer one cut at a space before each limit."""
    out: list[str] = []
    while len(text) > MAX_PARAGRAPH_CHARS:
        cut = text.rfind(" ", 1, MAX_PARAGRAPH_CHARS)
        cut = cut if cut > 0 else MAX_PARAGRAPH_CHARS
        out.append(text[:cut].strip())
        text = text[cut:].strip()
    return [*out, text] if text else out


def _bounded(rows: list[PrintedText]) -> Iterator[list[PrintedText]]:
    """The rows in groups of at most MAX_PARAGRAPH_CHARS."""
    group: list[PrintedText] = []
    size = 0
    for row in rows:
        if group and size + len(row[0]) > MAX_PARAGRAPH_CHARS:
            yield group
            group, size = [], 0
        group.append(row)
        size += len(row[0])
    if group:
        yield group


class Assembler:
    """Collects paragraphs in reading order; offsets are those of the text as it grows."""

    def __init__(self) -> None:
        self._parts: list[str] = []
        self._length = 0
        self._blocks: list[Block] = []
        self._lines: list[Line] = []
        self._runs: list[Run] = []
        self._words: list[Word] = []
        self._repairs: list[Repair] = []
        self._asides: list[Aside] = []

    def set_aside(self, aside: Aside) -> None:
        """Keep what is no part of the text beside it."""
        self._asides.append(aside)

    def add_printed(self, lines: list[PrintedLine], separator: str = "\n\n", **attributes: Any) -> None:
        """Add a paragraph of printed lines with the fonts, confidences and repairs of their words."""
        group: list[PrintedLine] = []
        size = 0
        for line in lines:
            if group and size + len(line.text) > MAX_PARAGRAPH_CHARS:
                self._add_printed(group, separator, attributes)
                group, size, separator = [], 0, " "
            group.append(line)
            size += len(line.text) + 1
        if group:
            self._add_printed(group, separator, attributes)

    def _add_printed(self, lines: list[PrintedLine], separator: str, attributes: dict[str, Any]) -> None:
        if self._parts:
            self._push(separator)
        start = self._length
        for index, line in enumerate(lines):
            if index and not _BROKEN_CODE.search(lines[index - 1].text):
                self._push(" ")
            at = self._length
            for place, word in enumerate(line.words):
                if place:
                    self._push(" ")
                self._mark(word)
                self._push(word.text)
            self._lines.append(Line(at, self._length, line.page, line.bbox))
        self._end_block(Block(start, self._length, page=lines[0].page, **attributes))

    def add_pieces(self, pieces: list[Piece], separator: str = "\n\n", **attributes: Any) -> Block | None:
        """Add a paragraph of pieces in fonts of their own; white space is squeezed over their joints."""
        whole = "".join(piece.text for piece in pieces)
        block = self.add(whole, separator, **attributes)
        if block is not None and len(whole) <= MAX_PARAGRAPH_CHARS:
            self._mark_fonts(pieces, block.start, "".join(self._parts[-1:]))
        return block

    def _mark_fonts(self, pieces: list[Piece], start: int, text: str) -> None:
        """Lay the fonts of pieces over the text that they became: letter by letter, white space aside."""
        at = 0
        for piece in pieces:
            size = len("".join(nfc(readable(piece.text)).split()))
            begin = at
            while size and at < len(text):
                size -= not text[at].isspace()
                at += 1
            if at > begin and (piece.font or piece.size):
                self._add_run(
                    start + begin + (len(text[begin:at]) - len(text[begin:at].lstrip())),
                    start + at,
                    piece.font,
                    piece.size,
                )

    def _add_run(self, start: int, end: int, font: str | None, size: float | None) -> None:
        last = self._runs[-1] if self._runs else None
        if last and last.font == font and last.size == size and start - last.end <= 1:
            self._runs[-1] = Run(last.start, end, font, size)
        else:
            self._runs.append(Run(start, end, font, size))

    def _mark(self, word: PrintedWord) -> None:
        start, end = self._length, self._length + len(word.text)
        if word.font is not None or word.size is not None:
            self._add_run(start, end, word.font, word.size)
        if word.confidence is not None:
            self._words.append(Word(start, end, word.confidence, word.bbox))
        if word.original is not None:
            self._repairs.append(Repair(start, end, word.original, word.reason or ""))

    def _end_block(self, block: Block) -> Block:
        if self._length > MAX_TEXT_CHARS:
            raise OverflowError
        self._blocks.append(block)
        return block

    def add(self, text: str, separator: str = "\n\n", **attributes: Any) -> Block | None:
        """Add a paragraph (white space squeezed to single spaces, line ends kept out); None where nothing is left."""
        return self.add_lines([(text, None, None)], separator, **attributes)

    def add_lines(self, lines: list[PrintedText], separator: str = "\n\n", **attributes: Any) -> Block | None:
        """Add a paragraph of printed lines (text, page, box), joined by spaces. One that is longer than any paragraph of
        a plan becomes several, with a space between them: what reads a paragraph takes time by its length squared.
        """
        cleaned = [(" ".join(spaces(readable(nfc(text))).split()), page, box) for text, page, box in lines]
        rows = [(part, page, box) for text, page, box in cleaned for part in _parts(text)]
        blocks = [
            self._add_block(group, " " if index else separator, attributes)
            for index, group in enumerate(_bounded(rows))
        ]
        return blocks[0] if blocks else None

    def _add_block(self, cleaned: list[PrintedText], separator: str, attributes: dict[str, Any]) -> Block:
        if self._parts:
            self._push(separator)
        start = self._length
        for index, (text, page, box) in enumerate(cleaned):
            if index:
                self._push(" ")
            at = self._length
            self._push(text)
            if page is not None and box is not None:
                self._lines.append(Line(at, self._length, page, box))
        return self._end_block(Block(start, self._length, page=cleaned[0][1], **attributes))

    def _push(self, text: str) -> None:
        self._parts.append(text)
        self._length += len(text)

    @property
    def empty(self) -> bool:
        """Whether nothing with text was added yet."""
        return not self._blocks

    def document(self, path: Path, kind: str, **known: Any) -> Document:
        """The finished Document of a file; one without any text is refused."""
        if self.empty:
            raise UnreadableInput("read.no_text", file=path)
        return self.finish(readable(path.name), file_hash(path), kind, **known)

    def finish(self, name: str, sha256: str, kind: str, **known: Any) -> Document:
        """The finished Document under a name; `known` are further fields of it (pages, revisions, signatures, notes)."""
        return Document(
            name=name,
            sha256=sha256,
            kind=kind,
            text="".join(self._parts),
            blocks=tuple(self._blocks),
            lines=tuple(self._lines),
            runs=tuple(self._runs),
            words=tuple(self._words),
            repairs=tuple(self._repairs),
            asides=tuple(self._asides),
            **known,
        )


def file_hash(path: Path) -> str:
    """The SHA-256 of a file's bytes, in hex."""
    with path.open("rb") as stream:
        return hashlib.file_digest(stream, "sha256").hexdigest()
