"""Inputs by URL: the same names, the same outputs, the same reasons as for the same files on this machine."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from dataclasses import replace
from pathlib import Path

import pytest

from corpus.convert import Options, convert
from corpus.inputs import Filter, find_inputs
from corpus.manifest import Entry, read_manifest
from corpus.remote import Url, at_hand, hash_of, is_there, listed, now, place_of
from corpus.shipped import COMMUNE, PROVINCE, sample
from extract.reading.assemble import file_hash
from schemas.errors import UnreadableInput, WrongUse


@pytest.fixture
def archive(tmp_path: Path) -> Path:
    folder = tmp_path / "kho"
    (folder / "2024" / ".an").mkdir(parents=True)
    shutil.copy(sample(f"{COMMUNE}.txt"), folder / "2024" / "xã 1.txt")
    shutil.copy(sample(f"{PROVINCE}.md"), folder / "tinh.md")
    shutil.copy(sample(f"{PROVINCE}.md"), folder / "ban-sao.md")
    (folder / "2024" / ".an" / "a.txt").write_text("x", encoding="utf-8")
    (folder / "rong.txt").write_bytes(b"")
    return folder


def outputs(out: Path) -> dict[str, bytes]:
    found = (path for path in out.rglob("*") if path.is_file() and ".kehoach" not in path.parts)
    return {path.relative_to(out).as_posix(): path.read_bytes() for path in found if path.name != "manifest.jsonl"}


def rows(out: Path, store: str) -> dict[str, Entry]:
    """The manifest without what differs: times of the run, and how the place of the files is written."""
    entries = read_manifest(out).entries
    return {
        name: replace(row, seconds=0.0, peak=0, ended=0.0, modified=0, reason=(row.reason or "").replace(store, ""))
        for name, row in entries.items()
    }


@pytest.mark.slow
def test_the_same_as_from_a_folder(archive: Path, tmp_path: Path) -> None:
    convert([archive], tmp_path / "thu-muc", Options(workers=2))
    store = Url(archive.as_uri())
    account = convert([store], tmp_path / "url", Options(workers=2))
    assert account.inputs == 4
    assert rows(tmp_path / "url", f"{store}/") == rows(tmp_path / "thu-muc", f"{archive}/")
    assert outputs(tmp_path / "url") == outputs(tmp_path / "thu-muc")
    again = convert([store], tmp_path / "url", Options(workers=2))
    assert (again.before, again.left) == (4, 0)
    with (archive / "tinh.md").open("a", encoding="utf-8") as stream:
        stream.write("\nThêm một dòng.\n")
    assert convert([store], tmp_path / "url", Options(workers=2)).counts["ok"] == 1


def test_what_is_listed(archive: Path, tmp_path: Path) -> None:
    import fsspec

    system = fsspec.filesystem("memory")
    for path in sorted(archive.rglob("*")):
        if path.is_file():
            system.pipe_file(f"/{tmp_path.name}/{path.relative_to(archive).as_posix()}", path.read_bytes())
    store = Url(f"memory://{tmp_path.name}")
    found = find_inputs([store], tmp_path / "ra", Filter(exclude=("rong*",)))
    assert [item.name for item in found.inputs] == ["2024/xã 1.txt", "ban-sao.md", "tinh.md"]
    first = found.inputs[0]
    assert (first.size, first.modified > 0) == ((archive / "2024" / "xã 1.txt").stat().st_size, True)
    assert now(first.path) == (first.size, first.modified)
    assert hash_of(first.path) == file_hash(archive / "2024" / "xã 1.txt")
    with at_hand(first.path) as copy:
        assert copy.name == "xã 1.txt"
    assert not copy.exists()
    assert [item.name for item in find_inputs([store, archive], tmp_path / "ra").inputs][:1] == [
        f"{tmp_path.name}/2024/xã 1.txt"
    ]
    assert listed(Url(f"{store}/tinh.md"))[0][1] == "tinh.md"
    assert (is_there(first.path), is_there(Url(f"{store}/khong-co"))) == (True, False)


def test_places_that_do_not_open(tmp_path: Path) -> None:
    assert place_of(str(tmp_path)) == tmp_path
    with pytest.raises(UnreadableInput, match="khong-co"):
        find_inputs([Url((tmp_path / "khong-co").as_uri())], tmp_path / "ra")
    with pytest.raises(WrongUse, match="la://kho"):
        find_inputs([Url("la://kho")], tmp_path / "ra")


def test_without_fsspec(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "fsspec.core", None)
    with pytest.raises(WrongUse, match=r"kehoach\[dask\]"):
        find_inputs([Url("file:///x")], tmp_path / "ra")


@pytest.mark.slow
def test_by_the_command(archive: Path, tmp_path: Path) -> None:
    command = [sys.executable, "-m", "kehoach", "convert", archive.as_uri(), "--out", str(tmp_path / "ra")]
    done = subprocess.run(command, capture_output=True, text=True, check=False, env={**os.environ})
    assert (done.returncode, "4 tệp" in done.stderr) == (1, True)  # one of them is empty
    assert f"{archive.as_uri()}/rong.txt" in done.stderr
