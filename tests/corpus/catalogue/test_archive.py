"""What a conversion made is taken into the catalogue once, and again where it changed."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from corpus.catalogue.archive import take_in
from corpus.catalogue.ready import made_ready
from corpus.catalogue.search import search
from corpus.catalogue.store import Catalogue
from corpus.convert import Options, convert
from corpus.manifest import read_manifest
from corpus.shipped import COMMUNE, PROVINCE, sample


def test_an_archive_is_taken_in_once_and_again_where_it_changed(tmp_path: Path) -> None:
    store, out = tmp_path / "kho", tmp_path / "ra"
    store.mkdir()
    shutil.copy(sample(f"{COMMUNE}.txt"), store / "xa.txt")
    shutil.copy(sample(f"{COMMUNE}.txt"), store / "xa-ban-sao.txt")
    shutil.copy(sample(f"{PROVINCE}.md"), store / "tinh.md")
    (store / "rong.txt").write_bytes(b"")
    convert([store], out, Options(workers=1))
    assert take_in(out, read_manifest(out).entries.values()) == 2  # a copy shares its output, a broken file has none
    assert take_in(out, read_manifest(out).entries.values()) == 0
    with Catalogue.open(out) as catalogue:
        assert catalogue.count() == 2
        assert search(catalogue, "Tân Lộc").hits[0].path == "xa-ban-sao.txt"
    with (store / "tinh.md").open("a", encoding="utf-8") as stream:
        stream.write("\nThêm một câu về khinh khí cầu.\n")
    convert([store], out, Options(workers=1))
    assert take_in(out, read_manifest(out).entries.values()) == 1
    with Catalogue.open(out) as catalogue:
        assert [hit.path for hit in search(catalogue, "khinh khi cau").hits] == ["tinh.md"]


def test_several_workers_make_the_same_entries_ready(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    store, out = tmp_path / "kho", tmp_path / "ra"
    store.mkdir()
    text = sample(f"{COMMUNE}.txt").read_text(encoding="utf-8")
    for number in range(5):
        (store / f"{number}.txt").write_text(text.replace("15/KH-UBND", f"{number}/KH-UBND"), encoding="utf-8")
    convert([store], out, Options(workers=1))
    rows = list(read_manifest(out).entries.values())
    alone = list(made_ready(out, rows))
    assert {entry.facts.path for entry in alone} == {f"{number}.txt" for number in range(5)}
    monkeypatch.setattr("corpus.catalogue.ready._MANY", 2)
    monkeypatch.setattr("corpus.catalogue.ready._BATCH", 2)
    assert sorted(made_ready(out, rows, 2), key=lambda entry: entry.facts.path) == sorted(
        alone, key=lambda entry: entry.facts.path
    )
    (out / "3.txt.json").unlink()
    with pytest.raises(FileNotFoundError):
        list(made_ready(out, rows, 2))
