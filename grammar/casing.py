"""Small letters for a title printed in capitals, after the casing that the document itself uses."""

from __future__ import annotations

import re
from collections import Counter

from grammar.normalise import fold, is_upper, squeeze

# what Roman figures count: "quý III", "lần thứ XIV", "khóa XV"
_COUNTED = frozenset({"quý", "thứ", "khóa", "khoá", "phần", "chương", "mục", "hạng"})
_WORD = re.compile(r"[^\W_]+(?:['’][^\W_]+)?")


def recase(title: str, sample: str) -> str:
    """A title in capitals as it would stand in a sentence; one that is not in capitals comes back as it is.

    The same words in `sample` are copied where they stand there; else each word takes the casing that it has most often
    inside sentences of `sample`, and small letters where it is not there.
    """
    title = squeeze(title)
    if not is_upper(title):
        return title
    flat = squeeze(sample)
    folded = fold(flat)
    for at in _places(folded, fold(title)):
        found = flat[at : at + len(title)]
        if not is_upper(found):
            return found[:1].upper() + found[1:]
    single, double = _casings(flat)
    words = list(_WORD.finditer(title))
    out: list[str] = []
    last = 0
    for index, match in enumerate(words):
        key = match.group().lower()
        following = words[index + 1].group().lower() if index + 1 < len(words) else ""
        before = words[index - 1].group().lower() if index else ""
        votes = double.get((key, following), Counter()) + double.get((before, key, ""), Counter()) or single.get(
            key, Counter()
        )
        numeral = re.fullmatch(r"[IVX]+", match.group()) and before in _COUNTED
        cased = match.group() if numeral else votes.most_common(1)[0][0] if votes else key
        out.append(title[last : match.start()] + cased)
        last = match.end()
    text = "".join(out) + title[last:]
    return text[:1].upper() + text[1:]


def _places(text: str, part: str) -> list[int]:
    return [match.start() for match in re.finditer(re.escape(part), text)]


def _casings(sample: str) -> tuple[dict[str, Counter[str]], dict[tuple[str, ...], Counter[str]]]:
    single: dict[str, Counter[str]] = {}
    double: dict[tuple[str, ...], Counter[str]] = {}
    words = list(_WORD.finditer(sample))
    for index, match in enumerate(words):
        word = match.group()
        opening = index == 0 or re.search(r"[.:;!?\-+)“\"]\s*$", sample[max(0, match.start() - 3) : match.start()])
        if opening or (
            is_upper(word) and len(word) > 1 and not re.fullmatch(r"[IVX]+|\w*\d\w*", word) and _shouted(words, index)
        ):
            continue
        single.setdefault(word.lower(), Counter())[word] += 1
        if index + 1 < len(words):
            double.setdefault((word.lower(), words[index + 1].group().lower()), Counter())[word] += 1
        if index:
            double.setdefault((words[index - 1].group().lower(), word.lower(), ""), Counter())[word] += 1
    return single, double


def _shouted(words: list[re.Match[str]], index: int) -> bool:
    """Whether a word in capitals stands among others in capitals: a heading, no witness for casing."""
    near = [words[i].group() for i in (index - 1, index + 1) if 0 <= i < len(words)]
    return any(is_upper(word) for word in near)
