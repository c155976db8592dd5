"""One spelling for comparing: case, tone places (hòa/hoà), odd spaces; and what counts as a capital letter."""

from __future__ import annotations

import re
import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from grammar.normalise import (
    UPPER,
    capitalise,
    decapitalise,
    fold,
    is_upper,
    key,
    nfc,
    plain,
    spaces,
    squeeze,
    starts_upper,
)

TONES = ("", "\u0300", "\u0301", "\u0303", "\u0309", "\u0323")
VOWELS = [unicodedata.normalize("NFC", base + tone) for base in "aăâeêioôơuưy" for tone in TONES]
LETTERS = sorted({*VOWELS, *"bcdđghklmnpqrstvx"})


def test_upper_holds_every_capital() -> None:
    assert [small.upper() for small in LETTERS if not re.fullmatch(f"[{UPPER}]", small.upper())] == []


def test_upper_holds_no_small_letter() -> None:
    assert [small for small in LETTERS if re.fullmatch(f"[{UPPER}]", small)] == []


@pytest.mark.parametrize(
    ("left", "right"),
    [
        ("tỉnh Hòa Giang", "tỉnh Hoà Giang"),
        ("ỦY BAN NHÂN DÂN", "Uỷ ban nhân dân"),
        ("khỏe", "khoẻ"),
        ("Thủy lợi", "thuỷ lợi"),
        ("thi đua KHEN THƯỞNG", "Thi đua khen thưởng"),
        ("văn hóa", "văn hoá"),
        ("thỏa thuận", "thoả thuận"),
    ],
)
def test_fold_makes_two_spellings_equal(left: str, right: str) -> None:
    assert fold(left) == fold(right)


@pytest.mark.parametrize(
    ("left", "right"), [("thôn", "thon"), ("ủy", "ùy"), ("đài", "dài"), ("toán", "toan"), ("quý", "quy")]
)
def test_fold_keeps_different_words_apart(left: str, right: str) -> None:
    assert fold(left) != fold(right)


@pytest.mark.parametrize(
    ("left", "right"),
    [
        ("Phòng Văn hóa - Xã hội", "phòng văn hoá – xã hội"),
        ("“Dân vận khéo”", "Dân vận khéo"),
        ("47/KH-UBND", "47/KH - UBND"),
        ("  xã   Tân Lộc. ", "Xã Tân Lộc"),
    ],
)
def test_key_leaves_punctuation_out(left: str, right: str) -> None:
    assert key(left) == key(right)


def test_key_keeps_the_percent_sign() -> None:
    assert key("95%") != key("95")


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (unicodedata.normalize("NFD", "xã Tân Lộc"), "xã Tân Lộc"),
        ("dòng một\r\ndòng hai\rdòng ba", "dòng một\ndòng hai\ndòng ba"),
        ("\ufeffKẾ HOẠCH", "KẾ HOẠCH"),
        ("KẾ HOẠCH", "KẾ HOẠCH"),
    ],
)
def test_nfc(text: str, expected: str) -> None:
    assert nfc(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"), [("  xã \n Tân\tLộc ", "xã Tân Lộc"), ("xã\u00a0Tân Lộc", "xã Tân Lộc"), ("", "")]
)
def test_squeeze(text: str, expected: str) -> None:
    assert squeeze(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"), [("xã\u00a0\u00a0Tân Lộc", "xã Tân Lộc"), ("một\nhai", "một\nhai"), ("một \t hai", "một hai")]
)
def test_spaces_keep_line_ends(text: str, expected: str) -> None:
    assert spaces(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("KẾ HOẠCH", True),
        ("I. MỤC ĐÍCH, YÊU CẦU", True),
        ("UBND", True),
        ("Kế hoạch", False),
        ("kế hoạch", False),
        ("KẾ HOẠCH thực hiện phong trào", False),
        ("I", False),
        ("123", False),
        ("", False),
    ],
)
def test_is_upper(text: str, expected: bool) -> None:
    assert is_upper(text) is expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [("“Dân vận khéo”", True), ("- các thôn", False), ("Đề án", True), ("ấp", False), ("12", False)],
)
def test_starts_upper(text: str, expected: bool) -> None:
    assert starts_upper(text) is expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [("ủy ban", "Ủy ban"), ("đề án", "Đề án"), ("“dân vận”", "“Dân vận”"), ("12 xã", "12 Xã"), ("", "")],
)
def test_capitalise(text: str, expected: str) -> None:
    assert capitalise(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Xây dựng kế hoạch", "xây dựng kế hoạch"),
        ("Đề án", "đề án"),
        ("Ủy ban", "ủy ban"),
        ("UBND xã Tân Lộc", "UBND xã Tân Lộc"),
        ("CCHC năm 2026", "CCHC năm 2026"),
        ("“Dân vận khéo”", "“Dân vận khéo”"),
        ("các xã", "các xã"),
        ("", ""),
    ],
)
def test_decapitalise(text: str, expected: str) -> None:
    assert decapitalise(text) == expected


WORDS = st.lists(st.sampled_from(LETTERS), min_size=1, max_size=6).map("".join)
PHRASES = st.lists(WORDS, max_size=6).map(" ".join)


@given(st.text() | PHRASES)
def test_fold_keeps_the_length_of_the_small_text(text: str) -> None:
    assert len(fold(text)) == len(text.lower())
    assert fold(fold(text)) == fold(text)


@given(PHRASES)
def test_case_makes_no_difference(text: str) -> None:
    assert len(fold(text)) == len(text)
    assert fold(text.upper()) == fold(text)
    assert key(text.upper()) == key(text)


@given(st.text())
def test_nfc_gives_nfc_with_one_kind_of_line_end(text: str) -> None:
    out = nfc(text)
    assert unicodedata.is_normalized("NFC", out)
    assert "\r" not in out


@given(st.text())
def test_nothing_raises_and_nothing_is_lost(text: str) -> None:
    assert "".join(squeeze(text).split()) == "".join(text.split())
    assert squeeze(squeeze(text)) == squeeze(text)
    assert spaces(spaces(text)) == spaces(text)
    assert capitalise(text).casefold() == text.casefold()
    assert isinstance(is_upper(text), bool)
    assert isinstance(starts_upper(text), bool)
    decapitalise(text)
    key(text)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Đẩy mạnh CHUYỂN ĐỔI số", "day manh chuyen doi so"),
        ("ủy ban / uỷ ban", "uy ban / uy ban"),
        ("47/KH-UBND – 2026 %", "47/kh-ubnd – 2026 %"),
        ("", ""),
    ],
)
def test_plain_has_no_marks(text: str, expected: str) -> None:
    assert plain(text) == expected


@given(st.text())
def test_plain_keeps_offsets(text: str) -> None:
    composed = nfc(text)
    assert len(plain(composed)) == len(composed)
    assert plain(plain(composed)) == plain(composed)


def test_plain_knows_every_letter() -> None:
    assert all(plain(letter).isascii() for letter in [*LETTERS, *map(str.upper, LETTERS)])
