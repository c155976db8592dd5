"""Fixtures that many tests share: the shipped samples, read and extracted once a worker."""

from __future__ import annotations

import os
import re
import shutil
import unicodedata
from collections.abc import Callable
from datetime import date
from functools import cache
from pathlib import Path

import pytest
from hypothesis import HealthCheck, settings

import kehoach
from corpus.shipped import COMMUNE, DISTRICT, PROVINCE, sample
from schemas.document import Document
from schemas.plan import Plan

# the same examples in every run, so that a red run is the change's doing; HYPOTHESIS_PROFILE=explore looks for new ones
_SLOW = [HealthCheck.too_slow]
settings.register_profile("kehoach", deadline=None, max_examples=60, suppress_health_check=_SLOW, derandomize=True)
settings.register_profile("explore", deadline=None, max_examples=2000, suppress_health_check=_SLOW)
settings.load_profile(os.environ.get("HYPOTHESIS_PROFILE", "kehoach"))

SAMPLES = (f"{DISTRICT}.docx", f"{DISTRICT}.pdf", f"{PROVINCE}.md", f"{COMMUNE}.txt")


def pytest_make_parametrize_id(val: object) -> str | None:
    """The id of a value in a table: "trước ngày 10/3" → "truoc-ngay-10/3"."""
    if isinstance(val, date):
        return val.isoformat()
    if not isinstance(val, str):
        return None
    plain = unicodedata.normalize("NFD", val.replace("đ", "d").replace("Đ", "D"))
    ascii_only = plain.encode("ascii", "ignore").decode()
    return re.sub(r"\s+", "-", ascii_only.strip())[:70] or "empty"


@cache
def document(name: str) -> Document:
    """A shipped sample as a Document."""
    return kehoach.read(sample(name))


@cache
def plan(name: str) -> Plan:
    """A shipped sample as a Plan; don't change it."""
    return kehoach.extract(document(name))


@pytest.fixture
def district() -> Plan:
    """The Plan of the shipped district plan (from its DOCX)."""
    return plan(f"{DISTRICT}.docx")


@pytest.fixture
def province() -> Plan:
    """The Plan of the shipped provincial plan."""
    return plan(f"{PROVINCE}.md")


@pytest.fixture
def commune() -> Plan:
    """The Plan of the shipped commune plan with its three faults."""
    return plan(f"{COMMUNE}.txt")


@pytest.fixture
def write(tmp_path: Path) -> Callable[..., Path]:
    """Writes a text file into the test's folder and gives its path."""

    def make(text: str, name: str = "ke-hoach.txt") -> Path:
        path = tmp_path / name
        path.write_text(text, encoding="utf-8")
        return path

    return make


def need(tool: str) -> None:
    """Skip where a system tool is missing; with KEHOACH_REQUIRE_ALL=1 that is a failure."""
    if shutil.which(tool) is None:
        if os.environ.get("KEHOACH_REQUIRE_ALL") == "1":
            pytest.fail(f"{tool} is missing, and KEHOACH_REQUIRE_ALL=1 allows no skip")
        pytest.skip(f"{tool} is not installed")
