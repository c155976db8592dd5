"""Every letter in the decree's font and in black: runs, styles, defaults, numbering; letters of symbol fonts are left."""

from __future__ import annotations

import re
from typing import Any

from check.final import text_parts
from check.refit.edit import put
from check.word.package import Package, W
from grammar.legacy import code_of_font
from grammar.word_numbering import SYMBOL_BULLETS
from norms.form import measure

_SYMBOLS = re.compile(r"symbol|dingbat|webdings|wingdings|marlett|cambria math|mt extra|emoji", re.IGNORECASE)
_SCRIPTS = ("ascii", "hAnsi", "eastAsia", "cs")
_PRIVATE = re.compile("[\ue000-\uf8ff]")
_DRAWN = "{http://schemas.openxmlformats.org/officeDocument/2006/math}r"


def set_fonts(package: Package) -> None:
    """Set the font and the colour wherever a part says one."""
    for name in package.related("numbering"):
        mended = [_readable_bullet(level) for level in package.root(name).iter(W + "lvl")]
        if any(mended):
            package.change(name)
    for name in [*package.related("styles"), *package.related("numbering"), *text_parts(package)]:
        root = package.root(name)
        changed = [_set_font(fonts) for fonts in root.iter(W + "rFonts")]
        changed += [_blacken(colour) for colour in list(root.iter(W + "color"))]
        if any(changed):
            package.change(name)
    _set_default(package)


def _set_font(fonts: Any) -> bool:
    """Set one w:rFonts; not that of a legacy or symbol font, whose letters would be others."""
    if any(_kept(fonts.get(W + script)) for script in _SCRIPTS) and not _bullet(fonts):
        return False
    holder = fonts.getparent().getparent()
    if holder is not None and (holder.tag == _DRAWN or _private_text(holder)):
        return False
    font = measure("PG-06").texts[0]
    for script in _SCRIPTS:
        fonts.attrib.pop(f"{W}{script}Theme" if script != "cs" else W + "cstheme", None)
        fonts.set(W + script, font)
    fonts.attrib.pop(W + "hint", None)
    return True


def _kept(name: str | None) -> bool:
    return name is not None and (code_of_font(name) is not None or _SYMBOLS.search(name) is not None)


def _private_text(run: Any) -> bool:
    """Whether a run's letters exist in its own font only."""
    if run.tag != W + "r":
        return False
    return run.find(W + "sym") is not None or any(_PRIVATE.search(t.text or "") for t in run.iter(W + "t"))


def _bullet(fonts: Any) -> bool:
    """Whether a symbol font belongs to a list's level, whose sign has a twin in every font."""
    holder = fonts.getparent().getparent()
    return holder is not None and holder.tag == W + "lvl" and not any(code_of_font(fonts.get(W + s)) for s in _SCRIPTS)


def _readable_bullet(level: Any) -> bool:
    """Give a bullet of a symbol font the sign that it is read as."""
    text = level.find(W + "lvlText")
    sign = text.get(W + "val", "") if text is not None else ""
    kind = level.find(W + "numFmt")
    fonts = level.find(f"{W}rPr/{W}rFonts")
    symbols = fonts is not None and any(_SYMBOLS.search(fonts.get(W + script, "")) for script in _SCRIPTS)
    if kind is None or kind.get(W + "val") != "bullet" or not sign or not (symbols or _PRIVATE.search(sign)):
        return False
    text.set(W + "val", SYMBOL_BULLETS.get(sign, "-"))
    return True


def _blacken(colour: Any) -> bool:
    """Make letters black; a colour of anything else (a border, a background) is no child of w:rPr."""
    holder = colour.getparent()
    if holder.tag != W + "rPr" or colour.get(W + "val") in (None, "auto", *measure("PG-08").texts):
        return False
    for name in list(colour.attrib):
        del colour.attrib[name]
    colour.set(W + "val", "auto")
    return True


def _set_default(package: Package) -> None:
    """The font of what names none: the document's defaults."""
    for name in package.related("styles"):
        root = package.root(name)
        defaults = root.find(f"{W}docDefaults/{W}rPrDefault/{W}rPr")
        if defaults is not None and defaults.find(W + "rFonts") is None:
            font = measure("PG-06").texts[0]
            put(defaults, "rFonts", **dict.fromkeys(_SCRIPTS, font))
            package.change(name)
