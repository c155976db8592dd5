"""Restyling the body: one size, justified, first lines, spacing, upright text, bold headings in capitals."""

from __future__ import annotations

from typing import Any

from check.form.body import BodyParagraph
from check.form.document import Form
from check.form.rules.body import gap, running, spacing_in_lines
from check.form.rules.headings import title_pieces, title_words
from check.refit.edit import drop, properties, put, set_paragraph, set_run
from check.word.package import W
from check.word.text import Paragraph, Piece
from grammar.normalise import is_upper
from norms.form import measure


def restyle_body(form: Form) -> None:
    """Bring the legal bases and the body to their measures; what is within them stays as it is."""
    size = body_size(form)
    for paragraph in form.bases:
        _runs(paragraph.written, size, measure("CC-03").bold, measure("CC-03").italic)
    for row in form.body:
        _runs(row.paragraph.written, size)
        _restyle(row)
        _restyle_number(form, row, size)
    flowing = [*form.bases, *(row.paragraph for row in running(form))]
    _space(form, flowing)
    for paragraph in flowing:
        indent = paragraph.form.left + paragraph.form.first
        asked = measure("ND-03")
        first = asked.usual if not asked.fits(indent) else None
        align = measure("ND-02").align if paragraph.form.align != measure("ND-02").align else None
        lines = spacing_in_lines(paragraph)
        line = measure("ND-05").usual if lines is not None and not measure("ND-05").fits(lines) else None
        set_paragraph(paragraph.element, align, first, line=line)
        if first is not None:
            _close_number(form, paragraph)


def body_size(form: Form) -> float:
    """The size that most letters of the body have, where it is allowed; else the sample's."""
    weights: dict[float, int] = {}
    for row in form.body:
        for piece in row.paragraph.written:
            weights[piece.form.size] = weights.get(piece.form.size, 0) + len(piece.text)
    entry = measure("ND-01")
    usual = max(weights, key=lambda size: weights[size], default=0.0)
    return usual if usual and entry.size_fits(usual) else entry.sample or usual


def _runs(
    pieces: list[Piece] | tuple[Piece, ...], size: float | None = None, bold: bool | None = None,
    italic: bool | None = None, capitals: bool | None = None,
) -> None:  # fmt: skip
    for piece in pieces:
        if piece.run.tag == W + "r" and not piece.form.raised:
            set_run(piece.run, size, bold, italic, capitals)


def _restyle(row: BodyParagraph) -> None:
    paragraph, written = row.paragraph, row.paragraph.written
    if row.kind == "section":
        pieces = title_pieces(row)
        _runs(pieces, None, True, False, None if is_upper(title_words(row.title)) else True)
    elif row.kind == "clause_title":
        capitals = False if any(piece.form.capitals for piece in written) else None
        _runs(title_pieces(row), None, True, False, capitals)
    elif row.kind == "clause" and written and all(piece.form.bold for piece in written):
        if row.title.endswith((".", ";")) and len(row.title.split()) > 12:
            _runs(written, None, False)
    elif row.kind == "article":
        _runs(written[:1], None, True, False)
    elif row.kind in ("part", "mark", "mark_title"):
        _runs(written, None, True, False)
        set_paragraph(paragraph.element, "center", 0.0)
    elif row.kind == "part_title":
        _runs(written, None, True, False, None if is_upper(paragraph.text) else True)
        set_paragraph(paragraph.element, "center", 0.0)
    if row.kind in ("text", "clause", "point", "dash", "decimal", "capital", "article"):
        slanted = written and all(piece.form.italic for piece in written) and not paragraph.text.startswith("(")
        if slanted and paragraph.form.align != "center":
            _runs(written, None, None, False)
        if any(piece.form.capitals for piece in written) and row.kind != "capital":
            _runs([piece for piece in written if piece.form.capitals], None, None, None, False)


def _restyle_number(form: Form, row: BodyParagraph, size: float) -> None:
    """Let an automatic number look like the text behind it, not as its list says."""
    level: Any = form.reader.level(row.paragraph.element)
    if level is None:
        return
    own = level.find(W + "rPr")
    if own is not None:
        drop(own, "sz", "szCs", "b", "bCs", "i", "iCs")
    for name in form.package.related("numbering"):
        form.package.change(name)
    mark = put(properties(row.paragraph.element, "pPr"), "rPr")
    heading = row.kind in ("section", "clause_title")
    values = {"sz": f"{size * 2:g}", "b": "1" if heading else "0", "i": "0"}
    for tag, value in values.items():
        put(mark, tag, val=value)


def _space(form: Form, flowing: list[Paragraph]) -> None:
    """The same space after each paragraph, where any two of them stand too close."""
    entry = measure("ND-04")
    known = {paragraph.index for paragraph in flowing}
    pairs = zip(form.paragraphs, form.paragraphs[1:], strict=False)
    close = [one for one, two in pairs if one.index in known and two.index in known and not entry.fits(gap(one, two))]
    if close:
        for paragraph in flowing:
            set_paragraph(paragraph.element, space=(0.0, entry.usual or 0.0))


def _close_number(form: Form, paragraph: Paragraph) -> None:
    """Let the text follow an automatic number after a space: the list's own tab stops belong to its old indents."""
    level: Any = form.reader.level(paragraph.element)
    if level is None:
        return
    suffix = level.find(W + "suff")
    if suffix is None:
        text = level.find(W + "lvlText")
        if text is None:
            return
        suffix = text.makeelement(W + "suff", {})
        text.addprevious(suffix)
    suffix.set(W + "val", "space")
    for name in form.package.related("numbering"):
        form.package.change(name)
    own = paragraph.element.find(W + "pPr")
    if own is not None:
        put(own, "ind", left="0")
