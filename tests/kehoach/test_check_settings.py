"""Which rules run, what is accepted, from where settings come, and how a check ends."""

from __future__ import annotations

import json
from pathlib import Path

import docx
import pytest

from check.rules import RULES
from check.selection import chosen_rules
from corpus.shipped import COMMUNE, DISTRICT, sample
from kehoach.check_settings import FORMATS, LEVELS, Asked, Settings, settings
from schemas.errors import WrongUse
from tests.kehoach.test_cli import run

XA, HUYEN = str(sample(f"{COMMUNE}.txt")), str(sample(f"{DISTRICT}.pdf"))
THREE = ["KH401", "KH601", "KH602"]


def found(output: str) -> list[str]:
    return [line.split()[0] for line in output.splitlines() if line.startswith("  KH")]


@pytest.mark.parametrize(
    ("select", "ignore", "wanted"),
    [
        ((), (), set(RULES)),
        (("KH6",), (), {id for id in RULES if id.startswith("KH6")}),
        (("kh401", "KH601"), (), {"KH401", "KH601"}),
        ((), ("KH",), set()),
        (("KH6",), ("KH601",), {id for id in RULES if id.startswith("KH6")} - {"KH601"}),
    ],
)
def test_rules_are_chosen_by_their_beginnings(
    select: tuple[str, ...], ignore: tuple[str, ...], wanted: set[str]
) -> None:
    assert chosen_rules(select, ignore) == wanted


@pytest.mark.parametrize(("select", "ignore"), [(("KX",), ()), ((), ("KH9999",)), (("",), ())])
def test_a_beginning_that_no_rule_has_is_refused(select: tuple[str, ...], ignore: tuple[str, ...]) -> None:
    with pytest.raises(WrongUse, match="Không có quy tắc"):
        chosen_rules(select, ignore)


def test_the_command_line_wins_over_the_nearest_file(tmp_path: Path) -> None:
    inner = tmp_path / "a" / "b"
    inner.mkdir(parents=True)
    (tmp_path / "kehoach.toml").write_text('[check]\nformat = "json"\n', encoding="utf-8")
    near = tmp_path / "a" / "kehoach.toml"
    near.write_text(
        '[check]\nselect = ["KH6"]\nignore = ["KH602"]\nfail_on = "error"\nbaseline = "da-xem.toml"\n', encoding="utf-8"
    )
    kept = Settings(("KH6",), ("KH602",), "error", "text", near.resolve().parent / "da-xem.toml")
    assert settings(Asked(), inner) == kept
    asked = Asked(("KH4",), ("KH401",), "advice", "md", Path("x.toml"))
    assert settings(asked, inner) == Settings(("KH4",), ("KH401",), "advice", "md", Path("x.toml"))
    near.write_text("", encoding="utf-8")
    assert settings(Asked(), inner) == Settings((), (), "advice", "text", None)


@pytest.mark.parametrize(
    ("written", "says"),
    [
        ("[check]\nselct = []\n", "“selct” không dùng được"),
        ("[chek]\n", "“chek” không dùng được"),
        ("check = 1\n", "“check” không dùng được"),
        ('[check]\nformat = "pdf"\n', "Mục “format”"),
        ('[check]\nfail_on = ["error"]\n', "Mục “fail_on”"),
        ("[check]\nbaseline = 1\n", "Mục “baseline”"),
        ('[check]\nselect = "KH4"\n', "Mục “select”"),
        ("[check]\nignore = [1]\n", "Mục “ignore”"),
        ('[check]\nselect = ["KX"]\n', "Không có quy tắc nào bắt đầu bằng “KX”"),
        ("[check\n", "không đúng cú pháp TOML (dòng 1)"),
    ],
)
def test_wrong_settings_are_one_sentence(written: str, says: str, tmp_path: Path) -> None:
    (tmp_path / "kehoach.toml").write_text(written, encoding="utf-8")
    done = run("check", XA, cwd=tmp_path)
    assert (done.returncode, done.stdout) == (2, "")
    assert says in done.stderr
    assert len(done.stderr.strip().splitlines()) == 1


def test_settings_hold_for_the_check_of_plans_alone(tmp_path: Path) -> None:
    (tmp_path / "kehoach.toml").write_text('[check]\nignore = ["KH4"]\nformat = "json"\n', encoding="utf-8")
    done = run("check", HUYEN, XA, cwd=tmp_path)
    assert [row["rule"] for row in json.loads(done.stdout)["findings"]] == ["KH601", "KH602"]
    assert found(run("check", HUYEN, XA, "--format", "text", "--ignore", "KH6", cwd=tmp_path).stdout) == ["KH401"]
    assert run("check", "--form", str(sample(f"{DISTRICT}.docx")), cwd=tmp_path).stdout == ""


