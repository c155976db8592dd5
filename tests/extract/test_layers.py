"""What a PDF page's text layer is worth."""

from __future__ import annotations

import pytest

from extract.reading.layers import is_stamp, judge, to_unicode
from extract.reading.printed import PrintedWord
from grammar.legacy import encode

GOOD = (
    "Căn cứ Kế hoạch của Ủy ban nhân dân huyện về phong trào thi đua, Ủy ban nhân dân xã xây dựng kế hoạch thực hiện trên địa bàn "
    "với các mục tiêu, nội dung và giải pháp cụ thể như sau, yêu cầu các ấp và trường học nghiêm túc triển khai."
)


def words(text: str, font: str | None = "Times New Roman") -> list[PrintedWord]:
    return [PrintedWord(word, 10.0 * i, 100, 10.0 * i + 8, 112, font, 14.0) for i, word in enumerate(text.split())]


@pytest.mark.parametrize(
    ("text", "font", "picture", "found"),
    [
        ("", None, 1.0, "none"),
        ("", None, 0.0, "none"),
        ("Ký bởi: Ủy ban nhân dân xã Thời gian ký: 24/01/2025 14:23:43 +07:00", "Arial", 1.0, "stamp"),
        ("Ký bởi: Trần Văn A Email: a@phulam.gov.vn", "Arial", 0.0, "stamp"),
        ("Trang cuối", "Arial", 0.0, "good"),
        (GOOD, "Times New Roman", 0.0, "good"),
        (GOOD, "Times New Roman", 1.0, "good"),
        (encode(GOOD, "tcvn3"), ".VnTime", 0.0, "legacy"),
        (encode(GOOD, "tcvn3"), "Font1", 0.0, "legacy"),
        (encode(GOOD, "vni"), "Font1", 0.0, "legacy"),
        (GOOD.translate({ord(c): ord(c) + 3 for c in "abcdeghiklmnopqrstuvxy"}), "F", 0.0, "broken"),
        ("".join(c if ord(c) < 128 else "\ufffd" for c in GOOD), "F", 0.0, "broken"),
        ("".join(c if ord(c) < 128 else "o" for c in GOOD), "F", 1.0, "broken"),
    ],
)  # fmt: skip
def test_layers_are_judged(text: str, font: str | None, picture: float, found: str) -> None:
    assert judge(words(text, font), picture) == found


@pytest.mark.parametrize("font", [".VnTime", None])
def test_legacy_words_become_unicode(font: str | None) -> None:
    changed = to_unicode(words(encode(GOOD, "tcvn3"), font))
    assert " ".join(word.text for word in changed).lower() == GOOD.lower()
    assert [word.left for word in changed] == [10.0 * i for i in range(len(changed))]


def test_a_soft_hyphen_is_a_hyphen_outside_of_tcvn3() -> None:
    assert [word.text for word in to_unicode(words("2024\u00ad2025"))] == ["2024-2025"]


@pytest.mark.parametrize("text", ["Kế hoạch số 15/KH-UBND", "Các cơ quan, đơn vị", "thời gian thực hiện"])
def test_text_is_no_stamp(text: str) -> None:
    assert not is_stamp(text)
