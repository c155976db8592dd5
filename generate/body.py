"""The sections before the organisation: restated for the unit, each clause with its decision."""

from __future__ import annotations

import re

from generate.asks import ask
from generate.awards import Awards, is_award_section
from generate.clauses import restate, with_what_is_owed
from generate.doubts import carried, names_a_table
from generate.funding import is_funding, is_sum, own_funding
from generate.labelled import has_labels, label_clauses, own_task, row_of
from generate.ownership import NotOurs
from generate.scene import Scene
from generate.source import Source, points_to_an_appendix
from generate.subjects import write_subjects
from generate.writer import Numbers, Writer
from grammar.addressees import means_level
from grammar.closings import is_closing
from grammar.labels import read_labels
from grammar.normalise import fold
from schemas.draft import ClauseKind, Decision
from schemas.plan import Deadline
from schemas.span import Span
from schemas.texts import say

_SITUATION = re.compile(
    fold(r"(?:đặc điểm,? )?tình hình|thực trạng|kết quả (?:thực hiện|đạt được)|đánh giá (?:chung|kết quả)")
)
_BY_ANNEX = re.compile(
    r"[Cc]hỉ tiêu[^.;]{0,60}(?:giao|phân bổ|của từng|cho từng)[^.;]*(?:theo|tại|kèm theo) [Pp]hụ lục"
)
_CRITERIA_HEAD = {
    "commune": re.compile(r"^Đối với (?:các )?(?:xã|phường|huyện|sở)\b(?! hội)", re.IGNORECASE),
    "district": re.compile(r"^Đối với (?:các )?(?:huyện|sở)\b", re.IGNORECASE),
}


