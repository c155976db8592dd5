"""How much of an untrusted archive (.docx, .odt) is unpacked before it is refused."""

from __future__ import annotations

import io
import lzma
import zipfile
import zlib
from pathlib import Path

from schemas.errors import UnreadableInput

MAX_UNPACKED_BYTES = 300 * 1024 * 1024
MAX_XML_BYTES = 60 * 1024 * 1024  # of one part: a tree takes ten times that in memory
MAX_PACKING_RATIO = 200


def check_zip(path: str | Path, data: bytes | None = None) -> None:
    """Refuse a broken archive, and one that unpacks to far more than it holds (a zip bomb).

    `path` names the file in the sentence; `data` are its bytes where they were read already. Raises UnreadableInput.
    """
    try:
        with zipfile.ZipFile(path if data is None else io.BytesIO(data)) as archive:
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
