"""The commands that check and mend a DOCX, as a user runs them."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from corpus.shipped import COMMUNE, DISTRICT, sample
from tests.check.foreign import Look, document
from tests.kehoach.test_cli import run

GOOD, TEXT = str(sample(f"{DISTRICT}.docx")), str(sample(f"{COMMUNE}.txt"))


@pytest.fixture
def poor(tmp_path: Path) -> Path:
    """A plan in poor form, with comments and tracked changes."""
    path = tmp_path / "kem.docx"
    path.write_bytes(document(Look(font="Arial", size=12, margin=10, foot=True, extras=True)))
    return path


def test_form_that_is_good() -> None:
    done = run("check", "--form", GOOD)
    assert (done.returncode, done.stdout) == (0, "")
    assert "1 tệp" in done.stderr


def test_form_that_is_poor(poor: Path) -> None:
    done = run("check", "--form", str(poor))
    assert done.returncode == 1
    assert "PG-06 LỖI" in done.stdout
    assert "Arial" in done.stdout


def test_findings_as_data(poor: Path) -> None:
    made = json.loads(run("check", "--form", str(poor), "--format", "json").stdout)
    assert made["files"] == 1
    assert {"file", "rule", "severity", "message", "where", "also", "words"} <= set(made["findings"][0])


def test_rules_are_chosen_and_weighed(poor: Path) -> None:
    done = run("check", "--form", str(poor), "--select", "ND-02", "--fail-on", "error")
    assert done.returncode == 0
    assert run("check", "--form", str(poor), "--select", "XX").returncode == 2


def test_a_blank_number_is_no_fault_of_a_draft(tmp_path: Path) -> None:
    draft = tmp_path / "du-thao.docx"
    assert run("draft", GOOD, "--for", "Ủy ban nhân dân xã Tân Lộc", "-o", str(draft)).returncode == 0
    assert run("check", "--form", "--draft", str(draft)).returncode == 0
    assert run("check", "--form", str(draft)).returncode == 1
    assert run("check", "--final", str(draft)).returncode == 1


def test_final(poor: Path) -> None:
    assert run("check", "--final", GOOD).returncode == 0
    done = run("check", "--final", str(poor), "--format", "json")
    assert done.returncode == 1
    assert {row["rule"] for row in json.loads(done.stdout)["findings"]} >= {"TK-02", "TK-03"}


@pytest.mark.parametrize("arguments", [["check", "--form"], ["check", "--final"]])
def test_a_file_that_is_no_docx_is_a_sentence(arguments: list[str]) -> None:
    done = run(*arguments, TEXT)
    assert done.returncode == 3
    assert "không phải văn bản Word (.docx)" in done.stderr
    assert run(*arguments, "khong-co.docx").returncode == 3


def test_one_kind_of_check_at_a_time() -> None:
    assert run("check", "--form", "--final", GOOD).returncode == 2


def test_clean(poor: Path, tmp_path: Path) -> None:
    out = tmp_path / "sach.docx"
    assert run("clean", str(poor), "-o", str(out)).returncode == 0
    assert "TK-02" not in run("check", "--final", str(out)).stdout
    assert run("clean", str(poor), "-o", str(poor)).returncode == 2
    assert run("clean", str(poor), "-o", str(tmp_path / "a.pdf")).returncode == 2


def test_convert_form(poor: Path, tmp_path: Path) -> None:
    out = tmp_path / "dung.docx"
    done = run("convert-form", str(poor), "-o", str(out))
    assert done.returncode == 0
    assert "Nghị định 30/2020" in done.stderr
    left = json.loads(run("check", "--form", str(out), "--format", "json").stdout)["findings"]
    assert [row["rule"] for row in left if not row["words"]] == []
    assert run("text", str(out)).stdout.split() == run("text", str(poor)).stdout.split()


def test_a_rule_of_form_is_explained() -> None:
    done = run("explain", "PG-03")
    assert done.returncode == 0
    assert "Nghị định 30/2020/NĐ-CP, Phụ lục I" in done.stdout
