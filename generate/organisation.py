"""The organisation section: what the superior assigns to us, what its offices' counterparts do with us, what we share out."""

from __future__ import annotations

import re

from generate.asks import Ask, ask
from generate.awards import own_award_named
from generate.doubts import carried, doubts
from generate.duties import Duty, Group, Lead, find_leads, write_groups
from generate.duty_text import (
    alike,
    helping,
    inside_sentence,
    is_dated,
    is_upward,
    parted_plan,
    parts_of,
    without_bodies,
    without_lead,
    without_subject,
    without_times,
)
from generate.figures import blanked
from generate.house_duties import add_house_duties, front_head
from generate.ownership import Owner, owner
from generate.reporting import addressees
from generate.scene import Scene
from generate.signing import Signing
from generate.source import Source, points_to_an_appendix
from generate.tighten import tighten
from generate.writer import Writer
from grammar.addressees import means_level
from grammar.assignments import starts_with_verb
from grammar.closings import is_closing
from grammar.normalise import capitalise, decapitalise, fold
from grammar.own_plan import asks_for_a_plan
from grammar.sentences import clauses
from grammar.times import find_times
from norms.offices import Office
from schemas.draft import Decision, Verb
from schemas.plan import Responsibility
from schemas.span import Span, overlap
from schemas.texts import say

# what only the head does: an office advises on it
_OF_THE_CHAIR = re.compile(
    r"(?:Chỉ đạo|Ban hành|Quyết định|Phân công|Bố trí|Khen thưởng|Phát động|Kiện toàn|Thành lập|Phê duyệt)\b"
)
_ACCOUNTABLE = re.compile(r"(?:Hoàn toàn )?[Cc]hịu trách nhiệm (?:toàn diện |trực tiếp |toàn bộ )?trước\b")
_LEAD_IN = 8  # syllables: a longer sentence with a verb and a colon says something itself
_SUMS_UP = re.compile(r"(?:^|tổ chức (?:hội nghị )?|UBND \S+ |[;,] )(?:tổng kết|sơ kết)\b", re.IGNORECASE)


