"""Bringing a catalogue's tables up to this program's: made where there are none, migrated with a copy kept where they are old."""

from __future__ import annotations

import sqlite3
from contextlib import closing
from pathlib import Path

from sqlalchemy import Connection, Engine, inspect, text

from corpus.catalogue.place import Place
from schemas.errors import UnreadableInput

HEAD = "0002"
"""The newest revision of migrations/versions."""
_OLD = ("0001",)


def revision(connection: Connection) -> str | None:
    """The revision of a catalogue's tables; None for an empty database. Raises LookupError where it holds something else."""
    tables = inspect(connection).get_table_names()
    if "alembic_version" not in tables:
        if tables:
            raise LookupError
        return None
    return connection.execute(text("SELECT version_num FROM alembic_version")).scalar()


def bring_up(engine: Engine, place: Place) -> Path | None:
    """Make or migrate the tables; gives the copy of what was there, where something was migrated in a file.

    Raises UnreadableInput for a database that is no catalogue, and for one that a newer program wrote.
    """
    with engine.connect() as connection:
        try:
            found = revision(connection)
        except LookupError as problem:
            raise UnreadableInput("catalogue.other_database", file=place.shown) from problem
    if found == HEAD:
        return None
    if found is not None and found not in _OLD:
        raise UnreadableInput("catalogue.newer", file=place.shown)
    copy = None
    if found is not None and place.file is not None:
        copy = _free(place.file.with_name(f"{place.file.name}.{found}.bak"))
        copied(place.file, copy)
    with engine.begin() as connection:
        upgrade(connection, HEAD)
    return copy


def upgrade(connection: Connection, to: str) -> None:
    """Run the migrations up to a revision, inside the connection's transaction."""
    from alembic import command
    from alembic.config import Config

    config = Config()
    config.set_main_option("script_location", str(Path(__file__).parent / "migrations").replace("%", "%%"))
    config.attributes["connection"] = connection
    command.upgrade(config, to)


def copied(file: Path, to: Path) -> None:
    """A whole copy of an SQLite file, also while others write into it; written under another name first."""
    to.parent.mkdir(parents=True, exist_ok=True)
    part = to.with_name(f".{to.name}.part")
    part.unlink(missing_ok=True)
    try:
        with closing(sqlite3.connect(file)) as source, closing(sqlite3.connect(part)) as target:
            source.backup(target)
        part.replace(to)
    finally:
        part.unlink(missing_ok=True)


def _free(path: Path) -> Path:
    """The path, or where it is taken one with a number."""
    count, out = 1, path
    while out.exists():
        count += 1
        out = path.with_name(f"{path.name}.{count}")
    return out
