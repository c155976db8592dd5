"""The first sheet of an .xlsx file as lines of cells: values as text, no formulas, no macros, no links followed.

An .xlsx is a zip of XML (ECMA-376); a table of names and days needs no more of it than the shared texts and one sheet.
"""

from __future__ import annotations

import posixpath
import re
import zipfile
from pathlib import Path
from typing import TYPE_CHECKING

from schemas.errors import UnreadableInput, WrongUse

if TYPE_CHECKING:
    from lxml.etree import _Element

_MAIN = "{http://schemas.openxmlformats.org/spreadsheetml/2006/main}"
_RELATION = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}id"
_MOST_COLUMNS = 100
_MOST_ROWS = 20_001


def first_sheet(path: Path) -> list[list[str]]:
    """The lines of the first sheet, empty cells as "". Raises UnreadableInput for a broken file or one that unpacks too large."""
    from lxml.etree import XMLSyntaxError

    from extract.reading.limits import check_zip

    check_zip(path)
    try:
        with zipfile.ZipFile(path) as archive:
            sheet = _parsed(archive, _first_part(archive))
            named = "xl/sharedStrings.xml" in archive.namelist()
            shared = _shared(_parsed(archive, "xl/sharedStrings.xml")) if named else []
        rows = sheet.iter(f"{_MAIN}row")
        return [_line(row, shared) for _, row in zip(range(_MOST_ROWS), rows, strict=False)]
    except (zipfile.BadZipFile, KeyError, ValueError, IndexError, XMLSyntaxError, OSError) as problem:
        raise UnreadableInput("norms.broken_sheet", file=path) from problem


def _parsed(archive: zipfile.ZipFile, name: str) -> _Element:
    from lxml import etree

    parser = etree.XMLParser(resolve_entities=False, no_network=True, load_dtd=False, huge_tree=False)
    data = archive.read(name)
    if b"<!DOCTYPE" in data.replace(b"\x00", b""):
        raise ValueError("a document type in a spreadsheet")
    return etree.fromstring(data, parser)


def _first_part(archive: zipfile.ZipFile) -> str:
    """Where the first sheet of the workbook stands in the archive."""
    sheet = next(_parsed(archive, "xl/workbook.xml").iter(f"{_MAIN}sheet"), None)
    id = sheet.get(_RELATION) if sheet is not None else None
    for relation in _parsed(archive, "xl/_rels/workbook.xml.rels"):
        if id is not None and relation.get("Id") == id:
            target = relation.get("Target") or ""
            return target.lstrip("/") if target.startswith("/") else posixpath.normpath(f"xl/{target}")
    raise ValueError("no sheet")


def _shared(root: _Element) -> list[str]:
    return ["".join(_texts(item)) for item in root.iter(f"{_MAIN}si")]


def _texts(item: _Element) -> list[str]:
    """The text of a cell without the reading aids (rPh) that may stand beside it."""
    return [
        node.text or ""
        for node in item.iter(f"{_MAIN}t")
        if (above := node.getparent()) is None or above.tag != f"{_MAIN}rPh"
    ]


def _line(row: _Element, shared: list[str]) -> list[str]:
    cells: dict[int, str] = {}
    for place, cell in enumerate(row.iter(f"{_MAIN}c")):
        column = _column(cell.get("r"), place)
        if column < _MOST_COLUMNS:
            cells[column] = re.sub(r"\s+", " ", _value(cell, shared)).strip()
    return [cells.get(column, "") for column in range(max(cells, default=-1) + 1)]


def _column(reference: str | None, place: int) -> int:
    letters = re.match(r"[A-Z]{1,3}", reference or "")
    if not letters:
        return place
    number = 0
    for letter in letters.group():
        number = number * 26 + ord(letter) - 64
    return number - 1


def _value(cell: _Element, shared: list[str]) -> str:
    kind = cell.get("t")
    if kind == "inlineStr":
        return "".join(_texts(cell))
    held = cell.findtext(f"{_MAIN}v") or ""
    if kind == "s":
        return shared[int(held)]
    if kind == "e":
        raise WrongUse("norms.cell_error", cell=cell.get("r") or "?", value=held)
    if kind is None or kind == "n":
        return re.sub(r"\.0+$", "", held)
    return held
