"""The sections of a DOCX: page, margins, headers and footers, page numbers."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from typing import Any

from check.word.package import Package, R, W, on
from check.word.styles import millimetres

_PAGE_FIELD = re.compile(r"\bPAGE\b(?!REF)", re.IGNORECASE)


@dataclass
class Section:
    """A section; lengths in millimetres. `headers` and `footers` name the part of each kind ("default", "first", "even"),
    inherited from the section before where it has none; `start` is the first page's number where the count begins anew.
    """

    element: Any
    index: int
    width: float = 210.0
    height: float = 297.0
    landscape: bool = False
    margins: dict[str, float] = field(default_factory=dict)
    first_page_differs: bool = False
    number_format: str = "decimal"
    start: int | None = None
    continuous: bool = False
    headers: dict[str, str] = field(default_factory=dict)
    footers: dict[str, str] = field(default_factory=dict)

    @property
    def text_width(self) -> float:
        """Between the side margins."""
        return self.width - self.margins.get("left", 0.0) - self.margins.get("right", 0.0)


def read_sections(package: Package) -> list[Section]:
    """The sections in order; at least one."""
    targets = package.relations(package.main)
    out: list[Section] = []
    for element in package.body.iter(W + "sectPr"):
        if element.getparent().tag == W + "sectPrChange":
            continue
        before = out[-1] if out else None
        out.append(_section(element, len(out), before, targets))
    return out or [Section(None, 0)]


def _section(element: Any, index: int, before: Section | None, targets: dict[str, tuple[str, str]]) -> Section:
    made = Section(element, index)
    size, margins = element.find(W + "pgSz"), element.find(W + "pgMar")
    if size is not None:
        made.width, made.height = (millimetres(size.get(W + name)) for name in ("w", "h"))
        made.landscape = made.width > made.height
    if margins is not None:
        for name in ("top", "bottom", "left", "right", "header", "footer", "gutter"):
            made.margins[name] = abs(millimetres(margins.get(W + name)))
        made.margins["left"] += made.margins["gutter"]
    made.first_page_differs = on(element.find(W + "titlePg"))
    numbers = element.find(W + "pgNumType")
    if numbers is not None:
        made.number_format = numbers.get(W + "fmt", "decimal")
        start = numbers.get(W + "start", "")
        made.start = int(start) if re.fullmatch(r"\d{1,5}", start) else None
    kind = element.find(W + "type")
    made.continuous = kind is not None and kind.get(W + "val") == "continuous"
    for name, own in (("header", made.headers), ("footer", made.footers)):
        if before is not None:
            own.update(before.headers if name == "header" else before.footers)
        for reference in element.iter(f"{W}{name}Reference"):
            target = targets.get(reference.get(R + "id", ""))
            if target is not None:
                own[reference.get(W + "type", "default")] = target[1]
    return made


def page_fields(root: Any) -> list[Any]:
    """The paragraphs of a header or footer that print the page's number."""
    out: list[Any] = []
    for paragraph in root.iter(W + "p"):
        code = "".join(node.text or "" for node in paragraph.iter(W + "instrText"))
        simple = [node.get(W + "instr", "") for node in paragraph.iter(W + "fldSimple")]
        if any(_PAGE_FIELD.search(text) for text in (code, *simple)) or any(True for _ in paragraph.iter(W + "pgNum")):
            out.append(paragraph)
    return out


def even_differs(package: Package) -> bool:
    """Whether even pages have headers of their own."""
    settings = package.part("settings")
    return settings is not None and on(settings.find(W + "evenAndOddHeaders"))
