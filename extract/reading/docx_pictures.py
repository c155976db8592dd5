"""Pictures in a DOCX that are as large as a page: scans that somebody pasted into Word."""

from __future__ import annotations

import io
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from extract.reading.limits import MAX_PAGES, MAX_PICTURE_PIXELS
from schemas.document import Document

_BLIP = "{http://schemas.openxmlformats.org/drawingml/2006/main}blip"
_EMBED = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}embed"
_SMALLEST = 700  # pixels of the shorter side: less is a logo, a stamp or a signature


def docx_pictures(package: Any) -> list[bytes]:
    """The pictures of a document's body that can be pages, in order."""
    from PIL import Image

    out: list[bytes] = []
    for blip in package.element.body.iter(_BLIP):
        part = package.part.related_parts.get(blip.get(_EMBED, ""))
        if part is None or len(out) >= MAX_PAGES:
            continue
        try:
            with Image.open(io.BytesIO(part.blob)) as picture:
                width, height = picture.size
        except (OSError, ValueError, SyntaxError, Image.DecompressionBombError):
            continue  # no picture that can be shown either: a drawing in vectors
        if min(width, height) >= _SMALLEST and width * height <= MAX_PICTURE_PIXELS:
            out.append(part.blob)
    return out


def read_pages_of_pictures(pictures: list[bytes], path: Path) -> Document:
    """The pictures as the pages of the document, recognised."""
    from extract.reading.pictures import read_frames

    return read_frames(_files(pictures), path, "docx")


def _files(pictures: list[bytes]) -> Iterator[io.BytesIO]:
    for data in pictures:
        yield io.BytesIO(data)
