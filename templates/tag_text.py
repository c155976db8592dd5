"""The tags in a Word template: where they stand, and whether docxtpl can put each together from its runs."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any, Literal

from templates.word_package import W

_TAG = re.compile(r"\{\{(?P<print>.*?)\}\}|\{%(?P<block>.*?)%\}|\{#.*?#\}", re.DOTALL)
_LOOSE = re.compile(r"\{\{|\}\}|\{%|%\}|\{#|#\}")
_SCOPE = re.compile(r"(?P<scope>tr|tc|p|r)\s+(?P<rest>.*)", re.DOTALL)
# curly quotes that Word puts into a tag: docxtpl straightens them
_QUOTES = str.maketrans({"“": '"', "”": '"', "‘": "'", "’": "'", "\u00a0": " "})
_BETWEEN = {f"{W}{name}" for name in ("r", "proofErr", "bookmarkStart", "bookmarkEnd")}
_INSIDE = {f"{W}{name}" for name in ("t", "rPr", "lastRenderedPageBreak")}

Scope = Literal["", "p", "tr", "tc", "r"]


@dataclass(frozen=True, slots=True)
class Tag:
    """One tag: `kind` "print" or "block", `scope` what docxtpl takes away with it, `code` the rest."""

    kind: Literal["print", "block"]
    scope: Scope
    code: str
    source: str
    paragraph: Paragraph
    mendable: bool
    alone: bool

    @property
    def word(self) -> str:
        """The first word of a block: for, if, endfor …"""
        return self.code.split(None, 1)[0] if self.code else ""

    @property
    def holder(self) -> Any:
        """What a block of this scope must end in: the paragraph's parent, the row's table, the paragraph itself."""
        element = self.paragraph.element
        if self.scope == "":
            return element
        if self.scope == "p":
            return element.getparent()
        row = next((above for above in element.iterancestors() if above.tag == f"{W}{self.scope}"), None)
        return row.getparent() if row is not None else None


@dataclass(frozen=True, slots=True)
class Paragraph:
    """A paragraph's own text (not that of text boxes in it), with the element that each character stands in."""

    element: Any
    part: str
    number: int
    text: str
    at: tuple[Any, ...]

    def tags(self) -> Iterator[Tag]:
        """Its tags in order; comments are none."""
        for found in _TAG.finditer(self.text):
            if found.lastgroup is None:
                continue
            code = (found["print"] if found.lastgroup == "print" else found["block"]).translate(_QUOTES)
            code = code.removeprefix("-").removesuffix("-")
            scoped = _SCOPE.match(code) if code[:1] in "ptr" else None
            rest = self.text[: found.start()] + self.text[found.end() :]
            scope: Any = scoped["scope"] if scoped else ""
            yield Tag(
                kind="print" if found.lastgroup == "print" else "block", scope=scope,
                code=(scoped["rest"] if scoped else code).strip(), source=found.group(), paragraph=self,
                mendable=_mendable(self.at[found.start() : found.end()]),
                alone=not (rest if scope != "tr" else _row_text(self.element).replace(found.group(), "", 1)).strip(),
            )  # fmt: skip

    def loose(self) -> bool:
        """Whether half a tag stands here."""
        return bool(_LOOSE.search(_TAG.sub("", self.text)))


def paragraphs(part: str, tree: Any) -> Iterator[Paragraph]:
    """The paragraphs of a part, numbered from 1 as they stand."""
    for number, element in enumerate(tree.iter(f"{W}p"), start=1):
        text, at = [], []
        for node in element.iter(f"{W}t"):
            if next(node.iterancestors(f"{W}p")) is element:
                text.append(node.text or "")
                at += [node] * len(node.text or "")
        yield Paragraph(element, part, number, "".join(text), tuple(at))


def _row_text(element: Any) -> str:
    row = next(element.iterancestors(f"{W}tr"), None)
    return "".join(node.text or "" for node in row.iter(f"{W}t")) if row is not None else ""


def _mendable(nodes: tuple[Any, ...]) -> bool:
    """Whether docxtpl can join a tag: its runs are neighbours under one parent, with nothing but text in them.

    docxtpl drops all that stands between the texts of a tag, so that half a link or tracked change would be left.
    """
    runs = list(dict.fromkeys(node.getparent() for node in nodes))
    parent = runs[0].getparent()
    if any(run.getparent() is not parent for run in runs):
        return False
    if any(above.tag in (f"{W}ins", f"{W}del", f"{W}moveFrom", f"{W}moveTo") for above in runs[0].iterancestors()):
        return False
    if len(runs) == 1 and len(set(nodes)) == 1:
        return True
    between = list(parent)[list(parent).index(runs[0]) : list(parent).index(runs[-1]) + 1]
    inside = [child for run in runs for child in run]
    return all(one.tag in _BETWEEN for one in between) and all(one.tag in _INSIDE for one in inside)
