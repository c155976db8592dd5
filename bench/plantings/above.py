"""A superior plan's file with one more line in it, read again."""

from __future__ import annotations

import re
import tempfile
from functools import cache
from pathlib import Path

import kehoach
from bench.plantings.clean import read
from bench.plantings.paper import Paper, behind, said, say
from schemas.plan import Plan

SUBORDINATES = re.compile(
    r"^[\s#*]*(?:[IVX\d]+(?:\.\d+)*)[.)]\s(?:.*;\s)?(?:Ủy ban nhân dân|UBND) (?:các|14) (?:phường|xã|huyện|quận|thị)[^.:]{0,60}:?[\s*]*$"
)


@cache
def with_line(path: Path, words: str, after: re.Pattern[str] = SUBORDINATES) -> Plan | None:
    """The plan of a file with a line of its own behind the first one that matches; None where none does."""
    if path.suffix == ".docx":
        paper = Paper(path.read_bytes())
        element = paper.find(after, paper.body)
        if element is None:
            return None
        rows = paper.body
        below = rows[rows.index(element) + 1]
        made = behind(below, _like(said(below), words))
        below.addprevious(made)
        return read(paper.bytes(), path.name)
    lines = path.read_text(encoding="utf-8").split("\n")
    at = next((number for number, line in enumerate(lines) if after.search(line)), None)
    if at is None:
        return None
    blank = [""] if path.suffix == ".md" else []
    below_text = next(line for line in lines[at + 1 :] if line.strip())
    indent = re.match(r"\s*", below_text)
    assert indent is not None
    lines[at + 1 : at + 1] = [*blank, f"{indent[0]}- {words}"]
    with tempfile.TemporaryDirectory() as folder:
        changed = Path(folder) / path.name
        changed.write_text("\n".join(lines), encoding="utf-8")
        return kehoach.extract(changed)


def with_words(path: Path, old: str, new: str) -> Plan | None:
    """The plan of a file in which something is said otherwise; None where it isn't said."""
    if path.suffix == ".docx":
        paper = Paper(path.read_bytes())
        element = paper.find(re.escape(old), paper.body)
        if element is None:
            return None
        say(element, said(element).replace(old, new, 1))
        return read(paper.bytes(), path.name)
    text = path.read_text(encoding="utf-8")
    if old not in text:
        return None
    with tempfile.TemporaryDirectory() as folder:
        changed = Path(folder) / path.name
        changed.write_text(text.replace(old, new, 1), encoding="utf-8")
        return kehoach.extract(changed)


def _like(below: str, words: str) -> str:
    return f"- {words}" if not below[:2].isalnum() else words
