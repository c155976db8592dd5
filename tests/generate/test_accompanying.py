"""The Decision that issues a plan and the letter that sends it: what the draft knows is printed, the rest is asked."""

from __future__ import annotations

import io
from typing import Any

import docx
import pytest

from generate.accompanying import addressees, following, issuing_authority, render_decision, render_letter
from schemas.draft import Draft, Signature
from tests.templates.drafts import committee, office


def opened(data: bytes) -> Any:
    return docx.Document(io.BytesIO(data))


def lines(data: bytes) -> list[str]:
    return [p.text.replace("\u00a0", " ") for p in opened(data).paragraphs if p.text]


def test_a_decision_issues_the_plan() -> None:
    printed = render_decision(committee())
    assert lines(printed) == [
        "QUYẾT ĐỊNH",
        "Ban hành Kế hoạch phát triển văn hóa đọc trên địa bàn xã Tân Lộc giai đoạn 2026 - 2030",
        "ỦY BAN NHÂN DÂN XÃ TÂN LỘC",
        "Căn cứ […];",
        "Căn cứ Luật Thư viện ngày 21 tháng 11 năm 2019;",
        "Thực hiện Kế hoạch số 68/KH-UBND ngày 08/3/2026 của UBND tỉnh Hòa Giang về đọc sách;",
        "Theo đề nghị của […].",
        "QUYẾT ĐỊNH:",
        "Điều 1. Ban hành kèm theo Quyết định này Kế hoạch "
        "phát triển văn hóa đọc trên địa bàn xã Tân Lộc giai đoạn 2026 - 2030.",
        "Điều 2. Quyết định này có hiệu lực kể từ ngày ký.",
        "Điều 3. […] và các cơ quan, đơn vị, cá nhân có liên quan chịu trách nhiệm thi hành Quyết định này./.",
    ]
    document = opened(printed)
    assert document.tables[0].cell(1, 0).text.endswith("/QĐ-UBND")
    assert document.tables[-1].cell(0, 0).text.splitlines()[:2] == ["Nơi nhận:", "- Như Điều 3;"]
    assert len(list(document.comments)) == 5  # number, law, proposal, who carries it out, who signs
    assert document.core_properties.title.startswith("QUYẾT ĐỊNH Ban hành Kế hoạch")


def test_the_number_of_an_article_is_bold_and_its_text_is_not() -> None:
    article = next(p for p in opened(render_decision(committee())).paragraphs if p.text.startswith("Điều 1."))
    assert (article.runs[0].text, article.runs[0].style.font.bold) == ("Điều 1.", True)
    assert not any(run.style.font.bold for run in article.runs[1:])


def signed_by(draft: Draft, *positions: str) -> Draft:
    return draft.model_copy(update={"signature": Signature(lines=list(positions))})


@pytest.mark.parametrize(
    ("draft", "wanted"),
    [
        (signed_by(committee(), "TM. ỦY BAN NHÂN DÂN", "CHỦ TỊCH"), "ỦY BAN NHÂN DÂN XÃ TÂN LỘC"),
        (signed_by(committee(), "CHỦ TỊCH"), "CHỦ TỊCH ỦY BAN NHÂN DÂN XÃ TÂN LỘC"),
        (signed_by(committee(), "KT. CHỦ TỊCH", "PHÓ CHỦ TỊCH"), "CHỦ TỊCH ỦY BAN NHÂN DÂN XÃ TÂN LỘC"),
        (signed_by(office(), "TRƯỞNG PHÒNG"), "TRƯỞNG PHÒNG VĂN HÓA - XÃ HỘI"),
        (signed_by(office(), "KT. TRƯỞNG PHÒNG", "PHÓ TRƯỞNG PHÒNG"), "TRƯỞNG PHÒNG VĂN HÓA - XÃ HỘI"),
    ],
)
def test_who_decides(draft: Draft, wanted: str) -> None:
    """Annex III, form 1.3, note 6: the body where the body decides, its head's position where its head does."""
    assert issuing_authority(draft) == wanted


def test_a_letter_sends_the_plan() -> None:
    printed = render_letter(committee())
    document = opened(printed)
    head = document.tables[0].cell(1, 0).text.replace("\u00a0", " ").splitlines()
    assert head[0].endswith("/UBND-[…]")
    assert head[1] == "V/v gửi Kế hoạch phát triển văn hóa đọc trên địa bàn xã Tân Lộc giai đoạn 2026 - 2030"
    assert lines(printed)[:3] == [
        "Kính gửi:",
        "- Ủy ban nhân dân tỉnh;",
        "- Sở Văn hóa, Thể thao và Du lịch.",
    ]
    assert lines(printed)[3].startswith(
        "Thực hiện Kế hoạch số 68/KH-UBND ngày 08/3/2026 của UBND tỉnh Hòa Giang về đọc sách,"
    )
    assert lines(printed)[-1].endswith("./.")
    assert document.tables[-1].cell(0, 0).text.splitlines() == ["Nơi nhận:", "- Như trên;", "- Lưu: VT."]
    comments = [comment.text for comment in document.comments]
    assert any("26/3/2026" in text for text in comments)
    assert len(comments) == 4  # number, the plan's number, the day, who signs


@pytest.mark.parametrize(
    ("recipients", "wanted"),
    [
        (["UBND tỉnh (để b/c);"], ["Kính gửi: Ủy ban nhân dân tỉnh"]),
        ([], ["Kính gửi: […]"]),
    ],
)
def test_one_addressee_stands_on_the_line(recipients: list[str], wanted: list[str]) -> None:
    draft = committee().model_copy(update={"recipients": recipients})
    assert lines(render_letter(draft))[:1] == wanted
    assert len(addressees(draft)) == len(recipients)


def test_a_superior_that_no_basis_cites_is_named_by_its_number() -> None:
    draft = committee()
    without = draft.model_copy(update={"clauses": [one for one in draft.clauses if one.kind != "base"]})
    assert following(draft).startswith("Thực hiện Kế hoạch số 68/KH-UBND ngày 08/3/2026 của UBND tỉnh")
    assert following(without) == "Thực hiện Kế hoạch số 68/KH-UBND của cấp trên"


def test_the_same_draft_gives_the_same_bytes() -> None:
    assert render_decision(committee()) == render_decision(committee())
    assert render_letter(committee()) == render_letter(committee())
