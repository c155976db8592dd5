"""`kehoach search`: the plans of a catalogue that fit words and conditions."""

from __future__ import annotations

import json
import sys
import textwrap
from collections.abc import Iterator
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from grammar.dates import day_first
from kehoach.catalogue_command import opened
from kehoach.days import day_of
from kehoach.output import emit, message
from schemas.errors import WrongUse
from schemas.texts import say

if TYPE_CHECKING:
    from corpus.catalogue.search import Found, Hit
    from corpus.catalogue.snippets import Snippet

_WIDTH = 110  # characters
_BOLD = ("\x1b[1m", "\x1b[0m")
_PLAIN = ("«", "»")


@dataclass(frozen=True, slots=True)
class Conditions:
    """The conditions as the user writes them: `due` a day, `year` the year of issue, `field` a list of the Plan."""

    issuer: str | None = None
    level: str | None = None
    year: int | None = None
    cites: str | None = None
    due: str | None = None
    field: str | None = None


def run(text: str, asked: Conditions, most: int, format: str, catalogue: str | None, out: Path | None) -> None:
    """Search and print. Raises WrongUse where neither words nor conditions are given, or words without a letter or figure."""
    from corpus.catalogue.query import Filters, parsed
    from corpus.catalogue.search import search

    due = day_of(asked.due).isoformat() if asked.due else None
    filters = Filters(asked.issuer, asked.level, asked.year, asked.cites, due, asked.field)
    if not parsed(text).words and (text.strip() or not filters):
        raise WrongUse("search.nothing")
    with opened(catalogue) as opened_catalogue:
        found = search(opened_catalogue, text, filters, most)
    if format == "json":
        emit(as_json(text, found), out)
        return
    marks = _BOLD if out is None and sys.stdout is not None and sys.stdout.isatty() else _PLAIN
    if found.hits:
        emit("\n".join(line for hit in found.hits for line in (*_lines(hit, marks), "")), out)
    message(_summary(found))


def as_json(text: str, found: Found) -> str:
    """The hits as JSON: marks are offsets into the snippet's text."""
    whole = {"query": text, **asdict(found)}
    return json.dumps(whole, ensure_ascii=False, indent=1) + "\n"


def _summary(found: Found) -> str:
    if not found.hits:
        return say("search.none")
    lines = [say("search.count_more" if found.more else "search.count", count=len(found.hits))]
    if found.general:
        lines.append(say("search.general"))
    if not any(hit.complete for hit in found.hits):
        lines.append(say("search.incomplete"))
    return " ".join(lines)


def _lines(hit: Hit, marks: tuple[str, str]) -> Iterator[str]:
    """A hit: its head, its file, and pieces of its text."""
    day = day_first(hit.date)
    kind = (hit.doc_type or "").capitalize()
    yield ", ".join(filter(None, (" ".join(filter(None, (kind, hit.code))), day, hit.issuer)))
    yield from textwrap.wrap(hit.title or say("search.untitled"), _WIDTH, initial_indent="  ", subsequent_indent="  ")
    yield "  " + say("search.files", files=", ".join((hit.path, *hit.copies)))
    for piece in hit.snippets:
        page = say("search.page", page=piece.page) if piece.page else ""
        shown = f"… {_marked(piece, marks)} …{page}"
        yield from textwrap.wrap(shown, _WIDTH, initial_indent="    ", subsequent_indent="    ")


def _marked(piece: Snippet, marks: tuple[str, str]) -> str:
    out: list[str] = []
    at = 0
    for start, end in piece.marks:
        out += [piece.text[at:start], marks[0], piece.text[start:end], marks[1]]
        at = end
    return "".join([*out, piece.text[at:]])
