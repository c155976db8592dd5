"""Whether a DOCX can be signed: nothing left to fill in, to decide, or to take away."""

from __future__ import annotations

import posixpath
import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from check.form.document import Form
from check.word.package import Package, W
from check.word.text import Paragraph
from schemas.finding import FormFinding, FormPlace
from schemas.texts import say

_BRACKETS = re.compile(r"\[\s*(?:…+|\.{2,})\s*\]")
_BLANK = re.compile(
    _BRACKETS.pattern
    + r"|…{2,}|…\.{2,}|_{4,}|\.{6,}|(?<![\w.,;])(?<![,;]\s)\.(?:\s?\.){2,}|\.{4,}(?=\s*[a-zđ\d/])"
    + r"|(?<![,;]\s)(?:(?<=\s)|^)…(?=\s*[\w%/])"  # "ngày … tháng"; not the end of a list, "A, B, …"
)
_TAGS = re.compile(r"\{\{|\}\}|\{%|%\}")
_REVISIONS = frozenset(
    W + name
    for name in (
        "ins", "del", "moveFrom", "moveTo", "rPrChange", "pPrChange", "sectPrChange", "tblPrChange", "trPrChange",
        "tcPrChange", "tblGridChange", "numberingChange", "cellIns", "cellDel", "cellMerge", "tblPrExChange",
        "moveFromRangeStart", "moveToRangeStart", "customXmlInsRangeStart", "customXmlDelRangeStart",
    )
)  # fmt: skip
KINDS = {
    "blank": ("TK-01", "cho-trong"), "comments": ("TK-02", "ghi-chu"), "revision": ("TK-03", "theo-doi-thay-doi"),
    "tag": ("TK-04", "the-mau"), "highlight": ("TK-05", "to-nen"), "name": ("TK-06", "ho-ten-nguoi-ky"),
}  # fmt: skip
"""The id and name of each kind of finding (TK: trình ký)."""

_COMMENT_MARKS = (W + "commentRangeStart", W + "commentReference")


def final_findings(data: bytes, file: str | Path = "DOCX") -> list[FormFinding]:
    """What must be settled before a DOCX is signed; none where it can be. In the order of the text.

    Looked for in the body, tables, boxes, headers, footers and notes: blanks ("[…]", rows of dots; of the number's and the
    date's line and of the forms behind the signature only brackets), comments, tracked changes, template tags, highlighted
    text, a signature without a name. Raises UnreadableInput.
    """
    form = Form(Package(data, file))
    package = form.package
    out: list[FormFinding] = []
    exempt = {line.paragraph.index for line in (form.letterhead.number, form.letterhead.date) if line is not None}
    forms = min((row.label.paragraph.index for row in form.closing.appendices), default=len(form.paragraphs))
    for name in text_parts(package):
        main = name == package.main
        paragraphs = form.paragraphs if main else form.reader.part(name)
        for paragraph in paragraphs:
            # an appendix may be a form that others fill in: there only the draft's own brackets are blanks
            blanks = _BRACKETS if main and (paragraph.index in exempt or paragraph.index >= forms) else _BLANK
            out += _in_text(paragraph, blanks)
        out += _in_markup(package.root(name), name, paragraphs)
    if not any(row.rule == KINDS["comments"][0] for row in out) and next(_comment_texts(package), None) is not None:
        out.append(_finding("comments", FormPlace(part="comments")))
    if form.closing.authority and form.closing.name is None:
        out.append(_finding("name", form.closing.authority[-1].place))
    return out


def text_parts(package: Package) -> list[str]:
    """The names of the parts that hold text of the document: the main one, headers, footers, notes."""
    kinds = ("header", "footer", "footnotes", "endnotes")
    return [package.main, *dict.fromkeys(name for kind in kinds for name in package.related(kind))]


def _finding(kind: str, place: FormPlace) -> FormFinding:
    id, name = KINDS[kind]
    return FormFinding(rule=id, name=name, severity="error", message=say(f"final.{kind}"), where=place, words=True)


def _in_text(paragraph: Paragraph, blanks: re.Pattern[str]) -> Iterator[FormFinding]:
    text = "\n".join(line.raw for line in paragraph.lines)
    blank, tag = blanks.search(text), _TAGS.search(text)
    if blank is not None:
        yield _finding("blank", paragraph.place_of(_around(text, blank)))
    if tag is not None:
        yield _finding("tag", paragraph.place_of(_around(text, tag)))
    marked = "".join(piece.text for piece in paragraph.written if piece.form.highlight is not None)
    if marked:
        yield _finding("highlight", paragraph.place_of(marked.strip()))


def _around(text: str, found: re.Match[str], reach: int = 40) -> str:
    """The words about a place in a text."""
    start = max(found.start() - reach, 0)
    start = text.find(" ", start, found.start()) + 1 if start else 0
    end = min(found.end() + reach, len(text))
    end = text.rfind(" ", found.end(), end) if end < len(text) and text.rfind(" ", found.end(), end) > 0 else end
    return " ".join(text[start:end].split())


def _in_markup(root: Any, name: str, paragraphs: list[Paragraph]) -> Iterator[FormFinding]:
    known = {paragraph.element: paragraph for paragraph in paragraphs}
    for kind, tags in (("revision", _REVISIONS), ("comments", frozenset(_COMMENT_MARKS))):
        told: set[int] = set()
        for node in root.iter(*tags):
            holder = next((known[a] for a in (node, *node.iterancestors(W + "p")) if a in known), None)
            if holder is None:
                if -1 not in told:
                    yield _finding(kind, FormPlace(part=posixpath.basename(name).removesuffix(".xml")))
                told.add(-1)
            elif holder.index not in told:
                yield _finding(kind, holder.place)
                told.add(holder.index)


def _comment_texts(package: Package) -> Iterator[Any]:
    for name in package.related("comments"):
        yield from package.root(name).iter(W + "comment")
