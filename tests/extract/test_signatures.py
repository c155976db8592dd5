"""Signed PDFs: who signed and when, whether the bytes are intact, the number and the day that were stamped on afterwards."""

from __future__ import annotations

import hashlib
from pathlib import Path
from typing import Any

import pytest

import kehoach
from tests.extract.printed_pdf import write_pdf
from tests.extract.signed_pdf import own_signer, signed

LINE = "các xã, các phòng và các ban có báo cáo hàng quý, nêu rõ tình hình, lý do và cách làm"
HEAD = [
    (90.0, 780.0, "UBND XÃ THANH HÀ", 12.0), (300.0, 780.0, "CONG HOA XA HOI CHU NGHIA VIET NAM", 12.0),
    (90.0, 740.0, "Só:            /KH-UBND".replace("ó", "o"), 13.0), (300.0, 740.0, "Thanh Hà, ngày        tháng 3 nam 2024", 13.0),
    *((85.0, 690.0 - 18 * i, LINE, 13.0) for i in range(8)),
]  # fmt: skip


@pytest.fixture(scope="module")
def signer() -> Any:
    """A signer with a certificate of its own making."""
    return own_signer()


def with_notes(path: Path, notes: list[tuple[tuple[int, int, int, int], str]]) -> Path:
    """The PDF with typed notes (FreeText annotations with an appearance), as stamping programs add them."""
    from pyhanko.pdf_utils import generic
    from pyhanko.pdf_utils.generic import pdf_name
    from pyhanko.pdf_utils.incremental_writer import IncrementalPdfFileWriter

    out = path.with_name(f"dong-dau-{path.name}")
    with path.open("rb") as source, out.open("wb") as target:
        writer = IncrementalPdfFileWriter(source)
        page = writer.root["/Pages"]["/Kids"][0]
        font = generic.DictionaryObject(
            {
                pdf_name("/Type"): pdf_name("/Font"), pdf_name("/Subtype"): pdf_name("/Type1"), pdf_name("/BaseFont"): pdf_name("/Times-Roman"),
                pdf_name("/Encoding"): pdf_name("/WinAnsiEncoding"),
            }
        )  # fmt: skip
        annotations = []
        for (left, bottom, right, top), text in notes:
            look = generic.StreamObject(stream_data=f"BT /F1 12 Tf 2 4 Td ({text}) Tj ET".encode("cp1252"))
            look.update(
                {
                    pdf_name("/Type"): pdf_name("/XObject"), pdf_name("/Subtype"): pdf_name("/Form"),
                    pdf_name("/BBox"): generic.ArrayObject(map(generic.NumberObject, (0, 0, right - left, top - bottom))),
                    pdf_name("/Resources"): generic.DictionaryObject(
                        {pdf_name("/Font"): generic.DictionaryObject({pdf_name("/F1"): font})}
                    ),
                }
            )  # fmt: skip
            annotation = generic.DictionaryObject(
                {
                    pdf_name("/Type"): pdf_name("/Annot"), pdf_name("/Subtype"): pdf_name("/FreeText"),
                    pdf_name("/F"): generic.NumberObject(4),
                    pdf_name("/Rect"): generic.ArrayObject(map(generic.NumberObject, (left, bottom, right, top))),
                    pdf_name("/AP"): generic.DictionaryObject({pdf_name("/N"): writer.add_object(look)}),
                }
            )  # fmt: skip
            annotations.append(writer.add_object(annotation))
        page[pdf_name("/Annots")] = generic.ArrayObject(annotations)
        writer.update_container(page)
        writer.write(target)
    return out


def test_who_signed_and_when(tmp_path: Path, signer: Any) -> None:
    path = signed(write_pdf(tmp_path / "a.pdf", [HEAD]), signer)
    before = hashlib.sha256(path.read_bytes()).hexdigest()
    plan = kehoach.extract(path)
    assert plan.source is not None
    (found,) = plan.source.signatures
    assert (found.signer, found.organisation) == ("Ủy ban nhân dân xã Thanh Hà", "Huyện Phú Lâm")
    assert found.time is not None
    assert (found.intact, found.changed, found.certificate) == (True, False, "not checked")
    assert hashlib.sha256(path.read_bytes()).hexdigest() == before


def test_changed_bytes_are_seen(tmp_path: Path, signer: Any) -> None:
    path = signed(write_pdf(tmp_path / "a.pdf", [HEAD]), signer)
    data = path.read_bytes()
    at = data.index("tình hình".encode("cp1252"))
    path.write_bytes(data[:at] + b"T" + data[at + 1 :])
    (found,) = kehoach.read(path).signatures
    assert found.intact is False


def test_what_was_added_after_signing_is_seen(tmp_path: Path, signer: Any) -> None:
    path = with_notes(signed(write_pdf(tmp_path / "a.pdf", [HEAD]), signer), [((120, 730, 150, 750), "999")])
    (found,) = kehoach.read(path).signatures
    assert (found.intact, found.changed) == (True, True)


def test_a_stamped_number_and_day_take_their_place(tmp_path: Path) -> None:
    notes = [
        ((110, 734, 140, 754), "565"),
        ((405, 734, 425, 754), "15"),
        ((380, 800, 560, 830), "Ký bôi: UBND xã 15/3/2024 10:20"),
    ]
    source = kehoach.read(with_notes(write_pdf(tmp_path / "a.pdf", [HEAD]), notes))
    assert "So: 565 /KH-UBND" in source.text
    assert "ngày 15 tháng 3" in source.text
    assert [aside.kind for aside in source.asides] == ["stamp"]
    assert "10:20" not in source.text


def test_a_broken_signature_is_told_of(tmp_path: Path, signer: Any) -> None:
    path = signed(write_pdf(tmp_path / "a.pdf", [HEAD]), signer)
    data = path.read_bytes()
    at = data.index(b"/Contents <") + 11 if b"/Contents <" in data else data.index(b"/Contents<") + 10
    path.write_bytes(data[:at] + b"00" * 200 + data[at + 400 :])
    (found,) = kehoach.read(path).signatures
    assert found.intact is not True
