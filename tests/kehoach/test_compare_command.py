"""`kehoach compare` as a user runs it."""

from __future__ import annotations

import io
import json
import re
import zipfile
from collections.abc import Callable
from datetime import date
from pathlib import Path

import docx
import pytest
from lxml import etree

import kehoach
from check.unit_names import written_out
from corpus.shipped import DISTRICT, sample
from generate.reminder import Missing, render_reminder
from kehoach.compare_output import markdown, page, workbook
from kehoach.compare_tables import matrix_sheaf
from kehoach.level_document import level_document
from kehoach.level_tables import level_sheaf
from kehoach.roster import read_roster
from kehoach.spreadsheet import _MAIN as MAIN
from kehoach.spreadsheet import _line, _shared
from kehoach.spreadsheet_output import Sheet, xlsx
from schemas.errors import UnreadableInput, WrongUse
from schemas.level import Level, Listed, UnitRow
from schemas.matrix import Matrix, MatrixRow, OwnRow, Passage, PlanName
from schemas.plan import Plan
from tests.conftest import plan
from tests.kehoach.test_cli import run

ABOVE = str(sample(f"{DISTRICT}.docx"))
EVIL = '=HYPERLINK("http://x")<script>alert(1)</script>|*_'


def plan_of(name: str, day: str | None, number: str = "15") -> Plan:
    """The plan of a unit under the shipped district plan, as its draft says it."""
    above = plan(f"{DISTRICT}.docx")
    made = kehoach.derived_plan(kehoach.draft(above, f"UBND {name}", today=date(2026, 3, 1)), above)
    made.header.number, made.header.date = number, day
    return made


@pytest.fixture
def commune(tmp_path: Path) -> str:
    """A commune's plan in which one target is lower and one duty is not there."""
    made = plan_of("xã Tân Lộc", "2024-03-25")
    made.targets = [row.model_copy(update={"value": 50 if row.value == 60 else row.value}) for row in made.targets]
    out = tmp_path / "tan-loc.json"
    out.write_text(made.to_json(), encoding="utf-8")
    return str(out)


@pytest.fixture
def level_files(tmp_path: Path) -> list[str]:
    """The plans of four communes, one of them late and one in no roster."""
    out = []
    days = {
        "xã Tân Lộc": "2024-03-25",
        "xã Hòa Bình": "2024-04-02",
        "thị trấn Phú Lâm": "2024-03",
        "xã Lạ": "2024-03-20",
    }
    for number, (name, day) in enumerate(days.items(), start=1):
        path = tmp_path / f"don-vi-{number}.json"
        path.write_text(plan_of(name, day, str(number)).to_json(), encoding="utf-8")
        out.append(str(path))
    return out


ROSTER = (
    "\ufeffDANH SÁCH\r\nSTT;Tên đơn vị;Hạn gửi;Ngày gửi\r\n1;UBND xã Tân Lộc;;\r\n2;Xã Hoà Bình;;\r\n"
    "3;TT. Phú Lâm;;29/3/2024\r\n4;xã Vĩnh Hưng;5/4/2024;\r\n"
)


def sheets_of(data: bytes) -> dict[str, list[list[str]]]:
    """The sheets of a workbook by name, each cell as text."""
    out: dict[str, list[list[str]]] = {}
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        shared = _shared(etree.fromstring(archive.read("xl/sharedStrings.xml")))
        names = [
            sheet.get("name") or "" for sheet in etree.fromstring(archive.read("xl/workbook.xml")).iter(f"{MAIN}sheet")
        ]
        for number, name in enumerate(names, start=1):
            root = etree.fromstring(archive.read(f"xl/worksheets/sheet{number}.xml"))
            assert not list(root.iter(f"{MAIN}f"))
            out[name] = [_line(row, shared) for row in root.iter(f"{MAIN}row")]
    return out


