"""Names of bodies printed in capitals ("2. SỞ TÀI CHÍNH, UBND CÁC XÃ") as a sentence writes them, letter for letter."""

from __future__ import annotations

import re
from functools import cache, lru_cache

from grammar.normalise import capitalise, fold, is_upper
from grammar.vocabulary import AREAS, BODY_KINDS, DOING
from norms.documents import abbreviations
from norms.offices import office_names

_WORD = re.compile(r"[^\W\d_]+")
_FIRST = re.compile(rf"(?:^|[,;]\s+|\bvà\s+)(?=(?:{BODY_KINDS})(?!\w))", re.IGNORECASE)
_PLACE = re.compile(
    rf"\b(?:{AREAS})\s+(?P<name>(?!(?:{AREAS}|{DOING}|và|các|có|trên|thuộc|liên|theo|để|về)\b)[^\W\d_]+"
    rf"(?:\s+(?!(?:{AREAS}|{DOING}|và|các|có|trên|thuộc|liên|theo|để|về)\b)[^\W\d_]+){{0,3}})"
)


@lru_cache(maxsize=4096)
def in_small(text: str) -> str:
    """The text with its leading words in capitals as a sentence writes them; of the same length, so that places hold.

    Offices that the norms know take their written form, abbreviations stay, a place's name keeps its capitals.
    """
    small = next((word.start() for word in _WORD.finditer(text) if not word.group().isupper()), len(text))
    shouted = text[:small]
    if len(_WORD.findall(shouted)) < 2 or not is_upper(shouted) or len(text.lower()) != len(text):
        return text
    low = shouted.lower()
    out = list(low)

    def write(start: int, words: str) -> None:
        out[start : start + len(words)] = words

    for found in _PLACE.finditer(low):
        write(found.start("name"), _WORD.sub(lambda word: word.group().capitalize(), found["name"]))
    if not low.startswith(("các ", "đề nghị các ")):
        for found in _FIRST.finditer(low):
            write(found.end(), low[found.end()].upper())
    for found in _written().finditer(low):
        write(found.start(), _forms()[fold(found.group())])
    for found in _WORD.finditer(shouted):
        if found.group() in _shorts():
            write(found.start(), found.group())
    return capitalise("".join(out)) + text[len(shouted) :]


@cache
def _forms() -> dict[str, str]:
    """Names that are written with capitals inside, by their folded form."""
    names = set(office_names())
    names |= {entry.full for entry in abbreviations()}
    names |= {kind for kind in BODY_KINDS.split("|") if " " in kind}
    return {fold(name): name for name in sorted(names) if " " in name and not is_upper(name)}


@cache
def _written() -> re.Pattern[str]:
    names = sorted({name.lower() for name in _forms().values()}, key=len, reverse=True)
    return re.compile(rf"(?<!\w)(?:{'|'.join(map(re.escape, names))})(?!\w)")


@cache
def _shorts() -> frozenset[str]:
    return frozenset(part for entry in abbreviations() for part in re.findall(r"[^\W\d_]{2,}", entry.short))
