"""The bench of the catalogue: plans made by a script, the searches, and what counts as right."""

from __future__ import annotations

import tomllib
from pathlib import Path

import pytest

from bench.catalogue import SEARCHES, fill, seconds
from bench.synthetic import made
from corpus.catalogue import upkeep
from corpus.catalogue.search import search
from corpus.catalogue.store import Catalogue


def test_the_same_number_is_the_same_plan() -> None:
    assert made(7) == made(7)
    assert made(7).digest != made(8).digest


@pytest.mark.slow
def test_a_small_catalogue_is_filled_further_and_searched(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(upkeep, "FEW", 50)
    at = tmp_path / "catalogue.sqlite"
    fill(at, 100)
    fill(at, 300)
    with Catalogue.open(at) as catalogue:
        assert catalogue.count() == 300
        assert len(seconds(catalogue, 1)) == 30
        found = search(catalogue, "kế hoạch", most=300)
        assert found.general
        assert len(found.hits) + sum(len(hit.copies) for hit in found.hits) > 200
        (issuer, title) = next((row.header.issuer, row.header.title) for _, row in catalogue.plans())
        assert search(catalogue, f"{issuer} {title}").hits[0].issuer == issuer


def test_thirty_searches_and_thirty_questions() -> None:
    table = tomllib.loads(SEARCHES.read_text(encoding="utf-8"))
    assert (len(table["typical"]), len(table["samples"]), len(table["corpus"])) == (30, 30, 10)
