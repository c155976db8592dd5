"""The wording of a duty: its bodies taken off, its parts, whether it is owed upward and dated. Pure functions."""

from __future__ import annotations

import re
from collections import Counter

from grammar.assignments import parse_assignment
from grammar.normalise import capitalise, fold
from grammar.own_plan import OWN_PLAN
from grammar.times import find_times
from schemas.plan import Responsibility
from schemas.texts import say

_BESIDE_THE_PLAN = re.compile(
    r"(?:,| và)\s+(?P<rest>(?:tổ chức|phát động|triển khai|chỉ đạo|quán triệt|phân công)\b(?! thực hiện\s*(?:[,.;]|$)).{12,})",
    re.DOTALL,
)
_VERBS = (
    r"(?:tổ chức|thực hiện|triển khai|xây dựng|tham mưu|hướng dẫn|kiểm tra|rà soát|tuyên truyền|theo dõi|đề xuất|chuẩn bị|"
    r"quản lý|giám sát|thẩm định|đánh giá|vận động|lập)\b"
)
# what the one who leads is and does; whom it does it with; what it has its own units do with us
_IS = r"là cơ quan (?:thường trực|đầu mối)\b[^,;]{0,80},\s*"
_LEADS = re.compile(rf"^(?:(?:{_IS})?(?:chủ trì|làm đầu mối)\b\s*,?\s*|{_IS})", re.IGNORECASE)
_TOGETHER = re.compile(
    r"phối hợp (?:(?:chặt chẽ )?với )?(?:các (?:sở|cơ quan|đơn vị|phòng|ban|ngành|địa phương)[^.;]{0,60}?"
    rf"(?:liên quan|địa phương|đoàn thể|ngành|đơn vị)\s+(?P<verb>{_VERBS}))?",
    re.IGNORECASE,
)
_HAS_ITS_UNITS = re.compile(
    r"^chỉ đạo (?P<bodies>[^,;]{5,80}?) phối hợp (?:chặt chẽ )?(?:với|cùng) (?:các )?(?:UBND|Ủy ban nhân dân|địa phương|chính quyền)"
    rf"[^;.]*? (?={_VERBS})",
    re.IGNORECASE,
)
_ALIKE = 0.8
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


def helping(bodies: str, text: str) -> str:
    """The duty of those who help `bodies` with a task: "chủ trì" is not ours, other helpers stand beside."""
    bare = _LEADS.sub("", text.strip())
    units = _HAS_ITS_UNITS.match(bare)
    if units:
        bodies, bare = units["bodies"], bare[units.end() :]
    joined = _TOGETHER.match(bare)
    if joined and joined["verb"]:
        bare = bare[joined.start("verb") :]
    elif joined:
        return say("draft.help_with", bodies=bodies, text=bare[joined.end() :])
    return say("draft.help", bodies=bodies, text=bare[:1].lower() + bare[1:])


def parted_plan(text: str) -> str | None:
    """What a duty to make the plan asks for beside it ("xây dựng kế hoạch, tổ chức phát động đến …"); None for nothing."""
    found = OWN_PLAN.search(fold(text[:160]))
    rest = _BESIDE_THE_PLAN.search(text, found.end()) if found else None
    return rest["rest"] if rest else None


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


def without_times(text: str, year: int) -> tuple[str, bool]:
    """A duty without the dated limits that it names, a blank in their place; and whether there were any."""
    found = [
        match
        for match in find_times(text, year)
        if match.edge != "start"
        and not match.bare
        and ("BYMONTHDAY" in match.when or re.match(r"\d{4}-[\dQ]", match.when))
    ]
    out, blank = text, f"({say('draft.time_blank')})"
    for match in reversed(found):
        bracket = out[: match.start].rstrip().endswith("(") and out[match.end :].lstrip().startswith(")")
        out = (
            out[: match.start].rstrip()
            + ("" if bracket else " ")
            + (blank[1:-1] if bracket else blank)
            + out[match.end :]
        )
    once = rf"{re.escape(blank)}(?:[^.;()]{{0,12}}{re.escape(blank)})+"
    return re.sub(once, blank, out), bool(found)


def ended(text: str) -> str:
    """A duty with its final full stop."""
    text = text.rstrip(" ;,")
    return text if text.endswith((".", "…", "]")) else f"{text}."


def alike(left: str, right: str) -> bool:
    """Whether two duties say the same: nearly the same syllables, and the same figures."""
    first, second = Counter(fold(left).split()), Counter(fold(right).split())
    shared = sum((first & second).values())
    figures = [sorted(re.findall(r"\d+", text)) for text in (left, right)]
    return figures[0] == figures[1] and 2 * shared >= _ALIKE * (sum(first.values()) + sum(second.values()))
