"""Recognition of a page's picture: tesseract (by pytesseract) on the cleaned picture → words with boxes and confidences."""

from __future__ import annotations

import os
import re
from dataclasses import dataclass, field
from statistics import median
from typing import TYPE_CHECKING, Any

from extract.reading.grid import Edge
from extract.reading.printed import PrintedWord
from grammar.lexicon import lexicon
from grammar.normalise import fold
from grammar.syllables import LETTERS, is_syllable

if TYPE_CHECKING:
    from PIL import Image

LANGUAGE = "vie"
MAX_SECONDS = 120
_PAGE, _BLOCK = 3, 6  # tesseract's page segmentation modes: a whole page, a block of lines
_SURE = 0.5
_UPRIGHT = 0.75  # a page read with less is asked for its orientation
_STROKES = "_~¬=—-–«»›‹"
_OF_A_NUMBER = re.compile(r"^S[oóòôốồỗơ]\s*:|/[A-ZĐ]{2,}(?:-|$)")
_NOISE = frozenset("|_~‹›«»¬°*'`´‘’\"“”^=\\<>{}[]¡¿•·.,:;-–—!")


@dataclass(slots=True)
class Recognised:
    """What was read from a picture: words (points), edges of tables (points), and the turn (clockwise degrees) that made the
    page upright; `width` and `height` are those of the upright page in points, `skew` the degrees by which its lines rose.
    """

    words: list[PrintedWord]
    width: float
    height: float
    edges: list[Edge] = field(default_factory=list)
    turned: int = 0
    confidence: float = 0.0
    skew: float = 0.0


class NoRecogniser(Exception):
    """Tesseract or its Vietnamese data is not installed."""


def recognise(picture: Image.Image, dpi: float) -> Recognised:
    """The words of a page's picture. Raises NoRecogniser without tesseract, TimeoutError after MAX_SECONDS."""
    from PIL import Image

    from extract.reading.picture import clean, lies_on_its_side, threshold, turned, without_coloured_ink

    grey = without_coloured_ink(picture)
    picture, turn = Image.fromarray(grey), 0
    if lies_on_its_side(grey < threshold(grey)):
        told = _orientation(picture)
        turn = 90 if told is None else told
        picture = turned(picture, turn)
    found = _read(clean(picture, dpi), dpi, turn)
    if found.confidence < _UPRIGHT and (more := _orientation(picture)):
        again = _read(clean(turned(picture, more), dpi), dpi, (turn + more) % 360)
        if again.confidence > found.confidence:
            return again
    return found


def _read(page: Any, dpi: float, turn: int) -> Recognised:
    from extract.reading.picture_marks import take_marks
    from extract.reading.second_look import look_again

    marks = take_marks(page, dpi)
    scale = 72.0 / dpi
    words = _words(_tesseract(page.image(), dpi), scale)
    edges = [Edge(e.orientation, e.at * scale, e.start * scale, e.end * scale) for e in marks.edges]
    words = [word for word in look_again(page.grey, dpi, words, edges, _lines_of) if not _is_stroke(word)]
    for text, box in marks.texts:
        left, top, right, bottom = (value * scale for value in box)
        words.append(PrintedWord(text, left, top, right, bottom, confidence=1.0))
    sure = [word.confidence or 0.0 for word in words for _ in word.text if word.confidence is not None]
    height, width = page.grey.shape
    mean = sum(sure) / len(sure) if sure else 0.0
    return Recognised(words, width * scale, height * scale, edges, turn, round(mean, 3), page.skew)


def _lines_of(sheet: Any, dpi: float) -> list[PrintedWord]:
    """The words of a sheet of separate lines, in points of the sheet."""
    from PIL import Image

    return _words(_tesseract(Image.fromarray(sheet), dpi, _BLOCK), 72.0 / dpi)


