"""Units and days that don't fit a superior plan: a clear sentence, and no draft that looks finished."""

from __future__ import annotations

from datetime import date

import pytest

import kehoach
from generate.units import unit_from_name
from schemas.errors import WrongUse
from tests.conftest import plan

TODAY = date(2026, 11, 22)
DISTRICT, PROVINCE, COMMUNE = "kh-huyen-phu-lam-2024.docx", "kh-tinh-hoa-giang-2025.md", "kh-xa-thi-dua-2026.md"

REFUSED = [
    (PROVINCE, "UBND xã Tân Lộc, tỉnh Tây Ninh", None, "không thuộc"),
    (PROVINCE, "UBND huyện Phú Lâm", date(2026, 1, 5), "không có đơn vị loại này"),
    (PROVINCE, "UBND thị trấn Phú Lâm", None, "không có đơn vị loại này"),
    (PROVINCE, "UBND xã Tân Lộc", date(2025, 6, 1), "đứng trước ngày của kế hoạch cấp trên"),
    (PROVINCE, "UBND tỉnh Hòa Giang", None, "không phải cấp dưới"),
    (PROVINCE, "Sở Tài nguyên và Môi trường", None, "không có cơ quan"),
    (PROVINCE, "Sở Y tế tỉnh Vĩnh Khê", None, "là cơ quan của"),
    (COMMUNE, "Phòng Nội vụ", None, "không có cơ quan"),
    (DISTRICT, "UBND huyện Tân Phú", None, "không phải cấp dưới"),
    (PROVINCE, "Trường Tiểu học Tân Lộc", None, "Không nhận ra đơn vị"),
    (PROVINCE, "Uỷ ban nhan dân xã Tân Lộc", None, "Không nhận ra đơn vị"),
]


@pytest.mark.parametrize(("superior", "unit", "day", "sentence"), REFUSED)
def test_refused(superior: str, unit: str, day: date | None, sentence: str) -> None:
    with pytest.raises(WrongUse, match=sentence):
        kehoach.draft(plan(superior), unit, day=day, today=TODAY)


TOLD = [
    (PROVINCE, "Sở Thi đua", None, "Không có “Sở Thi đua” trong danh mục"),
    (DISTRICT, "UBND xã Tân Lộc", date(2026, 1, 26), "cấp ban hành kế hoạch cấp trên không còn"),
]


@pytest.mark.parametrize(("superior", "unit", "day", "sentence"), TOLD)
def test_told(superior: str, unit: str, day: date | None, sentence: str) -> None:
    made = kehoach.draft(plan(superior), unit, day=day, today=TODAY)
    assert any(sentence in note for note in made.notes)


def test_a_superior_without_number_and_date_is_cited_with_blanks() -> None:
    known = plan(PROVINCE)
    bare = known.model_copy(update={"header": known.header.model_copy(update={"number": None, "date": None})})
    made = kehoach.draft(bare, "UBND xã Tân Lộc", today=TODAY)
    base = [clause for clause in made.clauses if clause.kind == "base"][-1]
    assert "[…]/KH-UBND" in base.text
    assert base.question
    assert any("thiếu số hoặc ngày" in note for note in made.notes)


OFFICES = [
    ("Phòng Kinh tế, Hạ tầng và Đô thị phường Bến Gỗ", "Phòng Kinh tế, Hạ tầng và Đô thị", "phường"),
    ("Phòng Văn hóa - Xã hội xã Tân Lộc", "Phòng Văn hóa - Xã hội", "xã"),
    ("Sở Y tế tỉnh Hòa Giang", "Sở Y tế", "tỉnh"),
]


@pytest.mark.parametrize(("name", "office", "area"), OFFICES)
def test_an_office_and_its_area(name: str, office: str, area: str) -> None:
    unit = unit_from_name(name)
    assert (unit.name, unit.area) == (office, area)
