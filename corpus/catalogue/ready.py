"""Converted files made ready for the catalogue: what takes the time is done by as many processes as convert, one writes."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import partial
from pathlib import Path

from corpus.catalogue.entry import Entry, FileFacts, prepared
from corpus.manifest import Entry as Row
from corpus.pool import Pool
from schemas.plan import Plan

_MANY = 200
"""So many files are worth the start of further processes."""
_BATCH = 16  # files handed over at a time


def made_ready(out: Path, rows: Sequence[Row], workers: int = 1) -> Iterator[Entry]:
    """The entries of converted files (rows of the manifest of `out`), with several workers in the order in which they end.

    Raises OSError where an output can't be read.
    """
    if workers < 2 or len(rows) < _MANY:
        for row in rows:
            yield _entry(row, out)
        return
    with Pool(partial(_prepared, out=out), workers) as pool:
        for result in pool.run(rows[start : start + _BATCH] for start in range(0, len(rows), _BATCH)):
            if result is not None:
                # what a worker died of is met here again, and told
                yield from result.value if result.value is not None else _prepared(result.task, out)


def _prepared(rows: Sequence[Row], out: Path) -> list[Entry]:
    return [_entry(row, out) for row in rows]


def _entry(row: Row, out: Path) -> Entry:
    base = out / str(row.output)
    plan = Plan.model_validate_json(base.with_name(f"{base.name}.json").read_bytes())
    return prepared(_facts(row), plan, base.with_name(f"{base.name}.txt").read_text(encoding="utf-8"))


def _facts(row: Row) -> FileFacts:
    return FileFacts(
        path=row.path, sha256=row.sha256 or "", size=row.size,
        mtime=row.modified / 1e9 if row.modified is not None else None, pages=sum(row.pages.values()) or None,
        status=str(row.status), reason=row.reason, kind=row.document.get("kind"), made_by=row.version,
    )  # fmt: skip
