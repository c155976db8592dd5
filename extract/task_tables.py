"""Task tables (TT | Nhiệm vụ | Chủ trì | Phối hợp | Thời gian) and their twin, labelled lines under a task."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from extract.context import Context
from extract.paragraphs import Paragraph
from extract.tree import Node, build_tree
from grammar.assignments import Assignment, cooperating, named_bodies, parse_assignment
from grammar.normalise import fold
from grammar.sentences import clauses
from schemas.plan import Role
from schemas.span import Span

_COLUMNS: tuple[tuple[str, re.Pattern[str]], ...] = (
    ("cooperating", re.compile(fold(r"phối hợp"))),
    (
        "lead",
        re.compile(
            fold(
                r"chủ trì|cơ quan thực hiện|đơn vị thực hiện|đơn vị đầu mối|trách nhiệm|người thực hiện|phụ trách|tham mưu"
            )
        ),
    ),
    ("time", re.compile(fold(r"thời gian|thời hạn|tiến độ|hoàn thành|^tháng$"))),
    ("task", re.compile(fold(r"nhiệm vụ|nội dung|công việc|hoạt động|đề án|tên việc"))),
)
_LEADS = re.compile(fold(r"chủ trì|đầu mối|tham mưu"))
_NONE = re.compile(r"^[\s\-–.…x]*$", re.IGNORECASE)
_WHO = r"(?:các\s+)?(?:cơ quan|đơn vị|phòng|bộ phận)\s+(?:được giao\s+)?(?:chủ trì|phối hợp|thực hiện|tham mưu|đầu mối)"
_LINE = re.compile(
    rf"^\(?(?P<label>(?P<what>{_WHO}|chủ trì|phối hợp)[^:;]{{0,30}}|(?P<time>(?:thời gian|thời hạn|tiến độ|thời điểm|hoàn thành)[^:;]{{0,40}})"
    r"|(?P<other>lãnh đạo phụ trách|sản phẩm|kết quả đạt|kết quả đầu ra|lãnh đạo chỉ đạo)[^:;]{0,30})\s*:\s*(?P<value>\S.*)$",
    re.IGNORECASE,
)
_BARE_NAME = re.compile(r"^(?:hoạt động|nhiệm vụ|nội dung|việc|mục)\s+(?:số\s+)?\d+\W*$", re.IGNORECASE)
_CONTENT = re.compile(r"^(?:nội dung|(?P<work>nhiệm vụ))(?: hoạt động| thực hiện| cụ thể)?\s*:\s*", re.IGNORECASE)


@dataclass(slots=True)
class TableDuty:
    """A task with its lead, those who cooperate and its time, as printed; `spans` is the task's evidence. `confidence` falls
    where something was taken from the row above.
    """

    text: str
    lead: list[str]
    cooperating: list[str]
    time: str | None
    spans: list[Span]
    time_spans: list[Span]
    role: Role = "lead"
    confidence: float = 0.93


def table_duties(context: Context) -> list[TableDuty]:
    """Every row of a task table of the body and the annexes, and every task with labelled lines under it."""
    out: list[TableDuty] = []
    for node in tables(context):
        out.extend(_rows(context, node))
    out.extend(_labelled(context))
    return out


def tables(context: Context) -> Iterator[Node]:
    """Every table of the body and the annexes."""
    for root in (context.root, build_tree(context.zones.annexes)):
        yield from (node for node in root.walk() if node.table is not None)


def _rows(context: Context, node: Node) -> list[TableDuty]:
    assert node.table is not None
    head, columns = head_of(node.table)
    if "task" not in columns or "lead" not in columns:
        return []
    leading = bool(_LEADS.search(fold(text_of(node.table[head][columns["lead"]]))))
    out: list[TableDuty] = []
    for number in range(head + 1, len(node.table)):
        cells = {name: cell_at(node, number, index) for name, index in columns.items()}
        text = text_of(cells["task"])
        if not text or re.fullmatch(r"\(?\d+\)?", text) or is_group_row(node.table[number]):
            continue
        lead, sure = named_bodies(text_of(cells["lead"])) if not _blank(cells["lead"]) else None, 0.93
        if lead is None and out and not (_blank(cells.get("cooperating", [])) and _blank(cells.get("time", []))):
            lead, sure = Assignment(tuple(out[-1].lead), (), "assign", 0, ordered=False, whole=True), 0.7
        if lead is None:
            continue
        time = _time_of(node, head, columns["time"], cells["time"]) if "time" in columns else ""
        role: Role = "lead" if leading or lead.role == "lead" else "assign"
        spans = [span for item in cells["task"] for span in item.spans(context.document)]
        time_spans = [span for item in cells.get("time", []) for span in item.spans(context.document)]
        together = [*lead.cooperating, *_bodies(text_of(cells.get("cooperating", [])))]
        out.append(TableDuty(text, list(lead.bodies), together, time or None, spans, time_spans, role, sure))
    return out


def scheduled(context: Context) -> list[TableDuty]:
    """The rows of a table that says when, but not who leads (a schedule of visits): without a body."""
    out: list[TableDuty] = []
    for node in tables(context):
        assert node.table is not None
        head, columns = head_of(node.table)
        if "time" not in columns or "lead" in columns:
            continue
        number = columns.get(
            "task",
            next((col for col in range(len(node.table[head])) if _says(node.table[head][col], col, columns)), None),
        )
        for row in range(head + 1, len(node.table)):
            what = cell_at(node, row, number) if number is not None else []
            time = cell_at(node, row, columns["time"])
            if text_of(what) and text_of(time) and not is_group_row(node.table[row]):
                spans, time_spans = (
                    [span for item in cell for span in item.spans(context.document)] for cell in (what, time)
                )
                out.append(
                    TableDuty(
                        text_of(what),
                        [],
                        [],
                        _time_of(node, head, columns["time"], time),
                        spans,
                        time_spans,
                        "assign",
                        0.8,
                    )
                )
    return out


def _says(cell: list[Paragraph], col: int, columns: dict[str, int]) -> bool:
    """Whether a column of a schedule says what its rows are about: neither the number nor the time."""
    return col not in columns.values() and not re.fullmatch(r"(?i:tt|stt|số tt)\.?", text_of(cell))


def table_tasks(context: Context, node: Node) -> list[tuple[str, list[Span]]]:
    """The text and the evidence of each row's task; [] for a table of something else."""
    assert node.table is not None
    head, columns = head_of(node.table)
    if "task" not in columns or not {"lead", "time"} & columns.keys():
        return []
    out = []
    for row in node.table[head + 1 :]:
        cell = row[columns["task"]] if columns["task"] < len(row) else []
        if (text := text_of(cell)) and not re.fullmatch(r"\(?\d+\)?", text) and not is_group_row(row):
            out.append((text, [span for item in cell for span in item.spans(context.document)]))
    return out


