"""Deadline phrases: what a clerk reads out of them (the catalogue of forms, RULES.md H; the contract, GUIDELINE "deadlines").

`when` is written as the contract writes it; a rule with INTERVAL=1 is the same as the rule without it.
The plan of every row is one of 2026, so days without a year are days of 2026.
"""

from __future__ import annotations

from itertools import pairwise

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from grammar.times import TimeMatch, find_times, impossible_dates

YEAR = 2026
Time = tuple[str, str, bool | None]
"""When, whether it is a limit or an interval's end, and whether the day itself still counts."""


def whens(text: str) -> list[str]:
    """What is due in a text, in order of the text."""
    return [match.when.replace(";INTERVAL=1", "") for match in find_times(text, YEAR)]


def times(text: str) -> list[Time]:
    """What is due in a text, with its edge and whether the day itself counts."""
    return [(match.when, match.edge, match.inclusive) for match in find_times(text, YEAR)]


POINTS = [
    ("Các xã gửi danh sách về Sở Nội vụ tỉnh Hòa Giang trước ngày 31/3/2026.", ["2026-03-31"]),
    ("Báo cáo UBND huyện Phú Lâm trước ngày 16 tháng 12 năm 2026.", ["2026-12-16"]),
    ("Nộp hồ sơ trước ngày 05/9/2026 để tổng hợp.", ["2026-09-05"]),
    ("Việc rà soát phải hoàn thành trước 30/6.", ["2026-06-30"]),
    ("Hoàn thành trước ngày 15/10.", ["2026-10-15"]),
    ("Gửi kết quả trước ngày 20 tháng 11.", ["2026-11-20"]),
    ("Chậm nhất ngày 28/02/2026, các thôn đăng ký thi đua.", ["2026-02-28"]),
    ("Gửi về Phòng Văn hóa - Xã hội chậm nhất là ngày 25/4/2026.", ["2026-04-25"]),
    ("Chậm nhất đến ngày 10/9/2026 phải công khai kết quả.", ["2026-09-10"]),
    ("Nộp về Văn phòng chậm nhất không quá ngày 20/8/2026.", ["2026-08-20"]),
    ("Muộn nhất ngày 15/9/2026 các đơn vị gửi văn bản.", ["2026-09-15"]),
    ("Gửi báo cáo không muộn hơn ngày 18/5/2026.", ["2026-05-18"]),
    ("Hoàn thành chậm nhất trong năm 2027.", ["2027"]),
    ("Triển khai thực hiện trong năm 2026.", ["2026"]),
    ("Gửi bài dự thi trước 17 giờ ngày 15/8/2026.", ["2026-08-15"]),
    ("Hoàn thành việc số hóa trước tháng 6/2026.", ["2026-06"]),
    ("Ban hành quy chế trước quý III/2026.", ["2026-Q3"]),
]

