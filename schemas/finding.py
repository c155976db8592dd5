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


class FormPlace(Strict):
    """A place in a DOCX: the part ("document", "header1", "footnotes", …), the paragraph's number in it, counted from 0 in
    the order of the text with those of tables and boxes; in a table also table, row and column; the words there.
    """

    part: str = "document"
    paragraph: int | None = None
    table: int | None = None
    row: int | None = None
    column: int | None = None
    quote: str = ""


class FormFinding(Strict):
    """One finding of one rule of form (Decree 30/2020, Annex I; the ids of norms/data/form.toml); `message` is a Vietnamese
    sentence. `where` is the first place, `also` the others with the same fault. `words` says that only other words mend it.
    """

    rule: str
    name: str
    severity: Severity
    message: str
    where: FormPlace = Field(default_factory=FormPlace)
    also: list[FormPlace] = Field(default_factory=list)
    words: bool = False
