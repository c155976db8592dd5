"""An office's entries as TOML text, and how they go into a file that is there without touching what else it says."""

from __future__ import annotations

import json
import re
import tomllib
from collections.abc import Iterable
from datetime import date
from decimal import Decimal

from norms.entry import Row

_BLOCK = re.compile(r"^(?=\[\[?[A-Za-z_\-]+\]\]?\s*(?:#.*)?$)", re.MULTILINE)


def toml_value(value: object) -> str:
    """A value as TOML: text, whole and decimal numbers, truth, dates, lists, and tables within a line."""
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, (int, float, Decimal)):
        return str(value)
    if isinstance(value, date):
        return value.isoformat()
    if isinstance(value, (list, tuple)):
        return "[" + ", ".join(map(toml_value, value)) + "]"
    if isinstance(value, dict):
        return "{ " + ", ".join(f"{name} = {toml_value(held)}" for name, held in value.items()) + " }"
    return json.dumps(str(value), ensure_ascii=False).replace("\x7f", "\\u007f")


def toml_rows(table: str, rows: Iterable[Row]) -> str:
    """Rows as an array of tables, a blank line before each."""
    return "".join(
        f"\n[[{table}]]\n" + "".join(f"{key} = {toml_value(value)}\n" for key, value in row.items()) for row in rows
    )


def laid_into(text: str, table: str, rows: list[Row]) -> str:
    """A file's text with rows of a table added at its end; those of the same ids that stood there are taken out first.

    Comments and everything else stay; where blocks can't be told apart (text over several lines) all is written anew.
    """
    ids = {row["id"] for row in rows}
    before = tomllib.loads(text)
    wanted = dict(before)
    wanted[table] = [row for row in before.get(table, []) if row.get("id") not in ids] + rows
    kept = [_said_below(block) if _is_row(block, table, ids) else block for block in _BLOCK.split(text)]
    head = "".join(kept).rstrip("\n")
    made = (head + "\n" if head else "") + toml_rows(table, rows)
    try:
        if tomllib.loads(made) == _plain(wanted):
            return made.lstrip("\n")
    except tomllib.TOMLDecodeError:
        pass
    return "".join(toml_rows(name, held) for name, held in wanted.items()).lstrip("\n")


def _said_below(block: str) -> str:
    """The comments at a block's end: they speak of the next one."""
    lines = block.splitlines(keepends=True)
    while lines and re.match(r"\s*(?:#|$)", lines[-1]):
        lines.pop()
    return block[len("".join(lines)) :].lstrip("\n")


def _is_row(block: str, table: str, ids: set[str]) -> bool:
    if not block.startswith(f"[[{table}]]"):
        return False
    try:
        rows = tomllib.loads(block)[table]
    except tomllib.TOMLDecodeError:
        return False
    return rows[0].get("id") in ids


def _plain(data: Row) -> Row:
    """Data as it comes back from a file: only what TOML knows."""
    return tomllib.loads("".join(toml_rows(name, held) for name, held in data.items()))
