"""Citations of documents (RULES.md A5, B3, B4; GUIDELINE "legal_bases"): every family of symbols, laws by name, lists."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from grammar.citations import clean_code, find_citations, kind_of_code, uncoded

FULL = [
    (
        "Công văn số 130/SYT-NV ngày 21 tháng 02 năm 2025 Sở Y tế về việc đăng ký sáng kiến;",
        ("công văn", "130/SYT-NV", "2025-02-21", "Sở Y tế", "đăng ký sáng kiến"),
    ),
    (
        "Công văn 293/SYT-NV ngày 20 tháng 02 năm 2025. của Sở Y tế về hướng dẫn sáng kiến;",
        ("công văn", "293/SYT-NV", "2025-02-20", "Sở Y tế", "hướng dẫn sáng kiến"),
    ),
    (
        "Thông tư liên tịch số 27/2003/TTLT-BNV-BTC ngày 02/5/2003;",
        ("thông tư liên tịch", "27/2003/TTLT-BNV-BTC", "2003-05-02", "Bộ Nội vụ, Bộ Tài chính", None),
    ),
    (
        "Quyết định số 12/QĐ-UBND ngày 02/5/2023 của UBND tỉnh Sửa đổi một số điều của Quy chế;",
        ("quyết định", "12/QĐ-UBND", "2023-05-02", "UBND tỉnh", "Sửa đổi một số điều của Quy chế"),
    ),
    (
        "Thông tư liên tịch số 61/2007/TTLT-BNN-BTC ngày 22/6/2007 của Bộ Nông nghiệp và Phát triển nông thôn, Bộ Tài chính",
        (
            "thông tư liên tịch",
            "61/2007/TTLT-BNN-BTC",
            "2007-06-22",
            "Bộ Nông nghiệp và Phát triển nông thôn, Bộ Tài chính",
            None,
        ),
    ),
    (
        "Thực hiện Chỉ thị số 10/CT-TTg ngày 19/4/2023 của Thủ tướng Chính phủ “về bảo đảm trật tự trong tình hình mới”,",
        ("chỉ thị", "10/CT-TTg", "2023-04-19", "Thủ tướng Chính phủ", "bảo đảm trật tự trong tình hình mới"),
    ),
    (
        "Theo Kế hoạch số 23/KH-UBND ngày 30/01/2024 của Chủ tịch UBND tỉnh rà soát, đánh giá thủ tục",
        ("kế hoạch", "23/KH-UBND", "2024-01-30", "Chủ tịch UBND tỉnh", None),
    ),
    (
        "Công văn số 59/VPCP-KSTT ngày 22/8/2024 của Bộ trưởng, Chủ nhiệm Văn phòng Chính phủ và tham mưu",
        ("công văn", "59/VPCP-KSTT", "2024-08-22", "Bộ trưởng, Chủ nhiệm Văn phòng Chính phủ", None),
    ),
    (
        "Căn cứ Quyết định số 412/QĐ-UBND ngày 17/02/2026 của Ủy ban nhân dân tỉnh Hòa Giang về việc ban hành Quy chế làm việc;",
        ("quyết định", "412/QĐ-UBND", "2026-02-17", "Ủy ban nhân dân tỉnh Hòa Giang", "ban hành Quy chế làm việc"),
    ),
    (
        "Thực hiện Kế hoạch hành động số 61-KH/HU ngày 04/10/2024 của Ban Chấp hành Đảng bộ huyện",
        ("kế hoạch hành động", "61-KH/HU", "2024-10-04", "Ban Chấp hành Đảng bộ huyện", None),
    ),
    (
        "Thực hiện Kế hoạch 88/KH-UBND ngày 05/01/2026 của UBND huyện Phú Lâm về chuyển đổi số;",
        ("kế hoạch", "88/KH-UBND", "2026-01-05", "UBND huyện Phú Lâm", "chuyển đổi số"),
    ),
    (
        "Nghị quyết số 12/NQ-HĐND, ngày 10 tháng 12 năm 2025 của HĐND xã Tân Lộc về nhiệm vụ năm 2026.",
        ("nghị quyết", "12/NQ-HĐND", "2025-12-10", "HĐND xã Tân Lộc", "nhiệm vụ năm 2026"),
    ),
    (
        "Nghị định số 45/2024/NĐ-CP của Chính phủ ngày 23/4/2024 về tiếp nhận hồ sơ;",
        ("nghị định", "45/2024/NĐ-CP", "2024-04-23", "Chính phủ", "tiếp nhận hồ sơ"),
    ),
    (
        "Quyết định số 08/QĐ-TTg ngày 06/01/2026 của Thủ tướng Chính phủ phê duyệt Đề án Xã thông minh;",
        ("quyết định", "08/QĐ-TTg", "2026-01-06", "Thủ tướng Chính phủ", "phê duyệt Đề án Xã thông minh"),
    ),
    (
        "Quyết định số 08/QĐ-TTg ngày 06/01/2026 phê duyệt Đề án Xã thông minh;",
        ("quyết định", "08/QĐ-TTg", "2026-01-06", "Thủ tướng Chính phủ", "phê duyệt Đề án Xã thông minh"),
    ),
    (
        "Kết luận số 117-KL/TW ngày 28/02/2026 của Bộ Chính trị, Ban Bí thư về sắp xếp bộ máy;",
        ("kết luận", "117-KL/TW", "2026-02-28", "Bộ Chính trị, Ban Bí thư", "sắp xếp bộ máy"),
    ),
    (
        "Thông tư số 07/2026/TT-BVHTTDL ngày 03/3/2026 của Bộ Văn hóa, Thể thao và Du lịch quy định chế độ báo cáo.",
        (
            "thông tư",
            "07/2026/TT-BVHTTDL",
            "2026-03-03",
            "Bộ Văn hóa, Thể thao và Du lịch",
            "quy định chế độ báo cáo",
        ),
    ),
    (
        "(Ban hành kèm theo Quyết định số 55/QĐ-UBND ngày 20/01/2026 của UBND xã Tân Lộc)",
        ("quyết định", "55/QĐ-UBND", "2026-01-20", "UBND xã Tân Lộc", None),
    ),
    (
        "Đề án số 06/ĐA-UBND ngày 09/4/2026 của UBND xã Tân Lộc (sau đây gọi tắt là Đề án)",
        ("đề án", "06/ĐA-UBND", "2026-04-09", "UBND xã Tân Lộc", None),
    ),
    (
        "theo khoản 2 Điều 5 Nghị định số 45/2024/NĐ-CP",
        ("nghị định", "45/2024/NĐ-CP", None, "Chính phủ", None),
    ),
    (
        "Thực hiện Kế hoạch số 21/KH-UBND ngày 09/01/2026 của UBND tỉnh Hòa Giang về cải cách hành chính năm 2026, "
        "UBND xã Tân Lộc ban hành Kế hoạch như sau:",
        ("kế hoạch", "21/KH-UBND", "2026-01-09", "UBND tỉnh Hòa Giang", "cải cách hành chính năm 2026"),
    ),
    (
        "Nghị quyết số 1488/NQ-UBTVQH15 ngày 16/6/2025",
        ("nghị quyết", "1488/NQ-UBTVQH15", "2025-06-16", "Ủy ban Thường vụ Quốc hội", None),
    ),
]


@pytest.mark.parametrize(("text", "expected"), FULL)
def test_type_number_date_issuer_and_subject(text: str, expected: tuple[str | None, ...]) -> None:
    (found,) = find_citations(text)
    assert (found.kind, found.code, found.date, found.issuer, found.subject) == expected


# every family of RULES.md B3, with invented numbers
CODES = [
    ("Kế hoạch số 128/KH-UBND", "kế hoạch", "128/KH-UBND"),
    ("Kế hoạch số 0231/KH-UBND", "kế hoạch", "0231/KH-UBND"),
    ("Quyết định số 1344/QĐ-UBND", "quyết định", "1344/QĐ-UBND"),
    ("Chỉ thị số 19/CT-TTg", "chỉ thị", "19/CT-TTg"),
    ("Nghị quyết số 305/NQ-CP", "nghị quyết", "305/NQ-CP"),
    ("Tờ trình số 164/TTr-SNV", "tờ trình", "164/TTr-SNV"),
    ("Thông báo số 522/TB-CĐHG", "thông báo", "522/TB-CĐHG"),
    ("Thông báo số 156/TB-UBND-VX", "thông báo", "156/TB-UBND-VX"),
    ("Công điện số 31/CĐ-TTg", "công điện", "31/CĐ-TTg"),
    ("Quy định số 14/QyĐ-UBND", "quy định", "14/QyĐ-UBND"),
    ("Chương trình số 09/CTr-UBND", "chương trình", "09/CTr-UBND"),
    ("Công văn số 2750/UBND-NC", "công văn", "2750/UBND-NC"),
    ("Công văn số 4119/SNV-CCHC", "công văn", "4119/SNV-CCHC"),
    ("Công văn số 27/VHXH", "công văn", "27/VHXH"),
    ("Văn bản số 33/UBND-VX", "văn bản", "33/UBND-VX"),
    ("Nghị định số 45/2024/NĐ-CP", "nghị định", "45/2024/NĐ-CP"),
    ("Thông tư số 18/2025/TT-BNV", "thông tư", "18/2025/TT-BNV"),
    ("Quyết định số 61/2025/QĐ-UBND", "quyết định", "61/2025/QĐ-UBND"),
    ("Nghị quyết số 27/2025/NQ-HĐND", "nghị quyết", "27/2025/NQ-HĐND"),
    ("Quyết định số 11/2026/QĐ-TTg", "quyết định", "11/2026/QĐ-TTg"),
    ("Quyết định số 04/2026/QĐ-CTUBND", "quyết định", "04/2026/QĐ-CTUBND"),
    ("Nghị quyết số 77/2025/QH15", "nghị quyết", "77/2025/QH15"),
    ("Nghị quyết số 1488/NQ-UBTVQH15", "nghị quyết", "1488/NQ-UBTVQH15"),
    ("Nghị quyết số 71/2025/UBTVQH15", "nghị quyết", "71/2025/UBTVQH15"),
    ("Nghị quyết số 66.3/2026/NQ-CP", "nghị quyết", "66.3/2026/NQ-CP"),
    ("Văn bản hợp nhất số 88/VBHN-VPQH", "văn bản hợp nhất", "88/VBHN-VPQH"),
    ("Thông tư liên tịch số 04/2015/TTLT-BTP-BNV", "thông tư liên tịch", "04/2015/TTLT-BTP-BNV"),
    ("Kế hoạch liên tịch số 33/KHLT-SNV-LĐLĐ", "kế hoạch liên tịch", "33/KHLT-SNV-LĐLĐ"),
    ("Nghị quyết số 41-NQ/TW", "nghị quyết", "41-NQ/TW"),
    ("Quy định số 288-QĐ/TW", "quy định", "288-QĐ/TW"),
    ("Chỉ thị số 09-CT/TU", "chỉ thị", "09-CT/TU"),
    ("Kế hoạch số 22-KH/TU", "kế hoạch", "22-KH/TU"),
    ("Kế hoạch số 61-KH/HU", "kế hoạch", "61-KH/HU"),
    ("Chương trình số 18-CTr/ĐU", "chương trình", "18-CTr/ĐU"),
    ("Chương trình hành động số 18-CTr/ĐU", "chương trình hành động", "18-CTr/ĐU"),
    ("Hướng dẫn số 07-HD/VPTW", "hướng dẫn", "07-HD/VPTW"),
    ("Kế hoạch số 03-KH/BCĐ", "kế hoạch", "03-KH/BCĐ"),
    ("Báo cáo số 418-BC/BTCTW", "báo cáo", "418-BC/BTCTW"),
    ("Thông tri số 06-TT/TW", "thông tri", "06-TT/TW"),
    ("Hướng dẫn số 15/HD-TLĐ", "hướng dẫn", "15/HD-TLĐ"),
    ("Quyết định số 7/2003/QĐ-UB", "quyết định", "7/2003/QĐ-UB"),
    ("Nghị định số 7-HĐBT", "nghị định", "7-HĐBT"),
    ("Nghị định số 6/CP", "nghị định", "6/CP"),
    # freedoms of practice
    ("Kế hoạch số 88 /KH - UBND", "kế hoạch", "88/KH-UBND"),
    ("Kế hoạch số 88/KH- UBND", "kế hoạch", "88/KH-UBND"),
    ("Quyết định số\u00a0412/QĐ-UBND", "quyết định", "412/QĐ-UBND"),
    ("Quyết định 412/QĐ-UBND", "quyết định", "412/QĐ-UBND"),
    ("tại kế hoạch số 33/KH-UBND", "kế hoạch", "33/KH-UBND"),
    ("QUYẾT ĐỊNH SỐ 412/QĐ-UBND", "quyết định", "412/QĐ-UBND"),
    ("theo 412/QĐ-UBND", "quyết định", "412/QĐ-UBND"),
]


@pytest.mark.parametrize(("text", "kind", "code"), CODES)
def test_symbols_of_every_family(text: str, kind: str, code: str) -> None:
    assert [(m.kind, m.code) for m in find_citations(text)] == [(kind, code)]


LAWS = [
    ("Luật Thi đua, khen thưởng ngày 15 tháng 6 năm 2022;", "luật", "Luật Thi đua, khen thưởng", "2022-06-15"),
    ("Luật Phòng, chống tham nhũng năm 2018;", "luật", "Luật Phòng, chống tham nhũng", "2018"),
    ("Luật Tổ chức chính quyền địa phương;", "luật", "Luật Tổ chức chính quyền địa phương", None),
    ("Luật Thực hành tiết kiệm, chống lãng phí;", "luật", "Luật Thực hành tiết kiệm, chống lãng phí", None),
    ("Luật Thực hiện dân chủ ở cơ sở;", "luật", "Luật Thực hiện dân chủ ở cơ sở", None),
    ("Luật Ban hành văn bản quy phạm pháp luật;", "luật", "Luật Ban hành văn bản quy phạm pháp luật", None),
    ("Luật Hôn nhân và gia đình;", "luật", "Luật Hôn nhân và gia đình", None),
    ("Luật Cán bộ, công chức;", "luật", "Luật Cán bộ, công chức", None),
    ("Luật Phổ biến, giáo dục pháp luật;", "luật", "Luật Phổ biến, giáo dục pháp luật", None),
    ("Luật An toàn, vệ sinh lao động;", "luật", "Luật An toàn, vệ sinh lao động", None),
    ("Luật Quản lý, sử dụng tài sản công;", "luật", "Luật Quản lý, sử dụng tài sản công", None),
    ("Luật Trật tự, an toàn giao thông đường bộ;", "luật", "Luật Trật tự, an toàn giao thông đường bộ", None),
    ("Luật Khám bệnh, chữa bệnh;", "luật", "Luật Khám bệnh, chữa bệnh", None),
    (
        "Luật Phòng cháy, chữa cháy và cứu nạn, cứu hộ;",
        "luật",
        "Luật Phòng cháy, chữa cháy và cứu nạn, cứu hộ",
        None,
    ),
    (
        "Luật sửa đổi, bổ sung một số điều của Luật Thi đua, khen thưởng;",
        "luật",
        "Luật sửa đổi, bổ sung một số điều của Luật Thi đua, khen thưởng",
        None,
    ),
    ("Bộ luật Hình sự năm 2015;", "bộ luật", "Bộ luật Hình sự", "2015"),
    (
        "Pháp lệnh Ưu đãi người có công với cách mạng;",
        "pháp lệnh",
        "Pháp lệnh Ưu đãi người có công với cách mạng",
        None,
    ),
    ("theo quy định của Luật Đất đai và các văn bản liên quan", "luật", "Luật Đất đai", None),
]


@pytest.mark.parametrize(("text", "kind", "name", "day"), LAWS)
def test_a_law_by_its_name(text: str, kind: str, name: str, day: str | None) -> None:
    first = find_citations(text)[0]
    assert (first.kind, first.code, first.subject, first.date) == (kind, None, name, day)


def test_a_law_with_its_number() -> None:
    (found,) = find_citations("Luật Cư trú số 68/2020/QH14 ngày 13 tháng 11 năm 2020")
    assert (found.kind, found.code, found.date) == ("luật", "68/2020/QH14", "2020-11-13")
    assert (found.issuer, found.subject) == ("Quốc hội", "Luật Cư trú")


@pytest.mark.parametrize(
    ("text", "codes"),
    [
        ("Căn cứ Quyết định số 10/QĐ-UBND; Kế hoạch số 12/KH-UBND.", ["10/QĐ-UBND", "12/KH-UBND"]),
        ("các Quyết định số 100/QĐ-UBND và số 101/QĐ-UBND", ["100/QĐ-UBND", "101/QĐ-UBND"]),
        (
            "các Nghị định số 45/2024/NĐ-CP, 46/2024/NĐ-CP, 47/2024/NĐ-CP",
            ["45/2024/NĐ-CP", "46/2024/NĐ-CP", "47/2024/NĐ-CP"],
        ),
        (
            "Kế hoạch số 15/KH-UBND ngày 05/3/2026 của UBND tỉnh Hòa Giang thực hiện Nghị quyết số 305/NQ-CP ngày 20/02/2026 của Chính phủ",
            ["15/KH-UBND", "305/NQ-CP"],
        ),
    ],
)
def test_several_documents(text: str, codes: list[str]) -> None:
    assert [m.code for m in find_citations(text)] == codes


def test_a_list_shares_what_is_said_at_its_end() -> None:
    found = find_citations(
        "các Quyết định số 100/QĐ-UBND và số 101/QĐ-UBND ngày 03/3/2026 của UBND tỉnh Hòa Giang về tài chính"
    )
    assert {(m.kind, m.date, m.issuer, m.subject) for m in found} == {
        ("quyết định", "2026-03-03", "UBND tỉnh Hòa Giang", "tài chính")
    }


def test_two_laws_in_one_line() -> None:
    found = find_citations("theo Luật Khiếu nại và Luật Tố cáo")
    assert [m.subject for m in found] == ["Luật Khiếu nại", "Luật Tố cáo"]


@pytest.mark.parametrize(
    "text",
    [
        "trước ngày 10/3/2026",
        "trước ngày 10/3 hằng năm",
        "giai đoạn 2024 - 2026",
        "dịch vụ công mức độ 3/4",
        "tổng đài 24/7",
        "7/12 xã đạt chuẩn",
        "hệ thống TCVN ISO 9001:2015",
        "theo TCVN 6909:2001",
        "phòng, chống dịch COVID-19",
        "theo quy định của pháp luật",
        "Luật này có hiệu lực",
        "Kế hoạch số      /KH-UBND ngày    tháng 01 năm 2026",
        "Kế hoạch này thay thế các kế hoạch trước đây",
        "chào mừng ngày Quốc khánh 2/9",
        "",
    ],
)
def test_what_is_no_citation(text: str) -> None:
    assert find_citations(text) == []


@pytest.mark.parametrize(
    ("code", "kind"),
    [
        ("12/NQ-HĐND", "nghị quyết"),
        ("12/QĐ-UBND", "quyết định"),
        ("12/CT-UBND", "chỉ thị"),
        ("12/QC-UBND", "quy chế"),
        ("12/QyĐ-UBND", "quy định"),
        ("12/TC-UBND", "thông cáo"),
        ("12/TB-UBND", "thông báo"),
        ("12/HD-SNV", "hướng dẫn"),
        ("12/CTr-UBND", "chương trình"),
        ("12/KH-UBND", "kế hoạch"),
        ("12/PA-UBND", "phương án"),
        ("12/ĐA-UBND", "đề án"),
        ("12/DA-UBND", "dự án"),
        ("12/BC-UBND", "báo cáo"),
        ("12/BB-UBND", "biên bản"),
        ("12/TTr-UBND", "tờ trình"),
        ("12/HĐ-UBND", "hợp đồng"),
        ("12/CĐ-UBND", "công điện"),
        ("12/GM-UBND", "giấy mời"),
        ("12/2024/NĐ-CP", "nghị định"),
        ("12/2024/TT-BNV", "thông tư"),
        ("12/2015/TTLT-BTP-BNV", "thông tư liên tịch"),
        ("06/2022/QH15", "luật"),
        ("88/VBHN-VPQH", "văn bản hợp nhất"),
        ("22-KH/TU", "kế hoạch"),
        ("18-CTr/ĐU", "chương trình"),
        ("117-KL/TW", "kết luận"),
        ("2750/UBND-NC", "công văn"),
        ("4119/SNV-CCHC", "công văn"),
        ("27/VHXH", "công văn"),
        ("5120/BTC-NSNN", "công văn"),
        ("916/VPCP-KSTT", "công văn"),
        ("1024/TTCP-KHTH", "công văn"),
        ("33/TTPVHCC-HC", "công văn"),
    ],
)
def test_the_type_that_a_symbol_names(code: str, kind: str) -> None:
    assert kind_of_code(code) == kind


@pytest.mark.parametrize(
    ("code", "expected"),
    [
        ("88 /KH - UBND", "88/KH-UBND"),
        ("61 – KH/HU", "61-KH/HU"),
        ("412/QĐ-UBND", "412/QĐ-UBND"),
        ("7\u00a0/CP", "7/CP"),
    ],
)
def test_clean_code(code: str, expected: str) -> None:
    assert clean_code(code) == expected


@pytest.mark.parametrize(
    ("text", "kind", "subject"),
    [
        ("Báo cáo tình hình kinh tế - xã hội năm 2025", "báo cáo", "tình hình kinh tế - xã hội năm 2025"),
        ("Đề án về chuyển đổi số của xã Tân Lộc", "đề án", "chuyển đổi số của xã Tân Lộc"),
        ("Kế hoạch hành động về cải cách hành chính", "kế hoạch hành động", "cải cách hành chính"),
    ],
)
def test_a_document_without_a_number(text: str, kind: str, subject: str) -> None:
    found = uncoded(text)
    assert found is not None
    assert (found.kind, found.code, found.subject) == (kind, None, subject)


@pytest.mark.parametrize("text", ["báo cáo tình hình", "Kế hoạch", "Tình hình thực tế", ""])
def test_what_names_no_document(text: str) -> None:
    assert uncoded(text) is None


BASES: list[tuple[str, list[tuple[str | None, ...]]]] = [
    (
        "Căn cứ Quyết định số 27/QĐ-UBND ngày 03/02/2026 của UBND tỉnh Hòa Giang về việc ban hành Quy chế; "
        "phân công nhiệm vụ thành viên Ban Chỉ đạo;",
        [
            (
                "quyết định",
                "27/QĐ-UBND",
                "2026-02-03",
                "UBND tỉnh Hòa Giang",
                "ban hành Quy chế; phân công nhiệm vụ thành viên Ban Chỉ đạo",
            )
        ],
    ),
    (
        "Căn cứ Kế hoạch số 14/KH-UBND ngày 12/01/2026 của UBND tỉnh Hòa Giang về kiểm soát thủ tục hành chính; cải cách hành chính năm 2026;",
        [
            (
                "kế hoạch",
                "14/KH-UBND",
                "2026-01-12",
                "UBND tỉnh Hòa Giang",
                "kiểm soát thủ tục hành chính; cải cách hành chính năm 2026",
            )
        ],
    ),
    (
        "Căn cứ Nghị quyết số 09/NQ-HĐND ngày 10/12/2025 của HĐND huyện Phú Lâm về quản lý, khai thác chợ, nâng cao chất lượng dịch vụ;",
        [
            (
                "nghị quyết",
                "09/NQ-HĐND",
                "2025-12-10",
                "HĐND huyện Phú Lâm",
                "quản lý, khai thác chợ, nâng cao chất lượng dịch vụ",
            )
        ],
    ),
    (
        "Thực hiện Kế hoạch số 14/KH-UBND ngày 12/01/2026 của UBND tỉnh Hòa Giang về an toàn thực phẩm; theo đề nghị của Phòng Y tế,",
        [("kế hoạch", "14/KH-UBND", "2026-01-12", "UBND tỉnh Hòa Giang", "an toàn thực phẩm")],
    ),
    (
        "Căn cứ Kế hoạch số 14/KH-UBND ngày 12/01/2026 của UBND tỉnh Hòa Giang về nước sạch; "
        "Căn cứ Công văn số 88/SYT-NV ngày 02/02/2026 của Sở Y tế về giám sát;",
        [
            ("kế hoạch", "14/KH-UBND", "2026-01-12", "UBND tỉnh Hòa Giang", "nước sạch"),
            ("công văn", "88/SYT-NV", "2026-02-02", "Sở Y tế", "giám sát"),
        ],
    ),
    (
        "Kế hoạch số 31/KH-UBND ngày 20/01/2026 của UBND tỉnh Hòa Giang về trồng rừng, xét đề nghị của Hạt Kiểm lâm huyện",
        [("kế hoạch", "31/KH-UBND", "2026-01-20", "UBND tỉnh Hòa Giang", "trồng rừng")],
    ),
]

SPOKEN: list[tuple[str, list[tuple[str | None, ...]]]] = [
    (
        "Xét đề nghị của Phòng Nội vụ tại Tờ trình số 45/TTr-PNV ngày 09/3/2026,",
        [("tờ trình", "45/TTr-PNV", "2026-03-09", "Phòng Nội vụ", None)],
    ),
    (
        "Theo đề nghị của Giám đốc Sở Y tế tại Tờ trình số 130/TTr-SYT ngày 11/3/2026;",
        [("tờ trình", "130/TTr-SYT", "2026-03-11", "Giám đốc Sở Y tế", None)],
    ),
    (
        "Theo ý kiến chỉ đạo của Chủ tịch UBND tỉnh Hòa Giang tại Công văn số 512/UBND-VX ngày 01/4/2026;",
        [("công văn", "512/UBND-VX", "2026-04-01", "Chủ tịch UBND tỉnh Hòa Giang", None)],
    ),
    (
        "Thực hiện hướng dẫn của Sở Nội vụ tại Công văn số 77/SNV-TĐKT ngày 20/02/2026 về tổng kết phong trào;",
        [("công văn", "77/SNV-TĐKT", "2026-02-20", "Sở Nội vụ", "tổng kết phong trào")],
    ),
    (
        "Được sự đồng ý của Thường trực Huyện ủy tại Thông báo số 61-TB/HU ngày 05/3/2026;",
        [("thông báo", "61-TB/HU", "2026-03-05", "Thường trực Huyện ủy", None)],
    ),
    (
        "Xét báo cáo của Phòng Tư pháp tại Báo cáo số 18/BC-PTP ngày 06/3/2026 của Phòng Tư pháp huyện;",
        [("báo cáo", "18/BC-PTP", "2026-03-06", "Phòng Tư pháp huyện", None)],
    ),
]

FIXED_ISSUERS = [
    ("Chỉ thị số 12/CT-TTg ngày 14/02/2026 của Thủ tướng Chính phủ và Kế hoạch của UBND tỉnh", "Thủ tướng Chính phủ"),
    ("Nghị quyết số 41/NQ-CP ngày 14/02/2026 của Chính phủ và các văn bản hướng dẫn", "Chính phủ"),
    ("Kết luận số 33-KL/TW ngày 14/02/2026 của Ban Bí thư và chỉ đạo của Tỉnh ủy", "Ban Bí thư"),
    ("Nghị quyết số 18-NQ/TW ngày 14/02/2026 của Bộ Chính trị khóa XIII về đổi mới", "Bộ Chính trị khóa XIII"),
    ("Nghị quyết số 52/2025/QH15 ngày 14/02/2025 của Quốc hội về dân số", "Quốc hội"),
    (
        "Nghị quyết số 91/NQ-UBTVQH15 ngày 14/02/2025 của Ủy ban Thường vụ Quốc hội sắp xếp xã",
        "Ủy ban Thường vụ Quốc hội",
    ),
    (
        "Chỉ thị số 30-CT/TW ngày 14/02/2025 của Ban Bí thư Trung ương Đảng về chợ dân sinh",
        "Ban Bí thư Trung ương Đảng",
    ),
    (
        "Kế hoạch số 40/KH-UBND ngày 14/02/2025 của UBND tỉnh Hòa Giang Triển khai Đề án nước sạch",
        "UBND tỉnh Hòa Giang",
    ),
]

ALIASES = [
    (
        "Thực hiện Quyết định số 20/QĐ-UBND ngày 05/01/2026 của UBND tỉnh Hòa Giang về chuyển đổi số "
        "(sau đây gọi là Quyết định số 20) và hướng dẫn của Sở",
        "chuyển đổi số",
    ),
    (
        "Thực hiện Nghị quyết số 20/NQ-HĐND ngày 05/01/2026 của HĐND tỉnh Hòa Giang về nhà ở (Nghị quyết số 20) trên địa bàn huyện",
        "nhà ở",
    ),
    (
        "Thực hiện Kế hoạch số 20/KH-UBND ngày 05/01/2026 của UBND tỉnh Hòa Giang về nhà ở xã hội (viết tắt là Kế hoạch 20);",
        "nhà ở xã hội",
    ),
    ("Triển khai Nghị định số 20/2026/NĐ-CP ngày 05/01/2026 của Chính phủ (Nghị định 20) về phân cấp", "phân cấp"),
    (
        "Theo Quyết định số 20/QĐ-UBND ngày 05/01/2026 của UBND tỉnh Hòa Giang về cây xanh (đã được sửa đổi tại văn bản khác sau đó).",
        "cây xanh",
    ),
]

# within the body a comma and a verb, "và hướng dẫn của", a colon or a semicolon end a title
TITLES_IN_SENTENCES = [
    (
        "Thực hiện Quyết định số 20/QĐ-UBND ngày 05/01/2026 của UBND tỉnh Hòa Giang về phân loại rác, tổ chức thu gom tại các thôn.",
        "phân loại rác",
    ),
    (
        "Theo Kế hoạch số 20/KH-UBND ngày 05/01/2026 của UBND tỉnh Hòa Giang về cấp nước nông thôn, hướng dẫn các hộ đấu nối.",
        "cấp nước nông thôn",
    ),
    (
        "Theo Kế hoạch số 20/KH-UBND ngày 05/01/2026 của UBND tỉnh Hòa Giang về quản lý, sử dụng đất.",
        "quản lý, sử dụng đất",
    ),
    (
        "Theo Kế hoạch số 20/KH-UBND ngày 05/01/2026 của UBND tỉnh Hòa Giang về phòng, chống ma túy tại địa phương.",
        "phòng, chống ma túy tại địa phương",
    ),
    (
        "Quán triệt Chỉ thị số 20/CT-UBND ngày 05/01/2026 của UBND tỉnh Hòa Giang về an toàn giao thông và hướng dẫn của Công an tỉnh.",
        "an toàn giao thông",
    ),
    (
        "Theo Chỉ thị số 20/CT-UBND ngày 05/01/2026 của UBND tỉnh Hòa Giang về cháy rừng: các xã lập chốt gác.",
        "cháy rừng",
    ),
    (
        "Theo Chỉ thị số 20/CT-UBND ngày 05/01/2026 của UBND tỉnh Hòa Giang về hè an toàn; các xã mở lớp bơi.",
        "hè an toàn",
    ),
]


def whole(text: str, basis: bool) -> list[tuple[str | None, ...]]:
    """The citations of a text as rows of a table."""
    return [(m.kind, m.code, m.date, m.issuer, m.subject) for m in find_citations(text, basis)]


@pytest.mark.parametrize(("text", "expected"), BASES)
def test_a_title_of_the_preamble_goes_on_behind_a_semicolon(text: str, expected: list[tuple[str | None, ...]]) -> None:
    assert whole(text, True) == expected


@pytest.mark.parametrize(("text", "expected"), SPOKEN)
def test_who_proposes_is_the_issuer(text: str, expected: list[tuple[str | None, ...]]) -> None:
    assert whole(text, True) == expected


@pytest.mark.parametrize(("text", "issuer"), FIXED_ISSUERS)
def test_an_issuer_ends_where_its_fixed_name_ends(text: str, issuer: str) -> None:
    assert [m.issuer for m in find_citations(text)] == [issuer]


@pytest.mark.parametrize(("text", "subject"), ALIASES + TITLES_IN_SENTENCES)
def test_where_a_title_ends_in_the_body(text: str, subject: str) -> None:
    assert [m.subject for m in find_citations(text)] == [subject]


PIECES = (
    "Kế hoạch", "Quyết định", "số", "12/KH-UBND", "61-KH/HU", "06/2022/QH15", "ngày", "05/3/2026", "của", "UBND xã Tân Lộc",
    "về việc", "ban hành", "Luật", "Thi đua", ",", ";", ".", "(", ")", "và", "các", "sau đây gọi tắt", "“", "”", "/", "-",
)  # fmt: skip
TEXTS = st.text() | st.lists(st.sampled_from(PIECES), max_size=14).map(" ".join)


@given(TEXTS)
def test_matches_slice_the_text_in_order(text: str) -> None:
    found = find_citations(text)
    # one citation may stand inside another's subject, so only the beginnings are in order
    assert all(0 <= m.start < m.end <= len(text) for m in found)
    assert [m.start for m in found] == sorted(m.start for m in found)
    assert all(m.kind for m in found)
    assert find_citations(text) == found
    assert all(0 <= m.start < m.end <= len(text) for m in find_citations(text, basis=True))


@given(TEXTS)
def test_nothing_raises(text: str) -> None:
    kind_of_code(text)
    uncoded(text)
    assert clean_code(clean_code(text)) == clean_code(text)


@given(
    st.integers(1, 99999), st.sampled_from(["KH", "QĐ", "CTr", "TTr", "BC"]), st.sampled_from(["UBND", "HĐND", "SNV"])
)
def test_any_number_is_cited_by_its_code(number: int, label: str, issuer: str) -> None:
    code = f"{number:02d}/{label}-{issuer}"
    assert [m.code for m in find_citations(f"theo văn bản số {code} ngày 05/3/2026")] == [code]


def test_a_basis_ends_where_another_document_is_named() -> None:
    text = "Căn cứ Kế hoạch số 01/KH-UBND của UBND tỉnh về dân số; chỉ tiêu giao tại Quyết định số 88/QĐ-UBND ngày 29/12/2025,"
    assert [(m.code, m.subject) for m in find_citations(text, basis=True)] == [
        ("01/KH-UBND", "dân số"),
        ("88/QĐ-UBND", None),
    ]
