"""What a superior plan assigns in labelled blocks, tables and sentences, as each kind of unit takes it up."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from pathlib import Path

import pytest

import kehoach
from schemas.draft import Draft

TEXT = """ỦY BAN NHÂN DÂN
TỈNH HÒA GIANG

Số: 112/KH-UBND
Hòa Giang, ngày 05 tháng 3 năm 2026

KẾ HOẠCH
Bảo vệ môi trường nông thôn năm 2026

Thực hiện Luật Bảo vệ môi trường ngày 17 tháng 11 năm 2020;
Quyết định số 45/QĐ-TTg ngày 13/4/2021 của Thủ tướng Chính phủ phê duyệt Đề án môi trường giai đoạn 2021 - 2025.
UBND tỉnh ban hành Kế hoạch như sau:

I. MỤC ĐÍCH
Nâng cao ý thức bảo vệ môi trường của người dân.

II. NHIỆM VỤ
1. Thu gom bao gói thuốc bảo vệ thực vật
a) Nội dung: Lắp đặt bể chứa tại cánh đồng của từng thôn, tổ dân phố.
b) Cơ quan chủ trì: Sở Nông nghiệp và Môi trường.
c) Cơ quan phối hợp: UBND các xã, phường.
d) Thời gian: Trước ngày 30/6/2026.
2. Công nhận xã đạt tiêu chí môi trường
Phấn đấu năm 2026 có trên 90% thôn đạt chuẩn. UBND cấp xã tổ chức đánh giá và báo cáo Sở Nông nghiệp và Môi trường trước ngày 10/11/2026.

III. DANH MỤC CÔNG VIỆC
| TT | Nhiệm vụ | Cơ quan chủ trì | Cơ quan phối hợp | Thời gian |
|---|---|---|---|---|
| 1 | Kiểm tra cơ sở gây ô nhiễm | UBND các xã, phường | Sở Nông nghiệp và Môi trường | Thường xuyên |
| 2 | Tổ chức ngày hội môi trường | UBND các xã, phường | Sở Văn hóa, Thể thao và Du lịch | Quý II/2026 |

IV. TỔ CHỨC THỰC HIỆN
1. Sở Nông nghiệp và Môi trường
- Là cơ quan thường trực, chủ trì, phối hợp với các sở, ngành, địa phương tổ chức thực hiện Kế hoạch này.
2. Công an tỉnh, Bộ Chỉ huy quân sự tỉnh
- Huy động lực lượng tham gia khắc phục sự cố môi trường.
3. Các sở, ban, ngành tỉnh
- Báo cáo kết quả về Sở Nông nghiệp và Môi trường trước ngày 05/11/2026.
4. UBND các xã, phường
- Ban hành kế hoạch và tổ chức thực hiện; gửi kế hoạch về Sở Nông nghiệp và Môi trường trước ngày 31/3/2026.
- Chịu trách nhiệm trước UBND tỉnh về kết quả thực hiện.

Nơi nhận:
- UBND các xã, phường;
- Lưu: VT.
TM. ỦY BAN NHÂN DÂN
CHỦ TỊCH
Lê Văn Bình
"""

Make = Callable[[str], Draft]


@pytest.fixture
def make(write: Callable[..., Path]) -> Make:
    plan = kehoach.extract(write(TEXT, "cap-tren.md"))
    return lambda unit: kehoach.draft(plan, unit, today=date(2026, 3, 10))


def texts(made: Draft) -> list[str]:
    return [f"{clause.marker} {clause.text}".strip() for clause in made.clauses]


def test_labelled_lines_keep_their_places_and_markers(make: Make) -> None:
    lines = texts(make("UBND xã Tân Lộc"))
    start = next(number for number, line in enumerate(lines) if line.startswith("1. Thu gom bao gói"))
    assert [line.split(":")[0] for line in lines[start + 1 : start + 5]] == [
        "a) Nội dung", "b) Cơ quan chủ trì", "c) Cơ quan phối hợp", "d) Thời gian",
    ]  # fmt: skip
    assert lines[start + 2] == "b) Cơ quan chủ trì: Phòng Kinh tế."
    assert "từng thôn." in lines[start + 1]


def test_sentences_beside_what_is_owed_stay_with_it(make: Make) -> None:
    made = make("UBND xã Tân Lộc")
    clause = next(clause for clause in made.clauses if "trên 90% thôn" in clause.text)
    assert "báo cáo Sở Nông nghiệp và Môi trường trước ngày 06/11/2026" in clause.text
    assert sum("06/11/2026" in line for line in texts(made)) == 1


def test_a_table_leaves_its_heading_and_open_times_stay(make: Make) -> None:
    made = make("UBND xã Tân Lộc")
    lines = texts(made)
    heading = next(number for number, line in enumerate(lines) if "DANH MỤC CÔNG VIỆC" in line)
    assert "Phụ lục kèm theo Kế hoạch này" in lines[heading + 1]
    assert [row.due for row in made.appendices[0].rows] == ["Thường xuyên", "Quý II/2026"]


def test_bodies_of_one_heading_all_have_their_counterparts(make: Make) -> None:
    heads = [clause.text for clause in make("UBND xã Tân Lộc").clauses if clause.kind == "heading"]
    assert any("Công an xã" in head and "Ban Chỉ huy quân sự xã" in head for head in heads)


def test_the_plan_is_sent_once_and_accountability_is_not_handed_down(make: Make) -> None:
    made = make("UBND xã Tân Lộc")
    sent = [line for line in texts(made) if "Gửi Kế hoạch này" in line]
    assert sent == ["- Gửi Kế hoạch này về Sở Nông nghiệp và Môi trường trước ngày 27/3/2026."]
    assert not any("hịu trách nhiệm trước" in line for line in texts(made))
    assert any("người đứng đầu trước cấp trên" in decision.reason for decision in made.dropped)
    assert any("Sở Nông nghiệp và Môi trường" in line for line in made.recipients)


def test_bases_begin_alike_and_an_ended_period_is_asked_about(make: Make) -> None:
    bases = [clause for clause in make("UBND xã Tân Lộc").clauses if clause.kind == "base"]
    assert bases[0].text.startswith("Căn cứ Luật Bảo vệ môi trường")
    ended = next(clause for clause in bases if "45/QĐ-TTg" in clause.text)
    assert "giai đoạn đến 2025" in (ended.question or "")


def test_the_office_that_collects_does_not_report_to_itself(make: Make) -> None:
    lines = texts(make("Sở Nông nghiệp và Môi trường"))
    assert any(line.startswith("- Đôn đốc, tổng hợp việc các cơ quan, đơn vị báo cáo kết quả") for line in lines)
    assert any("trước ngày 05/11/2026" in line for line in lines)  # the day of the others is not moved
    assert any(line.startswith("- Tham mưu Giám đốc Sở Nông nghiệp và Môi trường chủ trì") for line in lines)
    assert not any("Là cơ quan thường trực" in line for line in lines)
