"""The form of a DOCX after Decree 30/2020: each rule finds what breaks it, and finds nothing where nothing is broken."""

from __future__ import annotations

import unicodedata
from collections.abc import Callable
from functools import cache
from pathlib import Path

import pytest

import kehoach
from check.form import check_form
from check.form.rules import FORM_RULES
from corpus.shipped import DISTRICT, DRAFT_UNIT, sample
from generate.accompanying import render_decision, render_letter
from norms.form import measures
from schemas.draft import Draft
from schemas.errors import UnreadableInput
from schemas.finding import FormFinding
from tests.check.docx_changes import (
    Change,
    changed,
    gone,
    header_align,
    header_run,
    paragraph_property,
    rule_gone,
    run,
    run_property,
    section,
    twin,
    whole,
    without_section,
    words,
)  # fmt: skip


@cache
def base() -> bytes:
    """A plan in good form, with an appendix in a section of its own."""
    return sample(f"{DISTRICT}.docx").read_bytes()


def serious(found: list[FormFinding]) -> list[str]:
    """The rules of errors and warnings."""
    return [row.rule for row in found if row.severity != "advice"]


def office(*lines: str) -> tuple[Change, ...]:
    """The issuer's two lines with other words."""
    return words("HUYỆN PHÚ LÂM", lines[1]), words("ỦY BAN NHÂN DÂN", lines[0])


SAMPLE_TITLE = "DANH MỤC NHIỆM VỤ"
LINK = "(Kèm theo Kế hoạch số 68"

