"""The work calendar as iCalendar (RFC 5545), for the calendar programs of phones and offices.

Recurring duties are single events, for their last days don't follow one rule (a limit that leaves its day out, 30 February).
"""

from __future__ import annotations

import re
from datetime import UTC, date, datetime, timedelta
from typing import TYPE_CHECKING

from grammar.normalise import capitalise
from kehoach.calendar_words import kind_words, off_words, place_words, share_words, week_day, when_words
from schemas.calendar import Calendar, CalendarRow
from schemas.texts import say

if TYPE_CHECKING:
    from icalendar import Event

_LONGEST_EVENT = timedelta(days=31)
"""An interval that lasts longer is shown on its last day, or it would lie over every day of the year."""
_WARNED = timedelta(days=-3)
_STAMP = datetime(2000, 1, 1, tzinfo=UTC)
"""The stamp of a paper without a day of issue: never the time of the run, so that the same input gives the same bytes."""
_LONGEST_SUMMARY = 200  # characters
_CONTROL = re.compile(r"[\x00-\x09\x0b-\x1f\x7f]")


def calendar_events(calendar: Calendar) -> bytes:
    """The dated rows as all-day events, each with an alarm three days before; a later export has the same UIDs."""
    from icalendar import Calendar as Events

    key = "calendar.event_list_of" if calendar.body else "calendar.event_list"
    out = Events()
    out.add("prodid", "-//kehoach//lich cong viec//VI")
    out.add("version", "2.0")
    out.add("calscale", "GREGORIAN")
    out.add("method", "PUBLISH")
    out.add("x-wr-calname", _plain(say(key, body=calendar.body)))
    for row in calendar.dated:
        out.add_component(_event(row))
    return bytes(out.to_ical())


def _event(row: CalendarRow) -> Event:
    from icalendar import Alarm, Event

    assert row.place is not None and row.last is not None
    first = row.place
    if row.timing == "window" and row.first is not None and row.last - row.first <= _LONGEST_EVENT:
        first = row.first
    last = max(first, row.last) if row.timing == "window" else first
    summary = _shortened(_plain(f"{capitalise(kind_words(row))}: {row.action}"))
    event = Event()
    event.add("uid", f"{row.uid}@kehoach")
    event.add("dtstamp", _stamp(row.paper.date))
    event.add("dtstart", first)
    event.add("dtend", last + timedelta(days=1))
    event.add("summary", summary)
    event.add("description", _plain(_description(row)))
    event.add("categories", [kind_words(row)])
    event.add("transp", "TRANSPARENT")
    if row.tentative:
        event.add("status", "TENTATIVE")
    alarm = Alarm()
    alarm.add("action", "DISPLAY")
    alarm.add("trigger", _WARNED)
    alarm.add("description", summary)
    event.add_component(alarm)
    return event


def _description(row: CalendarRow) -> str:
    assert row.last is not None
    said = when_words(row)
    lines = [
        say("calendar.actor", actor=row.actor) if row.actor else "",
        capitalise(share_words(row)),
        say("calendar.room", room=row.room) if row.room else "",
        say("calendar.recipient", recipient=row.recipient) if row.recipient else "",
        "" if said == week_day(row.last) else capitalise(said),
        say("calendar.last_day", day=week_day(row.last)),
        off_words(row),
        capitalise(say("calendar.printed", printed=row.printed)) if row.printed else "",
        say("calendar.quote", quote=row.quote),
        place_words(row),
        say("calendar.file", file=row.paper.file),
    ]
    return "\n".join(dict.fromkeys(filter(None, lines)))


def _stamp(day: str | None) -> datetime:
    if day is None:
        return _STAMP
    issued = date.fromisoformat(day + "-01" * (2 - day.count("-")))
    return datetime(issued.year, issued.month, issued.day, tzinfo=UTC)


def _plain(text: str) -> str:
    """A text without the control characters that no calendar may hold."""
    return _CONTROL.sub(" ", text)


def _shortened(text: str) -> str:
    return text if len(text) <= _LONGEST_SUMMARY else text[: _LONGEST_SUMMARY - 1].rstrip() + "…"
