"""Award quotas: what an expression must never cost."""

from __future__ import annotations

import time
from collections.abc import Callable
from pathlib import Path

import pytest

import kehoach

HEAD = (
    "ỦY BAN NHÂN DÂN\n\nXÃ TÂN LỘC\n\nSố: 15/KH-UBND\n\nTân Lộc, ngày 05 tháng 3 năm 2024\n\nKẾ HOẠCH\n\nThi đua năm 2024\n\n"
    "Thực hiện Kế hoạch số 08/KH-UBND ngày 02/02/2024 của UBND huyện Phú Lâm về thi đua;\n\n"
)
Quota = tuple[str | None, str | None, int | None]
"""Who gives it, for which group, how many."""


@pytest.mark.parametrize(
    ("sentence", "expected"),
    [
        (
            "Trình Chủ tịch UBND huyện tặng Giấy khen: 03 tập thể.",
            [("Chủ tịch Ủy ban nhân dân huyện Phú Lâm", None, 3)],
        ),
        (
            "Bằng khen của Ban Chấp hành Liên đoàn Lao động tỉnh: 12 tập thể.",
            [("Ban Chấp hành Liên đoàn Lao động tỉnh", None, 12)],
        ),
        (
            "Cờ thi đua của Tổng Liên đoàn: không quá 15% số công đoàn cơ sở và 5% số đoàn viên.",
            [("Tổng Liên đoàn", "số công đoàn cơ sở", None), ("Tổng Liên đoàn", "số đoàn viên", None)],
        ),
        ("Mỗi khối đề nghị 02 Cờ và 01 Bằng khen.", [(None, None, 2), (None, None, 1)]),
        ("Hiệu trưởng tặng Giấy khen cho 02 cá nhân.", [("Hiệu trưởng", None, 2)]),
        (
            "Hiệu trưởng Trường Tiểu học Lê Lợi tặng Giấy khen cho 02 cá nhân.",
            [("Hiệu trưởng Trường Tiểu học Lê Lợi", None, 2)],
        ),
        ("Khối trường học: Giấy khen cho 02 tập thể.", [(None, "Khối trường học", 2)]),
    ],
)
def test_who_gives_how_many_to_whom(write: Callable[..., Path], sentence: str, expected: list[Quota]) -> None:
    plan = kehoach.extract(write(f"{HEAD}IV. KHEN THƯỞNG\n\n1. {sentence}\n\n2. Mức thưởng theo quy định.\n"))
    assert [(row.awarded_by, row.group, row.count) for row in plan.award_quotas] == expected


@pytest.mark.parametrize(
    ("sentence", "asked"),
    [
        ("Giấy khen cho 12 tập thể (thôn: 05; trường học: 06).", True),
        ("Giấy khen cho 12 tập thể (thôn: 05; trường học: 07).", False),
        ("Giấy khen cho 12 tập thể (mỗi thôn 02, mỗi trường học 01).", False),
    ],
)
def test_parts_that_do_not_add_up_are_asked(write: Callable[..., Path], sentence: str, asked: bool) -> None:
    plan = kehoach.extract(write(f"{HEAD}IV. KHEN THƯỞNG\n\n1. {sentence}\n\n2. Mức thưởng theo quy định.\n"))
    assert any(item.reason == "inconsistent" for item in plan.review) is asked


def test_a_long_list_of_names_is_read_at_once(write: Callable[..., Path]) -> None:
    names = ", ".join("abcdefghijklmnopqrstuvwxy" * 4)
    text = f"KẾ HOẠCH\nKhen thưởng năm 2024\n\nI. KHEN THƯỞNG\n1. Giấy khen cho 05 tập thể {names} (theo danh sách)\n"
    start = time.perf_counter()
    kehoach.extract(write(text))
    assert time.perf_counter() - start < 5
