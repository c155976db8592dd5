"""The formatting that a run or a paragraph comes out in (ECMA-376 Part 1, 17.7.2): the document's defaults, the table's
style, the paragraph's style, its numbering, the character style, what it says itself; each over the one before.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Any

from check.word.package import Package, W, on

_MAX_CHAIN = 12
_A = "{http://schemas.openxmlformats.org/drawingml/2006/main}"
_TOGGLES = ("b", "i", "caps", "smallCaps", "strike", "vanish")
_AUTOMATIC_SPACE = 14.0
"""Points between paragraphs that are spaced automatically (17.3.1.33)."""


@dataclass(frozen=True, slots=True)
class RunForm:
    """How letters come out: font names for ASCII, other Latin and East Asian letters, size in points, colour as RRGGBB."""

    ascii: str | None = None
    latin: str | None = None
    asian: str | None = None
    size: float = 10.0
    bold: bool = False
    italic: bool = False
    capitals: bool = False
    small_capitals: bool = False
    hidden: bool = False
    underline: bool = False
    raised: bool = False
    colour: str | None = None
    highlight: str | None = None


@dataclass(frozen=True, slots=True)
class ParagraphForm:
    """How a paragraph stands: indents in millimetres (`first` is negative where it hangs), spaces in points.

    `line` is in lines where `line_rule` is "auto", else in points. `borders` are the sides with a visible line.
    """

    align: str = "left"
    left: float = 0.0
    right: float = 0.0
    first: float = 0.0
    before: float = 0.0
    after: float = 0.0
    line: float = 1.0
    line_rule: str = "auto"
    contextual: bool = False
    borders: frozenset[str] = frozenset()
    style: str = ""
    page_break_before: bool = False
    keep_next: bool = False


Properties = dict[str, Any]


class Styles:
    """Looks formatting up in styles.xml and the theme."""

    def __init__(self, package: Package) -> None:
        self._themes = _theme_fonts(package.part("theme"))
        self._styles: dict[str, Any] = {}
        self._defaults: dict[str, str] = {}
        self._chains: dict[str, Properties] = {}
        self._base: Properties = {}
        root = package.part("styles")
        if root is None:
            return
        for style in root.iter(W + "style"):
            name = style.get(W + "styleId", "")
            self._styles[name] = style
            if style.get(W + "default") in ("1", "true"):
                self._defaults[style.get(W + "type", "")] = name
        defaults = root.find(W + "docDefaults")
        if defaults is not None:
            self._base = {
                **self._run_properties(defaults.find(f"{W}rPrDefault/{W}rPr")),
                **_paragraph_properties(defaults.find(f"{W}pPrDefault/{W}pPr")),
            }

    def style_of(self, paragraph: Any) -> str:
        """The id of a paragraph's style, the default one where it names none."""
        named = paragraph.find(f"{W}pPr/{W}pStyle")
        name = str(named.get(W + "val", "")) if named is not None else ""
        return name if name in self._styles else self._defaults.get("paragraph", "")

    def run(self, properties: Any, paragraph_style: str, table_style: str = "") -> RunForm:
        """The formatting of a run by its own w:rPr (or None), its paragraph's style, and its table's style."""
        own = self._run_properties(properties)
        named = properties.find(W + "rStyle") if properties is not None else None
        character = self._chain(named.get(W + "val", "")) if named is not None else {}
        levels = [self._chain(table_style), self._chain(paragraph_style), character]
        found: Properties = dict(self._base)
        for level in levels:
            found.update(level)
        for toggle in _TOGGLES:  # two styles that both switch it on switch it off (17.7.3)
            said = [level[toggle] for level in levels if toggle in level]
            found[toggle] = bool(self._base.get(toggle)) or sum(said) % 2 == 1
        found.update(own)
        return RunForm(
            ascii=found.get("ascii"), latin=found.get("hAnsi"), asian=found.get("eastAsia"), size=found.get("sz", 10.0),
            bold=found["b"], italic=found["i"], capitals=found["caps"], small_capitals=found["smallCaps"],
            hidden=found["vanish"], underline=found.get("u", False), raised=found.get("vertAlign", False),
            colour=found.get("color"), highlight=found.get("highlight"),
        )  # fmt: skip

    def paragraph(self, element: Any, table_style: str = "", numbering: Any = None) -> ParagraphForm:
        """The formatting of a paragraph; `numbering` is the w:pPr of its list's level, or None."""
        style = self.style_of(element)
        listed = _paragraph_properties(numbering)
        own_list = element.find(f"{W}pPr/{W}numPr") is not None
        found: Properties = {**self._base, **self._chain(table_style)}
        for level in (self._chain(style), listed) if own_list else (listed, self._chain(style)):
            found.update(level)
        found.update(_paragraph_properties(element.find(W + "pPr")))
        return ParagraphForm(
            align=found.get("jc", "left"), left=found.get("left", 0.0), right=found.get("right", 0.0),
            first=found.get("first", 0.0), before=found.get("before", 0.0), after=found.get("after", 0.0),
            line=found.get("line", 1.0), line_rule=found.get("lineRule", "auto"), contextual=found.get("contextual", False),
            borders=found.get("borders", frozenset()), style=style, page_break_before=found.get("pageBreakBefore", False),
            keep_next=found.get("keepNext", False),
        )  # fmt: skip

    def _chain(self, name: str) -> Properties:
        """Everything that a style says, over what it is based on."""
        if not name:
            return {}
        if name not in self._chains:
            levels: list[Any] = []
            at: str | None = name
            while at in self._styles and len(levels) < _MAX_CHAIN:
                style = self._styles[at]
                levels.append(style)
                based = style.find(W + "basedOn")
                at = based.get(W + "val", "") if based is not None else None
            found: Properties = {}
            for style in reversed(levels):
                found.update(self._run_properties(style.find(W + "rPr")))
                found.update(_paragraph_properties(style.find(W + "pPr")))
            self._chains[name] = found
        return self._chains[name]

    def _run_properties(self, properties: Any) -> Properties:
        out: Properties = {}
        if properties is None:
            return out
        for child in properties.iterchildren():
            name = child.tag.removeprefix(W) if isinstance(child.tag, str) else ""
            value = child.get(W + "val", "")
            if name in _TOGGLES:
                out[name] = on(child)
            elif name == "rFonts":
                out.update(self._fonts(child))
            elif name == "sz" and re.fullmatch(r"[0-9]{1,4}(?:\.[0-9])?", value):
                out["sz"] = float(value) / 2
            elif name == "u":
                out["u"] = value not in ("none", "")
            elif name == "vertAlign":
                out["vertAlign"] = value in ("superscript", "subscript")
            elif name == "color":
                out["color"] = None if value in ("auto", "") else value.upper()
            elif name == "highlight":
                out["highlight"] = None if value in ("none", "") else value
        return out

    def _fonts(self, element: Any) -> Properties:
        out: Properties = {}
        for script in ("ascii", "hAnsi", "eastAsia"):
            theme = element.get(f"{W}{script}Theme")
            named = self._themes.get(theme) if theme else element.get(W + script)
            if named:
                out[script] = named
        return out


