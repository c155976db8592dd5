"""The organisation section: sentences that go on in clauses, mixed sections, the police, whom reports go through."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from pathlib import Path

import pytest

import kehoach
from schemas.draft import Draft

TEXT = """\
ỦY BAN NHÂN DÂN
TỈNH HÒA GIANG

Số: 85/KH-UBND

Hòa Giang, ngày 12 tháng 01 năm 2026

KẾ HOẠCH
Bảo đảm trật tự, an toàn giao thông năm 2026 trên địa bàn tỉnh Hòa Giang

Thực hiện Nghị quyết số 15/NQ-CP ngày 05/01/2026 của Chính phủ về an toàn giao thông, Ủy ban nhân dân tỉnh ban hành Kế hoạch như sau:

I. MỤC ĐÍCH, YÊU CẦU
1. Mục đích
Giảm tai nạn giao thông trên địa bàn tỉnh.
2. Yêu cầu
Việc triển khai phải kịp thời, đúng quy định.

II. NHIỆM VỤ VÀ PHÂN CÔNG TRÁCH NHIỆM
1. Nhiệm vụ chung
- Tuyên truyền pháp luật về giao thông đường bộ đến người dân.
- Rà soát các điểm thường xảy ra tai nạn.
2. Phân công trách nhiệm
2.1. Công an tỉnh
a) Tuần tra, kiểm soát trên các tuyến đường trọng điểm.
b) Tham mưu Ủy ban nhân dân tỉnh quyết định các nội dung sau:
- Phương án phân luồng trong dịp Tết.
- Danh mục điểm dừng xe.
2.2. Sở Xây dựng
a) Kiểm tra biển báo trên các tuyến đường.
b) Sửa chữa các điểm hư hỏng.
2.3. Ủy ban nhân dân các xã, phường
a) Xây dựng kế hoạch thực hiện và gửi về Ủy ban nhân dân tỉnh (qua Công an tỉnh) trước ngày 15/3/2026.
b) Chỉ đạo giải tỏa hành lang đường bộ.

III. TỔ CHỨC THỰC HIỆN
1. Các sở, ban, ngành căn cứ Kế hoạch này tổ chức thực hiện.

Nơi nhận:
- Các sở, ban, ngành;
- Lưu: VT.

TM. ỦY BAN NHÂN DÂN
KT. CHỦ TỊCH
PHÓ CHỦ TỊCH

Trần Văn Mẫu
"""


@pytest.fixture
def made(write: Callable[..., Path]) -> Draft:
    return kehoach.draft(kehoach.extract(write(TEXT)), "UBND xã Tân Lộc", today=date(2026, 1, 20))


def headings(made: Draft, level: int) -> list[str]:
    return [clause.text for clause in made.clauses if clause.kind == "heading" and clause.level == level]


def duties_of(made: Draft, head: str) -> list[tuple[str, str]]:
    out: list[tuple[str, str]] = []
    inside = False
    for clause in made.clauses:
        if clause.kind == "heading":
            inside = clause.text.startswith(head)
        elif inside:
            out.append((clause.marker, clause.text))
    return out


def test_reports_go_through_the_police_so_ours_stands(made: Draft) -> None:
    assert headings(made, 2)[-5].startswith("Công an xã (")
    assert "Công an tỉnh (để b/c);" in made.recipients


def test_a_section_of_both_kinds_is_parted(made: Draft) -> None:
    assert headings(made, 1) == ["MỤC ĐÍCH, YÊU CẦU", "NHIỆM VỤ VÀ PHÂN CÔNG TRÁCH NHIỆM", "TỔ CHỨC THỰC HIỆN"]
    general = [clause.text for clause in made.clauses]
    assert general.index("Rà soát các điểm thường xảy ra tai nạn.") < general.index("TỔ CHỨC THỰC HIỆN")


def test_clauses_stand_under_the_sentence_that_they_complete(made: Draft) -> None:
    duties = duties_of(made, "Công an xã")
    at = duties.index(("-", "Tham mưu UBND xã quyết định các nội dung sau:"))
    assert [marker for marker, _ in duties[at + 1 : at + 3]] == ["+", "+"]
    assert duties[at + 1][1] == "Phương án phân luồng trong dịp Tết."


def test_the_plan_is_sent_and_the_day_to_sign_by_is_known(made: Draft) -> None:
    assert made.sign_by is not None
    assert made.sign_by < "2026-03-15"
    assert any(text.startswith("Gửi Kế hoạch này về Ủy ban nhân dân tỉnh") for _, text in duties_of(made, "Công an xã"))


def test_what_only_the_chair_does_is_advised_on(made: Draft) -> None:
    assert ("-", "Tham mưu Chủ tịch UBND xã chỉ đạo giải tỏa hành lang đường bộ.") in duties_of(made, "Công an xã")