INTERVALS = [
    ("Nhận hồ sơ 10/8 - 31/8/2026.", ["2026-08-10", "2026-08-31"]),
    ("Sửa xong trước ngày khai giảng 05/9/2026.", ["2026-09-05"]),
    ("Thời gian triển khai: Quý IV/2026 - Quý I/2027.", ["2026-Q4", "2027-Q1"]),
    ("Thời gian thực hiện: 2027 - 2029.", ["2027", "2029"]),
    ("Mở hồ sơ từ 04/6/2026-15/6/2026.", ["2026-06-04", "2026-06-15"]),
    ("Tổng kết vào trung tuần tháng 7.", ["2026-07"]),
    ("Họp trong tuần thứ hai của tháng 6.", ["2026-06"]),
    ("Tổng kết vào cuối năm 2027.", ["2027"]),
    ("Họp mặt ngày 04 và 05/02/2026.", ["2026-02-04", "2026-02-05"]),
    ("Thi ngày 26, 27 tháng 12.", ["2026-12-26", "2026-12-27"]),
    ("Thời gian: từ nay đến hết ngày 31/12/2026.", ["2026-12-31"]),
    ("Phong trào kéo dài đến hết ngày 30 tháng 11 năm 2026.", ["2026-11-30"]),
    ("Thực hiện đến hết tháng 10/2026.", ["2026-10"]),
    ("Thực hiện đến hết quý III năm 2028.", ["2028-Q3"]),
    ("Đợt thi đua kéo dài đến hết năm 2027.", ["2027"]),
    ("Phong trào thực hiện từ nay đến cuối năm 2026.", ["2026"]),
    ("Cuộc thi mở kể từ ngày ban hành thể lệ đến hết ngày 30/11/2026.", ["2026-11-30"]),
    ("Cao điểm từ ngày 10/9/2026 đến ngày 20/10/2026.", ["2026-09-10", "2026-10-20"]),
    ("Mở đợt thi đua từ ngày 15/11 đến ngày 20/12/2026.", ["2026-11-15", "2026-12-20"]),
    ("Thời gian: từ ngày 20/12/2026 đến ngày 15/01/2027.", ["2026-12-20", "2027-01-15"]),
    ("Tập huấn từ ngày 01 đến ngày 15 tháng 9 năm 2026.", ["2026-09-01", "2026-09-15"]),
    (
        "Đợt 2 dự kiến mở lớp trong 08 ngày làm việc (từ ngày 03/8/2026 đến ngày 14/8/2026).",
        ["2026-08-03", "2026-08-14"],
    ),
    ("Hoàn thành trong quý II/2026.", ["2026-Q2"]),
    ("Thời gian thực hiện: Quý IV năm 2026.", ["2026-Q4"]),
    ("Triển khai quý I năm 2026.", ["2026-Q1"]),
    ("Kiểm tra trong quý 3/2026.", ["2026-Q3"]),
    ("Sơ kết trong quý IV.", ["2026-Q4"]),
    ("Thời gian thực hiện: Quý IV/2026 - Quý I/2027.", ["2026-Q4", "2027-Q1"]),
    ("Từ quý II/2026 đến hết quý III năm 2028.", ["2026-Q2", "2028-Q3"]),
    ("Tập huấn trong quý I và quý II năm 2026.", ["2026-Q1", "2026-Q2"]),
    ("Tập huấn trong quý I, II năm 2026.", ["2026-Q1", "2026-Q2"]),
    ("Hội nghị tổ chức trong tháng 12/2026.", ["2026-12"]),
    ("Khai trương vào tháng 4 năm 2026.", ["2026-04"]),
    ("Tổ chức hội nghị trong tháng 9.", ["2026-09"]),
    ("Sơ kết 6 tháng đầu năm 2026.", ["2026-H1"]),
    ("Kiểm tra trong 6 tháng cuối năm 2026.", ["2026-H2"]),
    ("Thời gian thực hiện: Quý IV năm 2026 và các năm tiếp theo.", ["2026-Q4"]),
    ("Thời gian thực hiện: từ năm 2026 đến năm 2030.", ["2026", "2030"]),
]

