"""The words that were recognised as ocrmypdf's recogniser: it asks for the text of a page's picture and gets ours.

Our boxes are points of the page as it was read, upright and straight; ocrmypdf's are pixels of the page as it is seen.
"""

from __future__ import annotations

import math
from collections import defaultdict
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING, Any

from ocrmypdf import hookimpl
from ocrmypdf.hocrtransform import Baseline, BoundingBox, OcrClass, OcrElement
from ocrmypdf.pluginspec import OcrEngine, OrientationConfidence

from schemas.document import Box, Document, Page

if TYPE_CHECKING:
    from ocrmypdf._plugin_manager import OcrmypdfPluginManager

_DPI = 200
_PRINTED = ("page_number", "header", "footer")  # seen on the page and none of its text


@dataclass(slots=True)
class Sheet:
    """A page as it is seen, its size in points with what its crop box hides, and by how much that hides (left, top); its lines of
    words with their boxes as they were read.
    """

    page: Page
    width: float
    height: float
    left: float
    top: float
    lines: list[tuple[Box, list[tuple[str, Box]]]] = field(default_factory=list)


def sheets(document: Document, pdf: Path) -> dict[int, Sheet]:
    """The recognised pages of a document by their number, with their measures from its PDF."""
    import pypdfium2

    out: dict[int, Sheet] = {}
    opened = pypdfium2.PdfDocument(str(pdf))
    try:
        for page in document.pages:
            if page.layer == "ocr":
                out[page.number] = _measured(page, opened[page.number - 1])
    finally:
        opened.close()
    words: dict[int, list[Any]] = defaultdict(list)
    starts = [line.start for line in document.lines]
    for word in document.words:
        words[_at(starts, word.start)].append(word)
    for index, held in words.items():
        line = document.lines[index]
        if line.page in out:
            found = [(document.text[word.start : word.end], word.bbox) for word in held]
            out[line.page].lines.append((line.bbox, found))
    for aside in document.asides:
        if aside.kind in _PRINTED and aside.page in out and aside.bbox is not None:
            out[aside.page].lines.append((aside.bbox, [(aside.text, aside.bbox)]))
    return out


def _at(starts: list[int], start: int) -> int:
    from bisect import bisect_right

    return bisect_right(starts, start) - 1


def _measured(page: Page, seen: Any) -> Sheet:
    whole, crop = seen.get_mediabox(), seen.get_cropbox()
    hidden = [
        crop[0] - whole[0],
        whole[3] - crop[3],
        whole[2] - crop[2],
        crop[1] - whole[1],
    ]  # left, top, right, bottom
    turns = int(seen.get_rotation()) // 90 % 4
    hidden = hidden[4 - turns :] + hidden[: 4 - turns]
    width, height = whole[2] - whole[0], whole[3] - whole[1]
    seen.close()
    return Sheet(page, *((height, width) if turns % 2 else (width, height)), hidden[0], hidden[1])


def as_seen(page: Page, x: float, y: float) -> tuple[float, float]:
    """A point of the page as it was read (points from the top left corner) on the page as it is seen."""
    if page.skew:
        angle, x0, y0 = math.radians(page.skew), page.width / 2, page.height / 2
        dx, dy = x - x0, y - y0
        x, y = x0 + dx * math.cos(angle) + dy * math.sin(angle), y0 - dx * math.sin(angle) + dy * math.cos(angle)
    if page.turned == 90:
        return y, page.width - x
    if page.turned == 180:
        return page.width - x, page.height - y
    if page.turned == 270:
        return page.height - y, x
    return x, y


