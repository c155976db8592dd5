"""Paragraphs and rows of an open Word document as lines: read, rewritten, put in and taken out without touching the rest."""

from __future__ import annotations

import io
from collections.abc import Iterator
from copy import deepcopy
from pathlib import Path
from typing import Any

from generate.marks import AUTHOR, set_comment
from schemas.archives import check_zip
from schemas.errors import UnreadableInput, WrongUse

_W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_TRACKED = tuple(_W + name for name in ("ins", "del", "moveFrom", "moveTo"))
_STARTS, _ENDS, _REFERENCES = (_W + name for name in ("commentRangeStart", "commentRangeEnd", "commentReference"))


def open_word(data: bytes, file: str | Path) -> Any:
    """A DOCX as python-docx opens it. Raises UnreadableInput, and WrongUse where changes are still tracked in it."""
    import docx
    from docx.opc.exceptions import OpcError

    if not data.startswith(b"PK"):
        raise UnreadableInput("read.not_word", file=file)
    check_zip(file, data)
    try:
        document = docx.Document(io.BytesIO(data))
    except (OpcError, KeyError, ValueError, AttributeError) as problem:
        raise UnreadableInput("read.not_word", file=file) from problem
    if next(document.element.body.iter(*_TRACKED), None) is not None:
        raise WrongUse("update.tracked", file=file)
    return document


def body_paragraphs(document: Any) -> list[Any]:
    """The paragraphs that stand in no table, in their order (`w:p` elements)."""
    return [element for element in document.element.body if element.tag == _W + "p"]


def table_paragraphs(document: Any) -> list[Any]:
    """The paragraphs of every table."""
    tables = (element for element in document.element.body if element.tag == _W + "tbl")
    return [paragraph for table in tables for paragraph in table.iter(_W + "p")]


def table_rows(document: Any, columns: int) -> list[Any]:
    """The rows of so many cells (`w:tr` elements) of every table."""
    rows = (row for element in document.element.body if element.tag == _W + "tbl" for row in element.iter(_W + "tr"))
    return [row for row in rows if len(row.findall(_W + "tc")) == columns]


def text_of(element: Any) -> str:
    """What a paragraph, a cell or a row says."""
    return "".join(_texts(element))


def _texts(element: Any) -> Iterator[str]:
    for node in element.iter(_W + "t", _W + "tab", _W + "br", _W + "noBreakHyphen"):
        yield node.text or "" if node.tag == _W + "t" else "-" if node.tag == _W + "noBreakHyphen" else " "


def rewrite(paragraph: Any, text: str) -> None:
    """Give a paragraph another text in the form of its first words; its comments stay at it."""
    from docx.text.run import Run

    runs = [run for run in paragraph.iter(_W + "r") if next(run.iter(_REFERENCES), None) is None]
    if not runs:
        runs = [paragraph.makeelement(_W + "r", {})]
        paragraph.append(runs[0])
    for run in runs[1:]:
        run.getparent().remove(run)
    Run(runs[0], None).text = text  # type: ignore[arg-type]


def copied_after(element: Any, like: Any, text: str) -> Any:
    """A new paragraph behind an element, in the form of another paragraph."""
    made = deepcopy(like)
    for mark in [*made.iter(_STARTS), *made.iter(_ENDS)]:
        mark.getparent().remove(mark)
    for reference in list(made.iter(_REFERENCES)):
        run = reference.getparent()
        run.getparent().remove(run)
    rewrite(made, text)
    element.addnext(made)
    return made


def remove(document: Any, element: Any) -> None:
    """Take a paragraph or a row out, with the comments that stand in it alone."""
    gone = {mark.get(_W + "id") for mark in element.iter(_STARTS, _REFERENCES)}
    element.getparent().remove(element)
    kept = {mark.get(_W + "id") for mark in document.element.body.iter(_STARTS, _ENDS, _REFERENCES)}
    for comment in list(document.part._comments_part.element):
        if comment.get(_W + "id") in gone - kept:
            comment.getparent().remove(comment)


def is_held(document: Any, element: Any) -> bool:
    """Whether a line can't be taken out: a section ends in it, a comment reaches beyond it, or a person commented it."""
    starts, ends = ({mark.get(_W + "id") for mark in element.iter(name)} for name in (_STARTS, _ENDS))
    noted = starts | {mark.get(_W + "id") for mark in element.iter(_REFERENCES)}
    authors = {comment.comment_id: comment.author for comment in document.comments}
    others = [name for name in noted if authors.get(int(name or -1), AUTHOR) != AUTHOR]
    return starts != ends or bool(others) or next(element.iter(_W + "sectPr"), None) is not None


def note(document: Any, paragraph: Any, text: str) -> None:
    """A comment at a paragraph's words."""
    from docx.text.run import Run

    run = next((run for run in paragraph.iter(_W + "r") if next(run.iter(_W + "t"), None) is not None), None)
    if run is None:
        rewrite(paragraph, " ")
        run = next(iter(paragraph.iter(_W + "r")))
    set_comment(document, [Run(run, document)], text)
