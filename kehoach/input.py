"""The bytes of a file that a command works on as it is."""

from __future__ import annotations

from pathlib import Path

from schemas.errors import UnreadableInput


def file_bytes(path: Path) -> bytes:
    """The bytes of a file. Raises UnreadableInput for one that is missing, no file, locked or too large."""
    from extract.reading.limits import check_size

    try:
        if path.is_dir():
            raise UnreadableInput("read.directory", file=path)
        check_size(path)
        return path.read_bytes()
    except FileNotFoundError as problem:
        raise UnreadableInput("read.missing", file=path) from problem
    except PermissionError as problem:
        raise UnreadableInput("read.not_allowed", file=path) from problem
    except OSError as problem:
        raise UnreadableInput("read.failed", file=path) from problem
