"""Searchable copies: the words under an unchanged page, valid PDF/A, signed files as they are, and what can't be copied says why."""

from __future__ import annotations

import os
import shutil
import signal
from collections import Counter
from pathlib import Path
from typing import Any

import numpy as np
import pdfplumber
import pikepdf
import pypdfium2
import pytest
from pikepdf.pdfa import check

import corpus.pdfa
import kehoach
from bench.copies import clean_pages, worn, write_pdf
from corpus.convert import Account, Options, convert
from corpus.manifest import Entry, read_manifest
from corpus.pdfa import make_copy
from corpus.shipped import COMMUNE, DISTRICT, sample
from corpus.summary import summary
from corpus.work import Outcome, Task, convert_file
from kehoach.archive_report import report_page
from kehoach.convert_command import run
from schemas.document import Page
from schemas.errors import WrongUse
from tests.conftest import need
from tests.extract import printed_pdf
from tests.extract.signed_pdf import own_signer, signed

WITH = Options(workers=1, pdfa=True)
DIGITAL = sample(f"{DISTRICT}.pdf")


def seen(path: Path) -> list[Any]:
    """The pages as they are drawn at 72 dots an inch, annotations aside."""
    pdf = pypdfium2.PdfDocument(str(path))
    try:
        return [np.array(page.render(draw_annots=False).to_numpy()) for page in pdf]
    finally:
        pdf.close()


def words(path: Path) -> Counter[str]:
    """The words of the text layer, by another reader than ours."""
    with pdfplumber.open(path) as pdf:
        return Counter(word["text"] for page in pdf.pages for word in page.extract_words())


def assert_pdfa(path: Path) -> None:
    """What PDF/A-2b asks for, looked at by hand and by the validator."""
    with pikepdf.open(path) as pdf:
        intents: Any = pdf.Root.OutputIntents
        assert [str(intent.S) for intent in intents] == ["/GTS_PDFA1"]
        assert intents[0].DestOutputProfile.read_bytes()[36:40] == b"acsp"
        assert pdf.open_metadata().pdfa_status == "2B"
        fonts = [item for item in pdf.objects if isinstance(item, pikepdf.Dictionary) and "/FontName" in item]
        assert all({"/FontFile", "/FontFile2", "/FontFile3"} & set(font.keys()) for font in fonts)
        assert not pdf.is_encrypted
    with pikepdf.open(path) as pdf:
        assert check(pdf, "2b").verdict == "pass"


def assert_same_pages(one: Path, other: Path) -> None:
    before, after = seen(one), seen(other)
    assert len(before) == len(after)
    for first, second in zip(before, after, strict=True):
        assert np.array_equal(first, second)


def counts(account: Account) -> dict[str, int]:
    return {name: count for name, count in account.counts.items() if count}


def row_of(out: Path, name: str) -> Entry:
    return read_manifest(out).entries[name]


def test_a_digital_pdf_becomes_pdfa_with_the_same_pages_and_words(tmp_path: Path) -> None:
    before = DIGITAL.read_bytes()
    assert make_copy(kehoach.read(DIGITAL), DIGITAL, tmp_path / "a.pdf") == "pdfa"
    assert_pdfa(tmp_path / "a.pdf")
    assert_same_pages(DIGITAL, tmp_path / "a.pdf")
    assert kehoach.read(tmp_path / "a.pdf").text == kehoach.read(DIGITAL).text
    make_copy(kehoach.read(DIGITAL), DIGITAL, tmp_path / "b.pdf")
    assert (tmp_path / "a.pdf").read_bytes() == (tmp_path / "b.pdf").read_bytes()
    assert DIGITAL.read_bytes() == before


