"""The engine over many machines: the files go to a dask cluster's workers, a few for each of their threads at a time, and come
back as the local pool's results do.
"""

from __future__ import annotations

import logging
import secrets
import time
import warnings
from collections.abc import Callable, Iterable, Iterator
from contextlib import suppress
from dataclasses import dataclass, replace
from itertools import chain
from pathlib import Path
from queue import Empty, SimpleQueue

from distributed import Client, Future, KilledWorker

from corpus.dask_worker import Job, Unfit, ended, look, run_one
from corpus.pool import Limits, Result
from corpus.remote import Url, is_there
from corpus.work import SCRATCH, Outcome, Task
from norms.entry import own_rows
from schemas.errors import WrongUse

_MARK = "run-"
_WAYS = ("tcp", "tls", "ws", "wss")
_A_THREAD = 2  # files in flight for each thread: one at work, one that follows
_TICK = 0.2  # seconds
_LOOK = 2.0  # seconds between looks at which workers there are
_CONNECT = 10.0  # seconds until a scheduler that does not answer is given up, and one without workers
_ALONE = 120.0  # seconds that a run waits when all its workers have gone


@dataclass(frozen=True, slots=True)
class _Given:
    """A file in flight. `certain`: it is gone from here too, the work is to say so. `alone`: nothing else is in flight."""

    task: Task
    certain: bool = False
    alone: bool = False


