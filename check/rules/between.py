"""KH6xx: what a subordinate plan owes its superior."""

from __future__ import annotations

import re
from collections.abc import Iterator

from check.likeness import likeness, share
from check.recurrence import later, rule_parts
from check.rule import RULES, Checked, pair
from grammar.addressees import means_level
from grammar.normalise import key
from grammar.quantities import write_number
from norms.levels import own_area
from schemas.finding import Finding
from schemas.plan import Deadline, Target
from schemas.texts import say

_SIGNS = {">=": "at_least", "<=": "at_most", "top": "top", "+": "more", "-": "less"}
_SAME_DUTY = 0.3
_CLEARLY_OTHER = 0.25
"""How much more another duty of the superior's must be like a deadline for it to be that one's."""
UPWARD = ("submit", "report", "complete")
_OTHER_YEAR = 0.8
"""How alike two duties must be for a date in another year to be the same duty's."""
_SAME_INDICATOR = 0.4


@pair("KH601", "thoi-han-sau-cap-tren", "error")
def deadline_not_after_superior(superior: Checked, subordinate: Checked) -> Iterator[Finding]:
    """Thời hạn gửi lên cấp trên không được muộn hơn thời hạn cấp trên yêu cầu.

    Phát hiện: việc gửi, báo cáo, đăng ký, đề nghị của cấp dưới có ngày muộn hơn ngày trong kế hoạch cấp trên.
    Vì sao: làm đúng kế hoạch của mình vẫn trễ hạn với cấp trên.
    Ví dụ: cấp trên "trước ngày 20/6 hằng năm", cấp dưới "trước ngày 25/6 hằng năm".
    Cách sửa: đẩy thời hạn của mình sớm hơn thời hạn cấp trên.
    Nguồn: thứ bậc hành chính; kế hoạch cấp dưới thực hiện kế hoạch cấp trên.
    """
    twins = same_duties(superior, subordinate)
    for place, above in enumerate(superior.plan.deadlines):
        if above.kind not in UPWARD or not above.when:
            continue
        if above.actor and not means_level(above.actor, subordinate.plan.header.level or "commune"):
            continue  # a time for other bodies
        twin = twins.get(place)
        if twin is None:
            continue
        index, below = twin
        # where one of them does not say whether its day counts, both are read alike
        unsaid = above.inclusive is None or below.inclusive is None
        if later(below.when or "", unsaid or bool(below.inclusive), above.when, unsaid or bool(above.inclusive)):
            message = say(
                "check.later",
                below=printed_time(below),
                above=printed_time(above),
                plan=superior.label,
                action=_short(below.action or below.text),
            )
            yield RULES["KH601"].finding(
                message, subordinate.at(f"/deadlines/{index}", below.evidence),
                superior.at(f"/deadlines/{place}", above.evidence),
            )  # fmt: skip


def same_duties(superior: Checked, subordinate: Checked) -> dict[int, tuple[int, Deadline]]:
    """The subordinate's deadline for each of the superior's upward duties, by the index of the superior's: one that could be
    several's ("gửi … về UBND huyện") is that of the one whose words it has.
    """
    rows = superior.plan.deadlines
    found = {
        place: twin
        for place, above in enumerate(rows)
        if above.kind in UPWARD and above.when and (twin := _same_duty(above, superior, subordinate)) is not None
    }
    most: dict[int, float] = {}
    for place, (index, below) in found.items():
        most[index] = max(most.get(index, 0.0), _alike(below, rows[place]))
    return {
        place: twin for place, twin in found.items() if _alike(twin[1], rows[place]) >= most[twin[0]] - _CLEARLY_OTHER
    }


def _alike(below: Deadline, above: Deadline) -> float:
    alike = max(likeness(below.action or below.text, above.action or above.text), likeness(below.text, above.text))
    return alike + 0.2 * share(above.action or above.text, below.text)


def _same_duty(above: Deadline, superior: Checked, subordinate: Checked) -> tuple[int, Deadline] | None:
    """The subordinate's deadline for the same upward duty: same kind and shape of time, addressed to the superior."""
    wanted = above.when or ""
    best: tuple[float, int, int] | None = None
    for index, below in enumerate(subordinate.plan.deadlines):
        if (
            below.kind != above.kind
            or not below.when
            or shape(below.when) != shape(wanted)
            or not _upward(below, superior)
        ):
            continue
        alike = _alike(below, above)
        if below.when[:4] != wanted[:4] and alike < _OTHER_YEAR:
            continue
        # of twins that are equally alike ("trước 20/6 và 20/11") the nearest date is the one that answers
        rank = (round(alike, 1), -_distance(below.when, wanted), index)
        if alike >= _SAME_DUTY and (best is None or rank[:2] > best[:2]):
            best = rank
    return (best[2], subordinate.plan.deadlines[best[2]]) if best else None


