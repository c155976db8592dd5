"""Commendation: the unit's own award by who may give what at that date, its own figures or blanks, the rest by reference."""

from __future__ import annotations

import re

from generate.asks import Ask, ask
from generate.localise import Localiser
from generate.source import Source
from generate.writer import Writer
from grammar.normalise import capitalise, fold
from norms.awards import own_award
from schemas.draft import Decision
from schemas.plan import AwardQuota, Plan
from schemas.texts import say
from schemas.unit import OwnQuota

_HEADS = re.compile(
    fold(
        r"(?:công tác |hình thức|số lượng|cơ cấu|mức ).*khen thưởng|khen thưởng\b|hình thức khen|"
        r"hình thức và số lượng|hình thức, "
    )
)
_GUIDANCE = re.compile(fold("hướng dẫn"))


def is_award_section(source: Source) -> bool:
    """Whether a heading opens the section on commendation."""
    return bool(_HEADS.match(fold(source.text))) and "criteria" not in source.fields


class Awards:
    """Writes the section on commendation."""

    def __init__(self, plan: Plan, localiser: Localiser, writer: Writer) -> None:
        self.plan, self.localiser, self.writer = plan, localiser, writer
        self.setting, self.unit = localiser.setting, localiser.unit

    def section(self, sources: list[Source]) -> None:
        """Form, numbers for each occasion, and what is proposed upward; the superior's caps are cited, not copied."""
        award = own_award(self.unit.level, self.setting.day)
        name = capitalise(award.name) if award else say("draft.blank")
        leaves = [leaf for source in sources for leaf in source.walk() if not leaf.heading]
        spans = [span for source in sources for leaf in source.walk() for span in leaf.spans]
        giver = self.unit.head
        set_by = Decision(
            verb="set",
            reason=say("reason.award", award=name, giver=giver),
            sources=spans,
            norm=award.id if award else None,
        )
        self._add(say("draft.award_form", award=name, giver=giver), [set_by], [])
        rows = [
            self.plan.award_quotas[i]
            for source in sources
            for leaf in source.walk()
            for i in leaf.claims.get("award_quotas", [])
        ]
        blank = False
        for occasion in dict.fromkeys(row.occasion for row in rows) or [None]:
            merit = bool(rows) and all(row.limit == "merit" for row in rows if row.occasion == occasion)
            own = self._own(occasion)
            template = "draft.award_merit" if merit and own is None else "draft.award_count"
            text = say(
                template, occasion=say(f"occasion.{occasion or 'none'}"),
                collectives=_count(own.collectives if own else None), individuals=_count(own.individuals if own else None),
            )  # fmt: skip
            reason = say("reason.award_own" if own else "reason.award_blank")
            decision = Decision(verb="set", reason=reason, sources=spans, norm=award.id if award else None)
            asked = say("draft.blank") in text and not blank
            blank = blank or asked
            said = " ".join(leaf.text for leaf in leaves)
            self._add(text, [decision], [ask("award_count", said)] if asked else [])
        self._upward(rows, leaves)

    def _own(self, occasion: str | None) -> OwnQuota | None:
        return next((row for row in self.unit.award_quotas if row.occasion == occasion or row.occasion is None), None)

    def _upward(self, rows: list[AwardQuota], leaves: list[Source]) -> None:
        """What is proposed upwards: by the superior's plan in what it says, by its guidance where it defers to one."""
        sources = [span for leaf in leaves for span in leaf.spans]
        decision = Decision(verb="set", reason=say("reason.award_upward"), sources=sources)
        superior = self.setting.sup_short
        said = " ".join(fold(leaf.text) for leaf in leaves)
        has = {
            "form": any(row.award for row in rows) or fold("hình thức") in said,
            "criteria": bool(self.plan.criteria),
            "count": bool(rows),
            "dossier": _speaks_of(self.plan, "hồ sơ"),
        }
        named = [say(f"draft.what_{name}") for name, present in has.items() if present]
        if not named or (not rows and _GUIDANCE.search(said)):
            self._add(say("draft.award_by_guidance", superior=superior), [decision], [ask("no_guidance")])
            return
        text = say("draft.award_upward", what=_listed(named), code=self.setting.sup_code, superior=superior)
        self._add(text, [decision], [])

    def _add(self, text: str, decisions: list[Decision], asks: list[Ask]) -> None:
        self.writer.add("paragraph", 3, "-", text, decisions, asks)


def _count(number: int | None) -> str:
    return say("draft.blank") if number is None else f"{number:02d}"


def _speaks_of(plan: Plan, words: str) -> bool:
    return any(words in (node.text or node.title or "").lower() for top in plan.outline for node in top.walk())


def _listed(names: list[str]) -> str:
    return capitalise(names[0] if len(names) == 1 else f"{', '.join(names[:-1])} và {names[-1]}")
