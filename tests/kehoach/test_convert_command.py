"""`kehoach convert` as a person uses it: filters, a dry run, Ctrl-C, targets that can't be written, what it says at the end."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
from pathlib import Path

import pytest

from corpus.manifest import read_manifest
from corpus.shipped import COMMUNE, sample

_MANY = 160


@pytest.fixture
def store(tmp_path: Path) -> Path:
    folder = tmp_path / "kho"
    folder.mkdir()
    text = sample(f"{COMMUNE}.txt").read_text(encoding="utf-8")
    for number in range(8):
        (folder / f"{number}.txt").write_text(text.replace("15/KH-UBND", f"{number}/KH-UBND"), encoding="utf-8")
    return folder


def run(*arguments: str) -> tuple[int, str]:
    done = subprocess.run([sys.executable, "-m", "kehoach", "convert", *arguments], capture_output=True, text=True)
    return done.returncode, done.stderr


def test_filters_and_a_dry_run(store: Path, tmp_path: Path) -> None:
    out = tmp_path / "ra"
    code, told = run(str(store), "--out", str(out), "--include", "[1-4].txt", "--exclude", "2*", "--dry-run")
    assert (code, "3 tệp cần làm" in told, out.exists()) == (0, True, False)
    assert run(str(store), "--out", str(out), "--limit", "2", "--workers", "1")[0] == 0
    assert sorted(read_manifest(out).entries) == ["0.txt", "1.txt"]
    code, told = run(str(store), "--out", str(out), "--since", "2199-01-01")
    assert (code, "Không có tệp nào" in told) == (2, True)
    assert run(str(store), "--out", str(out), "--since", "31/02/2020")[0] == 2


def test_broken_lines_are_told(store: Path, tmp_path: Path) -> None:
    out = tmp_path / "ra"
    run(str(store), "--out", str(out), "--limit", "2")
    path = out / "manifest.jsonl"
    first, second = path.read_text(encoding="utf-8").splitlines()
    path.write_text(f"{first}\n{second[: len(second) // 2]}\n", encoding="utf-8")
    code, told = run(str(store), "--out", str(out), "--limit", "2")
    assert code == 0
    assert "1 dòng hỏng (dòng 2)" in told
    assert "= 1 xong" in told
    assert "1 bỏ qua" in told


def test_a_target_that_is_a_file_or_can_not_be_made(store: Path, tmp_path: Path) -> None:
    blocker = tmp_path / "tep"
    blocker.write_text("x", encoding="utf-8")
    assert run(str(store), "--out", str(blocker))[0] == 2
    code, told = run(str(store), "--out", str(blocker / "ra"))
    assert code == 1
    assert "Không ghi được" in told


def test_ctrl_c_ends_the_files_in_hand_and_a_second_run_does_the_rest(store: Path, tmp_path: Path) -> None:
    out = tmp_path / "ra"
    text = (store / "0.txt").read_text(encoding="utf-8")
    for number in range(8, _MANY):  # more than are done before the first row is told
        (store / f"{number}.txt").write_text(text.replace("0/KH-UBND", f"{number}/KH-UBND"), encoding="utf-8")
    command = [sys.executable, "-m", "kehoach", "convert", str(store), "--out", str(out), "--workers", "1"]
    asked = subprocess.Popen(command, stderr=subprocess.PIPE, text=True, env={**os.environ, "COLUMNS": "200"})
    assert asked.stderr is not None
    assert asked.stderr.readline().startswith("ok\t")
    asked.send_signal(signal.SIGINT)
    told = asked.stderr.read()
    assert asked.wait() == 130
    done = len(read_manifest(out).entries)
    assert 1 <= done < _MANY
    assert "chưa làm" in told
    assert "làm tiếp" in told
    code, told = run(str(store), "--out", str(out))
    assert code == 0
    assert f"{done} bỏ qua" in told
    assert len(list(out.glob("*.json"))) == _MANY
