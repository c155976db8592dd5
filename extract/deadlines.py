"""Each time by which somebody must do something: when, who, what, to whom."""

from __future__ import annotations

import re

from extract.context import Context
from extract.leaves import leaves
from extract.responsibilities import assignment_of
from extract.task_tables import table_duties
from extract.tree import Node
from grammar.agencies import PROPER, body_name, starts_body
from grammar.assignments import parse_assignment
from grammar.closings import is_closing
from grammar.normalise import decapitalise, fold
from grammar.sentences import sentences, trim
from grammar.times import TimeMatch, find_times
from schemas.plan import Deadline, DeadlineKind

_SKIPPED = frozenset({"situation", "criteria"})
_BODY_WORDS = (
    r"(?:Chủ tịch\s+|Thường trực\s+)?(?:UBND|Ủy ban nhân dân|Hội đồng|Sở|Phòng|phòng|Ban|Bộ|Văn phòng|Huyện ủy|Tỉnh ủy|Thành ủy|Đảng ủy|"
    r"Trung tâm|Công an)"
)
_BODY_STOP = (
    r"(?:trước|chậm nhất|muộn nhất|hạn chót|để|kết quả|tình hình|vào|trong|theo|định kỳ|những|phê duyệt|xem xét|về|và\s+[a-zđ]|xét|chỉ đạo|"
    r"thông qua|qua|khen|tổ chức|ban hành|tổng hợp|đôn đốc)"
)
_RECIPIENT = re.compile(
    r"(?:gửi(?:\s+hồ sơ|\s+báo cáo|\s+kết quả)?(?:\s+[^.;,]{0,60}?)?\s+(?:về|cho|đến|tới)|gửi|nộp(?:\s+[^.;,]{0,40}?)?\s+(?:về|cho)|"
    r"báo cáo(?:\s+(?:kết quả|về|cho|tình hình|số liệu)[^.;]{0,80}?(?:\s+(?:về|cho|với|đến|gửi))?)?|trình|về|với)\s+"
    rf"(?P<body>{_BODY_WORDS}[^.;(,]*?(?:,\s*{_BODY_WORDS}[^.;(,]*?)*)(?=\s*\(|\s*[.;]|\s+{_BODY_STOP}\b|,\s*|$)"
)
_END = re.compile(
    fold(
        r"(?:phong trào|đợt|kế hoạch|tổ chức thi đua|thời gian thi đua|thời gian thực hiện|thời gian tổ chức|chương trình)"
    )
)
_REPORT = re.compile(fold(r"báo cáo"))
_SUBMIT = re.compile(fold(r"gửi|nộp|đăng ký|trình|đề nghị xét|lập hồ sơ"))
_HOLD = re.compile(fold(r"tổ chức|sơ kết|tổng kết|đánh giá|bình xét|kiểm tra|hội nghị"))
_TIME_LABEL = re.compile(r"^(?:[-+*]\s*)?(?:thời gian|thời hạn|tiến độ)(?:\s+[^:]{0,40})?:\s*", re.IGNORECASE)
_LEADING_TIME = re.compile(
    r"^(?:Đồng thời,?\s+)?(?:(?:Hằng|Hàng) (?:năm|quý|tháng|tuần)|Định kỳ|Trước|Chậm nhất|Muộn nhất|"
    r"Từ ngày|Đến ngày|Trong)\b[^:;,]{0,110}(?:,[^:;,]{0,30}){0,2}[:,]\s*(?=[^\W\d_])",
    re.IGNORECASE,
)
_DUE_WORDS = re.compile(
    fold(
        r"hoàn thành|triển khai|xong|gửi|nộp|báo cáo|trình|tổ chức|đăng ký|sơ kết|tổng kết|"
        r"thực hiện|kết thúc|ban hành|thời gian|thời hạn|công khai|khai trương|phê duyệt"
    )
)
_REPORTING = re.compile(fold(r"báo cáo|định kỳ"))
_NOTHING = re.compile(fold(r"so với|kể từ|tính đến|tại thời điểm|theo kế hoạch"))


def deadlines(context: Context) -> list[Deadline]:
    """Every deadline of the plan, in order of the text; those of task tables last."""
    out: list[Deadline] = []
    for node in leaves(context.root):
        if node.role in _SKIPPED or is_closing(node.text):
            continue
        out.extend(_of_node(context, node))
    for row in table_duties(context):
        out.extend(_of_row(context, row.text, row.lead, row.time, row.spans + row.time_spans))
    return _without_twins(out)


