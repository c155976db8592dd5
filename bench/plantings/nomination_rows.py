"""Faults of letters that propose rewards: other numbers than the list has (KH406), more than the superior allots (KH610)."""

from __future__ import annotations

from bench.plantings.above import with_line
from bench.plantings.nomination_paper import Letter, as_paper, as_text
from bench.plantings.paper import Paper
from bench.plantings.row import Facts, Planted, row
from schemas.plan import Plan


def _letter(rule: str, letter: Letter, given: str | None = None, total: bool = False) -> None:
    """A letter in the place of the draft (in Word), or beside it (as text); a line of the superior's first where one is given."""

    def plant(paper: Paper, facts: Facts) -> Planted | None:
        if facts.clean.above is None or not facts.us.startswith("UBND"):
            return None
        above: Plan | None = None
        if given is not None and "%" in given and facts.above and facts.above.award_quotas:
            return None  # its own numbers would say otherwise
        if given is not None:
            area = facts.us.split()[1]
            area = {"thị": "thị trấn", "đặc": "đặc khu"}.get(area, area)
            above = with_line(facts.clean.above, given.format(area=area, them=facts.them))
            if above is None:
                return None
        elif total and not _allots(facts, letter):
            return None
        if letter.as_text:
            made = as_text(paper, facts, letter)
            return Planted("", above, (made,)) if made else None
        return Planted("", above) if as_paper(paper, facts, letter) else None

    row(rule)(plant)


def _allots(facts: Facts, letter: Letter) -> bool:
    """Whether the superior has whole numbers of its own, all below what the letter lists."""
    quotas = facts.above.award_quotas if facts.above else []
    own = [
        quota.count
        for quota in quotas
        if quota.count
        and quota.group is None
        and quota.recipient == "collective"
        and quota.occasion in (None, "period")
        and facts.them in (quota.awarded_by or "").replace("Ủy ban nhân dân", "UBND")
    ]
    return bool(own) and max(own) < letter.counts["g"]


# --- KH406: the letter says one number, the list names another
for _letter_of_number in (
    Letter(
        "{us} trân trọng đề nghị {them} khen thưởng 03 tập thể và 07 cá nhân (có danh sách kèm theo).",
        {"g": 3, "p": 6},
        "numbers",
    ),
    Letter(
        "Hội đồng Thi đua - Khen thưởng thống nhất đề nghị Chủ tịch {them} tặng Giấy khen cho 04 tập thể, 05 cá nhân.",
        {"g": 3, "p": 5},
        "table",
    ),
    Letter(
        "Kính đề nghị {them} xem xét, khen thưởng cho 12 cá nhân có thành tích xuất sắc.",
        {"p": 11},
        "tables",
        list_title="DANH SÁCH CÁ NHÂN ĐỀ NGHỊ KHEN THƯỞNG",
    ),
    Letter("Sau khi bình xét, {us} lựa chọn 02 tập thể tiêu biểu trình {them} khen thưởng.", {"g": 3}, "dashes"),
    Letter(
        "Nay {us} lập hồ sơ trình Chủ tịch {them} tặng Giấy khen cho 05 tập thể; 08 cá nhân; 02 hộ gia đình.",
        {"g": 5, "p": 8, "h": 3},
        "numbers",
    ),
    Letter("Đề nghị khen thưởng: 06 (sáu) cá nhân.", {"p": 7}, "honours", list_title="Danh sách cá nhân được đề nghị"),
    Letter(
        "Đề nghị Chủ tịch {them} tặng Giấy khen cho 3 tập thể, 4 cá nhân đạt thành tích nổi bật trong phong trào.",
        {"g": 3, "p": 5},
        "table",
        as_text=True,
    ),
    Letter(
        "{us} đề nghị {them} khen thưởng cho các tập thể, cá nhân sau: Tập thể: 02; cá nhân: 05.",
        {"g": 2, "p": 4},
        "numbers",
        as_text=True,
    ),
    Letter(
        "Số lượng đề nghị khen thưởng gồm 04 tập thể và 09 cá nhân, cụ thể theo danh sách đính kèm.",
        {"g": 5, "p": 9},
        "tables",
        as_text=True,
    ),
    Letter(
        "{us} trình {them} xét tặng Giấy khen đối với 03 hộ gia đình tiêu biểu.",
        {"h": 2},
        "dashes",
        list_title="DANH SÁCH HỘ GIA ĐÌNH ĐỀ NGHỊ KHEN THƯỞNG",
        as_text=True,
    ),
    Letter("Đề nghị {them} khen 10 cá nhân và 02 tập thể.", {"p": 9, "g": 2}, "letters"),
    Letter(
        "Căn cứ biên bản họp xét, số tập thể được đề nghị tặng Giấy khen là 03, số cá nhân được đề nghị tặng Giấy khen là 06.",
        {"g": 3, "p": 8},
        "numbers",
        intro=("Qua thời gian phát động, phong trào được 14 thôn và trên 300 hộ gia đình tham gia.",),
    ),
    Letter("Tổng số đề nghị khen thưởng là 09, gồm 02 tập thể, 07 cá nhân.", {"g": 2, "p": 5}, "table"),
    Letter(
        "Để động viên phong trào, {us} đề nghị biểu dương, khen thưởng hai tập thể và năm cá nhân.",
        {"g": 2, "p": 6},
        "honours",
        as_text=True,
    ),
    Letter(
        "Qua xét chọn có 04 tập thể và 06 cá nhân đủ tiêu chuẩn, {us} kính trình {them} khen thưởng.",
        {"g": 4, "p": 7},
        "table",
    ),
    Letter("{us} gửi danh sách 08 cá nhân đề nghị Chủ tịch {them} tặng Giấy khen.", {"p": 6}, "letters", as_text=True),
    Letter(
        "Nay kính đề nghị Chủ tịch {them} khen thưởng 01 tập thể và 03 cá nhân có nhiều đóng góp cho phong trào.",
        {"g": 2, "p": 3},
        "tables",
        as_text=True,
    ),
    Letter(
        "Kết quả bỏ phiếu: 05 tập thể, 05 cá nhân đạt trên 90% số phiếu, được đề nghị {them} khen thưởng.",
        {"g": 5, "p": 4},
        "dashes",
    ),
    Letter("Số hộ gia đình được lựa chọn, đề nghị {them} khen thưởng là 04 hộ.", {"h": 5}, "numbers", as_text=True),
    Letter(
        "Trong đó, đề nghị Chủ tịch {them} tặng Giấy khen: tập thể 03, cá nhân 10.",
        {"g": 3, "p": 9},
        "tables",
        intro=("Tổng kết phong trào, {us} đã tự khen thưởng các trường hợp theo thẩm quyền.",),
    ),
):
    _letter("KH406", _letter_of_number)


