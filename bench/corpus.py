"""A corpus on disk: gold files with their sources, and what kehoach extracts from each."""

from __future__ import annotations

import json
from collections.abc import Collection
from dataclasses import dataclass
from pathlib import Path

import kehoach
from bench.judges import Item
from bench.outlines import read_outline
from bench.scoring import Comparison, compare

_GOLD = ".gold.json"
_OUTLINE = ".outline.txt"
_NO_SOURCES = (_GOLD, _OUTLINE, ".truth.txt")


@dataclass(frozen=True, slots=True)
class Entry:
    """A document of a corpus: its name, its gold file, and its source (None where the gold file stands alone)."""

    name: str
    gold: Path
    source: Path | None


@dataclass(frozen=True, slots=True)
class Outcome:
    """A corpus after extraction: the comparison of each document, and why some failed (name → reason)."""

    comparisons: list[Comparison]
    failed: dict[str, str]


def entries(folder: Path, names: Collection[str] = ()) -> list[Entry]:
    """The documents of a folder in the order of their names, all or only `names`.

    The source of NAME.gold.json is the first file NAME.* by name that is no gold, outline or truth file.
    """
    found: list[Entry] = []
    for gold in sorted(folder.glob(f"*{_GOLD}")):
        name = gold.name.removesuffix(_GOLD)
        if names and name not in names:
            continue
        files = sorted(file for file in folder.iterdir() if file.name.startswith(f"{name}."))
        found.append(Entry(name, gold, next((file for file in files if not file.name.endswith(_NO_SOURCES)), None)))
    return found


def gold_of(entry: Entry) -> Item:
    """The gold plan of a document."""
    plan: Item = json.loads(entry.gold.read_text(encoding="utf-8"))
    return plan


def run(documents: list[Entry]) -> Outcome:
    """Extract every document and compare it with its gold; one that fails counts as an empty extraction."""
    outcome = Outcome([], {})
    for entry in documents:
        plan, reason = _extraction(entry)
        if reason is not None:
            outcome.failed[entry.name] = reason
        outline = entry.gold.with_name(f"{entry.name}{_OUTLINE}")
        heads = read_outline(outline) if outline.exists() else None
        outcome.comparisons.append(compare(entry.name, gold_of(entry), plan, heads))
    return outcome


def _extraction(entry: Entry) -> tuple[Item, str | None]:
    """The Plan of a document as JSON, or nothing and the reason."""
    if entry.source is None:
        return {}, "no source file"
    try:
        plan: Item = json.loads(kehoach.extract(entry.source).to_json())
    except kehoach.KehoachError as problem:
        return {}, _without_folder(str(problem), entry.source)
    except Exception as problem:  # noqa: BLE001 - whatever goes wrong in one document, the others are measured
        return {}, _without_folder(f"{type(problem).__name__}: {problem}", entry.source)
    return plan, None


def _without_folder(text: str, source: Path) -> str:
    """A message on one line that names the file without its folder: the record is the same on every machine."""
    for folder in (source.parent.resolve(), source.parent):
        text = text.replace(f"{folder}/", "")
    return " ".join(text.split())
