"""Which words can be Vietnamese syllables."""

from __future__ import annotations

import pytest

from grammar.syllables import is_syllable, toned, without_tone


@pytest.mark.parametrize(
    "word",
    "ủy ban nhân dân xã huyện quyết quốc giữa gì nghiêng khuya tuyên truyền thuở xoong oanh yêu ý ươm ưu ĐỐC Phường hoà khuỷu".split(),
)
def test_syllables(word: str) -> None:
    assert is_syllable(word)


@pytest.mark.parametrize(
    "word", ["quôc", "câp", "viêc", "strong", "plan", "ừứ", "mmm", "h", "x1", "ngx", "tiêt", "lHỰC"]
)
def test_no_syllables(word: str) -> None:
    assert not is_syllable(word)


@pytest.mark.parametrize(
    ("word", "bare", "tone"),
    [("quyết", "quyêt", "sắc"), ("ban", "ban", "ngang"), ("được", "đươc", "nặng"), ("ởỉ", "ơi", "?")],
)
def test_tones_come_off(word: str, bare: str, tone: str) -> None:
    assert without_tone(word) == (bare, tone)


def test_letters_of_vietnamese_alone() -> None:
    assert [toned(char) for char in "đăâêôơưàệ"] == [True] * 9
    assert [toned(char) for char in "abcñçß1"] == [False] * 7
