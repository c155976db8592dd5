"""`kehoach template`: get a template, check it, and an office's own template for a draft."""

from __future__ import annotations

from pathlib import Path

import docx
import pytest

from generate.render import render
from kehoach.template_command import check_files, copy, fitting_template
from schemas.errors import UnreadableInput, WrongUse
from tests.kehoach.test_cli import run
from tests.templates.drafts import committee


def test_a_copy_fits_and_prints_the_same(tmp_path: Path) -> None:
    path = tmp_path / "mau.docx"
    copy("ke_hoach", path)
    assert check_files([path]) == 0
    assert render(committee(), fitting_template(path, "ke_hoach")) == render(committee())


def test_a_copy_never_replaces_a_changed_template(tmp_path: Path) -> None:
    path = tmp_path / "mau.docx"
    path.write_bytes(b"mine")
    with pytest.raises(WrongUse, match=r"mau\.docx"):
        copy("ke_hoach", path)
    assert path.read_bytes() == b"mine"


def test_a_faulty_template_is_refused_with_its_file_tag_and_place(tmp_path: Path) -> None:
    path = tmp_path / "mau.docx"
    copy("ke_hoach", path)
    document = docx.Document(str(path))
    document.add_paragraph("Ngày {{ ngay_ky }}")
    document.save(str(path))
    with pytest.raises(WrongUse) as caught:
        fitting_template(path, "ke_hoach")
    for words in ("mau.docx", "{{ ngay_ky }}", "“ngay_ky”", "đoạn "):
        assert words in str(caught.value)
    assert check_files([path]) == 1


@pytest.mark.parametrize(
    ("make", "error"),
    [
        (lambda path: None, UnreadableInput),
        (lambda path: path.mkdir(), UnreadableInput),
        (lambda path: path.write_bytes(b"x"), WrongUse),
        (lambda path: copy("cong_van", path), WrongUse),
    ],
)
def test_what_is_no_template_of_a_plan_is_refused(make: object, error: type[Exception], tmp_path: Path) -> None:
    path = tmp_path / "mau.docx"
    make(path)  # type: ignore[operator]
    with pytest.raises(error, match=r"mau\.docx"):
        fitting_template(path, "ke_hoach")


def test_the_command_line(tmp_path: Path) -> None:
    path = tmp_path / "mau.docx"
    assert run("template", "copy", "quyet_dinh", "-o", str(path)).returncode == 0
    done = run("template", "check", str(path))
    assert (done.returncode, done.stdout) == (0, "")
    assert "quyết định" in done.stderr
    path.write_bytes(b"x")
    done = run("template", "check", str(path))
    assert done.returncode == 1
    assert "LỖI" in done.stdout
    assert run("template", "copy", "giay_moi").returncode == 2
    assert run("template", "check", str(tmp_path / "khong-co.docx")).returncode == 3