@pytest.mark.parametrize(
    ("arguments", "code"),
    [
        ((HUYEN,), 0),
        ((XA, "--superior", HUYEN), 1),
        ((XA, "--fail-on", "error"), 1),
        ((XA, "--ignore", "KH"), 0),
        ((XA, "--format", "pdf"), 2),
        ((XA, "--fail-on", "never"), 2),
        ((XA, "--baseline", "khong-co.toml"), 3),
        ((XA, "--superior", "khong-co.pdf"), 3),
        (("khong-co.pdf",), 3),
        ((HUYEN, "khong-co.pdf"), 3),
        ((XA, "--format", "xlsx"), 2),
        ((XA, "--format", "docx", "-o", "a.docx"), 2),
        (("--form", XA, "--format", "sarif"), 2),
        (("--form", XA, "--ignore", "KH4"), 2),
        (("--final", XA, "--write-baseline", "b.toml"), 2),
        ((XA, "--baseline", "a.toml", "--write-baseline", "b.toml"), 2),
    ],
)
def test_how_a_check_ends(arguments: tuple[str, ...], code: int, tmp_path: Path) -> None:
    done = run("check", *arguments, cwd=tmp_path)
    assert done.returncode == code
    assert "Traceback" not in done.stderr
    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize(("option", "choices"), [("--format", FORMATS), ("--fail-on", LEVELS)])
def test_the_command_line_and_the_file_take_the_same_choices(option: str, choices: tuple[str, ...]) -> None:
    assert f"các giá trị {', '.join(choices)}." in run("check", XA, option, "khac").stderr


def test_the_guide_shows_settings_and_a_baseline_that_hold(tmp_path: Path) -> None:
    guide = (Path(__file__).parents[2] / "docs" / "huong-dan.md").read_text(encoding="utf-8")
    shown = [block.split("```")[0] for block in guide.split("```\n") if block.startswith(("[check]", "[[finding]]"))]
    assert len(shown) == 2
    for block in shown:
        name = "kehoach.toml" if block.startswith("[check]") else "da-xem.toml"
        (tmp_path / name).write_text(block, encoding="utf-8")
    done = run("check", XA, "--superior", HUYEN, "--ignore", "KH401", cwd=tmp_path)
    assert found(done.stdout) == ["KH601"]  # the guide's entry accepts KH602
    assert "không còn" not in done.stderr


def test_what_cannot_be_read_is_named_and_the_rest_is_checked(tmp_path: Path) -> None:
    empty = tmp_path / "rong.txt"
    empty.write_bytes(b"")
    done = run("check", str(empty), HUYEN, "khong-co.pdf", XA, cwd=tmp_path)
    assert done.returncode == 3
    assert found(done.stdout) == THREE
    assert "rong.txt" in done.stderr
    assert "khong-co.pdf" in done.stderr
    assert "2 trong 4 tệp không đọc được" in done.stderr
    log = json.loads(run("check", str(empty), XA, "--format", "sarif").stdout)
    notes = log["runs"][0]["invocations"][0]["toolExecutionNotifications"]
    assert ["rong.txt" in note["message"]["text"] for note in notes] == [True]


def accept(path: Path, reason: str = "đã xem") -> None:
    path.write_text(path.read_text(encoding="utf-8").replace('reason = ""', f'reason = "{reason}"'), encoding="utf-8")


@pytest.mark.slow
def test_a_baseline_is_written_filled_in_and_used(tmp_path: Path) -> None:
    path = tmp_path / "da-xem.toml"
    done = run("check", HUYEN, XA, "--select", "KH6", "--write-baseline", str(path))
    assert (done.returncode, done.stdout) == (0, "")
    assert "thêm 2 mục" in done.stderr
    refused = run("check", HUYEN, XA, "--baseline", str(path))
    assert (refused.returncode, refused.stdout) == (2, "")
    assert "Mục thứ 1 (KH601)" in refused.stderr
    accept(path)
    done = run("check", HUYEN, XA, "--baseline", str(path))
    assert (done.returncode, found(done.stdout)) == (1, ["KH401"])
    assert "1 vấn đề" in done.stderr
    done = run("check", HUYEN, XA, "--baseline", str(path), "--write-baseline", str(tmp_path / "x.toml"))
    assert done.returncode == 2
    done = run("check", HUYEN, XA, "--write-baseline", str(path))  # what people wrote stays
    assert "thêm 1 mục" in done.stderr
    assert path.read_text(encoding="utf-8").count('reason = "đã xem"') == 2
    accept(path, "KH4")
    assert run("check", HUYEN, XA, "--baseline", str(path)).returncode == 0


