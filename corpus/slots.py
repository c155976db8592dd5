"""The cores that workers share for recognising pages: a long scan takes those that are idle, several scans share them."""

from __future__ import annotations

import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

_WAIT = 0.05  # seconds; a page takes some


@dataclass(frozen=True, slots=True)
class Slots:
    """So many slots as locks on files in a folder: what a killed worker held is free again."""

    folder: Path
    count: int

    @contextmanager
    def one(self) -> Iterator[None]:
        """Hold one slot, once one is free."""
        from filelock import FileLock, Timeout

        while True:
            for number in range(self.count):
                lock = FileLock(self.folder / f"slot-{number}", thread_local=False)
                try:
                    lock.acquire(timeout=0)
                except Timeout:
                    continue
                try:
                    yield
                finally:
                    lock.release()
                return
            time.sleep(_WAIT)

    def share(self) -> None:
        """Make this process recognise its pages only with a slot."""
        from extract.reading import recognising

        self.folder.mkdir(parents=True, exist_ok=True)
        recognising.slot = self.one
