"""KH6xx: what a subordinate plan owes its superior beside times and figures: every duty, the quotas, the period, the same original."""

from __future__ import annotations

import re
from collections.abc import Iterator

from check.area_words import AREAS
from check.matching.duties import answers_to_duties
from check.matching.wordings import Wordings
from check.nominations import nominations
from check.rule import RULES, Checked, level, pair, shortened
from grammar.normalise import key
from schemas.finding import Finding
from schemas.plan import AwardQuota, Plan
from schemas.texts import say


@pair("KH603", "so-luong-khen-vuot", "error")
def quota_beyond_allotment(superior: Checked, subordinate: Checked) -> Iterator[Finding]:
    """Số lượng đề nghị khen thưởng không được vượt số cấp trên phân bổ.

    Phát hiện: số tập thể, cá nhân đề nghị cấp trên khen nhiều hơn số cấp trên giao cho mỗi đơn vị (hoặc nhiều hơn cả tổng số của cấp trên).
    Vì sao: phần vượt sẽ bị trả lại, hồ sơ làm xong phải bỏ.
    Ví dụ: cấp trên "mỗi xã 01 tập thể", cấp dưới đề nghị 02 tập thể.
    Cách sửa: giảm cho đúng số được phân bổ.
    Nguồn: kế hoạch của cấp trên.
    """
    for index, row in enumerate(subordinate.plan.award_quotas):
        if row.count is None or not is_proposed_to(row, superior.plan):
            continue
        found = allotment(row, superior.plan, subordinate.plan.header.level or "commune")
        if found is not None and row.count > (found[1].count or 0):
            place, above = found
            message = say(
                "check.beyond_quota", count=row.count, who=say(f"who.{row.recipient}"), allotted=above.count, plan=superior.label
            )  # fmt: skip
            yield RULES["KH603"].finding(
                message, subordinate.at(f"/award_quotas/{index}", row.evidence),
                superior.at(f"/award_quotas/{place}", above.evidence),
            )  # fmt: skip


def is_proposed_to(row: AwardQuota, superior: Plan) -> bool:
    """Whether a subordinate's award is one that the superior, or its chair, gives."""
    issuer = superior.header.issuer
    return bool(issuer and row.awarded_by and key(issuer) in key(row.awarded_by))


def allotment(row: AwardQuota, superior: Plan, level_name: str) -> tuple[int, AwardQuota] | None:
    """What the superior gives each unit of the level, else its whole number, of the same award to the same kind."""
    same = [
        (index, above)
        for index, above in enumerate(superior.award_quotas)
        if above.count is not None
        and above.recipient == row.recipient
        and (not above.award or not row.award or key(above.award) == key(row.award))
        and (not above.occasion or not row.occasion or above.occasion == row.occasion)
    ]
    own = AREAS.get(level_name, AREAS["commune"])
    each = [
        one for one in same if one[1].group and re.search(rf"\b(?:mỗi|từng) (?:{own})\b", one[1].group, re.IGNORECASE)
    ]
    whole = [one for one in same if one[1].group is None]
    return next(iter(each or whole), None)


@pair("KH604", "viec-cap-tren-giao-chua-co", "warning")
def duty_not_covered(superior: Checked, subordinate: Checked) -> Iterator[Finding]:
    """Việc cấp trên giao cho cấp này phải có trong kế hoạch cấp dưới.

    Phát hiện: việc cấp trên giao cho "UBND các xã" (hoặc cấp tương ứng) mà không câu nào trong kế hoạch cấp dưới nói đến.
    Vì sao: bỏ sót việc được giao.
    Ví dụ: cấp trên giao "kiện toàn Tổ công nghệ số cộng đồng trước 30/4", kế hoạch xã không có.
    Cách sửa: thêm việc đó, hoặc ghi rõ vì sao không thuộc đơn vị.
    Nguồn: kế hoạch của cấp trên. So bằng từ ngữ, nên là cảnh báo để người đọc xem lại.
    """
    if not subordinate.plan.is_plan():
        return  # an answer to one thing only
    for duty, answer in answers_to_duties(Wordings(superior, subordinate)):
        lacking = answer.state == "missing" or (answer.state == "partly" and answer.reason == "part")
        like = answer.state == "unclear" and answer.reason == "like_words"
        if (lacking or like) and answer.whose == "ours":
            message = say("check.not_covered", task=shortened(duty.task), plan=superior.label)
            yield RULES["KH604"].finding(
                message, subordinate.at("/responsibilities"), superior.at(f"/responsibilities/{duty.index}", duty.spans)
            )


