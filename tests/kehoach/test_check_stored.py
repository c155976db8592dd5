"""`kehoach check` over Plans that were stored as JSON, and what it says of bases that the norms don't know."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from typer.testing import CliRunner

import kehoach
from check.rule import Checked
from check.rules.bases import unknown_bases
from corpus.shipped import DISTRICT, sample
from kehoach.cli import app
from schemas.plan import LegalBasis, Plan
from tests.check.test_pair_rules import UPPER
from tests.kehoach.test_check_settings import XA


def run(*arguments: str) -> tuple[int, str, str]:
    done = CliRunner().invoke(app, ["check", *arguments])
    return done.exit_code, done.stdout, done.stderr


def test_a_stored_plan_gives_the_findings_of_its_file(tmp_path: Path) -> None:
    above = sample(f"{DISTRICT}.pdf")
    stored = tmp_path / "huyen.json"
    stored.write_text(kehoach.extract(above).to_json(), encoding="utf-8")

    def told(*files: str) -> list[tuple[str, str]]:
        code, found, _ = run(*files, "--ignore", "KH1", "--format", "json")
        assert code == 1
        return [(row["rule"], row["message"]) for row in json.loads(found)["findings"]]

    assert told(str(stored), XA) == told(str(above), XA) == told(XA, "--superior", str(stored))
    stored.write_text('{"header": 1}', encoding="utf-8")
    assert run(str(stored))[0] == 3


BASES = [
    ([("nghị định", "91/2017/NĐ-CP", "2017-07-31")], []),  # known, whatever its force
    ([("nghị định", "45/1999/NĐ-CP", "1999-01-01")], ["45/1999/NĐ-CP"]),
    ([("kế hoạch", "68/KH-UBND", "2024-03-08")], []),  # what others issue is not in the tables
    ([("luật", None, "2010-06-17")], ["luật an toàn thực phẩm"]),
]


@pytest.mark.parametrize(("rows", "expected"), BASES)
def test_bases_that_the_norms_do_not_know(rows: list[tuple[str, str | None, str]], expected: list[str]) -> None:
    made = Plan()
    made.header.issuer, made.header.date = UPPER, "2024-03-08"
    made.legal_bases = [
        LegalBasis(kind=kind, code=code, date=day, subject="an toàn thực phẩm", relation="căn cứ")
        for kind, code, day in rows
    ]
    assert unknown_bases(Checked("a", made)) == expected
    made.header.date = None
    assert unknown_bases(Checked("a", made)) == []  # of no day


def test_the_command_says_what_it_does_not_know(tmp_path: Path) -> None:
    text = sample("kh-tinh-hoa-giang-2025.md").read_text("utf-8")
    path = tmp_path / "kh.md"
    path.write_text(text, encoding="utf-8")
    stored = kehoach.extract(path)
    stored.legal_bases = [LegalBasis(kind="nghị định", code="45/1999/NĐ-CP", date="1999-01-01", relation="căn cứ")]
    (tmp_path / "kh.json").write_text(stored.to_json(), encoding="utf-8")
    assert "45/1999/NĐ-CP" in run(str(tmp_path / "kh.json"))[2]
    assert "45/1999/NĐ-CP" not in run(str(tmp_path / "kh.json"), "--ignore", "KH205")[2]


def test_the_name_of_the_output_says_the_format(tmp_path: Path) -> None:
    for name, begins in (("a.html", b"<!doctype html>"), ("a.xlsx", b"PK"), ("a.json", b"{")):
        out = tmp_path / name
        run(XA, "--ignore", "KH1", "-o", str(out))
        assert out.read_bytes().startswith(begins)
    run(XA, "--ignore", "KH1", "-o", str(tmp_path / "a.txt"))
    assert "KH401" in (tmp_path / "a.txt").read_text(encoding="utf-8").splitlines()[1]
