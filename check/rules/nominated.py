"""What papers propose for awards, beside what the superior allows and beside their own lists."""

from __future__ import annotations

import math
import re
from collections.abc import Iterator

from check.area_words import AREAS
from check.nominations import Nomination, nominations
from check.rule import RULES, Checked, pair, single
from grammar.normalise import key
from schemas.finding import Finding
from schemas.plan import AwardQuota
from schemas.texts import say


@pair("KH610", "de-nghi-khen-vuot", "error")
def nominations_beyond_the_quota(superior: Checked, subordinate: Checked) -> Iterator[Finding]:
    """Tờ trình, danh sách đề nghị khen thưởng không được vượt số lượng cấp trên phân bổ.

    Phát hiện: số tập thể, cá nhân mà tờ trình ghi hoặc danh sách liệt kê nhiều hơn số cấp trên cho mỗi đơn vị (hoặc cả tổng số);
      tỷ lệ ("không quá 10% số tập thể tham gia") được tính khi tờ trình ghi tổng số.
    Vì sao: phần vượt bị trả lại, hồ sơ của những người đó làm xong phải bỏ.
    Ví dụ: huyện cho mỗi xã 01 tập thể, tờ trình của xã đề nghị 03 tập thể.
    Cách sửa: bình xét lại cho đúng số được phân bổ.
    Nguồn: kế hoạch của cấp trên.
    """
    level_name = subordinate.plan.header.level or "commune"
    for row in nominations(subordinate):
        rows = [
            (index, quota)
            for index, quota in enumerate(superior.plan.award_quotas)
            if quota.recipient in (row.recipient, "either")
            and quota.occasion in ((None, "annual", "period") if row.occasion is None else (None, row.occasion))
        ]
        if any(quota.limit == "merit" for _, quota in rows):
            continue  # as many as deserve it
        where = subordinate.on(row.line)
        allowed = [
            (count, index)
            for index, quota in _for_level(rows, level_name)
            if (count := _most(quota, row, subordinate)) is not None
        ]
        if not allowed:
            continue
        most, index = max(allowed)
        if row.count > most:
            above = superior.plan.award_quotas[index]
            message = say(
                "check.beyond_quota", count=row.count, who=say(f"who.{row.recipient}"), allotted=most, plan=superior.label
            )  # fmt: skip
            yield RULES["KH610"].finding(message, where, superior.at(f"/award_quotas/{index}", above.evidence))


_EACH = re.compile(r"(?:mỗi|từng)\b", re.IGNORECASE)
_ANYBODY = re.compile(r"(?:mỗi|từng) (?:nơi|đơn vị|địa phương)", re.IGNORECASE)


def _for_level(rows: list[tuple[int, AwardQuota]], level_name: str) -> list[tuple[int, AwardQuota]]:
    """The quotas of each unit of the level, or of all of them, where the superior shares its numbers out; else the whole ones."""
    pattern = re.compile(rf"\b(?:{AREAS.get(level_name, 'xã')})\b", re.IGNORECASE)
    own = [row for row in rows if row[1].group is not None and pattern.search(row[1].group)]
    anybody = [row for row in rows if _ANYBODY.fullmatch(row[1].group or "")]
    each = [row for row in own if _EACH.match(row[1].group or "")] or anybody
    return each or own or [row for row in rows if row[1].group is None or row[1].percent is not None]


def _most(quota: AwardQuota, row: Nomination, subordinate: Checked) -> int | None:
    """The most that may be proposed under a quota; None where that can't be reckoned."""
    if quota.count is not None or quota.percent is None:
        return quota.count
    base = _base(subordinate, row.recipient, quota.group)
    # whether a part of one counts as one is not said: the larger number is no fault
    return math.ceil(base * quota.percent / 100) if base is not None else None


def _base(subordinate: Checked, recipient: str, group: str | None) -> int | None:
    """The whole that a share is of, where the paper says it: "trong tổng số 42 tập thể tham gia", or in the words of the share:
    "20% số thôn tham gia" of "15 thôn tham gia".
    """
    words = [key(say(f"who.{recipient}"))]
    named = re.match(r"số (.+?)(?= tham gia| đăng ký|$)", key(group or ""))
    whole = "|".join(re.escape(word) for word in [*words, *([named[1]] if named else [])])
    pattern = re.compile(
        rf"tổng (?:số|cộng)[^.;\d]{{0,30}}(\d{{1,5}}) (?:{whole})|(\d{{1,5}}) (?:{whole})[^.;\d]{{0,20}}(?:tham gia|đăng ký)"
    )
    found = [match for line in subordinate.lines if (match := pattern.search(key(line.text)))]
    numbers = {int(match[1] or match[2]) for match in found}
    return numbers.pop() if len(numbers) == 1 else None


@single("KH406", "so-de-nghi-va-danh-sach", "warning")
def said_and_listed(checked: Checked) -> Iterator[Finding]:
    """Số đề nghị khen thưởng ghi trong tờ trình phải bằng số có tên trong danh sách.

    Phát hiện: tờ trình ghi một số, danh sách trong cùng tệp liệt kê một số khác.
    Vì sao: quyết định khen thưởng theo số nào cũng sai với chỗ kia.
    Ví dụ: "đề nghị khen 12 cá nhân" nhưng danh sách chỉ có 11 người.
    Cách sửa: đối chiếu biên bản họp xét, sửa số hoặc bổ sung danh sách.
    Nguồn: kiểm tra số học; không phụ thuộc quy định.
    """
    for row in nominations(checked):
        if row.said is not None and row.listed is not None and row.said != row.listed:
            message = say("check.said_listed", said=row.said, listed=row.listed, who=say(f"who.{row.recipient}"))
            yield RULES["KH406"].finding(message, checked.on(row.line))
