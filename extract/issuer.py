"""Who issues a document: from its letterhead, else from the issuing sentence, else from the area it names most."""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import dataclass

from extract.paragraphs import Paragraph
from extract.zones import Zones, find_zones
from grammar.agencies import PROPER, expand, find_areas
from grammar.normalise import fold, is_upper, squeeze
from norms.documents import issuer_symbols
from norms.entry import load, parse_day
from norms.levels import Province, area_level, area_words, own_area
from norms.offices import all_offices
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
    names = _joint(lines) or [_compose(lines) or ""]
    return Issuer(names[0], spans, 0.97, tuple(names[1:])) if names[0] else None


_ORGANISATION = re.compile(
    r"(?:UBMTTQ|MTTQ|MẶT TRẬN|CÔNG AN|HỘI|ĐOÀN|LIÊN ĐOÀN|SỞ|PHÒNG|BAN|BỘ CHỈ HUY|TÒA ÁN|VIỆN KIỂM SÁT|[ỦU]Y BAN|UỶ BAN|UBND)\b"
)


def _joint(lines: list[str]) -> list[str]:
    """The issuers of a joint document: "UBMTTQ VIỆT NAM - CÔNG AN / HUYỆN A"; [] where there is one issuer alone."""
    text = " ".join(lines)
    area = area_in(text)
    head = re.split(rf"\s+(?={'|'.join(word.upper() for word in area_words())})\b", text)[0] if area else text
    pieces = [piece.strip() for piece in re.split(r"\s+[-–]\s+", head)]
    if len(pieces) < 2 or not area or not all(_ORGANISATION.match(piece) for piece in pieces):
        return []
    return [f"{_organisation(piece)} {area}" for piece in pieces]


def _organisation(name: str) -> str:
    return _FRONT if "Mặt trận" in expand(name) or "MẶT TRẬN" in name else office_case(expand(name))


_FRONT = "Ủy ban Mặt trận Tổ quốc Việt Nam"


def _compose(lines: list[str]) -> str | None:
    """Two letterhead lines as one name: "ỦY BAN NHÂN DÂN / TỈNH A"; "UBND TỈNH A / SỞ X" → "Sở X tỉnh A"."""
    standing = re.fullmatch(r"BAN (?:THƯỜNG TRỰC|THƯỜNG VỤ|CHẤP HÀNH)", lines[-1])
    if standing and len(lines) > 1:
        return f"{office_case(lines[-1]).replace('thường', 'Thường')} {_compose(lines[:-1])}"
    text = expand(" ".join(lines).replace("ỦY BAN NHÂN DÂN", "UBND").replace("UỶ BAN NHÂN DÂN", "UBND"))
    if "Mặt trận Tổ quốc" in text or "MẶT TRẬN TỔ QUỐC" in text:
        return " ".join(filter(None, (_FRONT, area_in(text))))
    if len(lines) > 1 and re.match(r"(?:SỞ|PHÒNG|BAN|CHI CỤC|TRUNG TÂM|CỤC|CÔNG AN|THANH TRA|VĂN PHÒNG)\b", lines[-1]):
        area = area_in(lines[0])
        office = office_case(lines[-1])
        return f"{office} {area}" if area and area.split(" ", 1)[0] not in office else office
    area = area_in(text)
    if "Ủy ban nhân dân" in text and area:
        return f"Ủy ban nhân dân {area}"
    return office_case(" ".join(lines))


def area_in(text: str) -> str | None:
    """The body's own area in a line in capitals: "UBND TỈNH ĐẮK LẮK" → "tỉnh Đắk Lắk"."""
    area = own_area(text)
    return f"{area[0]} {place_case(area[1])}" if area else None


def place_case(name: str) -> str:
    """A place name as it is written: each syllable with a capital, known provinces by their own spelling."""
    key = fold(squeeze(name))
    for entry in load("places.toml", "province", Province):
        if fold(entry.name) == key:
            return entry.name
    return " ".join(word.capitalize() for word in squeeze(name).split()) if is_upper(name) else squeeze(name)


def office_case(name: str) -> str:
    """An office's name printed in capitals, as it is written: known offices by the norms, others by first letter."""
    key = fold(squeeze(name))
    known = [name for entry in all_offices() for name in (entry.name, *entry.aliases)] + [
        row.name for row in issuer_symbols()
    ]
    found = next((each for each in known if fold(each) == key), None)
    if found is not None:
        return found
    text = squeeze(name)
    if not is_upper(text):
        return text
    head, _, rest = text.lower().partition(" ")
    return f"{head.capitalize()} {rest[:1].upper()}{rest[1:]}".strip()


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
