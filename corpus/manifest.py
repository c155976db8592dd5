"""The manifest of a conversion: one JSON line for each input, the newest line of a file counts."""

from __future__ import annotations

import json
import os
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Literal

from grammar.normalise import readable

NAME = "manifest.jsonl"
Status = Literal["ok", "failed", "skipped"]


@dataclass(frozen=True, slots=True)
class Entry:
    """What became of one input: `path` relative to its folder, `reason` a Vietnamese sentence, `seconds` of work."""

    path: str
    status: Status
    sha256: str | None = None
    output: str | None = None
    reason: str | None = None
    seconds: float = 0.0
    version: str = ""


def read_manifest(folder: Path) -> dict[str, Entry]:
    """The newest entry of each path; a line that a kill cut short is passed over."""
    out: dict[str, Entry] = {}
    path = folder / NAME
    if not path.exists():
        return out
    for line in path.read_text(encoding="utf-8", errors="replace").splitlines():
        try:
            entry = Entry(**json.loads(line))
        except (json.JSONDecodeError, TypeError):
            continue
        if entry.status != "skipped":
            out[entry.path] = entry
    return out


class Manifest:
    """Appends entries; each is on disk before `add` returns."""

    def __init__(self, folder: Path) -> None:
        folder.mkdir(parents=True, exist_ok=True)
        self._path = folder / NAME
        self._mend()
        self._stream = self._path.open("a", encoding="utf-8")

    def _mend(self) -> None:
        """End a line that a kill cut short, so that the next entry stands alone."""
        if self._path.exists():
            data = self._path.read_bytes()
            if data and not data.endswith(b"\n"):
                with self._path.open("ab") as stream:
                    stream.write(b"\n")

    def add(self, entry: Entry) -> None:
        """Append one entry."""
        row = {name: value for name, value in asdict(entry).items() if value not in (None, "")}
        self._stream.write(readable(json.dumps(row, ensure_ascii=False)) + "\n")
        self._stream.flush()
        os.fsync(self._stream.fileno())

    def close(self) -> None:
        """Close the file."""
        self._stream.close()
