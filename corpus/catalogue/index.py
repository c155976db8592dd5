"""The index of the words, whichever database keeps it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any, Protocol

from sqlalchemy import Connection, Select, text

from corpus.catalogue.words import Columns

Ranked = list[tuple[int, float]]
"""Plans with how well each fits: higher is better."""


@dataclass(frozen=True, slots=True)
class Asked:
    """What the index is asked for: `phrases` (rows of syllables) that must all stand there, `pairs` of which one must and
    which rank, inside one column where `column` names it.
    """

    phrases: tuple[tuple[str, ...], ...]
    pairs: tuple[str, ...]
    column: str | None = None


class Index(Protocol):
    """What search needs of an index. Statements run on the connection that it was made with."""

    def put(self, plan_id: int, words: Columns) -> None:
        """Take a plan's words in."""

    def drop(self, plan_id: int, words: Columns) -> None:
        """Leave a plan's words out again; `words` are those that were put in."""

    def clear(self) -> None:
        """Leave every plan out."""

    def count_pairs(self, least: int) -> list[tuple[str, int]]:
        """The pairs that stand in at least so many plans, with how many."""

    def ranked(self, asked: Asked, among: Select[Any] | None, most: int) -> Ranked:
        """The plans that fit best, best first; `among` selects the ids of the plans that may be given."""

    def titled(self, asked: Asked, words: Sequence[str], among: Select[Any] | None, most: int) -> list[int]:
        """Some plans whose titles hold every phrase, every pair and every word, those added last first."""

    def holding(self, asked: Asked, words: Sequence[str], among: Select[Any] | None, most: int) -> list[int]:
        """Some plans that hold every phrase and every pair (without any: every word), those added last first."""

    def has(self, plan_id: int, words: Sequence[str]) -> bool:
        """Whether the index knows a plan with every one of some words."""


def index_of(connection: Connection) -> Index:
    """The index of a connection's database."""
    if connection.dialect.name == "sqlite":
        from corpus.catalogue.sqlite_index import SqliteIndex

        return SqliteIndex(connection)
    from corpus.catalogue.postgres_index import PostgresIndex

    return PostgresIndex(connection)


def common_pairs(connection: Connection, pairs: Sequence[str]) -> dict[str, int]:
    """Those of some pairs that are known to stand in very many plans, with how many."""
    statement = text("SELECT plans FROM common_pair WHERE pair = :pair")
    found = ((pair, connection.execute(statement, {"pair": pair}).scalar()) for pair in pairs)
    return {pair: plans for pair, plans in found if plans is not None}
