"""`kehoach draft` with what goes beside it: traces, own template, the decision and the letter, an earlier plan."""

from __future__ import annotations

import io
import json
import zipfile
from pathlib import Path

import docx
import pytest

import kehoach
from templates import template_bytes
from tests.kehoach.test_cli import HUYEN, run

FOR = ("--for", "Ủy ban nhân dân xã Tân Lộc")


def test_json_is_a_plan_by_the_contract() -> None:
    made = kehoach.Plan.model_validate_json(run("draft", HUYEN, *FOR, "--json").stdout)
    assert made.header.issuer == "Ủy ban nhân dân xã Tân Lộc"
    assert made.header.number is None
    assert made.legal_bases[-1].code == "68/KH-UBND"
    assert made.deadlines
    assert all(row.evidence for row in made.responsibilities)


@pytest.mark.parametrize(
    ("ending", "starts", "holds"),
    [("json", b"{", b'"clauses"'), ("html", b"<!doctype html>", "Tân Lộc".encode()), ("xlsx", b"PK", b"")],
)
def test_the_trace_in_each_kind(tmp_path: Path, ending: str, starts: bytes, holds: bytes) -> None:
    trace = tmp_path / f"trace.{ending}"
    done = run("draft", HUYEN, *FOR, "-o", str(tmp_path / "a.docx"), "--trace", str(trace))
    assert done.returncode == 0, done.stderr
    data = trace.read_bytes()
    assert data.startswith(starts)
    assert holds in data


def test_a_spreadsheet_holds_no_formula(tmp_path: Path) -> None:
    trace = tmp_path / "trace.xlsx"
    run("draft", HUYEN, *FOR, "-o", str(tmp_path / "a.docx"), "--trace", str(trace))
    with zipfile.ZipFile(trace) as book:
        sheets = [name for name in book.namelist() if name.startswith("xl/worksheets/sheet")]
        assert len(sheets) >= 3
        assert all(b"<f>" not in book.read(name) for name in sheets)


def test_decision_and_letter_go_with_it(tmp_path: Path) -> None:
    out, decision, letter = (tmp_path / f"{name}.docx" for name in ("a", "qd", "cv"))
    done = run("draft", HUYEN, *FOR, "-o", str(out), "--decision", str(decision), "--letter", str(letter))
    assert done.returncode == 0, done.stderr
    assert any("QUYẾT ĐỊNH" in p.text for p in docx.Document(str(decision)).paragraphs)
    assert any("Kính gửi" in p.text for p in docx.Document(str(letter)).paragraphs)


def test_clean_leaves_the_comments_out(tmp_path: Path) -> None:
    out = tmp_path / "a.docx"
    run("draft", HUYEN, *FOR, "-o", str(out), "--clean")
    assert not list(docx.Document(str(out)).comments)
    assert b"[\xe2\x80\xa6]" in zipfile.ZipFile(out).read("word/document.xml")


def test_an_own_template_prints_it(tmp_path: Path) -> None:
    document = docx.Document(io.BytesIO(template_bytes("ke_hoach")))
    document.styles["KH Nội dung"].font.name = "Liberation Serif"
    own, out = tmp_path / "mau.docx", tmp_path / "a.docx"
    document.save(str(own))
    assert run("draft", HUYEN, *FOR, "-o", str(out), "--template", str(own)).returncode == 0
    assert docx.Document(str(out)).styles["KH Nội dung"].font.name == "Liberation Serif"


def test_a_template_with_an_unknown_tag_gives_no_draft(tmp_path: Path) -> None:
    document = docx.Document(io.BytesIO(template_bytes("ke_hoach")))
    document.add_paragraph("{{ ten_la }}")
    own, out = tmp_path / "mau.docx", tmp_path / "a.docx"
    document.save(str(own))
    done = run("draft", HUYEN, *FOR, "-o", str(out), "--template", str(own))
    assert done.returncode == 2
    assert "ten_la" in done.stderr
    assert not out.exists()


