"""A dask scheduler and workers on this machine, for tests: real programs, ended with all that they started."""

from __future__ import annotations

import os
import shutil
import socket
import subprocess
import sys
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path

import psutil
import pytest

from corpus.shipped import COMMUNE, DISTRICT, PROVINCE, sample

ROOT = Path(__file__).parents[3]
PLANS = 24


@dataclass(slots=True)
class Cluster:
    """A scheduler and its workers, ended with all that they started."""

    folder: Path
    address: str = ""
    processes: list[subprocess.Popen[bytes]] = field(default_factory=list)

    def start(self, *arguments: str, daemon: bool = False, **environment: str) -> subprocess.Popen[bytes]:
        """A program of dask's, as the guide says."""
        told = {"DASK_DISTRIBUTED__WORKER__DAEMON": str(daemon), "DASK_DISTRIBUTED__SCHEDULER__ALLOWED_FAILURES": "1"}
        told |= {"PYTHONPATH": str(ROOT), **environment}
        command = [sys.executable, "-m", *arguments, "--host", "127.0.0.1", "--no-dashboard"]
        with (self.folder / f"log-{len(self.processes)}").open("wb") as log:
            process = subprocess.Popen(command, stdout=log, stderr=log, env={**os.environ, **told}, cwd=self.folder)
        self.processes.append(process)
        return process

    def worker(self, *arguments: str, daemon: bool = False, **environment: str) -> subprocess.Popen[bytes]:
        """A worker with one thread."""
        command = ("distributed.cli.dask_worker", self.address, "--nthreads", "1", "--memory-limit", "0", *arguments)
        return self.start(*command, daemon=daemon, **environment)

    def ready(self, workers: int) -> None:
        """Wait until the scheduler knows so many workers."""
        from distributed import Client

        with Client(self.address, timeout=60, set_as_default=False) as client:
            if workers:
                client.wait_for_workers(workers, timeout=60)

    def pids(self) -> list[int]:
        """The process ids of the workers."""
        from distributed import Client

        with Client(self.address, timeout=60, set_as_default=False) as client:
            return list(client.run(os.getpid).values())

    def end(self) -> None:
        """Kill what was started, and what that started."""
        children = [child for process in self.processes for child in below(process.pid)]
        for one in [*self.processes, *children]:
            one.kill()
        for process in self.processes:
            process.wait()
        psutil.wait_procs(children, timeout=10)


def below(pid: int) -> list[psutil.Process]:
    try:
        return psutil.Process(pid).children(recursive=True)
    except psutil.NoSuchProcess:
        return []


@pytest.fixture
def bare(tmp_path: Path) -> Iterator[Cluster]:
    """A scheduler without workers."""
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    (tmp_path / "dask").mkdir()
    started = Cluster(tmp_path / "dask", f"tcp://127.0.0.1:{port}")
    try:
        started.start("distributed.cli.dask_scheduler", "--port", str(port))
        started.ready(0)
        yield started
    finally:
        started.end()


@pytest.fixture
def two(bare: Cluster) -> Cluster:
    """A scheduler with two workers, which their nannies start again when they die."""
    for _ in range(2):
        bare.worker()
    bare.ready(2)
    return bare


@pytest.fixture
def archive(tmp_path: Path) -> Path:
    """Some plans, a copy, a broken file and one that is no document."""
    folder = tmp_path / "kho"
    (folder / "xa").mkdir(parents=True)
    text = sample(f"{COMMUNE}.txt").read_text(encoding="utf-8")
    for number in range(PLANS):
        (folder / "xa" / f"{number}.txt").write_text(text.replace("15/KH-UBND", f"{number}/KH-UBND"), encoding="utf-8")
    for name in (f"{DISTRICT}.pdf", f"{DISTRICT}.docx", f"{PROVINCE}.md"):
        shutil.copy(sample(name), folder)
    shutil.copy(sample(f"{PROVINCE}.md"), folder / "ban-sao.md")
    (folder / "rong.txt").write_bytes(b"")
    (folder / "hong.pdf").write_bytes(sample(f"{DISTRICT}.pdf").read_bytes()[:900])
    return folder
