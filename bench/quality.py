"""How well kehoach reads the plans of a corpus: `python -m bench.quality [FOLDER] [--check] [--docs a,b] [--errors]`."""

from __future__ import annotations

import argparse
import sys
from collections.abc import Sequence
from pathlib import Path

from bench import corpus
from bench.record import RECORD, Measured, figure_rows, lowered, trust_rows, write
from bench.reliability import reliability, unasked
from bench.scoring import errors, figures, told

PROJECT = Path(__file__).parent.parent
SAMPLES = PROJECT / "corpus" / "samples"


def measure(folder: Path, names: Sequence[str] = ()) -> tuple[Measured, list[str]]:
    """The figures of a folder's documents (all, or only `names`), and a line for each error."""
    documents = corpus.entries(folder, names)
    outcome = corpus.run(documents)
    measured = Measured(
        corpus=folder.resolve().name,
        folder=_told(folder),
        documents=len(documents),
        failed=outcome.failed,
        table=figures(outcome.comparisons),
        trust=reliability(outcome.comparisons),
    )
    lines = [line for document in outcome.comparisons for line in errors(document)]
    for document in outcome.comparisons:
        lines += [f"{document.name} {name} UNASKED  {told(item)}" for name, item in unasked(document)]
    return measured, lines


def _told(folder: Path) -> str:
    """A folder as the record names it: within the project by its path, elsewhere by its name alone."""
    folder = folder.resolve()
    inside = folder.is_relative_to(PROJECT.resolve())
    return folder.relative_to(PROJECT.resolve()).as_posix() if inside else f"…/{folder.name}"


def report(measured: Measured) -> str:
    """The figures for a terminal."""
    lines = [_aligned(cells, (22, 6, 6, 10, 10)) for cells in figure_rows(measured)]
    lines += [f"failed: {name}: {reason}" for name, reason in measured.failed.items()]
    lines += ["", *(_aligned(cells, (22, 6, 18, 14, 13, 11, 7, 7)) for cells in trust_rows(measured))]
    return "\n".join(lines)


def _aligned(cells: tuple[str, ...], widths: tuple[int, ...]) -> str:
    return cells[0].ljust(widths[0]) + "".join(
        cell.rjust(width) for cell, width in zip(cells[1:], widths[1:], strict=True)
    )


def main(arguments: Sequence[str] | None = None, record: Path = RECORD) -> int:
    """Print the figures, then keep them in the record, or with --check compare them with it. Gives the exit code."""
    parser = argparse.ArgumentParser(prog="python -m bench.quality", description=__doc__)
    parser.add_argument("folder", type=Path, nargs="?", default=SAMPLES, help="gold files beside their sources")
    parser.add_argument("--check", action="store_true", help="write nothing; fail where a figure is below the record")
    parser.add_argument("--docs", default="", help="only these documents (names joined by commas); nothing is recorded")
    parser.add_argument("--errors", action="store_true", help="list what is missed, spurious or wrong")
    given = parser.parse_args(arguments)
    names = [name.strip() for name in given.docs.split(",") if name.strip()]
    if names and given.check:
        parser.error("--check compares whole corpora: it can't go with --docs")
    if not corpus.entries(given.folder, names):
        parser.error(f"no gold files of these documents in {given.folder}")
    measured, wrong = measure(given.folder, names)
    if given.errors:
        print("\n".join(wrong))
    print(report(measured))
    if given.check:
        fallen = lowered(measured, record)
        for line in fallen:
            print(line, file=sys.stderr)
        return 1 if fallen else 0
    if not names:
        write(measured, record)
    return 0


if __name__ == "__main__":
    sys.exit(main())
