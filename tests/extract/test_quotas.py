"""Award quotas: what an expression must never cost."""

from __future__ import annotations

import time
from collections.abc import Callable
from pathlib import Path

import kehoach


def test_a_long_list_of_names_is_read_at_once(write: Callable[..., Path]) -> None:
    names = ", ".join("abcdefghijklmnopqrstuvwxy" * 4)
    text = f"KẾ HOẠCH\nKhen thưởng năm 2024\n\nI. KHEN THƯỞNG\n1. Giấy khen cho 05 tập thể {names} (theo danh sách)\n"
    start = time.perf_counter()
    kehoach.extract(write(text))
    assert time.perf_counter() - start < 5
