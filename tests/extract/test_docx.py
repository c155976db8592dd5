"""DOCX: automatic numbers, tracked changes, hidden text, tables, line breaks."""

from __future__ import annotations

from pathlib import Path

import docx
from docx.oxml import parse_xml
from docx.oxml.ns import nsdecls, qn

import kehoach


def texts(path: Path) -> list[str]:
    source = kehoach.read(path)
    return [source.text[block.start : block.end] for block in source.blocks]


def test_list_numbers_are_printed(tmp_path: Path) -> None:
    made = docx.Document()
    for text in ("Mục một", "Mục hai"):
        made.add_paragraph(text, style="List Number")
    made.add_paragraph("Ý nhỏ", style="List Bullet")
    path = tmp_path / "a.docx"
    made.save(str(path))
    assert texts(path) == ["1. Mục một", "2. Mục hai", "• Ý nhỏ"]


def test_tracked_changes_read_as_accepted(tmp_path: Path) -> None:
    made = docx.Document()
    paragraph = made.add_paragraph("Trước ngày ")
    paragraph._p.append(
        parse_xml(f'<w:del {nsdecls("w")} w:id="1" w:author="a"><w:r><w:delText>20/6</w:delText></w:r></w:del>')
    )
    paragraph._p.append(parse_xml(f'<w:ins {nsdecls("w")} w:id="2" w:author="a"><w:r><w:t>25/6</w:t></w:r></w:ins>'))
    path = tmp_path / "a.docx"
    made.save(str(path))
    source = kehoach.read(path)
    assert source.text == "Trước ngày 25/6"
    assert source.revisions
    assert any(item.reason == "revisions" for item in kehoach.extract(source).review)


def test_hidden_text_is_left_out(tmp_path: Path) -> None:
    made = docx.Document()
    paragraph = made.add_paragraph("Hiện")
    hidden = paragraph.add_run(" ẩn")
    hidden.font.hidden = True
    path = tmp_path / "a.docx"
    made.save(str(path))
    assert texts(path) == ["Hiện"]


def test_cells_know_their_row_and_column(tmp_path: Path) -> None:
    made = docx.Document()
    table = made.add_table(rows=2, cols=3)
    for row, line in enumerate((("TT", "Nhiệm vụ", "Chủ trì"), ("1", "Rà soát", "Phòng Nội vụ"))):
        for col, text in enumerate(line):
            table.cell(row, col).text = text
    merged = table.cell(0, 0).merge(table.cell(0, 1))
    merged.text = "Gộp"
    path = tmp_path / "a.docx"
    made.save(str(path))
    source = kehoach.read(path)
    cells = {(block.row, block.col): source.text[block.start : block.end] for block in source.blocks}
    assert cells == {(0, 0): "Gộp", (0, 2): "Chủ trì", (1, 0): "1", (1, 1): "Rà soát", (1, 2): "Phòng Nội vụ"}


def test_line_breaks_part_paragraphs_and_bold_is_kept(tmp_path: Path) -> None:
    made = docx.Document()
    run = made.add_paragraph().add_run("TM. ỦY BAN NHÂN DÂN")
    run.bold = True
    run.add_break()
    run.add_text("CHỦ TỊCH")
    path = tmp_path / "a.docx"
    made.save(str(path))
    source = kehoach.read(path)
    assert [source.text[b.start : b.end] for b in source.blocks] == ["TM. ỦY BAN NHÂN DÂN", "CHỦ TỊCH"]
    assert all(block.bold for block in source.blocks)


def test_text_boxes_are_read_once(tmp_path: Path) -> None:
    made = docx.Document()
    run = made.add_paragraph("Ngoài").add_run()
    box = (
        f'<w:pict {nsdecls("w")} xmlns:v="urn:schemas-microsoft-com:vml"><v:shape><v:textbox><w:txbxContent>'
        "<w:p><w:r><w:t>Trong khung</w:t></w:r></w:p></w:txbxContent></v:textbox></v:shape></w:pict>"
    )
    run._r.append(parse_xml(box))
    assert run._r.find(qn("w:pict")) is not None
    path = tmp_path / "a.docx"
    made.save(str(path))
    assert texts(path) == ["Ngoài", "Trong khung"]


