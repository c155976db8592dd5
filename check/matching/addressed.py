"""Whose an item of a superior plan is, seen from a subordinate plan: its own, others', or anyone's."""

from __future__ import annotations

import re
from collections.abc import Iterable

from check.unit_names import unit_name
from grammar.addressees import means_level
from grammar.agencies import expand
from grammar.normalise import fold, key
from norms.levels import area_level, own_area
from schemas.matrix import Whose
from schemas.plan import Plan
from schemas.span import Span, overlap

_OFFICES = re.compile(
    fold(
        r"(?:^|\b(?:các|thủ trưởng các|người đứng đầu các)\s)(?:các\s+)?(?:sở|phòng|ban|cơ quan chuyên môn|cơ quan|đơn vị|ngành)"
        r"(?=,|\s+(?:ban|ngành|và|đơn vị|chuyên môn|cơ quan|thuộc|trực thuộc)\b|$)"
    )
)
_HEAD = re.compile(r"^(?:Giám đốc|Trưởng|Thủ trưởng|Lãnh đạo|Chánh)\s+", re.IGNORECASE)
_ANYONE = re.compile(
    fold(
        r"^(?:(?:thủ trưởng|người đứng đầu)\s+)?(?:các|mọi|từng|mỗi)\s+(?:cơ quan|đơn vị|tổ chức|ngành|cấp)(?:\s*(?:,|và)\s*(?:các\s+)?"
        r"(?:cơ quan|đơn vị|tổ chức|đoàn thể|ngành|cấp|cá nhân))*(?:\s+(?:có\s+)?liên quan)?$"
    )
)


def means_us(name: str, plan: Plan) -> bool:
    """Whether a body's name in the superior plan means the issuer of `plan`: by its own name, or with every unit of its level."""
    issuer, level = plan.header.issuer or "", plan.header.level or "commune"
    full = expand(name)
    if issuer and re.search(rf"(?<!\w){re.escape(key(issuer))}(?!\w)", key(full)):
        return True
    if level == "other":
        theirs, ours = unit_name(_HEAD.sub("", full)), unit_name(issuer)
        if issuer and theirs.may_be(ours):
            return True
        one_place = not theirs.within or not ours.within or theirs.within == ours.within
        return bool(_OFFICES.search(fold(full))) and one_place
    return means_level(full, level) and not _is_anothers(full, issuer, level)


def _is_anothers(name: str, issuer: str, level: str) -> bool:
    """Whether a name is that of other units of the level: "UBND xã Tân Hồng", "UBND các xã Tân Hồng, Tân Mỹ"."""
    named, own = own_area(re.sub(r"[:(]", " ", name)), own_area(issuer)
    if named is None or not re.match(r"[^\W\d_a-zà-ỹđ]|\d", named[1]) or area_level(" ".join(named), None) != level:
        return False
    return own is None or not re.search(rf"(?<!\w){re.escape(key(own[1]))}(?!\w)", key(name))


def whose(names: Iterable[str], helpers: Iterable[str], plan: Plan) -> Whose:
    """Whose an item is that `names` must do with the help of `helpers`."""
    bodies = list(names)
    if not bodies:
        return "unnamed"
    if any(means_us(name, plan) for name in bodies):
        return "ours"
    if any(_ANYONE.match(fold(expand(name)).strip()) for name in bodies):
        return "anyone"
    return "helping" if any(means_us(name, plan) for name in helpers) else "others"


def whose_place(spans: list[Span], superior: Plan, plan: Plan) -> Whose:
    """Whose an item is that names nobody itself: as the duties of the superior that are read from the same words say."""
    duties = [row for row in superior.responsibilities if any(overlap(spans, places) for places in row.task_evidence)]
    names = [name for row in duties for name in row.agencies]
    return whose(names, [name for row in duties for name in row.cooperating], plan)
