"""Whether two names, or two lists of names, mean the same agencies."""

from __future__ import annotations

import re
from collections.abc import Sequence

from bench.likeness import folded, overlap
from bench.values import ANY

_LIKE_ENOUGH = 0.75
# Names that differ in one of these are different bodies, however alike the rest is.
_AREAS = "trung ương|tỉnh|huyện|quận|xã|phường|thị trấn|thị xã|thôn|ấp|khu phố"
_ORGANS = "ủy ban nhân dân|hội đồng nhân dân|mặt trận|sở|phòng|ban|văn phòng|trung tâm|chi cục|cục|hội|đoàn|công an|quân sự|thanh tra"
_OFFICES = "phó|thủ trưởng|trưởng|giám đốc|chủ tịch"
_TELLING = tuple(f" {folded(word)} " for words in (_AREAS, _ORGANS, _OFFICES) for word in words.split("|"))


def _telling(name: object) -> frozenset[str]:
    text = f" {folded(name)} "
    return frozenset(word for word in _TELLING if word in text)


def same_body(gold: object, pred: object) -> bool:
    """One agency: alike in words, and with the same words of area, kind and office. No name equals no name."""
    if gold == ANY:
        return True
    if gold and pred:
        return overlap(gold, pred) >= _LIKE_ENOUGH and _telling(gold) == _telling(pred)
    return not gold and not pred


def same_bodies(gold: Sequence[object] | None, pred: Sequence[object] | None) -> bool:
    """The same agencies in any order, each gold name taking the likest of the names that are left."""
    left = list(pred or ())
    for name in gold or ():
        fitting = [index for index, other in enumerate(left) if same_body(name, other)]
        if not fitting:
            return False
        del left[max(fitting, key=lambda index: overlap(name, left[index]))]
    return not left


def same_party(gold: object, pred: object) -> bool:
    """The same actor or recipient, each given as a name, as names joined by commas, or as a list."""
    if gold == ANY:
        return True
    ours, theirs = _names(gold), _names(pred)
    if not ours or not theirs:
        return not ours and not theirs
    return same_body(", ".join(ours), ", ".join(theirs)) or same_bodies(ours, theirs)


def _names(value: object) -> list[str]:
    if value is None or value == ANY:
        return []
    if isinstance(value, list):
        return [str(name) for name in value]
    return [name for name in map(str.strip, re.split(r"[,;]", str(value))) if name]
