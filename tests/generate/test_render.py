"""The plan as DOCX: the form of Decree 30/2020, every clause in its style, questions as comments at their words."""

from __future__ import annotations

import io
import zipfile
from datetime import date
from typing import Any

import docx
import pytest
from docx.oxml.ns import qn
from docx.shared import Mm, Pt
from hypothesis import given, settings
from hypothesis import strategies as st

import kehoach
from generate.marks import printable
from generate.render import clause_style
from schemas.draft import ClauseKind, Draft, Signature
from templates.build import CLAUSE_STYLES
from templates.styles import BODY
from tests.conftest import plan
from tests.templates.drafts import clause, committee, every_kind, office

TODAY = date(2026, 11, 22)


def opened(data: bytes) -> Any:
    return docx.Document(io.BytesIO(data))


def commented(data: bytes) -> dict[str, str]:
    """Each comment and the words that it is at."""
    document = opened(data)
    words: dict[str, str] = {}
    for comment in document.comments:
        inside, text = False, ""
        for node in document.element.body.iter():
            if node.get(qn("w:id")) == str(comment.comment_id) and "commentRange" in node.tag:
                inside = node.tag == qn("w:commentRangeStart")
            elif inside and node.tag == qn("w:t"):
                text += node.text or ""
        words[comment.text] = text
    return words


@pytest.fixture(scope="module")
def made() -> Draft:
    return kehoach.draft(plan("kh-huyen-phu-lam-2024.docx"), "Ủy ban nhân dân xã Tân Lộc", today=TODAY)


@pytest.fixture(scope="module")
def printed(made: Draft) -> bytes:
    return kehoach.render(made)


def test_form_of_decree_30(printed: bytes) -> None:
    document = opened(printed)
    section = document.sections[0]
    sizes = (section.page_width, section.page_height, section.top_margin, section.left_margin, section.right_margin)
    for size, wanted in zip(sizes, (210, 297, 20, 30, 20), strict=True):
        assert size == pytest.approx(Mm(wanted), abs=1000)  # Word rounds to twentieths of a point
    assert section.different_first_page_header_footer
    assert document.styles["Normal"].font.name == "Times New Roman"
    assert document.styles["Normal"].font.size == Pt(14)
    table = document.tables[0]
    assert [p.text for p in table.cell(0, 0).paragraphs][:2] == ["ỦY BAN NHÂN DÂN", "XÃ TÂN LỘC"]
    assert "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM" in table.cell(0, 1).text
    assert table.cell(1, 0).text.strip().endswith("/KH-UBND")
    assert table.cell(1, 1).text.startswith("Tân Lộc, ngày ")
    assert not any(char.isdigit() for char in table.cell(1, 0).text)


def test_every_clause_is_printed_in_order(made: Draft, printed: bytes) -> None:
    styles = {*CLAUSE_STYLES.values(), BODY}
    lines = [p.text for p in opened(printed).paragraphs if p.style is not None and p.style.name in styles]
    assert len(lines) == len(made.clauses)
    for one, line in zip(made.clauses, lines, strict=True):
        assert one.text.upper() in line.upper()
    assert lines[-1].endswith("./.")


def test_no_tag_and_no_mark_is_left(printed: bytes) -> None:
    document = opened(printed)
    assert not any("{{" in p.text or "{%" in p.text for p in document.paragraphs)
    with zipfile.ZipFile(io.BytesIO(printed)) as archive:
        assert not any("\ufdd0".encode() in archive.read(name) for name in archive.namelist())