def test_an_earlier_plan_says_who_does_what(tmp_path: Path) -> None:
    old = tmp_path / "cu.docx"
    profile = tmp_path / "don-vi.toml"
    profile.write_text(
        'name = "UBND xã Tân Lộc"\nsigner_name = "Lê Thị Mẫu"\nrecipients = ["Bưu điện xã"]\n'
        '[[offices]]\nname = "công chức Văn hóa - xã hội số 2"\nfields = ["emulation"]\n', encoding="utf-8",
    )  # fmt: skip
    assert run("draft", HUYEN, "--unit", str(profile), "-o", str(old)).returncode == 0
    made = kehoach.Plan.model_validate_json(run("draft", HUYEN, *FOR, "--json", "--like", str(old)).stdout)
    assert "Bưu điện xã" in made.header.recipients
    assert made.header.signer is not None
    assert made.header.signer.name == "Lê Thị Mẫu"
    assert any("số 2" in name for row in made.responsibilities for name in row.agencies)


def test_another_issuers_plan_is_no_earlier_plan(tmp_path: Path) -> None:
    done = run("draft", HUYEN, *FOR, "-o", str(tmp_path / "a.docx"), "--like", HUYEN)
    assert done.returncode == 2
    assert "không phải kế hoạch cũ" in done.stderr


@pytest.mark.slow
def test_update_keeps_what_was_written_by_hand(tmp_path: Path) -> None:
    first, out, trace = (tmp_path / name for name in ("a.docx", "b.docx", "t.html"))
    assert run("draft", HUYEN, *FOR, "-o", str(first)).returncode == 0
    document = docx.Document(str(first))
    written = document.paragraphs[12].insert_paragraph_before("Ý riêng của xã.").text
    document.save(str(first))
    done = run("draft", HUYEN, "--update", str(first), "-o", str(out), "--trace", str(trace))
    assert done.returncode == 0, done.stderr
    assert "UBND xã Tân Lộc: 0 chỗ thay đổi" in done.stderr
    assert written in [paragraph.text for paragraph in docx.Document(str(out)).paragraphs]
    over = run("draft", HUYEN, *FOR, "-o", str(first))
    assert over.returncode == 2
    assert "đã có người sửa" in over.stderr
    for option in (["--json"], ["--template", str(first)]):
        refused = run("draft", HUYEN, "--update", str(first), "-o", str(tmp_path / "c.docx"), *option)
        assert refused.returncode == 2
        assert option[0] in refused.stderr
    assert run("draft", HUYEN, "--update", str(first), "-o", str(first)).returncode == 2
    assert run("draft", HUYEN, "--update", str(tmp_path / "khong-co.docx")).returncode == 3


@pytest.mark.parametrize("option", [["--trace", "a.txt"], ["--decision", "a.pdf"], ["-o", "a.json"]])
def test_a_wrong_ending_is_refused(tmp_path: Path, option: list[str]) -> None:
    done = run("draft", HUYEN, *FOR, *option, cwd=tmp_path)
    assert done.returncode == 2
    assert not list(tmp_path.iterdir())


def test_the_profile_fills_what_would_be_blank(tmp_path: Path) -> None:
    profile, trace = tmp_path / "don-vi.toml", tmp_path / "t.json"
    profile.write_text(
        'name = "UBND xã Tân Lộc"\n[[award_quotas]]\ncollectives = 4\nindividuals = 9\n'
        '[[targets]]\nindicator = "mô hình"\nvalue = "02"\n', encoding="utf-8",
    )  # fmt: skip
    run("draft", HUYEN, "--unit", str(profile), "-o", str(tmp_path / "a.docx"), "--trace", str(trace))
    texts = [clause["text"] for clause in json.loads(trace.read_text(encoding="utf-8"))["clauses"]]
    assert "Khen thưởng hằng năm: 04 tập thể, 09 cá nhân." in texts
    assert any(text.startswith("Ít nhất 02 mô hình") for text in texts)
