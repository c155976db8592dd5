"""What a rule is, and the register that every rule is entered in."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import cached_property
from itertools import pairwise
from pathlib import PurePath

from grammar.normalise import key
from schemas.finding import Finding, FormFinding, Location
from schemas.origin import Origin
from schemas.plan import OutlineNode, Plan, Severity
from schemas.span import Span
from schemas.texts import say


@dataclass(frozen=True, slots=True)
class Line:
    """A paragraph, a heading or a cell of a plan, with its place in the outline."""

    path: str
    node: OutlineNode

    @property
    def text(self) -> str:
        """What it says."""
        return self.node.text or self.node.title or ""


@dataclass(frozen=True)
class Checked:
    """A plan under check, with the name of its file; `origin` is what a draft's file keeps of its making, `form` what the
    check of a DOCX's form found.
    """

    file: str
    plan: Plan
    origin: Origin | None = None
    form: tuple[FormFinding, ...] = ()

    def whole(self) -> Checked:
        """The plan with all that was read of it: this one, unless it lies in a catalogue (check.stored)."""
        return self

    def at(self, path: str, evidence: list[Span] | None = None) -> Location:
        """A place in this plan."""
        return Location(file=self.file, path=path, span=evidence[0] if evidence else None)

    @cached_property
    def lines(self) -> tuple[Line, ...]:
        """The paragraphs, headings and cells in the document's order."""
        return tuple(
            line for number, node in enumerate(self.plan.outline) for line in _lines(node, f"/outline/{number}")
        )

    @cached_property
    def syllable_pairs(self) -> frozenset[tuple[str, str]]:
        """Every two neighbouring syllables of its lines, folded."""
        return frozenset(two for line in self.lines for two in pairwise(key(line.text).split()))

    def on(self, line: Line) -> Location:
        """A line as a place."""
        return self.at(line.path, line.node.spans)

    @property
    def label(self) -> str:
        """How a message names the plan: its number and symbol, else its file."""
        header = self.plan.header
        return f"{header.number}/{header.symbol}" if header.number and header.symbol else PurePath(self.file).name


def _lines(node: OutlineNode, path: str) -> Iterator[Line]:
    if node.text or node.title:
        yield Line(path, node)
    for number, child in enumerate(node.children):
        yield from _lines(child, f"{path}/children/{number}")


_QUOTED = 100
"""Characters of a plan's words that a message holds at most."""


def shortened(text: str) -> str:
    """Words of a plan as a message quotes them: cut at a word where they are long."""
    return text if len(text) <= _QUOTED else text[: _QUOTED - 1].rsplit(" ", 1)[0] + "…"


Single = Callable[[Checked], Iterator[Finding]]
Pair = Callable[[Checked, Checked], Iterator[Finding]]
Level = Callable[[Checked, list[Checked]], Iterator[Finding]]


@dataclass(frozen=True, slots=True)
class Rule:
    """A rule: `run` looks at one plan, `compare` at a superior and its subordinate, `over` at a superior and all its
    subordinates; exactly one of them is set.
    """

    id: str
    name: str
    severity: Severity
    run: Single | None = None
    compare: Pair | None = None
    over: Level | None = None

    @property
    def doc(self) -> str:
        """The rule's documentation, from its function's docstring."""
        function = self.run or self.compare or self.over
        return (function.__doc__ or "").strip() if function else ""

    def finding(
        self, message: str, where: Location, *related: Location, unsure: bool = False, severity: Severity | None = None
    ) -> Finding:
        """A finding of this rule, of its severity unless a lighter one is given; one that rests on an unverified norm
        (`unsure`) is no error, and says so.
        """
        weight = severity or self.severity
        weight = "warning" if unsure and weight == "error" else weight
        told = f"{message} {say('check.unsure')}" if unsure else message
        return Finding(rule=self.id, name=self.name, severity=weight, message=told, where=where, related=list(related))


RULES: dict[str, Rule] = {}


def single(id: str, name: str, severity: Severity) -> Callable[[Single], Single]:
    """Enter a rule over one plan."""

    def enter(function: Single) -> Single:
        RULES[id] = Rule(id, name, severity, run=function)
        return function

    return enter


def pair(id: str, name: str, severity: Severity) -> Callable[[Pair], Pair]:
    """Enter a rule over a superior and its subordinate."""

    def enter(function: Pair) -> Pair:
        RULES[id] = Rule(id, name, severity, compare=function)
        return function

    return enter


def level(id: str, name: str, severity: Severity) -> Callable[[Level], Level]:
    """Enter a rule over a superior and all its subordinates together."""

    def enter(function: Level) -> Level:
        RULES[id] = Rule(id, name, severity, over=function)
        return function

    return enter
