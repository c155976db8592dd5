"""Setting what a run, a paragraph or a section says of itself, each property in the place that the schema gives it
(ECMA-376 Part 1, 17.3.1.26, 17.3.2.28, 17.6.17).
"""

from __future__ import annotations

from typing import Any

from lxml import etree

from check.word.package import W

_RUN_ORDER = (
    "rStyle rFonts b bCs i iCs caps smallCaps strike dstrike outline shadow emboss imprint noProof snapToGrid vanish webHidden "
    "color spacing w kern position sz szCs highlight u effect bdr shd fitText vertAlign rtl cs em lang eastAsianLayout specVanish "
    "oMath rPrChange"
).split()
_PARAGRAPH_ORDER = (
    "pStyle keepNext keepLines pageBreakBefore framePr widowControl numPr suppressLineNumbers pBdr shd tabs suppressAutoHyphens "
    "kinsoku wordWrap overflowPunct topLinePunct autoSpaceDE autoSpaceDN bidi adjustRightInd snapToGrid spacing ind "
    "contextualSpacing mirrorIndents suppressOverlap jc textDirection textAlignment textboxTightWrap outlineLvl divId cnfStyle "
    "rPr sectPr pPrChange"
).split()
_SECTION_ORDER = (
    "headerReference footerReference footnotePr endnotePr type pgSz pgMar paperSrc pgBorders lnNumType pgNumType cols formProt "
    "vAlign noEndnote titlePg textDirection bidi rtlGutter docGrid printerSettings sectPrChange"
).split()
_ORDERS = {"rPr": _RUN_ORDER, "pPr": _PARAGRAPH_ORDER, "sectPr": _SECTION_ORDER}
_JC = {"justify": "both", "center": "center", "left": "left", "right": "right"}


def made(tag: str, **attributes: str) -> Any:
    """A new element in the w: namespace with w: attributes."""
    element = etree.Element(W + tag)
    for name, value in attributes.items():
        element.set(W + name, value)
    return element


def twips(millimetres: float) -> str:
    """Millimetres as a whole number of twips."""
    return str(round(millimetres / 25.4 * 1440))


def properties(element: Any, tag: str) -> Any:
    """The rPr of a run or the pPr of a paragraph, made as the first child where there is none."""
    found = element.find(W + tag)
    if found is None:
        found = made(tag)
        element.insert(0, found)
    return found


def put(holder: Any, tag: str, **attributes: str) -> Any:
    """Set a property: the attributes of the one that is there, or a new one in its place of the order."""
    found = holder.find(W + tag)
    if found is None:
        found = made(tag)
        order = _ORDERS.get(holder.tag.removeprefix(W), _RUN_ORDER)
        rank = order.index(tag)
        at = next((i for i, child in enumerate(holder) if _rank(child, order) > rank), len(holder))
        holder.insert(at, found)
    for name, value in attributes.items():
        found.set(W + name, value)
    return found


def _rank(child: Any, order: list[str]) -> int:
    name = child.tag.removeprefix(W) if isinstance(child.tag, str) else ""
    return order.index(name) if name in order else -1


def drop(holder: Any, *tags: str) -> None:
    """Take properties away."""
    for tag in tags:
        for found in holder.findall(W + tag):
            holder.remove(found)


def set_run(
    run: Any,
    size: float | None = None,
    bold: bool | None = None,
    italic: bool | None = None,
    capitals: bool | None = None,
) -> None:
    """Set what is given of a run's size in points, weight, slant, and showing in capitals."""
    holder = properties(run, "rPr")
    if size is not None:
        for tag in ("sz", "szCs"):
            put(holder, tag, val=f"{size * 2:g}")
    for value, tags in ((bold, ("b", "bCs")), (italic, ("i", "iCs")), (capitals, ("caps",))):
        if value is not None:
            for tag in tags:
                put(holder, tag, val="1" if value else "0")


def set_paragraph(
    paragraph: Any,
    align: str | None = None,
    first: float | None = None,
    space: tuple[float, float] | None = None,
    line: float | None = None,
) -> None:
    """Set what is given of a paragraph: alignment; the first line's indent in mm, with no other; the points before and
    after it; its line spacing in lines.
    """
    holder = properties(paragraph, "pPr")
    if align is not None:
        put(holder, "jc", val=_JC[align])
    if first is not None:
        drop(holder, "ind")
        put(holder, "ind", left="0", right="0", firstLine=twips(first))
    if space is not None:
        spacing = put(holder, "spacing", before=f"{space[0] * 20:g}", after=f"{space[1] * 20:g}")
        for name in ("beforeAutospacing", "afterAutospacing", "beforeLines", "afterLines"):
            spacing.attrib.pop(W + name, None)
        put(holder, "contextualSpacing", val="0")
        for name in ("beforeAutospacing", "afterAutospacing"):
            spacing.set(W + name, "0")
    if line is not None:
        put(holder, "spacing", line=f"{line * 240:g}", lineRule="auto")


def split_runs(paragraph: Any) -> None:
    """Cut runs at line breaks and tabs, so that each line and column of a letterhead has runs of its own."""
    for run in list(paragraph.iter(W + "r")):
        parts: list[list[Any]] = [[]]
        for child in run:
            if child.tag == W + "rPr":
                continue
            if child.tag in (W + "br", W + "cr", W + "tab") and parts[-1]:
                parts.append([])
            parts[-1].append(child)
            if child.tag in (W + "br", W + "cr", W + "tab"):
                parts.append([])
        parts = [part for part in parts if part]
        at = run
        for part in parts[1:]:
            copy = etree.Element(W + "r", run.attrib)
            own = run.find(W + "rPr")
            if own is not None:
                copy.append(etree.fromstring(etree.tostring(own)))
            copy.extend(part)
            at.addnext(copy)
            at = copy


def ruled_paragraph(left: float, right: float, after: float = 0.0) -> Any:
    """An empty paragraph whose upper border is a horizontal line, between two indents in millimetres."""
    paragraph = made("p")
    holder = properties(paragraph, "pPr")
    borders = put(holder, "pBdr")
    borders.append(made("top", val="single", sz="6", space="0", color="000000"))
    put(
        holder, "spacing", before="40", after=f"{after * 20:g}", beforeAutospacing="0", afterAutospacing="0", line="60",
        lineRule="exact",
    )  # fmt: skip
    put(holder, "ind", left=twips(left), right=twips(right), firstLine="0")
    return paragraph
