"""The connection to a catalogue's database."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

from sqlalchemy import Connection, Engine, create_engine, event
from sqlalchemy.exc import DatabaseError, OperationalError
from sqlalchemy.pool import NullPool

from corpus.catalogue.place import Place
from schemas.errors import KehoachError, UnreadableInput, WrongUse

_PATIENCE = 30_000  # milliseconds that one waits for another's writing


def connected(place: Place, writes: bool) -> Engine:
    """An engine for a place. A writer of SQLite takes the lock when its transaction begins, so that none is cut short later.

    Raises WrongUse where the driver for PostgreSQL is not installed.
    """
    try:
        engine = create_engine(place.url, poolclass=NullPool)
    except ModuleNotFoundError as problem:
        raise WrongUse("catalogue.no_postgres") from problem
    if place.file is None:
        return engine

    @event.listens_for(engine, "connect")
    def prepare(connection: Any, record: object) -> None:
        del record
        connection.isolation_level = None  # SQLAlchemy's events begin the transactions
        for line in (
            "foreign_keys=ON",
            f"busy_timeout={_PATIENCE}",
            "synchronous=NORMAL",
            "cache_size=-65536",
            "mmap_size=1073741824",
        ):
            connection.execute(f"PRAGMA {line}")
        if writes:
            connection.execute("PRAGMA journal_mode=WAL")

    @event.listens_for(engine, "begin")
    def begin(connection: Connection) -> None:
        connection.exec_driver_sql("BEGIN IMMEDIATE" if writes else "BEGIN")

    return engine


@contextmanager
def told(place: Place) -> Iterator[None]:
    """What the database says is wrong, as a sentence: busy, full, not to be reached, no catalogue."""
    try:
        yield
    except OperationalError as problem:
        said = str(problem.orig).lower()
        if "locked" in said:
            raise KehoachError("catalogue.busy", file=place.shown) from problem
        if place.file is None:
            raise UnreadableInput("catalogue.no_server", file=place.shown) from problem
        if "full" in said or "disk i/o" in said or "readonly" in said or "read-only" in said:
            raise KehoachError("catalogue.not_written", file=place.shown) from problem
        raise UnreadableInput("catalogue.not_opened", file=place.shown) from problem
    except DatabaseError as problem:
        if type(problem) is not DatabaseError:
            raise  # a mistake of this program's, not the file's
        raise UnreadableInput("catalogue.broken", file=place.shown) from problem