def page_element(sheet: Sheet, number: int) -> OcrElement:
    """A page's words as ocrmypdf wants them, at _DPI dots an inch."""
    scale = _DPI / 72
    page = OcrElement(
        OcrClass.PAGE, BoundingBox(0, 0, sheet.width * scale, sheet.height * scale), dpi=_DPI, page_number=number
    )
    paragraph = OcrElement(OcrClass.PARAGRAPH, page.bbox, language="vie")
    page.children.append(paragraph)
    for box, words in sheet.lines:
        line = OcrElement(OcrClass.LINE, _line_box(sheet, box), language="vie", textangle=float(sheet.page.turned))
        if sheet.page.skew and not sheet.page.turned:
            # the box is as high as the letters and stands at the line's left end; the slope says where the line goes
            line.baseline = Baseline(-math.tan(math.radians(sheet.page.skew)), -0.2 * (box[3] - box[1]) * scale)
        line.children = [OcrElement(OcrClass.WORD, _box(sheet, at), text=text) for text, at in words]
        paragraph.children.append(line)
    return page


def _box(sheet: Sheet, box: Box) -> BoundingBox:
    """The pixels around a box as it was read."""
    corners = [as_seen(sheet.page, x, y) for x in (box[0], box[2]) for y in (box[1], box[3])]
    xs, ys = [x + sheet.left for x, _ in corners], [y + sheet.top for _, y in corners]
    scale = _DPI / 72
    return BoundingBox(min(xs) * scale, min(ys) * scale, max(xs) * scale, max(ys) * scale)


def _line_box(sheet: Sheet, box: Box) -> BoundingBox:
    if not sheet.page.skew or sheet.page.turned:
        return _box(sheet, box)
    x, y = as_seen(sheet.page, box[0], box[3])
    scale, width, height = _DPI / 72, box[2] - box[0], box[3] - box[1]
    left, bottom = (x + sheet.left) * scale, (y + sheet.top) * scale
    return BoundingBox(left, bottom - height * scale, left + width * scale, bottom)


class _Words:
    """ocrmypdf's plug-in for one file: the engine, and blank pictures of its pages, for nobody looks at them."""

    def __init__(self, found: dict[int, Sheet]) -> None:
        self._found = found

    @hookimpl
    def get_ocr_engine(self, options: Any) -> OcrEngine:
        del options
        return _engine(self._found)

    @hookimpl
    def rasterize_pdf_page(self, output_file: Path, pageno: int) -> Path:
        from PIL import Image

        sheet = self._found[pageno]
        size = round(sheet.width * _DPI / 72), round(sheet.height * _DPI / 72)
        Image.new("1", size, 1).save(output_file, dpi=(_DPI, _DPI))
        return output_file


def _engine(found: dict[int, Sheet]) -> OcrEngine:
    class Engine(OcrEngine):
        """Says what was read already."""

        @staticmethod
        def version() -> str:
            return "1"

        @staticmethod
        def creator_tag(options: Any) -> str:
            del options
            return "kehoach"

        def __str__(self) -> str:
            return "kehoach"

        @staticmethod
        def languages(options: Any) -> set[str]:
            del options
            return {"vie"}

        @staticmethod
        def get_orientation(input_file: Path, options: Any) -> OrientationConfidence:
            del input_file, options
            return OrientationConfidence(0, 0.0)

        @staticmethod
        def supports_generate_ocr() -> bool:
            return True

        @staticmethod
        def generate_ocr(input_file: Path, options: Any, page_number: int = 0) -> tuple[OcrElement, str]:
            del input_file, options
            return page_element(found[page_number + 1], page_number), ""

        @staticmethod
        def generate_hocr(input_file: Path, output_hocr: Path, output_text: Path, options: Any) -> None:
            raise NotImplementedError

        @staticmethod
        def generate_pdf(input_file: Path, output_pdf: Path, output_text: Path, options: Any) -> None:
            raise NotImplementedError

    return Engine()


def plugin_manager(found: dict[int, Sheet]) -> OcrmypdfPluginManager:
    """ocrmypdf's plug-ins with ours, which is asked first."""
    from ocrmypdf._plugin_manager import get_plugin_manager

    manager = get_plugin_manager([])
    manager.pluggy_manager.register(_Words(found))
    return manager
