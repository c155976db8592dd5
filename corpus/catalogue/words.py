"""The words of a plan as the index holds them, in every database the same.

Vietnamese writes a word in syllables, and nearly every syllable stands in nearly every plan. So the index holds pairs of
neighbouring syllables ("cải cách hành chính" → cai_cach cach_hanh hanh_chinh chinh_), without marks and capitals. A pair is as
rare as a word is, a phrase is a row of pairs, and a syllable alone is the beginning of a pair.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from grammar.normalise import nfc, plain
from schemas.plan import ITEM_FIELDS, Plan

Columns = dict[str, str]

INDEX_VERSION = "1"
"""Another one makes a catalogue's index due again: to be raised where `columns` gives other words than before."""
COLUMNS = ("title", "heading", *ITEM_FIELDS, "body")
NAMED = "named"
"""The column of single syllables of the title's column: titles are searched by words too."""
WORDS = "words"
"""The column of single syllables, each once: whether a plan has them all."""

_SYLLABLE = re.compile(r"[^\W_]+")
_COMMITTEE = re.compile(r"ủy ban nhân dân|uỷ ban nhân dân", re.IGNORECASE)
_LONGEST = 40  # letters: what is longer is no word, but a picture's data or a line of a form


def syllables(text: str) -> list[str]:
    """The syllables and numbers of a text, without marks and capitals."""
    return [word[:_LONGEST] for word in _SYLLABLE.findall(plain(nfc(text)))]


def pairs(words: list[str]) -> Iterator[str]:
    """The pairs of neighbouring syllables; the last stands alone in its pair."""
    yield from (f"{one}_{two}" for one, two in zip(words, [*words[1:], ""], strict=False))


def paired(text: str) -> str:
    """A text as pairs. Lines are joined: a sentence goes on over the end of a printed line."""
    return " ".join(pairs(syllables(text)))


def columns(plan: Plan, text: str, items: dict[str, list[str]]) -> Columns:
    """The words of a plan by column: its title with type, number and issuer, its headings, its items, its text."""
    header = plan.header
    code = f"{header.number or ''}/{header.symbol or ''}"
    issuers = [name for name in (header.issuer, *header.other_issuers) if name]
    short = [_COMMITTEE.sub("UBND", name) for name in issuers if _COMMITTEE.search(name)]
    signer = header.signer.name if header.signer else None
    heads = [f"{header.doc_type or ''} {header.title or ''}", code, *issuers, *short, signer or ""]
    headings = [node.title for top in plan.outline for node in top.walk() if node.kind == "heading" and node.title]
    out = {
        "title": _joined(heads),
        "heading": _joined(headings),
        **{name: _joined(texts) for name, texts in items.items()},
        "body": paired(text),
    }
    known = {*syllables(text), *(word for line in (*heads, *headings) for word in syllables(line))}
    named = " ".join(word for line in heads for word in syllables(line))
    return {**out, NAMED: named, WORDS: " ".join(sorted(known))}


def _joined(texts: list[str]) -> str:
    return " ".join(filter(None, map(paired, texts)))