RECURRING = [
    ("Nộp số liệu trước ngày 05 tháng đầu của quý.", ["FREQ=MONTHLY;INTERVAL=3;BYMONTHDAY=5"]),
    (
        "Tiêm 02 đợt mỗi năm: đợt 1 từ ngày 15/3 đến ngày 15/4.",
        ["FREQ=YEARLY;BYMONTH=3;BYMONTHDAY=15", "FREQ=YEARLY;BYMONTH=4;BYMONTHDAY=15"],
    ),
    ("Báo cáo định kỳ sáu tháng.", ["FREQ=MONTHLY;INTERVAL=6"]),
    (
        "Ra quân từ ngày 01/9 đến hết ngày 14/12 hằng năm.",
        ["FREQ=YEARLY;BYMONTH=9;BYMONTHDAY=1", "FREQ=YEARLY;BYMONTH=12;BYMONTHDAY=14"],
    ),
    (
        "Hằng năm từ ngày 01/9 đến hết ngày 14/12 phải trực.",
        ["FREQ=YEARLY;BYMONTH=9;BYMONTHDAY=1", "FREQ=YEARLY;BYMONTH=12;BYMONTHDAY=14"],
    ),
    ("Đăng ký trước ngày 15 tháng 01 của năm kế hoạch.", ["FREQ=YEARLY;BYMONTH=1;BYMONTHDAY=15"]),
    (
        "Kiểm tra 02 lần/năm (lần 1 trước 15/6, lần 2 trước 05/12).",
        ["FREQ=YEARLY;BYMONTH=6;BYMONTHDAY=15", "FREQ=YEARLY;BYMONTH=12;BYMONTHDAY=5"],
    ),
    (
        "Nộp trước ngày 5 và 10/6 hằng năm.",
        ["FREQ=YEARLY;BYMONTH=6;BYMONTHDAY=5", "FREQ=YEARLY;BYMONTH=6;BYMONTHDAY=10"],
    ),
    ("Hằng tháng, chậm nhất vào ngày 28 báo cáo.", ["FREQ=MONTHLY;BYMONTHDAY=28"]),
    ("Gửi báo cáo tháng (trước ngày 15).", ["FREQ=MONTHLY;BYMONTHDAY=15"]),
    ("Đăng ký về UBND huyện Phú Lâm trước ngày 12/4 hàng năm.", ["FREQ=YEARLY;BYMONTH=4;BYMONTHDAY=12"]),
    ("Gửi báo cáo trước ngày 15 tháng 11 hằng năm.", ["FREQ=YEARLY;BYMONTH=11;BYMONTHDAY=15"]),
    ("Tổng hợp xong trước ngày 05 tháng 7 hằng năm.", ["FREQ=YEARLY;BYMONTH=7;BYMONTHDAY=5"]),
    ("Đăng ký theo năm học (trước ngày 10/8 hằng năm).", ["FREQ=YEARLY;BYMONTH=8;BYMONTHDAY=10"]),
    ("Hằng năm, trước ngày 10/12, các xã gửi hồ sơ.", ["FREQ=YEARLY;BYMONTH=12;BYMONTHDAY=10"]),
    ("Hằng năm, chậm nhất là ngày 20/11, các thôn bình xét.", ["FREQ=YEARLY;BYMONTH=11;BYMONTHDAY=20"]),
    (
        "Báo cáo trước ngày 01/6 và 15/11 hằng năm.",
        ["FREQ=YEARLY;BYMONTH=6;BYMONTHDAY=1", "FREQ=YEARLY;BYMONTH=11;BYMONTHDAY=15"],
    ),
    ("Phát động trong tháng 9 hằng năm.", ["FREQ=YEARLY;BYMONTH=9"]),
    ("Gửi số liệu trước ngày 20 hằng tháng.", ["FREQ=MONTHLY;BYMONTHDAY=20"]),
    ("Cập nhật trước ngày 15 hàng tháng.", ["FREQ=MONTHLY;BYMONTHDAY=15"]),
    ("Chậm nhất là ngày 25 mỗi tháng.", ["FREQ=MONTHLY;BYMONTHDAY=25"]),
    ("Báo cáo quý trước ngày 15 tháng cuối quý.", ["FREQ=MONTHLY;INTERVAL=3;BYMONTHDAY=15"]),
    ("Báo cáo trước ngày 20 tháng cuối của quý.", ["FREQ=MONTHLY;INTERVAL=3;BYMONTHDAY=20"]),
    ("Báo cáo trước ngày 10 của tháng cuối quý.", ["FREQ=MONTHLY;INTERVAL=3;BYMONTHDAY=10"]),
    ("Định kỳ 06 tháng báo cáo UBND tỉnh.", ["FREQ=MONTHLY;INTERVAL=6"]),
    ("Định kỳ hằng năm báo cáo kết quả.", ["FREQ=YEARLY"]),
    ("Định kỳ hằng quý báo cáo kết quả.", ["FREQ=MONTHLY;INTERVAL=3"]),
    ("Định kỳ hàng tháng giao ban.", ["FREQ=MONTHLY"]),
    ("Báo cáo nhanh hằng tuần.", ["FREQ=WEEKLY"]),
    ("Báo cáo trước thứ Sáu hằng tuần.", ["FREQ=WEEKLY;BYDAY=FR"]),
    ("Giao ban vào thứ Hai hằng tuần.", ["FREQ=WEEKLY;BYDAY=MO"]),
    ("Báo cáo trước thứ 6 hằng tuần.", ["FREQ=WEEKLY;BYDAY=FR"]),
    ("Tổng vệ sinh vào Chủ nhật hằng tuần.", ["FREQ=WEEKLY;BYDAY=SU"]),
    ("Báo cáo hằng ngày trước 19h00'.", ["FREQ=DAILY"]),
    (
        "Các thôn báo cáo định kỳ hàng quý, 6 tháng, 9 tháng và một năm.",
        ["FREQ=MONTHLY;INTERVAL=3", "FREQ=MONTHLY;INTERVAL=6", "FREQ=YEARLY;BYMONTH=9", "FREQ=YEARLY"],
    ),
    (
        "Định kỳ hằng quý, 06 tháng, 09 tháng, năm hoặc đột xuất báo cáo.",
        ["FREQ=MONTHLY;INTERVAL=3", "FREQ=MONTHLY;INTERVAL=6", "FREQ=YEARLY;BYMONTH=9", "FREQ=YEARLY"],
    ),
    ("Báo cáo hằng tháng, quý, năm.", ["FREQ=MONTHLY", "FREQ=MONTHLY;INTERVAL=3", "FREQ=YEARLY"]),
    ("Thời gian thực hiện: Thường xuyên, hằng năm.", ["FREQ=YEARLY"]),
    ("Thời gian thực hiện: Hằng năm.", ["FREQ=YEARLY"]),
    ("Khen thưởng hàng năm và khi tổng kết.", ["FREQ=YEARLY"]),
]