@pytest.mark.parametrize(
    ("kind", "level", "marker", "style"),
    [
        ("base", 0, "", "base"), ("opening", 0, "", "text"), ("heading", 1, "I.", "heading1"),
        ("heading", 1, "", "heading1"), ("heading", 2, "1.", "heading2"), ("heading", 3, "1.1.", "heading3"),
        ("heading", 3, "a)", "point_heading"), ("heading", 4, "đ)", "point_heading"),
        ("heading", 4, "1.1.1.", "heading3"),
        ("paragraph", 3, "a)", "point"), ("paragraph", 3, "1.", "text"), ("paragraph", 3, "-", "dash"),
        ("bullet", 3, "-", "dash"), ("bullet", 4, "+", "plus"), ("paragraph", 3, "", "text"),
        ("closing", 0, "", "closing"),
    ],
)  # fmt: skip
def test_the_style_of_a_clause(kind: ClauseKind, level: int, marker: str, style: str) -> None:
    assert clause_style(clause("x", kind, level, marker, "Nội dung")) == style


def test_the_look_of_clauses_is_their_styles_alone() -> None:
    document = opened(kehoach.render(committee()))
    looks = {}
    for paragraph in document.paragraphs:
        if paragraph.style is not None and paragraph.style.name in {*CLAUSE_STYLES.values(), BODY}:
            looks[paragraph.text] = paragraph.style
            assert [child.tag for child in paragraph._p.pPr] == [qn("w:pStyle")]
            for run in paragraph.runs:
                assert (run.font.bold, run.font.italic, run.font.size, run.font.name) == (None, None, None, None)
    assert looks["Căn cứ Luật Thư viện ngày 21 tháng 11 năm 2019;"].font.italic
    assert looks["I. MỤC ĐÍCH, YÊU CẦU"].font.bold
    assert looks["1.1. Đối với nhà trường"].font.bold
    assert not looks["b) Đối với thôn"].font.bold  # a điểm is upright
    assert looks["b) Đối với thôn"].paragraph_format.keep_with_next
    assert looks["Trên đây là Kế hoạch đọc sách của xã Tân Lộc./."].paragraph_format.keep_with_next


def test_the_last_paragraph_keeps_to_the_signature_whatever_it_is() -> None:
    draft = committee()
    document = opened(kehoach.render(draft.model_copy(update={"clauses": draft.clauses[:-1]})))
    last = next(p for p in document.paragraphs if p.text == draft.clauses[-2].text)
    assert last.style is not None
    assert last.style.paragraph_format.keep_with_next


def test_a_committee_has_no_line_above_and_an_office_has_one() -> None:
    def head(draft: Draft) -> list[tuple[str, bool | None]]:
        cell = opened(kehoach.render(draft)).tables[0].cell(0, 0)
        return [(p.text, p.style.font.bold) for p in cell.paragraphs if p.text]

    assert head(committee()) == [("ỦY BAN NHÂN DÂN", True), ("XÃ TÂN LỘC", True)]
    assert head(office()) == [("UBND XÃ TÂN LỘC", None), ("PHÒNG VĂN HÓA - XÃ HỘI", True)]
    assert opened(kehoach.render(office())).tables[0].cell(1, 0).text.endswith("/KH-VHXH")


def test_recipients_and_signature(made: Draft, printed: bytes) -> None:
    foot = opened(printed).tables[1]
    left, right = foot.cell(0, 0).text, foot.cell(0, 1).text
    assert left.startswith("Nơi nhận:")
    assert left.rstrip().endswith("- Lưu: VT.")
    assert all(f"- {line}" in left for line in made.recipients)
    assert right.startswith("TM. ỦY BAN NHÂN DÂN\nCHỦ TỊCH")
    assert foot.rows[0]._tr.trPr.find(qn("w:cantSplit")) is not None


def test_comments_stand_at_their_words() -> None:
    words = commented(kehoach.render(committee(appendices=1)))
    assert words == {
        "Số ghi khi vào sổ.": "Số:           /KH-UBND",
        "Bao nhiêu điểm?": "[…]",
        "Ai ký?": "TM. ỦY BAN NHÂN DÂN",
        "Trường nào?": "Luân chuyển sách đợt 2 giữa các điểm đọc sách của thôn và nhà trường",
    }


def test_a_draft_without_a_signer_asks_at_a_blank() -> None:
    unsigned = committee().model_copy(update={"signature": Signature(lines=[], question="Ai ký?")})
    assert commented(kehoach.render(unsigned))["Ai ký?"] == "[…]"


