"""KH1xx: the rules of form as rules of the check; spelling, and names left over from another place's plan."""

from __future__ import annotations

from pathlib import Path

import pytest
from typer.testing import CliRunner

import kehoach
from check.form import check_form
from check.form.rules import FORM_RULES
from check.rules import RULES
from check.rules.form import PARTS
from kehoach.cli import app
from schemas.plan import Plan
from tests.check.docx_changes import changed
from tests.check.test_form import ROWS, base


def test_every_rule_of_form_belongs_to_one_family() -> None:
    for id in FORM_RULES:
        assert len([family for family, beginnings in PARTS.items() if id.startswith(beginnings)]) == 1, id
    for family, beginnings in PARTS.items():
        assert any(id.startswith(beginnings) for id in FORM_RULES), family


def family_of(form_rule: str) -> str:
    return next(family for family, beginnings in PARTS.items() if form_rule.startswith(beginnings))


# the first of each family's plantings
FIRST = {family_of(rule): (rule, changes) for rule, changes in reversed(ROWS)}


@pytest.mark.parametrize("family", sorted(PARTS))
def test_each_family_finds_tells_and_places(family: str, tmp_path: Path) -> None:
    rule, changes = FIRST[family]
    path = tmp_path / "a.docx"
    path.write_bytes(changed(base(), *changes))
    form = check_form(path.read_bytes(), draft=True)
    found = kehoach.check([("a.docx", kehoach.extract(path))], select=[family], forms={"a.docx": form})
    assert found
    assert {row.rule for row in found} == {family}
    assert any(f"({rule}" in row.message for row in found)
    for row in found:
        assert row.severity in ("error", RULES[family].severity, "warning")
        assert row.where.path


def test_a_plan_in_good_form_has_no_finding(tmp_path: Path) -> None:
    path = tmp_path / "a.docx"
    path.write_bytes(base())
    form = check_form(base(), draft=True)
    assert kehoach.check([("a.docx", kehoach.extract(path))], select=["KH1"], forms={"a.docx": form}) == []
    assert kehoach.check([("a.docx", kehoach.extract(path))], select=["KH10"]) == []  # the form was not looked at


def test_the_command_checks_the_form_of_a_docx(tmp_path: Path) -> None:
    path = tmp_path / "a.docx"
    path.write_bytes(changed(base(), *FIRST["KH101"][1]))
    done = CliRunner().invoke(app, ["check", str(path), "--select", "KH1"])
    assert done.exit_code == 1
    assert "KH101" in done.stdout
    assert CliRunner().invoke(app, ["check", str(path), "--ignore", "KH1"]).exit_code == 0


def plan_of(*lines: str, issuer: str = "Ủy ban nhân dân xã Tân Lộc", level: str = "commune") -> Plan:
    made = Plan(outline=[{"kind": "paragraph", "text": text} for text in lines])  # type: ignore[list-item]
    made.header.issuer, made.header.level, made.header.doc_type = issuer, level, "kế hoạch"  # type: ignore[assignment]
    return made


TONES = [
    (("Ủy ban nhân dân xã chỉ đạo.", "Hòa giải ở cơ sở.", "Uỷ ban Mặt trận, văn hoá cơ sở."), True),
    (("Ủy ban nhân dân xã, văn hóa, thủy lợi.", "Hòa giải ở cơ sở."), False),
    (("Uỷ ban nhân dân xã, văn hoá, thuỷ lợi.",), False),
    (("Ủy ban nhân dân xã, văn hóa; ông Trần Văn Thuỷ.",), False),  # one word, a name
    (("Ủy ban nhân dân xã, văn hóa.", "Phong trào “Gia đình văn hoá”, “Khoẻ để lập nghiệp”."), False),  # quotations
    (("Ủy ban nhân dân xã, văn hóa; quý III, quỹ, quả, hoàn thành, khoản, thuận lợi, ngoài, của.",), False),
]


@pytest.mark.parametrize(("lines", "expected"), TONES)
def test_tone_marks(lines: tuple[str, ...], expected: bool) -> None:
    assert bool(kehoach.check([plan_of(*lines)], select=["KH116"])) is expected


PLACES = [
    ("Tuyên truyền sâu rộng trên địa bàn xã Bình An.", True),
    ("Giao Công an xã Bình An giữ gìn trật tự.", True),
    ("Chủ tịch UBND xã Bình An chịu trách nhiệm.", True),
    ("Nâng cao nhận thức của người dân xã Bình An về phân loại rác.", True),
    ("Kinh phí chi từ dự toán ngân sách xã Bình An.", True),
    ("Khảo sát các hộ đang sinh sống tại xã Bình An.", True),
    ("Các thôn phối hợp với Trạm Y tế. Kết quả gửi UBND xã Bình An để tổng hợp.", True),
    ("Diễn tập cấp huyện tại xã Bình An trong quý II.", False),
    ("Phó Chủ tịch UBND xã Võ Phiên chủ trì cuộc họp.", False),  # a person
    ("Tuyên truyền sâu rộng trên địa bàn xã Tân Lộc.", False),
    ("Tuyên truyền sâu rộng trên địa bàn xã.", False),
    ("Phối hợp với UBND xã Bình An, xã giáp ranh, tuần tra.", False),
    ("Thực hiện Kế hoạch số 12/KH-UBND ngày 03/02/2026 của UBND xã Bình An về trồng cây.", False),
    ("Nhân rộng mô hình “Camera an ninh trên địa bàn xã Bình An”.", False),
]


@pytest.mark.parametrize(("line", "expected"), PLACES)
def test_names_of_another_place(line: str, expected: bool) -> None:
    assert bool(kehoach.check([plan_of(line)], select=["KH117"])) is expected


def test_a_province_names_its_communes() -> None:
    made = plan_of("Trên địa bàn xã Bình An.", issuer="Ủy ban nhân dân tỉnh Bắc Lâm", level="province")
    assert kehoach.check([made], select=["KH117"]) == []
    other = plan_of("Trên địa bàn tỉnh Nam Lâm.", issuer="Ủy ban nhân dân tỉnh Bắc Lâm", level="province")
    assert len(kehoach.check([other], select=["KH117"])) == 1
