"""Labelled lines under a task ("Đơn vị chủ trì: …", "Thời gian: …"), the twin of a task table's row."""

from __future__ import annotations

import re

from extract.context import Context
from extract.roles import heading_roles
from extract.task_tables import TableDuty, listed_bodies
from extract.tree import Node
from grammar.assignments import cooperating, named_bodies, parse_assignment
from grammar.labels import WHO, labels_of
from grammar.normalise import is_upper
from grammar.sentences import clauses
from schemas.plan import Role
from schemas.span import Span

_BARE_NAME = re.compile(r"^(?:hoạt động|nhiệm vụ|nội dung|việc|mục)\s+(?:số\s+)?\d+\W*$", re.IGNORECASE)
_CONTENT = re.compile(r"^(?:nội dung|(?P<work>nhiệm vụ))(?: hoạt động| thực hiện| cụ thể)?\s*:\s*", re.IGNORECASE)
_OPEN_TIME = re.compile(
    r"^(?:thời gian|thời hạn|tiến độ|thời điểm)(?:\s+(?:thực hiện|hoàn thành|tổ chức))?\s*:\s*$", re.IGNORECASE
)
_OPEN_LABEL = re.compile(rf"^{WHO}[^:;]{{0,30}}:\s*$", re.IGNORECASE)


def without_label(text: str) -> str:
    """A task's words behind "Nhiệm vụ:"."""
    found = _CONTENT.match(text)
    return text[found.end() :] if found and found["work"] and found.end() < len(text) else text


def is_label(node: Node) -> bool:
    """Whether a line only says who or when: "Đơn vị chủ trì: A", an item below "Cơ quan thực hiện:", "Nội dung:" under a title."""
    above = node.parent
    opened = (item.text for item in (node, above) if item is not None)
    if labels_of(node.text) or any(_OPEN_LABEL.match(text) or _OPEN_TIME.match(text) for text in opened):
        return True
    return bool(_CONTENT.match(node.text)) and above is not None and labelled_task(above)


def labelled_task(node: Node) -> bool:
    """Whether below a titled line stands nothing but labelled lines, so that the line itself is the task."""
    if (
        not node.heading
        or not node.children
        or node.paragraph is None
        or _BARE_NAME.match(node.title)
        or _OPEN_LABEL.match(node.text)
    ):
        return False
    below = [child for child in node.children if child.paragraph is not None]
    labels = [child for child in below if labels_of(child.text) or _OPEN_LABEL.match(child.text)]
    if any((content := _CONTENT.match(child.text)) and content["work"] for child in below):
        return False  # "a) Nhiệm vụ: …" says the task
    return bool(labels) and all(child in labels or _CONTENT.match(child.text) for child in below)


def labelled_duties(context: Context) -> list[TableDuty]:
    """Labelled lines stand under one task, or at the end of a heading's tasks and then hold for all of them."""
    out: list[TableDuty] = []
    for parent in context.root.walk():
        if _OPEN_LABEL.match(parent.text):
            continue  # its lines are read with what it stands under
        group: list[Node] = []
        found: dict[str, tuple[str, Node]] = {}
        open_labels: list[Node] = []
        first = True
        for child in [*parent.children, None]:
            if child is not None and child.paragraph is not None and child.children and _OPEN_LABEL.match(child.text):
                below = {name: (value, item) for item in child.children for name, value in labels_of(item.text).items()}
                if below:  # "b) Cơ quan thực hiện:" over "- Đơn vị chủ trì: …" and "- Đơn vị phối hợp: …"
                    found.update(below)
                else:
                    open_labels.append(child)
                continue
            plain = child is not None and child.paragraph is not None and not child.children
            labels = labels_of(child.text) if child is not None and plain else {}
            if child is not None and labels:
                for name, value in labels.items():
                    found.setdefault(name, (value, child))
                continue
            if "lead" in found or "performing" in found:
                out.extend(_group_duties(context, parent, group, found, first))
            for label in open_labels:
                out.extend(_listed_duties(context, parent, group, found, first, label))
            if found or open_labels:
                group, found, open_labels, first = [], {}, [], False
            if child is not None:
                group.append(child)
    return out


