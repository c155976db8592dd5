"""Whom the superior has its subordinates report to: "(qua Phòng Nội vụ)"."""

from __future__ import annotations

import re

from generate.setting import Setting
from norms.offices import Office, all_offices

_THROUGH = re.compile(
    r"\((?:thông )?qua\s+(?P<name>(?:[Pp]hòng|[Ss]ở|Công an|Văn phòng|Ban|Thanh tra|Bộ Chỉ huy|"
    r"Bảo hiểm xã hội|Kho bạc|Liên đoàn|Hội|Chi cục|Tỉnh đoàn|Huyện đoàn)\s+[^);,]+)\)"
)

_OFFICES = "(?:Sở|Phòng)"
_SERVICES = "(?:Bảo hiểm xã hội|Kho bạc Nhà nước|Chi cục Thuế|Liên đoàn Lao động|Cục Thống kê)"


def reported_to(setting: Setting) -> str | None:
    """The superior's body that reports go through, with the superior's area word; None where none is named."""
    word = setting.sup_word
    for node in (node for top in setting.plan.outline for node in top.walk()):
        found = _THROUGH.search(node.text or "")
        if found:
            name = found["name"][:1].upper() + found["name"][1:]
            named = bool(re.search(r"\b(?:tỉnh|huyện|quận|thành phố|thị xã|xã|phường)\b", name, re.IGNORECASE))
            return name if named or name.startswith("Sở") else f"{name} {word}".strip()
    return None


def office_reported_to(setting: Setting) -> Office | None:
    """That body as an office of the superior's level; a unit of it ("Phòng Tham mưu - Công an tỉnh") stands for it."""
    name = reported_to(setting)
    if name is None:
        return None
    return setting.office(name) or setting.office(re.split(r"\s+[-–]\s+", name)[-1])


def addressees(text: str) -> list[str]:
    """The superior's offices that a duty of ours is addressed to: "gửi về Sở Khoa học và Công nghệ trước …"."""
    out: list[str] = []
    for found in re.finditer(
        rf"\b(?:về|đến|cho|gửi|báo cáo) (?:(?={_OFFICES} [A-ZĐ])|(?={_SERVICES} (?:tỉnh|huyện|thành phố)))", text
    ):
        known = [office.name for office in all_offices() if text.startswith(office.name, found.end())]
        service = re.match(rf"{_SERVICES} (?:tỉnh|huyện|thành phố)", text[found.end() :])
        out += [service.group()] if service else known[-1:]
    return list(dict.fromkeys(out))
