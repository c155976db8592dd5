"""A Word template as a package: opened within limits, and what is more than text in it (macros, objects, links)."""

from __future__ import annotations

import io
import re
import zipfile
from collections.abc import Iterator
from typing import Any

from lxml import etree

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
MAX_FILE, MAX_UNPACKED, MAX_MEMBERS = 20_000_000, 60_000_000, 500
"""Bytes of the file and of all that is in it, and how many members: templates are a hundredth of that."""

_TEXT_ROOTS = {f"{W}{name}" for name in ("document", "hdr", "ftr", "footnotes", "endnotes")}
_PROPERTIES = "docProps/core.xml"
_ACTIVE = re.compile(
    r"vbaProject|vbaData|activeX|/embeddings/|oleObject|customUI|attachedToolbars|afchunk", re.IGNORECASE
)
_FIELD = re.compile(r"\b(?:DDE|DDEAUTO|INCLUDETEXT|INCLUDEPICTURE|IMPORT|LINK|DATABASE|MACROBUTTON)\b", re.IGNORECASE)
_RELATIONSHIP = "{http://schemas.openxmlformats.org/package/2006/relationships}Relationship"


class NotATemplate(Exception):
    """The bytes are no Word file that is safe to open; `args[0]` is the text's key."""


class Package:
    """The members of a template. Raises NotATemplate for what is no DOCX, too large, or holds a document type."""

    def __init__(self, data: bytes) -> None:
        if len(data) > MAX_FILE:
            raise NotATemplate("template_finding.too_large")
        try:
            with zipfile.ZipFile(io.BytesIO(data)) as archive:
                infos = archive.infolist()
                if len(infos) > MAX_MEMBERS or sum(info.file_size for info in infos) > MAX_UNPACKED:
                    raise NotATemplate("template_finding.too_large")
                self.members = {info.filename: archive.read(info) for info in infos}
        except (zipfile.BadZipFile, NotImplementedError, RuntimeError, EOFError, OSError) as problem:
            raise NotATemplate("template_finding.not_word") from problem
        self.trees: dict[str, Any] = {}
        for name, content in self.members.items():
            if name.endswith((".xml", ".rels")):
                self.trees[name] = _parsed(content)
        if "word/document.xml" not in self.trees:
            raise NotATemplate("template_finding.not_word")

    def texts(self) -> Iterator[tuple[str, Any]]:
        """The parts that print something, the body first: name and tree."""
        names = [name for name, tree in self.trees.items() if tree.tag in _TEXT_ROOTS]
        for name in sorted(names, key=lambda name: (name != "word/document.xml", name)):
            yield name, self.trees[name]

    def active(self) -> list[str]:
        """Members that hold macros, embedded objects or other documents."""
        return [name for name in self.members if _ACTIVE.search(name)]

    def outside(self) -> list[str]:
        """Targets outside the file: linked pictures, attached templates, web addresses."""
        found = []
        for name, tree in self.trees.items():
            if name.endswith(".rels"):
                rows = tree.iter(_RELATIONSHIP)
                found += [row.get("Target", "") for row in rows if row.get("TargetMode") == "External"]
        return found

    def fetching_fields(self) -> list[str]:
        """Fields that fetch something from another file or run something."""
        found = []
        for _, tree in self.texts():
            codes = [node.text or "" for node in tree.iter(f"{W}instrText")]
            codes += [node.get(f"{W}instr", "") for node in tree.iter(f"{W}fldSimple")]
            found += [code.strip() for code in codes if _FIELD.search(code)]
        return found

    def tagged_properties(self) -> list[str]:
        """Properties of the file that hold a tag: docxtpl would fill them, and they are set after filling anyway."""
        tree = self.trees.get(_PROPERTIES)
        texts = [node.text or "" for node in tree.iter()] if tree is not None else []
        return [text for text in texts if re.search(r"\{[{%#]", text)]

    def style_names(self) -> dict[str, str]:
        """Style ids and the names that Word shows."""
        tree = self.trees.get("word/styles.xml")
        if tree is None:
            return {}
        return {style.get(f"{W}styleId", ""): _name(style) for style in tree.iter(f"{W}style")}


def _name(style: Any) -> str:
    found = style.find(f"{W}name")
    return found.get(f"{W}val", "") if found is not None else ""


def _parsed(content: bytes) -> Any:
    parser = etree.XMLParser(resolve_entities=False, no_network=True, load_dtd=False, huge_tree=False)
    try:
        tree = etree.fromstring(content, parser)
    except etree.XMLSyntaxError as problem:
        raise NotATemplate("template_finding.not_word") from problem
    docinfo: Any = tree.getroottree().docinfo
    if docinfo.doctype:
        raise NotATemplate("template_finding.doctype")
    return tree
