"""A scanned page or a photograph of one made ready for recognition: coloured ink, shadows, specks, skew.

Pillow and numpy do it all; lengths are pixels, angles degrees (anticlockwise positive).
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

import numpy as np
from numpy.typing import NDArray
from PIL import Image, ImageFilter

from extract.reading.components import Components, Ink, components

_COLOURED = 60  # between the strongest and the weakest colour of a pixel: ink of a stamp or a pen
_MAX_SKEW = 6.0
_SKEW_POINTS = 60_000
_STRAIGHT = 0.12  # degrees: less is not worth turning a picture for
_SPECKED = 1.2  # specks for each piece of ink as large as a letter
Grey = NDArray[np.uint8]


@dataclass(slots=True)
class Cleaned:
    """A picture ready to be read: grey values, its ink, its pieces of ink, by how much it was turned, whether it was specked."""

    grey: Grey
    ink: Ink
    pieces: Components
    skew: float
    specked: bool

    def image(self) -> Image.Image:
        """The picture for the recogniser."""
        return Image.fromarray(self.grey)


def clean(picture: Image.Image, dpi: float) -> Cleaned:
    """Prepare a picture of a page, as it stands upright; `dpi` is its resolution."""
    grey = _even(without_coloured_ink(picture), dpi)
    ink = grey < threshold(grey)
    skew = skew_of(ink)
    if abs(skew) > _STRAIGHT:
        turned = Image.fromarray(grey).rotate(-skew, Image.Resampling.BICUBIC, fillcolor=255)
        grey = np.asarray(turned)
        ink = grey < threshold(grey)
    pieces = components(ink)
    specked = _is_specked(pieces, dpi)
    if specked:
        filtered = Image.fromarray(grey).filter(ImageFilter.MedianFilter(3))
        grey = np.array(filtered)
        ink = grey < threshold(grey)
        pieces = components(ink)
    return Cleaned(np.array(grey), ink, pieces, skew if abs(skew) > _STRAIGHT else 0.0, specked)


def without_coloured_ink(picture: Image.Image) -> Grey:
    """Grey values in which red and blue ink (stamps, pens) is as light as its own colour: print under it stays dark."""
    if picture.mode in ("1", "L", "I;16", "I", "F", "LA"):
        return np.asarray(picture.convert("L"))
    colours = np.asarray(picture.convert("RGB"))
    strongest, weakest = colours.max(axis=2), colours.min(axis=2)
    grey = np.asarray(picture.convert("RGB").convert("L"))
    return np.where(strongest - weakest > _COLOURED, strongest, grey)


def _even(grey: Grey, dpi: float) -> Grey:
    """The grey values with shadows and the tint of paper taken out, where there are some."""
    small = Image.fromarray(grey).reduce(8) if min(grey.shape) > 64 else Image.fromarray(grey)
    size = max(3, int(dpi / 8 / 4) | 1)
    paper = small.filter(ImageFilter.MaxFilter(min(size, 15))).filter(ImageFilter.BoxBlur(size))
    light = np.asarray(paper)
    if light.min() > 225 and light.max() - light.min() < 25:
        return grey
    whole = np.asarray(paper.resize((grey.shape[1], grey.shape[0]), Image.Resampling.BILINEAR)).astype(np.float32)
    return np.clip(grey * (250.0 / np.maximum(whole, 40.0)), 0, 255).astype(np.uint8)


def threshold(grey: Grey) -> int:
    """The grey value that parts ink from paper (Otsu 1979), kept from the ends of the scale."""
    counts = np.bincount(grey.ravel(), minlength=256).astype(np.float64)
    total, values = counts.sum(), np.arange(256)
    below = np.cumsum(counts)
    sums = np.cumsum(counts * values)
    above = total - below
    with np.errstate(divide="ignore", invalid="ignore"):
        spread = (sums[-1] * below - total * sums) ** 2 / (below * above)
    best = int(np.argmax(np.nan_to_num(spread)))
    return min(max(best, 60), 215) + 1


def skew_of(ink: Ink) -> float:
    """By how many degrees the lines of text rise to the right: where the rows of ink are sharpest."""
    ys, xs = np.nonzero(ink[::2, ::2])
    if len(ys) < 200:
        return 0.0
    if len(ys) > _SKEW_POINTS:
        step = len(ys) // _SKEW_POINTS + 1
        ys, xs = ys[::step], xs[::step]
    height = ink.shape[0]

    def sharpness(angle: float) -> float:
        rows = np.round(ys + xs * np.tan(np.radians(angle))).astype(np.int64)
        counts = np.bincount(rows - rows.min(), minlength=height).astype(np.float64)
        return float((np.diff(counts) ** 2).sum())

    best = max((a for a in np.arange(-_MAX_SKEW, _MAX_SKEW + 0.1, 0.5)), key=sharpness)
    for fine in (0.1, 0.03):
        best = max((best + k * fine for k in range(-5, 6)), key=sharpness)
    return float(best) if sharpness(best) > 1.02 * sharpness(0.0) else 0.0


def lies_on_its_side(ink: Ink) -> bool:
    """Whether the lines of text run up and down: then the columns of ink are sharper than the rows."""
    small = ink[: ink.shape[0] // 2 * 2 : 2, : ink.shape[1] // 2 * 2 : 2].astype(np.float64)
    rows, columns = small.sum(axis=1), small.sum(axis=0)
    across = (np.diff(rows) ** 2).sum() / max(1, len(rows))
    down = (np.diff(columns) ** 2).sum() / max(1, len(columns))
    return bool(down * (small.shape[1] / small.shape[0]) > 1.6 * across)


def _is_specked(pieces: Components, dpi: float) -> bool:
    """Whether specks of dust outnumber letters: pieces far smaller than a full stop."""
    small = pieces.area <= max(2, (dpi / 200) ** 2 * 3)
    letters = (pieces.height >= dpi / 20) & (pieces.height <= dpi / 3)
    return bool(small.sum() > _SPECKED * max(20, int(letters.sum())))


def turned(picture: Image.Image, degrees: int) -> Image.Image:
    """A picture turned clockwise by 90, 180 or 270 degrees."""
    ways: dict[int, Any] = {
        90: Image.Transpose.ROTATE_270, 180: Image.Transpose.ROTATE_180, 270: Image.Transpose.ROTATE_90
    }  # fmt: skip
    return picture.transpose(ways[degrees]) if degrees % 360 else picture
