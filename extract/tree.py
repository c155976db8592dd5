"""The body of a document as a tree of headings and items, by their markers. Total: any paragraphs give a tree."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field

from extract.paragraphs import Paragraph
from grammar.agencies import starts_body
from grammar.closings import is_closing
from grammar.normalise import is_upper

_WORD = re.compile(r"[^\W\d_]{2}|\d")
_LEAD_IN_RANK = 8
_TEXT_RANK = 40  # unmarked text: below any bullet, however deep
_UNMARKED_HEADING_RANK = 2
_BOLD_HEADING_RANK = 5  # below the numbered headings, above the points
_SHORT_TITLE = 120


@dataclass(slots=True)
class Node:
    """A paragraph in the tree. `heading`: it only names what follows; `lead_in`: it only introduces its bullets."""

    paragraph: Paragraph | None
    rank: int
    parent: Node | None = None
    children: list[Node] = field(default_factory=list)
    heading: bool = False
    lead_in: bool = False
    label: str | None = None  # "Kinh phí" in "2. Kinh phí: từ nguồn …"
    role: str | None = None
    roles: frozenset[str] = frozenset()
    table: list[list[list[Paragraph]]] | None = None  # rows of cells of paragraphs
    covering: dict[tuple[int, int], tuple[int, int]] = field(
        default_factory=dict
    )  # an empty cell → the merged one over it

    @property
    def text(self) -> str:
        """The paragraph's text without its marker ("" for a table)."""
        return self.paragraph.body if self.paragraph else ""

    @property
    def title(self) -> str:
        """What names the node: its label, else its text without a closing colon."""
        return (self.label or self.text).strip().rstrip(":").strip()

    def walk(self) -> Iterator[Node]:
        """The node and everything below it, in order."""
        yield self
        for child in self.children:
            yield from child.walk()

    def ancestors(self) -> Iterator[Node]:
        """The nodes above, nearest first."""
        node = self.parent
        while node is not None:
            yield node
            node = node.parent


def build_tree(items: list[Paragraph]) -> Node:
    """The tree of a body; its root has no paragraph."""
    root = Node(None, -1)
    stack: list[Node] = [root]
    index = 0
    while index < len(items):
        item = items[index]
        if item.block.kind == "cell":
            index = _add_table(items, index, _headed(stack[-1]))
            continue
        if not _WORD.search(item.text):
            stack[-1].children.append(Node(item, _TEXT_RANK, stack[-1]))  # a speck read as a letter parts nothing
            index += 1
            continue
        node = Node(item, _rank(item, items, index, stack))
        while len(stack) > 1 and not _holds(stack[-1], node):
            stack.pop()
        node.parent = stack[-1]
        stack[-1].children.append(node)
        stack.append(node)
        index += 1
    for node in root.walk():
        _judge(node)
    return root


def _rank(item: Paragraph, items: list[Paragraph], index: int, stack: list[Node]) -> int:
    if is_closing(item.text) or _last_words(item, index, items):
        return _UNMARKED_HEADING_RANK
    if item.marker:
        same = [n for n in stack if n.paragraph and n.paragraph.marker and n.paragraph.marker.kind == item.marker.kind]
        if item.marker.kind == "decimal":
            return item.marker.rank
        last = stack[-1]
        nested = last.paragraph is not None and last.paragraph.marker is not None and not last.paragraph.marker.heading
        if not same and not item.marker.heading and nested and last.text.rstrip().endswith(":"):
            return last.rank + 1  # "+ …:" over "- …": whichever bullet comes first is the outer one
        return same[-1].rank if same else item.marker.rank
    if item.block.heading is not None or (is_upper(item.text) and len(item.text) < 200):
        return _UNMARKED_HEADING_RANK
    following = items[index + 1] if index + 1 < len(items) else None
    if _bold_heading(item, following) or _bare_section(item, following):
        return _BOLD_HEADING_RANK
    if (
        item.text.rstrip().endswith(":")
        and following is not None
        and following.marker
        and following.marker.rank > _LEAD_IN_RANK
    ):
        return _LEAD_IN_RANK
    return _TEXT_RANK


def _last_words(item: Paragraph, index: int, items: list[Paragraph]) -> bool:
    """Whether an unmarked paragraph ends the body ("Yêu cầu các phòng … thực hiện./."): it belongs to no item above it, unless a
    heading right above it has nothing else.
    """
    if index != len(items) - 1 or item.marker is not None or not item.text.rstrip().endswith(("./.", "/.")):
        return False
    above = items[index - 1] if index else None
    title = above is not None and above.marker is not None and above.marker.heading
    return not (title and above is not None and not above.text.rstrip().endswith((".", ";", ",")))


def _bold_heading(item: Paragraph, following: Paragraph | None) -> bool:
    """Whether a short bold line without a marker heads what follows, which is not bold itself."""
    text = item.text.rstrip()
    return (
        item.block.bold
        and len(text) < _SHORT_TITLE
        and not text.endswith((".", ";", ","))
        and following is not None
        and not following.block.bold
        and following.block.kind != "cell"
    )


