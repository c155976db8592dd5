"""Pages saved from legal websites, as HTML and as Markdown."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

import kehoach
from extract.reading.web import document_paragraphs, is_site_text
from schemas.errors import UnreadableInput

Write = Callable[..., Path]
HEAD = """<table><tr><td><p align=center><b>ỦY BAN NHÂN DÂN<br>XÃ TÂN LỘC<br>-------</b></p></td>
<td><p align=center><b>CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM<br>Độc lập - Tự do - Hạnh phúc</b></p></td></tr>
<tr><td>Số: 12/KH-UBND</td><td><i>Tân Lộc, ngày 03 tháng 4 năm 2024</i></td></tr></table>"""
BODY = """<p align=center><b>KẾ HOẠCH</b></p><p align=center><b>Phát động phong trào
thi đua năm 2024</b></p><p>Căn cứ Kế hoạch số 15/KH-UBND ngày 20/3/2024, UBND xã ban hành kế hoạch như sau:</p>
<p><b>I. MỤC ĐÍCH</b></p><p>- Động viên &amp; khích lệ; tải về ứng dụng để chia sẻ, bình luận.</p><ol start=3><li>Ba</li><li>Bốn</li></ol>"""
FOOT = """<table><tr><td><b>Nơi nhận:</b><br>- Như trên;<br>- Lưu: VT.</td>
<td><b>TM. ỦY BAN NHÂN DÂN<br>CHỦ TỊCH</b><br>Trần Văn B</td></tr></table>"""
SITE_BEFORE = """<nav>Trang chủ</nav><div><p>Đăng nhập</p><p>Quên mật khẩu?</p></div><form><input value=a>Tìm</form>
<table><tr><td>Số hiệu:</td><td>12/KH-UBND</td></tr><tr><td>Loại văn bản:</td><td>Kế hoạch</td></tr></table><p>Tải về</p><p>Lược đồ</p>"""
SITE_AFTER = """<p>Văn bản liên quan</p><p>Quyết định về việc gì đó</p><p>Bản quyền © 2024</p><p>Hotline: 1900 0000</p><script>x()</script>"""


def texts(path: Path) -> list[str]:
    source = kehoach.read(path)
    return [source.text[block.start : block.end] for block in source.blocks]


def test_the_document_is_left_of_a_page(write: Write) -> None:
    page = f"<!DOCTYPE html><html><head><title>Kế hoạch</title></head><body>{SITE_BEFORE}{HEAD}{BODY}{FOOT}{SITE_AFTER}</body></html>"
    source = kehoach.read(write(page, "trang.html"))
    assert source.kind == "html"
    found = [source.text[block.start : block.end] for block in source.blocks]
    assert found == [
        "ỦY BAN NHÂN DÂN", "XÃ TÂN LỘC", "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM", "Độc lập - Tự do - Hạnh phúc", "Số: 12/KH-UBND",
        "Tân Lộc, ngày 03 tháng 4 năm 2024", "KẾ HOẠCH", "Phát động phong trào thi đua năm 2024",
        "Căn cứ Kế hoạch số 15/KH-UBND ngày 20/3/2024, UBND xã ban hành kế hoạch như sau:", "I. MỤC ĐÍCH",
        "- Động viên & khích lệ; tải về ứng dụng để chia sẻ, bình luận.", "3. Ba", "4. Bốn",
        "Nơi nhận:", "- Như trên;", "- Lưu: VT.", "TM. ỦY BAN NHÂN DÂN", "CHỦ TỊCH", "Trần Văn B",
    ]  # fmt: skip
    assert "note.boilerplate" in source.notes
    assert {"Đăng nhập", "Bản quyền © 2024"} <= {aside.text for aside in source.asides}
    header = kehoach.extract(source).header
    assert (header.number, header.date, header.recipients) == ("12", "2024-04-03", ["Như trên"])
    assert header.signer is not None and header.signer.name == "Trần Văn B"


def test_a_bare_page_keeps_all(write: Write) -> None:
    assert texts(write(f"<html><body>{HEAD}{BODY}</body></html>", "a.htm"))[-1] == "4. Bốn"


@pytest.mark.parametrize(
    ("page", "expected"),
    [
        ("<html><p>Một<br>hai</p><p style='display:none'>ẩn</p></html>", ["Một", "hai"]),
        ("<html><ul><li>Một</li><li><p>Hai</p></li></ul></html>", ["- Một", "- Hai"]),
        (
            "<html><ol type=I><li><p>Một</p></li><li>Hai</li></ol><ol type=a><li>Ba</li></ol></html>",
            ["I. Một", "II. Hai", "a. Ba"],
        ),
        ("<html><p>a &lt;b&gt; &nbsp; c</p></html>", ["a <b> c"]),
        ("<html><table><tr><td colspan=2>Một</td><td>Hai</td></tr></table></html>", ["Một", "Hai"]),
        ("<html><div>Một<div>hai</div>ba</div></html>", ["Một", "hai", "ba"]),
        ("<html><body>Không đóng thẻ<p>Hai<b>ba", ["Không đóng thẻ", "Haiba"]),
        ("<html><meta charset=utf-8><p><font face='.VnTime'>Céng hoµ x· héi</font></p></html>", ["Cộng hoà xã hội"]),
        ("<?xml version='1.0' encoding='UTF-8'?><html><p>Một</p></html>", ["Một"]),
    ],
)
def test_pages_read_as_a_browser_shows_them(write: Write, page: str, expected: list[str]) -> None:
    assert texts(write(page, "a.html")) == expected


def test_entities_are_not_expanded(write: Write, tmp_path: Path) -> None:
    secret = tmp_path / "mat.txt"
    secret.write_text("bí mật", encoding="utf-8")
    page = f"<!DOCTYPE html [<!ENTITY x SYSTEM 'file://{secret}'>]><html><p>Một &x;</p></html>"
    assert "bí mật" not in kehoach.read(write(page, "a.html")).text


@pytest.mark.parametrize("depth", [150, 230])
def test_deep_pages_are_read(write: Write, depth: int) -> None:
    page = "<html>" + "<div>" * depth + "<p>Sâu</p>" + "</div>" * depth + "<p>Nông</p></html>"
    assert texts(write(page, "a.html")) == ["Sâu", "Nông"]


def test_a_page_that_the_parser_gives_up_on_is_refused(write: Write) -> None:
    page = "<html><p>Nông</p>" + "<div>" * 50_000 + "<p>Sâu</p></html>"
    with pytest.raises(UnreadableInput, match="quá nhiều tầng"):
        kehoach.read(write(page, "a.html"))


@pytest.mark.parametrize(
    "text", ["Đăng nhập", "Tải về", "Số hiệu: 12/KH-UBND", "Ngày ban hành: 3/4/2024", "Bản quyền © 2024", "Xem thêm »"]
)
def test_what_a_site_says(text: str) -> None:
    assert is_site_text(text)


@pytest.mark.parametrize(
    "text",
    [
        "chia sẻ, dẫn dắt chuyển đổi số",
        "Tìm kiếm và thúc đẩy ứng dụng sản phẩm, dịch vụ của tỉnh.",
        "I. MỤC ĐÍCH",
        "- Lưu: VT.",
        "Hiệu lực thi hành;",
    ],
)
def test_what_a_document_says(text: str) -> None:
    assert not is_site_text(text)


def test_nothing_is_dropped_from_within_a_document() -> None:
    inside = ["Đẩy mạnh mua bán trực tuyến", "Tìm kiếm thị trường mới", "Chia sẻ dữ liệu"]
    page = [
        "Đăng nhập",
        "Tải về",
        "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM",
        *inside,
        "Nơi nhận:",
        "Bản quyền © 2024",
        "Hotline: 1900",
    ]
    assert document_paragraphs(page) == [False, False, True, *[True] * len(inside), True, False, False]


def test_line_breaks_in_markdown_tables(write: Write) -> None:
    found = texts(
        write("| ỦY BAN NHÂN DÂN<br>XÃ TÂN LỘC | CỘNG HÒA<br/>Độc lập |\n|---|---|\n| Số: 1 | ngày |\n", "a.md")
    )
    assert found == ["ỦY BAN NHÂN DÂN", "XÃ TÂN LỘC", "CỘNG HÒA", "Độc lập", "Số: 1", "ngày"]


def test_markdown_loses_the_site_too(write: Write) -> None:
    source = kehoach.read(
        write("Đăng nhập\n\nTải về\n\n**CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM**\n\n**KẾ HOẠCH**\n\nI. MỤC ĐÍCH\n", "a.md")
    )
    assert source.text.startswith("CỘNG HÒA")
    assert [aside.text for aside in source.asides] == ["Đăng nhập", "Tải về"]
