"""What a check found, as every format of report takes it: the plans, and the findings of each in order."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field

from check.rule import Checked
from grammar.normalise import squeeze
from schemas.finding import Finding, Location
from schemas.texts import say


@dataclass(frozen=True, slots=True)
class Unread:
    """A file that could not be read, and the sentence that says why."""

    file: str
    problem: str


@dataclass(frozen=True, slots=True)
class Report:
    """The plans that were read, what was found in and between them, how many pairs of superior and subordinate were compared,
    and the files that could not be read.
    """

    plans: list[Checked]
    findings: list[Finding]
    pairs: int = 0
    unread: list[Unread] = field(default_factory=list)

    def by_plan(self) -> Iterator[tuple[Checked, list[Finding]]]:
        """Each plan that has findings with them, plans in the order they were given, findings in theirs."""
        for plan in self.plans:
            rows = [finding for finding in self.findings if finding.where.file == plan.file]
            if rows:
                yield plan, rows

    @property
    def summary(self) -> str:
        """How much was found in how many plans, as a sentence."""
        key = "check.summary" if self.findings else "check.clean"
        return say(key, findings=len(self.findings), files=len(self.plans), pairs=self.pairs)


def heading(plan: Checked) -> str:
    """How a report names a plan: its file, with its number and symbol where it has them."""
    header = plan.plan.header
    return f"{plan.file} ({plan.label})" if header.number and header.symbol else plan.file


def severity(finding: Finding) -> str:
    """The Vietnamese word for how heavy a finding is."""
    return say(f"check.severity_{finding.severity}")


def page(place: Location) -> int | None:
    """The page of a place, where its source has pages."""
    return place.span.page if place.span is not None else None


def quote(place: Location) -> str:
    """The words at a place on one line; "" where it has none."""
    return squeeze(place.span.quote) if place.span is not None else ""


def beside(place: Location, finding: Finding) -> str:
    """A place that a finding is held against, in words: file, page and quotation."""
    file = say("report.same_file") if place.file == finding.where.file else place.file
    number, words = page(place), quote(place)
    where = say("report.file_page", file=file, page=number) if number else file
    return say("report.quoted", where=where, quote=words) if words else where


def mending(finding: Finding) -> str:
    """How the rule says that its findings are mended."""
    from check.explained import explained
    from check.rules import RULES

    return explained(RULES[finding.rule]).mending
