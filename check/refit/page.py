"""Sections in the decree's page: paper, margins, page numbers in the header, appendices that count anew."""

from __future__ import annotations

import copy
from typing import Any

from check.form.document import Form
from check.refit.edit import drop, properties, put, set_paragraph, set_run, twips
from check.refit.number import add_header, put_number, remove_number
from check.word.package import R, W
from check.word.sections import Section, even_differs
from check.word.text import Paragraph
from norms.form import measure

_DISTANCE = 10.0  # mm from the paper's edge to the page number: half of the smallest margin


def own_sections_for_appendices(form: Form) -> bool:
    """Begin a section before each appendix that begins in the middle of one; whether any was made."""
    seen, made_one = {0}, False
    for appendix in form.closing.appendices:
        if appendix.section in seen and appendix.label.paragraph.cell is None and not appendix.label.paragraph.boxed:
            made_one |= _break_before(form, appendix.label.paragraph)
        seen.add(appendix.section)
    return made_one


def _break_before(form: Form, label: Paragraph) -> bool:
    ends = form.sections[min(label.section, len(form.sections) - 1)].element
    before = label.element.getprevious()
    if ends is None or label.element.getparent() is not form.package.body or before is None:
        return False
    if before.tag != W + "p":
        before = label.element.makeelement(W + "p", {})
        label.element.addprevious(before)
    for mark in [node for node in before.iter(W + "br") if node.get(W + "type") == "page"]:
        mark.getparent().remove(mark)  # the section begins on a new page itself
    drop(properties(label.element, "pPr"), "pageBreakBefore")
    section = copy.deepcopy(ends)
    own = properties(before, "pPr")
    mark = put(own, "sectPr")
    own.replace(mark, section)
    drop(ends, "type")
    return True


def set_pages(form: Form) -> bool:
    """Paper, orientation, margins and page numbers of every section; whether words of the first page's head are lost."""
    package = form.package
    if form.sections[0].element is None:
        package.body.append(package.body.makeelement(W + "sectPr", {}))
        form.forget()
    starts = {row.section for row in form.closing.appendices} if not form.legacy else set()
    for section in form.sections:
        _paper(form, section)
        _margins(section)
        _counting(section, section.index in starts and section.index > 0)
    lost = _first_page(form)
    form.forget()
    _numbers(form)
    package.change(package.main)
    return lost


def _paper(form: Form, section: Section) -> None:
    entry = measure("PG-01")
    low, high = entry.low or 0.0, entry.high or 0.0
    lying = section.landscape and form.has_table(section)
    sides = sorted((section.width, section.height))
    fits = all(abs(side - asked) <= entry.slack for side, asked in zip(sides, (low, high), strict=True))
    if not fits or lying != section.landscape or section.element.find(W + "pgSz") is None:
        drop(section.element, "pgSz")
        width, height = (high, low) if lying else (low, high)
        put(section.element, "pgSz", w=twips(width), h=twips(height))
        if lying:
            put(section.element, "pgSz", orient="landscape")
        section.landscape = lying


def _margins(section: Section) -> None:
    if section.landscape:
        return
    page = put(section.element, "pgMar")
    for id, sides in (("PG-03", ("top", "bottom")), ("PG-04", ("left",)), ("PG-05", ("right",))):
        entry = measure(id)
        for side in sides:
            if not entry.fits(section.margins.get(side, 0.0)):
                page.set(W + side, twips(entry.usual or 0.0))
                if side == "left":
                    page.set(W + "gutter", "0")
    for name in ("header", "footer"):
        if not 3.0 < section.margins.get(name, 0.0) < 15.0:
            page.set(W + name, twips(_DISTANCE))
    if page.get(W + "gutter") is None:
        page.set(W + "gutter", "0")


def _counting(section: Section, anew: bool) -> None:
    numbers = section.element.find(W + "pgNumType")
    if numbers is not None and section.number_format not in measure("PG-09").texts:
        numbers.set(W + "fmt", measure("PG-09").texts[0])
    if anew or (section.index == 0 and section.start not in (None, 1)):
        put(section.element, "pgNumType", start="1")


def _first_page(form: Form) -> bool:
    """No number on the first page; a foot that was on it stays there. Whether words of its head don't."""
    section = form.sections[0]
    put(section.element, "titlePg", val="1")
    for name in {parts["first"] for parts in (section.headers, section.footers) if "first" in parts}:
        remove_number(form, name)
    if section.first_page_differs:
        return False
    reference = next((row for row in section.element.findall(W + "footerReference") if _is_default(row)), None)
    if reference is not None and "first" not in section.footers:
        twin = copy.deepcopy(reference)
        twin.set(W + "type", "first")
        reference.addnext(twin)
    numbers = {paragraph.index for paragraph in form.number_paragraphs([section.headers.get("default", "")])}
    head = form.edges.get(section.headers.get("default", ""), [])
    return "first" not in section.headers and any(p.text for p in head if p.index not in numbers)


def _is_default(reference: Any) -> bool:
    return bool(reference.get(W + "type", "default") == "default")


def _numbers(form: Form) -> None:
    """The page number in the header of every section, centred, and none at the foot."""
    for section in form.sections:
        for name in dict.fromkeys(section.footers.values()):
            remove_number(form, name)
    form.forget()
    added: dict[str, str] = {}
    for section in form.sections:
        for kind in ["default", *["even"] * even_differs(form.package)]:
            part = section.headers.get(kind)
            if part is None:
                if kind not in added:
                    added[kind] = add_header(form)
                _refer(section, kind, added[kind])
            elif not _centred(form, part):
                put_number(form, part)
                form.forget()
        if section.index > 0 and section.first_page_differs and "first" in section.headers:
            _centred(form, section.headers["first"])


def _refer(section: Section, kind: str, id: str) -> None:
    """Let a section show a header."""
    reference = section.element.makeelement(W + "headerReference", {})
    reference.set(W + "type", kind)
    reference.set(R + "id", id)
    section.element.insert(0, reference)


def _centred(form: Form, name: str) -> bool:
    """Centre the page number of a header; whether it has one."""
    found = form.number_paragraphs([name])
    for paragraph in found:
        _centre(form, paragraph, name)
    return bool(found)


def _centre(form: Form, paragraph: Paragraph, name: str) -> None:
    entry = measure("PG-10")
    own = properties(paragraph.element, "pPr")
    frame = own.find(W + "framePr")
    if frame is not None:
        own.remove(frame)
    set_paragraph(paragraph.element, "center", 0.0)
    shapes = {piece.form.size for piece in paragraph.pieces} or {form.field_form(paragraph).size}
    size = None if all(entry.size_fits(size) for size in shapes) else entry.sample
    for run in paragraph.element.iter(W + "r"):
        set_run(run, size, None, False)
    form.package.change(name)
