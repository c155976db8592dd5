"""Who issues a document: from its letterhead, else from the issuing sentence, else from the area it names most."""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import dataclass

from extract.doubts import DOUBTED
from extract.letterhead import issuers
from extract.paragraphs import Paragraph
from extract.zones import Zones, find_zones
from grammar.agencies import PROPER, expand, find_areas, starts_body
from grammar.normalise import fold, is_upper, squeeze
from norms.entry import parse_day
from norms.levels import area_level, area_words, own_area
from schemas.document import Document
from schemas.plan import Level
from schemas.span import Span

_STATE_NAME = re.compile(
    r"CỘNG\s*H[ÒO]|CHỦ NGHĨA VIỆT NAM|Độc lập|Số\s*:|ngày\s.*tháng|ĐẢNG CỘNG SẢN|MẬT$|KHẨN$|DỰ THẢO|BẢN SAO",
    re.IGNORECASE,
)
_ISSUING = re.compile(
    r"(?P<body>(?:Chủ tịch\s+)?(?:Ủy ban nhân dân|Uỷ ban nhân dân|UBND|Sở [A-ZĐ][\w\s,–-]+?|Phòng [A-ZĐ][\w\s,–-]+?|Ban [A-ZĐ][\w\s–-]+?)"
    rf"(?:\s+(?i:tỉnh|huyện|quận|thành phố|thị xã|xã|phường|thị trấn|đặc khu)(?:\s+{PROPER}(?:\s+{PROPER}){{0,3}})?)?)\s+"
    r"(?:ban hành|xây dựng|triển khai|phát động|tổ chức|lập)\b"
)


@dataclass(frozen=True, slots=True)
class Issuer:
    """An issuer's full name with its evidence."""

    name: str
    spans: list[Span]
    confidence: float
    others: tuple[str, ...] = ()
    """The further issuers of a joint document."""


def find_issuer(document: Document, zones: Zones, body: list[Paragraph], place: str | None) -> Issuer | None:
    """The issuing agency with its area's name; None where the document does not say it."""
    return _letterhead(document, zones) or _sentence(document, zones, place) or _by_area(document, body)


def issuer_level(name: str, issued: str | None) -> Level:
    """The level of an issuer: that of its area for a people's committee, "central" or "other" for the rest."""
    text = fold(name)
    if not text.startswith((fold("ủy ban nhân dân"), fold("hội đồng nhân dân"), fold("chủ tịch ủy ban nhân dân"))):
        central = (
            "bộ ",
            "chính phủ",
            fold("thủ tướng"),
            fold("quốc hội"),
            "văn phòng chính phủ",
            fold("ủy ban thường vụ"),
        )
        return "central" if text.startswith(central) else "other"
    day = parse_day(issued) if issued else None
    area = own_area(name)
    return (area_level(" ".join(area), day) if area else None) or "other"


def _letterhead(document: Document, zones: Zones) -> Issuer | None:
    found = _of_letterhead(document, zones.letterhead)
    for part in zones.parts:
        # a plan that a decision in the same file issues has the decision's issuer
        found = found or _of_letterhead(document, find_zones(part).letterhead)
    return found


def _of_letterhead(document: Document, items: list[Paragraph]) -> Issuer | None:
    lines: list[str] = []
    spans: list[Span] = []
    for item in items:
        text = squeeze(item.text).strip(" *_-|")
        if _STATE_NAME.search(text) or not is_upper(text) or len(text) > 120:
            if lines and _STATE_NAME.search(text):
                break
            continue
        lines.append(text)
        spans.extend(item.spans(document))
    if not lines:
        return None
    names = issuers(lines)
    return Issuer(names[0], spans, _sure(names[0]), tuple(names[1:])) if names else None


def _sure(name: str) -> float:
    """How sure a letterhead's name is: one of a kind that issues plans, or one that only stands where an issuer does."""
    return 0.97 if len(name.split()) <= 16 and starts_body(name) else DOUBTED


def _sentence(document: Document, zones: Zones, place: str | None) -> Issuer | None:
    """The issuing sentence of the preamble: "UBND huyện Châu Thành ban hành Kế hoạch …"."""
    for item in reversed(zones.preamble):
        for found in _ISSUING.finditer(item.text):
            name = expand(squeeze(found["body"]))
            name = re.sub(r"^Chủ tịch\s+", "", name)
            spans = item.spans(document, *found.span("body"))
            area = next((area for word, _ in _areas_of(name) if (area := word)), None)
            if area is None:
                bare = next((word for word in area_words() if re.search(rf"\b{word}$", name, re.IGNORECASE)), None)
                if bare:
                    full = _named(document, zones, bare, place)
                    if full:
                        return Issuer(re.sub(rf"\b{bare}$", full, name, flags=re.IGNORECASE), spans, 0.9)
                elif not name.startswith("Ủy ban"):
                    return Issuer(name, spans, 0.7)
                continue
            return Issuer(name, spans, 0.93)
    return None


def _areas_of(name: str) -> list[tuple[str, str]]:
    return [(f"{word} {rest}", rest) for word, rest in find_areas(name)]


def _named(document: Document, zones: Zones, word: str, place: str | None) -> str | None:
    """What a bare area word of the issuer stands for: the place of issue, else the title's name, else the commonest."""
    if place:
        clean = re.sub(r"^(?:TP\.?|TX\.?|Thành phố|Thị xã)\s*", "", place)
        if re.search(rf"\b{word}\s+{re.escape(clean)}", document.text, re.IGNORECASE) or not find_areas(document.text):
            return f"{word} {clean}"
    counts = Counter(name for found, name in find_areas(document.text) if found == word)
    return f"{word} {counts.most_common(1)[0][0]}" if counts else None


def _by_area(document: Document, body: list[Paragraph]) -> Issuer | None:
    """A text without a letterhead: the people's committee of the area that it names most often."""
    if not re.search(r"UBND|Ủy ban nhân dân", document.text):
        return None
    counts = Counter(find_areas(document.text))
    lower = [
        (pair, n)
        for pair, n in counts.items()
        if area_level(" ".join(pair), None) in ("district", "commune", "province")
    ]
    if not lower:
        return None
    (word, name), _ = max(lower, key=lambda row: row[1])
    at = document.text.lower().find(f"{word} {name}".lower())
    spans = [document.span(at, at + len(word) + 1 + len(name))] if at >= 0 else []
    return Issuer(f"Ủy ban nhân dân {word} {name}", spans, 0.6)
