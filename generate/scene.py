"""What deriving one draft works with: the setting, its wording and its offices, and the first possible day."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from generate.localise import Localiser
from generate.rooms import Rooms
from generate.setting import Setting
from grammar.normalise import capitalise
from grammar.sentences import clauses
from norms.acts import Act, act_of_superior
from schemas.plan import Plan
from schemas.unit import Unit


@dataclass(frozen=True, slots=True)
class Scene:
    """`floor`: no date of ours comes before it (the superior's own date, or the day of drafting)."""

    setting: Setting
    localiser: Localiser
    rooms: Rooms
    floor: date

    @property
    def plan(self) -> Plan:
        """The superior's plan."""
        return self.setting.plan

    @property
    def unit(self) -> Unit:
        """Who drafts."""
        return self.setting.unit

    def act_above(self, text: str) -> Act | None:
        """The superior's own act that a text speaks of; an office takes part in the acts of its committee."""
        setting = self.setting
        return None if setting.is_office else act_of_superior(text, setting.above, setting.sup_word, setting.day)

    def without_acts(self, text: str) -> tuple[str, Act | None]:
        """A text without its parts that speak of the superior's own acts, and the first such act; "" where nothing is left."""
        acts = [(text[start:end], self.act_above(text[start:end])) for start, end in clauses(text)]
        kept = [part for part, act in acts if act is None]
        found = next((act for _, act in acts if act is not None), None)
        if found is None:
            return text, None
        rest = " ".join(kept).strip(" .")
        if not rest:
            return "", found
        return (capitalise(rest.rstrip(" ;,")) + ("." if text.rstrip().endswith(".") else "")).replace("..", "."), found
