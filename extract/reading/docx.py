"""DOCX: the XML is walked, because python-docx's paragraph text leaves out tracked insertions and automatic numbers.

Tracked changes are read as accepted (the document says that it holds them); hidden text and comments are left out.
"""

from __future__ import annotations

import zipfile
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from extract.reading.assemble import Assembler
from extract.reading.docx_numbering import Numbering, whole
from extract.reading.limits import check_zip
from schemas.document import Align, Document
from schemas.errors import UnreadableInput

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_MC_FALLBACK = "{http://schemas.openxmlformats.org/markup-compatibility/2006}Fallback"
_ALIGN: dict[str, Align] = {
    "center": "center", "right": "right", "end": "right", "both": "justify", "left": "left", "start": "left"
}  # fmt: skip


def read_docx(path: Path) -> Document:
    """Read a DOCX. Raises UnreadableInput for a broken or locked file, a zip bomb, or an archive that is no document."""
    check_zip(path)
    import docx
    from docx.opc.exceptions import PackageNotFoundError
    from lxml.etree import XMLSyntaxError

    try:
        package = docx.Document(str(path))
    except (PackageNotFoundError, KeyError, ValueError, XMLSyntaxError, zipfile.BadZipFile, AttributeError) as problem:
        raise UnreadableInput("read.not_word", file=path) from problem
    if package.element.body is None:
        raise UnreadableInput("read.not_word", file=path)
    reader = _Reader(package)
    reader.body(package.element.body)
    reader.notes(package)
    return reader.assembler.document(path, "docx", revisions=reader.revisions)


class _Reader:
    def __init__(self, package: Any) -> None:
        self.assembler = Assembler()
        self.numbering = Numbering(package)
        self.revisions = False
        self._tables = 0

    def body(self, parent: Any) -> None:
        for child in parent.iterchildren():
            if child.tag == W + "p":
                self._paragraph(child)
            elif child.tag == W + "tbl":
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
                (k for k in ("footnote", "header", "footer") if f"/{k}" in name and name.endswith(".xml")), None
            )
            if kind is None:
                continue
            from docx.oxml import parse_xml

            root = part.element if hasattr(part, "element") else parse_xml(part.blob)
            for paragraph in root.iter(W + "p"):
                text = " ".join(self._pieces(paragraph)).strip()
                if text and not text.isdigit() and text not in seen:
                    seen.add(text)
                    self.assembler.add(text, kind=kind)

    def _paragraph(self, element: Any, **cell: Any) -> None:
        number = self.numbering.label(element)
        bold = _mostly(element, "b")
        attributes: dict[str, Any] = {
            "bold": bold, "italic": _mostly(element, "i"), "align": _align(element), "heading": self.numbering.heading(element)
        }  # fmt: skip
        first = True
        for piece in self._pieces(element):
            text = f"{number} {piece}" if first and number and piece.strip() else piece
            separator = "\n" if cell or not first else "\n\n"
            if self.assembler.add(text, separator, **attributes, **cell) is not None:
                first = False
        for box in _text_boxes(element):
            self.body(box)

    def _pieces(self, element: Any) -> list[str]:
        """The visible text of a paragraph, cut at its line breaks."""
        out: list[str] = [""]
        for node in self._visible(element):
            if node.tag == W + "t":
                out[-1] += node.text or ""
            elif node.tag in (W + "tab", W + "ptab"):
                out[-1] += " "
            elif node.tag == W + "noBreakHyphen":
                out[-1] += "-"
            elif node.tag in (W + "br", W + "cr"):
                out.append("")
        return out

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
            if child.tag in (W + "t", W + "tab", W + "ptab", W + "br", W + "cr", W + "noBreakHyphen"):
                yield child
            else:
                yield from self._visible(child)

    def _table(self, element: Any) -> None:
        table, self._tables = self._tables, self._tables + 1
        for row, line in enumerate(element.iter(W + "tr")):
            if next(line.iterancestors(W + "tbl")) is not element:
                continue
            col = 0
            for cell in line.iterchildren(W + "tc", W + "sdt"):
                cell = cell if cell.tag == W + "tc" else next(cell.iter(W + "tc"), cell)
                for paragraph in cell.iter(W + "p"):
                    if not any(a.tag == W + "txbxContent" for a in paragraph.iterancestors()):
                        self._paragraph(paragraph, kind="cell", table=table, row=row, col=col)
                span = cell.find(f"{W}tcPr/{W}gridSpan")
                col += whole(span.get(W + "val"), 1) if span is not None else 1


def _text_boxes(element: Any) -> Iterator[Any]:
    for box in element.iter(W + "txbxContent"):
        if not any(ancestor.tag == _MC_FALLBACK for ancestor in box.iterancestors()):
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
