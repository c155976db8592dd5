"""How much of an untrusted file is read before it is refused."""

from __future__ import annotations

from pathlib import Path

from schemas.archives import check_zip
from schemas.errors import UnreadableInput

__all__ = [
    "MAX_DRAWN_PIXELS", "MAX_FILE_BYTES", "MAX_LINES", "MAX_PAGES", "MAX_PARAGRAPH_CHARS", "MAX_PICTURE_PIXELS",
    "MAX_TEXT_BYTES", "MAX_TEXT_CHARS", "check_size", "check_zip",
]  # fmt: skip

MAX_FILE_BYTES = 200 * 1024 * 1024
MAX_TEXT_CHARS = 20_000_000
MAX_TEXT_BYTES = 20_000_000
MAX_PARAGRAPH_CHARS = 4000
MAX_PAGES = 3000
MAX_PICTURE_PIXELS = 60_000_000
MAX_DRAWN_PIXELS = 24_000_000  # of a PDF page: A3 at 300 dots an inch is 17 million
MAX_LINES = 400_000


def check_size(path: Path) -> None:
    """Refuse a file that is empty or larger than MAX_FILE_BYTES."""
    size = path.stat().st_size
    if size == 0:
        raise UnreadableInput("read.empty", file=path)
    if size > MAX_FILE_BYTES:
        raise UnreadableInput("read.too_large", file=path, limit=MAX_FILE_BYTES // 2**20)
