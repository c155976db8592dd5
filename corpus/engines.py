"""What runs the files of a conversion: processes of this machine, or a dask cluster's workers. Both are used in one way."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterable, Iterator
from pathlib import Path
from typing import Protocol

from corpus.pool import Limits, Pool, Result
from corpus.slots import Slots
from corpus.work import SCRATCH, Outcome, Task


class Engine(Protocol):
    """Runs tasks; a context manager."""

    def __enter__(self) -> Engine: ...

    def __exit__(self, *_: object) -> None: ...

    def run(
        self, tasks: Iterable[Task], stop: Callable[[], bool] = lambda: False
    ) -> Iterator[Result[Task, Outcome] | None]:
        """The result of each task as it ends, and None now and then. After `stop` no task is begun, those in hand are ended."""


def local(work: Callable[[Task], Outcome], workers: int | None, limits: Limits, out: Path, due: int) -> Engine:
    """Worker processes of this machine, as many as cores where `workers` is None, no more than files are due."""
    wanted = workers or os.cpu_count() or 1
    return Pool(work, min(wanted, due), limits, Slots(out / SCRATCH, wanted).share)


def cluster(
    work: Callable[[Task], Outcome], workers: int | None, limits: Limits, out: Path, version: str, scheduler: str
) -> Engine:
    """The workers of the dask scheduler at an address, at most `workers` files at a time. Raises WrongUse where dask is not
    installed.
    """
    from schemas.errors import WrongUse

    try:
        from corpus.dask_pool import DaskPool
    except ModuleNotFoundError as problem:
        if problem.name not in ("dask", "distributed"):
            raise
        raise WrongUse("dask.not_installed") from problem
    return DaskPool(work, scheduler, limits, out, version, workers)
