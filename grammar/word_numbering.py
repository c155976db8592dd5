"""Word's automatic numbers as a reader sees them: I., 1., a), đ), - (numbering.xml, ECMA-376 Part 1, 17.9)."""

from __future__ import annotations

import re
from typing import Any

from grammar.numbering import roman

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
SYMBOL_BULLETS = {
    "\uf0b7": "•",
    "•": "•",
    "\uf02d": "-",
    "\uf0a7": "•",
    "\uf0fc": "•",
    "o": "•",
    "\uf0d8": "•",
    "§": "•",
    "·": "•",
}


class Numbering:
    """The counters of a document's lists; `label` must be asked once for each paragraph, in order."""

    def __init__(self, styles: Any, numbering: Any = None) -> None:
        """From the roots of styles.xml and numbering.xml; either may be None where the document has none."""
        self._levels: dict[str, dict[int, tuple[str, str, int]]] = {}
        self._abstract: dict[str, str] = {}
        self._starts: dict[tuple[str, int], int] = {}
        self._counts: dict[str, dict[int, int]] = {}
        self._styles: dict[str, Any] = (
            {s.get(W + "styleId", ""): s for s in styles.iter(W + "style")} if styles is not None else {}
        )
        if numbering is None:
            return
        for abstract in numbering.iter(W + "abstractNum"):
            self._levels[abstract.get(W + "abstractNumId")] = {
                whole(level.get(W + "ilvl"), 0): (
                    _value(level, "numFmt", "decimal"),
                    _value(level, "lvlText", ""),
                    whole(_value(level, "start", "1"), 1),
                )
                for level in abstract.iter(W + "lvl")
            }
        for num in numbering.iter(W + "num"):
            number = num.get(W + "numId")
            self._abstract[number] = _value(num, "abstractNumId", "")
            for override in num.iter(W + "lvlOverride"):
                start = override.find(W + "startOverride")
                if start is not None:
                    self._starts[(number, whole(override.get(W + "ilvl"), 0))] = whole(start.get(W + "val"), 1)

    def heading(self, paragraph: Any) -> int | None:
        """The level of a Word heading style, 1 for the highest; None for another style."""
        style = paragraph.find(f"{W}pPr/{W}pStyle")
        if style is None:
            return None
        found = re.fullmatch(r"(?:Heading|u|Mc)(\d)", style.get(W + "val", ""))
        return int(found[1]) if found else None

    def label(self, paragraph: Any) -> str | None:
        """The number or bullet that Word prints before a paragraph, or None."""
        where = self.where(paragraph)
        if where is None:
            return None
        number, level = where
        levels = self._levels.get(self._abstract.get(number, ""), {})
        if level not in levels or not any((t.text or "").strip() for t in paragraph.iter(W + "t")):
            return None
        counts = self._counts.setdefault(self._abstract.get(number, number), {})
        first = self._starts.pop((number, level), None)
        if first is not None:
            counts[level] = first
        else:
            counts[level] = counts[level] + 1 if level in counts else levels[level][2]
        for deeper in [key for key in counts if key > level]:
            del counts[deeper]
        kind, text, _ = levels[level]
        if kind == "bullet":
            return SYMBOL_BULLETS.get(text, text if text in ("-", "+", "–") else "-") if text.strip() else None
        if kind == "none":
            return text.strip() or None

        def figure(match: re.Match[str]) -> str:
            at = int(match[1]) - 1
            form, _, start = levels.get(at, ("decimal", "", 1))
            return _figure(counts.get(at, start), form)

        return re.sub(r"%(\d)", figure, text).strip() or None

    def where(self, paragraph: Any) -> tuple[str, int] | None:
        """The list and the level of a paragraph, its own or its style's; None where it has no number."""
        properties = paragraph.find(f"{W}pPr/{W}numPr")
        if properties is None:
            style = paragraph.find(f"{W}pPr/{W}pStyle")
            seen: set[str] = set()
            name = style.get(W + "val", "") if style is not None else ""
            while properties is None and name and name not in seen and name in self._styles:
                seen.add(name)
                properties = self._styles[name].find(f"{W}pPr/{W}numPr")
                based = self._styles[name].find(W + "basedOn")
                name = based.get(W + "val", "") if based is not None else ""
        if properties is None:
            return None
        number = _value(properties, "numId", "0")
        return (number, whole(_value(properties, "ilvl", "0"), 0)) if number != "0" else None


def whole(printed: str | None, default: int) -> int:
    """A whole number of an attribute; the format's default where a broken writer put something else."""
    return int(printed) if printed and re.fullmatch(r"[0-9]{1,6}", printed) else default


def _value(parent: Any, name: str, default: str) -> str:
    child = parent.find(W + name)
    return str(child.get(W + "val", default)) if child is not None else default


def _figure(number: int, form: str) -> str:
    if form in ("upperRoman", "lowerRoman") and 1 <= number <= 39:
        text = roman(number)
        return text if form == "upperRoman" else text.lower()
    if form in ("lowerLetter", "upperLetter"):
        # Word counts a, b, c, d, e: a plan's reader sees these, not the Vietnamese order
        text = chr(ord("a") + (number - 1) % 26)
        return text if form == "lowerLetter" else text.upper()
    if form == "decimalZero":
        return f"{number:02d}"
    return str(number)
