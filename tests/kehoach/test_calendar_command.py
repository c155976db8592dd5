"""`kehoach calendar` as a user runs it."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path

import pytest
import vobject

from corpus.shipped import DISTRICT, PROVINCE, sample
from tests.kehoach.papers import due, paper
from tests.kehoach.test_cli import run

DAYS = ("--from", "2024-01-01", "--to", "31/12/2025")
LETTER = """ỦY BAN NHÂN DÂN
TỈNH HÒA GIANG

Số: 88/TB-UBND

CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM
Độc lập - Tự do - Hạnh phúc

Hòa Giang, ngày 05 tháng 11 năm 2025

THÔNG BÁO
Kết luận tại cuộc họp về công tác trẻ em

1. Giao Sở Y tế chủ trì tham mưu kế hoạch, trình Ủy ban nhân dân tỉnh trước ngày 30/11/2025.
2. Ủy ban nhân dân các xã, phường rà soát trẻ em có hoàn cảnh đặc biệt, hoàn thành trước ngày 15 hằng tháng.

Nơi nhận:
- Các sở, ban, ngành;
- Lưu: VT.
TL. CHỦ TỊCH
CHÁNH VĂN PHÒNG


Nguyễn Văn Mẫu
"""


@pytest.fixture
def district(tmp_path: Path) -> str:
    """The shipped district plan as the JSON of `extract`."""
    out = tmp_path / "huyen.json"
    run("extract", str(sample(f"{DISTRICT}.docx")), "-o", str(out))
    return str(out)


def test_a_table_of_plans_and_other_papers(district: str, write: Callable[..., Path]) -> None:
    done = run("calendar", district, str(write(LETTER, "tb.txt")), *DAYS)
    assert done.returncode == 0, done.stderr
    assert "THÁNG 11/2025" in done.stdout
    assert "Thông báo 88/TB-UBND ngày 05/11/2025 của UBND tỉnh Hòa Giang" in " ".join(done.stdout.split())
    assert "việc có ngày từ 01/01/2024 đến 31/12/2025" in done.stderr


def test_only_what_is_asked_of_a_unit_or_a_body(write: Callable[..., Path]) -> None:
    letter = str(write(LETTER, "tb.txt"))
    unit = run("calendar", letter, "--for", "UBND xã Tân Lộc", "--from", "01/11/2025", "--to", "31/12/2025").stdout
    assert "rà soát trẻ em" in unit.lower()
    assert "Thứ Sáu 14/11/2025" in unit
    assert "(giao chung)" in unit
    assert "Bộ phận: Phòng Văn hóa - Xã hội" in unit
    assert "tham mưu kế hoạch" not in unit
    body = json.loads(run("calendar", letter, "--who", "Sở Y tế", *DAYS, "--format", "json").stdout)
    assert [(row["last"], row["share"], row["working_day"]) for row in body["dated"]] == [
        ("2025-11-29", "named", "2025-11-28")
    ]


def test_a_profile_says_who_we_are_and_which_rooms_we_have(write: Callable[..., Path]) -> None:
    profile = write('name = "UBND xã Tân Lộc"\n[[offices]]\nname = "Tổ Trẻ em"\nfields = ["trẻ em"]\n', "xa.toml")
    done = run("calendar", str(write(LETTER, "tb.txt")), "--unit", str(profile), *DAYS)
    assert done.returncode == 0, done.stderr
    assert "Bộ phận: Tổ Trẻ em" in done.stdout


@pytest.mark.slow
def test_files_by_their_endings_and_the_same_bytes_again(district: str, tmp_path: Path) -> None:
    for name in ("lich.ics", "lich.xlsx", "lich.json", "lich.txt"):
        first, second = tmp_path / name, tmp_path / f"lai-{name}"
        for out in (first, second):
            done = run("calendar", district, *DAYS, "-o", str(out))
            assert done.returncode == 0, done.stderr
        assert first.read_bytes() == second.read_bytes()
    read = vobject.readOne((tmp_path / "lich.ics").read_text(encoding="utf-8"))
    held = json.loads((tmp_path / "lich.json").read_text(encoding="utf-8"))
    assert [event.dtstart.value.isoformat() for event in read.vevent_list][-1] == held["dated"][-1]["last"]


def test_a_bad_file_is_named_and_the_rest_goes_on(district: str, tmp_path: Path) -> None:
    (tmp_path / "hong.json").write_text("{", encoding="utf-8")
    done = run("calendar", str(tmp_path / "mat.pdf"), district, str(tmp_path / "hong.json"), str(tmp_path), *DAYS)
    assert done.returncode == 3
    assert "Lịch công việc" in done.stdout
    for told in ("mat.pdf", "hong.json", "là một thư mục", "3 trong 4 tệp không đọc được"):
        assert told in done.stderr
    assert "Traceback" not in done.stderr


def test_without_a_file_that_can_be_read_nothing_is_written(tmp_path: Path) -> None:
    out = tmp_path / "lich.ics"
    one = run("calendar", str(tmp_path / "mat.pdf"), "-o", str(out))
    two = run("calendar", str(tmp_path / "mat.pdf"), str(tmp_path / "a.pdf"), "-o", str(out))
    assert (one.returncode, two.returncode, out.exists()) == (3, 3, False)
    assert "Không đọc được tệp nào trong 2 tệp" in two.stderr


def test_no_deadline_at_all_is_told_in_a_sentence(tmp_path: Path) -> None:
    plain, dated = tmp_path / "khong.json", tmp_path / "co.json"
    plain.write_text(paper().to_json(), encoding="utf-8")
    dated.write_text(paper(due("2020-05-06", "xong", "Sở Y tế"), number="1").to_json(), encoding="utf-8")
    none = run("calendar", str(plain))
    assert (none.returncode, none.stdout) == (0, "")
    assert none.stderr == "Không thấy thời hạn nào trong 1 văn bản đã đọc.\n"
    other = run("calendar", str(dated), "--who", "Sở Xây dựng")
    assert other.stderr == "Không thấy việc nào giao cho “Sở Xây dựng” trong 1 văn bản đã đọc.\n"
    events = run("calendar", str(dated), "-o", str(tmp_path / "lich.ics"))
    assert events.returncode == 1
    assert "không ghi tệp lịch" in events.stderr


@pytest.mark.parametrize(
    ("arguments", "told"),
    [
        (["--from", "31/02/2025"], "không phải ngày hợp lệ"),
        (["--from", "2025-05-01", "--to", "2025-04-01"], "01/05/2025 đứng sau ngày kết thúc 01/04/2025"),
        (["--from", "2025-05-01", "--to", "2095-04-01"], "dài quá 10 năm"),
        (["--from", "9999-12-31"], "phải thuộc các năm"),
        (["-o", "lich.docx"], "hãy đặt tên kết thúc bằng"),
        (["-o", "lich.txt", "--format", "ics"], "phải có đuôi .ics"),
        (["--format", "xlsx"], "phải ghi vào tệp"),
        (["--format", "ics"], "phải ghi vào tệp"),
        (["--format", "pdf"], "table, ics, xlsx, json"),
        (["--who", "Sở Y tế", "--for", "UBND xã Tân Lộc"], "Chỉ dùng một trong"),
        (["--who", ""], "để trống"),
        (["--for", "Công ty Minh Anh"], "Không nhận ra đơn vị"),
    ],
)
def test_wrong_use_is_told_in_one_sentence(arguments: list[str], told: str, tmp_path: Path) -> None:
    done = run("calendar", str(sample(f"{PROVINCE}.md")), *arguments, cwd=tmp_path)
    assert done.returncode == 2
    assert told in done.stderr
    assert (done.stderr.count("\n"), done.stdout) == (1, "")
    assert list(tmp_path.iterdir()) == []


def test_an_input_is_never_written_over(district: str) -> None:
    done = run("calendar", district, "-o", district)
    assert done.returncode == 2
    assert "trùng với tệp đầu vào" in done.stderr
