"""What a person is asked about an item that is not sure."""

from __future__ import annotations

import pytest

from extract.unsure import question
from schemas.plan import Deadline, FundingItem, LegalBasis, Responsibility, Target
from schemas.span import Evidenced, Span

SPAN = Span(start=0, end=9, quote="Chín chữ.")

ASKED: list[tuple[str, Evidenced, str, str, str]] = [
    (
        "legal_bases",
        LegalBasis(kind="quyết định", code="07", relation="theo", evidence=[SPAN], confidence=0.7),
        "/code", "incomplete", "“quyết định số 07”",
    ),
    (
        "deadlines",
        Deadline(when="2024-05-01", kind="submit", actor="Sở Nội vụ, Tổ", text="x", evidence=[SPAN], confidence=0.7),
        "/actor", "unknown_body", "“Tổ”",
    ),
    (
        "deadlines",
        Deadline(when="2024-05-01", kind="submit", actor="UBND các huyện, thành phố", text="x", evidence=[SPAN], confidence=0.7),
        "", "ambiguous", "“Chín chữ.”",
    ),
    (
        "responsibilities",
        Responsibility(agencies=["Sở Y tế"], cooperating=["Phòng"], role="lead", tasks=["x"], evidence=[SPAN], confidence=0.7),
        "/cooperating", "unknown_body", "“Phòng”",
    ),
    (
        "targets",
        Target(text="x", indicator="tỷ lệ", comparator="=", value=98.5, evidence=[SPAN], confidence=0.8),
        "", "ambiguous", "98,5",
    ),
    (
        "targets",
        Target(text="x", indicator="số tiền", comparator="=", value=1250000, evidence=[SPAN], confidence=0.8),
        "", "ambiguous", "1250000",
    ),
    ("funding", FundingItem(text="x", evidence=[SPAN], confidence=0.7), "", "ambiguous", "kinh phí"),
]  # fmt: skip


@pytest.mark.parametrize(("field", "row", "part", "reason", "words"), ASKED)
def test_what_is_asked_names_what_is_doubtful(field: str, row: Evidenced, part: str, reason: str, words: str) -> None:
    asked = question(field, row)
    assert (asked.part, asked.reason) == (part, reason)
    assert words in asked.message


def test_a_long_place_is_quoted_in_part() -> None:
    row = FundingItem(text="x", evidence=[Span(start=0, end=400, quote="từ " * 133 + "x")], confidence=0.7)
    assert len(question("funding", row).message) < 220