def _upward(below: Deadline, superior: Checked) -> bool:
    """Whether a deadline is owed to the superior: it is addressed to its body, or says no other."""
    issuer = superior.plan.header.issuer or ""
    word = (own_area(issuer) or ("", ""))[0]
    addressed = key(f"{below.recipient or ''} {below.text}")
    return key(issuer) in key(below.recipient or "") or (bool(word) and f" {key(word)} " in f" {addressed} ")


def shape(when: str) -> str:
    """Dates compare with dates, yearly rules with yearly rules of a day, and so on."""
    if when.startswith("FREQ="):
        parts = rule_parts(when)
        return f"{parts['FREQ']}/{parts.get('INTERVAL', '1')}/{'BYMONTHDAY' in parts}"
    return "date" if re.match(r"\d{4}", when) else "duration"


def _distance(one: str, two: str) -> int:
    """How far two times lie apart, in days within a year, roughly: for choosing the nearest of twins."""
    found = [re.findall(r"BYMONTH=(\d+)|BYMONTHDAY=(\d+)|-(\d{2})", text) for text in (one, two)]
    numbers = [[int(next(filter(None, match))) for match in row] + [0, 0] for row in found]
    return abs((numbers[0][0] - numbers[1][0]) * 31 + numbers[0][1] - numbers[1][1])


@pair("KH602", "chi-tieu-thap-hon-cap-tren", "error")
def target_not_below_superior(superior: Checked, subordinate: Checked) -> Iterator[Finding]:
    """Chỉ tiêu của cấp dưới không được thấp hơn chỉ tiêu cấp trên giao.

    Phát hiện: cùng một chỉ tiêu, cùng đơn vị tính, con số của cấp dưới kém hơn của cấp trên.
    Vì sao: đạt kế hoạch của mình vẫn không đạt chỉ tiêu cấp trên.
    Ví dụ: cấp trên "từ 75% trở lên", cấp dưới "từ 70% trở lên".
    Cách sửa: nâng chỉ tiêu bằng hoặc cao hơn cấp trên; nếu có lý do riêng thì xin ý kiến cấp trên.
    Nguồn: thứ bậc hành chính; kế hoạch cấp dưới thực hiện kế hoạch cấp trên.
    """
    for index, below in enumerate(subordinate.plan.targets):
        twin = same_indicator(below, superior)
        if twin is None:
            continue
        place, above = twin
        if is_worse(below, above):
            message = say(
                "check.below",
                below=printed_figure(below),
                above=printed_figure(above),
                plan=superior.label,
                indicator=_short(below.indicator),
            )
            yield RULES["KH602"].finding(
                message,
                subordinate.at(f"/targets/{index}", below.evidence),
                superior.at(f"/targets/{place}", above.evidence),
            )


def same_indicator(below: Target, superior: Checked) -> tuple[int, Target] | None:
    """The superior's target for the same indicator: the likest one, so that a figure for other bodies is not taken."""
    best: tuple[tuple[float, bool], int, Target] | None = None
    for index, above in enumerate(superior.plan.targets):
        if above.value is None or below.value is None or below.unit != above.unit or not _comparable(above, below):
            continue
        alike = max(likeness(below.indicator, above.indicator), likeness(below.text, above.text))
        # one sentence may hold two figures ("100% trường học và trên 70% người lao động"): of those the equal one answers
        rank = (round(alike, 2), above.value == below.value)
        if alike >= _SAME_INDICATOR and (best is None or rank > best[0]):
            best = (rank, index, above)
    return (best[1], best[2]) if best else None


def _comparable(above: Target, below: Target) -> bool:
    up = (">=", "=")
    if above.by and below.by and above.by != below.by:
        return False  # a step on the way is no lower aim
    return above.comparator == below.comparator or (above.comparator in up and below.comparator in up)


def is_worse(below: Target, above: Target) -> bool:
    assert below.value is not None and above.value is not None
    if above.comparator in ("<=", "top"):
        return below.value > above.value
    return below.value < above.value


def printed_figure(target: Target) -> str:
    unit = target.unit or ""
    assert target.value is not None
    value = write_number(target.value)
    return say(
        f"figure.{_SIGNS.get(target.comparator, 'is')}", value=f"{value}%" if unit == "%" else f"{value} {unit}".strip()
    )


def printed_time(deadline: Deadline) -> str:
    """The time as the plan prints it, cut out of its sentence."""
    found = re.search(
        r"(?:trước|chậm nhất|muộn nhất|đến hết|trong)\b[^.;,(]*\d[^.;,(]*?(?=\s+(?:để|về|gửi|theo)\b|[.;,(]|$)",
        deadline.text,
        re.I,
    )
    return found.group().strip() if found else deadline.when or ""


def _short(text: str, limit: int = 90) -> str:
    return text if len(text) <= limit else text[: limit - 1].rsplit(" ", 1)[0] + "…"
