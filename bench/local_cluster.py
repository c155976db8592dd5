"""A dask scheduler and workers on this machine: real programs on loopback, ended with all that they started."""

from __future__ import annotations

import os
import socket
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path

import psutil

ROOT = Path(__file__).parents[1]


@dataclass(slots=True)
class Cluster:
    """A scheduler and its workers, ended with all that they started."""

    folder: Path
    address: str = ""
    processes: list[subprocess.Popen[bytes]] = field(default_factory=list)

    def start(self, *arguments: str, daemon: bool = False, **environment: str) -> subprocess.Popen[bytes]:
        """A program of dask's, as the guide says."""
        told = {"DASK_DISTRIBUTED__WORKER__DAEMON": str(daemon), "PYTHONPATH": str(ROOT), **environment}
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
        for process in self.processes:
            process.kill()
            process.wait()
        for child in children:
            child.kill()
        psutil.wait_procs(children, timeout=10)


@contextmanager
def cluster(folder: Path, **environment: str) -> Iterator[Cluster]:
    """A scheduler without workers on a free port of loopback; what it and its workers say goes into `folder`."""
    folder.mkdir(parents=True)
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    started = Cluster(folder, f"tcp://127.0.0.1:{port}")
    try:
        started.start("distributed.cli.dask_scheduler", "--port", str(port), daemon=False, **environment)
        started.ready(0)
        yield started
    finally:
        started.end()


def below(pid: int) -> list[psutil.Process]:
    """The processes that a process started, and what those started."""
    try:
        return psutil.Process(pid).children(recursive=True)
    except psutil.NoSuchProcess:
        return []
