"""An office's own entries: a folder of TOML files of the same names and tables, read, checked and laid over the shipped ones.

An entry with a known id replaces the shipped one, a new id is added in front, `remove = true` takes one away.
"""

from __future__ import annotations

import os
import re
import tomllib
from collections import Counter
from pathlib import Path
from typing import Any

from pydantic import ValidationError

from norms.chains import broken_chains
from norms.entry import OwnRows, Row, own_rows, shipped, use_own_rows
from norms.flaws import Flaw, flaw_of
from norms.tables import FILES, TABLES, Table
from schemas.texts import say

ENVIRONMENT = "KEHOACH_NORMS"
_MOST_BYTES = 5_000_000
_MOST_ENTRIES = 20_000
# pydantic's names of what can be wrong with a key, and ours; any other is the value's
_WRONG = {"missing": "missing", "extra_forbidden": "unknown"}
# what the models' own checks say, before the colon
_OWN_CHECKS = ("pattern", "template", "dates")


def lay_over(folder: Path | None) -> int:
    """Lay a folder of own entries over the shipped norms, or (None) take them away; gives how many entries there are.

    Whatever was made of the norms before is forgotten. Raises WrongUse for the first thing that is wrong with the folder;
    the norms are then what they were.
    """
    rows, flaws = read_own(folder) if folder is not None else ({}, [])
    if flaws:
        raise flaws[0].error()
    before = own_rows()
    use_own_rows(rows)
    broken = next(broken_chains(), None) if rows else None
    if broken is not None:
        use_own_rows(*before)
        raise Flaw(broken.key, {**broken.values, "file": folder}).error()
    return sum(map(len, rows.values()))


def lay_over_from_environment() -> None:
    """Lay the folder over that KEHOACH_NORMS names, if it names one. Raises WrongUse."""
    named = os.environ.get(ENVIRONMENT)
    lay_over(Path(named) if named else None)


def read_own(folder: Path) -> tuple[OwnRows, list[Flaw]]:
    """An office's rows by file and table, and everything that is wrong with them."""
    if not folder.is_dir():
        return {}, [Flaw("norms.no_folder", {"folder": folder})]
    rows: dict[tuple[str, str], tuple[Row, ...]] = {}
    flaws: list[Flaw] = []
    for path in sorted(folder.glob("*.toml")):
        if path.name not in FILES:
            flaws.append(Flaw("norms.unknown_file", {"file": path, "names": ", ".join(FILES)}))
            continue
        data, flaw = read_toml(path)
        if flaw is not None:
            flaws.append(flaw)
            continue
        known = {table.name: table for table in TABLES if table.file == path.name}
        for name, held in data.items():
            table = known.get(name)
            if table is None or not _is_rows(held):
                flaws.append(Flaw("norms.unknown_table", {"file": path, "table": name, "tables": ", ".join(known)}))
                continue
            rows[(path.name, name)] = tuple(held)
            flaws += check_rows(table, held, path)
    return rows, flaws


def read_toml(path: Path) -> tuple[dict[str, Any], Flaw | None]:
    """A TOML file as a table; what is wrong with the file itself comes as a flaw."""
    try:
        if path.stat().st_size > _MOST_BYTES:
            return {}, Flaw("norms.too_large", {"file": path, "limit": _MOST_BYTES // 1_000_000})
        return tomllib.loads(path.read_text(encoding="utf-8-sig")), None
    except UnicodeDecodeError:
        return {}, Flaw("read.encoding", {"file": path})
    except OSError:
        return {}, Flaw("read.failed", {"file": path})
    except (tomllib.TOMLDecodeError, RecursionError) as problem:
        line = next(iter(re.findall(r"line (\d+)", str(problem))), "?")
        return {}, Flaw("norms.syntax", {"file": path, "line": line})


def _is_rows(held: object) -> bool:
    return isinstance(held, list) and all(isinstance(row, dict) for row in held)


def check_rows(table: Table, rows: list[Row], path: Path) -> list[Flaw]:
    """What is wrong with an office's rows for a table: ids, keys, values, patterns, removals of what is not there."""
    if len(rows) > _MOST_ENTRIES:
        return [Flaw("norms.too_many", {"file": path, "limit": _MOST_ENTRIES})]
    known = {row["id"] for row in shipped(table.file).get(table.name, [])}
    flaws: list[Flaw] = []

    def wrong(entry: object, field: str, problem: str) -> None:
        flaws.append(flaw_of(path, table.name, entry, field, problem))

    for index, row in enumerate(rows, start=1):
        name = row.get("id")
        if not isinstance(name, str) or not name.strip():
            wrong(index, "id", say("norms.problem_missing"))
        elif "remove" in row:
            if row["remove"] is not True or set(row) > {"id", "remove"}:
                wrong(name, "remove", say("norms.problem_remove"))
            elif name not in known:
                wrong(name, "remove", say("norms.problem_not_there"))
        else:
            for field, problem in entry_problems(table, row):
                wrong(name, field, problem)
    for name, count in Counter(str(row.get("id")) for row in rows).items():
        if count > 1:
            wrong(name, "id", say("norms.problem_twice"))
    return flaws


def entry_problems(table: Table, row: Row) -> list[tuple[str, str]]:
    """The fields of a row that are wrong, each with what is wrong about it, in Vietnamese."""
    try:
        entry = table.kind.model_validate(row)
    except ValidationError as problem:
        return [
            (".".join(str(part) for part in error["loc"]) or "from", _problem(error["type"], error["msg"]))
            for error in problem.errors()
        ]
    return [] if entry.source.strip() else [("source", say("norms.problem_missing"))]


def _problem(kind: str, message: str) -> str:
    if kind == "value_error":
        own = message.removeprefix("Value error, ").partition(":")
        if own[0] in _OWN_CHECKS:
            at = re.search(r"position (\d+)", own[2])
            where = say("norms.at", position=at[1]) if at else ""
            return say(f"norms.problem_{own[0]}", where=where)
    return say(f"norms.problem_{_WRONG.get(kind, 'value')}")
