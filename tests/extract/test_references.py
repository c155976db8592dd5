"""Documents cited behind the preamble's bases: in its other sentences, in the body, in the notes."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

import kehoach

Write = Callable[..., Path]
TEXT = """KẾ HOẠCH
Nâng cao chất lượng dân số năm 2025

Thực hiện Nghị quyết số 12/NQ-HĐND ngày 10/12/2024 của Hội đồng nhân dân tỉnh về công tác dân số;
{preamble}

I. NỘI DUNG

1. Tuyên truyền về dân số trong các trường học[1].

2. Duy trì các câu lạc bộ ở thôn[2].

TM. ỦY BAN NHÂN DÂN
CHỦ TỊCH

Lê Văn An

{notes}
"""


def cited(path: Path) -> tuple[list[str | None], list[str | None]]:
    plan = kehoach.extract(path)
    return [row.code for row in plan.legal_bases], [row.code for row in plan.references]


@pytest.mark.parametrize(
    ("preamble", "bases", "references"),
    [
        ("Quyết định số 40/QĐ-UBND ngày 05/01/2025 của UBND tỉnh về chỉ tiêu.", ["12/NQ-HĐND", "40/QĐ-UBND"], []),
        ("Sau một năm thực hiện Kết luận số 30-KL/TU, mạng lưới đã ổn định.", ["12/NQ-HĐND"], ["30-KL/TU"]),
    ],
)
def test_a_sentence_of_its_own_is_no_further_basis(
    write: Write, preamble: str, bases: list[str], references: list[str]
) -> None:
    assert cited(write(TEXT.format(preamble=preamble, notes=""))) == (bases, references)


@pytest.mark.parametrize(
    ("sentence", "bases", "references", "asked"),
    [
        ("Theo Nghị quyết số 12, các đơn vị rà soát lại.", ["12/NQ-HĐND"], [], []),
        ("Thực hiện Kết luận số 44 và Nghị quyết số 12.", ["12/NQ-HĐND", "44"], [], ["kết luận số 44"]),
        ("Thực hiện Quyết định số 07 ngày 05/3/2025 của UBND tỉnh.", ["12/NQ-HĐND", "07"], [], ["quyết định số 07"]),
    ],
)
def test_a_number_without_its_symbol_is_a_known_document_or_a_question(
    write: Write, sentence: str, bases: list[str], references: list[str], asked: list[str]
) -> None:
    path = write(TEXT.format(preamble=sentence, notes=""))
    assert cited(path) == (bases, references)
    said = [item.message for item in kehoach.extract(path).review if item.path.endswith("/code")]
    assert len(said) == len(asked)
    assert all(name in message for name, message in zip(asked, said, strict=True))


@pytest.mark.parametrize(
    ("notes", "references"),
    [
        ("[1] Quyết định số 77/QĐ-SYT ngày 02/3/2025 của Sở Y tế.\n\n[2] Kế hoạch số 31/KH-UBND của UBND tỉnh.",
         ["77/QĐ-SYT", "31/KH-UBND"]),
        ("[1]\nQuyết định số 77/QĐ-SYT ngày 02/3/2025 của\nSở Y tế.", ["77/QĐ-SYT"]),
        ("[7] Quyết định số 77/QĐ-SYT ngày 02/3/2025 của Sở Y tế.", []),
    ],
)  # fmt: skip
def test_notes_behind_the_text_are_read_where_it_calls_them(write: Write, notes: str, references: list[str]) -> None:
    path = write(TEXT.format(preamble="", notes=notes))
    assert cited(path)[1] == references
    marks = [block for block in kehoach.read(path).blocks if block.kind == "footnote"]
    assert len(marks) == len(references)
