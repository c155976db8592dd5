"""`kehoach norms` and --norms as a user runs them: list, check, import, and an office's own entries in other commands."""

from __future__ import annotations

import json
import os
import subprocess
import sys
import tomllib
import zipfile
from pathlib import Path

import pytest

from corpus.manifest import read_manifest
from corpus.shipped import COMMUNE, DISTRICT, sample
from norms.overlay import ENVIRONMENT
from tests.norms.own import ROOM

XA, HUYEN = str(sample(f"{COMMUNE}.txt")), str(sample(f"{DISTRICT}.pdf"))


def run(*arguments: str, norms: Path | None = None) -> subprocess.CompletedProcess[str]:
    room = {name: value for name, value in os.environ.items() if name != ENVIRONMENT}
    if norms is not None:
        room[ENVIRONMENT] = str(norms)
    command = [sys.executable, "-m", "kehoach", *arguments]
    return subprocess.run(command, capture_output=True, text=True, timeout=120, check=False, encoding="utf-8", env=room)


@pytest.fixture
def own(tmp_path: Path) -> Path:
    """A folder with a room of the office's own."""
    folder = tmp_path / "rieng"
    folder.mkdir()
    (folder / "offices.toml").write_text(ROOM, encoding="utf-8")
    return folder


def test_list_counts_every_table() -> None:
    done = run("norms", "list")
    assert done.returncode == 0
    assert done.stderr == ""
    for name in ("office", "body", "award", "multiple", "province", "power", "document", "rule"):
        assert f"\n{name} (" in f"\n{done.stdout}"


def test_list_of_a_day() -> None:
    before = run("norms", "list", "structure", "--date", "30/6/2025").stdout
    now = run("norms", "list", "structure", "--date", "2025-07-01").stdout
    assert "three-levels" in before
    assert "three-levels" not in now
    assert "two-levels" in now


def test_list_of_a_file_and_of_what_is_not_verified() -> None:
    rows = json.loads(run("norms", "list", "offices", "--unverified", "--format", "json").stdout)
    assert {row["table"] for row in rows} == {"office", "body"}
    assert all(row["confidence"] != "H" or row["ask"] for row in rows)
    assert not any(row["own"] for row in rows)
    everything = json.loads(run("norms", "list", "office", "--format", "json").stdout)
    assert {row["id"] for row in rows if row["table"] == "office"} < {row["id"] for row in everything}
    assert all(row["source"] for row in everything)


@pytest.mark.parametrize(
    ("arguments", "code", "told"),
    [
        (["norms", "list", "khong-co"], 2, "Không có bảng quy định “khong-co”"),
        (["norms", "list", "--date", "31/2/2025"], 2, "không phải ngày hợp lệ"),
        (["norms", "import", "khong-co.csv", "--norms", "x"], 3, "Không tìm thấy tệp"),
        (["norms", "import", XA], 2, "Chưa biết ghi vào thư mục nào"),
        (["norms", "list", "--norms", "khong-co"], 2, "Không tìm thấy thư mục quy định riêng"),
        (["norms", "check", "khong-co"], 1, "1 chỗ sai"),
        (["extract", XA, "--norms", "khong-co"], 2, "Không tìm thấy thư mục quy định riêng"),
        (["--norms", "khong-co", "extract", XA], 2, "Không tìm thấy thư mục quy định riêng"),
    ],
)
def test_what_goes_wrong_is_one_sentence(arguments: list[str], code: int, told: str) -> None:
    done = run(*arguments)
    assert done.returncode == code
    assert told in done.stderr
    assert len(done.stderr.strip().splitlines()) == 1


def test_the_shipped_norms_pass() -> None:
    done = run("norms", "check")
    assert (done.returncode, done.stdout) == (0, "")
    assert "không có chỗ nào sai" in done.stderr


@pytest.mark.parametrize("how", ["argument", "option", "before", "environment"])
def test_check_lists_everything_that_is_wrong(own: Path, how: str) -> None:
    (own / "powers.toml").write_text('[[power]]\nid = "a"\npattern = "(a"\n', encoding="utf-8")
    where = str(own)
    arguments = {
        "argument": ["norms", "check", where],
        "option": ["norms", "check", "--norms", where],
        "before": ["--norms", where, "norms", "check"],
        "environment": ["norms", "check"],
    }[how]
    done = run(*arguments, norms=own if how == "environment" else None)
    assert done.returncode == 1
    assert "powers.toml”, bảng “power”, mục “a” sai ở “pattern”" in done.stdout
    assert len(done.stdout.splitlines()) > 3
    (own / "powers.toml").unlink()
    assert run("norms", "check", where).returncode == 0


def heads(folder: Path, *arguments: str, norms: Path | None = None) -> str:
    out = folder / "a.json"
    done = run(
        *arguments, "draft", HUYEN, "--for", "Ủy ban nhân dân xã Tân Lộc", "--date", "2026-01-05", "--json", "-o", str(out),
        norms=norms,
    )  # fmt: skip
    assert done.returncode == 0, done.stderr
    return out.read_text(encoding="utf-8")


