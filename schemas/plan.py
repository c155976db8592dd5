"""The Plan: what an administrative plan says, as data. The field names are a contract that other programs read.

Dates are ISO 8601 (reduced where the day or month is blank), recurrences RFC 5545 rules, durations ISO 8601.
Agency names are full names. Unknown is null: the program never guesses.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from datetime import date
from hashlib import sha256
from typing import Annotated, Literal, Self

from pydantic import AfterValidator, Field, model_validator

from schemas.span import Evidenced, Span, Strict

SCHEMA_VERSION = "1.0"

Level = Literal["central", "province", "district", "commune", "other"]
ObjectiveKind = Literal["purpose", "requirement", "goal", "theme", "purpose_requirement"]
Comparator = Literal[">=", "<=", "=", "top", "+", "-", "rank"]
SubjectKind = Literal["collective", "individual", "both"]
AppliesTo = Literal["collective", "individual", "household", "leader", "all"]
Occasion = Literal["annual", "period", "ad_hoc"]
AwardRecipient = Literal["collective", "individual", "household", "either"]
Limit = Literal["exact", "max", "min", "merit"]
DeadlineKind = Literal["submit", "report", "complete", "hold", "end", "start"]
Role = Literal["lead", "assign", "request"]
TaskSection = Literal["content", "duty", "solution"]
OutlineKind = Literal[
    "heading", "paragraph", "table", "row", "cell", "letterhead", "signature", "recipients", "footnote", "note"
]
ReviewReason = Literal[
    "handwritten", "low_ocr", "ambiguous", "inconsistent", "incomplete", "unknown_body", "not_a_plan", "revisions"
]
Severity = Literal["error", "warning", "advice"]


class DigitalSignature(Strict):
    """A digital signature of the file. `time` is what it says of itself (ISO 8601); `intact`: the bytes that were signed are
    unchanged (null where that can't be told); `changed`: the file was changed after the last signature in more than form
    fields (null for the ones before it). The certificate is never checked, because that needs a network.
    """

    signer: str | None = None
    organisation: str | None = None
    time: str | None = None
    intact: bool | None = None
    changed: bool | None = None
    certificate: Literal["not checked"] = "not checked"


class Source(Strict):
    """The file that was read: `layers` says how each page's text was got (text, legacy, ocr, none), `found` what its text layer
    was worth (good, legacy, broken, stamp, none); `revisions`, that tracked changes remain; `notes` are Vietnamese sentences
    about the reading.
    """

    name: str
    sha256: str
    kind: str
    pages: int | None = None
    layers: list[str] = Field(default_factory=list)
    found: list[str] = Field(default_factory=list)
    revisions: bool = False
    notes: list[str] = Field(default_factory=list)
    signatures: list[DigitalSignature] = Field(default_factory=list)


class Period(Strict):
    """The period that the plan covers."""

    start: str | None = None
    end: str | None = None


class Signer(Strict):
    """Who signs: `authority` is the last TM./KT./TL./TUQ./Q. line above the position (Decree 30/2020, Annex I, II.7)."""

    name: str | None = None
    position: str | None = None
    authority: str | None = None


def _real(day: str) -> str:
    """A day, month or year that exists."""
    whole = day + "-01" * (2 - day.count("-"))
    if not re.fullmatch(r"\d{4}(?:-\d{2}){0,2}", day):
        raise ValueError("not an ISO date")
    date.fromisoformat(whole)
    return day


IsoDate = Annotated[str, AfterValidator(_real)]
"""YYYY-MM-DD, or YYYY-MM or YYYY where the rest is not printed."""


class Header(Strict):
    """What stands in the letterhead, the title and the signature block."""

    issuer: str | None = None
    level: Level | None = None
    doc_type: str | None = None
    number: str | None = None
    symbol: str | None = None
    place: str | None = None
    date: IsoDate | None = None
    title: str | None = None
    period: Period = Field(default_factory=Period)
    other_issuers: list[str] = Field(default_factory=list)
    other_signers: list[Signer] = Field(default_factory=list)
    signer: Signer | None = None
    recipients: list[str] = Field(default_factory=list)
    archive: str | None = None


class Citation(Evidenced):
    """A document that is cited: number and symbol as printed without spaces; `subject` without "về", "về việc"."""

    kind: str
    code: str | None = None
    date: IsoDate | None = None
    issuer: str | None = None
    subject: str | None = None


class LegalBasis(Citation):
    """A citation of the preamble, with the word that introduces it (căn cứ, thực hiện, theo …)."""

    relation: str


class Objective(Evidenced):
    """A leaf paragraph under a heading of purpose, requirement, goal or theme."""

    kind: ObjectiveKind
    text: str


class Target(Evidenced):
    """A measurable aim: one entry a number. "+" and "-" are a rise or fall by the value, "top" a place in the first N."""

    text: str
    indicator: str
    comparator: Comparator
    value: float | int | None = None
    unit: str | None = None
    by: str | None = None


class Subject(Evidenced):
    """Whom the plan addresses."""

    kind: SubjectKind
    text: str


class Criterion(Evidenced):
    """A condition of emulation or commendation."""

    applies_to: AppliesTo
    text: str


class AwardQuota(Evidenced):
    """How many awards of a kind there are: one entry for each figure, and one for each group inside it."""

    award: str | None = None
    awarded_by: str | None = None
    occasion: Occasion | None = None
    recipient: AwardRecipient
    group: str | None = None
    count: int | None = None
    percent: float | int | None = None
    limit: Limit = "exact"


class Deadline(Evidenced):
    """A time by which somebody must do something. `inclusive` is false for "trước ngày", true for "chậm nhất"."""

    when: str | None = None
    kind: DeadlineKind
    actor: str | None = None
    action: str | None = None
    recipient: str | None = None
    text: str
    inclusive: bool | None = None
    working_days: bool | None = None
    tentative: bool | None = None
    window: str | None = None


class Responsibility(Evidenced):
    """Who does what: one entry for each distinct pair of agencies and cooperating bodies."""

    agencies: list[str]
    cooperating: list[str] = Field(default_factory=list)
    role: Role
    tasks: list[str]
    task_evidence: list[list[Span]] = Field(default_factory=list)

    @model_validator(mode="after")
    def _a_place_for_each_task(self) -> Self:
        if not self.task_evidence:
            self.task_evidence = [list(self.evidence) for _ in self.tasks]
        if len(self.task_evidence) != len(self.tasks):
            raise ValueError("task_evidence must be as long as tasks")
        return self


class Task(Evidenced):
    """A leaf item of the content, duty or solution sections."""

    section: TaskSection
    heading: str | None = None
    text: str


class FundingItem(Evidenced):
    """A leaf item about money for carrying out the plan or its rewards."""

    text: str


class OutlineNode(Strict):
    """A node of the document's tree; every paragraph of the source stands in the tree exactly once."""

    kind: OutlineKind
    marker: str | None = None
    title: str | None = None
    text: str | None = None
    spans: list[Span] = Field(default_factory=list)
    children: list[OutlineNode] = Field(default_factory=list)

    def walk(self) -> Iterator[OutlineNode]:
        """The node and those below it, in the document's order."""
        yield self
        for child in self.children:
            yield from child.walk()

    def all_spans(self) -> Iterator[Span]:
        """The evidence of the node and of those below it, in the document's order."""
        return (span for node in self.walk() for span in node.spans)


class ReviewItem(Strict):
    """Something that a person must look at. `path` is a JSON pointer into the Plan; `message` is Vietnamese."""

    path: str
    reason: ReviewReason
    message: str
    severity: Severity = "warning"
    span: Span | None = None


class Plan(Strict):
    """A plan as data, each value with its evidence and a confidence."""

    schema_version: str = SCHEMA_VERSION
    source: Source | None = None
    parts: list[Header] = Field(default_factory=list)
    header: Header = Field(default_factory=Header)
    header_evidence: dict[str, list[Span]] = Field(default_factory=dict)
    header_confidence: dict[str, float] = Field(default_factory=dict)
    legal_bases: list[LegalBasis] = Field(default_factory=list)
    references: list[Citation] = Field(default_factory=list)
    objectives: list[Objective] = Field(default_factory=list)
    targets: list[Target] = Field(default_factory=list)
    subjects: list[Subject] = Field(default_factory=list)
    criteria: list[Criterion] = Field(default_factory=list)
    award_quotas: list[AwardQuota] = Field(default_factory=list)
    deadlines: list[Deadline] = Field(default_factory=list)
    responsibilities: list[Responsibility] = Field(default_factory=list)
    tasks: list[Task] = Field(default_factory=list)
    funding: list[FundingItem] = Field(default_factory=list)
    outline: list[OutlineNode] = Field(default_factory=list)
    review: list[ReviewItem] = Field(default_factory=list)

    def is_plan(self) -> bool:
        """Whether the document calls itself a plan."""
        return (self.header.doc_type or "").startswith("kế hoạch")

    def code(self) -> str:
        """Number and symbol as a draft names it ("68/KH-UBND"): "…" for a number that is not there."""
        return f"{self.header.number or '…'}/{self.header.symbol or 'KH-UBND'}"

    def said_mark(self) -> str:
        """A mark (SHA-256) of the figures, times, quotas and duties that the plan gives, the same for every file that it is read
        from: a scan or a PDF beside the file of Word.
        """
        said = [
            [(row.value, row.unit, row.comparator) for row in self.targets],
            [(row.when, row.kind) for row in self.deadlines],
            [(row.recipient, row.count, row.percent, row.occasion) for row in self.award_quotas],
            [len(row.tasks) for row in self.responsibilities],
        ]
        return sha256(json.dumps(said, ensure_ascii=False).encode()).hexdigest()

    def day(self) -> date | None:
        """The day of issue, where the plan prints it whole."""
        return date.fromisoformat(self.header.date) if self.header.date and len(self.header.date) == 10 else None

    def quota_totals(self) -> Iterator[tuple[int, AwardQuota, list[AwardQuota]]]:
        """Each award total that is split into groups: its index, itself, and the two or more groups that follow it; not one where a
        part holds for each of several ("mỗi xã 02 tập thể").
        """
        for index, total in enumerate(self.award_quotas):
            if total.group is not None or total.count is None:
                continue
            parts: list[AwardQuota] = []
            for row in self.award_quotas[index + 1 :]:
                if row.recipient != total.recipient and _in_one_sentence(total, row):
                    continue  # "thôn: 03 tập thể, 04 cá nhân; trường: 02 tập thể, 05 cá nhân"
                same = row.recipient == total.recipient and row.occasion == total.occasion
                if row.group is None or row.count is None or not same:
                    break
                parts.append(row)
            if len(parts) >= 2 and not any((row.group or "").lower().startswith("mỗi ") for row in parts):
                yield index, total, parts

    def to_json(self, indent: int | None = 1) -> str:
        """The contract's JSON; the same Plan always gives the same bytes."""
        return self.model_dump_json(indent=indent)


def _in_one_sentence(one: AwardQuota, two: AwardQuota) -> bool:
    """Whether two figures stand close by: within one sentence or list."""
    return bool(one.evidence and two.evidence) and 0 <= two.evidence[0].start - one.evidence[0].start < _NEAR


_NEAR = 300
"""Characters that a sentence with the parts of a number seldom exceeds."""


ITEM_FIELDS: tuple[str, ...] = (
    "legal_bases",
    "references",
    "objectives",
    "targets",
    "subjects",
    "criteria",
    "award_quotas",
    "deadlines",
    "responsibilities",
    "tasks",
    "funding",
)
