"""What each paragraph of the body is: a legal basis, a heading of some level, a point, plain text."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Literal

from check.word.text import Paragraph
from grammar.normalise import UPPER, is_upper
from grammar.numbering import Marker, parse_marker
from norms.form import measure

Kind = Literal[
    "base", "part", "part_title", "mark", "mark_title", "section", "capital", "article", "clause_title", "clause", "point",
    "decimal", "dash", "text",
]  # fmt: skip

_BASE = re.compile(rf"(?:[-–+]\s*)?(?:{'|'.join(map(re.escape, measure('CC-04').words))})\b(?!\s+(?:hiện|đó|này)\b)")
# the sentence that issues the plan, where it follows the bases in one breath: "…, UBND huyện ban hành Kế hoạch …"; a basis may
# itself be "về việc ban hành Kế hoạch …"
_DECIDES = re.compile(
    rf"(?i:như sau\s*[:.]?\s*$|:\s*$)|[,.;]\s+[{UPPER}][^,;]{{2,80}}?\b(?:ban hành|xây dựng|đề ra) (?i:kế hoạch|quyết định)\b"
)
_PART = re.compile(r"(?:phần|chương)\s+(?:[IVXLC]+|\d+|thứ\s+\w+)\s*[.:]?", re.IGNORECASE)
_MARK = re.compile(r"(?:mục|tiểu mục)\s+(?:\d+|[IVXLC]+)\s*[.:]?", re.IGNORECASE)
_JOINED = re.compile(r"(?:phần|chương)\s+(?:[IVXLC]+|\d+)\b", re.IGNORECASE)
_LONGEST_TITLE = 250
_SHORT_TITLE = 100


@dataclass(frozen=True, slots=True)
class BodyParagraph:
    """A paragraph of the body with what it is; `title` is its text behind the marker."""

    paragraph: Paragraph
    kind: Kind
    marker: Marker | None
    title: str


def split_bases(paragraphs: list[Paragraph]) -> tuple[list[Paragraph], list[Paragraph]]:
    """The legal bases at the start of the body, and the rest. A decision names who decides above its bases (Decree 30/2020,
    Annex III, form 1.2): that line is neither.
    """
    texts = [p for p in paragraphs if p.text]
    named = next((index for index, p in enumerate(texts) if not is_upper(p.text)), 0)
    if named and _BASE.match(texts[named].text):
        texts = texts[named:]
    bases: list[Paragraph] = []
    for paragraph in texts:
        last_line = paragraph.text
        if not _BASE.match(last_line) or (_DECIDES.search(last_line) and not last_line.endswith(";")):
            break
        bases.append(paragraph)
    return bases, texts[len(bases) :]


def classify(paragraphs: list[Paragraph]) -> list[BodyParagraph]:
    """What each of the body's paragraphs is, in order."""
    out: list[BodyParagraph] = []
    for index, paragraph in enumerate(paragraphs):
        text = paragraph.labelled
        marker = parse_marker(text)
        title = text[marker.end :].strip() if marker else text
        following = paragraphs[index + 1] if index + 1 < len(paragraphs) else None
        before = out[-1].kind if out else None
        out.append(BodyParagraph(paragraph, _kind(text, marker, title, paragraph, following, before), marker, title))
    return out


def _kind(
    text: str, marker: Marker | None, title: str, paragraph: Paragraph, following: Paragraph | None, before: Kind | None
) -> Kind:
    centred = paragraph.form.align == "center"
    if _PART.fullmatch(text) or (_JOINED.match(text) and centred and len(text) < _LONGEST_TITLE):
        return "part"
    if _MARK.fullmatch(text):
        return "mark"
    if before in ("part", "mark") and marker is None and centred:
        return "part_title" if before == "part" else "mark_title"
    if marker is None:
        return "text"
    if marker.kind == "article":
        return "article"
    if marker.kind == "roman" and len(title) < _LONGEST_TITLE:
        titled = len(title) < _SHORT_TITLE and not re.search(r"[.;:,…]\s*$", title)
        return "section" if is_upper(title) or _bold(paragraph) or titled else "text"
    if marker.kind == "part":
        return "capital" if len(title) < _LONGEST_TITLE else "text"
    if marker.kind == "arabic":
        return "clause_title" if _is_title(title, following) else "clause"
    if marker.kind == "letter" and len(marker.label) == 1:
        return "point"
    if marker.kind == "decimal":
        return "decimal"
    return "dash" if marker.kind in ("dash", "plus", "bullet") else "text"


def _bold(paragraph: Paragraph) -> bool:
    return bool(paragraph.written) and all(piece.form.bold for piece in paragraph.written)


def _is_title(title: str, following: Paragraph | None) -> bool:
    """Whether the text behind "1." is a title: short, without a stop, and something other than "2." comes after it."""
    if not title or len(title) >= _LONGEST_TITLE or re.search(r"[.;:,…]\s*$|\./\.", title):
        return False
    if following is None:
        return False
    marker = parse_marker(following.labelled)
    return marker is None or marker.kind not in ("arabic", "roman")
