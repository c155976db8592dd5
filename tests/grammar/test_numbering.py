"""Markers of headings and items (Decree 30/2020, Annex I, II.6đ; RULES.md A6)."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from grammar.numbering import RANK, MarkerKind, letter, parse_marker, roman

MARKERS = [
    ("I. MỤC ĐÍCH, YÊU CẦU", "roman", "I", "MỤC ĐÍCH, YÊU CẦU"),
    ("IV. TỔ CHỨC THỰC HIỆN", "roman", "IV", "TỔ CHỨC THỰC HIỆN"),
    ("II.NỘI DUNG", "roman", "II", "NỘI DUNG"),
    ("V/ KINH PHÍ", "roman", "V", "KINH PHÍ"),
    ("III - GIẢI PHÁP", "roman", "III", "GIẢI PHÁP"),
    ("III – GIẢI PHÁP", "roman", "III", "GIẢI PHÁP"),
    ("1. Mục đích", "arabic", "1", "Mục đích"),
    ("1.Mục đích", "arabic", "1", "Mục đích"),
    ("12. Phòng Văn hóa - Xã hội", "arabic", "12", "Phòng Văn hóa - Xã hội"),
    ("2) Yêu cầu", "arabic", "2", "Yêu cầu"),
    ("3/ Đối tượng", "arabic", "3", "Đối tượng"),
    ("1- Mục đích", "arabic", "1", "Mục đích"),
    ("3- 70% trường đạt chuẩn", "arabic", "3", "70% trường đạt chuẩn"),
    ("1.1- Nâng cao nhận thức", "decimal", "1.1", "Nâng cao nhận thức"),
    ("a- Đối với tập thể", "letter", "a", "Đối với tập thể"),
    ("3-Đối tượng", "arabic", "3", "Đối tượng"),
    ("12- Tổ chức thực hiện", "arabic", "12", "Tổ chức thực hiện"),
    ("4/ Kinh phí - Nguồn vốn", "arabic", "4", "Kinh phí - Nguồn vốn"),
    ("1.1. Mục tiêu chung", "decimal", "1.1", "Mục tiêu chung"),
    ("2.3 Nhiệm vụ", "decimal", "2.3", "Nhiệm vụ"),
    ("2.1.3. Về thủ tục hành chính", "decimal", "2.1.3", "Về thủ tục hành chính"),
    ("a) Rà soát văn bản", "letter", "a", "Rà soát văn bản"),
    ("đ) Công khai kết quả", "letter", "đ", "Công khai kết quả"),
    ("b. Cá nhân", "letter", "b", "Cá nhân"),
    ("a.1) Tập thể", "letter", "a.1", "Tập thể"),
    ("(1) Tiếp nhận hồ sơ", "paren", "1", "Tiếp nhận hồ sơ"),
    ("(a) Tiếp nhận hồ sơ", "paren", "a", "Tiếp nhận hồ sơ"),
    ("(ii) Trả kết quả", "paren", "ii", "Trả kết quả"),
    ("- Các thôn, tổ dân phố", "dash", "-", "Các thôn, tổ dân phố"),
    ("– Các thôn, tổ dân phố", "dash", "–", "Các thôn, tổ dân phố"),
    ("-Các thôn", "dash", "-", "Các thôn"),
    ("- 100% cán bộ, công chức", "dash", "-", "100% cán bộ, công chức"),
    ("+ Tập thể", "plus", "+", "Tập thể"),
    ("• Tập thể", "bullet", "•", "Tập thể"),
    ("* Tập thể", "bullet", "*", "Tập thể"),
    ("Phần I", "part", "Phần I", ""),
    ("Phần thứ nhất", "part", "Phần thứ nhất", ""),
    ("Chương II", "part", "Chương II", ""),
    ("A. PHẦN CHUNG", "part", "A", "PHẦN CHUNG"),
    ("Điều 1. Phạm vi", "article", "Điều 1", "Phạm vi"),
    ("Phụ lục I", "appendix", "Phụ lục I", ""),
    ("PHỤ LỤC", "appendix", "PHỤ LỤC", ""),
    ("Phụ lục số 02", "appendix", "Phụ lục số 02", ""),
]

NO_MARKERS = [
    "22-KH/TU ngày 10/3/2026 của Tỉnh ủy",
    "2-NQ/HU ngày 05/01/2026",
    "30-CTr/TU về công tác dân số",
    "10 tập thể được đề nghị khen thưởng",
    "2026 là năm bản lề",
    "5.000 hộ dân",
    "2.530.000 đồng",
    "98,5% hồ sơ đúng hạn",
    "30/4/2026 là hạn cuối",
    "28/CT-TTg ngày 16/9 của Thủ tướng",
    "45/KH-UBND của UBND huyện",
    "7/QĐ-UBND",
    "12/NQ-HĐND về dự toán",
    "5-10 hộ mỗi thôn",
    "10- 15 hộ",
    "3-5 mô hình",
    "- 2026, định hướng đến năm 2030",
    "– 2030",
    "Các cơ quan, đơn vị",
    "Điều 5 của Luật quy định",
    "Mục 3 của Kế hoạch này được sửa như sau",
    "V/v triển khai kế hoạch năm 2026",
    "KT. CHỦ TỊCH",
    "TM. ỦY BAN NHÂN DÂN",
    "TL. CHỦ TỊCH",
    "TUQ. CHỦ TỊCH",
    "Q. CHỦ TỊCH",
    "TP. Hòa Giang tổ chức hội nghị",
    "Xã Tân Lộc",
    "Căn cứ Luật Thi đua, khen thưởng",
    "-",
    "1.",
    "",
]


@pytest.mark.parametrize(("text", "kind", "label", "rest"), MARKERS)
def test_a_marker_and_what_follows_it(text: str, kind: MarkerKind, label: str, rest: str) -> None:
    found = parse_marker(text)
    assert found is not None
    assert (found.kind, found.label, text[found.end :].strip()) == (kind, label, rest)


@pytest.mark.parametrize("text", NO_MARKERS)
def test_what_is_no_marker(text: str) -> None:
    assert parse_marker(text) is None


def test_white_space_before_a_marker_counts_into_its_end() -> None:
    found = parse_marker("   1. Mục đích")
    assert found is not None
    assert found.end == len("   1. ")


def test_a_long_sentence_about_an_annex_is_no_annex() -> None:
    assert parse_marker("Phụ lục kèm theo " + "nêu rõ nhiệm vụ của từng cơ quan, " * 8) is None


@pytest.mark.parametrize(
    ("text", "heading"),
    [("I. MỤC ĐÍCH", True), ("1. Mục đích", True), ("a) Mục đích", True), ("- Mục đích", False), ("+ Mục đích", False)],
)
def test_dashes_are_bullets_and_numbers_are_headings(text: str, heading: bool) -> None:
    found = parse_marker(text)
    assert found is not None
    assert found.heading is heading


def test_ranks_go_down_as_in_a_plan() -> None:
    texts = ["Phụ lục I", "Phần I", "I. A", "1. A", "1.1. A", "1.1.1. A"]
    ranks = [found.rank for text in texts if (found := parse_marker(text))]
    assert len(ranks) == len(texts)
    assert ranks == sorted(set(ranks))
    assert RANK["letter"] < RANK["dash"] < RANK["plus"]


@pytest.mark.parametrize(
    ("number", "expected"),
    [(1, "I"), (4, "IV"), (5, "V"), (9, "IX"), (10, "X"), (14, "XIV"), (19, "XIX"), (29, "XXIX"), (39, "XXXIX")],
)
def test_roman(number: int, expected: str) -> None:
    assert roman(number) == expected


@pytest.mark.parametrize("number", [0, -1, 40])
def test_roman_refuses_other_numbers(number: int) -> None:
    with pytest.raises(ValueError, match="section number"):
        roman(number)


@pytest.mark.parametrize(
    ("number", "expected"),
    [(1, "a"), (2, "b"), (4, "d"), (5, "đ"), (6, "e"), (7, "g"), (8, "h"), (9, "i"), (10, "k"), (11, "l")],
)
def test_letters_in_the_vietnamese_order(number: int, expected: str) -> None:
    assert letter(number) == expected


@pytest.mark.parametrize("number", [0, -1, 24])
def test_letter_refuses_other_numbers(number: int) -> None:
    with pytest.raises((ValueError, IndexError)):
        letter(number)


@given(st.integers(1, 39))
def test_every_roman_section_is_a_marker(number: int) -> None:
    found = parse_marker(f"{roman(number)}. NHIỆM VỤ")
    assert found is not None
    assert (found.kind, found.label) == ("roman", roman(number))


@given(st.integers(1, 23))
def test_every_letter_is_a_marker(number: int) -> None:
    found = parse_marker(f"{letter(number)}) Rà soát")
    assert found is not None
    assert (found.kind, found.label) == ("letter", letter(number))


PIECES = (
    "I",
    "V",
    "1",
    "1.1",
    "a",
    "đ",
    ".",
    ")",
    "(",
    "-",
    "+",
    "•",
    "/",
    "Phần",
    "Điều",
    "Phụ lục",
    "Mục",
    " ",
    "Nội dung",
    "2026",
)


@given(st.text() | st.lists(st.sampled_from(PIECES), max_size=6).map("".join))
def test_a_marker_is_a_beginning_of_the_text(text: str) -> None:
    found = parse_marker(text)
    assert parse_marker(text) == found
    if found is not None:
        assert 0 < found.end <= len(text)
        assert found.label
        assert found.label in text[: found.end]
