"""The tables of the catalogue, the same in SQLite and PostgreSQL. The index of the words is the databases' own (index.py)."""

from __future__ import annotations

from typing import Any

from sqlalchemy import JSON, Boolean, Float, ForeignKey, Index, Integer, LargeBinary, String, Text, UniqueConstraint
from sqlalchemy.orm import DeclarativeBase, Mapped, mapped_column


class Base(DeclarativeBase):
    """Base of every table."""


def _owner(target: str) -> Mapped[int]:
    return mapped_column(ForeignKey(target, ondelete="CASCADE"), index=True)


class File(Base):
    """A path that was read; `current` is the number of its newest version."""

    __tablename__ = "file"
    id: Mapped[int] = mapped_column(Integer, primary_key=True)
    path: Mapped[str] = mapped_column(Text, unique=True)
    current: Mapped[int] = mapped_column(Integer)


class Version(Base):
    """What a path held at a time: its facts, and the Plan and the text that were read from it (compressed; null where it
    could not be read). `digest` tells whether a reading is the same; `pages` where each page begins in the text.
    """

    __tablename__ = "version"
    __table_args__ = (UniqueConstraint("file_id", "number"),)
    id: Mapped[int] = mapped_column(Integer, primary_key=True)
    file_id: Mapped[int] = _owner("file.id")
    number: Mapped[int] = mapped_column(Integer)
    added: Mapped[str] = mapped_column(String(20))
    sha256: Mapped[str] = mapped_column(String(64), index=True)
    size: Mapped[int | None] = mapped_column(Integer)
    mtime: Mapped[float | None] = mapped_column(Float)
    kind: Mapped[str | None] = mapped_column(String(40))
    page_count: Mapped[int | None] = mapped_column(Integer)
    status: Mapped[str] = mapped_column(String(20))
    reason: Mapped[str | None] = mapped_column(Text)
    made_by: Mapped[str] = mapped_column(String(200))
    digest: Mapped[str] = mapped_column(String(64))
    plan: Mapped[bytes | None] = mapped_column(LargeBinary)
    text: Mapped[bytes | None] = mapped_column(LargeBinary)
    pages: Mapped[list[list[int]] | None] = mapped_column(JSON)


class PlanRow(Base):
    """The Plan of a path's newest version. Keys are spellings for comparing; `identity` is the same for the same paper in
    another file.
    """

    __tablename__ = "plan"
    __table_args__ = (Index("ix_plan_newest", "date", "id"),)
    id: Mapped[int] = mapped_column(Integer, primary_key=True)
    version_id: Mapped[int] = mapped_column(ForeignKey("version.id", ondelete="CASCADE"), unique=True)
    file_id: Mapped[int] = mapped_column(ForeignKey("file.id", ondelete="CASCADE"), unique=True)
    identity: Mapped[str] = mapped_column(Text, index=True)
    doc_type: Mapped[str | None] = mapped_column(Text)
    code: Mapped[str | None] = mapped_column(Text)
    code_key: Mapped[str | None] = mapped_column(Text, index=True)
    title: Mapped[str | None] = mapped_column(Text)
    issuer: Mapped[str | None] = mapped_column(Text)
    issuer_key: Mapped[str | None] = mapped_column(Text, index=True)
    level: Mapped[str | None] = mapped_column(String(20), index=True)
    date: Mapped[str | None] = mapped_column(String(10))
    year: Mapped[int | None] = mapped_column(Integer, index=True)
    period_start: Mapped[str | None] = mapped_column(String(10))
    period_end: Mapped[str | None] = mapped_column(String(10))
    place: Mapped[str | None] = mapped_column(Text)
    signer: Mapped[str | None] = mapped_column(Text)


class Item(Base):
    """An entry of one of the Plan's lists: its words, where they stand, and the entry itself without its evidence."""

    __tablename__ = "item"
    __table_args__ = (UniqueConstraint("plan_id", "field", "position"),)
    id: Mapped[int] = mapped_column(Integer, primary_key=True)
    plan_id: Mapped[int] = mapped_column(ForeignKey("plan.id", ondelete="CASCADE"))
    field: Mapped[str] = mapped_column(String(20))
    position: Mapped[int] = mapped_column(Integer)
    text: Mapped[str] = mapped_column(Text)
    start: Mapped[int | None] = mapped_column(Integer)
    page: Mapped[int | None] = mapped_column(Integer)
    confidence: Mapped[float] = mapped_column(Float)
    data: Mapped[dict[str, Any]] = mapped_column(JSON)


class CitationRow(Base):
    """A paper that a plan cites: an edge of the graph from the plan to whatever bears that code."""

    __tablename__ = "citation"
    __table_args__ = (Index("ix_citation_code", "code_key", "plan_id"),)
    id: Mapped[int] = mapped_column(Integer, primary_key=True)
    plan_id: Mapped[int] = _owner("plan.id")
    field: Mapped[str] = mapped_column(String(20))
    position: Mapped[int] = mapped_column(Integer)
    kind: Mapped[str] = mapped_column(Text)
    code: Mapped[str | None] = mapped_column(Text)
    code_key: Mapped[str | None] = mapped_column(Text)
    date: Mapped[str | None] = mapped_column(String(10))
    issuer: Mapped[str | None] = mapped_column(Text)
    issuer_key: Mapped[str | None] = mapped_column(Text, index=True)
    subject: Mapped[str | None] = mapped_column(Text)


class DeadlineRow(Base):
    """A time of a plan; `due` is its last day (ISO), null where it recurs, is counted from an event or is not said."""

    __tablename__ = "deadline"
    __table_args__ = (Index("ix_deadline_due", "due", "plan_id"),)
    id: Mapped[int] = mapped_column(Integer, primary_key=True)
    plan_id: Mapped[int] = _owner("plan.id")
    position: Mapped[int] = mapped_column(Integer)
    due: Mapped[str | None] = mapped_column(String(10))
    when: Mapped[str | None] = mapped_column(Text)
    kind: Mapped[str] = mapped_column(String(20))
    actor: Mapped[str | None] = mapped_column(Text)
    action: Mapped[str | None] = mapped_column(Text)
    recipient: Mapped[str | None] = mapped_column(Text)
    text: Mapped[str] = mapped_column(Text)


class ResponsibilityRow(Base):
    """A body's part in an entry of who does what: one row for each body."""

    __tablename__ = "responsibility"
    id: Mapped[int] = mapped_column(Integer, primary_key=True)
    plan_id: Mapped[int] = _owner("plan.id")
    position: Mapped[int] = mapped_column(Integer)
    agency: Mapped[str] = mapped_column(Text)
    agency_key: Mapped[str] = mapped_column(Text, index=True)
    cooperating: Mapped[bool] = mapped_column(Boolean)
    role: Mapped[str] = mapped_column(String(20))


class Setting(Base):
    """What the catalogue knows of itself."""

    __tablename__ = "setting"
    name: Mapped[str] = mapped_column(String(40), primary_key=True)
    value: Mapped[str] = mapped_column(Text)
