"""Full text over the catalogue: what fits best, best first, each with why.

Words that stand in very many plans ("kế hoạch") can't tell plans apart, and ranking by them would touch every plan. So rare
pairs rank where the query has any (BM25, more for the title than for the text); else the titles decide, then the newest day.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from itertools import pairwise
from typing import Any

from sqlalchemy import Connection, Select, func, select

from corpus.catalogue import upkeep
from corpus.catalogue.entry import unpacked
from corpus.catalogue.index import Asked, Index, common_pairs, index_of
from corpus.catalogue.models import File, Item, PlanRow, Version
from corpus.catalogue.query import Filters, Query, parsed
from corpus.catalogue.snippets import Snippet, snippets
from corpus.catalogue.store import Catalogue
from corpus.catalogue.words import syllables
from grammar.normalise import fold

_CANDIDATES = 200  # plans that are weighed against each other
_TITLED = 400  # plans whose titles are read where common words alone are asked for
_ALL_IN_TITLE = 0.9
_NEWEST = 250  # the newest plans, which are looked through first where a title's words stand in more titles than that

_SHOWN = (
    PlanRow.id, PlanRow.identity, PlanRow.doc_type, PlanRow.code, PlanRow.title, PlanRow.issuer, PlanRow.level, PlanRow.date,
    PlanRow.year, PlanRow.signer, File.path,
)  # fmt: skip


_Row = Any  # a row of _SHOWN


@dataclass(frozen=True, slots=True)
class Hit:
    """A plan that was found: `score` orders the hits, `in_title` says how much of the query its title holds (0 to 1),
    `complete` whether it holds every word; `copies` are other files with the same paper.
    """

    path: str
    doc_type: str | None
    code: str | None
    title: str | None
    issuer: str | None
    level: str | None
    date: str | None
    score: float
    in_title: float
    complete: bool
    snippets: list[Snippet]
    copies: list[str] = field(default_factory=list)


@dataclass(frozen=True, slots=True)
class Found:
    """The hits of a search. `more`: there are others; `general`: only common words were asked for, so that titles and days
    rank.
    """

    hits: list[Hit]
    more: bool = False
    general: bool = False


@dataclass(slots=True)
class _Weighed:
    row: _Row
    score: float
    in_title: float
    complete: bool = True
    copies: list[str] = field(default_factory=list)


def search(catalogue: Catalogue, text: str, filters: Filters | None = None, most: int = 10) -> Found:
    """The plans that fit a text and conditions, at most `most`; an empty text gives the newest that meet the conditions."""
    filters = filters or Filters()
    query = parsed(text)
    with catalogue.connection() as connection:
        search = _Search(connection, query, filters, most)
        rows, general = search.weighed(most + 1)
        shown = rows[:most]
        hits = [_hit(row, pieces) for row, pieces in zip(shown, search.pieces(shown), strict=True)]
    return Found(hits, len(rows) > most, general)


class _Search:
    """One search on one connection."""

    def __init__(self, connection: Connection, query: Query, filters: Filters, most: int) -> None:
        # more are weighed where more are asked for
        self._candidates, self._titled, self._read = (max(least, 2 * most) for least in (_CANDIDATES, _TITLED, _NEWEST))
        self._connection = connection
        self._index: Index = index_of(connection)
        self._query = query
        self._filters = filters
        self._among: Select[Any] | None = filters.select() if filters else None
        self._is_small: bool | None = None
        self._texts: dict[int, tuple[str, list[tuple[int, int]]]] = {}

    def weighed(self, most: int) -> tuple[list[_Weighed], bool]:
        """The best plans, best first, and whether only common words were asked for."""
        query = self._query
        if not query.words:
            return self._merged((_Weighed(row, 0.0, 0.0) for row in self._newest()), most), False
        common = common_pairs(self._connection, query.pairs_of_all)
        # in many plans a word alone stands in too many, and its pairs are too many to be put together
        ranks = [pair for pair in query.pairs if pair not in common and (not pair.endswith("_") or self._few())]
        rare = tuple(ranks)
        out: list[_Weighed] = []
        if rare or any(self._is_rare(phrase, common) for phrase in query.phrases):
            asked = Asked(query.long_phrases, rare, self._filters.field)
            scores = dict(self._index.ranked(asked, self._among, self._candidates))
            out = self._ranked(scores, most)
            if any(row.complete for row in out) or not common:
                return out, False
        # no plan with a rare pair has every word: the rare pairs are no words of the texts, but their neighbours
        general = self._general(common, most)
        known = {row.row.identity for row in general}
        return (general + [row for row in out if row.row.identity not in known])[:most], bool(common and general)

    def _few(self) -> bool:
        """Whether there are so few plans that any word may rank."""
        if self._is_small is None:
            ids = select(PlanRow.id).limit(upkeep.FEW + 1).subquery()
            count = self._connection.execute(select(func.count()).select_from(ids)).scalar_one()
            self._is_small = count <= upkeep.FEW
        return self._is_small

    def _is_rare(self, phrase: Sequence[str], common: dict[str, int]) -> bool:
        return any(f"{one}_{two}" not in common for one, two in pairwise(phrase))

    def _ranked(self, scores: dict[int, float], most: int) -> list[_Weighed]:
        """Candidates of the index by how much of the query their titles hold beside their scores; whole ones first."""
        rows = sorted((self._weigh(row, scores[row.id]) for row in self._rows(list(scores))), key=_order)
        return self._whole_first(rows, most)

    def _whole_first(self, rows: list[_Weighed], most: int) -> list[_Weighed]:
        """The first rows that hold every word, then those that don't. Texts are opened until there are enough."""
        whole: list[_Weighed] = []
        for row in rows:
            row.complete = self._holds_all(row.row)
            if row.complete:
                whole.append(row)
                if len({one.row.identity for one in whole}) == most:
                    break
        return self._merged(iter([*whole, *(row for row in rows if not row.complete)]), most)

    def _holds_all(self, row: _Row) -> bool:
        """Whether a plan holds every word (in the field that is asked for)."""
        words = self._query.words
        if self._filters.field is None:
            known = set(syllables(_head(row)))
            return known.issuperset(words) or known.union(syllables(self._text(row.id)[0])).issuperset(words)
        texts = (text for text, _, _ in self._items(row.id, self._filters.field))
        return {word for text in texts for word in syllables(text)}.issuperset(words)

    def _text(self, plan_id: int) -> tuple[str, list[tuple[int, int]]]:
        """A plan's text and where its pages begin."""
        if plan_id not in self._texts:
            found = self._connection.execute(
                select(Version.text, Version.pages)
                .join(PlanRow, PlanRow.version_id == Version.id)
                .where(PlanRow.id == plan_id)
            ).one()
            self._texts[plan_id] = unpacked(found.text), [(start, page) for start, page in found.pages or ()]
        return self._texts[plan_id]

    def _items(self, plan_id: int, field: str) -> Sequence[_Row]:
        """The entries of a plan's list: words, page, offset."""
        return self._connection.execute(
            select(Item.text, Item.page, Item.start)
            .where(Item.plan_id == plan_id, Item.field == field)
            .order_by(Item.position)
        ).all()

    def _weigh(self, row: _Row, score: float) -> _Weighed:
        part = _share(self._query, row)
        return _Weighed(row, (score + 0.01) * (1 + 3 * part), part)

    def _general(self, common: dict[str, int], most: int) -> list[_Weighed]:
        """Plans by common words alone: those with the words in their titles, then the others, each newest first."""
        query = self._query
        phrases, pairs = query.long_phrases, tuple(pair for pair in query.pairs if pair in common)
        asked = Asked(phrases, pairs, self._filters.field)
        out: list[_Weighed] = []
        if self._filters.field is None:
            ids = self._index.titled(Asked(phrases, pairs), query.words, self._among, self._titled)
            rows = self._sorted(ids) if len(ids) < self._titled else []
            if len(ids) == self._titled:
                newest = (self._weigh(row, 1.0) for row in self._newest())
                rows = [row for row in newest if row.in_title >= _ALL_IN_TITLE]
            out = self._merged(iter(rows), most)
        tries = [asked] if pairs or phrases else []
        if self._filters.field is None:
            tries += [] if phrases else [Asked((), ())]  # the words, if not beside each other
        else:
            tries += [
                Asked(phrases, (pair,), self._filters.field) for pair in sorted(pairs, key=lambda pair: common[pair])
            ]
        for one in tries:
            if len(out) < most:
                known = {row.row.identity for row in out}
                found = self._index.holding(one, query.words, self._among, self._candidates // (4 if one.column else 1))
                rows = [row for row in self._sorted(found) if row.row.identity not in known]
                out += [row for row in self._whole_first(rows, most - len(out)) if row.complete]
        return out

    def _sorted(self, plans: Sequence[int]) -> list[_Weighed]:
        return sorted((self._weigh(row, 1.0) for row in self._rows(plans)), key=_order)

    def _newest(self) -> Iterator[_Row]:
        statement = select(*_SHOWN).join(File, File.id == PlanRow.file_id)
        if self._among is not None:
            statement = statement.where(PlanRow.id.in_(self._among))
        newest = statement.order_by(PlanRow.date.desc().nulls_last(), PlanRow.id.desc())
        yield from self._connection.execute(newest.limit(self._read))

    def _rows(self, plans: Sequence[int]) -> Sequence[_Row]:
        if not plans:
            return []
        statement = select(*_SHOWN).join(File, File.id == PlanRow.file_id).where(PlanRow.id.in_(plans))
        return self._connection.execute(statement).all()

    def _merged(self, rows: Iterator[_Weighed], most: int) -> list[_Weighed]:
        """The first rows, files with the same paper as one."""
        out: dict[str, _Weighed] = {}
        for row in rows:
            same = out.get(row.row.identity)
            if same is not None:
                same.copies.append(row.row.path)
            elif len(out) == most:
                break
            else:
                out[row.row.identity] = row
        return list(out.values())

    def pieces(self, rows: list[_Weighed]) -> Iterator[list[Snippet]]:
        """The snippets of each row."""
        for row in rows:
            if not self._query.words:
                yield []
            elif self._filters.field is not None:
                yield self._pieces_of_items(row.row.id, self._filters.field)
            else:
                text, pages = self._text(row.row.id)
                yield snippets(text, self._query, pages)

    def _pieces_of_items(self, plan_id: int, field: str) -> list[Snippet]:
        best: list[tuple[int, Snippet]] = []
        for text, page, start in self._items(plan_id, field):
            for piece in snippets(text, self._query, [(0, page)] if page else [], 1):
                held = sum(end - begin for begin, end in piece.marks)
                best.append((held, Snippet(piece.text, piece.marks, piece.page, (start or 0) + piece.start)))
        return [piece for _, piece in sorted(best, key=lambda row: -row[0])[:2]]


def _head(row: _Row) -> str:
    """What a plan's title, issuer, number, signer and year say."""
    return " ".join(filter(None, (row.doc_type, row.title, row.code, row.issuer, row.signer, str(row.year or ""))))


def _share(query: Query, row: _Row) -> float:
    """How much of the query a plan's title, issuer, code, signer and year hold: words (those with other marks half) and pairs."""
    shown = _head(row)
    words = syllables(shown)
    held, toned = set(words), set(fold(shown).replace("/", " ").replace("-", " ").split())
    marked = [
        1.0 if word in toned else 0.8 for word in query.toned if not syllables(word) or syllables(word)[0] in held
    ]
    of_words = sum(marked) / len(query.toned) if query.toned else 0.0
    if all(word in held for word in query.words):
        of_words = max(of_words, 0.8)
    together = {f"{one}_{two}" for one, two in pairwise(words)}
    asked = [pair for pair in query.pairs if not pair.endswith("_")]
    asked += [f"{one}_{two}" for phrase in query.phrases for one, two in pairwise(phrase)]
    of_pairs = sum(pair in together for pair in asked) / len(asked) if asked else of_words
    return round((of_words + of_pairs) / 2, 3)


def _order(row: _Weighed) -> tuple[bool, float, str, str]:
    """The whole ones first, then the better, then the newer."""
    newest = "".join(chr(0x7F - ord(char)) for char in row.row.date or "0")
    return (not row.complete, -round(row.score, 6), newest, row.row.path)


def _hit(row: _Weighed, pieces: list[Snippet]) -> Hit:
    shown = row.row
    return Hit(
        path=shown.path, doc_type=shown.doc_type, code=shown.code, title=shown.title, issuer=shown.issuer, level=shown.level,
        date=shown.date, score=round(row.score, 3), in_title=row.in_title, complete=row.complete, snippets=pieces, copies=row.copies,
    )  # fmt: skip
