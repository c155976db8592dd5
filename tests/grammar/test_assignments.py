"""Who is given what (GUIDELINE "responsibilities"; the verbs of RULES.md E7)."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from grammar.assignments import cooperating, is_front, parse_assignment

ASSIGNED = [
    (
        "Giao Phòng Văn hóa - Xã hội chủ trì, phối hợp với Trạm Y tế và Công an xã tham mưu tổng kết.",
        ["Phòng Văn hóa - Xã hội"],
        ["Trạm Y tế", "Công an xã"],
        "lead",
        "chủ trì",
    ),
    (
        "Phòng Nội vụ chủ trì, phối hợp với các đơn vị liên quan triển khai Kế hoạch.",
        ["Phòng Nội vụ"],
        ["các đơn vị liên quan"],
        "lead",
        "chủ trì",
    ),
    ("Giao Phòng Kinh tế cân đối, bố trí kinh phí.", ["Phòng Kinh tế"], [], "assign", "cân đối"),
    ("Công an xã có trách nhiệm kiểm tra.", ["Công an xã"], [], "assign", "có trách nhiệm"),
    (
        "Đề nghị Ủy ban Mặt trận Tổ quốc Việt Nam xã phối hợp tuyên truyền.",
        ["Ủy ban Mặt trận Tổ quốc Việt Nam xã"],
        [],
        "request",
        "phối hợp",
    ),
    (
        "Đề nghị Hội Nông dân, Hội Cựu chiến binh vận động hội viên tham gia.",
        ["Hội Nông dân", "Hội Cựu chiến binh"],
        [],
        "request",
        "vận động",
    ),
    (
        "Yêu cầu Thủ trưởng các cơ quan, đơn vị nghiêm túc thực hiện.",
        ["Thủ trưởng các cơ quan, đơn vị"],
        [],
        "assign",
        "nghiêm túc",
    ),
    (
        "Sở Nội vụ là cơ quan thường trực, theo dõi việc thực hiện Kế hoạch.",
        ["Sở Nội vụ"],
        [],
        "lead",
        "là cơ quan thường trực",
    ),
    (
        "Sở Nội vụ, Sở Tài chính và Văn phòng UBND tỉnh theo dõi việc thực hiện.",
        ["Sở Nội vụ", "Sở Tài chính", "Văn phòng UBND tỉnh"],
        [],
        "assign",
        "theo dõi",
    ),
    (
        "Căn cứ Kế hoạch này, các cơ quan, đơn vị xây dựng kế hoạch cụ thể.",
        ["các cơ quan, đơn vị"],
        [],
        "assign",
        "xây dựng",
    ),
    (
        "Trung tâm Phục vụ hành chính công công khai kết quả hằng tháng.",
        ["Trung tâm Phục vụ hành chính công"],
        [],
        "assign",
        "công khai",
    ),
    ("công chức Văn phòng - thống kê tổng hợp báo cáo.", ["công chức Văn phòng - thống kê"], [], "assign", "tổng hợp"),
]

HEADINGS = [
    ("Phòng Nội vụ:", ["Phòng Nội vụ"], "assign"),
    ("Phòng Văn hóa - Xã hội (cơ quan thường trực)", ["Phòng Văn hóa - Xã hội"], "lead"),
    (
        "Giám đốc các sở, ngành, Chủ tịch UBND các phường",
        ["Giám đốc các sở, ngành", "Chủ tịch UBND các phường"],
        "assign",
    ),
    ("Đề nghị Đảng ủy xã Tân Lộc", ["Đảng ủy xã Tân Lộc"], "request"),
]

NO_BODY = [
    "Tổ chức hội nghị tổng kết phong trào.",
    "Ban hành kế hoạch kiểm tra.",
    "Tăng cường công tác tuyên truyền.",
    "Báo cáo kết quả về UBND huyện.",
    "Phòng, chống tham nhũng, tiêu cực.",
    "Bộ tiêu chí đánh giá được xây dựng hằng năm.",
    "Hội thi được tổ chức trong tháng 9.",
    "Năm 2026, UBND xã Tân Lộc phát động phong trào.",
    "1. Mục đích",
    "",
]


@pytest.mark.parametrize(("text", "bodies", "together", "role", "task"), ASSIGNED)
def test_bodies_role_and_task(text: str, bodies: list[str], together: list[str], role: str, task: str) -> None:
    found = parse_assignment(text)
    assert found is not None
    assert list(found.bodies) == bodies
    assert list(found.cooperating) == together
    assert found.role == role
    assert text[found.task_start :].startswith(task)
    assert not found.whole


@pytest.mark.parametrize(("text", "bodies", "role"), HEADINGS)
def test_a_heading_names_bodies_and_nothing_else(text: str, bodies: list[str], role: str) -> None:
    found = parse_assignment(text)
    assert found is not None
    assert (list(found.bodies), found.role, found.whole) == (bodies, role, True)


@pytest.mark.parametrize("text", NO_BODY)
def test_what_gives_nobody_anything(text: str) -> None:
    assert parse_assignment(text) is None


@pytest.mark.parametrize(
    ("text", "ordered"),
    [
        ("Giao Phòng Kinh tế rà soát.", True),
        ("Đề nghị Hội Nông dân vận động.", True),
        ("Phòng Kinh tế rà soát.", False),
    ],
)
def test_whether_an_order_was_said(text: str, ordered: bool) -> None:
    found = parse_assignment(text)
    assert found is not None
    assert found.ordered is ordered


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("phối hợp với Công an xã kiểm tra", ["Công an xã"]),
        ("Phối hợp chặt chẽ với Trạm Y tế trong việc tuyên truyền", ["Trạm Y tế"]),
        (
            "phối hợp với Sở Tài chính, Sở Nội vụ và UBND các xã, phường thẩm định hồ sơ",
            ["Sở Tài chính", "Sở Nội vụ", "UBND các xã, phường"],
        ),
        ("phối hợp với các cơ quan, đơn vị liên quan để rà soát", ["các cơ quan, đơn vị liên quan"]),
        ("phối hợp với các thôn, tổ dân phố vận động Nhân dân", ["các thôn, tổ dân phố"]),
        ("phối hợp tuyên truyền trong Nhân dân", []),
        ("xây dựng cơ chế phối hợp giữa các ngành", []),
        ("thực hiện quy chế phối hợp", []),
        ("rà soát văn bản", []),
        ("", []),
    ],
)
def test_cooperating(text: str, expected: list[str]) -> None:
    assert cooperating(text) == expected


@pytest.mark.parametrize(
    ("name", "front"),
    [
        ("Ủy ban Mặt trận Tổ quốc Việt Nam xã Tân Lộc", True),
        ("các tổ chức chính trị - xã hội", True),
        ("các đoàn thể", True),
        ("Đoàn Thanh niên Cộng sản Hồ Chí Minh xã", True),
        ("Đoàn TNCS Hồ Chí Minh xã", True),
        ("Hội Liên hiệp Phụ nữ huyện", True),
        ("Hội Nông dân xã", True),
        ("Hội Cựu chiến binh xã", True),
        ("Hội Chữ thập đỏ huyện", True),
        ("Hội Người cao tuổi xã", True),
        ("Liên đoàn Lao động tỉnh", True),
        ("Đảng uỷ xã Tân Lộc", True),
        ("Ban Tuyên giáo Huyện ủy", True),
        ("Hội đồng nhân dân xã", False),
        ("Hội đồng Thi đua - Khen thưởng xã", False),
        ("Ủy ban nhân dân xã", False),
        ("Phòng Văn hóa - Xã hội", False),
        ("Đoàn kiểm tra của Sở Nội vụ", False),
        ("", False),
    ],
)
def test_whom_a_plan_asks_and_never_orders(name: str, front: bool) -> None:
    assert is_front(name) is front


PIECES = (
    "Giao", "Đề nghị", "Phòng Nội vụ", "các cơ quan", ",", ":", ";", ".", "(", ")", "chủ trì", "phối hợp", "với", "Sở Tài chính",
    "và", "UBND xã", "tổ chức", "thực hiện", "cơ quan thường trực", "Căn cứ",
)  # fmt: skip
TEXTS = st.text() | st.lists(st.sampled_from(PIECES), max_size=12).map(" ".join)


@given(TEXTS)
def test_nothing_raises_and_the_task_is_in_the_text(text: str) -> None:
    found = parse_assignment(text)
    assert parse_assignment(text) == found
    assert all(name.strip() for name in cooperating(text))
    assert isinstance(is_front(text), bool)
    if found is not None:
        assert 0 < found.task_start <= len(text)
        assert found.bodies
        assert all(name.strip() for name in found.bodies)
