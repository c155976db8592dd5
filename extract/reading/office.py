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
from extract.reading.limits import MAX_TEXT_BYTES, check_zip
from grammar.normalise import readable
from schemas.document import Document
from schemas.errors import UnreadableInput

try:
    import resource
except ImportError:  # Windows has no such limits
    resource = None  # type: ignore[assignment]

MAX_SECONDS = 60
_MAX_MEMORY = 3 * 2**30
_WORD_STREAM = "WordDocument".encode("utf-16-le")  # the name of a .doc's main stream (MS-DOC 2.1.1)
_ANTIWORD_SECONDS = 30
_SETTINGS = """<?xml version="1.0" encoding="UTF-8"?>
<oor:items xmlns:oor="http://openoffice.org/2001/registry" xmlns:xs="http://www.w3.org/2001/XMLSchema">
<item oor:path="/org.openoffice.Office.Common/Security/Scripting"><prop oor:name="BlockUntrustedRefererLinks"><value>true</value></prop></item>
<item oor:path="/org.openoffice.Office.Common/Security/Scripting"><prop oor:name="DisableMacrosExecution"><value>true</value></prop></item>
<item oor:path="/org.openoffice.Office.Common/Security/Scripting"><prop oor:name="DisableActiveContent"><value>true</value></prop></item>
<item oor:path="/org.openoffice.Office.Writer/Content/Update"><prop oor:name="Link"><value>0</value></prop></item>
<item oor:path="/org.openoffice.Inet/Settings"><prop oor:name="ooInetProxyType"><value>1</value></prop></item>
<item oor:path="/org.openoffice.Inet/Settings"><prop oor:name="ooInetHTTPProxyName"><value>127.0.0.1</value></prop></item>
<item oor:path="/org.openoffice.Inet/Settings"><prop oor:name="ooInetHTTPProxyPort"><value>9</value></prop></item>
<item oor:path="/org.openoffice.Inet/Settings"><prop oor:name="ooInetHTTPSProxyName"><value>127.0.0.1</value></prop></item>
<item oor:path="/org.openoffice.Inet/Settings"><prop oor:name="ooInetHTTPSProxyPort"><value>9</value></prop></item>
<item oor:path="/org.openoffice.Inet/Settings"><prop oor:name="ooInetNoProxy"><value></value></prop></item>
</oor:items>
"""
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
    # a linked picture would be fetched from wherever the file says: nothing is
    settings = Path(folder) / "user" / "registrymodifications.xcu"
    settings.parent.mkdir()
    settings.write_text(_SETTINGS, encoding="utf-8")
    atexit.register(shutil.rmtree, folder, ignore_errors=True)
    return folder


@contextmanager
def _as_docx(path: Path, kind: str) -> Iterator[Path]:
    program = soffice()
    assert program is not None
    if kind == "odt":
        check_zip(path)
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


def _bounded() -> None:
    """The limits of a converter: memory, and time on the processor even when nobody waits for it any more."""
    resource.setrlimit(resource.RLIMIT_AS, (_MAX_MEMORY, _MAX_MEMORY))
    seconds = max(1, int(2 * MAX_SECONDS))
    resource.setrlimit(resource.RLIMIT_CPU, (seconds, seconds))


def _run(command: list[str], seconds: int, path: Path) -> bytes:
    """A program's output; it and its children are ended when the time is over."""
    process = subprocess.Popen(
        command,
        stdout=subprocess.PIPE,
        stderr=subprocess.DEVNULL,
        stdin=subprocess.DEVNULL,
        start_new_session=True,
        preexec_fn=_bounded if resource is not None else None,
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
