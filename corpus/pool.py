"""Worker processes, one task each at a time, whose time and memory are limited from outside: what hangs or grows costs
itself only.
"""

from __future__ import annotations

import os
import signal
import threading
import time
from collections.abc import Callable, Iterable, Iterator
from contextlib import suppress
from dataclasses import dataclass, field
from multiprocessing import get_context
from multiprocessing.connection import Connection, wait
from typing import TYPE_CHECKING, Any, Generic, Literal, TypeVar

if TYPE_CHECKING:
    from multiprocessing.process import BaseProcess

T = TypeVar("T")
R = TypeVar("R")
Ended = Literal["done", "timeout", "out_of_memory", "died", "machine_died"]

_TICK = 0.2  # seconds between looks at what runs
_WHOLE_TREE = 1.0  # seconds between looks at the programs that workers started
_MIB = 1 << 20


@dataclass(frozen=True, slots=True)
class Limits:
    """What one task may take: seconds by the clock, MiB of memory with the programs it starts; after so many tasks a worker is
    replaced (libraries keep memory).
    """

    seconds: float = 600.0
    mebibytes: int = 2048
    tasks: int = 200


@dataclass(frozen=True, slots=True)
class Result(Generic[T, R]):
    """How a task ended: its value where it was done; seconds, and the most memory seen (MiB). "machine_died" is for workers
    elsewhere: not the process of the task, but what held it.
    """

    task: T
    ended: Ended
    value: R | None
    seconds: float
    peak: int


@dataclass(slots=True)
class _Worker(Generic[T]):
    process: BaseProcess
    pipe: Connection
    lifeline: Connection
    tasks: int = 0
    task: T | None = None
    busy: bool = False
    start: float = 0.0
    peak: int = 0
    looked: float = 0.0
    watched: Any = field(default=None)


class Pool(Generic[T, R]):
    """`work` runs in the workers, one task each at a time; it must be importable there. Use as a context manager."""

    def __init__(
        self,
        work: Callable[[T], R],
        workers: int,
        limits: Limits | None = None,
        begin: Callable[[], None] | None = None,
    ) -> None:
        """`begin` runs once in each worker before its first task."""
        self._work, self._begin = work, begin
        self._wanted = max(1, workers)
        self._limits = limits or Limits()
        self._workers: list[_Worker[T]] = []
        self._context = get_context("spawn")

    def __enter__(self) -> Pool[T, R]:
        return self

    def __exit__(self, *_: object) -> None:
        for worker in self._workers:
            if worker.busy:
                _end(worker)
            else:
                with suppress(OSError):
                    worker.pipe.send(None)
        for worker in self._workers:
            worker.process.join(2.0)
            _end(worker)
        self._workers.clear()

    def run(self, tasks: Iterable[T], stop: Callable[[], bool] = lambda: False) -> Iterator[Result[T, R] | None]:
        """The result of each task as it ends, and None now and then while nothing ends. Once `stop` says so no further
        task is begun; those in hand are ended.
        """
        waiting = iter(tasks)
        left = True
        while True:
            while left and not stop() and self._idle():
                task = next(waiting, None)
                if task is None:
                    left = False
                else:
                    self._give(task)
            busy = [worker for worker in self._workers if worker.busy]
            if not busy:
                return
            ready = wait([worker.pipe for worker in busy], timeout=_TICK)
            ended = False
            for worker in busy:
                result = self._received(worker) if worker.pipe in ready else self._over(worker)
                if result is not None:
                    ended = True
                    yield result
            if not ended:
                yield None

    def _idle(self) -> bool:
        return sum(worker.busy for worker in self._workers) < self._wanted

    def _give(self, task: T) -> None:
        worker = next((worker for worker in self._workers if not worker.busy), None)
        if worker is not None and worker.tasks >= self._limits.tasks:
            with suppress(OSError):
                worker.pipe.send(None)
            self._forget(worker)
            worker = None
        if worker is None:
            worker = self._started()
        worker.task, worker.busy, worker.start, worker.peak = task, True, time.monotonic(), 0
        worker.tasks += 1
        with suppress(OSError):  # it died while it waited: its end is seen as this task's, and told
            worker.pipe.send(task)

    def _started(self) -> _Worker[T]:
        pipe, theirs = self._context.Pipe()
        watch, lifeline = self._context.Pipe(duplex=False)
        process = self._context.Process(target=_serve, args=(theirs, watch, self._work, self._begin), daemon=False)
        process.start()
        theirs.close()
        watch.close()
        worker: _Worker[T] = _Worker(process, pipe, lifeline)
        self._workers.append(worker)
        return worker

    def _received(self, worker: _Worker[T]) -> Result[T, R] | None:
        try:
            value, resident = worker.pipe.recv()
        except (EOFError, OSError):
            return self._ended(worker, "died")
        worker.peak = max(worker.peak, resident)
        return self._ended(worker, "done", value)

    def _over(self, worker: _Worker[T]) -> Result[T, R] | None:
        """What a worker that is still at its task has come to: nothing yet, or an end from outside."""
        now = time.monotonic()
        if now - worker.start > self._limits.seconds:
            return self._ended(worker, "timeout")
        worker.peak = max(worker.peak, _memory(worker, now))
        if worker.peak > self._limits.mebibytes:
            return self._ended(worker, "out_of_memory")
        if not worker.process.is_alive() and not worker.pipe.poll():
            return self._ended(worker, "died")
        return None

    def _ended(self, worker: _Worker[T], ended: Ended, value: R | None = None) -> Result[T, R]:
        task, worker.task, worker.busy = worker.task, None, False
        assert task is not None
        seconds = round(time.monotonic() - worker.start, 3)
        if ended != "done":
            _end(worker)
            self._forget(worker)
        return Result(task, ended, value, seconds, worker.peak)

    def _forget(self, worker: _Worker[T]) -> None:
        self._workers.remove(worker)


