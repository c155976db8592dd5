"""A tree of papers as text, as DOT and as SVG: what the plan rests on at the left, what follows from it at the right."""

from __future__ import annotations

import textwrap
from collections import defaultdict
from collections.abc import Callable, Iterator
from xml.sax.saxutils import escape

from corpus.catalogue.graph import Node, Tree
from grammar.dates import day_first
from schemas.texts import say

_WIDTH, _LINE, _PAD, _GAP_X, _GAP_Y = 250, 16, 8, 70, 14  # pixels
_LETTERS, _LINES = 34, 6
_FILLS = {"root": "#fff3c4", "inside": "#e3f0ff", "outside": "#f4f4f4"}


def as_text(tree: Tree) -> str:
    """The tree with a line for each paper; one that was named before is not unfolded again."""
    lines = [label(tree.nodes[tree.root])]
    for key, step in (("tree.bases", tree.bases), ("tree.followers", tree.followers)):
        found = list(_branches(tree, tree.root, step, "", {tree.root}))
        lines += [say(key), *(found or [f"  {say('tree.none')}"])]
    return "\n".join(lines) + "\n"


def _branches(tree: Tree, key: str, step: Callable[[str], list[str]], indent: str, seen: set[str]) -> Iterator[str]:
    rows = [other for other in step(key) if other in tree.nodes]
    for place, other in enumerate(rows):
        last = place == len(rows) - 1
        known = other in seen
        again = f" {say('tree.again')}" if known and step(other) else ""
        yield f"{indent}{'└─' if last else '├─'} {label(tree.nodes[other])}{again}"
        if not known:
            seen.add(other)
            yield from _branches(tree, other, step, f"{indent}{'   ' if last else '│  '}", seen)


def label(node: Node) -> str:
    """A paper in one line: its kind, number, day, issuer, title and file."""
    kind = node.kind[:1].upper() + node.kind[1:]
    day = say("tree.day", day=day_first(node.date)) if node.date else ""
    head = " ".join(filter(None, (kind, node.code, day)))
    about = ", ".join(filter(None, (node.issuer, node.title)))
    return " – ".join(filter(None, (head, about))) + (f" [{node.path}]" if node.path else "")


def as_dot(tree: Tree) -> str:
    """The tree in the language of Graphviz."""
    names = {key: f"n{place}" for place, key in enumerate(tree.nodes)}
    lines = ["digraph plans {", "  rankdir=LR;", '  node [shape=box, style="filled,rounded", fontname="sans-serif"];']
    for key, node in tree.nodes.items():
        text = "\\n".join(_escaped(line) for line in _wrapped(node))
        lines.append(f'  {names[key]} [label="{text}", fillcolor="{_fill(tree, node)}"];')
    lines += [f"  {names[over]} -> {names[under]};" for under, over in tree.edges if over in names and under in names]
    return "\n".join([*lines, "}"]) + "\n"


def _escaped(text: str) -> str:
    return text.replace("\\", "\\\\").replace('"', '\\"')


def as_svg(tree: Tree) -> str:
    """The tree as a picture, in columns by how far a paper lies from the plan."""
    columns: dict[int, list[str]] = defaultdict(list)
    for key, node in tree.nodes.items():
        columns[node.distance].append(key)
    texts = {key: _wrapped(node) for key, node in tree.nodes.items()}
    heights = {key: len(lines) * _LINE + 2 * _PAD for key, lines in texts.items()}
    tall = max(sum(heights[key] + _GAP_Y for key in keys) for keys in columns.values()) + _GAP_Y
    places: dict[str, tuple[int, int]] = {}
    for order, distance in enumerate(sorted(columns)):
        keys = columns[distance]
        top = (tall - sum(heights[key] + _GAP_Y for key in keys) + _GAP_Y) // 2
        for key in keys:
            places[key] = (_GAP_Y + order * (_WIDTH + _GAP_X), top)
            top += heights[key] + _GAP_Y
    wide = len(columns) * (_WIDTH + _GAP_X) - _GAP_X + 2 * _GAP_Y
    out = [
        f'<svg xmlns="http://www.w3.org/2000/svg" width="{wide}" height="{tall}" viewBox="0 0 {wide} {tall}" '
        'font-family="sans-serif" font-size="12">',
        f"<title>{escape(label(tree.nodes[tree.root]))}</title>",
        '<defs><marker id="end" markerWidth="8" markerHeight="8" refX="7" refY="4" orient="auto">'
        '<path d="M0,0 L8,4 L0,8 z" fill="#666"/></marker></defs>',
    ]
    for under, over in tree.edges:
        if under in places and over in places:
            out.append(_curve(places[over], places[under], heights[over], heights[under]))
    for key, (left, top) in places.items():
        out.append(_box(left, top, heights[key], texts[key], _fill(tree, tree.nodes[key]), label(tree.nodes[key])))
    return "\n".join([*out, "</svg>"]) + "\n"


def _curve(over: tuple[int, int], under: tuple[int, int], tall_over: int, tall_under: int) -> str:
    x1, y1 = over[0] + _WIDTH, over[1] + tall_over // 2
    x2, y2 = under[0], under[1] + tall_under // 2
    bend = max(30, abs(x2 - x1) // 2)
    path = f"M{x1},{y1} C{x1 + bend},{y1} {x2 - bend},{y2} {x2},{y2}"
    return f'<path d="{path}" fill="none" stroke="#666" marker-end="url(#end)"/>'


def _box(left: int, top: int, tall: int, lines: list[str], fill: str, whole: str) -> str:
    rows = "".join(
        f'<tspan x="{left + _PAD}" y="{top + _PAD + (place + 1) * _LINE - 4}"{" font-weight=" + chr(34) + "bold" + chr(34) if not place else ""}>'
        f"{escape(line)}</tspan>"
        for place, line in enumerate(lines)
    )
    return (
        f'<g><title>{escape(whole)}</title><rect x="{left}" y="{top}" width="{_WIDTH}" height="{tall}" rx="6" fill="{fill}" '
        f'stroke="#888"/><text>{rows}</text></g>'
    )


def _wrapped(node: Node) -> list[str]:
    kind = node.kind[:1].upper() + node.kind[1:]
    head = " ".join(filter(None, (kind, node.code)))
    about = textwrap.wrap(". ".join(filter(None, (node.issuer, node.title))), _LETTERS, break_on_hyphens=False)
    if len(about) > _LINES:
        about = [*about[: _LINES - 1], f"{about[_LINES - 1]} …"]
    return [*textwrap.wrap(head, _LETTERS, break_on_hyphens=False), *about] or ["?"]


def _fill(tree: Tree, node: Node) -> str:
    return _FILLS["root" if node.key == tree.root else "inside" if node.path else "outside"]
