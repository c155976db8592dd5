"""Whether a Word template can be filled: its tags known and whole, its blocks balanced, what must be printed there.

Each finding is one Vietnamese sentence that names the tag and the place. A template that has no finding of severity
"error" is filled without one; what a template may do is bounded (no calls, no other statements than for and if).
"""

from __future__ import annotations

import io
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Literal

from schemas.texts import say
from templates.expressions import Scopes, TagProblem, enter_loop, expression_paths
from templates.tag_text import Paragraph, Tag, paragraphs
from templates.tags import DISTINCT, NEEDED, SHAPES, WANTED, Kind
from templates.word_package import NotATemplate, Package, W

_COMMENT_STYLES = ("annotation text", "annotation reference")


@dataclass(frozen=True, slots=True)
class TemplateFinding:
    """`place` is where ("đoạn 12 “…”"), empty for the file as a whole; `sentence` names it too."""

    severity: Literal["error", "warning"]
    sentence: str
    place: str = ""


def lint(data: bytes, kind: Kind | None = None) -> list[TemplateFinding]:
    """What is wrong with a template, errors first, else in the file's order; its tags tell the kind if none is given."""
    try:
        package = Package(data)
        _open(data)
    except NotATemplate as problem:
        return [TemplateFinding("error", say(str(problem.args[0])))]
    parts = {name: list(paragraphs(name, tree)) for name, tree in package.texts()}
    chosen = kind or kind_of(one for rows in parts.values() for one in rows) or "ke_hoach"
    walk = _Walk(chosen)
    for rows in parts.values():
        walk.part(rows)
    findings = [*_more_than_text(package), *walk.findings, *_lacking(chosen, walk.printed), *_styles(package, parts)]
    return sorted(findings, key=lambda finding: finding.severity != "error")


def _open(data: bytes) -> None:
    """Raises NotATemplate for a package that python-docx can't open: parts are missing, or it is one with macros."""
    import docx
    from docx.opc.exceptions import OpcError

    try:
        document = docx.Document(io.BytesIO(data))
        parts = [part for part in document.part.package.iter_parts() if part.content_type.endswith("xml")]
        if document.part.partname != "/word/document.xml" or not all(part.partname.endswith(".xml") for part in parts):
            raise NotATemplate("template_finding.not_word")  # text where nobody looks for it
    except (OpcError, KeyError, ValueError, AttributeError) as problem:
        raise NotATemplate("template_finding.not_word") from problem


def kind_of(rows: Iterable[Paragraph]) -> Kind | None:
    """Which document a template is for, by the names that only one kind has; None where none of them is there."""
    text = " ".join(tag.code for row in rows for tag in row.tags())
    return next((kind for name, kind in DISTINCT.items() if name in text), None)


def kind_of_file(data: bytes) -> Kind | None:
    """The same of a file; None too for one that is no Word file."""
    try:
        package = Package(data)
    except NotATemplate:
        return None
    return kind_of(row for name, tree in package.texts() for row in paragraphs(name, tree))


class _Walk:
    """Goes over the tags of a template in order, with the blocks that are open."""

    def __init__(self, kind: Kind) -> None:
        self.kind = kind
        self.findings: list[TemplateFinding] = []
        self.printed: set[str] = set()
        self.open: list[Tag] = []
        self.scopes = Scopes(SHAPES[kind])

    def part(self, rows: list[Paragraph]) -> None:
        for row in rows:
            if row.loose():
                self._find("loose", row, "")
            for tag in row.tags():
                self._tag(tag)
        for tag in self.open:
            self._find("unclosed", tag.paragraph, tag.source)
        self.open, self.scopes = [], Scopes(SHAPES[self.kind])

    def _tag(self, tag: Tag) -> None:
        if not tag.mendable:
            self._find("split", tag.paragraph, tag.source)
        if tag.scope in ("r", "tc") or (tag.kind == "print" and tag.scope):
            self._find("scope", tag.paragraph, tag.source)
        elif tag.kind == "block" and tag.scope and not tag.alone:
            self._find("not_alone", tag.paragraph, tag.source)
        try:
            if tag.kind == "print":
                self.printed |= set(expression_paths(tag.code, self.scopes, printed=True))
            else:
                self._block(tag)
        except TagProblem as problem:
            self._find(problem.key, tag.paragraph, tag.source, **problem.values)

    def _block(self, tag: Tag) -> None:
        word, rest = tag.word, tag.code[len(tag.word) :].strip()
        if word == "for":
            self.open.append(tag)
            enter_loop(rest, self.scopes)
        elif word == "if":
            self.open.append(tag)
            expression_paths(rest, self.scopes)
        elif word in ("elif", "else"):
            if not self.open or (self.open[-1].word != "if" and word == "elif"):
                raise TagProblem("stray")
            self._same_holder(tag)
            if word == "elif":
                expression_paths(rest, self.scopes)
        elif word in ("endfor", "endif"):
            if not self.open or self.open[-1].word != word.removeprefix("end"):
                raise TagProblem("stray")
            self._same_holder(tag)
            if self.open.pop().word == "for":
                self.scopes.leave()
        else:
            raise TagProblem("statement")

    def _same_holder(self, tag: Tag) -> None:
        opened = self.open[-1]
        if opened.scope != tag.scope or opened.holder is not tag.holder:
            self._find("crossed", tag.paragraph, tag.source, opened=opened.source)

    def _find(self, key: str, paragraph: Paragraph, tag: str, **values: str) -> None:
        place = _place(paragraph)
        sentence = say(f"template_finding.{key}", tag=tag, place=place, **values)
        self.findings.append(TemplateFinding("error", sentence, place))


def _place(paragraph: Paragraph) -> str:
    text = paragraph.text if len(paragraph.text) <= 50 else paragraph.text[:49] + "…"
    part = paragraph.part.removeprefix("word/").rstrip("0123456789.xml") or "document"
    key = part if part in ("header", "footer") else "document" if part == "document" else "notes"
    return say(f"template_place.{key}", number=paragraph.number, text=text)


def _lacking(kind: Kind, printed: set[str]) -> list[TemplateFinding]:
    out = [
        TemplateFinding("error", say("template_finding.lacking", tag=path))
        for path in NEEDED[kind]
        if path not in printed
    ]
    wanted = [path for path in WANTED[kind] if path not in printed]
    return out + [TemplateFinding("warning", say("template_finding.wanted", tag=path)) for path in wanted]


def _more_than_text(package: Package) -> list[TemplateFinding]:
    out = [say("template_finding.active", part=name) for name in package.active()]
    out += [say("template_finding.outside", target=target) for target in package.outside()]
    out += [say("template_finding.field", code=code) for code in package.fetching_fields()]
    out += [say("template_finding.property", text=text) for text in package.tagged_properties()]
    return [TemplateFinding("error", sentence) for sentence in out]


def _styles(package: Package, parts: dict[str, list[Paragraph]]) -> list[TemplateFinding]:
    known = package.style_names()
    used: dict[str, Paragraph] = {}
    for rows in parts.values():
        for row in rows:
            style = row.element.find(f"{W}pPr/{W}pStyle")
            if style is not None:
                used.setdefault(style.get(f"{W}val", ""), row)
    out = [
        TemplateFinding("error", say("template_finding.style", style=id, place=_place(row)), _place(row))
        for id, row in used.items()
        if id not in known
    ]
    lacking = [name for name in _COMMENT_STYLES if name not in known.values()]
    return out + [TemplateFinding("warning", say("template_finding.comment_style", style=name)) for name in lacking]
