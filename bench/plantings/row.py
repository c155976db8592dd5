"""What a planting is, and the facts of a document that its words are filled in with."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any

from bench.plantings.clean import Clean
from bench.plantings.paper import Paper, behind, gone, marked, said, say
from schemas.plan import Plan


@dataclass(frozen=True)
class Planted:
    """The words that were planted ("" where it is an absence), the superior where it was changed, and other subordinates."""

    words: str
    above: Plan | None = None
    others: tuple[Plan, ...] = ()


Plant = Callable[[Paper, "Facts"], str | Planted | None]
Words = Callable[["Facts"], str | None]


@dataclass(frozen=True)
class Facts:
    """What a planting may ask of a clean document."""

    clean: Clean

    @property
    def plan(self) -> Plan:
        """The document as data."""
        return self.clean.plan

    @property
    def above(self) -> Plan | None:
        """The superior as data."""
        return self.clean.superior

    @property
    def us(self) -> str:
        """The issuer, in short."""
        return short(self.plan)

    @property
    def them(self) -> str:
        """The superior's issuer, in short."""
        return short(self.above) if self.above else ""

    @property
    def level(self) -> str:
        """The issuer's level of government."""
        return self.plan.header.level or ""

    @property
    def year(self) -> int:
        """The year of issue."""
        return self.clean.day.year

    @property
    def end(self) -> int | None:
        """The last year of the period."""
        period = self.plan.header.period
        return int(period.end[:4]) if period and period.end else None

    @property
    def start(self) -> int | None:
        """The first year of the period."""
        period = self.plan.header.period
        return int(period.start[:4]) if period and period.start else self.end

    def on(self, days: int) -> date:
        """The day so many days after the issue."""
        return self.clean.day + timedelta(days=days)

    def day(self, days: int) -> str:
        """That day in figures."""
        return figures(self.on(days))

    def long(self, days: int) -> str:
        """That day in words."""
        return in_words(self.on(days))

    def weekday(self, after: int, number: int) -> date:
        """The first day of the week of a number (Monday is 0) after so many days, no public holiday of a fixed date."""
        day = self.on(after)
        while day.weekday() != number or (day.month, day.day) in ((1, 1), (4, 30), (5, 1), (9, 1), (9, 2), (9, 3)):
            day += timedelta(days=1)
        return day


def short(plan: Plan) -> str:
    """A plan's issuer as texts call it."""
    return (plan.header.issuer or "").replace("Ủy ban nhân dân", "UBND")


def figures(day: date) -> str:
    """A day as offices write it: 05/3/2024, 14/10/2024."""
    return f"{day:%d}/{day.month if day.month > 2 else f'{day.month:02}'}/{day.year}"


def in_words(day: date) -> str:
    """A day as "ngày 05 tháng 3 năm 2024"."""
    return f"ngày {day:%d} tháng {day.month if day.month > 2 else f'{day.month:02}'} năm {day.year}"


@dataclass(frozen=True)
class Row:
    """A planting: the rule that must find it, and what it does to a paper; the words planted, or None where it can't."""

    rule: str
    plant: Plant


_TIME = re.compile(r"(?:Trước|Chậm nhất|Quý|Tháng|Năm|Từ|Hằng|Xong|\d{1,2}/).{0,60}$")
ROWS: list[Row] = []


def row(rule: str) -> Callable[[Plant], Plant]:
    """Enter a planting that is written as a function."""

    def enter(plant: Plant) -> Plant:
        ROWS.append(Row(rule, plant))
        return plant

    return enter


def lines(rule: str, place: str, *texts: Words) -> None:
    """Enter plantings of one new line each: in the section of duties, aims or work (`duty`, `aim`, `work`), as the first line
    of one (`duty0`), as a further sentence of a line there (`duty+`), in place of the time in a task table (`cell`), or of a
    task and its time, parted by an upright stroke (`row`).
    """
    for text in texts:
        ROWS.append(Row(rule, _line(place, text)))


def filled(text: str, holds: Callable[[Facts], bool]) -> Words:
    """A text filled in with a document's facts, for the documents that it is true to."""

    def words(facts: Facts) -> str | None:
        area = facts.us.replace("UBND ", "")
        return text.format(us=facts.us, them=facts.them, y=facts.year, area=area) if holds(facts) else None

    return words


def _line(place: str, text: Words) -> Plant:
    def plant(paper: Paper, facts: Facts) -> str | None:
        words = text(facts)
        if words is None:
            return None
        if place == "row":
            return _task(paper, *words.split("|"))
        if place == "cell":
            cells = [cell for cell in paper.cells if _TIME.match(said(cell))]
            if not cells:
                return None
            say(cells[-1], words)
            return words
        return words if put(paper, place, words) is not None else None

    return plant


def _task(paper: Paper, task: str, due: str) -> str | None:
    """Another task and its time in the last row of a task table."""
    cells = paper.cells
    found = [cell for cell in cells if _TIME.match(said(cell))]
    if not found:
        return None
    texts = [cell for cell in found[-1].getparent().getparent().iter(cells[0].tag) if len(said(cell).split()) > 4]
    if not texts or texts[0] is found[-1]:
        return None
    say(texts[0], task)
    say(found[-1], due)
    return due


def put(paper: Paper, place: str, words: str) -> Any | None:
    """A new line, or a further sentence, in a section; None where the document has no such place."""
    kind = place.rstrip("0+")
    at = paper.line(kind, 0) if place.endswith("0") else paper.line(kind)
    if at is None:
        return None
    if place.endswith("+"):
        old = said(at)
        say(at, f"{old.rstrip(';./')}. {words}")
        return at
    return behind(at, marked(at, words))


def swapped(rule: str, pattern: str, *new: str) -> None:
    """Enter plantings that say something of the body otherwise, where the body says it."""
    for text in new:
        ROWS.append(Row(rule, _swap(pattern, text)))


def _swap(pattern: str, new: str) -> Plant:
    def plant(paper: Paper, facts: Facts) -> str | None:
        element = paper.find(pattern, paper.body)
        if element is None:
            return None
        old = said(element)
        words = re.sub(pattern, new, old, count=1)
        if words == old:
            return None
        say(element, words)
        return words

    return plant


def without(rule: str, chosen: Callable[[Paper], list[object]]) -> None:
    """Enter a planting that takes paragraphs away."""

    def plant(paper: Paper, facts: Facts) -> str | None:
        found = chosen(paper)
        for element in found:
            gone(element)
        return "" if found else None

    ROWS.append(Row(rule, plant))