def test_a_draft_names_the_office_s_own_room(own: Path, tmp_path: Path) -> None:
    assert "Phòng Thử nghiệm" not in heads(tmp_path)
    assert "Phòng Thử nghiệm" in heads(tmp_path, "--norms", str(own))
    assert "Phòng Thử nghiệm" in heads(tmp_path, norms=own)


@pytest.mark.parametrize("command", [["extract"], ["check"], ["norms", "list", "office"]])
def test_every_command_takes_the_option_behind_it(command: list[str], own: Path) -> None:
    files = [] if command[0] == "norms" else [XA]
    good = run(*command, *files, "--norms", str(own))
    assert good.returncode in (0, 1)
    assert good.stdout
    (own / "offices.toml").write_text("[[office]\n", encoding="utf-8")
    bad = run(*command, *files, "--norms", str(own))
    assert (bad.returncode, bad.stdout) == (2, "")
    assert "offices.toml” không đúng cú pháp TOML (dòng 1)" in bad.stderr


@pytest.mark.slow
def test_convert_does_its_files_again_with_other_norms(own: Path, tmp_path: Path) -> None:
    out = tmp_path / "ra"
    run("convert", XA, "--out", str(out))
    assert "1 bỏ qua" in run("convert", XA, "--out", str(out)).stderr
    assert "1 xong" in run("convert", XA, "--out", str(out), "--norms", str(own)).stderr
    assert "1 bỏ qua" in run("convert", XA, "--out", str(out), norms=own).stderr
    versions = {row.version for row in read_manifest(out).entries.values()}
    assert [version.count("+") for version in versions] == [2]  # program, plan, own norms
    wrong = run("convert", XA, "--out", str(out), norms=tmp_path / "khong-co")
    assert wrong.returncode == 2


HAMLETS = "Tên;Xã;Người đứng đầu;Từ ngày\nThôn Đông;xã Tân Lộc;Lê Thị Mẫu;01/7/2025\nThôn Tây;xã Tân Lộc;;\n"


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16"])
@pytest.mark.parametrize("mark", [";", ",", "\t"])
def test_a_list_of_hamlets_is_taken_in(tmp_path: Path, encoding: str, mark: str) -> None:
    file, folder = tmp_path / "thon.csv", tmp_path / "moi"
    file.write_text(HAMLETS.replace(";", mark), encoding=encoding)
    done = run("norms", "import", str(file), "--norms", str(folder))
    assert done.returncode == 0, done.stderr
    assert "2 mục vào bảng settlement" in done.stderr
    rows = tomllib.loads((folder / "places.toml").read_text(encoding="utf-8"))["settlement"]
    assert [row["name"] for row in rows] == ["Thôn Đông", "Thôn Tây"]
    assert rows[0]["head"] == "Lê Thị Mẫu"
    assert rows[0]["from"].isoformat() == "2025-07-01"
    assert "from" not in rows[1]
    assert rows[0]["source"] == "danh sách của đơn vị (thon.csv)"
    assert run("norms", "check", str(folder)).returncode == 0
    listed = run("norms", "list", "settlement", "--norms", str(folder)).stdout
    assert "Thôn Đông" in listed
    assert "M*" in listed


def test_taken_in_again_rows_are_replaced_and_others_stay(own: Path, tmp_path: Path) -> None:
    file = tmp_path / "office.csv"
    header = "id,name,level,kind,domains,areas,source,confidence\n"
    file.write_text(header + 'phong-a,Phòng A,commune,office,culture;digital,xã,"QĐ 1, Điều 2",H\n', encoding="utf-8")
    for _ in range(2):
        assert run("norms", "import", str(file), "--norms", str(own)).returncode == 0
    rows = tomllib.loads((own / "offices.toml").read_text(encoding="utf-8"))["office"]
    assert [row["id"] for row in rows] == ["phong-thu", "phong-a"]
    assert rows[1]["domains"] == ["culture", "digital"]
    assert rows[1]["areas"] == ["xã"]
    assert rows[1]["source"] == "QĐ 1, Điều 2"


def test_a_toml_table_is_taken_in_and_may_remove(own: Path, tmp_path: Path) -> None:
    file = tmp_path / "sua.toml"
    file.write_text('[[office]]\nid = "so-du-lich"\nremove = true\n', encoding="utf-8")
    assert run("norms", "import", str(file), norms=own).returncode == 0
    rows = json.loads(run("norms", "list", "office", "--format", "json", norms=own).stdout)
    assert "so-du-lich" not in {row["id"] for row in rows}
    assert "phong-thu" in {row["id"] for row in rows}


