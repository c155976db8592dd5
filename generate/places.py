"""The clauses of a draft, each with the heading over it and the superior's places that it rests on."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from schemas.draft import Clause
from schemas.span import Span


@dataclass(slots=True)
class Place:
    """A clause of the draft with its section's and nearest heading and the places of the superior that it rests on."""

    clause: Clause
    heading: str | None
    spans: list[Span]


def places_of(clauses: list[Clause]) -> Iterator[Place]:
    heading = None
    for clause in clauses:
        if clause.kind == "heading":
            heading = clause.text.rstrip(" :")
        yield Place(clause, heading, spans_of(clause))


def spans_of(clause: Clause) -> list[Span]:
    """The superior's places that a clause rests on, each once."""
    out: list[Span] = []
    for decision in clause.decisions:
        out += [span for span in decision.sources if span not in out]
    return out


def rests_on(spans: list[Span], evidence: list[Span]) -> bool:
    return any(one.start <= span.start < one.end for span in evidence for one in spans)
