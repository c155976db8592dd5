"""A Draft → the plan as DOCX, its questions as Word comments."""

from __future__ import annotations

import re
from typing import Any

from generate.filling import fill
from generate.marks import Marks, printable
from generate.origin import origin_of, printed_text
from grammar.dates import write_month
from grammar.numbering import parse_marker
from schemas.draft import Appendix, Clause, Draft
from schemas.texts import say


def render(draft: Draft, template: bytes | None = None) -> bytes:
    """The DOCX of a draft; `template` is an office's own Word template (docs/mau-van-ban.md).

    Raises WrongUse for a template that has an unknown tag, or that leaves out a clause.
    """
    marks = Marks()
    return fill("ke_hoach", template, context(draft, marks), marks, draft, origin_of(draft))


def context(draft: Draft, marks: Marks) -> dict[str, Any]:
    """What the plan's template can print (templates.tags names it all)."""
    last = len(draft.clauses) - 1
    return {
        **letterhead(draft, marks, draft.header.symbol, draft.header.question),
        "recipients": [f"- {printable(line)}" for line in draft.recipients],
        **signed(draft, marks),
        "clauses": [_clause(clause, marks, number == last) for number, clause in enumerate(draft.clauses)],
        "appendices": [_appendix(appendix, draft, marks) for appendix in draft.appendices],
    }


def letterhead(draft: Draft, marks: Marks, symbol: str, question: str | None) -> dict[str, Any]:
    """The lines above the title; `symbol` is this document's, behind the room for its number."""
    header = draft.header
    return {
        "header": {
            "parent_line": printable(header.parent_line or ""),
            "issuer_lines": [printable(line) for line in header.issuer_lines],
            "doc_type": printable(header.doc_type),
            "title": one_piece(header.title),
            "symbol": printable(symbol),
            "place": printable(header.place),
            "year": header.year,
        },
        "number_line": marks.mark(say("draft.number_line", symbol=symbol), question),
        "place_line": say(
            "draft.place_line", place=printable(header.place), year=header.year, month=_month(header.month)
        ),
        "unit": {
            "name": printable(draft.unit.name),
            "short_name": printable(draft.unit.short_name),
            "place": printable(draft.unit.place),
        },
    }  # fmt: skip


def _month(month: int | None) -> str:
    return say("draft.month_blank") if month is None else write_month(month)


def one_piece(title: str) -> str:
    """A title whose range of years is not parted at a line's end: "2024 - 2026" with hard spaces."""
    return re.sub(r"(?<=\d{4}) ([-–]) (?=\d{4})", "\u00a0\\1\u00a0", printable(title))


def signed(draft: Draft, marks: Marks) -> dict[str, Any]:
    """The line for the archive, and the signer."""
    signature = draft.signature
    lines = [
        marks.mark(line, None if number else signature.question, needed=True)
        for number, line in enumerate(signature.lines or [say("draft.blank")])
    ]
    return {
        "archive": f"- {printable(draft.archive)}",
        "signature": {"lines": lines, "name": printable(signature.name or "")},
    }


def _clause(clause: Clause, marks: Marks, last: bool) -> dict[str, Any]:
    text = printed_text(clause)
    style = clause_style(clause)
    return {
        "style": "closing" if last and clause.kind != "heading" else style,
        "kind": clause.kind,
        "level": clause.level,
        "marker": clause.marker,
        "text": text,
        "line": marks.mark(printable(f"{clause.marker} {text}").strip(), clause.question, needed=True),
    }


def clause_style(clause: Clause) -> str:
    """Which of the template's paragraphs prints a clause (templates.build.CLAUSE_STYLES; "text" is the rest).

    A heading of the third level is bold like the one above it, but a điểm ("a)") is upright (Annex I, II.6đ).
    """
    marker = parse_marker(f"{clause.marker} x") if clause.marker else None
    kind = marker.kind if marker else None
    if clause.kind in ("base", "closing"):
        return clause.kind
    if clause.kind == "heading":
        if kind in ("letter", "paren"):
            return "point_heading"
        return {0: "heading1", 1: "heading1", 2: "heading2"}.get(clause.level, "heading3")
    if kind in ("letter", "paren"):
        return "point"
    return {"-": "dash", "+": "plus"}.get(clause.marker, "text")


def _appendix(appendix: Appendix, draft: Draft, marks: Marks) -> dict[str, Any]:
    header = draft.header
    link = say(
        "draft.appendix_link", symbol=header.symbol, month=_month(header.month), year=header.year,
        unit=draft.unit.short_name,
    )  # fmt: skip
    rows = [
        {
            "number": printable(row.number),
            "text": marks.mark(row.text, row.question, needed=True),
            "lead": printable(row.lead),
            "cooperating": printable(row.cooperating),
            "due": printable(row.due),
        }
        for row in appendix.rows
    ]
    return {
        "label": printable(appendix.label),
        "title": printable(appendix.title.upper()),
        "link": printable(link),
        "rows": rows,
    }
