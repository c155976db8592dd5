"""The engine over many machines: a real scheduler and two real workers on this one, one of them killed; the same outputs, the
same reasons, and clear words where it can't be.
"""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import time
from dataclasses import replace
from pathlib import Path

import psutil
import pytest

from bench.local_cluster import Cluster, below
from corpus.convert import Account, Options, convert
from corpus.manifest import Entry, read_manifest
from corpus.pool import Limits
from corpus.remote import Url
from corpus.shipped import COMMUNE, sample
from corpus.work import Outcome, Task, convert_file
from tests.corpus.cluster.conftest import PLANS
from tests.norms.own import ROOM

pytestmark = pytest.mark.slow


def outputs(out: Path) -> dict[str, bytes]:
    """Every output by its name, what tells of the run aside."""
    found = (path for path in out.rglob("*") if path.is_file() and ".kehoach" not in path.parts)
    return {path.relative_to(out).as_posix(): path.read_bytes() for path in found if path.name != "manifest.jsonl"}


def rows(out: Path) -> dict[str, Entry]:
    """The manifest without what differs from one run to the next."""
    entries = read_manifest(out).entries
    return {name: replace(row, seconds=0.0, peak=0, ended=0.0) for name, row in entries.items()}


def test_the_same_work_as_on_one_machine(two: Cluster, archive: Path, tmp_path: Path) -> None:
    convert([archive], tmp_path / "mot", Options(workers=2, pdfa=True))
    account = convert([archive], tmp_path / "nhieu", Options(scheduler=two.address, pdfa=True))
    assert (account.inputs, account.left) == (PLANS + 6, 0)
    assert rows(tmp_path / "nhieu") == rows(tmp_path / "mot")
    assert outputs(tmp_path / "nhieu") == outputs(tmp_path / "mot")
    assert list((tmp_path / "nhieu" / ".kehoach").glob("run-*")) == []
    convert([Url(archive.as_uri())], tmp_path / "url", Options(scheduler=two.address, pdfa=True))
    assert outputs(tmp_path / "url") == outputs(tmp_path / "mot")
    again = convert([archive], tmp_path / "nhieu", Options(scheduler=two.address))  # copies once made stay
    assert (again.before, again.left) == (PLANS + 6, 0)
    assert convert([archive], tmp_path / "nhieu", Options(scheduler="tcp://127.0.0.1:1")).left == 0  # nobody is asked
    assert not left_over(two)


def left_over(two: Cluster) -> list[psutil.Process]:
    """The child processes that workers still have some time after a run."""
    children = [child for pid in two.pids() for child in below(pid)]
    ended, left = psutil.wait_procs(children, timeout=10)
    del ended
    return [child for child in left if "resource_tracker" not in " ".join(child.cmdline())]


def slow(task: Task) -> Outcome:
    """Work that takes long enough to be killed at."""
    time.sleep(0.3)
    return convert_file(task)


def test_a_worker_is_killed_and_nothing_is_lost(two: Cluster, archive: Path, tmp_path: Path) -> None:
    convert([archive], tmp_path / "mot", Options(workers=2))
    killed = []

    def kill(entry: Entry | None, account: Account) -> None:
        del account
        if entry is not None and not killed:
            killed.append(two.pids()[0])
            os.kill(killed[0], signal.SIGKILL)

    convert([archive], tmp_path / "nhieu", Options(scheduler=two.address), kill, work=slow)
    assert killed
    assert rows(tmp_path / "nhieu") == rows(tmp_path / "mot")
    assert outputs(tmp_path / "nhieu") == outputs(tmp_path / "mot")
    lines = (tmp_path / "nhieu" / "manifest.jsonl").read_text(encoding="utf-8").splitlines()
    assert len(lines) == PLANS + 6  # none twice
    two.ready(2)  # it was replaced


