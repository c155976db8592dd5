"""The paragraph styles of the templates: the form of Decree 30/2020 as styles that an office can change in Word.

Sizes, weights and places follow Annex I, II and V of the decree; a style's name is what Word's gallery shows.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from docx.document import Document as DocumentObject
from docx.enum.style import WD_STYLE_TYPE
from docx.enum.text import WD_ALIGN_PARAGRAPH, WD_LINE_SPACING
from docx.oxml.ns import qn
from docx.shared import Mm, Pt

from templates import form

_ALIGN = {
    "left": WD_ALIGN_PARAGRAPH.LEFT,
    "centre": WD_ALIGN_PARAGRAPH.CENTER,
    "justify": WD_ALIGN_PARAGRAPH.JUSTIFY,
}


@dataclass(frozen=True, slots=True)
class StyleForm:
    """One paragraph style: `size`, `before`, `after` in points, indents in millimetres; None takes the base's value."""

    id: str
    name: str
    base: str | None = None
    size: float | None = None
    bold: bool | None = None
    italic: bool | None = None
    align: Literal["left", "centre", "justify"] | None = None
    before: float | None = None
    after: float | None = None
    line: float | None = None
    first: float | None = None
    left: float | None = None
    kept: bool | None = None
    joined: bool = False
    """No space between paragraphs of this style."""


BODY = "KH Nội dung"
RULE = "KH Đường kẻ"
STATE_MOTTO = "KH Tiêu ngữ"
ARTICLE_NUMBER = "KH Số điều"

LETTERHEAD = (
    StyleForm("KHQuocHieu", "KH Quốc hiệu", size=13, bold=True, align="centre"),
    StyleForm("KHTieuNgu", STATE_MOTTO, size=14, bold=True, align="centre"),
    StyleForm("KHCoQuanChuQuan", "KH Cơ quan chủ quản", size=13, align="centre"),
    StyleForm("KHCoQuanBanHanh", "KH Cơ quan ban hành", size=13, bold=True, align="centre"),
    StyleForm("KHSoKyHieu", "KH Số, ký hiệu", size=13, align="centre", before=6),
    # 13 points like the number: the two stand on one baseline
    StyleForm("KHDiaDanh", "KH Địa danh, ngày tháng", size=13, italic=True, align="centre", before=6),
    StyleForm("KHDuongKe", RULE, align="centre", before=2),
    StyleForm("KHSoTrang", "KH Số trang", size=14, align="centre"),
)
TITLE = (
    StyleForm("KHTenLoai", "KH Tên loại", size=14, bold=True, align="centre", before=14, kept=True),
    StyleForm("KHTrichYeu", "KH Trích yếu", size=14, bold=True, align="centre", kept=True),
)
CLAUSES = (
    StyleForm("KHNoiDung", BODY, size=14, align="justify", after=6, line=1.05, first=12.7),
    StyleForm("KHCanCu", "KH Căn cứ", base=BODY, italic=True),
    StyleForm("KHMuc", "KH Mục", base=BODY, bold=True, kept=True),
    StyleForm("KHKhoan", "KH Khoản có tiêu đề", base=BODY, bold=True, kept=True),
    StyleForm("KHTieuKhoan", "KH Tiểu khoản có tiêu đề", base=BODY, bold=True, kept=True),
    StyleForm("KHDiemTieuDe", "KH Điểm có tiêu đề", base=BODY, kept=True),
    StyleForm("KHDiem", "KH Điểm", base=BODY),
    StyleForm("KHGach", "KH Gạch đầu dòng", base=BODY),
    StyleForm("KHCong", "KH Dấu cộng", base=BODY),
    # the signature never stands alone on a page: the last sentence goes with it
    StyleForm("KHKet", "KH Kết", base=BODY, kept=True),
)
FOOT = (
    StyleForm("KHNoiNhanDau", "KH Nơi nhận (tiêu đề)", size=12, bold=True, italic=True, align="left"),
    StyleForm("KHNoiNhan", "KH Nơi nhận", size=11, align="left"),
    StyleForm("KHQuyenHan", "KH Quyền hạn, chức vụ", size=14, bold=True, align="centre"),
    StyleForm("KHHoTen", "KH Họ tên", size=14, bold=True, align="centre", before=72),
    StyleForm("KHNganCach", "KH Ngăn cách", size=1, align="left"),
)
APPENDIX = (
    StyleForm("KHPhuLuc", "KH Phụ lục", size=14, bold=True, align="centre", kept=True),
    StyleForm("KHTenPhuLuc", "KH Tên phụ lục", size=14, bold=True, align="centre", kept=True),
    StyleForm("KHKemTheo", "KH Kèm theo", size=14, italic=True, align="centre", kept=True),
    StyleForm("KHBangDau", "KH Bảng (dòng đầu)", size=13, bold=True, align="centre", before=3, after=3),
    StyleForm("KHBangGiua", "KH Bảng (giữa)", size=13, align="centre", before=3, after=3),
    StyleForm("KHBangChu", "KH Bảng (chữ)", size=13, align="left", before=3, after=3),
    StyleForm("KHDauKet", "KH Dấu kết", size=13, align="centre", before=6),
)
DECISION = (
    StyleForm("KHThamQuyen", "KH Thẩm quyền", size=14, bold=True, align="centre", after=8, kept=True),
    StyleForm("KHQuyetDinh", "KH Quyết định", size=14, bold=True, align="centre", before=4, after=8, kept=True),
    StyleForm("KHDieu", "KH Điều", base=BODY),
    StyleForm("KHDieuCuoi", "KH Điều cuối", base=BODY, kept=True),
)
LETTER = (
    StyleForm("KHVeViec", "KH Về việc", size=12, align="centre"),
    StyleForm("KHKinhGui", "KH Kính gửi", size=14, align="centre", before=14, after=14),
    StyleForm("KHKinhGuiDau", "KH Kính gửi (tiêu đề)", size=14, align="left", left=35, before=14),
    # the dashes stand under the colon of "Kính gửi:" (Annex I, II.9d)
    StyleForm("KHKinhGuiDong", "KH Kính gửi (dòng)", size=14, align="left", left=55, after=14, joined=True),
)


