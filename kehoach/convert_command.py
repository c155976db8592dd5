"""`kehoach convert`: folders in, Plans and texts out, a progress bar, and an account at the end."""

from __future__ import annotations

import sys
from pathlib import Path

from corpus.convert import Account, convert
from corpus.manifest import Entry
from kehoach.output import NotWritten, message
from schemas.errors import UnreadableInput, WrongUse
from schemas.texts import say


def run(places: list[Path], out: Path, workers: int | None) -> int:
    """Convert and account; exit code 1 where any input failed."""
    for place in places:
        if not place.exists():
            raise UnreadableInput("read.missing", file=place)
    if out.exists() and not out.is_dir():
        raise WrongUse("convert.out_is_file", path=out)
    try:
        account = _with_progress(places, out, workers) if sys.stderr.isatty() else convert(places, out, workers, _plain)
    except KeyboardInterrupt:
        message(say("convert.interrupted"))
        return 130
    except OSError as problem:
        raise NotWritten("cli.not_written", path=out, problem=problem.strerror or problem) from problem
    if account.inputs == 0:
        raise WrongUse("convert.nothing", places=", ".join(map(str, places)))
    for entry in account.failures:
        message(f"{entry.path}: {entry.reason}")
    message(
        say("convert.account", inputs=account.inputs, ok=account.ok, failed=account.failed, skipped=account.skipped)
    )
    return int(account.failed > 0)


def _plain(entry: Entry, inputs: int) -> None:
    del inputs
    message(f"{entry.status}\t{entry.path}")


def _with_progress(places: list[Path], out: Path, workers: int | None) -> Account:
    from rich.console import Console
    from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn, TimeRemainingColumn

    columns = (TextColumn("{task.description}"), BarColumn(), MofNCompleteColumn(), TimeRemainingColumn())
    with Progress(*columns, console=Console(stderr=True)) as bar:
        task = bar.add_task(say("convert.progress"), total=None)

        def advance(entry: Entry, inputs: int) -> None:
            del entry
            bar.update(task, total=inputs, advance=1)

        return convert(places, out, workers, advance)
