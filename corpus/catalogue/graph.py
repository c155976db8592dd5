"""What a plan rests on and what follows from it, over a catalogue: citations that mean one of its plans, or a paper outside."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any

from sqlalchemy import Connection, Select, select

from check.pairing import cites, may_stand_over, meant
from corpus.catalogue.entry import code_key
from corpus.catalogue.models import CitationRow, File, PlanRow
from corpus.catalogue.store import Catalogue
from schemas.errors import WrongUse
from schemas.plan import Citation, Header, Plan

DEPTH, MOST = 10, 500
"""How far a tree goes in each direction, and how many papers it holds."""
_NAMED = 5

_PLAN = select(PlanRow, File.path).join(File, File.id == PlanRow.file_id)


@dataclass(frozen=True, slots=True)
class Node:
    """A paper: one of the catalogue's (with its `path`), or one that is only cited. `distance` is negative for what the plan
    rests on and positive for what follows from it.
    """

    key: str
    distance: int
    kind: str
    code: str | None
    date: str | None
    issuer: str | None
    title: str | None
    path: str | None


@dataclass(slots=True)
class Tree:
    """A plan and the papers around it; an edge is (what rests, on what), by their keys. `cut`: there are more."""

    root: str
    nodes: dict[str, Node] = field(default_factory=dict)
    edges: list[tuple[str, str]] = field(default_factory=list)
    cut: bool = False

    def bases(self, key: str) -> list[str]:
        """What a paper rests on."""
        return [over for under, over in self.edges if under == key]

    def followers(self, key: str) -> list[str]:
        """What follows from a paper."""
        return [under for under, over in self.edges if over == key]


def tree(catalogue: Catalogue, name: str, depth: int = DEPTH, most: int = MOST) -> Tree:
    """The tree of a plan, named by its path or its number and symbol, `depth` steps up and down and at most `most` papers.

    Raises WrongUse where no plan has that name, or several have.
    """
    with catalogue.connection() as connection:
        return _Grower(connection, most).grown(_root(connection, name, catalogue.place.shown), depth)


def _root(connection: Connection, name: str, shown: str) -> Any:
    found: list[Any] = list(connection.execute(_PLAN.where(File.path == name)))
    found = found or list(connection.execute(_PLAN.where(PlanRow.code_key == code_key(name)).order_by(File.path)))
    found = found or list(connection.execute(_PLAN.where(File.path.endswith(f"/{name}", autoescape=True))))
    if not found:
        raise WrongUse("tree.unknown", name=name, catalogue=shown)
    if len({row.identity for row in found}) > 1:
        names = ", ".join(row.path for row in found[:_NAMED]) + (", …" if len(found) > _NAMED else "")
        raise WrongUse("tree.several", name=name, count=len(found), names=names)
    return found[0]


class _Grower:
    """Grows a tree step by step, each paper once."""

    def __init__(self, connection: Connection, most: int) -> None:
        self._connection = connection
        self._most = most
        self._rows: dict[str, Any] = {}

    def grown(self, root: Any, depth: int) -> Tree:
        made = Tree(root.identity)
        self._add(made, root, 0)
        for step, sign in ((self._up, -1), (self._down, 1)):
            waiting = [(made.root, 0)]
            while waiting and not made.cut:
                key, distance = waiting.pop(0)
                if distance < depth and key in self._rows:
                    waiting += [(other, distance + 1) for other in step(made, key, sign * (distance + 1))]
        made.edges = list(dict.fromkeys(made.edges))
        return made

    def _add(self, made: Tree, row: Any, distance: int) -> bool:
        """Take a plan of the catalogue in; whether it is new. Its copies in other files are the same paper."""
        if row.identity in made.nodes:
            return False
        if len(made.nodes) >= self._most:
            made.cut = True
            return False
        self._rows[row.identity] = row
        made.nodes[row.identity] = Node(
            row.identity, distance, row.doc_type or "", row.code, row.date, row.issuer, row.title, row.path
        )
        return True

    def _up(self, made: Tree, key: str, distance: int) -> Iterator[str]:
        row = self._rows[key]
        for cited in self._citations(row.id):
            over = next(
                (one for one in self._candidates(cited) if one.identity != key and _means(row, cited, one)), None
            )
            if over is not None:
                new = self._add(made, over, distance)
                if over.identity in made.nodes:
                    made.edges.append((key, over.identity))
                if new:
                    yield over.identity
            elif cited.field == "legal_bases":
                self._outside(made, key, cited, distance)

    def _outside(self, made: Tree, key: str, cited: Any, distance: int) -> None:
        other = f"{cited.kind} {cited.code_key or cited.subject}"
        if other not in made.nodes:
            if len(made.nodes) >= self._most:
                made.cut = True
                return
            made.nodes[other] = Node(
                other, distance, cited.kind, cited.code, cited.date, cited.issuer, cited.subject, None
            )
        made.edges.append((key, other))

    def _down(self, made: Tree, key: str, distance: int) -> Iterator[str]:
        row = self._rows[key]
        wanted = CitationRow.code_key == row.code_key
        if row.issuer_key:
            wanted |= CitationRow.issuer_key == row.issuer_key
        rows: list[Any] = list(
            self._connection.execute(
                select(CitationRow, PlanRow.id.label("by"))
                .join(PlanRow, PlanRow.id == CitationRow.plan_id)
                .where(wanted, PlanRow.id != row.id)
                .order_by(PlanRow.date, PlanRow.id)
            )
        )
        for cited in rows:
            if made.cut:
                return
            under: Any = self._connection.execute(_PLAN.where(PlanRow.id == cited.by)).one()
            if under.identity == key or not _means(under, cited, row):
                continue
            new = self._add(made, under, distance)
            if under.identity in made.nodes:
                made.edges.append((under.identity, key))
            if new:
                yield under.identity

    def _citations(self, plan_id: int) -> list[Any]:
        statement: Select[Any] = select(CitationRow).where(CitationRow.plan_id == plan_id).order_by(CitationRow.id)
        return list(self._connection.execute(statement))

    def _candidates(self, cited: Any) -> list[Any]:
        """The catalogue's plans that a citation can mean: with its code, else of its issuer."""
        if cited.code_key:
            found = list(self._connection.execute(_PLAN.where(PlanRow.code_key == cited.code_key).order_by(File.path)))
            if found:
                return found
        if not cited.issuer_key or not cited.subject:
            return []
        return list(self._connection.execute(_PLAN.where(PlanRow.issuer_key == cited.issuer_key).order_by(File.path)))


def _means(under: Any, cited: Any, over: Any) -> bool:
    """Whether a citation of one plan means another, by the same judgement as the checks between plans: not a later one, and only
    one of an issuer above or of its own.
    """
    if under.date and over.date and len(under.date) == len(over.date) and over.date > under.date:
        return False
    citation = Citation(kind=cited.kind, code=cited.code, date=cited.date, issuer=cited.issuer, subject=cited.subject)
    subordinate = Plan(header=_header(under), references=[citation])
    superior = Plan(header=_header(over))
    if under.issuer_key != over.issuer_key and not may_stand_over(superior, subordinate):
        return False
    return cites(subordinate, superior) or meant(subordinate, superior) is not None


def _header(row: Any) -> Header:
    number, _, symbol = (row.code or "").partition("/")
    return Header(
        issuer=row.issuer, level=row.level, doc_type=row.doc_type, number=number or None, symbol=symbol or None,
        date=row.date, title=row.title,
    )  # fmt: skip