def _theme_fonts(theme: Any) -> dict[str, str]:
    """The fonts that names such as minorHAnsi stand for."""
    out: dict[str, str] = {}
    if theme is None:
        return out
    for kind in ("major", "minor"):
        for script, names in (("latin", ("HAnsi", "Ascii")), ("ea", ("EastAsia",)), ("cs", ("Bidi",))):
            found = next(theme.iter(f"{_A}{kind}Font"), None)
            face = found.find(_A + script) if found is not None else None
            if face is not None and face.get("typeface"):
                out.update({kind + name: face.get("typeface") for name in names})
    return out


_ALIGN = {"both": "justify", "distribute": "justify", "center": "center", "right": "right", "end": "right"}


def _paragraph_properties(properties: Any) -> Properties:
    out: Properties = {}
    if properties is None:
        return out
    for child in properties.iterchildren():
        name = child.tag.removeprefix(W) if isinstance(child.tag, str) else ""
        if name == "jc":
            out["jc"] = _ALIGN.get(child.get(W + "val", ""), "left")
        elif name == "ind":
            out.update(_indents(child))
        elif name == "spacing":
            out.update(_spacing(child))
        elif name == "contextualSpacing":
            out["contextual"] = on(child)
        elif name in ("pageBreakBefore", "keepNext"):
            out[name] = on(child)
        elif name == "pBdr":
            out["borders"] = frozenset(
                side.tag.removeprefix(W) for side in child if side.get(W + "val", "none") not in ("none", "nil")
            )
    return out


def _indents(element: Any) -> Properties:
    out: Properties = {}
    for names, key in ((("left", "start"), "left"), (("right", "end"), "right")):
        for name in names:
            if element.get(W + name) is not None:
                out[key] = millimetres(element.get(W + name))
    if element.get(W + "hanging") is not None:
        out["first"] = -millimetres(element.get(W + "hanging"))
    elif element.get(W + "firstLine") is not None:
        out["first"] = millimetres(element.get(W + "firstLine"))
    return out


def _spacing(element: Any) -> Properties:
    out: Properties = {}
    for name in ("before", "after"):
        if element.get(W + name) is not None:
            out[name] = twentieths(element.get(W + name))
        if element.get(f"{W}{name}Autospacing") in ("1", "true", "on"):
            out[name] = _AUTOMATIC_SPACE
    rule = element.get(W + "lineRule", "auto" if element.get(W + "line") is not None else None)
    if element.get(W + "line") is not None:
        out["lineRule"] = rule
        out["line"] = twentieths(element.get(W + "line")) * (1 / 12 if rule == "auto" else 1)
    return out


def twentieths(value: str | None) -> float:
    """Points from a number of twentieths of a point (twips); 0 where a broken writer put something else."""
    return float(value) / 20 if value and re.fullmatch(r"-?[0-9]{1,6}(?:\.[0-9]+)?", value) else 0.0


def millimetres(value: str | None) -> float:
    """Millimetres from twips."""
    return twentieths(value) / 72 * 25.4
