"""Measurable aims: every number of a goal, with what is measured, how it compares, and by when."""

from __future__ import annotations

import re

from extract.context import Context
from extract.doubts import LIKELY, PLAIN
from extract.leaves import headings, leaves
from extract.target_clauses import BY_YEAR, GOAL, Aim, aims, moved
from extract.target_measures import COUNTED
from extract.target_tables import table_targets
from extract.tree import Node
from grammar.indicators import MEASURED, indicator_of
from grammar.normalise import decapitalise
from grammar.quantities import Quantity
from grammar.sentences import trim
from grammar.times import find_times
from schemas.plan import Target

_SKIPPED = frozenset({"criteria", "awards", "dossier", "subjects", "scope", "scoring", "funding", "situation", "time"})
_ISO = re.compile(r"\d{4}(?:-\d{2}){0,2}")
_BASELINE = re.compile(r"so với(?: cùng kỳ)?\s+[^,;.]*?\d{4}", re.IGNORECASE)


def targets(context: Context) -> list[Target]:
    """Every measurable aim outside the criteria and award sections, one entry a number; those of tables last."""
    out: list[Target] = []
    for node in leaves(context.root):
        if node.role in _SKIPPED:
            continue
        previous: str | None = None
        last: Aim | None = None
        for aim in aims(node):
            target = _target(context, node, aim, previous, twin=last is not None and _one_range(last, aim))
            previous, last = target.indicator, aim
            out.append(target)
    return out + table_targets(context)


def _one_range(first: Aim, second: Aim) -> bool:
    return (first.start, first.quantity.start) == (second.start, second.quantity.start)


def _target(context: Context, node: Node, aim: Aim, previous: str | None, *, twin: bool) -> Target:
    assert node.paragraph is not None
    start, end = trim(node.text, aim.start, aim.end, " \t\n\u00a0,;.")
    text = node.text[start:end]
    shift = aim.start - start
    quantity = moved(aim.quantity, shift)
    after = text[quantity.end : aim.before + shift if aim.before is not None else len(text)]
    before = text[max(0, aim.after + shift) : quantity.lead]
    if aim.after:
        before = re.split(r",|\bvà\b|\bhoặc\b", before)[-1]
    indicator = indicator_of(
        before, _ONLY_WHEN.sub("", re.sub(r"(?:,|\s+và|\s+hoặc)\s*$", "", after)),
        ranked=quantity.comparator == "top", changed=quantity.comparator in ("+", "-"), counted=quantity.unit != "%", previous=previous,
    )  # fmt: skip
    if twin:
        indicator = previous
    elif indicator and previous and _OF_IT.match(text) and not MEASURED.match(rest := _OF_IT.sub("", indicator)):
        indicator = f"{previous} {rest}"
    change = re.match(r"(?:tăng|(?:cắt )?giảm|rút ngắn)\b", text[quantity.lead : quantity.start], re.IGNORECASE)
    if change and indicator and quantity.comparator in (">=", "<=") and not indicator.startswith("mức "):
        indicator = f"mức {change.group().lower()} {decapitalise(indicator)}"  # "giảm 4 - 5%": the change is between them, not what changes
    base = node.paragraph.body_start
    sure = _confidence(node, aim, quantity, before, indicator, None if twin else previous)
    return Target(
        text=text, indicator=indicator or text, comparator=quantity.comparator, value=quantity.value, unit=_unit(text, quantity),
        by=_by(context, node, text), evidence=context.spans(node.paragraph, base + start, base + end), confidence=sure,
    )  # fmt: skip


_OF_IT = re.compile(r"(?:trong đó|riêng)\s+", re.IGNORECASE)
_ONLY_WHEN = re.compile(
    r"^\s*(?:vào|trong|trước|đến)\s+(?:hết\s+|cuối\s+)?(?:quý|tháng|năm|ngày)\s+[\w/.]+(?:\s+năm\s+\d{4})?\s*$",
    re.IGNORECASE,
)


def _confidence(
    node: Node, aim: Aim, quantity: Quantity, before: str, indicator: str | None, previous: str | None
) -> float:
    """How sure an aim is: one number of a goal that a rate before it, or all words behind it, say is plain."""
    if indicator is None or indicator == previous:
        return 0.8
    if node.role not in GOAL or aim.after or aim.before is not None:
        return LIKELY if quantity.unit == "%" else 0.8
    measured = bool(MEASURED.match(indicator))
    bare = not before.strip() or not re.search(r"[^\W\d_]{2}", before)
    return PLAIN if (measured or bare) and len(indicator.split()) <= 30 else LIKELY


def _unit(text: str, quantity: Quantity) -> str | None:
    if quantity.unit:
        return quantity.unit
    noun = quantity.noun
    if not noun or re.match(r"(?:của|trong|và|so|đến|với|các|trên|trở|là|được|có|về|từ|hoặc|theo|tại)\b", noun.lower()):
        return None
    counted = COUNTED.match(text[quantity.end :].lstrip())
    if "," in noun or counted:
        return noun if "," in noun else counted.group() if counted else noun
    whole = re.match(r"\s*([^\W\d_]+\s+[^\W\d_]+)", text[quantity.end :])
    return whole[1] if whole and noun.lower() in _BOUND else noun


# syllables that name nothing by themselves: "giáo viên", "phóng sự"
_BOUND = frozenset(
    "giáo doanh công địa cán hội học dòng mô dự sáng phương chuyên trung thủ hợp bác nhân phóng đoàn đảng câu văn tác giấy thành nghệ".split()
)


_LED_BY_YEAR = re.compile(
    r"(?:(?:Phấn đấu\s+)?(?:Đến|Hết)\s+[^,;:.]{0,20}|Năm\s+)\d{4}\s*[,:]"
)  # holds for each clause behind it


def _by(context: Context, node: Node, text: str) -> str | None:
    """By when: a limit in the clause, a year in it, else the limit or the year of the nearest heading that has one."""
    lead = _LED_BY_YEAR.match(node.text)
    for place, words in enumerate((text, *([lead.group()] if lead else ()), *headings(node))):
        said = _BASELINE.sub("", words)
        times = [match for match in find_times(said, context.year) if _ISO.fullmatch(match.when)]
        due = [match.when for match in times if match.edge in ("by", "end")]
        if not due and not place and len(times) == 1 and times[0].inclusive:
            due = [times[0].when]  # "đạt chuẩn vào tháng 11/2026"
        if due:
            return due[-1]
        if place and "giai đoạn" in words.lower() and not re.search(r"đến năm", words, re.IGNORECASE):
            continue
        found = BY_YEAR.search(said)
        if found:
            return found["y"]
    return None
