"""Batch conversion: every input accounted for, outputs whole, done work skipped, one bad file costs itself only."""

from __future__ import annotations

import json
import os
import re
import shutil
import signal
from pathlib import Path

import pytest

from corpus.convert import Input, convert, ended_after, find_inputs, run_all
from corpus.manifest import Entry, Manifest, read_manifest
from corpus.shipped import COMMUNE, PROVINCE, sample
from corpus.writing import write_whole
from schemas.errors import WrongUse
from schemas.plan import Plan


@pytest.fixture
def archive(tmp_path: Path) -> Path:
    folder = tmp_path / "kho"
    (folder / "2024").mkdir(parents=True)
    shutil.copy(sample(f"{COMMUNE}.txt"), folder / "2024" / "xa.txt")
    shutil.copy(sample(f"{PROVINCE}.md"), folder / "tinh.md")
    (folder / "rong.txt").write_bytes(b"")
    (folder / ".an").write_text("ẩn", encoding="utf-8")
    return folder


def manifest(out: Path) -> list[dict[str, object]]:
    return [json.loads(line) for line in (out / "manifest.jsonl").read_text(encoding="utf-8").splitlines()]


def test_every_input_is_accounted_for(archive: Path, tmp_path: Path) -> None:
    out = tmp_path / "ra"
    account = convert([archive], out, workers=2)
    assert (account.inputs, account.ok, account.failed, account.skipped) == (3, 2, 1, 0)
    rows = {str(row["path"]): row for row in manifest(out)}
    assert {path: row["status"] for path, row in rows.items()} == {
        "2024/xa.txt": "ok",
        "tinh.md": "ok",
        "rong.txt": "failed",
    }
    assert "rỗng" in str(rows["rong.txt"]["reason"])
    made = Plan.model_validate_json((out / "2024" / "xa.txt.json").read_text(encoding="utf-8"))
    text = (out / "2024" / "xa.txt.txt").read_text(encoding="utf-8")
    assert text[made.legal_bases[0].evidence[0].start :].startswith(made.legal_bases[0].evidence[0].quote)


def test_done_work_is_skipped_and_changed_files_are_not(archive: Path, tmp_path: Path) -> None:
    out = tmp_path / "ra"
    convert([archive], out, workers=1)
    with (archive / "tinh.md").open("a", encoding="utf-8") as stream:
        stream.write("\nThêm một dòng.\n")
    account = convert([archive], out, workers=1)
    assert (account.ok, account.failed, account.skipped) == (1, 1, 1)
    (out / "2024" / "xa.txt.json").unlink()
    account = convert([archive], out, workers=1)
    assert (account.ok, account.failed, account.skipped) == (1, 1, 1)


def test_output_inside_the_input_folder_is_not_read_again(archive: Path) -> None:
    out = archive / "ra"
    convert([archive], out, workers=1)
    assert len(list(find_inputs([archive], out))) == 3


def test_same_names_from_two_folders_stay_apart(archive: Path, tmp_path: Path) -> None:
    other = tmp_path / "khac"
    shutil.copytree(archive, other)
    names = [item.name for item in find_inputs([archive, other], tmp_path / "ra")]
    assert len(names) == len(set(names)) == 6


def crash(item: Input, out: Path) -> Entry:
    """Work that kills its worker on one file and succeeds on the others."""
    del out
    if item.name == "hong":
        os.kill(os.getpid(), signal.SIGKILL)
    return Entry(item.name, "ok")


def test_names_never_leave_the_output_folder_and_never_meet(
    archive: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    twin = tmp_path / "khac" / "kho"
    shutil.copytree(archive, twin)
    monkeypatch.chdir(archive)
    names = [item.name for item in find_inputs([Path(), twin, twin / "rong.txt", archive / "tinh.md"], tmp_path / "ra")]
    assert names == [
        "kho/2024/xa.txt",
        "kho/rong.txt",
        "kho/tinh.md",
        "kho~2/2024/xa.txt",
        "kho~2/rong.txt",
        "kho~2/tinh.md",
    ]
    files = [item.name for item in find_inputs([archive / "rong.txt", twin / "rong.txt"], tmp_path / "ra")]
    assert files == ["rong.txt", "rong~2.txt"]
    monkeypatch.chdir(archive / "2024")
    assert all(
        not name.startswith((".", "/")) for name in (i.name for i in find_inputs([Path(".."), twin], tmp_path / "ra"))
    )


def test_an_output_folder_over_the_inputs_is_refused(archive: Path, tmp_path: Path) -> None:
    for out in (tmp_path, archive):
        with pytest.raises(WrongUse, match="chọn thư mục khác"):
            list(find_inputs([archive], out))


def hang(item: Input, out: Path) -> Entry:
    """A worker that goes astray inside a library on one file."""
    del out
    with ended_after(1.0):
        if item.name == "treo.txt":
            re.match(r"(a|a)*b", "a" * 200)
    return Entry(item.name, "ok")


def test_a_file_that_takes_too_long_costs_itself_only(tmp_path: Path) -> None:
    items = [Input(tmp_path / name, name) for name in ("tot.txt", "treo.txt")]
    rows = {entry.path: entry for entry in run_all(items, tmp_path, 2, work=hang)}
    assert rows["tot.txt"].status == "ok"
    assert rows["treo.txt"].status == "failed"


def test_a_file_that_kills_its_worker_costs_itself_only(tmp_path: Path) -> None:
    due = [Input(tmp_path / name, name) for name in ("a", "b", "hong", "c", "d")]
    entries = {entry.path: entry for entry in run_all(due, tmp_path, 2, crash)}
    assert {name: entry.status for name, entry in entries.items()} == {
        "a": "ok", "b": "ok", "hong": "failed", "c": "ok", "d": "ok",
    }  # fmt: skip
    assert "dừng đột ngột" in (entries["hong"].reason or "")


def test_a_manifest_cut_short_by_a_kill_is_mended(tmp_path: Path) -> None:
    log = Manifest(tmp_path)
    log.add(Entry("a", "ok", sha256="1"))
    log.close()
    with (tmp_path / "manifest.jsonl").open("a", encoding="utf-8") as stream:
        stream.write('{"path": "b", "sta')
    log = Manifest(tmp_path)
    log.add(Entry("c", "ok", sha256="3"))
    log.close()
    assert sorted(read_manifest(tmp_path)) == ["a", "c"]


def test_written_whole_or_not_at_all(tmp_path: Path) -> None:
    path = tmp_path / "sau" / "a.txt"
    write_whole(path, "một")
    assert path.read_text(encoding="utf-8") == "một"
    target = tmp_path / "thu-muc"
    target.mkdir()
    with pytest.raises(IsADirectoryError):
        write_whole(target, "hai")
    assert sorted(p.name for p in tmp_path.iterdir()) == ["sau", "thu-muc"]


def test_the_root_folder_gives_no_absolute_name(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    root = Path(tmp_path.anchor)
    found = [tmp_path / "a.txt"]
    found[0].write_text("x", encoding="utf-8")
    monkeypatch.setattr(Path, "rglob", lambda self, pattern: found if self == root else [])
    names = [item.name for item in find_inputs([root, tmp_path], tmp_path / "ra")]
    assert len(names) == 1
    assert not Path(names[0]).is_absolute()
