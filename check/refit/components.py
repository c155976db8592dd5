"""Restyling the parts about the body: letterhead, title, signature, recipients, appendix heads."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from check.form.document import Form
from check.refit.edit import drop, made, properties, put, set_paragraph, set_run, split_runs, twips
from check.word.package import W
from check.word.text import Line, Paragraph
from grammar.normalise import is_upper
from norms.form import letterhead_columns, measure

_CLOSE = ("QH-02", "TN-02", "CQ-02", "CQ-03", "NN-01", "NN-02", "KY-02")
"""Components whose lines stand together in single spacing (Annex I, II.1c, II.2b)."""
_ROOMY = 6.0  # points behind a line
_LOOSE = 1.15  # lines


def split_components(form: Form) -> None:
    """Give each line and column of the letterhead and the signature runs of its own."""
    head = [p for p in form.paragraphs if p.index < form.letterhead.until]
    foot = [p for p in form.paragraphs if p.index >= form.closing.start and p.index < _appendix_start(form)]
    labels = [p for row in form.closing.appendices for p in row.paragraphs[:8] if p.cell is None]
    for paragraph in [*head, *foot, *labels]:
        if len(paragraph.segments()) > 1:
            split_runs(paragraph.element)


def _appendix_start(form: Form) -> int:
    return min((row.label.paragraph.index for row in form.closing.appendices), default=len(form.paragraphs))


def restyle_components(form: Form) -> None:
    """Sizes, weight, slant, capitals and alignment of every component but the body."""
    head, closing = form.letterhead, form.closing
    if head.nation is not None:
        _style("QH-02", [head.nation], centred=True)
    if head.motto is not None:
        _style("TN-02", [head.motto])
    _style("CQ-02", head.parents)
    _style("CQ-03", head.issuer)
    if head.number is not None:
        _style("SO-05", [head.number])
    if head.date is not None:
        _style("DD-04", [head.date])
    if head.type is not None:
        _style("TL-01", [head.type], first=0.0)
    _style("TY-01", head.title, first=0.0)
    _style("KY-02", closing.authority, first=0.0)
    if closing.name is not None:
        _style("KY-03", [closing.name], first=0.0)
    if closing.heading is not None:
        _style("NN-01", [closing.heading], first=0.0)
    _style("NN-02", closing.recipients, first=0.0)
    for appendix in closing.appendices:
        _style("PL-03", [appendix.label], first=0.0)
        _style("PL-04", appendix.title, first=0.0)
        if appendix.link is not None:
            _style("PL-05", _rest(appendix.link), first=0.0)


def _rest(link: Line) -> list[Line]:
    lines = link.paragraph.lines
    return list(lines[next((i for i, line in enumerate(lines) if line is link), 0) :])


def _style(id: str, lines: Iterable[Line], first: float | None = None, centred: bool = False) -> None:
    """Bring lines to their measure: a size that is allowed stays, any other becomes the sample's."""
    entry = measure(id)
    for line in lines:
        written = line.written
        # one size for the line, which stays where it is allowed
        sizes = {piece.form.size for piece in written}
        size = next(iter(sizes)) if len(sizes) == 1 and entry.size_fits(next(iter(sizes))) else entry.sample
        capitals = None
        if entry.capitals is True and not is_upper(line.text):
            capitals = True
        elif entry.capitals is False and any(piece.form.capitals for piece in written):
            capitals = False
        for run in _runs(line):
            set_run(run, size, entry.bold, entry.italic, capitals)
        align = "center" if centred else entry.align
        if id in _CLOSE and (line.paragraph.form.after > _ROOMY or line.paragraph.form.line > _LOOSE):
            set_paragraph(line.paragraph.element, space=(min(line.paragraph.form.before, _ROOMY), 0.0), line=1.0)
        if align is not None and not _tabbed(line.paragraph):
            set_paragraph(line.paragraph.element, align, first)
            if first is None:
                _clear_indents(line.paragraph.element)


def _runs(line: Line) -> list[Any]:
    return list(dict.fromkeys(piece.run for piece in line.pieces if piece.run.tag == W + "r"))


def _tabbed(paragraph: Paragraph) -> bool:
    return paragraph.cell is None and any("\t" in piece.text for piece in paragraph.pieces)


def _clear_indents(paragraph: Any) -> None:
    drop(properties(paragraph, "pPr"), "ind")
    put(properties(paragraph, "pPr"), "ind", left="0", right="0", firstLine="0")


def widen_columns(form: Form) -> None:
    """Give the letterhead's two columns the widths that keep Quốc hiệu on one line, where they are too narrow."""
    nation = form.letterhead.nation
    if nation is None or nation.paragraph.cell is None or nation.paragraph.table is None:
        return
    table, usual = nation.paragraph.table, letterhead_columns()
    widths = form.columns.get(nation.paragraph.cell[0], [])
    size = max((piece.form.size for piece in nation.written), default=0.0)
    fits = measure("QH-02").size_fits(size)
    narrowest = usual.narrowest * (size if fits else measure("QH-02").sample or size) / usual.at_size
    if len(widths) != 2 or widths[1] >= narrowest or nation.paragraph.cell[2] != 1:
        return
    sizes = (usual.left, usual.right)
    for column, width in zip(table.find(W + "tblGrid").findall(W + "gridCol"), sizes, strict=True):
        column.set(W + "w", twips(width))
    for row in table.findall(W + "tr"):
        cells = row.findall(W + "tc")
        if len(cells) != 2:
            continue
        for cell, width in zip(cells, sizes, strict=True):
            own = properties(cell, "tcPr")
            drop(own, "tcW")
            own.insert(0, _width("tcW", width))
    _table_width(table, sum(sizes), usual.shift)


def _width(tag: str, millimetres: float) -> Any:
    return made(tag, w=twips(millimetres), type="dxa")


_TABLE_ORDER = (
    "tblStyle tblpPr tblOverlap bidiVisual tblStyleRowBandSize tblStyleColBandSize tblW jc tblCellSpacing tblInd tblBorders shd "
    "tblLayout tblCellMar tblLook tblCaption tblDescription tblPrChange"
).split()


def _table_width(table: Any, width: float, shift: float) -> None:
    own = properties(table, "tblPr")
    drop(own, "tblW", "jc", "tblInd", "tblLayout", "tblCellMar")
    margins = made("tblCellMar")
    for side in ("left", "right"):
        margins.append(made(side, w="0", type="dxa"))
    new = [_width("tblW", width), _width("tblInd", shift), made("tblLayout", type="fixed"), margins]
    children = [*own, *new]
    for child in children:
        if child.getparent() is not None:
            own.remove(child)
    rank = {W + name: at for at, name in enumerate(_TABLE_ORDER)}
    own.extend(sorted(children, key=lambda child: rank.get(child.tag, len(rank))))
