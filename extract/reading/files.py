"""Which kind of file it is, and reading it: the door through which every file comes in."""

from __future__ import annotations

import zipfile
from pathlib import Path

from extract.reading.limits import check_size
from schemas.document import Document
from schemas.errors import UnreadableInput

_TEXT_SUFFIXES = {".txt": "text", ".text": "text", ".md": "markdown", ".markdown": "markdown", "": "text"}
SUFFIXES = (".txt", ".text", ".md", ".markdown", ".docx", ".pdf")


def kind_of(path: Path) -> str:
    """The kind of a file by its first bytes, then by its name: pdf, docx, text or markdown.

    Raises UnreadableInput for what is no document, or of a kind that is not read yet.
    """
    with path.open("rb") as stream:
        head = stream.read(1024)
    if b"%PDF-" in head:
        return "pdf"
    if head.startswith(b"PK\x03\x04"):
        if path.suffix.lower() in (".docx", ".docm", ".zip", "") or _holds_a_document(path):
            return "docx"
        raise UnreadableInput("read.unknown_kind", file=path)
    if head.startswith((b"\xd0\xcf\x11\xe0", b"{\\rtf")):
        raise UnreadableInput("read.old_word", file=path)
    if head.startswith((b"\x89PNG", b"\xff\xd8\xff", b"II*\x00", b"MM\x00*")):
        raise UnreadableInput("read.picture", file=path)
    if path.suffix.lower() in (".docx", ".docm"):
        raise UnreadableInput("read.broken_zip", file=path)
    if path.suffix.lower() == ".pdf":
        raise UnreadableInput("read.broken_pdf", file=path)
    if path.suffix.lower() not in _TEXT_SUFFIXES:
        raise UnreadableInput("read.unknown_kind", file=path)
    return _TEXT_SUFFIXES[path.suffix.lower()]


def _holds_a_document(path: Path) -> bool:
    try:
        with zipfile.ZipFile(path) as archive:
            return "word/document.xml" in archive.namelist()
    except (zipfile.BadZipFile, NotImplementedError, ValueError):
        return False


def read(path: str | Path) -> Document:
    """Read a file as a Document. Raises UnreadableInput with a sentence that says what is wrong with which file."""
    path = Path(path)
    try:
        if path.is_dir():
            raise UnreadableInput("read.directory", file=path)
        if not path.exists():
            raise UnreadableInput("read.missing", file=path)
        check_size(path)
        kind = kind_of(path)
        if kind == "pdf":
            from extract.reading.pdf import read_pdf

            return read_pdf(path)
        if kind == "docx":
            from extract.reading.docx import read_docx

            return read_docx(path)
        from extract.reading.plain import read_text

        return read_text(path, kind)
    except PermissionError as problem:
        raise UnreadableInput("read.not_allowed", file=path) from problem
    except OSError as problem:
        raise UnreadableInput("read.failed", file=path) from problem
    except (OverflowError, MemoryError) as problem:
        raise UnreadableInput("read.too_large", file=path, limit=20) from problem
