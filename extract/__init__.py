"""A file → Document → outline → Plan."""
