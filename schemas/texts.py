"""Every Vietnamese text that a user sees, by key, apart from the logic (texts_vi.toml)."""

from __future__ import annotations

import tomllib
from functools import cache
from importlib.resources import files
from typing import Any


@cache
def _table() -> dict[str, Any]:
    return tomllib.loads(files("schemas").joinpath("texts_vi.toml").read_text(encoding="utf-8"))


def say(key: str, **values: object) -> str:
    """The text of a dotted key with its values filled in; an unknown key is a programming error (KeyError)."""
    found: Any = _table()
    for part in key.split("."):
        found = found[part]
    return str(found).format(**values)


def keys() -> list[str]:
    """All keys, for the test that each is used and each used one exists."""

    def walk(table: dict[str, Any], prefix: str) -> list[str]:
        out: list[str] = []
        for name, value in table.items():
            path = f"{prefix}{name}"
            out.extend(walk(value, path + ".") if isinstance(value, dict) else [path])
        return out

    return walk(_table(), "")
