"""Markers of headings and items: I., 1., 1.1., a), -, +, •, Phần I, Điều 1., Phụ lục (Decree 30/2020, Annex I, II.6đ)."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Literal

from grammar.normalise import UPPER

MarkerKind = Literal[
    "appendix", "part", "article", "roman", "arabic", "decimal", "letter", "paren", "dash", "plus", "bullet"
]

_ROMAN = re.compile(r"(?!V/[Vv]\b)(?=[XVI])(?P<m>X{0,3}(?:IX|IV|V?I{0,3}))\s*[.\-–/)]\s*(?=\S)")
_CAPITAL = re.compile(r"(?!Q\s*\.)(?P<m>[A-ZĐ])\s*[.)]\s*(?=[^\W\d_]{2})")
_APPENDIX = re.compile(r"(?P<m>phụ lục(?:\s+(?:số\s+)?(?:[IVX]+|\d+|[A-Z]))?)\s*[.:]?(?=\s|$)", re.IGNORECASE)
_PART = re.compile(
    rf"(?P<m>(?:phần|chương|mục)\s+(?:[IVX]+|\d+|thứ\s+\w+))\b(?:\s*[.:]\s*|\s*$|\s+(?=(?-i:[{UPPER}])))", re.IGNORECASE
)
_ARTICLE = re.compile(r"(?P<m>điều\s+\d+)\s*[.:]\s*", re.IGNORECASE)
_DECIMAL = re.compile(rf"(?P<m>\d{{1,2}}(?:\.\d{{1,2}}){{1,3}})(?:\s*[.)]|-(?=\s*[{UPPER}])|(?=\s))\s*(?=\S)")
# not a document's number: "28/CT-TTg" at the start of a line that was wrapped
_ARABIC = re.compile(
    rf"(?P<m>\d{{1,2}})(?:\s*[.)/](?!\d)|-(?=\s+\d+(?:,\d+)?%)|-(?=\s*[{UPPER}])(?!\s*[{UPPER}]{{1,6}}r?/))(?<!/(?=[{UPPER}][^\W_]{{0,9}}-))\s*(?=\S)"
)
_PAREN = re.compile(r"\((?P<m>\d{1,2}|i{1,3}|iv|vi{0,3}|ix|[a-zđ])\)\s*(?=\S)")
_LETTER = re.compile(rf"(?P<m>[a-zđ])(?:\s*[.)]|-(?=\s*[{UPPER}]))\s*(?=\S)")
_LETTER_DECIMAL = re.compile(r"(?P<m>[a-zđ](?:\.?\d{1,2})+)\s*[.)]\s*(?=\S)")
# not the second half of a range that a line end cut: "giai đoạn 2024 / - 2026"
_DASH = re.compile(r"[-–—−]+\s*(?=[^\s\-–—−])(?!(?:19|20)\d\d\b)")
_PLUS = re.compile(r"\+\s*(?=\S)")
_BULLET = re.compile(r"(?:[•●▪◦·*]|\uf0b7|\uf02d)\s*(?=\S)")

# how deep a marker usually stands; the outline lets an actual document differ
RANK: dict[MarkerKind, int] = {
    "appendix": 0, "part": 1, "article": 2, "roman": 2, "arabic": 3, "decimal": 3, "letter": 6, "paren": 7,
    "dash": 9, "plus": 10, "bullet": 10,
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class Marker:
    """A marker at the start of a paragraph: `label` as printed without its closing sign, `end` where the text begins."""

    kind: MarkerKind
    label: str
    end: int
    depth: int = 0

    @property
    def rank(self) -> int:
        """The usual depth of the marker's kind."""
        if self.label == "*":
            return RANK["dash"] - 1  # "* Thời gian thực hiện:" behind dashes, or over them
        return RANK[self.kind] + (self.depth if self.kind == "decimal" else 0)

    @property
    def heading(self) -> bool:
        """Whether this kind numbers headings and articles rather than bullets."""
        return self.kind not in ("dash", "plus", "bullet")


_VIETNAMESE_ORDER = "abcdđeghiklmnopqrstuvxy"


def parse_marker(text: str) -> Marker | None:
    """The marker that a paragraph begins with, or None. A number in a sentence ("10 tập thể …") is none."""
    offset = len(text) - len(text.lstrip())
    body = text[offset:]
    for kind, pattern in _PATTERNS:
        found = pattern.match(body)
        if not found or found.end() == 0:
            continue
        label = found.groupdict().get("m") or found.group().strip()
        if kind == "appendix" and len(body) > 200:
            continue
        depth = label.count(".") if kind == "decimal" else 0
        return Marker(kind, label, offset + found.end(), depth)
    return None


def roman(number: int) -> str:
    """A number in Roman figures (1 to 39, which no plan exceeds)."""
    if not 1 <= number <= 39:
        raise ValueError(f"{number} is not a section number")
    tens, ones = divmod(number, 10)
    return "X" * tens + ("", "I", "II", "III", "IV", "V", "VI", "VII", "VIII", "IX")[ones]


def letter(number: int) -> str:
    """The letter of the n-th point: 1 → a, 5 → đ (Decree 30/2020, Annex I, II.6đ)."""
    if not 1 <= number <= len(_VIETNAMESE_ORDER):
        raise ValueError(f"there is no letter number {number}")
    return _VIETNAMESE_ORDER[number - 1]


_PATTERNS: tuple[tuple[MarkerKind, re.Pattern[str]], ...] = (
    ("appendix", _APPENDIX),
    ("part", _PART),
    ("article", _ARTICLE),
    ("decimal", _DECIMAL),
    ("arabic", _ARABIC),
    ("roman", _ROMAN),
    ("part", _CAPITAL),
    ("paren", _PAREN),
    ("letter", _LETTER_DECIMAL),
    ("letter", _LETTER),
    ("plus", _PLUS),
    ("dash", _DASH),
    ("bullet", _BULLET),
)
