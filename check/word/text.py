"""The paragraphs of a DOCX in order, each with its lines, its pieces of one formatting, and where it stands.

Insertions count as text, deletions don't; of an alternative content only the first choice is read.
"""

from __future__ import annotations

import posixpath
import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from functools import cached_property
from typing import Any

from check.word.package import MC, Package, W
from check.word.styles import ParagraphForm, RunForm, Styles
from grammar.word_numbering import Numbering
from schemas.finding import FormPlace

_GONE = (W + "del", W + "moveFrom", MC + "Fallback")
_SKIPPED = (*_GONE, W + "pPr", W + "rPr", W + "txbxContent", W + "drawing", W + "pict", W + "object", W + "instrText")
_LETTERS = {
    W + "t": None, W + "tab": "\t", W + "ptab": "\t", W + "br": "\n", W + "cr": "\n", W + "noBreakHyphen": "-",
    W + "softHyphen": "",
}  # fmt: skip
_SPACE = re.compile(r"[\s\u00a0]+")
_MOST_PARAGRAPHS = 200_000


@dataclass(frozen=True, slots=True)
class Piece:
    """Letters of one run as they are shown (capitals where the formatting makes them so)."""

    text: str
    form: RunForm
    run: Any


@dataclass(frozen=True)
class Line:
    """A line of a paragraph, up to a line break, or a part of one up to a tab; `paragraph` is whose it is."""

    pieces: tuple[Piece, ...]
    paragraph: Paragraph

    @cached_property
    def text(self) -> str:
        """The words, with single spaces."""
        return _SPACE.sub(" ", "".join(piece.text for piece in self.pieces)).strip()

    @cached_property
    def raw(self) -> str:
        """The words as they stand."""
        return "".join(piece.text for piece in self.pieces)

    @property
    def written(self) -> tuple[Piece, ...]:
        """The pieces that hold more than spaces and stops: those whose style a reader sees."""
        return tuple(piece for piece in self.pieces if any(c.isalnum() for c in piece.text))

    @property
    def place(self) -> FormPlace:
        """Where the line is."""
        return self.paragraph.place_of(self.text)


@dataclass(eq=False)
class Paragraph:
    """A paragraph; `cell` is (table, row, column), `section` counts from 0, `number` is the label that Word prints."""

    element: Any
    form: ParagraphForm
    part: str
    index: int
    section: int = 0
    number: str | None = None
    cell: tuple[int, int, int] | None = None
    table: Any = None
    boxed: bool = False
    lines: tuple[Line, ...] = ()
    mark: RunForm = field(default_factory=RunForm)
    breaks_page: bool = False

    @cached_property
    def text(self) -> str:
        """The words, its lines as one."""
        return _SPACE.sub(" ", " ".join(line.text for line in self.lines)).strip()

    @cached_property
    def labelled(self) -> str:
        """The words behind the label that Word prints."""
        return f"{self.number} {self.text}" if self.number else self.text

    @property
    def pieces(self) -> tuple[Piece, ...]:
        """All pieces."""
        return tuple(piece for line in self.lines for piece in line.pieces)

    @property
    def written(self) -> tuple[Piece, ...]:
        """The pieces that hold letters or figures."""
        return tuple(piece for line in self.lines for piece in line.written)

    @property
    def place(self) -> FormPlace:
        """Where the paragraph is."""
        return self.place_of(self.text)

    def place_of(self, words: str) -> FormPlace:
        """Where some of its words are."""
        table, row, column = self.cell or (None, None, None)
        quote = words if len(words) <= 120 else words[:119] + "…"
        return FormPlace(part=self.part, paragraph=self.index, table=table, row=row, column=column, quote=quote)

    def segments(self) -> tuple[Line, ...]:
        """Its lines cut at their tabs: the columns of a letterhead that is set with tabs."""
        return tuple(part for line in self.lines for part in _columns(line))


def _columns(line: Line) -> list[Line]:
    parts: list[list[Piece]] = [[]]
    for piece in line.pieces:
        first, *rest = piece.text.split("\t")
        parts[-1].append(Piece(first, piece.form, piece.run))
        parts.extend([Piece(text, piece.form, piece.run)] for text in rest)
    return [Line(tuple(part), line.paragraph) for part in parts]


class Reader:
    """Reads the paragraphs of the parts of a package."""

    def __init__(self, package: Package) -> None:
        self.package = package
        self.styles = Styles(package)
        numbering = package.part("numbering")
        self.numbering = Numbering(package.part("styles"), numbering)
        self.levels = _levels(numbering)

    def part(self, name: str) -> list[Paragraph]:
        """The paragraphs of a part, in order; of the main part with their sections."""
        root = self.package.root(name)
        walk = _Walk(self, posixpath.basename(name).removesuffix(".xml"))
        walk.container(root.find(W + "body") if root.find(W + "body") is not None else root)
        return walk.paragraphs

    def level(self, paragraph: Any) -> Any:
        """The w:lvl that numbers a paragraph, or None."""
        where = self.numbering.where(paragraph)
        return self.levels.get(where) if where is not None else None


