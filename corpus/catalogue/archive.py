"""The catalogue of an archive: what a conversion made and the catalogue does not have yet is taken in."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path

from corpus.catalogue.ready import made_ready
from corpus.catalogue.store import Catalogue
from corpus.manifest import DONE, Entry


def take_in(out: Path, entries: Iterable[Entry], workers: int = 1) -> int:
    """Take the converted files of a manifest into the catalogue in `out`, those that are not there with the same bytes and
    settings; how many were taken in. A run that is killed has whole batches of them, and the next one the rest. So many
    `workers` make the files ready.

    Raises KehoachError where the catalogue is another program's, newer or busy; OSError where an output can't be read.
    """
    taken = 0
    with Catalogue.open(out, create=True) as catalogue:
        held = catalogue.held()
        due = [
            entry
            for entry in entries
            if entry.status in DONE and entry.sha256 and held.get(entry.path) != (entry.sha256, entry.version)
        ]
        for ready in made_ready(out, due, workers):
            catalogue.write(ready)
            taken += 1
    return taken
