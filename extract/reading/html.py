"""Pages saved from legal websites: the document without what the site put around it; the letterhead's table read by cells.

lxml parses it (no network, no entities of its own); scripts, forms and hidden parts are left out.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from extract.reading.assemble import Assembler
from extract.reading.encodings import decoded
from extract.reading.legacy_text import Piece, guessed_code, in_unicode
from extract.reading.limits import MAX_TEXT_BYTES
from extract.reading.web import document_paragraphs
from grammar.normalise import readable, squeeze
from grammar.numbering import roman
from schemas.document import Align, Aside, Document
from schemas.errors import UnreadableInput

_LEFT_OUT = frozenset(
    "script style noscript iframe svg form button select option input textarea nav footer template head object embed audio video canvas".split()
)
_BLOCKS = frozenset(
    "p div section article main h1 h2 h3 h4 h5 h6 li ul ol table tr td th tbody thead tfoot blockquote pre dl dt dd header aside body hr "
    "figure figcaption address fieldset caption center".split()
)
_HIDDEN = re.compile(r"display\s*:\s*none|visibility\s*:\s*hidden", re.IGNORECASE)
_CHARSET = re.compile(rb"charset\s*=\s*[\"']?([\w-]+)", re.IGNORECASE)
_FAMILY = re.compile(r"font-family\s*:\s*[\"']?([^;\"',]+)", re.IGNORECASE)
_MAX_DEPTH = 200
_RULE = re.compile(r"[-–—_=*.\s]{3,}")  # drawn under a letterhead


@dataclass(slots=True)
class _Paragraph:
    pieces: list[Piece] = field(default_factory=list)
    bold: int = 0
    italic: int = 0
    size: int = 0
    align: Align = None
    heading: int | None = None
    cell: tuple[int, int, int] | None = None
    line: bool = False  # begins after a line break within its paragraph

    @property
    def text(self) -> str:
        return squeeze("".join(piece.text for piece in self.pieces))


def read_html(path: Path) -> Document:
    """Read a saved page. Raises UnreadableInput for one that is too large or holds no text."""
    if path.stat().st_size > MAX_TEXT_BYTES:
        raise UnreadableInput("read.too_large", file=path, limit=MAX_TEXT_BYTES // 1_000_000)
    from lxml import etree, html

    data = path.read_bytes()
    declared = _CHARSET.search(data[:4096])
    text = decoded(data, path, declared[1].decode("ascii") if declared else None)
    text = re.sub(r"^\s*<\?xml[^>]*\?>", "", readable(text))
    parser = html.HTMLParser(no_network=True, huge_tree=True, remove_comments=True, remove_pis=True)
    try:
        root = html.document_fromstring(text, parser=parser)
    except (etree.ParserError, etree.XMLSyntaxError, ValueError) as problem:
        raise UnreadableInput("read.no_text", file=path) from problem
    if any("depth" in error.message.lower() for error in parser.error_log):
        raise UnreadableInput(
            "read.too_deep", file=path
        )  # the parser gave up there: what follows would be lost in silence
    walker = _Walker()
    walker.block(root, {}, 0)
    paragraphs = [item for item in walker.out if item.text and not _RULE.fullmatch(item.text)]
    return _assembled(path, paragraphs)


def _assembled(path: Path, paragraphs: list[_Paragraph]) -> Document:
    assembler = Assembler()
    keep = document_paragraphs([item.text for item in paragraphs])
    code = guessed_code("\n".join(item.text for item in paragraphs))
    before: _Paragraph | None = None
    legacy = False
    for item, kept in zip(paragraphs, keep, strict=True):
        if not kept:
            assembler.set_aside(Aside("boilerplate", item.text))
            continue
        pieces = in_unicode(item.pieces, code)
        legacy |= pieces != item.pieces
        attributes: dict[str, Any] = {
            "bold": item.bold > 0.6 * item.size, "italic": item.italic > 0.6 * item.size, "align": item.align, "heading": item.heading,
        }  # fmt: skip
        separator = "\n" if item.line else "\n\n"
        if item.cell is not None:
            table, row, col = item.cell
            attributes |= {"kind": "cell", "table": table, "row": row, "col": col}
            same_row = before is not None and before.cell is not None and before.cell[:2] == item.cell[:2]
            separator = "\n" if same_row else "\n\n"
        assembler.add_pieces(pieces, separator, **attributes)
        before = item
    notes = tuple(key for key, said in (("note.legacy", legacy), ("note.boilerplate", not all(keep))) if said)
    return assembler.document(path, "html", notes=notes)


class _Walker:
    """Collects the paragraphs of a page in order."""

    def __init__(self) -> None:
        self.out: list[_Paragraph] = [_Paragraph()]
        self._tables = 0
        self._items: dict[Any, int] = {}  # how many items of a list were seen
        self._label = ""  # of a list item, printed before the first text in it

    def block(self, element: Any, style: dict[str, Any], depth: int) -> None:
        """Everything below an element; `style` is what holds there (bold, italic, align, heading, cell, font)."""
        if depth > _MAX_DEPTH or not isinstance(element.tag, str):
            # deeper than any page that a person made: its text, without its form
            self._text(" ".join(element.itertext()) if depth > _MAX_DEPTH else "", style)
            return
        tag = element.tag.rpartition("}")[2].lower()
        if tag in _LEFT_OUT or _HIDDEN.search(element.get("style", "")) or element.get("hidden") is not None:
            return
        if tag == "br":
            self._begin(style, line=True)
            return
        if tag == "table":
            self._begin(style)
            self._table(element, style, depth)
            self._begin(style)
            return
        inner = _style(tag, element, style)
        if tag in _BLOCKS:
            self._begin(inner)
        if tag == "li" and element.getparent() is not None:
            parent = element.getparent()
            place = self._items.get(parent, 0)
            self._items[parent] = place + 1
            self._label = _label(element, place)
        self._text(element.text, inner)
        for child in element:
            self.block(child, inner, depth + 1)
            self._text(child.tail, inner)
        if tag in _BLOCKS:
            self._begin(style)

    def _table(self, element: Any, style: dict[str, Any], depth: int) -> None:
        number, self._tables = self._tables, self._tables + 1
        for row, line in enumerate(_rows(element)):
            col = 0
            for cell in line:
                if not isinstance(cell.tag, str) or cell.tag not in ("td", "th"):
                    continue
                inner = _style("td", cell, style) | {"cell": style.get("cell") or (number, row, col)}
                self._begin(inner)
                self._text(cell.text, inner)
                for child in cell:
                    self.block(child, inner, depth + 2)
                    self._text(child.tail, inner)
                span = cell.get("colspan", "1")
                col += _whole(span, 1)
                self._begin(style)

    def _begin(self, style: dict[str, Any], line: bool = False) -> None:
        if self.out[-1].text:
            self.out.append(_Paragraph())
        last = self.out[-1]
        last.align, last.heading, last.cell, last.line = (
            style.get("align"),
            style.get("heading"),
            style.get("cell"),
            line,
        )

    def _text(self, text: str | None, style: dict[str, Any]) -> None:
        if not text:
            return
        last = self.out[-1]
        text = re.sub(r"[ \t\r\n\f]+", " ", text)
        if self._label and text.strip():
            text, self._label = f"{self._label} {text.lstrip()}", ""
        size = len(text.strip())
        last.size += size
        last.bold += size if style.get("bold") else 0
        last.italic += size if style.get("italic") else 0
        last.pieces.append(Piece(text, style.get("font")))


def _rows(table: Any) -> Iterator[Any]:
    """The rows of a table, not those of tables within it."""
    for child in table:
        if isinstance(child.tag, str):
            if child.tag == "tr":
                yield child
            elif child.tag in ("tbody", "thead", "tfoot"):
                yield from (row for row in child if row.tag == "tr")


def _style(tag: str, element: Any, outer: dict[str, Any]) -> dict[str, Any]:
    out = dict(outer)
    css = element.get("style", "").lower()
    if tag in ("b", "strong", "th") or re.search(r"font-weight\s*:\s*(?:bold|[6-9]00)", css):
        out["bold"] = True
    if tag in ("i", "em") or "italic" in css:
        out["italic"] = True
    align = element.get("align", "").lower() or (re.search(r"text-align\s*:\s*(\w+)", css) or ["", ""])[1]
    if tag == "center":
        align = "center"
    if align in ("left", "center", "right", "justify"):
        out["align"] = align
    if re.fullmatch(r"h[1-6]", tag):
        out["heading"], out["bold"] = int(tag[1]), True
    family = element.get("face") or (_FAMILY.search(element.get("style", "")) or ["", ""])[1]
    if family.strip():
        out["font"] = family.strip()
    return out


def _label(item: Any, place: int) -> str:
    """The number or bullet that a browser shows before a list item."""
    parent = item.getparent()
    if parent.tag != "ol":
        return "-"
    start = parent.get("start", "1")
    number = _whole(start, 1) + place
    kind = parent.get("type", "1")
    if kind in ("I", "i") and 1 <= number <= 39:
        numeral = roman(number)
        return f"{numeral if kind == 'I' else numeral.lower()}."
    if kind in ("a", "A") and number <= 26:
        return f"{chr(ord(kind) + number - 1)}."
    return f"{number}."


def _whole(text: str, default: int) -> int:
    return int(text) if re.fullmatch(r"[0-9]{1,5}", text) else default
