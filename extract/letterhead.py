"""The issuer that a letterhead names: a body on one line or several, below its superior, or jointly with others."""

from __future__ import annotations

import re
from functools import cache

from grammar.agencies import expand
from grammar.capitals import in_small
from grammar.normalise import capitalise, fold, is_upper, squeeze
from grammar.vocabulary import BODY_KINDS
from norms.documents import issuer_symbols
from norms.entry import load
from norms.levels import Province, area_words, own_area
from norms.offices import office_names

_OFFICE = (
    r"SỞ|PHÒNG|BAN|CHI CỤC|CỤC|TRUNG TÂM|CÔNG AN|THANH TRA|VĂN PHÒNG|HỘI ĐỒNG|TỔ CÔNG TÁC|TỔ BẦU CỬ|ĐOÀN KIỂM TRA|TRƯỜNG|TRẠM|BỆNH VIỆN|"
    r"KHỐI THI ĐUA|CỤM THI ĐUA|CÔNG ĐOÀN|CHI BỘ|(?:TỈNH|THÀNH|HUYỆN|QUẬN|THỊ|ĐẢNG) (?:ỦY|UỶ)"
)
_BELOW = re.compile(rf"(?:{_OFFICE})\b(?! NHÂN DÂN)")
_IN_LINE = re.compile(
    r"\s+(?=(?:SỞ|PHÒNG|CHI CỤC|TRUNG TÂM|THANH TRA|VĂN PHÒNG|BAN (?:CHỈ ĐẠO|QUẢN LÝ|DÂN TỘC))\b)", re.IGNORECASE
)
_SUPERIOR = re.compile(r"(?:UBND|[ỦU]Y BAN NHÂN DÂN|UỶ BAN NHÂN DÂN)\b", re.IGNORECASE)
_ORGANISATION = re.compile(
    r"(?:UBMTTQ|MTTQ|MẶT TRẬN|HỘI|ĐOÀN|(?:TỈNH|THÀNH|HUYỆN|QUẬN|XÃ) ĐOÀN|LIÊN ĐOÀN|BỘ CHỈ HUY|TÒA ÁN|VIỆN KIỂM SÁT|[ỦU]Y BAN|UỶ BAN|UBND|"
    rf"{_OFFICE})\b"
)
_FRONT = "Ủy ban Mặt trận Tổ quốc Việt Nam"
_PARTY = re.compile(r"(?:Tỉnh|Thành|Huyện|Quận|Thị) (?:ủy|uỷ)\s+")
_FIELD_IN_SMALL = frozenset(["Ban Chỉ đạo", "Ủy ban", "Tiểu ban"])
_SCHOOL = re.compile(
    r"Trường (?P<grade>tiểu học(?: và (?:trung học cơ sở|thcs))?|thcs|thpt|trung học cơ sở|trung học phổ thông|mầm non|mẫu giáo)\s+",
    re.I,
)
_KIND = re.compile(rf"(?:{BODY_KINDS})\s+")


def issuers(lines: list[str]) -> list[str]:
    """The full names of those who issue a document, from its letterhead's lines in capitals: one, or each of several.

    "UBND TỈNH A" above "SỞ X" is "Sở X tỉnh A"; "SỞ X - CÔNG AN" above "TỈNH A" are two bodies.
    """
    return _joint(lines) or [name for name in [_single(_apart(lines))] if name]


def _apart(lines: list[str]) -> list[str]:
    """Lines where a superior and its office that a scan put on one stand on two."""
    out: list[str] = []
    for line in lines:
        cut = _IN_LINE.search(line) if _SUPERIOR.match(line) else None
        if cut and own_area(line[: cut.start()]):
            out += [line[: cut.start()], line[cut.end() :]]
        else:
            out.append(line)
    return out


def _joint(lines: list[str]) -> list[str]:
    """The issuers of a joint document: "UBMTTQ VIỆT NAM - CÔNG AN / HUYỆN A"; [] where there is one issuer alone."""
    pieces = [squeeze(piece) for piece in re.split(r"\s+[-–]\s+", " ".join(lines))]
    if len(pieces) < 2 or not all(_ORGANISATION.match(piece) for piece in pieces):
        return []
    area = area_in(re.sub(r"ĐOÀN\s", "", pieces[-1]))
    return [_with_area(piece, area) for piece in pieces] if area else []


