"""Where some words of a plan's text stand in the paragraphs of its DOCX.

The text of a plan has labels that Word prints, other spaces and other spellings of the same letters: letters and figures alone
are compared, without their marks, and of equal places the one of the same number is taken.
"""

from __future__ import annotations

import unicodedata
from dataclasses import dataclass

from check.word.text import Paragraph


@dataclass(frozen=True, slots=True)
class Stretch:
    """From a letter of one paragraph to behind a letter of the same or a later one; letters are counted in its pieces."""

    first: Paragraph
    start: int
    last: Paragraph
    end: int


class Places:
    """The words of some paragraphs, to be searched."""

    def __init__(self, paragraphs: list[Paragraph]) -> None:
        letters: list[str] = []
        self._origins: list[tuple[Paragraph, int]] = []
        for paragraph in paragraphs:
            # the label that Word prints is no part of a run: it counts as the first letter
            shown = [(char, 0) for char in paragraph.number or ""]
            shown += [(char, place) for place, char in enumerate("".join(piece.text for piece in paragraph.pieces))]
            for char, place in shown if paragraph.pieces else ():
                for letter in folded(char):
                    letters.append(letter)
                    self._origins.append((paragraph, place))
        self._text = "".join(letters)

    def find(self, quote: str, text: str, start: int) -> Stretch | None:
        """The place of a quotation that begins at `start` (code points) in the plan's text; None where it isn't found."""
        words = folded(quote)
        here = _occurrences(self._text, words) if words else []
        if not here:
            return None
        before = len(_occurrences(folded(text[:start]) + words[:-1], words))
        found = here[min(before, len(here) - 1)]
        (first, begin), (last, end) = self._origins[found], self._origins[found + len(words) - 1]
        return Stretch(first, begin, last, end + 1 + _stops(quote, last, end + 1))


def _stops(quote: str, paragraph: Paragraph, end: int) -> int:
    """How many of the signs behind a quotation's last letter ("%", ".") stand behind it in the paragraph too."""
    last = max(place for place, char in enumerate(quote) if folded(char))
    signs = quote[last + 1 :].strip()
    text = "".join(piece.text for piece in paragraph.pieces)
    return len(signs) if text.startswith(signs, end) else 0


def whole(paragraph: Paragraph) -> Stretch:
    """All of a paragraph."""
    return Stretch(paragraph, 0, paragraph, sum(len(piece.text) for piece in paragraph.pieces))


def folded(text: str) -> str:
    """The letters and figures of a text, small and without marks."""
    return "".join(char for char in unicodedata.normalize("NFD", text).casefold() if char.isalnum())


def _occurrences(text: str, words: str) -> list[int]:
    out: list[int] = []
    found = text.find(words)
    while found >= 0:
        out.append(found)
        found = text.find(words, found + 1)
    return out