def _of_node(context: Context, node: Node) -> list[Deadline]:
    assert node.paragraph is not None
    out: list[Deadline] = []
    for start, end in sentences(node.text):
        sentence = node.text[start:end]
        found = [match for match in find_times(sentence, context.year) if _is_due(node, sentence, match)]
        for match in found:
            low, high = _clause(sentence, match)
            text = sentence[low:high]
            base = node.paragraph.body_start + start
            kind = _kind(node, sentence, match)
            actor, sure = _actor(context, node, sentence)
            out.append(
                Deadline(
                    when=match.when, kind=kind, actor=actor, action=_action(text, node), recipient=_recipient(context, text),
                    text=text, inclusive=match.inclusive, working_days=match.working_days or None,
                    tentative=match.tentative or None, window=match.window,
                    evidence=context.spans(node.paragraph, base + low, base + high), confidence=sure,
                )
            )  # fmt: skip
    return out


def _is_due(node: Node, sentence: str, match: TimeMatch) -> bool:
    """Whether a time binds somebody: a year that dates a target, or a bare "hằng năm", binds nobody."""
    before = sentence[max(0, match.start - 40) : match.start]
    text = fold(sentence)
    if match.bare:
        return bool(_REPORTING.search(text)) and bool(
            re.search(
                fold(r"định kỳ|chế độ báo cáo|báo cáo"), fold(sentence[max(0, match.start - 60) : match.end + 60])
            )
        )
    if re.fullmatch(r"\d{4}", match.when):
        return node.role == "time" or bool(_TIME_LABEL.match(sentence)) or match.edge == "by"
    if match.edge == "on" and match.inclusive is None and not match.recurring:
        due = (
            node.role in ("time", "organisation", "report", "awards", "dossier")
            or bool(_TIME_LABEL.match(sentence))
            or re.match(r"\d{4}-Q", match.when)
        )
        return bool(due) and bool(_DUE_WORDS.search(text)) and not _NOTHING.search(fold(before))
    if match.edge == "start":
        return match.window is not None or bool(_END.search(text))
    if match.when.startswith("P"):
        return not re.search(fold(r"thời hiệu|thời hạn giải quyết"), text)
    return not _NOTHING.search(fold(before[-15:]))


def _clause(sentence: str, match: TimeMatch) -> tuple[int, int]:
    """The clause of a sentence that holds a time: between semicolons outside brackets."""
    low, high, depth = 0, len(sentence), 0
    for index, char in enumerate(sentence):
        depth += (char == "(") - (char == ")")
        if char == ";" and depth == 0:
            if index < match.start:
                low = index + 1
            elif index >= match.end:
                high = index + 1
                break
    return trim(sentence, low, high)


def _kind(node: Node, sentence: str, match: TimeMatch) -> DeadlineKind:
    text = fold(sentence)
    if match.edge == "start":
        return "start"
    if match.edge == "end" and (
        _END.match(text)
        or _END.match(fold(node.label or ""))
        or (_TIME_LABEL.match(sentence) and not _SUBMIT.search(text))
    ):
        return "end"
    before = fold(sentence[: match.start])
    hits = [
        (found[-1].start() + (2 if kind == "report" else 0), kind)
        for kind, pattern in (("report", _REPORT), ("submit", _SUBMIT), ("hold", _HOLD))
        if (found := list(pattern.finditer(before)))
    ]
    if match.bare:
        return _bare_kind(text, before, fold(sentence[match.end :]))
    kinds = {kind for _, kind in hits}
    if "report" in kinds and re.search(
        fold(
            r"(?:gửi|nộp|gởi)\s+báo cáo|báo cáo\s+(?:kết quả|tổng kết|sơ kết|ủy ban|ubnd|chủ tịch|về|tình hình|hằng|hàng|định)"
        ),
        before,
    ):
        return "report"
    if "submit" in kinds and re.search(fold(r"\b(?:gửi|nộp|đăng ký|trình)\b"), before):
        return "submit"
    if hits:
        return max(hits)[1]  # type: ignore[return-value]
    if re.search(fold(r"báo cáo"), text):
        return "report"
    if _SUBMIT.search(text):
        return "submit"
    return "hold" if _HOLD.search(text) and not re.search(fold("hoàn thành|xây dựng|ban hành"), text) else "complete"


