"""The duties and times of a draft as a Plan's items: who does what, and by when."""

from __future__ import annotations

import re
from collections.abc import Iterator

from generate.localise import Localiser
from generate.places import Place
from grammar.agencies import Areas, body_name, expand, split_bodies
from grammar.assignments import cooperating, parse_assignment, says_lead, starts_with_verb
from grammar.labels import read_labels
from grammar.normalise import capitalise, decapitalise
from grammar.sentences import clauses
from grammar.times import TimeMatch, find_times
from schemas.draft import Clause, Draft
from schemas.plan import Deadline, Plan, Responsibility, Role
from schemas.span import Span, overlap

_SURE = 0.9
_TIME_ALONE = 3  # syllables that are but a time ("Định kỳ hàng quý")
_EVENT = re.compile(
    r"(?:hội nghị|sơ kết|tổng kết|báo cáo|gửi|nộp|hoàn thành|đăng ký|công bố|kiểm tra|đánh giá|tổ chức)\b",
    re.IGNORECASE,
)
_SHORT = 6  # syllables: a time with fewer beside it is quoted with its whole sentence
_MARKS = re.compile(r"\s*\((?:(?:bộ phận|cơ quan) )?thường trực\)|\s*\[…\]")


def duty_items(
    draft: Draft, superior: Plan, localiser: Localiser, areas: Areas, places: list[Place], last: list[Clause]
) -> tuple[list[Responsibility], list[Responsibility], list[Deadline]]:
    """The labelled tasks' responsibilities, the organisation section's, and every deadline."""
    labelled: list[Responsibility] = []
    deadlines: list[Deadline] = []
    for index, place in enumerate(places):
        labels = {
            row.name: row.value for below in _labels_below(places, index) for row in read_labels(below.clause.text)
        }
        if labels.get("lead") or labels.get("performing"):
            lead = labels.get("lead") or labels["performing"]
            labelled.append(
                _row(
                    draft,
                    place.clause.text,
                    place.spans,
                    _names(lead, areas),
                    _names(labels.get("cooperating", ""), areas),
                    "lead",
                )
            )
        else:
            labelled += _inline(draft, superior, areas, place)
        time = labels.get("time")
        deadlines += _times(
            draft, superior, areas, place.clause.text, place.spans, labels.get("lead") or labels.get("performing"), time
        )
    organised: list[Responsibility] = []
    for head, role, held in _groups(last):
        names = _names(head, areas)
        for clause in held:
            spans = [span for decision in clause.decisions for span in decision.sources]
            if head:
                led: Role = role if role == "request" else "lead" if says_lead(clause.text) else "assign"
                helps = [body_name(name, areas) for name in cooperating(clause.text)]
                organised.append(_row(draft, clause.text, spans, names, helps, led))
            times = _times(draft, superior, areas, clause.text, spans, head, None)
            carried = not any(decision.verb == "adopted" for decision in clause.decisions)
            deadlines += (_within(row, superior, draft) if carried else row for row in times)
    return labelled, _joined(organised), deadlines


def _within(row: Deadline, superior: Plan, draft: Draft) -> Deadline:
    """A time of a superior's office as ours: what it owes the superior ours owes the unit."""
    issuer = superior.header.issuer
    if row.recipient is None or not issuer or issuer not in row.recipient:
        return row
    return row.model_copy(update={"recipient": row.recipient.replace(issuer, draft.unit.name)})


def _inline(draft: Draft, superior: Plan, areas: Areas, place: Place) -> Iterator[Responsibility]:
    """A restated clause that itself gives its work to somebody: "…, giao Phòng Văn hóa - Xã hội thành lập đoàn …"."""
    if not any(
        any(one.start <= span.start < one.end for one in place.spans)
        for row in superior.responsibilities
        for span in row.evidence
    ):
        return
    text = place.clause.text
    ordered = re.search(r"(?:^|, )(?=giao |Giao )", text)
    given = parse_assignment(capitalise(text[ordered.end() :]) if ordered else text)
    if given is not None and not given.whole:
        task = (capitalise(text[ordered.end() :]) if ordered else text)[given.task_start :]
        names = [body_name(name, areas) for name in given.bodies]
        yield _row(draft, task, place.spans, names, [body_name(name, areas) for name in given.cooperating], given.role)


def _labels_below(places: list[Place], index: int) -> Iterator[Place]:
    if read_labels(places[index].clause.text) or _TOLD.match(places[index].clause.text):
        return
    for place in places[index + 1 :]:
        if _TOLD.match(place.clause.text):
            continue
        if not read_labels(place.clause.text):
            return
        yield place


_TOLD = re.compile(r"(?:Nội dung|Mục tiêu|Yêu cầu)[^:;.]{0,20}:\s")
"""A line under a task that tells it and says nothing of who or when."""


def _groups(written: list[Clause]) -> Iterator[tuple[str, Role, list[Clause]]]:
    """The bodies of the organisation section with their duties; "" for what stands under no body."""
    head = ""
    role: Role = "assign"
    held: list[Clause] = []
    for clause in written[1:]:
        if clause.kind == "heading" or (clause.level == 2 and clause.kind == "paragraph"):
            yield head, role, held
            held = []
            asked = clause.text.startswith("Đề nghị ")
            head = _MARKS.sub("", clause.text.removeprefix("Đề nghị ")) if clause.kind == "heading" else ""
            role = "request" if asked else "assign"
        if clause.kind == "paragraph" and not clause.text.rstrip().endswith(":"):
            held.append(clause)
    yield head, role, held