class DaskPool:
    """Files in the child processes of a cluster's workers. Raises WrongUse when it is entered and no scheduler answers, or it
    has no workers; when it runs, where a worker may not work for it (another program, folders not seen) or the scheduler is lost.
    """

    def __init__(
        self,
        work: Callable[[Task], Outcome],
        scheduler: str,
        limits: Limits,
        out: Path,
        version: str,
        most: int | None = None,
    ) -> None:
        """`out` is the output folder as all machines see it, `version` what every worker's program must be, `most` how many
        files may be in flight (twice the cluster's threads where None).
        """
        self._scheduler, self._most = scheduler, most
        mark = out.absolute() / SCRATCH / f"{_MARK}{secrets.token_hex(8)}"
        self._job = Job(mark, version, limits, own_rows()[0], work)
        self._running: dict[Future, _Given] = {}
        self._suspects: list[Task] = []
        self._ended: SimpleQueue[Future] = SimpleQueue()
        self._width, self._looked, self._seen = 0, 0.0, 0.0
        self._number = 0

    def __enter__(self) -> DaskPool:
        self._client = self._connected()
        try:
            self._client.wait_for_workers(1, timeout=_CONNECT)
            for old in self._job.mark.parent.glob(f"{_MARK}*"):
                old.unlink(missing_ok=True)
            self._job.mark.touch()
        except BaseException as problem:
            self._client.close(timeout=_CONNECT)
            if isinstance(problem, TimeoutError):
                raise WrongUse("dask.no_workers", scheduler=self._scheduler) from problem
            raise
        return self

    def _connected(self) -> Client:
        if "://" in self._scheduler and self._scheduler.partition("://")[0] not in _WAYS:
            raise WrongUse("dask.no_scheduler", scheduler=self._scheduler)
        logging.getLogger("distributed").setLevel(logging.CRITICAL)  # what matters of it we say ourselves
        warnings.filterwarnings("ignore", module="distributed")
        try:
            return Client(self._scheduler, timeout=_CONNECT, set_as_default=False, name="kehoach")
        except (OSError, ValueError) as problem:
            raise WrongUse("dask.no_scheduler", scheduler=self._scheduler) from problem

    def __exit__(self, *_: object) -> None:
        self._job.mark.unlink(missing_ok=True)  # the workers end by themselves what they still have of this run
        with suppress(OSError, TimeoutError):  # a scheduler that is gone has nothing left to be told
            if self._client.status == "running":
                self._client.cancel(list(self._running))
                self._client.run(ended, self._job.mark, wait=False, on_error="ignore")
        self._running.clear()
        self._client.close(timeout=_CONNECT)

    def run(
        self, tasks: Iterable[Task], stop: Callable[[], bool] = lambda: False
    ) -> Iterator[Result[Task, Outcome] | None]:
        """The result of each file as it ends, and None now and then.

        The scheduler begins a file again elsewhere when its worker dies, and gives it up with whatever else lay on that worker
        after a few times (its `allowed-failures`). Such files are begun once more at the end, each alone, so that none is blamed
        for another; what fails then too comes back as "machine_died".
        """
        waiting = iter(tasks)
        first = next(waiting, None)
        if first is None:
            return
        self._look_at_workers(_everywhere(first))
        waiting = chain([first], waiting)
        left = True
        while True:
            self._count_threads()
            while left and not stop() and len(self._running) < self._width:
                task = next(waiting, None)
                if task is None:
                    left = False
                else:
                    self._submit(_Given(_everywhere(task)))
            if not self._running and (not left or stop()):
                if stop() or not self._suspects:
                    return
                self._submit(_Given(self._suspects.pop(), alone=True))
            batch = self._batch()
            yield from self._results(batch)
            if not batch:
                yield None

    def _look_at_workers(self, task: Task) -> None:
        sample = task if is_there(task.path) else None
        found = self._client.run(look, sample, self._job, on_error="return")
        for worker, unfit in found.items():
            if isinstance(unfit, Exception):
                raise WrongUse("dask.cannot_run", worker=worker, problem=_told(unfit)) from unfit
            if unfit is not None:
                raise WrongUse(unfit.key, **unfit.values)

    def _count_threads(self) -> None:
        """How many files may be in flight now; workers come and go."""
        now = time.monotonic()
        if now - self._looked < _LOOK:
            return
        try:
            threads = sum(self._client.nthreads().values())
        except OSError as problem:
            raise WrongUse("dask.lost", scheduler=self._scheduler) from problem
        self._looked = now
        if threads:
            self._seen = now
        elif now - self._seen > _ALONE:
            raise WrongUse("dask.no_workers", scheduler=self._scheduler)
        self._width = min(_A_THREAD * threads, self._most or _A_THREAD * threads)

    def _submit(self, given: _Given) -> None:
        self._number += 1
        key = f"{self._job.mark.name}-{self._number}"
        future = self._client.submit(run_one, given.task, self._job, given.certain, key=key, pure=False)
        self._running[future] = given
        future.add_done_callback(self._ended.put)

    def _batch(self) -> list[Future]:
        """What has ended by now, after a short wait for the first."""
        found: list[Future] = []
        with suppress(Empty):
            found.append(self._ended.get(timeout=_TICK))
            while True:
                found.append(self._ended.get_nowait())
        return found

    def _results(self, ended: list[Future]) -> Iterator[Result[Task, Outcome]]:
        done = [future for future in ended if future.status == "finished"]
        values = dict(zip(done, self._gathered(done), strict=True))
        for future in ended:
            value = values.get(future)
            if value is None and future.status not in ("error", "cancelled"):
                # its value was lost with the worker that held it, and is made again
                future.add_done_callback(self._ended.put)
                continue
            given = self._running.pop(future)
            value = value or self._failed(future, given)
            if isinstance(value, Result):
                yield value
            elif isinstance(value, Unfit):
                gone = value.key == "dask.input_not_seen" and not is_there(given.task.path)
                if not gone or given.certain:
                    raise WrongUse(value.key, **value.values)
                self._submit(replace(given, certain=True))

    def _gathered(self, done: list[Future]) -> list[Result[Task, Outcome] | Unfit | None]:
        """The values of what is finished; None where a value was lost again with the worker that held it, and its second go
        did not end well.
        """
        try:
            return list(self._client.gather(done))
        except Exception:  # noqa: BLE001 - of whichever it is: each is asked for itself
            return [future.result() if future.exception() is None else None for future in done]

    def _failed(self, future: Future, given: _Given) -> Result[Task, Outcome] | None:
        """The result of a file that has none; None where it is to be tried again alone."""
        if future.status == "cancelled":
            raise WrongUse("dask.lost", scheduler=self._scheduler)
        problem = future.exception()
        if not isinstance(problem, KilledWorker):
            raise WrongUse("dask.cannot_run", worker=self._scheduler, problem=_told(problem)) from problem
        if given.alone:
            return Result(given.task, "machine_died", None, 0.0, 0)
        self._suspects.append(given.task)
        return None


def _everywhere(task: Task) -> Task:
    """The task with paths that mean the same on every machine."""
    path = task.path if isinstance(task.path, Url) else task.path.absolute()
    return replace(task, path=path, out=task.out.absolute())


def _told(problem: BaseException | None) -> str:
    return f"{type(problem).__name__}: {problem}"
