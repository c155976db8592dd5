"""Faults of dates and deadlines (KH301 to KH308)."""

from __future__ import annotations

from bench.plantings.paper import Paper, behind, marked
from bench.plantings.row import Facts, Words, figures, in_words, lines, put, row

_WEEKDAYS = ("thứ Hai", "thứ Ba", "thứ Tư", "thứ Năm", "thứ Sáu", "thứ Bảy", "Chủ nhật")


def _common_year(facts: Facts) -> int:
    """A year of 365 days."""
    return facts.year if facts.year % 4 else facts.year + 1


# --- KH301: no such day
lines(
    "KH301",
    "duty",
    lambda f: f"Tổng hợp kết quả rà soát của các thôn, gửi bộ phận thường trực trước ngày 31/9/{f.year}.",
    lambda f: f"Hoàn thành việc lấy ý kiến Nhân dân chậm nhất là ngày 30 tháng 02 năm {f.year + 1}.",
    lambda f: f"Tổ chức đợt ra quân cao điểm từ ngày 15/11 đến hết ngày 31/11/{f.year}.",
    lambda f: "Báo cáo tiến độ định kỳ gửi trước ngày 31/4 và ngày 31/10 hằng năm.",
    lambda f: f"Số liệu báo cáo được chốt đến hết ngày 31-6-{f.year}.",
    lambda f: f"Niêm yết công khai danh sách tại nhà văn hóa thôn trong 10 ngày, xong trước 31.9.{f.year}.",
    lambda f: f"Nghiệm thu các mô hình điểm vào ngày 29/02/{_common_year(f)}.",
)
lines(
    "KH301", "work", lambda f: f"Hội nghị triển khai tổ chức lúc 08 giờ ngày 31 tháng 11 năm {f.year} tại hội trường."
)
lines("KH301", "duty+", lambda f: f"Việc này làm xong trước ngày 30/02/{f.year + 1}.")
lines("KH301", "cell", lambda f: f"Trước ngày 31/11/{f.year}", lambda f: f"31/9/{f.year}")

# --- KH302: before the day of issue
lines(
    "KH302",
    "duty",
    lambda f: f"Gửi danh sách cán bộ đầu mối về {f.us} trước ngày {f.day(-12)} để tổng hợp.",
    lambda f: f"Hoàn thành việc kiện toàn Tổ giúp việc chậm nhất là {f.long(-25)}.",
    lambda f: f"Báo cáo kết quả bước một về {f.us} hạn cuối {f.day(-6)}.",
    lambda f: f"Nộp phiếu đăng ký danh hiệu xong trước 17 giờ 00 ngày {f.day(-15)}.",
    lambda f: f"Hoàn thành tự kiểm tra, gửi biên bản về bộ phận thường trực muộn nhất vào {f.long(-40)}.",
    lambda f: f"Thời gian gửi hồ sơ: chậm nhất ngày {f.day(-20)}.",
    lambda f: f"Báo cáo kết quả khảo sát trong tháng {f.on(-65).month}/{f.on(-65).year}.",
)
lines("KH302", "duty+", lambda f: f"Kết quả gửi về {f.us} trước {f.long(-18)}.")
lines("KH302", "work", lambda f: f"Ban hành quy chế phối hợp, hoàn thành trước ngày {f.day(-33)}.")
lines("KH302", "cell", lambda f: f"Trước ngày {f.day(-14)}", lambda f: f"Xong trước {f.day(-45)}")


# --- KH303: outside the period
def _beyond(words: str, years: int) -> Words:
    return lambda f: words.format(y=f.end + years) if f.end and f.start else None


lines(
    "KH303",
    "duty",
    _beyond("Hoàn thành sửa chữa trụ sở thôn trước ngày 15/11/{y}.", 2),
    _beyond("Báo cáo tổng kết gửi về cơ quan thường trực chậm nhất là ngày 20 tháng 10 năm {y}.", 1),
    _beyond("Bàn giao thiết bị cho các thôn trong quý III năm {y}.", 3),
    _beyond("Đưa vào vận hành chính thức từ tháng 9/{y}.", 2),
    _beyond("Rà soát xong hồ sơ tồn đọng đến hết ngày 30/8/{y}.", 1),
    _beyond("Gửi đề xuất kinh phí trước ngày 10 tháng 12 năm {y} để tổng hợp.", 4),
    _beyond("Công bố kết quả trước Quý IV/{y}.", 5),
)
lines("KH303", "duty+", _beyond("Thời gian hoàn thành trước ngày 25/9/{y}.", 2))
lines("KH303", "cell", _beyond("Trước ngày 30/9/{y}", 2), _beyond("Quý IV/{y}", 3), _beyond("Tháng 11/{y}", 1))


# --- KH304: the wrong day of the week
def _wrong(facts: Facts, days: int, by: int) -> tuple[str, str, str]:
    day = facts.on(days)
    return _WEEKDAYS[(day.weekday() + by) % 7], figures(day), in_words(day)


