"""Who is whose superior among the plans at hand."""

from __future__ import annotations

from pathlib import Path

import pytest
from typer.testing import CliRunner

import kehoach
from check.pairing import above, copies, pairs, why_apart
from check.rule import Checked
from corpus.shipped import DISTRICT, sample
from kehoach.cli import app
from schemas.plan import LegalBasis, OutlineNode, Plan

TITLE = "Phát triển du lịch cộng đồng năm 2024"


def plan_of(issuer: str, level: str, number: str | None = None, day: str = "2024-03-08", title: str = TITLE) -> Plan:
    made = Plan()
    made.header.issuer, made.header.level, made.header.doc_type = issuer, level, "kế hoạch"  # type: ignore[assignment]
    made.header.number, made.header.symbol, made.header.date, made.header.title = number, "KH-UBND", day, title
    return made


HUYEN = plan_of("Ủy ban nhân dân huyện Phú Lâm", "district", "68")


def citing(
    code: str | None = "68/KH-UBND", day: str | None = "2024-03-08", subject: str | None = TITLE.lower(),
    issuer: str | None = "Ủy ban nhân dân huyện Phú Lâm", by: tuple[str, str] = ("Ủy ban nhân dân xã Tân Lộc", "commune"),
) -> Plan:  # fmt: skip
    made = plan_of(*by, day="2024-03-25")
    made.legal_bases = [
        LegalBasis(kind="kế hoạch", code=code, date=day, issuer=issuer, subject=subject, relation="căn cứ")
    ]
    return made


ROWS = [
    (citing(), True),
    (citing(day=None, subject=None), True),
    (citing(code="86/KH-UBND"), True),  # of that title and issuer: the number is wrong
    (citing(day="2024-08-03"), True),
    (citing(code="86/KH-UBND", subject=None), False),
    (
        citing(code="12/KH-UBND", day="2023-03-08", subject="phát triển du lịch cộng đồng năm 2023"),
        False,
    ),  # last year's
    (citing(code="86/KH-UBND", issuer="Ủy ban nhân dân huyện Bình Khê"), False),
    (citing(code="86/KH-UBND", subject="trồng cây xanh năm 2024"), False),
    (citing(by=("Phòng Văn hóa và Thông tin huyện Phú Lâm", "district")), True),  # the committee's own office
    (citing(by=("Ủy ban nhân dân huyện Bình Khê", "district")), False),  # a neighbour
    (citing(by=("Ủy ban nhân dân tỉnh Hòa Giang", "province")), False),  # the superior cites its subordinate
]


@pytest.mark.parametrize(("below", "paired"), ROWS)
def test_pairs(below: Plan, paired: bool) -> None:
    rows = [Checked("huyen", HUYEN), Checked("xa", below)]
    assert [(over.file, under.file) for over, under in pairs(rows)] == [("huyen", "xa")] * paired
    assert pairs(rows[::-1]) == pairs(rows)


def test_plans_that_cite_each_other_are_no_pair() -> None:
    one, two = citing(by=("Ủy ban nhân dân huyện Bình Khê", "district")), citing(code="7/KH-UBND")
    one.header.number, two.header.number = "7", "68"
    two.header.issuer, two.header.level = "Ủy ban nhân dân huyện Phú Lâm", "district"
    assert pairs([Checked("a", one), Checked("b", two)]) == []


def said(text: str) -> OutlineNode:
    return OutlineNode(kind="paragraph", text=text)


def test_a_named_superior_that_stands_below() -> None:
    huyen, xa = Checked("huyen", HUYEN), Checked("xa", citing())
    assert pairs([huyen, xa], huyen) == [(huyen, xa)]
    assert pairs([huyen, xa], xa) == []
    assert why_apart(huyen, xa) == "reversed"
    assert why_apart(xa, huyen) is None
    other = citing(code="7/KH-UBND")
    other.header.title, other.legal_bases[0].subject = "Tiêm phòng đàn gia cầm năm 2024", "tiêm phòng"
    huyen = Checked(
        "huyen", HUYEN.model_copy(update={"outline": [said("Phân loại rác tại nguồn, thu gom rác thải nhựa.")]})
    )
    assert why_apart(Checked("khac", other), huyen) is None  # without its text nothing says so
    other.outline = [said("Tiêm phòng cúm cho đàn gà, vịt, ngan.")]
    assert why_apart(Checked("khac", other), huyen) == "nothing_shared"
    assert pairs([huyen, Checked("khac", other)], huyen) == []
    other.outline = [said("Thu gom rác thải nhựa, phân loại rác.")]
    assert why_apart(Checked("khac", other), huyen) is None
    unknown = Checked("x", plan_of("Ban Chỉ đạo", "other"))
    assert pairs([unknown, xa], unknown) == [(unknown, xa)]
    assert not above(unknown.plan, xa.plan)


def test_the_command_says_that_a_superior_is_none(tmp_path: Path) -> None:
    lower = tmp_path / "xa.docx"
    lower.write_bytes(kehoach.render(kehoach.draft(kehoach.extract(sample(f"{DISTRICT}.docx")), "UBND xã Tân Lộc")))
    done = CliRunner().invoke(app, ["check", str(sample(f"{DISTRICT}.docx")), "--superior", str(lower)])
    assert done.exit_code == 2
    assert "hai tệp có thể bị đổi chỗ" in done.stderr


def test_one_document_in_two_files_is_taken_once() -> None:
    word, page = (kehoach.extract(sample(f"{DISTRICT}.{ending}")) for ending in ("docx", "pdf"))
    assert copies([Checked("a.pdf", page), Checked("a.docx", word)]) == {0: 1}
    assert copies([Checked("a.pdf", page), Checked("b.pdf", page)]) == {1: 0}
    later = word.model_copy(deep=True)
    later.header.number = "69"
    assert copies([Checked("a.docx", word), Checked("b.docx", later)]) == {}
    later.header.number, later.outline = "68", later.outline[:3]  # another text under the same number is looked at
    assert copies([Checked("a.docx", word), Checked("b.docx", later)]) == {}
    other = word.model_copy(deep=True)
    line = next(
        node for top in other.outline for node in top.walk() if node.kind == "paragraph" and "75%" in (node.text or "")
    )
    line.text = (line.text or "").replace("75%", "70%")  # one word of a file of the same kind: another version
    assert copies([Checked("a.docx", word), Checked("b.docx", other)]) == {}
    later.header.number = None  # what has no number can't be told from another
    assert copies([Checked("a.docx", later), Checked("b.docx", later)]) == {}


def test_the_command_takes_it_once_and_says_so() -> None:
    word, page = sample(f"{DISTRICT}.docx"), sample(f"{DISTRICT}.pdf")
    alone = CliRunner().invoke(app, ["check", str(word), "--format", "json"])
    both = CliRunner().invoke(app, ["check", str(page), str(word), "--format", "json"])
    assert both.stdout == alone.stdout
    assert "là cùng một văn bản" in both.stderr
