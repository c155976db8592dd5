"""A searchable PDF/A-2b copy of a PDF or a picture: what is seen stays as it is, and what was recognised lies under it as text.

The words are those that the reading recognised: nothing is recognised twice. A digitally signed file is copied byte for byte. What
this writes has passed pikepdf's validator, which refuses what it does not know; no other file is ever written.
"""

from __future__ import annotations

import logging
import os
import re
import shutil
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from importlib.util import find_spec
from pathlib import Path
from typing import TYPE_CHECKING, Any, Literal

from schemas.errors import KehoachError, WrongUse

if TYPE_CHECKING:
    from schemas.document import Document

Copied = Literal["pdfa", "signed"]
"""What a copy is: PDF/A, or a signed file's own bytes."""
KINDS = ("pdf", "picture")
"""Kinds of documents that get a copy; others have no pages of their own."""
_FLAVOUR = "2b"
_TRAILER = frozenset(["/Root", "/Info", "/Size"])
_PAGE = frozenset(
    "/Type /Parent /LastModified /Resources /MediaBox /CropBox /BleedBox /TrimBox /ArtBox /Contents /Rotate /Group /Annots "
    "/Metadata /StructParents /ID /Tabs /UserUnit".split()
)
_DATES = ("/CreationDate", "/ModDate")
_DATE = re.compile(rb"(<xmp:MetadataDate>|xmp:MetadataDate=\")[^<\"]*")
_UNDATED = b"1970-01-01T00:00:00+00:00"
_LOT, _LAYER = "/OCR-", "/OCR"
_LOUD = ("ocrmypdf", "pikepdf", "pdfminer", "fontTools", "fpdf", "img2pdf")


class NotCopied(KehoachError):
    """A copy that can't be made, with a sentence that says why."""


def can_copy() -> bool:
    """Whether the libraries for copies are installed."""
    return find_spec("ocrmypdf") is not None


def check_installed() -> None:
    """Raise WrongUse where the libraries for copies are not installed."""
    if not can_copy():
        raise WrongUse("pdfa.not_installed")


def make_copy(document: Document, source: Path, target: Path) -> Copied:
    """Write the copy of a file, as it was read, to `target`; parts of it are written into the target's folder before.

    Raises NotCopied where it can't be made (locked, broken, not to be made PDF/A), OSError where the disk is in the way.
    """
    if document.signatures:
        shutil.copyfile(source, target)
        return "signed"
    try:
        with _quiet(), _scratch(target.parent):
            made = source
            if document.kind == "picture":
                made = _as_pdf(source, target.parent / "picture.pdf")
            _refuse_locked(made)
            if any(page.layer == "ocr" for page in document.pages):
                made = _with_words(document, made, target.parent / "words.pdf")
            _save(made, source if document.kind == "pdf" else None, target)
    except (KehoachError, OSError):
        raise
    except Exception as problem:  # one of five libraries met what it does not expect: the Plan is none the worse for it
        raise NotCopied("pdfa.failed", kind=type(problem).__name__) from problem
    return "pdfa"


def _refuse_locked(path: Path) -> None:
    import pikepdf

    try:
        with pikepdf.open(path) as pdf:
            locked = pdf.is_encrypted
    except pikepdf.PasswordError:
        locked = True
    if locked:  # taking an author's lock off is not for a program to decide
        raise NotCopied("pdfa.locked")


def _as_pdf(picture: Path, out: Path) -> Path:
    """The picture's frames as the pages of a PDF, their data untouched, as large as the reading took them for."""
    import img2pdf

    from extract.reading.pictures import resolution

    def sheet(width: int, height: int, dpi: tuple[float, float]) -> tuple[float, float, float, float]:
        scale = 72 / resolution(width, height, dpi)
        return width * scale, height * scale, width * scale, height * scale

    try:
        with out.open("wb") as stream:
            img2pdf.convert(str(picture), outputstream=stream, layout_fun=sheet, nodate=True)
    except (img2pdf.ImageOpenError, img2pdf.AlphaChannelError) as problem:
        raise NotCopied("pdfa.picture") from problem
    return out