def _doer(words: str, areas: Areas) -> str | None:
    """Who does what a sentence says, where it names the body itself."""
    given = parse_assignment(words)
    return ", ".join(body_name(name, areas) for name in given.bodies) if given and not given.whole else None


def _paired(rows: list[Deadline], found: list[TimeMatch]) -> Iterator[tuple[Deadline, TimeMatch]]:
    """Which time of the superior each of ours is: the same one where it was kept, else the next that is left."""
    left = list(rows)
    kept = {match.when for match in found}
    for match in found:
        same = next((row for row in left if row.when == match.when), None)
        row = same or next((row for row in left if row.when not in kept), None)
        if row is not None:
            left.remove(row)
            yield row, match


def _clause(text: str, place: int, marks: str = ";.") -> str:
    return next((text[start:end] for start, end in clauses(text, marks) if start <= place < end), text)


def _words_of(text: str, place: int, times: int) -> str:
    """The words that a time belongs to: its clause, a part of it between commas where it holds several times and the part has
    a verb of its own, the whole text where the clause is but a time.
    """
    inner, outer = _clause(text, place, ";.,"), _clause(text, place)
    if times > 1 and _EVENT.match(inner) and len(inner.split()) > _TIME_ALONE:
        return inner
    return outer if starts_with_verb(outer) or len(outer.split()) > _SHORT else text


def _said(recipient: str | None, words: str) -> str | None:
    """A recipient that our sentence names; one that the superior names elsewhere is null."""
    if recipient is None:
        return None
    first = " ".join(recipient.split()[:3])
    return recipient if first.lower() in expand(words).lower() else None


def table_items(draft: Draft, superior: Plan, areas: Areas) -> tuple[list[Responsibility], list[Deadline]]:
    """The appendix's tasks: who leads and helps, and by when."""
    rows: list[Responsibility] = []
    due: list[Deadline] = []
    for appendix in draft.appendices:
        for row in appendix.rows:
            spans = [span for decision in row.decisions for span in decision.sources]
            rows.append(_row(draft, row.text, spans, _names(row.lead, areas), _names(row.cooperating, areas), "lead"))
            due += _times(draft, superior, areas, row.text, spans, row.lead, row.due) if row.due else []
    return _joined(rows), due


def _names(text: str, areas: Areas) -> list[str]:
    given = parse_assignment(text)
    names = list(given.bodies) if given and given.whole else split_bodies(text)
    return [body_name(name, areas) for name in names]


def _row(draft: Draft, text: str, spans: list[Span], names: list[str], helps: list[str], role: Role) -> Responsibility:
    return Responsibility(
        agencies=names,
        cooperating=helps,
        role=role,
        tasks=[text],
        evidence=spans,
        task_evidence=[spans],
        confidence=_SURE,
    )


def _joined(rows: list[Responsibility]) -> list[Responsibility]:
    """One entry for each distinct pair of agencies and cooperating bodies."""
    groups: dict[str, list[Responsibility]] = {}
    for row in rows:
        groups.setdefault(repr((row.agencies, row.cooperating, row.role)), []).append(row)
    return [
        same[0].model_copy(
            update={
                "tasks": [task for row in same for task in row.tasks],
                "task_evidence": [spans for row in same for spans in row.task_evidence],
                "evidence": [span for row in same for span in row.evidence],
            }
        )
        for same in groups.values()
    ]


def _times(
    draft: Draft, superior: Plan, areas: Areas, text: str, spans: list[Span], actor: str | None, label: str | None
) -> Iterator[Deadline]:
    """The superior's times of a clause as they stand in ours: the n-th of ours is the n-th of the superior's."""
    rows = [row for row in superior.deadlines if overlap(spans, row.evidence[:1])]
    names = ", ".join(_names(actor, areas)) if actor else None
    for short, full in ((f"UBND {word}", f"Ủy ban nhân dân {whole}") for word, whole in areas.names.items()):
        names = full if names is None and text.startswith(f"{short} ") else names
    names = names or (_doer(text, areas) if label is not None else None)
    if label is not None:
        for row in rows:
            yield row.model_copy(
                update={
                    "actor": names,
                    "action": decapitalise(text.rstrip(" .")),
                    "text": f"{text.rstrip(' .;')}; {label}",
                    "evidence": spans,
                }
            )
        return
    found = find_times(text, draft.header.year)
    dated = [match for match in found if not match.bare]
    found = dated if len(dated) >= len(rows) else found
    for row, match in _paired(rows, found):
        words = _words_of(
            text, match.start, sum(_clause(text, other.start) == _clause(text, match.start) for other in found)
        )
        yield row.model_copy(
            update={
                "when": match.when, "recipient": _said(row.recipient, text), "actor": names or _doer(words, areas),
                "action": decapitalise(words.rstrip(" .")), "text": words, "evidence": spans,
            }
        )  # fmt: skip
