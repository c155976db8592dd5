"""A draft's origin inside its Word file: written when it is printed, read when it is brought up to date."""

from __future__ import annotations

from typing import Any

from generate.marks import printable
from schemas.draft import Clause, Draft, TaskRow
from schemas.origin import Origin, OriginLine, origin_from_xml, origin_xml

_PROPERTIES_TYPE = "application/vnd.openxmlformats-officedocument.customXmlProperties+xml"
_PROPERTIES = b"""<?xml version="1.0" encoding="UTF-8" standalone="no"?>
<ds:datastoreItem xmlns:ds="http://schemas.openxmlformats.org/officeDocument/2006/customXml"
 ds:itemID="{6B656861-6F63-4868-8A6F-726967696E31}"><ds:schemaRefs/></ds:datastoreItem>"""


def origin_of(draft: Draft) -> Origin:
    """What a draft's file keeps of its making."""
    return Origin(
        unit=draft.unit.name,
        profile=draft.unit,
        superior=draft.superior,
        superior_sha256=draft.superior_sha256,
        superior_kind=draft.superior_kind,
        superior_said=draft.superior_said,
        title=printable(draft.header.title),
        lines=[OriginLine(marker=clause.marker, text=printed_text(clause)) for clause in draft.clauses],
        recipients=[printable(line) for line in draft.recipients],
        rows=[cells(row) for appendix in draft.appendices for row in appendix.rows],
    )


def printed_text(clause: Clause) -> str:
    """A clause's text as it is printed: the headings of sections in capitals (Decree 30/2020, Annex I, II.6đ)."""
    return printable(clause.text.upper() if clause.kind == "heading" and clause.level <= 1 else clause.text)


def cells(row: TaskRow) -> list[str]:
    """The cells of a row of the task table."""
    return [printable(text) for text in (row.number, row.text, row.lead, row.cooperating, row.due)]


def embed(document: Any, origin: Origin) -> None:
    """Put an origin into a Word document, in the place of an earlier one."""
    from docx.opc.constants import RELATIONSHIP_TYPE
    from docx.opc.packuri import PackURI
    from docx.opc.part import Part

    part = _part(document)
    if part is not None:
        part._blob = origin_xml(origin)
        return
    package = document.part.package
    name = package.next_partname("/customXml/item%d.xml")
    part = Part(name, "application/xml", origin_xml(origin), package)
    document.part.relate_to(part, RELATIONSHIP_TYPE.CUSTOM_XML)
    # LibreOffice keeps only parts that have properties
    about = PackURI(name.replace("item", "itemProps"))
    part.relate_to(Part(about, _PROPERTIES_TYPE, _PROPERTIES, package), RELATIONSHIP_TYPE.CUSTOM_XML_PROPS)


def embedded(document: Any) -> Origin | None:
    """The origin in a Word document; None where it is no draft of this program."""
    part = _part(document)
    return origin_from_xml(part.blob) if part is not None else None


def _part(document: Any) -> Any:
    for rel in document.part.rels.values():
        if not rel.is_external and rel.reltype.endswith("/customXml") and origin_from_xml(rel.target_part.blob):
            return rel.target_part
    return None
