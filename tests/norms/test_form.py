"""The measures of form: whole, ordered, and true to the decree's own samples."""

from __future__ import annotations

from datetime import date

import pytest

from norms.form import letterhead_columns, measure, measures


def test_ranges_are_ranges_and_samples_lie_in_them() -> None:
    for entry in measures().values():
        if entry.sizes is not None:
            assert entry.sizes[0] <= entry.sizes[1]
            assert entry.sample is not None and entry.size_fits(entry.sample)
        if entry.low is not None and entry.high is not None:
            assert entry.low <= entry.high
        if entry.usual is not None:
            assert entry.fits(entry.usual)
            assert entry.unit is not None


@pytest.mark.parametrize(
    ("id", "sizes"),
    [
        ("QH-02", (12, 13)), ("TN-02", (13, 14)), ("CQ-02", (12, 13)), ("CQ-03", (12, 13)), ("SO-05", (13, 13)),
        ("DD-04", (13, 14)), ("TL-01", (13, 14)), ("TY-01", (13, 14)), ("ND-01", (13, 14)), ("KY-02", (13, 14)),
        ("KY-03", (13, 14)), ("NN-01", (12, 12)), ("NN-02", (11, 11)), ("PL-03", (14, 14)), ("PL-04", (13, 14)),
        ("PG-10", (13, 14)),
    ],
)  # fmt: skip
def test_the_table_of_sizes(id: str, sizes: tuple[float, float]) -> None:
    assert measure(id).sizes == sizes


@pytest.mark.parametrize(
    ("id", "low", "high"), [("PG-03", 20, 25), ("PG-04", 30, 35), ("PG-05", 15, 20), ("ND-03", 10, 12.7)]
)
def test_margins_and_indents(id: str, low: float, high: float) -> None:
    assert (measure(id).low, measure(id).high) == (low, high)


def test_nothing_holds_before_the_decree() -> None:
    assert measures(date(2020, 3, 4)) == {}
    assert set(measures(date(2020, 3, 5))) == set(measures())


def test_each_measure_has_a_source() -> None:
    assert all("Nghị định 30/2020/NĐ-CP" in entry.source for entry in measures().values())
    assert letterhead_columns().left + letterhead_columns().right > 160