def _bare_kind(text: str, before: str, after: str) -> DeadlineKind:
    """What recurs "hằng quý": the first of reporting and holding that is named after it; reporting where said before."""
    report, hold = _REPORT.search(after), _HOLD.search(after)
    if _REPORT.search(before[-60:]) or not (report or hold):
        return "report" if _REPORT.search(text) else "hold"
    if report is None or (hold is not None and hold.start() < report.start()):
        return "hold"
    return "report"


def _actor(context: Context, node: Node, sentence: str) -> tuple[str | None, float]:
    """Who must: the sentence's own subject, else the bodies that the item or its section names."""
    body = _TIME_LABEL.sub("", sentence)
    body = _LEADING_TIME.sub("", body)
    own = parse_assignment(body)
    if own is not None and not own.whole:
        return _names(context, own.bodies), 0.88
    given = assignment_of(node)
    if given is not None and node.role in ("organisation", "report"):
        return _names(context, given.bodies), 0.85
    by = re.search(rf"\b(?:do|giao)\s+(?P<body>(?:UBND|Sở|Phòng|Ban|Văn phòng|Ủy ban)\s[^.;,]*?{PROPER})", body)
    if by and starts_body(by["body"]):
        return body_name(by["body"], context.areas), 0.7
    return None, 0.75


def _names(context: Context, bodies: tuple[str, ...]) -> str:
    return ", ".join(body_name(name, context.areas) for name in bodies)


def _recipient(context: Context, text: str) -> str | None:
    """The body addressed; the one in "(qua Phòng …)" is not it."""
    for found in _RECIPIENT.finditer(
        re.sub(r"\(\s*(?:thông )?qua[^)]*\)", lambda m: "(" + " " * (len(m.group()) - 2) + ")", text)
    ):
        name = found["body"].strip(" ,")
        if len(name.split()) <= 14:
            return body_name(name, context.areas)
    return None


def _action(text: str, node: Node) -> str:
    label = _TIME_LABEL.match(text)
    short = text[label.end() :] if label and len(text) - label.end() > 25 else text
    short = (
        re.sub(r"[,;]?\s*(?:trước ngày|chậm nhất|trước|muộn nhất)\b.*$", "", short, flags=re.IGNORECASE).strip(" ,.;:")
        or short
    )
    short = _LEADING_TIME.sub("", short) or short
    given = parse_assignment(short)
    if given is not None and not given.whole:
        short = short[given.task_start :]
    return decapitalise(short.strip(" .;"))


def _of_row(context: Context, text: str, lead: list[str], time: str | None, spans: list) -> list[Deadline]:  # type: ignore[type-arg]
    if not time:
        return []
    whole = f"{text.rstrip(' .;')}; {time}"
    out = []
    for match in find_times(
        time if re.search(r"trước|chậm|đến|trong", time, re.I) else f"trong {time[0].lower()}{time[1:]}", context.year
    ):
        kind: DeadlineKind = "start" if match.edge == "start" else "complete"
        if match.bare or _REPORT.match(fold(text)):
            kind = "report" if _REPORT.match(fold(text)) else "complete"
        out.append(
            Deadline(
                when=match.when, kind=kind, actor=_names(context, tuple(lead)) or None, action=decapitalise(text.rstrip(" .;")),
                text=whole, inclusive=match.inclusive, tentative=match.tentative or None, window=match.window,
                evidence=spans, confidence=0.85,
            )
        )  # fmt: skip
    year = re.fullmatch(r"\s*(?:năm\s+)?(\d{4})\s*\.?", time, re.IGNORECASE)
    if not out and year:
        out.append(
            Deadline(
                when=year[1], kind="complete", actor=_names(context, tuple(lead)) or None, action=decapitalise(text.rstrip(" .;")),
                text=whole, inclusive=True, evidence=spans, confidence=0.8,
            )
        )  # fmt: skip
    return out


def _without_twins(rows: list[Deadline]) -> list[Deadline]:
    """A line of labelled text is read as a sentence and as a task's time: the task's reading is kept."""
    out: list[Deadline] = []
    for row in rows:
        twin = next(
            (
                old
                for old in out
                if old.when == row.when
                and old.text != row.text
                and any(a.start <= b.start and b.end <= a.end for a in row.evidence for b in old.evidence)
            ),
            None,
        )
        if twin is not None:
            out.remove(twin)
        out.append(row)
    return out
