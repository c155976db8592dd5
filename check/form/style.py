"""How a component looks against what its measure allows: size, bold, italic, capitals, alignment."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from check.form.rule import Fault, fault
from check.word.text import Line, Paragraph, Piece
from grammar.normalise import is_upper
from norms.form import Measure, measure
from schemas.texts import say


def shown(size: float) -> str:
    """A figure as it is written: 13, 13,5."""
    return f"{size:.2f}".rstrip("0").rstrip(".").replace(".", ",")


def allowed(entry: Measure) -> str:
    """The sizes that a measure allows, in words."""
    low, high = entry.sizes or (0.0, 0.0)
    return shown(low) if low == high else say("form_fault.range", low=shown(low), high=shown(high))


def style_faults(id: str, lines: Iterable[Line], part: str, aligned: bool = True) -> Iterator[Fault]:
    """Where the lines of a component differ from its measure; `part` is the key of the component's name."""
    entry, what = measure(id), say(f"form_part.{part}")
    for line in lines:
        if not line.written:
            continue
        yield from piece_faults(entry, line.written, what, line)
        upper = is_upper(line.text)
        if entry.capitals is True and not upper:
            yield fault("form_fault.capitals", line.place, what=what)
        elif entry.capitals is False and upper and len(line.text.split()) > 1:
            by_form = any(piece.form.capitals for piece in line.written)
            yield fault("form_fault.small_letters", line.place, words=not by_form, what=what)
        if aligned and entry.align is not None and not stands(line.paragraph, entry.align):
            yield fault(f"form_fault.align_{entry.align}", line.place, what=what)


def piece_faults(entry: Measure, pieces: Iterable[Piece], what: str, line: Line | Paragraph) -> Iterator[Fault]:
    """Where the sizes, weight and slant of pieces differ from a measure; one fault of each kind."""
    said: set[str] = set()
    for piece in pieces:
        for key, wrong, values in _differences(entry, piece):
            if wrong and (found := key + str(values)) not in said:
                said.add(found)
                yield Fault(key, line.place, {"what": what, **values})


def _differences(entry: Measure, piece: Piece) -> Iterator[tuple[str, bool, dict[str, object]]]:
    form = piece.form
    size = {"size": shown(form.size), "allowed": allowed(entry)}
    yield "form_fault.size", not entry.size_fits(form.size) and not form.raised, dict(size)
    yield "form_fault.bold", entry.bold is True and not form.bold, {}
    yield "form_fault.not_bold", entry.bold is False and form.bold, {}
    yield "form_fault.italic", entry.italic is True and not form.italic, {}
    yield "form_fault.upright", entry.italic is False and form.italic, {}


def stands(paragraph: Paragraph, align: str) -> bool:
    """Whether a paragraph is aligned so; a column set with tabs can't be told and passes."""
    if paragraph.cell is None and any("\t" in piece.text for piece in paragraph.pieces):
        return True
    return paragraph.form.align == align or (align == "left" and paragraph.form.align == "justify")