def test_a_pair_in_the_terminal(commune: str) -> None:
    done = run("compare", ABOVE, commune)
    assert done.returncode == 0, done.stderr
    text = " ".join(done.stdout.split())
    assert "CÓ, NHƯNG KHÁC" in text
    assert "Cấp dưới ghi “từ 50%”, kém hơn “từ 60%” của cấp trên." in text
    assert "mục của cấp trên:" in done.stderr


@pytest.mark.slow
def test_the_same_pair_gives_the_same_files_in_every_format(commune: str, tmp_path: Path) -> None:
    for ending in ("json", "xlsx", "html", "md", "txt"):
        first, second = tmp_path / f"1.{ending}", tmp_path / f"2.{ending}"
        for out in (first, second):
            assert run("compare", ABOVE, commune, "-o", str(out)).returncode == 0
        assert first.read_bytes() == second.read_bytes() != b""
    data = json.loads((tmp_path / "1.json").read_text(encoding="utf-8"))
    book = sheets_of((tmp_path / "1.xlsx").read_bytes())
    assert list(book) == ["Tóm tắt", "Đối chiếu", "Không có ở cấp trên", "Ghi chú"]
    assert len(book["Đối chiếu"]) == len(data["rows"]) + 1
    assert len(book["Không có ở cấp trên"]) == len(data["own"]) + 1


def test_a_level_with_its_roster_table_document_and_reminder(
    level_files: list[str], tmp_path: Path, write: Callable[..., Path]
) -> None:
    roster = str(write(ROSTER, "ds.csv"))
    broken = write("%PDF-1.4 hỏng", "hong.pdf")
    letter, out = tmp_path / "cv.docx", tmp_path / "th.xlsx"
    done = run("compare", ABOVE, *level_files, str(broken), "--roster", roster, "--letter", str(letter), "-o", str(out))
    assert done.returncode == 3
    assert "hong.pdf" in done.stderr
    assert "1 đã gửi, đúng hạn; 2 đã gửi, muộn; 1 chưa gửi" in done.stderr
    book = sheets_of(out.read_bytes())
    rows = book["Tổng hợp"][1:]
    assert [(row[1], row[2], row[7]) for row in rows] == [
        ("UBND xã Tân Lộc", "Đã gửi, đúng hạn", ""),
        ("Xã Hoà Bình", "Đã gửi, muộn", "5"),
        ("TT. Phú Lâm", "Đã gửi, muộn", "1"),
        ("xã Vĩnh Hưng", "Chưa gửi", ""),
    ]
    assert rows[0][8] == "6/6"
    assert "Ngoài danh sách" in book
    assert book["Theo từng nội dung"][0][3:] == [
        "UBND xã Tân Lộc",
        "Xã Hoà Bình",
        "TT. Phú Lâm",
        "Ủy ban nhân dân xã Lạ",
    ]
    words = "\n".join(paragraph.text for paragraph in docx.Document(str(letter)).paragraphs)
    assert "Kính gửi: Ủy ban nhân dân xã Vĩnh Hưng" in words
    assert written_out("TT. Phú Lâm") == "thị trấn Phú Lâm"
    assert "yêu cầu Ủy ban nhân dân các xã, thị trấn: “Xây dựng kế hoạch" in words
    assert "(hết ngày 05/4/2024)" in words
    assert "Hoà Bình" not in words
    assert run("check", "--form", "--draft", str(letter)).returncode == 0


def test_a_level_as_a_word_table(level_files: list[str], tmp_path: Path, write: Callable[..., Path]) -> None:
    out = tmp_path / "th.docx"
    done = run("compare", ABOVE, *level_files, "--roster", str(write(ROSTER, "ds.csv")), "-o", str(out))
    assert done.returncode == 0, done.stderr
    table = docx.Document(str(out)).tables[0]
    assert [row.cells[1].text for row in table.rows[1:]] == [
        "UBND xã Tân Lộc",
        "Xã Hoà Bình",
        "TT. Phú Lâm",
        "xã Vĩnh Hưng",
    ]
    assert table.rows[1].cells[5].text == "6/6"


