"""The organisation section: what the superior assigns to our level, what its offices' counterparts do with us."""

from __future__ import annotations

import re
from datetime import date

from generate.doubts import doubt
from generate.duties import Duty, Group, Lead, clauses_of, find_leads
from generate.duty_text import (
    asks_for_a_plan,
    inside_sentence,
    is_dated,
    is_upward,
    parts_of,
    without_bodies,
    without_lead,
    without_subject,
)
from generate.localise import Localiser
from generate.reporting import office_reported_to
from generate.source import Source
from generate.tighten import tighten
from grammar.addressees import means_level
from grammar.assignments import is_front
from grammar.closings import is_closing
from grammar.normalise import capitalise, decapitalise, fold
from norms.offices import Office, all_offices, office_for
from schemas.draft import Clause, Decision, Verb
from schemas.plan import Plan, Responsibility
from schemas.span import Span
from schemas.texts import say

_GENERIC = re.compile(
    fold(
        r"^(?:thủ trưởng |trưởng |người đứng đầu )?(?:các |mỗi )?(?:phòng|cơ quan|sở|"
        r"đơn vị|ban)[, ].*(?:đơn vị|ban|ngành|cơ quan)|^các (?:cơ quan|đơn vị|phòng|sở)"
    )
)
_ABOVE_ONLY = re.compile(fold(r"ngoài (?:huyện|tỉnh)|ở các địa phương ngoài|các huyện, thành phố|hướng dẫn liên ngành"))
# what only the chair does: an office advises on it
_OF_THE_CHAIR = re.compile(r"(?:Chỉ đạo|Ban hành|Quyết định|Phân công|Bố trí|Khen thưởng|Phát động|Kiện toàn)\b")
_MOBILISE = re.compile(fold(r"nhân dân|người dân|hộ gia đình|cộng đồng"))


