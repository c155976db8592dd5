"""What stands on a printed page: words with their boxes (points from the top left corner of the upright page), and lines of them."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import NamedTuple

from schemas.document import Box


class PrintedWord(NamedTuple):
    """A word as printed: its text, box, font name and size (where the source names them), and the recogniser's confidence."""

    text: str
    left: float
    top: float
    right: float
    bottom: float
    font: str | None = None
    size: float | None = None
    confidence: float | None = None
    original: str | None = None  # the reading that a repair replaced
    reason: str | None = None  # why it was replaced

    @property
    def bbox(self) -> Box:
        """The word's box."""
        return self.left, self.top, self.right, self.bottom


@dataclass(slots=True)
class PrintedLine:
    """One printed line of one column; `column` marks a line of a letterhead or footer beside another."""

    words: list[PrintedWord]
    page: int
    text: str = ""
    bbox: Box = (0.0, 0.0, 0.0, 0.0)
    centred: bool = False
    column: bool = False
    bold: bool = field(default=False)

    def __post_init__(self) -> None:
        self.text = text_of(self.words)
        self.bbox = box_of(self.words)
        self.bold = _mostly_bold(self.words)


def text_of(words: Iterable[PrintedWord]) -> str:
    """The words as one text."""
    return " ".join(word.text for word in words)


def box_of(words: list[PrintedWord]) -> Box:
    """The box around words; an empty one at the corner for none."""
    if not words:
        return 0.0, 0.0, 0.0, 0.0
    return (
        min(word.left for word in words),
        min(word.top for word in words),
        max(word.right for word in words),
        max(word.bottom for word in words),
    )


def _mostly_bold(words: list[PrintedWord]) -> bool:
    """Whether most letters of the words stand in a font whose name says "bold" (PDFium's weights can't be relied on)."""
    marked = sum(len(word.text) for word in words if word.font and "bold" in word.font.lower())
    return marked > 0.6 * sum(len(word.text) for word in words)
