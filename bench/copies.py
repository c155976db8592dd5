"""Pictures of the samples' pages, clean and worn, to measure recognition on: `python -m bench.copies OUT` writes them.

A worn copy is what a photocopier makes of a page: turned by a degree, specked with dust, its greys pushed apart. The same
seed gives the same pixels.
"""

from __future__ import annotations

import argparse
import sys
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any

import numpy as np

from corpus.shipped import DISTRICT, sample

DPI = 200
SKEW = 1.3  # degrees
_SPECKS = 900  # on a page
_SEED = 20241122


def clean_pages(path: Path | None = None, dpi: int = DPI) -> Iterator[Any]:
    """The pages of a PDF (the shipped district plan) as grey pictures at a resolution (dots an inch)."""
    import pypdfium2

    pdf = pypdfium2.PdfDocument(str(path or sample(f"{DISTRICT}.pdf")))
    try:
        for index in range(len(pdf)):
            page = pdf[index]
            yield page.render(scale=dpi / 72 * 0.99999).to_pil().convert("L")
            page.close()
    finally:
        pdf.close()


def worn(picture: Any, number: int) -> Any:
    """A page's picture as a specked, skewed copy; `number` chooses the specks and the way it is turned."""
    from PIL import Image

    chance = np.random.default_rng(_SEED + number)
    turned = picture.rotate(SKEW if number % 2 else -SKEW, Image.Resampling.BICUBIC, fillcolor=255)
    grey = np.asarray(turned).astype(np.int16)
    grey = np.clip((grey - 128) * 1.25 + 128 + chance.normal(0, 9, grey.shape), 0, 255).astype(np.uint8)
    height, width = grey.shape
    for size, count in ((1, _SPECKS * 2 // 3), (2, _SPECKS // 3)):
        ys, xs = chance.integers(0, height - size, count), chance.integers(0, width - size, count)
        for y, x in zip(ys.tolist(), xs.tolist(), strict=True):
            grey[y : y + size, x : x + size] = 30
    return Image.fromarray(grey)


def write_pdf(pictures: Sequence[Any], path: Path, dpi: int = DPI) -> None:
    """Pictures as the pages of a PDF without a text layer: a scan."""
    first, *rest = pictures
    first.save(path, "PDF", resolution=dpi, save_all=True, append_images=rest)


def main(arguments: Sequence[str] | None = None) -> int:
    """Write a clean and a worn scan of the district's sample. Gives the exit code."""
    parser = argparse.ArgumentParser(prog="python -m bench.copies", description=__doc__)
    parser.add_argument("out", type=Path, help="the folder to write into")
    out: Path = parser.parse_args(arguments).out
    out.mkdir(parents=True, exist_ok=True)
    pages = list(clean_pages())
    write_pdf(pages, out / "clean.pdf")
    write_pdf([worn(page, number) for number, page in enumerate(pages)], out / "worn.pdf")
    return 0


if __name__ == "__main__":
    sys.exit(main())
