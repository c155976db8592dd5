"""Digital pages: what goes on over a page's end, what is kept apart, turned pages, fonts, old codes, watermarks."""

from __future__ import annotations

from pathlib import Path

import pytest

import kehoach
from extract.reading.margins import edge_keys
from extract.reading.printed import PrintedWord
from grammar.legacy import encode
from schemas.document import Page
from tests.extract.printed_pdf import Placed, write_pdf

# words that any code page can print: the geometry is what is tested
LINE = "các xã, các phòng và các ban có báo cáo hàng quý, nêu rõ tình hình, lý do và cách làm"


def body(top: float, lines: list[str], indent: bool = True) -> list[Placed]:
    return [(115.0 if indent and not i else 85.0, top - 18 * i, text, 13.0) for i, text in enumerate(lines)]


def blocks(path: Path) -> list[str]:
    source = kehoach.read(path)
    return [source.text[block.start : block.end] for block in source.blocks]


def test_a_paragraph_goes_on_over_the_page(tmp_path: Path) -> None:
    first = [*body(700, [LINE, LINE, LINE]), (297.0, 800.0, "1", 13.0)]
    second = [
        *body(760, ["và báo cáo hàng tháng."], indent=False),
        *body(720, [LINE, "het."]),
        (297.0, 800.0, "2", 13.0),
    ]
    path = write_pdf(tmp_path / "a.pdf", [first, second])
    source = kehoach.read(path)
    assert blocks(path) == [f"{LINE} {LINE} {LINE} và báo cáo hàng tháng.", f"{LINE} het."]
    assert [(aside.kind, aside.text, aside.page) for aside in source.asides] == [
        ("page_number", "1", 1),
        ("page_number", "2", 2),
    ]
    assert {line.page for line in source.lines_of(source.blocks[0].start, source.blocks[0].end)} == {1, 2}


def test_a_finished_paragraph_ends_with_its_page(tmp_path: Path) -> None:
    path = write_pdf(tmp_path / "a.pdf", [body(700, [LINE, f"{LINE}."]), body(760, [f"{LINE}."])])
    assert blocks(path) == [f"{LINE} {LINE}.", f"{LINE}."]


def test_a_footer_that_breaks_over_the_page_is_read_column_by_column(tmp_path: Path) -> None:
    first = [
        *body(700, [LINE, f"{LINE}."]), (85.0, 120.0, "Noi nhan:", 12.0),
        (330.0, 120.0, "TM. UY BAN NHAN DAN", 13.0), (85.0, 100.0, "- UBND tinh;", 11.0), (370.0, 100.0, "CHU TICH", 13.0),
        (85.0, 80.0, "- So Noi vu;", 11.0),
    ]  # fmt: skip
    second = [
        (85.0, 770.0, "- Cac phong, ban;", 11.0),
        (85.0, 752.0, "- Luu: VT.", 11.0),
        (360.0, 740.0, "Tran Van B", 13.0),
    ]
    found = blocks(write_pdf(tmp_path / "a.pdf", [first, second]))
    assert found[1:] == [
        "Noi nhan:", "- UBND tinh;", "- So Noi vu;", "- Cac phong, ban;", "- Luu: VT.", "TM. UY BAN NHAN DAN", "CHU TICH", "Tran Van B"
    ]  # fmt: skip


def test_running_heads_are_kept_apart(tmp_path: Path) -> None:
    pages = [[(85.0, 810.0, f"Cong bao so 12 - trang {n}", 9.0), *body(700, [f"{LINE}."])] for n in range(1, 5)]
    source = kehoach.read(write_pdf(tmp_path / "a.pdf", pages))
    assert [aside.kind for aside in source.asides] == ["header"] * 4
    assert "Cong bao" not in source.text


def test_what_only_looks_like_a_head_or_a_number_stays(tmp_path: Path) -> None:
    first = body(700, [LINE, "các xã có báo cáo hàng quý, báo cáo hàng tháng và báo cáo các tháng có lý do, trong"])
    second = [(85.0, 800.0, "2025.", 13.0), *body(700, [f"{LINE}."])]
    third = [(85.0, 800.0, "31. Xã 31: có tên 93.", 13.0), *body(700, [f"{LINE}."])]
    fourth = [(85.0, 800.0, "62. Xã 62: có tên 95.", 13.0), *body(700, [f"{LINE}."])]
    source = kehoach.read(write_pdf(tmp_path / "a.pdf", [first, second, third, fourth]))
    assert not source.asides
    for text in ("2025.", "31. Xã 31", "62. Xã 62"):
        assert text in source.text


