"""How Alembic runs the migrations: on the connection that the catalogue has open, inside its transaction."""

from __future__ import annotations

from alembic import context

from corpus.catalogue.models import Base

context.configure(connection=context.config.attributes["connection"], target_metadata=Base.metadata)
with context.begin_transaction():
    context.run_migrations()
