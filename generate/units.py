"""A unit from its bare name: "Ủy ban nhân dân xã Tân Lộc" → level, area, place."""

from __future__ import annotations

import re
from datetime import date
from typing import Any

from grammar.agencies import expand
from grammar.normalise import is_upper, squeeze
from norms.levels import area_level, area_words
from schemas.errors import WrongUse
from schemas.unit import Unit


def unit_from_profile(profile: dict[str, Any], day: date | None = None) -> Unit:
    """A profile of which only `name` is required: what is absent follows from the name. Raises pydantic's
    ValidationError for a key or a value that a profile cannot have, WrongUse for an unknown name.
    """
    name = profile.get("name")
    known = unit_from_name(name, day).model_dump() if isinstance(name, str) else {}
    return Unit.model_validate({**known, **profile})


def unit_from_name(name: str, day: date | None = None) -> Unit:
    """The profile that a name alone gives, at the level that its area had on a day ("thành phố Huế" was of district level
    until 2024). Raises WrongUse for a name that is no people's committee of a known area.
    """
    full = squeeze(expand(name))
    if not re.match(r"(?:Ủy|Uỷ) ban nhân dân\b", full, re.IGNORECASE):
        for word in area_words():
            if full.lower().startswith(word + " "):
                full = f"Ủy ban nhân dân {full}"
                break
    found = re.match(r"(?:Ủy|Uỷ) ban nhân dân\s+(?P<area>.+)$", full, re.IGNORECASE)
    if not found:
        raise WrongUse("unit.unknown_name", name=name)
    area = found["area"]
    words = [word for word in area_words() if area.lower().startswith(word + " ")]
    if not words:
        raise WrongUse("unit.unknown_name", name=name)
    word = words[0]
    place = area[len(word) :].strip()
    if is_upper(place) or place.islower():
        place = " ".join(syllable.capitalize() for syllable in place.split())
    level = area_level(f"{word} {place}", day) or "commune"
    # places named by a person, a number or an event keep the word of their kind (Decree 30/2020, Annex I, II.4a)
    issue_place = f"{word.capitalize()} {place}" if place[:1].isdigit() else place
    return Unit(name=f"Ủy ban nhân dân {word} {place}", level=level, area=word, place=issue_place)
