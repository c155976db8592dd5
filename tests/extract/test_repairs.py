"""Repairs of recognised text: what the lexicon makes safe, what is left alone, and what stays on record."""

from __future__ import annotations

import pytest

from extract.reading.codes import repair_code
from extract.reading.handwriting import blank_handwriting
from extract.reading.layout import rows_of
from extract.reading.printed import PrintedWord
from extract.reading.repairs import repair


def line(text: str, top: float = 100.0, confidence: float = 0.9, left: float = 80.0) -> list[PrintedWord]:
    out, at = [], left
    for word in text.split():
        out.append(PrintedWord(word, at, top, at + 6.0 * len(word), top + 12, confidence=confidence))
        at += 6.0 * len(word) + 4
    return out


def repaired(text: str, confidence: float = 0.9) -> str:
    return " ".join(word.text for word in repair(line(text, confidence=confidence)))


@pytest.mark.parametrize(
    ("read", "expected"),
    [
        ("cơ sở dữ liệu quôc gia vê dân cư", "cơ sở dữ liệu quốc gia về dân cư"),
        ("Ủy ban nhân dân các câp", "Ủy ban nhân dân các cấp"),
        ("hướng dẫn một sô nội dung", "hướng dẫn một số nội dung"),
        ("tông hợp báo cáo", "tổng hợp báo cáo"),
        ("cấp có thâm quyên", "cấp có thẩm quyền"),
        ("công tác điêu trị", "công tác điều trị"),
        ("Lưu hô sơ theo quy định", "Lưu hồ sơ theo quy định"),
        ("nhu câu tuyến dụng lao động", "nhu cầu tuyển dụng lao động"),
        ("TÔ CHỨC THỰC HIỆN", "TỔ CHỨC THỰC HIỆN"),
        ("Noi nhận:", "Nơi nhận:"),
        ("KÉẾ HOẠCH", "KẾ HOẠCH"),
        ("CỘNG HOA XÃ HỘI CHU NGHĨA VIỆT NAM", "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM"),
        ("TINH HÒA GIANG", "TỈNH HÒA GIANG"),
        ("sáng kiến cấp CƠ SỞ.", "sáng kiến cấp cơ sở."),
        ("trường trunghọc cơsở", "trường trung học cơ sở"),
        ("ngày 2l tháng O6", "ngày 21 tháng 06"),
        ("Quyết định số 06/QĐ-TTTg", "Quyết định số 06/QĐ-TTg"),
        ("Thông tư số 11/2022/T1-BNV", "Thông tư số 11/2022/TT-BNV"),
        ("Thông tư số 11\u20442022/TT-BNV", "Thông tư số 11/2022/TT-BNV"),
    ],
)
def test_safe_repairs(read: str, expected: str) -> None:
    assert repaired(read) == expected


@pytest.mark.parametrize(
    "text",
    [
        "Ông Nguyễn Văn Đồi, Chủ tịch xã Tân Lộc", "không dùng tiền mặt", "các sở, ban, ngành tỉnh Hòa Giang",
        "trong đó phòng, ban: 04 tập thể", "đê điều và phòng chống lụt bão", "KT. CHỦ TỊCH", "CHỦ TỊCH", "PHÓ CHỦ TỊCH",
        "CỘNG HOÀ XÃ HỘI CHỦ NGHĨA VIỆT NAM", "kế hoạch này", "Sở Nội vụ", "15/KH-UBND", "IV. KINH PHÍ", "Tài chính - Kế hoạch",
        "hoàn thành trong quý III/2025.", "Phụ lục I/2024", "II.2.1", "kết nối liên thông", "Lê Hoàng Anh", "HỘI ĐỒNG", "THÔNG TIN",
        "PHƯƠNG HƯỚNG", "CỘNG HÒA XÃ HỘI CHỦ NGHĨA",
    ],
)  # fmt: skip
def test_what_may_stand_is_left_alone(text: str) -> None:
    assert repaired(text, confidence=0.95) == text


def test_two_doubted_words_that_are_wrong_together() -> None:
    assert repaired("chuyền đồi số", confidence=0.8) == "chuyển đổi số"


