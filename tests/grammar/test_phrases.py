"""Known phrases in a text: in any case, the longer of two, offsets that slice the text."""

from __future__ import annotations

from itertools import pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from grammar.phrases import PhraseFinder

PHRASES = [("aim", "mục tiêu"), ("common", "mục tiêu chung"), ("body", "Phòng Văn hóa - Xã hội")]


@pytest.fixture(scope="module")
def finder() -> PhraseFinder:
    return PhraseFinder(PHRASES)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Mục tiêu của Kế hoạch", [("aim", "Mục tiêu")]),
        ("1. MỤC TIÊU CHUNG", [("common", "MỤC TIÊU CHUNG")]),
        ("mục tiêu chung và mục tiêu riêng", [("common", "mục tiêu chung"), ("aim", "mục tiêu")]),
        ("Giao Phòng Văn hóa - Xã hội chủ trì", [("body", "Phòng Văn hóa - Xã hội")]),
        ("mục đích, yêu cầu", []),
        ("", []),
    ],
)
def test_phrases(finder: PhraseFinder, text: str, expected: list[tuple[str, str]]) -> None:
    assert [(key, text[start:end]) for start, end, key in finder.find(text)] == expected


@settings(deadline=None)
@given(
    text=st.text()
    | st.lists(st.sampled_from(["mục", "tiêu", "chung", " ", ",", "Mục tiêu"]), max_size=10).map(" ".join)
)
def test_matches_slice_the_text_in_order_and_apart(finder: PhraseFinder, text: str) -> None:
    found = finder.find(text)
    assert all(0 <= start < end <= len(text) for start, end, _ in found)
    assert all(a[1] <= b[0] for a, b in pairwise(found))
    assert finder.find(text) == found
