"""The catalogue: opened, written by one process in whole transactions, read by as many as like."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from datetime import UTC, datetime
from pathlib import Path
from types import TracebackType
from typing import Any, Literal, Self

from sqlalchemy import Connection, Engine, bindparam, delete, func, insert, select, update

from corpus.catalogue.engine import connected, told
from corpus.catalogue.entry import Entry, FileFacts, item_texts, prepared, unpacked
from corpus.catalogue.index import Index, index_of
from corpus.catalogue.migrate import bring_up
from corpus.catalogue.models import CitationRow, DeadlineRow, File, Item, PlanRow, ResponsibilityRow, Setting, Version
from corpus.catalogue.place import Place, place_of
from corpus.catalogue.upkeep import learn_common_pairs
from corpus.catalogue.words import INDEX_VERSION, Columns, columns
from schemas.errors import UnreadableInput, WrongUse
from schemas.plan import Plan

Change = Literal["new", "changed", "same"]
_BATCH = 200  # files in a transaction
# statements that are the same for every file are made once
_LISTS = (
    ("items", insert(Item)),
    ("citations", insert(CitationRow)),
    ("deadlines", insert(DeadlineRow)),
    ("responsibilities", insert(ResponsibilityRow)),
)
_NEW_FILE = insert(File).returning(File.id)
_NEW_VERSION = insert(Version).returning(Version.id)
_NEW_PLAN = insert(PlanRow).returning(PlanRow.id)
_KNOWN = (
    select(File.id, File.current, Version.digest)
    .join(Version, (Version.file_id == File.id) & (Version.number == File.current))
    .where(File.path == bindparam("at"))
)


class Catalogue:
    """A catalogue that is open. `moved` is the copy that was kept where the tables were migrated, else None.

    Use it with `with`: what was written is kept when the block ends well, and what was begun since the last commit is not
    where it ends badly.
    """

    def __init__(self, engine: Engine, place: Place, moved: Path | None) -> None:
        self.place = place
        self.moved = moved
        self._engine = engine
        self._connection: Connection | None = None
        self._pending = 0
        self._grown = False

    @classmethod
    def open(cls, target: str | Path, create: bool = False, writes: bool = False) -> Self:
        """Open the catalogue of a path, a folder or a URL. `create` makes one where there is none; `writes` takes the lock.

        Raises UnreadableInput (missing, broken, another program's, newer), WrongUse (a URL of another kind), KehoachError
        (busy).
        """
        place = place_of(target)
        if place.file is not None:
            if not create and not place.file.exists():
                raise UnreadableInput("catalogue.missing", file=place.shown)
            if create:
                _make_folder(place.file)
        with told(place):
            engine = connected(place, writes or create)
            made = cls(engine, place, bring_up(engine, place))
            if writes or create:
                made._refresh_index()
        return made

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, value: BaseException | None, trace: TracebackType | None
    ) -> None:
        if kind is None:
            self.close()
        else:
            self._end(keep=False)

    def add(self, facts: FileFacts, plan: Plan | None = None, text: str | None = None) -> Change:
        """Take a file in; `plan` None where it could not be read. See `write`."""
        return self.write(prepared(facts, plan, text))

    def write(self, entry: Entry) -> Change:
        """Take in a file that `prepared` made ready (in any process). The same reading again changes nothing; another one at
        the same path becomes its newest version, and the earlier ones stay as its history.
        """
        with told(self.place):
            change = self._write(entry)
            self._pending += 1
            if self._pending >= _BATCH:
                self.commit()
        return change

    def commit(self) -> None:
        """Keep what was written so far."""
        if self._connection is not None:
            with told(self.place):
                self._connection.commit()
        self._pending = 0

    def close(self) -> None:
        """Keep what was written and let the database go."""
        if self._grown:
            with told(self.place), self.connection() as connection:
                learn_common_pairs(connection)
        self._end(keep=True)

    def _end(self, keep: bool) -> None:
        if self._connection is not None:
            if keep:
                self.commit()
            else:
                self._connection.rollback()
            self._connection.close()
            self._connection = None
        self._engine.dispose()

    @contextmanager
    def connection(self) -> Iterator[Connection]:
        """The connection that everything runs on."""
        if self._connection is None:
            self._connection = self._engine.connect()
        with told(self.place):
            yield self._connection

    def _write(self, entry: Entry) -> Change:
        with self.connection() as connection:
            facts = entry.facts
            known = connection.execute(_KNOWN, {"at": facts.path}).first()
            if known is not None and known.digest == entry.digest:
                return "same"
            if known is None:
                made = connection.execute(_NEW_FILE, {"path": facts.path, "current": 1})
                file_id, number = made.scalar_one(), 1
            else:
                file_id, number = known.id, known.current + 1
                self._drop_plan(connection, file_id)
                connection.execute(update(File).where(File.id == file_id).values(current=number))
            row = {**_version(entry), "file_id": file_id, "number": number}
            version_id = connection.execute(_NEW_VERSION, row).scalar_one()
            if entry.plan is not None:
                self._put_plan(connection, entry, file_id, version_id)
            return "new" if known is None else "changed"

    def _put_plan(self, connection: Connection, entry: Entry, file_id: int, version_id: int) -> None:
        row = {**entry.row, "file_id": file_id, "version_id": version_id}
        plan_id = connection.execute(_NEW_PLAN, row).scalar_one()
        for name, statement in _LISTS:
            rows = [{"plan_id": plan_id, **one} for one in getattr(entry, name)]
            if rows:
                connection.execute(statement, rows)
        index_of(connection).put(plan_id, entry.words)
        self._grown = True

    def _drop_plan(self, connection: Connection, file_id: int) -> None:
        found = connection.execute(
            select(PlanRow.id, Version.plan, Version.text)
            .join(Version, Version.id == PlanRow.version_id)
            .where(PlanRow.file_id == file_id)
        ).first()
        if found is not None:
            index_of(connection).drop(found.id, _words(found.plan, found.text))
            connection.execute(delete(PlanRow).where(PlanRow.id == found.id))

    def delete(self, paths: Iterable[str]) -> int:
        """Leave files and all of their history out, those of a folder with the folder; the number of files. Raises WrongUse
        where one is not in the catalogue, and leaves nothing out then.
        """
        gone: dict[int, str] = {}
        with self.connection() as connection:
            for path in paths:
                below = f"{path.rstrip('/')}/"
                found = connection.execute(
                    select(File.id, File.path).where((File.path == path) | File.path.startswith(below, autoescape=True))
                ).all()
                if not found:
                    raise WrongUse("catalogue.no_such_file", file=path, catalogue=self.place.shown)
                gone.update({row.id: row.path for row in found})
            for file_id in gone:
                self._drop_plan(connection, file_id)
                connection.execute(delete(File).where(File.id == file_id))
        self.commit()
        return len(gone)

    def plans(self) -> Iterator[tuple[str, Plan]]:
        """The newest Plan of every file that has one, with its path, in the order of the paths."""
        with self.connection() as connection:
            rows = connection.execute(
                select(File.path, Version.plan)
                .join(PlanRow, PlanRow.file_id == File.id)
                .join(Version, Version.id == PlanRow.version_id)
                .order_by(File.path)
            )
            for path, data in rows:
                yield path, Plan.model_validate_json(unpacked(data))

    def plan(self, path: str) -> Plan:
        """The newest Plan of a file that has one."""
        with self.connection() as connection:
            data = connection.execute(
                select(Version.plan)
                .join(PlanRow, PlanRow.version_id == Version.id)
                .join(File, File.id == PlanRow.file_id)
                .where(File.path == path)
            ).scalar_one()
        return Plan.model_validate_json(unpacked(data))

    def held(self) -> dict[str, tuple[str, str]]:
        """By the path of each file the SHA-256 and the settings of its newest version."""
        with self.connection() as connection:
            newest = select(File.path, Version.sha256, Version.made_by).join(
                Version, (Version.file_id == File.id) & (Version.number == File.current)
            )
            return {path: (sha256, made_by) for path, sha256, made_by in connection.execute(newest)}

    def count(self) -> int:
        """How many plans there are."""
        with self.connection() as connection:
            return connection.execute(select(func.count()).select_from(PlanRow)).scalar_one()

    def _refresh_index(self) -> None:
        """Fill the index anew where another version of the program, or none yet, filled it."""
        with self.connection() as connection:
            known = connection.execute(select(Setting.value).where(Setting.name == "index")).scalar()
            if known != INDEX_VERSION:
                refill(connection, index_of(connection))
                connection.execute(delete(Setting).where(Setting.name == "index"))
                connection.execute(insert(Setting).values(name="index", value=INDEX_VERSION))
                self.commit()
            connection.rollback()


def refill(connection: Connection, index: Index) -> None:
    """Fill the index from the stored Plans and texts."""
    index.clear()
    held = select(Version.plan, Version.text).join(PlanRow, PlanRow.version_id == Version.id)
    for plan_id in connection.execute(select(PlanRow.id)).scalars().all():
        plan, text = connection.execute(held.where(PlanRow.id == plan_id)).one()
        index.put(plan_id, _words(plan, text))


def _words(plan: bytes | None, text: bytes | None) -> Columns:
    stored = Plan.model_validate_json(unpacked(plan))
    return columns(stored, unpacked(text), item_texts(stored))


def _version(entry: Entry) -> dict[str, Any]:
    facts = entry.facts
    return {
        "added": datetime.now(UTC).strftime("%Y-%m-%dT%H:%M:%SZ"), "sha256": facts.sha256, "size": facts.size,
        "mtime": facts.mtime, "kind": facts.kind, "page_count": facts.pages, "status": facts.status, "reason": facts.reason,
        "made_by": facts.made_by, "digest": entry.digest, "plan": entry.plan, "text": entry.text, "pages": entry.pages,
    }  # fmt: skip


def _make_folder(file: Path) -> None:
    try:
        file.parent.mkdir(parents=True, exist_ok=True)
    except OSError as problem:
        raise UnreadableInput("catalogue.not_opened", file=file) from problem
