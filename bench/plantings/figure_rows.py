"""Faults of figures, indicators and awards (KH401 to KH405)."""

from __future__ import annotations

import re
from collections.abc import Callable

from bench.plantings.paper import Paper, behind, marked, said
from bench.plantings.row import Facts, filled, lines, put, row

# --- KH401: parts that don't add up
lines(
    "KH401",
    "duty",
    lambda f: (
        f"Đề nghị khen thưởng 08 tập thể (trong đó: các thôn 04 tập thể; trường học 03 tập thể) có thành tích trong năm {f.year}."
    ),
    lambda f: f"{f.us} khen thưởng 15 cá nhân, trong đó: cán bộ, công chức 06 cá nhân; người dân 10 cá nhân.",
    lambda f: (
        "Số lượng khen thưởng: 10 tập thể, gồm 05 tập thể khối trường học, 03 tập thể khối cơ quan và 03 tập thể khối thôn."
    ),
    lambda f: (
        "Khen thưởng tổng kết không quá 20 cá nhân (trong đó công chức 08 cá nhân, giáo viên 07 cá nhân, nông dân 06 cá nhân)."
    ),
    lambda f: "Xét tặng Giấy khen cho 12 tập thể (khối thôn: 07 tập thể; khối đơn vị sự nghiệp: 04 tập thể).",
    lambda f: (
        "Khen thưởng hằng năm: 06 tập thể và 09 cá nhân (trong đó khối đoàn thể: 03 tập thể, 04 cá nhân; khối thôn: 03 tập thể, 06 cá nhân)."
    ),
    lambda f: "Tổng số khen thưởng: 25 cá nhân; trong đó lực lượng dân quân 10 cá nhân, dân phòng 12 cá nhân.",
    lambda f: "Biểu dương 14 tập thể; trong đó: 05 tập thể cấp xã, 10 tập thể là thôn.",
)
lines("KH401", "work", lambda f: "Giấy khen của Chủ tịch: 09 tập thể, trong đó trường học 05 tập thể, thôn 05 tập thể.")
lines("KH401", "duty+", lambda f: "Khen thưởng 07 tập thể (trong đó: thôn 03 tập thể; trường học 03 tập thể).")


# --- KH402: one indicator, two values
def _twice(place: str, other: str, one: str, two: str) -> None:
    def plant(paper: Paper, facts: Facts) -> str | None:
        values = {"y": facts.end or facts.year}
        if put(paper, other, two.format(**values)) is None or put(paper, place, one.format(**values)) is None:
            return None
        return one.format(**values)

    row("KH402")(plant)


for _place, _other, _one, _two in (
    (
        "aim",
        "duty",
        "Tỷ lệ hộ gia đình đạt danh hiệu gia đình văn hóa đạt 92%.",
        "Phấn đấu tỷ lệ hộ gia đình đạt danh hiệu gia đình văn hóa đạt 90%.",
    ),
    ("aim", "work", "95% người dân tham gia bảo hiểm y tế.", "Vận động để đạt 93% người dân tham gia bảo hiểm y tế."),
    (
        "aim",
        "duty",
        "Tỷ lệ chất thải rắn sinh hoạt được thu gom đạt từ 85% trở lên.",
        "Tỷ lệ chất thải rắn sinh hoạt được thu gom đạt từ 80% trở lên.",
    ),
    ("aim", "aim", "Trồng mới 20 ha rừng phòng hộ.", "Trồng mới 25 ha rừng phòng hộ."),
    ("duty", "work", "Xây dựng 05 mô hình thôn thông minh.", "Xây dựng 03 mô hình thôn thông minh."),
    (
        "aim",
        "duty",
        "Tỷ lệ trẻ em dưới 05 tuổi suy dinh dưỡng thể thấp còi giảm còn dưới 12%.",
        "Tỷ lệ trẻ em dưới 05 tuổi suy dinh dưỡng thể thấp còi giảm còn dưới 15%.",
    ),
    ("aim", "duty", "Tối thiểu 70% lao động qua đào tạo.", "Tỷ lệ lao động qua đào tạo tối thiểu đạt 65%."),
    (
        "aim",
        "work",
        "Tỷ lệ hộ dân sử dụng nước sạch theo quy chuẩn đạt 88%.",
        "Đến năm {y}, tỷ lệ hộ dân sử dụng nước sạch theo quy chuẩn đạt 90%.",
    ),
):
    _twice(_place, _other, _one, _two)


