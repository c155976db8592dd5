"""Each field on small texts written for it."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

import kehoach
from schemas.plan import Plan

Write = Callable[..., Path]

HEAD = """ỦY BAN NHÂN DÂN
HUYỆN PHÚ LÂM

CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM
Độc lập - Tự do - Hạnh phúc

Số: 68/KH-UBND

Phú Lâm, ngày 08 tháng 3 năm 2024

KẾ HOẠCH
Triển khai công tác cải cách hành chính năm 2024

Căn cứ Kế hoạch số 41/KH-UBND ngày 19/02/2024 của UBND tỉnh Hòa Giang về cải cách hành chính năm 2024;
UBND huyện ban hành Kế hoạch với các nội dung như sau:

"""

TAIL = """
Trên đây là Kế hoạch của UBND huyện./.

Nơi nhận:
- UBND tỉnh (b/c);
- UBND các xã, thị trấn;
- Lưu: VT, NV.

TM. ỦY BAN NHÂN DÂN
KT. CHỦ TỊCH
PHÓ CHỦ TỊCH

Trần Văn Mẫu
"""


@pytest.fixture
def extracted(write: Write) -> Callable[[str], Plan]:
    return lambda body: kehoach.extract(write(HEAD + body + TAIL))


def test_header(extracted: Callable[[str], Plan]) -> None:
    header = extracted("I. MỤC ĐÍCH\n- Làm tốt hơn.\n").header
    assert (header.issuer, header.level) == ("Ủy ban nhân dân huyện Phú Lâm", "district")
    assert (header.number, header.symbol, header.place, header.date) == ("68", "KH-UBND", "Phú Lâm", "2024-03-08")
    assert header.title == "Triển khai công tác cải cách hành chính năm 2024"
    assert (header.period.start, header.period.end) == ("2024", "2024")
    assert header.signer is not None
    assert (header.signer.name, header.signer.position, header.signer.authority) == (
        "Trần Văn Mẫu", "Phó Chủ tịch", "KT. Chủ tịch",
    )  # fmt: skip
    assert header.recipients == ["UBND tỉnh (b/c)", "UBND các xã, thị trấn"]
    assert header.archive == "VT, NV"


@pytest.mark.parametrize(
    ("number", "day", "expected"),
    [
        ("Số:       /KH-UBND", "Phú Lâm, ngày     tháng 3 năm 2024", (None, "2024-03")),
        ("Số: 0125/KH-UBND", "Phú Lâm, ngày tháng năm 2024", ("0125", "2024")),
        ("Số: …/KH- UBND", "Phú Lâm, ngày … tháng … năm 2024", (None, "2024")),
    ],
)
def test_blanks_stay_blank(write: Write, number: str, day: str, expected: tuple[str | None, str]) -> None:
    text = HEAD.replace("Số: 68/KH-UBND", number).replace("Phú Lâm, ngày 08 tháng 3 năm 2024", day)
    header = kehoach.extract(write(text + "I. MỤC ĐÍCH\n- Làm tốt hơn.\n" + TAIL)).header
    assert (header.number, header.date) == expected
    assert header.symbol == "KH-UBND"


def test_bases_and_references(extracted: Callable[[str], Plan]) -> None:
    made = extracted("I. MỤC ĐÍCH\n- Thực hiện Nghị định số 61/2018/NĐ-CP ngày 23/4/2018 của Chính phủ về một cửa.\n")
    assert [(b.kind, b.code, b.date, b.issuer, b.relation) for b in made.legal_bases] == [
        ("kế hoạch", "41/KH-UBND", "2024-02-19", "Ủy ban nhân dân tỉnh Hòa Giang", "căn cứ")
    ]
    assert [(r.kind, r.code, r.issuer) for r in made.references] == [("nghị định", "61/2018/NĐ-CP", "Chính phủ")]


def test_objectives_take_their_kind_from_the_heading(extracted: Callable[[str], Plan]) -> None:
    body = "I. MỤC ĐÍCH, YÊU CẦU\n1. Mục đích\n- Một.\n2. Yêu cầu\n- Hai.\nII. CHỦ ĐỀ\nBa bốn năm.\nIII. MỤC TIÊU\n1. Mục tiêu chung\nSáu.\n"
    assert [(row.kind, row.text) for row in extracted(body).objectives] == [
        ("purpose", "Một."), ("requirement", "Hai."), ("theme", "Ba bốn năm."), ("goal", "Sáu."),
    ]  # fmt: skip


def test_a_change_between_two_figures_is_measured_as_a_change(extracted: Callable[[str], Plan]) -> None:
    made = extracted("I. MỤC TIÊU\n- Tỷ lệ hộ nghèo giảm bình quân 4 - 5%/năm.\n").targets
    assert [(row.indicator, row.comparator, row.value) for row in made] == [
        ("mức giảm tỷ lệ hộ nghèo", ">=", 4), ("mức giảm tỷ lệ hộ nghèo", "<=", 5),
    ]  # fmt: skip


def test_what_is_told_apart_is_of_what_was_named(extracted: Callable[[str], Plan]) -> None:
    made = extracted("I. MỤC TIÊU\n- Tỷ lệ hộ nghèo còn dưới 4%; riêng các xã vùng cao còn từ 6% đến 7%.\n").targets
    assert [(row.indicator, row.value) for row in made] == [
        ("Tỷ lệ hộ nghèo", 4), ("Tỷ lệ hộ nghèo các xã vùng cao", 6), ("Tỷ lệ hộ nghèo các xã vùng cao", 7),
    ]  # fmt: skip


def test_a_main_section_may_name_its_work_itself(extracted: Callable[[str], Plan]) -> None:
    made = extracted(
        "II. NHIỆM VỤ\n1. Rà soát quy chế.\nIII. PHÁT TRIỂN DU LỊCH\n1. Mở tuyến mới.\n2. Quảng bá sản phẩm.\n"
    ).tasks
    assert [(str(row.section), row.text) for row in made] == [
        ("duty", "Rà soát quy chế."), ("content", "Mở tuyến mới."), ("content", "Quảng bá sản phẩm."),
    ]  # fmt: skip


def test_joint_purpose_and_requirement(extracted: Callable[[str], Plan]) -> None:
    rows = extracted("I. MỤC ĐÍCH, YÊU CẦU\n1. Làm việc thứ nhất cho tốt.\n2. Làm việc thứ hai.\n").objectives
    assert {row.kind for row in rows} == {"purpose_requirement"}


@pytest.mark.parametrize(
    ("sentence", "expected"),
    [
        ("Tỷ lệ hồ sơ đúng hạn đạt từ 98,5% trở lên.", [(">=", 98.5, "%", None)]),
        ("Giảm ít nhất 30% số vụ và 50% diện tích bị thiệt hại.", [("-", 30, "%", None), ("-", 50, "%", None)]),
        ("Thu nhập bình quân tăng gấp 1,8 lần so với cuối năm 2021.", [("=", 1.8, "lần", None)]),
        (
            "Thu nhập bình quân đạt 72 triệu đồng/người trở lên (năm 2023: 66,5 triệu đồng).",
            [(">=", 72, "triệu đồng/người", None)],
        ),
        ("Tỷ lệ trẻ em dưới 16 tuổi suy dinh dưỡng giảm xuống dưới 34%.", [("<=", 34, "%", None)]),
        ("Tỷ lệ trễ hạn không quá 2%, phấn đấu dưới 1% vào quý IV/2024.", [("<=", 2, "%", None), ("<=", 1, "%", None)]),
        ("Có từ 65% gia đình đạt danh hiệu.", [(">=", 65, "%", None)]),
        ("Tỷ lệ người trong độ tuổi từ 15 đến 60 biết chữ đạt 98,2%.", [("=", 98.2, "%", None)]),
        (
            "Đưa 1.500 người đi làm việc ở nước ngoài; thị trường Nhật Bản, Hàn Quốc không dưới 900 người.",
            [("=", 1500, "người", None), (">=", 900, "người", None)],
        ),
        (
            "Đến hết năm 2025, số nhóm không quá 312; giảm tối thiểu 15% số nhóm.",
            [("<=", 312, None, "2025"), ("-", 15, "%", "2025")],
        ),
        ("Giảm tỷ lệ sinh con thứ 3 trở lên 0,5% so với năm 2023.", [("-", 0.5, "%", None)]),
        ("Tổng thu từ du lịch đạt 2.000 tỷ đồng.", [("=", 2000, "tỷ đồng", None)]),
        ("Thời gian lưu trú bình quân đạt 1,8 ngày/khách.", [("=", 1.8, "ngày/khách", None)]),
        ("Đón 2,5 triệu lượt khách.", [("=", 2.5, "triệu lượt", None)]),
        ("Năm 2024: xây mới 120 căn nhà, sửa chữa 45 căn nhà.", [("=", 120, "căn", "2024"), ("=", 45, "căn", "2024")]),
        ("Nhân rộng 180 mô hình tự quản.", [("=", 180, "mô hình", None)]),
        ("Đến năm 2025: 10/12 xã đạt chuẩn.", [("=", 10, "xã", "2025")]),
        ("Đến năm 2026, ít nhất 80% hồ sơ được nộp trực tuyến.", [(">=", 80, "%", "2026")]),
        ("Giảm 10% chi phí so với năm 2023.", [("-", 10, "%", None)]),
        ("Chỉ số CCHC của huyện nằm trong tốp 5 của tỉnh.", [("top", 5, None, None)]),
        ("Tỷ lệ lấp đầy đạt 60 - 70%.", [(">=", 60, "%", None), ("<=", 70, "%", None)]),
        ("Có 18/18 khu phố lắp camera.", [("=", 18, "khu phố", None)]),
        ("Tỷ suất chết trẻ dưới 12/1.000 trẻ đẻ sống trước năm 2026.", [("<=", 12, "trẻ", "2026")]),
        ("Ít nhất 30% số phòng và 30% số đơn vị đạt loại tốt.", [(">=", 30, "%", None), (">=", 30, "%", None)]),
        (
            "Đến năm 2025 đạt 90%, đến năm 2030 đạt 100% hộ dân dùng nước sạch.",
            [("=", 90, "%", "2025"), ("=", 100, "%", "2030")],
        ),
        ("Dịch vụ công mức độ 3, mức độ 4 được duy trì.", []),
        ("Thực hiện Nghị quyết số 12/NQ-HU ngày 05/3/2024.", []),
    ],
)
def test_targets(extracted: Callable[[str], Plan], sentence: str, expected: list[object]) -> None:
    rows = extracted(f"I. MỤC TIÊU\n1. Mục tiêu cụ thể\n- {sentence}\n").targets
    assert [(row.comparator, row.value, row.unit, row.by) for row in rows] == expected


def test_target_takes_its_year_from_the_heading(extracted: Callable[[str], Plan]) -> None:
    rows = extracted("II. MỤC TIÊU\n1. Mục tiêu cụ thể đến năm 2025\n- 100% văn bản được ký số.\n").targets
    assert [(row.indicator, row.by) for row in rows] == [("văn bản được ký số", "2025")]


def test_quotas_with_parts(extracted: Callable[[str], Plan]) -> None:
    body = (
        "I. CÔNG TÁC KHEN THƯỞNG\n1. Hình thức và số lượng khen thưởng\n- Hình thức: Giấy khen của Chủ tịch UBND huyện.\n- Số lượng:\n"
        "+ Khen thưởng hằng năm: 12 tập thể (trong đó phòng, ban: 04 tập thể; UBND xã, thị trấn: 08 tập thể) và tối đa 20 cá nhân.\n"
        "+ Khen thưởng đột xuất: số lượng căn cứ thành tích của tập thể, cá nhân.\n"
    )
    rows = extracted(body).award_quotas
    assert [(r.occasion, r.recipient, r.group, r.count, r.limit) for r in rows] == [
        ("annual", "collective", None, 12, "exact"),
        ("annual", "collective", "phòng, ban", 4, "exact"),
        ("annual", "collective", "Ủy ban nhân dân xã, thị trấn", 8, "exact"),
        ("annual", "individual", None, 20, "max"),
        ("ad_hoc", "collective", None, None, "merit"),
        ("ad_hoc", "individual", None, None, "merit"),
    ]
    assert {(r.award, r.awarded_by) for r in rows} == {("giấy khen", "Chủ tịch Ủy ban nhân dân huyện Phú Lâm")}


def test_criteria_know_whom_they_are_for(extracted: Callable[[str], Plan]) -> None:
    body = (
        "I. TIÊU CHUẨN KHEN THƯỞNG\n1. Đối với tập thể\n- Hoàn thành nhiệm vụ.\n2. Đối với cá nhân\n- Có sáng kiến.\n"
        "- Đối với Thủ trưởng cơ quan: Đơn vị không có hồ sơ trễ hạn.\n"
    )
    assert [row.applies_to for row in extracted(body).criteria] == ["collective", "individual", "leader"]


def test_deadlines_with_actor_and_recipient(extracted: Callable[[str], Plan]) -> None:
    body = (
        "I. TỔ CHỨC THỰC HIỆN\n1. UBND các xã, thị trấn\n- Báo cáo kết quả về UBND huyện (qua Phòng Nội vụ) trước ngày 20/6 hằng năm.\n"
        "- Đăng ký thi đua với UBND huyện chậm nhất ngày 15/4/2024.\n"
    )
    rows = extracted(body).deadlines
    assert [(r.when, r.kind, r.actor, r.recipient, r.inclusive) for r in rows] == [
        (
            "FREQ=YEARLY;BYMONTH=6;BYMONTHDAY=20",
            "report",
            "Ủy ban nhân dân các xã, thị trấn",
            "Ủy ban nhân dân huyện Phú Lâm",
            False,
        ),
        ("2024-04-15", "submit", "Ủy ban nhân dân các xã, thị trấn", "Ủy ban nhân dân huyện Phú Lâm", True),
    ]


def test_impossible_date_is_reported_not_repaired(extracted: Callable[[str], Plan]) -> None:
    made = extracted("I. TỔ CHỨC THỰC HIỆN\n1. Phòng Nội vụ\n- Hoàn thành trước ngày 31/02/2024.\n")
    assert made.deadlines == []
    assert any(item.reason == "inconsistent" and "31/02/2024" in item.message for item in made.review)


def test_responsibilities(extracted: Callable[[str], Plan]) -> None:
    body = (
        "I. TỔ CHỨC THỰC HIỆN\n1. Phòng Nội vụ (cơ quan thường trực)\n- Hướng dẫn các cơ quan, đơn vị thực hiện.\n"
        "- Phối hợp với Phòng Tư pháp kiểm tra việc thực hiện.\n"
        "2. Giao Phòng Tài chính - Kế hoạch bố trí kinh phí thực hiện.\n"
        "3. Đề nghị Ủy ban Mặt trận Tổ quốc Việt Nam huyện và các đoàn thể: Vận động đoàn viên tham gia.\n"
    )
    rows = extracted(body).responsibilities
    assert [(r.agencies, r.cooperating, r.role, r.tasks) for r in rows] == [
        (["Phòng Nội vụ"], [], "lead", ["Hướng dẫn các cơ quan, đơn vị thực hiện."]),
        (["Phòng Nội vụ"], ["Phòng Tư pháp"], "lead", ["Phối hợp với Phòng Tư pháp kiểm tra việc thực hiện."]),
        (["Phòng Tài chính - Kế hoạch"], [], "assign", ["bố trí kinh phí thực hiện."]),
        (
            ["Ủy ban Mặt trận Tổ quốc Việt Nam huyện Phú Lâm", "các đoàn thể"],
            [],
            "request",
            ["Vận động đoàn viên tham gia."],
        ),
    ]


def test_labelled_lines_give_their_task_its_bodies(extracted: Callable[[str], Plan]) -> None:
    body = (
        "I. NHIỆM VỤ\n1. Cải cách thủ tục\n- Rà soát thủ tục hành chính.\n- Cắt giảm thành phần hồ sơ.\n"
        "Cơ quan chủ trì: Văn phòng HĐND và UBND huyện; Cơ quan phối hợp: Phòng Tư pháp.\nThời gian thực hiện: Quý II/2024.\n"
    )
    made = extracted(body)
    assert [(r.agencies, r.cooperating, r.role) for r in made.responsibilities] == [
        (["Văn phòng Hội đồng nhân dân và Ủy ban nhân dân huyện Phú Lâm"], ["Phòng Tư pháp"], "lead")
    ]
    assert made.responsibilities[0].tasks[1:] == ["Rà soát thủ tục hành chính.", "Cắt giảm thành phần hồ sơ."]
    assert {row.when for row in made.deadlines} == {"2024-Q2"}
    assert [row.text for row in made.tasks] == ["Rà soát thủ tục hành chính.", "Cắt giảm thành phần hồ sơ."]


def test_task_table_of_the_sample(district: Plan) -> None:
    rows = [
        r
        for r in district.responsibilities
        if any(span.quote in t for t in r.tasks for span in r.evidence) and r.role == "lead"
    ]
    assert len(rows) >= 6
    assert any(row.cooperating for row in rows)


def test_sections_keep_their_tasks(extracted: Callable[[str], Plan]) -> None:
    body = "I. NỘI DUNG\n- Việc một.\nII. GIẢI PHÁP\n1. Bố trí đủ kinh phí và con người\n- Việc hai.\nIII. KINH PHÍ THỰC HIỆN\nTừ ngân sách huyện.\n"
    made = extracted(body)
    assert [(t.section, t.heading, t.text) for t in made.tasks] == [
        ("content", "NỘI DUNG", "Việc một."), ("solution", "Bố trí đủ kinh phí và con người", "Việc hai."),
    ]  # fmt: skip
    assert [row.text for row in made.funding] == ["Từ ngân sách huyện."]


def test_a_paragraph_broken_by_a_page_is_one_item_of_two_spans(extracted: Callable[[str], Plan]) -> None:
    body = "I. NỘI DUNG\n- Tăng cường kiểm tra việc thực hiện nhiệm vụ tại các cơ quan, đơn vị hằng\n\nnăm; báo cáo kết quả theo quy định.\n"
    rows = extracted(body).tasks
    assert [row.text for row in rows] == [
        "Tăng cường kiểm tra việc thực hiện nhiệm vụ tại các cơ quan, đơn vị hằng năm; báo cáo kết quả theo quy định."
    ]
    assert len(rows[0].evidence) == 2


def test_a_plan_issued_by_a_decision_in_the_same_file(write: Write) -> None:
    decision = (
        HEAD.replace("68/KH-UBND", "9/QĐ-UBND").split("KẾ HOẠCH")[0]
        + "QUYẾT ĐỊNH\nBan hành Kế hoạch\n\nĐiều 1. Ban hành Kế hoạch.\n"
    )
    plan = "\nKẾ HOẠCH\nTriển khai công tác năm 2024\n(Kèm theo Quyết định số 9/QĐ-UBND)\n\nI. MỤC ĐÍCH\n- Làm tốt.\n"
    made = kehoach.extract(write(decision + plan))
    assert made.header.doc_type == "kế hoạch"
    assert (made.header.number, made.header.symbol) == ("9", "QĐ-UBND")
    assert [part.doc_type for part in made.parts] == ["quyết định"]


def test_a_plan_behind_its_decision_has_its_own_header(write: Write) -> None:
    head = HEAD[: HEAD.index("KẾ HOẠCH")].replace("68/KH-UBND", "321/QĐ-UBND").replace("08 tháng 3", "05 tháng 3")
    body = (
        "QUYẾT ĐỊNH\nVề việc ban hành kế hoạch\n\nCHỦ TỊCH ỦY BAN NHÂN DÂN HUYỆN PHÚ LÂM\n\n"
        "Căn cứ Luật Tổ chức chính quyền địa phương;\n\nĐiều 1. Ban hành.\n\n"
    )
    plan = kehoach.extract(write(f"{head}{body}{TAIL}\n\n{HEAD}I. MỤC ĐÍCH\n- Làm tốt hơn.\n{TAIL}"))
    assert (plan.header.number, plan.header.symbol, plan.header.date) == ("68", "KH-UBND", "2024-03-08")
    (part,) = plan.parts
    assert (part.doc_type, part.number, part.date) == ("quyết định", "321", "2024-03-05")
    assert part.signer is not None
    assert part.recipients
    assert "CHỦ TỊCH" not in (part.title or "")
