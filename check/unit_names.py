"""Whether two names are one unit's: "UBND xã Hoà Bình, huyện A" and "ỦY BAN NHÂN DÂN XÃ HÒA BÌNH"."""

from __future__ import annotations

import re
from dataclasses import dataclass

from grammar.agencies import expand
from grammar.normalise import UPPER, key, nfc, squeeze
from norms.levels import area_words, own_area

_SHORT = {"tt": "thị trấn", "p": "phường", "x": "xã", "h": "huyện", "q": "quận", "tx": "thị xã", "tp": "thành phố"}
_SHORT_AREA = re.compile(rf"(?<!\w)(?P<short>(?i:{'|'.join(_SHORT)}))\.?\s+(?=[{UPPER}]|\d)")
_COMMITTEE = re.compile(r"(?:ủy|uỷ) ban nhân dân\b", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class UnitName:
    """A unit's name for comparing: `own` is what it is called, `within` the area that it says to lie in ("" where it doesn't)."""

    own: str
    within: str

    def may_be(self, other: UnitName) -> bool:
        """Whether both can be one unit: one name, and no two areas that they lie in; a bare "Tân Lộc" can be the xã or the phường."""
        one_place = not self.within or not other.within or self.within == other.within
        return one_place and (self.own == other.own or _bare(self.own) == other.own or self.own == _bare(other.own))


def _bare(own: str) -> str:
    """An area's name without the word of its kind; "" for what is no area."""
    word = next((word for word in area_words() if own.startswith(f"{key(word)} ")), None)
    return own.removeprefix(f"{key(word)} ") if word else ""


def written_out(name: str) -> str:
    """A unit's name with its area's word written out: "TT. Phú Lâm" → "thị trấn Phú Lâm"."""
    return _SHORT_AREA.sub(lambda found: f"{_SHORT[found['short'].lower()]} ", squeeze(nfc(name)))


def unit_name(name: str) -> UnitName:
    """A name as it is compared: abbreviations written out, one spelling, the committee of an area as the area."""
    text = re.sub(r"[()]|\s[-–](?=\s*(?:huyện|quận|thị xã|thành phố|tỉnh)\s)", ",", nfc(name))
    full = expand(written_out(text)).strip(" ,.;")
    area = own_area(full)
    starts = any(full.lower().startswith(f"{word} ") for word in area_words())
    if area is None or not (_COMMITTEE.match(full) or starts):
        bare = full[: full.lower().rindex(area[0])].strip(" ,") if area and area[0] in full.lower() else full
        return UnitName(key(bare), key(" ".join(area)) if area else "")
    start = full.find(area[1]) + len(area[1])
    within = own_area(full[start:])
    return UnitName(key(" ".join(area)), key(" ".join(within)) if within else "")