lines(
    "KH304",
    "duty",
    lambda f: f"Tổ chức hội nghị triển khai vào sáng {_wrong(f, 20, 2)[0]}, ngày {_wrong(f, 20, 2)[1]}.",
    lambda f: f"Họp giao ban chuyên đề lúc 14 giờ 00 {_wrong(f, 27, 1)[0]}, {_wrong(f, 27, 1)[2]}.",
    lambda f: f"Ra quân tổng vệ sinh môi trường {_wrong(f, 33, 3)[0]} ngày {_wrong(f, 33, 3)[1]}.",
    lambda f: f"Ngày hội được tổ chức trong ngày {_wrong(f, 41, 4)[1]} ({_wrong(f, 41, 4)[0]}).",
    lambda f: f"Tập huấn cho cán bộ thôn trong 02 ngày, khai mạc {_wrong(f, 55, 5)[0]} ({_wrong(f, 55, 5)[1]}).",
    lambda f: f"Thời gian kiểm tra: 8 giờ, {_wrong(f, 62, 6)[0].replace('thứ', 'Thứ')}, {_wrong(f, 62, 6)[2]}.",
    lambda f: f"Gửi phiếu khảo sát trước {_wrong(f, 48, 2)[0]}, ngày {_wrong(f, 48, 2)[1]} để tổng hợp.",
)
lines("KH304", "work", lambda f: f"Phát động thi đua tại lễ chào cờ {_wrong(f, 25, 1)[0]}, ngày {_wrong(f, 25, 1)[1]}.")
lines(
    "KH304",
    "cell",
    lambda f: f"{_wrong(f, 30, 3)[0].capitalize()}, ngày {_wrong(f, 30, 3)[1]}",
    lambda f: f"Chiều thứ {2 + (f.on(36).weekday() + 2) % 5 if f.on(36).weekday() < 3 else 2}, ngày {f.day(36)}",
)


# --- KH305: a deadline on a day of rest
lines(
    "KH305",
    "duty",
    lambda f: f"Gửi báo cáo kết quả về {f.us} chậm nhất ngày {figures(f.weekday(20, 5))}.",
    lambda f: f"Báo cáo nhanh tình hình gửi về bộ phận thường trực chậm nhất là {in_words(f.weekday(30, 6))}.",
    lambda f: f"Nộp danh sách đăng ký về {f.us}, hạn cuối ngày {figures(f.weekday(40, 5))}.",
    lambda f: f"Gửi hồ sơ đề nghị khen thưởng về bộ phận thường trực đến hết ngày {figures(f.weekday(50, 6))}.",
    lambda f: f"Báo cáo sơ kết gửi về {f.us} chậm nhất ngày 02/9/{f.on(0).year + (f.on(0).month > 8)}.",
    lambda f: f"Gửi văn bản góp ý về {f.us} muộn nhất ngày {figures(f.weekday(25, 6))}.",
    lambda f: (
        f"Đăng ký nhu cầu tập huấn gửi về {f.us} chậm nhất ngày 01 tháng 5 năm {f.on(0).year + (f.on(0).month > 4)}."
    ),
)
lines("KH305", "duty+", lambda f: f"Kết quả báo cáo về {f.us} chậm nhất ngày {figures(f.weekday(60, 5))}.")
lines(
    "KH305",
    "row",
    lambda f: f"Báo cáo kết quả thực hiện gửi {f.us}|Chậm nhất ngày {figures(f.weekday(35, 6))}",
    lambda f: f"Gửi danh sách đề nghị hỗ trợ về {f.us}|Chậm nhất {in_words(f.weekday(45, 5))}",
)


# --- KH306, KH307, KH308: two lines that do not go together
def _two(rule: str, place: str, first: str, second: str, early: int, late: int) -> None:
    def plant(paper: Paper, facts: Facts) -> str | None:
        at = paper.line("duty", 0)
        if at is None or not facts.them:
            return None
        values = {
            "us": facts.us, "them": facts.them, "d1": facts.day(early), "l1": facts.long(early), "d2": facts.day(late),
            "l2": facts.long(late),
        }  # fmt: skip
        one, two = first.format(**values), second.format(**values)
        if place == "apart":
            if put(paper, "work", two) is None:
                return None
        else:
            behind(at, marked(at, two))
        behind(at, marked(at, one))
        return one

    row(rule)(plant)


