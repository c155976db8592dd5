"""Readable test names: a row is named by its Vietnamese text without diacritics."""

from __future__ import annotations

import re
import unicodedata
from datetime import date


def pytest_make_parametrize_id(val: object) -> str | None:
    """The id of a value in a table: "trước ngày 10/3" → "truoc-ngay-10/3"."""
    if isinstance(val, date):
        return val.isoformat()
    if not isinstance(val, str):
        return None
    plain = unicodedata.normalize("NFD", val.replace("đ", "d").replace("Đ", "D"))
    ascii_only = plain.encode("ascii", "ignore").decode()
    return re.sub(r"\s+", "-", ascii_only.strip())[:70] or "empty"
