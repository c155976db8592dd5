"""Inputs that lie in an object store or on another machine: places that fsspec knows by a URL (s3://bucket/folder, …)."""

from __future__ import annotations

import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path, PurePosixPath
from typing import Any

from extract.reading.assemble import file_hash
from schemas.errors import UnreadableInput, WrongUse

_TIMES = ("mtime", "LastModified", "last_modified", "updated", "created")
"""What the file systems call the time of a file's last change."""


@dataclass(frozen=True, slots=True)
class Url:
    """A file or a folder by its URL; of a file also its size (bytes) and the time of its last change (ns), as listed."""

    text: str
    size: int = 0
    modified: int = 0

    def __str__(self) -> str:
        return self.text

    @property
    def name(self) -> str:
        """The last part."""
        return self.text.rstrip("/").rsplit("/", 1)[-1]


Place = Path | Url
"""Where an input is."""


def place_of(named: str) -> Place:
    """What a person named: a URL where it has the form of one, else a path."""
    return Url(named) if "://" in named else Path(named)


def is_there(place: Place) -> bool:
    """Whether it can be seen from here; any reason not to is a no."""
    if isinstance(place, Url):
        system, path = _system(place)
        return bool(system.exists(path))
    try:
        return place.exists()
    except OSError:
        return False


def listed(place: Url) -> list[tuple[Url, str]]:
    """The files below a folder with their paths below it, or the file itself, in the order of their names.

    Raises UnreadableInput where there is no such place or it does not open, WrongUse where the kind of URL is not known here.
    """
    system, root = _system(place)
    try:
        found = system.find(root, detail=True)
        if not found:
            raise UnreadableInput("read.missing", file=place)
    except OSError as problem:
        raise UnreadableInput("convert.closed", file=place, problem=problem.strerror or problem) from problem
    whole = root.rstrip("/")
    files: list[tuple[Url, str]] = []
    for path, facts in sorted(found.items()):
        below = path.removeprefix(whole).lstrip("/") or place.name
        files.append((Url(system.unstrip_protocol(path), int(facts.get("size") or 0), _changed(facts)), below))
    return files


def now(place: Place) -> tuple[int, int]:
    """Size and time of the last change of a file as they are now. Raises OSError."""
    if isinstance(place, Url):
        system, path = _system(place)
        system.invalidate_cache()
        facts = system.info(path)
        return int(facts.get("size") or 0), _changed(facts)
    known = place.stat()
    return known.st_size, known.st_mtime_ns


@contextmanager
def at_hand(place: Place) -> Iterator[Path]:
    """The file on this machine: itself, or a copy of its name as long as the block lasts. Raises OSError."""
    if isinstance(place, Path):
        yield place
        return
    with tempfile.TemporaryDirectory(prefix="kehoach-") as folder:
        copy = Path(folder) / PurePosixPath(place.name).name
        system, path = _system(place)
        system.get_file(path, str(copy))
        yield copy


def hash_of(place: Place) -> str:
    """The SHA-256 of a file's bytes, in hex. Raises OSError."""
    if isinstance(place, Path):
        return file_hash(place)
    with at_hand(place) as copy:
        return file_hash(copy)


def _system(place: Url) -> tuple[Any, str]:
    """The file system of a URL and the path in it."""
    try:
        from fsspec.core import url_to_fs
    except ModuleNotFoundError as problem:
        raise WrongUse("dask.no_urls", place=place) from problem
    try:
        system, path = url_to_fs(place.text)
    except (ImportError, ValueError) as problem:
        raise WrongUse("dask.unknown_url", place=place, problem=problem) from problem
    return system, str(path)


def _changed(facts: dict[str, Any]) -> int:
    """The time of the last change (ns), 0 where it is not told."""
    told = next((facts[name] for name in _TIMES if facts.get(name)), 0)
    if isinstance(told, str):
        told = datetime.fromisoformat(told)
    return int((told.timestamp() if isinstance(told, datetime) else told) * 1_000_000_000)
