"""Task tables and labelled lines: who does what and when; tables of targets by year."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import docx
import pytest

import kehoach
from schemas.plan import Plan
from tests.extract.test_fields import HEAD, TAIL

Write = Callable[..., Path]
Duty = tuple[list[str], list[str], str, list[str]]
"""The bodies, those who cooperate, the role, and the tasks."""


@pytest.fixture
def extracted(write: Write) -> Callable[[str], Plan]:
    return lambda body: kehoach.extract(write(HEAD + body + TAIL, "ke-hoach.md"))


def duties(plan: Plan) -> list[Duty]:
    """Who does what in a plan, as rows of a table."""
    return [(r.agencies, r.cooperating, str(r.role), r.tasks) for r in plan.responsibilities]


COLUMNS = "| TT | Nhiệm vụ | Cơ quan chủ trì | Cơ quan phối hợp | Thời gian |\n|---|---|---|---|---|\n"

TABLES: list[tuple[str, list[Duty]]] = [
    (
        COLUMNS + "| 1 | Rà soát quy chế | Phòng Nội vụ | Phòng Tư pháp | Quý II/2024 |\n",
        [(["Phòng Nội vụ"], ["Phòng Tư pháp"], "lead", ["Rà soát quy chế"])],
    ),
    (
        # an empty lead cell is that of the row above
        COLUMNS
        + "| 1 | Rà soát quy chế | Phòng Nội vụ | Phòng Tư pháp | Quý II/2024 |\n"
        + "| 2 | Công khai quy chế | | Phòng Tư pháp | Quý III/2024 |\n",
        [(["Phòng Nội vụ"], ["Phòng Tư pháp"], "lead", ["Rà soát quy chế", "Công khai quy chế"])],
    ),
    (
        # a row with its task alone names the rows below it
        COLUMNS
        + "| I | Công tác tuyên truyền | | | |\n"
        + "| 1 | Treo băng rôn | Phòng Văn hóa và Thông tin | | Tháng 5/2024 |\n"
        + "| II | Công tác kiểm tra | | | |\n"
        + "| 2 | Kiểm tra các chợ | Trung tâm Y tế | Công an huyện | Tháng 9/2024 |\n",
        [
            (["Phòng Văn hóa và Thông tin"], [], "lead", ["Treo băng rôn"]),
            (["Trung tâm Y tế"], ["Công an huyện Phú Lâm"], "lead", ["Kiểm tra các chợ"]),
        ],
    ),
    (
        # a dash, an x or dots name nobody
        COLUMNS + "| 1 | Mở lớp tập huấn | Phòng Nội vụ | - | Tháng 6/2024 |\n",
        [(["Phòng Nội vụ"], [], "lead", ["Mở lớp tập huấn"])],
    ),
    (
        # several bodies in a cell
        COLUMNS
        + "| 1 | Dọn kênh mương | Phòng Kinh tế; Phòng Nội vụ | Hội Nông dân huyện, Huyện đoàn | Quý I/2024 |\n",
        [
            (
                ["Phòng Kinh tế", "Phòng Nội vụ"],
                ["Hội Nông dân huyện Phú Lâm", "Huyện đoàn"],
                "lead",
                ["Dọn kênh mương"],
            )
        ],
    ),
    (
        # "thực hiện" does not say who leads
        "| TT | Nội dung | Đơn vị thực hiện | Thời gian |\n|---|---|---|---|\n| 1 | Trồng cây xanh | UBND các xã | Tháng 2/2024 |\n",
        [(["Ủy ban nhân dân các xã"], [], "assign", ["Trồng cây xanh"])],
    ),
    (
        # the cell itself tells who leads and who helps
        "| TT | Nội dung | Trách nhiệm | Thời gian |\n|---|---|---|---|\n"
        "| 1 | Lập bản đồ số | Phòng Nội vụ chủ trì, phối hợp với Phòng Tư pháp | Quý IV/2024 |\n",
        [(["Phòng Nội vụ"], ["Phòng Tư pháp"], "lead", ["Lập bản đồ số"])],
    ),
]


@pytest.mark.parametrize(("table", "expected"), TABLES)
def test_who_does_what_in_a_table(extracted: Callable[[str], Plan], table: str, expected: list[Duty]) -> None:
    assert duties(extracted(f"I. NHIỆM VỤ\n\n{table}\n")) == expected


def test_what_is_taken_from_the_row_above_is_less_sure(extracted: Callable[[str], Plan]) -> None:
    rows = (
        "| 1 | Rà soát quy chế | Phòng Nội vụ | Phòng Tư pháp | Quý II/2024 |\n"
        "| 2 | Công khai quy chế | | Thanh tra huyện | Quý III/2024 |\n"
    )
    made = extracted(f"I. NHIỆM VỤ\n\n{COLUMNS}{rows}\n")
    assert [(r.agencies, r.confidence < 0.9) for r in made.responsibilities] == [
        (["Phòng Nội vụ"], False),
        (["Phòng Nội vụ"], True),
    ]
    assert [(d.when, d.actor, d.confidence < 0.9) for d in made.deadlines] == [
        ("2024-Q2", "Phòng Nội vụ", False),
        ("2024-Q3", "Phòng Nội vụ", True),
    ]


def test_a_merged_cell_of_a_docx_holds_for_each_row_it_covers(tmp_path: Path) -> None:
    made = docx.Document()
    for line in (HEAD + "I. NHIỆM VỤ").split("\n"):
        made.add_paragraph(line)
    table = made.add_table(rows=4, cols=4)
    lines = (
        ("TT", "Nhiệm vụ", "Chủ trì", "Thời gian"),
        ("1", "Rà soát quy chế", "Phòng Nội vụ", "Quý II/2024"),
        ("2", "Công khai quy chế", "", "Quý III/2024"),
        ("3", "Kiểm tra các chợ", "Trung tâm Y tế", "Quý IV/2024"),
    )
    for row, cells in enumerate(lines):
        for col, text in enumerate(cells):
            table.cell(row, col).text = text
    table.cell(1, 2).merge(table.cell(2, 2)).text = "Phòng Nội vụ"
    path = tmp_path / "a.docx"
    made.save(str(path))
    source = kehoach.read(path)
    assert {source.text[b.start : b.end]: b.rows for b in source.blocks if b.col == 2} == {
        "Chủ trì": 1,
        "Phòng Nội vụ": 2,
        "Trung tâm Y tế": 1,
    }
    plan = kehoach.extract(source)
    assert duties(plan) == [
        (["Phòng Nội vụ"], [], "lead", ["Rà soát quy chế", "Công khai quy chế"]),
        (["Trung tâm Y tế"], [], "lead", ["Kiểm tra các chợ"]),
    ]
    assert all(row.confidence > 0.9 for row in plan.responsibilities)


TIMES: list[tuple[str, list[tuple[str | None, str | None, str]]]] = [
    (COLUMNS + "| 1 | Rà soát quy chế | Phòng Nội vụ | | Quý II/2024 |\n", [("2024-Q2", "Phòng Nội vụ", "complete")]),
    (
        COLUMNS + "| 1 | Rà soát quy chế | Phòng Nội vụ | | Trước ngày 15/8/2024 |\n",
        [("2024-08-15", "Phòng Nội vụ", "complete")],
    ),
    (COLUMNS + "| 1 | Kiểm tra các chợ | Phòng Nội vụ | | Tháng 9/2024 |\n", [("2024-09", "Phòng Nội vụ", "hold")]),
    (
        COLUMNS + "| 1 | Báo cáo kết quả | Phòng Nội vụ | | Ngày 10/12/2024 |\n",
        [("2024-12-10", "Phòng Nội vụ", "report")],
    ),
    (COLUMNS + "| 1 | Xây dựng kho dữ liệu | Phòng Nội vụ | | Năm 2024 |\n", [("2024", "Phòng Nội vụ", "complete")]),
    (
        # a bare figure in a column of months
        "| TT | Nội dung | Đơn vị thực hiện | Tháng |\n|---|---|---|---|\n| 1 | Cập nhật sổ theo dõi | Phòng Nội vụ | 7 |\n",
        [("2024-07", "Phòng Nội vụ", "complete")],
    ),
    (
        "| TT | Nội dung | Đơn vị thực hiện | Tháng |\n|---|---|---|---|\n| 1 | Cập nhật sổ theo dõi | Phòng Nội vụ | 4, 10 |\n",
        [("2024-04", "Phòng Nội vụ", "complete"), ("2024-10", "Phòng Nội vụ", "complete")],
    ),
    (
        # a schedule says when, and nobody leads
        "| TT | Đơn vị được kiểm tra | Thời gian |\n|---|---|---|\n| 1 | Xã Tân Lộc | Ngày 08/5/2024 |\n| 2 | Xã An Bình | Ngày 09/5/2024 |\n",
        [("2024-05-08", None, "complete"), ("2024-05-09", None, "complete")],
    ),
    (
        "| STT | Nội dung | Tiến độ |\n|---|---|---|\n| 1 | Họp triển khai | Tháng 3/2024 |\n| 2 | Tổng kết | Tháng 12/2024 |\n",
        [("2024-03", None, "hold"), ("2024-12", None, "hold")],
    ),
    (COLUMNS + "| 1 | Tuyên truyền | Phòng Nội vụ | | Thường xuyên |\n", []),
]


@pytest.mark.parametrize(("table", "expected"), TIMES)
def test_when_a_row_is_due(
    extracted: Callable[[str], Plan], table: str, expected: list[tuple[str | None, str | None, str]]
) -> None:
    made = extracted(f"I. NHIỆM VỤ\n\n{table}\n")
    assert [(d.when, d.actor, str(d.kind)) for d in made.deadlines] == expected


LABELLED: list[tuple[str, list[Duty]]] = [
    (
        "1. Rà soát thủ tục hành chính\nCơ quan thực hiện: Phòng Nội vụ.\nThời gian thực hiện: Quý III/2024.\n",
        [(["Phòng Nội vụ"], [], "assign", ["Rà soát thủ tục hành chính"])],
    ),
    (
        "1. Rà soát thủ tục hành chính\n- Đơn vị chủ trì: Phòng Nội vụ.\n- Đơn vị phối hợp: Phòng Tư pháp.\n",
        [(["Phòng Nội vụ"], ["Phòng Tư pháp"], "lead", ["Rà soát thủ tục hành chính"])],
    ),
    (
        "1. Rà soát thủ tục hành chính\n- Cơ quan thực hiện: Phòng Nội vụ chủ trì, phối hợp với Phòng Tư pháp.\n",
        [(["Phòng Nội vụ"], ["Phòng Tư pháp"], "lead", ["Rà soát thủ tục hành chính"])],
    ),
    (
        # "Nội dung:" under a bare name is the task
        "1. Hoạt động 1\n- Nội dung: Mở lớp dạy bơi cho trẻ em.\n- Đơn vị chủ trì: Huyện đoàn.\n- Thời gian: Tháng 6/2024.\n",
        [(["Huyện đoàn"], [], "lead", ["Mở lớp dạy bơi cho trẻ em."])],
    ),
    (
        # a label over a list of bodies
        "1. Chỉnh trang đường làng\n- Trồng hoa hai bên đường.\n- Cơ quan thực hiện:\n+ UBND các xã.\n+ Hội Phụ nữ huyện.\n",
        [
            (["Ủy ban nhân dân các xã"], [], "assign", ["Chỉnh trang đường làng", "Trồng hoa hai bên đường."]),
            (["Hội Phụ nữ huyện Phú Lâm"], [], "assign", ["Chỉnh trang đường làng", "Trồng hoa hai bên đường."]),
        ],
    ),
    (
        "1. Số hóa hồ sơ\n(Đơn vị chủ trì: Phòng Nội vụ; Đơn vị phối hợp: Phòng Tư pháp)\n",
        [(["Phòng Nội vụ"], ["Phòng Tư pháp"], "lead", ["Số hóa hồ sơ"])],
    ),
    (
        # a product is nobody's duty
        "1. Số hóa sổ hộ tịch\n- Chủ trì: Phòng Tư pháp.\n- Phối hợp: Công an huyện.\n- Sản phẩm: Kho dữ liệu.\n- Thời gian: Tháng 10/2024.\n",
        [(["Phòng Tư pháp"], ["Công an huyện Phú Lâm"], "lead", ["Số hóa sổ hộ tịch"])],
    ),
    (
        "1. Hoạt động 1\n- Nội dung: Mở lớp bơi.\n- Đơn vị chủ trì: Huyện đoàn.\n"
        "2. Hoạt động 2\n- Nội dung: Hội thao.\n- Đơn vị chủ trì: Công an huyện.\n",
        [
            (["Huyện đoàn"], [], "lead", ["Mở lớp bơi."]),
            (["Công an huyện Phú Lâm"], [], "lead", ["Hội thao."]),
        ],
    ),
]


@pytest.mark.parametrize(("body", "expected"), LABELLED)
def test_labelled_lines(extracted: Callable[[str], Plan], body: str, expected: list[Duty]) -> None:
    assert duties(extracted(f"I. NHIỆM VỤ\n{body}")) == expected


@pytest.mark.parametrize(
    ("body", "expected"),
    [
        ("1. Rà soát thủ tục hành chính\nCơ quan thực hiện: Phòng Nội vụ.\n", ["Rà soát thủ tục hành chính"]),
        (
            "1. Hoạt động 1\n- Nội dung: Mở lớp dạy bơi cho trẻ em.\n- Đơn vị chủ trì: Huyện đoàn.\n",
            ["Nội dung: Mở lớp dạy bơi cho trẻ em."],
        ),
        (
            "1. Làm đẹp thôn xóm\n- Nội dung: Trồng hoa hai bên đường.\n- Đơn vị chủ trì: Huyện đoàn.\n",
            ["Làm đẹp thôn xóm"],
        ),
        (COLUMNS + "| 1 | Rà soát quy chế | Phòng Nội vụ | | Quý II/2024 |\n", ["Rà soát quy chế"]),
        (
            COLUMNS + "| I | Công tác kiểm tra | | | |\n| 1 | Kiểm tra các chợ | Phòng Nội vụ | | Quý II/2024 |\n",
            ["Kiểm tra các chợ"],
        ),
    ],
)
def test_the_tasks_themselves(extracted: Callable[[str], Plan], body: str, expected: list[str]) -> None:
    assert [task.text for task in extracted(f"I. NHIỆM VỤ\n\n{body}\n").tasks] == expected


Aim = tuple[str, str, float | int | None, str | None, str | None]
"""What is measured, how it compares, the value, its unit, and by when."""

TARGETS: list[tuple[str, list[Aim]]] = [
    (
        "| TT | Chỉ tiêu | Đơn vị tính | Hiện trạng 2023 | 2024 | 2025 |\n|---|---|---|---|---|---|\n"
        "| 1 | Tỷ lệ hộ dùng nước sạch | % | 81 | 88 | 95 |\n",
        [
            ("Tỷ lệ hộ dùng nước sạch", "=", 88, "%", "2024"),
            ("Tỷ lệ hộ dùng nước sạch", "=", 95, "%", "2025"),
        ],
    ),
    (
        "| Chỉ tiêu | Thực hiện năm 2023 | Năm 2024 |\n|---|---|---|\n| Tỷ lệ hồ sơ trực tuyến | 70% | ≥ 80% |\n",
        [("Tỷ lệ hồ sơ trực tuyến", ">=", 80, "%", "2024")],
    ),
    (
        "| Chỉ tiêu | Đơn vị | Năm 2024 | Năm 2025 |\n|---|---|---|---|\n| Số vụ cháy | vụ | dưới 05 | tối đa 03 |\n",
        [("Số vụ cháy", "<=", 5, "vụ", "2024"), ("Số vụ cháy", "<=", 3, "vụ", "2025")],
    ),
    (
        "| TT | Tiêu chí | ĐVT | 2024 |\n|---|---|---|---|\n| I | Lĩnh vực y tế | | |\n| 1 | Số giường bệnh | giường | 120 |\n",
        [("Số giường bệnh", "=", 120, "giường", "2024")],
    ),
    (
        "| Chỉ tiêu | Ước 2023 | 2024 |\n|---|---|---|\n| Thu nhập bình quân | 60 triệu đồng | 66 triệu đồng |\n",
        [("Thu nhập bình quân", "=", 66, "triệu đồng", "2024")],
    ),
    (
        "| Chỉ tiêu | ĐVT | Năm 2022 | Năm 2024 |\n|---|---|---|---|\n| Tỷ lệ hộ nghèo | % | 29,8 | 25,3 |\n",
        [("Tỷ lệ hộ nghèo", "=", 25.3, "%", "2024")],
    ),
    (
        "| Lĩnh vực | Năm 2024 | Năm 2025 |\n|---|---|---|\n| Số mô hình mới | 17 | 25 |\n",
        [("Số mô hình mới", "=", 17, None, "2024"), ("Số mô hình mới", "=", 25, None, "2025")],
    ),
    (
        "| TT | Chỉ tiêu | ĐVT | Kế hoạch | |\n|---|---|---|---|---|\n| | | | 2024 | 2025 |\n| 1 | Số hợp tác xã | HTX | 335 | 360 |\n",
        [("Số hợp tác xã", "=", 335, "HTX", "2024"), ("Số hợp tác xã", "=", 360, "HTX", "2025")],
    ),
    (
        "| TT | Xã, thị trấn | Tỷ lệ thu gom (%) | |\n|---|---|---|---|\n| | | Năm 2024 | Năm 2025 |\n| 1 | Xã Tân Lộc | 85 | 88 |\n",
        [("Tỷ lệ thu gom Xã Tân Lộc", "=", 85, "%", "2024"), ("Tỷ lệ thu gom Xã Tân Lộc", "=", 88, "%", "2025")],
    ),
    ("| Chỉ tiêu | 2024 |\n|---|---|\n| Cấp nước | Đạt |\n| Rừng | Giữ vững |\n", []),
    ("| TT | Nội dung chi | Số tiền |\n|---|---|---|\n| 1 | In tài liệu | 5.000.000 đồng |\n", []),
]


@pytest.mark.parametrize(("table", "expected"), TARGETS)
def test_tables_of_targets_by_year(extracted: Callable[[str], Plan], table: str, expected: list[Aim]) -> None:
    made = extracted(f"I. MỤC TIÊU\n\n{table}\n")
    assert [(t.indicator, str(t.comparator), t.value, t.unit, t.by) for t in made.targets] == expected


def test_a_schedule_says_when_and_is_asked_who(extracted: Callable[[str], Plan]) -> None:
    made = extracted(
        "I. NHIỆM VỤ\n\n| TT | Đơn vị được kiểm tra | Thời gian | Thành viên chủ trì |\n|---|---|---|---|\n"
        "| 1 | Trường Tiểu học số 1 | 08 giờ ngày 12/4/2024 | Bà Lê Thị Sáu |\n"
    )
    assert [(d.when, d.actor, d.text.split(";")[0]) for d in made.deadlines] == [
        ("2024-04-12", None, "Trường Tiểu học số 1")
    ]
    assert "/deadlines/0" in {item.path for item in made.review}


@pytest.mark.parametrize(
    ("time", "expected"),
    [
        ("05/3/2024 09/3/2024", [("2024-03-05", "start"), ("2024-03-09", "end")]),
        ("7 ngày làm việc sau khi có kết quả", [("P7D", "complete")]),
        ("< 45 ngày", [("P45D", "complete")]),
        ("Năm 2024 và các năm tiếp theo", [("2024", "start")]),
        ("2024-2026 và những năm tiếp theo", [("2024", "start"), ("2026", "end")]),
    ],
)
def test_what_the_time_of_a_row_says(
    extracted: Callable[[str], Plan], time: str, expected: list[tuple[str, str]]
) -> None:
    made = extracted(f"I. NHIỆM VỤ\n\n{COLUMNS}| 1 | Rà soát hồ sơ | Phòng Nội vụ | Công an xã | {time} |\n")
    assert [(d.when, str(d.kind)) for d in made.deadlines] == expected


def test_the_head_of_a_table_repeated_on_the_next_page_is_no_task(extracted: Callable[[str], Plan]) -> None:
    head = "| TT | Nhiệm vụ | Cơ quan chủ trì | Cơ quan phối hợp | Thời gian |\n"
    rows = "| 1 | Rà soát hồ sơ | Phòng Nội vụ | Công an xã | Quý I/2024 |\n"
    made = extracted(f"I. NHIỆM VỤ\n\n{COLUMNS}{rows}{head}{rows.replace('hồ sơ', 'quy chế')}")
    assert duties(made) == [(["Phòng Nội vụ"], ["Công an xã"], "lead", ["Rà soát hồ sơ", "Rà soát quy chế"])]


def test_bodies_on_lines_of_their_own_in_a_cell(extracted: Callable[[str], Plan]) -> None:
    made = extracted(f"I. NHIỆM VỤ\n\n{COLUMNS}| 1 | Rà soát | Đơn vị trúng thầu<br>Tổ Văn thư | | Quý I/2024 |\n")
    assert [r.agencies for r in made.responsibilities] == [["Đơn vị trúng thầu", "Tổ Văn thư"]]


def test_a_bare_section_title_is_no_task_of_its_first_labels(extracted: Callable[[str], Plan]) -> None:
    labels = "- Đơn vị chủ trì: Phòng Nội vụ.\n\n- Thời gian hoàn thành: Trước ngày 20/01/2024.\n"
    made = extracted(f"II. NHIỆM VỤ TRỌNG TÂM\n\nNhiệm vụ 1. Giao chỉ tiêu\n\n{labels}")
    assert duties(made) == [(["Phòng Nội vụ"], [], "lead", ["Nhiệm vụ 1. Giao chỉ tiêu"])]


@pytest.mark.parametrize("ditto", ["nt", "-nt-", "Như trên", "\u201d"])
def test_what_the_row_above_says_holds_where_a_cell_says_so(extracted: Callable[[str], Plan], ditto: str) -> None:
    rows = (
        f"| 1 | Rà soát | Phòng Nội vụ | Công an xã | Quý I/2024 |\n| 2 | Kiểm tra | {ditto} | Trạm Y tế | {ditto} |\n"
    )
    made = extracted(f"I. NHIỆM VỤ\n\n{COLUMNS}{rows}")
    assert [(r.agencies, r.cooperating) for r in made.responsibilities] == [
        (["Phòng Nội vụ"], ["Công an xã"]), (["Phòng Nội vụ"], ["Trạm Y tế"]),
    ]  # fmt: skip
    assert [d.when for d in made.deadlines] == ["2024-Q1", "2024-Q1"]


def merged_head(path: Path) -> Path:
    """A DOCX with a task table whose head has two rows, and one task over two times."""
    document = docx.Document()
    for line in (HEAD + "I. NHIỆM VỤ").split("\n"):
        document.add_paragraph(line)
    rows = [
        ["TT", "Nội dung", "Cơ quan thực hiện", "", "Thời gian"],
        ["", "", "Chủ trì", "Phối hợp", ""],
        ["1", "Kiểm tra bến đò", "Phòng Kinh tế", "Công an xã", "Đợt 1: tháng 5/2024"],
        ["", "", "", "", "Đợt 2: tháng 9/2024"],
    ]
    table = document.add_table(rows=4, cols=5)
    for number, row in enumerate(rows):
        for col, text in enumerate(row):
            table.cell(number, col).text = text
    table.cell(0, 2).merge(table.cell(0, 3))
    for col in (0, 1, 4):
        table.cell(0, col).merge(table.cell(1, col))
    for col in range(4):
        table.cell(2, col).merge(table.cell(3, col))
    document.save(str(path))
    return path


def test_a_head_of_two_rows_and_a_task_over_two_times(tmp_path: Path) -> None:
    plan = kehoach.extract(merged_head(tmp_path / "ke-hoach.docx"))
    assert duties(plan) == [(["Phòng Kinh tế"], ["Công an xã"], "lead", ["Kiểm tra bến đò"])]
    assert [d.when for d in plan.deadlines] == ["2024-05", "2024-09"]


def test_where_and_how_many_are_labels_of_the_task_above(extracted: Callable[[str], Plan]) -> None:
    lines = "- Quy mô: 150 gian hàng.\n\n- Thời gian: từ ngày 23/8/2024 đến ngày 29/8/2024.\n\n- Địa điểm: Quảng trường.\n\n"
    made = extracted(f"II. NHIỆM VỤ\n\n1. Mở hội chợ\n\n{lines}- Đơn vị chủ trì: Phòng Kinh tế.\n")
    assert duties(made) == [(["Phòng Kinh tế"], [], "lead", ["Mở hội chợ"])]
    assert [(d.when, d.actor) for d in made.deadlines] == [
        ("2024-08-23", "Phòng Kinh tế"),
        ("2024-08-29", "Phòng Kinh tế"),
    ]