def _with_words(document: Document, pdf: Path, out: Path) -> Path:
    """The PDF with the recognised words as its text layer; an invisible layer that was there before gives way to it."""
    import ocrmypdf

    from corpus.pdfa_words import plugin_manager, sheets

    found = sheets(document, pdf)
    os.environ.setdefault("OMP_THREAD_LIMIT", "1")  # else ocrmypdf sets another for whatever is recognised later
    try:
        ocrmypdf.ocr(
            pdf, out, plugin_manager=plugin_manager(found), language=["vie"], output_type="pdf", mode="redo",
            pages=",".join(str(number) for number in sorted(found)), optimize=0, jobs=1, use_threads=True, progress_bar=False,
        )  # fmt: skip
    except ocrmypdf.exceptions.EncryptedPdfError as problem:
        raise NotCopied("pdfa.locked") from problem
    except ocrmypdf.exceptions.ExitCodeException as problem:
        raise NotCopied("pdfa.refused", problem=type(problem).__name__) from problem
    return out


def _save(made: Path, source: Path | None, target: Path) -> None:
    """Declare PDF/A, write and validate; the same bytes for the same source, so that a run begun anew ends with the same files."""
    import pikepdf
    from pikepdf.pdfa import PdfaError, prepare, save

    dates = _dates(source) if source is not None else {}
    with pikepdf.open(made) as pdf:
        for name in (
            set(pdf.trailer.keys()) - _TRAILER
        ):  # such as LibreOffice's own checksum: only what is known is approved
            del pdf.trailer[name]
        _drop_what_is_not_seen(pdf)
        _name_layers(pdf)
        for name in _DATES:
            if name in pdf.docinfo:
                del pdf.docinfo[name]
            if name in dates:
                pdf.docinfo[name] = dates[name]
        with pdf.open_metadata(set_pikepdf_as_editor=False) as metadata:
            metadata.pop("xmp:ModifyDate", None)
            metadata.pop("xmp:CreateDate", None)
        prepare(pdf, _FLAVOUR)
        metadata_stream = pdf.Root.Metadata
        metadata_stream.write(_DATE.sub(rb"\g<1>" + _UNDATED, metadata_stream.read_bytes()))
        try:
            save(pdf, target, _FLAVOUR, repair=False, deterministic_id=True)
        except PdfaError as problem:
            rules = sorted({finding.rule for finding in problem.report.findings})
            raise NotCopied("pdfa.refused", problem=", ".join(rules[:3])) from problem


def _drop_what_is_not_seen(pdf: Any) -> None:
    """Take out what opens with the file, a form without fields, and what scanners' software notes in a page for itself: the
    validator approves none of them.
    """
    form = pdf.Root.get("/AcroForm")
    if form is not None and not form.get("/Fields"):
        del pdf.Root["/AcroForm"]
    for name in ("/OpenAction", "/AA"):
        if name in pdf.Root:
            del pdf.Root[name]
    for page in pdf.pages:
        for name in set(page.obj.keys()) - _PAGE:
            del page.obj[name]


def _name_layers(pdf: Any) -> None:
    """Give ocrmypdf's text layers, whose names are drawn by lot, the same name in every run."""
    for page in pdf.pages:
        drawn = page.obj.get("/Resources", {}).get("/XObject", {})
        for name in [name for name in drawn if name.startswith(_LOT)]:
            drawn[_LAYER] = drawn[name]
            del drawn[name]
            page.contents_coalesce()
            page.Contents.write(page.Contents.read_bytes().replace(name.encode() + b" Do", _LAYER.encode() + b" Do"))


def _dates(source: Path) -> dict[str, str]:
    """When the source says that it was made and changed last, as a PDF's dates: a copy has no other days."""
    import pikepdf

    with pikepdf.open(source) as pdf:
        told = pdf.trailer.get("/Info")
        if not isinstance(told, pikepdf.Dictionary):
            return {}
        return {name: str(told[name]) for name in _DATES if name in told}


@contextmanager
def _scratch(folder: Path) -> Iterator[None]:
    """Let ocrmypdf work in `folder`: what a kill leaves in it is cleared away with the rest."""
    before, tempfile.tempdir = tempfile.tempdir, str(folder)
    try:
        yield
    finally:
        tempfile.tempdir = before


@contextmanager
def _quiet() -> Iterator[None]:
    """The libraries tell of each step, and ocrmypdf sets Pillow's limit anew for the whole process."""
    from PIL import Image

    loggers = [logging.getLogger(name) for name in _LOUD]
    levels, pixels = [logger.level for logger in loggers], Image.MAX_IMAGE_PIXELS
    for logger in loggers:
        logger.setLevel(logging.CRITICAL + 1)
    try:
        yield
    finally:
        Image.MAX_IMAGE_PIXELS = pixels
        for logger, level in zip(loggers, levels, strict=True):
            logger.setLevel(level)
