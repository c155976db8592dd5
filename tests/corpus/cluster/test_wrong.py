"""What a run over many machines says where it can't be: clear words, and nothing lost that was done."""

from __future__ import annotations

import asyncio
import os
import sys
from pathlib import Path
from types import SimpleNamespace

import pytest

from bench.local_cluster import ROOT, Cluster
from corpus.convert import Account, Options, convert, settings
from corpus.dask_worker import Job, look
from corpus.engines import cluster
from corpus.manifest import Entry, read_manifest
from corpus.pool import Limits
from corpus.work import Task, convert_file
from schemas.errors import WrongUse
from schemas.texts import say
from tests.corpus.cluster.conftest import PLANS
from tests.corpus.cluster.test_same_work import slow

pytestmark = pytest.mark.slow


def test_a_file_that_is_gone_is_told_as_on_one_machine(two: Cluster, tmp_path: Path) -> None:
    task = Task(tmp_path / "mat.txt", "mat.txt", tmp_path / "ra", 1, 1, settings())
    (tmp_path / "ra" / ".kehoach").mkdir(parents=True)
    with cluster(convert_file, None, Limits(), tmp_path / "ra", settings(), two.address) as engine:
        (result,) = [result for result in engine.run([task]) if result is not None]
    assert result.value == convert_file(task)


def test_a_folder_that_goes_away_ends_the_run(two: Cluster, archive: Path, tmp_path: Path) -> None:
    out = tmp_path / "ra"

    def lose(entry: Entry | None, account: Account) -> None:
        del account
        if entry is not None:
            for mark in (out / ".kehoach").glob("run-*"):
                mark.unlink()

    with pytest.raises(WrongUse, match="không thấy thư mục kết quả"):
        convert([archive], out, Options(scheduler=two.address), lose, work=slow)
    assert 1 <= len(read_manifest(out).entries) < PLANS + 6
    assert convert([archive], out, Options(scheduler=two.address)).left == 0


def test_a_worker_that_does_not_see_an_input(tmp_path: Path) -> None:
    mark = tmp_path / "mark"
    mark.touch()
    task = Task(tmp_path / "mat.txt", "mat.txt", tmp_path, 1, 1, "")
    worker = SimpleNamespace(address="tcp://xa:1")
    found = asyncio.run(look(task, Job(mark, "", Limits(), {}, convert_file), worker))
    assert found is not None
    assert "không thấy tệp" in say(found.key, **found.values)


def test_workers_that_can_not_do_it(bare: Cluster, archive: Path, tmp_path: Path) -> None:
    options = Options(scheduler=bare.address)
    nanny = bare.worker(daemon=True)
    bare.ready(1)
    with pytest.raises(WrongUse, match="--no-nanny"):
        convert([archive], tmp_path / "ra", options)
    nanny.terminate()
    nanny.wait()
    other = tmp_path / "khac" / "kehoach-9.9.dist-info"
    other.mkdir(parents=True)
    (other / "METADATA").write_text("Metadata-Version: 2.1\nName: kehoach\nVersion: 9.9\n", encoding="utf-8")
    bare.worker("--no-nanny", PYTHONPATH=f"{other.parent}{os.pathsep}{ROOT}")
    bare.ready(1)
    with pytest.raises(WrongUse, match=r"kehoach-9\.9"):
        convert([archive], tmp_path / "ra", options)
    assert read_manifest(tmp_path / "ra").entries == {}


def test_no_scheduler_and_no_workers(
    bare: Cluster, archive: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("corpus.dask_pool._CONNECT", 2.0)
    with pytest.raises(WrongUse, match="không có máy làm nào"):
        convert([archive], tmp_path / "ra", Options(scheduler=bare.address))
    bare.end()
    for address in (bare.address, "foo://bar"):
        with pytest.raises(WrongUse, match="Không kết nối được"):
            convert([archive], tmp_path / "ra", Options(scheduler=address))


def test_the_scheduler_goes_away(two: Cluster, archive: Path, tmp_path: Path) -> None:
    def lose(entry: Entry | None, account: Account) -> None:
        del account
        if entry is not None:
            two.processes[0].kill()

    with pytest.raises(WrongUse, match="Mất kết nối"):
        convert([archive], tmp_path / "ra", Options(scheduler=two.address), lose, work=slow)
    assert convert([archive], tmp_path / "ra", Options(workers=2)).before >= 1


def test_without_the_extra(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "distributed", None)
    monkeypatch.delitem(sys.modules, "corpus.dask_pool", raising=False)
    with pytest.raises(WrongUse, match=r"kehoach\[dask\]"):
        cluster(convert_file, None, Limits(), tmp_path, "", "tcp://127.0.0.1:1")
