"""The page number of a header: a new part with it, or a new paragraph in one; and taking it from where it may not be."""

from __future__ import annotations

import posixpath
import re
from typing import Any

from lxml import etree

from check.form.document import Form
from check.refit.edit import made, properties, put, set_run
from check.word.package import REL, TYPES, W, relations_name
from check.word.sections import page_fields
from norms.form import measure

_OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_HEADER_TYPE = "application/vnd.openxmlformats-officedocument.wordprocessingml.header+xml"
_NUMBER_ONLY = re.compile(r"[\s\d./|–—-]*(?:trang|page)?[\s\d./|–—-]*", re.IGNORECASE)


def number_paragraph() -> Any:
    """A centred paragraph that prints the page's number."""
    paragraph = made("p")
    put(properties(paragraph, "pPr"), "jc", val="center")
    font = measure("PG-06").texts[0]
    for kind in ("begin", "code", "separate", "shown", "end"):
        run = etree.SubElement(paragraph, W + "r")
        put(properties(run, "rPr"), "rFonts", ascii=font, hAnsi=font, eastAsia=font, cs=font)
        set_run(run, measure("PG-10").sample, None, False)
        if kind == "code":
            etree.SubElement(run, W + "instrText").text = " PAGE "
        elif kind == "shown":
            etree.SubElement(run, W + "t").text = "2"
        else:
            run.append(made("fldChar", fldCharType=kind))
    return paragraph


def put_number(form: Form, name: str) -> None:
    """Put the page number at the top of a header."""
    form.package.root(name).insert(0, number_paragraph())
    form.package.change(name)


def add_header(form: Form) -> str:
    """A new header with the page number; the id of its relation."""
    package = form.package
    folder = posixpath.dirname(package.main)
    taken = [int(found[1]) for part in package.parts if (found := re.search(r"/header(\d+)\.xml$", part))]
    file = f"header{max(taken, default=0) + 1}.xml"
    root = etree.Element(W + "hdr", nsmap={"w": W.strip("{}")})
    root.append(number_paragraph())
    package.add(posixpath.join(folder, file), root)
    types = package.root("[Content_Types].xml")
    etree.SubElement(types, TYPES + "Override", PartName=f"/{posixpath.join(folder, file)}", ContentType=_HEADER_TYPE)
    package.change("[Content_Types].xml")
    links = relations_name(package.main)
    ids = {row.get("Id", "") for row in package.root(links)}
    id = next(f"rId{n}" for n in range(1, len(ids) + 2) if f"rId{n}" not in ids)
    etree.SubElement(package.root(links), REL + "Relationship", Id=id, Type=f"{_OFFICE}/header", Target=file)
    package.change(links)
    return id


def remove_number(form: Form, name: str) -> None:
    """Take the page number out of a header or footer, where its paragraph holds nothing but it."""
    package = form.package
    if name not in package.parts:
        return
    for paragraph in page_fields(package.root(name)):
        text = "".join(node.text or "" for node in paragraph.iter(W + "t"))
        if not _NUMBER_ONLY.fullmatch(text) or any(True for _ in paragraph.iter(W + "drawing", W + "pict")):
            continue  # other words are with it, which stay: told to the user
        for child in list(paragraph):
            if child.tag != W + "pPr":
                paragraph.remove(child)
        package.change(name)
