"""What became of one item of a superior in its subordinate's plan, before it is put into words."""

from __future__ import annotations

import dataclasses
from dataclasses import dataclass

from schemas.matrix import MatrixField, MatrixRow, OwnRow, Passage, Reason, State, Whose
from schemas.texts import say


@dataclass
class Answer:
    """An item of the superior with what answers it; `facts` are the values of its note."""

    field: MatrixField
    above: Passage
    whose: Whose
    state: State = "missing"
    reason: Reason = "no_words"
    below: list[Passage] = dataclasses.field(default_factory=list)
    nearest: Passage | None = None
    facts: dict[str, object] = dataclasses.field(default_factory=dict)

    def judge(self, state: State, reason: Reason, *below: Passage, **facts: object) -> None:
        """Set what became of it, with the passages that say so."""
        self.state, self.reason, self.facts = state, reason, facts
        self.below += [one for one in below if one.path not in {known.path for known in self.below}]
        self.nearest = None if self.below else self.nearest

    def settle(self) -> None:
        """Weigh what was found by whose the item is: nothing is missing that is not known to be the subordinate's."""
        if self.whose == "others":
            self.state, self.reason, self.facts = "not_ours", "others", {"who": self.above.who or ""}
        elif self.state == "missing" and self.whose != "ours":
            self.state, self.reason, self.facts = "unclear", self.whose, {"who": self.above.who or ""}

    def row(self) -> MatrixRow:
        """The answer as a row of the matrix, its reason as a sentence."""
        return MatrixRow(
            field=self.field, whose=self.whose, state=self.state, reason=self.reason, note=say(f"matrix.why_{self.reason}", **self.facts),
            above=self.above, below=self.below, nearest=self.nearest if not self.below else None,
        )  # fmt: skip


def own_row(field: MatrixField, below: Passage, near: Passage | None) -> OwnRow:
    """An item of the subordinate that answers no item of the superior."""
    return OwnRow(field=field, below=below, near=near, note=say("matrix.elsewhere" if near else "matrix.orphan"))
