"""What stands inside a tag: names of the context, a few filters, comparisons; anything else is refused."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from jinja2 import Environment, TemplateSyntaxError, nodes

from templates.tags import FILTERS, LOOP, Shape

_ENVIRONMENT = Environment(autoescape=True)
_COMBINING = (nodes.Compare, nodes.Operand, nodes.And, nodes.Or, nodes.Not, nodes.CondExpr, nodes.Concat)


MAX_LOOPS = 3
"""How deep loops may stand in each other: appendices, their rows, and one to spare."""


class TagProblem(Exception):
    """What is wrong with a tag: `key` in the texts' template_finding, and its values."""

    def __init__(self, key: str, **values: str) -> None:
        super().__init__(key)
        self.key, self.values = key, values


class Scopes:
    """The names that hold at a place: the context's, and each open loop's."""

    def __init__(self, shape: Mapping[str, Shape]) -> None:
        self.names: list[dict[str, tuple[str, Shape]]] = [{name: (name, below) for name, below in shape.items()}]
        self.loops: list[str] = []

    def enter(self) -> None:
        self.names.append({})
        self.loops.append("")

    def leave(self) -> None:
        self.names.pop()
        self.loops.pop()

    def find(self, name: str) -> tuple[str, Shape]:
        """The path and the shape behind a name. Raises TagProblem for one that isn't known."""
        for names in reversed(self.names):
            if name in names:
                return names[name]
        raise TagProblem("unknown", name=name)


def expression_paths(code: str, scopes: Scopes, *, printed: bool = False) -> list[str]:
    """The paths of the context that an expression reads; a printed one must be a text. Raises TagProblem."""
    return _paths(_expression(code), scopes, printed)


def enter_loop(code: str, scopes: Scopes) -> None:
    """Open the loop of "x in list": x and `loop` are known until scopes.leave(), also where it raises TagProblem."""
    scopes.enter()
    tree = _parsed(f"{{% for {code} %}}{{% endfor %}}")
    loop = tree.body[0] if len(tree.body) == 1 else None
    if not isinstance(loop, nodes.For) or not isinstance(loop.target, nodes.Name) or loop.test or loop.recursive:
        raise TagProblem("statement")
    path, shape = _resolve(loop.iter, scopes)
    if not isinstance(shape, list):
        raise TagProblem("no_list", name=path)
    # a list in itself multiplies a plan by its length
    if path in scopes.loops or len(scopes.loops) > MAX_LOOPS:
        raise TagProblem("deep")
    scopes.loops[-1] = path
    scopes.names[-1].update({loop.target.name: (f"{path}[]", shape[0]), "loop": ("loop", LOOP)})


def _parsed(source: str) -> Any:
    try:
        return _ENVIRONMENT.parse(source)
    except TemplateSyntaxError as problem:
        raise TagProblem("syntax") from problem


def _expression(code: str) -> Any:
    tree = _parsed(f"{{{{ {code} }}}}")
    output = tree.body[0] if len(tree.body) == 1 else None
    if not isinstance(output, nodes.Output) or len(output.nodes) != 1:
        raise TagProblem("syntax")
    return output.nodes[0]


def _paths(node: Any, scopes: Scopes, printed: bool) -> list[str]:
    if isinstance(node, nodes.Const | nodes.TemplateData):
        return []
    if isinstance(node, nodes.Filter):
        if node.name not in FILTERS:
            raise TagProblem("filter", name=node.name)
        whole = node.name in ("length", "join")
        inner = _paths(node.node, scopes, printed and not whole)
        return [] if node.name == "length" else [f"{path}[]" if whole else path for path in inner]
    if isinstance(node, _COMBINING):
        return [path for child in node.iter_child_nodes() for path in _paths(child, scopes, printed)]
    path, shape = _resolve(node, scopes)
    if printed and shape is not None:
        raise TagProblem("no_text", name=path)
    return [path]


def _resolve(node: Any, scopes: Scopes) -> tuple[str, Shape]:
    if isinstance(node, nodes.Name):
        return scopes.find(node.name)
    if isinstance(node, nodes.Getattr):
        return _field(*_resolve(node.node, scopes), node.attr)
    if isinstance(node, nodes.Getitem) and isinstance(node.arg, nodes.Const):
        path, shape = _resolve(node.node, scopes)
        if isinstance(shape, list) and isinstance(node.arg.value, int):
            return f"{path}[]", shape[0]
        return _field(path, shape, str(node.arg.value))
    raise TagProblem("expression")


def _field(path: str, shape: Shape, name: str) -> tuple[str, Shape]:
    if isinstance(shape, Mapping) and name in shape:
        return f"{path}.{name}", shape[name]
    raise TagProblem("unknown", name=f"{path}.{name}")
