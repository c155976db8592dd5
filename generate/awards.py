"""Commendation: the unit's own award by who may give what at that date, its own figures or blanks, the rest by reference."""

from __future__ import annotations

import re

from generate.asks import Ask, ask
from generate.localise import Localiser
from generate.setting import Setting
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
        r"(?:công tác |hình thức|số lượng|cơ cấu).*khen thưởng|khen thưởng\b|hình thức khen|"
        r"hình thức và số lượng|hình thức, "
    )
)
_OTHER_HEADS = re.compile(fold("kinh phí|mức chi|hồ sơ|thời gian|quy trình|nguồn"))
_YEARLY = re.compile(fold("h[àằ]ng năm"))
_GUIDANCE = re.compile(fold("hướng dẫn"))


def own_award_named(text: str, setting: Setting) -> str:
    """A text in which our own head would give an award of a higher level: ours is named in its place."""
    award = own_award(setting.unit.level, setting.day)
    if setting.is_office or award is None or setting.unit.head not in text:
        return text
    return re.sub(
        r"\b(?:Bằng khen|Cờ thi đua)\b(?! của (?:Thủ tướng|Chính phủ|Chủ tịch nước|Bộ))", capitalise(award.name), text
    )


def is_award_section(source: Source) -> bool:
    """Whether a heading opens the section on commendation."""
    text = fold(source.text)
    return bool(_HEADS.match(text)) and not _OTHER_HEADS.search(text) and "criteria" not in source.fields


class Awards:
    """Writes the section on commendation."""

    def __init__(self, plan: Plan, localiser: Localiser, writer: Writer) -> None:
        self.plan, self.localiser, self.writer = plan, localiser, writer
        self.setting, self.unit = localiser.setting, localiser.unit
        self.done = False

    @property
    def _may_give(self) -> bool:
        """Whether the unit's head gives awards: a committee's chair and a department's director do, a room's head does not."""
        return not self.setting.is_office or self.unit.name.startswith("Sở")

    def section(self, sources: list[Source]) -> None:
        """Form, numbers for each occasion, and what is proposed upward; the superior's caps are cited, not copied."""
        if self.done:
            for source in sources:
                self.writer.drop("merged", say("reason.award_once"), [s for leaf in source.walk() for s in leaf.spans])
            return
        self.done = True
        award = own_award(self.unit.level, self.setting.day) if self._may_give else None
        name = capitalise(award.name) if award else say("draft.blank")
        leaves = [leaf for source in sources for leaf in source.walk() if not leaf.heading]
        spans = [span for source in sources for leaf in source.walk() for span in leaf.spans]
        norm = award.id if award else None
        if award:
            giver = self.unit.head
            set_by = Decision(verb="set", reason=say("reason.award", award=name, giver=giver), sources=spans, norm=norm)
            self._add(say("draft.award_form", award=name, giver=giver), [set_by], [])
        rows = [
            self.plan.award_quotas[i]
            for source in sources
            for leaf in source.walk()
            for i in leaf.claims.get("award_quotas", [])
        ]
        blank = False
        said = " ".join(leaf.text for leaf in leaves)
        yearly = bool(_YEARLY.search(fold(said)))
        occasions = dict.fromkeys(None if row.occasion == "annual" and not yearly else row.occasion for row in rows)
        for occasion in (occasions or [None]) if award else []:
            merit = bool(rows) and all(row.limit == "merit" for row in rows if occasion in (row.occasion, None))
            own = self._own(occasion)
            template = "draft.award_merit" if merit and own is None else "draft.award_count"
            text = say(
                template, occasion=say(f"occasion.{occasion or 'none'}"),
                collectives=_count(own.collectives if own else None), individuals=_count(own.individuals if own else None),
            )  # fmt: skip
            reason = say("reason.award_own" if own else "reason.award_blank")
            decision = Decision(verb="set", reason=reason, sources=spans, norm=norm)
            asked = say("draft.blank") in text and not blank
            blank = blank or asked
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
