"""`kehoach unit new` and `unit show` as a user runs them."""

from __future__ import annotations

import subprocess
import sys
import tomllib
from pathlib import Path

import pytest

from norms.entry import load
from norms.offices import Office
from schemas.texts import keys
from tests.kehoach.test_cli import run

ANSWERS = """Công ty Minh Anh
Ủy ban nhân dân xã Tân Lộc

năm
5
ấp
Ấp 1; Ấp 2
Phó Chủ tịch
Lê Thị Mẫu
Bưu điện xã
Phòng Kinh tế; Phòng Văn hóa - Xã hội
finance; đất đai
emulation
3

"""


def test_new_asks_again_until_an_answer_can_be_used_and_writes_a_profile(tmp_path: Path) -> None:
    out = tmp_path / "don-vi.toml"
    command = [sys.executable, "-m", "kehoach", "unit", "new", "-o", str(out)]
    done = subprocess.run(
        command, input=ANSWERS, capture_output=True, text=True, encoding="utf-8", timeout=60, check=False
    )
    assert done.returncode == 0, done.stderr
    assert "Không nhận ra đơn vị “Công ty Minh Anh”" in done.stderr
    assert "Hãy ghi một số nguyên" in done.stderr
    profile = tomllib.loads(out.read_text(encoding="utf-8"))
    assert profile["name"] == "Ủy ban nhân dân xã Tân Lộc"
    assert (profile["lead_days"], profile["hamlet_word"], profile["hamlets"]) == (5, "ấp", ["Ấp 1", "Ấp 2"])
    assert profile["offices"][0] == {"name": "Phòng Kinh tế", "fields": ["finance", "đất đai"]}
    assert profile["award_quotas"] == [{"collectives": 3}]
    shown = run("unit", "show", str(out), "--date", "01/9/2025").stdout
    assert "KT. CHỦ TỊCH / PHÓ CHỦ TỊCH — Lê Thị Mẫu" in shown
    assert "- Phòng Kinh tế (hồ sơ): tài chính; đất đai" in shown
    assert "- khen thưởng mỗi đợt: 3 tập thể, […] cá nhân" in shown


def test_an_existing_profile_is_not_written_over(tmp_path: Path) -> None:
    out = tmp_path / "don-vi.toml"
    out.write_text('name = "UBND xã A"\n', encoding="utf-8")
    done = run("unit", "new", "-o", str(out))
    assert done.returncode == 2
    assert "--force" in done.stderr
    assert out.read_text(encoding="utf-8") == 'name = "UBND xã A"\n'


@pytest.mark.parametrize(
    ("arguments", "told"),
    [
        (["--for", "UBND xã Tân Lộc", "--date", "01/9/2025"], "Phòng Văn hóa - Xã hội: "),
        (["--for", "UBND xã Tân Lộc", "--date", "01/9/2022"], "công chức Văn phòng - thống kê: "),
        (["--for", "UBND xã Tân Lộc", "--date", "01/9/2025"], "- giấy khen"),
        (["--for", "Sở Y tế tỉnh Hòa Giang", "--date", "01/9/2025"], "Ký hiệu kế hoạch: KH-SYT"),
        (["--for", "Sở Y tế tỉnh Hòa Giang", "--date", "01/9/2025"], "Người ký: GIÁM ĐỐC"),
        (["--for", "UBND huyện Phú Lâm", "--date", "01/9/2025"], "Tại ngày này cấp của đơn vị không còn"),
    ],
)
def test_show_lists_what_follows_from_a_name(arguments: list[str], told: str) -> None:
    assert told in run("unit", "show", *arguments).stdout


@pytest.mark.parametrize(
    ("profile", "told"),
    [
        ('name = "UBND xã Tân Lộc"\nlevel = "district"', "mâu thuẫn ở mục level"),
        ('name = "UBND xã Tân Lộc"\narea = "phường"', "mâu thuẫn ở mục area"),
        (
            'name = "UBND xã Tân Lộc"\nsigner_name = "A"\n[[leaders]]\nname = "B"\nposition = "Chủ tịch"',
            "không có trong danh sách",
        ),
        ('name = "UBND xã Tân Lộc"\n[[offices]]\nname = "X"\n[[offices]]\nname = "X"', "ghi bộ phận “X” hai lần"),
        ('name = "UBND xã Tân Lộc"\nkind = "xã"', "dùng một trong các giá trị: committee, office"),
        ('name = "UBND xã Tân Lộc"\nlead_days = "ba"', "phải là số nguyên"),
        ('name = "Phòng Kinh tế"', "Chưa rõ “Phòng Kinh tế” thuộc cơ quan nào"),
    ],
)
def test_a_profile_that_contradicts_itself_is_refused(tmp_path: Path, profile: str, told: str) -> None:
    path = tmp_path / "don-vi.toml"
    path.write_text(profile, encoding="utf-8")
    done = run("unit", "show", str(path))
    assert done.returncode == 2
    assert told in done.stderr
    assert len(done.stderr.strip().splitlines()) == 1


def test_every_domain_of_the_norms_has_a_name_in_vietnamese() -> None:
    domains = {domain for office in load("offices.toml", "office", Office) for domain in office.domains}
    assert {f"domain.{domain}" for domain in domains} <= set(keys())
