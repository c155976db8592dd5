"""A Plan's text as Markdown: headings by their depth, tables as pipes, every paragraph of the document once and in order."""

from __future__ import annotations

import re
from collections.abc import Iterator

from schemas.plan import OutlineNode, Plan

_DEEPEST = 6
_SPECIAL = re.compile(r"([\\`*_\[\]<>#|])")
_LIST = re.compile(r"^(\d*)([-+.)])(?=\s)")


def markdown(plan: Plan) -> str:
    """The document as Markdown text; what has a meaning in Markdown is escaped."""
    blocks = [block for node in plan.outline for block in _blocks(node, 1)]
    return "\n\n".join(block for block in blocks if block) + "\n"


def _blocks(node: OutlineNode, depth: int) -> Iterator[str]:
    if node.kind == "table":
        yield _table(node)
        return
    own = _own(node)
    if node.kind == "heading" and own:
        yield f"{'#' * min(depth, _DEEPEST)} {own}"
    elif own:
        yield _LIST.sub(r"\1\\\2", own)
    for child in node.children:
        yield from _blocks(child, depth + (node.kind == "heading"))


def _own(node: OutlineNode) -> str:
    """A node's own words as they are printed, on one line."""
    printed = [span.quote for span in node.spans if span.quote]
    text = " ".join(printed) if printed else "" if node.children else node.text or node.title or ""
    return _SPECIAL.sub(r"\\\1", " ".join(text.split()))


def _table(node: OutlineNode) -> str:
    rows = [
        [" ".join(filter(None, (_own(part) for part in cell.walk()))) for cell in row.children] for row in node.children
    ]
    width = max((len(row) for row in rows), default=0)
    if not width:
        return ""
    lines = ["| " + " | ".join([*row, *[""] * (width - len(row))]) + " |" for row in rows]
    return "\n".join([lines[0], "|" + "---|" * width, *lines[1:]])
