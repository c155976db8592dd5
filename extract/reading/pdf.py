"""PDF: page by page, the text layer where it is good (pypdfium2), recognition of the page's picture where it is not."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from functools import partial
from pathlib import Path
from typing import Any

from extract.reading.assemble import Assembler
from extract.reading.layers import judge, to_unicode
from extract.reading.limits import MAX_DRAWN_PIXELS, MAX_PAGES
from extract.reading.paged import PrintedPage, lay_out
from extract.reading.pdf_annotations import stamped_words
from extract.reading.pdf_graphics import page_graphics
from extract.reading.pdf_text import FontNames, page_words, placement, size_of
from extract.reading.printed import PrintedWord, box_of, text_of
from extract.reading.recognising import Recogniser
from schemas.document import Aside, Document, Page
from schemas.errors import UnreadableInput

_PASSWORD = 4
_MIN_DPI, _USUAL_DPI, _MAX_DPI = 150, 200, 300
_POINTS = 72.0
_REOPEN = 50  # pages


def read_pdf(path: Path) -> Document:
    """Read a PDF. Raises UnreadableInput for a locked or broken file, and for a scan where nothing can recognise it."""
    with opened(path) as pdf:
        reader = _Reader(path, pdf)
        assembler = Assembler()
        try:
            pages = lay_out(reader.pages(), assembler)
        finally:
            reader.close()
        signed = reader.signed
    if assembler.empty and reader.recogniser.missing:
        raise UnreadableInput("read.no_ocr", file=path)
    known: dict[str, Any] = {"pages": tuple(pages), "notes": reader.notes()}
    if signed:
        from extract.reading.signatures import signatures

        known["signature_reader"] = partial(signatures, path)
    return assembler.document(path, "pdf", **known)


@contextmanager
def opened(path: Path) -> Iterator[Any]:
    """A PDF opened by PDFium, closed at the end; its errors as UnreadableInput."""
    import pypdfium2

    try:
        pdf = pypdfium2.PdfDocument(str(path))
    except pypdfium2.PdfiumError as problem:
        locked = getattr(problem, "err_code", None) == _PASSWORD or "password" in str(problem).lower()
        raise UnreadableInput("read.encrypted" if locked else "read.broken_pdf", file=path) from problem
    try:
        if len(pdf) == 0:
            raise UnreadableInput("read.broken_pdf", file=path)
        if len(pdf) > MAX_PAGES:
            raise UnreadableInput("read.too_many_pages", file=path, limit=MAX_PAGES)
        yield pdf
    except pypdfium2.PdfiumError as problem:
        raise UnreadableInput("read.broken_pdf", file=path) from problem
    finally:
        pdf.close()


class _Reader:
    def __init__(self, path: Path, pdf: Any) -> None:
        from pypdfium2 import raw

        self._path = path
        self._pdf = pdf
        self._fonts = FontNames()
        self.recogniser = Recogniser()
        self.signed = raw.FPDF_GetSignatureCount(pdf) > 0
        self._broken = 0

    def close(self) -> None:
        """Close the file, which may be open anew."""
        self._pdf.close()

    def pages(self) -> Iterator[PrintedPage]:
        """The pages in order; those that must be recognised are worked on side by side while the next ones are read."""
        return self.recogniser.in_order(self._tasks())

    def notes(self) -> tuple[str, ...]:
        """What a reader of the text should know."""
        out = []
        if self.recogniser.missing:
            out.append("note.no_ocr")
        if self.recogniser.failed:
            out.append("note.ocr_failed")
        if self._broken:
            out.append("note.broken_pages")
        return tuple(out)

    def _tasks(self) -> Iterator[PrintedPage | tuple[PrintedPage, Any, float]]:
        """For each page what was printed in its layer, or that with the picture to recognise and its resolution."""
        import pypdfium2

        for index in range(len(self._pdf)):
            if index and index % _REOPEN == 0:
                # PDFium keeps what it parsed of every page: a fresh start keeps memory the same however long the file is
                self._pdf.close()
                self._pdf, self._fonts = pypdfium2.PdfDocument(str(self._path)), FontNames()
            try:
                yield self._page(index)
            except pypdfium2.PdfiumError:
                self._broken += 1
                yield PrintedPage(Page(index + 1, 0.0, 0.0, "none", "none"), [])

    def _page(self, index: int) -> PrintedPage | tuple[PrintedPage, Any, float]:
        from pypdfium2 import raw

        page = self._pdf[index]
        try:
            where, rotation = placement(page), int(page.get_rotation())
            width, height = size_of(where)
            watermarks: list[PrintedWord] = []
            words = page_words(page, self._fonts, where, watermarks)
            graphics = page_graphics(page, where)
            found = judge(words, graphics.picture)
            picture = None
            if found in ("none", "stamp", "broken") and (graphics.picture > 0.02 or words or graphics.edges):
                dpi = _resolution(graphics.picture_dpi, width, height)
                # a hair less, or PDFium rounds the size up by a pixel and blurs every letter
                picture = page.render(scale=dpi / _POINTS * 0.99999, draw_annots=False, may_draw_forms=False).to_pil()
            annotated = raw.FPDFPage_GetAnnotCount(page) > 0
        finally:
            page.close()
        stamped, asides = stamped_words(self._pdf, index, words, self._fonts, where) if annotated else ([], [])
        layer = "text" if found == "good" else "legacy" if found == "legacy" else "none"
        if found == "legacy" or any("\u00ad" in word.text for word in words):
            words = to_unicode(words)
        if found == "stamp":
            asides = [*asides, Aside("stamp", text_of(words), index + 1)]
        if watermarks:
            asides = [
                *asides,
                Aside("watermark", text_of(watermarks), index + 1, box_of(watermarks)),
            ]
        kept = words if layer != "none" else []
        printed = PrintedPage(
            Page(index + 1, width, height, layer, found, (where[0] - rotation) % 360),  # type: ignore[arg-type]
            [*kept, *stamped], graphics.edges, asides, words if found == "broken" else [],
        )  # fmt: skip
        return printed if picture is None else (printed, picture, dpi)


def _resolution(own: float, width: float, height: float) -> float:
    """The resolution (dots an inch) to draw a page at: that of its picture, within bounds of sense and of memory."""
    wanted = min(max(own or _USUAL_DPI, _MIN_DPI), _MAX_DPI)
    area = max(1.0, width * height) / _POINTS**2
    return float(min(wanted, (MAX_DRAWN_PIXELS / area) ** 0.5))
