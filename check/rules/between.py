"""KH6xx: what a subordinate plan owes its superior."""

from __future__ import annotations

import re
from collections.abc import Iterator

from check.area_words import AREAS
from check.matching.addressed import means_us
from check.recurrence import counted_days, later
from check.rule import RULES, Checked, pair, shortened
from check.same import earlier_indicator, same_deadlines, same_indicator
from grammar.quantities import SHARED_UNITS, write_number
from schemas.finding import Finding
from schemas.plan import Deadline, Target
from schemas.texts import say

_CELL = 40
"""Characters of a table's cell that is a time."""
_SIGNS = {">=": "at_least", "<=": "at_most", "top": "top", "+": "more", "-": "less"}


@pair("KH601", "thoi-han-sau-cap-tren", "error")
def deadline_not_after_superior(superior: Checked, subordinate: Checked) -> Iterator[Finding]:
    """Thời hạn gửi lên cấp trên không được muộn hơn thời hạn cấp trên yêu cầu.

    Phát hiện: việc gửi, báo cáo, đăng ký, đề nghị của cấp dưới có ngày muộn hơn ngày trong kế hoạch cấp trên; việc cấp trên
    giao có ngày xong (cả ngày cuối của một khoảng, thời gian trong bảng nhiệm vụ) muộn hơn. Việc cấp trên giao cơ quan khác mà
    cấp dưới ghi lại với ngày muộn hơn là cảnh báo.
    Vì sao: làm đúng kế hoạch của mình vẫn trễ hạn với cấp trên.
    Ví dụ: cấp trên "trước ngày 20/6 hằng năm", cấp dưới "trước ngày 25/6 hằng năm".
    Cách sửa: đẩy thời hạn của mình sớm hơn thời hạn cấp trên.
    Nguồn: thứ bậc hành chính; kế hoạch cấp dưới thực hiện kế hoạch cấp trên.
    """
    for place, (index, below) in same_deadlines(superior, subordinate).items():
        above = superior.plan.deadlines[place]
        others = bool(above.actor) and not means_us(above.actor or "", subordinate.plan)
        if others and above.kind in ("submit", "report"):
            continue  # what other bodies owe
        below_in, above_in = counted_days(below, above)
        if later(below.when or "", below_in, above.when or "", above_in):
            message = say(
                "check.later",
                below=printed_time(below),
                above=printed_time(above),
                plan=superior.label,
                action=shortened(below.action or below.text),
            )
            yield RULES["KH601"].finding(
                message, subordinate.at(f"/deadlines/{index}", below.evidence),
                superior.at(f"/deadlines/{place}", above.evidence), severity="warning" if others else None,
            )  # fmt: skip


@pair("KH602", "chi-tieu-thap-hon-cap-tren", "error")
def target_not_below_superior(superior: Checked, subordinate: Checked) -> Iterator[Finding]:
    """Chỉ tiêu của cấp dưới không được thấp hơn chỉ tiêu cấp trên giao.

    Phát hiện: cùng một chỉ tiêu, cùng đơn vị tính, con số của cấp dưới kém hơn của cấp trên; tổng số của cả địa bàn cấp trên
      ("06 mô hình trên địa bàn huyện") thì không so, vì phần của từng đơn vị ít hơn là đúng.
      Cùng con số mà thời điểm đạt muộn hơn thì là cảnh báo.
    Vì sao: đạt kế hoạch của mình vẫn không đạt chỉ tiêu cấp trên.
    Ví dụ: cấp trên "từ 75% trở lên", cấp dưới "từ 70% trở lên".
    Cách sửa: nâng chỉ tiêu bằng hoặc cao hơn cấp trên; nếu có lý do riêng thì xin ý kiến cấp trên.
    Nguồn: thứ bậc hành chính; kế hoạch cấp dưới thực hiện kế hoạch cấp trên.
    """
    for index, below in enumerate(subordinate.plan.targets):
        twin = same_indicator(below, superior.plan)
        if twin is None:
            yield from _reached_later(superior, subordinate, index, below)
            continue
        place, above = twin
        if is_worse(below, above) and not _is_total(above, superior, subordinate):
            message = say(
                "check.below",
                below=printed_figure(below),
                above=printed_figure(above),
                plan=superior.label,
                indicator=shortened(below.indicator),
            )
            yield RULES["KH602"].finding(
                message,
                subordinate.at(f"/targets/{index}", below.evidence),
                superior.at(f"/targets/{place}", above.evidence),
            )


def _reached_later(superior: Checked, subordinate: Checked, index: int, below: Target) -> Iterator[Finding]:
    """A figure of the superior's that is to be reached at a later time."""
    earlier = earlier_indicator(below, superior.plan)
    if earlier is not None:
        place, above = earlier
        message = say(
            "check.reached_later", below=below.by, above=above.by, plan=superior.label, indicator=shortened(below.indicator)
        )  # fmt: skip
        yield RULES["KH602"].finding(
            message, subordinate.at(f"/targets/{index}", below.evidence), superior.at(f"/targets/{place}", above.evidence),
            severity="warning",
        )  # fmt: skip


def _is_total(above: Target, superior: Checked, subordinate: Checked) -> bool:
    """Whether a figure counts things of the superior's whole area, of which a unit's own number is a part: neither a share nor a
    measure, nor said for each of the subordinate's level. An office has its committee's area.
    """
    level_name = subordinate.plan.header.level or ""
    if (
        level_name not in AREAS
        or level_name == superior.plan.header.level
        or re.fullmatch(SHARED_UNITS, above.unit or "")
    ):
        return False
    return not re.search(rf"\b(?:mỗi|từng|bình quân|{AREAS[level_name]})\b", above.text, re.IGNORECASE)


def is_worse(below: Target, above: Target) -> bool:
    """Whether one figure falls short of the other; both have a value."""
    assert below.value is not None and above.value is not None
    if above.comparator in ("<=", "top"):
        return below.value > above.value
    return below.value < above.value


def printed_figure(target: Target) -> str:
    """The figure of a target in words; it has a value."""
    unit = target.unit or ""
    assert target.value is not None
    value = write_number(target.value)
    return say(
        f"figure.{_SIGNS.get(target.comparator, 'is')}", value=f"{value}%" if unit == "%" else f"{value} {unit}".strip()
    )


def printed_time(deadline: Deadline) -> str:
    """The time as the plan prints it, cut out of its sentence; of several there the one that was read."""
    found = [
        match.group().strip()
        for match in re.finditer(
            r"(?:trước|chậm nhất|muộn nhất|đến hết|trong)\b[^.;,()]*\d[^.;,()]*?(?=\s+(?:để|về|gửi|theo)\b|[.;,()]|$)",
            deadline.text,
            re.I,
        )
    ]
    numbers = re.findall(r"BYMONTH=(\d+)|BYMONTHDAY=(\d+)|-(\d{2})", deadline.when or "")
    month_day = [int(next(filter(None, row))) for row in numbers][:2]
    same = [text for text in found if sorted(_numbers(text)[:2]) == sorted(month_day)]
    cell = deadline.text.rpartition(";")[2].strip()  # of a table's row: its task and, behind it, its time
    short = cell if re.search(r"\d", cell) and len(cell) <= _CELL else None
    return next(iter(same or found), short or deadline.when or "")


def _numbers(text: str) -> list[int]:
    return [int(number) for number in re.findall(r"\d+", text)]
