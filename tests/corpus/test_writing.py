"""Writing: links keep their targets, devices stay devices, inputs stay inputs."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from corpus.writing import write_whole
from kehoach.output import keep_apart
from schemas.errors import WrongUse


def test_a_link_keeps_its_target(tmp_path: Path) -> None:
    target, link = tmp_path / "that.json", tmp_path / "lien-ket.json"
    target.write_text("cũ", encoding="utf-8")
    link.symlink_to(target)
    write_whole(link, "mới")
    assert link.is_symlink()
    assert target.read_text(encoding="utf-8") == "mới"


def test_what_is_no_file_is_written_into(tmp_path: Path) -> None:
    pipe = tmp_path / "ong"
    os.mkfifo(pipe)
    reader = os.open(pipe, os.O_RDONLY | os.O_NONBLOCK)
    write_whole(pipe, "dữ liệu")
    assert os.read(reader, 100).decode() == "dữ liệu"
    os.close(reader)
    assert pipe.is_fifo()


def test_an_output_is_no_input(tmp_path: Path) -> None:
    (tmp_path / "a").mkdir()
    keep_apart(tmp_path / "ra.json", tmp_path / "vao.md", None)
    keep_apart(None, tmp_path / "vao.md")
    with pytest.raises(WrongUse, match="trùng với"):
        keep_apart(tmp_path / "a" / ".." / "vao.md", tmp_path / "vao.md")
