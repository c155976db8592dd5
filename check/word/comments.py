"""Word comments laid over a DOCX: nothing else in it changes, runs are only cut where a comment begins or ends."""

from __future__ import annotations

import posixpath
import re
from copy import deepcopy
from typing import Any

from lxml import etree

from check.word.package import REL, TYPES, Package, R, W, relations_name
from check.word.places import Stretch
from check.word.text import Paragraph

_TYPE = "application/vnd.openxmlformats-officedocument.wordprocessingml.comments+xml"
_RELATION = f"{R.strip('{}')}/comments"
_SPACE = "{http://www.w3.org/XML/1998/namespace}space"
_NO_XML = re.compile("[\x00-\x08\x0b-\x1f\ud800-\udfff\ufffe\uffff]+")


class Comments:
    """Adds comments to the main part of a package; `author` signs them. They carry no date: the same comments, the same bytes."""

    def __init__(self, package: Package, author: str, initials: str) -> None:
        self._package = package
        self._author = author
        self._initials = initials
        self._name = _part(package)
        self._root = package.root(self._name)
        used = (row.get(W + "id", "") for row in self._root.iter(W + "comment"))
        self._next = max((int(id) for id in used if id.isdigit()), default=-1) + 1
        self._runs: dict[int, list[tuple[Any, int]]] = {}

    def add(self, place: Stretch, lines: list[str]) -> None:
        """A comment of some lines at a place."""
        id, self._next = str(self._next), self._next + 1
        comment = etree.SubElement(self._root, W + "comment")
        for name, value in (("id", id), ("author", self._author), ("initials", self._initials)):
            comment.set(W + name, value)
        for line in lines:
            run = etree.SubElement(etree.SubElement(comment, W + "p"), W + "r")
            _set_text(etree.SubElement(run, W + "t"), _NO_XML.sub(" ", line))
        begin, end = etree.Element(W + "commentRangeStart"), etree.Element(W + "commentRangeEnd")
        run = etree.Element(W + "r")
        mark = etree.SubElement(run, W + "commentReference")
        for element in (begin, end, mark):
            element.set(W + "id", id)
        self._put(place, begin, end, run)
        self._package.change(self._package.main)
        self._package.change(self._name)

    def _put(self, place: Stretch, begin: Any, end: Any, run: Any) -> None:
        first = self._at(place.first, place.start, behind=False)
        last = self._at(place.last, place.end, behind=True)
        if first is None:
            holder = _holder(place.first)
            holder.insert(1 if holder.find(W + "pPr") is not None else 0, begin)
        else:
            first.addprevious(begin)
        if last is None:
            _holder(place.last).extend([end, run])
        else:
            last.addnext(run)
            last.addnext(end)

    def _at(self, paragraph: Paragraph, place: int, behind: bool) -> Any:
        """The paragraph's child that begins (or, `behind`, ends) at a letter; a run is cut there. None for the paragraph as a
        whole: Word takes no comment in a text box, there the paragraph that the box is fixed to has it.
        """
        if paragraph.boxed:
            return None
        runs = self._runs.setdefault(paragraph.index, _run_lengths(paragraph))
        passed = 0
        for number, (run, length) in enumerate(runs):
            inside = place - passed
            if inside < length or (behind and inside == length):
                if 0 < inside < length and _can_be_cut(run, paragraph):
                    runs[number : number + 1] = [(run, inside), (_cut(run, inside), length - inside)]
                    return runs[number if behind else number + 1][0]
                return _child(run, paragraph)
            passed += length
        return _child(runs[-1][0], paragraph) if runs else None


def _part(package: Package) -> str:
    """The name of the part with the comments, made where there is none."""
    known = package.related("comments")
    if known:
        return known[0]
    folder = posixpath.dirname(package.main)
    file = next(name for name in _names() if posixpath.join(folder, name) not in package.parts)
    name = posixpath.join(folder, file)
    package.add(name, etree.Element(W + "comments", nsmap={"w": W.strip("{}")}))
    types = package.root("[Content_Types].xml")
    etree.SubElement(types, TYPES + "Override", PartName=f"/{name}", ContentType=_TYPE)
    package.change("[Content_Types].xml")
    links = relations_name(package.main)
    if links not in package.parts:
        package.add(links, etree.fromstring(f'<Relationships xmlns="{REL.strip("{}")}"/>'))
    ids = {row.get("Id", "") for row in package.root(links)}
    id = next(f"rId{n}" for n in range(1, len(ids) + 2) if f"rId{n}" not in ids)
    etree.SubElement(package.root(links), REL + "Relationship", Id=id, Type=_RELATION, Target=file)
    package.change(links)
    return name


def _names() -> Any:
    yield "comments.xml"
    number = 2
    while True:
        yield f"comments{number}.xml"
        number += 1


def _run_lengths(paragraph: Paragraph) -> list[tuple[Any, int]]:
    """The elements that hold the paragraph's letters, each with how many it holds."""
    out: list[tuple[Any, int]] = []
    for piece in paragraph.pieces:
        if out and out[-1][0] is piece.run:
            out[-1] = (piece.run, out[-1][1] + len(piece.text))
        else:
            out.append((piece.run, len(piece.text)))
    return out


def _can_be_cut(run: Any, paragraph: Paragraph) -> bool:
    content = [child for child in run if child.tag != W + "rPr"]
    return run.getparent() is paragraph.element and len(content) == 1 and content[0].tag == W + "t"


def _cut(run: Any, place: int) -> Any:
    """Cut a run of one text; the new run holds what is behind the place."""
    rest = deepcopy(run)
    rest.tail = None
    words = run.find(W + "t").text or ""
    _set_text(run.find(W + "t"), words[:place])
    _set_text(rest.find(W + "t"), words[place:])
    run.addnext(rest)
    return rest


def _set_text(node: Any, text: str) -> None:
    node.text = text
    node.set(_SPACE, "preserve")


def _child(node: Any, paragraph: Paragraph) -> Any:
    """The paragraph's own child that a node is in: a link, an insertion or a control is commented as a whole."""
    while node is not paragraph.element and node.getparent() is not paragraph.element:
        node = node.getparent()
    return None if node is paragraph.element else node


def _holder(paragraph: Paragraph) -> Any:
    """The outermost paragraph that a paragraph stands in."""
    above = [paragraph.element, *paragraph.element.iterancestors(W + "p")]
    return above[-1]