# --- KH610: more than is allotted
for _given, _over in (
    (
        "Mỗi {area} đề nghị Chủ tịch {them} khen thưởng 01 tập thể, 02 cá nhân.",
        Letter("{us} đề nghị Chủ tịch {them} tặng Giấy khen cho 03 tập thể, 02 cá nhân.", {"g": 3, "p": 2}, "numbers"),
    ),
    (
        "Khen thưởng của Chủ tịch {them}: mỗi {area} không quá 02 cá nhân.",
        Letter(
            "Kính trình {them} xem xét, khen thưởng 04 cá nhân có thành tích xuất sắc.",
            {"p": 4},
            "tables",
            list_title="DANH SÁCH CÁ NHÂN",
        ),
    ),
    (
        "Mỗi {area} lựa chọn 01 tập thể và 03 cá nhân, gửi hồ sơ đề nghị Chủ tịch {them} tặng Giấy khen.",
        Letter(
            "Trình Chủ tịch {them} tặng Giấy khen đối với 01 tập thể và 05 cá nhân (danh sách kèm theo).",
            {"g": 1, "p": 5},
            "table",
        ),
    ),
    (
        "Số lượng khen: Chủ tịch {them} tặng Giấy khen cho mỗi {area} tối đa 01 hộ gia đình, 02 cá nhân.",
        Letter(
            "{us} lập danh sách đề nghị {them} khen thưởng 03 hộ gia đình và 02 cá nhân.", {"h": 3, "p": 2}, "dashes"
        ),
    ),
    (
        "Chủ tịch {them} khen thưởng mỗi {area} 01 tập thể tiêu biểu nhất.",
        Letter(
            "{us} đề nghị {them} khen thưởng tập thể có tên trong danh sách.",
            {"g": 2},
            "numbers",
            list_title="DANH SÁCH TẬP THỂ ĐỀ NGHỊ KHEN THƯỞNG",
        ),
    ),
    (
        "Mỗi đơn vị cấp xã, cấp huyện được đề nghị Chủ tịch {them} khen không quá 02 tập thể, 03 cá nhân.",
        Letter(
            "Đề nghị tặng Giấy khen của Chủ tịch {them} cho 02 tập thể, 06 cá nhân.",
            {"g": 2, "p": 6},
            "honours",
            as_text=True,
        ),
    ),
    (
        "Mỗi {area} đề nghị Chủ tịch {them} khen thưởng không quá 02 tập thể, 04 cá nhân.",
        Letter(
            "Đề nghị {them} khen thưởng các tập thể, cá nhân có thành tích (danh sách kèm theo).",
            {"g": 4, "p": 4},
            "tables",
            as_text=True,
        ),
    ),
    (
        "Mỗi {area} được đề nghị Chủ tịch {them} khen thưởng 01 tập thể, 01 cá nhân.",
        Letter(
            "Hội đồng nhất trí 100% đề nghị {them} khen: Tập thể: 02; cá nhân: 01.",
            {"g": 2, "p": 1},
            "numbers",
            as_text=True,
        ),
    ),
    (
        "Chủ tịch {them} tặng Giấy khen cho các {area}: không quá 10% số tập thể tham gia phong trào.",
        Letter(
            "{us} đề nghị Chủ tịch {them} tặng Giấy khen cho 05 tập thể.",
            {"g": 5},
            "numbers",
            intro=("Toàn địa bàn có 24 tập thể tham gia phong trào.",),
            list_title="DANH SÁCH TẬP THỂ ĐỀ NGHỊ",
        ),
    ),
    (
        "Chủ tịch {them} tặng Giấy khen cho tối đa 5% số cá nhân đăng ký thi đua.",
        Letter(
            "{us} kính đề nghị Chủ tịch {them} khen thưởng 07 cá nhân.",
            {"p": 7},
            "table",
            intro=("Năm nay có tổng số 80 cá nhân đăng ký thi đua.",),
            list_title="DANH SÁCH CÁ NHÂN ĐỀ NGHỊ",
        ),
    ),
    (
        "Cơ cấu khen thưởng của Chủ tịch {them}: các {area}, mỗi nơi 02 cá nhân.",
        Letter(
            "{us} trình {them} xem xét khen thưởng cho 03 cá nhân.", {"p": 3}, "dashes", list_title="DANH SÁCH CÁ NHÂN"
        ),
    ),
    (
        "Mỗi {area} được xét chọn 01 tập thể để Chủ tịch {them} tặng Giấy khen.",
        Letter(
            "Kính đề nghị Chủ tịch {them} tặng Giấy khen cho 02 tập thể tiêu biểu.",
            {"g": 2},
            "tables",
            list_title="DANH SÁCH TẬP THỂ",
            as_text=True,
        ),
    ),
    (
        "Chủ tịch {them} khen thưởng không quá 03 cá nhân đối với mỗi {area}.",
        Letter(
            "Đề nghị khen thưởng 05 cá nhân theo danh sách dưới đây.",
            {"p": 5},
            "letters",
            list_title="DANH SÁCH CÁ NHÂN",
        ),
    ),
    (
        "Giấy khen của Chủ tịch {them}: tối đa 02 tập thể, 05 cá nhân cho mỗi {area}.",
        Letter("Nay {us} trình {them} khen 03 tập thể, 05 cá nhân.", {"g": 3, "p": 5}, "table"),
    ),
    (
        "Từng {area} chọn 02 hộ gia đình tiêu biểu, đề nghị Chủ tịch {them} tặng Giấy khen.",
        Letter(
            "{us} lựa chọn 04 hộ gia đình, trình Chủ tịch {them} tặng Giấy khen.",
            {"h": 4},
            "numbers",
            list_title="DANH SÁCH HỘ GIA ĐÌNH",
        ),
    ),
    (
        "Chủ tịch {them} khen thưởng mỗi {area} 02 tập thể, 02 cá nhân.",
        Letter("Xin đề nghị khen thưởng tập thể: 02, cá nhân: 04.", {"g": 2, "p": 4}, "honours"),
    ),
    (
        "Chủ tịch {them} tặng Giấy khen cho không quá 20% số thôn, tổ dân phố tham gia phong trào.",
        Letter(
            "{us} đề nghị Chủ tịch {them} tặng Giấy khen cho 06 tập thể.",
            {"g": 6},
            "dashes",
            intro=("Có 15 thôn, tổ dân phố tham gia phong trào.",),
            list_title="DANH SÁCH TẬP THỂ",
        ),
    ),
):
    _letter("KH610", _over, _given)
_STAGE = "Về việc đề nghị khen thưởng tổng kết phong trào thi đua giai đoạn {s} - {y}"
for _whole in (
    Letter(
        "{us} đề nghị Chủ tịch {them} tặng Giấy khen cho 22 tập thể.",
        {"g": 22},
        "numbers",
        list_title="DANH SÁCH TẬP THỂ",
        title=_STAGE,
    ),
    Letter(
        "Trình {them} khen thưởng 43 tập thể có thành tích xuất sắc trong phong trào thi đua.",
        {"g": 43},
        "tables",
        list_title="DANH SÁCH TẬP THỂ",
        title=_STAGE,
    ),
    Letter(
        "Đề nghị Chủ tịch {them} tặng Bằng khen cho 14 tập thể, 12 cá nhân.", {"g": 44, "p": 2}, "table", title=_STAGE
    ),
):
    _letter("KH610", _whole, total=True)