def test_nobody_is_reminded_where_all_have_sent(
    level_files: list[str], tmp_path: Path, write: Callable[..., Path]
) -> None:
    roster = write("Tên đơn vị\nxã Tân Lộc\n", "ds.csv")
    letter = tmp_path / "cv.docx"
    done = run("compare", ABOVE, level_files[0], "--roster", str(roster), "--letter", str(letter))
    assert done.returncode == 0
    assert not letter.exists()
    assert "không soạn công văn" in done.stderr


WRONG = [
    (("{above}",), 2, "Chưa có kế hoạch cấp dưới"),
    (("{above}", "{above}"), 2, "chính là kế hoạch cấp trên"),
    (("{above}", "{below}", "-o", "a.pdf"), 2, "Không rõ ghi kết quả"),
    (("{above}", "{below}", "-o", "a.docx"), 2, "biểu tổng hợp"),
    (("{above}", "{below}", "--format", "xlsx"), 2, "-o TỆP.xlsx"),
    (("{above}", "{below}", "--format", "json", "-o", "a.html"), 2, ".json"),
    (("{above}", "{below}", "--letter", "a.docx"), 2, "--roster"),
    (("{above}", "{below}", "--unit", "a.toml"), 2, "--letter"),
    (("{above}", "{below}", "-o", "{below}"), 2, ""),
    (("{above}", "khong-co.docx"), 3, "Không tìm thấy"),
    (("khong-co.docx", "{below}"), 3, "Không tìm thấy"),
    (("{above}", "--roster", "khong-co.csv"), 3, "Không tìm thấy"),
]


@pytest.mark.parametrize(("arguments", "code", "words"), WRONG)
def test_wrong_use_is_said(arguments: tuple[str, ...], code: int, words: str, commune: str) -> None:
    done = run("compare", *(one.format(above=ABOVE, below=commune) for one in arguments))
    assert (done.returncode, words in done.stderr) == (code, True), done.stderr
    assert len(done.stderr.strip().splitlines()) == 1


ROSTERS = [
    ("Tên đơn vị,Hạn gửi\nUBND xã A,29/3/2024\n", [Listed(name="UBND xã A", line=2, due=date(2024, 3, 29))]),
    ("tên đơn vị\tngày nhận\nUBND xã A\t2024-03-29\n", [Listed(name="UBND xã A", line=2, received=date(2024, 3, 29))]),
    ("TT;Tên đơn vị\nI;Các xã\n;Tổng cộng: 5\n;II\n", [Listed(name="Các xã", line=2)]),
    ("Tên đơn vị\nTổng công ty A\nTổng số\n", [Listed(name="Tổng công ty A", line=2)]),
    ("Tên đơn vị\nxã A, huyện B\n", [Listed(name="xã A, huyện B", line=2)]),
    ("DANH SÁCH\n\nTT;Đơn vị;Tệp\n1;xã A;a.docx\n2;;\n", [Listed(name="xã A", line=4, file="a.docx")]),
    ("Tên đơn vị;Ngày gửi\nxã A;45380\n", [Listed(name="xã A", line=2, received=date(2024, 3, 29))]),
]


@pytest.mark.parametrize(("text", "expected"), ROSTERS)
def test_rosters(text: str, expected: list[Listed], write: Callable[..., Path]) -> None:
    assert read_roster(write(text, "ds.csv")) == expected


def test_a_day_that_is_none_is_a_doubt_and_no_refusal(write: Callable[..., Path]) -> None:
    found = read_roster(write("Tên đơn vị;Hạn gửi;Ngày gửi\nxã A;31/02/2024;chưa\n", "ds.csv"))[0]
    assert (found.due, found.received) == (None, None)
    assert [re.search(r"“(.+)”", doubt)[1] for doubt in found.doubts] == ["31/02/2024", "chưa"]  # type: ignore[index]


