"""Worker processes: what hangs, grows or dies costs itself only; nothing outlives its parent."""

from __future__ import annotations

import os
import re
import signal
import subprocess
import sys
import time
from pathlib import Path

import psutil
import pytest

from corpus.pool import Limits, Pool, Result

LIMITS = Limits(seconds=3.0, mebibytes=400, tasks=3)


def work(task: str) -> str:
    """One task by its name."""
    if task == "treo":
        re.match(r"(a|a)*b", "a" * 200)
    if task == "phình":
        held = [bytearray(50 << 20) for _ in range(100)]
        time.sleep(30)
        return str(len(held))
    if task == "chết":
        os.kill(os.getpid(), signal.SIGKILL)
    if task == "con phình":
        code = "import time; held = [bytearray(50 << 20) for _ in range(20)]; time.sleep(30)"
        subprocess.run([sys.executable, "-c", code], check=False)
    return f"{task} {os.getpid()}"


def ended(tasks: list[str], workers: int = 2) -> dict[str, Result[str, str]]:
    with Pool(work, workers, LIMITS) as pool:
        return {result.task: result for result in pool.run(tasks) if result is not None}


@pytest.mark.slow
def test_what_goes_wrong_costs_itself_only() -> None:
    tasks = ["a", "treo", "b", "chết", "c", "phình", "con phình", "d"]
    found = ended(tasks)
    assert {task: found[task].ended for task in tasks} == {
        "a": "done", "treo": "timeout", "b": "done", "chết": "died", "c": "done", "phình": "out_of_memory",
        "con phình": "out_of_memory", "d": "done",
    }  # fmt: skip
    assert found["phình"].peak > 400
    assert found["treo"].seconds < 10
    assert (found["a"].value or "").startswith("a ")


def test_workers_are_replaced() -> None:
    found = ended([f"{number}" for number in range(9)], workers=1)
    pids = [(result.value or "").split()[1] for result in found.values()]
    assert [pids.count(pid) for pid in dict.fromkeys(pids)] == [3, 3, 3]


def test_no_task_is_begun_after_a_stop() -> None:
    done: list[str] = []
    with Pool(work, 1, LIMITS) as pool:
        for result in pool.run(["a", "b", "c"], lambda: bool(done)):
            if result is not None:
                done.append(result.task)
    assert done == ["a"]


PARENT = """
import sys, time
from corpus.pool import Pool
from tests.corpus.test_pool import slow
if __name__ == "__main__":
    with Pool(slow, 2) as pool:
        for _ in pool.run(["a", "b"]):
            print(*[worker.process.pid for worker in pool._workers], flush=True)
"""


def slow(task: str) -> str:
    """Longer than the test waits, in a program of its own."""
    subprocess.run([sys.executable, "-c", "import time; time.sleep(60)"], check=False)
    return task


@pytest.mark.slow
@pytest.mark.skipif(not hasattr(os, "killpg"), reason="process groups are POSIX's")
def test_nothing_outlives_a_parent_that_is_killed(tmp_path: Path) -> None:
    path = tmp_path / "parent.py"
    path.write_text(PARENT, encoding="utf-8")
    parent = subprocess.Popen(
        [sys.executable, str(path)],
        stdout=subprocess.PIPE,
        text=True,
        env={**os.environ, "PYTHONPATH": str(Path.cwd())},
    )
    assert parent.stdout is not None
    pids = [int(word) for word in parent.stdout.readline().split()]
    time.sleep(1.5)  # until the workers are at their tasks
    children = [child for pid in pids for child in psutil.Process(pid).children()]
    parent.kill()
    parent.wait()
    gone, alive = psutil.wait_procs([*map(_process, pids), *children], timeout=5)
    assert [row for row in alive if row.is_running() and row.status() != psutil.STATUS_ZOMBIE] == []
    assert len(pids) == 2
    del gone


def _process(pid: int) -> psutil.Process:
    return psutil.Process(pid)
