"""`kehoach convert`: folders in, Plans and texts out, progress while it runs, and an account at the end."""

from __future__ import annotations

import os
import signal
import sys
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from functools import partial
from pathlib import Path

from corpus.convert import Account, Options, Report, convert
from corpus.manifest import Entry
from corpus.pdfa import check_installed
from corpus.pool import Pool
from corpus.remote import place_of
from kehoach.output import NotWritten, message
from schemas.errors import KehoachError, UnreadableInput, WrongUse
from schemas.texts import say

_TOLD = 50
"""Failures that are told one by one at the end; the manifest and the report have all."""


def scheduler_of(engine: str, named: str | None) -> str | None:
    """The scheduler to use, None for this machine alone. Raises WrongUse where one option asks for what the other rules out."""
    if (engine == "dask") != (named is not None):
        raise WrongUse("dask.not_asked" if named is not None else "dask.unnamed")
    return named


def run(named: list[str], out: Path, options: Options) -> int:
    """Convert and account; exit code 1 where any input failed or none could be begun any more, 130 after Ctrl-C."""
    places = [place_of(name) for name in named]
    for place in places:
        if isinstance(place, Path) and not place.exists():
            raise UnreadableInput("read.missing", file=place)
    if out.exists() and not out.is_dir():
        raise WrongUse("convert.out_is_file", path=out)
    if options.pdfa:
        check_installed()
    try:
        with _stoppable() as stop:
            show = _progress if sys.stderr.isatty() and not options.dry_run else _lines
            with show() as report:
                account = convert(places, out, options, report, stop)
            interrupted = stop()
    except OSError as problem:
        raise NotWritten("cli.not_written", path=out, problem=problem.strerror or problem) from problem
    if account.inputs == 0:
        raise WrongUse("convert.nothing", places=", ".join(named))
    if not options.dry_run and account.stopped is None:
        _reports(out, options.workers or os.cpu_count() or 1)
    return _told(account, out, interrupted, options.dry_run)


def _reports(out: Path, workers: int) -> None:
    """Write the report and the register in a process of its own: tables of thousands of rows need memory that this one keeps
    free.
    """
    with Pool(partial(_written, workers=workers), 1) as pool:
        for result in pool.run([out]):
            if result is not None and isinstance(result.value, list):
                message(say("archive.reports", names=", ".join(result.value), out=out))
            elif result is not None:
                problem = result.value or say(f"convert.{result.ended}", file=out, seconds=600, mebibytes=2048)
                message(say("archive.not_reported", out=out, problem=problem))


def _written(out: Path, workers: int) -> list[str] | str:
    """The names of what was written, or what was in the way."""
    from kehoach.archive_report import write_reports

    try:
        return write_reports(out, workers)
    except OSError as problem:
        return problem.strerror or str(problem)
    except KehoachError as problem:
        return str(problem)


def _told(account: Account, out: Path, interrupted: bool, dry_run: bool) -> int:
    for entry in account.failures[:_TOLD]:
        message(f"{entry.path}: {entry.reason}")
    if len(account.failures) > _TOLD:
        message(say("convert.more_failures", count=len(account.failures) - _TOLD, out=out))
    if account.broken_lines:
        shown = ", ".join(map(str, account.broken_lines[:10]))
        message(say("convert.broken_lines", count=len(account.broken_lines), lines=shown))
    counts = account.counts
    if dry_run:
        message(say("convert.would", inputs=account.inputs, due=account.left, before=account.before))
        return 0
    message(
        say(
            "convert.account", inputs=account.inputs, ok=counts["ok"], partial=counts["partial"], failed=counts["failed"],
            skipped=counts["skipped"], left=say("convert.left", left=account.left) if account.left else "",
        )
    )  # fmt: skip
    if account.stopped is not None:
        message(say("convert.stopped", problem=account.stopped, out=out))
        return 1
    if interrupted and account.left:
        message(say("convert.interrupted"))
        return 130
    return int(counts["failed"] > 0)


@contextmanager
def _stoppable() -> Iterator[Callable[[], bool]]:
    """Says whether Ctrl-C was pressed: the files in hand are ended; the second time ends at once."""
    pressed = False

    def press(number: int, frame: object) -> None:
        nonlocal pressed
        del number, frame
        if pressed:
            raise KeyboardInterrupt
        pressed = True
        message(say("convert.ending"))

    before = signal.signal(signal.SIGINT, press)
    try:
        yield lambda: pressed
    finally:
        signal.signal(signal.SIGINT, before)


@contextmanager
def _lines() -> Iterator[Report]:
    """A line for each file."""

    def tell(entry: Entry | None, account: Account) -> None:
        del account
        if entry is not None:
            message(f"{entry.status}\t{entry.path}")

    yield tell


@contextmanager
def _progress() -> Iterator[Report]:
    """A bar with files, pages, rate, time left and failures."""
    from rich.console import Console
    from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn, TimeRemainingColumn

    columns = (
        TextColumn("{task.description}"), BarColumn(), MofNCompleteColumn(), TextColumn("{task.fields[told]}"),
        TimeRemainingColumn(),
    )  # fmt: skip
    start, pages, done = time.monotonic(), 0, 0
    with Progress(*columns, console=Console(stderr=True)) as bar:
        task = bar.add_task(say("convert.progress"), total=None, told="")

        def advance(entry: Entry | None, account: Account) -> None:
            nonlocal pages, done
            if entry is not None:
                pages, done = pages + sum(entry.pages.values()), done + 1
            rate = pages / max(time.monotonic() - start, 0.001)
            told = say(
                "convert.rate", pages=pages, rate=f"{rate:.1f}".replace(".", ","), failed=account.counts["failed"]
            )
            bar.update(task, total=account.inputs - account.before, completed=done, told=told)

        yield advance
