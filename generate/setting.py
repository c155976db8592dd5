"""Who is above, who we are, what stands below us, by the law of a day: what every decision of a draft looks at."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date
from functools import cached_property

from generate.own_figures import OwnFigure, own_figures
from grammar.addressees import means_level
from grammar.normalise import capitalise, fold
from norms.entry import parse_day
from norms.fields import fields_of
from norms.levels import area_level, hamlet, level_exists, own_area
from norms.offices import Office, counterpart, find_office
from norms.places import find_province
from schemas.plan import Plan
from schemas.texts import say
from schemas.unit import Unit

# what binds every body whatever its field
_EVERYBODY = re.compile(
    r"quán triệt|kỷ luật|kỷ cương|người đứng đầu|[Tt]hủ trưởng (?:các )?cơ quan|các cơ quan, đơn vị|cán bộ, công chức|văn bản điện tử|ký số"
)
_BRACKETS = re.compile(r"\s*\([^)]*\)")


@dataclass(frozen=True)
class Setting:
    """One superior plan, one unit, one day.

    A committee drafts for its own area, which lies in the superior's; an office drafts for the same area as its committee,
    whose other offices are not ours to speak for.
    """

    plan: Plan
    unit: Unit
    day: date

    @cached_property
    def superior(self) -> str:
        """The issuer's full name."""
        return self.plan.header.issuer or ""

    @property
    def above(self) -> str:
        """The superior's level."""
        return self.plan.header.level or "other"

    @cached_property
    def issued(self) -> date:
        """The superior plan's own day, by which its offices are known; the day of the law where it has none."""
        return parse_day(self.plan.header.date) if self.plan.header.date else self.day

    @cached_property
    def _area(self) -> tuple[str, str]:
        return own_area(self.superior) or ("", "")

    @property
    def sup_word(self) -> str:
        """The word of the superior's area: "huyện"."""
        return self._area[0]

    @property
    def sup_name(self) -> str:
        """The name of the superior's area: "Châu Thành"."""
        return self._area[1]

    @property
    def sup_full(self) -> str:
        """The superior's area with its word: "huyện Châu Thành"."""
        return f"{self.sup_word} {self.sup_name}".strip()

    @property
    def sup_short(self) -> str:
        """The superior's name as it is written inside the draft: "UBND huyện Châu Thành"."""
        return self.superior.replace("Ủy ban nhân dân", "UBND")

    @cached_property
    def area_now(self) -> str:
        """The word of the superior's area on the day of the draft: a province may have become a city since."""
        province = (
            find_province(self.sup_name, self.day)
            if self.above == "province" or self.sup_word in ("tỉnh", "thành phố")
            else None
        )
        return province.kind if province is not None and self.above == "province" else self.sup_word

    @property
    def sup_code(self) -> str:
        """The superior plan's number and symbol; a blank for a number that it leaves out."""
        header = self.plan.header
        return f"{header.number or say('draft.blank')}/{header.symbol or 'KH-UBND'}"

    @cached_property
    def own_figures(self) -> list[OwnFigure]:
        """Our figures for indicators: the profile's, and what the superior's tables allot to us."""
        return own_figures(self.plan, self.unit)

    @property
    def allotted(self) -> list[OwnFigure]:
        """Of these, what the superior's tables allot to us."""
        return [figure for figure in self.own_figures if figure.sources]

    @property
    def is_office(self) -> bool:
        """Whether an office of the superior's own level drafts."""
        return self.unit.kind == "office"

    @cached_property
    def two_levels(self) -> bool:
        """Whether districts are gone."""
        return not level_exists("district", self.day)

    @cached_property
    def _below(self) -> tuple[str, str]:
        """What stands below us as "các ấp" and its heads as "Trưởng các ấp"."""
        if self.is_office:
            return say("draft.staff", unit=self.unit.short_area), say("draft.staff", unit=self.unit.short_area)
        if self.unit.level == "district":
            kinds = say("draft.communes_urban" if self.unit.area == "quận" else "draft.communes_rural")
            return f"các {kinds}", say("draft.commune_chairs", communes=kinds)
        known = hamlet(self.unit.area, self._province)
        word = self.unit.hamlet_word or known.word
        return f"các {word}", known.head.replace(known.word, word)

    @property
    def hamlets(self) -> str:
        """What stands below us: "các ấp", "các xã, thị trấn"; an office's own staff."""
        return self._below[0]

    @property
    def hamlet_heads(self) -> str:
        """Who heads it: "Trưởng các ấp", "Chủ tịch UBND các xã, thị trấn"."""
        return self._below[1]

    @cached_property
    def rooms(self) -> str:
        """Our offices together: "Các phòng, cơ quan, đơn vị thuộc UBND xã"."""
        if self.is_office:
            key = "rooms_department" if self.unit.name.startswith("Sở") else "rooms_room"
        elif self.unit.level == "district":
            key = "rooms_district"
        else:
            key = "rooms_now" if self.two_levels else "rooms_before"
        return say(f"draft.{key}", area=self.unit.area, unit=self.unit.short_area)

    @cached_property
    def _province(self) -> str | None:
        """The province that the superior is, or lies in: the one that its legal bases name."""
        if self.above == "province":
            return self.sup_name
        for basis in self.plan.legal_bases:
            found = re.search(r"\btỉnh\s+(?P<name>\S.*)$", basis.issuer or "")
            if found:
                return found["name"]
        return None

    def office(self, name: str) -> Office | None:
        """The office of the superior's level behind a name ("Phòng Nội vụ huyện Châu Thành"), or None."""
        bare = _BRACKETS.sub("", self.without_area(name)).strip()
        named = name.removesuffix(f" {self.sup_name}")
        found = (find_office(one, self.issued, self.above) for one in (bare, named, name))
        return next((office for office in found if office is not None), None)

    def short(self, name: str) -> str:
        """A body of the superior's as it is written in the draft: abbreviated, without the superior's name."""
        text = name.replace("Ủy ban nhân dân", "UBND").replace("Hội đồng nhân dân", "HĐND")
        return text.removesuffix(f" {self.sup_name}") if self.sup_name else text

    def without_area(self, name: str) -> str:
        """A body's name without the superior's area behind it."""
        if not self.sup_word:
            return name
        return re.sub(rf"\s+{self.sup_word}(?:\s+{re.escape(self.sup_name)})?$", "", name, flags=re.IGNORECASE)

    def ours(self, office: Office) -> Office | None:
        """Our counterpart of an office of the superior's level; an office of our own committee has none of the others'."""
        return None if self.is_office else counterpart(office, self.unit.level, self.day, self.unit.area)

    def means_us(self, name: str) -> bool:
        """Whether a body that the superior names is us: "UBND các xã", or the office by its own name or among all offices."""
        if not self.is_office:
            return means_level(name, self.unit.level) and not self.names_another(name)
        if "liên quan" in name:
            return False  # "các đơn vị liên quan" gives nobody anything
        bare = fold(_BRACKETS.sub("", self.without_area(name)).strip())
        if self.is_us(name):
            return True
        return bool(self._all_offices.search(bare)) and not re.search(r"(?:huyen|xa|phuong)$", bare)

    def names_another(self, name: str) -> bool:
        """Whether a body is that of other areas of our level by their names: "UBND phường Đồng Mây", where we are another ward."""
        area = own_area(name)
        if self.is_office or area is None or not area[1][:1].isupper():
            return False
        if area_level(" ".join(area), self.day) != self.unit.level:
            return False  # "UBND các xã, thị trấn huyện Phú Lâm" is named by where it lies
        return fold(self.unit.area_name) not in fold(name)

    def names_us(self, text: str) -> bool:
        """Whether a text speaks of us, by our name or as one of all those of our kind."""
        if not self.is_office:
            return means_level(text, self.unit.level)
        return fold(self.unit.name) in fold(text) or bool(re.search(r"các (?:sở|phòng|cơ quan|đơn vị)\b", text))

    def is_us(self, name: str) -> bool:
        """Whether a body is named as the office that drafts, or as its head."""
        bare = fold(_BRACKETS.sub("", self.without_area(name)).strip())
        ours = fold(self.unit.name)
        return bare == ours or bare.endswith(f" {ours}") or bare.startswith(f"{fold(self.unit.head_title)} {ours}")

    @cached_property
    def _all_offices(self) -> re.Pattern[str]:
        """How the superior names all its offices at once: "Các sở, ban, ngành", "Thủ trưởng các cơ quan, đơn vị"."""
        kind = "sở" if self.unit.name.startswith("Sở") else "phòng|bộ phận"
        head = "(?:thủ trưởng |giám đốc |trưởng |người đứng đầu )?"
        return re.compile(fold(rf"^{head}(?:(?:các|mỗi) (?:{kind}|cơ quan|đơn vị)\b|(?:{kind}), (?:ban|ngành))"))

    @cached_property
    def fields(self) -> frozenset[str]:
        """The fields that an office looks after (the norms' domains); a committee looks after all."""
        office = find_office(self.unit.name, self.day)
        return frozenset(office.domains if office else ())

    def outside_our_field(self, text: str) -> bool:
        """Whether a text speaks of fields and none of them is an office's; a committee's field is everything."""
        return self.is_office and not self.in_our_field(text) and not _EVERYBODY.search(text)

    def in_our_field(self, text: str) -> bool:
        """Whether a text names a field of an office's, or the office leads the whole plan."""
        return self.leads_above or bool(self.fields & set(fields_of(text)))

    @cached_property
    def leads_above(self) -> bool:
        """Whether the superior's plan makes an office its leading one."""
        leads = [name for row in self.plan.responsibilities if row.role == "lead" for name in row.agencies]
        mine = sum(fold(self.without_area(name)) == fold(self.unit.name) for name in leads)
        return mine * 3 > len(leads)

    def name_of(self, office: Office) -> str:
        """One of our offices as it begins a heading; the police and the military bear the name of our area."""
        return capitalise(office.name) + (f" {self.unit.area}" if office.kind == "vertical" else "")
