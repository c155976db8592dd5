"""The DOCX: the form of Decree 30/2020, every clause printed, questions as comments; pictures of its pages."""

from __future__ import annotations

import io
import subprocess
import zipfile
from datetime import date
from pathlib import Path

import docx
import pytest
from docx.shared import Mm, Pt

import kehoach
from schemas.draft import Draft
from templates.build import CLAUSE_STYLES, draw
from tests.conftest import need, plan

TODAY = date(2026, 11, 22)


@pytest.fixture(scope="module")
def made() -> Draft:
    return kehoach.draft(plan("kh-huyen-phu-lam-2024.docx"), "Ủy ban nhân dân xã Tân Lộc", today=TODAY)


@pytest.fixture(scope="module")
def printed(made: Draft) -> bytes:
    return kehoach.render(made)


def test_form_of_decree_30(printed: bytes) -> None:
    document = docx.Document(io.BytesIO(printed))
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
    document = docx.Document(io.BytesIO(printed))
    styles = set(CLAUSE_STYLES.values())
    lines = [p.text for p in document.paragraphs if p.style is not None and p.style.name in styles]
    assert len(lines) == len(made.clauses)
    for clause, line in zip(made.clauses, lines, strict=True):
        assert clause.text.upper() in line.upper()
    assert lines[-1].endswith("./.")


def test_no_tag_is_left(printed: bytes) -> None:
    document = docx.Document(io.BytesIO(printed))
    assert not any("{{" in p.text or "{%" in p.text for p in document.paragraphs)


def test_recipients_and_signature(made: Draft, printed: bytes) -> None:
    foot = docx.Document(io.BytesIO(printed)).tables[-1]
    left, right = foot.cell(0, 0).text, foot.cell(0, 1).text
    assert left.startswith("Nơi nhận:")
    assert left.rstrip().endswith("- Lưu: VT.")
    assert all(f"- {line}" in left for line in made.recipients)
    assert right.startswith("TM. ỦY BAN NHÂN DÂN\nCHỦ TỊCH")


def test_questions_are_comments(made: Draft, printed: bytes) -> None:
    comments = [comment.text for comment in docx.Document(io.BytesIO(printed)).comments]
    assert {clause.question for clause in made.clauses if clause.question} <= set(comments)
    assert any("25/03/2024" in text for text in comments)  # the day to sign by
    assert 4 <= len(comments) <= 15


def test_special_signs_are_text(made: Draft) -> None:
    clause = made.clauses[5].model_copy(update={"text": 'A & B < C > D {{ x }} {% y %} "E"'})
    changed = made.model_copy(update={"clauses": [*made.clauses[:5], clause, *made.clauses[6:]]})
    document = docx.Document(io.BytesIO(kehoach.render(changed)))
    assert any('A & B < C > D {{ x }} {% y %} "E"' in p.text for p in document.paragraphs)


def test_shipped_template_is_the_drawn_one() -> None:
    shipped = docx.Document(str(Path(__file__).parents[2] / "templates" / "ke-hoach.docx"))
    drawn = draw()
    assert shipped.element.xml == drawn.element.xml


@pytest.mark.slow
def test_it_prints_like_a_plan(printed: bytes, tmp_path: Path) -> None:
    """LibreOffice opens it; Quốc hiệu stands on one line, the signature is whole, pages are numbered from 2."""
    need("soffice")
    path = tmp_path / "draft.docx"
    path.write_bytes(printed)
    profile = f"-env:UserInstallation=file://{tmp_path / 'profile'}"
    subprocess.run(
        ["soffice", profile, "--headless", "--convert-to", "pdf", "--outdir", str(tmp_path), str(path)],
        check=True, capture_output=True, timeout=180,
    )  # fmt: skip
    import pdfplumber

    with pdfplumber.open(tmp_path / "draft.pdf") as pdf:
        texts = [page.extract_text() for page in pdf.pages]
        assert 5 <= len(texts) <= 9
        assert any("CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM" in line for line in texts[0].splitlines())
        last = texts[-1] if "TM. ỦY BAN NHÂN DÂN" in texts[-1] else texts[-2]
        assert "Nơi nhận:" in last
        assert "CHỦ TỊCH" in last
        assert texts[1].splitlines()[0].strip() == "2"


def test_the_same_draft_gives_the_same_bytes(made: Draft, printed: bytes) -> None:
    with zipfile.ZipFile(io.BytesIO(printed)) as archive:
        assert {member.date_time for member in archive.infolist()} == {(1980, 1, 1, 0, 0, 0)}
        assert b"w:date=" not in archive.read("word/comments.xml")
    assert kehoach.render(made) == printed
