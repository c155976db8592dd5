"""The same document in several files (the draft, the signed PDF, a scan): of one issuer, number and day, and nearly one text."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass

from corpus.manifest import DONE, Entry
from grammar.normalise import key

_NEAR = 10
"""Bits by which the marks of two texts (corpus.work.likeness_mark) of one document may differ: a scan against its own file."""
_KINDS = ("pdf", "picture", "docx", "doc", "odt", "rtf", "html", "markdown", "text")
"""Which kind of file is rather the original, where none is signed."""


@dataclass(frozen=True, slots=True)
class SameDocument:
    """The files of one document, the original first."""

    entries: tuple[Entry, ...]

    @property
    def original(self) -> Entry:
        """The signed file, else the one that is rather the original by its kind."""
        return self.entries[0]


def same_documents(entries: Iterable[Entry]) -> list[SameDocument]:
    """Every converted file in a group of its own or with the others of its document, in the order of their paths."""
    groups: list[list[Entry]] = []
    known: dict[tuple[str, ...], list[list[Entry]]] = defaultdict(list)
    for entry in sorted(entries, key=lambda row: row.path):
        if entry.status not in DONE:
            continue
        code = _code(entry)
        group = next((group for group in known[code] if _near(entry, group[0])), None) if code else None
        if group is None:
            group = []
            groups.append(group)
            if code:
                known[code].append(group)
        group.append(entry)
    return [SameDocument(tuple(sorted(group, key=_rank))) for group in groups]


def _code(entry: Entry) -> tuple[str, ...] | None:
    facts = entry.document
    parts = [facts.get(name) for name in ("issuer", "number", "symbol", "date")]
    return tuple(key(str(part)) for part in parts) if all(parts) else None


def _near(one: Entry, two: Entry) -> bool:
    marks = [int(str(entry.document.get("words", "0")), 16) for entry in (one, two)]
    return (marks[0] ^ marks[1]).bit_count() <= _NEAR


def _rank(entry: Entry) -> tuple[bool, int, str]:
    kind = str(entry.document.get("kind", ""))
    return not entry.document.get("signed"), _KINDS.index(kind) if kind in _KINDS else len(_KINDS), entry.path
