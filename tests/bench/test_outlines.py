"""The outline's own gold: reading it, pairing it with the Plan's outline, and what counts as right."""

from __future__ import annotations

from pathlib import Path

import pytest

import kehoach
from bench.outlines import Head, heads_of, matched, outline_errors, read_outline, right

TEXT = """ỦY BAN NHÂN DÂN
XÃ AN PHÚ

KẾ HOẠCH
Về việc thử đề mục

I. MỤC ĐÍCH

1. Mục đích

- Để thử.

2. Yêu cầu: Làm đúng.

II. NỘI DUNG

Các việc sau:

- Việc một.
"""


@pytest.fixture
def pred(tmp_path: Path) -> list[Head]:
    path = tmp_path / "thu.txt"
    path.write_text(TEXT, encoding="utf-8")
    return heads_of([node.model_dump() for node in kehoach.extract(path).outline])


def _gold(tmp_path: Path, text: str) -> list[Head]:
    path = tmp_path / "thu.outline.txt"
    path.write_text(text, encoding="utf-8")
    return read_outline(path)


def test_lines_that_head_others_are_paired_with_their_place(tmp_path: Path, pred: list[Head]) -> None:
    gold = _gold(
        tmp_path, "I. | MỤC ĐÍCH\n  1. | Mục đích\nII. | NỘI DUNG\n   | Các việc sau:\n".replace("   |", "  |")
    )
    pairs = matched(gold, pred)
    assert [(head.marker, head.level, head.parent) for head in gold] == [
        ("i", 0, None),
        ("1", 1, 0),
        ("ii", 0, None),
        ("", 1, 2),
    ]
    assert len(right(gold, pred, pairs)) == len(gold) == len(pred)
    assert list(outline_errors(gold, pred)) == []


def test_a_wrong_parent_and_a_missing_line_are_told(tmp_path: Path, pred: list[Head]) -> None:
    gold = _gold(tmp_path, "I. | MỤC ĐÍCH\n1. | Mục đích\nIII. | KHÁC\n")
    lines = list(outline_errors(gold, pred))
    assert [line.split()[0] for line in lines] == ["WRONG", "MISSED", "SPURIOUS", "SPURIOUS"]


@pytest.mark.parametrize("text", ["I. MỤC ĐÍCH", "I. | A\n      1. | B"])
def test_a_file_that_is_no_outline_is_refused(tmp_path: Path, text: str) -> None:
    with pytest.raises(ValueError, match="no outline line"):
        _gold(tmp_path, text)
