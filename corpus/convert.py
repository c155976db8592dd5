"""A folder of files → Plan JSON and text for each, in worker processes, with a manifest line each."""

from __future__ import annotations

import faulthandler
import os
import signal
import time
from collections.abc import Callable, Iterator
from concurrent.futures import FIRST_COMPLETED, Future, ProcessPoolExecutor, wait
from concurrent.futures.process import BrokenProcessPool
from contextlib import contextmanager
from dataclasses import dataclass, field
from multiprocessing import get_context
from pathlib import Path

from corpus.manifest import Entry, Manifest, read_manifest
from corpus.writing import write_whole
from extract.reading.assemble import file_hash
from grammar.normalise import readable
from norms.entry import own_mark
from schemas.errors import KehoachError, WrongUse
from schemas.plan import SCHEMA_VERSION
from schemas.texts import say

SETTINGS = f"plan-{SCHEMA_VERSION}"
"""What an output depends on besides its input and an office's own norms; another value makes a file due again."""
_SECONDS_PER_FILE = 300.0
_TASKS_PER_WORKER = 50  # recycled: PDF libraries keep memory
_HIDDEN = (".", "~$")


def settings() -> str:
    """The settings of this run: with an office's own norms laid over, others than without."""
    own = own_mark()
    return f"{SETTINGS}+{own}" if own else SETTINGS


@dataclass(frozen=True, slots=True)
class Input:
    """One file: where it is, and its path below the folder that was named (also the name of its outputs)."""

    path: Path
    name: str


@dataclass(slots=True)
class Account:
    """What became of the inputs: inputs = ok + failed + skipped."""

    inputs: int = 0
    ok: int = 0
    failed: int = 0
    skipped: int = 0
    failures: list[Entry] = field(default_factory=list)


def find_inputs(places: list[Path], out: Path) -> Iterator[Input]:
    """Every file of the folders and the files named, in order; hidden ones and the output folder are left out.

    Raises WrongUse where the output folder holds an input folder: outputs would be read as inputs the next time.
    """
    seen: set[Path] = set()
    taken: set[str] = set()
    several = len(places) > 1
    for place in places:
        if place.is_dir():
            if out.resolve() in (place.resolve(), *place.resolve().parents):
                raise WrongUse("convert.out_holds_input", out=out, place=place)
            prefix = f"{_own_name(place.resolve().name, taken)}/" if several else ""
            for path in sorted(place.rglob("*")):
                if path.is_file() and not _left_out(path, place, out) and path.resolve() not in seen:
                    seen.add(path.resolve())
                    yield Input(path, readable(prefix + path.relative_to(place).as_posix()))
        elif place.resolve() not in seen:
            seen.add(place.resolve())
            yield Input(place, _own_name(readable(place.name), taken))


def _own_name(name: str, taken: set[str]) -> str:
    """A name that no other input has: a second "a.txt" is "a~2.txt", so that nothing is written over."""
    name = name or "_"  # the root of a file system has none
    path, count = Path(name), 1
    while name.casefold() in taken:
        count += 1
        name = f"{path.stem}~{count}{path.suffix}"
    taken.add(name.casefold())
    return name


def _left_out(path: Path, place: Path, out: Path) -> bool:
    inside = path.relative_to(place)
    return any(part.startswith(_HIDDEN) for part in inside.parts) or out.resolve() in path.resolve().parents


def convert(
    places: list[Path], out: Path, workers: int | None = None, report: Callable[[Entry, int], None] | None = None
) -> Account:
    """Convert every input below `out`; `report` hears of each entry and of how many inputs there are.

    A file is skipped where the manifest has it done with the same bytes and settings and its outputs are there.
    """
    inputs = list(find_inputs(places, out))
    if not inputs:
        return Account()
    settings()  # wrong norms end the run here, not each file by itself
    done = read_manifest(out)
    manifest = Manifest(out)
    account = Account(inputs=len(inputs))

    def enter(entry: Entry) -> None:
        manifest.add(entry)
        setattr(account, entry.status, getattr(account, entry.status) + 1)
        if entry.status == "failed":
            account.failures.append(entry)
        if report is not None:
            report(entry, account.inputs)

    try:
        due = []
        for item in inputs:
            entry = _already(item, done.get(item.name), out)
            if entry is not None:
                enter(entry)
            else:
                due.append(item)
        for entry in run_all(due, out, workers or os.cpu_count() or 1):
            enter(entry)
    finally:
        manifest.close()
    return account


