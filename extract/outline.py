"""The document's tree for the contract: every block of the source stands in it exactly once."""

from __future__ import annotations

from extract.context import Context
from extract.paragraphs import Paragraph
from extract.tree import Node
from schemas.plan import OutlineKind, OutlineNode


def outline(context: Context) -> list[OutlineNode]:
    """Letterhead, title, preamble, body, recipients, signature, annexes, notes, in the document's order."""
    zones = context.zones
    out: list[OutlineNode] = []
    for part in zones.parts:
        out.append(_group(context, "letterhead", part))
    out.append(_group(context, "letterhead", zones.letterhead))
    if zones.doc_type is not None:
        items = [zones.doc_type, *zones.title, *zones.enclosed]
        out.append(_group(context, "heading", items, title=" ".join(item.text for item in items)))
    out.extend(_leaf(context, item) for item in zones.preamble)
    out.extend(_node(context, node) for node in context.root.children)
    out.append(_group(context, "recipients", zones.recipients))
    out.append(_group(context, "signature", zones.signature))
    out.extend(_node(context, node) for node in context.annexes.children)
    out.extend(_marginal(context))
    return [node for node in out if node.spans or node.children]


def _group(context: Context, kind: OutlineKind, items: list[Paragraph], title: str | None = None) -> OutlineNode:
    return OutlineNode(kind=kind, title=title, children=[_leaf(context, item) for item in items])


def _leaf(context: Context, item: Paragraph, kind: OutlineKind | None = None) -> OutlineNode:
    kind = kind or ("cell" if item.block.kind == "cell" else "paragraph")
    marker = item.marker.label if item.marker else None
    return OutlineNode(kind=kind, marker=marker, text=item.body, spans=item.spans(context.document))


def _node(context: Context, node: Node) -> OutlineNode:
    if node.table is not None:
        rows = [
            OutlineNode(
                kind="row",
                children=[
                    OutlineNode(kind="cell", children=[_leaf(context, item, "paragraph") for item in cell])
                    for cell in row
                ],
            )
            for row in node.table
        ]
        return OutlineNode(kind="table", children=rows)
    assert node.paragraph is not None
    heading = node.heading
    return OutlineNode(
        kind="heading" if heading else "paragraph",
        marker=node.paragraph.marker.label if node.paragraph.marker else None,
        title=node.title if heading else None,
        text=None if heading else node.text,
        spans=node.paragraph.spans(context.document),
        children=[_node(context, child) for child in node.children],
    )


def _marginal(context: Context) -> list[OutlineNode]:
    """Page numbers, running heads and footnotes, kept apart from the text."""
    out = []
    for block in context.document.blocks:
        if block.kind in ("page_number", "header", "footer", "footnote"):
            span = context.document.span(block.start, block.end)
            kind: OutlineKind = "footnote" if block.kind == "footnote" else "note"
            out.append(OutlineNode(kind=kind, text=span.quote, spans=[span]))
    return out
