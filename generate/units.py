"""A unit from its bare name: "Ủy ban nhân dân xã Tân Lộc", "Sở Y tế" → level, area, place, symbol, who signs."""

from __future__ import annotations

import re
from datetime import date
from typing import Any

from grammar.agencies import expand
from grammar.normalise import capitalise, fold, is_upper, squeeze
from norms.documents import symbol_of_office
from norms.heads import head_title
from norms.levels import area_level, area_words, own_area
from norms.offices import find_office, office_names
from schemas.errors import WrongUse
from schemas.plan import Plan
from schemas.unit import Unit

_COMMITTEE = re.compile(r"(?:Ủy|Uỷ) ban nhân dân\b", re.IGNORECASE)


def unit_from_profile(profile: dict[str, Any], day: date | None = None, superior: Plan | None = None) -> Unit:
    """A profile of which only `name` is required: what is absent follows from the name. Raises pydantic's
    ValidationError for a key or a value that a profile cannot have, WrongUse for an unknown name or a contradiction.
    """
    name = profile.get("name")
    known = unit_from_name(name, day, superior, profile.get("parent")).model_dump() if isinstance(name, str) else {}
    unit = Unit.model_validate({**known, **profile})
    _agrees(unit, Unit.model_validate(known))
    return _signed(unit)


def _agrees(unit: Unit, named: Unit) -> None:
    """What a profile says must not contradict the unit's own name or itself."""
    if unit.kind != named.kind or unit.level != named.level or unit.area.lower() != named.area.lower():
        key = "kind" if unit.kind != named.kind else "level" if unit.level != named.level else "area"
        raise WrongUse(
            "unit.contradiction", name=unit.name, field=key, value=getattr(unit, key), named=getattr(named, key)
        )
    names = {leader.name for leader in unit.leaders}
    if unit.signer_name and names and unit.signer_name not in names:
        raise WrongUse("unit.unknown_signer", name=unit.signer_name, file=unit.name)
    leader = next((one for one in unit.leaders if one.name == unit.signer_name), None)
    if leader and unit.signer_position and leader.position.lower() != unit.signer_position.lower():
        raise WrongUse(
            "unit.contradiction",
            name=unit.name,
            field="signer_position",
            value=unit.signer_position,
            named=leader.position,
        )
    twice = [office.name for office in unit.offices if sum(office.name == other.name for other in unit.offices) > 1]
    if twice:
        raise WrongUse("unit.office_twice", name=unit.name, office=twice[0])


def _signed(unit: Unit) -> Unit:
    """The signer's position from the leaders; the only chair among them signs where nobody is named."""
    leader = next((one for one in unit.leaders if one.name == unit.signer_name), None)
    if leader is None and unit.signer_name is None:
        heads = [one for one in unit.leaders if not one.position.lower().startswith("phó")]
        leader = heads[0] if len(heads) == 1 else None
    if leader is None:
        return unit
    return unit.model_copy(update={"signer_name": leader.name, "signer_position": leader.position})


def unit_from_name(name: str, day: date | None = None, superior: Plan | None = None, parent: str | None = None) -> Unit:
    """The profile that a name alone gives, at the level that its area had on a day ("thành phố Huế" was of district level
    until 2024). An office without an area in its name belongs to `parent`, else to the superior plan's issuer.
    Raises WrongUse for a name that is no people's committee of a known area and no office.
    """
    full = squeeze(expand(name))
    if not _COMMITTEE.match(full):
        word = next((word for word in area_words() if full.lower().startswith(word + " ")), None)
        full = f"Ủy ban nhân dân {full}" if word else full
    if not _COMMITTEE.match(full):
        return _office(name, full, day, superior, parent)
    area = full.split(" ", 4)[4] if len(full.split(" ", 4)) > 4 else ""
    words = [word for word in area_words() if area.lower().startswith(word + " ")]
    if not words:
        raise WrongUse("unit.unknown_name", name=name)
    word = words[0]
    place, _, lies_in = (part.strip() for part in area[len(word) :].partition(","))
    above = own_area(lies_in)
    parent = parent or (f"Ủy ban nhân dân {above[0]} {above[1]}" if above else None)
    if is_upper(place) or place.islower():
        place = " ".join(syllable.capitalize() for syllable in place.split())
    return Unit(
        name=f"Ủy ban nhân dân {word} {place}", level=area_level(f"{word} {place}", day) or "commune", area=word,
        area_name=place, place=_issue_place(word, place), parent=parent, symbol="KH-UBND", signer_position="Chủ tịch",
    )  # fmt: skip


def _issue_place(word: str, place: str) -> str:
    """Places named by a number keep the word of their kind (Decree 30/2020, Annex I, II.4a)."""
    full = place[:1].isdigit() or (word == "thành phố" and place == "Hồ Chí Minh")
    return f"{capitalise(word)} {place}" if full else place


def _office(name: str, full: str, day: date | None, superior: Plan | None, parent: str | None) -> Unit:
    """An office: "Sở Y tế", "Phòng Văn hóa - Xã hội xã Tân Lộc"."""
    full = capitalise(full)
    known = max((known for known in office_names() if fold(full).startswith(f"{fold(known)} ")), key=len, default="")
    own = own_area(full[len(known) :])  # "… Hạ tầng và Đô thị xã Đông Thái" is of no thị xã
    # "Thanh tra tỉnh": the area's word is part of the office's own name
    bare = full[: full.lower().rindex(own[0])].strip(" ,") if own else full
    title = head_title(bare + " ") or head_title(full)
    if title is None or (
        find_office(bare) is None
        and find_office(full) is None
        and not re.match(r"Sở|Phòng|Ban|Văn phòng|Trung tâm|Chi cục", bare)
    ):
        raise WrongUse("unit.unknown_name", name=name)
    above = parent or (f"Ủy ban nhân dân {own[0]} {own[1]}" if own else superior.header.issuer if superior else None)
    area = own_area(above) if above else None
    if above is None or area is None or not _COMMITTEE.match(above):
        raise WrongUse("unit.no_parent", name=name)
    return Unit(
        name=bare, kind="office", level="other", area=area[0], area_name=area[1], place=_issue_place(*area), parent=above,
        symbol=f"KH-{symbol}" if (symbol := symbol_of_office(bare)) else None, signer_position=title,
    )  # fmt: skip
