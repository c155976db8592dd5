"""A scanned page or a photograph of one made ready for recognition: coloured ink, shadows, specks, skew.

Pillow and numpy do it all; lengths are pixels, angles degrees (anticlockwise positive).
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

import numpy as np
from numpy.typing import NDArray
from PIL import Image, ImageChops, ImageFilter

from extract.reading.components import Components, Ink, components

_COLOURED = 60  # between the strongest and the weakest colour of a pixel: ink of a stamp or a pen
_MAX_SKEW = 6.0
_SKEW_POINTS = 40_000
_STRAIGHT = 0.12  # degrees: less is not worth turning a picture for
_SPECKED = 0.03  # of the pieces: fewer specks do no harm
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
    specks = _specks(pieces, dpi)
    specked = bool(specks.sum() > _SPECKED * max(20, len(specks)))
    if specked:
        grey = np.array(grey)
        dust = np.zeros_like(ink)
        dust[ink] = True
        pieces.erase(dust, ~specks)
        grey[grown(dust)] = 255
        ink = grey < threshold(grey)
        pieces = components(ink)
    return Cleaned(np.array(grey), ink, pieces, skew if abs(skew) > _STRAIGHT else 0.0, specked)


def without_coloured_ink(picture: Image.Image) -> Grey:
    """Grey values in which red and blue ink (stamps, pens) is as light as its own colour: print under it stays dark."""
    if picture.mode.startswith("I;16"):
        return (np.asarray(picture).astype(np.uint32) >> 8).astype(np.uint8)
    if picture.mode in ("1", "L", "I", "F", "LA"):
        return np.asarray(picture.convert("L"))
    # by Pillow, channel by channel: numpy takes twenty times as long over the three values of a pixel
    colours = picture.convert("RGB")
    red, green, blue = colours.split()
    strongest = ImageChops.lighter(ImageChops.lighter(red, green), blue)
    weakest = ImageChops.darker(ImageChops.darker(red, green), blue)
    coloured = ImageChops.subtract(strongest, weakest).point([255 * (value > _COLOURED) for value in range(256)])
    return np.asarray(Image.composite(strongest, colours.convert("L"), coloured))


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
    counts = np.array(Image.fromarray(grey).histogram(), dtype=np.float64)  # np.bincount widens every pixel first
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
    ys, xs = _points(ink)
    if len(ys) < 200:
        return 0.0
    best = max(
        (float(angle) for angle in np.arange(-_MAX_SKEW, _MAX_SKEW + 0.1, 0.5)), key=lambda a: _sharpness(ys, xs, a)
    )
    for fine in (0.1, 0.03):
        best = max((best + k * fine for k in range(-5, 6)), key=lambda a: _sharpness(ys, xs, a))
    return float(best) if _sharpness(ys, xs, best) > 1.02 * _sharpness(ys, xs, 0.0) else 0.0


def lies_on_its_side(ink: Ink) -> bool:
    """Whether the lines of text run up and down: then the columns of ink are sharper than the rows, skewed or not."""
    ys, xs = _points(ink)
    if len(ys) < 200:
        return False
    angles = [float(angle) for angle in np.arange(-4.0, 4.1, 0.5)]
    across = max(_sharpness(ys, xs, angle) for angle in angles) * ink.shape[0]
    down = max(_sharpness(xs, ys, angle) for angle in angles) * ink.shape[1]
    return bool(down > 1.6 * across)


def _points(ink: Ink) -> tuple[NDArray[np.intp], NDArray[np.intp]]:
    """The places of ink, thinned out to what is enough to judge by."""
    ys, xs = np.nonzero(ink[::2, ::2])
    step = len(ys) // _SKEW_POINTS + 1
    return ys[::step], xs[::step]


def _sharpness(ys: NDArray[np.intp], xs: NDArray[np.intp], angle: float) -> float:
    """How much neighbouring rows of ink differ when the picture is turned by an angle (degrees)."""
    rows = np.round(ys + xs * np.tan(np.radians(angle))).astype(np.int64)
    return float((np.diff(np.bincount(rows - rows.min()).astype(np.float64)) ** 2).sum())


def _specks(pieces: Components, dpi: float) -> NDArray[np.bool_]:
    """Which pieces are specks of dust: far smaller than a full stop or the dot of an "i"."""
    side = dpi / 200
    return (pieces.area <= max(2, round(5 * side * side))) & (pieces.width <= 3 * side) & (pieces.height <= 3 * side)


def grown(mask: NDArray[np.bool_]) -> NDArray[np.bool_]:
    """A mask with the grey rim of what it covers."""
    out = mask.copy()
    out[1:] |= mask[:-1]
    out[:-1] |= mask[1:]
    out[:, 1:] |= mask[:, :-1]
    out[:, :-1] |= mask[:, 1:]
    return out


def turned(picture: Image.Image, degrees: int) -> Image.Image:
    """A picture turned clockwise by 90, 180 or 270 degrees."""
    ways: dict[int, Any] = {
        90: Image.Transpose.ROTATE_270, 180: Image.Transpose.ROTATE_180, 270: Image.Transpose.ROTATE_90
    }  # fmt: skip
    return picture.transpose(ways[degrees]) if degrees % 360 else picture
