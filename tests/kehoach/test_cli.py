"""The command line as a user runs it: a process, its two streams, its exit code."""

from __future__ import annotations

import json
import os
import subprocess
import sys
import time
from pathlib import Path

import pytest

from corpus.shipped import COMMUNE, DISTRICT, PROVINCE, sample
from schemas.plan import Plan

XA, HUYEN, TINH = (str(sample(name)) for name in (f"{COMMUNE}.txt", f"{DISTRICT}.pdf", f"{PROVINCE}.md"))


def run(*arguments: str, cwd: Path | None = None) -> subprocess.CompletedProcess[str]:
    command = [sys.executable, "-m", "kehoach", *arguments]
    return subprocess.run(command, capture_output=True, text=True, timeout=120, check=False, cwd=cwd, encoding="utf-8")


def test_help_is_quick_and_vietnamese() -> None:
    run("--help")  # bytecode
    seconds = []
    for _ in range(5):
        before = os.times()
        done = run("--help")
        after = os.times()  # the processor's time: other programs may be at work beside
        seconds.append(after.children_user + after.children_system - before.children_user - before.children_system)
    assert done.returncode == 0
    assert "kế hoạch" in done.stdout
    assert min(seconds) < 0.4


@pytest.mark.parametrize(
    ("arguments", "needed"),
    [(["--help"], ""), (["extract", XA], ""), (["check", XA, TINH], "holidays"), (["schema"], "")],
)
def test_nothing_heavy_is_imported_before_it_is_needed(arguments: list[str], needed: str) -> None:
    code = (
        "import sys\nfrom kehoach.__main__ import run\n"
        f"try:\n    run({arguments!r})\nexcept SystemExit:\n    pass\n"
        "heavy = {'spacy', 'underthesea', 'docx', 'docxtpl', 'pdfplumber', 'pypdfium2', 'holidays', 'rich.progress', 'sqlalchemy',"
        " 'alembic'} & set(sys.modules)\n"
        "sys.stderr.write('HEAVY ' + ' '.join(sorted(heavy)))"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, timeout=60, check=True)
    assert done.stderr.rsplit("HEAVY ", 1)[1] in ("", needed)


def test_a_wrong_choice_is_told_the_right_ones() -> None:
    done = run("extract", XA, "--format", "xml")
    assert done.returncode == 2
    assert "json, jsonl" in done.stderr


def test_extract_prints_the_contract() -> None:
    done = run("extract", XA)
    assert done.returncode == 0
    assert done.stderr == ""
    made = json.loads(done.stdout)
    for field in (
        "header", "legal_bases", "references", "objectives", "targets", "subjects", "criteria", "award_quotas", "deadlines",
        "responsibilities", "tasks", "funding", "outline", "review",
    ):  # fmt: skip
        assert field in made
    text = run("text", XA).stdout
    span = made["targets"][0]["evidence"][0]
    assert text[span["start"] : span["end"]] == span["quote"]


def test_several_files_are_json_lines_and_a_bad_one_is_named(tmp_path: Path) -> None:
    bad = tmp_path / "rong.txt"
    bad.write_bytes(b"")
    done = run("extract", XA, str(bad), TINH)
    assert done.returncode == 3
    assert [json.loads(line)["header"]["number"] for line in done.stdout.splitlines()] == ["15", "152"]
    assert "rong.txt" in done.stderr


def test_draft_writes_a_docx_and_its_trace(tmp_path: Path) -> None:
    out, trace = tmp_path / "a.docx", tmp_path / "a.json"
    done = run("draft", HUYEN, "--for", "Ủy ban nhân dân xã Tân Lộc", "-o", str(out), "--trace", str(trace))
    assert done.returncode == 0
    assert out.read_bytes().startswith(b"PK")
    assert json.loads(trace.read_text(encoding="utf-8"))["clauses"]
    assert "08/03/2024" in done.stderr  # which day's law it follows
    assert "25/03/2024" in done.stderr  # the day to sign by


