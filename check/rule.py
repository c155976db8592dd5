"""What a rule is, and the register that every rule is entered in."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import PurePath

from schemas.finding import Finding, Location
from schemas.plan import Plan, Severity
from schemas.span import Span


@dataclass(frozen=True, slots=True)
class Checked:
    """A plan under check, with the name of its file."""

    file: str
    plan: Plan

    def at(self, path: str, evidence: list[Span] | None = None) -> Location:
        """A place in this plan."""
        return Location(file=self.file, path=path, span=evidence[0] if evidence else None)

    @property
    def label(self) -> str:
        """How a message names the plan: its number and symbol, else its file."""
        header = self.plan.header
        return f"{header.number}/{header.symbol}" if header.number and header.symbol else PurePath(self.file).name


Single = Callable[[Checked], Iterator[Finding]]
Pair = Callable[[Checked, Checked], Iterator[Finding]]


@dataclass(frozen=True, slots=True)
class Rule:
    """A rule: `run` looks at one plan, `compare` at a superior and its subordinate; exactly one of them is set."""

    id: str
    name: str
    severity: Severity
    run: Single | None = None
    compare: Pair | None = None

    @property
    def doc(self) -> str:
        """The rule's documentation, from its function's docstring."""
        function = self.run or self.compare
        return (function.__doc__ or "").strip() if function else ""

    def finding(self, message: str, where: Location, *related: Location) -> Finding:
        """A finding of this rule."""
        return Finding(
            rule=self.id, name=self.name, severity=self.severity, message=message, where=where, related=list(related)
        )


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
