"""The leaf paragraphs of a section: what says something itself, not headings and not lines that only introduce bullets."""

from __future__ import annotations

import re
from collections.abc import Iterator

from extract.tree import Node
from grammar.closings import is_closing

_WORD = re.compile(r"[^\W\d_]{2}")
_NOTE = re.compile(r"^\W*(?:lưu ý|ghi chú)\b", re.IGNORECASE)


def leaves(root: Node, roles: frozenset[str] | None = None) -> Iterator[Node]:
    """Every leaf in order, of the given roles where any are named; the closing sentence and notes are none."""
    for node in root.walk():
        if node.paragraph is None or node.heading or node.lead_in or not _WORD.search(node.text):
            continue
        if (roles is None or node.role in roles) and not is_closing(node.text) and not is_note(node.text):
            yield node


def is_note(text: str) -> bool:
    """Whether a paragraph is a note ("Lưu ý: …")."""
    return bool(_NOTE.match(text))


def nearest_heading(node: Node) -> Node | None:
    """The heading right above a node, or None."""
    return next(
        (above for above in node.ancestors() if above.paragraph is not None and (above.heading or above.label)), None
    )


def headings(node: Node) -> list[str]:
    """The titles above a node, nearest first, lead-ins included."""
    return [
        above.title for above in node.ancestors() if above.paragraph is not None and (above.heading or above.lead_in)
    ]
