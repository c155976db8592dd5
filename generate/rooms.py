"""Which of our offices a duty goes to: the profile's by their fields, else the norms' by domain; what others are called with us."""

from __future__ import annotations

import re
from functools import cached_property

from generate.ownership import Owner
from generate.reporting import office_reported_to
from generate.setting import Setting
from grammar.assignments import is_front
from grammar.normalise import capitalise, fold
from norms.fields import fields_of
from norms.offices import Office, office_for
from schemas.texts import say

# serves every level under its own name
_ENTERPRISE = re.compile(
    r"(?:Tổng )?[Cc]ông ty|Điện lực|Viễn thông|VNPT|Viettel|Bưu điện|Ngân hàng|Bảo hiểm xã hội|Doanh nghiệp|Hợp tác xã"
)


class Rooms:
    """Our offices and which of them stands for the plan as a whole."""

    def __init__(self, setting: Setting) -> None:
        self.setting = setting
        self.unit = setting.unit
        self.standing = self._standing()

    @cached_property
    def _theme(self) -> str:
        header = self.setting.plan.header
        return header.title or ""

    def _standing(self) -> Office | None:
        """The counterpart of the office that reports go through, or that leads above; emulation's where none is known."""
        setting = self.setting
        if setting.is_office:
            return None
        through = office_reported_to(setting)
        if through is not None and (ours := setting.ours(through)):
            return ours
        for row in sorted(setting.plan.responsibilities, key=lambda row: row.role != "lead"):
            if row.role == "request":
                continue
            for name in row.agencies:
                office = setting.office(name)
                if office is not None and office.kind in ("office", "vertical") and (ours := setting.ours(office)):
                    return ours
        title = setting.plan.header.title or ""
        first = ["emulation"] if fold("thi đua") in fold(title) else []
        domains = [*first, *fields_of(title), "secretariat"]
        found = (office_for(domain, self.unit.level, setting.day, self.unit.area) for domain in domains)
        return next((office for office in found if office is not None), None)

    @cached_property
    def standing_name(self) -> str:
        """The office that stands for the plan as a whole, as it begins a heading: the profile's for the plan's theme, else the norms'."""
        profile = self._of_profile(self._theme)
        if profile:
            return profile
        if self.setting.is_office:
            return say("draft.desk_department" if self.unit.name.startswith("Sở") else "draft.desk_room")
        return self.name_of(self.standing) if self.standing else say("draft.blank")

    @property
    def is_asked(self) -> bool:
        """Whether nobody has said which office stands for the plan."""
        return not self._of_profile(self._theme) and (self.setting.is_office or self.standing is None)

    def name_of(self, office: Office) -> str:
        """One of our offices by the profile's name for its field, else by the norms'."""
        for own in self.unit.offices:
            if fold(own.name).endswith(fold(office.name)) or set(own.fields) & set(office.domains):
                return capitalise(own.name)
        return self.setting.name_of(office)

    def _of_profile(self, text: str) -> str | None:
        """The profile's office whose fields a text names most clearly."""
        folded, domains = fold(text), fields_of(text)
        for own in self.unit.offices:
            if any(fold(field) in folded for field in own.fields) or (domains and domains[0] in own.fields):
                return capitalise(own.name)
        return None

    def leader(self, text: str, whose: Owner) -> str:
        """Which of our offices a duty goes to: its counterpart above decides, then the field that its words name."""
        if whose.office is not None:
            return self.name_of(whose.office)
        own = self._of_profile(text)
        if own or self.setting.is_office:
            return own or self.unit.name
        domains = fields_of(text)
        if domains:
            office = office_for(domains[0], self.unit.level, self.setting.day, self.unit.area)
            if office is not None and (office.kind in ("office", "post") or office.kind == "vertical"):
                return self.name_of(office)
        return self.standing_name

    def counterpart_name(self, name: str) -> str | None:
        """What a body that helps above is with us; None for one that has no counterpart, or that is us."""
        setting = self.setting
        if setting.is_office:
            return None if setting.means_us(name) else name
        if setting.means_us(name):
            return setting.hamlets
        above = setting.office(name)
        if above is not None and above.kind != "front":
            ours = setting.ours(above)
            return self.name_of(ours) if ours else None
        if _ENTERPRISE.match(name):
            return setting.short(name)
        if is_front(name):
            return of_our_area(setting, name)
        if re.match(fold(r"(?:các )?(?:sở|phòng|cơ quan|ban|đơn vị)\b"), fold(name)):
            return setting.rooms[:1].lower() + setting.rooms[1:]
        return None


def of_our_area(setting: Setting, name: str) -> str:
    """A body that stands on every level (the Front, a union) as that of our area."""
    if not setting.sup_word:
        return name
    own = f" {setting.unit.area}"
    bare = re.sub(rf"\s+{setting.sup_word}(?:\s+{re.escape(setting.sup_name)})?(?!\w)", "", name, flags=re.IGNORECASE)
    youth = re.match(r"(?:Tỉnh|Huyện|Thành|Quận|Thị) ?đoàn\b", bare)
    if youth:
        return say("draft.youth", area=setting.unit.area)
    return bare + own if not bare.endswith(own) else bare
