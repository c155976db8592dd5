"""The wheel holds everything: built, installed in an empty environment, it runs the demo."""

from __future__ import annotations

import os
import subprocess
import sys
import zipfile
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]


def uv(*arguments: str, **environment: str) -> subprocess.CompletedProcess[str]:
    command = [sys.executable, "-m", "uv", *arguments]
    env = {
        key: value for key, value in os.environ.items() if key not in ("VIRTUAL_ENV", "UV_PROJECT_ENVIRONMENT")
    } | environment
    done = subprocess.run(command, capture_output=True, text=True, timeout=600, check=False, cwd=ROOT, env=env)
    assert done.returncode == 0, done.stderr
    return done


@pytest.mark.slow
def test_the_wheel_runs_the_demo_where_nothing_else_is(tmp_path: Path) -> None:
    uv("build", "--wheel", "--out-dir", str(tmp_path))
    wheel = next(tmp_path.glob("*.whl"))
    names = zipfile.ZipFile(wheel).namelist()
    for needed in (
        "templates/ke_hoach.docx", "templates/cong_van.docx", "kehoach/pages/trace-page.html",
        "norms/data/offices.toml", "schemas/texts_vi.toml", "schemas/plan.schema.json",
        "corpus/samples/kh-huyen-phu-lam-2024.pdf",
    ):  # fmt: skip
        assert needed in names
    pins = uv("export", "--locked", "--no-default-groups", "--no-emit-project", "--no-hashes").stdout
    (tmp_path / "pins.txt").write_text(pins, encoding="utf-8")
    home = tmp_path / "venv"
    uv("venv", str(home), "--python", sys.executable)
    uv("pip", "install", "--python", str(home), "-r", str(tmp_path / "pins.txt"), str(wheel))
    binary = home / ("Scripts" if os.name == "nt" else "bin") / "kehoach"
    done = subprocess.run([str(binary), "demo"], cwd=tmp_path, capture_output=True, text=True, timeout=120, check=False)
    assert done.returncode == 0, done.stderr
    assert (tmp_path / "demo" / "du-thao-xa-tan-loc.docx").exists()
