"""A run that is killed again and again: `python -m bench.soak [--files N] [--kills N] [--scans N]`. Prints what held and what did not.

Nothing may be lost, doubled or changed by the kills: the outputs are compared with those of a run that nobody disturbed.
"""

from __future__ import annotations

import argparse
import random
import subprocess
import sys
import tempfile
import threading
import time
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, field
from pathlib import Path

from bench.archive_files import Made, make_archive
from corpus.manifest import FAILED, read_manifest

MOST_MIB = 150
_SEED = 7
_ROOT = Path(__file__).parents[1]


@dataclass(slots=True)
class Soak:
    """What a soak found: its faults (none, if all held), the parent's largest memory (MiB), seconds with and without kills."""

    faults: list[str] = field(default_factory=list)
    statuses: dict[str, int] = field(default_factory=dict)
    memory: int = 0
    seconds: float = 0.0
    undisturbed: float = 0.0
    kills: int = 0


def soak(folder: Path, files: int, kills: int, scans: int = 0, workers: int = 2) -> Soak:
    """Make an archive below `folder`, convert it once in peace and once with kills, and compare."""
    made = make_archive(folder / "kho", files, scans)
    out = Soak()
    start = time.monotonic()
    _run(folder / "kho", folder / "yen", workers, None, out)
    out.undisturbed = time.monotonic() - start
    chance = random.Random(_SEED)
    start = time.monotonic()
    for _ in range(kills):
        wait = chance.uniform(0.5, max(1.0, out.undisturbed / max(1, kills) * 1.2))
        out.kills += _run(folder / "kho", folder / "ra", workers, wait, out)
    _run(folder / "kho", folder / "ra", workers, None, out)
    out.seconds = time.monotonic() - start
    _compare(made, folder, out)
    return out


def _run(store: Path, target: Path, workers: int, kill_after: float | None, out: Soak) -> bool:
    """One run of the command, killed after so many seconds; whether it was."""
    import psutil

    command = [sys.executable, "-m", "kehoach", "convert", str(store), "--out", str(target), "--workers", str(workers)]
    run = subprocess.Popen(command, stderr=subprocess.DEVNULL, cwd=_ROOT)
    timer = threading.Timer(kill_after, run.kill) if kill_after is not None else None
    if timer is not None:
        timer.start()
    watched = psutil.Process(run.pid)
    while run.poll() is None:
        try:
            out.memory = max(out.memory, watched.memory_info().rss >> 20)
        except psutil.NoSuchProcess:
            break
        time.sleep(0.05)
    if timer is not None:
        timer.cancel()
    return run.wait() == -9


def _compare(made: list[Made], folder: Path, out: Soak) -> None:
    rows = read_manifest(folder / "ra")
    out.statuses = dict(Counter(str(row.status) for row in rows.entries.values()).most_common())
    names = {row.name for row in made}
    lost, more = names - rows.entries.keys(), rows.entries.keys() - names
    out.faults += [f"not in the manifest: {sorted(lost)[:5]}"] * bool(lost)
    out.faults += [f"in the manifest and no input: {sorted(more)[:5]}"] * bool(more)
    quiet = read_manifest(folder / "yen").entries
    for row in made:
        entry, other = rows.entries.get(row.name), quiet.get(row.name)
        if entry is None or other is None:
            continue
        if (entry.status, entry.output) != (other.status, other.output):
            out.faults.append(f"{row.name}: {other.status} in peace, {entry.status} with kills")
        if (row.reason is not None) != (entry.status in FAILED):
            out.faults.append(f"{row.name}: {entry.status} {entry.reason}")
        elif row.reason is not None and row.reason not in (entry.reason or ""):
            out.faults.append(f"{row.name}: “{entry.reason}” does not say “{row.reason}”")
    one, two = _outputs(folder / "yen"), _outputs(folder / "ra")
    out.faults += [f"outputs differ: {sorted(one.keys() ^ two.keys())[:5]}"] * (one.keys() != two.keys())
    out.faults += [f"other bytes: {name}" for name in sorted(one.keys() & two.keys()) if one[name] != two[name]]
    if out.memory > MOST_MIB:
        out.faults.append(f"the parent took {out.memory} MiB")


def _outputs(folder: Path) -> dict[str, bytes]:
    """Every output by its name: the Plans, their texts, the register; what tells of times is left out."""
    told = ("manifest.jsonl", "report.html", "catalogue.sqlite")
    found = (path for path in folder.rglob("*") if path.is_file() and ".kehoach" not in path.parts)
    return {path.relative_to(folder).as_posix(): path.read_bytes() for path in found if not path.name.startswith(told)}


def main(arguments: Sequence[str] | None = None) -> int:
    """Soak and say what held. Gives the exit code: 1 where something did not."""
    parser = argparse.ArgumentParser(prog="python -m bench.soak", description=__doc__)
    parser.add_argument("--files", type=int, default=2000)
    parser.add_argument("--kills", type=int, default=10)
    parser.add_argument("--scans", type=int, default=20)
    chosen = parser.parse_args(arguments)
    with tempfile.TemporaryDirectory() as folder:
        found = soak(Path(folder), chosen.files, chosen.kills, chosen.scans)
    print(f"{chosen.files} files: {found.statuses}")
    print(
        f"in peace {found.undisturbed:.1f} s; killed {found.kills} times {found.seconds:.1f} s; parent at most {found.memory} MiB"
    )
    print("\n".join(found.faults) or "nothing lost, nothing doubled, the same outputs")
    return int(bool(found.faults))


if __name__ == "__main__":
    sys.exit(main())