def scans(folder: Path) -> dict[str, Path]:
    """A page as scanners give it: straight, skewed, on its side, cropped and turned, as a TIFF of two pages and as a JPEG."""
    page, more = (picture.copy() for picture, _ in zip(clean_pages(), range(2), strict=False))
    picture = page.copy()  # saving as JPEG leaves settings behind that a TIFF can't be saved with
    write_pdf([page], folder / "thang.pdf")
    write_pdf([worn(page, 1)], folder / "nghieng.pdf")
    write_pdf([page.rotate(90, expand=True)], folder / "nam.pdf")
    with pikepdf.open(folder / "thang.pdf") as pdf:
        left, bottom, right, top = (float(value) for value in pdf.pages[0].mediabox)
        pdf.pages[0].cropbox = [left + 20, bottom + 30, right - 10, top - 40]
        pdf.pages[0].rotate(90, relative=True)
        pdf.save(folder / "xen.pdf")
    picture.convert("RGB").save(folder / "anh.jpg", dpi=(200, 200))
    picture.save(folder / "hai-trang.tif", save_all=True, append_images=[more], dpi=(200, 200))
    return {path.name: path for path in folder.iterdir()}


@pytest.mark.slow
def test_scans_become_searchable_and_look_the_same(tmp_path: Path) -> None:
    need("tesseract")
    (tmp_path / "kho").mkdir()
    for name, path in scans(tmp_path / "kho").items():
        out = tmp_path / f"{name}.d"
        out.mkdir()
        read = kehoach.read(path)
        assert {page.layer for page in read.pages} == {"ocr"}
        assert make_copy(read, path, out / "a.pdf") == "pdfa"
        assert_pdfa(out / "a.pdf")
        if path.suffix == ".pdf":
            assert_same_pages(path, out / "a.pdf")
        again = kehoach.read(out / "a.pdf")
        assert {page.layer for page in again.pages} == {"text"}, name
        expected = Counter(read.text.split())
        assert expected["Ủy"] + expected["ỦY"] > 0
        assert sum((expected & Counter(again.text.split())).values()) > 0.99 * expected.total(), name
        if name not in ("nam.pdf", "xen.pdf"):  # what lies on its side pdfplumber reads letter by letter
            assert sum((expected & words(out / "a.pdf")).values()) > 0.99 * expected.total(), name
        for place, box in zip(placed(read.pages[0], read), placed(again.pages[0], again), strict=False):
            assert place is None or box is None or abs(place - box) < 4
        (out / "nua").mkdir()
        make_copy(read, path, out / "nua" / "a.pdf")
        assert (out / "a.pdf").read_bytes() == (out / "nua" / "a.pdf").read_bytes()


def placed(page: Page, document: Any) -> list[float | None]:
    """How far down the first page its heading and its motto stand (points)."""
    found = []
    for needle in ("KẾ HOẠCH", "Độc lập"):
        at = document.text.find(needle)
        line = next((line for line in document.lines if line.start <= at < line.end and line.page == page.number), None)
        found.append(None if line is None or page.skew else line.bbox[1])
    return found


def test_a_signed_pdf_is_copied_byte_for_byte(tmp_path: Path) -> None:
    store = tmp_path / "kho"
    store.mkdir()
    shutil.copy(DIGITAL, tmp_path / "kh.pdf")
    path = signed(tmp_path / "kh.pdf", own_signer())
    shutil.move(path, store / "kh.pdf")
    account = convert([store], tmp_path / "ra", WITH)
    assert counts(account) == {"ok": 1}
    assert row_of(tmp_path / "ra", "kh.pdf").copy == "signed"
    assert (tmp_path / "ra" / "kh.pdf.pdf").read_bytes() == (store / "kh.pdf").read_bytes()


@pytest.fixture
def store(tmp_path: Path) -> Path:
    folder = tmp_path / "kho"
    folder.mkdir()
    shutil.copy(DIGITAL, folder / "huyen.pdf")
    shutil.copy(sample(f"{COMMUNE}.txt"), folder / "xa.txt")
    return folder


