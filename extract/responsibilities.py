"""Who does what: the organisation section, and what "Giao", "Đề nghị" give to a named body elsewhere."""

from __future__ import annotations

import re
from collections.abc import Sequence

from extract.context import Context
from extract.doubts import DOUBTED, LIKELY, PLAIN, doubtful_name, of_bullets, of_names
from extract.labelled_lines import is_label
from extract.leaves import leaves
from extract.roles import heading_roles
from extract.task_tables import TableDuty
from extract.tree import Node
from grammar.agencies import starts_body
from grammar.assignments import Assignment, cooperating, directed, parse_assignment, says_lead
from grammar.closings import is_closing
from schemas.plan import Responsibility, Role
from schemas.span import Span

_ORGANISATION = frozenset({"organisation", "report"})
_WORK = frozenset({"content", "duty", "solution"})
_AWARDS = frozenset({"awards", "dossier", "criteria"})
# "nghiêm túc triển khai thực hiện.": an order that gives nobody anything of his own
_SAYS_NOTHING = re.compile(r"(?:(?:nghiêm túc|khẩn trương|chủ động|kịp thời|tổ chức|triển khai|thực hiện)[\s,;.]*)+")
_LONGEST_BODY = 8  # words
_SAYS_A_TASK = 6  # words
_SHARED_OUT = re.compile(r"(?:Phân công|Yêu cầu)\s")
# a heading that names a field of work: "Doanh nghiệp số", "Cơ quan báo chí"
_TOPIC = re.compile(
    r"(?:Doanh nghiệp|Cơ quan|Đơn vị|Ngành|Cán bộ|Công chức|Địa phương|Báo|Thuế|Thống kê|Hải quan|Ngân hàng|Công ty)"
    r"(?!.*\b(?:tỉnh|huyện|quận|thành phố|thị xã|xã|phường|thị trấn)\b)(?:\s+[^\W\d_A-ZĐ]+)*"
)
_ORDERED = re.compile(r"(?:(?:^|(?<=[.;]\s))(?:Giao|Đề nghị|Yêu cầu)|(?<=,\s)giao)\s+(?=[^\W\d_])")


class _Collector:
    """Gathers tasks by (bodies, cooperating, role), in the order of their first task."""

    def __init__(self) -> None:
        self._rows: dict[tuple[tuple[str, ...], tuple[str, ...], str], Responsibility] = {}

    def add(
        self, agencies: list[str], together: list[str], role: Role, task: str, spans: list[Span], confidence: float
    ) -> None:
        if not agencies or not task.strip():
            return
        identity = (tuple(agencies), tuple(together), role)
        row = self._rows.get(identity)
        if row is None:
            self._rows[identity] = Responsibility(
                agencies=agencies, cooperating=together, role=role, tasks=[task], task_evidence=[spans],
                evidence=spans, confidence=confidence,
            )  # fmt: skip
            return
        if task in row.tasks and spans == row.task_evidence[row.tasks.index(task)]:
            return  # a merged cell: the same task in its next row
        row.tasks.append(task)
        row.task_evidence.append(spans)
        row.evidence = row.evidence + spans
        row.confidence = min(row.confidence, confidence)

    def rows(self) -> list[Responsibility]:
        return list(self._rows.values())


def responsibilities(context: Context, duties: Sequence[TableDuty]) -> list[Responsibility]:
    """Every duty with its bodies, those who cooperate, and the words of each task; `duties` are those of tables and labelled lines."""
    out = _Collector()
    for node in leaves(context.root):
        if is_label(node):
            continue
        if node.role in _ORGANISATION or _under_a_body(node):
            _from_organisation(context, node, out)
        elif node.role not in ("situation",):
            _from_orders(context, node, out)
    for row in duties:
        _from_row(context, row, out)
    return out.rows()


def _names_bodies(node: Node) -> bool:
    """Whether a heading of the work only names who does it: "1. Sở Y tế" under "NỘI DUNG THỰC HIỆN"."""
    if node.role not in _WORK or not node.heading:
        return False
    given = parse_assignment(node.title)
    return (
        given is not None
        and given.whole
        and (given.ordered or (starts_body(node.title) and not _TOPIC.fullmatch(node.title.strip(" .:"))))
    )


def _under_a_body(node: Node) -> bool:
    return any(_names_bodies(above) for above in node.ancestors())


def assignment_of(node: Node) -> Assignment | None:
    """The bodies that a node's work is given to: its own first words, else those of the nodes above it."""
    own = parse_assignment(node.text)
    if own is not None and _SHARED_OUT.match(node.text) and node.parent is not None and assignment_of(node.parent):
        own = None  # under "UBND các xã" it is they who share out the work
    if own is not None and not (own.whole and not node.heading and not node.children):
        return own
    for above in node.ancestors():
        if above.paragraph is None or not (above.role in _ORGANISATION or _names_bodies(above)):
            break
        if handed := directed(above.text):
            return Assignment(handed, (), "assign", 0, ordered=False, whole=True)
        found = parse_assignment(above.text) or _named_by_place(above)
        if found is not None:
            return found
        if not above.heading and not above.lead_in:
            break
    return None


