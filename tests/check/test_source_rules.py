"""KH605 and KH607: what has no source above, and who does what the superior gave to another."""

from __future__ import annotations

import pytest

import kehoach
from schemas.origin import Origin
from schemas.plan import Deadline, Plan, Responsibility, Target
from schemas.unit import OwnTarget, Unit
from tests.check.test_pair_rules import rules, subordinate, superior

LINES = (
    "Phát triển phong trào học tập suốt đời trong gia đình, dòng họ, cộng đồng.",
    "Vận động Nhân dân xây dựng tủ sách dùng chung ở nhà văn hóa ấp; có ít nhất 60% ấp có tủ sách.",
    "UBND các xã báo cáo kết quả về UBND huyện trước ngày 20/11/2024.",
)


def above(**fields: object) -> Plan:
    return superior(outline=[{"kind": "paragraph", "text": text} for text in LINES], **fields)


def aim(text: str, indicator: str, value: float, unit: str = "%") -> Target:
    return Target(text=text, indicator=indicator, comparator=">=", value=value, unit=unit)


def due(when: str, action: str) -> Deadline:
    return Deadline(when=when, kind="complete", action=action, text=action)


def duty(task: str, body: str = "Công chức Văn hóa - xã hội", role: str = "assign", **more: object) -> Responsibility:
    return Responsibility(agencies=[body], role=role, tasks=[task], **more)  # type: ignore[arg-type]


def section(title: str, *texts: str) -> dict[str, object]:
    return {"kind": "heading", "title": title, "children": [{"kind": "paragraph", "text": text} for text in texts]}


UNSOURCED: list[tuple[dict[str, object], bool]] = [
    ({"targets": [aim("Trồng mới 5.000 cây xanh phân tán.", "cây xanh phân tán", 5000, "cây")]}, True),
    (
        {"targets": [aim("Trồng mới 5.000 cây theo Nghị quyết số 05/NQ-HĐND ngày 12/7/2024.", "cây", 5000, "cây")]},
        False,
    ),
    ({"targets": [aim("Có ít nhất 60% ấp có tủ sách.", "ấp có tủ sách", 60)]}, False),
    ({"deadlines": [due("2024-09-15", "nạo vét kênh mương nội đồng")]}, True),
    ({"deadlines": [due("2024-11-20", "nạo vét kênh mương nội đồng")]}, False),  # the superior's own day
    ({"deadlines": [due("2024", "nạo vét kênh mương nội đồng")]}, False),  # a year is the plan's own
    ({"responsibilities": [duty("Nạo vét kênh mương nội đồng, sửa chữa cống đầu mối.")]}, True),
    ({"responsibilities": [duty("Vận động Nhân dân xây dựng tủ sách ở từng ấp, đổi sách mỗi quý.")]}, False),
    ({"responsibilities": [duty("Theo dõi, đôn đốc các ấp, tổng hợp kết quả.")]}, False),  # every plan's house work
    ({"responsibilities": [duty("Giữ sạch nhà.")]}, False),
    ({"targets": [aim("Tiêm phòng 60% đàn chó.", "đàn chó được tiêm", 60)]}, True),  # the figure is another's
    ({"responsibilities": [duty("Theo dõi việc học tập suốt đời. Nạo vét kênh mương, sửa cống đầu mối.")]}, True),
    ({"outline": [section("II. NHIỆM VỤ, GIẢI PHÁP", "Tu bổ mái đình làng, phục dựng lễ rước nước.")]}, True),
    ({"outline": [section("II. NHIỆM VỤ, GIẢI PHÁP", "Vận động Nhân dân xây dựng tủ sách ở nhà văn hóa.")]}, False),
    ({"outline": [section("I. MỤC ĐÍCH", "Tu bổ mái đình làng, phục dựng lễ rước nước.")]}, False),
]


@pytest.mark.parametrize(("fields", "expected"), UNSOURCED)
def test_what_has_no_source(fields: dict[str, object], expected: bool) -> None:
    one = above(deadlines=[due("2024-11-20", "báo cáo kết quả học tập suốt đời")])
    assert rules(kehoach.check([one, subordinate(**fields)]), "KH605") == ["KH605"] * expected


