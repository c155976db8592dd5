"""A DOCX without its comments: the copy that goes to be signed."""

from __future__ import annotations

from pathlib import Path

from check.final import text_parts
from check.word.package import REL, TYPES, Package, W, relations_name
from schemas.origin import origin_from_xml, origin_xml

_MARKS = (W + "commentRangeStart", W + "commentRangeEnd", W + "commentReference")
_KINDS = ("comments", "commentsExtended", "commentsIds", "commentsExtensible", "people")
_PEOPLE = "people"  # who commented; tracked changes name them too


def without_comments(data: bytes, file: str | Path = "DOCX") -> bytes:
    """The same document without comments, their ranges and their references; every other part keeps its bytes; of a
    draft's origin only what it rests on is left.

    Raises UnreadableInput for what is no DOCX.
    """
    package = Package(data, file)
    relations = package.relations(package.main)
    tracked = b"<w:ins " in package.parts[package.main] or b"<w:del " in package.parts[package.main]
    gone = {
        key: target
        for key, (kind, target) in relations.items()
        if kind in _KINDS and target in package.parts and not (kind == _PEOPLE and tracked)
    }
    for name in text_parts(package):
        _strip(package, name)
    for name in package.related("customXml"):
        origin = origin_from_xml(package.parts[name])
        if origin is not None:  # what the draft said at first is nobody's business outside
            package.parts[name] = origin_xml(origin.fingerprint())
    if not gone:
        return package.packed()
    links = relations_name(package.main)
    for row in list(package.root(links).iter(REL + "Relationship")):
        if row.get("Id") in gone:
            row.getparent().remove(row)
    package.change(links)
    for target in gone.values():
        package.remove(target)
    types = "[Content_Types].xml"
    for row in list(package.root(types).iter(TYPES + "Override")):
        if row.get("PartName", "").lstrip("/") in gone.values():
            row.getparent().remove(row)
    package.change(types)
    return package.packed()


def _strip(package: Package, name: str) -> None:
    """Take the comments' marks out of a part, and the runs that held nothing else."""
    root = package.root(name)
    marks = list(root.iter(*_MARKS))
    for mark in marks:
        run = mark.getparent()
        run.remove(mark)
        if run.tag == W + "r" and all(child.tag == W + "rPr" for child in run):
            run.getparent().remove(run)
    if marks:
        package.change(name)
