"""Plans that lie in a catalogue: what pairing needs of each is held, the rest is read when it is looked at and let go again."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field

from check.rule import Checked
from schemas.plan import Plan


@dataclass(frozen=True)
class Stored(Checked):
    """A plan in a catalogue; `plan` has its head, citations and quotas alone, `load` reads the whole one."""

    load: Callable[[], Plan] = field(kw_only=True)

    def whole(self) -> Checked:
        """The plan as it was stored."""
        return Checked(self.file, self.load())


def stored(file: str, plan: Plan, load: Callable[[], Plan]) -> Stored:
    """A plan of a catalogue without what takes most of its room."""
    kept = Plan(
        header=plan.header,
        legal_bases=[row.model_copy(update={"evidence": []}) for row in plan.legal_bases],
        references=[row.model_copy(update={"evidence": []}) for row in plan.references],
        award_quotas=plan.award_quotas,
    )
    return Stored(file, kept, load=load)
