"""The text layer of a PDF page by PDFium: words with boxes, font names and sizes.

A word costs a handful of calls into PDFium and not one for each character: its box is that of its first and last character,
its font that of its first. A "word" that is wider than its letters can be was run together over a gap, and is taken apart.
"""

from __future__ import annotations

import ctypes
import math
import re
from typing import Any

from extract.reading.printed import PrintedWord
from extract.reading.symbols import without_private
from grammar.normalise import nfc, readable

_WORD = re.compile(r"\S+")
_HYPHENS = str.maketrans({"\x02": "-", "\ufffe": "-"})  # not U+00AD: in TCVN3 that is a letter
_WIDE = 1.25  # a word this many times as wide as its letters' height would make it is looked at letter by letter
_JUMP = 0.9  # of the height: a gap between two letters that no word has
_ASKED = 24  # characters whose direction tells that of a page
_LARGE = 26.0  # points: no text of a document is so large
MAX_CHARS = 200_000
Transform = tuple[int, float, float, float, float]


class FontNames:
    """The font names of one open PDF, each asked for once."""

    def __init__(self) -> None:
        self._names: dict[int, str | None] = {}

    def name(self, font: Any) -> str | None:
        """The base name of a font ("TimesNewRomanPS-BoldMT"), without the mark of an embedded subset."""
        from pypdfium2 import raw

        address = ctypes.addressof(font.contents)
        if address not in self._names:
            buffer = ctypes.create_string_buffer(256)
            size = raw.FPDFFont_GetBaseFontName(font, buffer, 256)
            name = buffer.raw[: max(0, min(size, 256) - 1)].decode("utf-8", "replace")
            self._names[address] = readable(re.sub(r"^[A-Z]{6}\+", "", name)) or None
        return self._names[address]


def placement(page: Any) -> Transform:
    """What turns PDFium's coordinates of a page (from the bottom left, unrotated) into those of the page as it is read: with
    its lines level, which is how a table set sideways must be held too.
    """
    from pypdfium2 import raw

    left, bottom, right, top = page.get_cropbox()
    turned = int(page.get_rotation()) % 360
    textpage = raw.FPDFText_LoadPage(page)
    if textpage:
        turned = _direction(textpage, turned)
        raw.FPDFText_ClosePage(textpage)
    return turned, left, bottom, right, top


def size_of(where: Transform) -> tuple[float, float]:
    """The width and height of a page as it is read."""
    turned, left, bottom, right, top = where
    width, height = max(right - left, 1.0), max(top - bottom, 1.0)
    return (height, width) if turned % 180 else (width, height)