@pytest.mark.parametrize(
    ("name", "text", "code", "told"),
    [
        ("commune.csv", "name,kind,province\nA,thôn,Thanh Hóa\n", 2, "mục “a-thanh-hoa” sai ở “kind”"),
        ("a.csv", "x,y\n1,2\n", 2, "Không rõ tệp"),
        ("commune.csv", "name,kind,province\n", 2, "không có dòng nào"),
        ("commune.csv", "name,kind,province,from\nA,xã,B,hôm qua\n", 2, "sai ở “from”"),
        ("commune.csv", "name,kind,province\nA,xã,B\nA,xã,B\n", 2, "mã này đã có ở một mục khác"),
        ("a.toml", "[[khong]]\nid = 'a'\n", 2, "bảng “khong” không dùng được"),
        ("a.toml", "[[office]\n", 2, "cú pháp TOML"),
        ("a.xls", "x", 2, "Chưa đọc được loại bảng tính"),
        ("a.xlsx", "x", 3, "bị hỏng"),
        ("a.pdf", "x", 2, "không phải bảng"),
    ],
)
def test_a_wrong_table_writes_nothing(tmp_path: Path, name: str, text: str, code: int, told: str) -> None:
    file, folder = tmp_path / name, tmp_path / "moi"
    file.write_text(text, encoding="utf-8")
    done = run("norms", "import", str(file), "--norms", str(folder))
    assert done.returncode == code
    assert told in done.stderr
    assert not folder.exists()


def test_a_folder_that_is_wrong_is_not_written_into(own: Path, tmp_path: Path) -> None:
    (own / "offices.toml").write_text("[[office]\n", encoding="utf-8")
    file = tmp_path / "thon.csv"
    file.write_text(HAMLETS, encoding="utf-8")
    done = run("norms", "import", str(file), "--norms", str(own))
    assert done.returncode == 2
    assert sorted(path.name for path in own.iterdir()) == ["offices.toml"]


SHEET = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
PARTS = {
    "xl/workbook.xml": f'<workbook xmlns="{SHEET}" xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships">'
    '<sheets><sheet name="A" sheetId="1" r:id="rId7"/></sheets></workbook>',
    "xl/_rels/workbook.xml.rels": '<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">'
    '<Relationship Id="rId7" Target="worksheets/sheet1.xml"/></Relationships>',
    "xl/sharedStrings.xml": f'<sst xmlns="{SHEET}"><si><t>Tên</t></si><si><r><t>Thôn </t></r><r><t>Đông</t></r></si></sst>',
    "xl/worksheets/sheet1.xml": f'<worksheet xmlns="{SHEET}"><sheetData>'
    '<row><c r="A1" t="s"><v>0</v></c><c r="C1" t="inlineStr"><is><t>Xã</t></is></c><c r="D1" t="str"><v>Từ ngày</v></c></row>'
    "<row/>"
    '<row><c r="A3" t="s"><v>1</v></c><c r="C3" t="str"><v>xã Tân Lộc</v></c><c r="D3"><v>45839</v></c></row>'
    "</sheetData></worksheet>",
}


def workbook(path: Path, **changed: str) -> Path:
    with zipfile.ZipFile(path, "w") as archive:
        for name, text in PARTS.items():
            archive.writestr(name, changed.get(Path(name).stem, text))
    return path


def test_a_spreadsheet_is_taken_in(tmp_path: Path) -> None:
    file, folder = workbook(tmp_path / "thon.xlsx"), tmp_path / "moi"
    done = run("norms", "import", str(file), "--table", "settlement", "--norms", str(folder))
    assert done.returncode == 0, done.stderr
    row = tomllib.loads((folder / "places.toml").read_text(encoding="utf-8"))["settlement"][0]
    assert (row["name"], row["commune"], row["from"].isoformat()) == ("Thôn Đông", "xã Tân Lộc", "2025-07-01")


@pytest.mark.parametrize(
    ("part", "text", "code"),
    [
        ("sheet1", "<worksheet", 3),
        ("sheet1", PARTS["xl/worksheets/sheet1.xml"].replace("<v>1</v>", "<v>9</v>"), 3),
        ("sheet1", PARTS["xl/worksheets/sheet1.xml"].replace('<c r="D3">', '<c r="D3" t="e">'), 2),
        ("sharedStrings", '<!DOCTYPE a [<!ENTITY b SYSTEM "file:///etc/passwd">]>' + PARTS["xl/sharedStrings.xml"], 3),
        ("workbook", f'<workbook xmlns="{SHEET}"/>', 3),
    ],
)
def test_a_broken_spreadsheet_is_refused(tmp_path: Path, part: str, text: str, code: int) -> None:
    file = workbook(tmp_path / "thon.xlsx", **{part: text})
    done = run("norms", "import", str(file), "--table", "settlement", "--norms", str(tmp_path / "moi"))
    assert done.returncode == code
    assert "thon.xlsx" in done.stderr or "D3" in done.stderr
    assert "Lỗi ngoài dự kiến" not in done.stderr