@pair("KH606", "thoi-ky-khac-cap-tren", "warning")
def other_period(superior: Checked, subordinate: Checked) -> Iterator[Finding]:
    """Thời kỳ của kế hoạch cấp dưới phải khớp với cấp trên.

    Phát hiện: năm kết thúc của kế hoạch cấp dưới sau năm kết thúc của cấp trên, hoặc hai thời kỳ không giao nhau.
    Vì sao: thường là ghi nhầm năm, hoặc dẫn nhầm kế hoạch cấp trên.
    Ví dụ: cấp trên "giai đoạn 2024 - 2026", cấp dưới "giai đoạn 2024 - 2027".
    Cách sửa: sửa lại thời kỳ, hoặc dẫn đúng kế hoạch cấp trên.
    Nguồn: tên kế hoạch của cấp trên.
    """
    above, below = superior.plan.header.period, subordinate.plan.header.period
    ends, begins = (above.end or "")[:4], (above.start or above.end or "")[:4]
    if not ends or not below.end:
        return
    own_end, own_start = below.end[:4], (below.start or below.end)[:4]
    if own_end > ends or own_end < begins or own_start > ends:
        message = say(
            "check.other_period", below=_years(own_start, own_end), above=_years(begins, ends), plan=superior.label
        )
        yield RULES["KH606"].finding(message, subordinate.at("/header/period"), superior.at("/header/period"))


def _years(start: str, end: str) -> str:
    return start if start == end else f"{start} - {end}"


@pair("KH608", "cap-tren-da-thay-doi", "warning")
def superior_has_changed(superior: Checked, subordinate: Checked) -> Iterator[Finding]:
    """Kế hoạch cấp trên không đổi từ khi soạn dự thảo.

    Phát hiện: dự thảo được soạn từ một tệp khác của cùng kế hoạch cấp trên (dấu vân tay của tệp khác nhau).
    Vì sao: cấp trên có thể đã sửa; dự thảo theo bản cũ.
    Ví dụ: huyện gửi lại kế hoạch đã chỉnh sau khi xã soạn xong dự thảo.
    Cách sửa: chạy "kehoach draft … --update" với bản mới, hoặc đối chiếu lại.
    Nguồn: dấu vết trong tệp dự thảo do kehoach soạn.
    """
    origin, source = subordinate.origin, superior.plan.source
    if origin is None or source is None or not origin.superior_sha256 or origin.superior != superior.plan.code():
        return
    # another kind of file of the plan (its PDF beside its file of Word) has other bytes, and says the same
    other_kind = origin.superior_kind is not None and origin.superior_kind != source.kind
    if origin.superior_sha256 != source.sha256 and not (
        other_kind and origin.superior_said == superior.plan.said_mark()
    ):
        message = say("check.superior_changed", plan=superior.label)
        yield RULES["KH608"].finding(message, subordinate.at("/header"), superior.at("/header"))


@level("KH609", "tong-so-luong-khen-vuot", "error")
def quotas_beyond_the_total(superior: Checked, subordinates: list[Checked]) -> Iterator[Finding]:
    """Tổng số đề nghị khen thưởng của các đơn vị không được vượt tổng số của cấp trên.

    Phát hiện: cộng số tập thể (hoặc cá nhân) các kế hoạch cấp dưới đề nghị cấp trên khen, nhiều hơn tổng số ghi trong kế hoạch cấp trên.
    Vì sao: cấp trên không đủ số để khen, phải trả lại hồ sơ.
    Ví dụ: huyện có 10 tập thể, sáu xã đề nghị 12.
    Cách sửa: phân bổ lại giữa các đơn vị.
    Nguồn: kế hoạch của cấp trên.
    """
    issuer = superior.plan.header.issuer
    for index, row in enumerate(superior.plan.award_quotas):
        if row.count is None or row.group is not None or row.limit == "merit" or not issuer:
            continue
        asked = [
            (plan.at(f"/award_quotas/{place}", other.evidence), other.count)
            for plan in subordinates
            for place, other in enumerate(plan.plan.award_quotas)
            if other.count
            and other.group is None
            and other.recipient == row.recipient
            and other.occasion == row.occasion
            and other.awarded_by
            and key(issuer) in key(other.awarded_by)
        ]
        asked += [
            (plan.on(paper.line), paper.count)
            for plan in subordinates
            for paper in nominations(plan)
            if paper.recipient == row.recipient and paper.occasion == row.occasion
        ]
        total = sum(count for _, count in asked)
        if len(asked) > 1 and total > row.count:
            message = say(
                "check.beyond_total", total=total, who=say(f"who.{row.recipient}"), count=row.count, plan=superior.label
            )
            where = superior.at(f"/award_quotas/{index}", row.evidence)
            yield RULES["KH609"].finding(message, where, *(place for place, _ in asked))
