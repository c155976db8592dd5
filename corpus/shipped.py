"""The sample plans that ship with the project."""

from __future__ import annotations

from importlib.resources import files
from pathlib import Path

DISTRICT = "kh-huyen-phu-lam-2024"
COMMUNE = "kh-xa-tan-loc-2024"
PROVINCE = "kh-tinh-hoa-giang-2025"
DRAFT_UNIT = "Ủy ban nhân dân xã Tân Lộc"


def sample(name: str) -> Path:
    """The path of a shipped sample by its file name; the package is always installed as files."""
    return Path(str(files("corpus.samples").joinpath(name)))
