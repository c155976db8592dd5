"""Workers share the cores for recognising; what one held when it died is free again."""

from __future__ import annotations

import threading
import time
from pathlib import Path

from corpus.pool import Limits, Pool
from corpus.slots import Slots
from extract.reading import recognising


def test_no_more_than_so_many_at_a_time(tmp_path: Path) -> None:
    slots, now, most = Slots(tmp_path, 2), [0], [0]
    guard = threading.Lock()

    def work() -> None:
        with slots.one():
            with guard:
                now[0] += 1
                most[0] = max(most[0], now[0])
            time.sleep(0.05)
            with guard:
                now[0] -= 1

    threads = [threading.Thread(target=work) for _ in range(6)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join(10)
    assert (now[0], most[0]) == (0, 2)


def hold(folder: str) -> str:
    """Take the only slot and never give it back."""
    with Slots(Path(folder), 1).one():
        time.sleep(60)
    return folder


def test_a_killed_worker_leaves_its_slot_free(tmp_path: Path) -> None:
    with Pool(hold, 1, Limits(seconds=2.0)) as pool:
        ended = [row.ended for row in pool.run([str(tmp_path)]) if row is not None]
    assert ended == ["timeout"]
    start = time.monotonic()
    with Slots(tmp_path, 1).one():
        assert time.monotonic() - start < 1


def shared(folder: str) -> bool:
    """Whether recognising waits for a slot in this process."""
    Slots(Path(folder), 1).share()
    return getattr(recognising.slot, "__self__", None) == Slots(Path(folder), 1)


def test_a_worker_recognises_with_a_slot(tmp_path: Path) -> None:
    with Pool(shared, 1) as pool:
        assert [row.value for row in pool.run([str(tmp_path)]) if row is not None] == [True]
