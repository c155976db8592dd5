"""The index of the words in SQLite: FTS5 without the words themselves (contentless), ranked by BM25."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise
from typing import Any

from sqlalchemy import ColumnElement, Connection, Select, literal_column, select, table, text

from corpus.catalogue.index import Asked, Ranked
from corpus.catalogue.words import COLUMNS, NAMED, WORDS, Columns

_WEIGHTS = {"title": 10.0, "heading": 4.0, "body": 1.0}
_ITEM_WEIGHT = 2.0
_NAMES = {name: f"{name}_" if name == "references" else name for name in COLUMNS}  # a word of SQL
_LIST = ", ".join(_NAMES.values())
_VALUES = ", ".join(f":{name}" for name in COLUMNS)
_PUT = text(f"INSERT INTO search_pairs(rowid, {_LIST}) VALUES (:id, {_VALUES})")
_PUT_WORDS = text("INSERT INTO search_words(rowid, words) VALUES (:id, :words)")
_PUT_TITLE = text("INSERT INTO search_titles(rowid, title, named) VALUES (:id, :title, :named)")
_DROP_TITLE = text(
    "INSERT INTO search_titles(search_titles, rowid, title, named) VALUES ('delete', :id, :title, :named)"
)
_DROP = text(f"INSERT INTO search_pairs(search_pairs, rowid, {_LIST}) VALUES ('delete', :id, {_VALUES})")
_DROP_WORDS = text("INSERT INTO search_words(search_words, rowid, words) VALUES ('delete', :id, :words)")
_BM25 = f"bm25(search_pairs, {', '.join(str(_WEIGHTS.get(name, _ITEM_WEIGHT)) for name in COLUMNS)})"
_ROWID: ColumnElement[int] = literal_column("rowid")


class SqliteIndex:
    """The index behind an SQLite connection."""

    def __init__(self, connection: Connection) -> None:
        self._connection = connection

    def put(self, plan_id: int, words: Columns) -> None:
        self._connection.execute(_PUT, _bound(plan_id, words))
        self._connection.execute(_PUT_TITLE, {"id": plan_id, "title": words["title"], "named": words[NAMED]})
        self._connection.execute(_PUT_WORDS, {"id": plan_id, "words": words[WORDS]})

    def drop(self, plan_id: int, words: Columns) -> None:
        self._connection.execute(_DROP, _bound(plan_id, words))
        self._connection.execute(_DROP_TITLE, {"id": plan_id, "title": words["title"], "named": words[NAMED]})
        self._connection.execute(_DROP_WORDS, {"id": plan_id, "words": words[WORDS]})

    def clear(self) -> None:
        for name in ("search_pairs", "search_words", "search_titles"):
            self._connection.execute(text(f"INSERT INTO {name}({name}) VALUES ('delete-all')"))

    def count_pairs(self, least: int) -> list[tuple[str, int]]:
        rows = self._connection.execute(
            text("SELECT term, doc FROM search_count WHERE doc >= :least"), {"least": least}
        )
        return [(row[0], row[1]) for row in rows]

    def ranked(self, asked: Asked, among: Select[Any] | None, most: int) -> Ranked:
        statement: Any = select(_ROWID, literal_column(f"-{_BM25}").label("score"))
        found = self._asked(statement.order_by(literal_column("score").desc()), _match(asked, " OR "), among, most)
        return [(row[0], row[1]) for row in found]

    def titled(self, asked: Asked, words: Sequence[str], among: Select[Any] | None, most: int) -> list[int]:
        parts = [_match(asked, " AND ")] if asked.phrases or asked.pairs else []
        parts += [f'{{{NAMED}}} : "{word}"' for word in words]
        return self._last("search_titles", " AND ".join(parts), among, most)

    def holding(self, asked: Asked, words: Sequence[str], among: Select[Any] | None, most: int) -> list[int]:
        if asked.phrases or asked.pairs:
            return self._last("search_pairs", _match(asked, " AND "), among, most)
        return self._last("search_words", _all(words), among, most)

    def _last(self, name: str, match: str, among: Select[Any] | None, most: int) -> list[int]:
        statement: Any = select(_ROWID).order_by(_ROWID.desc())
        return [row[0] for row in self._asked(statement, match, among, most, name)]

    def _asked(
        self, statement: Any, match: str, among: Select[Any] | None, most: int, name: str = "search_pairs"
    ) -> Sequence[Any]:
        asked = statement.select_from(table(name)).where(text(f"{name} MATCH :match")).limit(most)
        if among is not None:
            # the unary plus keeps SQLite from asking the index once for each of the plans
            asked = asked.where(literal_column("+rowid").in_(among))
        return self._connection.execute(asked, {"match": match}).all()

    def has(self, plan_id: int, words: Sequence[str]) -> bool:
        one = text("SELECT 1 FROM search_words WHERE search_words MATCH :match AND rowid = :id")
        return self._connection.execute(one, {"id": plan_id, "match": _all(words)}).first() is not None


def _bound(plan_id: int, words: Columns) -> dict[str, Any]:
    return {"id": plan_id, **{name: words.get(name, "") for name in COLUMNS}}


def _all(words: Sequence[str]) -> str:
    return " AND ".join(f'"{word}"' for word in words)


def _match(asked: Asked, joint: str) -> str:
    """The question in the language of FTS5; every syllable is quoted, so that nothing in it can be an operator."""
    parts = [_phrase(words) for words in asked.phrases]
    if asked.pairs:
        parts.append(f"({joint.join(_pair(pair) for pair in asked.pairs)})")
    whole = " AND ".join(parts)
    return f"{{{_NAMES[asked.column]}}} : ({whole})" if asked.column else whole


def _phrase(words: Sequence[str]) -> str:
    if len(words) == 1:
        return _pair(f"{words[0]}_")
    return '"' + " ".join(f"{one}_{two}" for one, two in pairwise(words)) + '"'


def _pair(pair: str) -> str:
    return f'"{pair}" *' if pair.endswith("_") else f'"{pair}"'
