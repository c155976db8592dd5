"""Faults of wording: tone marks set in two ways (KH116), and the name of another place left over (KH117)."""

from __future__ import annotations

import re
from collections.abc import Callable

from bench.plantings.paper import Paper, said, say
from bench.plantings.row import Facts, filled, put, row

_OLD = (("òa", "oà"), ("óa", "oá"), ("ỏa", "oả"), ("õa", "oã"), ("ọa", "oạ"), ("òe", "oè"), ("óe", "oé"), ("ỏe", "oẻ"), ("õe", "oẽ"),
    ("ọe", "oẹ"), ("ùy", "uỳ"), ("úy", "uý"), ("ủy", "uỷ"), ("ũy", "uỹ"), ("ụy", "uỵ"))  # fmt: skip


# --- KH116: tone marks in two ways
def turned(text: str) -> str:
    """Words with the tone mark on the second vowel: hoà, khoẻ, thuỷ, Uỷ; those that begin with qu stay."""
    for old, new in _OLD:
        text = re.sub(rf"(?<![qQ]){old}(?!\w)", new, text)
        text = re.sub(rf"(?<![qQ]){old.capitalize()}(?!\w)", new.capitalize(), text)
    return text


def _back(text: str) -> str:
    """The other way about: hòa, khỏe, thủy."""
    for new, old in _OLD:
        text = re.sub(rf"(?<![qQ]){old}(?!\w)", new, text)
        text = re.sub(rf"(?<![qQ]){old.capitalize()}(?!\w)", new.capitalize(), text)
    return text


def _new_style(paper: Paper) -> bool:
    """Whether a document writes hoà, thuỷ more often than hòa, thủy."""
    text = " ".join(said(element) for element in paper.all)
    return len(re.findall(r"o[àáảãạ]\b|(?<![qQ])[uU][ỳýỷỹỵ]\b", text)) > len(
        re.findall(r"[òóỏõọÒÓỎÕỌ][aA]\b|(?<![qQ])[ùúủũụÙÚỦŨỤ]y\b", text)
    )


def _mixed(place: str, text: str) -> Callable[[Paper, Facts], str | None]:
    def plant(paper: Paper, facts: Facts) -> str | None:
        words = text if _new_style(paper) else turned(text)
        return words if put(paper, place, words) is not None else None

    return plant


for _place, _text in (
    ("duty", "Huy động các nguồn lực xã hội hóa để tu sửa nhà văn hóa thôn."),
    ("duty", "Báo cáo Thường trực Đảng ủy, Ủy ban Mặt trận Tổ quốc cùng cấp để phối hợp chỉ đạo."),
    ("duty0", "Chăm sóc sức khỏe ban đầu, quản lý sổ sức khỏe của từng người dân."),
    ("duty+", "Kiên quyết hủy bỏ các khoản chi chưa cần thiết, tùy tình hình mà giãn tiến độ"),
    ("work", "Nâng cao chất lượng thiết chế văn hóa, lan tỏa gương người tốt, việc tốt."),
    ("work", "Rà soát hệ thống thủy lợi nội đồng, kịp thời hòa giải tranh chấp nguồn nước."),
    ("aim", "Củng cố mối đoàn kết, hòa thuận trong cộng đồng dân cư; xóa bỏ hủ tục."),
    ("aim", "Phấn đấu không có trường hợp vi phạm phải xử lý kỷ luật; bảo đảm thủy chung, có tình có nghĩa, hòa hiếu."),
    (
        "work",
        "Tổ chức tọa đàm, trao đổi kinh nghiệm; trao tặng Kỷ niệm chương cho các đồng chí đã được ủy quyền, có công khóa trước.",
    ),
    ("duty", "Thực hiện chế độ ủy quyền, ủy nhiệm rõ người, rõ việc."),
    ("duty", "Lưu trữ hồ sơ lũy kế từng quý, tiêu hủy tài liệu hết giá trị đúng quy trình."),
    ("duty+", "Trung tâm mở khóa học ngắn ngày, bố trí giáo viên đứng lớp từ đầu khóa"),
):
    row("KH116")(_mixed(_place, _text))


def _said_so(pattern: str, kind: str) -> Callable[[Paper, Facts], str | None]:
    """Words of the document itself with their marks moved, as where a part was taken from another file."""

    def plant(paper: Paper, facts: Facts) -> str | None:
        change = _back if _new_style(paper) else turned
        done = 0
        for element in paper.all if kind == "all" else paper.section(kind):
            words = re.sub(pattern, lambda found: change(found[0]), said(element))
            if words != said(element) and "“" not in words:
                done += len(re.findall(pattern, said(element)))
                say(element, words)
        return "" if done >= 2 else None

    return plant


for _pattern, _kind in (
    (r"\b[Vv]ăn h(?:óa|oá)\b", "duty"), (r"\b[Ủủ]y ban\b|\bU[ỷ] ban\b", "duty"), (r"\bỦy ban\b|\bUỷ ban\b", "all"),
    (r"\b\w*(?:òa|óa|ỏa|ủy|ũy|ùy|oà|oá|oả|uỷ|uỹ|uỳ)\b", "work"), (r"\b\w*(?:òa|óa|ỏa|ủy|ũy|ùy|oà|oá|oả|uỷ|uỹ|uỳ)\b", "aim"),
    (r"\b(?:số hóa|số hoá|xóa|xoá|khóa|khoá|hóa|hoá)\b", "duty"),
):  # fmt: skip
    row("KH116")(_said_so(_pattern, _kind))