def define(document: DocumentObject, *groups: tuple[StyleForm, ...]) -> None:
    """Add the styles of some groups, and the two that Word's comments are set in."""
    for group in groups:
        for form_of in group:
            _add(document, form_of)
    _comment_styles(document)


def _add(document: DocumentObject, wanted: StyleForm) -> None:
    style = document.styles.add_style(wanted.name, WD_STYLE_TYPE.PARAGRAPH)
    style.style_id = wanted.id
    style.base_style = document.styles[wanted.base or "Normal"]
    style.quick_style, style.hidden, style.priority = True, False, 1
    style.font.size = Pt(wanted.size) if wanted.size else None
    style.font.bold, style.font.italic = wanted.bold, wanted.italic
    paragraph = style.paragraph_format
    paragraph.alignment = _ALIGN[wanted.align] if wanted.align else None
    paragraph.space_before = Pt(wanted.before) if wanted.before is not None else None
    paragraph.space_after = Pt(wanted.after) if wanted.after is not None else None
    paragraph.line_spacing = wanted.line
    paragraph.first_line_indent = Mm(wanted.first) if wanted.first is not None else None
    paragraph.left_indent = Mm(wanted.left) if wanted.left is not None else None
    paragraph.keep_with_next = wanted.kept
    if wanted.first is not None:
        paragraph.widow_control = True
    if wanted.joined:
        style.element.get_or_add_pPr().insert_element_before(
            form.element("contextualSpacing"), "w:mirrorIndents", "w:jc", "w:outlineLvl", "w:rPr"
        )
    if wanted.name == RULE:
        _draw_rule(style)


def _draw_rule(style: object) -> None:
    """A rule is the upper border of an empty paragraph; its length is what the paragraph's indents leave."""
    paragraph = style.paragraph_format  # type: ignore[attr-defined]
    paragraph.line_spacing_rule, paragraph.line_spacing = WD_LINE_SPACING.EXACTLY, Pt(3)
    borders = form.element("pBdr")
    borders.append(form.element("top", val="single", sz="6", space="0", color="000000"))
    style.element.get_or_add_pPr().insert_element_before(  # type: ignore[attr-defined]
        borders, "w:shd", "w:tabs", "w:spacing", "w:ind", "w:jc", "w:outlineLvl", "w:rPr"
    )


def _comment_styles(document: DocumentObject) -> None:
    text = document.styles.add_style("annotation text", WD_STYLE_TYPE.PARAGRAPH, builtin=True)
    text.style_id, text.base_style, text.font.size = "CommentText", document.styles["Normal"], Pt(10)
    reference = document.styles.add_style("annotation reference", WD_STYLE_TYPE.CHARACTER, builtin=True)
    reference.style_id, reference.font.size = "CommentReference", Pt(8)


def bold_words(document: DocumentObject, name: str, id: str) -> None:
    """A character style in bold, for words inside a paragraph ("Điều 1.")."""
    style = document.styles.add_style(name, WD_STYLE_TYPE.CHARACTER)
    style.style_id, style.font.bold, style.quick_style, style.hidden = id, True, True, False


_KEPT = {"Normal", "Default Paragraph Font", "Normal Table", "No List", "Table Grid"}


def strip(document: DocumentObject) -> None:
    """Take away the styles and parts of python-docx's blank document that no template uses: the gallery shows ours."""
    styles = document.styles.element
    for style in list(styles.findall(qn("w:style"))):
        if style.find(qn("w:name")).get(qn("w:val")) not in _KEPT:
            styles.remove(style)
    fonts = styles.find(f"{qn('w:docDefaults')}/{qn('w:rPrDefault')}/{qn('w:rPr')}/{qn('w:rFonts')}")
    fonts.attrib.clear()
    for script in ("ascii", "hAnsi", "eastAsia", "cs"):
        fonts.set(qn(f"w:{script}"), form.FONT)
    spacing = styles.find(f"{qn('w:docDefaults')}/{qn('w:pPrDefault')}/{qn('w:pPr')}/{qn('w:spacing')}")
    for name, value in (("after", "0"), ("line", "240")):
        spacing.set(qn(f"w:{name}"), value)
    unused = ("stylesWithEffects", "customXml", "numbering", "webSettings")
    for rels in (document.part.rels, document.part.package.rels):
        for id, rel in list(rels.items()):
            if rel.reltype.endswith((*unused, "thumbnail")):
                rels.pop(id)
