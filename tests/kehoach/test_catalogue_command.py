"""`kehoach catalogue`, `search`, `tree`, and `--catalogue`, as a user runs them."""

from __future__ import annotations

import csv
import json
import shutil
import sqlite3
from contextlib import closing
from datetime import date
from pathlib import Path

import pytest

import kehoach
from corpus.shipped import COMMUNE, DISTRICT, PROVINCE, sample
from tests.kehoach.test_cli import run

XA, HUYEN, TINH = f"{COMMUNE}.txt", f"{DISTRICT}.docx", f"{PROVINCE}.md"


@pytest.fixture(scope="module")
def office(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with three plans and their catalogue; not to be changed."""
    folder = tmp_path_factory.mktemp("van-phong")
    for name in (XA, HUYEN, TINH):
        shutil.copy(sample(name), folder / name)
    done = run("catalogue", "add", XA, HUYEN, TINH, cwd=folder)
    assert done.returncode == 0, done.stderr
    assert "thêm 3 tệp" in done.stderr
    return folder


@pytest.fixture
def own(office: Path, tmp_path: Path) -> Path:
    """A copy of the folder."""
    return Path(shutil.copytree(office, tmp_path / "rieng"))


def test_a_search_shows_the_paper_and_its_words(office: Path) -> None:
    done = run("search", "xa tan loc", cwd=office)
    assert done.returncode == 0
    assert done.stdout.startswith("Kế hoạch 15/KH-UBND, 25/03/2024, Ủy ban nhân dân xã Tân Lộc")
    assert f"Tệp: {XA}" in done.stdout
    assert "«" in done.stdout
    assert "Tìm thấy" in done.stderr


def test_a_search_as_json(office: Path) -> None:
    done = run("search", '"thủ tục hành chính"', "--format", "json", "--limit", "1", "--catalogue", str(office))
    made = json.loads(done.stdout)
    (hit,) = made["hits"]
    piece = hit["snippets"][0]
    assert [piece["text"][start:end].lower() for start, end in piece["marks"][:1]] == ["thủ tục hành chính"]
    assert made["more"] is True


@pytest.mark.parametrize(
    ("options", "expected"),
    [
        (["--issuer", "UBND huyện Phú Lâm"], [HUYEN]),
        (["--level", "commune"], [XA]),
        (["--year", "2025"], [TINH]),
        (["--cites", "68/KH-UBND"], [XA]),
        (["--due-before", "23/3/2024"], [HUYEN]),
        (["hồ sơ", "--field", "targets", "--level", "commune"], [XA]),
        (["--year", "1990"], []),
    ],
)
def test_conditions_of_a_search(options: list[str], expected: list[str], office: Path) -> None:
    done = run("search", *options, "--format", "json", cwd=office)
    assert done.returncode == 0, done.stderr
    assert [hit["path"] for hit in json.loads(done.stdout)["hits"]] == expected


@pytest.mark.parametrize(
    ("arguments", "said", "code"),
    [
        (["search"], "Chưa biết tìm gì", 2),
        (["search", "?!"], "Chưa biết tìm gì", 2),
        (["search", "x", "--due-before", "hôm qua"], "không phải ngày", 2),
        (["search", "x", "--catalogue", "khong-co.sqlite"], "Chưa có danh mục", 3),
        (["search", "x", "--catalogue", XA], "không phải danh mục", 3),
        (["search", "x", "--catalogue", "mysql://a:mat-khau@b/c"], "không dùng được", 2),
        (["tree", "999/KH-UBND"], "không có kế hoạch", 2),
        (["tree", XA, "--format", "svg", "-o", "x.dot"], "không hợp", 2),
        (["catalogue", "delete", "khong-co.txt"], "không có tệp", 2),
        (["catalogue", "export", "--format", "parquet"], "-o TỆP.parquet", 2),
        (["catalogue", "export", "-o", "khong/co\0/x.csv"], "", 1),
        (["catalogue", "backup", XA], "đã có", 2),
        (["check"], "Thiếu TỆP", 2),
        (["calendar"], "Thiếu TỆP", 2),
        (["check", "--catalogue", ".", "--form"], "Thể thức", 2),
    ],
)
def test_wrong_use_is_told_in_a_sentence(arguments: list[str], said: str, code: int, office: Path) -> None:
    if any("\0" in argument for argument in arguments):
        arguments = ["catalogue", "export", "-o", f"{XA}/x.csv"]  # a file is no folder
    done = run(*arguments, cwd=office)
    assert (done.returncode, done.stdout) == (code, "")
    assert said in done.stderr
    assert "mat-khau" not in done.stderr
    assert len(done.stderr.strip().splitlines()) == 1


def test_a_tree_as_text_dot_and_svg(office: Path, tmp_path: Path) -> None:
    text = run("tree", "68/KH-UBND", cwd=office).stdout
    assert text.startswith("Kế hoạch 68/KH-UBND ngày 08/03/2024 – Ủy ban nhân dân huyện Phú Lâm")
    assert f"[{XA}]" in text
    assert "41/KH-UBND" in text
    dot = run("tree", HUYEN, "--format", "dot", cwd=office).stdout
    assert dot.startswith("digraph")
    done = run("tree", XA, "-o", str(tmp_path / "cay.svg"), cwd=office)
    assert done.returncode == 0
    assert (tmp_path / "cay.svg").read_text(encoding="utf-8").startswith("<svg")


def test_the_checks_run_over_the_whole_catalogue(office: Path) -> None:
    files = run("check", HUYEN, XA, TINH, "--format", "json", cwd=office)
    whole = run("check", "--catalogue", ".", "--format", "json", cwd=office)
    assert whole.returncode == files.returncode == 1

    def rules(text: str) -> list[str]:
        return sorted(row["rule"] for row in json.loads(text)["findings"])

    # form is measured in Word files, and stored plans have none
    assert set(rules(whole.stdout)) <= set(rules(files.stdout))
    assert {"KH602"} <= set(rules(whole.stdout))


def test_the_calendar_runs_over_the_whole_catalogue(office: Path) -> None:
    days = ("--from", "01/01/2024", "--to", "31/12/2026", "--format", "json")
    files = json.loads(run("calendar", XA, HUYEN, TINH, *days, cwd=office).stdout)
    whole = json.loads(run("calendar", "--catalogue", ".", *days, cwd=office).stdout)
    for part in ("dated", "without_day", "outside"):
        assert sorted(row["uid"] for row in whole[part]) == sorted(row["uid"] for row in files[part])
    one = json.loads(run("calendar", XA, "--catalogue", ".", *days, cwd=office).stdout)
    assert len(one["dated"]) == len(whole["dated"])


@pytest.mark.slow
def test_adding_again_changes_nothing_and_a_changed_file_keeps_its_history(own: Path) -> None:
    assert "không đổi 3" in run("catalogue", "add", XA, HUYEN, TINH, cwd=own).stderr
    with (own / XA).open("a", encoding="utf-8") as stream:
        stream.write("\nPhụ lục chuồn chuồn.\n")
    assert "cập nhật 1" in run("catalogue", "add", XA, cwd=own).stderr
    assert XA in run("search", "chuồn chuồn", cwd=own).stdout
    rows = json.loads(run("catalogue", "list", "--history", "--format", "json", cwd=own).stdout)
    assert [(row["path"], row["number"]) for row in rows if row["path"] == XA] == [(XA, 1), (XA, 2)]


def test_what_can_not_be_read_is_listed_as_failed(own: Path) -> None:
    (own / "rong.txt").write_bytes(b"")
    done = run("catalogue", "add", "rong.txt", "khong-co.txt", XA, cwd=own)
    assert done.returncode == 3
    assert "2 trong 3 tệp" in done.stderr
    listed = run("catalogue", "list", cwd=own)
    assert "rong.txt  (bản 1, không đọc được)" in listed.stdout
    assert "khong-co.txt" not in listed.stdout
    assert "4 tệp, 3 văn bản" in listed.stderr


def test_stored_plans_of_a_conversion_are_taken_in_with_their_text(own: Path, tmp_path: Path) -> None:
    out = tmp_path / "ra"
    (own / "mot").mkdir()
    shutil.copy(sample(XA), own / "mot" / XA)
    assert run("convert", str(own / "mot"), "--out", str(out)).returncode == 0
    (out / "catalogue.sqlite").unlink()  # the run has filled it itself
    stored = f"{XA}.json"
    assert run("catalogue", "add", stored, "--catalogue", ".", cwd=out).returncode == 0
    found = json.loads(run("search", "hồ sơ trực tuyến", "--format", "json", "--catalogue", str(out)).stdout)
    assert [hit["path"] for hit in found["hits"]] == [stored]
    assert (out / "catalogue.sqlite").exists()


def test_a_copy_holds_everything_and_deleting_leaves_the_files(own: Path) -> None:
    assert run("catalogue", "backup", "luu/ban-sao.sqlite", cwd=own).returncode == 0
    assert run("catalogue", "delete", XA, HUYEN, cwd=own).returncode == 0
    assert (own / XA).exists()
    assert "Không tìm thấy" in run("search", "tân lộc", cwd=own).stderr
    assert XA in run("search", "tân lộc", "--catalogue", "luu/ban-sao.sqlite", cwd=own).stdout
    assert run("catalogue", "check", cwd=own).returncode == 0


def test_damage_is_told(own: Path) -> None:
    done = run("catalogue", "check", cwd=own)
    assert (done.returncode, done.stdout) == (0, "")
    with closing(sqlite3.connect(own / "catalogue.sqlite")) as connection:
        connection.execute("DELETE FROM item WHERE plan_id = (SELECT min(id) FROM plan)")
        connection.execute("UPDATE version SET plan = X'00' WHERE id = (SELECT max(id) FROM version)")
        connection.execute("INSERT INTO search_words(search_words) VALUES ('delete-all')")
        connection.commit()
    done = run("catalogue", "check", cwd=own)
    assert done.returncode == 1
    assert "không khớp với bản trích" in done.stdout
    assert "không đọc được" in done.stdout
    assert "không tìm thấy" in done.stdout


def test_an_export_is_a_whole_file(own: Path) -> None:
    for ending in ("csv", "jsonl", "parquet"):
        done = run("catalogue", "export", "--table", "deadlines", "-o", f"han.{ending}", cwd=own)
        assert done.returncode == 0, done.stderr
    with (own / "han.csv").open(encoding="utf-8-sig", newline="") as stream:
        rows = list(csv.DictReader(stream))
    lines = (own / "han.jsonl").read_text(encoding="utf-8").splitlines()
    assert len(rows) == len(lines) > 0
    assert [row["text"] for row in rows] == [json.loads(line)["text"] for line in lines]
    assert [path.name for path in own.iterdir() if path.name.startswith(".")] == []


def test_another_program_s_writing_is_waited_for_and_then_told(own: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    from corpus.catalogue import engine
    from corpus.catalogue.store import Catalogue
    from schemas.errors import KehoachError

    monkeypatch.setattr(engine, "_PATIENCE", 50)
    with closing(sqlite3.connect(own / "catalogue.sqlite", isolation_level=None)) as other:
        other.execute("BEGIN IMMEDIATE")
        with Catalogue.open(own) as reader:
            assert reader.count() == 3
        with pytest.raises(KehoachError, match="đang được"):
            Catalogue.open(own, writes=True)


def test_the_public_search(office: Path) -> None:
    found = kehoach.search(office, "thi dua", level="commune", due_before=date(2027, 1, 1))
    assert [hit.path for hit in found.hits] == [XA]
    with pytest.raises(kehoach.KehoachError):
        kehoach.search(office / "khong-co.sqlite", "x")
