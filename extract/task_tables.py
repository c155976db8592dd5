"""Task tables (TT | Nhiệm vụ | Chủ trì | Phối hợp | Thời gian) and their twin, labelled lines under a task."""

from __future__ import annotations

import re
from dataclasses import dataclass

from extract.context import Context
from extract.paragraphs import Paragraph
from extract.tree import Node, build_tree
from grammar.agencies import split_bodies
from grammar.assignments import cooperating
from grammar.normalise import fold
from schemas.span import Span

_COLUMNS: tuple[tuple[str, re.Pattern[str]], ...] = (
    ("cooperating", re.compile(fold(r"phối hợp"))),
    ("lead", re.compile(fold(r"chủ trì|cơ quan thực hiện|đơn vị thực hiện|đơn vị đầu mối|trách nhiệm"))),
    ("time", re.compile(fold(r"thời gian|thời hạn|tiến độ|hoàn thành"))),
    ("task", re.compile(fold(r"nhiệm vụ|nội dung|công việc|hoạt động|đề án"))),
)
_NONE = re.compile(r"^[\s\-–.…x]*$", re.IGNORECASE)
_WHO = r"(?:các\s+)?(?:cơ quan|đơn vị|phòng|bộ phận)\s+(?:được giao\s+)?(?:chủ trì|phối hợp|thực hiện|tham mưu|đầu mối)"
_LINE = re.compile(
    rf"^\(?(?P<label>(?P<what>{_WHO}|chủ trì|phối hợp)[^:;]{{0,30}}|(?P<time>(?:thời gian|thời hạn|tiến độ)[^:;]{{0,40}})"
    r"|(?P<other>lãnh đạo phụ trách|sản phẩm|kết quả đạt|kết quả đầu ra|lãnh đạo chỉ đạo)[^:;]{0,30})\s*:\s*(?P<value>\S.*)$",
    re.IGNORECASE,
)


@dataclass(slots=True)
class TableDuty:
    """A task with its lead, those who cooperate and its time, as printed; `spans` is the task's evidence."""

    text: str
    lead: list[str]
    cooperating: list[str]
    time: str | None
    spans: list[Span]
    time_spans: list[Span]


def table_duties(context: Context) -> list[TableDuty]:
    """Every row of a task table of the body and the annexes, and every task with labelled lines under it."""
    out: list[TableDuty] = []
    for root in (context.root, build_tree(context.zones.annexes)):
        for node in root.walk():
            if node.table is not None:
                out.extend(_rows(context, node.table))
    out.extend(_labelled(context))
    return out


def _rows(context: Context, table: list[list[list[Paragraph]]]) -> list[TableDuty]:
    header, columns = _header(table)
    if "task" not in columns or "lead" not in columns:
        return []
    out = []
    for row in table[header + 1 :]:
        cell = {name: row[index] if index < len(row) else [] for name, index in columns.items()}
        text = _text(cell["task"])
        lead = _text(cell["lead"])
        if not text or _NONE.match(lead) or re.fullmatch(r"\(?\d+\)?", text):
            continue
        spans = [span for item in cell["task"] for span in item.spans(context.document)]
        time = _text(cell.get("time", []))
        out.append(
            TableDuty(
                text, split_bodies(lead), _bodies(_text(cell.get("cooperating", []))), time or None, spans,
                [span for item in cell.get("time", []) for span in item.spans(context.document)],
            )
        )  # fmt: skip
    return out


def _header(table: list[list[list[Paragraph]]]) -> tuple[int, dict[str, int]]:
    """The row that names the columns (among the first three), and which column is which."""
    best: tuple[int, dict[str, int]] = (0, {})
    for number, row in enumerate(table[:3]):
        columns: dict[str, int] = {}
        for index, cell in enumerate(row):
            text = fold(_text(cell))
            if not text or len(text) > 60:
                continue
            name = next((name for name, pattern in _COLUMNS if pattern.search(text)), None)
            if name and name not in columns:
                columns[name] = index
        if len(columns) > len(best[1]):
            best = (number, columns)
    return best


def _text(cell: list[Paragraph]) -> str:
    return " ".join(item.text for item in cell).strip()


def _bodies(text: str) -> list[str]:
    return [] if _NONE.match(text) else split_bodies(text)


def labels_of(text: str) -> dict[str, str]:
    """What a labelled line says: "Đơn vị chủ trì: A; Đơn vị phối hợp: B" → lead and cooperating; {} for another line."""
    out: dict[str, str] = {}
    for piece in re.split(r";\s*", text.strip()):
        found = _LINE.match(piece)
        if not found:
            if not out:
                return {}
            name = list(out)[-1]
            out[name] = f"{out[name]}; {piece}"
            continue
        what = (found["what"] or "").lower()
        name = (
            "time"
            if found["time"]
            else "other"
            if found["other"]
            else "cooperating"
            if what.endswith("phối hợp")
            else "lead"
        )
        out.setdefault(name, found["value"].strip(" .)"))
    return out


def _labelled(context: Context) -> list[TableDuty]:
    """Labelled lines stand under one task, or at the end of a heading's tasks and then hold for all of them."""
    out: list[TableDuty] = []
    for parent in context.root.walk():
        group: list[Node] = []
        found: dict[str, tuple[str, Node]] = {}
        first = True
        for child in [*parent.children, None]:
            labels = (
                labels_of(child.text)
                if child is not None and child.paragraph is not None and not child.children
                else {}
            )
            if child is not None and labels:
                for name, value in labels.items():
                    found.setdefault(name, (value, child))
                continue
            if "lead" in found:
                out.extend(_group_duties(context, parent, group, found, first))
            if found:
                group, found, first = [], {}, False
            if child is not None:
                group.append(child)
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
    tasks = ([parent] if whole and parent.paragraph is not None and not parent.lead_in else []) + items
    return [_labelled_duty(context, task, found) for task in tasks]


def _labelled_duty(context: Context, task: Node, found: dict[str, tuple[str, Node]]) -> TableDuty:
    assert task.paragraph is not None
    time = found.get("time")
    time_spans = context.spans(time[1].paragraph) if time and time[1].paragraph else []
    together = _bodies(found["cooperating"][0]) if "cooperating" in found else []
    together += [name for name in cooperating(task.text) if name not in together]
    return TableDuty(
        task.title if task.heading else task.text,
        split_bodies(found["lead"][0]),
        together,
        time[0].strip() if time else None,
        context.spans(task.paragraph),
        time_spans,
    )
