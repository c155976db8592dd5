"""What is done with one file of an archive, in a worker process: read, extract, write the outputs whole, say what it was."""

from __future__ import annotations

import errno
import hashlib
from dataclasses import dataclass
from itertools import pairwise
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING, Any

from corpus.manifest import Entry
from corpus.pdfa import KINDS, NotCopied, make_copy
from corpus.remote import Place, Url, at_hand, now
from corpus.writing import write_whole
from grammar.normalise import key
from schemas.errors import KehoachError
from schemas.texts import say

if TYPE_CHECKING:
    from schemas.document import Document
    from schemas.plan import Plan

ENDINGS = (".json", ".md", ".txt")
"""The outputs of a file: the Plan, its text as Markdown, the text that the Plan's offsets point into."""
COPY = ".pdf"
"""On request a searchable copy of a PDF or a picture beside them."""
SCRATCH = ".kehoach"
"""The folder beside the outputs for what is half written."""
_LOST = frozenset(
    [
        "note.broken_part",
        "note.pictures",
        "note.no_ocr",
        "note.ocr_failed",
        "note.broken_pages",
        "note.no_office",
        "note.lost",
    ]
)
"""What was said about the reading that means: something of the file is not in the text."""
_FULL = frozenset([errno.ENOSPC, errno.EROFS, errno.EDQUOT, errno.EIO])
_BITS = 64


@dataclass(frozen=True, slots=True)
class Task:
    """A file to convert: where it is, the name of its outputs below `out`, its size and change time when it was found, and
    the program and settings of the run, and whether a searchable copy is wanted.
    """

    path: Place
    name: str
    out: Path
    size: int
    modified: int
    version: str
    pdfa: bool = False


@dataclass(frozen=True, slots=True)
class Outcome:
    """The entry of a file; `stop` where no further file can be written (a full or read-only disk), with the system's reason."""

    entry: Entry
    stop: str | None = None


def convert_file(task: Task) -> Outcome:
    """Convert one file; every error becomes the entry's reason."""
    try:
        return Outcome(_converted(task))
    except KehoachError as problem:
        return Outcome(_failed(task, str(problem)))
    except OSError as problem:
        told = problem.strerror or str(problem)
        reason = say("convert.not_written", file=task.path, problem=told)
        return Outcome(_failed(task, reason), told if problem.errno in _FULL else None)
    except Exception as problem:  # noqa: BLE001 - one bad file must cost itself only; its entry says so
        return Outcome(_failed(task, say("convert.unexpected", file=task.path, kind=type(problem).__name__)))


def _converted(task: Task) -> Entry:
    from extract.pipeline import extract_plan
    from extract.secrecy import secrecy

    document = _read(task.path)
    mark = secrecy(document)
    if mark is not None:  # nothing of it is kept, not even its title
        return _entry(task, "skipped", sha256=document.sha256, reason=say("convert.secret", mark=mark))
    plan = extract_plan(document)
    if not task.pdfa or document.kind not in KINDS:
        return _written(task, document, plan, None)
    with TemporaryDirectory(prefix=".part-", dir=task.out / SCRATCH) as folder:
        return _written(task, document, plan, Path(folder))


def _written(task: Task, document: Document, plan: Plan, folder: Path | None) -> Entry:
    """Write the outputs, with a copy where there is a `folder` to make it in; what is in the way of the copy makes the file partial."""
    from corpus.markdown import markdown

    copied, reasons = None, [say(note) for note in document.notes if note in _LOST]
    if folder is not None:
        try:
            with at_hand(task.path) as source:
                copied = make_copy(document, source, folder / "copy.pdf")
        except NotCopied as problem:
            reasons.append(str(problem))
    if now(task.path) != (task.size, task.modified):
        return _failed(task, say("convert.changed", file=task.path))
    for ending, text in zip(ENDINGS, (plan.to_json(), markdown(plan), document.text), strict=True):
        write_whole(task.out / f"{task.name}{ending}", text.rstrip("\n") + "\n", task.out / SCRATCH)
    copy = task.out / f"{task.name}{COPY}"
    if copied is not None and folder is not None:
        write_whole(copy, (folder / "copy.pdf").read_bytes(), task.out / SCRATCH)
    else:
        copy.unlink(missing_ok=True)  # of a file that was another one
    return _entry(
        task, "partial" if reasons else "ok", sha256=document.sha256, output=task.name, reason=" ".join(reasons) or None,
        pages=_pages(document), document=_described(document, plan), copy=copied,
    )  # fmt: skip


def _read(place: Place) -> Document:
    """The document; an error names what the person named, not the copy that was read."""
    from extract.reading.files import read

    with at_hand(place) as path:
        try:
            return read(path)
        except KehoachError as problem:
            if isinstance(place, Url) and "file" in problem.values:
                raise type(problem)(problem.key, **{**problem.values, "file": place}) from problem
            raise


def _entry(task: Task, status: Any, **more: Any) -> Entry:
    return Entry(task.name, status, size=task.size, modified=task.modified, version=task.version, **more)


def _failed(task: Task, reason: str) -> Entry:
    return _entry(task, "failed", reason=reason)


def _pages(document: Document) -> dict[str, int]:
    out: dict[str, int] = {}
    for page in document.pages:
        out[page.layer] = out.get(page.layer, 0) + 1
    return out


def _described(document: Document, plan: Plan) -> dict[str, Any]:
    """What the register of documents and the search for the same document in other files need."""
    header = plan.header
    doubtful = any(item.path.startswith("/header") for item in plan.review)
    facts = {
        "kind": document.kind, "type": header.doc_type, "number": header.number, "symbol": header.symbol,
        "date": header.date, "issuer": header.issuer, "title": header.title, "pages": len(document.pages) or None,
        "signed": bool(document.signatures) or None, "review": doubtful or None, "words": likeness_mark(document.text),
    }  # fmt: skip
    return {name: value for name, value in facts.items() if value is not None}


def likeness_mark(text: str) -> str:
    """A mark of a text's wording (simhash of its pairs of syllables, 64 bits in hex): near texts have near marks."""
    import numpy as np

    size = _BITS // 8
    pairs = {" ".join(pair).encode() for pair in pairwise(key(text).split())}
    digests = b"".join(hashlib.blake2b(pair, digest_size=size).digest() for pair in pairs)
    counts = np.unpackbits(np.frombuffer(digests, np.uint8).reshape(-1, size), axis=1).sum(axis=0)
    return np.packbits(counts * 2 > len(pairs)).tobytes().hex()