def test_a_repair_keeps_what_was_read() -> None:
    changed = [word for word in repair(line("Ủy ban nhân dân các câp;")) if word.original]
    assert [(word.text, word.original, word.reason) for word in changed] == [("cấp;", "câp;", "lexicon")]


@pytest.mark.parametrize("text", ["Ola", "Il", "ll", "O", "l)", "SO"])
def test_no_figure_is_made_of_letters_alone(text: str) -> None:
    assert repair_code(PrintedWord(text, 0, 0, 1, 1)).text == text


def test_list_letters_follow_the_vietnamese_order() -> None:
    rows = ["a) Một", "b) Hai", "c) Ba", "d) Bốn", "ở) Năm", "e) Sáu", "ø) Bảy", "h) Tám"]
    words = [word for index, row in enumerate(rows) for word in line(row, 100 + 20 * index)]
    assert [word.text for word in repair(words) if word.text.endswith(")")] == [
        "a)",
        "b)",
        "c)",
        "d)",
        "đ)",
        "e)",
        "g)",
        "h)",
    ]


@pytest.mark.parametrize(
    ("read", "expected"),
    [
        ("I. II. II. IV.", "I. II. III. IV."),
        ("I. II. H. IV.", "I. II. III. IV."),
        ("I. II. III. V.", "I. II. III. V."),
        ("I. II. H.", "I. II. III."),
        ("I. III. IV.", "I. III. IV."),
    ],
)
def test_roman_headings_that_lost_a_stroke(read: str, expected: str) -> None:
    words = [word for index, marker in enumerate(read.split()) for word in line(f"{marker} NỘI DUNG", 100 + 20 * index)]
    assert " ".join(word.text for word in repair(words) if word.text.endswith(".")) == expected


@pytest.mark.parametrize(
    ("read", "expected"),
    [
        ("I. H. III.", "I. II. III."),
        ("H. II. IV.", "II. III. IV."),
        ("H. V.", "H. V."),
        ("I. K. IV.", "I. K. IV."),
    ],
)
def test_roman_headings_in_small_letters_need_a_likeness(read: str, expected: str) -> None:
    words = [word for index, marker in enumerate(read.split()) for word in line(f"{marker} Nội dung", 100 + 20 * index)]
    assert " ".join(word.text for word in repair(words) if word.text.endswith(".")) == expected


HEAD = [
    *line("CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM", 60, left=280),
    *line("Độc lập - Tự do - Hạnh phúc", 76, left=300),
]


@pytest.mark.parametrize(
    ("number", "date", "left", "kinds"),
    [
        ("Số: 68/KH-UBND", "Phú Lâm, ngày 08 tháng 3 năm 2024", "Số: 68/KH-UBND", []),
        ("Số: {34.2 /KH-UBND", "Phú Lâm, ngày 08 tháng 3 năm 2024", "Số: /KH-UBND", ["handwritten_number"]),
        (
            "Số:#2/KH-UBND",
            "Phú Lâm, ngày f7 tháng 2ˆ năm 2024",
            "Số: /KH-UBND",
            ["handwritten_number", "handwritten_date"],
        ),
        ("Số: /KH-UBND", "Phú Lâm, ngày tháng 3 năm 2024", "Số: /KH-UBND", []),
    ],
)
def test_handwriting_is_left_blank(number: str, date: str, left: str, kinds: list[str]) -> None:
    rows, asides = blank_handwriting(rows_of([*HEAD, *line(number, 100), *line(date, 100, left=300)]), 1, 842)
    text = " ".join(word.text for word in rows[-1])
    assert text.startswith(left)
    assert [aside.kind for aside in asides] == kinds
    assert all(aside.bbox and aside.page == 1 for aside in asides)


def test_a_figure_read_with_doubt_is_no_number() -> None:
    rows, asides = blank_handwriting(rows_of([*HEAD, *line("Số: 68 /KH-UBND", 100, confidence=0.5)]), 1, 842)
    assert " ".join(word.text for word in rows[-1]) == "Số: /KH-UBND"
    assert [aside.text for aside in asides] == ["68"]
