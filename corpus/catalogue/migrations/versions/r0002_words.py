"""The index of the words: FTS5 in SQLite, tsvector with GIN in PostgreSQL; filled when the catalogue is next written."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0002"
down_revision = "0001"

_COLUMNS = (
    "title, heading, legal_bases, references_, objectives, targets, subjects, criteria, award_quotas, deadlines, "
    "responsibilities, tasks, funding, body"
)
_TOKENS = "tokenize=\"unicode61 remove_diacritics 0 tokenchars '_'\""


def upgrade() -> None:
    """The index of the words."""
    op.create_table(
        "common_pair",
        sa.Column("pair", sa.Text(), nullable=False),
        sa.Column("plans", sa.Integer(), nullable=False),
        sa.PrimaryKeyConstraint("pair"),
    )
    if op.get_bind().dialect.name == "sqlite":
        op.execute(f"CREATE VIRTUAL TABLE search_pairs USING fts5({_COLUMNS}, content='', {_TOKENS})")
        op.execute(
            f"CREATE VIRTUAL TABLE search_words USING fts5(words, content='', columnsize=0, detail=none, {_TOKENS})"
        )
        op.execute(f"CREATE VIRTUAL TABLE search_titles USING fts5(title, named, content='', {_TOKENS})")
        op.execute("CREATE VIRTUAL TABLE search_count USING fts5vocab(search_pairs, row)")
        return
    op.create_table(
        "search_entry",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("plan_id", sa.Integer(), nullable=False),
        sa.Column("field", sa.String(length=20), nullable=False),
        sa.Column("vector", sa.dialects.postgresql.TSVECTOR(), nullable=False),
        sa.ForeignKeyConstraint(["plan_id"], ["plan.id"], ondelete="CASCADE"),
        sa.PrimaryKeyConstraint("id"),
    )
    op.create_index("ix_search_entry_plan_id", "search_entry", ["plan_id"])
    op.create_index("ix_search_entry_vector", "search_entry", ["vector"], postgresql_using="gin")
