"""Looking after a catalogue: which pairs are common, whether everything still fits together, copies."""

from __future__ import annotations

import sqlite3
import zlib
from collections.abc import Iterator
from pathlib import Path

from sqlalchemy import Connection, delete, func, insert, select, text

from corpus.catalogue.entry import unpacked
from corpus.catalogue.index import index_of
from corpus.catalogue.migrate import copied
from corpus.catalogue.models import File, Item, PlanRow, Setting, Version
from corpus.catalogue.place import Place
from corpus.catalogue.words import INDEX_VERSION, syllables
from schemas.errors import WrongUse
from schemas.plan import ITEM_FIELDS, Plan
from schemas.texts import say

FEW = 2000
"""Plans up to which every word may rank: there nothing is slow."""
_COMMON = 0.02
_GROWTH = 1.25


def learn_common_pairs(connection: Connection) -> None:
    """Note the pairs that stand in so many plans that they can't tell one from another, when the catalogue has grown by a
    quarter since it was last done.
    """
    plans = connection.execute(select(func.count()).select_from(PlanRow)).scalar_one()
    before = connection.execute(select(Setting.value).where(Setting.name == "counted")).scalar()
    if plans <= FEW or plans < _GROWTH * int(before or 0):
        return
    connection.execute(text("DELETE FROM common_pair"))
    rows = index_of(connection).count_pairs(max(FEW, int(plans * _COMMON)))
    if rows:
        statement = text("INSERT INTO common_pair (pair, plans) VALUES (:pair, :plans)")
        connection.execute(statement, [{"pair": pair, "plans": count} for pair, count in rows])
    connection.execute(delete(Setting).where(Setting.name == "counted"))
    connection.execute(insert(Setting).values(name="counted", value=str(plans)))


def kept_copy(place: Place, to: Path) -> None:
    """A whole copy of a catalogue that is a file, also while it is written. Raises WrongUse for a server's (pg_dump does that),
    a target that exists or can't be written.
    """
    if place.file is None:
        raise WrongUse("catalogue.backup_server")
    if to.exists():
        raise WrongUse("catalogue.backup_exists", path=to)
    try:
        copied(place.file, to)
    except (OSError, sqlite3.Error) as problem:
        raise WrongUse("catalogue.backup_failed", path=to) from problem


def faults(connection: Connection) -> list[str]:
    """What does not fit together in a catalogue, as sentences; none where all is well."""
    out: list[str] = []
    if connection.dialect.name == "sqlite":
        rows = connection.execute(text("PRAGMA integrity_check")).scalars().all()
        out += [say("catalogue.fault_file", problem=row) for row in rows if row != "ok"]
        loose = len(connection.execute(text("PRAGMA foreign_key_check")).all())
        if loose:
            out.append(say("catalogue.fault_loose", count=loose))
    out += _faults_of_plans(connection)
    known = connection.execute(select(Setting.value).where(Setting.name == "index")).scalar()
    if known != INDEX_VERSION:
        out.append(say("catalogue.fault_index"))
    return out


def _faults_of_plans(connection: Connection) -> Iterator[str]:
    """Plans whose stored form can't be read, whose rows are not those of that form, or which the index does not find."""
    index = index_of(connection)
    held = select(Version.plan, Version.text).join(PlanRow, PlanRow.version_id == Version.id)
    plans = select(PlanRow.id, File.path).join(File, File.id == PlanRow.file_id).order_by(File.path)
    for plan_id, path in connection.execute(plans).all():
        stored, body = connection.execute(held.where(PlanRow.id == plan_id)).one()
        try:
            plan = Plan.model_validate_json(unpacked(stored))
            words = syllables(unpacked(body))
        except (ValueError, zlib.error):
            yield say("catalogue.fault_stored", file=path)
            continue
        count = connection.execute(select(func.count()).select_from(Item).where(Item.plan_id == plan_id)).scalar_one()
        if count != sum(len(getattr(plan, name)) for name in ITEM_FIELDS):
            yield say("catalogue.fault_rows", file=path)
        if words and not index.has(plan_id, sorted(set(words[:20]))):
            yield say("catalogue.fault_words", file=path)
