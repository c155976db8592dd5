"""Bad files: one clear Vietnamese sentence that names the file, exit code 3, nothing written, no traceback."""

from __future__ import annotations

import subprocess
import sys
import zipfile
from collections.abc import Callable
from pathlib import Path

import pypdfium2
import pytest

from schemas.errors import UnreadableInput


def _empty(folder: Path) -> Path:
    path = folder / "rong.txt"
    path.write_bytes(b"")
    return path


def _binary(folder: Path) -> Path:
    path = folder / "la.txt"
    path.write_bytes(bytes(range(256)) * 8)
    return path


def _broken_zip(folder: Path) -> Path:
    path = folder / "hong.docx"
    path.write_bytes(b"PK\x03\x04" + b"\x00" * 60)
    return path


def _no_zip(folder: Path) -> Path:
    path = folder / "gia.docx"
    path.write_text("không phải Word", encoding="utf-8")
    return path


def _other_zip(folder: Path) -> Path:
    path = folder / "khac.docx"
    with zipfile.ZipFile(path, "w") as archive:
        archive.writestr("a.txt", "xin chào")
    return path


def _bomb(folder: Path) -> Path:
    path = folder / "bom.docx"
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("word/document.xml", b"0" * (64 * 2**20))
    return path


def _encrypted(folder: Path) -> Path:
    # pypdfium2 cannot encrypt: a hand-made trailer with a standard security handler and a random key asks for a password
    path = folder / "khoa.pdf"
    body = (
        b"%PDF-1.4\n1 0 obj<</Type/Catalog/Pages 2 0 R>>endobj\n2 0 obj<</Type/Pages/Kids[3 0 R]/Count 1>>endobj\n"
        b"3 0 obj<</Type/Page/Parent 2 0 R/MediaBox[0 0 100 100]>>endobj\n4 0 obj<</Filter/Standard/V 1/R 2/O("
        + b"A" * 32 + b")/U(" + b"B" * 32 + b")/P -4>>endobj\n"
    )  # fmt: skip
    offsets = [body.index(b"%d 0 obj" % n) for n in range(1, 5)]
    table = b"xref\n0 5\n0000000000 65535 f \n" + b"".join(b"%010d 00000 n \n" % at for at in offsets)
    trailer = b"trailer<</Size 5/Root 1 0 R/Encrypt 4 0 R/ID[(x)(x)]>>\nstartxref\n%d\n%%%%EOF" % len(body)
    path.write_bytes(body + table + trailer)
    return path


def _broken_pdf(folder: Path) -> Path:
    path = folder / "hong.pdf"
    path.write_bytes(b"%PDF-1.7\n" + b"x" * 400)
    return path


def _blank_pdf(folder: Path) -> Path:
    path = folder / "trang.pdf"
    pdf = pypdfium2.PdfDocument.new()
    pdf.new_page(595, 842)
    pdf.save(str(path))
    return path


def _old_word(folder: Path) -> Path:
    path = folder / "cu.doc"
    path.write_bytes(b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\x00" * 512)
    return path


def _picture(folder: Path) -> Path:
    path = folder / "anh.png"
    path.write_bytes(b"\x89PNG\r\n\x1a\n" + b"\x00" * 64)
    return path


def _other_encoding(folder: Path) -> Path:
    path = folder / "ma-khac.txt"
    path.write_bytes(bytes(range(0xA1, 0x100)) * 20)
    return path


def _no_body(folder: Path) -> Path:
    import docx

    path = folder / "khong-than.docx"
    made = docx.Document()
    made.element.remove(made.element.body)
    made.save(str(path))
    return path


CASES: list[tuple[Callable[[Path], Path], str]] = [
    (lambda folder: folder / "khong-co.txt", "Không tìm thấy"),
    (lambda folder: folder, "thư mục"),
    (_empty, "rỗng"),
    (_binary, "không phải văn bản"),
    (_broken_zip, "hỏng"),
    (_no_zip, "hỏng"),
    (_other_zip, "không phải văn bản Word"),
    (_no_body, "không phải văn bản Word"),
    (lambda folder: folder / ("a" * 300 + ".txt"), "Không đọc được"),
    (_bomb, "bung ra"),
    (_encrypted, "mật khẩu"),
    (_broken_pdf, "PDF"),
    (_blank_pdf, "không có chữ"),
    (_old_word, "LibreOffice"),
    (_picture, "ảnh"),
    (_other_encoding, "bảng mã"),
]


@pytest.mark.parametrize(("make", "says"), CASES, ids=[says for _, says in CASES])
def test_bad_input_is_one_sentence(tmp_path: Path, make: Callable[[Path], Path], says: str) -> None:
    path = make(tmp_path)
    out = tmp_path / "out.json"
    command = [sys.executable, "-m", "kehoach", "extract", str(path), "-o", str(out)]
    done = subprocess.run(command, capture_output=True, text=True, timeout=60, check=False)
    lines = done.stderr.strip().splitlines()
    assert done.returncode == 3
    assert done.stdout == ""
    assert len(lines) == 1
    assert says in lines[0]
    assert str(path) in lines[0]
    assert not out.exists()


def test_xml_entities_are_not_resolved(tmp_path: Path) -> None:
    import docx

    import kehoach

    secret = tmp_path / "secret"
    secret.write_text("BÍ MẬT", encoding="utf-8")
    whole = tmp_path / "a.docx"
    made = docx.Document()
    made.add_paragraph("XIN CHÀO")
    made.save(str(whole))
    evil = tmp_path / "b.docx"
    with zipfile.ZipFile(whole) as source, zipfile.ZipFile(evil, "w") as target:
        for item in source.infolist():
            data = source.read(item)
            if item.filename == "word/document.xml":
                text = data.decode()
                head, rest = text.split("?>", 1)
                entity = f'<!DOCTYPE w [<!ENTITY e SYSTEM "file://{secret}">]>'
                data = f"{head}?>{entity}{rest.replace('XIN CHÀO', 'XIN &e; CHÀO')}".encode()
            target.writestr(item, data)
    try:
        text = kehoach.read(evil).text
    except UnreadableInput:
        text = ""
    assert "BÍ MẬT" not in text


def test_a_news_item_gives_what_it_holds(write: Callable[..., Path]) -> None:
    import kehoach

    text = (
        "Phú Lâm: Đẩy mạnh chuyển đổi số trong giải quyết thủ tục hành chính\n\n"
        "UBND huyện Phú Lâm vừa họp bàn. Phấn đấu đến năm 2026, tỷ lệ hồ sơ trực tuyến đạt trên 80%.\n"
    )
    made = kehoach.extract(write(text))
    assert made.header.doc_type == "tin"
    assert made.header.issuer == "Ủy ban nhân dân huyện Phú Lâm"
    assert [(row.comparator, row.value, row.unit, row.by) for row in made.targets] == [(">=", 80, "%", "2026")]
    assert made.review[0].reason == "not_a_plan"