DURATIONS = [
    ("Gửi báo cáo về Đoàn trước ngày tiến hành kiểm tra 03 ngày làm việc.", ["P3D"]),
    ("Báo tin trong 24 giờ khi phát hiện ca bệnh.", ["PT24H"]),
    ("Gửi báo cáo trong vòng 05 ngày sau mỗi đợt.", ["P5D"]),
    ("Gửi danh sách trước mỗi đợt ít nhất 07 ngày.", ["P7D"]),
    ("Mời họp ít nhất 03 ngày làm việc trước khi khai mạc.", ["P3D"]),
    ("Trả lời trong thời hạn 10 ngày kể từ ngày nhận đủ hồ sơ.", ["P10D"]),
    ("Báo cáo trong vòng 24 giờ kể từ khi xảy ra sự việc.", ["PT24H"]),
    ("Công khai sau 05 ngày làm việc kể từ ngày ký.", ["P5D"]),
    ("Gửi kết quả trong thời hạn 05 ngày làm việc, kể từ ngày nhận được văn bản.", ["P5D"]),
    ("Niêm yết chậm nhất 03 ngày làm việc kể từ ngày ban hành.", ["P3D"]),
    ("Xử lý trong 02 tuần kể từ ngày kết thúc kiểm tra.", ["P2W"]),
    ("Trả hồ sơ không quá 02 ngày làm việc kể từ ngày tiếp nhận.", ["P2D"]),
]

LISTS: list[tuple[str, list[Time]]] = [
    ("Trước 10h00 ngày 05/7, các thôn gửi danh sách.", [("2026-07-05", "by", False)]),
    ("Gửi chậm nhất 16 giờ 30 phút ngày 05/7.", [("2026-07-05", "by", True)]),
    (
        "Nộp hồ sơ trước ngày 15/6, 15/8 và 16/10.",
        [("2026-06-15", "by", False), ("2026-08-15", "by", False), ("2026-10-16", "by", False)],
    ),
    (
        "Các xã gửi bài trước ngày 10/4 và ngày 12/7/2026.",
        [("2026-04-10", "by", False), ("2026-07-12", "by", False)],
    ),
    (
        "Gửi số liệu chậm nhất ngày 05/5; 05/9; 05/12.",
        [("2026-05-05", "by", True), ("2026-09-05", "by", True), ("2026-12-05", "by", True)],
    ),
    ("Nộp trước ngày 20/3 hoặc 20/9/2026.", [("2026-03-20", "by", False), ("2026-09-20", "by", False)]),
    (
        "Gửi hồ sơ trước ngày 15/6 (Đợt 1), 15/8 (Đợt 2) và 16/10/2023.",
        [("2023-06-15", "by", False), ("2023-08-15", "by", False), ("2023-10-16", "by", False)],
    ),
    (
        "Báo cáo chậm nhất ngày 10/4, ngày 10/7 và ngày 10/10/2027.",
        [("2027-04-10", "by", True), ("2027-07-10", "by", True), ("2027-10-10", "by", True)],
    ),
    (
        "Gửi trước ngày 01/3/2026, 01/6/2026, 01/9/2026.",
        [("2026-03-01", "by", False), ("2026-06-01", "by", False), ("2026-09-01", "by", False)],
    ),
]

