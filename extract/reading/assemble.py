"""Putting a Document together: one text, with blocks and lines as slices of it."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from extract.reading.limits import MAX_PARAGRAPH_CHARS, MAX_TEXT_CHARS
from grammar.normalise import nfc, readable, spaces
from schemas.document import Block, Box, Document, Line, Page
from schemas.errors import UnreadableInput

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
        if self._length > MAX_TEXT_CHARS:
            raise OverflowError
        block = Block(start, self._length, page=cleaned[0][1], **attributes)
        self._blocks.append(block)
        return block

    def _push(self, text: str) -> None:
        self._parts.append(text)
        self._length += len(text)

    @property
    def empty(self) -> bool:
        """Whether nothing with text was added yet."""
        return not self._blocks

    def document(self, path: Path, kind: str, pages: tuple[Page, ...] = (), revisions: bool = False) -> Document:
        """The finished Document of a file; one without any text is refused."""
        if self.empty:
            raise UnreadableInput("read.no_text", file=path)
        return self.finish(readable(path.name), file_hash(path), kind, pages, revisions)

    def finish(
        self, name: str, sha256: str, kind: str, pages: tuple[Page, ...] = (), revisions: bool = False
    ) -> Document:
        """The finished Document under a name."""
        return Document(
            name=name,
            sha256=sha256,
            kind=kind,
            text="".join(self._parts),
            blocks=tuple(self._blocks),
            lines=tuple(self._lines),
            pages=pages,
            revisions=revisions,
        )


def file_hash(path: Path) -> str:
    """The SHA-256 of a file's bytes, in hex."""
    with path.open("rb") as stream:
        return hashlib.file_digest(stream, "sha256").hexdigest()
