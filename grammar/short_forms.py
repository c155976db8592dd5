"""Short names that a document gives itself: "Tổ công tác … cấp xã (gọi tắt là Tổ công tác cấp xã)", "phòng cháy, chữa cháy (PCCC)"."""

from __future__ import annotations

import re
from collections.abc import Iterator

from grammar.normalise import UPPER, squeeze

_CALLED = re.compile(
    r"\(\s*(?:sau đây\s+|dưới đây\s+)?(?:gọi|viết)\s+(?:tắt|chung)?\s*(?:là|:)\s*[“\"']?(?P<short>[^)”\"']{3,80}?)[”\"']?\s*\)",
    re.IGNORECASE,
)
_INITIALS = re.compile(rf"\((?:viết tắt(?:\s+là)?:?\s*)?(?P<short>[{UPPER}&]{{3,8}})\)")
_LIST = re.compile(rf"\((?:viết tắt(?:\s+là)?:?\s*)?(?P<list>[{UPPER}&]{{3,8}}(?:\s*,\s*[{UPPER}&]{{3,8}})+)\)")
_PAPERS = re.compile(
    r"(?:kế hoạch|chương trình|đề án|phong trào(?: thi đua)?|phương án|quy chế|dự án|cuộc vận động|nghị quyết)",
    re.IGNORECASE,
)
"""What a text calls itself or its subject by; inside the name of a body ("Sở Kế hoạch và Đầu tư") the word means something else."""
_BEFORE = 160  # characters in which the full name stands


def find_short_forms(text: str) -> dict[str, str]:
    """The short names of a text and what they stand for; a short name with two meanings is left out."""
    out: dict[str, str] = {}
    twice: set[str] = set()
    for short, full in (*_one_by_one(text), *_listed(text)):
        if full and out.setdefault(short, full).lower() != full.lower():
            twice.add(short)
    return {short: full for short, full in out.items() if short not in twice}


def _one_by_one(text: str) -> Iterator[tuple[str, str | None]]:
    for found in (*_CALLED.finditer(text), *_INITIALS.finditer(text)):
        short = squeeze(found["short"])
        before = text[max(0, found.start() - _BEFORE) : found.start()]
        yield short, _initials(before, short) if found.re is _INITIALS else _called(before, short)


def _listed(text: str) -> Iterator[tuple[str, str | None]]:
    """The short names that one bracket gives to several: "kinh tế tập thể, hợp tác xã (KTTT, HTX)", the last first."""
    for found in _LIST.finditer(text):
        before = text[max(0, found.start() - _BEFORE) : found.start()]
        for short in reversed(re.split(r"\s*,\s*", found["list"])):
            full = _initials(before, short)
            if full is None:
                break
            yield short, full
            before = before[: before.rindex(full)].rstrip(" ,")


def _called(before: str, short: str) -> str | None:
    """The name before the bracket: from the last place where it begins as its short name does."""
    words = short.split()
    if len(words) < 2 or _PAPERS.fullmatch(short):
        return None
    starts = [match.start() for match in re.finditer(rf"\b{re.escape(' '.join(words[:2]))}\b", before)]
    full = squeeze(before[starts[-1] :]) if starts else ""
    return full if len(full.split()) > len(words) and not re.search(r"[.;:]", full) else None


def _initials(before: str, short: str) -> str | None:
    """The words before the bracket whose first letters are the short name's ("và" may be left out)."""
    words = list(re.finditer(r"[^\W\d_]+", before))
    letters = [letter for letter in short if letter != "&"]
    at = len(words) - 1
    for letter in reversed(letters):
        while at >= 0 and words[at].group().lower() in ("và", "của") and words[at].group()[0].upper() != letter:
            at -= 1
        if at < 0 or words[at].group()[0].upper() != letter:
            return None
        at -= 1
    start = words[at + 1].start()
    full = squeeze(before[start:])
    return full if not re.search(r"[.;:()]", full) else None
