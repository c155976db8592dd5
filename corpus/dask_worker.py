"""What runs inside a dask worker: each of its threads keeps a child process for the files, with the limits that local workers
have, and no file is begun where the worker differs from the run's client or does not see its folders.
"""

from __future__ import annotations

import asyncio
import threading
from collections import defaultdict
from collections.abc import Callable
from dataclasses import dataclass
from multiprocessing import current_process
from multiprocessing.util import Finalize
from pathlib import Path
from typing import Any

from corpus.pool import Limits, Pool, Result
from corpus.remote import is_there
from corpus.slots import Slots
from corpus.work import Outcome, Task
from norms.entry import OwnRows, use_own_rows

_STARTING_SECONDS = 120.0


@dataclass(frozen=True, slots=True)
class Job:
    """A run, as its workers need to know it: a file in its output folder that no other run has and that is there as long as the
    run lasts, the program and settings, the limits of a file, an office's own norms, the work itself.
    """

    mark: Path
    version: str
    limits: Limits
    norms: OwnRows
    work: Callable[[Task], Outcome]


@dataclass(frozen=True, slots=True)
class Unfit:
    """Why a worker may not work for a run: the key of the sentence, and what is filled in (the worker's address, too)."""

    key: str
    values: dict[str, Any]


@dataclass(frozen=True, slots=True)
class _Begin:
    """How a child process begins: with the run's norms, and with its share of the worker's cores."""

    norms: OwnRows
    slots: Slots

    def __call__(self) -> None:
        use_own_rows(self.norms)
        self.slots.share()


_lock = threading.Lock()
_idle: dict[Path, list[Pool[Task, Outcome]]] = defaultdict(list)
_theirs: dict[Path, str] = {}
"""By a run's mark: child processes that wait for a file; the program and settings of this worker's child processes."""


def run_one(task: Task, job: Job, certain: bool) -> Result[Task, Outcome] | Unfit:
    """One file in a child process of this thread's. `certain`: the client does not see the file either, let the work say why."""
    from distributed import get_worker

    worker = get_worker()
    unfit = _unfit(task, job, certain, worker)
    if unfit is not None:
        return unfit
    pool, result = _child(job, worker), None
    try:
        result = next((found for found in pool.run([task]) if found is not None or not is_there(job.mark)), None)
    finally:
        if result is None:  # the run has ended without us, or the folder has gone from here
            pool.__exit__()
    if result is None:
        return _out_not_seen(job, worker)
    _keep(job, pool)
    return result


async def look(task: Task | None, job: Job, dask_worker: Any) -> Unfit | None:
    """Whether a worker is fit for a run, by the first of its files."""
    return await asyncio.to_thread(_unfit, task, job, False, dask_worker)


async def ended(mark: Path) -> None:
    """End the child processes of a run that is over, without holding up the worker."""
    await asyncio.to_thread(_end, mark)


def _end(mark: Path) -> None:
    with _lock:
        pools = _idle.pop(mark, [])
        _theirs.pop(mark, None)
    for pool in pools:
        pool.__exit__()


def _end_all() -> None:
    for mark in list(_idle):
        _end(mark)


# an ending process waits for its children: those that wait for a file are told before it does
_ending = Finalize(None, _end_all, exitpriority=100)


def _unfit(task: Task | None, job: Job, certain: bool, worker: Any) -> Unfit | None:
    """Why a worker may not take a file. What it sees is asked before each: a folder can go away at any time, and a file would be
    told as missing, or an output be written to where nobody looks.
    """
    if not is_there(job.mark):
        return _out_not_seen(job, worker)
    if task is not None and not certain and not is_there(task.path):
        return Unfit("dask.input_not_seen", {"worker": worker.address, "file": task.path})
    if current_process().daemon:
        return Unfit("dask.daemonic", {"worker": worker.address})
    with _lock:
        if job.mark not in _theirs:
            _theirs[job.mark] = _version_here(job, worker)
        theirs = _theirs[job.mark]
    if theirs != job.version:
        return Unfit("dask.other_version", {"worker": worker.address, "theirs": theirs, "ours": job.version})
    return None


def _out_not_seen(job: Job, worker: Any) -> Unfit:
    return Unfit("dask.out_not_seen", {"worker": worker.address, "out": job.mark.parent.parent})


def _version_here(job: Job, worker: Any) -> str:
    """The program and settings of a child process, as the files are read in one; how it ended where it could not say."""
    with Pool(_version, 1, Limits(_STARTING_SECONDS), _begin(job, worker)) as pool:
        found = next(result for result in pool.run([job.version]) if result is not None)
    return found.value or found.ended


def _version(ours: str) -> str:
    """What this machine would call the run's settings: without copies where it can't make them."""
    from corpus.convert import WITH_COPIES, settings
    from corpus.pdfa import can_copy

    return settings(ours.endswith(WITH_COPIES) and can_copy())


def _begin(job: Job, worker: Any) -> _Begin:
    return _Begin(job.norms, Slots(Path(worker.local_directory) / "slots", worker.state.nthreads))


def _child(job: Job, worker: Any) -> Pool[Task, Outcome]:
    with _lock:
        if _idle[job.mark]:
            return _idle[job.mark].pop()
        over = [mark for mark in _idle if not mark.exists()]  # their clients were killed before they could say so
    for mark in over:
        _end(mark)
    return Pool(job.work, 1, job.limits, _begin(job, worker))


def _keep(job: Job, pool: Pool[Task, Outcome]) -> None:
    with _lock:
        if job.mark in _theirs:  # the run goes on
            _idle[job.mark].append(pool)
            return
    pool.__exit__()
