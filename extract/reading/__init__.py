"""A file as a Document: one module for each kind, imported when it is needed."""