def astray(task: Task) -> Outcome:
    """Work that hangs at one file, dies at another, and takes its machine's worker along at a third."""
    if task.name == "treo.txt":
        time.sleep(60)
    if task.name == "chet.txt":
        os.kill(os.getpid(), signal.SIGKILL)
    if task.name == "giet.txt":
        os.kill(os.getppid(), signal.SIGKILL)
        time.sleep(60)
    return convert_file(task)


def test_what_hangs_dies_and_kills_costs_itself_only(two: Cluster, tmp_path: Path) -> None:
    folder = tmp_path / "kho"
    folder.mkdir()
    text = sample(f"{COMMUNE}.txt").read_text(encoding="utf-8")
    for name in ("giet", "chet", "treo", "a", "b", "c", "d"):
        (folder / f"{name}.txt").write_text(text.replace("15/KH-UBND", f"{len(text)}{name}/KH-UBND"), encoding="utf-8")
    account = convert(
        [folder], tmp_path / "ra", Options(scheduler=two.address, limits=Limits(seconds=6.0)), work=astray
    )
    found = read_manifest(tmp_path / "ra").entries
    assert {name: row.status for name, row in found.items() if row.status != "ok"} == {
        "treo.txt": "timeout", "chet.txt": "failed", "giet.txt": "failed",
    }  # fmt: skip
    assert "6 giây" in (found["treo.txt"].reason or "")
    assert "Tiến trình xử lý tệp" in (found["chet.txt"].reason or "")
    assert "Máy xử lý tệp" in (found["giet.txt"].reason or "")
    assert (account.counts["ok"], account.left) == (4, 0)


def command(place: Path, out: Path, two: Cluster, *more: str) -> list[str]:
    """The command as a person types it."""
    asked = ("convert", str(place), "--out", str(out), "--engine", "dask", "--scheduler", two.address, *more)
    return [sys.executable, "-m", "kehoach", *asked]


@pytest.mark.parametrize(("number", "code"), [(signal.SIGINT, 130), (signal.SIGKILL, -9)])
def test_a_run_that_is_stopped_or_killed_goes_on(
    two: Cluster, archive: Path, tmp_path: Path, number: signal.Signals, code: int
) -> None:
    text = (archive / "xa" / "1.txt").read_text(encoding="utf-8")
    for more in range(PLANS, 100):  # more than are done before the first row is told
        (archive / "xa" / f"{more}.txt").write_text(text.replace("1/KH-UBND", f"{more}/KH-UBND"), encoding="utf-8")
    out = tmp_path / "nhieu"
    with subprocess.Popen(command(archive, out, two), stderr=subprocess.PIPE, text=True) as asked:
        assert asked.stderr is not None
        assert "\t" in asked.stderr.readline()
        asked.send_signal(number)
        told = asked.stderr.read()
    assert asked.returncode == code
    assert ("Đang dừng" in told) == (code == 130)
    assert 1 <= len(read_manifest(out).entries) < 106
    account = convert([archive], out, Options(scheduler=two.address))
    convert([archive], tmp_path / "mot", Options(workers=2))
    assert (account.before > 0, account.left) == (True, 0)
    kept = {name: data for name, data in outputs(out).items() if name.endswith((".json", ".md", ".txt"))}
    assert kept == outputs(tmp_path / "mot")
    assert {name: row.status for name, row in rows(out).items()} == {
        name: row.status for name, row in rows(tmp_path / "mot").items()
    }


def test_an_office_s_own_norms_go_along(two: Cluster, archive: Path, tmp_path: Path) -> None:
    norms = tmp_path / "norms"
    norms.mkdir()
    (norms / "offices.toml").write_text(ROOM, encoding="utf-8")
    done = subprocess.run(
        command(archive, tmp_path / "ra", two, "--norms", str(norms)), capture_output=True, text=True, check=False
    )
    assert done.returncode == 1, done.stderr  # of the broken files
    versions = {row.version for row in read_manifest(tmp_path / "ra").entries.values()}
    assert len(versions) == 1
    assert versions.pop().count("+") == 2
