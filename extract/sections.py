"""The fields that are whole leaf paragraphs of a section: objectives, subjects, criteria, tasks, funding."""

from __future__ import annotations

import re

from extract.context import Context
from extract.doubts import LIKELY, of_leaf
from extract.labelled_lines import is_label, labelled_task, without_label
from extract.leaves import headings, leaves, nearest_heading
from extract.scoring_tables import scored_rows
from extract.target_clauses import only_aims
from extract.task_tables import table_tasks
from extract.tree import Node
from grammar.normalise import fold
from schemas.plan import (
    AppliesTo,
    Criterion,
    FundingItem,
    Objective,
    ObjectiveKind,
    Subject,
    SubjectKind,
    Task,
    TaskSection,
)
from schemas.span import Span

_OBJECTIVES: dict[str, ObjectiveKind] = {
    "purpose": "purpose", "requirement": "requirement", "goal": "goal", "theme": "theme", "purpose_requirement": "purpose_requirement"
}  # fmt: skip
_WORK: dict[str, TaskSection] = {"content": "content", "duty": "duty", "solution": "solution"}
_INDIVIDUAL = re.compile(
    fold(
        r"^(?:các\s+)?(?:cá nhân|cán bộ|công chức|viên chức|người|đảng viên|hội viên|đoàn viên|mọi người|thành viên|chiến s)"
    )
)
_EVERYBODY = re.compile(fold(r"toàn xã hội|cộng đồng|[;,]\s*(?:các )?(?:tổ chức|cơ quan|doanh nghiệp|đơn vị)"))
_PEOPLE = re.compile(
    fold(
        r"(?:cá nhân|[;,]\s*cán bộ|và\s+(?:các\s+)?(?:cán bộ|công chức|người lao động|người dân|những người|hộ gia đình)|tầng lớp nhân dân)"
    )
)
_COLLECTIVE = re.compile(fold(r"tập thể|cơ quan|đơn vị|doanh nghiệp|tổ chức|ủy ban|ubnd"))
_LEADER = re.compile(
    fold(
        r"(?:người đứng đầu|thủ trưởng|chủ tịch|phó chủ tịch|cấp phó|giám đốc|trưởng phòng|lãnh đạo các|cán bộ lãnh đạo)"
    )
)


def objectives(context: Context) -> list[Objective]:
    """Leaf paragraphs of the purpose, requirement, goal and theme sections."""
    return [
        Objective(
            kind=_OBJECTIVES[node.role or ""], text=node.text, evidence=_spans(context, node), confidence=of_leaf(node)
        )
        for node in leaves(context.root, frozenset(_OBJECTIVES))
        if not (node.role == "goal" and only_aims(node))
    ]


def tasks(context: Context) -> list[Task]:
    """Leaf items of the content, duty and solution sections, in order; lines that only name who and when are none, but the
    heading over nothing else is one, and so is each row of a task table.
    """
    out = []
    for node in leaves(context.root, frozenset(_WORK)):
        if is_label(node) or re.match(r"^\(.*\)\.?$", node.text):
            continue
        out.append(_task(context, node, without_label(node.text)))
    out.extend(
        _task(context, node, node.title) for node in context.root.walk() if node.role in _WORK and labelled_task(node)
    )
    for node in context.root.walk():
        if node.table is not None and node.parent is not None and node.parent.role in _WORK:
            out.extend(_table_tasks(context, node))
    return sorted(out, key=lambda row: row.evidence[0].start if row.evidence else 0)


def _task(context: Context, node: Node, text: str) -> Task:
    above = nearest_heading(node)
    return Task(
        section=_section(node), heading=above.title if above else None, text=text, evidence=_spans(context, node),
        confidence=of_leaf(node),
    )  # fmt: skip


def _table_tasks(context: Context, node: Node) -> list[Task]:
    assert node.parent is not None
    title = node.parent.title if node.parent.paragraph is not None else None
    return [
        Task(section=_WORK[node.parent.role or ""], heading=title, text=text, evidence=spans, confidence=0.9)
        for text, spans in table_tasks(context, node)
    ]


def _section(node: Node) -> TaskSection:
    return _WORK[node.role or ""]


def subjects(context: Context) -> list[Subject]:
    """Whom the plan addresses."""
    return [
        Subject(kind=_subject_kind(node), text=node.text, evidence=_spans(context, node), confidence=of_leaf(node))
        for node in leaves(context.root, frozenset({"subjects"}))
    ]


