"""Deadlines clause by clause: when, what for, who must, to whom."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

import kehoach
from schemas.plan import Plan
from tests.extract.test_fields import HEAD, TAIL

Write = Callable[..., Path]
UBND = "Ủy ban nhân dân huyện Phú Lâm"
XA = "Ủy ban nhân dân các xã"


@pytest.fixture
def extracted(write: Write) -> Callable[[str], Plan]:
    return lambda body: kehoach.extract(write(HEAD + body + TAIL))


Due = tuple[str | None, str]
"""When, and what for."""

KINDS: list[tuple[str, list[Due]]] = [
    ("Gửi báo cáo kết quả trước ngày 20/11/2024.", [("2024-11-20", "report")]),
    ("Nộp hồ sơ đề nghị khen thưởng trước ngày 15/10/2024.", [("2024-10-15", "submit")]),
    ("Gửi danh sách cán bộ đầu mối trước ngày 25/3/2024.", [("2024-03-25", "submit")]),
    ("Hoàn thành việc rà soát trước ngày 30/6/2024.", [("2024-06-30", "complete")]),
    ("Sửa xong các tuyến đường xuống cấp, xong trước ngày 10/9/2024.", [("2024-09-10", "complete")]),
    ("Ban hành xong quy chế, chậm nhất ngày 05/4/2024.", [("2024-04-05", "complete")]),
    ("Tổ chức hội nghị tổng kết trước ngày 20/12/2024.", [("2024-12-20", "hold")]),
    ("Kiểm tra các cơ sở sản xuất trước ngày 15/8/2024.", [("2024-08-15", "hold")]),
    ("Tổ chức đợt cao điểm, kết thúc trước ngày 30/9/2024.", [("2024-09-30", "end")]),
    ("Tổ chức ra quân từ ngày 01/5/2024 đến ngày 31/5/2024.", [("2024-05-01", "start"), ("2024-05-31", "end")]),
    ("Tổng hợp kết quả, gửi UBND huyện trước ngày 12/7/2024.", [("2024-07-12", "submit")]),
    ("Báo cáo định kỳ hằng quý về UBND huyện.", [("FREQ=MONTHLY;INTERVAL=3", "report")]),
    ("Mở các lớp tập huấn trong quý IV/2024 và các năm tiếp theo.", [("2024-Q4", "start")]),
    ("Phát động thi đua từ nay đến hết ngày 31/12/2024.", [("2024-12-31", "end")]),
    ("Phát động phong trào ngày 05/9/2024.", [("2024-09-05", "hold")]),
    ("Rà soát công trình, rào chắn xong trong tháng 5/2024.", [("2024-05", "complete")]),
    ("Báo cáo 6 tháng trước ngày 10/6/2024.", [("2024-06-10", "report")]),
    ("Khởi công đồng loạt vào ngày 19/8/2024.", [("2024-08-19", "start")]),
    ("Giải quyết thủ tục đăng ký trong thời hạn 05 ngày làm việc kể từ ngày nhận hồ sơ.", [("P5D", "complete")]),
    ("Vận hành phần mềm từ tháng 9/2024.", [("2024-09", "start")]),
    ("Nộp hồ sơ trước ngày 31/01 năm sau.", [("2025-01-31", "submit")]),
]


@pytest.mark.parametrize(("sentence", "expected"), KINDS)
def test_what_a_time_is_for(extracted: Callable[[str], Plan], sentence: str, expected: list[Due]) -> None:
    made = extracted(f"I. TỔ CHỨC THỰC HIỆN\n1. Phòng Nội vụ\n- {sentence}\n")
    assert [(d.when, str(d.kind)) for d in made.deadlines] == expected
    assert {d.actor for d in made.deadlines} == {"Phòng Nội vụ"}


Row = tuple[str | None, str, str | None, str | None]
"""When, what for, who must, to whom."""

CLAUSES: list[tuple[str, list[Row]]] = [
    (
        "UBND các xã; các trường học: phát động trước ngày 10/5/2024.",
        [("2024-05-10", "hold", f"{XA}, các trường học", None)],
    ),
    (
        # each clause has a time, a subject and a recipient of its own
        "UBND các xã gửi báo cáo về Phòng Nội vụ trước ngày 10/6/2024; Phòng Nội vụ trình UBND huyện trước ngày 20/6/2024.",
        [
            ("2024-06-10", "report", XA, "Phòng Nội vụ"),
            ("2024-06-20", "submit", "Phòng Nội vụ", UBND),
        ],
    ),
    (
        # a clause without a subject has that of the clause before
        "UBND các xã hoàn thành rà soát trước ngày 10/6/2024; gửi báo cáo về Phòng Nội vụ trước ngày 20/6/2024.",
        [("2024-06-10", "complete", XA, None), ("2024-06-20", "report", XA, "Phòng Nội vụ")],
    ),
    (
        # a time that is said first holds for every clause
        "Trước ngày 31/7/2024: UBND các xã hoàn thành rà soát; Phòng Tư pháp báo cáo UBND huyện.",
        [("2024-07-31", "complete", XA, None), ("2024-07-31", "report", "Phòng Tư pháp", UBND)],
    ),
    (
        "Chậm nhất ngày 15/9/2024, Phòng Tư pháp báo cáo kết quả với UBND huyện.",
        [("2024-09-15", "report", "Phòng Tư pháp", UBND)],
    ),
    (
        # two days in one sentence, parted by a comma
        "Phòng Tư pháp hoàn thành dự thảo trước ngày 05/5/2024, trình UBND huyện trước ngày 15/5/2024.",
        [("2024-05-05", "complete", "Phòng Tư pháp", None), ("2024-05-15", "submit", "Phòng Tư pháp", UBND)],
    ),
    (
        "Các trường gửi danh sách về Phòng Giáo dục và Đào tạo (qua bộ phận văn thư) trước ngày 12/4/2024.",
        [("2024-04-12", "submit", "Các trường", "Phòng Giáo dục và Đào tạo")],
    ),
    (
        # the unit that a report goes through is not its recipient
        "UBND các xã báo cáo UBND huyện (qua Phòng Nội vụ) chậm nhất ngày 18/10/2024.",
        [("2024-10-18", "report", XA, UBND)],
    ),
    (
        "Định kỳ 6 tháng (trước ngày 12/6), năm (trước ngày 12/12), UBND các xã báo cáo UBND huyện.",
        [
            ("FREQ=YEARLY;BYMONTH=6;BYMONTHDAY=12", "report", XA, UBND),
            ("FREQ=YEARLY;BYMONTH=12;BYMONTHDAY=12", "report", XA, UBND),
        ],
    ),
    (
        "Trước ngày 20/6/2024, các trường gửi kế hoạch hè về Phòng Giáo dục và Đào tạo để tổng hợp.",
        [("2024-06-20", "submit", "các trường", "Phòng Giáo dục và Đào tạo")],
    ),
    (
        "Phòng Tư pháp tổng hợp, trình UBND huyện xem xét, phê duyệt trước ngày 25/6/2024.",
        [("2024-06-25", "submit", "Phòng Tư pháp", UBND)],
    ),
    (
        "UBND các xã sơ kết trước ngày 30/6/2024 và tổng kết trước ngày 30/11/2024.",
        [("2024-06-30", "hold", XA, None), ("2024-11-30", "hold", XA, None)],
    ),
    (
        "Giao Phòng Tư pháp chủ trì, hoàn thành dự thảo trước ngày 12/4/2024.",
        [("2024-04-12", "complete", "Phòng Tư pháp", None)],
    ),
    (
        "Đề nghị Huyện đoàn phát động phong trào trong tháng 3/2024.",
        [("2024-03", "hold", "Huyện đoàn", None)],
    ),
    (
        "Khi có vụ việc, UBND các xã báo cáo UBND huyện trong vòng 24 giờ kể từ khi phát hiện.",
        [("PT24H", "report", XA, UBND)],
    ),
    (
        "Báo cáo 02 lần/ngày (trước 9h00 và 16h00) về Phòng Y tế.",
        [("FREQ=DAILY;BYHOUR=9", "report", None, "Phòng Y tế"), ("FREQ=DAILY;BYHOUR=16", "report", None, "Phòng Y tế")],
    ),
]


@pytest.mark.parametrize(("sentence", "expected"), CLAUSES)
def test_clause_by_clause(extracted: Callable[[str], Plan], sentence: str, expected: list[Row]) -> None:
    made = extracted(f"I. TỔ CHỨC THỰC HIỆN\n- {sentence}\n")
    assert [(d.when, str(d.kind), d.actor, d.recipient) for d in made.deadlines] == expected


SENDING: list[tuple[str, list[Row]]] = [
    (
        # only "gửi trước ngày": what and to whom are those of the sentence before
        "Báo cáo kết quả về Phòng Nội vụ trước ngày 10/6/2024. Bản điện tử gửi trước ngày 05/6/2024.",
        [
            ("2024-06-10", "report", "Phòng Tư pháp", "Phòng Nội vụ"),
            ("2024-06-05", "report", "Phòng Tư pháp", "Phòng Nội vụ"),
        ],
    ),
    (
        "Nộp hồ sơ về Phòng Nội vụ trước ngày 10/6/2024. Hoàn thành nghiệm thu trước ngày 25/6/2024.",
        [
            ("2024-06-10", "submit", "Phòng Tư pháp", "Phòng Nội vụ"),
            ("2024-06-25", "complete", "Phòng Tư pháp", None),
        ],
    ),
]


@pytest.mark.parametrize(("sentence", "expected"), SENDING)
def test_only_sending_goes_on_from_the_sentence_before(
    extracted: Callable[[str], Plan], sentence: str, expected: list[Row]
) -> None:
    made = extracted(f"I. TỔ CHỨC THỰC HIỆN\n1. Phòng Tư pháp\n- {sentence}\n")
    assert [(d.when, str(d.kind), d.actor, d.recipient) for d in made.deadlines] == expected


HEADINGS: list[tuple[str, list[str | None]]] = [
    ("1. Rà soát quy chế (hoàn thành trước ngày 30/6/2024)\n- Phòng Nội vụ lập danh mục.\n", ["2024-06-30"]),
    ("1. Việc cần xong trước ngày 15/5/2024:\n- Phòng Nội vụ lập danh mục.\n", ["2024-05-15"]),
    ("1. Nhiệm vụ năm 2024\n- Phòng Nội vụ lập danh mục.\n", []),
    ("1. Nhiệm vụ trong quý III/2024\n- Phòng Nội vụ lập danh mục.\n", []),
    ("1. Đợt 1 từ ngày 01/5/2024 đến ngày 31/5/2024\n- Phòng Nội vụ lập danh mục.\n", []),
]


@pytest.mark.parametrize(("body", "expected"), HEADINGS)
def test_a_heading_limits_by_a_day_alone(
    extracted: Callable[[str], Plan], body: str, expected: list[str | None]
) -> None:
    made = extracted(f"I. TỔ CHỨC THỰC HIỆN\n{body}")
    assert [d.when for d in made.deadlines] == expected


@pytest.mark.parametrize(
    "sentence",
    [
        "Người tiếp xúc nguồn bệnh được theo dõi trong 07 ngày.",
        "Tỷ lệ tăng 5% so với cùng kỳ tháng 6/2023.",
        "Duy trì hằng năm các mô hình hiệu quả.",
        "Thống kê các thửa biến động từ ngày 01/01/2020 đến nay.",
        "Tuyên truyền kỷ niệm ngày thành lập Công đoàn (28/7/1929 - 28/7/2024) báo cáo viên.",
        "Năm 2024: xây mới 120 căn nhà.",
        "Phấn đấu 20% số xã đạt chuẩn ngay trong năm 2024.",
        "Tham khảo giá đã sử dụng trong năm 2023.",
        "Thực hiện thường xuyên, liên tục.",
        "Theo Quyết định số 15/QĐ-UBND ngày 12/02/2024 của UBND huyện.",
    ],
)
def test_what_binds_nobody(extracted: Callable[[str], Plan], sentence: str) -> None:
    made = extracted(f"I. TỔ CHỨC THỰC HIỆN\n1. Phòng Tư pháp\n- {sentence}\n")
    assert made.deadlines == []


STAGES = [
    (
        "II. NỘI DUNG\n1. Đợt 1: Từ ngày 05/4/2024 đến ngày 20/5/2024:\n- Kiểm tra các trường.\n",
        [("2024-04-05", "start", "Đợt 1"), ("2024-05-20", "end", "Đợt 1")],
    ),
    ("II. NỘI DUNG\n1. Đợt 1: Trong tháng 9/2024\n- Kiểm tra các trường.\n", [("2024-09", "hold", "Đợt 1")]),
    (
        "II. NỘI DUNG\n1. Kiểm tra các trường học\n- Xem bếp ăn;\n- Xem sổ sách.\n* Thời gian thực hiện:\n"
        "+ Đợt 1: từ ngày 05/4/2024 đến ngày 20/5/2024.\n+ Đợt 2: trong tháng 9/2024.\n",
        [
            ("2024-04-05", "start", "Kiểm tra các trường học"),
            ("2024-05-20", "end", "Kiểm tra các trường học"),
            ("2024-09", "hold", "Kiểm tra các trường học"),
        ],
    ),
    (
        "II. NỘI DUNG\n1. Kiểm tra các trường học\n- Xem bếp ăn.\n* Thời gian thực hiện: Trước ngày 15/6/2024.\n",
        [("2024-06-15", "complete", "Kiểm tra các trường học")],
    ),
    ("II. NỘI DUNG\n1. Giai đoạn 2024 - 2025\n- Kiểm tra các trường.\n", []),
]


@pytest.mark.parametrize(("body", "expected"), STAGES)
def test_stages_and_the_time_of_the_task_above(write: Write, body: str, expected: list[tuple[str, str, str]]) -> None:
    made = kehoach.extract(write(HEAD + body + TAIL))
    assert [(row.when, row.kind) for row in made.deadlines] == [(when, kind) for when, kind, _ in expected]
    assert all(row.text.startswith(words) for row, (_, _, words) in zip(made.deadlines, expected, strict=True))
    assert not any("Đợt" in row.text or "Thời gian" in row.text for row in made.tasks)


@pytest.mark.parametrize(("slogans", "themes"), [(1, 1), (2, 2), (5, 0)])
def test_a_list_of_slogans_is_no_theme(write: Write, slogans: int, themes: int) -> None:
    lines = "".join(f"- Chung tay vì thôn xóm sạch đẹp số {number}!\n" for number in range(slogans))
    made = kehoach.extract(write(f"{HEAD}II. KHẨU HIỆU\n{lines}{TAIL}"))
    assert len([row for row in made.objectives if row.kind == "theme"]) == themes
    assert not made.tasks


def test_each_interval_of_a_plan_has_a_word_of_its_own(extracted: Callable[[str], Plan]) -> None:
    body = "- Đợt 1 từ ngày 01/5/2024 đến ngày 31/5/2024.\n- Đợt 2 từ ngày 01/7/2024 đến ngày 15/7/2024.\n"
    made = extracted(f"I. TỔ CHỨC THỰC HIỆN\n1. Phòng Nội vụ\n{body}")
    assert [(d.when, d.window) for d in made.deadlines] == [
        ("2024-05-01", "w1"), ("2024-05-31", "w1"), ("2024-07-01", "w2"), ("2024-07-15", "w2"),
    ]  # fmt: skip


@pytest.mark.parametrize(
    "sentence",
    [
        "Tổ chức lễ hội trước ngày 15/02/2024 âm lịch.",
        "Nộp hồ sơ trước ngày 31/01 năm sau.",
        "Báo cáo trước ngày 20/6/2024, riêng năm đầu trước ngày 30/6/2024.",
    ],
)
def test_what_could_be_meant_otherwise_is_asked(extracted: Callable[[str], Plan], sentence: str) -> None:
    made = extracted(f"I. TỔ CHỨC THỰC HIỆN\n1. Phòng Nội vụ\n- {sentence}\n")
    assert made.deadlines
    assert {f"/deadlines/{i}" for i in range(len(made.deadlines))} <= {item.path for item in made.review}


def test_periodic_reports_of_a_plan_for_several_years_are_due_every_year(write: Write) -> None:
    head = HEAD.replace("năm 2024", "giai đoạn 2024 - 2026")
    body = "I. TỔ CHỨC THỰC HIỆN\n1. Phòng Nội vụ\n- Báo cáo kết quả 6 tháng trước ngày 10/6, báo cáo năm trước ngày 10/11.\n"
    made = kehoach.extract(write(head + body + TAIL))
    assert [d.when for d in made.deadlines] == [
        "FREQ=YEARLY;BYMONTH=6;BYMONTHDAY=10",
        "FREQ=YEARLY;BYMONTH=11;BYMONTHDAY=10",
    ]
    assert len([item for item in made.review if item.path.startswith("/deadlines")]) == len(made.deadlines)