SPANS: list[tuple[str, list[Time]]] = [
    ("Từ tháng 01 đến ngày bầu cử 15/3/2026.", [("2026-01", "start", None), ("2026-03-15", "end", True)]),
    ("Từ ngày 26/02/2026 đến 05 giờ 00 ngày 14/3/2026.", [("2026-02-26", "start", None), ("2026-03-14", "end", True)]),
    ("Tổ chức ngày 15-16/5/2023.", [("2023-05-15", "start", None), ("2023-05-16", "end", True)]),
    ("Hội thi diễn ra trong các ngày 03 - 05/7/2026.", [("2026-07-03", "start", None), ("2026-07-05", "end", True)]),
    (
        "Tổ chức từ ngày 08 đến ngày 10 tháng 12 năm 2026.",
        [("2026-12-08", "start", None), ("2026-12-10", "end", True)],
    ),
    (
        "Thực hiện từ tháng 3 đến tháng 9 năm 2026.",
        [("2026-03", "start", None), ("2026-09", "end", True)],
    ),
    ("Thời gian: tháng 10/2026 - 02/2027.", [("2026-10", "start", None), ("2027-02", "end", True)]),
    ("Ra quân từ tháng 5 đến hết tháng 8/2026.", [("2026-05", "start", None), ("2026-08", "end", True)]),
    ("Tháng 6 - 8/2026: mở lớp bơi.", [("2026-06", "start", None), ("2026-08", "end", True)]),
    ("Thời gian: Tháng 3 - 4", [("2026-03", "start", None), ("2026-04", "end", True)]),
    (
        "Từ tháng 11/2026 đến tháng 01/2027, kiểm tra các chợ.",
        [("2026-11", "start", None), ("2027-01", "end", True)],
    ),
    ("Thời gian thực hiện: từ nay đến năm 2030.", [("2030", "end", True)]),
    ("Phong trào duy trì từ nay cho đến năm 2028.", [("2028", "end", True)]),
    ("Năm 2025: xây dựng 02 mô hình.", [("2025", "by", True)]),
    ("- Trong năm 2027: nhân rộng ra các thôn.", [("2027", "by", True)]),
]

HOURS: list[tuple[str, list[Time]]] = [
    ("Báo cáo nhanh trước 16h00 hằng ngày.", [("FREQ=DAILY;BYHOUR=16", "by", False)]),
    ("Giao ban lúc 7h30 hàng ngày.", [("FREQ=DAILY;BYHOUR=7;BYMINUTE=30", "by", True)]),
    ("Gửi số ca bệnh trước 17 giờ mỗi ngày.", [("FREQ=DAILY;BYHOUR=17", "by", False)]),
    ("Cập nhật vào 20:15 hằng ngày.", [("FREQ=DAILY;BYHOUR=20;BYMINUTE=15", "by", True)]),
    ("Báo cáo trước 14 giờ 30 phút hằng ngày.", [("FREQ=DAILY;BYHOUR=14;BYMINUTE=30", "by", False)]),
    (
        "Báo cáo 02 lần/ngày (trước 9h00 và 16h00).",
        [("FREQ=DAILY;BYHOUR=9", "by", False), ("FREQ=DAILY;BYHOUR=16", "by", False)],
    ),
    (
        "Đo mực nước 03 lần/ngày (lúc 6h00, 12h30 và 18h00).",
        [
            ("FREQ=DAILY;BYHOUR=6", "by", True),
            ("FREQ=DAILY;BYHOUR=12;BYMINUTE=30", "by", True),
            ("FREQ=DAILY;BYHOUR=18", "by", True),
        ],
    ),
]

MONTHS = [
    ("Tổ chức 02 đợt (đợt 1: tháng 6; đợt 2: tháng 10).", ["2026-06", "2026-10"]),
    ("Phúc tra trong tháng 9, tháng 10 năm 2026.", ["2026-09", "2026-10"]),
    ("Kiểm tra trong tháng 3, 6, 9 và 12/2026.", ["2026-03", "2026-06", "2026-09", "2026-12"]),
    ("Mở lớp trong các tháng 4, 7, 10.", ["2026-04", "2026-07", "2026-10"]),
    ("Giám sát tháng 5 và 11 năm 2026.", ["2026-05", "2026-11"]),
    ("Thời gian: tháng 4, 8.", ["2026-04", "2026-08"]),
    ("Thời gian: Tháng 8.", ["2026-08"]),
    ("Tổng vệ sinh đầu tháng 12.", ["2026-12"]),
]

