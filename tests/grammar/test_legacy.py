"""TCVN3 and VNI: what each reads as, fonts by name, telling the code of a text, and back again."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from grammar.legacy import capitals_font, code_of_font, code_of_text, decode, encode

SENTENCES = [
    "Căn cứ Luật Tổ chức chính quyền địa phương; thực hiện Kế hoạch của huyện, xã xây dựng kế hoạch như sau:",
    "Giao Văn phòng chủ trì, phối hợp các ngành đôn đốc, tổng hợp kết quả gửi về trước ngày mười lăm hằng tháng.",
    "Đề nghị Mặt trận Tổ quốc vận động nhân dân hưởng ứng; những nơi còn vướng mắc thì kịp thời phản ánh.",
]
MARKED = "àáảãạăằắẳẵặâầấẩẫậđèéẻẽẹêềếểễệìíỉĩịòóỏõọôồốổỗộơờớởỡợùúủũụưừứửữựỳýỷỹỵ"


@pytest.mark.parametrize(
    ("text", "code", "expected"),
    [
        ("Céng hoµ x· héi chñ nghÜa ViÖt Nam", "tcvn3", "Cộng hoà xã hội chủ nghĩa Việt Nam"),
        ("§¬n vÞ ®­îc giao: tr­êng häc", "tcvn3", "Đơn vị được giao: trường học"),
        ("tr\u00ad\u00adêng", "tcvn3", "trường"),
        ("Coäng hoøa xaõ hoäi chuû nghóa Vieät Nam", "vni", "Cộng hòa xã hội chủ nghĩa Việt Nam"),
        ("Ñôn vò ñöôïc giao: tröôøng hoïc", "vni", "Đơn vị được giao: trường học"),
        ("UÛY BAN NHAÂN DAÂN", "vni", "ỦY BAN NHÂN DÂN"),
        ("\uf0b5\uf0b8 15/6/1998", "tcvn3", "àá 15/6/1998"),
    ],
)
def test_the_old_codes_read_as(text: str, code: str, expected: str) -> None:
    assert decode(text, code) == expected  # type: ignore[arg-type]


def test_a_capitals_font_shows_capitals() -> None:
    assert decode("céng hoµ", "tcvn3", capitals=True) == "CỘNG HOÀ"


@pytest.mark.parametrize(
    ("font", "code", "capitals"),
    [
        (".VnTime", "tcvn3", False), (".VnTimeH", "tcvn3", True), (".VnArialH,Bold", "tcvn3", True),
        (".VnBahamasBH", "tcvn3", True), ("VnTime-Bold", "tcvn3", False), ("VNI-Times", "vni", False),
        ("VNI Helve Condense", "vni", False), ("Times New Roman", None, False), ("Vneuron", None, False), (None, None, False),
    ],
)  # fmt: skip
def test_fonts_by_name(font: str | None, code: str | None, capitals: bool) -> None:
    assert (code_of_font(font), capitals_font(font)) == (code, capitals)


@pytest.mark.parametrize("sentence", SENTENCES)
@pytest.mark.parametrize("code", ["tcvn3", "vni"])
def test_the_code_of_a_text_is_told(sentence: str, code: str) -> None:
    old = encode(sentence, code)  # type: ignore[arg-type]
    assert code_of_text(old) == code
    read = decode(old, code)  # type: ignore[arg-type]
    assert read.lower() == sentence.lower()


@pytest.mark.parametrize(
    "text",
    [
        *SENTENCES,
        "résumé café naïve façade déjà vu, über straße",
        "HÀ NAM là tỉnh có nhiều hồ và núi",
        "plain text",
        "",
        "±5 °C",
    ],
)
def test_unicode_is_no_old_code(text: str) -> None:
    assert code_of_text(text) is None


@given(st.text(alphabet=MARKED + "bcghklmnpqrstvx ", max_size=60))
def test_tcvn3_loses_no_small_letter(text: str) -> None:
    assert decode(encode(text, "tcvn3"), "tcvn3") == text