def _named_by_place(node: Node) -> Assignment | None:
    """What a heading among headings that name bodies says is one too, if of a kind that is not known: asked about by its name."""
    if not node.heading or node.parent is None or len(node.title.split()) > _LONGEST_BODY or heading_roles(node.title):
        return None
    beside = [child for child in node.parent.children if child.heading and child is not node]
    if not any((given := parse_assignment(child.title)) and given.whole for child in beside):
        return None
    return Assignment((node.title.strip(" .:"),), (), "assign", 0, ordered=False, whole=True)


def _from_organisation(context: Context, node: Node, out: _Collector) -> None:
    assert node.paragraph is not None
    if is_closing(node.text):
        return
    given = assignment_of(node)
    own = parse_assignment(node.text)
    if given is None:
        if own is None or not own.ordered or node.children or len(node.text.split()) < _SAYS_A_TASK:
            _from_orders(context, node, out)
            return
        # what is asked of them begins with a verb that is not known
        out.add(context.full_names(own.bodies), [], own.role, node.text, context.spans(node.paragraph), DOUBTED)
        return
    names = context.full_names(given.bodies)
    task_start = 0
    role: Role = given.role
    above = node.parent
    if own is not None and above is not None and (shared := _shared_lead(above)) is not None:
        given, role, together = shared, "lead" if shared.role != "request" else "request", own.bodies
        names = context.full_names(given.bodies)
    elif own is not None and given == own:
        task_start = own.task_start if _begins_behind(node.text, own) else 0
        together = own.cooperating
        if _asked(node):
            role = "request"  # "Đề nghị …" over it holds although the sentence says "chủ trì"
    else:
        lead_in = _lead_in_above(node)
        together = tuple(cooperating(node.text)) or tuple(cooperating(lead_in)) or given.cooperating
        if role == "assign" and (says_lead(node.text) or says_lead(lead_in)):
            role = "lead"
    text = node.text[task_start:].strip()
    start = node.paragraph.body_start + task_start
    out.add(
        names, context.full_names(together), role, text,
        node.paragraph.spans(context.document, start), _confidence(node, given, own, names, together),
    )  # fmt: skip


def _lead_in_above(node: Node) -> str:
    """The words over a list of tasks that say for all of them who leads and with whom: "Chủ trì, phối hợp với Công an xã:"; ""."""
    above = node.parent
    said = above is not None and above.lead_in and not above.heading and parse_assignment(above.text) is None
    return above.text if above is not None and said else ""


def _confidence(
    node: Node, given: Assignment, own: Assignment | None, names: list[str], together: tuple[str, ...]
) -> float:
    """How sure a duty is: by its bodies' names, by those who cooperate, and by where the bodies were said."""
    base = LIKELY if any(doubtful_name(name) for name in together) else PLAIN
    if given != own:
        base = min(base, of_bullets(node))
    return of_names(names, base)


def _begins_behind(text: str, own: Assignment) -> bool:
    """Whether a task is quoted from behind its bodies: after an order or a colon, and where the bodies are much of the text."""
    said = text[: own.task_start]
    if own.ordered or said.rstrip().endswith(":"):
        return True
    return starts_body(text) and (len(said) > 0.45 * len(text) or " không " in said)


def _shared_lead(above: Node) -> Assignment | None:
    """Who leads the items of "Chủ trì, phối hợp với:", each of which begins with those who cooperate."""
    if not re.search(r"(?<!quan )(?<!vị )(?<!bên )phối hợp(?: với)?\s*:?\s*$", above.text, re.IGNORECASE):
        return None
    own = parse_assignment(above.text)
    return own if own is not None and not own.whole else assignment_of(above)


def _asked(node: Node) -> bool:
    """Whether the nearest bodies above a node are asked, not ordered."""
    return any(
        found is not None and found.role == "request"
        for above in node.ancestors()
        if above.paragraph is not None and (found := parse_assignment(above.text)) is not None
    )


def _from_orders(context: Context, node: Node, out: _Collector) -> None:
    """What "Giao X …", "Đề nghị X …" give to a body outside the organisation section."""
    assert node.paragraph is not None
    for found in _ORDERED.finditer(node.text):
        stop = re.search(r"[.;](?=\s+[A-ZĐÀ-Ỹ])", node.text[found.start() :])
        end = found.start() + (stop.end() if stop else len(node.text) - found.start())
        sentence = node.text[found.start() : end]
        given = parse_assignment(sentence)
        if (
            given is None
            or given.whole
            or _SAYS_NOTHING.fullmatch(sentence[given.task_start :])
            or (node.role in _AWARDS and re.match(r"(?:xem xét\s*,?\s*)?(?:tặng|khen)", sentence[given.task_start :]))
        ):
            continue
        names = context.full_names(given.bodies)
        start = node.paragraph.body_start + found.start() + given.task_start
        out.add(
            names, context.full_names(given.cooperating), given.role,
            sentence[given.task_start :].strip(),
            node.paragraph.spans(context.document, start, node.paragraph.body_start + end), of_names(names, LIKELY),
        )  # fmt: skip


def _from_row(context: Context, row: TableDuty, out: _Collector) -> None:
    names = context.full_names(row.lead)
    together = context.full_names(row.cooperating)
    sure = LIKELY if any(doubtful_name(name) for name in together) else row.confidence
    out.add(names, together, row.role, row.text, row.spans, of_names(names, min(sure, row.confidence)))