def _subject_kind(node: Node) -> SubjectKind:
    heads = [fold(title) for title in headings(node)[:1]]
    label = fold(node.label or "")
    for title in (label, *heads):
        if re.search(fold(r"\bcá nhân\b"), title) and not _COLLECTIVE.search(title):
            return "individual"
        if re.search(fold(r"\btập thể\b"), title) and not re.search(fold(r"cá nhân"), title):
            return "collective"
    text = fold(node.text if node.label is None else node.text.split(":", 1)[1].strip())
    if _INDIVIDUAL.match(text):
        first = re.split(r"[.]| tại | thuộc | trong | của ", text)[0]
        return (
            "both"
            if re.search(fold(r"[;,]\s*(?:các )?tập thể|cá nhân,? (?:và )?tập thể|cá nhân, tổ chức"), text)
            or _EVERYBODY.search(first)
            else "individual"
        )
    return "both" if _PEOPLE.search(text) else "collective"


def criteria(context: Context) -> list[Criterion]:
    """Leaf items of the criteria sections, with whom they apply to from the heading or the item's own first words; then the rows of
    scoring tables.
    """
    out = [
        Criterion(
            applies_to=_applies_to(node), text=node.text, evidence=_spans(context, node), confidence=of_leaf(node)
        )
        for node in leaves(context.root, frozenset({"criteria"}))
    ]
    for row in scored_rows(context):
        to = next(
            (found for title in (" ".join(row.text.split()[:4]), *row.groups) if (found := _group(fold(title)))), None
        )
        out.append(Criterion(applies_to=to or "collective", text=row.text, evidence=row.spans, confidence=LIKELY))
    return out


def _applies_to(node: Node) -> AppliesTo:
    own = fold(node.text)
    if own.startswith(fold("đối với")):
        head = re.split(r"[:,]", own, maxsplit=1)[0]
        if _LEADER.search(head):
            return "leader"
    if _LEADER_FIRST.match(own):
        return "leader"
    if re.match(fold(r"(?:đối với )?(?:các )?hộ(?: gia đình)?\b"), own):
        return "household"
    for title in headings(node):
        text = fold(title)
        if _LEADER.search(text) and re.search(fold("cá nhân là|người đứng đầu|thủ trưởng"), text):
            return "leader"
        if _group(text) == "household":
            return "household"
        found = _group(text)
        if found:
            return found
    return _group(" ".join(own.split()[:4])) or "all"


_LEADER_FIRST = re.compile(
    fold(
        r"(?:đối với )?(?:các )?(?:cá nhân là (?:lãnh đạo|người đứng đầu|thủ trưởng)|người đứng đầu|thủ trưởng|chủ tịch|phó chủ tịch|"
        r"giám đốc|phó giám đốc|trưởng phòng|trưởng các|trưởng thôn|lãnh đạo (?:cơ quan|đơn vị|các))\b"
    )
)


def _group(text: str) -> AppliesTo | None:
    collective = re.search(
        fold(
            r"tập thể|cơ quan|đơn vị|ubnd|ủy ban|sở, ban|doanh nghiệp|tổ chức|địa phương|"
            r"(?:đối với|các|cấp|^)\s*(?:các )?(?:xã(?! hội)|phường|thị trấn|huyện|quận|thành phố|tỉnh|thôn|ấp|bản|khu phố|tổ dân phố|phòng|sở)\b"
        ),
        text,
    )
    individual = re.search(fold(r"cá nhân|cán bộ|công chức|người"), text)
    if re.search(fold(r"hộ gia đình|gia đình"), text) and not individual:
        return "household"
    if collective and individual:
        return "all" if re.search(fold(r"tập thể"), text) else "individual"
    return "collective" if collective else "individual" if individual else None


def funding(context: Context) -> list[FundingItem]:
    """Leaf items about the money for the plan or its rewards."""
    return [
        FundingItem(text=node.text, evidence=_spans(context, node), confidence=of_leaf(node))
        for node in leaves(context.root, frozenset({"funding"}))
        if not is_label(node)
    ]


def _spans(context: Context, node: Node) -> list[Span]:
    assert node.paragraph is not None
    return context.spans(node.paragraph)