def _direction(textpage: Any, turned: int) -> int:
    """By how many degrees a page must be turned clockwise for most of its characters to stand upright."""
    from pypdfium2 import raw

    count = raw.FPDFText_CountChars(textpage)
    step = max(1, count // _ASKED)
    found: dict[int, int] = {}
    for index in range(0, count, step):
        if chr(raw.FPDFText_GetUnicode(textpage, index)).isalnum():
            angle = math.degrees(raw.FPDFText_GetCharAngle(textpage, index)) % 360
            if min(angle % 90, 90 - angle % 90) < 2:
                turn = -round(angle / 90) * 90 % 360
                found[turn] = found.get(turn, 0) + 1
    if not found:
        return turned
    best = max(found, key=lambda angle: found[angle])
    return best if found[best] > 0.6 * sum(found.values()) else turned


def upright(box: tuple[float, float, float, float], where: Transform) -> tuple[float, float, float, float]:
    """A box (left, bottom, right, top) of PDFium in points from the top left corner of the upright page."""
    x0, y0, x1, y1 = box
    turned, left, bottom, right, top = where
    if turned == 90:
        return y0 - bottom, x0 - left, y1 - bottom, x1 - left
    if turned == 180:
        return right - x1, y0 - bottom, right - x0, y1 - bottom
    if turned == 270:
        return top - y1, right - x1, top - y0, right - x0
    return x0 - left, top - y1, x1 - left, top - y0


def page_words(
    page: Any, fonts: FontNames, where: Transform, watermarks: list[PrintedWord] | None = None
) -> list[PrintedWord]:
    """The words of a page's text layer in PDFium's order; at most MAX_CHARS characters are read. Words of a watermark (large,
    and slanting or pale) go into `watermarks` where a list is given.
    """
    from pypdfium2 import raw

    textpage = raw.FPDFText_LoadPage(page)
    if not textpage:
        return []
    try:
        reader = _Reader(textpage, where, fonts)
        words = reader.words()
        if watermarks is None:
            return words
        watermarks.extend(words[index] for index in reader.marked)
        return [word for index, word in enumerate(words) if index not in reader.marked] if reader.marked else words
    finally:
        raw.FPDFText_ClosePage(textpage)


class _Reader:
    def __init__(self, textpage: Any, where: Transform, fonts: FontNames) -> None:
        from pypdfium2 import raw

        self._raw = raw
        self._page = textpage
        self._where = where
        self._fonts = fonts
        self._rect = raw.FS_RECTF()
        self._matrix = raw.FS_MATRIX()
        self._objects: dict[int, tuple[str | None, float | None]] = {}
        self.marked: set[int] = set()  # the places of words that are a watermark's

    def words(self) -> list[PrintedWord]:
        count = min(self._raw.FPDFText_CountChars(self._page), MAX_CHARS)
        if count <= 0:
            return []
        text = self._text(count)
        out: list[PrintedWord] = []
        add, box_of, font_of = out.append, self._box, self._font
        # the inner loop of reading: calls are few and what is usual is asked first
        for found in _WORD.finditer(text):
            start, end = found.span()
            word = found.group()
            left, top, right, bottom = box_of(start)
            height = bottom - top
            if end - start > 1:
                left2, top2, right2, bottom2 = box_of(end - 1)
                if left2 < left or abs(top2 - top) > 0.6 * height or right2 - left > _WIDE * height * (end - start):
                    for low, high in self._apart(word, start):
                        self._add(out, word[low:high], start + low)
                    continue
                right = right2
                top = top2 if top2 < top else top
                bottom = bottom2 if bottom2 > bottom else bottom
            cleaned = word if word.isalnum() and word.isascii() else readable(nfc(word.translate(_HYPHENS)))
            if cleaned:
                font, size = font_of(start)
                cleaned = without_private(cleaned, font) if cleaned[0] >= "\uf000" else cleaned
                if size is not None and size >= _LARGE and self._is_watermark(start):
                    self.marked.add(len(out))
                add(PrintedWord(cleaned, left, top, right, bottom, font, size))
        return out

    def _text(self, count: int) -> str:
        """The page's characters; index i of the text is character i of PDFium."""
        raw = self._raw
        buffer = (ctypes.c_ushort * (count + 1))()
        written = raw.FPDFText_GetText(self._page, 0, count, buffer)
        text = bytes(buffer)[: 2 * max(0, written - 1)].decode("utf-16-le", "surrogatepass")
        if len(text) != count:  # some character has no Unicode value, or two halves
            text = "".join(chr(raw.FPDFText_GetUnicode(self._page, index)) for index in range(count))
        return text.replace("\x00", "\ufffd")

    def _add(self, out: list[PrintedWord], text: str, at: int) -> None:
        first, last = self._box(at), self._box(at + len(text) - 1)
        cleaned = readable(nfc(text.translate(_HYPHENS)))
        if cleaned.strip():
            font, size = self._font(at)
            if size is not None and size >= _LARGE and self._is_watermark(at):
                self.marked.add(len(out))
            box = (min(first[0], last[0]), min(first[1], last[1]), max(first[2], last[2]), max(first[3], last[3]))
            out.append(PrintedWord(cleaned, *box, font, size))

    def _is_watermark(self, index: int) -> bool:
        """Whether a large character slants, or is so pale that print over it stays legible."""
        raw = self._raw
        slant = abs(math.degrees(raw.FPDFText_GetCharAngle(self._page, index))) % 90
        if 8 < slant < 82:
            return True
        red, green, blue, alpha = (ctypes.c_uint() for _ in range(4))
        if not raw.FPDFText_GetFillColor(self._page, index, red, green, blue, alpha):
            return False
        return alpha.value < 140 or min(red.value, green.value, blue.value) > 150

    def _box(self, index: int) -> tuple[float, float, float, float]:
        rect = self._rect
        if not self._raw.FPDFText_GetLooseCharBox(self._page, index, rect):
            return 0.0, 0.0, 0.0, 0.0
        return upright((rect.left, rect.bottom, rect.right, rect.top), self._where)

    def _apart(self, text: str, at: int) -> list[tuple[int, int]]:
        """Where letters that PDFium put side by side stand far from each other."""
        cuts = [0]
        before = self._box(at)
        for index in range(1, len(text)):
            box = self._box(at + index)
            height = max(before[3] - before[1], 1.0)
            empty = box[2] <= box[0]
            if not empty and (
                box[0] - before[2] > _JUMP * height
                or box[2] < before[0] - height
                or box[1] > before[3]
                or box[3] < before[1]
            ):
                cuts.append(index)
            if not empty:
                before = box
        return list(zip(cuts, [*cuts[1:], len(text)], strict=True))

    def _font(self, index: int) -> tuple[str | None, float | None]:
        raw = self._raw
        item = raw.FPDFText_GetTextObject(self._page, index)
        if not item:
            return None, None
        address = ctypes.addressof(item.contents)
        if address not in self._objects:
            font = raw.FPDFTextObj_GetFont(item)
            size = raw.FPDFText_GetFontSize(self._page, index)
            if raw.FPDFText_GetMatrix(self._page, index, self._matrix):
                size *= (self._matrix.c**2 + self._matrix.d**2) ** 0.5
            self._objects[address] = (self._fonts.name(font) if font else None, round(size, 1) or None)
        return self._objects[address]