def test_draft_from_extracted_json_is_the_same(tmp_path: Path) -> None:
    data = tmp_path / "huyen.json"
    assert run("extract", HUYEN, "-o", str(data)).returncode == 0
    one = run("draft", HUYEN, "--for", "UBND xã Tân Lộc", "--json").stdout
    two = run("draft", str(data), "--for", "UBND xã Tân Lộc", "--json").stdout
    assert one == two != ""


def test_draft_with_a_profile(tmp_path: Path) -> None:
    profile = tmp_path / "unit.toml"
    profile.write_text(
        'name = "Ủy ban nhân dân xã Tân Lộc"\nplace = "Tân Lộc"\narea = "xã"\nlead_days = 7\nhamlet_word = "ấp"\n'
        'signer_position = "Phó Chủ tịch"\nsigner_name = "Lê Thị Mẫu"\n',
        encoding="utf-8",
    )
    trace = tmp_path / "trace.json"
    done = run("draft", HUYEN, "--unit", str(profile), "--json", "--trace", str(trace))
    assert json.loads(done.stdout)["header"]["signer"]["name"] == "Lê Thị Mẫu"
    made = json.loads(trace.read_text(encoding="utf-8"))
    assert made["sign_by"] == "2024-03-21"
    assert (made["signature"]["lines"], made["signature"]["name"]) == (
        ["TM. ỦY BAN NHÂN DÂN", "KT. CHỦ TỊCH", "PHÓ CHỦ TỊCH"],
        "Lê Thị Mẫu",
    )
    assert any("các ấp" in clause["text"] for clause in made["clauses"])


@pytest.mark.parametrize(
    ("arguments", "says"),
    [
        (["draft", HUYEN], "Chưa biết soạn cho đơn vị nào"),
        (["draft", HUYEN, "--for", "Công ty Minh Anh"], "Không nhận ra đơn vị"),
        (["draft", HUYEN, "--for", "UBND xã Tân Lộc", "--date", "hôm qua"], "không phải ngày hợp lệ"),
        (["check", XA, "--select", "KH999"], "Không có quy tắc"),
        (["explain", "KH6"], "Không có quy tắc “KH6”"),
        (["draft"], "Thiếu TỆP"),
        (["convert", XA], "Thiếu --out"),
        (["extract", "--bay", XA], "Không có tùy chọn “--bay”"),
        (["extract", "--format", "xml", XA], "Giá trị của --format"),
        (["dich"], "Không có lệnh như vậy"),
        (["extract", XA, "-o", XA], "trùng với"),
        (["draft", HUYEN, "--for", "UBND xã Tân Lộc", "-o", "a.docx", "--trace", "a.docx"], "trùng với"),
        (["draft", HUYEN, "--for", "UBND xã Tân Lộc", "-o", "a.pdf"], "kết thúc bằng .docx"),
        (["check", XA, "--superior", XA], "Chỉ có kế hoạch cấp trên"),
        (["convert", ".", "--out", "ra"], "Không có tệp nào"),
    ],
)
def test_wrong_use_is_one_sentence_and_exit_2(arguments: list[str], says: str, tmp_path: Path) -> None:
    done = run(*arguments, cwd=tmp_path)
    assert done.returncode == 2
    assert says in done.stderr
    assert len(done.stderr.strip().splitlines()) == 1
    assert list(tmp_path.iterdir()) == []


def test_check_finds_and_exits_1() -> None:
    done = run("check", HUYEN, XA)
    assert done.returncode == 1
    head, *lines = done.stdout.splitlines()
    assert head == f"{XA} (15/KH-UBND)"
    assert [line.split()[0] for line in lines if line.startswith("  KH")] == ["KH401", "KH601", "KH602"]
    assert "      “Tỷ lệ hồ sơ nộp trực tuyến của UBND xã đạt từ 70% trở lên”" in lines
    assert any(HUYEN in line and "trang 2" in line and "75%" in line for line in lines)  # the superior's words
    assert "3 vấn đề" in done.stderr


