"""Which files a conversion takes: folders walked in order, links in circles once, what was filtered left out."""

from __future__ import annotations

import fnmatch
import os
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime
from pathlib import Path

from corpus.remote import Place, Url, listed
from grammar.normalise import readable
from schemas.errors import WrongUse

_HIDDEN = (".", "~$")


@dataclass(frozen=True, slots=True)
class Input:
    """One file: where it is, its path below the folder that was named (also the name of its outputs), its size (bytes) and the
    time of its last change (ns).
    """

    path: Place
    name: str
    size: int = 0
    modified: int = 0


@dataclass(frozen=True, slots=True)
class Filter:
    """Which files are taken: names that fit one of `include` (all where there is none) and none of `exclude` (patterns like
    "*.pdf" or "2019/*", no regard to case), changed on `since` or later; at most `limit` of them.
    """

    include: tuple[str, ...] = ()
    exclude: tuple[str, ...] = ()
    since: date | None = None
    limit: int | None = None

    def takes(self, name: str, modified: int) -> bool:
        """Whether a file of that name, changed then (ns), is taken."""
        if self.since is not None and datetime.fromtimestamp(modified / 1e9).date() < self.since:
            return False
        return (not self.include or _fits(name, self.include)) and not _fits(name, self.exclude)


def _fits(name: str, patterns: tuple[str, ...]) -> bool:
    folded = name.casefold()
    return any(
        fnmatch.fnmatchcase(folded, pattern.casefold())
        or fnmatch.fnmatchcase(folded.rsplit("/", 1)[-1], pattern.casefold())
        for pattern in patterns
    )


@dataclass(slots=True)
class Found:
    """The files, and the folders that could not be opened with the system's reason."""

    inputs: list[Input] = field(default_factory=list)
    closed: list[tuple[str, str]] = field(default_factory=list)


def find_inputs(places: Sequence[Place], out: Path, chosen: Filter | None = None) -> Found:
    """Every file of the folders and the files named, in order; hidden ones and the output folder are left out.

    Raises WrongUse where the output folder holds an input folder: outputs would be read as inputs the next time.
    """
    chosen, found = chosen or Filter(), Found()
    taken: set[str] = set()
    folders: set[str] = set()
    seen: set[object] = set()
    several = len(places) > 1
    for path, name in _named(places, out, several, found, taken, folders):
        try:
            one, size, modified = _facts(path)
        except OSError as problem:
            found.closed.append((name, problem.strerror or str(problem)))
            continue
        if one in seen or not chosen.takes(name, modified):
            continue
        seen.add(one)
        found.inputs.append(Input(path, own_name(name, taken), size, modified))
        if chosen.limit is not None and len(found.inputs) >= chosen.limit:
            break
    return found


def _facts(path: Place) -> tuple[object, int, int]:
    """Which file it is by whatever name, its size (bytes), the time of its last change (ns). Raises OSError."""
    if isinstance(path, Url):
        return path.text, path.size, path.modified
    facts = path.stat()
    return (facts.st_dev, facts.st_ino), facts.st_size, facts.st_mtime_ns


def _named(
    places: Sequence[Place], out: Path, several: bool, found: Found, taken: set[str], folders: set[str]
) -> Iterator[tuple[Place, str]]:
    own = out.resolve()
    for place in places:
        if isinstance(place, Url):
            prefix = f"{own_name(place.name or '_', folders)}/" if several else ""
            for file, below in listed(place):
                if not any(part.startswith(_HIDDEN) for part in below.split("/")):
                    yield file, readable(prefix + below)
            continue
        if not place.is_dir():
            yield place, readable(place.name)
            continue
        whole = place.resolve()
        if own in (whole, *whole.parents):
            raise WrongUse("convert.out_holds_input", out=out, place=place)
        prefix = f"{own_name(whole.name or '_', folders)}/" if several else ""
        for path in _walk(place, own, lambda name, why: found.closed.append((name, why))):
            yield path, readable(prefix + path.relative_to(place).as_posix())


def _walk(place: Path, own: Path, closed: Callable[[str, str], None]) -> Iterator[Path]:
    """The ordinary files below a folder, in order; folders behind links too, each once."""
    been: set[tuple[int, int]] = set()

    def tell(problem: OSError) -> None:
        closed(readable(str(problem.filename)), problem.strerror or str(problem))

    for folder, below, files in os.walk(place, onerror=tell, followlinks=True):
        facts = Path(folder).stat()
        one = (facts.st_dev, facts.st_ino)
        if one in been:
            below[:] = []
            continue
        been.add(one)
        below[:] = sorted(
            name for name in below if not name.startswith(_HIDDEN) and Path(folder, name).resolve() != own
        )
        for name in sorted(files):
            path = Path(folder, name)
            if not name.startswith(_HIDDEN) and path.is_file():
                yield path


def own_name(name: str, taken: set[str]) -> str:
    """A name that no other input has: a second "a.txt" is "a~2.txt", so that nothing is written over."""
    path, count = Path(name), 1
    while name.casefold() in taken:
        count += 1
        name = (path.parent / f"{path.stem}~{count}{path.suffix}").as_posix()
    taken.add(name.casefold())
    return name
