"""A short soak: a run over broken and sound files that is killed at chance moments ends as one that nobody disturbed."""

from __future__ import annotations

from pathlib import Path

import pytest

from bench.archive_files import BROKEN, make_archive
from bench.soak import soak


@pytest.mark.slow
def test_nothing_is_lost_or_doubled_by_kills(tmp_path: Path) -> None:
    found = soak(tmp_path, files=20 * len(BROKEN), kills=4)
    assert found.faults == []
    assert found.kills >= 1
    assert found.statuses["failed"] == len(BROKEN)
    assert found.statuses["duplicate"] > 0


def test_the_archive_is_the_same_each_time(tmp_path: Path) -> None:
    one, two = make_archive(tmp_path / "a", 60), make_archive(tmp_path / "b", 60)
    assert one == two
    for row in one:
        assert (tmp_path / "a" / row.name).read_bytes() == (
            tmp_path / "b" / row.name
        ).read_bytes() or row.name.endswith((".docx", ".zip"))
