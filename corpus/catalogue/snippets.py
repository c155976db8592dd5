"""The places of a text that a query found: pieces of the text as it is printed, with the found words marked and the page."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from corpus.catalogue.entry import page_at
from corpus.catalogue.query import Query
from grammar.normalise import nfc, plain

_WIDTH = 220  # characters around what was found
_MOST = 400  # places that are looked at
_BETWEEN = r"[\W_]+"


@dataclass(frozen=True, slots=True)
class Snippet:
    """A piece of the original text, with white space as single spaces; `marks` are the found words in it, `page` its page
    (None where there are none), `start` the offset of the piece in the whole text.
    """

    text: str
    marks: tuple[tuple[int, int], ...]
    page: int | None
    start: int


def snippets(text: str, query: Query, pages: list[tuple[int, int]], most: int = 2) -> list[Snippet]:
    """The best pieces of a text for a query, best first and no two overlapping; none where nothing of it stands there."""
    text = nfc(text)
    found = _found(plain(text), query)
    out: list[Snippet] = []
    taken: list[tuple[int, int]] = []
    for _ in range(most):
        left = [row for row in found if not any(start <= row[0] < end for start, end in taken)]
        best = _best(left)
        if best is None or (out and best[1] < 2):
            break
        window = _window(text, best[0], left)
        taken.append(window)
        out.append(_snippet(text, *window, left, pages))
    return out


def _found(text: str, query: Query) -> list[tuple[int, int, int]]:
    """Every place of the query's parts: start, end, and how many syllables stand together there."""
    parts = [*query.phrases, *query.groups]
    runs = sorted({run for part in parts for run in _runs(part)}, key=lambda run: (-len(run), run))
    if not runs:
        return []
    one = "|".join(_BETWEEN.join(map(re.escape, run)) for run in runs)
    out: list[tuple[int, int, int]] = []
    for match in re.finditer(rf"(?<![^\W_])(?:{one})(?![^\W_])", text):
        out.append((match.start(), match.end(), len(re.findall(r"[^\W_]+", match.group()))))
        if len(out) >= _MOST:
            break
    return out


def _runs(part: Sequence[str]) -> list[tuple[str, ...]]:
    """The rows of neighbouring words of a part, from the whole down to single ones."""
    size = len(part)
    lengths = {size, *range(min(size, 4), 0, -1)}
    return [tuple(part[at : at + length]) for length in lengths for at in range(size - length + 1)]


def _best(found: list[tuple[int, int, int]]) -> tuple[int, int] | None:
    """Where the window with the most begins, and how much it holds: long rows count for more than single words."""
    best: tuple[int, int] | None = None
    last = 0
    for first, (start, _, _) in enumerate(found):
        last = max(last, first)
        while last < len(found) and found[last][1] <= start + _WIDTH:
            last += 1
        value = sum((2 * size - 1) ** 2 for size in {row[2] for row in found[first : max(last, first + 1)]})
        if best is None or value > best[1]:
            best = (start, value)
    return best


def _window(text: str, start: int, found: list[tuple[int, int, int]]) -> tuple[int, int]:
    """The piece of the text around a place, cut between words."""
    end = max(row[1] for row in found if row[0] >= start and (row[1] <= start + _WIDTH or row[0] == start))
    room = max(_WIDTH - (end - start), 60)
    left = max(0, start - room // 2)
    right = min(len(text), max(end, left + _WIDTH))
    while left > 0 and left < start and not text[left - 1].isspace():
        left += 1
    while right < len(text) and right > end and not text[right].isspace():
        right -= 1
    return left, right


def _snippet(
    text: str, left: int, right: int, found: list[tuple[int, int, int]], pages: list[tuple[int, int]]
) -> Snippet:
    """A piece with its white space as single spaces, and the marks moved with it."""
    place: list[int] = []
    out: list[str] = []
    for char in text[left:right]:
        place.append(len(out))
        if not char.isspace():
            out.append(char)
        elif out and out[-1] != " ":
            out.append(" ")
    place.append(len(out))
    rows = [row for row in found if left <= row[0] and row[1] <= right]
    longest = max((row[2] for row in rows), default=0)
    kept = [row for row in rows if row[2] > 1 or longest == 1] or rows
    marks = tuple((place[start - left], place[end - left]) for start, end, _ in kept)
    first = kept[0][0] if kept else left
    return Snippet("".join(out).rstrip(), marks, page_at(pages, first), left)
