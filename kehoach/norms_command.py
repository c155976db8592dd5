"""`kehoach norms`: list what the norms hold, check them, and take in an office's own table."""

from __future__ import annotations

import json
import os
from datetime import date
from pathlib import Path
from typing import Any

from kehoach.output import emit, message, save
from norms.entry import Entry, own_ids
from norms.overlay import ENVIRONMENT, check_rows, lay_over, read_own, read_toml
from norms.tables import TABLES, Table, find_tables
from schemas.errors import UnreadableInput, WrongUse
from schemas.texts import say


def use(folder: Path) -> None:
    """Lay a folder of own entries over the norms, also for the processes that this one starts. Raises WrongUse."""
    lay_over(folder)
    os.environ[ENVIRONMENT] = str(folder.resolve())


def name_only(folder: Path) -> None:
    """Name the folder for the commands that deal with the norms themselves: they read it when they need it."""
    os.environ[ENVIRONMENT] = str(folder.resolve())


def list_norms(name: str | None, day: date | None, unverified: bool, format: str) -> None:
    """Print the entries of a table or of all: those of a day, those that are not verified, or how many there are."""
    tables = _tables(name)
    chosen = [(table, [row for row in table.entries() if _wanted(row, day, unverified)]) for table in tables]
    if format == "json":
        rows = [_as_json(table, entry) for table, entries in chosen for entry in entries]
        emit(json.dumps(rows, ensure_ascii=False, indent=1) + "\n", None)
    elif name is None and day is None and not unverified:
        emit("".join(_summary(table, entries) for table, entries in chosen), None)
    else:
        emit("".join(_line(table, entry) for table, entries in chosen for entry in entries), None)
        message(say("norms.listed", count=sum(len(entries) for _, entries in chosen)))


def _tables(name: str | None) -> tuple[Table, ...]:
    found = find_tables(name) if name else TABLES
    if not found:
        raise WrongUse("norms.no_table", value=name, tables=", ".join(table.name for table in TABLES))
    return found


def _wanted(entry: Entry, day: date | None, unverified: bool) -> bool:
    return (day is None or entry.holds(day)) and not (unverified and entry.verified)


def _as_json(table: Table, entry: Entry) -> dict[str, Any]:
    held = entry.model_dump(mode="json", by_alias=True, exclude_defaults=True)
    return {"file": table.file, "table": table.name, "own": entry.id in own_ids(table.file, table.name), **held}


def _summary(table: Table, entries: list[Entry]) -> str:
    unsure = sum(not entry.verified for entry in entries)
    own = len(own_ids(table.file, table.name))
    return say("norms.summary", table=table.name, file=table.file, count=len(entries), unsure=unsure, own=own) + "\n"


def _line(table: Table, entry: Entry) -> str:
    what = next(
        (
            str(held)
            for key in ("name", "word", "full", "code", "pattern", "law")
            if (held := getattr(entry, key, None))
        ),
        "",
    )
    marks = entry.confidence + ("?" if entry.ask else "") + ("*" if entry.id in own_ids(table.file, table.name) else "")
    first = entry.since.strftime("%d/%m/%Y") if entry.since else "…"
    last = entry.until.strftime("%d/%m/%Y") if entry.until else "…"
    short = what if len(what) <= 70 else what[:69] + "…"
    return f"{table.name}\t{entry.id}\t{marks}\t{first} – {last}\t{short}\t{entry.source}\n"


def check(folder: Path | None) -> int:
    """Print everything that is wrong with the norms and a folder laid over them; 1 where there is anything, else 0."""
    from norms.soundness import check_norms

    where = folder or _named()
    lay_over(None)
    flaws = check_norms(where)
    emit("".join(f"{flaw}\n" for flaw in flaws), None)
    count = sum(len(table.entries()) for table in TABLES) if not flaws else 0
    message(say("norms.flaws", count=len(flaws)) if flaws else say("norms.sound", count=count))
    return int(bool(flaws))


def _named() -> Path | None:
    held = os.environ.get(ENVIRONMENT)
    return Path(held) if held else None


def take_in(file: Path, folder: Path | None, name: str | None) -> None:
    """Check an office's table and write its entries into its folder; nothing is written where anything is wrong.

    Raises WrongUse, UnreadableInput, NotWritten.
    """
    from kehoach.own_tables import read_tables
    from norms.writing import laid_into

    where = folder or _named()
    if where is None:
        raise WrongUse("norms.where")
    if where.exists() and not where.is_dir():
        raise WrongUse("norms.no_folder", folder=where)
    read = read_tables(file, name)
    flaws = [flaw for table, rows in read for flaw in check_rows(table, rows, file)]
    flaws += read_own(where)[1] if where.exists() else []
    if flaws:
        for flaw in flaws:
            message(str(flaw))
        raise WrongUse("norms.not_imported", file=file, count=len(flaws))
    texts: dict[Path, str] = {}
    for table, rows in read:
        target = where / table.file
        if target.resolve() == file.resolve():
            raise WrongUse("cli.same_file", path=target)
        texts[target] = laid_into(texts.get(target, _text(target)), table.name, rows)
    for target, text in texts.items():
        save(text, target)
    for table, rows in read:
        message(say("norms.imported", count=len(rows), table=table.name, path=where / table.file))


def _text(path: Path) -> str:
    if not path.exists():
        return ""
    _, flaw = read_toml(path)
    if flaw is not None:
        raise flaw.error()
    try:
        return path.read_text(encoding="utf-8-sig")
    except OSError as problem:
        raise UnreadableInput("read.failed", file=path) from problem
