"""How sure an item is: what in its words makes it doubtful, as a confidence from 0 to 1.

From SURE on a reader may rely on an item; what is below ASKED goes into the review, where a person looks at it.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterable

from extract.tree import Node
from grammar.agencies import starts_body
from grammar.assignments import ends_as_name, has_verb
from schemas.document import Document
from schemas.span import Span

PLAIN = 0.95
"""A form that is said in full and in its usual place."""
LIKELY = 0.88
"""A form that has been read with a choice that could have gone another way."""
ASKED = 0.82
"""Below this the review asks."""
DOUBTED = 0.7

_BARE = frozenset(
    [
        "mặt trận",
        "hội liên hiệp",
        "hội",
        "tổ",
        "ban",
        "đoàn",
        "trung tâm",
        "cơ quan",
        "phòng",
        "sở",
        "người",
        "đội",
        "trạm",
        "trường",
        "bộ",
        "cục",
    ]
)
_CUT_OFF = re.compile(r"\b(?:và|của|cho|với|trong|từ|tại|để|khi|các|về|theo|đến|là|thuộc)$", re.IGNORECASE)
_DATED = re.compile(r"\d{1,2}/\d{1,2}|\b(?:ngày|tháng|năm)\s+\d")
_GENERIC = re.compile(
    r"(?:các|mỗi|từng|toàn|cả|những|nhân dân|người dân|doanh nghiệp|cá nhân|tổ chức|hộ|thôn|ấp|khu phố|xã|phường|cấp|đoàn thể|địa phương|"
    r"lực lượng|hệ thống|chính quyền|chủ|nhà trường|cộng đồng|đ/c|đồng chí|hai bên|bên|hiệu trưởng|trưởng|bí thư|bệnh viện|tổ dân phố)\b",
    re.IGNORECASE,
)
_TWO_IN_ONE = re.compile(
    r",\s+(?:cơ sở|đơn vị|cơ quan|tổ chức|cộng đồng|doanh nghiệp|lực lượng)(?:\s+[^\s,]+){3,}|[a-zđ], (?:cộng đồng|cá nhân)$"
)
_LONGEST_NAME = 16  # words
_POOR_WORD = 0.6  # a recognised word that may well be another


def doubtful_name(name: str) -> bool:
    """Whether a body's name looks as if it were cut at a wrong place, or were none."""
    words = name.split()
    return (
        len(words) > _LONGEST_NAME
        or name.lower() in _BARE
        or bool(_CUT_OFF.search(name))
        or bool(_DATED.search(name))
        or name.count("(") != name.count(")")
        or not (starts_body(name) or _GENERIC.match(name))
        or not ends_as_name(name)
        or bool(_TWO_IN_ONE.search(name))
    )


def of_names(names: Iterable[str | None], base: float) -> float:
    """The confidence of an item that rests on these names."""
    return DOUBTED if any(name and doubtful_name(name) for name in names) else base


def of_leaf(node: Node) -> float:
    """The confidence that a paragraph is an item of its section: a line that is hardly a sentence, or that breaks off, may only
    head what follows.
    """
    text = node.text.rstrip()
    marked = node.paragraph is not None and node.paragraph.marker is not None
    if text.endswith(":") or len(text.split()) < 3:
        return DOUBTED
    whole = text.endswith((".", ";", "…", "”", ")", "/.", "./."))
    if not whole and len(text.split()) < 8 and not has_verb(text.lower()):
        return 0.8
    return PLAIN if marked else 0.92


def of_bullets(node: Node) -> float:
    """The confidence of what an item takes from the items above it: one under a bullet that does not lead it in may belong to
    another that was lost.
    """
    above = node.parent
    marker = above.paragraph.marker if above is not None and above.paragraph is not None else None
    led = above is None or marker is None or marker.heading or above.lead_in or above.text.rstrip().endswith(":")
    return PLAIN if led else DOUBTED


def of_reading(document: Document, spans: list[Span], base: float) -> float:
    """The confidence of an item on recognised words: one of which was hardly legible."""
    if not document.words:
        return base
    starts = _starts(document)
    for span in spans:
        for word in document.words[bisect_left(starts, span.start) : bisect_left(starts, span.end)]:
            if word.confidence < _POOR_WORD:
                return min(base, LIKELY)
    return base


def _starts(document: Document) -> list[int]:
    return [word.start for word in document.words]
