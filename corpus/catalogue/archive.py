"""The catalogue of an archive: what a conversion made and the catalogue does not have yet is taken in."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path

from corpus.catalogue.entry import FileFacts
from corpus.catalogue.store import Catalogue
from corpus.manifest import DONE, Entry
from schemas.plan import Plan


def take_in(out: Path, entries: Iterable[Entry]) -> int:
    """Take the converted files of a manifest into the catalogue in `out`, those that are not there with the same bytes and
    settings; how many were taken in. A run that is killed has whole batches of them, and the next one the rest.

    Raises KehoachError where the catalogue is another program's, newer or busy; OSError where an output can't be read.
    """
    taken = 0
    with Catalogue.open(out, create=True) as catalogue:
        held = catalogue.held()
        for entry in entries:
            if entry.status not in DONE or not entry.sha256 or held.get(entry.path) == (entry.sha256, entry.version):
                continue
            base = out / str(entry.output)
            plan = Plan.model_validate_json(base.with_name(f"{base.name}.json").read_bytes())
            text = base.with_name(f"{base.name}.txt").read_text(encoding="utf-8")
            catalogue.add(_facts(entry), plan, text)
            taken += 1
    return taken


def _facts(entry: Entry) -> FileFacts:
    return FileFacts(
        path=entry.path, sha256=entry.sha256 or "", size=entry.size,
        mtime=entry.modified / 1e9 if entry.modified is not None else None, pages=sum(entry.pages.values()) or None,
        status=str(entry.status), reason=entry.reason, kind=entry.document.get("kind"), made_by=entry.version,
    )  # fmt: skip
