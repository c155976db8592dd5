"""A run over an archive: every input accounted for, outputs whole, done work left alone, one bad file costs itself only."""

from __future__ import annotations

import errno
import json
import os
import shutil
import signal
import subprocess
import sys
import threading
import time
from pathlib import Path

import pytest

from corpus.convert import Account, Options, convert
from corpus.manifest import Entry, Manifest, read_manifest
from corpus.pool import Limits
from corpus.shipped import COMMUNE, PROVINCE, sample
from corpus.work import ENDINGS, Outcome, Task, convert_file, likeness_mark
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
    return folder


def counts(account: Account) -> dict[str, int]:
    return {name: count for name, count in account.counts.items() if count}


def outputs(out: Path) -> dict[str, bytes]:
    """Every output by its name, the manifest aside."""
    kept = (path for path in out.rglob("*") if path.is_file() and ".kehoach" not in path.parts)
    return {path.relative_to(out).as_posix(): path.read_bytes() for path in kept if path.name != "manifest.jsonl"}


def test_every_input_is_accounted_for(archive: Path, tmp_path: Path) -> None:
    out = tmp_path / "ra"
    account = convert([archive], out, Options(workers=2))
    assert (account.inputs, counts(account), account.left) == (3, {"ok": 2, "failed": 1}, 0)
    rows = read_manifest(out).entries
    assert {path: row.status for path, row in rows.items()} == {
        "2024/xa.txt": "ok", "tinh.md": "ok", "rong.txt": "failed",
    }  # fmt: skip
    assert "rỗng" in (rows["rong.txt"].reason or "")
    assert rows["2024/xa.txt"].document["number"] == "15"
    assert rows["2024/xa.txt"].sha256
    made = Plan.model_validate_json((out / "2024" / "xa.txt.json").read_text(encoding="utf-8"))
    text = (out / "2024" / "xa.txt.txt").read_text(encoding="utf-8")
    assert text[made.legal_bases[0].evidence[0].start :].startswith(made.legal_bases[0].evidence[0].quote)
    assert (out / "2024" / "xa.txt.md").read_text(encoding="utf-8").startswith("ỦY BAN NHÂN DÂN")
    assert sorted(outputs(out)) == sorted(f"{name}{end}" for name in ("2024/xa.txt", "tinh.md") for end in ENDINGS)


def test_only_what_is_missing_is_done(archive: Path, tmp_path: Path) -> None:
    out = tmp_path / "ra"
    convert([archive], out, Options(workers=1))
    again = convert([archive], out, Options(workers=1))
    assert (counts(again), again.before) == ({"skipped": 2, "failed": 1}, 3)  # the failed one is not tried again
    with (archive / "tinh.md").open("a", encoding="utf-8") as stream:
        stream.write("\nThêm một dòng.\n")
    assert counts(convert([archive], out, Options(workers=1))) == {"ok": 1, "skipped": 1, "failed": 1}
    (out / "2024" / "xa.txt.json").unlink()
    assert counts(convert([archive], out, Options(workers=1))) == {"ok": 1, "skipped": 1, "failed": 1}
    retried = convert([archive], out, Options(workers=1, retry=frozenset(["failed"])))
    assert (counts(retried), retried.before) == ({"skipped": 2, "failed": 1}, 2)


def test_a_new_date_of_the_same_bytes_is_no_change(archive: Path, tmp_path: Path) -> None:
    out = tmp_path / "ra"
    convert([archive], out, Options(workers=1))
    os.utime(archive / "tinh.md", (1.5e9, 1.5e9))
    account = convert([archive], out, Options(workers=1))
    assert account.before == 3


def test_verify_looks_at_every_byte(archive: Path, tmp_path: Path) -> None:
    out = tmp_path / "ra"
    convert([archive], out, Options(workers=1))
    path, facts = archive / "tinh.md", (archive / "tinh.md").stat()
    data = bytearray(path.read_bytes())
    data[-3] = ord("x")
    path.write_bytes(data)
    os.utime(path, ns=(facts.st_atime_ns, facts.st_mtime_ns))  # size and time say that nothing happened
    assert counts(convert([archive], out, Options(workers=1)))["skipped"] == 2
    assert counts(convert([archive], out, Options(workers=1, verify=True)))["ok"] == 1