def _listed_duties(
    context: Context, parent: Node, group: list[Node], found: dict[str, tuple[str, Node]], whole: bool, label: Node
) -> list[TableDuty]:
    """The duties of a label over a list: an item that names bodies alone has the group's task, one that tells more its own."""
    out: list[TableDuty] = []
    for item in label.children:
        if item.paragraph is None:
            continue
        given = parse_assignment(item.text)
        after = item.text[given.task_start :] if given else ""
        if given is None or given.whole or re.match(r"chủ trì,? phối hợp", after):
            shared = {name: value for name, value in found.items() if name == "time"}
            out.extend(_group_duties(context, parent, group, {**shared, "performing": (item.text, item)}, whole))
            continue
        spans = context.spans(item.paragraph, item.paragraph.body_start + given.task_start)
        out.append(TableDuty(after, list(given.bodies), list(given.cooperating), None, spans, [], "assign", 0.85))
    return out


def _group_duties(
    context: Context, parent: Node, group: list[Node], found: dict[str, tuple[str, Node]], whole: bool
) -> list[TableDuty]:
    """The lines' task: the item they hang on, or the heading with every item before them."""
    items = [
        leaf
        for node in group
        for leaf in node.walk()
        if leaf.paragraph is not None and not leaf.lead_in and not leaf.heading
    ]
    named = whole and parent.paragraph is not None and not parent.lead_in
    contents = [node for node in group if (content := _CONTENT.match(node.text)) and content["work"]]
    bare = bool(contents or _BARE_NAME.match(parent.title) or _names_section(parent)) if named else False
    if named and not bare:
        items = [item for item in items if not _CONTENT.match(item.text)]
    tasks = ([parent] if named and not bare else []) + items
    duties = [_duties_of(context, task, found) for task in tasks]
    for later in duties[1:]:
        for duty in later:
            duty.time = None  # the line's time is said once, for all of them
    return [duty for each in duties for duty in each]


def _names_section(node: Node) -> bool:
    """Whether a heading only names its section ("II. NHIỆM VỤ TRỌNG TÂM"), so that the tasks stand below it."""
    return (
        node.heading
        and len(node.title.split()) <= _SECTION_WORDS
        and bool(heading_roles(node.title))
        and is_upper(node.title)
    )


_SECTION_WORDS = 6


def _duties_of(context: Context, task: Node, found: dict[str, tuple[str, Node]]) -> list[TableDuty]:
    assert task.paragraph is not None
    time = found.get("time")
    time_spans = context.spans(time[1].paragraph) if time and time[1].paragraph else []
    value, line = found.get("lead") or found["performing"]
    told = _told(context, value, line, time[0] if time else None, time_spans)
    if told:
        return told
    lead = named_bodies(value)
    if lead is None:
        return []
    together = [*lead.cooperating, *(listed_bodies(found["cooperating"][0]) if "cooperating" in found else [])]
    together += [name for name in cooperating(task.text) if name not in together]
    text = task.title if task.heading else task.text
    label = _CONTENT.match(text)
    start = label.end() if label and label.end() < len(text) else 0
    role: Role = "lead" if "lead" in found or lead.role == "lead" else "assign"
    spans = context.spans(task.paragraph, task.paragraph.body_start + start)
    return [
        TableDuty(text[start:], list(lead.bodies), together, time[0].strip() if time else None, spans, time_spans, role)
    ]


def _told(context: Context, value: str, line: Node, time: str | None, time_spans: list[Span]) -> list[TableDuty]:
    """The duties of a label that tells them itself: "Cơ quan thực hiện: Bộ A rà soát …; các bộ rà soát …"; [] for names alone."""
    assert line.paragraph is not None
    out: list[TableDuty] = []
    at = line.text.find(value[:20])
    for low, high in clauses(value):
        clause = value[low:high]
        given = parse_assignment(clause)
        after = clause[given.task_start :] if given else ""
        if (
            given is None
            or given.whole
            or len(after.split()) < 8
            or re.match(r"chủ trì,? phối hợp|theo (?:chức năng|nhiệm vụ|thẩm quyền)", after)
        ):
            return []
        start = line.paragraph.body_start + max(at, 0) + low
        spans = context.spans(line.paragraph, start + given.task_start, start + len(clause))
        out.append(
            TableDuty(after, list(given.bodies), list(given.cooperating), time, spans, time_spans, "assign", 0.8)
        )
    return out
