"""What ten million files would take, measured on a few: `python -m bench.scale [--files N] [--scans N] [--rows N] [--spread N]
[--also FOLDER]`.

Prints the processor time and the bytes on disk of digital and scanned pages, of them how much a million takes; what reading a
manifest of many rows takes; and what each file costs the client and the scheduler of a dask cluster. docs/scale.md rests on it.
"""

from __future__ import annotations

import argparse
import random
import resource
import sys
import tempfile
import time
from collections.abc import Callable, Sequence
from dataclasses import replace
from pathlib import Path

import psutil

from bench.copies import clean_pages, write_pdf
from bench.local_cluster import Cluster, cluster
from bench.runs import light
from corpus.catalogue.archive import take_in
from corpus.convert import Options, convert
from corpus.manifest import NAME, Entry, Manifest, read_manifest
from corpus.register import register
from corpus.shipped import DISTRICT, sample
from corpus.summary import summary
from kehoach.register_output import register_docx, register_xlsx

_MILLION = 1_000_000
_GIB = 1 << 30
_HOUR = 3600
_REGISTERED = 5000


def cost_lines(title: str, store: Path, out: Path) -> list[str]:
    """What the pages of a folder take, and a million of them would."""
    before = resource.getrusage(resource.RUSAGE_CHILDREN)
    account = convert([store], out, Options(workers=2))
    after = resource.getrusage(resource.RUSAGE_CHILDREN)
    spent = after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime
    entries = list(read_manifest(out).entries.values())
    pages = sum(sum(entry.pages.values()) for entry in entries)
    inputs, outputs = _bytes(store), sum(path.stat().st_size for path in out.rglob("*.*") if path.name != NAME)
    start = time.process_time()
    taken = take_in(out, entries)
    catalogue = (time.process_time() - start) / max(1, taken) * 1000
    size = sum(path.stat().st_size for path in out.glob("catalogue.sqlite*"))
    return [
        f"{title}: {account.inputs} files, {pages} pages, {account.counts['ok']} ok",
        f"  {spent / pages:.3f} s of a core a page: a million pages {spent / pages * _MILLION / _HOUR:,.0f} hours of a core",
        f"  {inputs / pages / 1000:.1f} KB of input a page, {outputs / pages / 1000:.1f} KB of outputs: "
        f"a million pages {inputs / pages * _MILLION / _GIB:,.0f} and {outputs / pages * _MILLION / _GIB:,.0f} GiB",
        f"  {(out / NAME).stat().st_size / account.inputs:,.0f} bytes of manifest a file; into the catalogue "
        f"{catalogue:.1f} ms and {size / max(1, taken) / 1000:.0f} KB a file",
    ]


def _bytes(folder: Path) -> int:
    return sum(path.stat().st_size for path in folder.rglob("*") if path.is_file())


def row_lines(like: Entry, rows: int, folder: Path) -> list[str]:
    """What a manifest with many documents takes: to be read, and to be summed up and registered at the end of a run."""
    manifest, chance = Manifest(folder), random.Random(rows)
    for number in range(rows):
        named = f"{number % 997}/{number}.pdf"
        document = {**like.document, "number": str(number), "words": f"{chance.getrandbits(64):016x}"}
        manifest.add(replace(like, path=named, output=named, document=document))
        manifest.commit()
    manifest.close()
    held, start = psutil.Process().memory_info().rss, time.perf_counter()
    entries = read_manifest(folder).entries
    seconds, memory = time.perf_counter() - start, psutil.Process().memory_info().rss - held
    size = (folder / NAME).stat().st_size
    few = list(entries.values())[:_REGISTERED]
    tasks = {
        "summed up": lambda: summary(few), "the register as XLSX": lambda: register_xlsx(register(few)),
        "as DOCX": lambda: register_docx(register(few)),
    }  # fmt: skip
    told = ", ".join(f"{name} {_seconds(task):.1f} s" for name, task in tasks.items())
    return [
        f"a manifest of {len(entries)} rows, {size / rows:,.0f} bytes each: read in {seconds:.1f} s, "
        f"{memory / rows:,.0f} bytes of memory a row",
        f"{len(few)} of its rows: {told}",
    ]


def _seconds(task: Callable[[], object]) -> float:
    start = time.perf_counter()
    task()
    return time.perf_counter() - start


def spread_lines(files: int, folder: Path, running: Cluster) -> list[str]:
    """What a file costs client and scheduler of a cluster, its own work being next to nothing."""
    store = folder / "kho"
    for number in range(files):
        path = store / str(number % 100) / f"{number}.txt"
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text("x" * (100 + number), encoding="utf-8")
    for _ in range(2):
        running.worker()
    running.ready(2)
    scheduler = psutil.Process(running.processes[0].pid)
    before, own, start = sum(scheduler.cpu_times()[:2]), time.process_time(), time.perf_counter()
    account = convert([store], folder / "ra", Options(scheduler=running.address), work=light)
    wall = time.perf_counter() - start
    client, theirs = time.process_time() - own, sum(scheduler.cpu_times()[:2]) - before
    return [
        f"{account.inputs} files over a cluster of two workers: {files / wall:.0f} files/s; of a core the client took "
        f"{client / files * 1000:.2f} ms a file, the scheduler {theirs / files * 1000:.2f} ms"
    ]


def main(arguments: Sequence[str] | None = None) -> int:
    """Measure and print. Gives the exit code."""
    parser = argparse.ArgumentParser(prog="python -m bench.scale", description=__doc__)
    parser.add_argument("--files", type=int, default=150)
    parser.add_argument("--scans", type=int, default=4)
    parser.add_argument("--rows", type=int, default=200_000)
    parser.add_argument("--spread", type=int, default=3000)
    parser.add_argument("--also", type=Path, help="a folder of real files to be measured too")
    chosen = parser.parse_args(arguments)
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        for kind in ("digital", "scans"):
            (folder / kind).mkdir()
        for number in range(chosen.files):
            data = sample(f"{DISTRICT}.pdf").read_bytes() + b"\n%% %d\n" % number
            (folder / "digital" / f"{number}.pdf").write_bytes(data)
        pages = list(clean_pages())
        for number in range(chosen.scans):
            turned = [page.rotate(0.1 * number, fillcolor=255) for page in pages]
            write_pdf(turned, folder / "scans" / f"{number}.pdf")
        for kind in ("digital", "scans"):
            print("\n".join(cost_lines(kind, folder / kind, folder / f"{kind}-out")), flush=True)
        if chosen.also is not None:
            print("\n".join(cost_lines("these", chosen.also, folder / "also-out")), flush=True)
        like = next(iter(read_manifest(folder / "digital-out").entries.values()))
        print("\n".join(row_lines(like, chosen.rows, folder / "rows")), flush=True)
        with cluster(folder / "dask") as running:
            print("\n".join(spread_lines(chosen.spread, folder / "spread", running)))
    return 0


if __name__ == "__main__":
    sys.exit(main())
