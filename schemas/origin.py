"""What a draft's Word file keeps of its making, so that a later draft can be laid over what people wrote in it by hand."""

from __future__ import annotations

from typing import Literal

from pydantic import Field, ValidationError

from schemas.span import Strict
from schemas.unit import Unit

_TAG = "{urn:kehoach:origin:1}origin"


class OriginLine(Strict):
    """A clause as it was printed: its marker and its text."""

    marker: str = ""
    text: str

    @property
    def printed(self) -> str:
        """The line as it stands in the document."""
        return f"{self.marker} {self.text}".strip()


class Origin(Strict):
    """Which superior plan a draft rests on (its number and symbol, the SHA-256 and the kind of its file, Plan.said_mark), whose draft it is
    with the profile it was made for, and what the program wrote: the title, the clauses, the recipients, the cells of the task table.
    """

    version: Literal[1] = 1
    unit: str
    profile: Unit | None = None
    superior: str
    superior_sha256: str | None = None
    superior_kind: str | None = None
    superior_said: str | None = None
    title: str = ""
    lines: list[OriginLine] = Field(default_factory=list)
    recipients: list[str] = Field(default_factory=list)
    rows: list[list[str]] = Field(default_factory=list)

    def fingerprint(self) -> Origin:
        """What may go out with a signed copy: whose draft it is and what it rests on, none of its texts."""
        return Origin(
            unit=self.unit, superior=self.superior, superior_sha256=self.superior_sha256, superior_kind=self.superior_kind,
            superior_said=self.superior_said,
        )  # fmt: skip


def origin_xml(origin: Origin) -> bytes:
    """The part of a Word file (custom XML) that holds an Origin."""
    from lxml import etree

    root = etree.Element(_TAG, nsmap={"kehoach": "urn:kehoach:origin:1"})
    root.text = origin.model_dump_json(exclude_defaults=True)
    return bytes(etree.tostring(root, xml_declaration=True, encoding="UTF-8", standalone=True))


def origin_from_xml(data: bytes) -> Origin | None:
    """The Origin in a custom XML part; None for any other part."""
    from lxml import etree

    parser = etree.XMLParser(resolve_entities=False, load_dtd=False, no_network=True)
    try:
        root = etree.fromstring(data, parser)
        return Origin.model_validate_json(root.text or "") if root.tag == _TAG else None
    except (etree.XMLSyntaxError, ValidationError):
        return None
