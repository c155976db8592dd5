"""The measure of what was read, and its record."""

from __future__ import annotations

from pathlib import Path

import pytest

from bench.copies import clean_pages, worn
from bench.record import section_text
from bench.truth import main, measure, plain


@pytest.mark.parametrize(
    ("read", "truth", "characters", "syllables"),
    [
        ("một hai ba", "một hai ba", 0.0, 0.0),
        ("một  hai\n\nba", "một hai ba", 0.0, 0.0),
        ("một hai bà", "một hai ba", 0.1, 1 / 3),
        ("MỘT hai ba", "một hai ba", 0.3, 0.0),
        ("Tên: ........ Tuổi: …", "Tên:…… Tuổi: …", 0.0, 0.0),
        ("“a” – b", '"a" - b', 0.0, 0.0),
        ("", "một", 1.0, 1.0),
    ],
)
def test_error_rates(read: str, truth: str, characters: float, syllables: float) -> None:
    found = measure("x", read, truth)
    assert found.characters == pytest.approx(characters)
    assert found.syllables == pytest.approx(syllables)


def test_texts_are_compared_plainly() -> None:
    assert plain("A | B\n….. “c”") == 'A B "c"'


def test_the_record_holds_and_refuses(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    folder = tmp_path / "kho"
    folder.mkdir()
    (folder / "a.txt").write_text("một hai ba bốn", encoding="utf-8")
    (folder / "a.truth.txt").write_text("một hai ba bốn", encoding="utf-8")
    record = tmp_path / "quality.md"
    assert main([str(folder), "--check"], record) == 1
    assert main([str(folder)], record) == 0
    assert "| a.txt | 14 | 0.0000 | 0.0000 |" in (section_text("Reading: kho", record) or "")
    assert main([str(folder), "--check"], record) == 0
    (folder / "a.txt").write_text("một hai bà bốn", encoding="utf-8")
    capsys.readouterr()
    assert main([str(folder), "--check"], record) == 1
    assert "rose from 0.0000 to 0.0714" in capsys.readouterr().err


def test_copies_are_the_same_every_time() -> None:
    page = next(clean_pages())
    assert worn(page, 1).tobytes() == worn(page, 1).tobytes()
    assert worn(page, 1).tobytes() != worn(page, 2).tobytes()