for _place, _one, _other in (
    (
        "together",
        "Hội đồng Thi đua - Khen thưởng họp xét, bỏ phiếu vào ngày {d1}.",
        "Các thôn gửi hồ sơ đề nghị khen thưởng về bộ phận thường trực trước ngày {d2}.",
    ),
    (
        "together",
        "Tổ chức họp Hội đồng xét khen thưởng {l1}.",
        "Tập thể, cá nhân nộp hồ sơ đề nghị khen thưởng chậm nhất là {l2}.",
    ),
    ("apart", "Họp xét khen thưởng: ngày {d1}.", "Hồ sơ đề nghị khen thưởng gửi về {us} trước ngày {d2}."),
    (
        "together",
        "Hội đồng Thi đua - Khen thưởng tiến hành xét duyệt danh sách trong ngày {d1}.",
        "Danh sách đề nghị khen thưởng nộp trước {l2}.",
    ),
    (
        "apart",
        "Bộ phận thường trực tham mưu họp Hội đồng bình xét khen thưởng trước ngày {d1}.",
        "Thời hạn nhận hồ sơ khen thưởng của các đơn vị đến hết ngày {d2}.",
    ),
    (
        "together",
        "Xét thi đua, khen thưởng cuối đợt vào {l1}.",
        "Các đơn vị lập hồ sơ khen thưởng, gửi chậm nhất ngày {d2}.",
    ),
    (
        "apart",
        "Hội đồng Thi đua, Khen thưởng các cấp họp bình xét xong trước ngày {d1}.",
        "Gửi hồ sơ trình khen về {us} trước ngày {d2}.",
    ),
):
    _two("KH306", _place, _one, _other, 200, 214)

for _place, _one, _other in (
    (
        "together",
        "Tổng hợp, báo cáo kết quả thực hiện với {them} trước ngày {d1}.",
        "Các thôn báo cáo kết quả thực hiện về {us} trước ngày {d2}.",
    ),
    (
        "together",
        "{us} tổng hợp báo cáo kết quả năm gửi {them} chậm nhất ngày {d1}.",
        "Các đơn vị gửi báo cáo kết quả năm về {us} chậm nhất ngày {d2}.",
    ),
    (
        "apart",
        "Tổng hợp báo cáo sơ kết, gửi {them} trước {l1}.",
        "Các đơn vị trực thuộc báo cáo sơ kết về {us} trước {l2}.",
    ),
    (
        "together",
        "Báo cáo {them} kết quả tổng kết trước ngày {d1}.",
        "Trưởng các thôn gửi báo cáo tổng kết về {us} trước ngày {d2}.",
    ),
    (
        "apart",
        "{us} báo cáo {them} kết quả 6 tháng chậm nhất là {l1}.",
        "Các bộ phận gửi báo cáo 6 tháng về {us} chậm nhất là {l2}.",
    ),
    (
        "together",
        "Xây dựng báo cáo tổng hợp kết quả thực hiện, trình {them} trước ngày {d1}.",
        "Báo cáo kết quả thực hiện của các đơn vị gửi về {us} trước ngày {d2}.",
    ),
    (
        "together",
        "Gửi {them} báo cáo đánh giá kết quả thực hiện Kế hoạch trước ngày {d1}.",
        "Các đơn vị báo cáo kết quả thực hiện Kế hoạch gửi {us} trước ngày {d2}.",
    ),
):
    _two("KH307", _place, _one, _other, 180, 192)

for _place, _one, _other in (
    (
        "apart",
        "Lập danh sách hộ kinh doanh trên địa bàn gửi {us} trước ngày {d1}.",
        "Lập danh sách hộ kinh doanh trên địa bàn gửi {us} trước ngày {d2}.",
    ),
    (
        "together",
        "Rà soát, thống kê số lượng máy tính hiện có, hoàn thành trước ngày {d1}.",
        "Hoàn thành việc rà soát, thống kê số lượng máy tính hiện có trước ngày {d2}.",
    ),
    (
        "together",
        "Gửi báo cáo kết quả khảo sát nhu cầu học nghề về {us} chậm nhất {l1}.",
        "Báo cáo kết quả khảo sát nhu cầu học nghề gửi về {us} chậm nhất {l2}.",
    ),
    (
        "together",
        "Kiện toàn Ban Chỉ đạo và phân công thành viên phụ trách, xong trước ngày {d1}.",
        "Hoàn thành kiện toàn Ban Chỉ đạo, phân công thành viên phụ trách chậm nhất là {l2}.",
    ),
    (
        "apart",
        "Nộp hồ sơ thanh quyết toán kinh phí về bộ phận tài chính trước ngày {d1}.",
        "Hồ sơ thanh quyết toán kinh phí nộp về bộ phận tài chính trước ngày {d2}.",
    ),
    (
        "together",
        "Tổ chức hội nghị quán triệt, triển khai đến toàn thể cán bộ trước ngày {d1}.",
        "Tổ chức hội nghị quán triệt, triển khai đến toàn thể cán bộ xong trước {l2}.",
    ),
    (
        "together",
        "Đăng ký mô hình dân vận khéo với {us} trước ngày {d1}.",
        "Đăng ký mô hình dân vận khéo với {us} chậm nhất ngày {d2}.",
    ),
):
    _two("KH308", _place, _one, _other, 60, 75)