def test_check_as_json_and_clean_exit() -> None:
    done = run("check", HUYEN, "--format", "json")
    assert done.returncode == 0
    assert json.loads(done.stdout) == {"files": 1, "pairs": 0, "findings": []}
    both = json.loads(run("check", XA, "--superior", HUYEN, "--format", "json").stdout)
    assert (both["files"], both["pairs"], len(both["findings"])) == (2, 1, 3)


def test_explain_shows_the_rule() -> None:
    done = run("explain", "kh601")
    assert done.returncode == 0
    assert "Nguồn:" in done.stdout


def test_convert_accounts_and_exits_1_on_a_failure(tmp_path: Path) -> None:
    folder = tmp_path / "kho"
    folder.mkdir()
    (folder / "a.txt").write_text(Path(XA).read_text(encoding="utf-8"), encoding="utf-8")
    (folder / "b.txt").write_bytes(b"")
    done = run("convert", str(folder), "--out", str(tmp_path / "ra"), "--workers", "1")
    assert done.returncode == 1
    assert done.stderr.strip().splitlines()[-1] == (
        "Tổng cộng 2 tệp = 1 xong + 0 xong một phần + 1 lỗi + 0 bỏ qua (đã làm trước hoặc trùng)."
    )


def test_demo_does_the_main_job_in_time(tmp_path: Path) -> None:
    start = time.perf_counter()
    done = run("demo", "--out", str(tmp_path / "demo"))
    assert done.returncode == 0
    assert time.perf_counter() - start < 15
    names = {path.name for path in (tmp_path / "demo").iterdir()}
    assert {f"{DISTRICT}.json", "du-thao-xa-tan-loc.docx", "kiem-tra.txt"} <= names
    assert str((tmp_path / "demo").resolve()) in done.stderr


def test_a_folder_that_cannot_be_written_is_said(tmp_path: Path) -> None:
    blocker = tmp_path / "tep"
    blocker.write_text("x", encoding="utf-8")
    done = run("extract", XA, "-o", str(blocker / "a.json"))
    assert done.returncode == 1
    assert "Không ghi được" in done.stderr
    assert "Traceback" not in done.stderr


def test_schema_is_current_and_the_plans_obey_it() -> None:
    shipped = Path(__file__).parents[2] / "schemas" / "plan.schema.json"
    assert run("schema").stdout == shipped.read_text(encoding="utf-8"), "run: make schema"
    assert Plan.model_validate_json(run("extract", TINH).stdout)


@pytest.mark.parametrize(
    ("profile", "says"),
    [
        ('name = "UBND xã Tân Lộc"\nmau = 1\n', "“mau”: không có mục nào tên như vậy"),
        ('name = "UBND xã Tân Lộc"\nlead_days = "ba"\n', "“lead_days”: phải là số nguyên"),
        ('signer_name = "Lê Thị Mẫu"\n', "“name”: thiếu mục này"),
        ('name = "UBND xã Tân Lộc\n', "không đúng cú pháp TOML (dòng 1)"),
    ],
)
def test_a_wrong_profile_is_said_in_vietnamese(profile: str, says: str, tmp_path: Path) -> None:
    path = tmp_path / "don-vi.toml"
    path.write_text(profile, encoding="utf-8")
    done = run("draft", HUYEN, "--unit", str(path), cwd=tmp_path)
    assert done.returncode == 2
    assert says in done.stderr
    assert [each.name for each in tmp_path.iterdir()] == ["don-vi.toml"]


def test_a_profile_needs_only_a_name(tmp_path: Path) -> None:
    path = tmp_path / "don-vi.toml"
    path.write_text('name = "UBND thị trấn Phú Lâm"\n', encoding="utf-8")
    done = run("draft", HUYEN, "--unit", str(path), "--trace", "t.json", "-o", "a.docx", cwd=tmp_path)
    assert done.returncode == 0, done.stderr
    unit = json.loads((tmp_path / "t.json").read_text(encoding="utf-8"))["unit"]
    assert (unit["area"], unit["place"], unit["level"]) == ("thị trấn", "Phú Lâm", "commune")