def cell_at(node: Node, row: int, col: int) -> list[Paragraph]:
    """The paragraphs of a cell; of the merged cell that covers it where it has none of its own."""
    assert node.table is not None
    row, col = node.covering.get((row, col), (row, col))
    cells = node.table[row]
    return cells[col] if col < len(cells) else []


def is_group_row(row: list[list[Paragraph]]) -> bool:
    """Whether a row only names the rows below it: one cell alone says something, a number aside."""
    said = [text for cell in row if (text := text_of(cell)) and not re.fullmatch(r"[\dIVX.\-]{1,5}", text)]
    return len(said) == 1


def head_of(table: list[list[list[Paragraph]]]) -> tuple[int, dict[str, int]]:
    """The row that names the columns (among the first three), and which column is which."""
    best: tuple[int, dict[str, int]] = (0, {})
    for number, row in enumerate(table[:3]):
        columns: dict[str, int] = {}
        for index, cell in enumerate(row):
            text = fold(text_of(cell))
            if not text or len(text) > 60:
                continue
            name = next((name for name, pattern in _COLUMNS if pattern.search(text)), None)
            if name and name not in columns:
                columns[name] = index
        if len(columns) > len(best[1]):
            best = (number, columns)
    return best


def _time_of(node: Node, head: int, col: int, cell: list[Paragraph]) -> str:
    """The time that a cell says; in a column "Tháng" a bare figure is a month."""
    assert node.table is not None
    text = text_of(cell)
    monthly = fold(text_of(node.table[head][col])) == fold("tháng")
    return f"Tháng {text}" if monthly and text[:1].isdigit() else text


