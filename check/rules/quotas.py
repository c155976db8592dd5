"""KH4xx: figures that contradict each other inside one plan."""

from __future__ import annotations

from collections.abc import Iterator

from check.rule import RULES, Checked, single
from schemas.finding import Finding
from schemas.texts import say


@single("KH401", "tong-khen-thuong", "error")
def award_parts_add_up(checked: Checked) -> Iterator[Finding]:
    """Các phần của số lượng khen thưởng cộng lại phải bằng tổng.

    Phát hiện: tổng số tập thể (hoặc cá nhân) khác tổng các phần "trong đó".
    Vì sao: không thể xét khen thưởng theo một con số mâu thuẫn.
    Ví dụ: "06 tập thể (trong đó ban, ngành: 03 tập thể; ấp: 02 tập thể)".
    Cách sửa: đối chiếu bản gốc, sửa tổng hoặc sửa phần.
    Nguồn: kiểm tra số học; không phụ thuộc quy định.
    """
    rows = checked.plan.award_quotas
    for index, total, parts in checked.plan.quota_totals():
        count = sum(part.count or 0 for part in parts)
        if count != total.count:
            message = say("check.quota_sum", total=total.count, sum=count, who=say(f"who.{total.recipient}"))
            related = [checked.at(f"/award_quotas/{rows.index(part)}", part.evidence) for part in parts]
            yield RULES["KH401"].finding(message, checked.at(f"/award_quotas/{index}", total.evidence), *related)