def _with_area(piece: str, area: str) -> str:
    """A body of a joint letterhead with the area that the last of them names."""
    named = own_area(piece)
    bare = re.search(rf"\s+(?P<word>{'|'.join(area_words())})$", piece, re.IGNORECASE)
    head = (
        piece[: bare.start()]
        if bare
        else re.split(rf"\s+(?={named[0]}\s)", piece, flags=re.IGNORECASE)[0]
        if named
        else piece
    )
    own = area_in(piece) if named else area
    if "Mặt trận" in expand(head) or "MẶT TRẬN" in head:
        return f"{_FRONT} {own}"
    if re.match(r"(?:TỈNH|THÀNH|HUYỆN|QUẬN|XÃ) ĐOÀN\b", head):
        return f"{capitalise(head.lower())} {area.split(' ', 1)[1]}" if head.endswith("ĐOÀN") else in_small(head)
    return f"{office_case(expand(head))} {own}"


def _single(lines: list[str]) -> str | None:
    """Letterhead lines as one name: "ỦY BAN NHÂN DÂN / TỈNH A"; "UBND TỈNH A / SỞ X" → "Sở X tỉnh A"."""
    standing = re.fullmatch(r"BAN (?:THƯỜNG TRỰC|THƯỜNG VỤ|CHẤP HÀNH)", lines[-1])
    if standing and len(lines) > 1:
        return f"{office_case(lines[-1]).replace('thường', 'Thường')} {_single(lines[:-1])}"
    text = expand(" ".join(lines).replace("ỦY BAN NHÂN DÂN", "UBND").replace("UỶ BAN NHÂN DÂN", "UBND"))
    if "Mặt trận Tổ quốc" in text or "MẶT TRẬN TỔ QUỐC" in text:
        return " ".join(filter(None, (_FRONT, area_in(text))))
    below = next((index for index in range(len(lines) - 1, 0, -1) if _BELOW.match(lines[index])), 0)
    if below:
        return _below(lines[:below], office_case(" ".join(lines[below:])))
    area = area_in(text)
    if "Ủy ban nhân dân" in text and area:
        return f"Ủy ban nhân dân {area}"
    return office_case(" ".join(lines)) or None


def _below(superior: list[str], office: str) -> str:
    """An office with its superior's area, or with the superior's name where that is an office too."""
    if own_area(office) or _PARTY.match(office):
        return office
    area = area_in(" ".join(superior))
    if area:
        return f"{office} {area}"
    name = _single(superior) or ""
    return f"{office} {name}" if office.startswith(("Thanh tra", "Văn phòng", "Phòng")) else office


def area_in(text: str) -> str | None:
    """The body's own area in a line in capitals: "UBND TỈNH ĐẮK LẮK" → "tỉnh Đắk Lắk"."""
    area = own_area(text)
    return f"{area[0]} {place_case(area[1])}" if area else None


def place_case(name: str) -> str:
    """A place name as it is written: each syllable with a capital, known provinces by their own spelling."""
    known = _provinces().get(fold(squeeze(name)))
    if known is not None:
        return known
    return " ".join(word.capitalize() for word in squeeze(name).split()) if is_upper(name) else squeeze(name)


@cache
def _area_word() -> re.Pattern[str]:
    return re.compile(rf"(?:{'|'.join(area_words())})\b")


@cache
def _provinces() -> dict[str, str]:
    return {fold(entry.name): entry.name for entry in load("places.toml", "province", Province)}


def office_case(name: str) -> str:
    """An office's name printed in capitals, as it is written: known offices by the norms, others with a capital at their kind
    and at its field; a place behind it keeps its own.
    """
    text = squeeze(name)
    if (known := _offices().get(fold(text))) is not None:
        return known
    if not is_upper(text):
        return text
    words = text.split()
    for count in range(min(4, len(words) - 1), 0, -1):
        place = _provinces().get(fold(" ".join(words[-count:])))
        if place is not None and not own_area(text):
            return f"{office_case(' '.join(words[:-count]))} {place}"
    small = in_small(text)
    if party := _PARTY.match(small):
        return f"{party.group()}{place_case(small[party.end() :].upper())}"
    school = _SCHOOL.match(small)
    if school:
        named = place_case(small[school.end() :].upper())
        grade = re.sub(r"\b(?:thcs|thpt)\b", lambda short: short.group().upper(), school["grade"])
        return f"Trường {capitalise(grade)} {named}"
    kind = _KIND.match(small)
    if kind is None or kind.group().strip() in _FIELD_IN_SMALL or _area_word().match(small, kind.end()):
        return small
    return small[: kind.end()] + capitalise(small[kind.end() :])


@cache
def _offices() -> dict[str, str]:
    names = (*office_names(), *(row.name for row in issuer_symbols()))
    return {fold(name): name for name in reversed(names)}
