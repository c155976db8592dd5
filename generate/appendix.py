"""The superior's task tables: its rows that are ours become the draft's own table of tasks, behind the plan."""

from __future__ import annotations

import re

from generate.asks import comment
from generate.labelled import own_task
from generate.ownership import NotOurs
from generate.scene import Scene
from generate.tighten import is_past
from generate.writer import Writer
from grammar.normalise import capitalise, squeeze
from schemas.draft import Appendix, Decision, TaskRow
from schemas.span import Span
from schemas.texts import say

_TIME = re.compile(r"(?:Thời gian|Thời hạn|Tiến độ|Thời điểm|Hoàn thành)", re.IGNORECASE)


def task_table(scene: Scene, writer: Writer) -> Appendix | None:
    """The appendix, or None where no row of a table is ours; each row that is not is dropped with its reason."""
    tables = [
        span for top in scene.plan.outline for node in top.walk() if node.kind == "table" for span in node.all_spans()
    ]
    rows: list[TaskRow] = []
    for row in scene.plan.responsibilities:
        for task, spans in zip(row.tasks, row.task_evidence, strict=True):
            if not any(table.start <= span.start < table.end for span in spans for table in tables):
                continue
            places = (
                [*spans, *(span for span in row.evidence if span in tables and span not in spans)]
                if len(row.tasks) == 1
                else spans
            )
            done = own_task(scene, row, task, places)
            if isinstance(done, NotOurs):
                writer.drop("dropped", done.reason, places)
                continue
            due, due_spans = _due(scene, spans)
            asks = done.asks
            past = bool(due) and is_past(due, scene.setting.day)
            decision = done.decisions[0]
            decision.reason = f"{say('reason.task_row')}; {decision.reason}"
            decision.sources = [*decision.sources, *(span for span in due_spans if span not in decision.sources)]
            question = comment(asks) if asks else None
            if past and not any(one.question for one in rows):
                question = "\n".join(filter(None, [question, say("question.past")]))
            rows.append(
                TaskRow(
                    number=str(len(rows) + 1), text=done.text.rstrip(" ;."), lead=done.lead,
                    cooperating="; ".join(capitalise(name) if not index else name for index, name in enumerate(done.cooperating)),
                    due=due, decisions=done.decisions, question=question,
                )
            )  # fmt: skip
    if not rows:
        return None
    title = say("draft.appendix_title", unit=scene.unit.short_name)
    return Appendix(label=say("draft.appendix_label"), title=title, rows=rows)


def _due(scene: Scene, spans: list[Span]) -> tuple[str, list[Span]]:
    """When a row's task is due, as the table prints it; the superior's common times stay, open ones ("Thường xuyên") too."""
    for row in scene.plan.deadlines:
        if len(row.evidence) > 1 and any(span in spans for span in row.evidence[:-1]):
            return scene.localiser.localise(squeeze(row.evidence[-1].quote)).text, row.evidence[-1:]
    for table in (node for top in scene.plan.outline for node in top.walk() if node.kind == "table"):
        rows = [[list(cell.all_spans()) for cell in row.children] for row in table.children]
        place = next((row for row in rows if any(span in spans for cell in row for span in cell)), None)
        if place is None:
            continue
        heads = [squeeze(" ".join(span.quote for span in cell)) for cell in rows[0]]
        column = next((index for index, head in enumerate(heads) if _TIME.match(head)), None)
        if column is not None and column < len(place) and len(place) == len(heads):
            return squeeze(" ".join(span.quote for span in place[column])), place[column]
    return "", []


def appendix_decisions(appendix: Appendix | None) -> list[Decision]:
    """The decisions of every row."""
    return [decision for row in appendix.rows for decision in row.decisions] if appendix else []
