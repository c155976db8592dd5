"""The days that a date may mean whose day or month is blank."""

from __future__ import annotations

from datetime import date

from check.recurrence import last_day


def days_of(when: str | None) -> tuple[date, date] | None:
    """The first and the last day that an ISO date may mean: "2024-03" → 1 and 31 March; None where there is none."""
    last = last_day(when, True) if when else None
    if when is None or last is None:
        return None
    return date.fromisoformat(when + "-01" * (2 - when.count("-"))), last
