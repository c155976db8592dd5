"""Where sentences and clauses end: not in brackets or quotations, not behind abbreviations (TP., KT., v.v.)."""

from __future__ import annotations

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from grammar.sentences import clauses, sentences, trim

CLAUSES = [
    ("Rà soát văn bản; công khai kết quả.", ["Rà soát văn bản;", "công khai kết quả."]),
    ("Rà soát văn bản. Công khai kết quả.", ["Rà soát văn bản.", "Công khai kết quả."]),
    ("Các xã (Tân Lộc; An Bình) báo cáo; thôn đăng ký", ["Các xã (Tân Lộc; An Bình) báo cáo;", "thôn đăng ký"]),
    ("Phong trào “Chung tay; góp sức” năm 2026; sơ kết", ["Phong trào “Chung tay; góp sức” năm 2026;", "sơ kết"]),
    ('Phong trào "Chung tay; góp sức" năm 2026; sơ kết', ['Phong trào "Chung tay; góp sức" năm 2026;', "sơ kết"]),
    ("Kinh phí 2.530.000 đồng; tăng 1,5 lần.", ["Kinh phí 2.530.000 đồng;", "tăng 1,5 lần."]),
    ("Một ý thôi", ["Một ý thôi"]),
    ("", []),
    ("   ", []),
]

SENTENCES = [
    ("UBND xã Tân Lộc ban hành. Các thôn thực hiện.", ["UBND xã Tân Lộc ban hành.", "Các thôn thực hiện."]),
    ("Yêu cầu các thôn thực hiện./.", ["Yêu cầu các thôn thực hiện./."]),
    ("UBND TP. Hòa Giang tổ chức. Các xã dự.", ["UBND TP. Hòa Giang tổ chức.", "Các xã dự."]),
    ("Do TS. Nguyễn Văn An trình bày. Các xã dự.", ["Do TS. Nguyễn Văn An trình bày.", "Các xã dự."]),
    ("Hạn là 10.3.2026. Các xã lưu ý.", ["Hạn là 10.3.2026.", "Các xã lưu ý."]),
    ("Có 1.250 hộ. Trong đó 30 hộ nghèo.", ["Có 1.250 hộ.", "Trong đó 30 hộ nghèo."]),
    ("Thực hiện trong năm 2026. 100% xã đăng ký.", ["Thực hiện trong năm 2026.", "100% xã đăng ký."]),
    ("Qua báo, đài, v.v. và mạng xã hội.", ["Qua báo, đài, v.v. và mạng xã hội."]),
    ("Qua báo, đài, v.v... Các thôn thực hiện.", ["Qua báo, đài, v.v...", "Các thôn thực hiện."]),
    ("Theo Kế hoạch số 12/KH-UBND. Các xã báo cáo.", ["Theo Kế hoạch số 12/KH-UBND.", "Các xã báo cáo."]),
    ("Giao Phòng VH-TT. Các xã phối hợp.", ["Giao Phòng VH-TT.", "Các xã phối hợp."]),
    ("Thi đua “Vì xã Tân Lộc. Vì dân” năm 2026. Sơ kết.", ["Thi đua “Vì xã Tân Lộc. Vì dân” năm 2026.", "Sơ kết."]),
    ("Đã rõ chưa? Cần làm ngay! Hoàn thành.", ["Đã rõ chưa?", "Cần làm ngay!", "Hoàn thành."]),
    ("Một; hai; ba.", ["Một; hai; ba."]),
    ("Hạn 10/3. ở các thôn", ["Hạn 10/3. ở các thôn"]),
]


@pytest.mark.parametrize(("text", "expected"), CLAUSES)
def test_clauses(text: str, expected: list[str]) -> None:
    assert [text[start:end] for start, end in clauses(text)] == expected


@pytest.mark.parametrize(("text", "expected"), SENTENCES)
def test_sentences(text: str, expected: list[str]) -> None:
    assert [text[start:end] for start, end in sentences(text)] == expected


@pytest.mark.parametrize(
    ("text", "expected"), [("  một  ", "một"), ("\u00a0một\n", "một"), ("một", "một"), ("   ", "")]
)
def test_trim(text: str, expected: str) -> None:
    start, end = trim(text, 0, len(text))
    assert text[start:end] == expected


PIECES = (
    "Các xã",
    "báo cáo",
    ".",
    ";",
    "?",
    "(",
    ")",
    "“",
    "”",
    '"',
    " ",
    "./.",
    "v.v.",
    "TP.",
    "1.250",
    "\n",
    "\u00a0",
    "…",
)
TEXTS = st.text() | st.lists(st.sampled_from(PIECES), max_size=15).map("".join)


def bare(text: str) -> str:
    """A text without its white space."""
    return "".join(text.split())


@given(TEXTS)
def test_no_character_is_lost(text: str) -> None:
    for slices in (clauses(text), sentences(text)):
        assert bare("".join(text[start:end] for start, end in slices)) == bare(text)


@given(TEXTS)
def test_slices_are_in_order_and_apart(text: str) -> None:
    for slices in (clauses(text), sentences(text)):
        assert all(0 <= start < end <= len(text) for start, end in slices)
        assert all(a[1] <= b[0] for a, b in pairwise(slices))
    assert clauses(text) == clauses(text)


@given(TEXTS, st.data())
def test_trim_stays_inside(text: str, data: st.DataObject) -> None:
    start = data.draw(st.integers(0, len(text)))
    end = data.draw(st.integers(start, len(text)))
    low, high = trim(text, start, end)
    assert start <= low <= high <= end
    assert text[low:high] == text[start:end].strip(" \t\n\u00a0")
