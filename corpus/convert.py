"""An archive → Plan, Markdown and text for each file, with a manifest that can be trusted: nothing is lost, and it says so."""

from __future__ import annotations

import time
from collections import Counter, defaultdict
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field, replace
from importlib.metadata import version as installed
from pathlib import Path
from shutil import rmtree

from corpus import engines
from corpus.inputs import Filter, Found, Input, find_inputs
from corpus.manifest import DONE, FAILED, Entry, Manifest, Status, read_manifest
from corpus.pdfa import KINDS
from corpus.pool import Ended, Limits, Result
from corpus.remote import Place, hash_of
from corpus.work import COPY, ENDINGS, SCRATCH, Outcome, Task, convert_file
from norms.entry import own_mark
from schemas.errors import WrongUse
from schemas.plan import SCHEMA_VERSION
from schemas.texts import say

_LOCK = "lock"
_PATIENCE = 2.0
"""Seconds that another run may still hold the lock: a process that a killed run was just starting ends within them."""
WITH_COPIES = "+pdfa"
"""The end of the settings of a run with searchable copies."""
_STATUS: dict[Ended, Status] = {
    "died": "failed", "machine_died": "failed", "timeout": "timeout", "out_of_memory": "out_of_memory",
}  # fmt: skip


def settings(pdfa: bool = False) -> str:
    """Program and settings of this run: what an output depends on besides its input. With an office's own norms laid over,
    or with searchable copies, others than without.
    """
    own = own_mark()
    return f"kehoach-{installed('kehoach')}+plan-{SCHEMA_VERSION}" + (f"+{own}" if own else "") + WITH_COPIES * pdfa


@dataclass(frozen=True, slots=True)
class Options:
    """How to run: workers (the cores where None), limits of a file, which inputs, whether every file's hash is looked at
    (`verify`), which earlier failures are tried again, whether nothing is to be done (`dry_run`), the address of the dask
    scheduler whose workers do it (this machine's where None), and whether PDFs and pictures get a searchable copy (`pdfa`).
    """

    workers: int | None = None
    limits: Limits = field(default_factory=Limits)
    chosen: Filter = field(default_factory=Filter)
    verify: bool = False
    retry: frozenset[Status] = frozenset()
    dry_run: bool = False
    scheduler: str | None = None
    pdfa: bool = False


@dataclass(slots=True)
class Account:
    """What became of the inputs: inputs = ok + partial + failed + skipped + left. `left` were not begun, because somebody
    stopped the run, the disk is full (`stopped`), or nothing was to be done.
    """

    inputs: int = 0
    counts: Counter[str] = field(default_factory=Counter)
    failures: list[Entry] = field(default_factory=list)
    broken_lines: list[int] = field(default_factory=list)
    stopped: str | None = None
    before: int = 0

    def add(self, entry: Entry, before: bool = False) -> None:
        """Count an entry; `before`: it was done by an earlier run."""
        self.before += before
        self.counts["skipped" if before and entry.status in DONE else group(entry.status)] += 1
        if entry.status in FAILED:
            self.failures.append(entry)

    @property
    def left(self) -> int:
        """Inputs that were not begun."""
        return self.inputs - sum(self.counts.values())


def group(status: Status) -> str:
    """Where a status counts in the last line: ok, partial, failed or skipped."""
    return "failed" if status in FAILED else "skipped" if status in ("skipped", "duplicate") else status


Report = Callable[[Entry | None, Account], None]


def convert(
    places: Sequence[Place], out: Path, options: Options | None = None, report: Report | None = None,
    stop: Callable[[], bool] = lambda: False, work: Callable[[Task], Outcome] = convert_file,
) -> Account:  # fmt: skip
    """Convert every input below `out`; `report` hears of each entry once its row is on disk, and now and then of None.

    A file is done where the manifest has its bytes (size and time of change, else the hash) and settings, and its outputs
    are there. Raises WrongUse where another run works on `out`, OSError where `out` can't be written to.
    """
    from filelock import FileLock, Timeout

    options, report = options or Options(), report or (lambda *_: None)
    found = find_inputs(places, out, options.chosen)
    if options.dry_run:
        run = _Run(out, options, found, report)
        run.plan()
        return run.account
    if not found.inputs and not found.closed:
        return Account()
    (out / SCRATCH).mkdir(parents=True, exist_ok=True)
    lock = FileLock(out / SCRATCH / _LOCK)
    try:
        lock.acquire(timeout=_PATIENCE)
    except Timeout:
        raise WrongUse("convert.in_use", out=out) from None
    try:
        for rest in (out / SCRATCH).glob(".part-*"):
            if rest.is_dir():
                rmtree(rest)
            else:
                rest.unlink(missing_ok=True)
        run = _Run(out, options, found, report)
        run.go(stop, work)
        return run.account
    finally:
        lock.release()


