"""`kehoach extract`: the Plan of each file as JSON."""

from __future__ import annotations

from pathlib import Path

from kehoach.api import extract
from kehoach.output import emit, keep_apart, message
from schemas.errors import KehoachError, UnreadableInput


def run(files: list[Path], out: Path | None, format: str) -> None:
    """One file: one JSON object; several, or --format jsonl: a line each. A bad file among several is named, the rest goes on."""
    keep_apart(out, *files)
    if len(files) == 1 and format == "json":
        emit(extract(files[0]).to_json() + "\n", out)
        return
    lines: list[str] = []
    failed: list[KehoachError] = []
    for file in files:
        try:
            lines.append(extract(file).to_json(indent=None))
        except UnreadableInput as problem:
            failed.append(problem)
            message(str(problem))
    emit("".join(line + "\n" for line in lines), out)
    if failed:
        raise SomeFailed("cli.some_failed", failed=len(failed), files=len(files))


class SomeFailed(KehoachError):
    """Some of several inputs could not be read; the others were."""

    exit_code = 3
