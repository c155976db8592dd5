"""The superior plan as a tree of clauses, each with what the Plan's fields say of it."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field

from schemas.plan import ITEM_FIELDS, OutlineNode, Plan
from schemas.span import Span

FRAME = ("letterhead", "recipients", "signature", "note", "footnote")
"""What is form and not content."""


@dataclass(slots=True)
class Source:
    """One clause of the superior plan: a heading or a paragraph, with the fields that claim it."""

    text: str
    marker: str | None
    heading: bool
    spans: list[Span]
    children: list[Source] = field(default_factory=list)
    claims: dict[str, list[int]] = field(default_factory=dict)
    tables: list[Span] = field(default_factory=list)
    """The places of the tables that stand below it."""

    def walk(self) -> Iterator[Source]:
        """The clause and those below it."""
        yield self
        for child in self.children:
            yield from child.walk()

    @property
    def tabled(self) -> bool:
        """Whether a table stands below it."""
        return bool(self.tables)

    @property
    def fields(self) -> set[str]:
        """Every field that claims the clause or one below it."""
        return {name for clause in self.walk() for name in clause.claims}


_POINTS = re.compile(r"\(?\s*(?:Phân công|Danh mục|Chi tiết|Có Phụ lục|Kèm theo)")
_POINTS_ONLY = re.compile(rf"{_POINTS.pattern}[^.;:]*(?:[Pp]hụ lục|bảng|biểu)[^.;:]*[.;)\s]*")


def points_to_an_appendix(text: str, anywhere: bool = True) -> bool:
    """Whether a sentence points to a table or an appendix and does nothing else: by its first words alone in a section that
    gives duties out, else (`anywhere`) by all of it.
    """
    return bool(_POINTS_ONLY.fullmatch(text.strip()) if anywhere else _POINTS.match(text))


def sections(plan: Plan) -> tuple[list[Source], list[Source]]:
    """The preamble's paragraphs, and the body's top clauses (without letterhead, signature and annexes)."""
    claims = _claims(plan)
    preamble: list[Source] = []
    body: list[Source] = []
    seen_title = False
    for node in plan.outline:
        if node.kind == "recipients":
            break
        if node.kind in FRAME:
            continue
        if node.kind == "heading" and not seen_title and node.children and not node.spans:
            seen_title = True
            continue
        source = _source(node, claims)
        if not body and not source.heading and source.marker is None:
            preamble.append(source)
        else:
            body.append(source)
    return preamble, body


def _claims(plan: Plan) -> list[tuple[int, int, str, int]]:
    out: list[tuple[int, int, str, int]] = []
    for name in ITEM_FIELDS:
        for index, row in enumerate(getattr(plan, name)):
            out.extend((span.start, span.end, name, index) for span in row.evidence)
    return sorted(out)


def _source(node: OutlineNode, claims: list[tuple[int, int, str, int]]) -> Source:
    heading = node.kind == "heading"
    found: dict[str, list[int]] = {}
    for span in node.spans:
        for start, end, name, index in claims:
            if start >= span.end:
                break
            if start >= span.start and end <= span.end and index not in found.setdefault(name, []):
                found[name].append(index)
    children: list[Source] = []
    for child in node.children:
        if child.kind in ("heading", "paragraph"):
            children.append(_source(child, claims))
        elif child.kind == "table" and children:
            children[-1].tables += child.all_spans()
    clean = {name: rows for name, rows in found.items() if rows}
    return Source(
        node.title if heading and node.title else node.text or "", node.marker, heading, node.spans, children, clean,
        tables=[span for child in node.children if child.kind == "table" and not children for span in child.all_spans()],
    )  # fmt: skip
