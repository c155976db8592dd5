"""TOML files of people: read within limits, with a sentence for what is wrong."""

from __future__ import annotations

import re
import tomllib
from pathlib import Path
from typing import Any

from schemas.errors import UnreadableInput, WrongUse

_LARGEST = 1_000_000  # bytes


def toml_table(path: Path, syntax: str = "settings.syntax") -> dict[str, Any]:
    """The table of a TOML file; `syntax` is the key of the sentence for a broken one.

    Raises UnreadableInput for one that is missing, too large or not UTF-8, WrongUse for one that is no TOML.
    """
    try:
        if path.stat().st_size > _LARGEST:
            raise UnreadableInput("read.too_large", file=path, limit=_LARGEST // 1_000_000)
        return tomllib.loads(path.read_text(encoding="utf-8-sig"))
    except FileNotFoundError as problem:
        raise UnreadableInput("read.missing", file=path) from problem
    except OSError as problem:
        raise UnreadableInput("read.failed", file=path) from problem
    except UnicodeDecodeError as problem:
        raise UnreadableInput("read.encoding", file=path) from problem
    except tomllib.TOMLDecodeError as problem:
        line = next(iter(re.findall(r"line (\d+)", str(problem))), "?")
        raise WrongUse(syntax, file=path, line=line) from problem
