"""Whose a duty of the superior plan is, seen from the unit."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Literal

from generate.setting import Setting
from grammar.addressees import means_level
from grammar.assignments import is_front
from grammar.normalise import fold
from norms.offices import Office, all_offices
from schemas.plan import Responsibility

Kind = Literal["us", "with_us", "standing", "counterpart", "front", "generic", "below", "other"]

_GENERIC = re.compile(
    fold(
        r"^(?:thủ trưởng |trưởng |giám đốc |người đứng đầu )?(?:các |mỗi )?(?:phòng|cơ quan|sở|"
        r"đơn vị|ban)[, ].*(?:đơn vị|ban|ngành|cơ quan)|^(?:thủ trưởng |giám đốc )?các (?:cơ quan|đơn vị|phòng|sở)"
    )
)
_STANDING = re.compile(fold("cơ quan thường trực"))


@dataclass(frozen=True, slots=True)
class Owner:
    """Whose a duty is: `above` the superior's office that has it, `office` our counterpart, `media` our broadcast body."""

    kind: Kind
    above: Office | None = None
    office: Office | None = None
    media: Office | None = None
    names: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class NotOurs:
    """A clause that is left to others, and why."""

    reason: str


def owner(setting: Setting, row: Responsibility) -> Owner:
    """Whose a responsibility is; a body that asks ("Đề nghị …") is the Front's or another's, never ours to order."""
    names = tuple(row.agencies)
    ordered = row.role != "request"
    if any(setting.means_us(name) for name in names) and (ordered or not any(map(is_front, names))):
        return Owner("us", names=names)
    if setting.is_office:
        return Owner("with_us" if any(map(setting.means_us, row.cooperating)) else "other", names=names)
    if any(_STANDING.match(fold(name)) for name in names):
        return Owner("standing", names=names)
    if any(map(is_front, names)):
        return Owner("front", names=names)
    if setting.unit.level == "district" and any(means_level(name, "commune") for name in names):
        return Owner("below", names=names)
    media = next((office for name in names if (office := own_media(setting, name))), None)
    for name in names:
        above = setting.office(name)
        ours = setting.ours(above) if above is not None and above.kind != "front" else None
        if above is not None and ours is not None:
            return Owner("counterpart", above, ours, media, names)
    if media is not None:
        return Owner("counterpart", media, media, None, names)
    if any(map(is_generic, names)) and ordered:
        return Owner("generic", names=names)
    return Owner("with_us" if any(map(setting.means_us, row.cooperating)) else "other", names=names)


def is_generic(name: str) -> bool:
    """Whether a name means all offices at once: "Các sở, ban, ngành"."""
    return _GENERIC.match(fold(name)) is not None


def own_media(setting: Setting, name: str) -> Office | None:
    """Our own broadcast body, where the superior names those of all communes ("Đài Truyền thanh các xã")."""
    if not re.search(r"các xã|các phường|xã, |cấp xã", name):
        return None
    found = next((office for office in all_offices() if office.kind == "media" and name.startswith(office.name)), None)
    if found is None or found.level == setting.unit.level:
        return found
    return setting.ours(found)