def test_the_same_file_twice_is_stored_once(archive: Path, tmp_path: Path) -> None:
    shutil.copy(archive / "tinh.md", archive / "2024" / "a-ban-sao.md")
    shutil.copy(archive / "rong.txt", archive / "rong-2.txt")
    out = tmp_path / "ra"
    account = convert([archive], out, Options(workers=2))
    assert counts(account) == {"ok": 2, "skipped": 1, "failed": 2}
    rows = read_manifest(out).entries
    doubled = next(row for row in rows.values() if row.status == "duplicate")
    assert {doubled.path, doubled.same_as} == {"2024/a-ban-sao.md", "tinh.md"}
    assert doubled.output == doubled.same_as
    assert len(outputs(out)) == 2 * len(ENDINGS)
    again = convert([archive], out, Options(workers=2))
    assert (again.before, again.left) == (5, 0)


def test_a_file_that_was_moved_is_not_done_again(archive: Path, tmp_path: Path) -> None:
    out = tmp_path / "ra"
    convert([archive], out, Options(workers=1))
    (archive / "tinh.md").rename(archive / "2024" / "tinh-2.md")
    account = convert([archive], out, Options(workers=1))
    assert counts(account) == {"skipped": 2, "failed": 1}
    assert read_manifest(out).entries["2024/tinh-2.md"].output == "tinh.md"


def test_nothing_is_done_in_a_dry_run(archive: Path, tmp_path: Path) -> None:
    account = convert([archive], tmp_path / "ra", Options(dry_run=True))
    assert (account.inputs, account.left) == (3, 3)
    assert not (tmp_path / "ra").exists()


def test_two_runs_on_one_target(archive: Path, tmp_path: Path) -> None:
    out, refused = tmp_path / "ra", []

    def tell(entry: Entry | None, account: Account) -> None:
        del account
        if entry is not None and not refused:
            with pytest.raises(WrongUse, match="lần chạy khác") as problem:
                convert([archive], out)
            refused.append(problem)

    convert([archive], out, Options(workers=1), tell)
    assert refused
    convert([archive], out)  # the lock is free again


def test_documents_marked_secret_leave_no_trace(archive: Path, tmp_path: Path) -> None:
    for name, mark in (("mat.txt", "MẬT"), ("do-mat.txt", "Độ mật: TỐI MẬT")):
        text = (archive / "2024" / "xa.txt").read_text(encoding="utf-8")
        (archive / name).write_text(f"{mark}\n{text}", encoding="utf-8")
    (archive / "bao-mat.txt").write_text(f"{text}\nGiữ bí mật nhà nước; tài liệu MẬT.\n", encoding="utf-8")
    out = tmp_path / "ra"
    account = convert([archive], out, Options(workers=1))
    assert counts(account) == {"ok": 3, "skipped": 2, "failed": 1}
    rows = read_manifest(out).entries
    assert [rows[name].status for name in ("mat.txt", "do-mat.txt", "bao-mat.txt")] == ["skipped", "skipped", "ok"]
    assert "TỐI MẬT" in (rows["do-mat.txt"].reason or "")
    assert not rows["mat.txt"].document
    assert not [name for name in outputs(out) if name.startswith(("mat", "do-mat"))]


def changing(task: Task) -> Outcome:
    """Work on a file that somebody edits just then."""
    if task.name == "tinh.md":
        with task.path.open("a", encoding="utf-8") as stream:
            stream.write("x")
    return convert_file(task)


def full(task: Task) -> Outcome:
    """Work that finds the disk full at the second file."""
    if task.name == "rong.txt":
        return Outcome(Entry(task.name, "failed"), os.strerror(errno.ENOSPC))
    return convert_file(task)


def test_a_file_that_changes_while_it_is_read(archive: Path, tmp_path: Path) -> None:
    convert([archive], tmp_path / "ra", Options(workers=1), work=changing)
    row = read_manifest(tmp_path / "ra").entries["tinh.md"]
    assert (row.status, row.output) == ("failed", None)
    assert "bị sửa" in (row.reason or "")


def test_a_full_disk_ends_the_run_and_blames_no_file(archive: Path, tmp_path: Path) -> None:
    out = tmp_path / "ra"
    account = convert([archive], out, Options(workers=1), work=full)
    assert account.stopped
    assert account.left >= 1
    assert "rong.txt" not in read_manifest(out).entries
    assert convert([archive], out, Options(workers=1)).left == 0


def hang(task: Task) -> Outcome:
    """A worker that goes astray on one file, and is killed on another."""
    if task.name == "rong.txt":
        time.sleep(60)
    if task.name == "tinh.md":
        os.kill(os.getpid(), signal.SIGKILL)
    return convert_file(task)


