"""A Plan from a file: extracted from a document, or read from the JSON that `kehoach extract` printed."""

from __future__ import annotations

from pathlib import Path

from kehoach.api import extract
from kehoach.input import file_bytes
from schemas.errors import UnreadableInput
from schemas.plan import Plan


def read_plan(path: Path) -> Plan:
    """The Plan of a file of any kind. Raises UnreadableInput."""
    if path.suffix.lower() != ".json":
        return extract(path)
    from pydantic import ValidationError

    try:
        return Plan.model_validate_json(file_bytes(path))
    except ValidationError as problem:
        raise UnreadableInput("read.not_plan_json", file=path) from problem