def _levels(numbering: Any) -> dict[tuple[str, int], Any]:
    """Each list's levels by (numId, ilvl); a list's own overrides come before those it rests on."""
    out: dict[tuple[str, int], Any] = {}
    if numbering is None:
        return out
    abstract = {row.get(W + "abstractNumId"): row for row in numbering.iter(W + "abstractNum")}
    for num in numbering.iter(W + "num"):
        rests_on = num.find(W + "abstractNumId")
        base = abstract.get(rests_on.get(W + "val")) if rests_on is not None else None
        for source in (base, *num.iter(W + "lvlOverride")):
            for level in source.iter(W + "lvl") if source is not None else ():
                number = level.get(W + "ilvl", "")
                if number.isdigit():
                    out[(num.get(W + "numId", ""), int(number))] = level
    return out


class _Walk:
    def __init__(self, reader: Reader, part: str) -> None:
        self._reader = reader
        self._part = part
        self._section = 0
        self._tables = 0
        self.paragraphs: list[Paragraph] = []

    def container(self, parent: Any, **where: Any) -> None:
        for child in parent.iterchildren():
            if child.tag == W + "p":
                self._paragraph(child, **where)
            elif child.tag == W + "tbl":
                self._table(child, **where)
            elif child.tag not in _GONE and isinstance(child.tag, str):
                self.container(child, **where)

    def _table(self, element: Any, **where: Any) -> None:
        number, self._tables = self._tables, self._tables + 1
        style = element.find(f"{W}tblPr/{W}tblStyle")
        table_style = style.get(W + "val", "") if style is not None else ""
        inner = {"boxed": where.get("boxed", False), "table_style": table_style}
        for row, line in enumerate(_within(element, W + "tr")):
            column = 0
            for cell in _within(line, W + "tc"):
                place = where.get("cell") or (number, row, column)  # a table in a table: the outer cell
                self.container(cell, cell=place, table=where.get("table", element), **inner)
                span = cell.find(f"{W}tcPr/{W}gridSpan")
                width = span.get(W + "val", "") if span is not None else ""
                column += int(width) if re.fullmatch(r"[1-9][0-9]?", width) else 1

    def _paragraph(self, element: Any, table_style: str = "", **where: Any) -> None:
        reader = self._reader
        if len(self.paragraphs) >= _MOST_PARAGRAPHS:
            return
        level = reader.level(element)
        form = reader.styles.paragraph(element, table_style, level.find(W + "pPr") if level is not None else None)
        made = Paragraph(element, form, self._part, len(self.paragraphs), self._section, **where)
        made.number = reader.numbering.label(element)
        made.mark = reader.styles.run(element.find(f"{W}pPr/{W}rPr"), form.style, table_style)
        lines: list[list[Piece]] = [[]]
        for node in _visible(element):
            if node.tag == W + "br" and node.get(W + "type") in ("page", "column"):
                made.breaks_page |= node.get(W + "type") == "page"
                continue
            run = node.getparent()
            shown = reader.styles.run(run.find(W + "rPr") if run.tag == W + "r" else None, form.style, table_style)
            if shown.hidden:
                continue
            letters = _LETTERS[node.tag]
            text = (node.text or "") if letters is None else letters
            if text == "\n":
                lines.append([])
            elif text:
                lines[-1].append(Piece(text.upper() if shown.capitals else text, shown, run))
        made.lines = tuple(Line(tuple(pieces), made) for pieces in lines)
        self.paragraphs.append(made)
        for box in element.iter(W + "txbxContent"):
            outer = next((a for a in box.iterancestors(W + "txbxContent", MC + "Fallback", W + "p")), None)
            if outer is element:
                self.container(box, boxed=True, cell=where.get("cell"), table=where.get("table"))
        if element.find(f"{W}pPr/{W}sectPr") is not None:
            self._section += 1


def _within(element: Any, tag: str) -> Iterator[Any]:
    """The rows or cells of a table, also those in content controls, none of an inner table."""
    for child in element.iterchildren():
        if child.tag == tag:
            yield child
        elif child.tag in (W + "sdt", W + "sdtContent", W + "customXml", W + "ins"):
            yield from _within(child, tag)


def _visible(element: Any) -> Iterator[Any]:
    for child in element.iterchildren():
        if child.tag in _SKIPPED:
            continue
        if child.tag in _LETTERS:
            yield child
        else:
            yield from _visible(child)