@pytest.mark.slow
def test_what_hangs_and_what_dies(archive: Path, tmp_path: Path) -> None:
    out = tmp_path / "ra"
    account = convert([archive], out, Options(workers=2, limits=Limits(seconds=4.0)), work=hang)
    assert counts(account) == {"ok": 1, "failed": 2}
    rows = read_manifest(out).entries
    assert (rows["rong.txt"].status, rows["tinh.md"].status) == ("timeout", "failed")
    assert "4 giây" in (rows["rong.txt"].reason or "")
    assert "dừng đột ngột" in (rows["tinh.md"].reason or "")
    retried = convert([archive], out, Options(workers=2, retry=frozenset(["timeout"])))
    assert read_manifest(out).entries["rong.txt"].status == "failed"  # it is empty
    assert retried.before == 2


def test_a_manifest_cut_short_or_broken_is_mended(tmp_path: Path) -> None:
    log = Manifest(tmp_path)
    log.add(Entry("a", "ok", sha256="1"))
    log.close()
    with (tmp_path / "manifest.jsonl").open("a", encoding="utf-8") as stream:
        stream.write('{"path": "b", "sta')
    assert read_manifest(tmp_path).broken == []  # a kill cut it short: it is done again
    log = Manifest(tmp_path)
    log.add(Entry("c", "ok", sha256="3"))
    log.close()
    read = read_manifest(tmp_path)
    assert (sorted(read.entries), read.broken) == (["a", "c"], [2])


def test_rows_are_on_disk_before_they_are_told(archive: Path, tmp_path: Path) -> None:
    out = tmp_path / "ra"
    seen = []

    def tell(entry: Entry | None, account: Account) -> None:
        del account
        if entry is not None:
            seen.append(entry.path)
            assert entry.path in read_manifest(out).entries

    convert([archive], out, Options(workers=1), tell)
    assert len(seen) == 3


def test_near_texts_have_near_marks() -> None:
    one = (sample(f"{COMMUNE}.txt")).read_text(encoding="utf-8")

    def apart(other: str) -> int:
        return (int(likeness_mark(one), 16) ^ int(likeness_mark(other), 16)).bit_count()

    assert apart(one.upper()) == 0
    assert apart(one.replace("2024", "2025", 1)) <= 6
    assert apart(sample(f"{PROVINCE}.md").read_text(encoding="utf-8")) > 12
    assert likeness_mark("") == "0" * 16


def test_written_whole_or_not_at_all(tmp_path: Path) -> None:
    path = tmp_path / "sau" / "a.txt"
    write_whole(path, "một")
    assert path.read_text(encoding="utf-8") == "một"
    target = tmp_path / "thu-muc"
    target.mkdir()
    with pytest.raises(IsADirectoryError):
        write_whole(target, "hai")
    with pytest.raises(IsADirectoryError):
        write_whole(target, "hai", tmp_path / "tam")
    assert sorted(p.name for p in tmp_path.iterdir()) == ["sau", "tam", "thu-muc"]
    assert not list((tmp_path / "tam").iterdir())


KILLED = """
import sys
from pathlib import Path
from corpus.convert import Options, convert
if __name__ == "__main__":
    convert([Path(sys.argv[1])], Path(sys.argv[2]), Options(workers=2))
"""


@pytest.mark.slow
def test_a_run_that_is_killed_again_and_again_ends_as_one_that_is_not(tmp_path: Path) -> None:
    store, script = tmp_path / "kho", tmp_path / "chay.py"
    store.mkdir()
    script.write_text(KILLED, encoding="utf-8")
    for number in range(12):
        for name in (f"{COMMUNE}.txt", f"{PROVINCE}.md"):
            text = sample(name).read_text(encoding="utf-8").replace("2024", str(2000 + number))
            (store / f"{number}-{name}").write_text(text, encoding="utf-8")
        (store / f"{number}-hong.docx").write_bytes(b"PK\x03\x04" + bytes([number]) * 50)
    convert([store], tmp_path / "yen", Options(workers=2))
    out = tmp_path / "ra"
    for wait in (0.9, 1.3, 1.1, 1.6):
        run = subprocess.Popen(
            [sys.executable, str(script), str(store), str(out)], env={**os.environ, "PYTHONPATH": str(Path.cwd())}
        )
        threading.Timer(wait, run.kill).start()
        run.wait()
    account = convert([store], out, Options(workers=2))
    assert (account.inputs, account.left) == (36, 0)
    assert outputs(out) == outputs(tmp_path / "yen")
    rows = [
        json.loads(line)
        for line in (out / "manifest.jsonl").read_text(encoding="utf-8").splitlines()
        if line[-1:] == "}"
    ]
    assert sorted({row["path"] for row in rows}) == sorted(path.name for path in store.iterdir())
    assert not list((out / ".kehoach").glob(".part-*"))
