"""Lines of two texts beside each other: nothing lost, nothing crossed, equal lines together."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from generate.alignment import Pair, align

LINES = st.lists(st.text(alphabet="ab ", max_size=6), max_size=8)

TABLE: list[tuple[list[str], list[str], list[Pair]]] = [
    (["a b", "c d"], ["a b", "c d"], [(0, 0), (1, 1)]),
    (["a b", "c d"], ["c  d"], [(0, None), (1, 0)]),
    (["một hai ba bốn"], ["mới tinh", "một hai ba năm"], [(None, 0), (0, 1)]),
    (["một hai ba bốn"], ["khác hẳn nhau"], [(0, None), (None, 0)]),
    ([], ["a"], [(None, 0)]),
]


@pytest.mark.parametrize(("old", "new", "pairs"), TABLE)
def test_align(old: list[str], new: list[str], pairs: list[Pair]) -> None:
    assert align(old, new) == pairs


@given(LINES, LINES)
def test_every_line_is_there_once_and_in_order(old: list[str], new: list[str]) -> None:
    pairs = align(old, new)
    assert [left for left, _ in pairs if left is not None] == list(range(len(old)))
    assert [right for _, right in pairs if right is not None] == list(range(len(new)))


@given(LINES)
def test_a_text_is_itself(lines: list[str]) -> None:
    assert align(lines, lines) == [(place, place) for place in range(len(lines))]
