"""The profile of the unit that a subordinate plan is drafted for."""

from __future__ import annotations

from typing import Literal

from pydantic import Field

from schemas.plan import Level
from schemas.span import Strict

Occasion = Literal["annual", "period", "ad_hoc"]


class OwnOffice(Strict):
    """A room or post of the unit with the fields that it looks after, in words ("cải cách hành chính") or as the norms' domains."""

    name: str
    fields: list[str] = Field(default_factory=list)


class Leader(Strict):
    """A leader who may sign: `position` as it is printed ("Chủ tịch", "Phó Chủ tịch")."""

    name: str
    position: str


class OwnQuota(Strict):
    """How many the unit itself commends on an occasion; what is absent stays blank in the draft."""

    occasion: Occasion | None = None
    collectives: int | None = Field(default=None, ge=0)
    individuals: int | None = Field(default=None, ge=0)


class OwnTarget(Strict):
    """The unit's own figure for an indicator: `indicator` in the superior's words or a part of them, `value` as it is printed."""

    indicator: str
    value: str


class Unit(Strict):
    """A unit; a profile file needs only `name` (generate.units fills in what follows from it).

    `name` is the full name ("Ủy ban nhân dân xã Tân Lộc", "Sở Y tế"), `kind` a people's committee or an office under one,
    `area` the word of its area's kind (xã, phường, huyện, tỉnh …), `place` the proper name that stands before the date,
    `parent` the body above (an office's committee; a committee's superior), `symbol` what follows the number ("KH-UBND"),
    `lead_days` how many days before a superior's deadline the unit usually hands in. `signer_name` is one of `leaders`
    where these are given.
    """

    name: str
    kind: Literal["committee", "office"] = "committee"
    level: Level = "commune"
    area: str = "xã"
    area_name: str = ""
    place: str
    parent: str | None = None
    symbol: str | None = None
    offices: list[OwnOffice] = Field(default_factory=list)
    hamlets: list[str] = Field(default_factory=list)
    hamlet_word: str | None = None
    leaders: list[Leader] = Field(default_factory=list)
    signer_position: str | None = None
    signer_name: str | None = None
    recipients: list[str] = Field(default_factory=list)
    lead_days: int = Field(default=3, ge=0, le=60)
    award_quotas: list[OwnQuota] = Field(default_factory=list)
    targets: list[OwnTarget] = Field(default_factory=list)

    @property
    def short_name(self) -> str:
        """The name as it is written inside a plan: "UBND xã Tân Lộc", "Sở Y tế"."""
        return self.name.replace("Ủy ban nhân dân", "UBND")

    @property
    def full_area(self) -> str:
        """The unit's area with its name: "xã Tân Lộc"; an office's is its committee's."""
        return f"{self.area} {self.area_name}".strip()

    @property
    def short_area(self) -> str:
        """The unit in a word or two, as it speaks of itself: "UBND xã", "Sở Y tế"."""
        return f"UBND {self.area}" if self.kind == "committee" else self.short_name

    @property
    def head(self) -> str:
        """The position of the unit's head as it stands in a sentence: "Chủ tịch UBND xã", "Trưởng Phòng Nội vụ"."""
        first = self.short_area.split()[0].lower()
        title = self.head_title.removesuffix(f" {first}")
        return f"{title} {self.short_area}"

    @property
    def head_title(self) -> str:
        """The head's position alone; a deputy's profile still has it."""
        title = (self.signer_position or "Chủ tịch").removeprefix("Phó ").strip()
        return title[:1].upper() + title[1:]
