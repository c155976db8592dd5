"""Legal bases that are not in force on the day of the draft, and misprints: neither is inherited, both are told."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from pathlib import Path

import pytest

import kehoach
from schemas.draft import Draft

TEXT = """ỦY BAN NHÂN DÂN
TỈNH HÒA GIANG

Số: 91/KH-UBND
Hòa Giang, ngày {day} tháng {month} năm {year}

KẾ HOẠCH
Nâng cao chất lượng công tác thi đua, khen thưởng năm {year}

{bases}
UBND tỉnh ban hành Kế hoạch nâng cao chất lượng công tác thi đua, khen thưởng năm {year}, cụ thể như sau:

I. MỤC ĐÍCH, YÊU CẦU

1. Đổi mới công tác thi đua, khen thưởng từ cơ sở.

2. Các cuộc họp xét khen thưởng được tổ chức theo hình thức {slip}.

II. TỔ CHỨC THỰC HIỆN

1. UBND các xã, phường xây dựng kế hoạch thực hiện trước ngày 31/3/{year}.

Nơi nhận:
- UBND các xã, phường;
- Lưu: VT.
TM. ỦY BAN NHÂN DÂN
CHỦ TỊCH
Lê Văn Bình
"""

Drafts = Callable[..., Draft]


@pytest.fixture
def make(write: Callable[..., Path]) -> Drafts:
    def _make(bases: str, day: date, slip: str = "họp không giấy") -> Draft:
        text = TEXT.format(bases=bases, day=f"{day.day:02}", month=day.month, year=day.year, slip=slip)
        return kehoach.draft(kehoach.extract(write(text, "cap-tren.txt")), "UBND xã Tân Lộc", today=day)

    return _make


BASES = [
    # the basis above, the day, what the draft cites, what the comment says
    (
        "Căn cứ Nghị định số 91/2017/NĐ-CP ngày 31 tháng 7 năm 2017 của Chính phủ quy định chi tiết thi hành Luật Thi đua, khen thưởng;",
        date(2024, 2, 5),
        "Căn cứ Nghị định số 98/2023/NĐ-CP ngày 31/12/2023 của Chính phủ quy định chi tiết",
        "91/2017/NĐ-CP đã được thay thế",
    ),
    (
        "Căn cứ Luật Thi đua, khen thưởng ngày 26 tháng 11 năm 2003;",
        date(2024, 2, 5),
        "Căn cứ Luật Thi đua, khen thưởng ngày 15/6/2022",
        "đã được thay thế",
    ),
    (
        "Căn cứ Nghị định số 98/2023/NĐ-CP ngày 31 tháng 12 năm 2023 của Chính phủ quy định chi tiết thi hành Luật Thi đua, khen thưởng;",
        date(2024, 2, 5),
        "Căn cứ Nghị định số 98/2023/NĐ-CP ngày 31 tháng 12 năm 2023",
        "",
    ),
    # a decree that replaced another is in force itself
    (
        "Căn cứ Nghị định số 118/2025/NĐ-CP ngày 09 tháng 6 năm 2025 của Chính phủ về thực hiện thủ tục hành chính;",
        date(2026, 2, 5),
        "Căn cứ Nghị định số 118/2025/NĐ-CP",
        "",
    ),
    # what the norms are not sure of stays, and is asked about with a suggestion
    (
        "Căn cứ Nghị định số 98/2023/NĐ-CP ngày 31 tháng 12 năm 2023 của Chính phủ quy định chi tiết thi hành Luật Thi đua, khen thưởng;",
        date(2026, 11, 5),
        "Căn cứ Nghị định số 98/2023/NĐ-CP ngày 31 tháng 12 năm 2023",
        "98/2023/NĐ-CP đã hết hiệu lực",
    ),
]


@pytest.mark.parametrize(("basis", "day", "cited", "question"), BASES)
def test_a_basis_of_the_day(make: Drafts, basis: str, day: date, cited: str, question: str) -> None:
    made = make(basis, day)
    bases = [clause for clause in made.clauses if clause.kind == "base"]
    found = next(clause for clause in bases if clause.text.startswith(cited))
    assert (question in (found.question or "")) if question else found.question is None
    assert found.decisions[0].sources


def test_two_bases_that_one_replaced_are_one(make: Drafts) -> None:
    laws = (
        "Căn cứ Luật Thi đua, khen thưởng ngày 26 tháng 11 năm 2003;\n"
        "Căn cứ Luật Thi đua, khen thưởng ngày 15 tháng 6 năm 2022;"
    )
    made = make(laws, date(2024, 2, 5))
    assert sum("Luật Thi đua, khen thưởng" in clause.text for clause in made.clauses if clause.kind == "base") == 1
    assert [decision.verb for decision in made.dropped].count("merged") == 1


SLIPS = [("Hộp không giấy", "họp không giấy"), ("hộp không giấy", "họp không giấy")]


@pytest.mark.parametrize(("slip", "right"), SLIPS)
def test_a_misprint_is_not_inherited_and_is_told(make: Drafts, slip: str, right: str) -> None:
    made = make("", date(2026, 2, 5), slip)
    found = next(clause for clause in made.clauses if "xét khen thưởng được" in clause.text)
    assert right in found.text.lower()
    assert slip not in found.text
    fixed = [decision for decision in found.decisions if decision.verb == "fixed"]
    assert fixed and slip in fixed[0].reason


def test_an_old_superior_is_asked_about(write: Callable[..., Path]) -> None:
    text = TEXT.format(bases="", day="05", month=2, year=2026, slip="họp không giấy")
    plan = kehoach.extract(write(text, "cap-tren.txt"))
    opening = {
        day: next(
            clause for clause in kehoach.draft(plan, "UBND xã Tân Lộc", today=day).clauses if clause.kind == "opening"
        )
        for day in (date(2026, 2, 20), date(2028, 11, 22))
    }
    assert opening[date(2026, 2, 20)].question is None
    assert "đã ban hành khá lâu" in (opening[date(2028, 11, 22)].question or "")
