"""The index of the words in PostgreSQL: vectors of pairs under GIN, one for each column of a plan.

The vectors are written as such, not made from text by a configuration: the words are the same as in SQLite.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import pairwise
from typing import Any

from sqlalchemy import (
    ColumnElement,
    Connection,
    Select,
    Text,
    bindparam,
    cast,
    func,
    literal_column,
    select,
    table,
    text,
)
from sqlalchemy.dialects.postgresql import TSQUERY

from corpus.catalogue.index import Asked, Ranked
from corpus.catalogue.words import COLUMNS, NAMED, WORDS, Columns

_WORDS_IN_A_VECTOR = 8000  # PostgreSQL knows places up to 16383
_OVERLAP = 40  # words at the end of one vector that begin the next, so that no phrase is cut
_WEIGHT = "CASE field WHEN 'title' THEN 10 WHEN 'heading' THEN 4 WHEN 'body' THEN 1 ELSE 2 END"
_PUT = text("INSERT INTO search_entry (plan_id, field, vector) VALUES (:id, :field, CAST(:vector AS tsvector))")
_MATCH = cast(bindparam("match", type_=Text), TSQUERY)
_VECTOR: ColumnElement[Any] = literal_column("vector")
_SCORE: ColumnElement[float] = func.sum(literal_column(_WEIGHT) * func.ts_rank(_VECTOR, _MATCH, 1)).label("score")
_PLAN: ColumnElement[int] = literal_column("plan_id")
_COUNT = "SELECT word, ndoc FROM ts_stat('SELECT vector FROM search_entry WHERE field = ''body''') WHERE ndoc >= :least"


class PostgresIndex:
    """The index behind a PostgreSQL connection."""

    def __init__(self, connection: Connection) -> None:
        self._connection = connection

    def put(self, plan_id: int, words: Columns) -> None:
        rows = [
            {"id": plan_id, "field": name, "vector": vector}
            for name in (*COLUMNS, NAMED, WORDS)
            for vector in _vectors(words.get(name, ""))
        ]
        if rows:
            self._connection.execute(_PUT, rows)

    def drop(self, plan_id: int, words: Columns) -> None:
        del words  # the rows know their plan
        self._connection.execute(text("DELETE FROM search_entry WHERE plan_id = :id"), {"id": plan_id})

    def clear(self) -> None:
        self._connection.execute(text("DELETE FROM search_entry"))

    def count_pairs(self, least: int) -> list[tuple[str, int]]:
        rows: Any = self._connection.execute(text(_COUNT), {"least": least})
        return [(row[0], row[1]) for row in rows]

    def ranked(self, asked: Asked, among: Select[Any] | None, most: int) -> Ranked:
        statement = select(_PLAN, _SCORE).group_by(_PLAN).order_by(_SCORE.desc())
        return [(row[0], float(row[1])) for row in self._asked(statement, asked, " | ", among, most)]

    def titled(self, asked: Asked, words: Sequence[str], among: Select[Any] | None, most: int) -> list[int]:
        found: set[int] | None = None
        if asked.phrases or asked.pairs:
            found = set(self._last(_match(asked, " & "), "title", among, most))
        if words:
            named = set(self._last(_all(words), NAMED, among, most))
            found = named if found is None else found & named
        return sorted(found or (), reverse=True)

    def holding(self, asked: Asked, words: Sequence[str], among: Select[Any] | None, most: int) -> list[int]:
        if asked.phrases or asked.pairs:
            return self._last(_match(asked, " & "), asked.column or "body", among, most)
        return self._last(_all(words), WORDS, among, most)

    def _last(self, match: str, column: str, among: Select[Any] | None, most: int) -> list[int]:
        rows = select(_PLAN).distinct().select_from(table("search_entry")).order_by(_PLAN.desc()).limit(most)
        rows = rows.where(_VECTOR.op("@@")(_MATCH), text("field = :column"))
        if among is not None:
            rows = rows.where(_PLAN.in_(among))
        return list(self._connection.execute(rows, {"match": match, "column": column}).scalars())

    def has(self, plan_id: int, words: Sequence[str]) -> bool:
        rows = select(_PLAN).select_from(table("search_entry")).where(_VECTOR.op("@@")(_MATCH), text("plan_id = :id"))
        found = self._connection.execute(rows.where(text("field = 'words'")), {"match": _all(words), "id": plan_id})
        return found.first() is not None

    def _asked(self, statement: Any, asked: Asked, joint: str, among: Select[Any] | None, most: int) -> Sequence[Any]:
        values = {"match": _match(asked, joint)}
        rows = statement.select_from(table("search_entry")).limit(most)
        rows = rows.where(_VECTOR.op("@@")(_MATCH), text("field NOT IN ('words', 'named')"))
        if asked.column:
            rows = rows.where(text("field = :column"))
            values["column"] = asked.column
        if among is not None:
            rows = rows.where(_PLAN.in_(among))
        return self._connection.execute(rows, values).all()


def _vectors(words: str) -> Iterator[str]:
    """The words as vectors that know their places."""
    row = words.split()
    for start in range(0, len(row), _WORDS_IN_A_VECTOR):
        places: dict[str, list[int]] = {}
        for place, word in enumerate(row[start : start + _WORDS_IN_A_VECTOR + _OVERLAP], 1):
            places.setdefault(word, []).append(place)
        # of a word that stands there more often PostgreSQL keeps 256 places
        yield " ".join(f"{_quoted(word)}:{','.join(map(str, at[:255]))}" for word, at in places.items())


def _quoted(word: str) -> str:
    """A word that holds letters, figures and the line between syllables alone."""
    return "'" + word.replace("\\", "\\\\").replace("'", "''") + "'"


def _all(words: Sequence[str]) -> str:
    return " & ".join(map(_quoted, words))


def _match(asked: Asked, joint: str) -> str:
    parts = [f"({_phrase(words)})" for words in asked.phrases]
    if asked.pairs:
        parts.append(f"({joint.join(map(_pair, asked.pairs))})")
    return " & ".join(parts)


def _phrase(words: Sequence[str]) -> str:
    if len(words) == 1:
        return _pair(f"{words[0]}_")
    return " <-> ".join(_quoted(f"{one}_{two}") for one, two in pairwise(words))


def _pair(pair: str) -> str:
    return f"{_quoted(pair)}:*" if pair.endswith("_") else _quoted(pair)
