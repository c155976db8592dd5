"""The migrations of the catalogue's tables (Alembic)."""