# what is altered, and the rule that must find it
ROWS: list[tuple[str, tuple[Change, ...]]] = [
    ("PG-01", (section(0, "pgSz", w="12240", h="15840"),)),
    ("PG-02", (section(0, "pgSz", w="16838", h="11906"),)),
    ("PG-03", (section(0, "pgMar", top="850"),)),
    ("PG-03", (section(1, "pgMar", bottom="1701"),)),
    ("PG-04", (section(0, "pgMar", left="1417"),)),
    ("PG-05", (section(0, "pgMar", right="1417"),)),
    ("PG-06", (run_property("Rà soát, niêm yết", "rFonts", ascii="Arial", hAnsi="Arial"),)),
    ("PG-06", (run_property("I. MỤC ĐÍCH", "rFonts", asciiTheme="minorHAnsi", hAnsiTheme="minorHAnsi"),)),
    ("PG-07", (run_property("Rà soát, niêm yết", "rFonts", ascii=".VnTime", hAnsi=".VnTime"),)),
    ("PG-07", (words("Yêu cầu", unicodedata.normalize("NFD", "Yêu cầu")),)),
    ("PG-08", (run_property("I. MỤC ĐÍCH", "color", val="1F4E79"),)),
    ("PG-09", (section(0, "pgNumType", fmt="lowerRoman"),)),
    ("PG-09", (section(0, "pgNumType", start="3"),)),
    ("PG-10", (header_run(size=12),)),
    ("PG-10", (header_run(italic=True),)),
    ("PG-11", (header_align("right"),)),
    ("PG-11", (without_section(0, "headerReference"),)),
    ("PG-12", (without_section(0, "titlePg"),)),
    ("PG-13", (without_section(1, "pgNumType"),)),
    ("QH-01", (words("XÃ HỘI CHỦ NGHĨA", "XHCN"),)),
    ("QH-02", (run("CỘNG HÒA", size=14),)),
    ("QH-02", (run("CỘNG HÒA", bold=False),)),
    ("TN-01", (words("Độc lập - Tự do - Hạnh phúc", "Độc lập – Tự do – Hạnh phúc"),)),
    ("TN-01", (words("Độc lập - Tự do", "Độc Lập - Tự Do"),)),
    ("TN-02", (run("Độc lập", italic=True),)),
    ("TN-02", (paragraph_property("Độc lập", "jc", val="left"),)),
    ("TN-03", (rule_gone(1),)),
    ("CQ-01", (words("ỦY BAN NHÂN DÂN", ""), words("HUYỆN PHÚ LÂM", "PHÒNG NỘI VỤ"))),
    ("CQ-02", (*office("UBND HUYỆN PHÚ LÂM", "PHÒNG NỘI VỤ"), run("UBND HUYỆN PHÚ", bold=False, italic=True))),
    ("CQ-03", (run("HUYỆN PHÚ LÂM", size=14),)),
    ("CQ-03", (run("HUYỆN PHÚ LÂM", italic=True),)),
    ("CQ-04", (rule_gone(0),)),
    ("CQ-05", (run("HUYỆN PHÚ LÂM", bold=False),)),
    ("CQ-06", (words("HUYỆN PHÚ LÂM", "UBND HUYỆN PHÚ LÂM - PHÒNG NỘI VỤ"), gone("ỦY BAN NHÂN DÂN"))),
    ("SO-01", (words("Số: 68", "SỐ: 68"),)),
    ("SO-01", (run("Số: 68", size=14),)),
    ("SO-02", (words("Số: 68", "Số:     "),)),
    ("SO-02", (words("Số: 68", "Số: 6"),)),
    ("SO-03", (words("68/KH-UBND", "68/KH - UBND"),)),
    ("SO-03", (words("68/KH-UBND", "68 /KH-UBND"),)),
    ("SO-04", (words("68/KH-UBND", "68/CV-UBND"), words("KẾ HOẠCH", "V/v chuyển đổi số"))),
    ("SO-05", (paragraph_property("Số: 68", "jc", val="left"),)),
    ("SO-06", (words("68/KH-UBND", "68/CTr-UBND"),)),
    ("DD-01", (words("Phú Lâm, ngày", "Tân Lộc, ngày"),)),
    ("DD-02", (words("Phú Lâm, ngày 08", "Phú Lâm ngày 08"),)),
    ("DD-02", (words("ngày 08 tháng 3 năm 2024", "ngày     tháng 3 năm 2024"),)),
    ("DD-03", (words("ngày 08 tháng 3", "ngày 8 tháng 3"),)),
    ("DD-03", (words("ngày 08 tháng 3", "ngày 08 tháng 03"),)),
    ("DD-04", (run("Phú Lâm, ngày", italic=False),)),
    ("TL-01", (run("KẾ HOẠCH", size=16),)),
    ("TL-01", (paragraph_property("KẾ HOẠCH", "jc", val="left"),)),
    ("TY-01", (run("Phát động phong trào", capitals=True),)),
    ("TY-02", (rule_gone(2),)),
    ("CC-01", (words("Chỉ thị số 27/CT-TTg", "Chỉ thị"),)),
    ("CC-02", (words("Luật Thi đua, khen thưởng", "Luật Thi đua, khen thưởng số 06/2022/QH15"),)),
    ("CC-03", (run("Căn cứ Luật", italic=False),)),
    ("CC-04", (words("ngày 15 tháng 6 năm 2022;", "ngày 15 tháng 6 năm 2022,"),)),
    ("CC-01", (words("Chỉ thị số 27/CT-TTg", "Chỉ thị ngày 27/10/2023 về Nghị quyết số 76/NQ-CP, kèm theo Chỉ thị"),)),
    ("CC-04", (words("ngày 15 tháng 6 năm 2022;", "ngày 15 tháng 6 năm 2022; Căn cứ Luật Lưu trữ ngày 21 tháng 6 năm 2024;"),)),
    ("VD-05", (words("Rà soát", "Rà soát"), words("Mức độ hài lòng", "Theo điểm a Khoản 2 Điều 4, mức độ hài lòng"))),
    ("VD-05", (words("Mức độ hài lòng", "Theo khoản 2 điều 4, mức độ hài lòng"),)),
    ("ND-01", (run("b) Tối thiểu 90%", size=13),)),
    ("ND-01", (run("b) Tối thiểu 90%", size=12),)),
    ("ND-02", (paragraph_property("b) Tối thiểu 90%", "jc", val="left"),)),
    ("ND-02", (paragraph_property("b) Tối thiểu 90%", "jc", val="center"),)),
    ("ND-03", (paragraph_property("b) Tối thiểu 90%", "ind", firstLine="0"),)),
    ("ND-03", (paragraph_property("b) Tối thiểu 90%", "ind", left="1134"),)),
    ("ND-04", (paragraph_property("b) Tối thiểu 90%", "spacing", before="0", after="0"),)),
    ("ND-05", (paragraph_property("b) Tối thiểu 90%", "spacing", line="480", lineRule="auto"),)),
    ("ND-05", (paragraph_property("b) Tối thiểu 90%", "spacing", line="200", lineRule="exact"),)),
    ("ND-06", (run("b) Tối thiểu 90%", italic=True),)),
    ("PC-01", (twin("UBND huyện ban hành", "Phần I", "QUY ĐỊNH CHUNG"), paragraph_property("Phần I", "jc", val="center"),
               paragraph_property("QUY ĐỊNH CHUNG", "jc", val="center"), run("QUY ĐỊNH CHUNG", bold=True))),
    ("PC-02", (twin("UBND huyện ban hành", "Phần I", "QUY ĐỊNH CHUNG"), paragraph_property("Phần I", "jc", val="center"),
               paragraph_property("QUY ĐỊNH CHUNG", "jc", val="center"), run("Phần I", bold=True))),
    ("MU-01", (twin("UBND huyện ban hành", "Mục 1"),)),
    ("MU-02", (run("II. CHỦ ĐỀ", bold=False),)),
    ("MU-02", (words("II. CHỦ ĐỀ, MỤC TIÊU", "II. Chủ đề, mục tiêu"),)),
    ("KH-01", (run("1. Chủ đề", bold=False),)),
    ("KH-02", (words("1. Chủ đề", "1. Mọi cơ quan, đơn vị đều phải đăng ký và thực hiện đúng nội dung đã đăng ký trong năm."),)),
    ("DI-01", (words("đ) Tỷ lệ hồ sơ", "e) Tỷ lệ hồ sơ"),)),
    ("DI-01", (words("b) Tối thiểu 90%", "b. Tối thiểu 90%"),)),
    ("DI-01", (words("b) Tối thiểu 90%", "b/ Tối thiểu 90%"),)),
    ("DE-01", (twin("UBND huyện ban hành", "Điều 1. Phạm vi áp dụng"),)),
    ("HD-01", (twin("UBND huyện ban hành", "I. "),)),
    ("KT-01", (words("./.", "."),)),
    ("KY-01", (words("TM. ỦY BAN", "T/M ỦY BAN"),)),
    ("KY-01", (words("TM. ỦY BAN", "TM.ỦY BAN"),)),
    ("KY-01", (words("TM. ỦY BAN", "Tm. ỦY BAN"),)),
    ("KY-02", (run("CHỦ TỊCH", bold=False),)),
    ("KY-03", (words("Đặng Hữu Thành", "ĐẶNG HỮU THÀNH"),)),
    ("KY-03", (words("Đặng Hữu Thành", "ThS. Đặng Hữu Thành"),)),
    ("KY-03", (run("Đặng Hữu Thành", bold=False),)),
    ("KY-04", (gone("TM. ỦY BAN"),)),
    ("KY-05", (words("CHỦ TỊCH", "PHÓ CHỦ TỊCH"),)),
    ("NN-01", (run("Nơi nhận:", italic=False),)),
    ("NN-01", (words("Nơi nhận:", "Nơi nhận"),)),
    ("NN-02", (run("- UBND tỉnh", size=12),)),
    ("NN-02", (words("- UBND tỉnh Hòa Giang (để b/c);", "- UBND tỉnh Hòa Giang (để b/c),"),)),
    ("NN-03", (words("- Lưu: VT, NV.", "- Lưu: VT, NV;"),)),
    ("NN-03", (gone("- Lưu: VT"),)),
    ("NN-05", (words("- UBND tỉnh Hòa Giang (để b/c);", "- Như trên;"),)),
    ("NN-05", (words("- UBND tỉnh Hòa Giang (để b/c);", "- Như kính gửi;"),)),
    ("NN-05", (twin("UBND huyện ban hành", "Kính gửi: UBND các xã."),)),
    ("PL-02", (twin("(Kèm theo Kế hoạch số 68", "Phụ lục"), paragraph_property("Phụ lục", "jc", val="center"))),
    ("PL-03", (whole("Phụ lục", "PHỤ LỤC"),)),
    ("PL-03", (run("Phụ lục", size=13),)),
    ("PL-04", (run(SAMPLE_TITLE, bold=False),)),
    ("PL-05", (run(LINK, italic=False),)),
    ("PL-05", (gone(LINK),)),
]  # fmt: skip


