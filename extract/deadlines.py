"""Each time by which somebody must do something: when, who, what, to whom."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from itertools import pairwise

from extract.context import Context
from extract.deadline_kind import kind_of, only_sent, sends
from extract.doubts import DOUBTED, LIKELY, of_names
from extract.due import is_due
from extract.parties import LEADING_TIME, TIME_LABEL, Actor, actor_of, recipient_of
from extract.row_times import row_deadlines
from extract.task_tables import TableDuty
from extract.tree import Node
from grammar.agencies import split_bodies
from grammar.assignments import parse_assignment
from grammar.closings import is_closing
from grammar.normalise import decapitalise, fold
from grammar.sentences import clauses, sentences, trim
from grammar.time_match import TimeMatch, every_year, shifted
from grammar.times import find_times
from schemas.plan import Deadline
from schemas.span import Span

_SKIPPED = frozenset({"situation", "criteria"})


_WORK = frozenset({"content", "duty", "solution", "organisation"})


def _task_above(node: Node) -> Node | None:
    """The task whose time a line says ("Thời gian thực hiện: …" under it, or "Đợt 1: …" under that label); None for other lines."""
    label = TIME_LABEL.match(node.text)
    above = node.parent
    if label is None and above is not None and TIME_LABEL.fullmatch(above.text.rstrip() + " "):
        label, above = TIME_LABEL.match(above.text), above.parent
    if label is None or above is None or above.paragraph is None or above.role not in _WORK:
        return None
    marker = above.paragraph.marker
    return above if marker is not None and marker.kind not in ("roman", "part", "appendix", "article") else None


def _with_task(context: Context, row: Deadline, task: Node) -> Deadline:
    """A time with the task that it is for."""
    assert task.paragraph is not None
    words = task.title.rstrip(" .;")
    evidence = [*context.spans(task.paragraph), *row.evidence]
    return row.model_copy(update={"text": f"{words}; {row.text}", "action": decapitalise(words), "evidence": evidence})


_STAGE = re.compile(
    r"(?:Đợt|Giai đoạn|Bước|Vòng)\s+(?:\d+|[IVX]+|thứ\s+\w+)\s*(?:\([^)]*\)\s*)?[:,.\-–]", re.IGNORECASE
)


def deadlines(context: Context, duties: Sequence[TableDuty]) -> list[Deadline]:
    """Every deadline of the plan, in order of the text; those of `duties` (of tables and labelled lines) last."""
    out: list[Deadline] = []
    for node in context.root.walk():
        if node.paragraph is None or not node.text or node.role in _SKIPPED or is_closing(node.text):
            continue
        found = _of_node(context, node)
        stage = bool(_STAGE.match(node.text))
        timed = stage or node.role == "time" or bool(TIME_LABEL.match(node.text))
        task = _task_above(node)
        out.extend(
            _with_task(context, row, task) if task is not None else row
            for row in found
            if not (node.heading or node.lead_in)
            or (timed and row.window)
            or (stage and "-" in (row.when or ""))
            or _limits(row)
        )
    return _apart(_without_twins(out, row_deadlines(context, duties)))


def _apart(rows: list[Deadline]) -> list[Deadline]:
    """The deadlines with each interval under a word of its own, so that a start finds its end in the whole plan."""
    out: list[Deadline] = []
    count = 0
    for row in rows:
        if row.window is None:
            out.append(row)
            continue
        count += row.kind == "start" or not (out and out[-1].kind == "start" and out[-1].window)
        out.append(row.model_copy(update={"window": f"w{count}"}))
    return out


def _of_node(context: Context, node: Node) -> list[Deadline]:
    assert node.paragraph is not None
    out: list[Deadline] = []
    actor: Actor | None = None
    timed: list[tuple[int, str, list[TimeMatch]]] = []
    for start, end in sentences(node.text):
        sentence = node.text[start:end]
        times = [_of_every_year(context, sentence, match) for match in find_times(sentence, context.year)]
        found = [match for match in times if is_due(node, sentence, match)]
        timed.append((start, sentence, found))
    while timed and not timed[-1][2]:
        timed.pop()  # behind the last time there is only to be read what nobody asks for
    for start, sentence, found in timed:
        base = node.paragraph.body_start + start
        for low, high in _dated_parts(sentence, found):
            clause = sentence[low:high]
            actor = actor_of(context, node, clause, actor)
            here = [shifted(match, -low) for match in found if low <= match.start < high]
            if here and _is_bare(clause, here):  # "…: 6 tháng trước ngày 15/6; năm trước ngày 10/12"
                here = [shifted(match, low) for match in here]
                low, high, clause = 0, len(sentence), sentence
            led = bool(low and not here) and _leads(sentence, found) and _begins_anew(clause)
            for match in [shifted(found[0], -found[0].start)] if led else here:
                spans = context.spans(node.paragraph, base + low, base + high)
                row = _deadline(context, node, clause, match, actor, spans, led=led)
                out.append(_continued(row, out[-1] if out else None))
    return out


_OF_A_PERIOD = re.compile(r"\bbáo cáo\b[^,;.]{0,25}\b(?:0?6 tháng|0?9 tháng|năm)\s*(?:\(\s*)?$", re.IGNORECASE)


def _of_every_year(context: Context, sentence: str, match: TimeMatch) -> TimeMatch:
    """A day without a year by which a periodic report is due, in a plan for several years: every year's."""
    period = context.header.period
    several = bool(period and period.start and period.end and period.start[:4] != period.end[:4])
    due = several and _OF_A_PERIOD.search(sentence[: match.start])
    return every_year(match, sentence) if due else match


