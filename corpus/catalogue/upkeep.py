"""Looking after a catalogue: which pairs are common, whether everything still fits together, copies."""

from __future__ import annotations

from sqlalchemy import Connection, delete, func, insert, select, text

from corpus.catalogue.index import index_of
from corpus.catalogue.models import PlanRow, Setting

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
