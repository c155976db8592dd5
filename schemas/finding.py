"""What a check found."""

from __future__ import annotations

from pydantic import Field

from schemas.plan import Severity
from schemas.span import Span, Strict


class Location(Strict):
    """A place in a plan that was checked: the file, a JSON pointer into its Plan, and the text there."""

    file: str
    path: str = ""
    span: Span | None = None


class Finding(Strict):
    """One finding of one rule; `message` is a Vietnamese sentence with both values in it."""

    rule: str
    name: str
    severity: Severity
    message: str
    where: Location
    related: list[Location] = Field(default_factory=list)
