"""Same input, same bytes: in any process, whatever the seed of its hashes."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest

from corpus.shipped import COMMUNE, DISTRICT, sample

LETTERHEAD = (
    "ỦY BAN NHÂN DÂN\nPHƯỜNG AN PHÚ THỊ XÃ BÌNH LONG\n\nKẾ HOẠCH\nThi đua năm 2024\n\nI. MỤC TIÊU\n1. Đạt 75%.\n"
)


def output(path: Path, seed: int) -> bytes:
    return subprocess.run(
        [sys.executable, "-m", "kehoach", "extract", str(path)],
        check=True, capture_output=True, env={**os.environ, "PYTHONHASHSEED": str(seed)},
    ).stdout  # fmt: skip


@pytest.mark.parametrize("name", [f"{DISTRICT}.docx", f"{COMMUNE}.txt", "phuong.txt"])
def test_any_seed_gives_the_same_bytes(name: str, tmp_path: Path) -> None:
    path = sample(name) if name.startswith("kh-") else tmp_path / name
    if path.parent == tmp_path:
        path.write_text(LETTERHEAD, encoding="utf-8")
    first, second = output(path, 0), output(path, 1)
    assert first
    assert first == second
