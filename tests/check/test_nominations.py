"""KH406, KH609, KH610: papers that propose awards, beside their lists and beside what the superior allows."""

from __future__ import annotations

import pytest

import kehoach
from schemas.plan import AwardQuota, LegalBasis, OutlineNode, Plan
from tests.check.test_pair_rules import UPPER, rules, superior

TITLE = "Về việc đề nghị khen thưởng phong trào phân loại rác tại nguồn năm 2024"


def paragraph(text: str, marker: str | None = None) -> OutlineNode:
    return OutlineNode(kind="paragraph", text=text, marker=marker)


def listing(title: str, count: int) -> OutlineNode:
    rows = [paragraph(f"Tên thứ {number}", str(number)) for number in range(1, count + 1)]
    return OutlineNode(kind="heading", title=title, text=title, children=rows)


def table(title: str, count: int) -> OutlineNode:
    rows = [
        OutlineNode(kind="row", children=[OutlineNode(kind="cell", text=text) for text in row])
        for row in [("TT", "Họ và tên"), *((str(number), "…") for number in range(1, count + 1)), ("", "Cộng")]
    ]
    return OutlineNode(kind="heading", title=title, text=title, children=[OutlineNode(kind="table", children=rows)])


def items(*markers: str) -> list[OutlineNode]:
    return [paragraph(f"Tên {marker} {number}", marker) for number, marker in enumerate(markers)]


def sectioned(groups: int, people: int) -> OutlineNode:
    """One table for both, a row with a Roman number above each kind."""
    rows = [("TT", "Tên"), ("I", "TẬP THỂ"), *((f"{number}", "…") for number in range(1, groups + 1))]
    rows += [("II", "CÁ NHÂN"), *((f"{number:02}", "…") for number in range(1, people + 1))]
    nodes = [OutlineNode(kind="row", children=[OutlineNode(kind="cell", text=text) for text in row]) for row in rows]
    return OutlineNode(kind="table", children=nodes)


def paper(
    text: str, *lists: OutlineNode, title: str = TITLE, doc_type: str = "tờ trình", name: str = "xã Tân Lộc"
) -> Plan:
    made = Plan(outline=[paragraph(text), *lists])
    made.header.doc_type, made.header.issuer, made.header.level = doc_type, f"Ủy ban nhân dân {name}", "commune"
    made.header.title, made.header.date = title, "2024-12-02"
    made.legal_bases = [
        LegalBasis(kind="kế hoạch", code="68/KH-UBND", date="2024-03-08", issuer=UPPER, relation="căn cứ")
    ]
    return made


SAID = "Ủy ban nhân dân xã kính trình Chủ tịch UBND huyện tặng Giấy khen cho 03 tập thể, 05 cá nhân, gồm:"
LISTS = [
    ((listing("TẬP THỂ", 3), listing("CÁ NHÂN", 5)), []),
    ((listing("TẬP THỂ", 3), listing("CÁ NHÂN", 4)), ["KH406"]),
    ((table("Danh sách tập thể", 2), table("Danh sách cá nhân", 5)), ["KH406"]),
    ((), []),  # the lists are in another file
    (
        (paragraph("TẬP THỂ", "I"), *items("1", "2", "3"), paragraph("CÁ NHÂN", "II"), *items("1", "2", "3", "4", "5")),
        [],
    ),
    (
        (paragraph("TẬP THỂ", "I"), *items("1", "2"), paragraph("CÁ NHÂN", "II"), *items("1", "2", "3", "4", "5")),
        ["KH406"],
    ),
    (
        (paragraph("Cá nhân:", "1"), *items("a", "b", "c", "d"), paragraph("Tập thể:", "2"), *items("a", "b", "c")),
        ["KH406"],
    ),
    ((paragraph("Cá nhân:"), *items("-", "-", "-", "-", "-"), paragraph("Tập thể:"), *items("-", "-", "-")), []),
    ((paragraph("Danh sách cá nhân"), *items("1", "2", "3", "4", "5"), paragraph("Mức thưởng", "1"), *items("2")), []),
    ((sectioned(3, 5),), []),
    ((sectioned(3, 6),), ["KH406"]),
]
IN_WORDS = [
    ("Đề nghị khen thưởng hai tập thể.", 3, ["KH406"]),
    ("Đề nghị khen thưởng ba tập thể.", 3, []),
    ("Đề nghị khen thưởng, gồm: Tập thể: 02.", 3, ["KH406"]),
    ("Số tập thể được đề nghị tặng Giấy khen là 03.", 3, []),
    ("Số tập thể được đề nghị tặng Giấy khen là 04.", 3, ["KH406"]),
]


