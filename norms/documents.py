"""Types of documents, the issuers behind symbols, and the abbreviations of agency names."""

from __future__ import annotations

import re
import unicodedata
from functools import cache
from typing import Literal

from norms.entry import Entry, load
from norms.spelling import fold


class DocumentType(Entry):
    """A type of document with its abbreviation (Decree 30/2020, Annex III, Part I)."""

    name: str
    abbreviation: str | None = None
    family: Literal["administrative", "party", "legislative"]


class IssuerSymbol(Entry):
    """A central agency and its part of a symbol (…/QĐ-TTg)."""

    symbol: str
    name: str


class LocalSymbol(Entry):
    """A local body's part of a symbol ("SNV", "UBND"): the head of each body decides it, so an office may enter its own."""

    symbol: str
    name: str
    aliases: tuple[str, ...] = ()


class PartySymbol(Entry):
    """A Party body's part of a symbol (15-KH/ĐU)."""

    symbol: str
    name: str


class CopySymbol(Entry):
    """The abbreviation of a kind of copy (Decree 30/2020, Annex III, Part I)."""

    name: str
    abbreviation: str


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


def local_symbols() -> tuple[LocalSymbol, ...]:
    """Every symbol of a local body that is known."""
    return load("documents.toml", "local_issuer", LocalSymbol)


def party_symbols() -> tuple[PartySymbol, ...]:
    """Every symbol of a Party body that is known."""
    return load("documents.toml", "party_issuer", PartySymbol)


def copy_symbols() -> tuple[CopySymbol, ...]:
    """The abbreviations of copies: SY, TrS, SL."""
    return load("documents.toml", "copy", CopySymbol)


def local_symbol(name: str) -> LocalSymbol | None:
    """The entry behind a local body's name, with or without its area ("Sở Y tế tỉnh Hòa Giang")."""
    bare = _bare_body(name)
    for row in local_symbols():
        if bare in map(fold, (row.name, *row.aliases)):
            return row
    return None


def symbol_of_office(name: str) -> str | None:
    """A local body's part of a symbol: "Sở Y tế" → "SYT", "Phòng Văn hóa - Xã hội" → "VHXH"; None for what is no body.

    No norm fixes these symbols (each head decides): what the table does not hold is made of the initials, as is usual
    (sure as K; `local_symbol` gives the entry where there is one).
    """
    known = local_symbol(name)
    if known is not None:
        return known.symbol
    bare = _bare_body(name)
    kind = _KIND_IN_SYMBOL.match(bare)
    if not kind or not (field := bare[kind.end() :].strip()):
        return None
    letters = "".join(word[0].upper() for word in re.findall(r"[^\W\d_]+", field) if word != fold("và"))
    return _LETTER_OF_KIND[kind["kind"]] + _without_tones(letters)


def _without_tones(letters: str) -> str:
    """Capitals as symbols have them: "án" gives A, "ưu" Ư, "đất" Đ."""
    return unicodedata.normalize(
        "NFC", re.sub("[\u0300\u0301\u0303\u0309\u0323]", "", unicodedata.normalize("NFD", letters))
    )


_KIND_IN_SYMBOL = re.compile(rf"(?P<kind>{fold('sở|phòng|ban|trung tâm|chi cục|thanh tra')})\s+")
# a room's own letter is left out: it stands behind "/" alone (15/VHXH)
_LETTER_OF_KIND = {fold("sở"): "S", fold("phòng"): "", fold("ban"): "B", fold("trung tâm"): "TT",
                   fold("chi cục"): "CC", fold("thanh tra"): "TT"}  # fmt: skip


def _bare_body(name: str) -> str:
    body = re.sub(r"\s+", " ", name.strip())
    return re.sub(rf"\s+(?:{_AREAS})(?:\s+\S.*)?$", "", fold(body))


_AREAS = fold("tỉnh|thành phố|huyện|quận|thị xã|xã(?! hội)|phường|thị trấn|đặc khu")


def abbreviations() -> tuple[Abbreviation, ...]:
    """The abbreviations that are expanded where a full name is wanted, longest first."""
    rows = load("documents.toml", "abbreviation", Abbreviation)
    return tuple(sorted(rows, key=lambda row: len(row.short), reverse=True))