def test_rosters_of_excel(tmp_path: Path) -> None:
    path = tmp_path / "ds.xlsx"
    path.write_bytes(xlsx([Sheet("a", [["TT", "Tên đơn vị", "Ngày gửi"], [1, "UBND xã Tân Lộc", date(2024, 3, 29)]])]))
    found = read_roster(path)
    assert [(row.name, row.received) for row in found] == [("UBND xã Tân Lộc", date(2024, 3, 29))]


def test_rosters_without_names_are_refused(write: Callable[..., Path], tmp_path: Path) -> None:
    for text in ("a;b\n1;2\n", "", "Tên đơn vị\n"):
        with pytest.raises(WrongUse):
            read_roster(write(text, "ds.csv"))
    with pytest.raises(WrongUse):
        read_roster(write("Tên đơn vị\nA\n", "ds.docx"))
    with pytest.raises(UnreadableInput):
        read_roster(tmp_path)


def evil_matrix() -> Matrix:
    """A matrix all of whose words are a formula, a script and Markdown at once."""
    words = Passage(path="/targets/0", text=EVIL, who=EVIL, page=1, quote=EVIL)
    row = MatrixRow(
        field="target", whose="ours", state="missing", reason="no_words", note=EVIL, above=words, below=[words], nearest=words
    )  # fmt: skip
    own = OwnRow(field="duty", below=words, near=words, note=EVIL)
    name = PlanName(file=EVIL, label=EVIL, issuer=EVIL)
    return Matrix(superior=name, subordinate=name, notes=[EVIL], rows=[row], own=[own])


def test_nothing_of_a_plan_is_a_formula_or_markup() -> None:
    matrix = evil_matrix()
    row = UnitRow(name=EVIL, status="sent", label=EVIL, files=[EVIL], matrix=matrix, notes=[EVIL])
    made = Level(superior=matrix.superior, units=[row], unlisted=[row], notes=[EVIL])
    for sheaf in (matrix_sheaf(matrix), level_sheaf(made)):
        assert "<script" not in page(sheaf)
        assert not re.search(r"(?<!\\)<script", markdown(sheaf))
        for rows in sheets_of(workbook(sheaf)).values():
            assert not any(cell.startswith("=") for row in rows for cell in row)
    assert level_document(made) == level_document(made)


def test_the_reminder_is_signed_by_the_profile(
    level_files: list[str], tmp_path: Path, write: Callable[..., Path]
) -> None:
    profile = write(
        'name = "Phòng Nội vụ huyện Phú Lâm"\n[[leaders]]\nname = "Trần Thị Mẫu"\nposition = "Trưởng phòng"\n', "p.toml"
    )
    letter = tmp_path / "cv.docx"
    roster = str(write(ROSTER, "ds.csv"))
    done = run("compare", ABOVE, *level_files, "--roster", roster, "--letter", str(letter), "--unit", str(profile))
    assert done.returncode == 0, done.stderr
    document = docx.Document(str(letter))
    words = "\n".join(cell.text for table in document.tables for row in table.rows for cell in row.cells)
    assert "PHÒNG NỘI VỤ" in words
    assert "Trần Thị Mẫu" in words
    assert "TM. ỦY BAN NHÂN DÂN" not in words
    assert run("check", "--form", "--draft", str(letter)).returncode == 0


def test_the_reminder_leaves_blank_what_only_people_know() -> None:
    above = plan(f"{DISTRICT}.docx")
    data = render_reminder(above, None, [Missing("xã A"), Missing("Sở Y tế", date(2024, 3, 1))], None, date(2024, 4, 1))
    document = docx.Document(io.BytesIO(data))
    words = "\n".join(paragraph.text for paragraph in document.paragraphs)
    assert "- Ủy ban nhân dân xã A;" in words
    assert "- Sở Y tế." in words
    assert "Đến ngày […]" in words
    assert "trước ngày […]" in words
    assert len(list(document.comments)) >= 4
    assert data == render_reminder(
        above, None, [Missing("xã A"), Missing("Sở Y tế", date(2024, 3, 1))], None, date(2024, 4, 1)
    )