def test_a_figure_of_the_profile_has_its_source() -> None:
    below = subordinate(targets=[aim("Trồng mới 5.000 cây xanh.", "cây xanh", 5000, "cây")])
    profile = Unit(
        name="Ủy ban nhân dân xã Tân Lộc", area_name="Tân Lộc", place="Tân Lộc",
        targets=[OwnTarget(indicator="cây xanh", value="5.000")],
    )  # fmt: skip
    origin = Origin(unit=profile.name, profile=profile, superior="68/KH-UBND")
    assert rules(kehoach.check([above(), ("xa", below)], origins={"xa": origin}), "KH605") == []


CHECKS = "Kiểm tra nhân khẩu tạm trú ở các khu nhà trọ, lập biên bản từng trường hợp"


LED = [
    (duty(CHECKS, "Công an các xã, thị trấn"), duty(CHECKS), True),
    (duty(CHECKS, "Công an các xã, thị trấn"), duty(CHECKS, "Công an xã Tân Lộc"), False),
    (duty(CHECKS, "Công an huyện Phú Lâm"), duty(CHECKS), False),  # a counterpart does our share
    (duty(CHECKS, "Ủy ban nhân dân các xã, thị trấn"), duty(CHECKS), False),
    (duty(CHECKS, "Công an các xã, thị trấn"), duty("Tuyên truyền pháp luật về cư trú cho chủ nhà trọ."), False),
    (duty(CHECKS), duty(CHECKS, "Phòng Nội vụ huyện Phú Lâm"), True),  # an office of the superior
    (duty(CHECKS), duty(CHECKS, "Sở Nội vụ"), True),
    (duty(CHECKS), duty(CHECKS, "Phòng Nội vụ huyện Phú Lâm", "request"), False),
    (duty(CHECKS), duty(CHECKS, "Phòng Nội vụ huyện Phú Lâm", cooperating=["Công an xã Tân Lộc"]), False),
    (duty(CHECKS), duty(CHECKS, "Phòng Nội vụ huyện Phú Lâm cấp"), True),  # a word of the task read with the name
    (duty(f"Chỉ đạo Công an xã chủ trì {CHECKS}", "UBND các xã"), duty(f"Trưởng các thôn chủ trì {CHECKS}"), True),
    (duty(f"Chỉ đạo Công an xã chủ trì {CHECKS}", "UBND các xã"), duty(f"Công an xã chủ trì {CHECKS}"), False),
]


@pytest.mark.parametrize(("theirs", "ours", "expected"), LED)
def test_who_leads(theirs: Responsibility, ours: Responsibility, expected: bool) -> None:
    found = kehoach.check([above(responsibilities=[theirs]), subordinate(responsibilities=[ours])])
    assert rules(found, "KH607") == ["KH607"] * expected


SENTENCES = [
    ("Giao Phòng Tài chính - Kế hoạch huyện cấp kinh phí mua sắm.", True),
    ("Theo dõi, đôn đốc các thôn. Phòng Nội vụ huyện có trách nhiệm thẩm định hồ sơ.", True),
    ("Thanh tra huyện Phú Lâm tiến hành thanh tra đột xuất.", True),
    ("Đề nghị Phòng Nội vụ huyện hướng dẫn nghiệp vụ.", False),
    ("Phối hợp với Công an huyện kiểm tra các cơ sở.", False),
    ("Gửi báo cáo về UBND huyện (qua Phòng Nội vụ) trước ngày 15/11.", False),
    ("Giao Công an xã tuần tra ban đêm.", False),
]


@pytest.mark.parametrize(("text", "expected"), SENTENCES)
def test_orders_in_sentences(text: str, expected: bool) -> None:
    below = subordinate(outline=[{"kind": "paragraph", "text": text}])
    assert rules(kehoach.check([above(), below]), "KH607") == ["KH607"] * expected
