"""What a run costs its parent, and how soon a resumed one works: `python -m bench.runs [--files N]`. Prints figures; `--check` fails over a bar.

The files' own work is next to nothing here, so that what is measured is the run itself.
"""

from __future__ import annotations

import argparse
import sys
import tempfile
import time
from collections.abc import Sequence
from pathlib import Path

from corpus.convert import Account, Options, convert
from corpus.manifest import Entry
from corpus.work import ENDINGS, Outcome, Task

PARENT_MS, RESUME_SECONDS = 2.0, 5.0
"""Bars: milliseconds of the parent's CPU a file; seconds until a run over 10,000 finished files does the first new one."""


def light(task: Task) -> Outcome:
    """Outputs of a few bytes."""
    for ending in ENDINGS:
        path = task.out / f"{task.name}{ending}"
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text("{}", encoding="utf-8")
    row = Entry(
        task.name, "ok", task.name, task.size, task.modified, task.name, version=task.version, pages={"text": 3}
    )
    return Outcome(row)


def main(arguments: Sequence[str] | None = None) -> int:
    """Measure and print. Gives the exit code."""
    parser = argparse.ArgumentParser(prog="python -m bench.runs", description=__doc__)
    parser.add_argument("--files", type=int, default=10000)
    parser.add_argument("--check", action="store_true", help="fail over a bar")
    chosen = parser.parse_args(arguments)
    with tempfile.TemporaryDirectory() as name:
        store, out = Path(name) / "kho", Path(name) / "ra"
        for number in range(chosen.files):
            path = store / str(number % 100) / f"{number}.txt"
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_text("x" * (100 + number), encoding="utf-8")
        spent = time.process_time()
        account = convert([store], out, Options(workers=2), work=light)
        parent = (time.process_time() - spent) / chosen.files * 1000
        for number in range(20):
            (store / f"moi-{number}.txt").write_text("y" * (3 * chosen.files + number), encoding="utf-8")
        start = time.monotonic()
        first: list[float] = []

        def tell(entry: Entry | None, account: Account) -> None:
            del account
            if entry is not None and not first:
                first.append(time.monotonic() - start)

        again = convert([store], out, Options(workers=2), tell, work=light)
    print(f"{account.inputs} files: {parent:.2f} ms of the parent's CPU each")
    print(f"resumed over {again.before} finished files: the first new one was done after {first[0]:.2f} s")
    return int(chosen.check and (parent > PARENT_MS or first[0] > RESUME_SECONDS))


if __name__ == "__main__":
    sys.exit(main())
