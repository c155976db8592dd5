"""DOCX: the XML is walked, because python-docx's paragraph text leaves out tracked insertions and automatic numbers.

Tracked changes are read as accepted (the document says that it holds them); hidden text and comments are left out.
"""

from __future__ import annotations

import zipfile
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from extract.reading.assemble import Assembler
from extract.reading.docx_fonts import Fonts
from extract.reading.docx_pictures import docx_pictures, read_pages_of_pictures
from extract.reading.legacy_text import Piece, guessed_code, in_unicode
from extract.reading.limits import check_zip
from extract.reading.symbols import symbol, without_private
from extract.reading.tabbed import in_reading_order
from grammar.legacy import code_of_font
from grammar.normalise import nfc, readable, squeeze
from grammar.word_numbering import Numbering, whole
from schemas.document import Align, Aside, Document
from schemas.errors import UnreadableInput

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_MC_FALLBACK = "{http://schemas.openxmlformats.org/markup-compatibility/2006}Fallback"
_MOST_BOXES = 500  # in one paragraph
_ALIGN: dict[str, Align] = {
    "center": "center", "right": "right", "end": "right", "both": "justify", "left": "left", "start": "left"
}  # fmt: skip


def read_docx(path: Path) -> Document:
    """Read a DOCX. Raises UnreadableInput for a broken or locked file, a zip bomb, or an archive that is no document."""
    check_zip(path)
    import docx
    from docx.opc.exceptions import PackageNotFoundError
    from lxml.etree import XMLSyntaxError

    broken = (
        PackageNotFoundError, KeyError, ValueError, TypeError, XMLSyntaxError, zipfile.BadZipFile, AttributeError, RecursionError
    )  # fmt: skip
    try:
        package = docx.Document(str(path))
        if package.element.body is None:
            raise UnreadableInput("read.not_word", file=path)
        reader = _Reader(package)
    except broken as problem:
        raise UnreadableInput("read.not_word", file=path) from problem
    reader.body(package.element.body)
    reader.flush()
    reader.notes(package)
    reader.comments(package)
    pictures = docx_pictures(package)
    if reader.assembler.empty and pictures:
        return read_pages_of_pictures(pictures, path)  # scans that were pasted into a document
    notes = (*reader.told(), "note.pictures") if pictures else reader.told()
    return reader.assembler.document(path, "docx", revisions=reader.revisions, notes=notes)