def text_of(cell: list[Paragraph]) -> str:
    """The text of a cell on one line."""
    return " ".join(item.text for item in cell).strip()


def _blank(cell: list[Paragraph]) -> bool:
    return bool(_NONE.match(text_of(cell)))


def _bodies(text: str) -> list[str]:
    found = None if _NONE.match(text) else named_bodies(text)
    return list(found.bodies) if found else []


def labels_of(text: str) -> dict[str, str]:
    """What a labelled line says: "Đơn vị chủ trì: A; Đơn vị phối hợp: B" → lead and cooperating; {} for another line.

    "Cơ quan thực hiện", which names no leader, is `performing`.
    """
    out: dict[str, str] = {}
    text = text.strip()
    if text.startswith("(") and text.rstrip(".;").endswith(")"):
        text = text.rstrip(".;")[1:-1]
    for piece in re.split(r";\s*", text):
        found = _LINE.match(piece)
        if not found:
            if not out:
                return {}
            name = list(out)[-1]
            out[name] = f"{out[name]}; {piece}"
            continue
        out.setdefault(_label_name(found), found["value"].strip(" ."))
    return out


def without_label(text: str) -> str:
    """A task's words behind "Nhiệm vụ:"."""
    found = _CONTENT.match(text)
    return text[found.end() :] if found and found["work"] and found.end() < len(text) else text


def is_label(node: Node) -> bool:
    """Whether a line only says who or when: "Đơn vị chủ trì: A", an item below "Cơ quan thực hiện:", "Nội dung:" under a title."""
    above = node.parent
    if labels_of(node.text) or _OPEN_LABEL.match(node.text) or (above is not None and _OPEN_LABEL.match(above.text)):
        return True
    return bool(_CONTENT.match(node.text)) and above is not None and labelled_task(above)


def labelled_task(node: Node) -> bool:
    """Whether below a titled line stands nothing but labelled lines, so that the line itself is the task."""
    if not node.heading or not node.children or node.paragraph is None or _BARE_NAME.match(node.title):
        return False
    below = [child for child in node.children if child.paragraph is not None]
    labels = [child for child in below if labels_of(child.text) or _OPEN_LABEL.match(child.text)]
    if any((content := _CONTENT.match(child.text)) and content["work"] for child in below):
        return False  # "a) Nhiệm vụ: …" says the task
    return bool(labels) and all(child in labels or _CONTENT.match(child.text) for child in below)


_OPEN_LABEL = re.compile(rf"^{_WHO}[^:;]{{0,30}}:\s*$", re.IGNORECASE)


def _label_name(found: re.Match[str]) -> str:
    if found["time"] or found["other"]:
        return "time" if found["time"] else "other"
    what = found["what"].lower()
    return "cooperating" if what.endswith("phối hợp") else "performing" if what.endswith("thực hiện") else "lead"


def _labelled(context: Context) -> list[TableDuty]:
    """Labelled lines stand under one task, or at the end of a heading's tasks and then hold for all of them."""
    out: list[TableDuty] = []
    for parent in context.root.walk():
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
    bare = bool(contents or _BARE_NAME.match(parent.title)) if named else False
    if named and not bare:
        items = [item for item in items if not _CONTENT.match(item.text)]
    tasks = ([parent] if named and not bare else []) + items
    duties = [_labelled_duties(context, task, found) for task in tasks]
    for later in duties[1:]:
        for duty in later:
            duty.time = None  # the line's time is said once, for all of them
    return [duty for each in duties for duty in each]


def _labelled_duties(context: Context, task: Node, found: dict[str, tuple[str, Node]]) -> list[TableDuty]:
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
    together = [*lead.cooperating, *(_bodies(found["cooperating"][0]) if "cooperating" in found else [])]
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
