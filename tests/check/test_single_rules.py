"""KH2xx to KH5xx over whole plans read from text: what is found, what is clean, and what only looks like a fault."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

import kehoach
from schemas.plan import Plan
from schemas.span import Span

PLAN = """ỦY BAN NHÂN DÂN
{area}

Số: 12/KH-UBND
{place}, ngày {day}

KẾ HOẠCH
{title}

{bases}
UBND {short} ban hành Kế hoạch như sau:

I. MỤC ĐÍCH
Nâng cao nhận thức của Nhân dân về phân loại rác.

II. CHỈ TIÊU
{targets}

III. TỔ CHỨC THỰC HIỆN
{duties}

Nơi nhận:
{recipients}
- Lưu: VT.
TM. ỦY BAN NHÂN DÂN
CHỦ TỊCH
Lê Văn Bình
"""
DEFAULTS = {
    "area": "XÃ TÂN LỘC",
    "short": "xã",
    "place": "Tân Lộc",
    "day": "05 tháng 3 năm 2024",
    "title": "Phân loại rác tại nguồn năm 2024",
    "bases": "Căn cứ Luật Bảo vệ môi trường ngày 17 tháng 11 năm 2020;",
    "targets": "1. Ít nhất 80% hộ gia đình phân loại rác tại nguồn.",
    "duties": "1. Công chức Địa chính - xây dựng: Tham mưu, tổng hợp báo cáo UBND xã.",
    "recipients": "- UBND huyện;\n- Các công chức chuyên môn xã;\n- UBMTTQVN và các đoàn thể xã;\n- Các thôn;",
}

Found = Callable[..., list[str]]


@pytest.fixture
def found(write: Callable[..., Path]) -> Found:
    def _found(rule: str, **parts: str) -> list[str]:
        plan = kehoach.extract(write(PLAN.format(**{**DEFAULTS, **parts}), "ke-hoach.txt"))
        return [f"{row.severity} {row.message}" for row in kehoach.check([plan], select=[rule])]

    return _found


def test_the_plan_itself_is_clean(found: Found) -> None:
    assert found("KH") == []


DUTY = "1. Công chức Địa chính - xây dựng: {}"

# rule, the part that is put into the plan, a word of the message; None where nothing may be found
ROWS: list[tuple[str, dict[str, str], str | None]] = [
    ("KH201", {"bases": ""}, "không nêu căn cứ"),
    ("KH201", {"bases": "Thực hiện Kế hoạch số 68/KH-UBND ngày 08/02/2024 của UBND huyện Phú Lâm về rác thải;"}, None),
    (
        "KH204",
        {
            "bases": "Căn cứ Chỉ thị số 23/CT-TTg ngày 02/9/2023 của Thủ tướng Chính phủ về rác thải nhựa;",
            "duties": DUTY.format("Thực hiện Chỉ thị số 23/CT-TTg ngày 02/8/2023 của Thủ tướng Chính phủ về rác thải nhựa."),
        },
        "02/09/2023",
    ),
    (
        "KH204",
        {
            "bases": "Căn cứ Chỉ thị số 23/CT-TTg ngày 02/9/2023 của Thủ tướng Chính phủ về rác thải nhựa;",
            "duties": DUTY.format("Thực hiện Chỉ thị số 23/CT-TTg ngày 02/9/2023 của Thủ tướng Chính phủ về rác thải nhựa."),
        },
        None,
    ),
    ("KH205", {"bases": "Căn cứ Nghị định số 91/2017/NĐ-CP ngày 31/7/2017 của Chính phủ về thi đua, khen thưởng;"}, "98/2023/NĐ-CP"),
    ("KH205", {"duties": DUTY.format("Mức thưởng theo Nghị định số 91/2017/NĐ-CP ngày 31/7/2017 của Chính phủ.")}, "98/2023/NĐ-CP"),
    ("KH205", {"bases": "Căn cứ Nghị định số 98/2023/NĐ-CP ngày 31/12/2023 của Chính phủ về thi đua, khen thưởng;"}, None),
    ("KH205", {"bases": "Căn cứ Nghị định số 12/2001/NĐ-CP ngày 03/4/2001 của Chính phủ về rác thải;"}, None),  # not known
    ("KH206", {"bases": "Căn cứ Kế hoạch của UBND huyện Phú Lâm về phân loại rác tại nguồn năm 2024;"}, "thiếu"),
    ("KH206", {}, None),
    (
        "KH207",
        {
            "bases": "Căn cứ Nghị định số 98/2023/NĐ-CP ngày 31/12/2023 của Chính phủ về khen thưởng;\n"
            "Căn cứ Luật Bảo vệ môi trường ngày 17 tháng 11 năm 2020;"
        },
        "thứ bậc cao hơn",
    ),
    ("KH301", {"duties": DUTY.format("Báo cáo UBND xã trước ngày 31/6/2024.")}, "31/6/2024"),
    ("KH301", {"duties": DUTY.format("Báo cáo UBND xã trước ngày 30/6/2024.")}, None),
    ("KH301", {"targets": "1. 24/7 có người trực; 18/18 thôn phân loại rác."}, None),
    ("KH302", {"duties": DUTY.format("Gửi danh sách hộ về UBND huyện trước ngày 15/01/2024.")}, "15/01/2024"),
    ("KH302", {"duties": DUTY.format("Gửi danh sách hộ về UBND huyện trước ngày 15/4/2024.")}, None),
    ("KH302", {"duties": DUTY.format("Hằng năm gửi danh sách hộ về UBND huyện trước ngày 15/01.")}, None),  # the year is not printed
    ("KH303", {"duties": DUTY.format("Hoàn thành lắp đặt thùng rác trước ngày 30/11/2027.")}, "30/11/2027"),
    ("KH303", {"duties": DUTY.format("Báo cáo tổng kết về UBND huyện trước ngày 15/01/2025.")}, None),
    ("KH304", {"duties": DUTY.format("Tổ chức ra quân vào thứ Hai, ngày 12/3/2024.")}, "thứ Ba"),
    ("KH304", {"duties": DUTY.format("Tổ chức ra quân vào thứ Ba, ngày 12/3/2024.")}, None),
    ("KH304", {"duties": DUTY.format("Tổ chức ra quân ngày 17/3/2024 (Chủ nhật).")}, None),
    ("KH304", {"duties": DUTY.format("Tổ chức ra quân lần thứ hai ngày 12/3/2024.")}, None),
    ("KH305", {"duties": DUTY.format("Báo cáo UBND huyện chậm nhất ngày 30/4/2024.")}, "30/04/2024"),
    ("KH305", {"duties": DUTY.format("Báo cáo UBND huyện trước ngày 01/5/2024.")}, None),  # said without the day itself
    (
        "KH306",
        {"duties": "1. Họp xét khen thưởng ngày 05/12/2024.\n2. Các thôn gửi hồ sơ đề nghị khen thưởng về UBND xã trước ngày 10/12/2024."},
        "05/12/2024",
    ),
    (
        "KH306",
        {"duties": "1. Họp xét khen thưởng ngày 15/12/2024.\n2. Các thôn gửi hồ sơ đề nghị khen thưởng về UBND xã trước ngày 10/12/2024."},
        None,
    ),
    ("KH403", {"targets": "1. Xây dựng 05 (sáu) mô hình phân loại rác."}, "sáu"),
    ("KH403", {"targets": "1. Xây dựng 12 (mười hai) mô hình phân loại rác."}, None),
    ("KH403", {"targets": "1. Xây dựng 05 (năm đầu) mô hình phân loại rác."}, None),
    (
        "KH402",
        {
            "targets": "1. Tỷ lệ chất thải rắn sinh hoạt được thu gom đạt 90%.\n2. Tỷ lệ chất thải rắn sinh hoạt được thu gom đạt 95%."
        },
        "95%",
    ),
    (
        "KH402",
        {
            "targets": "1. Tỷ lệ chất thải rắn sinh hoạt được thu gom đạt 90%, trong đó chất thải rắn sinh hoạt khu dân cư được thu gom đạt 95%."
        },
        None,
    ),
    ("KH503", {"duties": DUTY.format("Giao Ủy ban Mặt trận Tổ quốc Việt Nam xã vận động Nhân dân.")}, "Đề nghị"),
    ("KH503", {"duties": DUTY.format("Đề nghị Ủy ban Mặt trận Tổ quốc Việt Nam xã vận động Nhân dân.")}, None),
    ("KH503", {"duties": DUTY.format("Giao chỉ tiêu cho các thôn; Mặt trận Tổ quốc giám sát.")}, None),
    ("KH504", {"duties": "1. Bảo hiểm xã hội huyện: Cung cấp số liệu."}, "Bảo hiểm xã hội"),
    ("KH504", {"duties": "1. Bảo hiểm xã hội huyện: Cung cấp số liệu.", "recipients": "- Như mục III;"}, None),
    ("KH505", {"duties": "1. Các thôn: Tuyên truyền.\n3. Công chức Văn hóa - xã hội: Tổng hợp."}, "Mục 3"),
    ("KH505", {"duties": "1. Các thôn: Tuyên truyền.\n2. Công chức Văn hóa - xã hội: Tổng hợp."}, None),
    ("KH506", {"targets": "1. Chỉ tiêu từng thôn theo Phụ lục kèm theo Kế hoạch này."}, "Phụ lục"),
    ("KH506", {"targets": "1. Thực hiện mẫu tại Phụ lục ban hành kèm theo Nghị định số 30/2020/NĐ-CP."}, None),
    (
        "KH502",
        {"day": "05 tháng 3 năm 2026", "area": "TỈNH HÒA GIANG", "short": "tỉnh", "place": "Hòa Giang",
         "title": "Phân loại rác tại nguồn năm 2026",
         "duties": "1. Sở Tài nguyên và Môi trường: Hướng dẫn thực hiện.", "recipients": "- Các sở, ban, ngành tỉnh;"},
        "Sở Tài nguyên và Môi trường",
    ),
    (
        "KH502",
        {"day": "05 tháng 3 năm 2026", "area": "TỈNH HÒA GIANG", "short": "tỉnh", "place": "Hòa Giang",
         "title": "Phân loại rác tại nguồn năm 2026",
         "duties": "1. Sở Nông nghiệp và Môi trường: Hướng dẫn thực hiện.", "recipients": "- Các sở, ban, ngành tỉnh;"},
        None,
    ),
    # what plantings (bench/plantings) showed to be missed, and what stands close to it
    ("KH302", {"duties": DUTY.format("Báo cáo số hộ đăng ký về UBND huyện trong tháng 01/2024.")}, "31/01/2024"),
    ("KH302", {"duties": DUTY.format("Báo cáo số hộ đăng ký về UBND huyện trong tháng 3/2024.")}, None),
    ("KH303", {"duties": DUTY.format("Nghiệm thu điểm tập kết rác trong quý II năm 2027.")}, "30/06/2027"),
    ("KH303", {"duties": DUTY.format("Nghiệm thu điểm tập kết rác trong quý I năm 2025.")}, None),
    ("KH307", {"duties": "1. Công chức Văn phòng: Báo cáo UBND huyện kết quả phân loại rác trước ngày 10/10/2024.\n"
                         "2. Các thôn: Báo cáo UBND xã Tân Lộc kết quả phân loại rác trước ngày 20/10/2024."}, "10/10/2024"),
    ("KH307", {"duties": "1. Công chức Văn phòng: Báo cáo UBND huyện kết quả phân loại rác trước ngày 20/10/2024.\n"
                         "2. Các thôn: Báo cáo UBND xã Tân Lộc kết quả phân loại rác trước ngày 10/10/2024."}, None),
    ("KH308", {"duties": "1. Công chức Địa chính - xây dựng\n- Đặt thùng rác ở các ngõ, xong trước ngày 01/6/2024.\n"
                         "- Hoàn thành việc đặt thùng rác ở các ngõ trước ngày 15/6/2024."}, "15/06/2024"),
    ("KH401", {"duties": "1. Công chức Văn phòng\n- Khen thưởng 05 tập thể, trong đó: thôn 02 tập thể; trường học 02 tập thể."}, "4"),
    ("KH401", {"duties": DUTY.format("Khen thưởng 05 tập thể, trong đó: thôn 03 tập thể; trường học 02 tập thể.")}, None),
    ("KH402", {"targets": "1. Lắp đặt 10 điểm thu hồi pin hỏng ở khu dân cư.",
               "duties": DUTY.format("Lắp đặt 08 điểm thu hồi pin hỏng ở khu dân cư.")}, None),  # so few words may be of two things
    ("KH402", {"targets": "1. Đặt 10 thùng thu hồi pin hỏng tại trụ sở và nhà văn hóa thôn.",
               "duties": "1. Công chức Văn phòng\n- Đặt 08 thùng thu hồi pin hỏng tại trụ sở và nhà văn hóa thôn."}, "08"),
    ("KH403", {"targets": "1. Dành 20.000.000 đồng (hai mươi lăm triệu đồng) mua thùng rác."}, "hai mươi lăm"),
    ("KH403", {"targets": "1. Dành 20.000.000 đồng (hai mươi triệu đồng chẵn) mua thùng rác."}, None),
    ("KH403", {"targets": "1. Dành 30 triệu đồng (ba mươi triệu đồng) mua thùng rác."}, None),
    ("KH404", {"targets": "1. Lượng rác phải chôn lấp giảm 20 so với năm trước."}, "đơn vị"),
    ("KH404", {"targets": "1. Lượng rác phải chôn lấp giảm 20% so với năm trước."}, None),
    ("KH405", {"duties": DUTY.format("Chủ tịch UBND xã tặng Bằng khen cho thôn sạch nhất.")}, "bằng khen"),
    ("KH405", {"duties": DUTY.format("Đề nghị Chủ tịch UBND tỉnh tặng Bằng khen cho thôn sạch nhất.")}, None),
    ("KH405", {"duties": DUTY.format("Chủ tịch UBND xã tặng Giấy khen cho thôn sạch nhất.")}, None),
    ("KH501", {"duties": "- Cắm biển cấm đổ rác ở các điểm nóng.\n1. Công chức Địa chính - xây dựng\n- Tham mưu, tổng hợp."}, "Cắm biển"),
    ("KH502", {"day": "05 tháng 3 năm 2026", "title": "Phân loại rác tại nguồn năm 2026",
               "duties": "1. Đề nghị UBND huyện Phú Lâm hỗ trợ xe chở rác."}, "Phú Lâm"),
    ("KH502", {"duties": "1. Đề nghị UBND huyện Phú Lâm hỗ trợ xe chở rác."}, None),
    ("KH503", {"duties": DUTY.format("UBND xã yêu cầu Hội Nông dân xã vận động hội viên.")}, "Yêu cầu"),
    ("KH503", {"duties": DUTY.format("Các thôn báo cáo nội dung được giao; Hội Nông dân phối hợp.")}, None),
    (
        "KH504",
        {"duties": "1. Văn phòng Hội đồng nhân dân và Ủy ban nhân dân: Cung cấp số liệu.", "recipients": "- Văn phòng HĐND và UBND huyện;"},
        None,
    ),
    ("KH504", {"duties": "1. Điện lực Phú Lâm: Bảo đảm điện cho trạm xử lý."}, "Điện lực"),
    ("KH506", {"targets": "1. Số thùng rác của từng thôn ở Phụ lục I."}, "Phụ lục I"),
]  # fmt: skip


@pytest.mark.parametrize(("rule", "parts", "words"), ROWS)
def test_rule(found: Found, rule: str, parts: dict[str, str], words: str | None) -> None:
    rows = found(rule, **parts)
    if words is None:
        assert rows == []
    else:
        assert len(rows) == 1
        assert words in rows[0]


def test_a_plan_that_a_decision_issues_rests_on_the_decisions_bases() -> None:
    for line, expected in (
        ("(Kèm theo Quyết định số 12/QĐ-UBND ngày 03/02/2026 của UBND xã Tân Lộc)", []),
        ("(Ban hành kèm theo Quyết định số 12/QĐ-UBND ngày 03/02/2026 của UBND xã Tân Lộc)", []),
        ("Phụ lục kèm theo Kế hoạch này", ["KH201"]),
    ):
        made = Plan(outline=[{"kind": "paragraph", "text": line}])  # type: ignore[list-item]
        made.header.doc_type = "kế hoạch"
        assert [row.rule for row in kehoach.check([made], select=["KH201"])] == expected


def test_who_needs_no_place_among_the_recipients() -> None:
    for name, expected in (
        ("Hai bên", []),
        ("đ/c Hạnh", []),
        ("Cả Phòng", []),
        ("Ủy ban nhân dân các xã, phường", []),
        ("Bảo hiểm xã hội huyện Phú Lâm", ["KH504"]),
    ):
        made = Plan(responsibilities=[{"agencies": [name], "role": "assign", "tasks": ["Tuyên truyền, vận động"]}])  # type: ignore[list-item]
        made.header.issuer = "Ủy ban nhân dân huyện Phú Lâm"
        made.header.recipients = ["Các phòng, ban, ngành huyện", "UBND 32 xã, phường"]
        assert [row.rule for row in kehoach.check([made], select=["KH504"])] == expected


def test_an_indicator_of_each_part_is_another() -> None:
    texts = (("Tỷ trọng kinh tế số của huyện", 30), ("Tỷ trọng kinh tế số của huyện trong từng ngành, lĩnh vực", 20))
    rows = [
        {"text": f"{text} đạt {value}%", "indicator": text, "comparator": ">=", "value": value, "unit": "%"}
        for text, value in texts
    ]
    made = Plan(targets=rows)  # type: ignore[arg-type]
    for index, row in enumerate(made.targets):
        row.evidence = [Span(start=index * 100, end=index * 100 + 50, quote=row.text)]
    assert kehoach.check([made], select=["KH402"]) == []
