"""What of a superior's text is never rewritten: quotations, citations, documents that bear the superior's name, its own deeds."""

from __future__ import annotations

import re

from grammar.citations import find_citations
from grammar.normalise import UPPER

_QUOTED = re.compile(r"“[^”]*”|«[^»]*»|\"[^\"]*\"")
_SPOKEN_IN = re.compile(
    r"của [^.;,]{3,60}? tại (?=(?:Công văn|Quyết định|Kế hoạch|Thông báo|Chỉ thị|Nghị quyết|Văn bản|Công điện)\b)"
)


def pieces(text: str, sup_full: str) -> list[tuple[str, bool]]:
    """A text cut into what may be rewritten and what may not: quotations, citations with their subjects, and documents
    that are named with the superior's area ("Đề án … thành phố Thái Nguyên"): the unit has none of that name.
    """
    ranges = [match.span() for match in _QUOTED.finditer(text)]
    if sup_full:
        kinds = "Đề án|Chương trình|Chiến lược|Nghị quyết|Quy hoạch|Phương án|Kế hoạch|Hội nghị|Bộ tiêu chí"
        named = rf"(?:{kinds})\s+(?=[{UPPER}])[^;.,]*?{re.escape(sup_full)}"
        ranges += [match.span() for match in re.finditer(named, text)]
    for match in find_citations(text):
        ranges.append((match.start, match.end))
    # what a superior has done stays its deed
    if sup_full:
        word = sup_full.split()[0]
        done = rf"(?:đã(?: được)?|được) (?:UBND|Ủy ban nhân dân|HĐND|Hội đồng nhân dân|Chủ tịch UBND) {word}(?:\s+phố)?(?!\w)"
        ranges += [match.span() for match in re.finditer(done, text)]
    # who spoke in a cited document, and whose a quoted motto is
    ranges += [match.span() for match in _SPOKEN_IN.finditer(text)]
    if sup_full:
        ranges += [match.span() for match in re.finditer(rf"”\s+của {sup_full.split()[0]}(?:\s+phố)?(?!\w)", text)]
    merged: list[list[int]] = []
    for start, end in sorted(ranges):
        if merged and start <= merged[-1][1]:
            merged[-1][1] = max(merged[-1][1], end)
        else:
            merged.append([start, end])
    out: list[tuple[str, bool]] = []
    last = 0
    for start, end in merged:
        out.append((text[last:start], False))
        out.append((text[start:end], True))
        last = end
    out.append((text[last:], False))
    return [(piece, protected) for piece, protected in out if piece] or [(text, False)]
