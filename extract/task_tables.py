"""Task tables (TT | Nhiệm vụ | Chủ trì | Phối hợp | Thời gian), one row a duty, and schedules that name no body."""

from __future__ import annotations

import re
from dataclasses import dataclass

from extract.context import Context
from extract.paragraphs import Paragraph
from extract.tables import (
    bodies_text,
    cell_at,
    head_of,
    heads_numbers,
    is_blank,
    is_ditto,
    is_group_row,
    is_none,
    tables,
    text_of,
)
from extract.tree import Node
from grammar.assignments import Assignment, named_bodies
from grammar.normalise import fold
from schemas.plan import Role
from schemas.span import Span

_LEADS = re.compile(fold(r"chủ trì|đầu mối|tham mưu"))


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


def row_duties(context: Context) -> list[TableDuty]:
    """Every row of a task table of the body and the annexes."""
    return [duty for node in tables(context) for duty in _rows(context, node)]


def _rows(context: Context, node: Node) -> list[TableDuty]:
    assert node.table is not None
    head, columns, words = head_of(node)
    if "task" not in columns or "lead" not in columns:
        return []
    leading = bool(_LEADS.search(fold(words[columns["lead"]])))
    out: list[TableDuty] = []
    last: dict[str, list[Paragraph]] = {}
    for number in range(head + 1, len(node.table)):
        cells = {name: cell_at(node, number, index) for name, index in columns.items()}
        cells |= {name: last[name] for name, cell in cells.items() if is_ditto(cell) and name in last}
        last = cells
        text = text_of(cells["task"])
        if not text or re.fullmatch(r"\(?\d+\)?", text) or is_group_row(node, number):
            continue
        if any(text_of(cells[name]) == words[index] for name, index in columns.items() if not is_blank(cells[name])):
            continue  # the head again, on the next page
        lead, sure = named_bodies(bodies_text(cells["lead"])) if not is_blank(cells["lead"]) else None, 0.93
        if lead is None and out and not (is_blank(cells.get("cooperating", [])) and is_blank(cells.get("time", []))):
            lead, sure = Assignment(tuple(out[-1].lead), (), "assign", 0, ordered=False, whole=True), 0.7
        if lead is None:
            continue
        time = _time_of(words[columns["time"]], cells["time"]) if "time" in columns else ""
        role: Role = "lead" if leading or lead.role == "lead" else "assign"
        spans = [span for item in cells["task"] for span in item.spans(context.document)]
        time_spans = [span for item in cells.get("time", []) for span in item.spans(context.document)]
        together = [*lead.cooperating, *listed_bodies(bodies_text(cells.get("cooperating", [])))]
        out.append(TableDuty(text, list(lead.bodies), together, time or None, spans, time_spans, role, sure))
    return out


def scheduled(context: Context) -> list[TableDuty]:
    """The rows of a table that says when, but not what who leads (a schedule of visits): without a body."""
    out: list[TableDuty] = []
    for node in tables(context):
        assert node.table is not None
        head, columns, words = head_of(node)
        if "time" not in columns or {"lead", "task"} <= columns.keys():
            continue
        number = columns.get(
            "task",
            next((col for col, word in enumerate(words) if _says(word, col, columns)), None),
        )
        for row in range(head + 1, len(node.table)):
            what = cell_at(node, row, number) if number is not None else []
            time = cell_at(node, row, columns["time"])
            if text_of(what) and text_of(time) and not is_group_row(node, row):
                spans, time_spans = (
                    [span for item in cell for span in item.spans(context.document)] for cell in (what, time)
                )
                out.append(
                    TableDuty(
                        text_of(what),
                        [],
                        [],
                        _time_of(words[columns["time"]], time),
                        spans,
                        time_spans,
                        "assign",
                        0.8,
                    )
                )
    return out


def _says(word: str, col: int, columns: dict[str, int]) -> bool:
    """Whether a column of a schedule says what its rows are about: neither the number nor the time."""
    return col not in columns.values() and not heads_numbers(word)


def table_tasks(context: Context, node: Node) -> list[tuple[str, list[Span]]]:
    """The text and the evidence of each row's task; [] for a table of something else."""
    assert node.table is not None
    head, columns, _ = head_of(node)
    if "task" not in columns or not {"lead", "time"} & columns.keys():
        return []
    out = []
    for number in range(head + 1, len(node.table)):
        row = node.table[number]
        cell = row[columns["task"]] if columns["task"] < len(row) else []
        if (text := text_of(cell)) and not re.fullmatch(r"\(?\d+\)?", text) and not is_group_row(node, number):
            out.append((text, [span for item in cell for span in item.spans(context.document)]))
    return out


def _time_of(head: str, cell: list[Paragraph]) -> str:
    """The time that a cell says; in a column "Tháng" a bare figure is a month."""
    text = text_of(cell)
    return f"Tháng {text}" if fold(head) == fold("tháng") and text[:1].isdigit() else text


def listed_bodies(text: str) -> list[str]:
    """The bodies of a cell or a label's value; [] where it names none."""
    found = None if is_none(text) else named_bodies(text)
    return list(found.bodies) if found else []
