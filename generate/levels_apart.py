"""An aim that sets figures level by level: the part for the superior's own bodies is none of ours."""

from __future__ import annotations

import re

from grammar.quantities import NUMBER

_OUR_LEVEL = {
    "commune": r"cấp xã|(?:UBND|Ủy ban nhân dân) (?:các |cấp )?(?:xã|phường|thị trấn)\b|(?:mỗi|từng|các) (?:xã|phường|thị trấn)\b(?! hội)",
    "district": r"cấp huyện|(?:UBND|Ủy ban nhân dân) (?:các |cấp )?(?:huyện|quận|thị xã|thành phố)\b|(?:mỗi|từng|các) (?:huyện|quận)\b",
}
_SHARE = re.compile(rf"(?P<n>{NUMBER})\s*%")
_ALL = "100"
# a part that leans on the words before it: "80% ở cấp huyện; cấp xã 75%"
_LEANS = re.compile(
    r"\s*(?:và\s+)?(?:cấp|UBND|Ủy ban nhân dân|của|ở|tại|đối với|riêng|còn|các|mỗi|từng)\b", re.IGNORECASE
)


def names_our_level(text: str, level: str) -> bool:
    """Whether a text speaks of the bodies of a level (commune, district)."""
    return level in _OUR_LEVEL and re.search(_OUR_LEVEL[level], text) is not None


def names_their_bodies(text: str, word: str) -> bool:
    """Whether a text speaks of the own bodies of a superior, told by its word (tỉnh, huyện …)."""
    bodies = (
        rf"cấp {word}\b|(?:thuộc|của) (?:UBND|Ủy ban nhân dân) {word}\b|(?:phòng|sở|ban|ngành|đơn vị) (?:của )?{word}\b"
    )
    return bool(word) and re.search(bodies, text) is not None


def left_for_us(text: str, level: str, word: str) -> list[str] | None:
    """The parts of an aim without those set for the superior's own bodies; None where it doesn't set figures for both, or
    what is left could not be read without the other.
    """
    parts = text.split(";")
    theirs = [
        part
        for part in parts
        if names_their_bodies(part, word) and not names_our_level(part, level) and _SHARE.search(part)
    ]
    ours = [
        part
        for part in parts
        if names_our_level(part, level) and not names_their_bodies(part, word) and _SHARE.search(part)
    ]
    left = [part.strip() for part in parts if part not in theirs]
    if not theirs or not ours or _LEANS.match(left[0]):
        return None
    return left


def shares_of_theirs(text: str, level: str, word: str) -> list[tuple[int, int]]:
    """Where the shares stand that an aim sets for the superior's own bodies alone; "all of them" holds for everybody."""
    if not names_their_bodies(text, word) or names_our_level(text, level):
        return []
    return [found.span("n") for found in _SHARE.finditer(text) if found["n"] != _ALL]
