"""Small changes to a DOCX's XML, each of which breaks (or mends) one thing of its form."""

from __future__ import annotations

import copy
from collections.abc import Callable
from typing import Any

from check.refit.edit import made, properties, put, set_run
from check.word.package import Package, W

Change = Callable[[Package], None]


def changed(data: bytes, *changes: Change) -> bytes:
    """A DOCX after changes to its parts."""
    package = Package(data)
    for change in changes:
        change(package)
    return package.packed()


def text(element: Any) -> str:
    """The words of an element."""
    return "".join(node.text or "" for node in element.iter(W + "t"))


def paragraph(package: Package, start: str) -> Any:
    """The first paragraph of the body whose words begin so."""
    return next(p for p in package.body.iter(W + "p") if text(p).startswith(start))


def words(old: str, new: str) -> Change:
    """Other words in a text of the body."""

    def change(package: Package) -> None:
        node = next(node for node in package.body.iter(W + "t") if old in (node.text or ""))
        node.text = (node.text or "").replace(old, new)
        package.change(package.main)

    return change


def whole(old: str, new: str) -> Change:
    """Other words in place of a text that is nothing else."""

    def change(package: Package) -> None:
        node = next(node for node in package.body.iter(W + "t") if node.text == old)
        node.text = new
        package.change(package.main)

    return change


def run(start: str, **look: Any) -> Change:
    """Another size, weight, slant or showing of all runs of a paragraph."""

    def change(package: Package) -> None:
        for node in paragraph(package, start).iter(W + "r"):
            set_run(node, **look)
        package.change(package.main)

    return change


def run_property(start: str, tag: str, **attributes: str) -> Change:
    """A property of the first run of a paragraph."""

    def change(package: Package) -> None:
        put(properties(next(paragraph(package, start).iter(W + "r")), "rPr"), tag, **attributes)
        package.change(package.main)

    return change


def paragraph_property(start: str, tag: str, **attributes: str) -> Change:
    """A property of a paragraph."""

    def change(package: Package) -> None:
        put(properties(paragraph(package, start), "pPr"), tag, **attributes)
        package.change(package.main)

    return change


def section(index: int, tag: str, **attributes: str) -> Change:
    """A property of a section."""

    def change(package: Package) -> None:
        put(list(package.body.iter(W + "sectPr"))[index], tag, **attributes)
        package.change(package.main)

    return change


def without_section(index: int, tag: str) -> Change:
    """A property of a section taken away."""

    def change(package: Package) -> None:
        element = list(package.body.iter(W + "sectPr"))[index]
        element.remove(element.find(W + tag))
        package.change(package.main)

    return change


def gone(start: str) -> Change:
    """A paragraph taken away."""

    def change(package: Package) -> None:
        element = paragraph(package, start)
        element.getparent().remove(element)
        package.change(package.main)

    return change


def rule_gone(number: int) -> Change:
    """The n-th paragraph that is only a line taken away."""

    def change(package: Package) -> None:
        lines = [p for p in package.body.iter(W + "p") if p.find(f"{W}pPr/{W}pBdr") is not None]
        lines[number].getparent().remove(lines[number])
        package.change(package.main)

    return change


def twin(start: str, *texts: str) -> Change:
    """Copies of a paragraph behind it, with other words."""

    def change(package: Package) -> None:
        element = paragraph(package, start)
        for new in reversed(texts):
            made_twin = copy.deepcopy(element)
            nodes = list(made_twin.iter(W + "t"))
            nodes[0].text = new
            for node in nodes[1:]:
                node.text = ""
            element.addnext(made_twin)
        package.change(package.main)

    return change


def header_run(size: float | None = None, italic: bool | None = None) -> Change:
    """Another look of the page number."""

    def change(package: Package) -> None:
        for name in package.related("header"):
            for node in package.root(name).iter(W + "r"):
                set_run(node, size, None, italic)
            package.change(name)

    return change


def header_align(value: str) -> Change:
    """Another place of the page number in its line."""

    def change(package: Package) -> None:
        for name in package.related("header"):
            for node in package.root(name).iter(W + "p"):
                put(properties(node, "pPr"), "jc", val=value)
            package.change(name)

    return change


def tracked(start: str) -> Change:
    """The first run of a paragraph as a tracked insertion."""

    def change(package: Package) -> None:
        node = next(paragraph(package, start).iter(W + "r"))
        insertion = made("ins", id="900", author="A")
        node.addprevious(insertion)
        insertion.append(node)
        package.change(package.main)

    return change
