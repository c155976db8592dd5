"""Folders of own entries for tests, and the norms as shipped again after each."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from norms.overlay import ENVIRONMENT, lay_over

Folder = Callable[..., Path]

ROOM = """
[[office]]
id = "phong-thu"
name = "Phòng Thử nghiệm"
level = "commune"
kind = "office"
domains = ["home-affairs", "emulation"]
from = 2025-07-01
source = "Quyết định của đơn vị"
confidence = "H"
"""


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Folder]:
    """Writes files (by name without .toml) into a folder; what was laid over is taken away at the end."""
    monkeypatch.delenv(ENVIRONMENT, raising=False)

    def write(**files: str) -> Path:
        for name, text in files.items():
            (tmp_path / f"{name}.toml").write_text(text, encoding="utf-8")
        return tmp_path

    yield write
    lay_over(None)
