"""The wording of a duty: its bodies taken off, its parts, whether it is owed upward and dated. Pure functions."""

from __future__ import annotations

import re

from grammar.assignments import parse_assignment
from grammar.normalise import capitalise, fold
from grammar.times import find_times
from schemas.plan import Responsibility

_OWN_PLAN = re.compile(
    fold(
        r"(?:xây dựng|ban hành|lập)(?:\s*(?:,|và)?\s*(?:ban hành|triển khai))?\s+(?:các\s+)?(?:kế hoạch|chương trình)\b"
    )
)
_CUT = re.compile(r";\s+|,\s*đồng thời\s+|\.\s+(?=[A-ZĐÀ-Ỹ])|,\s*(?=gửi\b)|\s+(?=gửi về\b)")


def parts_of(text: str) -> list[str]:
    """The parts of a duty that holds several: cut at semicolons, sentence ends and "đồng thời"."""
    return [part.strip(" ;,.") for part in _CUT.split(text) if part.strip(" ;,.")]


def without_lead(task: str) -> str:
    """A task without "Căn cứ Kế hoạch này, Thủ trưởng …, Chủ tịch UBND các xã" before its verb."""
    given = parse_assignment(task)
    return task[given.task_start :].strip() if given is not None and not given.whole else task


def without_bodies(task: str, row: Responsibility) -> str:
    """A duty without the bodies that it is given to and without "có trách nhiệm"."""
    text = without_lead(task)
    return re.sub(r"^(?:có trách nhiệm|chịu trách nhiệm)\s+(?=[a-zđ])", "", text, flags=re.IGNORECASE)


def without_subject(text: str) -> str:
    """A sentence from its verb on."""
    return capitalise(without_lead(text))


def is_upward(text: str) -> bool:
    """Whether a duty is owed to somebody above: sent, reported, submitted."""
    return bool(re.search(r"\b(?:gửi|báo cáo|trình|nộp|đăng ký|đề nghị|lồng ghép)\b", text, re.IGNORECASE))


def is_dated(text: str) -> bool:
    """Whether a duty says when, or asks for no time of its own ("khi …", "theo quy định")."""
    return (
        bool(find_times(text, 2000))
        or not re.match(r"(?:Báo cáo|Gửi|Đăng ký|Nộp)\b", text)
        or bool(re.search(r"\bkhi\b", text))
    )


def inside_sentence(name: str) -> str:
    """A body's name inside a sentence: a post is written small, an office keeps its capital."""
    return name[:1].lower() + name[1:] if name.lower().startswith("công chức") else name


def ended(text: str) -> str:
    """A duty with its final full stop."""
    text = text.rstrip(" ;,")
    return text if text.endswith((".", "…", "]")) else f"{text}."


def asks_for_a_plan(text: str) -> bool:
    """Whether a duty is to make the subordinate plan itself ("xây dựng và ban hành Kế hoạch …")."""
    return bool(_OWN_PLAN.search(fold(text[:160])))
