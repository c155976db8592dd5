"""Markers of a draft's clauses: as the superior numbers them, without gaps, a layer below a number never a number again."""

from __future__ import annotations

import pytest

from generate.source import points_to_an_appendix
from generate.writer import Numbers


@pytest.mark.parametrize(
    ("parent", "markers", "expected"),
    [
        ("", ["1", "3", "4"], ["1.", "2.", "3."]),
        ("1.", ["1", "2"], ["a)", "b)"]),
        ("2.", ["2.1", "2.3"], ["2.1.", "2.2."]),
        ("II.", ["1", "2"], ["1.", "2."]),
        ("1.", ["a", "d", "-"], ["a)", "b)", "-"]),
        ("a)", ["(1)", "(2)"], ["(1)", "(2)"]),
    ],
)
def test_markers_without_gaps(parent: str, markers: list[str], expected: list[str]) -> None:
    numbers = Numbers(parent)
    assert [numbers.next(marker) for marker in markers] == expected


@pytest.mark.parametrize(
    ("text", "anywhere", "expected"),
    [
        ("(Phân công nhiệm vụ cụ thể tại Phụ lục kèm theo).", True, True),
        ("Chi tiết theo bảng dưới đây.", True, True),
        ("Phân công công chức trực trong dịp lễ; báo cáo theo Phụ lục II.", True, False),
        ("Danh mục nhiệm vụ: rà soát 05 thủ tục theo Phụ lục.", True, False),
        ("Danh mục nhiệm vụ trọng tâm như sau", False, True),
    ],
)
def test_a_sentence_that_only_points_to_an_appendix(text: str, anywhere: bool, expected: bool) -> None:
    assert points_to_an_appendix(text, anywhere) is expected