def test_every_question_of_a_draft_is_a_comment(made: Draft, printed: bytes) -> None:
    assert sorted(comment.text for comment in opened(printed).comments) == sorted(made.questions())
    assert any("25/03/2024" in question for question in made.questions())  # the day to sign by


def test_an_appendix_is_a_section_of_its_own() -> None:
    document = opened(kehoach.render(committee(appendices=2)))
    assert len(document.sections) == 3
    for section in document.sections:
        assert section.different_first_page_header_footer
        assert section._sectPr.find(qn("w:pgNumType")).get(qn("w:start")) == "1"
        assert "PAGE" in section.header._element.xml
    texts = [p.text for p in document.paragraphs]
    start = texts.index("Phụ lục I")
    assert texts[start + 1] == "DANH MỤC NHIỆM VỤ"
    assert texts[start + 2].startswith("(Kèm theo Kế hoạch số")
    assert texts.count("./.") == 2
    table = document.tables[2]
    assert table.rows[0]._tr.trPr.find(qn("w:tblHeader")) is not None
    assert all(row._tr.trPr.find(qn("w:cantSplit")) is not None for row in table.rows)
    assert [cell.text for cell in table.rows[1].cells][0::3] == ["1", "Các trường học"]
    grid = [int(column.get(qn("w:w"))) for column in table._tbl.tblGrid]
    assert sum(grid) == pytest.approx(160 * 56.693, abs=5)
    assert len(table.rows) == 4


def test_a_plan_without_appendices_is_one_section() -> None:
    assert len(opened(kehoach.render(committee())).sections) == 1


def test_special_signs_are_text() -> None:
    odd = 'A & B < C > D {{ x }} {% y %} "E"\x07\x0c\u000b\ufdd07\ufdd1 F'
    draft = committee()
    changed = draft.model_copy(update={"clauses": [*every_kind()[:-1], clause("z", "closing", 0, "", odd)]})
    header = draft.header.model_copy(update={"title": "Sách & <báo>"})
    document = opened(kehoach.render(changed.model_copy(update={"header": header})))
    assert any(p.text == printable(odd) for p in document.paragraphs)
    assert any('A & B < C > D {{ x }} {% y %} "E"' in p.text for p in document.paragraphs)
    assert any(p.text == "Sách & <báo>" for p in document.paragraphs)
    assert document.core_properties.title == "KẾ HOẠCH Sách & <báo>"


def test_properties_say_whose_it_is_and_no_time(printed: bytes) -> None:
    properties = opened(printed).core_properties
    assert properties.author == "Ủy ban nhân dân xã Tân Lộc"
    assert properties.title.startswith("KẾ HOẠCH Phát động")
    assert properties.subject.startswith("Phát động")
    assert properties.language == "vi-VN"
    with zipfile.ZipFile(io.BytesIO(printed)) as archive:
        core = archive.read("docProps/core.xml")
    assert b"created" not in core
    assert b"modified" not in core


def test_the_same_draft_gives_the_same_bytes(made: Draft, printed: bytes) -> None:
    with zipfile.ZipFile(io.BytesIO(printed)) as archive:
        assert {member.date_time for member in archive.infolist()} == {(1980, 1, 1, 0, 0, 0)}
        assert b"w:date=" not in archive.read("word/comments.xml")
    assert kehoach.render(made) == printed


@given(text=st.text(min_size=1, max_size=40))
@settings(max_examples=40)
def test_any_text_is_printed_as_it_is(text: str) -> None:
    """Whatever a superior plan's text layer holds: a clause, a title and a question never break the file."""
    draft = committee()
    odd = clause("odd", "paragraph", 3, "", text, question=text)
    header = draft.header.model_copy(update={"title": text, "question": text})
    printed = kehoach.render(draft.model_copy(update={"clauses": [odd, draft.clauses[-1]], "header": header}))
    texts = [p.text for p in opened(printed).paragraphs if p.style is not None and p.style.name == BODY]
    assert texts == [printable(text).strip()]
