"""The register of the documents of an archive (mục lục văn bản): Decree 30/2020/NĐ-CP, Annex V, with the term of keeping left
blank for the archivist.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from corpus.manifest import Entry
from corpus.same_document import SameDocument, same_documents


@dataclass(frozen=True, slots=True)
class Row:
    """A document: its number and symbol, day (ISO, reduced where it is not whole), kind and summary, author, pages, file, the
    other files of the same document; "" where the document does not say.
    """

    code: str
    date: str
    summary: str
    author: str
    pages: str
    file: str
    others: tuple[str, ...]
    review: bool


def register(entries: Iterable[Entry]) -> list[Row]:
    """A row for each document, by day, then by author and number; those without a day last."""
    rows = [_row(group) for group in same_documents(entries)]
    return sorted(rows, key=lambda row: (row.date == "", row.date, row.author, row.code, row.file))


def _row(group: SameDocument) -> Row:
    facts = group.original.document
    number, symbol = facts.get("number") or "", facts.get("symbol") or ""
    kind, title = str(facts.get("type") or ""), str(facts.get("title") or "")
    return Row(
        code=f"{number}/{symbol}" if number and symbol else str(symbol or number),
        date=str(facts.get("date") or ""),
        summary=" ".join(filter(None, [kind[:1].upper() + kind[1:], title])),
        author=str(facts.get("issuer") or ""),
        pages=str(facts.get("pages") or ""),
        file=group.original.path,
        others=tuple(entry.path for entry in group.entries[1:]),
        review=bool(facts.get("review")),
    )
