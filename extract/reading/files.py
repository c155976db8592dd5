"""Which kind of file it is, and reading it: the door through which every file comes in."""

from __future__ import annotations

import zipfile
import zlib
from pathlib import Path

from extract.reading.limits import check_size
from schemas.document import Document
from schemas.errors import UnreadableInput

_TEXT_SUFFIXES = {".txt": "text", ".text": "text", ".md": "markdown", ".markdown": "markdown", "": "text"}
_WEB_SUFFIXES = (".html", ".htm", ".xhtml", ".mht")
_PICTURES = (b"\x89PNG", b"\xff\xd8\xff", b"II*\x00", b"MM\x00*", b"BM", b"GIF8")
SUFFIXES = (
    ".txt", ".text", ".md", ".markdown", ".html", ".htm", ".docx", ".doc", ".rtf", ".odt", ".pdf",
    ".png", ".jpg", ".jpeg", ".tif", ".tiff", ".bmp",
)  # fmt: skip
_OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"


def kind_of(path: Path) -> str:
    """The kind of a file by its first bytes, then by its name: pdf, docx, doc, rtf, odt, picture, html, text or markdown.

    Raises UnreadableInput for what is no document, or of a kind that is not read.
    """
    with path.open("rb") as stream:
        head = stream.read(1024)
    suffix = path.suffix.lower()
    if b"%PDF-" in head:
        return "pdf"
    if head.startswith(b"PK\x03\x04"):
        return _zipped(path)
    if head.startswith(_OLE):
        if suffix in (".xls", ".ppt", ".msg", ".msi"):
            raise UnreadableInput("read.unknown_kind", file=path)
        return "doc"
    if head.lstrip()[:5] == b"{\\rtf":
        return "rtf"
    if head.startswith(_PICTURES) and (suffix not in _TEXT_SUFFIXES or suffix == "" or b"\x00" in head):
        return "picture"
    for suffixes, key in (
        ((".docx", ".docm"), "read.broken_zip"),
        ((".pdf",), "read.broken_pdf"),
        ((".doc", ".rtf", ".odt"), "read.broken_office"),
    ):
        if suffix in suffixes and not _looks_like_html(head):
            raise UnreadableInput(key, file=path)
    if _looks_like_html(head) or suffix in _WEB_SUFFIXES:
        return "html"
    if suffix in (".png", ".jpg", ".jpeg", ".tif", ".tiff", ".bmp"):
        raise UnreadableInput("read.broken_picture", file=path)
    if suffix not in _TEXT_SUFFIXES:
        raise UnreadableInput("read.unknown_kind", file=path)
    return _TEXT_SUFFIXES[suffix]


def _looks_like_html(head: bytes) -> bool:
    start = head.removeprefix(b"\xef\xbb\xbf").lstrip()[:200].lower()
    return start.startswith((b"<!doctype html", b"<html")) or (start.startswith(b"<?xml") and b"<html" in head.lower())


def _zipped(path: Path) -> str:
    """A zip archive's kind by what it holds."""
    try:
        with zipfile.ZipFile(path) as archive:
            names = archive.namelist()
            if "word/document.xml" in names:
                return "docx"
            small = "mimetype" in names and archive.getinfo("mimetype").file_size < 200
            if small and archive.read("mimetype").startswith(b"application/vnd.oasis.opendocument.text"):
                return "odt"
    except (zipfile.BadZipFile, zlib.error, NotImplementedError, ValueError, RuntimeError, EOFError):
        pass
    if path.suffix.lower() in (".docx", ".docm", ".zip", ""):
        return "docx"  # its reader says what is wrong with it
    raise UnreadableInput("read.unknown_kind", file=path)


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
        if kind in ("doc", "rtf", "odt"):
            from extract.reading.office import read_office

            return read_office(path, kind)
        if kind == "picture":
            from extract.reading.pictures import read_picture

            return read_picture(path)
        if kind == "html":
            from extract.reading.html import read_html

            return read_html(path)
        from extract.reading.plain import read_text

        return read_text(path, kind)
    except PermissionError as problem:
        raise UnreadableInput("read.not_allowed", file=path) from problem
    except OSError as problem:
        raise UnreadableInput("read.failed", file=path) from problem
    except (OverflowError, MemoryError, RecursionError) as problem:
        raise UnreadableInput("read.too_large", file=path, limit=20) from problem
