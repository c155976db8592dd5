"""Fingerprints stay when the file is renamed, its text moves or is set otherwise; they change with the words."""

from __future__ import annotations

import unicodedata

import pytest

import kehoach
from check.identity import Identity, fingerprints, place_text
from corpus.shipped import COMMUNE, sample
from schemas.finding import Finding, Location
from schemas.span import Span
from tests.conftest import plan


def place(words: str | None, file: str = "a.txt", start: int = 0) -> Location:
    return Location(file=file, span=None if words is None else Span(start=start, end=start + len(words), quote=words))


def finding(words: str | None, *related: str, rule: str = "KH401", message: str = "Sai.", **where: object) -> Finding:
    return Finding(
        rule=rule, name="x", severity="error", message=message, where=place(words, **where),  # type: ignore[arg-type]
        related=[place(row) for row in related],
    )  # fmt: skip


BASE = finding("Từ 70% trở lên", "từ 75%", "từ 80%")


@pytest.mark.parametrize(
    ("other", "same"),
    [
        (finding("Từ 70% trở lên", "từ 75%", "từ 80%", file="khac/b.docx", start=99), True),
        (finding("từ\n70%  trở lên", "từ 80%", "Từ 75%", message="Câu khác."), True),
        (finding(unicodedata.normalize("NFD", "Từ 70% trở lên"), "từ 75%", "từ 80%"), True),
        (finding("Từ 71% trở lên", "từ 75%", "từ 80%"), False),
        (finding("Từ 70% trở lên", "từ 75%"), False),
        (finding("Từ 70% trở lên", "từ 75%", "từ 80%", rule="KH602"), False),
    ],
)
def test_what_makes_a_finding_the_same(other: Finding, same: bool) -> None:
    assert (fingerprints([BASE]) == fingerprints([other])) is same
    assert (Identity.of(BASE) == Identity.of(other)) is same


def test_equal_findings_are_numbered() -> None:
    first, other, second = fingerprints([BASE, finding("khác"), BASE])
    assert first.removesuffix(":1") == second.removesuffix(":2")
    assert first != second
    assert other.endswith(":1")


def test_what_is_missing_is_known_by_its_message_without_the_file() -> None:
    assert place_text(finding(None, message="Kế hoạch a.txt thiếu căn cứ.")) == "Kế hoạch … thiếu căn cứ."
    one, two = (finding(None, message=f"Thiếu {what}.") for what in ("căn cứ", "thời hạn"))
    assert len(set(fingerprints([one, two]))) == 2


def test_a_plan_that_was_renamed_and_added_to_keeps_its_fingerprints(tmp_path) -> None:  # type: ignore[no-untyped-def]
    before = kehoach.check([("xa.txt", plan(f"{COMMUNE}.txt"))])
    text = sample(f"{COMMUNE}.txt").read_text(encoding="utf-8")
    longer = tmp_path / "khac.txt"
    longer.write_text(
        text.replace("I. ", "Ủy ban nhân dân xã triển khai trên toàn địa bàn.\n\nI. ", 1), encoding="utf-8"
    )
    after = kehoach.check([("thu-muc/khac.txt", kehoach.extract(longer))])
    assert [row.where.span.start for row in before if row.where.span] != [
        row.where.span.start for row in after if row.where.span
    ]
    assert fingerprints(before) == fingerprints(after) != []
