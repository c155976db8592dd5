"""A dask cluster and an archive to convert with it."""

from __future__ import annotations

import os
import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest

from bench.local_cluster import Cluster, cluster
from corpus.shipped import COMMUNE, DISTRICT, PROVINCE, sample

PLANS = 24


@pytest.fixture
def bare(tmp_path: Path) -> Iterator[Cluster]:
    """A scheduler without workers, which gives a file up when two workers died of it."""
    with cluster(tmp_path / "dask", DASK_DISTRIBUTED__SCHEDULER__ALLOWED_FAILURES="1") as started:
        yield started


@pytest.fixture
def two(bare: Cluster) -> Cluster:
    """A scheduler with two workers, which their nannies start again when they die."""
    for _ in range(2):
        bare.worker()
    bare.ready(2)
    return bare


@pytest.fixture
def archive(tmp_path: Path) -> Path:
    """Some plans (the name of one is no text), a copy, an empty file and a broken one."""
    folder = tmp_path / "kho"
    (folder / "xa").mkdir(parents=True)
    text = sample(f"{COMMUNE}.txt").read_text(encoding="utf-8")
    for number in range(PLANS):
        (folder / "xa" / f"{number}.txt").write_text(text.replace("15/KH-UBND", f"{number}/KH-UBND"), encoding="utf-8")
    (folder / "xa" / "0.txt").rename(folder / "xa" / os.fsdecode(b"k\xff.txt"))
    for name in (f"{DISTRICT}.pdf", f"{DISTRICT}.docx", f"{PROVINCE}.md"):
        shutil.copy(sample(name), folder)
    shutil.copy(sample(f"{PROVINCE}.md"), folder / "ban-sao.md")
    (folder / "rong.txt").write_bytes(b"")
    (folder / "hong.pdf").write_bytes(sample(f"{DISTRICT}.pdf").read_bytes()[:900])
    return folder
