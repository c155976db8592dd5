"""What a Plan refuses, and what it takes from others: days that exist, a place for each task."""

from __future__ import annotations

import pytest
from pydantic import ValidationError

from schemas.plan import Header, Responsibility
from schemas.span import Span

PLACE = Span(start=0, end=3, quote="abc")


@pytest.mark.parametrize("day", ["2024", "2024-02", "2024-02-29"])
def test_days_that_exist(day: str) -> None:
    assert Header(date=day).date == day


@pytest.mark.parametrize("day", ["2024-13-01", "2023-02-29", "24", "hôm qua", "2024-1-1"])
def test_days_that_do_not_are_refused(day: str) -> None:
    with pytest.raises(ValidationError):
        Header(date=day)


def test_each_task_has_a_place() -> None:
    row = Responsibility(agencies=["A"], role="lead", tasks=["a", "b"], evidence=[PLACE], confidence=1)
    assert row.task_evidence == [[PLACE], [PLACE]]
    with pytest.raises(ValidationError):
        Responsibility(
            agencies=["A"], role="lead", tasks=["a", "b"], task_evidence=[[PLACE]], evidence=[PLACE], confidence=1
        )
