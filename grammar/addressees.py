"""Whom a superior plan means by "UBND các xã, phường", "các địa phương": every unit of a level."""

from __future__ import annotations

import re

from grammar.normalise import fold

_EVERY = {
    "commune": r"(?:ủy ban nhân dân|các|cấp)\s+(?:các\s+|cấp\s+|\d+\s+)?(?:xã(?! hội)|phường|thị trấn|đặc khu)\b|(?:và|,)\s+cấp xã|địa phương",
    "province": r"ủy ban nhân dân\s+(?:các\s+|cấp\s+|\d+\s+)?tỉnh\b|các\s+tỉnh\b|địa phương",
    "district": r"(?:ủy ban nhân dân|các|cấp)\s+(?:các\s+|cấp\s+|\d+\s+)?(?:huyện|quận|thị xã|thành phố)\b|địa phương",
}
_COMPILED = {level: re.compile(fold(pattern)) for level, pattern in _EVERY.items()}
_OTHERS = re.compile(r"Đài|Báo|Trạm|Công an|Hội đồng")


def means_level(name: str, level: str) -> bool:
    """Whether a body's name means every unit of a level ("commune", "district", "province")."""
    pattern = _COMPILED.get(level)
    return bool(pattern and pattern.search(fold(name))) and not _OTHERS.search(name)