class _Reader:
    def __init__(self, package: Any) -> None:
        self.assembler = Assembler()
        self.numbering = Numbering(package.styles.element, _numbering(package))
        self._fonts = Fonts(package)
        self._code = guessed_code("".join(node.text or "" for node in package.element.body.iter(W + "t")))
        self._legacy = False
        self._broken = False
        self.revisions = False
        self._tables = 0
        self._waiting: list[tuple[list[Piece], str, dict[str, Any]]] = []

    def body(self, parent: Any) -> None:
        for child in parent.iterchildren():
            if child.tag == W + "p":
                self._paragraph(child)
            elif child.tag == W + "tbl":
                self.flush()
                self._table(child)
            elif child.tag in (W + "del", W + "moveFrom"):
                self.revisions = True
            elif child.tag != _MC_FALLBACK:
                # a container (content control, custom XML, tracked insertion): its paragraphs are the text's
                self.revisions |= child.tag in (W + "ins", W + "moveTo")
                self.body(child)

    def notes(self, package: Any) -> None:
        """Footnotes, then the running heads and feet that are more than a page number, once each."""
        seen: set[str] = set()
        for part in package.part.package.iter_parts():
            name = str(part.partname)
            kind = next(
                (
                    kind
                    for mark, kind in (
                        ("footnote", "footnote"),
                        ("endnote", "footnote"),
                        ("header", "header"),
                        ("footer", "footer"),
                    )
                    if f"/{mark}" in name and name.endswith(".xml")
                ),
                None,
            )
            if kind is None:
                continue
            root = self._root(part)
            for paragraph in root.iter(W + "p"):
                pieces = [piece for line in self._lines(paragraph) for piece in (*line, Piece(" "))]
                text = "".join(piece.text for piece in pieces).strip()
                if text and not text.isdigit() and text not in seen:
                    seen.add(text)
                    self.assembler.add_pieces(pieces, kind=kind)

    def comments(self, package: Any) -> None:
        """Word comments, kept apart from the text: who wrote each, and what."""
        for part in package.part.package.iter_parts():
            if str(part.partname) != "/word/comments.xml":
                continue
            root = self._root(part)
            for comment in root.iter(W + "comment"):
                pieces = [
                    p
                    for paragraph in comment.iter(W + "p")
                    for line in self._lines(paragraph)
                    for p in (*line, Piece(" "))
                ]
                text = squeeze(nfc(readable("".join(piece.text for piece in pieces))))
                if text:
                    author = squeeze(readable(comment.get(W + "author", "")))
                    self.assembler.set_aside(Aside("comment", f"{author}: {text}" if author else text))

    def _root(self, part: Any) -> Any:
        """The XML of a further part; an empty element where it is broken, which is told."""
        from docx.oxml import parse_xml
        from lxml.etree import Element, XMLSyntaxError

        if hasattr(part, "element"):
            return part.element
        try:
            return parse_xml(part.blob)
        except (XMLSyntaxError, ValueError):
            self._broken = True
            return Element("broken")

    def told(self) -> tuple[str, ...]:
        """What a reader of the text should know."""
        return tuple(key for key, said in (("note.legacy", self._legacy), ("note.broken_part", self._broken)) if said)

    def _paragraph(self, element: Any, **cell: Any) -> None:
        number = self.numbering.label(element)
        bold = _mostly(element, "b")
        attributes: dict[str, Any] = {
            "bold": bold, "italic": _mostly(element, "i"), "align": _align(element), "heading": self.numbering.heading(element)
        }  # fmt: skip
        first = True
        for line in self._lines(element):
            if first and number and any(piece.text.strip() for piece in line):
                line = [Piece(f"{number} "), *line]
            separator = "\n" if cell or not first else "\n\n"
            if cell:
                first = self.assembler.add_pieces(line, separator, **attributes, **cell) is None and first
            elif any(piece.text.strip() for piece in line):
                self._waiting.append((line, separator, attributes))
                first = False
        for box in _text_boxes(element):
            self.body(box)

    def flush(self) -> None:
        """Add the paragraphs that wait, those that tabs made into columns in reading order."""
        waiting, self._waiting = self._waiting, []
        for index, start, end in in_reading_order(["".join(piece.text for piece in line) for line, _, _ in waiting]):
            line, separator, attributes = waiting[index]
            self.assembler.add_pieces(_slice(line, start, end), separator, **attributes)

    def _lines(self, element: Any) -> list[list[Piece]]:
        """The visible text of a paragraph in Unicode, piece by piece, cut at its line breaks."""
        out: list[list[Piece]] = [[]]
        for node in self._visible(element):
            if node.tag in (W + "br", W + "cr"):
                out.append([])
                continue
            # TCVN3 has its ư where Windows-1252 has the soft hyphen
            text = {
                W + "sym": symbol(node.get(W + "font"), node.get(W + "char", "")) if node.tag == W + "sym" else "",
                W + "t": node.text or "",
                W + "noBreakHyphen": "-",
                W + "softHyphen": "\u00ad",
                W + "tab": "\t",
                W + "ptab": "\t",
            }.get(node.tag, " ")
            run = node.getparent()
            font, size = self._fonts.of(run, element) if run is not None and run.tag == W + "r" else (None, None)
            text = without_private(text, font) if not code_of_font(font) else text
            last = out[-1][-1] if out[-1] else None
            if last is not None and (last.font, last.size) == (font, size):
                out[-1][-1] = last._replace(text=last.text + text)
            else:
                out[-1].append(Piece(text, font, size))
        changed = [in_unicode(line, self._code) for line in out]
        for line, read in zip(out, changed, strict=True):
            self._legacy |= any(a.text.replace("\u00ad", "") != b.text for a, b in zip(line, read, strict=True))
        return changed

    def _visible(self, element: Any) -> Iterator[Any]:
        for child in element.iterchildren():
            if child.tag in (W + "del", W + "moveFrom"):
                self.revisions = True
                continue
            if child.tag in (
                W + "pPr",
                W + "rPr",
                W + "txbxContent",
                W + "drawing",
                W + "pict",
                _MC_FALLBACK,
                W + "instrText",
            ):
                continue
            if child.tag == W + "ins" or child.tag == W + "moveTo":
                self.revisions = True
            if child.tag == W + "r" and _hidden(child):
                continue
            if child.tag in (
                W + "t",
                W + "tab",
                W + "ptab",
                W + "br",
                W + "cr",
                W + "noBreakHyphen",
                W + "softHyphen",
                W + "sym",
            ):
                yield child
            else:
                yield from self._visible(child)

    def _table(self, element: Any) -> None:
        table, self._tables = self._tables, self._tables + 1
        covered = _covered_rows(element)
        for row, line in enumerate(element.iter(W + "tr")):
            if next(line.iterancestors(W + "tbl")) is not element:
                continue
            col = 0
            for cell in line.iterchildren(W + "tc", W + "sdt"):
                cell = cell if cell.tag == W + "tc" else next(cell.iter(W + "tc"), cell)
                for paragraph in cell.iter(W + "p"):
                    if not any(a.tag == W + "txbxContent" for a in paragraph.iterancestors()):
                        rows = covered.get(cell, 1)
                        self._paragraph(paragraph, kind="cell", table=table, row=row, col=col, rows=rows)
                col += _width(cell)


