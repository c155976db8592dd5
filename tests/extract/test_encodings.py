"""Text files in every code that offices kept them in."""

from __future__ import annotations

import unicodedata
from pathlib import Path

import pytest

import kehoach
from grammar.legacy import encode
from schemas.errors import UnreadableInput

TEXT = (
    "Căn cứ Kế hoạch của huyện, Ủy ban nhân dân xã xây dựng kế hoạch thực hiện phong trào thi đua như sau:\n\n"
    "- Tuyên truyền để mỗi người dân hiểu rõ và hưởng ứng phong trào;\n\n- Báo cáo kết quả trước ngày 15/11 hằng năm."
)


def windows_1258(text: str) -> bytes:
    """Vietnamese in Windows-1258: letters with circumflex, breve and horn as they are, tone marks after them."""
    out = []
    for char in text:
        decomposed = unicodedata.normalize("NFD", char)
        tone = next((c for c in decomposed[1:] if c in "\u0300\u0301\u0303\u0309\u0323"), "")
        base = unicodedata.normalize("NFC", decomposed.replace(tone, "") if tone else decomposed)
        out.append(base + tone)
    return "".join(out).encode("cp1258")


@pytest.mark.parametrize(
    ("data", "code"),
    [
        (TEXT.encode(), "utf-8"),
        (b"\xef\xbb\xbf" + TEXT.encode(), "utf-8 with a mark"),
        (TEXT.encode("utf-16"), "utf-16"),
        (TEXT.encode("utf-16-le"), "utf-16 without a mark"),
        (TEXT.encode("utf-16-be"), "utf-16 big end first"),
        (unicodedata.normalize("NFD", TEXT).encode(), "NFD"),
        (windows_1258(TEXT), "windows-1258"),
        (encode(TEXT, "vni").encode("cp1252"), "VNI"),
        (encode(TEXT.replace("Ủ", "ủ"), "tcvn3").encode("cp1252"), "TCVN3"),
        (encode(TEXT, "vni").encode(), "VNI that was saved as UTF-8"),
    ],
    ids=lambda value: value if isinstance(value, str) else "",
)
def test_text_in_any_code(tmp_path: Path, data: bytes, code: str) -> None:
    path = tmp_path / "ke-hoach.txt"
    path.write_bytes(data)
    source = kehoach.read(path)
    assert source.text == (TEXT.replace("Ủ", "ủ") if code == "TCVN3" else TEXT)
    assert ("note.legacy" in source.notes) == ("VNI" in code or "TCVN3" in code)


def test_a_cut_download_says_that_letters_are_lost(tmp_path: Path) -> None:
    path = tmp_path / "a.txt"
    path.write_bytes((TEXT * 30).encode()[:-1] + "ủ".encode()[:2])
    assert "note.lost" in kehoach.read(path).notes


def test_noise_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "a.txt"
    path.write_bytes(bytes(range(0x80, 0x100)) * 30)
    with pytest.raises(UnreadableInput, match="bảng mã"):
        kehoach.read(path)


@pytest.mark.parametrize("name", ["ke-hoach.txt", "ke-hoach.docx"])
def test_a_letterhead_made_with_tabs_is_two_columns(tmp_path: Path, name: str) -> None:
    lines = [
        "ỦY BAN NHÂN DÂN\t\tCỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM", "XÃ TÂN LỘC\t\t\tĐộc lập - Tự do - Hạnh phúc",
        "Số: 12/KH-UBND\t\t\tTân Lộc, ngày 03 tháng 4 năm 2024", "", "KẾ HOẠCH", "Thi đua năm 2024", "", "I. MỤC ĐÍCH", "- Làm tốt.", "",
        "Nơi nhận:\t\t\t\tTM. ỦY BAN NHÂN DÂN", "- UBND huyện;\t\t\t\tCHỦ TỊCH", "- Lưu: VT.", "\t\t\t\t\tTrần Văn B",
    ]  # fmt: skip
    path = tmp_path / name
    if name.endswith("txt"):
        path.write_text("\n".join(lines), encoding="utf-8")
    else:
        import docx

        made = docx.Document()
        for line in lines:
            made.add_paragraph(line)
        made.save(str(path))
    source = kehoach.read(path)
    assert (
        source.text.split()
        == (
            "ỦY BAN NHÂN DÂN XÃ TÂN LỘC CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM Độc lập - Tự do - Hạnh phúc Số: 12/KH-UBND "
            "Tân Lộc, ngày 03 tháng 4 năm 2024 KẾ HOẠCH Thi đua năm 2024 I. MỤC ĐÍCH - Làm tốt. Nơi nhận: - UBND huyện; - Lưu: VT. "
            "TM. ỦY BAN NHÂN DÂN CHỦ TỊCH Trần Văn B"
        ).split()
    )
    header = kehoach.extract(source).header
    assert (header.issuer, header.number, header.date) == ("Ủy ban nhân dân xã Tân Lộc", "12", "2024-04-03")
    assert header.signer is not None
    assert (header.signer.name, header.recipients, header.archive) == ("Trần Văn B", ["UBND huyện"], "VT")
