"""Where results go: data to stdout or to a file written whole, messages to stderr."""

from __future__ import annotations

import sys
from pathlib import Path

from corpus.writing import write_whole
from schemas.errors import KehoachError
from schemas.texts import say


class NotWritten(KehoachError):
    """An output that can't be written."""

    exit_code = 1


def emit(data: str, out: Path | None) -> None:
    """Text to a file, or to stdout where none is named."""
    if out is None:
        sys.stdout.write(data)
        sys.stdout.flush()
        return
    save(data, out)
    message(say("cli.written", path=out))


def save(data: str | bytes, out: Path) -> None:
    """Write a file whole or not at all. Raises NotWritten."""
    try:
        write_whole(out, data)
    except OSError as problem:
        raise NotWritten("cli.not_written", path=out, problem=problem.strerror or problem) from problem


def message(text: str) -> None:
    """A line for the user."""
    sys.stderr.write(text + "\n")
    sys.stderr.flush()
