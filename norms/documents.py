"""Types of documents, the issuers behind symbols, and the abbreviations of agency names."""

from __future__ import annotations

from functools import cache
from typing import Literal

from norms.entry import Entry, load


class DocumentType(Entry):
    """A type of document with its abbreviation (Decree 30/2020, Annex III, Part I)."""

    name: str
    abbreviation: str | None = None
    family: Literal["administrative", "party", "legislative"]


class IssuerSymbol(Entry):
    """A central agency and its part of a symbol (…/QĐ-TTg)."""

    symbol: str
    name: str


class Abbreviation(Entry):
    """A common phrase that may be abbreviated in an agency's name."""

    short: str
    full: str


def document_types() -> tuple[DocumentType, ...]:
    """Every type that is known."""
    return load("documents.toml", "type", DocumentType)


class Law(Entry):
    """A law or ordinance by the name under which it is cited."""

    name: str


@cache
def law_names() -> tuple[str, ...]:
    """Names of laws that a grammar could not end by itself, longest first."""
    return tuple(sorted((row.name for row in load("laws.toml", "law", Law)), key=len, reverse=True))


@cache
def type_of_abbreviation(abbreviation: str) -> str | None:
    """The type's name behind an abbreviation in a symbol: "KH" → "kế hoạch"."""
    return next((t.name for t in document_types() if t.abbreviation == abbreviation), None)


def issuer_symbols() -> tuple[IssuerSymbol, ...]:
    """Every central agency that is known by its symbol."""
    return load("documents.toml", "issuer", IssuerSymbol)


@cache
def issuer_of_symbol(symbol: str) -> str | None:
    """The central agency behind the last part of a symbol: "TTg" → "Thủ tướng Chính phủ"; None for local ones."""
    return next((row.name for row in issuer_symbols() if row.symbol == symbol), None)


def abbreviations() -> tuple[Abbreviation, ...]:
    """The abbreviations that are expanded where a full name is wanted, longest first."""
    rows = load("documents.toml", "abbreviation", Abbreviation)
    return tuple(sorted(rows, key=lambda row: len(row.short), reverse=True))