def _dated_parts(sentence: str, found: list[TimeMatch]) -> list[tuple[int, int]]:
    """The clauses of a sentence; one with several days is cut where after a comma (or "để" and a body) the next thing is due."""
    out: list[tuple[int, int]] = []
    for low, high in _with_bodies(sentence, clauses(sentence, ";")):
        within = [match for match in found if low <= match.start < high and not match.window and not match.bare]
        cuts = [low]
        for first, second in pairwise(within):
            gap = sentence[first.end : second.start]
            cut = next((m for m in _NEXT_PART.finditer(gap)), None)
            if cut is not None and "(" not in gap and ")" not in gap and _ANOTHER.search(fold(gap[cut.end() :])):
                cuts.append(first.end + cut.end())
        out += [trim(sentence, a, b) for a, b in pairwise([*cuts, high])]
    return out


def _with_bodies(sentence: str, pieces: list[tuple[int, int]]) -> list[tuple[int, int]]:
    """The clauses of a sentence, one that only names bodies with the next: "UBND các xã; các trường học: phát động …"."""
    out: list[tuple[int, int]] = []
    for low, high in pieces:
        before = parse_assignment(sentence[out[-1][0] : out[-1][1]].rstrip(" ;")) if out else None
        own = parse_assignment(sentence[low:high])
        if before is not None and before.whole and own is not None and not own.whole:
            out[-1] = (out[-1][0], high)
        else:
            out.append((low, high))
    return out


_NEXT_PART = re.compile(r",\s+|\s+(?=để\s+(?:UBND|Ủy ban|Sở|Phòng|Ban|Công an)\b)")
_ANOTHER = re.compile(fold(r"báo cáo|gửi|nộp|trình|sơ kết|tổng kết|hoàn thành|tổ chức|ban hành|đăng ký"))


def _is_bare(clause: str, here: list[TimeMatch]) -> bool:
    """Whether a clause says a time and nothing else: what is due stands before it in the sentence."""
    rest = clause
    for match in sorted(here, key=lambda match: -match.start):
        rest = rest[: match.start] + rest[match.end :]
    return not re.sub(r"(?:hằng|hàng|định kỳ|quý|tháng|năm|\d+|và|hoặc|cả)\b|\W", "", rest, flags=re.IGNORECASE)


def _continued(row: Deadline, before: Deadline | None) -> Deadline:
    """A deadline whose clause only says that something is sent: what and to whom are those of the one before."""
    if before is None:
        return row
    if not only_sent(row.text):
        return row.model_copy(update={"recipient": row.recipient or before.recipient}) if sends(row.text) else row
    kind = before.kind if before.kind == "report" else row.kind
    return row.model_copy(update={"kind": kind, "recipient": row.recipient or before.recipient})


