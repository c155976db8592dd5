"""The manifest of a conversion: one JSON line for each input that ended, the newest line of a file counts."""

from __future__ import annotations

import json
import os
import time
from dataclasses import asdict, dataclass, field, fields
from pathlib import Path
from typing import Any, Literal

from grammar.normalise import readable

NAME = "manifest.jsonl"
Status = Literal["ok", "partial", "failed", "timeout", "out_of_memory", "skipped", "duplicate"]
DONE: tuple[Status, ...] = ("ok", "partial")
FAILED: tuple[Status, ...] = ("failed", "timeout", "out_of_memory")
_COMMIT_SECONDS = 0.5


@dataclass(frozen=True, slots=True)
class Entry:
    """What became of one input: `path` below its folder, `output` the name of its outputs without their endings, `reason` a
    Vietnamese sentence, `pages` how many were got by which layer, `seconds` of work, `peak` memory (MiB), `version` program and
    settings, `copy` what its searchable copy is (PDF/A, or a signed file's own bytes; None where there is none), `document` what
    the register of documents prints (number, symbol, date, issuer, kind, title, …).
    """

    path: str
    status: Status
    sha256: str | None = None
    size: int | None = None
    modified: int | None = None
    output: str | None = None
    same_as: str | None = None
    reason: str | None = None
    pages: dict[str, int] = field(default_factory=dict)
    seconds: float = 0.0
    peak: int = 0
    version: str = ""
    ended: float = 0.0
    copy: Literal["pdfa", "signed"] | None = None
    document: dict[str, Any] = field(default_factory=dict)


_FIELDS = frozenset(row.name for row in fields(Entry))


@dataclass(frozen=True, slots=True)
class Read:
    """A manifest as it was read: the newest entry of each path, and the numbers of the lines that are broken."""

    entries: dict[str, Entry]
    broken: list[int]


def read_manifest(folder: Path) -> Read:
    """The manifest of an output folder. A line that is no entry is passed over and told of, but for the last one: a kill
    cut that short.
    """
    entries: dict[str, Entry] = {}
    broken: list[int] = []
    path = folder / NAME
    if not path.exists():
        return Read(entries, broken)
    number = 0
    with path.open(encoding="utf-8", errors="replace") as stream:
        for number, line in enumerate(stream, 1):
            entry = _entry(line)
            if entry is None:
                broken.append(number)
            else:
                entries[entry.path] = entry
        cut = number in broken and not line.endswith("\n") if number else False
    return Read(entries, broken[:-1] if cut else broken)


def _entry(line: str) -> Entry | None:
    try:
        row = json.loads(line)
        return (
            Entry(**{name: value for name, value in row.items() if name in _FIELDS}) if isinstance(row, dict) else None
        )
    except (json.JSONDecodeError, TypeError):
        return None


class Manifest:
    """Appends entries, several at a time: what `commit` has written is on disk."""

    def __init__(self, folder: Path) -> None:
        folder.mkdir(parents=True, exist_ok=True)
        self._path = folder / NAME
        self._mend()
        self._stream = self._path.open("ab")
        self._waiting: list[str] = []
        self._committed = time.monotonic()

    def _mend(self) -> None:
        """End a line that a kill cut short, so that the next entry stands alone."""
        if self._path.exists() and self._path.stat().st_size:
            with self._path.open("rb+") as stream:
                stream.seek(-1, os.SEEK_END)
                if stream.read(1) != b"\n":
                    stream.write(b"\n")

    def add(self, entry: Entry) -> None:
        """Take an entry; it is on disk at the latest when `commit` says so."""
        row = {name: value for name, value in asdict(entry).items() if value is not None and value not in ("", {})}
        self._waiting.append(readable(json.dumps(row, ensure_ascii=False)) + "\n")

    def commit(self, now: bool = False) -> bool:
        """Write what waits, where half a second has passed since the last time or `now` asks for it. Says whether nothing waits."""
        if self._waiting and (now or time.monotonic() - self._committed >= _COMMIT_SECONDS):
            self._stream.write("".join(self._waiting).encode("utf-8", errors="replace"))
            self._stream.flush()
            os.fsync(self._stream.fileno())
            self._waiting.clear()
            self._committed = time.monotonic()
        return not self._waiting

    def close(self) -> None:
        """Write what waits and close the file."""
        try:
            self.commit(now=True)
        finally:
            self._stream.close()
