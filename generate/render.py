"""A Draft → DOCX through docxtpl, its questions as Word comments."""

from __future__ import annotations

import io
from typing import Any

from grammar.dates import write_month
from schemas.draft import Clause, Draft
from schemas.texts import say
from templates import template_bytes
from templates.packing import packed_alike

_AUTHOR = "kehoach"


def render(draft: Draft) -> bytes:
    """The DOCX of a draft. The template is loaded afresh; texts are escaped; a missing value is an error, not a blank."""
    from docxtpl import DocxTemplate, RichText
    from jinja2 import StrictUndefined
    from jinja2.sandbox import SandboxedEnvironment

    template = DocxTemplate(io.BytesIO(template_bytes("ke-hoach")))
    lines = [{"style": clause_style(clause), "line": _line(clause)} for clause in draft.clauses]
    context: dict[str, Any] = {
        "header": draft.header.model_dump(),
        "number_line": say("draft.number_line", symbol=draft.header.symbol),
        "place_line": say(
            "draft.place_line", place=draft.header.place, year=draft.header.year,
            month=_month(draft.header.month),
        ),
        "clauses": lines,
        "recipients": _lines(RichText, [f"- {line}" for line in draft.recipients] + [f"- {draft.archive}"], 22, False),
        "authority": _lines(RichText, draft.signature.lines, 28, True),
        "signer_name": draft.signature.name or "",
    }  # fmt: skip
    template.render(
        context, jinja_env=SandboxedEnvironment(undefined=StrictUndefined, autoescape=True), autoescape=True
    )
    rendered = io.BytesIO()
    template.save(rendered)
    return _with_comments(rendered.getvalue(), draft)


def clause_style(clause: Clause) -> str:
    """Which of the template's paragraph styles prints a clause."""
    if clause.kind in ("base", "closing"):
        return clause.kind
    if clause.kind == "heading":
        return "heading1" if clause.level == 1 else "heading2"
    return "text"


def _line(clause: Clause) -> str:
    text = clause.text.upper() if clause.kind == "heading" and clause.level == 1 else clause.text
    return f"{clause.marker} {text}".strip()


def _month(month: int | None) -> str:
    return say("draft.month_blank") if month is None else write_month(month)


def _lines(rich: Any, lines: list[str], size: int, bold: bool) -> Any:
    """Several printed lines of one template paragraph; `size` in half points."""
    text = rich()
    for index, line in enumerate(lines):
        text.add(("\n" if index else "") + line, size=size, bold=bold, font="Times New Roman")
    return text


def _with_comments(data: bytes, draft: Draft) -> bytes:
    """Add the questions as comments: after rendering, because comment ids would repeat in a template's loop."""
    import docx

    from templates.build import CLAUSE_STYLES

    document = docx.Document(io.BytesIO(data))
    styles = set(CLAUSE_STYLES.values())
    paragraphs = [p for p in document.paragraphs if p.style is not None and p.style.name in styles]
    for clause, paragraph in zip(draft.clauses, paragraphs, strict=True):
        if clause.question and paragraph.runs:
            _comment(document, paragraph.runs, clause.question)
    cells = [p for table in document.tables for cell in table._cells for p in cell.paragraphs]
    number = next((p for p in cells if p.text.startswith("Số:")), None)
    if draft.header.question and number is not None and number.runs:
        _comment(document, number.runs, draft.header.question)
    if draft.signature.question:
        signer = next((p for p in cells if "TM." in p.text), None)
        if signer is not None and signer.runs:
            _comment(document, signer.runs, draft.signature.question)
    out = io.BytesIO()
    document.save(out)
    return packed_alike(out.getvalue())


def _comment(document: Any, runs: list[Any], text: str) -> None:
    """A comment without the time of making: the same draft gives the same bytes."""
    from docx.oxml.ns import qn

    made = document.add_comment(runs, text=text, author=_AUTHOR, initials="KH")
    made._comment_elm.attrib.pop(qn("w:date"), None)
