"""Duties by the body that has them, and how they are printed: numbered bodies, bullets, clauses under a sentence with a colon."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field

from generate.asks import Ask
from generate.doubts import doubts
from generate.duty_text import ended, without_subject
from generate.localise import Localiser
from generate.source import Source
from generate.writer import Writer, printed_marker
from grammar.agencies import starts_body
from grammar.normalise import capitalise
from schemas.draft import Decision
from schemas.span import Span
from schemas.texts import say

_LABEL = re.compile(r"Đối với|Đề nghị|Nhiệm vụ|Trách nhiệm|Giao|Thủ trưởng|Chủ tịch|Các ", re.IGNORECASE)
_LABEL_WORDS = 4


@dataclass(slots=True)
class Lead:
    """A sentence with a colon that the clauses below it complete: "a) Tham mưu UBND tỉnh quyết định:"."""

    source: Source
    places: list[Span]

    def holds(self, span: Span) -> bool:
        """Whether a place of the superior lies in a clause that completes the sentence."""
        return any(place.start <= span.start < place.end for place in self.places)


@dataclass(slots=True)
class Duty:
    """A duty as it is printed; `lead` is the sentence that it completes, where it stands under one."""

    text: str
    decisions: list[Decision]
    asks: list[Ask] = field(default_factory=list)
    lead: Lead | None = None


@dataclass(slots=True)
class Group:
    """A body of ours with its duties; `vertical`: it stands on every level (police, military)."""

    head: str
    tasks: list[Duty] = field(default_factory=list)
    vertical: bool = False


def find_leads(source: Source) -> Iterator[Lead]:
    """The sentences with a colon below a section that say something and do not only name who or what follows."""
    for child in source.children:
        printed = child.spans[-1].quote.rstrip() if child.spans else ""
        if child.children and printed.endswith(":") and _says_something(child.text):
            yield Lead(child, [span for below in child.children for leaf in below.walk() for span in leaf.spans])
        yield from find_leads(child)


def _says_something(text: str) -> bool:
    bare = text.rstrip(" :")
    return len(bare.split()) > _LABEL_WORDS and not starts_body(bare) and not _LABEL.match(bare)


def write_groups(localiser: Localiser, writer: Writer, kept: list[Duty], groups: list[Group]) -> None:
    """Write the numbered items of the organisation section: what was kept, then each body with its duties."""
    number = 0
    for duty in kept:
        number += 1
        _write(writer, duty, 2, f"{number}.")
    for group in groups:
        if not group.tasks:
            continue
        number += 1
        spans = [span for duty in group.tasks for decision in duty.decisions for span in decision.sources][:1]
        heading = Decision(verb="transposed", reason=say("reason.head"), sources=spans)
        writer.add("heading", 2, f"{number}.", group.head, [heading])
        duties = list(_under_leads(localiser, group.tasks))
        for marker, duty in duties:
            _write(writer, duty, 3, printed_marker(marker) if len(duties) > 1 else "")


def _under_leads(localiser: Localiser, duties: list[Duty]) -> Iterator[tuple[str, Duty]]:
    """The duties with their markers; those that complete one sentence stand together under it."""
    done: list[Lead] = []
    for duty in duties:
        lead = duty.lead
        if lead is None:
            yield "-", duty
        elif not any(lead is one for one in done):
            done.append(lead)
            text = localiser.localise(without_subject(lead.source.text), upward=True, transpose=True)
            printed = f"{capitalise(text.text).rstrip(' :')}:"
            yield "-", Duty(printed, [text.decision(lead.source.spans)], doubts(localiser, printed, lead.source.text))
            yield from (("+", one) for one in duties if one.lead is lead)


def _write(writer: Writer, duty: Duty, level: int, marker: str) -> None:
    text = duty.text if duty.text.endswith(":") else ended(duty.text)
    writer.add("paragraph", level, marker, text, duty.decisions, duty.asks)
