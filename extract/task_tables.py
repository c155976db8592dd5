"""Task tables (TT | Nhiệm vụ | Chủ trì | Phối hợp | Thời gian) and their twin, labelled lines under a task."""

from __future__ import annotations

import re
from dataclasses import dataclass

from extract.context import Context
from extract.paragraphs import Paragraph
from extract.tree import Node, build_tree
from grammar.agencies import split_bodies
from grammar.normalise import fold
from schemas.span import Span

_COLUMNS: tuple[tuple[str, re.Pattern[str]], ...] = (
    ("cooperating", re.compile(fold(r"phối hợp"))),
    ("lead", re.compile(fold(r"chủ trì|cơ quan thực hiện|đơn vị thực hiện|đơn vị đầu mối|trách nhiệm"))),
    ("time", re.compile(fold(r"thời gian|thời hạn|tiến độ|hoàn thành"))),
    ("task", re.compile(fold(r"nhiệm vụ|nội dung|công việc|hoạt động|đề án"))),
)
_NONE = re.compile(r"^[\s\-–.…x]*$", re.IGNORECASE)
_LINE = re.compile(
    r"^(?P<label>(?:\(?(?:các\s+)?(?:cơ quan|đơn vị|phòng|"
    r"bộ phận)\s+)?(?:được giao\s+)?(?P<what>chủ trì|phối hợp|thực hiện|tham mưu|đầu mối)[^:]{0,30}"
    r"|(?P<time>(?:thời gian|thời hạn|tiến độ)[^:]{0,40}))\s*:\s*(?P<value>\S.*)$",
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


def _labelled(context: Context) -> list[TableDuty]:
    out: list[TableDuty] = []
    task: Node | None = None
    found: dict[str, tuple[str, Node]] = {}
    for node in context.root.walk():
        if node.paragraph is None:
            continue
        line = _LINE.match(node.text)
        if line and task is not None and node.role != "organisation":
            name = "time" if line["time"] else "cooperating" if "phối hợp" in line["what"].lower() else "lead"
            found.setdefault(name, (line["value"], node))
            continue
        if task is not None and "lead" in found:
            out.append(_labelled_duty(context, task, found))
        task, found = (node, {}) if not node.heading or node.children else (None, {})
    if task is not None and "lead" in found:
        out.append(_labelled_duty(context, task, found))
    return out


def _labelled_duty(context: Context, task: Node, found: dict[str, tuple[str, Node]]) -> TableDuty:
    assert task.paragraph is not None
    time = found.get("time")
    time_spans = context.spans(time[1].paragraph) if time and time[1].paragraph else []
    return TableDuty(
        task.text, split_bodies(found["lead"][0]), _bodies(found["cooperating"][0]) if "cooperating" in found else [],
        time[0].strip() if time else None, context.spans(task.paragraph), time_spans,
    )  # fmt: skip
