"""What a Word file keeps of its making, where it is a draft of this program."""

from __future__ import annotations

from pathlib import Path

from check.word.package import Package
from schemas.origin import Origin, origin_from_xml


def origin_in(data: bytes, file: str | Path = "DOCX") -> Origin | None:
    """The origin of a DOCX; None where it was not drafted by this program. Raises UnreadableInput for what is no DOCX."""
    package = Package(data, file)
    found = (origin_from_xml(package.parts[name]) for name in package.related("customXml"))
    return next((origin for origin in found if origin is not None), None)
