"""Pictures of pages (PNG, JPEG, TIFF with several pages, BMP): each frame is recognised as a page."""

from __future__ import annotations

import warnings
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Any, BinaryIO

from extract.reading.assemble import Assembler
from extract.reading.limits import MAX_PAGES, MAX_PICTURE_PIXELS
from extract.reading.paged import PrintedPage, lay_out
from extract.reading.recognising import Recogniser
from schemas.document import Document, Page
from schemas.errors import UnreadableInput

_A4_WIDTH = 8.27  # inches
_MIN_DPI, _MAX_DPI = 60, 1200
_BEST_DPI = 300


def read_picture(path: Path) -> Document:
    """Read a picture. Raises UnreadableInput for a broken or huge one, and where nothing can recognise it."""
    return read_frames([path], path, "picture")


def read_frames(sources: Iterable[Path | BinaryIO], path: Path, kind: str) -> Document:
    """Every frame of some pictures as a page of one Document; `path` is the file that they are in."""
    recogniser = Recogniser()
    assembler = Assembler()
    broken: list[int] = []
    pages = lay_out(recogniser.in_order(_frames(sources, path, broken)), assembler)
    if assembler.empty and recogniser.missing:
        raise UnreadableInput("read.no_ocr", file=path)
    notes = tuple(key for key, said in (("note.ocr_failed", recogniser.failed), ("note.broken_pages", broken)) if said)
    return assembler.document(path, kind, pages=tuple(pages), notes=notes)


def _frames(
    sources: Iterable[Path | BinaryIO], path: Path, failed: list[int]
) -> Iterator[tuple[PrintedPage, Any, float]]:
    """The frames as pages; of a file that breaks off those before stand, and the number of the lost one goes into `failed`."""
    from PIL import Image, ImageOps, ImageSequence, UnidentifiedImageError

    broken = (OSError, ValueError, TypeError, SyntaxError, EOFError, UnidentifiedImageError)
    number = 0
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("error", Image.DecompressionBombWarning)
            for source in sources:
                with Image.open(source) as picture:
                    for frame in ImageSequence.Iterator(picture):
                        number += 1
                        if number > MAX_PAGES or frame.width * frame.height > MAX_PICTURE_PIXELS:
                            raise UnreadableInput("read.huge_picture", file=path)
                        yield _page(number, frame, ImageOps.exif_transpose(frame))
    except (Image.DecompressionBombError, Image.DecompressionBombWarning) as problem:
        raise UnreadableInput("read.huge_picture", file=path) from problem
    except broken as problem:
        if number < 2:
            raise UnreadableInput("read.broken_picture", file=path) from problem
        failed.append(number)


def _page(number: int, frame: Any, upright: Any) -> tuple[PrintedPage, Any, float]:
    """A frame as a page to be recognised, no finer than helps."""
    from PIL import Image

    dpi = resolution(upright.width, upright.height, frame.info.get("dpi", (0, 0)))
    if dpi > _BEST_DPI * 1.2:
        scale = _BEST_DPI / dpi
        upright = upright.resize(
            (round(upright.width * scale), round(upright.height * scale)), Image.Resampling.LANCZOS
        )
        dpi = _BEST_DPI
    page = Page(number, upright.width * 72 / dpi, upright.height * 72 / dpi, "none", "none")
    return PrintedPage(page, []), upright.copy(), dpi


def resolution(width: int, height: int, own: tuple[float, float]) -> float:
    """Dots an inch: what the file says where a sheet of paper can come of it, else as if the picture were a sheet of A4."""
    said = float(own[0] or 0)
    short = min(width, height)
    if _MIN_DPI <= said <= _MAX_DPI and 4 <= short / said <= 13:
        return said
    return float(min(max(short / _A4_WIDTH, _MIN_DPI), _MAX_DPI))