# a period with its day recurs where the text says that it does; without that it is a day of the plan's year
PERIODS = [
    (
        "Báo cáo định kỳ: 6 tháng trước ngày 15/6; năm trước ngày 10/12.",
        ["FREQ=YEARLY;BYMONTH=6;BYMONTHDAY=15", "FREQ=YEARLY;BYMONTH=12;BYMONTHDAY=10"],
    ),
    (
        "Báo cáo định kỳ: 6 tháng đầu năm (trước ngày 12/6), cả năm (trước ngày 12/12).",
        ["FREQ=YEARLY;BYMONTH=6;BYMONTHDAY=12", "FREQ=YEARLY;BYMONTH=12;BYMONTHDAY=12"],
    ),
    (
        "Định kỳ 06 tháng (trước ngày 05/6), năm (trước ngày 05/12) gửi báo cáo.",
        ["FREQ=YEARLY;BYMONTH=6;BYMONTHDAY=5", "FREQ=YEARLY;BYMONTH=12;BYMONTHDAY=5"],
    ),
    ("Hằng quý trước ngày 12 của tháng cuối quý.", ["FREQ=MONTHLY;INTERVAL=3;BYMONTHDAY=12"]),
    ("Báo cáo hàng tháng trước ngày 22 hàng tháng.", ["FREQ=MONTHLY;BYMONTHDAY=22"]),
    ("Hằng năm xong trước ngày 30/10.", ["FREQ=YEARLY;BYMONTH=10;BYMONTHDAY=30"]),
    ("Định kỳ hằng quý, năm báo cáo UBND huyện.", ["FREQ=MONTHLY;INTERVAL=3", "FREQ=YEARLY"]),
    ("Sơ kết 6 tháng trước ngày 25/6.", ["2026-06-25"]),
    ("Tổng kết năm trước ngày 25/11.", ["2026-11-25"]),
]

# a number of days is a limit where something must be done within it, not where it is a condition
WITHIN = [
    ("Khắc phục sai sót trong 03 ngày.", ["P3D"]),
    ("Đề nghị trả lời bằng văn bản trong 05 ngày làm việc.", ["P5D"]),
    ("Báo cáo ngay, chậm nhất 24 giờ kể từ khi phát hiện.", ["PT24H"]),
    ("Điều tra ổ dịch trong vòng 48 giờ.", ["PT48H"]),
    ("Hoàn thành trong 02 tháng; sau đó nghiệm thu.", ["P2M"]),
    ("Người mắc bệnh nghỉ học trong 07 ngày.", []),
    ("Thuốc được giữ lạnh không quá 30 ngày.", []),
    ("Hồ sơ quá hạn trong 15 ngày; không tính ngày lễ.", []),
    ("Mô hình hoạt động sau 06 tháng.", []),
]

NOTHING = [
    "Khen 12 cá nhân (trong đó không quá 1/3 là lãnh đạo).",
    "Số liệu tính đến ngày 31/12/2025 do xã tổng hợp.",
    # open and undated
    "Thời gian thực hiện: Thường xuyên.",
    "Thực hiện thường xuyên, liên tục, kịp thời.",
    "Báo cáo đột xuất khi có yêu cầu của cấp trên.",
    "Thực hiện theo yêu cầu của UBND tỉnh Hòa Giang.",
    "Theo tiến độ, lộ trình của Đề án.",
    "Ban hành ngay sau khi Nghị định có hiệu lực.",
    "Trao thưởng khi mở hội nghị tổng kết.",
    # years that date a target or a period
    "Đến năm 2028, tỷ lệ hài lòng đạt 95%.",
    "Kế hoạch cải cách hành chính giai đoạn 2024 - 2026.",
    "Phong trào thi đua giai đoạn 2026–2030.",
    "Kinh phí 03 năm 2026 - 2028 bố trí trong dự toán.",
    "Kế hoạch phát triển 05 năm (2026-2030).",
    "Tăng 2 bậc so với năm 2025.",
    "Năm học 2025 - 2026 có 12 trường đạt chuẩn.",
    # dates that belong to a citation
    "Theo Quyết định số 128/QĐ-UBND ngày 14/5/2024 của UBND tỉnh Hòa Giang.",
    "Thực hiện Kế hoạch số 36-KH/HU ngày 04/10/2024 của Huyện ủy Phú Lâm.",
    "Theo Nghị quyết số 12/NQ-HĐND, ngày 10 tháng 7 năm 2024 của HĐND xã Tân Lộc.",
    "Theo Nghị định số 30/2020/NĐ-CP của Chính phủ ngày 05/3/2020 về công tác văn thư.",
    "Căn cứ Luật Thi đua, khen thưởng ngày 15 tháng 6 năm 2022.",
    # figures that are no dates
    "Dịch vụ công trực tuyến mức độ 3, mức độ 4.",
    "Theo khoản 2 Điều 5 và điểm a khoản 1 Điều 7.",
    "Tổng đài trực 24/7 phục vụ người dân.",
    "Có 7/12 xã hoàn thành chỉ tiêu.",
    "Chào mừng ngày Quốc khánh 2/9 và ngày Quốc tế Lao động 01/5.",
    "Trong 10 năm qua, xã Tân Lộc có nhiều đổi mới.",
    "",
]