@pytest.mark.parametrize(
    "texts", [("PHỤ LỤC 1", "PHỤ LỤC 2"), ("Biểu số 01", "Biểu số 02"), ("1. Xã A", "2. Xã A"), ("12", "12")]
)
def test_headings_are_no_running_heads(texts: tuple[str, str]) -> None:
    keys = [edge_keys([PrintedWord(text, 250, 40, 330, 54)], Page(n, 595, 842)) for n, text in enumerate(texts, 1)]
    assert not keys[0] & keys[1]


@pytest.mark.parametrize(
    "texts", [("Công báo số 12", "Công báo số 12"), ("Trang 3 của báo cáo", "Trang 4 của báo cáo")]
)
def test_running_heads_share_a_key(texts: tuple[str, str]) -> None:
    keys = [edge_keys([PrintedWord(text, 250, 40, 330, 54)], Page(n, 595, 842)) for n, text in enumerate(texts, 1)]
    assert keys[0] & keys[1]


@pytest.mark.parametrize("rotate", [0, 90, 180, 270])
def test_a_page_that_lies_is_read_level(tmp_path: Path, rotate: int) -> None:
    source = kehoach.read(write_pdf(tmp_path / "a.pdf", [body(700, [LINE])], rotate=rotate))
    page = source.pages[0]
    assert (page.width, page.height, page.turned) == (595, 842, -rotate % 360)
    assert source.text == LINE
    assert source.lines[0].bbox[0] == pytest.approx(115, abs=2)


@pytest.mark.parametrize("rotate", [0, 90])
def test_a_landscape_page_is_read_level(tmp_path: Path, rotate: int) -> None:
    sideways = f"BT /F1 13 Tf 0 1 -1 0 100 80 Tm ({LINE}) Tj ET BT /F1 13 Tf 0 1 -1 0 130 80 Tm ({LINE}.) Tj ET"
    source = kehoach.read(write_pdf(tmp_path / "a.pdf", [[]], rotate=rotate, extra=sideways))
    page = source.pages[0]
    assert (page.width, page.height, page.turned) == (842, 595, (90 - rotate) % 360)
    assert source.text.split() == f"{LINE} {LINE}.".split()
    for line in source.lines:
        assert 0 <= line.bbox[0] < line.bbox[2] <= page.width
        assert 0 <= line.bbox[1] < line.bbox[3] <= page.height


def test_fonts_and_sizes_are_known(tmp_path: Path) -> None:
    path = write_pdf(
        tmp_path / "a.pdf", [[(85.0, 700.0, "Mot hai ba", 14.0), (85.0, 650.0, "Bon nam sau", 11.0)]], font="Times-Bold"
    )
    source = kehoach.read(path)
    assert [(source.text[r.start : r.end], r.font, r.size) for r in source.runs] == [
        ("Mot hai ba", "Times-Bold", 14.0),
        ("Bon nam sau", "Times-Bold", 11.0),
    ]
    assert all(block.bold for block in source.blocks)


@pytest.mark.parametrize("code", ["tcvn3", "vni"])
def test_a_layer_in_an_old_code_is_read(tmp_path: Path, code: str) -> None:
    text = "Giao các ngành chủ trì, phối hợp đôn đốc thực hiện, tổng hợp kết quả, kịp thời báo cáo theo quy định"
    old = encode(text, code)  # type: ignore[arg-type]
    placed = [(60.0, 700.0 - 20 * i, old, 9.0) for i in range(3)]
    source = kehoach.read(write_pdf(tmp_path / "a.pdf", [placed]))
    assert text in source.text
    assert [(page.found, page.layer) for page in source.pages] == [("legacy", "legacy")]


def test_a_watermark_is_kept_apart(tmp_path: Path) -> None:
    mark = "q BT /F1 60 Tf 0.7 0.7 -0.7 0.7 150 300 Tm 0.8 g (DU THAO) Tj ET Q"
    source = kehoach.read(write_pdf(tmp_path / "a.pdf", [body(700, [f"{LINE}.", f"{LINE}."])], extra=mark))
    assert [aside.kind for aside in source.asides] == ["watermark"]
    assert "THAO" not in source.text


def test_shading_is_no_table(tmp_path: Path) -> None:
    shades = "\n".join(f"0.9 g 80 {690 - 18 * i} 450 16 re f" for i in range(6)) + " 0 g"
    source = kehoach.read(write_pdf(tmp_path / "a.pdf", [body(700, [LINE] * 5 + ["het."])], extra=shades))
    assert {block.kind for block in source.blocks} == {"paragraph"}
