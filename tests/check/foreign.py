"""Documents as other people make them: other fonts, sizes, margins, letterheads with tabs, numbers at the foot, and what
Word files hold beside text. All places and people are made up.
"""

from __future__ import annotations

import io
from dataclasses import dataclass
from typing import Any

from docx import Document
from docx.enum.text import WD_ALIGN_PARAGRAPH
from docx.oxml import OxmlElement, parse_xml
from docx.oxml.ns import nsdecls, qn
from docx.shared import Mm, Pt, RGBColor
from PIL import Image

NATION, MOTTO = "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM", "Độc lập - Tự do - Hạnh phúc"
BODY = (
    "Căn cứ Luật Đất đai ngày 18 tháng 01 năm 2024;",
    "Căn cứ Kế hoạch số 12/KH-UBND ngày 05 tháng 02 năm 2026 của UBND tỉnh Sông Lam về cải tạo đường làng.",
    "UBND xã Bến Đá ban hành Kế hoạch cải tạo đường làng năm 2026 như sau:",
    "I. MỤC ĐÍCH",
    "1. Mục đích chung",
    "a) Đường làng sạch, đủ rộng cho xe chữa cháy đi vào từng xóm trong mọi mùa.",
    "b) Mỗi xóm có một tổ tự quản, mỗi quý báo cáo một lần về bộ phận được giao theo dõi.",
    "2. Mọi việc làm xong trước ngày 30/11/2026, có nghiệm thu và công khai chi phí tại nhà văn hóa xóm.",
    "II. TỔ CHỨC THỰC HIỆN",
    "- Phòng Kinh tế chủ trì, phối hợp với các xóm lập dự toán và trình Ủy ban nhân dân xã.",
    "Trên đây là Kế hoạch cải tạo đường làng năm 2026./.",
)
RECIPIENTS = ("- UBND tỉnh (để b/c);", "- Các xóm;", "- Lưu: VT, KT.")


@dataclass(frozen=True)
class Look:
    """How a document is made."""

    font: str = "Times New Roman"
    size: float = 14
    margin: float = 20
    tabs: bool = False
    foot: bool = False
    colour: bool = False
    lists: bool = False
    extras: bool = False
    letter: bool = False
    align: int = 3
    breaks: bool = False


def document(look: Look) -> bytes:
    """The bytes of a plan that looks so."""
    made = Document()
    made.styles["Normal"].font.name, made.styles["Normal"].font.size = look.font, Pt(look.size)
    page = made.sections[0]
    page.left_margin = page.right_margin = page.top_margin = page.bottom_margin = Mm(look.margin)
    if look.letter:
        page.page_width, page.page_height = Mm(216), Mm(279)
    _letterhead(made, look)
    for text in ("KẾ HOẠCH", "Cải tạo đường làng năm 2026"):
        _say(made.add_paragraph(), text, look).alignment = WD_ALIGN_PARAGRAPH.CENTER
    for number, text in enumerate(BODY):
        paragraph = made.add_paragraph(style="List Number" if look.lists and number in (5, 6) else None)
        _say(paragraph, text, look)
        paragraph.alignment = WD_ALIGN_PARAGRAPH(look.align) if not look.lists else None
    if look.extras:
        _extras(made)
    _closing(made, look)
    if look.foot:
        _number(page.footer.paragraphs[0])
    out = io.BytesIO()
    made.save(out)
    return out.getvalue()


def _say(paragraph: Any, text: str, look: Look) -> Any:
    run = paragraph.add_run(text)
    if look.colour:
        run.font.color.rgb = RGBColor(0, 0x32, 0x96)
    return paragraph


def _letterhead(made: Any, look: Look) -> None:
    left = ["ỦY BAN NHÂN DÂN", "XÃ BẾN ĐÁ", "Số: 15/KH-UBND"]
    right = [NATION, MOTTO, "Bến Đá, ngày 20 tháng 3 năm 2026"]
    if look.tabs:
        for one, two in zip(left, right, strict=True):
            made.add_paragraph(f"{one}\t{two}")
        return
    table = made.add_table(rows=1, cols=2)
    for cell, lines in zip(table.rows[0].cells, (left, right), strict=True):
        if look.breaks:
            run = cell.paragraphs[0].add_run()
            for number, line in enumerate(lines):
                if number:
                    run.add_break()
                run.add_text(line)
            continue
        cell.paragraphs[0].text = lines[0]
        for line in lines[1:]:
            _say(cell.add_paragraph(), line, look)


def _closing(made: Any, look: Look) -> None:
    right = ["TM. ỦY BAN NHÂN DÂN", "CHỦ TỊCH", "", "Trần Văn Mẫu"]
    if look.tabs:
        for one, two in zip(("Nơi nhận:", *RECIPIENTS), right, strict=True):
            made.add_paragraph(f"{one}\t{two}" if two else one)
        return
    cells = made.add_table(rows=1, cols=2).rows[0].cells
    for cell, lines in zip(cells, (("Nơi nhận:", *RECIPIENTS), right), strict=True):
        cell.paragraphs[0].text = lines[0]
        for line in lines[1:]:
            cell.add_paragraph(line)


def _extras(made: Any) -> None:
    """A link, a picture, a table, a tracked insertion and deletion, a comment."""
    picture = io.BytesIO()
    Image.new("RGB", (8, 8), "white").save(picture, "PNG")
    picture.seek(0)
    made.add_paragraph().add_run().add_picture(picture, width=Mm(5))
    table = made.add_table(rows=2, cols=2)
    table.cell(0, 0).text, table.cell(1, 1).text = "Xóm", "02 km"
    paragraph = made.add_paragraph("Xem thêm tại ")
    link = made.part.relate_to(
        "https://example.org",
        "http://schemas.openxmlformats.org/officeDocument/2006/relationships/hyperlink",
        is_external=True,
    )
    paragraph._p.append(
        parse_xml(f'<w:hyperlink {nsdecls("w", "r")} r:id="{link}"><w:r><w:t>trang tin</w:t></w:r></w:hyperlink>')
    )
    paragraph._p.append(
        parse_xml(
            f'<w:ins {nsdecls("w")} w:id="1" w:author="A"><w:r><w:t xml:space="preserve"> của xã</w:t></w:r></w:ins>'
        )
    )
    paragraph._p.append(
        parse_xml(f'<w:del {nsdecls("w")} w:id="2" w:author="A"><w:r><w:delText>cũ</w:delText></w:r></w:del>')
    )
    made.add_comment(paragraph.runs, text="Xem lại", author="A", initials="A")


def _number(paragraph: Any) -> None:
    for kind in ("begin", "code", "end"):
        run = paragraph.add_run()
        if kind == "code":
            code = OxmlElement("w:instrText")
            code.text = "PAGE"
            run._r.append(code)
            continue
        char = OxmlElement("w:fldChar")
        char.set(qn("w:fldCharType"), kind)
        run._r.append(char)
