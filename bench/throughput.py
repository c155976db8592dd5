"""What an archive costs end to end, as ratios within one run: `python -m bench.throughput [--repeats N] [--pdf FILE]`. Writes
nothing, unless --record keeps it in docs/quality.md; `--check` fails below a bar.

Digital PDFs: file → Plan, texts, catalogue against pdfplumber's words alone and kreuzberg's text, by the processor's time of all
processes; two workers against two independent runs at the same time, by the clock. Scans: a whole run against bare tesseract
on the same pictures with as many workers.
"""

from __future__ import annotations

import argparse
import os
import resource
import shutil
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path
from statistics import median

from bench.copies import clean_pages, worn, write_pdf
from bench.quality import SAMPLES
from bench.reading import bare_tesseract, text_by_kreuzberg
from bench.record import replace_section
from bench.speed import words_of
from bench.stages import forget
from corpus.catalogue.archive import take_in
from corpus.convert import Options, convert
from corpus.manifest import read_manifest
from corpus.shipped import DISTRICT, sample
from corpus.work import Outcome, Task, convert_file

FASTER, PARALLEL, OVER = 2.5, 0.9, 1.35
"""Bars: times as fast as pdfplumber's words, of two independent runs, over bare tesseract's time."""
_TITLE = "Archives: speed"
_COPIES = 30  # of each digital PDF
_SCANS = 4  # files, each of every other page of the district's plan
Spent = tuple[float, float]
"""Seconds of the processor in all processes, seconds by the clock."""
Told = tuple[str, bool]
"""A line of figures, and whether its bar is held."""


def fresh(task: Task) -> Outcome:
    """Convert a file as if it were the worker's first: copies of a document must not profit from each other."""
    forget()
    return convert_file(task)


def spent(task: Callable[[], object]) -> Spent:
    """What a task takes, with the processes that it starts and waits for."""
    before, start = _processor(), time.perf_counter()
    task()
    return _processor() - before, time.perf_counter() - start


def _processor() -> float:
    both = (resource.getrusage(resource.RUSAGE_SELF), resource.getrusage(resource.RUSAGE_CHILDREN))
    return sum(used.ru_utime + used.ru_stime for used in both)


def in_turns(tasks: dict[str, Callable[[], object]], repeats: int) -> dict[str, Spent]:
    """The medians of each task; they take turns, so that what else the machine does falls on all alike."""
    runs = [{name: spent(task) for name, task in tasks.items()} for _ in range(repeats)]
    return {name: (median(run[name][0] for run in runs), median(run[name][1] for run in runs)) for name in tasks}


def digital_pdfs(folder: Path, more: Sequence[Path]) -> list[Path]:
    """The shipped PDF, the samples' DOCX printed by LibreOffice where there is one, and `more`."""
    out = [sample(f"{DISTRICT}.pdf"), *more]
    program = shutil.which("soffice")
    sources = [path for path in sorted(SAMPLES.glob("*.docx")) if path.stem != DISTRICT]
    if program and sources:
        profile = f"-env:UserInstallation={(folder / 'profile').as_uri()}"
        command = [program, profile, "--headless", "--convert-to", "pdf", "--outdir", str(folder), *map(str, sources)]
        subprocess.run(command, check=True, capture_output=True)
        out += sorted(folder.glob("*.pdf"))
    return out


def digital_archive(folder: Path, pdfs: Sequence[Path], copies: int) -> list[Path]:
    """So many files of each PDF; their bytes differ, or they would be told as duplicates."""
    out = []
    for number in range(copies):
        for path in pdfs:
            made = folder / str(number % 10) / f"{number}-{path.name}"
            made.parent.mkdir(parents=True, exist_ok=True)
            made.write_bytes(path.read_bytes() + b"\n%% %d\n" % number)
            out.append(made)
    return out


def whole_run(store: Path, out: Path, workers: int = 1) -> None:
    """Files → Plans, texts and the catalogue, from nothing."""
    shutil.rmtree(out, ignore_errors=True)
    account = convert([store], out, Options(workers=workers), work=fresh)
    assert not account.failures, account.failures[:3]
    assert take_in(out, read_manifest(out).entries.values()) == account.inputs


def per_core(folder: Path, pdfs: Sequence[Path], copies: int, repeats: int) -> Iterator[Told]:
    """The lines of the digital files: how many times as fast as pdfplumber."""
    files = digital_archive(folder / "digital", pdfs, copies)
    pages = sum(_pages(path) for path in files)
    tasks: dict[str, Callable[[], object]] = {
        "kehoach: Plan, texts, catalogue": lambda: whole_run(folder / "digital", folder / "out"),
        "pdfplumber: words": lambda: [words_of(path) for path in files],
        "kreuzberg: text": lambda: [text_by_kreuzberg(path) for path in files],
    }
    times = in_turns(tasks, repeats)
    ours = next(iter(times.values()))[0]
    yield f"{len(files)} digital PDFs of {len(pdfs)} documents, {pages} pages, one worker, its start included", True
    for name, (seconds, clock) in times.items():
        told = f"{pages / seconds:>8.1f} pages/s of a core{seconds / ours:>8.2f} times kehoach's time"
        held = not name.startswith("pdfplumber") or seconds / ours >= FASTER
        yield f"  {name:<34}{told} ({clock:.1f} s by the clock)", held


