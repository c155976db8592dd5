"""What the head of a body is called."""

from __future__ import annotations

from norms.entry import Entry, load
from norms.spelling import fold


class Head(Entry):
    """The title of the head of every body whose name begins so."""

    starts: str
    title: str


def head_title(body: str) -> str | None:
    """ "Sở Y tế" → "Giám đốc"; None where the norms don't know the kind of body."""
    name = fold(body)
    rows = load("heads.toml", "head", Head)
    return next((row.title for row in rows if name.startswith(fold(row.starts) + " ")), None)