def test_a_plan_in_good_form_has_no_finding() -> None:
    assert serious(check_form(base())) == []


def test_the_project_s_own_draft_has_no_finding() -> None:
    plan = kehoach.extract(sample(f"{DISTRICT}.docx"))
    drafted = kehoach.render(kehoach.draft(plan, DRAFT_UNIT))
    assert serious(check_form(drafted, draft=True)) == []
    assert set(serious(check_form(drafted))) <= {"SO-02", "DD-02", "KY-03"}


@pytest.mark.parametrize("render", [render_decision, render_letter])
def test_the_documents_that_go_with_it_have_no_finding(render: Callable[[Draft], bytes]) -> None:
    draft = kehoach.draft(kehoach.extract(sample(f"{DISTRICT}.docx")), DRAFT_UNIT)
    assert serious(check_form(render(draft), draft=True)) == []


@pytest.mark.parametrize(("rule", "changes"), ROWS, ids=[f"{rule}-{n}" for n, (rule, _) in enumerate(ROWS)])
def test_what_breaks_a_rule_is_found(rule: str, changes: tuple[Change, ...]) -> None:
    found = [row for row in check_form(changed(base(), *changes)) if row.rule == rule]
    assert found, "the rule that was broken says nothing"
    assert all(row.severity == FORM_RULES[rule].severity for row in found)


