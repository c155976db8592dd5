"""How wide a text for a terminal may be."""

from __future__ import annotations

import shutil
import sys
from pathlib import Path

_WIDTH = 110  # characters, where no terminal says its own


def width(out: Path | None) -> int:
    """The terminal's width; a fixed one for a file or a pipe, so that the same papers give the same text."""
    if out is None and sys.stdout is not None and sys.stdout.isatty():
        return shutil.get_terminal_size((_WIDTH, 24)).columns
    return _WIDTH