class Organisation:
    """Builds the last section: one numbered item for each of our bodies."""

    def __init__(self, plan: Plan, localiser: Localiser, floor: date | None) -> None:
        self.plan, self.localiser, self.floor = plan, localiser, floor
        self.unit = localiser.unit
        self.groups: dict[str, Group] = {}
        self.kept: list[Duty] = []
        self.leads: list[Lead] = []
        self.dropped: list[Decision] = []
        self.sign_by: date | None = None
        self.used: list[Span] = []
        self.standing = self._standing()
        key = "rooms_now" if localiser.two_levels else "rooms_before"
        self.rooms = say(f"draft.{key}", area=self.unit.area, unit=self.unit.short_area)
        post = self.standing is not None and self.standing.kind == "post"
        mark = say("draft.standing_post" if post else "draft.standing_mark")
        self._group(self.standing_name + mark, self.standing_name)

    @property
    def standing_name(self) -> str:
        """Our office that stands for the superior's standing body, as it begins a heading."""
        return self._name(self.standing) if self.standing else say("draft.blank")

    def _name(self, office: Office) -> str:
        """One of our offices as it begins a heading; the police and the military bear the name of our area."""
        return capitalise(office.name) + (f" {self.unit.area}" if office.kind == "vertical" else "")

    def _standing(self) -> Office | None:
        """The counterpart of the office that reports go through, or that leads above; emulation's where none is known."""
        through = office_reported_to(self.localiser)
        if through is not None and (ours := self.localiser.ours(through)):
            return ours
        emulation = office_for("emulation", self.unit.level, self.localiser.day, self.unit.area)
        rows = sorted(self.plan.responsibilities, key=lambda row: row.role != "lead")
        for row in rows:
            if row.role == "request":
                continue
            for name in row.agencies:
                office = self.localiser.office(name)
                if office is not None and office.kind in ("office", "vertical"):
                    return self.localiser.ours(office) or emulation
        return emulation

    def _group(self, head: str, key: str | None = None) -> Group:
        return self.groups.setdefault(fold(key or head), Group(head))

    def build(self, sources: list[Source]) -> list[Clause]:
        """The clauses of the section; `sources` are the superior's organisation sections."""
        self.leads = [lead for source in sources for lead in find_leads(source)]
        for row in self.plan.responsibilities:
            for task, spans in zip(row.tasks, row.task_evidence, strict=True):
                self._task(row, task, spans)
        self._deadlines_elsewhere()
        for source in sources:
            for leaf in source.walk():
                if (
                    not leaf.heading
                    and not leaf.claims.get("responsibilities")
                    and leaf.text
                    and not is_closing(leaf.text)
                ):
                    self._unclaimed(leaf)
        self._house()
        return list(clauses_of(self.localiser, self.kept, self.groups.values()))

    def _give(
        self, head: str, text: str, decisions: list[Decision], question: str | None = None, key: str | None = None
    ) -> Group:
        """Add a duty to the group of a body; without a question of its own it is looked at for doubts."""
        spans = [span for decision in decisions for span in decision.sources]
        lead = next((lead for lead in self.leads if any(lead.holds(span) for span in spans)), None)
        group = self._group(head, key)
        group.tasks.append(Duty(text, decisions, question or doubt(self.localiser, text), lead))
        return group

    def _task(self, row: Responsibility, task: str, spans: list[Span]) -> None:
        if is_closing(task) or any(span in self.used for span in spans):
            return
        ours = any(means_level(name, self.unit.level) for name in row.agencies)
        if ours and row.role != "request":
            self.used.extend(spans)
            self._adopt(task, spans)
            return
        media = next((office for name in row.agencies if (office := self._own_media(name))), None)
        if (
            any(re.match(fold("cơ quan thường trực"), fold(name)) for name in row.agencies)
            and self.standing is not None
        ):
            self.used.extend(spans)
            done = self.localiser.localise(capitalise(without_bodies(task, row)), transpose=True)
            reason = say("reason.standing", ours=self.standing.name)
            decision = Decision(
                verb="transposed",
                reason="; ".join(dict.fromkeys([reason, *done.reasons])),
                sources=spans,
                norm=self.standing.id,
            )
            self._give(self.standing_name, done.text, [decision])
            return
        known = next(
            (
                (name, office)
                for name in row.agencies
                if (office := self.localiser.office(name)) and office.kind != "front"
            ),
            None,
        )
        if row.role == "request" and any(is_front(name) for name in row.agencies):
            self.used.extend(spans)
            done = self.localiser.localise(without_bodies(task, row), transpose=True)
            decision = Decision(verb="transposed", reason=say("reason.front"), sources=spans)
            self._give(say("draft.front_head", area=self.unit.area), done.text, [decision])
        elif known is not None and self.localiser.ours(known[1]) is not None:
            self.used.extend(spans)
            self._transpose(row, task, spans, known[1], media)
        elif any(_GENERIC.match(fold(name)) for name in row.agencies) and row.role != "request":
            self.used.extend(spans)
            if asks_for_a_plan(task):
                self.dropped.append(Decision(verb="discharged", reason=say("reason.discharged"), sources=spans))
                return
            done = self.localiser.localise(without_bodies(task, row), transpose=True)
            self._give(self.rooms, done.text, [Decision(verb="transposed", reason=say("reason.rooms"), sources=spans)])
        else:
            self.used.extend(spans)
            self.dropped.append(
                Decision(verb="dropped", reason=say("reason.not_ours", bodies=", ".join(row.agencies)), sources=spans)
            )

    def _own_media(self, name: str) -> Office | None:
        if not re.search(r"các xã|các phường|xã, ", name):
            return None
        return (
            self.localiser.ours(office)
            if (office := _office_named(name)) and office.level != self.unit.level
            else _office_named(name)
        )

    def _adopt(self, task: str, spans: list[Span]) -> None:
        """What is assigned to us: ours by name, its upward dates tightened; "build a plan" is this very plan."""
        text = without_lead(task)
        parts = parts_of(text) if asks_for_a_plan(text) else [text]
        for index, part in enumerate(parts):
            if index == 0 and asks_for_a_plan(part):
                self.dropped.append(Decision(verb="discharged", reason=say("reason.discharged"), sources=spans))
                continue
            if re.match(r"gửi\s+(?:về|cho|đến)\b", part, re.IGNORECASE):
                part = say("draft.send_plan", rest=f" {part.split(' ', 1)[1]}")
            if _OF_THE_CHAIR.match(part):
                part = say("draft.act_of_chair", unit=self.unit.short_area, text=decapitalise(part))
            part = re.sub(r"^Kế hoạch\b(?P<rest>.*?)\s+gửi\b", r"Gửi Kế hoạch này\g<rest>", part)
            self._add_duty(self.standing_name, capitalise(part), spans, "adopted", say("reason.adopted"))

    def _add_duty(self, key: str, text: str, spans: list[Span], verb: Verb, reason: str) -> None:
        done = self.localiser.localise(text, upward=True)
        year = self.floor.year if self.floor else self.localiser.day.year
        moved = tighten(done.text, self.unit.lead_days, self.floor, year) if is_upward(done.text) else None
        decisions = [Decision(verb=verb, reason="; ".join(dict.fromkeys([reason, *done.reasons])), sources=spans)]
        question = None
        if moved is not None:
            if moved.reasons:
                decisions.append(Decision(verb="tightened", reason="; ".join(moved.reasons), sources=spans))
            question = moved.question or (None if is_dated(moved.text) else say("question.no_date"))
            if moved.due and re.search(r"[Gg]ửi (?:K|k)ế hoạch", moved.text):
                self.sign_by = min(self.sign_by or moved.due, moved.due)
        self._give(key, moved.text if moved else done.text, decisions, question)

    def _transpose(
        self, row: Responsibility, task: str, spans: list[Span], office: Office, media: Office | None
    ) -> None:
        ours = self.localiser.ours(office)
        assert ours is not None
        if _ABOVE_ONLY.search(fold(task)):
            self.dropped.append(Decision(verb="dropped", reason=say("reason.above_only"), sources=spans))
            return
        text = without_bodies(task, row)
        done = self.localiser.localise(capitalise(text), transpose=True)
        # two offices above may be one with us: it does not cooperate with itself
        alone = re.sub(rf"^(?:Chủ trì,\s*)?[Pp]hối hợp (?:với )?{re.escape(ours.name)}\s+", "", done.text)
        done.text = capitalise(alone)
        head = self._name(ours)
        if media is not None and media.id != ours.id:
            head = f"{head}, {media.name} {self.unit.area}"
        reason = say("reason.transposed", above=office.name, ours=ours.name)
        decision = Decision(
            verb="transposed", reason="; ".join(dict.fromkeys([reason, *done.reasons])), sources=spans, norm=ours.id
        )
        key = self.standing_name if self.standing and ours.id == self.standing.id and media is None else head
        group = self._give(head if fold(key) not in self.groups else key, done.text, [decision], key=key)
        group.vertical = ours.kind == "vertical"

    def _deadlines_elsewhere(self) -> None:
        """Times that bind us outside the organisation section (registering, nominations)."""
        for row in self.plan.deadlines:
            if row.kind not in ("submit", "report") or not row.actor or not means_level(row.actor, self.unit.level):
                continue
            if any(old.start <= span.start < old.end for span in row.evidence for old in self.used):
                continue
            self.used.extend(row.evidence)
            text = (
                row.text.split(":", 1)[1].strip() if re.match(r"^Thời (?:gian|hạn)[^:]{0,60}:", row.text) else row.text
            )
            self._add_duty(self.standing_name, without_subject(text), row.evidence, "adopted", say("reason.adopted"))

    def _unclaimed(self, leaf: Source) -> None:
        if any(old.start <= span.start < old.end for span in leaf.spans for old in self.used):
            return
        if re.match(r"^\(?\s*(?:Phân công|Danh mục|Chi tiết|Có Phụ lục|Kèm theo)", leaf.text) or leaf.text.endswith(
            ":"
        ):
            self.dropped.append(Decision(verb="dropped", reason=say("reason.intro"), sources=leaf.spans))
            return
        done = self.localiser.localise(leaf.text)
        self.kept.append(Duty(done.text, [done.decision(leaf.spans)], doubt(self.localiser, done.text)))

    def _house(self) -> None:
        """What every such plan has: the rooms' general duty, the hamlets, the Front, each with the place it rests on."""
        sources = [span for row in self.plan.responsibilities for span in row.evidence][:3]
        standing = self._group(self.standing_name)
        if not standing.tasks:
            text = say("draft.follow", unit=self.unit.short_area)
            standing.tasks.append(
                Duty(text, [Decision(verb="transposed", reason=say("reason.follow"), sources=sources)])
            )
        rooms = self._group(self.rooms)
        if not rooms.tasks:
            text = say("draft.rooms_duty", unit=self.unit.short_area, standing=inside_sentence(self.standing_name))
            rooms.tasks.append(Duty(text, [Decision(verb="shared_out", reason=say("reason.rooms"), sources=sources)]))
        mobilise = [row for row in self.plan.tasks if _MOBILISE.search(fold(row.text))]
        if mobilise and self.unit.level == "commune":
            head = self.localiser.hamlet_heads
            decision = Decision(verb="shared_out", reason=say("reason.shared_hamlets"), sources=mobilise[0].evidence)
            self._group(head).tasks.append(Duty(say("draft.hamlet_duty"), [decision]))
        head = say("draft.front_head", area=self.unit.area)
        if fold(head) not in self.groups:
            about = [row for row in self.plan.tasks if re.search(r"Mặt trận", row.text)]
            decision = Decision(
                verb="shared_out", reason=say("reason.shared_front"), sources=about[0].evidence if about else sources
            )
            self._group(head).tasks.append(Duty(say("draft.front_duty", area=self.unit.area), [decision]))
        else:
            self.groups[fold(head)] = self.groups.pop(fold(head))


def _office_named(name: str) -> Office | None:
    return next((office for office in all_offices() if office.kind == "media" and name.startswith(office.name)), None)