def test_what_can_not_be_copied_costs_the_copy_and_no_plan(store: Path, tmp_path: Path) -> None:
    with pikepdf.open(DIGITAL) as pdf:
        pdf.save(store / "khoa-quyen.pdf", encryption=pikepdf.Encryption(owner="chu", user=""))
        pdf.save(store / "mat-khau.pdf", encryption=pikepdf.Encryption(owner="chu", user="x"))
    (store / "hong.pdf").write_bytes(DIGITAL.read_bytes()[:3000])
    line = (85.0, 700.0, "cac xa, cac phong va cac ban co bao cao hang quy, neu ro tinh hinh, ly do va cach lam", 13.0)
    printed_pdf.write_pdf(store / "khong-nhung.pdf", [[line] * 3])
    out = tmp_path / "ra"
    account = convert([store], out, WITH)
    assert counts(account) == {"ok": 2, "partial": 2, "failed": 2}
    rows = read_manifest(out).entries
    assert {name for name, row in rows.items() if row.copy} == {"huyen.pdf"}
    assert "khóa quyền" in (rows["khoa-quyen.pdf"].reason or "")
    assert "6.2.11.4" in (rows["khong-nhung.pdf"].reason or "")  # the fonts of PDF/A must be in the file
    assert (out / "khoa-quyen.pdf.json").exists()
    assert sorted(path.name for path in out.rglob("*.pdf")) == ["huyen.pdf.pdf"]
    assert counts(convert([store], out, WITH)) == {"skipped": 4, "failed": 2}  # nor is it tried at each start
    page = report_page(summary(list(rows.values())))
    assert "Bản tìm được chữ" in page


def test_copies_are_made_later_and_missing_ones_anew(store: Path, tmp_path: Path) -> None:
    out = tmp_path / "ra"
    convert([store], out, Options(workers=1))
    assert not (out / "huyen.pdf.pdf").exists()
    assert counts(convert([store], out, WITH)) == {"ok": 1, "skipped": 1}  # the text has no pages to copy
    assert_pdfa(out / "huyen.pdf.pdf")
    assert row_of(out, "huyen.pdf").version.endswith("+pdfa")
    assert counts(convert([store], out, WITH)) == {"skipped": 2}
    assert counts(convert([store], out, Options(workers=1, verify=True))) == {"skipped": 2}  # more than was asked for
    (out / "huyen.pdf.pdf").unlink()
    assert counts(convert([store], out, WITH)) == {"ok": 1, "skipped": 1}
    assert (out / "huyen.pdf.pdf").exists()
    with (store / "huyen.pdf").open("ab") as stream:
        stream.write(b"\n%x\n")  # another file under its name: no copy of the former one stays
    convert([store], out, Options(workers=1))
    assert not (out / "huyen.pdf.pdf").exists()


def killed_halfway(task: Task) -> Outcome:
    """A worker that is killed while it writes a copy."""

    def half(document: object, source: Path, target: Path) -> None:
        del document
        target.write_bytes(source.read_bytes()[:1000])
        os.kill(os.getpid(), signal.SIGKILL)

    corpus.work.make_copy = half  # type: ignore[assignment]
    return convert_file(task)


def test_a_kill_leaves_no_half_copy(store: Path, tmp_path: Path) -> None:
    out, peace = tmp_path / "ra", tmp_path / "yen"
    convert([store], out, WITH, work=killed_halfway)
    assert row_of(out, "huyen.pdf").status == "failed"
    assert list(out.rglob("huyen.pdf*")) == []
    assert list((out / ".kehoach").glob(".part-*"))
    convert([store], out, Options(workers=1, pdfa=True, retry=frozenset(["failed"])))
    convert([store], peace, WITH)
    assert (out / "huyen.pdf.pdf").read_bytes() == (peace / "huyen.pdf.pdf").read_bytes()
    assert not list((out / ".kehoach").glob(".part-*"))


def test_a_missing_library_is_told_in_one_sentence(
    store: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("corpus.pdfa.find_spec", lambda name: None)
    with pytest.raises(WrongUse, match=r"kehoach\[pdfa\]"):
        run([str(store)], tmp_path / "ra", WITH)
    assert not (tmp_path / "ra").exists()
