"""The wording of duties: who helps whom with what, and what is but the leader's part."""

from __future__ import annotations

import pytest

from generate.duty_text import helping, parts_of
from grammar.own_plan import asks_for_a_plan

HELPING = [
    ("Chủ trì, phối hợp với Sở Nội vụ kiểm tra.", "Phối hợp với Sở Y tế, Sở Nội vụ kiểm tra."),
    (
        "Là cơ quan thường trực Ban Chỉ đạo, chủ trì, phối hợp với các sở, ngành, địa phương tổ chức thực hiện Kế hoạch này.",
        "Phối hợp với Sở Y tế tổ chức thực hiện Kế hoạch này.",
    ),
    (
        "Chỉ đạo Trung tâm Kiểm soát bệnh tật phối hợp với UBND các xã, phường rà soát ổ dịch.",
        "Phối hợp với Trung tâm Kiểm soát bệnh tật rà soát ổ dịch.",
    ),
    ("Tổ chức tập huấn cho cộng tác viên.", "Phối hợp với Sở Y tế tổ chức tập huấn cho cộng tác viên."),
]


@pytest.mark.parametrize(("text", "expected"), HELPING)
def test_helping(text: str, expected: str) -> None:
    assert helping("Sở Y tế", text) == expected


PLANS = [
    ("Xây dựng kế hoạch triển khai thực hiện, gửi về Sở Y tế.", True),
    ("Ban hành Kế hoạch thực hiện trên địa bàn.", True),
    ("Hằng năm xây dựng kế hoạch kiểm tra hằng năm.", False),
    ("Tổ chức kiểm tra theo kế hoạch.", False),
]


@pytest.mark.parametrize(("text", "expected"), PLANS)
def test_asks_for_a_plan(text: str, expected: bool) -> None:
    assert asks_for_a_plan(text) is expected


def test_parts_lose_no_word() -> None:
    text = "Xây dựng kế hoạch, gửi về Sở Y tế; bố trí kinh phí. Báo cáo kết quả."
    assert " ".join(parts_of(text)).split() == [word.strip(";,.") for word in text.split()]
