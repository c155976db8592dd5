"""A template and its context → DOCX: filled in a sandbox, its rules as long as the lines above ask, comments set."""

from __future__ import annotations

import io
from collections.abc import Mapping
from typing import Any

from generate.marks import Marks, printable
from generate.origin import embed
from schemas.draft import Draft
from schemas.errors import WrongUse
from schemas.origin import Origin
from templates import template_bytes
from templates.packing import packed_alike
from templates.tags import Kind


def fill(
    kind: Kind,
    template: bytes | None,
    context: Mapping[str, Any],
    marks: Marks,
    draft: Draft,
    origin: Origin | None = None,
) -> bytes:
    """The filled document; `template` is an office's own, else the shipped one.

    `origin` is what the file keeps of its making. The template is loaded afresh, texts are escaped, a missing value is an
    error and no blank, and code in a template reaches nothing but the context. Raises WrongUse for an office's template
    that doesn't fit (templates.lint), or that leaves out what it must print.
    """
    import docx
    from docxtpl import DocxTemplate
    from jinja2 import StrictUndefined, TemplateError
    from jinja2.sandbox import SandboxedEnvironment

    if template is not None:
        _refuse_unfit(template, kind)
    source = DocxTemplate(io.BytesIO(template if template is not None else template_bytes(kind)))
    environment = SandboxedEnvironment(undefined=StrictUndefined, autoescape=True)
    try:
        source.render(dict(context), jinja_env=environment, autoescape=True)
    except (TemplateError, TypeError) as problem:  # TypeError: an office's template compares a text with a number
        if template is None:
            raise
        raise WrongUse("template.not_filled") from problem
    filled = io.BytesIO()
    source.save(filled)
    document = docx.Document(io.BytesIO(filled.getvalue()))
    marks.settle(document)
    _size_rules(document)
    _set_properties(document, draft, str(context["header"]["doc_type"]), str(context["header"]["title"]))
    if origin is not None:
        embed(document, origin)
    out = io.BytesIO()
    document.save(out)
    return packed_alike(out.getvalue())


def _refuse_unfit(template: bytes, kind: Kind) -> None:
    from templates.lint import lint

    wrong = next((finding for finding in lint(template, kind) if finding.severity == "error"), None)
    if wrong is not None:
        raise WrongUse("template.unfit", problem=wrong.sentence)


def _set_properties(document: Any, draft: Draft, doc_type: str, title: str) -> None:
    """What the file says of itself: no time, so that the same draft gives the same bytes."""
    from templates.build import without_times

    properties = document.core_properties
    # Word allows 255 signs; python-docx refuses more
    properties.title = printable(f"{doc_type} {title}")[:255]
    properties.subject = printable(title)[:255]
    properties.author = properties.last_modified_by = printable(draft.unit.name)[:255]
    properties.language, properties.comments, properties.revision = "vi-VN", "", 1
    without_times(document)


def _size_rules(document: Any) -> None:
    """Give each rule under a text two fifths of that text's length; the rule under Tiêu ngữ is as long as it."""
    from docx.oxml.ns import qn
    from docx.shared import Mm
    from docx.text.paragraph import Paragraph

    from templates.form import TEXT_WIDTH
    from templates.measure import rule_length
    from templates.parts import LEFT
    from templates.styles import RULE, STATE_MOTTO

    rules = {style.style_id for style in document.styles if style.name == RULE}
    for element in document.element.body.iter(qn("w:p")):
        before = element.getprevious()
        if element.style not in rules or before is None or before.tag != qn("w:p"):
            continue
        paragraph = Paragraph(element, document)
        above = Paragraph(before, document)
        if not above.text.strip() or above.style is None or above.style.name == STATE_MOTTO:
            continue
        column = LEFT if element.getparent().tag == qn("w:tc") else TEXT_WIDTH
        size = above.style.font.size
        length = rule_length(above.text, size.pt if size else 14.0, column)
        spare = max(0.0, (column - length) / 2)
        paragraph.paragraph_format.left_indent = paragraph.paragraph_format.right_indent = Mm(spare)
