"""The sections before the organisation: restated for the unit, each clause with its decision."""

from __future__ import annotations

import re

from generate.doubts import doubt
from generate.localise import Localiser
from generate.source import Source
from grammar.addressees import means_level
from grammar.closings import is_closing
from grammar.normalise import capitalise, decapitalise, fold
from norms.awards import own_award
from schemas.draft import Clause, Decision
from schemas.plan import AwardQuota, Plan
from schemas.texts import say

_OPEN_TO_ALL = re.compile(fold(r"doanh nghiệp|nhân dân|hộ gia đình|tổ chức kinh tế|người dân|cộng đồng"))
_INDEX = re.compile(r"chỉ số|par index|papi|sipas|ddci|pci|dti|thứ hạng|xếp hạng|vị trí", re.IGNORECASE)
_COUNTS_US = re.compile(
    r"\d%\s+(?:số\s+|các\s+)*(?:đơn vị hành chính cấp xã|xã, phường|xã\b(?! hội)|trạm y tế|(?:cơ quan|đơn vị|địa bàn) cấp xã)"
)
_OUR_KIND = re.compile(r"(?:UBND|Ủy ban nhân dân) (?:các |cấp )(?:xã|phường)")
_RANKED = ("top", "rank", "+", "-")


class Body:
    """Collects the clauses of the restated sections and what was left out."""

    def __init__(self, plan: Plan, localiser: Localiser) -> None:
        self.plan, self.localiser = plan, localiser
        self.clauses: list[Clause] = []
        self.dropped: list[Decision] = []

    def section(self, source: Source, number: str) -> None:
        """One section with its heading; a section of which nothing is ours leaves no empty heading."""
        mark = len(self.clauses)
        self._heading(source, number, 1)
        if len(source.children) == 0 and not source.heading:
            self.clauses.pop()
            self._paragraph(source)
        self._children(source)
        if len(self.clauses) == mark + 1 and source.heading:
            self.clauses.pop()
            self.dropped.append(Decision(verb="dropped", reason=say("reason.empty_heading"), sources=source.spans))

    def _children(self, source: Source) -> None:
        count = 0
        children = source.children
        for index, child in enumerate(children):
            if _is(child, "award_quotas") or (child.heading and _is_award_section(child)):
                self._awards(child)
            elif _is(child, "subjects") and (child.heading or not any(_is(c, "subjects") for c in children[:index])):
                self._subjects(child, children)
            elif child.heading:
                count += 1
                mark = len(self.clauses)
                self._heading(child, child.marker or str(count), 2)
                self._children(child)
                if len(self.clauses) == mark + 1:
                    self.clauses.pop()
                    self.dropped.append(
                        Decision(verb="dropped", reason=say("reason.empty_heading"), sources=child.spans)
                    )
            elif not (_is(child, "subjects") and self._subjects_are_set):
                self._paragraph(child)
                for grandchild in child.children:
                    self._tree(grandchild)

    _subjects_are_set = False

    def _tree(self, source: Source) -> None:
        self._paragraph(source)
        for child in source.children:
            self._tree(child)

    def _heading(self, source: Source, marker: str, level: int) -> None:
        done = self.localiser.localise(source.text)
        self._add(
            "heading",
            level,
            f"{marker}." if (not marker.endswith((")", ".")) and not marker.isalpha()) or level == 1 else f"{marker})",
            done.text,
            [done.decision(source.spans)],
        )

    def _add(
        self, kind: str, level: int, marker: str, text: str, decisions: list[Decision], question: str | None = None
    ) -> None:
        self.clauses.append(
            Clause(
                id=f"c{len(self.clauses) + 1}", kind=kind, level=level, marker=marker, text=text,
                decisions=decisions, question=question,
            )
        )  # fmt: skip

    def _paragraph(self, source: Source) -> None:
        if not source.text or is_closing(source.text) or self._owed_upward(source):
            return
        if "criteria" in source.claims and _OUR_KIND.search(source.text[:80]):
            self.dropped.append(Decision(verb="dropped", reason=say("reason.above_judges"), sources=source.spans))
            return
        marker = printed_marker(source.marker)
        twin = self._contributed(source)
        if twin is not None:
            decision = Decision(verb="contributed", reason=say("reason.contributed"), sources=source.spans)
            self._add("paragraph", 3, marker, twin, [decision], say("question.twin"))
            return
        done = self.localiser.localise(source.text)
        question = doubt(self.localiser, done.text)
        self._add("paragraph", 3, marker, done.text, [done.decision(source.spans)], question)

    def _owed_upward(self, source: Source) -> bool:
        """Whether a clause says what we owe the superior and by when: the organisation section takes it up."""
        rows = [self.plan.deadlines[index] for index in source.claims.get("deadlines", [])]
        level = self.localiser.unit.level
        return any(row.kind in ("submit", "report") and row.actor and means_level(row.actor, level) for row in rows)

    def _contributed(self, source: Source) -> str | None:
        """A superior's own index or rank: we contribute, and our own result stays blank."""
        ours = [self.plan.targets[index] for index in source.claims.get("targets", [])]
        ranked = [row for row in ours if row.comparator in _RANKED and _INDEX.search(row.indicator + " " + row.text)]
        word = self.localiser.sup_word
        about_superior = bool(word) and re.search(
            rf"\b(?:của|cấp|toàn)\s+{word}\b|\b{word}\s+{self.localiser.sup_name}", source.text, re.I
        )
        counted = any(row.unit == "%" and _COUNTS_US.search(row.text) for row in ours)
        if counted and self.localiser.unit.level == "commune":
            return self._twin(source)
        placed = (
            rf"chỉ số[^.;]*(?:của|cấp) {word}\b[^.;]*(?:nhóm|tốp|thứ hạng|vị trí)",
            rf"(?:thứ hạng|xếp hạng)[^.;]*(?:của|cấp) {word}\b[^.;]*(?:toàn|cả) tỉnh",
        )
        by_text = bool(word) and any(re.search(pattern, source.text, re.IGNORECASE) for pattern in placed)
        if not ((ranked and about_superior) or by_text):
            return None
        return self._twin(source)

    def _twin(self, source: Source) -> str:
        """The superior's aim as what we contribute to, with a blank for our own."""
        word = self.localiser.sup_word
        text = source.text.rstrip(" .;")
        text = re.sub(
            rf"\b(của|cấp) {word}\b(?!\s+[A-ZĐ])", rf"\1 {self.localiser.sup_full}", text, count=1, flags=re.I
        )
        return say("draft.twin", text=say("draft.contribute", text=decapitalise(text)), area=self.localiser.unit.area)

    def _subjects(self, source: Source, siblings: list[Source]) -> None:
        leaves = [leaf for leaf in source.walk() if leaf.claims.get("subjects")]
        others = [
            leaf
            for sibling in siblings
            if sibling is not source
            for leaf in sibling.walk()
            if "subjects" in leaf.claims
        ]
        spans = [span for leaf in leaves + others for span in leaf.spans]
        if source.heading:
            self._heading(source, source.marker or "1", 2)
        if any(_OPEN_TO_ALL.search(fold(leaf.text)) for leaf in leaves):
            for leaf in leaves:
                done = self.localiser.localise(leaf.text)
                decision = done.decision(leaf.spans)
                decision.reason = f"{say('reason.subjects_open')}; {decision.reason}"
                self._add("paragraph", 3, printed_marker(leaf.marker), done.text, [decision])
            return
        unit = self.localiser.unit
        for name in (
            ("subject_now", "subject_person_now")
            if self.localiser.two_levels
            else ("subject_before", "subject_person_before")
        ):
            text = say(f"draft.{name}", unit=unit.short_area, area=unit.area, hamlets=self.localiser.hamlets)
            decision = Decision(verb="transposed", reason=say("reason.subjects"), sources=spans)
            self._add("paragraph", 3, "-", text, [decision])
        self._subjects_are_set = bool(others)

    def _awards(self, source: Source) -> None:
        """The unit's own award in place of the superior's; figures are the unit's to fill in."""
        unit, day = self.localiser.unit, self.localiser.day
        award = own_award(unit.level, day)
        if source.heading:
            self._heading(source, source.marker or "1", 2)
        name = capitalise(award.name) if award else say("draft.blank")
        giver = say("draft.giver", unit=unit.short_area)
        set_by = Decision(
            verb="set",
            reason=say("reason.award", award=name, giver=giver),
            sources=source.spans,
            norm=award.id if award else None,
        )
        self._add("paragraph", 3, "-", say("draft.award_form", award=name, unit=unit.short_area), [set_by])
        rows = [self.plan.award_quotas[i] for leaf in source.walk() for i in leaf.claims.get("award_quotas", [])]
        occasions = list(dict.fromkeys(row.occasion for row in rows)) or [None]
        leaves = [leaf for leaf in source.walk() if not leaf.heading]
        leaf_spans = [span for leaf in leaves for span in leaf.spans]
        for occasion in occasions:
            merit = all(row.limit == "merit" for row in rows if row.occasion == occasion) and bool(rows)
            template = "draft.award_merit" if merit else "draft.award_count"
            text = say(template, occasion=say(f"occasion.{occasion or 'none'}"))
            decision = Decision(
                verb="set", reason=say("reason.award_upward"), sources=leaf_spans, norm=award.id if award else None
            )
            self._add("paragraph", 3, "-", text, [decision], None if merit else say("question.award_count"))
        self._upward_award(rows, leaves)

    def _upward_award(self, rows: list[AwardQuota], leaves: list[Source]) -> None:
        """What is proposed upwards: by the superior's plan in what it says, by its guidance where it defers to one."""
        spans = [span for leaf in leaves for span in leaf.spans]
        decision = Decision(verb="set", reason=say("reason.award_upward"), sources=spans)
        superior = self.localiser.sup_short
        said = " ".join(fold(leaf.text) for leaf in leaves)
        has = {
            "form": any(row.award for row in rows) or fold("hình thức") in said,
            "criteria": bool(self.plan.criteria),
            "count": bool(rows),
            "dossier": _speaks_of(self.plan, "hồ sơ"),
        }
        named = [say(f"draft.what_{name}") for name, present in has.items() if present]
        if not named or (not rows and fold("hướng dẫn") in said):
            text = say("draft.award_by_guidance", superior=superior)
            self._add("paragraph", 3, "-", text, [decision], say("question.no_guidance"))
            return
        text = say("draft.award_upward", what=_listed(named), code=self.localiser.sup_code, superior=superior)
        self._add("paragraph", 3, "-", text, [decision])


def _speaks_of(plan: Plan, words: str) -> bool:
    return any(words in (node.text or node.title or "").lower() for top in plan.outline for node in top.walk())


def _listed(names: list[str]) -> str:
    return capitalise(names[0] if len(names) == 1 else f"{', '.join(names[:-1])} và {names[-1]}")


def _is(source: Source, name: str) -> bool:
    """Whether most of what a clause holds is of one field."""
    leaves = [leaf for leaf in source.walk() if leaf.claims]
    return bool(leaves) and sum(name in leaf.claims for leaf in leaves) * 2 > len(leaves)


def _is_award_section(source: Source) -> bool:
    text = fold(source.text)
    awards = re.match(
        fold(
            r"(?:công tác |hình thức|số lượng|cơ cấu).*khen thưởng|công tác khen thưởng|hình thức khen|hình thức và số lượng|hình thức, "
        ),
        text,
    )
    return bool(awards) and "criteria" not in source.fields


def printed_marker(marker: str | None) -> str:
    """A bullet or a letter as it is printed before its text: "-", "a)", "1."."""
    if marker is None:
        return ""
    if marker.isalpha() and len(marker) == 1:
        return f"{marker})"
    return f"{marker}." if marker[:1].isdigit() else marker
