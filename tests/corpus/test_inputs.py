"""Which files a conversion takes, and what their outputs are called."""

from __future__ import annotations

import os
import shutil
from datetime import date
from pathlib import Path

import pytest

from corpus.inputs import Filter, find_inputs
from schemas.errors import WrongUse

FILES = ("2024/xa.txt", "2024/xa.PDF", "2019/huyen.docx", "tinh.md", ".an", "2024/~$xa.docx", ".git/config")
TAKEN = ["2019/huyen.docx", "2024/xa.PDF", "2024/xa.txt", "tinh.md"]


@pytest.fixture
def store(tmp_path: Path) -> Path:
    folder = tmp_path / "kho"
    for name in FILES:
        (folder / name).parent.mkdir(parents=True, exist_ok=True)
        (folder / name).write_text(name, encoding="utf-8")
    os.utime(folder / "tinh.md", (1.5e9, 1.5e9))  # in July 2017
    return folder


def names(places: list[Path], out: Path, **chosen: object) -> list[str]:
    return [item.name for item in find_inputs(places, out, Filter(**chosen)).inputs]  # type: ignore[arg-type]


FILTERS: list[tuple[dict[str, object], list[str]]] = [
    ({}, ["2019/huyen.docx", "2024/xa.PDF", "2024/xa.txt", "tinh.md"]),
    ({"include": ("*.pdf", "*.docx")}, ["2019/huyen.docx", "2024/xa.PDF"]),
    ({"include": ("2024/*",)}, ["2024/xa.PDF", "2024/xa.txt"]),
    ({"exclude": ("XA.*",)}, ["2019/huyen.docx", "tinh.md"]),
    ({"include": ("2024/*",), "exclude": ("*.txt",)}, ["2024/xa.PDF"]),
    ({"since": date(2020, 1, 1)}, ["2019/huyen.docx", "2024/xa.PDF", "2024/xa.txt"]),
    ({"limit": 2}, ["2019/huyen.docx", "tinh.md"]),
]


@pytest.mark.parametrize(("chosen", "expected"), FILTERS)
def test_filters(store: Path, tmp_path: Path, chosen: dict[str, object], expected: list[str]) -> None:
    assert sorted(names([store], tmp_path / "ra", **chosen)) == expected


def test_the_output_folder_and_links_in_circles(store: Path, tmp_path: Path) -> None:
    out = store / "ra"
    out.mkdir()
    (out / "cu.txt").write_text("x", encoding="utf-8")
    (store / "2024" / "vong").symlink_to(store, target_is_directory=True)
    (store / "lai.txt").symlink_to(store / "tinh.md")
    other = tmp_path / "khac"
    other.mkdir()
    (other / "a.txt").write_text("x", encoding="utf-8")
    (store / "khac").symlink_to(other, target_is_directory=True)
    (store / "gay.txt").symlink_to(tmp_path / "khong-co")
    found = names([store], out)
    assert len(found) == 5
    assert "khac/a.txt" in found
    assert sum(name in ("tinh.md", "lai.txt") for name in found) == 1  # one file by two names


def test_a_folder_that_can_not_be_opened_is_told(store: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    scan = os.scandir

    def closed(path: str) -> object:
        if str(path).endswith("2019"):
            raise PermissionError(13, "Permission denied", str(path))
        return scan(path)

    monkeypatch.setattr(os, "scandir", closed)
    found = find_inputs([store], tmp_path / "ra")
    assert [Path(name).name for name, _ in found.closed] == ["2019"]
    assert len(found.inputs) == 3


def test_names_in_any_bytes_stay_apart(store: Path, tmp_path: Path) -> None:
    for raw in (b"k\xff.txt", b"k\xfe.txt", "kế.txt".encode()):
        Path(os.fsdecode(os.path.join(os.fsencode(store), raw))).write_text("x", encoding="utf-8")  # noqa: PTH118 - bytes
    found = [name for name in names([store], tmp_path / "ra") if name.startswith("k")]
    assert len(found) == len(set(found)) == 3
    for name in found:
        assert name.encode("utf-8")


def test_names_never_leave_the_output_folder_and_never_meet(
    store: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    twin = tmp_path / "khac" / "kho"
    shutil.copytree(store, twin)
    monkeypatch.chdir(store)
    found = names([Path(), twin], tmp_path / "ra")
    assert sorted(found) == sorted([*(f"kho/{name}" for name in TAKEN), *(f"kho~2/{name}" for name in TAKEN)])
    assert names([store / "tinh.md", twin / "tinh.md"], tmp_path / "ra") == ["tinh.md", "tinh~2.md"]
    monkeypatch.chdir(store / "2024")
    assert all(not name.startswith((".", "/")) for name in names([Path(".."), twin], tmp_path / "ra"))


def test_an_output_folder_over_the_inputs_is_refused(store: Path, tmp_path: Path) -> None:
    for out in (tmp_path, store):
        with pytest.raises(WrongUse, match="chọn thư mục khác"):
            find_inputs([store], out)
