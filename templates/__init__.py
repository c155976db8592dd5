"""The Word templates that docxtpl fills, and the form of Decree 30/2020 that they are drawn in."""

from importlib.resources import as_file, files
from pathlib import Path


def template_bytes(name: str) -> bytes:
    """The bytes of a template by its name without the ending ("ke_hoach")."""
    with as_file(files("templates").joinpath(f"{name}.docx")) as path:
        return Path(path).read_bytes()
