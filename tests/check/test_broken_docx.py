"""Untrusted DOCX files: whatever is in them, a judgement or a sentence, never a traceback."""

from __future__ import annotations

import random

import pytest

from check.final import final_findings
from check.form import check_form
from check.refit import convert_form
from check.word.package import Package, W
from kehoach.clean_copy import without_comments
from schemas.errors import KehoachError
from tests.check.foreign import Look, document

VALUES = ("", "x", "-1", "0", "99999999999", "1.5", "ấ", "none", "on", "%1", "rId99")


def spoilt(data: bytes, seed: int) -> bytes:
    """The package with a few attributes and elements of its parts spoilt."""
    chance = random.Random(seed)
    package = Package(data)
    names = [name for name in package.parts if name.endswith((".xml", ".rels"))]
    for _ in range(chance.randint(1, 12)):
        name = chance.choice([package.main, package.main, *names])
        nodes = [node for node in package.root(name).iter() if isinstance(node.tag, str)]
        node = chance.choice(nodes)
        if chance.random() < 0.6 and node.attrib:
            node.set(chance.choice(sorted(node.attrib)), chance.choice(VALUES))
        elif chance.random() < 0.5 and node.getparent() is not None:
            node.getparent().remove(node)
        else:
            node.append(node.makeelement(W + chance.choice(("p", "r", "tbl", "tr", "tc", "sectPr", "pPr", "t")), {}))
        package.change(name)
    return package.packed()


@pytest.mark.parametrize("seed", range(60))
def test_a_spoilt_file_is_judged_or_refused(seed: int) -> None:
    look = Look(font="Arial", extras=True, lists=seed % 2 == 0, foot=seed % 3 == 0, tabs=seed % 5 == 0)
    data = spoilt(document(look), seed)
    for use in (check_form, final_findings, convert_form, without_comments):
        try:
            use(data)  # type: ignore[operator]
        except KehoachError as refusal:
            assert str(refusal)


def test_a_part_that_is_no_xml_is_refused() -> None:
    package = Package(document(Look()))
    package.parts[package.related("styles")[0]] = b"<w:styles"
    with pytest.raises(KehoachError):
        check_form(package.packed())
