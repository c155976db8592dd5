"""Who does what: by headings of any kind and in any section, by labels, by orders that say something."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

import kehoach
from tests.extract.test_fields import HEAD, TAIL

Write = Callable[..., Path]
Duty = tuple[list[str], list[str], str, list[str]]
"""The bodies, those who cooperate, the role, and the tasks."""

DUTIES: list[tuple[str, list[Duty]]] = [
    (
        "II. NỘI DUNG THỰC HIỆN\n1. Phòng Y tế\na) Kiểm tra các quán ăn;\nb) Lập danh sách cơ sở.\n"
        "2. Đề nghị Hội Nông dân huyện\nVận động hội viên trồng rau sạch.\n",
        [
            (["Phòng Y tế"], [], "assign", ["Kiểm tra các quán ăn;", "Lập danh sách cơ sở."]),
            (["Hội Nông dân huyện Phú Lâm"], [], "request", ["Vận động hội viên trồng rau sạch."]),
        ],
    ),
    ("II. NỘI DUNG\n1. Doanh nghiệp số\na) Treo băng rôn;\nb) Phát tờ rơi.\n", []),
    (
        "III. TỔ CHỨC THỰC HIỆN\n1. Phòng Y tế\nChủ trì, phối hợp với Công an huyện thực hiện:\n- Kiểm tra quán ăn.\n- Lập danh sách.\n",
        [(["Phòng Y tế"], ["Công an huyện Phú Lâm"], "lead", ["Kiểm tra quán ăn.", "Lập danh sách."])],
    ),
    (
        "III. TỔ CHỨC THỰC HIỆN\n1. UBND các xã\n- Phân công mỗi đơn vị giúp đỡ 01 hộ.\n- Yêu cầu các thôn treo cờ.\n",
        [(["Ủy ban nhân dân các xã"], [], "assign", ["Phân công mỗi đơn vị giúp đỡ 01 hộ.", "Yêu cầu các thôn treo cờ."])],
    ),
    (
        "III. TỔ CHỨC THỰC HIỆN\n1. Công đoàn ngành Y tế\nGiúp các đơn vị tổ chức hội thao.\n",
        [(["Công đoàn ngành Y tế"], [], "assign", ["Giúp các đơn vị tổ chức hội thao."])],
    ),
    (
        "III. TỔ CHỨC THỰC HIỆN\n1. Đề nghị Mặt trận Tổ quốc và các đoàn thể huyện\na) Huyện đoàn: Vận động thanh niên.\n",
        [(["Huyện đoàn"], [], "request", ["Vận động thanh niên."])],
    ),
    (
        "III. TỔ CHỨC THỰC HIỆN\n1. Đề nghị Huyện đoàn phụ trách ngày hội trồng cây.\n",
        [(["Huyện đoàn"], [], "request", ["phụ trách ngày hội trồng cây."])],
    ),
    (
        "III. TỔ CHỨC THỰC HIỆN\n1. Nhân viên thư viện\n- Thống kê số lượt mượn sách.\n2. Các tổ chuyên môn\n- Sinh hoạt hằng tuần.\n",
        [
            (["Nhân viên thư viện"], [], "assign", ["Thống kê số lượt mượn sách."]),
            (["Các tổ chuyên môn"], [], "assign", ["Sinh hoạt hằng tuần."]),
        ],
    ),
    (
        "III. TỔ CHỨC THỰC HIỆN\n1. Thanh tra huyện được đề nghị hỗ trợ nghiệp vụ.\n",
        [(["Thanh tra huyện Phú Lâm"], [], "request", ["Thanh tra huyện được đề nghị hỗ trợ nghiệp vụ."])],
    ),
    ("II. NỘI DUNG\n1. Tuyên truyền\na) Treo băng rôn;\nb) Phát tờ rơi.\n", []),
    (
        "III. TỔ CHỨC THỰC HIỆN\n1. PHÒNG NỘI VỤ\nSoạn dự thảo quy chế.\n2. UBND CÁC XÃ, THỊ TRẤN\nRà soát hộ nghèo.\n",
        [
            (["Phòng Nội vụ"], [], "assign", ["Soạn dự thảo quy chế."]),
            (["Ủy ban nhân dân các xã, thị trấn"], [], "assign", ["Rà soát hộ nghèo."]),
        ],
    ),
    (
        "III. TỔ CHỨC THỰC HIỆN\n1. Đề nghị: Hội Nông dân huyện, Huyện đoàn\na) Vận động hội viên;\n",
        [(["Hội Nông dân huyện Phú Lâm", "Huyện đoàn"], [], "request", ["Vận động hội viên;"])],
    ),
    (
        "III. TỔ CHỨC THỰC HIỆN\n1. Phòng Y tế\n- Phối hợp với Phòng Tư pháp chỉ đạo các trạm y tế phối hợp với các trường học phun thuốc.\n",
        [
            (
                ["Phòng Y tế"],
                ["Phòng Tư pháp"],
                "assign",
                ["Phối hợp với Phòng Tư pháp chỉ đạo các trạm y tế phối hợp với các trường học phun thuốc."],
            )
        ],
    ),
    (
        "III. TỔ CHỨC THỰC HIỆN\n1. Các phòng trong phạm vi chức năng của mình tổ chức thực hiện Kế hoạch.\n",
        [(["Các phòng"], [], "assign", ["Các phòng trong phạm vi chức năng của mình tổ chức thực hiện Kế hoạch."])],
    ),
    (
        "III. TỔ CHỨC THỰC HIỆN\n1. Phòng Lao động - Thương binh và Xã hội\na) Thanh tra, kiểm tra việc trả lương;\n",
        [(["Phòng Lao động - Thương binh và Xã hội"], [], "assign", ["Thanh tra, kiểm tra việc trả lương;"])],
    ),
    ("III. KINH PHÍ\nTừ ngân sách huyện. Yêu cầu các phòng, UBND các xã nghiêm túc triển khai thực hiện.\n", []),
    (
        "II. NHIỆM VỤ\n1. Dọn kênh mương\na) Nhiệm vụ: Khơi thông 12 km kênh.\nb) Cơ quan thực hiện:\n- Đơn vị chủ trì: Phòng Kinh tế.\n"
        "- Đơn vị phối hợp: UBND các xã.\nc) Thời gian thực hiện: Tháng 8/2024.\n",
        [(["Phòng Kinh tế"], ["Ủy ban nhân dân các xã"], "lead", ["Khơi thông 12 km kênh."])],
    ),
]  # fmt: skip


@pytest.mark.parametrize(("body", "duties"), DUTIES)
def test_who_does_what(write: Write, body: str, duties: list[Duty]) -> None:
    rows = kehoach.extract(write(HEAD + body + TAIL)).responsibilities
    assert [(row.agencies, row.cooperating, str(row.role), row.tasks) for row in rows] == duties


@pytest.mark.parametrize(
    ("clause", "actor"),
    [
        ("Ban Giám khảo công bố kết quả trước ngày 20/11/2024.", "Ban Giám khảo"),
        ("Ban Giám khảo múa minh họa trước ngày 20/11/2024.", None),
        ("Gửi kết quả trước ngày 20/11/2024.", "Phòng Y tế"),
    ],
)
def test_an_actor_who_cannot_be_told_is_asked_about(write: Write, clause: str, actor: str | None) -> None:
    made = kehoach.extract(write(f"{HEAD}III. TỔ CHỨC THỰC HIỆN\n1. Phòng Y tế\na) {clause}\n{TAIL}"))
    (row,) = made.deadlines
    assert row.actor == actor
    assert any(item.path == "/deadlines/0" for item in made.review) == (actor is None)


@pytest.mark.parametrize(
    ("sentence", "indicators"),
    [
        (
            "Trên 90% người quản lý, người trực tiếp chế biến và tối thiểu 85% người tiêu dùng được điều tra có kiến thức đúng.",
            2,
        ),
        ("Dùng cồn Ethanol 70% để sát khuẩn.", 0),
        ("Trẻ dưới 24 tháng tuổi được tiêm đủ.", 0),
        ("GRDP 8%.", 1),
        ("Người không được sự tín nhiệm của trên 50% cử tri phải được xem xét.", 0),
        ("Số hóa dữ liệu của 100% xã.", 1),
    ],
)
def test_which_numbers_are_aims(write: Write, sentence: str, indicators: int) -> None:
    made = kehoach.extract(write(f"{HEAD}II. MỤC TIÊU\n1. {sentence}\n{TAIL}"))
    assert len(made.targets) == indicators
    assert all(row.text.startswith(sentence[:6]) for row in made.targets)


def test_a_section_of_who_does_what_without_a_body_is_asked(write: Write) -> None:
    body = "III. TỔ CHỨC THỰC HIỆN\n1. Bác Sáu thợ mộc\n- Sửa bàn ghế.\n2. Chú Bảy\n- Quét sân.\n"
    plan = kehoach.extract(write(HEAD + body + TAIL))
    assert not plan.responsibilities
    assert ("/responsibilities", "incomplete") in {(item.path, item.reason) for item in plan.review}


def test_a_heading_among_bodies_is_a_body_that_is_asked_about(write: Write) -> None:
    body = (
        "III. TỔ CHỨC THỰC HIỆN\n1. Phòng Y tế\n- Kiểm tra quán ăn.\n2. Già làng, người có uy tín\n- Vận động bà con.\n"
    )
    plan = kehoach.extract(write(HEAD + body + TAIL))
    assert [(row.agencies, row.tasks) for row in plan.responsibilities] == [
        (["Phòng Y tế"], ["Kiểm tra quán ăn."]), (["Già làng, người có uy tín"], ["Vận động bà con."]),
    ]  # fmt: skip
    assert any(item.path.startswith("/responsibilities/1") for item in plan.review)


def test_an_order_whose_verb_is_not_known_is_asked(write: Write) -> None:
    body = "III. TỔ CHỨC THỰC HIỆN\n1. Phòng Y tế\n- Kiểm tra quán ăn.\n2. Đề nghị Hội Nông dân huyện nâng niu giống lúa cũ.\n"
    plan = kehoach.extract(write(HEAD + body + TAIL))
    assert plan.responsibilities[-1].role == "request"
    assert any(item.path.startswith("/responsibilities/1") for item in plan.review)
