"""What the fields share of a document: its zones, its tree, its year, and what bare area words stand for in it."""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import dataclass

from extract.paragraphs import Paragraph
from extract.tree import Node
from extract.zones import Zones
from grammar.agencies import PROPER, Areas, find_areas
from grammar.normalise import squeeze
from norms.entry import load
from norms.levels import Province, area_words
from schemas.document import Document
from schemas.plan import Header
from schemas.span import Span


@dataclass(slots=True)
class Context:
    """A document under extraction."""

    document: Document
    zones: Zones
    root: Node
    header: Header
    areas: Areas
    year: int | None

    def spans(self, paragraph: Paragraph, start: int | None = None, end: int | None = None) -> list[Span]:
        """Evidence for a slice of a paragraph's text; the whole body where no offsets are given."""
        return paragraph.spans(self.document, paragraph.body_start if start is None else start, end)


_PREFIX_NOISE = re.compile(r"^(?:Ủy ban nhân dân|UBND)\s+", re.IGNORECASE)


def named_areas(text: str, issuer: str | None, place: str | None) -> Areas:
    """What "tỉnh", "huyện" … stand for: the issuer's own area first, then the name that the text gives most often."""
    names: dict[str, str] = {}
    counts: dict[str, Counter[str]] = {}
    for word, name in find_areas(text):
        name = _trim_name(name)
        if name:
            counts.setdefault(word, Counter())[name] += 1
    provinces = {entry.name for entry in load("places.toml", "province", Province)}
    for word, counter in counts.items():
        known = [name for name in counter if word == "tỉnh" and name in provinces]
        best = max(known or list(counter), key=lambda name: (counter[name], -len(name)))
        if word in ("tỉnh",) or counter[best] >= 2 or (place and best == place):
            names[word] = f"{word} {best}"
    own = _own_area(issuer)
    if own:
        names[
            own.split(" ", 1)[0]
            if not own.startswith(("thành phố", "thị xã", "thị trấn", "đặc khu"))
            else " ".join(own.split()[:2])
        ] = own
        for word in area_words():
            if own.startswith(word + " "):
                names[word] = own
    for word in ("xã", "phường", "thị trấn", "đặc khu"):
        # communes below the issuer are many: a bare "xã" is the issuer's own or nobody's
        if word in names and names[word] != own:
            del names[word]
    return Areas(names)


def _own_area(issuer: str | None) -> str | None:
    if not issuer:
        return None
    for word in area_words():
        found = re.search(rf"\b{word}\s+{PROPER}.*$", issuer)
        if found:
            return squeeze(found.group())
    return None


def _trim_name(name: str) -> str:
    """A place name without words that a sentence put behind it ("Tây Ninh Ban hành")."""
    words = name.split()
    stop = {
        "Ban",
        "Và",
        "Về",
        "Giai",
        "Năm",
        "Từ",
        "Là",
        "Đến",
        "Có",
        "Được",
        "Căn",
        "Thực",
        "UBND",
        "HĐND",
        "Phó",
        "Chủ",
        "Số",
        "Quyết",
    }
    kept: list[str] = []
    for word in words:
        if word in stop and kept:
            break
        kept.append(word)
    return " ".join(kept)
