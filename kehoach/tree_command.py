"""`kehoach tree`: what a plan rests on and what follows from it."""

from __future__ import annotations

from pathlib import Path
from typing import Literal

from kehoach.catalogue_command import opened
from kehoach.output import emit, message
from schemas.errors import WrongUse
from schemas.texts import say

Format = Literal["text", "dot", "svg"]
_ENDINGS: dict[str, Format] = {".txt": "text", ".dot": "dot", ".gv": "dot", ".svg": "svg"}


def run(plan: str, depth: int, format: Format | None, catalogue: str | None, out: Path | None) -> None:
    """Draw the tree of a plan; the format is the one asked for, else that of the output's ending, else text."""
    from corpus.catalogue.drawing import as_dot, as_svg, as_text
    from corpus.catalogue.graph import tree

    ending = _ENDINGS.get(out.suffix.lower()) if out is not None else None
    if format and ending and format != ending:
        raise WrongUse("tree.wrong_ending", path=out, format=format)
    with opened(catalogue) as opened_catalogue:
        found = tree(opened_catalogue, plan, depth)
    draw = {"text": as_text, "dot": as_dot, "svg": as_svg}[format or ending or "text"]
    emit(draw(found), out)
    if found.cut:
        message(say("tree.cut", count=len(found.nodes)))