def test_text_inside_any_container_is_read(tmp_path: Path) -> None:
    made = docx.Document()
    made.add_paragraph("Trước")
    wrapped = f'<w:customXml {nsdecls("w")} w:element="a"><w:p><w:r><w:t>KẾ HOẠCH</w:t></w:r></w:p></w:customXml>'
    made.element.body.insert(1, parse_xml(wrapped))
    path = tmp_path / "a.docx"
    made.save(str(path))
    assert texts(path) == ["Trước", "KẾ HOẠCH"]


def test_numbers_that_are_no_numbers_count_as_absent(tmp_path: Path) -> None:
    made = docx.Document()
    paragraph = made.add_paragraph("Mục", style="List Number")
    paragraph._p.get_or_add_pPr().append(
        parse_xml(f'<w:numPr {nsdecls("w")}><w:ilvl w:val="x"/><w:numId w:val="1"/></w:numPr>')
    )
    table = made.add_table(rows=1, cols=2)
    table.cell(0, 0).text, table.cell(0, 1).text = "Một", "Hai"
    table.cell(0, 0)._tc.get_or_add_tcPr().append(parse_xml(f'<w:gridSpan {nsdecls("w")} w:val="hai"/>'))
    for level in made.part.numbering_part.element.iter(qn("w:lvl")):
        level.attrib.pop(qn("w:ilvl"), None)
    path = tmp_path / "a.docx"
    made.save(str(path))
    assert [text.split()[-1] for text in texts(path)] == ["Mục", "Một", "Hai"]


def test_symbols_comments_and_endnotes(tmp_path: Path) -> None:
    made = docx.Document()
    paragraph = made.add_paragraph("đạt ")
    run = paragraph.add_run()
    run._r.append(parse_xml(f'<w:sym {nsdecls("w")} w:font="Symbol" w:char="F0B3"/>'))
    remarked = paragraph.add_run(" 85%")
    made.add_comment(remarked, text="Xem lại con số", author="Văn thư", initials="VT")
    soft = made.add_paragraph().add_run("trách")
    soft._r.append(parse_xml(f"<w:softHyphen {nsdecls('w')}/>"))
    path = tmp_path / "a.docx"
    made.save(str(path))
    source = kehoach.read(path)
    assert source.text.split("\n\n") == ["đạt ≥ 85%", "trách"]
    assert [(aside.kind, aside.text) for aside in source.asides] == [("comment", "Văn thư: Xem lại con số")]
    assert source.notes == ()


def test_fonts_of_runs_and_styles(tmp_path: Path) -> None:
    made = docx.Document()
    made.styles["Normal"].font.name = "Times New Roman"
    made.styles["Normal"].font.size = docx.shared.Pt(13)
    paragraph = made.add_paragraph("Một ")
    other = paragraph.add_run("hai")
    other.font.name, other.font.size = "Arial", docx.shared.Pt(11)
    path = tmp_path / "a.docx"
    made.save(str(path))
    source = kehoach.read(path)
    assert [(source.text[run.start : run.end].strip(), run.font, run.size) for run in source.runs] == [
        ("Một", "Times New Roman", 13.0),
        ("hai", "Arial", 11.0),
    ]


def test_tcvn3_by_the_fonts_of_the_runs(tmp_path: Path) -> None:
    made = docx.Document()
    paragraph = made.add_paragraph()
    for text, font in (("Sè: ", ".VnTime"), ("kÕ ho¹ch", ".VnTimeH"), (" 2024", "Times New Roman")):
        paragraph.add_run(text).font.name = font
    made.add_paragraph().add_run("Coäng hoøa").font.name = "VNI-Times"
    made.add_paragraph("Đã là Unicode: đ").runs[0].font.name = ".VnTime"
    path = tmp_path / "a.docx"
    made.save(str(path))
    source = kehoach.read(path)
    assert source.text.split("\n\n") == ["Số: KẾ HOẠCH 2024", "Cộng hòa", "Đã là Unicode: đ"]
    assert source.notes == ("note.legacy",)
