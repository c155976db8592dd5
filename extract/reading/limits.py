"""How much of an untrusted file is read before it is refused."""

from __future__ import annotations

import lzma
import zipfile
import zlib
from pathlib import Path

from schemas.errors import UnreadableInput

MAX_FILE_BYTES = 200 * 1024 * 1024
MAX_UNPACKED_BYTES = 300 * 1024 * 1024
MAX_XML_BYTES = 60 * 1024 * 1024  # of one part: a tree takes ten times that in memory
MAX_PACKING_RATIO = 200
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


def check_zip(path: Path) -> None:
    """Refuse a broken archive, and one that unpacks to far more than it holds (a zip bomb)."""
    try:
        with zipfile.ZipFile(path) as archive:
            members = archive.infolist()
            if any(m.filename.endswith(".xml") and m.file_size > MAX_XML_BYTES for m in members):
                raise UnreadableInput("read.zip_bomb", file=path)
            unpacked = sum(member.file_size for member in members)
            packed = sum(member.compress_size for member in members)
            if unpacked > MAX_UNPACKED_BYTES or (unpacked > 2**24 and unpacked > MAX_PACKING_RATIO * max(packed, 1)):
                raise UnreadableInput("read.zip_bomb", file=path)
            if archive.testzip() is not None:
                raise UnreadableInput("read.broken_zip", file=path)
    except (
        zipfile.BadZipFile,
        zlib.error,
        lzma.LZMAError,
        EOFError,
        NotImplementedError,
        RuntimeError,
        OSError,
        ValueError,
    ) as problem:
        raise UnreadableInput("read.broken_zip", file=path) from problem