def _tesseract(picture: Image.Image, dpi: float, mode: int = _PAGE) -> dict[str, list[Any]]:
    import pytesseract

    # one thread a page: pages side by side are three times as fast
    os.environ.setdefault("OMP_THREAD_LIMIT", "1")
    picture.format = "BMP"  # what pytesseract hands over: packing a PNG costs a tenth of the recognition
    try:
        found: dict[str, list[Any]] = pytesseract.image_to_data(
            picture,
            lang=LANGUAGE,
            config=f"--psm {mode} --dpi {round(dpi)}",
            timeout=MAX_SECONDS,
            output_type=pytesseract.Output.DICT,
        )
    except pytesseract.TesseractNotFoundError as problem:
        raise NoRecogniser from problem
    except pytesseract.TesseractError as problem:
        if "language" in str(problem).lower() or "tessdata" in str(problem).lower():
            raise NoRecogniser from problem
        raise TimeoutError(str(problem)) from problem  # it can do nothing with this picture: as good as never done
    except RuntimeError as problem:
        raise TimeoutError(str(problem)) from problem
    return found


def _orientation(picture: Image.Image) -> int | None:
    """By how many degrees (clockwise) a picture must be turned to stand upright; None where tesseract can't tell."""
    import pytesseract

    try:
        found = pytesseract.image_to_osd(
            picture, config="--psm 0", timeout=MAX_SECONDS, output_type=pytesseract.Output.DICT
        )
    except (pytesseract.TesseractError, RuntimeError):
        return None
    return int(found["rotate"]) % 360


def _words(data: dict[str, list[Any]], scale: float) -> list[PrintedWord]:
    """The recogniser's words in points, without noise; those of one line get the line's usual height, as a font would give them."""
    lines: dict[tuple[int, int, int], list[PrintedWord]] = {}
    for index, raw in enumerate(data["text"]):
        text = str(raw).strip()
        if not text or float(data["conf"][index]) < 0:
            continue
        left, top = data["left"][index] * scale, data["top"][index] * scale
        word = PrintedWord(
            text, left, top, left + data["width"][index] * scale, top + data["height"][index] * scale,
            confidence=round(float(data["conf"][index]) / 100, 3),
        )  # fmt: skip
        key = (data["block_num"][index], data["par_num"][index], data["line_num"][index])
        lines.setdefault(key, []).append(word)
    kept: list[PrintedWord] = []
    for line in lines.values():
        tall = [word for word in line if any(char.isalnum() for char in word.text)]
        top, bottom = median(w.top for w in tall or line), median(w.bottom for w in tall or line)
        for place, word in enumerate(line):
            following = line[place + 1].text if place + 1 < len(line) else ""
            if place == 0 and following[:1].isupper() and _is_dash(word.text):
                kept.append(word._replace(text="-", top=top, bottom=bottom, original=word.text, reason="dash"))
            elif not _is_noise(word, bottom - top):
                kept.append(word._replace(top=min(word.top, top), bottom=max(word.bottom, bottom)))
    return kept


def _is_stroke(word: PrintedWord) -> bool:
    """Whether a short word, read with doubt, is no word of the language: what a pen's stroke across the print is read as."""
    if (word.confidence or 0.0) >= _SURE or len(word.text) > 5:
        return False
    parts = LETTERS.findall(word.text)
    if not parts:
        return False
    if any(char.isdigit() for char in word.text):
        return len(word.text) <= 3
    return not any(fold(part) in lexicon().words or (part.isupper() and len(part) > 1) for part in parts)


def _is_dash(text: str) -> bool:
    """Whether the first sign of a line is a dash that was read as other strokes."""
    return (
        text not in ("-", "–", "+")
        and any(char in _STROKES for char in text)
        and all(char in _STROKES + ",.'" for char in text)
    )


def _is_noise(word: PrintedWord, usual: float) -> bool:
    """Whether a word is what pen strokes, specks and rules are read as: far higher than its line, or doubtful and nothing
    that could be a word of it (a syllable, a figure, an abbreviation).
    """
    height, sure = word.bottom - word.top, word.confidence or 0.0
    if _OF_A_NUMBER.search(word.text):
        return False  # "Số:" and the symbol, with the pen's figures between them: handwriting is dealt with later
    if height > 2.2 * usual:
        return True
    if all(char in _NOISE for char in word.text):
        return sure < 0.6 and word.text not in ("-", "–", "—", "+", ":", ";", ".", ",")
    if sure >= 0.15:
        return False
    parts = LETTERS.findall(word.text)
    wordlike = any(char.isdigit() for char in word.text) or all(
        len(part) > 1 and (is_syllable(part) or part.isupper()) for part in parts
    )
    return not (parts or word.text.isdigit()) or not wordlike or not 0.5 * usual <= height <= 1.5 * usual
