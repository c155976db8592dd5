"""The text of a DOCX as lines that a planting changes; what comes out is a DOCX again, to be read like any other."""

from __future__ import annotations

import copy
import re
from collections.abc import Callable, Iterator
from typing import Any

from check.word.package import Package, W

_DUTIES = re.compile(r"^(?:[IVX]+|\d+)\.\s+(?:TỔ CHỨC THỰC HIỆN|PHÂN CÔNG|TRÁCH NHIỆM)", re.IGNORECASE)
_SECTION = re.compile(r"^[IVX]+\.\s+\S")
_CLOSING = re.compile(r"^(?:Trên đây là|Nơi nhận)", re.IGNORECASE)
_BASIS = re.compile(r"^(?:Căn cứ|Thực hiện|Theo)\s.*[;.]$")
_MARKER = re.compile(r"^(?:[-+•]|\d+(?:\.\d+)*\.|[a-zđ]\))\s+")
_AIM = re.compile(r"mục tiêu|chỉ tiêu", re.IGNORECASE)
_WORK = re.compile(r"nhiệm vụ|giải pháp|nội dung", re.IGNORECASE)


class Paper:
    """A DOCX whose paragraphs can be read, said otherwise, set behind one another and taken away."""

    def __init__(self, data: bytes) -> None:
        self.package = Package(data)
        self.package.change(self.package.main)

    def bytes(self) -> bytes:
        """The DOCX as it now is."""
        return self.package.packed()

    @property
    def all(self) -> list[Any]:
        """Every paragraph that says something, those of tables with them."""
        return [element for element in self.package.body.iter(W + "p") if said(element)]

    @property
    def body(self) -> list[Any]:
        """The paragraphs outside tables, from the title to the closing sentence and the appendices."""
        return [element for element in self.package.body.iterchildren(W + "p") if said(element)]

    @property
    def cells(self) -> list[Any]:
        """The paragraphs in the rows of tables of tasks: those of four columns or more, without the row of headings."""
        rows = [
            row
            for table in self.package.body.iterchildren(W + "tbl")
            for row in list(table.iterchildren(W + "tr"))[1:]
            if len(list(row.iterchildren(W + "tc"))) >= 4
        ]
        return [element for row in rows for element in row.iter(W + "p")]

    @property
    def bases(self) -> list[Any]:
        """The legal bases: the lines above the first section that begin as one does."""
        out = []
        for element in self.body:
            if _SECTION.match(said(element)):
                break
            if _BASIS.match(said(element)):
                out.append(element)
        return out

    def sections(self) -> Iterator[tuple[str, list[Any]]]:
        """Each section of the body: its title, and its paragraphs behind it, up to the closing sentence."""
        title, rows = "", list[Any]()
        for element in self.body:
            words = said(element)
            if _SECTION.match(words) or _CLOSING.match(words):
                if title:
                    yield title, rows
                title, rows = ("" if _CLOSING.match(words) else words), []
            elif title:
                rows.append(element)
        if title:
            yield title, rows

    def section(self, kind: str) -> list[Any]:
        """The paragraphs of the section of duties, of aims or of work; none where the document has no such section."""
        tests: dict[str, Callable[[str], object]] = {"duty": _DUTIES.match, "aim": _AIM.search, "work": _WORK.search}
        found = [rows for title, rows in self.sections() if tests[kind](title) and rows]
        return (found[-1] if kind == "duty" else found[0]) if found else []

    def line(self, kind: str, number: int = 1) -> Any | None:
        """A plain line (no heading) of a section, the second one unless another is asked for; the last where it has fewer."""
        rows = [element for element in self.section(kind) if is_plain(element)]
        return rows[min(number, len(rows) - 1)] if rows else None

    def heading(self, kind: str) -> Any | None:
        """The title of a section."""
        rows = self.section(kind)
        return self.body[self.body.index(rows[0]) - 1] if rows else None

    def find(self, pattern: str | re.Pattern[str], among: list[Any] | None = None) -> Any | None:
        """The first paragraph in which something is said."""
        wanted = re.compile(pattern)
        return next((element for element in (among or self.all) if wanted.search(said(element))), None)


def said(element: Any) -> str:
    """What a paragraph says."""
    return "".join(node.text or "" for node in element.iter(W + "t")).strip()


def is_plain(element: Any) -> bool:
    """Whether a paragraph is no title of a clause: it ends in a stop, or is a sentence in length."""
    words = _MARKER.sub("", said(element))
    return words.endswith((".", ";")) and len(words.split()) > 5


def say(element: Any, words: str) -> None:
    """Say something else in a paragraph, in the looks of its first run."""
    nodes = list(element.iter(W + "t"))
    nodes[0].text = words
    nodes[0].set("{http://www.w3.org/XML/1998/namespace}space", "preserve")
    for node in nodes[1:]:
        node.text = ""


def behind(element: Any, words: str) -> Any:
    """A new paragraph of the same looks behind another."""
    made = copy.deepcopy(element)
    element.addnext(made)
    say(made, words)
    return made


def marked(element: Any, words: str) -> str:
    """Words with the marker of the lines around: a dash where they have one, none where they have none."""
    return f"- {words}" if said(element).startswith("-") else words


def gone(element: Any) -> None:
    """Take a paragraph away."""
    element.getparent().remove(element)
