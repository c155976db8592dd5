"""The parts of a DOCX, opened within limits, parsed without entities, and packed again with only the changed ones rewritten."""

from __future__ import annotations

import io
import posixpath
import zipfile
from pathlib import Path
from typing import Any

from lxml import etree

from schemas.archives import check_zip
from schemas.errors import UnreadableInput

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
R = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}"
MC = "{http://schemas.openxmlformats.org/markup-compatibility/2006}"
REL = "{http://schemas.openxmlformats.org/package/2006/relationships}"
TYPES = "{http://schemas.openxmlformats.org/package/2006/content-types}"


class Package:
    """The parts of a DOCX by name (without the leading slash), in the order of the archive."""

    def __init__(self, data: bytes, file: str | Path = "DOCX") -> None:
        """`file` names it in messages. Raises UnreadableInput for what is no DOCX, is broken, or unpacks too far."""
        self.file = file
        if not data.startswith(b"PK"):
            raise UnreadableInput("read.not_word", file=file)
        check_zip(file, data)
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            self._infos = {info.filename: info for info in archive.infolist()}
            self.parts = {name: archive.read(name) for name in self._infos}
        self._roots: dict[str, Any] = {}
        self._changed: set[str] = set()
        self.main = self._main()
        if self.root(self.main).find(W + "body") is None:
            raise UnreadableInput("read.not_word", file=file)

    def _main(self) -> str:
        for kind, target in self.relations("").values():
            if kind == "officeDocument" and target in self.parts:
                return target
        raise UnreadableInput("read.not_word", file=self.file)

    def root(self, name: str) -> Any:
        """The root of an XML part. Raises UnreadableInput where it is broken or declares a document type."""
        if name not in self._roots:
            parser = etree.XMLParser(resolve_entities=False, load_dtd=False, no_network=True)
            try:
                tree = etree.fromstring(self.parts[name], parser).getroottree()
            except (etree.XMLSyntaxError, KeyError, ValueError) as problem:
                raise UnreadableInput("read.not_word", file=self.file) from problem
            if tree.docinfo.internalDTD is not None:  # no Word file has one; it is where entities are declared
                raise UnreadableInput("read.not_word", file=self.file)
            self._roots[name] = tree.getroot()
        return self._roots[name]

    def relations(self, part: str) -> dict[str, tuple[str, str]]:
        """The relations of a part ("" for the package): id → (last word of its type, target's name or address)."""
        name = relations_name(part)
        if name not in self.parts:
            return {}
        out: dict[str, tuple[str, str]] = {}
        for row in self.root(name).iter(REL + "Relationship"):
            target = row.get("Target", "")
            if row.get("TargetMode") != "External":
                target = posixpath.normpath(posixpath.join(posixpath.dirname(part), target)).lstrip("/")
                if row.get("Target", "").startswith("/"):
                    target = row.get("Target", "").lstrip("/")
            out[row.get("Id", "")] = (row.get("Type", "").rsplit("/", 1)[-1], target)
        return out

    def related(self, kind: str) -> list[str]:
        """The names of the parts that the main one has of a kind ("styles", "header", "footnotes", …)."""
        return [target for name, target in self.relations(self.main).values() if name == kind and target in self.parts]

    def part(self, kind: str) -> Any:
        """The root of the first part of a kind, or None."""
        names = self.related(kind)
        return self.root(names[0]) if names else None

    @property
    def body(self) -> Any:
        """The body of the main part."""
        return self.root(self.main).find(W + "body")

    def change(self, name: str) -> None:
        """Say that the root of a part was changed, so that it is written anew."""
        self.root(name)
        self._changed.add(name)

    def add(self, name: str, root: Any) -> None:
        """A new part; its content type and its relation are the caller's."""
        self.parts[name], self._roots[name] = b"", root
        self._changed.add(name)

    def remove(self, name: str) -> None:
        """Take a part away, with its relations."""
        for gone in (name, relations_name(name)):
            self.parts.pop(gone, None)
            self._roots.pop(gone, None)
            self._changed.discard(gone)

    def packed(self) -> bytes:
        """The bytes of the package: parts that were not changed keep theirs."""
        out = io.BytesIO()
        with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
            for name, data in self.parts.items():
                if name in self._changed:
                    data = etree.tostring(
                        self._roots[name].getroottree(), xml_declaration=True, encoding="UTF-8", standalone=True
                    )
                info = zipfile.ZipInfo(
                    name, self._infos[name].date_time if name in self._infos else (1980, 1, 1, 0, 0, 0)
                )
                info.compress_type = zipfile.ZIP_DEFLATED
                archive.writestr(info, data)
        return out.getvalue()


def relations_name(part: str) -> str:
    """The name of the part that holds a part's relations."""
    folder, name = posixpath.split(part)
    return posixpath.join(folder, "_rels", f"{name}.rels")


def on(element: Any) -> bool:
    """Whether a switch such as w:b is there and on."""
    return element is not None and element.get(W + "val", "1") not in ("0", "false", "off", "none")
