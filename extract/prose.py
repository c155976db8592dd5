"""Prose about a plan (news, articles): goals and solutions told in sentences, without headings.

Sentences are cut by underthesea inside body paragraphs, where it is at its best.
"""

from __future__ import annotations

import re

from extract.context import Context
from extract.paragraphs import Paragraph
from grammar.sentences import sentences, trim
from schemas.plan import Task

_OPENING = re.compile(
    r"^(?P<head>(?:Các |Một số )?(?:giải pháp|nhiệm vụ)[^:.]{0,120}?)\s*(?:,\s*đó là|gồm|như sau|là)?\s*:\s*",
    re.IGNORECASE,
)
_CAPTION = re.compile(r"^(?:Đ/c|Đồng chí|Quang cảnh|Ảnh|BT|Tin|Bài|Nguồn|Tác giả|Theo)\b", re.IGNORECASE)


def is_prose(context: Context) -> bool:
    """Whether a text has no numbered sections at all."""
    return not any(node.heading and node.paragraph and node.paragraph.marker for node in context.root.walk())


def prose_tasks(context: Context) -> list[Task]:
    """Each sentence from the paragraph that announces solutions on, as a task of that section."""
    out: list[Task] = []
    heading: str | None = None
    section = "solution"
    for item in context.zones.body:
        text = item.text
        opened = _OPENING.match(text)
        start = 0
        if opened:
            heading = opened["head"].strip()
            section = "duty" if re.match(r"(?:các )?nhiệm vụ", heading, re.IGNORECASE) else "solution"
            start = opened.end()
        if heading is None or _CAPTION.match(text) or len(text) < 60:
            continue
        for low, high in _sentences(item, start):
            out.append(
                Task(
                    section=section, heading=heading, text=text[low:high],
                    evidence=item.spans(context.document, low, high), confidence=0.7,
                )
            )  # fmt: skip
    return out


def _sentences(item: Paragraph, start: int) -> list[tuple[int, int]]:
    """The sentences of a paragraph from an offset on, by underthesea; by our own cutter where it changed the text."""
    from underthesea import sent_tokenize

    text = item.text[start:]
    found: list[tuple[int, int]] = []
    at = 0
    for sentence in sent_tokenize(text):
        low = text.find(sentence, at)
        if low < 0:
            found = sentences(text)
            break
        at = low + len(sentence)
        found.append((low, at))
    return [trim(item.text, start + low, start + high) for low, high in found if high - low > 15]