def test_entries_that_accept_nothing_are_told(tmp_path: Path) -> None:
    path = tmp_path / "da-xem.toml"
    rows = [("KH601", "việc cũ"), ("KH401", "06 TẬP  THỂ"), ("KH777", "quy tắc cũ")]
    path.write_text(
        "\n".join(f'[[finding]]\nrule = "{rule}"\ntext = "{text}"\nreason = "a"\n' for rule, text in rows),
        encoding="utf-8",
    )
    done = run("check", XA, "--baseline", str(path))
    told = [line for line in done.stderr.splitlines() if "không còn vấn đề" in line]
    assert [line.split()[1] for line in told] == ["KH601", "KH401", "KH777"]  # KH401 says nothing of its parts
    told = run("check", XA, "--baseline", str(path), "--select", "KH4").stderr
    assert "KH601" not in told  # its rule did not run
    both = '[[finding]]\nrule = "KH401"\ntext = "06 TẬP  THỂ"\nrelated = ["02 tập thể", "03 tập thể"]\nreason = "a"\n'
    path.write_text(both, encoding="utf-8")
    done = run("check", XA, "--baseline", str(path))
    assert (done.returncode, done.stdout) == (0, "")
    assert "không còn" not in done.stderr


@pytest.mark.parametrize(
    ("written", "says"),
    [
        ('[[finding]]\nrule = "KH401"\ntext = "a"\n', "chưa có lý do"),
        ('[[finding]]\nrule = "KH401"\ntext = "a"\nreason = " "\n', "chưa có lý do"),
        ('[[finding]]\ntext = "a"\nreason = "b"\n', "Mục thứ 1"),
        ('[[finding]]\nrule = "KH401"\ntext = 1\nreason = "b"\n', "Mục thứ 1"),
        ('[[finding]]\nrule = "KH401"\ntext = "a"\nrelated = "c"\nreason = "b"\n', "Mục thứ 1"),
        ('[[finding]]\nrule = "KH401"\ntext = "a"\nreason = "b"\nline = 1\n', "“line” không dùng được"),
        ('rule = "KH401"\n', "không phải danh sách"),
        ("finding = 1\n", "không phải danh sách"),
        ("[[finding]\n", "TOML (dòng 1)"),
    ],
)
def test_a_wrong_baseline_is_one_sentence(written: str, says: str, tmp_path: Path) -> None:
    path = tmp_path / "b.toml"
    path.write_text(written, encoding="utf-8")
    done = run("check", XA, "--baseline", str(path))
    assert (done.returncode, done.stdout) == (2, "")
    assert says in done.stderr
    assert len(done.stderr.strip().splitlines()) == 1


def word(path: Path, *lines: str) -> Path:
    path.parent.mkdir(parents=True, exist_ok=True)
    made = docx.Document()
    for line in lines or [row for row in Path(XA).read_text(encoding="utf-8").splitlines() if row.strip()]:
        made.add_paragraph(line)
    made.save(str(path))
    return path


def test_several_word_files_go_into_a_folder(tmp_path: Path) -> None:
    lines = [row for row in Path(XA).read_text(encoding="utf-8").splitlines() if row.strip()]
    other = [row.replace("15/KH-UBND", "16/KH-UBND") for row in lines]
    files = [str(word(tmp_path / folder / "kh.docx", *rows)) for folder, rows in (("a", lines), ("b", other))]
    done = run("check", *files, HUYEN, "--ignore", "KH1", "--format", "docx", "-o", str(tmp_path / "ra"))
    assert done.returncode == 1
    assert sorted(path.name for path in (tmp_path / "ra").iterdir()) == ["kh.docx", "kh~2.docx"]
    for path in (tmp_path / "ra").iterdir():
        assert len(list(docx.Document(str(path)).comments)) == 3
    assert f"Không có bản ghi chú cho “{HUYEN}”" in done.stderr


def test_no_original_is_written_over(tmp_path: Path) -> None:
    one, two = word(tmp_path / "a.docx"), word(tmp_path / "b.docx", "Một.")
    before = one.read_bytes()
    for arguments in ([str(one), str(two), "-o", str(tmp_path)], [str(one), "-o", str(one)]):
        done = run("check", *arguments, "--format", "docx")
        assert done.returncode == 2
        assert "trùng với" in done.stderr
    assert one.read_bytes() == before
    done = run("check", str(one), str(two), "--format", "docx", "-o", str(two) + ".docx")
    assert done.returncode == 1  # a name that is nothing yet is a folder
    done = run("check", str(one), str(two), "--format", "docx", "-o", HUYEN)
    assert done.returncode == 2
    assert "hãy đặt -o là một thư mục" in done.stderr
    assert run("check", str(one), "--format", "docx", "-o", str(tmp_path / "ra")).returncode == 2