_SECTION = re.compile(
    r"(?:mục đích(?:,? (?:và )?yêu cầu)?|yêu cầu|mục tiêu(?: chung| cụ thể| tổng quát)?|nội dung|nhiệm vụ(?:,? (?:và )?giải pháp)?|giải pháp|"
    r"đối tượng|phạm vi|kinh phí(?: thực hiện)?|thời gian(?: thực hiện)?|tổ chức thực hiện|khen thưởng|tiêu chí)",
    re.IGNORECASE,
)


def _bare_section(item: Paragraph, following: Paragraph | None) -> bool:
    """Whether a line without a marker is a section's name and nothing else, over bullets: "Mục đích" that lost its number."""
    bullets = following is not None and following.marker is not None and not following.marker.heading
    return bullets and _SECTION.fullmatch(item.text.strip()) is not None


def _holds(above: Node, node: Node) -> bool:
    """Whether a node may stand below another: unmarked text stands below what is numbered, never below a bullet."""
    if above.paragraph is None:
        return True
    if node.rank == _TEXT_RANK:
        marker = above.paragraph.marker
        if marker is not None and not marker.heading and above.text.rstrip().endswith(":") and not above.children:
            return True  # "- Nhóm 2:" over a line without a bullet
        if above.rank == _TEXT_RANK or (above.rank == _LEAD_IN_RANK and marker is None):
            return False
        return marker is None or marker.heading
    return above.rank < node.rank


def _headed(above: Node) -> Node:
    """What a table stands under: not the line in brackets below a title ("(Kèm theo Kế hoạch số …)")."""
    bracketed = above.paragraph is not None and above.paragraph.marker is None and above.text.startswith("(")
    return above.parent if bracketed and above.parent is not None else above


def _add_table(items: list[Paragraph], index: int, above: Node) -> int:
    """Add the table that begins at an item; returns the index behind it."""
    number = items[index].block.table
    rows: dict[int, dict[int, list[Paragraph]]] = {}
    while index < len(items) and items[index].block.kind == "cell" and items[index].block.table == number:
        block = items[index].block
        rows.setdefault(block.row or 0, {}).setdefault(block.col or 0, []).append(items[index])
        index += 1
    width = 1 + max(col for row in rows.values() for col in row)
    node = Node(None, _TEXT_RANK, above)
    numbers = sorted(rows)
    node.table = [[rows[number].get(col, []) for col in range(width)] for number in numbers]
    for place, number in enumerate(numbers):
        for col, cell in rows[number].items():
            for below in range(1, cell[0].block.rows):
                if place + below < len(numbers) and not rows[numbers[place + below]].get(col):
                    node.covering[(place + below, col)] = (place, col)
    above.children.append(node)
    return index


def _judge(node: Node) -> None:
    """Decide whether a node is a heading, a lead-in, or an item that says something itself."""
    if node.paragraph is None:
        return
    text = node.text.rstrip()
    marker = node.paragraph.marker
    bullet = marker is not None and not marker.heading
    below = bool(node.children)
    if below and text.endswith(":"):
        node.lead_in = bullet or marker is None or len(text) > 160
        node.heading = not node.lead_in
        return
    if marker and marker.kind in ("roman", "part", "appendix", "article") and (len(text) < 250 or is_upper(text)):
        node.label = _label(text)
        node.heading = node.label is None or below
        if node.heading:
            node.label = None if node.label is None or (below and not _says_more(text)) else node.label
        return
    closed = bool(re.search(r"[.;]$", text.rstrip('*”" )'))) and not text.endswith("...")
    if (
        not bullet
        and marker
        and below
        and (not closed or node.paragraph.block.bold or node.paragraph.block.heading)
        and len(text) < 300
    ):
        node.heading = True
        return
    if is_closing(text):
        return
    if not marker and below and node.rank == _BOLD_HEADING_RANK:
        node.heading = True
        return
    if not marker and (node.paragraph.block.heading is not None or (is_upper(text) and len(text) < 200)):
        node.heading = True
        return
    if (
        not bullet
        and marker
        and below
        and len(text) < 160
        and text.endswith(".")
        and text.count(".") == 1
        and starts_body(text)
    ):
        node.heading = True  # "4. Đề nghị Ban Dân vận … thành phố." over its duty
        return
    node.label = _label(text)


_LABEL = re.compile(r"(?P<label>[^:“\"(]{3,120}(?:\([^)]{2,80}\))?[^:“\"(]{0,60})\s*:\s+(?=\S)")


def _label(text: str) -> str | None:
    """The words before a colon that name what follows in the same paragraph, or None."""
    found = _LABEL.match(text)
    if not found or re.search(r"[.;]", found["label"]) or len(found["label"].split()) > 22:
        return None
    return found["label"].strip()


def _says_more(text: str) -> bool:
    return len(text.split(":", 1)[-1].split()) > 4
