"""How fast the catalogue is and whether it ranks right: `python -m bench.catalogue [--plans N] [--at FILE]`; `--check` fails where
a bar is missed.

Fills a catalogue with plans made by a script (one process writes what another makes ready), measures thirty searches, and
looks for known answers among the samples (bench/searches.toml) and, where a folder is given, in it.
"""

from __future__ import annotations

import argparse
import hashlib
import sys
import tempfile
import time
import tomllib
from collections.abc import Sequence
from concurrent.futures import ProcessPoolExecutor
from pathlib import Path
from statistics import median

import kehoach
from bench.quality import SAMPLES
from bench.synthetic import batch
from corpus.catalogue.entry import FileFacts
from corpus.catalogue.query import Filters
from corpus.catalogue.search import search
from corpus.catalogue.store import Catalogue

P95_MS, RIGHT = 100.0, 1.0
"""Bars: milliseconds that 95 of 100 searches stay under, and the share of questions whose answer comes first."""
_STEP = 250
SEARCHES = Path(__file__).with_name("searches.toml")


def fill(at: Path, plans: int) -> tuple[float, float]:
    """Fill a catalogue up to so many plans; the seconds and the writer's own processor seconds for those that were added."""
    start, busy = time.perf_counter(), 0.0
    with Catalogue.open(at, create=True) as catalogue, ProcessPoolExecutor(1) as pool:
        known = catalogue.count()
        bounds = [(first, min(first + _STEP, plans)) for first in range(known, plans, _STEP)]
        for made in pool.map(batch, bounds):
            begun = time.process_time()
            for entry in made:
                catalogue.write(entry)
            busy += time.process_time() - begun
        begun = time.process_time()
        catalogue.commit()
    return time.perf_counter() - start, busy


def seconds(catalogue: Catalogue, repeats: int) -> dict[str, float]:
    """The median seconds of each of the typical searches."""
    out: dict[str, float] = {}
    for row in tomllib.loads(SEARCHES.read_text(encoding="utf-8"))["typical"]:
        runs = []
        for _ in range(repeats):
            begun = time.perf_counter()
            search(catalogue, row["text"], Filters(**row.get("filters", {})))
            runs.append(time.perf_counter() - begun)
        out[f"{row['text']} {row.get('filters', '')}".strip()] = median(runs)
    return out


def wrong(folder: Path, table: str) -> tuple[int, list[str]]:
    """How many questions of a table were asked over a folder's plans, and those whose answer did not come first."""
    rows = tomllib.loads(SEARCHES.read_text(encoding="utf-8"))[table]
    missed: list[str] = []
    with tempfile.TemporaryDirectory() as made, Catalogue.open(made, create=True) as catalogue:
        for path in sorted(folder.rglob("*")):
            if (
                path.is_file()
                and not path.name.endswith((".gold.json", ".truth.txt", ".outline.txt"))
                and path.stem.startswith(_KINDS)
            ):
                document = kehoach.read(path)
                facts = FileFacts(path.name, hashlib.sha256(path.read_bytes()).hexdigest())
                catalogue.add(facts, kehoach.extract(document), document.text)
        catalogue.commit()
        for row in rows:
            hits = search(catalogue, row["text"], Filters(**row.get("filters", {})), 3).hits
            names = [name for hit in hits[:1] for name in (hit.path, *hit.copies)]
            if not any(Path(name).stem == row["first"] for name in names):
                missed.append(f"{row['text']}: {', '.join(names) or '–'} instead of {row['first']}")
    return len(rows), missed


_KINDS = ("kh-", "qd-", "ct-", "tb-", "hd-", "bc-", "tin-")


def main(arguments: Sequence[str] | None = None) -> int:
    """Print the figures. Gives the exit code."""
    parser = argparse.ArgumentParser(prog="python -m bench.catalogue", description=__doc__)
    parser.add_argument("--plans", type=int, default=100_000, help="plans in the catalogue that is searched")
    parser.add_argument("--repeats", type=int, default=5, help="runs whose median is taken")
    parser.add_argument("--at", type=Path, help="a catalogue to fill further and to keep")
    parser.add_argument("--corpus", type=Path, help="a folder of real plans for the second table of questions")
    parser.add_argument("--check", action="store_true", help="fail where a bar is missed")
    chosen = parser.parse_args(arguments)
    failed = False
    for table, folder in (("samples", SAMPLES), ("corpus", chosen.corpus)):
        if folder is None:
            continue
        asked, missed = wrong(folder, table)
        print(f"{table}: {asked - len(missed)} of {asked} questions have their answer first")
        print("".join(f"  {line}\n" for line in missed), end="")
        failed |= (asked - len(missed)) / asked < RIGHT
    with tempfile.TemporaryDirectory() as folder_of_its_own:
        at = chosen.at or Path(folder_of_its_own) / "catalogue.sqlite"
        took, busy = fill(at, chosen.plans)
        print(f"filled in {took:.0f} s, of which {busy:.0f} s the writer's own; {at.stat().st_size / 1e6:.0f} MB")
        with Catalogue.open(at) as catalogue:
            print(f"{catalogue.count()} plans")
            found = seconds(catalogue, max(1, chosen.repeats))
        for name, value in found.items():
            print(f"{value * 1000:>8.1f} ms  {name}")
        rows = sorted(found.values())
        p95 = rows[min(len(rows) - 1, round(0.95 * len(rows)) - 1)] * 1000
        print(f"p50 {median(rows) * 1000:.1f} ms, p95 {p95:.1f} ms, most {rows[-1] * 1000:.1f} ms")
        failed |= p95 > P95_MS
    return int(chosen.check and failed)


if __name__ == "__main__":
    sys.exit(main())