@pytest.mark.parametrize(("text", "count", "expected"), IN_WORDS)
def test_numbers_however_they_are_said(text: str, count: int, expected: list[str]) -> None:
    assert rules(kehoach.check([paper(text, listing("TẬP THỂ", count))]), "KH406") == expected


@pytest.mark.parametrize(("lists", "expected"), LISTS)
def test_said_and_listed(lists: tuple[OutlineNode, ...], expected: list[str]) -> None:
    assert rules(kehoach.check([paper(SAID, *lists)]), "KH406") == expected


def quota(count: int | None, group: str | None = None, recipient: str = "collective", **more: object) -> AwardQuota:
    return AwardQuota(award="giấy khen", occasion="annual", recipient=recipient, count=count, group=group, **more)  # type: ignore[arg-type]


ALLOWED: list[tuple[list[AwardQuota], Plan, list[str]]] = [
    ([quota(10)], paper(SAID), []),
    ([quota(2)], paper(SAID), ["KH610"]),
    ([quota(10), quota(1, "mỗi xã")], paper(SAID), ["KH610"]),
    ([quota(4, "UBND các xã, thị trấn"), quota(2, "Mỗi xã đề nghị")], paper(SAID), ["KH610"]),  # what each may have
    (
        [quota(2), quota(None, limit="merit").model_copy(update={"occasion": "ad_hoc"})],
        paper(SAID, title=TITLE[:-9]),
        ["KH610"],
    ),
    ([quota(None, "tập thể tham gia", percent=10)], paper(f"{SAID} trong tổng số 19 tập thể tham gia."), ["KH610"]),
    ([quota(10), quota(6, "phòng, ban"), quota(4, "UBND các xã, thị trấn")], paper(SAID), []),
    ([quota(10), quota(8, "phòng, ban"), quota(2, "UBND các xã, thị trấn")], paper(SAID), ["KH610"]),
    ([quota(10)], paper("Kính trình tặng Giấy khen cho các tập thể sau:", listing("TẬP THỂ", 11)), ["KH610"]),
    ([quota(None, limit="merit")], paper(SAID), []),  # as many as deserve it
    ([quota(None, percent=10)], paper(SAID), []),  # the base is not known
    ([quota(None, percent=10)], paper(f"{SAID} trong tổng số 24 tập thể tham gia."), []),  # 2.4: three are no fault
    ([quota(None, percent=10)], paper(f"{SAID} trong tổng số 19 tập thể tham gia."), ["KH610"]),
    ([quota(2)], paper(SAID, title="Về việc đề nghị khen thưởng giai đoạn 2021 - 2024"), []),  # another occasion
    ([quota(2)], paper("Xã có 03 tập thể làm tốt.", doc_type="báo cáo", title="Kết quả thực hiện năm 2024"), []),
]


@pytest.mark.parametrize(("quotas", "below", "expected"), ALLOWED)
def test_what_is_allowed(quotas: list[AwardQuota], below: Plan, expected: list[str]) -> None:
    assert rules(kehoach.check([superior(award_quotas=quotas), below]), "KH610", "KH603") == expected


def test_nominations_of_a_level_are_added_up() -> None:
    above = superior(award_quotas=[quota(7)])
    papers = [paper(SAID, name=name) for name in ("xã Tân Lộc", "xã Bình An", "xã Vĩnh Khê")]
    assert rules(kehoach.check([above, *papers]), "KH609") == ["KH609"]
    assert rules(kehoach.check([above, *papers[:2]]), "KH609") == []


def test_an_answer_to_one_thing_owes_no_other_duty() -> None:
    from tests.check.test_pair_rules import duties

    one = superior(responsibilities=duties("Kiện toàn Tổ công nghệ số cộng đồng ở từng thôn"))
    assert rules(kehoach.check([one, paper(SAID)]), "KH604", "KH605", "KH607") == []