class _Run:
    def __init__(self, out: Path, options: Options, found: Found, report: Report) -> None:
        self.out, self.options, self.found, self.report = out, options, found, report
        self.version = settings(options.pdfa)  # wrong norms end the run here, not each file by itself
        known = read_manifest(out)
        self.known = known.entries
        self.account = Account(len(found.inputs) + len(found.closed), broken_lines=known.broken)
        self.twins: dict[str, list[tuple[Input, str]]] = defaultdict(list)  # by the name of the one that is converted
        self.waiting: list[Entry] = []  # entered, and not yet on disk
        self.names = frozenset(item.name for item in found.inputs)

    def plan(self) -> list[Input]:
        """The inputs that are due, in order; those that are done, or are copies of another, are entered or kept for it."""
        by_hash = {row.sha256: row for row in self.known.values() if self._holds(row)}
        sizes = Counter(item.size for item in self.found.inputs)
        sizes.update({row.size: 1 for row in by_hash.values() if row.size is not None})
        first: dict[str, Input] = {}
        due: list[Input] = []
        for item in self.found.inputs:
            row = self.known.get(item.name)
            if row is not None and not self.options.verify and self._unchanged(item, row):
                self.account.add(row, before=True)
                if row.sha256:
                    first.setdefault(row.sha256, item)
                continue
            if sizes[item.size] < 2 and row is None:
                due.append(item)
                continue
            try:
                digest = hash_of(item.path)
            except OSError:
                due.append(item)  # the worker says why it can't be read
                continue
            if row is not None and row.sha256 == digest and self._settled(row):
                self.account.add(row, before=True)
            elif digest in first:
                self.twins[first[digest].name].append((item, digest))
                continue
            elif digest in by_hash and by_hash[digest].path not in self.names:
                self._enter(self._copy(item, by_hash[digest], digest))  # it was moved
            else:
                due.append(item)
            first.setdefault(digest, item)
        return due

    def _holds(self, row: Entry) -> bool:
        """Whether a row's outputs are there and those of this run."""
        return (
            row.status in DONE and row.sha256 is not None and row.output is not None and self._serves(row)
            and all((self.out / f"{row.output}{ending}").exists() for ending in ENDINGS + (COPY,) * (row.copy is not None))
        )  # fmt: skip

    def _serves(self, row: Entry) -> bool:
        """Whether a row's outputs are what this run would make: with copies more than is asked for, or for a file that gets none,
        are too.
        """
        if row.version == self.version or not self.options.pdfa:
            return row.version in (self.version, self.version + WITH_COPIES)
        return row.version + WITH_COPIES == self.version and row.document.get("kind") not in KINDS

    def _settled(self, row: Entry) -> bool:
        """Whether nothing more is to be done about a file whose bytes are a row's."""
        if row.status in DONE:
            return self._holds(row)
        if row.status == "duplicate":
            other = self.known.get(row.same_as or "")
            return other is not None and self._holds(other) and self._serves(row)
        return self._serves(row) and row.status not in self.options.retry

    def _unchanged(self, item: Input, row: Entry) -> bool:
        return (item.size, item.modified) == (row.size, row.modified) and self._settled(row)

    def go(self, stop: Callable[[], bool], work: Callable[[Task], Outcome]) -> None:
        """Convert what is due and enter it."""
        manifest = Manifest(self.out)
        self.manifest = manifest
        try:
            for name, why in self.found.closed:
                self._enter(
                    Entry(name, "failed", reason=say("convert.closed", file=name, problem=why), version=self.version)
                )
            due = self.plan()
            halted = lambda: stop() or self.account.stopped is not None  # noqa: E731
            if due:  # else nobody need be asked for workers
                with self._engine(work, len(due)) as engine:
                    for result in engine.run(self._tasks(due), halted):
                        if result is not None:
                            self._take(result)
                        self._commit()
        finally:
            manifest.close()
            self._commit(now=True)

    def _engine(self, work: Callable[[Task], Outcome], due: int) -> engines.Engine:
        workers, limits, scheduler = self.options.workers, self.options.limits, self.options.scheduler
        if scheduler is None:
            return engines.local(work, workers, limits, self.out, due)
        return engines.cluster(work, workers, limits, self.out, self.version, scheduler)

    def _tasks(self, due: list[Input]) -> Iterator[Task]:
        for item in due:
            yield Task(item.path, item.name, self.out, item.size, item.modified, self.version, self.options.pdfa)

    def _take(self, result: Result[Task, Outcome]) -> None:
        task = result.task
        if result.value is None:
            limits = self.options.limits
            status = _STATUS[result.ended]
            reason = say(f"convert.{result.ended}", file=task.path, seconds=limits.seconds, mebibytes=limits.mebibytes)
            entry = Entry(
                task.name, status, size=task.size, modified=task.modified, version=task.version, reason=reason
            )
        else:
            entry = result.value.entry
            if result.value.stop is not None:
                self.account.stopped = result.value.stop
                return  # it is no fault of the file: the next run takes it again
        entry = replace(entry, seconds=result.seconds, peak=result.peak, ended=round(time.time(), 3))
        self._enter(entry)
        for twin, digest in self.twins.pop(task.name, ()):
            self._enter(self._copy(twin, entry, digest))

    def _copy(self, item: Input, of: Entry, digest: str) -> Entry:
        """The entry of a file with the bytes of another."""
        status: Status = "duplicate" if of.status in DONE else of.status
        reason = say("convert.duplicate", file=of.path) if status == "duplicate" else of.reason
        return Entry(
            item.name, status, sha256=digest, size=item.size, modified=item.modified, output=of.output, same_as=of.path,
            reason=reason, version=self.version, ended=round(time.time(), 3),
        )  # fmt: skip

    def _enter(self, entry: Entry) -> None:
        if not self.options.dry_run:
            self.manifest.add(entry)
        self.waiting.append(entry)

    def _commit(self, now: bool = False) -> None:
        """Report what is on disk by now."""
        if now or self.manifest.commit():
            for entry in self.waiting:
                self.account.add(entry)
                self.report(entry, self.account)
            self.waiting.clear()
        self.report(None, self.account)