def _numbering(package: Any) -> Any:
    """The root of the numbering part, or None."""
    try:
        return package.part.numbering_part.element
    except (KeyError, NotImplementedError, AttributeError):
        return None


def _width(cell: Any) -> int:
    """How many columns a cell covers."""
    span = cell.find(f"{W}tcPr/{W}gridSpan")
    return whole(span.get(W + "val"), 1) if span is not None else 1


def _covered_rows(table: Any) -> dict[Any, int]:
    """The cells that go on into the rows below them (w:vMerge), with how many rows each covers."""
    out: dict[Any, int] = {}
    open_at: dict[int, Any] = {}
    for line in table.iterchildren(W + "tr"):
        col = 0
        for cell in line.iterchildren(W + "tc"):
            merge = cell.find(f"{W}tcPr/{W}vMerge")
            if merge is None:
                open_at.pop(col, None)
            elif merge.get(W + "val") == "restart":
                open_at[col], out[cell] = cell, 1
            elif col in open_at:
                out[open_at[col]] += 1
            col += _width(cell)
    return out


def _slice(pieces: list[Piece], start: int, end: int) -> list[Piece]:
    """The characters [start, end) of pieces that stand one after the other."""
    out: list[Piece] = []
    at = 0
    for piece in pieces:
        low, high = max(start - at, 0), min(end - at, len(piece.text))
        if low < high:
            out.append(piece._replace(text=piece.text[low:high]))
        at += len(piece.text)
    return out


def _text_boxes(element: Any) -> Iterator[Any]:
    """The text boxes of a paragraph; a box within one of these is its own paragraphs'."""
    for number, box in enumerate(element.iter(W + "txbxContent")):
        outer = next(
            (a for a in box.iterancestors() if a is element or a.tag in (W + "txbxContent", _MC_FALLBACK)), None
        )
        if outer is element and number < _MOST_BOXES:
            yield box


def _hidden(run: Any) -> bool:
    vanish = run.find(f"{W}rPr/{W}vanish")
    return vanish is not None and vanish.get(W + "val", "1") not in ("0", "false")


def _mostly(element: Any, name: str) -> bool:
    """Whether most letters of a paragraph are bold (b) or italic (i) by their runs' own properties."""
    marked = total = 0
    for run in element.iter(W + "r"):
        size = sum(len(t.text or "") for t in run.iterchildren(W + "t"))
        mark = run.find(f"{W}rPr/{W}{name}")
        total += size
        if mark is not None and mark.get(W + "val", "1") not in ("0", "false"):
            marked += size
    return total > 0 and marked > 0.6 * total


def _align(element: Any) -> Align:
    mark = element.find(f"{W}pPr/{W}jc")
    return _ALIGN.get(mark.get(W + "val", "")) if mark is not None else None
