"""The profile of the unit that a subordinate plan is drafted for."""

from __future__ import annotations

from pydantic import Field

from schemas.plan import Level
from schemas.span import Strict


class Unit(Strict):
    """A unit; a profile file needs only `name` (generate.units fills in what follows from it).

    `name` is the full name ("Ủy ban nhân dân xã Tân Lộc"), `area` the word of its kind (xã, phường, thị trấn, đặc khu),
    `place` the proper name that stands before the date, `lead_days` how many days before a superior's deadline the unit
    usually hands in.
    """

    name: str
    level: Level = "commune"
    area: str = "xã"
    place: str
    hamlet_word: str | None = None
    signer_position: str = "Chủ tịch"
    signer_name: str | None = None
    recipients: list[str] = Field(default_factory=list)
    lead_days: int = Field(default=3, ge=0, le=60)

    @property
    def short_name(self) -> str:
        """The name as it is written inside a plan: "UBND xã Tân Lộc"."""
        return self.name.replace("Ủy ban nhân dân", "UBND")

    @property
    def full_area(self) -> str:
        """The area with its name: "xã Tân Lộc"."""
        return self.name.replace("Ủy ban nhân dân ", "")

    @property
    def short_area(self) -> str:
        """The unit's own level in a word, as in "UBND xã"."""
        return f"UBND {self.area}"