# --- KH117: a name left over from another place
_AREA = re.compile(r"\b(xã|phường|thị trấn|đặc khu|huyện|quận|thành phố|tỉnh)\s+(?=[A-ZĐ\d])")
_OTHERS = {
    "xã": ("Cẩm Thượng", "Yên Trạch", "Đại Hợp"), "phường": ("Ngọc Châu", "Thanh Vinh", "Đống Mác"),
    "thị trấn": ("Quỳ Mai", "Thác Vàng", "Vân Kim"), "đặc khu": ("Cồn Vĩ", "Thổ Sơn", "Hòn Mê"),
    "huyện": ("Lạc Dương Hạ", "Quế Trung", "Thanh Biên"), "quận": ("Long Khánh", "Tây Hồ Nam", "Hải Châu Đông"),
    "thành phố": ("Đông Phố", "Ninh Trường", "Bắc Sông"), "tỉnh": ("Quảng Khê", "Bắc Yên", "Hưng Đông"),
}  # fmt: skip


def _left(place: str, text: str, number: int) -> None:
    def words(facts: Facts) -> str | None:
        found = list(_AREA.finditer(facts.us))
        if not found:
            return None
        kind = found[-1][1]
        name = _OTHERS[kind][number % 3]
        own = filled(text.replace("{kind}", kind).replace("{name}", name), lambda _: True)
        return own(facts)

    def plant(paper: Paper, facts: Facts) -> str | None:
        made = words(facts)
        return made if made is not None and put(paper, place, made) is not None else None

    row("KH117")(plant)


for _number, (_place, _text) in enumerate(
    (
        ("duty", "Tăng cường kiểm tra, xử lý vi phạm hành lang an toàn giao thông trên địa bàn {kind} {name}."),
        ("duty", "Tham mưu UBND {kind} {name} thành lập đoàn kiểm tra liên ngành."),
        ("duty+", "Kết quả báo cáo về Ủy ban nhân dân {kind} {name} để tổng hợp"),
        ("duty0", "Công khai danh sách tại trụ sở UBND {kind} {name} trong 15 ngày."),
        ("work", "Vận động Nhân dân {kind} {name} chỉnh trang ngõ xóm, cắm cờ Tổ quốc."),
        ("work", "Trang thông tin điện tử {kind} {name} mở chuyên mục giới thiệu cách làm hay."),
        ("aim", "Góp phần xây dựng {kind} {name} ngày càng giàu đẹp, văn minh."),
        ("aim", "Nâng cao nhận thức của người dân {kind} {name} về ý nghĩa của công việc này."),
        ("duty", "Trình Hội đồng nhân dân {kind} {name} xem xét tại kỳ họp thường lệ giữa năm."),
        ("duty", "Chủ tịch UBND {kind} {name} chịu trách nhiệm trước cấp trên về kết quả thực hiện."),
        ("work", "Hằng tháng Đảng ủy, UBND {kind} {name} giao ban, kiểm điểm tiến độ."),
        ("duty+", "Đề nghị các đoàn thể {kind} {name} cử thành viên tham gia"),
        ("duty", "Các doanh nghiệp, hộ kinh doanh đóng trên địa bàn {kind} {name} ký cam kết chấp hành."),
        ("work", "Tổ chức lễ ra quân tại sân vận động {kind} {name}, có sự tham gia của học sinh các trường."),
        ("duty", "Kinh phí chi từ dự toán ngân sách {kind} {name} giao đầu năm."),
        ("duty", "Phối hợp Công an {kind} {name} tuần tra ban đêm tại các khu dân cư."),
        ("aim", "100% cán bộ, công chức {kind} {name} gương mẫu thực hiện."),
        ("work", "Khảo sát ý kiến của các hộ đang sinh sống tại {kind} {name} bằng phiếu."),
        ("duty", "Trạm trưởng Trạm Y tế {kind} {name} bố trí người trực trong các ngày cao điểm."),
        ("duty0", "UBND {kind} {name} giao bộ phận chuyên môn theo dõi, đôn đốc hằng tuần."),
        ("work", "Toàn {kind} {name} đồng loạt ra quân vào sáng thứ Bảy hằng tuần."),
    )
):
    _left(_place, _text, _number)


def _swapped(pattern: str, number: int) -> Callable[[Paper, Facts], str | None]:
    """The own name replaced in one place: what a search and replace has passed over."""

    def plant(paper: Paper, facts: Facts) -> str | None:
        found = list(_AREA.finditer(facts.us))
        if not found:
            return None
        kind, own = found[-1][1], facts.us[found[-1].end() :]
        wanted = re.compile(pattern.replace("{kind}", kind).replace("{own}", re.escape(own)), re.IGNORECASE)
        rows = [element for _, block in paper.sections() for element in block if wanted.search(said(element))]
        if not rows or own.isdigit():
            return None
        words = said(rows[-1]).replace(own, _OTHERS[kind][number])
        say(rows[-1], words)
        return words

    return plant


for _number, _pattern in enumerate(
    (r"trên địa bàn {kind} {own}", r"(?:UBND|nhân dân) {kind} {own}", r"\b{kind} {own}\b")
):
    row("KH117")(_swapped(_pattern, _number))