def test_an_appendix_that_nothing_points_to() -> None:
    def quiet(package: object) -> None:
        from check.word.package import Package, W

        assert isinstance(package, Package)
        for node in package.body.iter(W + "t"):
            if not (node.text or "").startswith(("Phụ lục", "(Kèm theo")):
                node.text = (
                    (node.text or "").replace("Phụ lục", "Bảng").replace("phụ lục", "bảng").replace("kèm theo", "")
                )
        package.change(package.main)

    assert "PL-01" in serious(check_form(changed(base(), quiet)))


def test_each_rule_has_a_measure_a_test_and_a_page() -> None:
    assert set(FORM_RULES) == set(measures())
    assert set(FORM_RULES) - {rule for rule, _ in ROWS} == {"PL-01"}
    for rule in FORM_RULES.values():
        assert "Cách sửa:" in rule.doc or "Ví dụ:" in rule.doc
        assert "Nguồn:" in rule.doc
    assert len({rule.name for rule in FORM_RULES.values()}) == len(FORM_RULES)


def test_what_is_not_verified_is_never_an_error() -> None:
    assert all(rule.measure.verified for rule in FORM_RULES.values() if rule.severity == "error")


@pytest.mark.parametrize(
    "change",
    [
        section(0, "pgMar", top="1417", bottom="1134", left="1984", right="850"),
        words("CỘNG HÒA", "CỘNG HOÀ"),
        run("CỘNG HÒA", size=12),
        run("Độc lập", size=13),
        words("Số: 68", "Số: 0068"),
        paragraph_property("b) Tối thiểu 90%", "ind", firstLine="567"),
        paragraph_property("b) Tối thiểu 90%", "spacing", before="120", after="120"),
        paragraph_property("b) Tối thiểu 90%", "spacing", line="320", lineRule="exact"),
        words("- Lưu: VT, NV.", "- Lưu: VT, NC (2b)."),
        run_property("Rà soát, niêm yết", "color", val="000000"),
    ],
)
def test_what_the_decree_allows_is_no_finding(change: Change) -> None:
    assert serious(check_form(changed(base(), change))) == []


def test_a_finding_says_where_and_what() -> None:
    broken = changed(base(), run_property("Rà soát, niêm yết", "rFonts", ascii="Arial", hAnsi="Arial"))
    (found,) = [row for row in check_form(broken) if row.rule == "PG-06"]
    assert (found.where.part, found.where.row, found.where.column) == ("document", 1, 1)
    assert found.where.quote.startswith("Rà soát")
    assert "Arial" in found.message


def test_equal_faults_are_one_finding_with_all_places() -> None:
    broken = changed(
        base(), paragraph_property("a) Khơi dậy", "jc", val="left"), paragraph_property("b) Giúp", "jc", val="left")
    )
    (found,) = [row for row in check_form(broken) if row.rule == "ND-02"]
    assert len(found.also) == 1


@pytest.mark.parametrize("data", [b"", b"x", b"PK\x03\x04", b"%PDF-1.4"])
def test_what_is_no_docx_is_refused(data: bytes) -> None:
    with pytest.raises(UnreadableInput):
        check_form(data)


def test_entities_are_refused() -> None:
    from check.word.package import Package

    package = Package(base())
    bomb = b'<!DOCTYPE a [<!ENTITY b "cc">]>'
    package.parts[package.main] = package.parts[package.main].replace(b"?>", b"?>" + bomb, 1)
    with pytest.raises(UnreadableInput):
        check_form(package.packed())


@pytest.mark.parametrize(
    "path", sorted(Path(sample(f"{DISTRICT}.docx")).parent.glob("*.docx")), ids=lambda path: path.stem
)
def test_the_parts_of_every_sample_are_found(path: Path) -> None:
    from check.form.document import Form
    from check.word.package import Package

    form = Form(Package(path.read_bytes()))
    head, closing = form.letterhead, form.closing
    for part in (head.nation, head.motto, head.motto_rule, head.number, head.date, head.type, head.title_rule):
        assert part is not None
    assert head.issuer and head.title and form.body and closing.authority and closing.recipients
    assert closing.heading is not None and closing.name is not None