def _pages(path: Path) -> int:
    import pypdfium2

    pdf = pypdfium2.PdfDocument(str(path))
    try:
        return len(pdf)
    finally:
        pdf.close()


def two_workers(folder: Path, pdfs: Sequence[Path], copies: int, repeats: int) -> Iterator[Told]:
    """The line of the command with two workers: its speed as a part of two independent commands' on half the files each."""
    digital_archive(folder / "all", pdfs, copies)
    for half in (0, 1):
        for number, path in enumerate(sorted((folder / "all").rglob("*.pdf"))):
            if number % 2 == half:
                to = folder / f"half-{half}" / path.relative_to(folder / "all")
                to.parent.mkdir(parents=True, exist_ok=True)
                shutil.copyfile(path, to)

    def together(*runs: tuple[str, int]) -> None:
        started = []
        for name, workers in runs:
            shutil.rmtree(folder / f"out-{name}", ignore_errors=True)
            places = [str(folder / name), "--out", str(folder / f"out-{name}")]
            command = [sys.executable, "-m", "kehoach", "convert", *places]
            started.append(subprocess.Popen([*command, "--workers", str(workers)], stderr=subprocess.DEVNULL))
        assert all(run.wait() == 0 for run in started)

    tasks: dict[str, Callable[[], object]] = {
        "one run with two workers": lambda: together(("all", 2)),
        "two runs with one worker each": lambda: together(("half-0", 1), ("half-1", 1)),
    }
    times = in_turns(tasks, repeats)
    one, two = (clock for _, clock in times.values())
    told = ", ".join(f"{name} {clock:.2f} s (processor {used:.2f} s)" for name, (used, clock) in times.items())
    yield f"{len(pdfs) * copies} digital PDFs: {told}; {two / one:.2f} of two independent runs", two / one >= PARALLEL


def scans(folder: Path, files: int, repeats: int) -> Iterator[Told]:
    """The lines of scans, clean and worn, with one worker and two."""
    pages = list(clean_pages())
    for kind, pictures in (("clean", pages), ("worn", [worn(page, number) for number, page in enumerate(pages)])):
        store = folder / kind
        store.mkdir()
        for number in range(files):
            path = store / f"{number}.pdf"
            write_pdf([picture.copy() for picture in pictures[number % 2 :: 2]], path)
            path.write_bytes(path.read_bytes() + b"\n%% %d\n" % number)  # or two of them are duplicates
        used = [picture.copy() for path in sorted(store.iterdir()) for picture in clean_pages(path)]
        for workers in (1, 2):
            tasks: dict[str, Callable[[], object]] = {
                "kehoach": lambda s=store, w=workers: whole_run(s, folder / "out", w),  # type: ignore[misc]
                "bare tesseract": lambda p=used, w=workers: bare_tesseract(p, w),  # type: ignore[misc]
            }
            times = in_turns(tasks, repeats)
            (cpu, clock), (bare_cpu, bare_clock) = times.values()
            told = (
                f"{len(used)} scanned pages in {files} files, {kind}, {workers} worker{'s' * (workers > 1)}: kehoach {clock:.2f} s, bare "
                f"tesseract {bare_clock:.2f} s, ratio {clock / bare_clock:.2f} (of the processor's time {cpu / bare_cpu:.2f})"
            )
            yield told, clock / bare_clock <= OVER


def main(arguments: Sequence[str] | None = None) -> int:
    """Print the figures. Gives the exit code: 1 with --check where a bar is missed."""
    parser = argparse.ArgumentParser(prog="python -m bench.throughput", description=__doc__)
    parser.add_argument("--repeats", type=int, default=3)
    parser.add_argument("--copies", type=int, default=_COPIES, help="files of each digital PDF")
    parser.add_argument(
        "--scans", type=int, default=_SCANS, help="files of each kind of scan, three or four pages each"
    )
    parser.add_argument("--pdf", type=Path, action="append", default=[], help="further digital PDFs")
    parser.add_argument("--only", choices=("digital", "workers", "scans"), action="append")
    parser.add_argument("--record", action="store_true", help="keep the figures in docs/quality.md")
    parser.add_argument("--check", action="store_true", help="fail where a bar is missed")
    given = parser.parse_args(arguments)
    wanted = given.only or ("digital", "workers", "scans")
    os.environ["OMP_THREAD_LIMIT"] = "1"
    lines: list[str] = []
    missed = False
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        pdfs = digital_pdfs(folder, given.pdf)
        measures: dict[str, Callable[[], Iterator[Told]]] = {
            "digital": lambda: per_core(folder, pdfs, given.copies, given.repeats),
            "workers": lambda: two_workers(folder, pdfs, 2 * given.copies, given.repeats),
            "scans": lambda: scans(folder, given.scans, given.repeats),
        }
        for measure in wanted:
            for line, held in measures[measure]():
                lines.append(line if held else f"{line} – missed")
                missed |= not held
                print(lines[-1], flush=True)
    if given.record:
        said = f"`python -m bench.throughput --record` (`make bench` prints it). Bars: {FASTER}, {PARALLEL}, {OVER}."
        replace_section(_TITLE, "\n".join([f"## {_TITLE}", "", said, "", "```", *lines, "```", ""]))
    return int(given.check and missed)


if __name__ == "__main__":
    sys.exit(main())
