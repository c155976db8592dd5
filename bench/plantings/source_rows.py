"""What a subordinate plan says without a source above (KH605), and whom it assigns against the superior (KH607)."""

from __future__ import annotations

from collections.abc import Callable

from bench.plantings.above import with_line
from bench.plantings.paper import Paper, behind, marked, said
from bench.plantings.row import Facts, Planted, filled, lines, put, row

# --- KH605: a figure, a time or work that the superior doesn't speak of
for _place, *_texts in (
    (
        "aim",
        "Vận động hiến máu tình nguyện đạt 120 đơn vị máu.",
        "Tỷ lệ trẻ dưới 5 tuổi suy dinh dưỡng thể thấp còi giảm còn 14,5%.",
        "Tiêm vắc xin phòng dại cho 85% tổng đàn chó, mèo trở lên.",
        "Giao quân đạt 100% chỉ tiêu, có 15 công dân lên đường nhập ngũ.",
        "Thu thuế sử dụng đất phi nông nghiệp đạt 350 triệu đồng.",
    ),
    (
        "work",
        "Nạo vét 12 km kênh mương nội đồng bằng máy xúc.",
        "Cải tạo 25 ha vườn tạp sang trồng nhãn lồng, bưởi da xanh.",
        "Trợ giúp pháp lý lưu động tại 04 cụm dân cư, mỗi cụm 60 lượt người.",
        "Hoàn thành việc quy tập mộ liệt sĩ về nghĩa trang trước ngày 20/12/{y}.",
        "Khởi công xây tường rào nghĩa trang liệt sĩ trong tháng 10/{y}.",
        "Tu bổ mái đình làng, phục dựng lễ rước nước truyền thống.",
    ),
    (
        "duty",
        "Đo đạc, cấp đổi giấy chứng nhận quyền sử dụng đất cho các hộ sau dồn điền đổi thửa.",
        "Tổ chức giải bóng đá thiếu niên nhi đồng chào mừng ngày thành lập Đội.",
        "Vận động 45 hộ chăn nuôi ký cam kết không dùng chất cấm trong thức ăn gia súc.",
        "Chi trả trợ cấp cho 210 đối tượng bảo trợ xã hội trước ngày 10 hằng tháng.",
        "Chốt số liệu điều tra đàn lợn, gia cầm trước ngày 15/10/{y}.",
        "Tháo dỡ 17 lều quán lấn chiếm bờ kênh xong trong quý IV/{y}.",
        "Lập sổ bộ thu quỹ đền ơn đáp nghĩa, phát biên lai đến từng hộ.",
    ),
    (
        "duty0",
        "Cấp phát 2.000 liều vắc xin tụ huyết trùng cho đàn trâu, bò.",
        "Tuyên truyền hậu quả của tảo hôn, hôn nhân cận huyết thống tại các bản.",
    ),
    (
        "duty+",
        "Bàn giao 06 căn nhà tình nghĩa cho gia đình chính sách",
        "Phun thuốc diệt muỗi hai đợt, đợt đầu xong trước ngày 25/9/{y}",
    ),
):
    for _text in _texts:
        lines("KH605", _place, filled(_text, lambda facts: facts.above is not None))


# --- KH607: the superior's own bodies are told what to do
def _upward(place: str, province: str, district: str) -> None:
    def plant(paper: Paper, facts: Facts) -> str | None:
        if facts.above is None or not facts.us.startswith("UBND"):
            return None
        level = facts.them.split()[1]
        text = province if level == "tỉnh" else district
        words = text.format(up=facts.them.removeprefix("UBND "), level=level if level != "thành" else "thành phố")
        return words if put(paper, place, words) is not None else None

    row("KH607")(plant)


for _place, _province, _district in (
    (
        "duty",
        "Giao Sở Tài chính cấp bổ sung kinh phí mua sắm trang thiết bị.",
        "Giao Phòng Tài chính - Kế hoạch {level} cấp bổ sung kinh phí mua sắm trang thiết bị.",
    ),
    (
        "duty",
        "Sở Y tế chủ trì tổ chức khám, phân loại sức khỏe cho người dân tại trạm.",
        "Phòng Y tế {level} chủ trì tổ chức khám, phân loại sức khỏe cho người dân tại trạm.",
    ),
    (
        "duty0",
        "Yêu cầu Công an {up} cử lực lượng chốt chặn tại các điểm phức tạp.",
        "Yêu cầu Công an {level} cử lực lượng chốt chặn tại các điểm phức tạp.",
    ),
    (
        "duty+",
        "Sở Nội vụ có trách nhiệm thẩm định, trả kết quả cho địa phương trong 05 ngày",
        "Phòng Nội vụ {level} có trách nhiệm thẩm định, trả kết quả cho địa phương trong 05 ngày",
    ),
    (
        "duty",
        "Phân công Sở Giáo dục và Đào tạo chỉ đạo các trường tổ chức ngoại khóa.",
        "Phân công Phòng Giáo dục và Đào tạo {level} chỉ đạo các trường tổ chức ngoại khóa.",
    ),
    (
        "work",
        "Thanh tra tỉnh tiến hành thanh tra đột xuất các cơ sở có dấu hiệu vi phạm.",
        "Thanh tra {level} tiến hành thanh tra đột xuất các cơ sở có dấu hiệu vi phạm.",
    ),
    (
        "duty",
        "Giao UBND {up} ban hành cơ chế hỗ trợ trước ngày 30/6.",
        "Giao UBND {up} ban hành cơ chế hỗ trợ trước ngày 30/6.",
    ),
    (
        "duty",
        "Sở Tư pháp biên soạn, in và cấp phát tờ gấp đến từng hộ.",
        "Phòng Tư pháp {level} biên soạn, in và cấp phát tờ gấp đến từng hộ.",
    ),
):
    _upward(_place, _province, _district)


