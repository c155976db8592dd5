"""What the fields share of a document: its zones, its tree, its year, and what bare area words stand for in it."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass

from extract.paragraphs import Paragraph
from extract.tree import Node
from extract.zones import Zones
from grammar.agencies import Areas, body_name, find_areas
from grammar.normalise import squeeze
from grammar.short_forms import find_short_forms
from norms.entry import load
from norms.levels import Province, area_level, own_area
from schemas.document import Document
from schemas.plan import Header
from schemas.span import Span


@dataclass(slots=True)
class Context:
    """A document under extraction."""

    document: Document
    zones: Zones
    root: Node
    annexes: Node
    header: Header
    areas: Areas
    year: int | None

    def spans(self, paragraph: Paragraph, start: int | None = None, end: int | None = None) -> list[Span]:
        """Evidence for a slice of a paragraph's text; the whole body where no offsets are given."""
        return paragraph.spans(self.document, paragraph.body_start if start is None else start, end)

    def full_names(self, bodies: Iterable[str]) -> list[str]:
        """Bodies as the contract prints them, the areas that the plan leaves unsaid completed."""
        return [body_name(name, self.areas) for name in bodies]


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
        alone = len(counter) == 1 and _below(issuer, word)
        if word in ("tỉnh",) or counter[best] >= 2 or alone or (place and best == place):
            names[word] = f"{word} {best}"
    # communes below the issuer are many: a bare "xã" is the issuer's own or nobody's
    for word in ("xã", "phường", "thị trấn", "đặc khu"):
        names.pop(word, None)
    own = own_area(issuer or "")
    if own:
        names[own[0]] = squeeze(" ".join(own))
    return Areas(names, find_short_forms(text))


def _below(issuer: str | None, word: str) -> bool:
    """Whether the issuer's area lies below areas of a kind, so that the only one that is named is above it."""
    own = own_area(issuer or "")
    levels = ("province", "district", "commune")
    mine, named = (area_level(area, None) for area in (own[0] if own else "", word))
    return mine in levels and named in levels[: levels.index(mine)]


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