_EXCEPT = re.compile(r"\b(?:riêng|trừ)\s+(?:báo cáo\s+)?(?:tháng|quý|năm|đợt|kỳ)\b", re.IGNORECASE)
_LUNAR = re.compile(r"\bâm lịch\b", re.IGNORECASE)  # a day of another calendar, which nobody turns into a date unasked
_BRACKETED = re.compile(r"\b(?:0?6|sáu|0?9|chín)\s+tháng\s*\((?:trước|chậm nhất|vào)", re.IGNORECASE)
_NEXT_YEAR = re.compile(r"\bnăm (?:sau|kế tiếp)\b", re.IGNORECASE)


def _confidence(node: Node, clause: str, match: TimeMatch, actor: Actor) -> float:
    """How sure a deadline is: by who must, whether the one addressed is said where something is sent, how plain its time is."""
    base = actor.confidence
    if "YEARLY" in match.when and not re.search(r"(?:hằng|hàng|mỗi) năm", clause, re.IGNORECASE):
        return DOUBTED  # "năm trước ngày 15/12": of this year, or of every year
    if _LUNAR.search(clause):
        return DOUBTED
    if _BRACKETED.search(clause) and match.window is None:
        return DOUBTED  # "sơ kết 6 tháng (trước 15/6), năm (trước 05/12)": this year's, or every year's
    if _NEXT_YEAR.search(clause) or _EXCEPT.search(clause):
        return DOUBTED  # "31/01 năm sau": of the year after the plan's, or after each of its years; "riêng tháng 12": but when
    if match.bare or (match.edge == "on" and match.inclusive is None):
        base = min(base, LIKELY)
    if sends(clause) or only_sent(clause):
        base = min(base, LIKELY)
    if len(re.findall(r"\d{1,2}/\d{1,2}|tháng \d", clause)) > 1 and match.window is None:
        base = min(base, LIKELY)
    return of_names(split_bodies(actor.name) if actor.name else [], base)


def _limits(row: Deadline) -> bool:
    """Whether a heading's time is a day by which its work is done: a heading's year or window only names its part."""
    return bool(re.fullmatch(r"\d{4}-\d{2}-\d{2}", row.when or "")) and row.window is None and row.kind != "start"


def _deadline(
    context: Context, node: Node, clause: str, match: TimeMatch, actor: Actor, spans: list[Span], *, led: bool
) -> Deadline:
    return Deadline(
        when=match.when, kind=kind_of(node, clause, replace(match, start=0, end=0) if led else match), actor=actor.name,
        action=_action(clause, node), recipient=recipient_of(context, clause), text=clause, inclusive=match.inclusive,
        working_days=match.working_days or None, tentative=match.tentative or None, window=match.window,
        evidence=spans, confidence=_confidence(node, clause, match, actor),
    )  # fmt: skip


def _leads(sentence: str, found: list[TimeMatch]) -> bool:
    """Whether a sentence begins with its one time, which then holds for each clause: "Trước ngày 31/7: A …; B …"."""
    return (
        len(found) == 1
        and not sentence[: found[0].start].strip(" -+*")
        and sentence[found[0].end :].lstrip()[:1] == ":"
    )


def _begins_anew(clause: str) -> bool:
    """Whether a clause has a subject and a verb of its own."""
    own = parse_assignment(clause)
    return own is not None and not own.whole


def _action(text: str, node: Node) -> str:
    label = TIME_LABEL.match(text)
    short = text[label.end() :] if label and len(text) - label.end() > 25 else text
    short = (
        re.sub(r"[,;]?\s*(?:trước ngày|chậm nhất|trước|muộn nhất)\b.*$", "", short, flags=re.IGNORECASE).strip(" ,.;:")
        or short
    )
    short = LEADING_TIME.sub("", short) or short
    given = parse_assignment(short)
    if given is not None and not given.whole:
        short = short[given.task_start :]
    return decapitalise(short.strip(" .;(,"))


def _without_twins(said: list[Deadline], told: list[Deadline]) -> list[Deadline]:
    """A line of labelled text is read as a sentence and as a task's time: the task's reading is kept. Tasks of rows that share a
    merged cell each keep their time.
    """

    def within(line: Deadline, row: Deadline) -> bool:
        return any(a.start <= b.start and b.end <= a.end for a in row.evidence for b in line.evidence)

    return [
        line
        for line in said
        if not any(row.when == line.when and row.text != line.text and within(line, row) for row in told)
    ] + told