def _headed(province: str, district: str, duty: str) -> Callable[[Paper, Facts], str | None]:
    """The superior's body as a heading of the duties, with work beneath it."""

    def plant(paper: Paper, facts: Facts) -> str | None:
        at = paper.line("duty")
        if facts.above is None or not facts.us.startswith("UBND") or at is None:
            return None
        rows = paper.section("duty")
        level = facts.them.split()[1]
        words = province if level == "tỉnh" else district.format(level=level if level != "thành" else "thành phố")
        made = behind(rows[-1], duty)
        made.addprevious(behind(rows[-1], f"9. {words}"))
        return duty if said(made) == duty else None

    return plant


for _province, _district, _told in (
    ("Sở Nội vụ", "Phòng Nội vụ {level}", "- Thẩm định hồ sơ khen thưởng, trình cấp có thẩm quyền."),
    ("Công an tỉnh", "Công an {level}", "- Chủ trì tuần tra, xử lý thanh thiếu niên gây rối."),
    ("Sở Tài chính", "Phòng Tài chính - Kế hoạch {level}", "- Bố trí đủ kinh phí, hướng dẫn quyết toán."),
):
    row("KH607")(_headed(_province, _district, _told))


# --- KH607: the superior has named the body at this level
def _named(given: str, other: str, place: str = "duty", modern: bool | None = None) -> None:
    def plant(paper: Paper, facts: Facts) -> Planted | None:
        if facts.clean.above is None or not facts.us.startswith("UBND") or facts.level == "district":
            return None
        if modern is not None and modern != (facts.clean.day.isoformat() >= "2025-07-01"):
            return None
        kind = facts.us.split()[1]
        kind = {"thị": "thị trấn", "đặc": "đặc khu"}.get(kind, kind)
        above = with_line(facts.clean.above, given.format(area=kind))
        words = other.format(area=kind)
        at = paper.line(place)
        if above is None or at is None:
            return None
        behind(at, marked(at, words))
        return Planted(words, above)

    row("KH607")(plant)


for _given, _other, _modern in (
    (
        "Công an các {area} chủ trì rà soát, gọi hỏi răn đe đối tượng cho vay lãi nặng.",
        "Giao công chức Văn phòng - thống kê chủ trì rà soát, gọi hỏi răn đe đối tượng cho vay lãi nặng.",
        False,
    ),
    (
        "Giao Trạm Y tế cấp xã chủ trì khám sàng lọc bệnh lao cho người cao tuổi.",
        "Công chức Văn hóa - xã hội chủ trì việc khám sàng lọc bệnh lao cho người cao tuổi.",
        False,
    ),
    (
        "Ban Chỉ huy Quân sự các {area} chủ trì tuyển chọn, quản lý lực lượng dân quân tự vệ.",
        "Công an {area} chủ trì tuyển chọn, quản lý lực lượng dân quân tự vệ.",
        None,
    ),
    (
        "Phòng Kinh tế các {area} chủ trì thống kê thiệt hại mùa màng do sâu bệnh.",
        "Phòng Văn hóa - Xã hội chủ trì thống kê thiệt hại mùa màng do sâu bệnh.",
        True,
    ),
    (
        "Chỉ đạo Công an {area} chủ trì lập danh sách người nước ngoài lưu trú.",
        "Trưởng các thôn, tổ dân phố chủ trì lập danh sách người nước ngoài lưu trú, gửi UBND {area}.",
        None,
    ),
    (
        "Văn phòng Hội đồng nhân dân và Ủy ban nhân dân các {area} chủ trì số hóa sổ hộ tịch từ năm 1990 đến nay.",
        "Giao Phòng Kinh tế chủ trì, phối hợp với các đơn vị số hóa sổ hộ tịch từ năm 1990 đến nay.",
        True,
    ),
    (
        "Giao công chức Tư pháp - hộ tịch các {area} chủ trì hòa giải tranh chấp đất đai ở cơ sở.",
        "Công chức Tài chính - kế toán là đầu mối, chủ trì hòa giải tranh chấp đất đai ở cơ sở.",
        False,
    ),
    (
        "Đoàn Thanh niên các {area} chủ trì đội hình tình nguyện thu gom pin cũ.",
        "Hội Cựu chiến binh {area} chủ trì đội hình tình nguyện thu gom pin cũ.",
        None,
    ),
    (
        "Giao Hội Nông dân các {area} chủ trì điểm trưng bày giống cây bản địa.",
        "Hội Liên hiệp Phụ nữ {area} chủ trì điểm trưng bày giống cây bản địa.",
        None,
    ),
    (
        "Trung tâm Phục vụ hành chính công các {area} chủ trì bố trí quầy hỗ trợ người khuyết tật.",
        "Văn phòng HĐND và UBND {area} chủ trì bố trí quầy hỗ trợ người khuyết tật.",
        True,
    ),
):
    _named(_given, _other, modern=_modern)