class Body:
    """Writes the restated sections."""

    def __init__(self, scene: Scene, writer: Writer, tables: list[Span]) -> None:
        """`tables` are the places of the superior's tasks that went into the draft's own table."""
        self.scene, self.writer = scene, writer
        self.plan, self.localiser, self.rooms = scene.plan, scene.localiser, scene.rooms
        self.setting, self.unit = scene.setting, scene.unit
        self.awards = Awards(self.plan, self.localiser, writer)
        self.emulation = fold("thi đua") in fold(self.plan.header.title or "")
        self.subjects_set = False
        self.cited: Decision | None = None
        self.leads: list[str] = []
        self.taking_part = False
        self.figures_given = False
        self.tables = tables
        """Of these, what no section has pointed to yet."""
        self.owed: list[Span] = []
        """What is owed upward and stands in these sections, so that the organisation section need not say it."""

    def section(self, source: Source, number: str) -> bool:
        """One section with its heading; False where nothing of it is ours (it leaves no empty heading then)."""
        writer = self.writer
        writer.section = source.text
        mark = len(writer.clauses)
        if not source.heading and not source.children:
            self._clause(source, Numbers())
            return len(writer.clauses) > mark
        self._heading(source, f"{number}.", 1)
        if _SITUATION.search(fold(source.text)):
            spans = [span for leaf in source.walk() if leaf is not source for span in leaf.spans]
            decision = Decision(verb="asked", reason=say("reason.situation"), sources=spans or source.spans)
            writer.add("paragraph", 3, "", say("draft.blank"), [decision], [ask("situation", source.text)])
        elif is_award_section(source) and not any(child.heading for child in source.children):
            self.awards.section([source])
        else:
            self._lead_in(source)
            self._children(source, Numbers(), 2)
            self._over_a_table(source)
            if not self.figures_given and _is(source, "targets"):
                self._allotted(source, "")
            self.taking_part = False
        return self._unless_empty(source, mark)

    def _lead_in(self, source: Source) -> None:
        """One sentence over the committee's targets, where an office takes part in all of them."""
        leaves = [leaf for leaf in source.walk() if "targets" in leaf.claims and self.setting.in_our_field(leaf.text)]
        if not self.setting.is_office or len(leaves) < 2 or not _is(source, "targets"):
            return
        text = say("draft.contribute_lead", superior=self.setting.sup_full, code=self.setting.sup_code)
        decision = Decision(verb="contributed", reason=say("reason.lead_in"), sources=source.spans)
        self.writer.add("paragraph", 3, "", text, [decision])
        self.taking_part = True

    def _allotted(self, source: Source, marker: str) -> bool:
        """What a table of the superior gives to us by name, where the plan points to it; what was said before is not again."""
        rows = self.setting.allotted
        if not rows:
            return False
        said = [span for clause in self.writer.clauses for decision in clause.decisions for span in decision.sources]
        rest = [row for row in rows if not all(span in said for span in row.sources)]
        text = say(
            "draft.allotted" if rest else "draft.allotted_above", superior=self.setting.sup_short, unit=self.unit.full_area,
            code=self.setting.sup_code,
        )  # fmt: skip
        reason = say("reason.allotted")
        decision = Decision(verb="adopted", reason=reason, sources=[*source.spans, *rows[0].sources[:1]])
        self.writer.add("paragraph", 3, marker, text, [decision])
        for row in rest:
            decision = Decision(verb="adopted", reason=reason, sources=list(row.sources))
            self.writer.add("paragraph", 3, "-", f"{row.line}.", [decision])
        self.figures_given = True
        return True

    def _over_a_table(self, source: Source) -> None:
        """Where the superior has its table of tasks stands the sentence that points to ours."""
        here = [span for leaf in source.walk() for span in leaf.tables if span in self.tables]
        if here:
            decision = Decision(verb="set", reason=say("reason.task_row"), sources=here)
            self.writer.add("paragraph", 3, "", say("draft.appendix_clause"), [decision])
            self.tables = [span for span in self.tables if span not in here]

    def _unless_empty(self, source: Source, mark: int) -> bool:
        """Take a heading back that nothing stands under."""
        if len(self.writer.clauses) > mark + 1 or not source.heading:
            return len(self.writer.clauses) > mark
        self.writer.take_back(mark)
        self.writer.drop("dropped", say("reason.empty_heading"), source.spans)
        return False

    def _children(self, source: Source, numbers: Numbers, level: int) -> None:
        funding = [leaf for child in source.children for leaf in child.walk() if is_funding(leaf)]
        funded = own_funding(self.localiser, funding)
        for index, child in enumerate(source.children):
            if awarded(child):
                if not any(awarded(before) for before in source.children[:index]):
                    self._awards([one for one in source.children if awarded(one)], numbers, level)
            elif (
                self.emulation
                and _is(child, "subjects")
                and (child.heading or not any(_is(c, "subjects") for c in source.children[:index]))
            ):
                self._subjects(child, source.children, numbers, level)
            elif funded is not None and not child.heading and any(is_sum(leaf) for leaf in child.walk()):
                text, decision, asks = funded
                decision.sources.extend(
                    span for leaf in child.walk() for span in leaf.spans if span not in decision.sources
                )
                if not any(decision is one for clause in self.writer.clauses for one in clause.decisions):
                    self.writer.add("paragraph", 3, numbers.next(child.marker), text, [decision], asks)
            elif child.heading:
                self._titled(child, numbers, level)
            elif not (_is(child, "subjects") and self.subjects_set):
                self._clause(child, numbers)

    def _titled(self, source: Source, numbers: Numbers, level: int) -> None:
        writer = self.writer
        if self._judged_above(source):
            return
        if has_labels(source) and row_of(self.plan, source) is not None:
            self._task(source, numbers)
            return
        mark = len(writer.clauses)
        marker = numbers.next(source.marker or "1")
        self._heading(source, marker, level)
        self._children(source, Numbers(marker), level + 1)
        if not self._unless_empty(source, mark):
            numbers.back(source.marker or "1")

    def _judged_above(self, source: Source) -> bool:
        """Criteria by which the superior judges our kind or kinds that we have none of: not what we judge by."""
        pattern = _CRITERIA_HEAD.get(self.unit.level)
        if "criteria" not in source.fields or pattern is None or not pattern.search(source.text):
            return False
        self.writer.drop("dropped", say("reason.above_judges"), [span for leaf in source.walk() for span in leaf.spans])
        return True

    def _heading(self, source: Source, marker: str, level: int) -> None:
        done = self.localiser.localise(source.text.rstrip(" :") if level == 1 else source.text)
        asks = [ask("table_named", source.text)] if names_a_table(source.text) else []
        self.writer.add("heading", level, marker, done.text, [done.decision(source.spans)], asks)

    def _clause(self, source: Source, numbers: Numbers) -> None:
        """A clause and those below it; one that is dropped takes those that complete it along."""
        writer = self.writer
        owed = self._owed_upward(source)
        if owed and self._owed_here(source, owed, numbers):
            return
        if not source.text or is_closing(source.text) or owed:
            for child in source.children:
                self._clause(child, numbers)
            return
        if has_labels(source) and row_of(self.plan, source) is not None:
            self._task(source, numbers)
            return
        if not source.children and points_to_an_appendix(source.text):
            writer.drop("dropped", say("reason.intro"), source.spans)
            return
        mark = len(writer.clauses)
        marker = numbers.next(source.marker)
        if not self._paragraph(source, marker):
            numbers.back(source.marker)
            opens = source.text.rstrip().endswith(":")
            for child in source.children:
                if opens:
                    writer.drop(
                        "dropped", say("reason.with_its_sentence"), [s for leaf in child.walk() for s in leaf.spans]
                    )
                else:
                    self._clause(child, Numbers())
            return
        inner = Numbers(marker)
        for child in source.children:
            self._clause(child, inner)
        if source.text.rstrip().endswith(":") and source.children and len(writer.clauses) == mark + 1:
            writer.take_back(mark)
            numbers.back(source.marker)
            writer.drop("dropped", say("reason.empty_heading"), source.spans)

    def _task(self, source: Source, numbers: Numbers) -> None:
        """A task with labelled lines below it."""
        found = row_of(self.plan, source)
        assert found is not None
        row, _ = found
        done = own_task(self.scene, row, source.text, source.spans)
        if isinstance(done, NotOurs):
            spans = [span for leaf in source.walk() for span in leaf.spans]
            self.writer.drop("dropped", done.reason, spans)
            return
        self.leads.append(done.lead)
        marker = numbers.next(source.marker)
        kind: ClauseKind = "heading" if source.heading else "paragraph"
        self.writer.add(kind, 3, marker, done.text, done.decisions, [*done.asks, *carried(self.plan, source.spans)])
        labelled = label_clauses(self.localiser, source, done)
        inner = Numbers(marker)
        for child in source.children:
            line = next((row for row in labelled if row[0] is child), None)
            if line is not None:
                decision = Decision(verb="transposed", reason=say("reason.labels"), sources=child.spans)
                self.writer.add("paragraph", 3, inner.next(child.marker), line[1], [decision], line[2])
            elif has_label(child):
                self.writer.drop("dropped", say("reason.no_helpers"), child.spans)
            else:
                self._clause(child, inner)

    def _paragraph(self, source: Source, marker: str) -> bool:
        """One clause; False where it is dropped."""
        if (
            self.setting.is_office
            and "targets" in source.claims
            and "tasks" not in source.claims
            and not self.setting.in_our_field(source.text)
        ):
            if self.cited is None:
                text = say("draft.goals_cited", code=self.setting.sup_code, superior=self.setting.sup_short)
                self.cited = Decision(verb="contributed", reason=say("reason.goals_cited"), sources=[])
                self.writer.add("paragraph", 3, marker, text, [self.cited])
            self.cited.sources.extend(source.spans)
            return True
        if _BY_ANNEX.search(source.text) and self._allotted(source, marker):
            return True
        if self.taking_part and "targets" in source.claims:
            decision = Decision(verb="kept", reason=say("reason.taken_part_in"), sources=source.spans)
            self.writer.add("paragraph", 3, marker, source.text, [decision])
            return True
        done = restate(self.scene, source)
        if isinstance(done, NotOurs):
            self.writer.drop("dropped", done.reason, source.spans)
            return False
        self.writer.add("paragraph", 3, marker, done.text, done.decisions, done.asks)
        return True

    def _owed_upward(self, source: Source) -> list[Deadline]:
        """What a clause says that we owe the superior and by when: the organisation section takes it up."""
        return [
            row
            for row in (self.plan.deadlines[index] for index in source.claims.get("deadlines", []))
            if row.kind in ("submit", "report")
            and row.actor
            and (means_level(row.actor, self.unit.level) or self.setting.means_us(row.actor))
        ]

    def _owed_here(self, source: Source, owed: list[Deadline], numbers: Numbers) -> bool:
        """Write a clause that says more than what is owed: its sentences stay together, since one is about the other."""
        places = [span for row in owed for span in row.evidence]
        found = with_what_is_owed(self.scene, source, places)
        if found is None:
            return False
        self.owed += places
        self.writer.add("paragraph", 3, numbers.next(source.marker), found.text, found.decisions, found.asks)
        for child in source.children:
            self._clause(child, Numbers())
        return True

    def _subjects(self, source: Source, siblings: list[Source], numbers: Numbers, level: int) -> None:
        if source.heading:
            self._heading(source, numbers.next(source.marker or "1"), level)
        self.subjects_set = write_subjects(self.localiser, source, siblings, self.writer)

    def _awards(self, sources: list[Source], numbers: Numbers, level: int) -> None:
        """The clauses on commendation, one block for all occasions; its heading is printed where it is the only one."""
        first = sources[0]
        if len(sources) == 1 and first.heading:
            self._heading(first, numbers.next(first.marker or "1"), level)
        self.awards.section(sources)


def awarded(source: Source) -> bool:
    """Whether a clause, with those below it, says who is commended and how many."""
    return _is(source, "award_quotas") or (source.heading and is_award_section(source))


def has_label(source: Source) -> bool:
    """Whether a clause is itself a labelled line."""
    return bool(read_labels(source.text))


def _is(source: Source, name: str) -> bool:
    """Whether most of what a clause holds is of one field."""
    leaves = [leaf for leaf in source.walk() if leaf.claims]
    return bool(leaves) and sum(name in leaf.claims for leaf in leaves) * 2 > len(leaves)
