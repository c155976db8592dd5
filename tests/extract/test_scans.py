"""Scans and pictures, recognised for real; and what is said where nothing can recognise them."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

import kehoach
from bench.copies import clean_pages, worn, write_pdf
from bench.truth import measure
from corpus.shipped import DISTRICT
from extract.reading.ocr import NoRecogniser
from schemas.errors import UnreadableInput
from tests.conftest import document, need, plan

pytestmark = pytest.mark.slow


@pytest.fixture(scope="module")
def pages() -> list[Any]:
    """The pictures of the shipped district plan's first and last two pages."""
    need("tesseract")
    found = list(clean_pages())
    return [found[0], found[-2], found[-1]]


@pytest.fixture(scope="module")
def scan(pages: list[Any], tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The whole plan as a scan."""
    path = tmp_path_factory.mktemp("scan") / "ban-quet.pdf"
    write_pdf(list(clean_pages()), path)
    return path


def test_a_clean_scan_reads_as_its_original(scan: Path) -> None:
    source = kehoach.read(scan)
    found = measure("scan", source.text, document(f"{DISTRICT}.docx").text)
    assert found.characters < 0.005
    assert {(page.layer, page.found, page.turned) for page in source.pages} == {("ocr", "none", 0)}
    assert all(page.confidence and page.confidence > 0.8 for page in source.pages)
    assert source.words
    for word in source.words:
        assert not source.text[word.start : word.end].isspace()
        assert 0 <= word.confidence <= 1
    for repair in source.repairs:
        assert source.text[repair.start : repair.end] != repair.original
        assert repair.reason in ("lexicon", "formula", "code", "case", "dash", "space", "marker", "handwriting")


def test_the_plan_of_a_scan_is_that_of_its_original(scan: Path) -> None:
    read, original = kehoach.extract(scan), plan(f"{DISTRICT}.docx")
    for field in ("issuer", "number", "symbol", "date", "signer", "recipients", "archive", "period"):
        assert getattr(read.header, field) == getattr(original.header, field)
    assert [quota.count for quota in read.award_quotas] == [quota.count for quota in original.award_quotas]
    assert [row.when for row in read.deadlines] == [row.when for row in original.deadlines]


@pytest.mark.parametrize("degrees", [90, 180, 270])
def test_a_page_that_was_put_in_wrongly_is_turned(pages: list[Any], tmp_path: Path, degrees: int) -> None:
    from extract.reading.picture import turned

    path = tmp_path / "trang.png"
    turned(pages[0], degrees).save(path, dpi=(200, 200))
    source = kehoach.read(path)
    assert source.pages[0].turned == -degrees % 360
    assert source.text.startswith("ỦY BAN NHÂN DÂN")
    assert source.pages[0].width < source.pages[0].height


def photographed(picture: Any) -> Any:
    """A photograph of a page: darker to one side, a little slanting, in colour."""
    import numpy as np
    from PIL import Image

    shade = np.linspace(1.0, 0.55, picture.width)[None, :]
    grey = (np.asarray(picture.rotate(0.8, Image.Resampling.BICUBIC, fillcolor=255)) * shade).astype(np.uint8)
    return Image.merge(
        "RGB", [Image.fromarray(grey), Image.fromarray(grey), Image.fromarray((grey * 0.93).astype(np.uint8))]
    )


def stamped(picture: Any) -> Any:
    """A page with a round red stamp over its lower half."""
    from PIL import ImageDraw

    out = picture.convert("RGB")
    draw = ImageDraw.Draw(out)
    for inset in (0, 26):
        draw.ellipse((300 + inset, 700 + inset, 700 - inset, 1100 - inset), outline=(225, 40, 50), width=9)
    return out


@pytest.mark.parametrize(
    ("change", "suffix", "most"),
    [
        (lambda page: worn(page, 1), ".png", 0.01), (photographed, ".jpg", 0.012), (stamped, ".png", 0.016),
        (lambda page: page.convert("1"), ".tif", 0.01), (lambda page: page.convert("LA"), ".png", 0.006),
    ],
    ids=["worn", "photographed", "stamped", "black and white", "with alpha"],
)  # fmt: skip
def test_bad_pictures_are_read(
    pages: list[Any], tmp_path: Path, change: Callable[[Any], Any], suffix: str, most: float
) -> None:
    path = tmp_path / f"trang{suffix}"
    change(pages[0]).save(path, dpi=(200, 200))
    truth = document(f"{DISTRICT}.pdf")
    end = max(line.end for line in truth.lines if line.page == 1)
    assert measure("page", kehoach.read(path).text, truth.text[:end]).characters < most


def test_a_tiff_has_its_pages(pages: list[Any], tmp_path: Path) -> None:
    path = tmp_path / "ban-quet.tiff"
    pages[0].save(path, save_all=True, append_images=pages[1:], dpi=(200, 200))
    source = kehoach.read(path)
    assert (source.kind, [page.number for page in source.pages]) == ("picture", [1, 2, 3])
    assert {line.page for line in source.lines} == {1, 2, 3}


def test_scans_pasted_into_word_are_read(pages: list[Any], tmp_path: Path) -> None:
    import docx

    pages[0].save(tmp_path / "trang.png", dpi=(200, 200))
    made = docx.Document()
    made.add_picture(str(tmp_path / "trang.png"), width=docx.shared.Cm(16))
    made.save(str(tmp_path / "a.docx"))
    source = kehoach.read(tmp_path / "a.docx")
    assert (source.kind, [page.layer for page in source.pages]) == ("docx", ["ocr"])
    assert source.text.startswith("ỦY BAN NHÂN DÂN")
    made.add_paragraph("Văn bản có chữ.")
    made.save(str(tmp_path / "b.docx"))
    assert kehoach.read(tmp_path / "b.docx").notes == ("note.pictures",)


def test_digital_and_scanned_pages_may_be_mixed(scan: Path, tmp_path: Path) -> None:
    import pypdfium2

    from corpus.shipped import sample

    made = pypdfium2.PdfDocument.new()
    made.import_pages(pypdfium2.PdfDocument(str(sample(f"{DISTRICT}.pdf"))), [0, 1])
    made.import_pages(pypdfium2.PdfDocument(str(scan)), [2])
    path = tmp_path / "lan.pdf"
    made.save(str(path))
    assert [page.layer for page in kehoach.read(path).pages] == ["text", "text", "ocr"]


def test_handwriting_is_a_review_item_with_its_picture(pages: list[Any], tmp_path: Path) -> None:
    import pypdfium2
    from PIL import ImageDraw

    from corpus.shipped import sample

    text = pypdfium2.PdfDocument(str(sample(f"{DISTRICT}.pdf")))[0].get_textpage()
    at = text.get_text_range().index("68/KH-UBND")
    left, bottom, _, _ = text.get_charbox(at)
    _, _, right, top = text.get_charbox(at + 1)
    scale, height = 200 / 72, pages[0].height
    left, right, top, bottom = left * scale, right * scale, height - top * scale, height - bottom * scale
    page = pages[0].convert("RGB")
    draw = ImageDraw.Draw(page)
    draw.rectangle((left - 1, top - 2, right, bottom + 2), fill="white")
    strokes = ((0, 1), (0.3, -0.6), (0.5, 1.3), (0.7, -0.2), (0.95, 0.9))
    draw.line([(left + x * (right - left), top + y * (bottom - top)) for x, y in strokes], fill=(20, 20, 30), width=4)
    path = tmp_path / "viet-tay.png"
    page.save(path, dpi=(200, 200))
    read = kehoach.extract(path)
    assert (read.header.number, read.header.symbol) == (None, "KH-UBND")
    items = [item for item in read.review if item.path == "/header/number"]
    assert len(items) == 1


def test_without_a_recogniser_a_scan_is_refused(scan: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def none(*_: object) -> None:
        raise NoRecogniser

    monkeypatch.setattr("extract.reading.ocr.recognise", none)
    with pytest.raises(UnreadableInput, match="tesseract"):
        kehoach.read(scan)


def test_a_page_that_takes_too_long_costs_itself_only(
    pages: list[Any], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    import pypdfium2

    from corpus.shipped import sample
    from extract.reading import ocr

    write_pdf(pages[:1], tmp_path / "quet.pdf")
    made = pypdfium2.PdfDocument.new()
    made.import_pages(pypdfium2.PdfDocument(str(sample(f"{DISTRICT}.pdf"))), [0])
    made.import_pages(pypdfium2.PdfDocument(str(tmp_path / "quet.pdf")))
    made.save(str(tmp_path / "lan.pdf"))
    monkeypatch.setattr(ocr, "MAX_SECONDS", 0.01)
    source = kehoach.read(tmp_path / "lan.pdf")
    assert [page.layer for page in source.pages] == ["text", "none"]
    assert source.notes == ("note.ocr_failed",)
    assert any(item.path == "/source/layers" and item.severity == "error" for item in kehoach.extract(source).review)


def test_the_same_scan_gives_the_same_plan(scan: Path) -> None:
    assert kehoach.extract(scan).to_json() == kehoach.extract(scan).to_json()
