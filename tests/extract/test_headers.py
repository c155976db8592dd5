"""Titles and periods as letterheads of every kind print them."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

import kehoach
from schemas.plan import Header

Write = Callable[..., Path]
HEAD = "ỦY BAN NHÂN DÂN\nTỈNH HÒA GIANG\n\nSố: 15/KH-UBND\n\nHòa Giang, ngày 05 tháng 3 năm 2025\n\nKẾ HOẠCH\n\n"
BODY = "\n\nI. MỤC ĐÍCH\n\n1. Nâng cao chất lượng phục vụ người dân.\n"


def header(path: Path) -> Header:
    return kehoach.extract(path).header


@pytest.mark.parametrize(
    ("below", "title"),
    [
        (
            "THỰC HIỆN CHỈ THỊ SỐ 08/CT-TTG NGÀY 10/02/2025 CỦA THỦ TƯỚNG CHÍNH PHỦ\nVỀ PHÒNG, CHỐNG CHÁY RỪNG\n\n"
            "Thực hiện Chỉ thị số 08/CT-TTg ngày 10/02/2025 của Thủ tướng Chính phủ, UBND tỉnh ban hành Kế hoạch như sau:",
            "THỰC HIỆN CHỈ THỊ SỐ 08/CT-TTG NGÀY 10/02/2025 CỦA THỦ TƯỚNG CHÍNH PHỦ VỀ PHÒNG, CHỐNG CHÁY RỪNG",
        ),
        (
            "Triển khai Nghị quyết số 19/NQ-HĐND của Hội đồng nhân dân tỉnh về hỗ trợ nhà ở\n\n"
            "Căn cứ Nghị quyết số 19/NQ-HĐND ngày 12/12/2024 của Hội đồng nhân dân tỉnh về hỗ trợ nhà ở;",
            "Triển khai Nghị quyết số 19/NQ-HĐND của Hội đồng nhân dân tỉnh về hỗ trợ nhà ở",
        ),
        (
            "Trồng cây gây rừng năm 2025\n\nThực hiện Công văn số 112/SNN-KL ngày 03/02/2025 của Sở Nông nghiệp, UBND tỉnh ban hành:",
            "Trồng cây gây rừng năm 2025",
        ),
        ("Căn cứ Luật Lâm nghiệp ngày 15 tháng 11 năm 2017;", None),
    ],
)
def test_a_title_may_begin_as_a_basis_does(write: Write, below: str, title: str | None) -> None:
    assert header(write(HEAD + below + BODY)).title == title


@pytest.mark.parametrize(
    ("title", "period"),
    [
        ("Phòng, chống cháy rừng năm 2025", ("2025", "2025")),
        ("Thực hiện Chỉ thị số 08/CT-TTg ngày 10 tháng 02 năm 2025 về phòng, chống cháy rừng", None),
        ("Thực hiện Kết luận số 21-KL/TU năm 2024 về phòng, chống cháy rừng", None),
        ("Thực hiện Chỉ thị số 08/CT-TTg ngày 10 tháng 02 năm 2024 trên địa bàn tỉnh năm 2025", ("2025", "2025")),
        ("Phát triển rừng giai đoạn 2025 - 2030", ("2025", "2030")),
    ],
)
def test_the_year_of_a_cited_document_is_no_period(
    write: Write, title: str, period: tuple[str | None, str | None] | None
) -> None:
    found = header(write(f"{HEAD}{title}{BODY}")).period
    assert ((found.start, found.end) if found and found.end else None) == period
