"""Where results go: data to stdout or to a file written whole, messages to stderr."""

from __future__ import annotations

import sys
from collections.abc import Sequence
from pathlib import Path

from corpus.writing import write_whole
from schemas.errors import KehoachError, WrongUse
from schemas.texts import say


class NotWritten(KehoachError):
    """An output that can't be written."""

    exit_code = 1


def emit(data: str, out: Path | None) -> None:
    """Text to a file, or to stdout where none is named."""
    if out is None:
        _print(data)
        return
    save(data, out)
    message(say("cli.written", path=out))


def _print(data: str) -> None:
    if sys.stdout is None:  # the caller closed it
        raise NotWritten("cli.no_stdout")
    try:
        sys.stdout.write(data)
        sys.stdout.flush()
    except BrokenPipeError:
        raise
    except OSError as problem:
        sys.stdout = None  # what is left in its buffer would fail again at the end
        raise NotWritten("cli.stdout_failed") from problem


def keep_apart(out: Path | None, *others: Path | None) -> None:
    """Refuse an output that is an input or another output. Raises WrongUse."""
    if out is not None and any(other is not None and other.resolve() == out.resolve() for other in others):
        raise WrongUse("cli.same_file", path=out)


def save(data: str | bytes, out: Path) -> None:
    """Write a file whole or not at all. Raises NotWritten."""
    try:
        write_whole(out, data)
    except OSError as problem:
        raise NotWritten("cli.not_written", path=out, problem=problem.strerror or problem) from problem


_TOLD = 5
"""Of many lines of one kind these are told; of the rest how many they are."""


def tell_some(lines: Sequence[str], more: str) -> None:
    """The first of some lines for the user, and how many there are besides (`more`: the key of a text with {count})."""
    for line in lines[:_TOLD]:
        message(line)
    if len(lines) > _TOLD:
        message(say(more, count=len(lines) - _TOLD))


def message(text: str) -> None:
    """A line for the user."""
    if sys.stderr is None:  # the caller closed it
        return
    sys.stderr.write(text + "\n")
    sys.stderr.flush()