def _own_again(place: str, by: int) -> Callable[[Paper, Facts], str | None]:
    def plant(paper: Paper, facts: Facts) -> str | None:
        for target in facts.plan.targets:
            found = re.search(r"(\d+)(?=\s?%)", target.text)
            at = paper.line(place)
            if (
                found
                and at is not None
                and target.unit == "%"
                and int(found[1]) > by
                and len(re.findall(r"\d+", target.text)) == 1
            ):
                if len((target.indicator or "").split()) < 5 or said(at).startswith(target.text[:30]):
                    continue
                words = (
                    f"{target.text[: found.start()]}{int(found[1]) - by}{target.text[found.end() :]}".rstrip(".;") + "."
                )
                words = marked(at, words[0].upper() + words[1:])
                behind(at, words)
                return words
        return None

    return plant


for _place, _by in (("duty", 5), ("work", 10), ("duty", 3)):
    row("KH402")(_own_again(_place, _by))

# --- KH403: figure and words
lines(
    "KH403",
    "duty",
    lambda f: "Mỗi thôn lập 02 (ba) bộ hồ sơ, gửi về bộ phận thường trực.",
    lambda f: "Hỗ trợ 20 (hai mươi lăm) hộ nghèo sửa chữa nhà ở.",
    lambda f: "Bố trí kinh phí 150.000.000 đồng (một trăm năm mươi lăm triệu đồng) từ ngân sách.",
    lambda f: "Thành lập 04 (năm) tổ công tác lưu động.",
    lambda f: "Trong thời hạn 07 (mười) ngày làm việc, trả lời kiến nghị của người dân.",
    lambda f: "Tổ chức 12 (mười một) buổi tuyên truyền tại nhà văn hóa thôn.",
    lambda f: "Cử 03 (bốn) cán bộ tham gia lớp bồi dưỡng nghiệp vụ.",
    lambda f: "Mua sắm 15 (mười sáu) máy tính phục vụ Nhân dân.",
)
lines("KH403", "work", lambda f: "Xây dựng ít nhất 01 (hai) mô hình điểm về phân loại rác tại nguồn.")
lines("KH403", "duty+", lambda f: "Hồ sơ lập thành 05 (bốn) bản.")
lines("KH403", "cell", lambda f: f"Trong 10 (mười hai) ngày, từ tháng 9/{f.year}")

# --- KH404: no unit
lines(
    "KH404",
    "aim",
    lambda f: f"Tỷ lệ hộ nghèo giảm 1,5 so với cuối năm {f.year - 1}.",
    lambda f: "Phấn đấu tỷ lệ trẻ em trong độ tuổi đến trường đạt 98,5 trở lên.",
    lambda f: "Số vụ tai nạn giao thông giảm ít nhất 10 so với cùng kỳ.",
    lambda f: "Tỷ lệ hồ sơ giải quyết đúng hạn đạt tối thiểu 99.",
    lambda f: "Tỷ lệ che phủ rừng duy trì từ 42 trở lên.",
    lambda f: "Thu nhập bình quân tăng 12 so với năm trước.",
    lambda f: "Phấn đấu tỷ lệ tiêm chủng đầy đủ đạt trên 96.",
    lambda f: "Tỷ lệ người dân hài lòng đạt từ 90 trở lên.",
    lambda f: "Giảm từ 3 đến 5 về số vụ vi phạm so với năm trước.",
)
lines("KH404", "aim+", lambda f: "Phấn đấu tỷ lệ thôn đạt chuẩn văn hóa đạt 95.")


# --- KH405: awards that are not the issuer's to give
def _award(level: str, *texts: str) -> None:
    for text in texts:
        for place in ("duty", "work"):
            lines("KH405", place, filled(text, lambda facts: facts.level == level and facts.us.startswith("UBND")))


_award(
    "commune",
    "Chủ tịch {us} tặng Bằng khen cho các tập thể, cá nhân có thành tích xuất sắc.",
    "{us} xét tặng Cờ thi đua cho đơn vị dẫn đầu phong trào.",
    "Hình thức khen thưởng: Bằng khen của Chủ tịch {us}.",
    "Cuối năm, Chủ tịch {us} quyết định tặng Bằng khen và tiền thưởng cho hộ gia đình tiêu biểu.",
)
_award(
    "district",
    "Chủ tịch {us} tặng thưởng Bằng khen đối với 05 tập thể tiêu biểu.",
    "Tặng Cờ thi đua của {us} cho đơn vị dẫn đầu.",
    "Hình thức khen thưởng: Bằng khen của Chủ tịch {us} cho cá nhân có nhiều đóng góp.",
)
_award(
    "province",
    "Chủ tịch {us} tặng Huân chương Lao động cho tập thể có thành tích đặc biệt xuất sắc.",
    "{us} tặng Cờ thi đua của Chính phủ cho đơn vị dẫn đầu.",
)
