"""Old Word files, RTF and ODT: LibreOffice writes them as DOCX into a folder of our own; antiword gives a .doc's bare text
where LibreOffice is not installed. The original is only read.
"""

from __future__ import annotations

import atexit
import os
import shutil
import signal
import subprocess
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import replace
from functools import cache
from pathlib import Path

from extract.reading.assemble import Assembler, file_hash
from extract.reading.legacy_text import Piece, guessed_code, in_unicode
from extract.reading.limits import MAX_TEXT_BYTES
from grammar.normalise import readable
from schemas.document import Document
from schemas.errors import UnreadableInput

MAX_SECONDS = 120
_WORD_STREAM = "WordDocument".encode("utf-16-le")  # the name of a .doc's main stream (MS-DOC 2.1.1)
_ANTIWORD_SECONDS = 30
_NO_MACROS = "--norestore --nolockcheck --nodefault --nologo".split()


def read_office(path: Path, kind: str) -> Document:
    """Read a .doc, .rtf or .odt. Raises UnreadableInput where nothing installed can, or the file is broken or too slow."""
    if soffice() is None:
        if kind == "doc" and shutil.which("antiword"):
            return _by_antiword(path)
        raise UnreadableInput("read.no_office", file=path)
    from extract.reading.docx import read_docx

    with _as_docx(path, kind) as converted:
        try:
            document = read_docx(converted)
        except UnreadableInput as problem:
            # what LibreOffice wrote is broken: the sentence is about the file that the user has
            raise UnreadableInput(
                "read.no_text" if problem.key == "read.no_text" else "read.broken_office", file=path
            ) from problem
    return replace(
        document, name=readable(path.name), sha256=file_hash(path), kind=kind, notes=(*document.notes, "note.converted")
    )


def soffice() -> str | None:
    """The LibreOffice program, or None."""
    return shutil.which("soffice") or shutil.which("libreoffice")


@cache
def _profile() -> str:
    """A LibreOffice profile for this process alone: two that share one wait for each other, or fail in silence."""
    folder = tempfile.mkdtemp(prefix="kehoach-office-")
    atexit.register(shutil.rmtree, folder, ignore_errors=True)
    return folder


@contextmanager
def _as_docx(path: Path, kind: str) -> Iterator[Path]:
    program = soffice()
    assert program is not None
    if kind == "doc" and _WORD_STREAM not in path.read_bytes():
        raise UnreadableInput("read.broken_office", file=path)  # LibreOffice would show its bytes as text
    with tempfile.TemporaryDirectory(prefix="kehoach-") as folder:
        # a name of our own: LibreOffice takes what begins with a dash or holds a "#" for something else
        source = Path(folder) / f"source.{kind}"
        shutil.copyfile(path, source)
        command = [
            program, f"-env:UserInstallation={Path(_profile()).as_uri()}", "--headless", *_NO_MACROS,
            "--convert-to", "docx:MS Word 2007 XML", "--outdir", folder, str(source),
        ]  # fmt: skip
        _run(command, MAX_SECONDS, path)
        made = Path(folder) / "source.docx"
        if not made.exists() or made.stat().st_size == 0:
            raise UnreadableInput("read.broken_office", file=path)
        yield made


def _run(command: list[str], seconds: int, path: Path) -> bytes:
    """A program's output; it and its children are ended when the time is over."""
    process = subprocess.Popen(
        command, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, stdin=subprocess.DEVNULL, start_new_session=True
    )
    try:
        out, _ = process.communicate(timeout=seconds)
    except subprocess.TimeoutExpired as problem:
        os.killpg(process.pid, signal.SIGKILL)
        process.communicate()
        raise UnreadableInput("read.too_slow", file=path, seconds=seconds) from problem
    return out


def _by_antiword(path: Path) -> Document:
    """The bare text of a .doc; its tables come as lines."""
    out = _run(["antiword", "-w", "0", "-m", "UTF-8.txt", str(path.resolve())], _ANTIWORD_SECONDS, path)
    text = out[:MAX_TEXT_BYTES].decode("utf-8", "replace")
    code = guessed_code(text)
    assembler = Assembler()
    for line in text.split("\n"):
        for cell, part in enumerate(line.strip().strip("|").split("|")):
            assembler.add_pieces(in_unicode([Piece(part)], code), "\n" if cell else "\n\n")
    notes = ("note.no_office", "note.legacy") if code else ("note.no_office",)
    return assembler.document(path, "doc", notes=notes)