def _memory(worker: _Worker[T], now: float) -> int:
    """The memory of a worker in MiB; every now and then with the programs that it started."""
    import psutil

    try:
        if worker.watched is None:
            worker.watched = psutil.Process(worker.process.pid)
        resident = worker.watched.memory_info().rss
        if now - worker.looked >= _WHOLE_TREE:
            worker.looked = now
            for child in worker.watched.children(recursive=True):
                with suppress(psutil.NoSuchProcess):
                    resident += child.memory_info().rss
        return int(resident // _MIB)
    except psutil.NoSuchProcess:
        return 0


def _end(worker: _Worker[T]) -> None:
    """Kill a worker with the programs that it started."""
    pid = worker.process.pid
    if pid is not None and worker.process.is_alive():
        if hasattr(os, "killpg"):
            with suppress(ProcessLookupError, PermissionError):
                os.killpg(pid, signal.SIGKILL)
        worker.process.kill()
        worker.process.join()
    for pipe in (worker.pipe, worker.lifeline):
        pipe.close()


def _serve(pipe: Connection, watch: Connection, work: Callable[[Any], Any], begin: Callable[[], None] | None) -> None:
    """A worker: tasks in, values out with the memory (MiB) held then, until None comes or the parent is gone."""
    if hasattr(os, "setsid"):
        os.setsid()  # Ctrl-C is for the parent, and what this starts ends with it
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    threading.Thread(target=_die_with_parent, args=(watch,), daemon=True).start()
    if begin is not None:
        begin()
    import psutil

    own = psutil.Process()
    while True:
        try:
            task = pipe.recv()
        except (EOFError, OSError):
            return
        if task is None:
            return
        value = work(task)
        pipe.send((value, own.memory_info().rss // _MIB))


def _die_with_parent(watch: Connection) -> None:
    with suppress(EOFError, OSError):
        watch.recv()
    if hasattr(os, "killpg"):
        os.killpg(os.getpgid(0), signal.SIGKILL)
    os._exit(1)