def _already(item: Input, known: Entry | None, out: Path) -> Entry | None:
    if known is None or known.status != "ok" or known.version != settings() or not known.output:
        return None
    if not ((out / f"{known.output}.json").exists() and (out / f"{known.output}.txt").exists()):
        return None
    try:
        digest = file_hash(item.path)
    except OSError:
        return None
    if known.sha256 != digest:
        return None
    return Entry(
        item.name, "skipped", sha256=digest, output=known.output, reason=say("convert.done_before"), version=settings()
    )


def run_all(
    due: list[Input], out: Path, workers: int, work: Callable[[Input, Path], Entry] | None = None
) -> Iterator[Entry]:
    """Spread the files over worker processes; one that kills its worker fails alone, the others are run again singly."""
    work = work or convert_one
    waiting = list(reversed(due))
    alone: list[Input] = []
    context = get_context("spawn")
    while waiting:
        with ProcessPoolExecutor(
            min(workers, len(waiting)), mp_context=context, max_tasks_per_child=_TASKS_PER_WORKER, initializer=_quiet
        ) as pool:
            running: dict[Future[Entry], Input] = {}
            broken = False
            while (waiting or running) and not broken:
                while waiting and len(running) < workers * 2:
                    item = waiting.pop()
                    running[pool.submit(work, item, out)] = item
                finished, _ = wait(running, return_when=FIRST_COMPLETED)
                for future in finished:
                    item = running.pop(future)
                    try:
                        yield future.result()
                    except BrokenProcessPool:
                        broken = True
                        alone.append(item)
            alone.extend(running.values())
    for item in alone:
        yield _singly(item, out, work)


def _quiet() -> None:
    """A worker ends at Ctrl-C without a word: the parent says it."""
    signal.signal(signal.SIGINT, _leave)


def _leave(number: int, frame: object) -> None:
    del number, frame
    raise SystemExit(130)


def _singly(item: Input, out: Path, work: Callable[[Input, Path], Entry]) -> Entry:
    """Run a file that was in hand when a worker died in a process of its own."""
    with ProcessPoolExecutor(1, mp_context=get_context("spawn"), initializer=_quiet) as pool:
        start = time.monotonic()
        try:
            return pool.submit(work, item, out).result()
        except BrokenProcessPool:
            seconds = _since(start)
            late = seconds >= _SECONDS_PER_FILE
            reason = say(
                "convert.too_slow" if late else "convert.worker_died", file=item.path, seconds=_SECONDS_PER_FILE
            )
            return Entry(item.name, "failed", reason=reason, seconds=seconds, version=settings())


def convert_one(item: Input, out: Path) -> Entry:
    """Read, extract and write one file (in a worker process); every error becomes the entry's reason, and a file that
    takes too long ends its worker.
    """
    with ended_after(_SECONDS_PER_FILE):
        return _converted(item, out)


@contextmanager
def ended_after(seconds: float) -> Iterator[None]:
    """End this process where the block takes longer: no exception reaches a loop inside a library."""
    with Path(os.devnull).open("w") as nowhere:
        faulthandler.dump_traceback_later(seconds, exit=True, file=nowhere)
        try:
            yield
        finally:
            faulthandler.cancel_dump_traceback_later()


def _converted(item: Input, out: Path) -> Entry:
    from extract.pipeline import extract_plan
    from extract.reading.files import read

    start = time.monotonic()
    try:
        document = read(item.path)
        plan = extract_plan(document)
        write_whole(out / f"{item.name}.txt", document.text + "\n")
        write_whole(out / f"{item.name}.json", plan.to_json() + "\n")
    except KehoachError as problem:
        return Entry(item.name, "failed", reason=str(problem), seconds=_since(start), version=settings())
    except OSError as problem:
        reason = say("convert.not_written", file=item.path, problem=problem.strerror or problem)
        return Entry(item.name, "failed", reason=reason, seconds=_since(start), version=settings())
    except Exception as problem:  # noqa: BLE001 - one bad file must cost itself only; its entry says so
        reason = say("convert.unexpected", file=item.path, kind=type(problem).__name__)
        return Entry(item.name, "failed", reason=reason, seconds=_since(start), version=settings())
    return Entry(item.name, "ok", sha256=document.sha256, output=item.name, seconds=_since(start), version=settings())


def _since(start: float) -> float:
    return round(time.monotonic() - start, 3)
