"""Marks that a text carries through a template, so that it is found afterwards: for its comment, and as a proof.

A mark is a number between two noncharacters of Unicode, which no document may hold and no font draws; comments can only
be added after filling, because their ids would repeat in a template's loop.
"""

from __future__ import annotations

import re
from copy import deepcopy
from dataclasses import dataclass, field
from typing import Any

from schemas.errors import WrongUse
from schemas.texts import say

_OPEN, _CLOSE = "\ufdd0", "\ufdd1"
_MARK = re.compile(f"{_OPEN}(\\d+){_CLOSE}")
# what XML can't hold, what docxtpl takes for a new line or page, and our own marks
_UNPRINTABLE = re.compile(f"[\x00-\x1f\x7f{_OPEN}{_CLOSE}\ud800-\udfff\ufffe\uffff]+")
AUTHOR = "kehoach"
"""Who the comments of this program are signed by."""


def printable(text: str) -> str:
    """A text as one line that Word can hold: control signs are spaces."""
    return _UNPRINTABLE.sub(" ", text)


@dataclass(frozen=True, slots=True)
class _Entry:
    text: str
    question: str | None
    needed: bool


@dataclass
class Marks:
    """The marked texts of one document."""

    entries: list[_Entry] = field(default_factory=list)

    def mark(self, text: str, question: str | None = None, *, needed: bool = False) -> str:
        """The text with its mark; `question` becomes a comment at it, `needed` says that a template must print it."""
        self.entries.append(_Entry(printable(text), question, needed))
        return f"{_OPEN}{len(self.entries) - 1}{_CLOSE}{printable(text)}"

    def settle(self, document: Any) -> None:
        """Take the marks out of a document, set the comments. Raises WrongUse where a needed text isn't there."""
        from docx.oxml.ns import qn
        from docx.text.run import Run

        found: dict[int, Any] = {}
        for part in _parts(document):
            for node in part.iter(qn("w:t")):
                text = node.text or ""
                numbers = [int(number) for number in _MARK.findall(text)]
                if numbers:
                    node.text = _MARK.sub("", text)
                    for number in numbers:
                        found.setdefault(number, node.getparent())
        for number, entry in enumerate(self.entries):
            if number not in found and (entry.needed or entry.question):
                raise WrongUse("template.not_printed", text=_short(entry.text))
            if entry.question:
                run = Run(found[number], document)
                set_comment(document, _focus(run), entry.question)


def _parts(document: Any) -> list[Any]:
    """The trees that hold marks: the body, and each header and footer that the document has."""
    parts = [document.element.body]
    for rel in document.part.rels.values():
        if rel.reltype.endswith(("/header", "/footer")):
            parts.append(rel.target_part.element)
    return parts


def _short(text: str, limit: int = 60) -> str:
    return text if len(text) <= limit else text[: limit - 1] + "…"


def _focus(run: Any) -> list[Any]:
    """The run, or the part of it from its first blank to its last: the comment points at what is to be filled in."""
    from docx.text.run import Run

    blank = say("draft.blank")
    text = run.text
    start, end = text.find(blank), text.rfind(blank) + len(blank)
    if start < 0 or (start, end) == (0, len(text)) or len(run._r.findall(f"{{{run._r.nsmap['w']}}}t")) != 1:
        return [run]
    pieces = [piece for piece in (text[:start], text[start:end], text[end:]) if piece]
    target = pieces.index(text[start:end])
    element = run._r
    runs = [Run(element, run._parent)]
    for _ in pieces[1:]:
        copy = deepcopy(element)
        runs[-1]._r.addnext(copy)
        runs.append(Run(copy, run._parent))
    for piece, one in zip(pieces, runs, strict=True):
        one.text = piece
    return [runs[target]]


def set_comment(document: Any, runs: list[Any], text: str) -> None:
    """A comment without the time of making: the same draft gives the same bytes."""
    from docx.oxml.ns import qn

    made = document.add_comment(
        runs, text="\n".join(printable(line) for line in text.split("\n")), author=AUTHOR, initials="KH"
    )
    made._comment_elm.attrib.pop(qn("w:date"), None)
