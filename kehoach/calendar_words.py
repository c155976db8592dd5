"""A row of the work calendar in Vietnamese words, the same in every output."""

from __future__ import annotations

from datetime import date

from grammar.dates import day_first
from grammar.normalise import capitalise
from grammar.numbering import roman
from schemas.calendar import Calendar, CalendarRow, Paper
from schemas.texts import say

_NO_PAPER = "tin"  # the reader's kind for a text that calls itself nothing


def full_day(day: date) -> str:
    """A day as dd/mm/yyyy."""
    return f"{day.day:02d}/{day.month:02d}/{day.year}"


def week_day(day: date) -> str:
    """A day with its name: "Thứ Tư 09/12/2026"."""
    return f"{say(f'calendar.weekday_{day.weekday()}')} {full_day(day)}"


def when_words(row: CalendarRow) -> str:
    """When a row is due: its last day, its period ("quý II/2026"), or the two ends of its interval."""
    if row.last is None:
        return ""
    if row.period:
        return period_words(row.period)
    if row.first is not None and row.first != row.last:
        return say("calendar.window", first=full_day(row.first), last=full_day(row.last))
    return week_day(row.last)


def period_words(period: str) -> str:
    """A month, quarter, half or year as the contract writes it, in words."""
    year, _, part = period.partition("-")
    if part.startswith("Q"):
        return say("calendar.period_quarter", quarter=roman(int(part[1])), year=year)
    if part.startswith("H"):
        return say(f"calendar.period_half_{part[1]}", year=year)
    return say("calendar.period_month", month=part, year=year) if part else say("calendar.period_year", year=year)


def kind_words(row: CalendarRow) -> str:
    """The kind of a row."""
    return say(f"calendar.kind_{row.kind}")


def share_words(row: CalendarRow) -> str:
    """How the one asked about comes into a row; empty where nobody was asked about."""
    if row.share is None:
        return ""
    if row.share == "cooperating" and not row.others:
        return say("calendar.share_cooperating_only")
    return say(f"calendar.share_{row.share}", others=", ".join(row.others))


def off_words(row: CalendarRow) -> str:
    """That the last day is no working day, and which was the last one before it; empty for a working day."""
    if row.off is None:
        return ""
    off = say(f"calendar.off_{row.off}")
    if row.working_day is None:
        return say("calendar.off_line", off=off)
    return say("calendar.off_before", off=off, day=week_day(row.working_day))


def paper_words(paper: Paper) -> str:
    """A paper by its kind, number, day and issuer; by its file where it has no number."""
    known = paper.doc_type not in (None, _NO_PAPER)
    name = capitalise(paper.doc_type or "") if known else say("calendar.paper_default")
    issuer = (paper.issuer or "").replace("Ủy ban nhân dân", "UBND")
    words = [f"{name} {paper.code}" if paper.code else name if known else ""]
    if paper.code and paper.date:
        words.append(say("calendar.paper_day", day=day_first(paper.date)))
    if issuer and (known or paper.code):
        words.append(say("calendar.paper_issuer", issuer=issuer))
    if paper.code is None:
        words.append(f"({paper.file})" if known else paper.file)
    return " ".join(filter(None, words))


def place_words(row: CalendarRow) -> str:
    """The paper and the page that a row stands on."""
    paper = paper_words(row.paper)
    return say("calendar.page", paper=paper, page=row.page) if row.page else paper


def title_words(calendar: Calendar) -> str:
    """The calendar's title with its days."""
    key = "calendar.title_of" if calendar.body else "calendar.title"
    return say(key, body=calendar.body, start=full_day(calendar.start), end=full_day(calendar.end))
