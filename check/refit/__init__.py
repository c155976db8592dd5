"""Putting a document of one's own into the decree's form without touching its words."""

from __future__ import annotations

from pathlib import Path

from check.form import check_form
from check.form.document import Form
from check.refit.body import restyle_body
from check.refit.components import restyle_components, split_components, widen_columns
from check.refit.fonts import set_fonts
from check.refit.lines import mend_lines
from check.refit.page import own_sections_for_appendices, set_pages
from check.word.package import Package
from schemas.errors import WrongUse
from schemas.finding import FormFinding
from schemas.texts import say


def convert_form(data: bytes, file: str | Path = "DOCX") -> tuple[bytes, list[str]]:
    """The same words in the form of Decree 30/2020, and a sentence for everything that form alone can't mend.

    Pages, margins, fonts, sizes, alignment, indents, spacing, rules and page numbers are set; words, tables, pictures,
    notes, links, comments and tracked changes stay. What is in order already keeps its look. Raises UnreadableInput
    for what is no DOCX, WrongUse for a document that was signed digitally, which a change would spoil.
    """
    package = Package(data, file)
    if any(name.startswith("_xmlsignatures/") for name in package.parts):
        raise WrongUse("refit.signed", file=file)
    set_fonts(package)
    form = Form(package)
    if not form.legacy:
        split_components(form)
        form = Form(package)
        if own_sections_for_appendices(form):
            form = Form(package)
        restyle_components(form)
        restyle_body(form)
        widen_columns(form)
    lost = set_pages(form)
    if not form.legacy:
        mend_lines(Form(package))  # whose lengths go by the new margins and sizes
    package.change(package.main)
    changed = package.packed()
    left = [row for row in check_form(changed, draft=True, file=file) if row.severity != "advice"]
    told = [say(key) for key, said in (("refit.legacy", form.legacy), ("refit.first_head", lost)) if said]
    return changed, told + [_sentence(row) for row in left]


def _sentence(row: FormFinding) -> str:
    where = say("refit.at", quote=row.where.quote) if row.where.quote else ""
    others = say("refit.others", count=len(row.also)) if row.also else ""
    return f"{row.rule}: {row.message}{where}{others}"
