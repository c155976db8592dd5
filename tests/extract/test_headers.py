"""Titles and periods as letterheads of every kind print them."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

import kehoach
from schemas.plan import Header

Write = Callable[..., Path]
HEAD = "ỦY BAN NHÂN DÂN\nTỈNH HÒA GIANG\n\nSố: 15/KH-UBND\n\nHòa Giang, ngày 05 tháng 3 năm 2025\n\nKẾ HOẠCH\n\n"
BODY = "\n\nI. MỤC ĐÍCH\n\n1. Nâng cao chất lượng phục vụ người dân.\n"


def header(path: Path) -> Header:
    return kehoach.extract(path).header


@pytest.mark.parametrize(
    ("below", "title"),
    [
        (
            "THỰC HIỆN CHỈ THỊ SỐ 08/CT-TTG NGÀY 10/02/2025 CỦA THỦ TƯỚNG CHÍNH PHỦ\nVỀ PHÒNG, CHỐNG CHÁY RỪNG\n\n"
            "Thực hiện Chỉ thị số 08/CT-TTg ngày 10/02/2025 của Thủ tướng Chính phủ, UBND tỉnh ban hành Kế hoạch như sau:",
            "THỰC HIỆN CHỈ THỊ SỐ 08/CT-TTG NGÀY 10/02/2025 CỦA THỦ TƯỚNG CHÍNH PHỦ VỀ PHÒNG, CHỐNG CHÁY RỪNG",
        ),
        (
            "Triển khai Nghị quyết số 19/NQ-HĐND của Hội đồng nhân dân tỉnh về hỗ trợ nhà ở\n\n"
            "Căn cứ Nghị quyết số 19/NQ-HĐND ngày 12/12/2024 của Hội đồng nhân dân tỉnh về hỗ trợ nhà ở;",
            "Triển khai Nghị quyết số 19/NQ-HĐND của Hội đồng nhân dân tỉnh về hỗ trợ nhà ở",
        ),
        (
            "Trồng cây gây rừng năm 2025\n\nThực hiện Công văn số 112/SNN-KL ngày 03/02/2025 của Sở Nông nghiệp, UBND tỉnh ban hành:",
            "Trồng cây gây rừng năm 2025",
        ),
        ("Căn cứ Luật Lâm nghiệp ngày 15 tháng 11 năm 2017;", None),
    ],
)
def test_a_title_may_begin_as_a_basis_does(write: Write, below: str, title: str | None) -> None:
    assert header(write(HEAD + below + BODY)).title == title


@pytest.mark.parametrize(
    ("title", "period"),
    [
        ("Phòng, chống cháy rừng năm 2025", ("2025", "2025")),
        ("Thực hiện Chỉ thị số 08/CT-TTg ngày 10 tháng 02 năm 2025 về phòng, chống cháy rừng", None),
        ("Thực hiện Kết luận số 21-KL/TU năm 2024 về phòng, chống cháy rừng", None),
        ("Thực hiện Chỉ thị số 08/CT-TTg ngày 10 tháng 02 năm 2024 trên địa bàn tỉnh năm 2025", ("2025", "2025")),
        ("Phát triển rừng giai đoạn 2025 - 2030", ("2025", "2030")),
    ],
)
def test_the_year_of_a_cited_document_is_no_period(
    write: Write, title: str, period: tuple[str | None, str | None] | None
) -> None:
    found = header(write(f"{HEAD}{title}{BODY}")).period
    assert ((found.start, found.end) if found and found.end else None) == period


@pytest.mark.parametrize(
    ("lines", "names"),
    [
        (["ỦY BAN NHÂN DÂN", "TỈNH ĐẮK LẮK"], ["Ủy ban nhân dân tỉnh Đắk Lắk"]),
        (["UBND XÃ TÂN LỘC", "HUYỆN PHÚ LÂM"], ["Ủy ban nhân dân xã Tân Lộc"]),
        (["UBND TỈNH HÒA GIANG", "SỞ Y TẾ"], ["Sở Y tế tỉnh Hòa Giang"]),
        (["UBND TỈNH HÒA GIANG SỞ Y TẾ"], ["Sở Y tế tỉnh Hòa Giang"]),
        (["SỞ Y TẾ NINH BÌNH", "THANH TRA"], ["Thanh tra Sở Y tế Ninh Bình"]),
        (["PHÒNG GIÁO DỤC VÀ ĐÀO TẠO HUYỆN PHÚ LÂM"], ["Phòng Giáo dục và Đào tạo huyện Phú Lâm"]),
        (
            ["ỦY BAN NHÂN DÂN", "TỈNH HÒA GIANG", "SỞ VĂN HÓA,", "THỂ THAO VÀ DU LỊCH"],
            ["Sở Văn hóa, Thể thao và Du lịch tỉnh Hòa Giang"],
        ),
        (
            ["UBND HUYỆN PHÚ LÂM", "BAN CHỈ ĐẠO PHÒNG CHỐNG", "THIÊN TAI"],
            ["Ban Chỉ đạo phòng chống thiên tai huyện Phú Lâm"],
        ),
        (["ỦY BAN BẦU CỬ", "XÃ TÂN LỘC"], ["Ủy ban bầu cử xã Tân Lộc"]),
        (["ĐẢNG BỘ TỈNH HÒA GIANG", "HUYỆN ỦY PHÚ LÂM"], ["Huyện ủy Phú Lâm"]),
        (["LIÊN ĐOÀN LAO ĐỘNG TỈNH HÒA GIANG", "KHỐI THI ĐUA SỐ 2"], ["Khối thi đua Số 2 tỉnh Hòa Giang"]),
        (["ĐẢNG ỦY XÃ TÂN LỘC"], ["Đảng ủy xã Tân Lộc"]),
        (["UBND XÃ TÂN LỘC", "TRƯỜNG TIỂU HỌC VÀ THCS LÊ LỢI"], ["Trường Tiểu học và THCS Lê Lợi xã Tân Lộc"]),
        (["SỞ NỘI VỤ - SỞ TÀI CHÍNH", "TỈNH HÒA GIANG"], ["Sở Nội vụ tỉnh Hòa Giang", "Sở Tài chính tỉnh Hòa Giang"]),
        (
            ["BAN AN TOÀN GIAO THÔNG TỈNH - CÔNG AN TỈNH - TỈNH ĐOÀN HÒA GIANG"],
            ["Ban An toàn giao thông tỉnh Hòa Giang", "Công an tỉnh Hòa Giang", "Tỉnh đoàn Hòa Giang"],
        ),
    ],
)
def test_who_a_letterhead_names(write: Write, lines: list[str], names: list[str]) -> None:
    head = "\n".join(lines) + "\n\nCỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM\n\nSố: 15/KH-XX\n\nKẾ HOẠCH\n\nPhòng, chống dịch"
    found = header(write(head + BODY))
    assert [found.issuer, *found.other_issuers] == names


PLAN = HEAD + "Phòng, chống dịch" + BODY + "\n2. Giữ gìn vệ sinh.\n\n"
RECIPIENTS = "Nơi nhận:\n\n- UBND tỉnh;\n\n- Lưu: VT."


@pytest.mark.parametrize(
    ("lines", "signers"),
    [
        (["TM. ỦY BAN NHÂN DÂN", "CHỦ TỊCH", "Lê Văn An"], [("Lê Văn An", "Chủ tịch", "TM. Ủy ban nhân dân")]),
        (
            ["TM. BAN CHỈ ĐẠO", "TRƯỞNG BAN", "Trần Thị Kim Thoa", "PHÓ CHỦ TỊCH UBND HUYỆN"],
            [("Trần Thị Kim Thoa", "Trưởng ban", "TM. Ban Chỉ đạo")],
        ),
        (
            [
                "KT. GIÁM ĐỐC SỞ Y TẾ",
                "PHÓ GIÁM ĐỐC",
                "BS. Lê Thị Hạnh",
                "GIÁM ĐỐC CÔNG AN TỈNH",
                "Đại tá Phạm Quang Vinh",
            ],
            [
                ("Lê Thị Hạnh", "Phó Giám đốc", "KT. Giám đốc Sở Y tế"),
                ("Phạm Quang Vinh", "Giám đốc Công an tỉnh", None),
            ],
        ),
        (["HIỆU TRƯỞNG", "Phan Văn Đạt"], [("Phan Văn Đạt", "Hiệu trưởng", None)]),
        (["KT. CHỦ TỊCH", "PHÓ CHỦ TỊCH", "À ` Ấ"], [(None, "Phó Chủ tịch", "KT. Chủ tịch")]),
    ],
)
@pytest.mark.parametrize("above", [False, True])
def test_who_signs_above_or_below_the_recipients(
    write: Write, lines: list[str], signers: list[tuple[str | None, str, str | None]], above: bool
) -> None:
    block = "\n\n".join(lines)
    plan = kehoach.extract(write(PLAN + "\n\n".join([block, RECIPIENTS] if above else [RECIPIENTS, block])))
    found = [plan.header.signer, *plan.header.other_signers]
    assert [(one.name, one.position, one.authority) for one in found if one is not None] == signers
    assert plan.header.recipients == ["UBND tỉnh"]
    assert not plan.responsibilities
    assert [row.text for row in plan.objectives] == ["Nâng cao chất lượng phục vụ người dân.", "Giữ gìn vệ sinh."]


@pytest.mark.parametrize(
    ("line", "number", "symbol"),
    [
        ("Số: 09/2009/KH-UBND", "09", "2009/KH-UBND"),
        ("Số: 256 /2004/QĐ-UB", "256", "2004/QĐ-UB"),
        ("Số:      /KH-UBND", None, "KH-UBND"),
    ],
)
def test_numbers_with_and_without_their_year(write: Write, line: str, number: str | None, symbol: str) -> None:
    found = header(write(HEAD.replace("Số: 15/KH-UBND", line) + "Phòng, chống dịch" + BODY))
    assert (found.number, found.symbol) == (number, symbol)


def test_what_goes_on_after_its_year_has_no_end(write: Write) -> None:
    found = header(write(f"{HEAD}Phát triển rừng năm 2025 và những năm tiếp theo{BODY}")).period
    assert found is not None
    assert (found.start, found.end) == ("2025", None)