@pytest.mark.parametrize(("text", "expected"), POINTS)
def test_a_day_or_a_limit(text: str, expected: list[str]) -> None:
    assert whens(text) == expected


@pytest.mark.parametrize(("text", "expected"), INTERVALS)
def test_an_interval_a_quarter_a_month(text: str, expected: list[str]) -> None:
    assert whens(text) == expected


@pytest.mark.parametrize(("text", "expected"), RECURRING)
def test_what_recurs(text: str, expected: list[str]) -> None:
    assert whens(text) == expected


@pytest.mark.parametrize(("text", "expected"), DURATIONS)
def test_what_is_counted_from_an_event(text: str, expected: list[str]) -> None:
    assert whens(text) == expected


@pytest.mark.parametrize(("text", "expected"), MONTHS + PERIODS + WITHIN)
def test_months_periods_and_what_is_due_within_some_days(text: str, expected: list[str]) -> None:
    assert whens(text) == expected


@pytest.mark.parametrize(("text", "expected"), LISTS)
def test_a_list_of_days_shares_its_limit(text: str, expected: list[Time]) -> None:
    assert times(text) == expected


@pytest.mark.parametrize(("text", "expected"), SPANS)
def test_from_one_day_month_or_year_to_another(text: str, expected: list[Time]) -> None:
    assert times(text) == expected


@pytest.mark.parametrize(("text", "expected"), HOURS)
def test_hours_of_every_day(text: str, expected: list[Time]) -> None:
    assert times(text) == expected


@pytest.mark.parametrize("text", NOTHING)
def test_what_is_no_deadline(text: str) -> None:
    assert whens(text) == []


@pytest.mark.parametrize(
    ("text", "wrong"),
    [
        ("Báo cáo chậm nhất là ngày 31/12 năm sau.", "2026-12-31"),
        ("Số liệu báo cáo tính từ ngày 15/12 năm trước đến ngày 14/12 của kỳ báo cáo.", "2026-12-15"),
    ],
)
def test_a_day_of_another_year_is_not_one_of_this_year(text: str, wrong: str) -> None:
    assert wrong not in whens(text)


def test_days_in_nested_brackets() -> None:
    found = whens("Báo cáo định kỳ 6 tháng (trước ngày 20/6), năm (trước ngày 20/12).")
    assert {"FREQ=YEARLY;BYMONTH=6;BYMONTHDAY=20", "FREQ=YEARLY;BYMONTH=12;BYMONTHDAY=20"} <= set(found)


@pytest.mark.parametrize(
    ("text", "edge", "inclusive"),
    [
        ("gửi trước ngày 10/3/2026", "by", False),
        ("hoàn thành trước 30/6/2026", "by", False),
        ("gửi trước ngày 20 hằng tháng", "by", False),
        ("gửi trước ngày 15 tháng cuối quý", "by", False),
        ("gửi trước thứ Sáu hằng tuần", "by", False),
        ("chậm nhất ngày 10/3/2026", "by", True),
        ("muộn nhất ngày 10/3/2026", "by", True),
        ("không quá ngày 10/3/2026", "by", True),
        ("đến hết ngày 10/3/2026", "end", True),
        ("đến hết năm 2026", "end", True),
        ("đến hết quý III năm 2026", "end", True),
        ("trong tháng 3/2026", "on", True),
        ("trong năm 2026", "by", True),
        ("trước tháng 6/2026", "by", False),
        ("trước quý III/2026", "by", False),
        ("từ ngày 10/3/2026", "start", None),
        ("bắt đầu từ ngày 10/3/2026", "start", None),
    ],
)
def test_whether_the_day_itself_still_counts(text: str, edge: str, inclusive: bool | None) -> None:
    assert [(m.edge, m.inclusive) for m in find_times(text, YEAR)] == [(edge, inclusive)]


def test_both_days_of_a_list_are_limits_that_leave_the_day_out() -> None:
    found = find_times("trước ngày 01/6 và 15/11 hằng năm", YEAR)
    assert [(m.edge, m.inclusive, m.recurring) for m in found] == [("by", False, True)] * 2


@pytest.mark.parametrize(
    ("text", "working"),
    [
        ("trong thời hạn 05 ngày làm việc kể từ ngày nhận được", True),
        ("trong thời hạn 05 ngày kể từ ngày nhận được", False),
        ("chậm nhất 03 ngày làm việc kể từ ngày ban hành", True),
    ],
)
def test_working_days_are_told_from_calendar_days(text: str, working: bool) -> None:
    assert [m.working_days for m in find_times(text)] == [working]


