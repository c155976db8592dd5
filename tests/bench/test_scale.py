"""The figures that the plan for ten million files rests on can be measured anew."""

from __future__ import annotations

import re

import pytest

from bench.scale import main


@pytest.mark.slow
def test_every_figure_is_measured(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["--files", "2", "--scans", "1", "--rows", "200", "--spread", "20"]) == 0
    told = capsys.readouterr().out
    assert re.search(r"digital: 2 files, 14 pages, 2 ok\n  0\.\d+ s of a core a page", told)
    assert re.search(r"scans: 1 files, 7 pages, 1 ok\n  [1-9]\d*\.\d+|  0\.[1-9]\d* s of a core a page", told)
    assert "a manifest of 200 rows" in told
    assert re.search(r"20 files over a cluster of two workers: \d+ files/s", told)
