"""Whose a figure is: the superior's total is blank, a norm for each stands, what a table or the profile gives us is ours."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from pathlib import Path

import pytest

import kehoach
from generate.figures import blanked
from generate.setting import Setting
from generate.units import unit_from_name
from schemas.draft import Clause, Draft
from schemas.plan import Plan
from schemas.unit import OwnTarget

DAY = date(2024, 3, 8)

TABLE = [
    # the superior's totals
    ("Thành lập mới 500 tổ liên gia.", "Thành lập mới […] tổ liên gia."),
    ("Giảm tỷ lệ hộ nghèo từ 3,12% xuống còn 2,1% (giảm 320 hộ).", "Giảm tỷ lệ hộ nghèo từ […]% xuống còn […]% (giảm […] hộ)."),
    ("Tham gia bảo hiểm đạt 24,5%, tương ứng 412.350 người.", "Tham gia bảo hiểm đạt […]%, tương ứng […] người."),
    ("Hỗ trợ mỗi năm 20 doanh nghiệp; năm 2025 hỗ trợ tiếp.", "Hỗ trợ mỗi năm […] doanh nghiệp; năm 2025 hỗ trợ tiếp."),
    # a share that everybody is to reach, a norm for each, a number in a name
    ("Bao phủ bảo hiểm y tế đạt 95,5% dân số.", "Bao phủ bảo hiểm y tế đạt 95,5% dân số."),
    ("Trên 80% hộ gia đình trang bị ít nhất 01 bình chữa cháy.", "Trên 80% hộ gia đình trang bị ít nhất 01 bình chữa cháy."),
    ("Mỗi thôn có 02 mô hình tự quản.", "Mỗi thôn có 02 mô hình tự quản."),
    ("Thực hiện phương châm 4 tại chỗ.", "Thực hiện phương châm 4 tại chỗ."),
    ("Phát thanh ít nhất 02 lần/tuần.", "Phát thanh ít nhất 02 lần/tuần."),
]  # fmt: skip


@pytest.mark.parametrize(("text", "expected"), TABLE)
def test_blanked(district: Plan, text: str, expected: str) -> None:
    assert blanked(text, Setting(district, unit_from_name("UBND xã Tân Lộc"), DAY)).text == expected


def test_the_profiles_figure_stands_for_the_indicator_that_its_part_names(district: Plan) -> None:
    unit = unit_from_name("UBND xã Tân Lộc")
    unit = unit.model_copy(update={"targets": [OwnTarget(indicator="nhà ở", value="07")]})
    done = blanked("Xây mới 85 căn nhà ở cho hộ nghèo; đưa 150 lao động đi làm việc.", Setting(district, unit, DAY))
    assert done.text == "Xây mới 07 căn nhà ở cho hộ nghèo; đưa […] lao động đi làm việc."
    assert done.blanks == 1


def test_an_offices_figures_are_its_committees(district: Plan) -> None:
    unit = unit_from_name("Phòng Nội vụ", DAY, district)
    assert blanked("Thành lập mới 500 tổ.", Setting(district, unit, DAY)).text == "Thành lập mới 500 tổ."


PLAN = """ỦY BAN NHÂN DÂN
TỈNH HÒA GIANG

Số: 86/KH-UBND
Hòa Giang, ngày 22 tháng 01 năm 2026

KẾ HOẠCH
Phát triển người tham gia bảo hiểm y tế năm 2026

I. MỤC ĐÍCH
Nâng cao nhận thức của Nhân dân về bảo hiểm y tế.

II. CHỈ TIÊU
1. Tỷ lệ bao phủ BHYT đạt 95,5% dân số.
2. Tham gia BHXH tự nguyện đạt 63.900 người.
{pointer}

III. TỔ CHỨC THỰC HIỆN
1. Sở Tài chính: Tham mưu bố trí kinh phí.
2. UBND các xã, phường: Xây dựng kế hoạch thực hiện; phân công cán bộ theo dõi.

Nơi nhận:
- UBND các xã, phường;
- Lưu: VT.
TM. ỦY BAN NHÂN DÂN
CHỦ TỊCH
Lê Văn Bình

PHỤ LỤC
CHỈ TIÊU NĂM 2026

| STT | Đơn vị | BHXH tự nguyện (người) | Tỷ lệ bao phủ BHYT (%) | Số đại lý thu (điểm) |
|---|---|---|---|---|
| 1 | Phường Bến Gỗ | 620 | 96,5 | 5 |
| 2 | Xã Tân Lộc | 410 | 95,2 | 3 |
| | Tổng cộng | 63.900 | 95,5 | 90 |
"""

Make = Callable[[str, str], Draft]


@pytest.fixture
def make(write: Callable[..., Path]) -> Make:
    def _make(pointer: str, unit: str) -> Draft:
        plan = kehoach.extract(write(PLAN.format(pointer=pointer), "cap-tren.md"))
        return kehoach.draft(plan, unit, today=date(2026, 2, 2))

    return _make


def holding(made: Draft, words: str) -> Clause:
    return next(clause for clause in made.clauses if words in clause.text)


def test_a_table_gives_us_our_figures_by_our_name(make: Make) -> None:
    made = make("3. Chỉ tiêu giao cho từng xã, phường theo Phụ lục kèm theo Kế hoạch này.", "UBND xã Tân Lộc")
    share = holding(made, "bao phủ BHYT đạt")
    assert share.text == "Tỷ lệ bao phủ BHYT đạt 95,2% dân số."
    assert any(span.quote == "95,2" for decision in share.decisions for span in decision.sources)
    assert holding(made, "BHXH tự nguyện đạt").text == "Tham gia BHXH tự nguyện đạt 410 người."
    given = holding(made, "Chỉ tiêu UBND tỉnh Hòa Giang giao xã Tân Lộc")
    assert "86/KH-UBND" in given.text
    assert holding(made, "Số đại lý thu").text == "Số đại lý thu: 3 điểm."
    assert not any("kèm theo Kế hoạch này" in clause.text for clause in made.clauses)


def test_a_table_that_no_clause_points_to_is_still_ours(make: Make) -> None:
    made = make("3. Vận động các nguồn lực xã hội.", "UBND phường Bến Gỗ")
    assert holding(made, "Số đại lý thu").text == "Số đại lý thu: 5 điểm."


def test_who_is_in_no_table_has_blanks(make: Make) -> None:
    made = make("3. Vận động các nguồn lực xã hội.", "UBND xã Mường Hà")
    assert holding(made, "BHXH tự nguyện đạt").text == "Tham gia BHXH tự nguyện đạt […] người."
    assert not any("Số đại lý thu" in clause.text for clause in made.clauses)