class Organisation:
    """Builds the last section: one numbered item for each of our bodies."""

    def __init__(self, scene: Scene, writer: Writer) -> None:
        self.scene, self.writer = scene, writer
        self.localiser, self.rooms, self.floor = scene.localiser, scene.rooms, scene.floor
        self.setting, self.unit, self.plan = scene.setting, scene.unit, scene.plan
        self.groups: dict[str, Group] = {}
        self.kept: list[Duty] = []
        self.leads: list[Lead] = []
        self.signing = Signing(self.setting, self.floor)
        self.addressed: list[str] = []
        self.partners: list[str] = []
        """Whom an office works with, as the superior's plan has it."""
        self.used: list[Span] = []
        rooms = scene.rooms
        post = rooms.standing is not None and rooms.standing.kind == "post"
        vertical = rooms.standing is not None and rooms.standing.kind == "vertical"
        known = say("draft.standing_body" if vertical else "draft.standing_post" if post else "draft.standing_mark")
        mark = "" if rooms.is_asked else known
        self._group(rooms.standing_name + mark, rooms.standing_name)

    def _asked_for(self, name: str) -> str:
        return say("draft.asked_for", body=name)

    def _group(self, head: str, key: str | None = None) -> Group:
        return self.groups.setdefault(fold(key or head), Group(head))

    def build(self, sources: list[Source], tables: list[Span]) -> None:
        """Write the section; `sources` are the superior's organisation sections, `tables` the places of tasks in an appendix."""
        self.leads = [lead for source in sources for lead in find_leads(source)]
        places = [span for source in sources for leaf in source.walk() for span in leaf.spans]
        for row in self.plan.responsibilities:
            for task, spans in zip(row.tasks, row.task_evidence, strict=True):
                if _inside(spans, places):
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
        add_house_duties(self.scene, self.groups)
        if tables:
            decision = Decision(verb="set", reason=say("reason.task_row"), sources=tables)
            self.kept.append(Duty(say("draft.appendix_clause"), [decision]))
        write_groups(self.localiser, self.writer, self.kept, list(self.groups.values()))

    def _give(
        self, key: str, text: str, decisions: list[Decision], asks: list[Ask], above: str, head: str | None = None
    ) -> Group:
        """Add a duty to the group of a body, with what is doubtful in its words."""
        spans = [span for decision in decisions for span in decision.sources]
        named = own_award_named(text, self.setting)
        if named != text:
            text, decisions = named, [*decisions, Decision(verb="set", reason=say("reason.own_award"), sources=spans)]
        lead = next((lead for lead in self.leads if any(lead.holds(span) for span in spans)), None)
        group = self._group(head or key, key)
        questions = [*asks, *([] if asks else doubts(self.localiser, text, above)), *carried(self.plan, spans)]
        same = next((duty for duty in group.tasks if alike(duty.text, text)), None)
        if same is not None:  # one duty may stand twice above
            same.decisions.append(Decision(verb="merged", reason=say("reason.said_twice"), sources=spans))
            return group
        group.tasks.append(Duty(text, decisions, questions, lead))
        return group

    def _task(self, row: Responsibility, task: str, spans: list[Span]) -> None:
        if is_closing(task) or any(span in self.used for span in spans):
            return
        self.used.extend(spans)
        whose = owner(self.setting, row)
        text = without_bodies(task, row)
        text, act = self.scene.without_acts(text) if whose.kind in ("standing", "counterpart") else (text, None)
        if whose.kind == "us":
            self._adopt(task, spans)
        elif whose.kind == "with_us":
            bodies = ", ".join(map(self.setting.short, row.agencies))
            self.partners += [name for name in map(self.setting.short, row.agencies) if name not in self.partners]
            help_text = self._without_us(helping(bodies, self._naming_us(text)))
            decision = Decision(verb="adopted", reason=say("reason.helps", bodies=bodies), sources=spans)
            self._give(self._desk(text), help_text, [decision], [], task)
        elif act is not None and not text:
            self.writer.drop("dropped", act.reason, spans, act.id)
        elif whose.kind == "standing" and self.rooms.standing is not None:
            reason = say("reason.standing", ours=inside_sentence(self.rooms.standing_name))
            self._carry_down(self.rooms.standing_name, text, spans, reason, self.rooms.standing)
        elif whose.kind == "front":
            done = self.localiser.localise(capitalise(text), transpose=True)
            decision = Decision(verb="transposed", reason=say("reason.front"), sources=spans)
            self._give(front_head(self.unit), done.text, [decision], [], task)
        elif whose.kind == "counterpart":
            self._transpose(whose, text, spans)
        elif whose.kind == "generic":
            if asks_for_a_plan(task, self._title):
                self.writer.drop("discharged", say("reason.discharged"), spans)
                return
            self._carry_down(self.setting.rooms, text, spans, say("reason.rooms"), None)
        elif whose.kind == "below":
            done = self.localiser.localise(text)
            decision = Decision(verb="shared_out", reason=say("reason.below"), sources=spans)
            self._give(self.setting.hamlet_heads, done.text, [decision], [], task)
        else:
            self.writer.drop("dropped", say("reason.not_ours", bodies=", ".join(row.agencies)), spans)

    def _naming_us(self, text: str) -> str:
        """The parts of another body's duty that name us; all of it where none does by itself."""
        parts = [text[start:end] for start, end in clauses(text)]
        ours = [part for part in parts if self.setting.names_us(part)]
        return " ".join(ours or parts).rstrip(" ;")

    def _without_us(self, text: str) -> str:
        """What an office does with others, without its own name among them."""
        if not self.setting.is_office:
            return text
        return re.sub(rf"(?:, | và ){re.escape(self.unit.name)}(?!\w)", "", text, count=1)

    def _adopt(self, task: str, spans: list[Span]) -> None:
        """What is assigned to us: ours by name, its upward dates tightened; "build a plan" is this very plan."""
        text = without_lead(task)
        if self._received(text, spans):
            return
        if _ACCOUNTABLE.match(text):
            self.writer.drop("dropped", say("reason.accountable"), spans)
            return
        parts = parts_of(text) if asks_for_a_plan(text, self._title) else [text]
        for index, part in enumerate(parts):
            if index == 0 and asks_for_a_plan(part, self._title):
                self.discharge(part, spans)
                rest = parted_plan(part)
                if rest is None:
                    continue
                part = rest
            part = re.sub(
                r"^gửi (?:bản )?(?:K|k)ế hoạch(?: này)? (?=(?:về|cho|đến)\b)", "gửi ", part, flags=re.IGNORECASE
            )
            sent = re.match(r"gửi\s+(?P<to>(?:về|cho|đến)\s+)?(?P<rest>\S.*)$", part, re.IGNORECASE | re.DOTALL)
            if index and sent and not re.match(r"(?:bản|báo cáo|danh sách|hồ sơ|kết quả)", sent["rest"]):
                part = say("draft.send_plan", rest=f" {sent['to'] or 'về '}{sent['rest']}")
            if self.setting.is_office:
                part = re.sub(r"^(?:Là|là) cơ quan (?:thường trực|đầu mối)\b[^,;]{0,60},\s*", "", part)
            leads = re.match(r"chủ trì\b", part, re.IGNORECASE) if self.setting.is_office else _OF_THE_CHAIR.match(part)
            if leads:
                part = say("draft.act_of_chair", head=self.unit.head, text=decapitalise(part))
            part = re.sub(r"^Kế hoạch\b(?P<rest>.*?)\s+gửi\b", r"Gửi Kế hoạch này\g<rest>", part)
            self._add_duty(capitalise(part), spans, say("reason.adopted"))

    def discharge(self, part: str, spans: list[Span]) -> None:
        """The duty to make this plan: done by its being; its date is the day to sign by."""
        self.writer.drop("discharged", say("reason.discharged"), spans)
        self.signing.asked_by(part)

    @property
    def _title(self) -> str:
        return self.plan.header.title or ""

    def _add_duty(self, text: str, spans: list[Span], reason: str) -> None:
        # what the superior does with it afterwards, and by when, is its own
        text = re.sub(r"(để (?:UBND|Ủy ban nhân dân|Chủ tịch|Phòng|Sở)[^.;,]*? tổng hợp)[^.;]*", r"\1", text)
        done = self.localiser.localise(text, upward=True)
        moved = tighten(done.text, self.unit.lead_days, self.floor, self.floor.year) if is_upward(done.text) else None
        decisions = [Decision(verb="adopted", reason="; ".join(dict.fromkeys([reason, *done.reasons])), sources=spans)]
        asks: list[Ask] = []
        if moved is not None:
            if moved.reasons:
                decisions.append(Decision(verb="tightened", reason="; ".join(moved.reasons), sources=spans))
            if moved.question:
                asks.append(Ask("no_room", moved.question, text))
            elif not is_dated(moved.text) and not (
                (self.signing.past or self.signing.day) and "Kế hoạch này" in moved.text
            ):
                asks.append(ask("no_date", text))
            if moved.due and re.search(r"[Gg]ửi (?:K|k)ế hoạch", moved.text):
                self.signing.sent_by(moved)
        new = moved.text if moved else done.text
        if self.setting.is_office:  # nothing is sent through oneself
            new = re.sub(rf"\s*\((?:thông )?qua {re.escape(self.unit.name)}[^)]*\)", "", new)
        self.addressed += [name for name in addressees(new) if name not in self.addressed]
        self._give(self._desk(text), new, decisions, asks, text)

    def _received(self, text: str, spans: list[Span]) -> bool:
        """What others owe to the office that drafts: it presses for it and sums it up."""
        if not self.setting.is_office or not any(self.setting.is_us(name) for name in addressees(text)):
            return False
        told = say("draft.received", text=decapitalise(text.rstrip(" .;")))
        decision = Decision(verb="adopted", reason=say("reason.received"), sources=spans)
        self._give(self._desk(text), told, [decision], [], text)
        return True

    def _desk(self, text: str) -> str:
        """Which of our offices an adopted duty goes to: what is owed upward to the standing one, the rest by its field."""
        leader = self.rooms.leader(text, Owner("us"))
        return self.rooms.standing_name if is_upward(text) or leader == self.unit.name else leader

    def _carry_down(self, key: str, text: str, spans: list[Span], reason: str, office: Office | None) -> None:
        """A superior office's work as our counterpart's: its own totals and its own dates of reporting are not ours."""
        done = self.localiser.localise(capitalise(text), transpose=True)
        new, blanks, own = blanked(done.text, self.setting)
        new, undated = without_times(new, self.floor.year) if is_upward(new) else (new, False)
        if not undated and not self._summed_up and _SUMS_UP.search(new) and not _dated(new, self.floor.year):
            new, undated = f"{new.rstrip(' .;')} ({say('draft.time_blank')})", True
        asks = [*([ask("figures", text)] if blanks else []), *([ask("own_time", text)] if undated else [])]
        asks += [ask("unverified", text)] if office is not None and office.ask else []
        verb: Verb = "transposed"
        reasons = [reason, *([say("reason.own_time")] if undated else []), *done.reasons]
        decision = Decision(
            verb=verb,
            reason="; ".join(dict.fromkeys(reasons)),
            sources=[*spans, *own],
            norm=office.id if office else None,
        )
        self._give(key, capitalise(new), [decision], asks, text)

    @property
    def _summed_up(self) -> bool:
        """Whether the superior says when the plan is reviewed, so that nobody need be asked."""
        return any(
            row.kind == "hold" and row.when and _SUMS_UP.search(row.text) and not row.when.startswith("FREQ=YEARLY")
            for row in self.plan.deadlines
        )

    def _transpose(self, whose: Owner, text: str, spans: list[Span]) -> None:
        assert whose.above is not None and whose.office is not None
        name = self.rooms.name_of(whose.office)
        # two offices above may be one with us: it does not cooperate with itself
        plain = self.localiser.localise(capitalise(text), transpose=True).text
        alone = re.sub(rf"^(?:Chủ trì,\s*)?[Pp]hối hợp (?:với )?{re.escape(whose.office.name)}\s+", "", plain)
        if whose.office.kind == "vertical":  # what it has its own units of our level do, ours does
            below = rf"^Chỉ đạo (?:lực lượng )?{re.escape(whose.above.name)} (?:cấp \w+|các \w+(?:, \w+)*|cơ sở)(?: và [^,;.]{{3,40}}?)?,?\s+"
            text = capitalise(re.sub(below, "", capitalise(text)))
        reason = say("reason.transposed", above=whose.above.name, ours=inside_sentence(name))
        key = name
        if whose.media is not None and whose.media.id != whose.office.id:
            key = f"{name}, {whose.media.name} {self.unit.area}"
        elif whose.office.kind == "vertical" and fold(name) not in self.groups:
            key = self._asked_for(name)
        others = self._others(whose, name)
        if others and key in (name, self._asked_for(name)):
            key = ", ".join([key, *others])
        self._carry_down(key, capitalise(alone) if alone != plain else text, spans, reason, whose.office)
        group = self.groups[fold(key)]
        group.vertical = group.vertical or whose.office.kind == "vertical"

    def _others(self, whose: Owner, first: str) -> list[str]:
        """The counterparts of the other bodies that a duty is given to together with the first."""
        above = [office for name in whose.names if (office := self.setting.office(name)) is not None]
        ours = [self.setting.ours(office) for office in above if office.kind != "front"]
        names = [self.rooms.name_of(office) for office in ours if office is not None]
        return [name for name in dict.fromkeys(names) if name not in (first, self.rooms.standing_name)]

    def _deadlines_elsewhere(self) -> None:
        """Times that bind us outside the organisation section (registering, nominations)."""
        for row in self.plan.deadlines:
            if row.kind not in ("submit", "report") or not row.actor:
                continue
            if not (means_level(row.actor, self.unit.level) or self.setting.means_us(row.actor)):
                continue
            if overlap(row.evidence, self.used):
                continue
            self.used.extend(row.evidence)
            text = re.sub(r"^[^:.;]{3,60}:\s*", "", row.text)
            if self._received(text, row.evidence):
                continue
            if asks_for_a_plan(text, self._title):
                self.discharge(text, row.evidence)
                continue
            self._add_duty(without_subject(text), row.evidence, say("reason.adopted"))

    def _unclaimed(self, leaf: Source) -> None:
        if overlap(leaf.spans, self.used):
            return
        intro = points_to_an_appendix(leaf.text, anywhere=False)
        opens = leaf.text.rstrip().endswith("như sau:") or (
            leaf.text.rstrip().endswith(":") and not (starts_with_verb(leaf.text) and len(leaf.text.split()) > _LEAD_IN)
        )
        if intro or opens:
            self.writer.drop("dropped", say("reason.intro"), leaf.spans)
            return
        done = self.localiser.localise(leaf.text)
        asks = doubts(self.localiser, done.text, leaf.text)
        self.kept.append(Duty(done.text, [done.decision(leaf.spans)], asks))


def _inside(spans: list[Span], places: list[Span]) -> bool:
    return any(place.start <= span.start < place.end for span in spans for place in places)


def _dated(text: str, year: int) -> bool:
    return any(not match.bare for match in find_times(text, year))