@pytest.mark.parametrize(
    ("text", "tentative"),
    [
        ("dự kiến trước ngày 10/3/2026", [True]),
        ("trước ngày 10/3/2026", [False]),
        ("dự kiến trong tháng 6/2026", [True]),
        ("Đợt 2 dự kiến mở lớp trong 08 ngày làm việc (từ ngày 03/8/2026 đến ngày 14/8/2026)", [True, True]),
    ],
)
def test_what_is_only_planned(text: str, tentative: list[bool]) -> None:
    assert [m.tentative for m in find_times(text, YEAR)] == tentative


@pytest.mark.parametrize(
    "text",
    [
        "từ ngày 20/11/2026 đến ngày 03/12/2026",
        "từ ngày 20/11 đến hết ngày 03/12/2026",
        "từ quý II/2026 đến hết quý III năm 2028",
        "từ tháng 3/2026 đến tháng 9/2026",
        "từ tháng 3 đến tháng 9 năm 2026",
        "tháng 10/2026 - 02/2027",
        "từ ngày 08 đến ngày 10/12/2026",
    ],
)
def test_both_ends_of_an_interval_share_a_window(text: str) -> None:
    found = find_times(text, YEAR)
    assert [m.edge for m in found] == ["start", "end"]
    assert found[0].window is not None
    assert found[0].window == found[1].window


@pytest.mark.parametrize(
    ("text", "quoted"),
    [
        ("gửi báo cáo trước ngày 18/3 hằng năm.", "trước ngày 18/3 hằng năm"),
        ("sơ kết 06 tháng đầu năm 2026.", "06 tháng đầu năm 2026"),
        ("báo cáo định kỳ hằng quý về Sở", "hằng quý"),
        ("trước ngày 20 hằng tháng", "trước ngày 20 hằng tháng"),
    ],
)
def test_the_slice_is_the_phrase(text: str, quoted: str) -> None:
    assert [text[m.start : m.end] for m in find_times(text, YEAR)] == [quoted]


def test_days_without_a_year_need_the_year_of_the_plan() -> None:
    assert find_times("hoàn thành trước ngày 30/6") == []


@pytest.mark.parametrize(
    "text",
    [
        "trước ngày 31/02/2026",
        "ngày 31 tháng 4 năm 2026",
        "chậm nhất ngày 29/02/2026",
        "trước ngày 31/02 hằng năm",
        "trước ngày 45 hằng tháng",
    ],
)
def test_a_day_that_does_not_exist_is_reported_not_read(text: str) -> None:
    assert whens(text) == []
    assert len(impossible_dates(text)) == 1


def test_the_leap_day_exists() -> None:
    assert whens("trước ngày 29/02/2028") == ["2028-02-29"]
    assert impossible_dates("trước ngày 29/02/2028") == []


PIECES = (
    "trước", "chậm nhất", "là", "đến hết", "từ", "ngày", "tháng", "năm", "quý", "II", "IV", "3", "05", "10/3", "31/02/2026",
    "15/8/2026", "tháng 9", "năm 2026", "hằng năm", "hàng tháng", "6 tháng", "9 tháng", "định kỳ", "và", ",", "(", ")", "20",
    "trong thời hạn", "ngày làm việc", "kể từ", "cuối quý", "dự kiến", "số 12/QĐ-UBND", "đầu năm", "2026", "İ", "ı", "٣",
)  # fmt: skip
TEXTS = st.text() | st.lists(st.sampled_from(PIECES), max_size=14).map(" ".join)
YEARS = st.none() | st.integers(1990, 2100)


@given(TEXTS, YEARS)
@example("quý İ/2026", None)
def test_matches_slice_the_text_in_order_and_apart(text: str, year: int | None) -> None:
    found = find_times(text, year)
    assert all(0 <= m.start < m.end <= len(text) for m in found)
    assert all(a.end <= b.start for a, b in pairwise(found))


@given(TEXTS, YEARS)
@example("quý İ/2026", None)
def test_the_same_text_gives_the_same_times(text: str, year: int | None) -> None:
    first: list[TimeMatch] = find_times(text, year)
    assert find_times(text, year) == first
    assert impossible_dates(text) == impossible_dates(text)


@pytest.mark.parametrize("text", ["quý İ/2026", "quý ı/2026", "٣/٣/٢٠٢٦", "ngày 00/00/0000"])
def test_odd_letters_and_figures_do_no_harm(text: str) -> None:
    find_times(text, YEAR)
