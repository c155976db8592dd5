"""What each template can print: the names that rendering gives, and those that a template must have.

A shape is None for a text, a mapping for a thing with fields, a list of one shape for a list of such.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Literal, TypeAlias, Union

Kind = Literal["ke_hoach", "quyet_dinh", "cong_van"]
Shape: TypeAlias = Union[Mapping[str, "Shape"], list["Shape"], None]  # noqa: UP007 - "|" can't join a name in quotes

_COMMON: dict[str, Shape] = {
    "header": dict.fromkeys(("doc_type", "title", "symbol", "place", "year", "parent_line"), None)
    | {"issuer_lines": [None]},
    "number_line": None,
    "place_line": None,
    "unit": {"name": None, "short_name": None, "place": None},
    "recipients": [None],
    "archive": None,
    "signature": {"lines": [None], "name": None},
}
_CLAUSE: Shape = dict.fromkeys(("style", "kind", "level", "marker", "text", "line"))
_ROW: Shape = dict.fromkeys(("number", "text", "lead", "cooperating", "due"))

SHAPES: dict[Kind, dict[str, Shape]] = {
    "ke_hoach": _COMMON
    | {"clauses": [_CLAUSE], "appendices": [{"label": None, "title": None, "link": None, "rows": [_ROW]}]},
    "quyet_dinh": _COMMON
    | {"plan_title": None, "authority": None, "bases": [None], "articles": [{"marker": None, "text": None}]},
    "cong_van": _COMMON | {"plan_title": None, "subject": None, "addressees": [None], "body": [None]},
}

_EACH = ("number_line", "recipients[]", "archive", "signature.lines[]", "signature.name")
NEEDED: dict[Kind, tuple[str, ...]] = {
    "ke_hoach": ("header.title", "clauses[].line", *_EACH),
    "quyet_dinh": ("header.title", "bases[]", "articles[].text", *_EACH),
    "cong_van": ("subject", "addressees[]", "body[]", *_EACH),
}
"""What must be printed somewhere, by its path; "[]" stands for any entry of a list."""

WANTED: dict[Kind, tuple[str, ...]] = {
    "ke_hoach": ("appendices[].rows[].text", "place_line"),
    "quyet_dinh": ("authority", "place_line"),
    "cong_van": ("place_line",),
}
"""What a template may leave out, but hardly means to."""

DISTINCT: dict[str, Kind] = {"clauses": "ke_hoach", "articles": "quyet_dinh", "addressees": "cong_van"}
"""The name by which a template shows which document it is for."""

FILTERS = frozenset({"upper", "lower", "capitalize", "trim", "length", "join"})
LOOP: Shape = dict.fromkeys(("index", "index0", "first", "last", "length"))


def listed(kind: Kind) -> list[str]:
    """Every path that can be printed: "header.title", "clauses[].line"."""

    def walk(shape: Shape, path: str) -> list[str]:
        if shape is None:
            return [path]
        if isinstance(shape, list):
            return walk(shape[0], f"{path}[]")
        return [one for name, below in shape.items() for one in walk(below, f"{path}.{name}" if path else name)]

    return walk(SHAPES[kind], "")
