"""What answers each award quota of the superior: what the subordinate proposes to it for commendation."""

from __future__ import annotations

from check.matching.addressed import whose
from check.matching.answer import Answer
from check.matching.wordings import Wordings, passage
from check.rule import Checked
from check.rules.owed import allotment, is_proposed_to
from grammar.agencies import split_bodies
from schemas.matrix import Passage, Whose
from schemas.plan import AwardQuota
from schemas.texts import say


def quota_passage(plan: Checked, index: int) -> Passage:
    """An award quota as a passage: how many of whom are commended, by whom."""
    row = plan.plan.award_quotas[index]
    return passage(f"/award_quotas/{index}", quota_words(row), row.evidence, row.group)


def quota_words(row: AwardQuota) -> str:
    """A quota in words: "giấy khen của Chủ tịch UBND huyện: 12 tập thể (hằng năm)"."""
    if row.count is not None:
        count = str(row.count)
    else:
        count = say("matrix.percent", percent=row.percent) if row.percent is not None else say("matrix.no_number")
    return say(
        "matrix.quota", award=row.award or say("matrix.award"), by=say("matrix.by", who=row.awarded_by) if row.awarded_by else "",
        count=count, who=say(f"who.{row.recipient}"), occasion=say(f"matrix.occasion_{row.occasion or 'any'}"),
    )  # fmt: skip


def answers_to_quotas(words: Wordings) -> list[Answer]:
    """Each quota of the superior with what the subordinate proposes of it; what KH603 holds together stands together here."""
    above, below = words.superior, words.subordinate
    level = below.plan.header.level or "commune"
    taken: dict[int, list[int]] = {}
    mirrored: dict[int, list[int]] = {}
    for index, row in enumerate(below.plan.award_quotas):
        if is_proposed_to(row, above.plan):
            found = allotment(row, above.plan, level)
            if found is not None:
                taken.setdefault(found[0], []).append(index)
            continue
        own = next((place for place, other in enumerate(above.plan.award_quotas) if _is_like(row, other)), None)
        if own is not None:
            mirrored.setdefault(own, []).append(index)
    out: list[Answer] = []
    for index, row in enumerate(above.plan.award_quotas):
        answer = Answer("quota", quota_passage(above, index), _whose(row, words))
        _judge(answer, row, taken.get(index, []), mirrored.get(index, []), words)
        out.append(answer)
    return out


def _is_like(below: AwardQuota, above: AwardQuota) -> bool:
    """Whether an award of the subordinate's own corresponds to one of the superior's own."""
    same = below.recipient == above.recipient and below.occasion == above.occasion and below.award == above.award
    return same and above.group is None


def _whose(row: AwardQuota, words: Wordings) -> Whose:
    """An allotment is the unit's own where it is one for each ("mỗi xã"); one for all units together is everybody's."""
    if not row.group:
        return "unnamed"
    asked = whose(split_bodies(row.group), [], words.subordinate.plan)
    each = row.group.lower().startswith(("mỗi ", "từng "))
    return "anyone" if asked == "ours" and not each else asked


def _judge(answer: Answer, row: AwardQuota, taken: list[int], mirrored: list[int], words: Wordings) -> None:
    rows = words.subordinate.plan.award_quotas
    passages = [quota_passage(words.subordinate, index) for index in taken]
    own = [quota_passage(words.subordinate, index) for index in mirrored]
    most = max((rows[index].count or 0 for index in taken), default=0)
    if taken and row.count is not None and most > row.count:
        answer.judge("partly", "beyond", *passages, *own, count=most, allotted=row.count)
    elif taken and any(rows[index].count is None for index in taken):
        answer.judge("partly", "no_count", *passages, *own)
    elif taken:
        answer.judge("answered", "within", *passages, *own, count=most, allotted=row.count)
    elif answer.whose == "ours":
        answer.judge("missing", "no_words", *own)
    elif answer.whose == "anyone":
        answer.judge("unclear", "shared", *own)
    elif row.group is None:
        answer.judge("not_ours", "total", *own)
    else:
        answer.judge("not_ours", "others", *own, who=row.group)
