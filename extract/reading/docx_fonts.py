"""The font and size that each run of a DOCX is printed in, through its styles (ECMA-376 Part 1, 17.3.2.26, 17.7)."""

from __future__ import annotations

import re
from typing import Any

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_MAX_CHAIN = 12
Font = tuple[str | None, float | None]


class Fonts:
    """Looks fonts up by run, paragraph style, and the document's defaults; a theme font has no name here."""

    def __init__(self, package: Any) -> None:
        root = package.styles.element
        self._styles: dict[str, Any] = {}
        self._default: str | None = None
        for style in root.iter(W + "style"):
            name = style.get(W + "styleId", "")
            self._styles[name] = style
            if style.get(W + "type") == "paragraph" and style.get(W + "default") in ("1", "true"):
                self._default = name
        defaults = root.find(f"{W}docDefaults/{W}rPrDefault/{W}rPr")
        self._defaults = _own(defaults)
        self._by_style: dict[str | None, Font] = {}

    def of(self, run: Any, paragraph: Any) -> Font:
        """The font's name and the size in points of a run."""
        properties = run.find(W + "rPr")
        name, size = _own(properties)
        if name is not None and size is not None:
            return name, size
        if properties is not None:
            styled = properties.find(W + "rStyle")
            if styled is not None:
                name, size = _filled((name, size), self._of_style(styled.get(W + "val")))
        style = paragraph.find(f"{W}pPr/{W}pStyle")
        chosen = style.get(W + "val") if style is not None else self._default
        return _filled(_filled((name, size), self._of_style(chosen)), self._defaults)

    def _of_style(self, name: str | None) -> Font:
        if name not in self._by_style:
            found: Font = (None, None)
            style = self._styles.get(name or "")
            for _ in range(_MAX_CHAIN):
                if style is None:
                    break
                found = _filled(found, _own(style.find(W + "rPr")))
                based = style.find(W + "basedOn")
                style = self._styles.get(based.get(W + "val", "")) if based is not None else None
            self._by_style[name] = found
        return self._by_style[name]


def _filled(first: Font, second: Font) -> Font:
    return first[0] if first[0] is not None else second[0], first[1] if first[1] is not None else second[1]


def _own(properties: Any) -> Font:
    if properties is None:
        return None, None
    fonts = properties.find(W + "rFonts")
    name = (fonts.get(W + "ascii") or fonts.get(W + "hAnsi") or fonts.get(W + "cs")) if fonts is not None else None
    size = properties.find(W + "sz")
    value = size.get(W + "val", "") if size is not None else ""
    return name, int(value) / 2 if re.fullmatch(r"[0-9]{1,4}", value) else None
