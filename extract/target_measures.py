"""Which numbers of a clause are aims, and which only count, date or name something."""

from __future__ import annotations

import re

from grammar.assignments import starts_with_verb
from grammar.quantities import Quantity
from grammar.syllables import is_syllable

_NEAR = 80  # characters before a number that say what it is
_NOT_MEASURED = re.compile(
    r"(?<!\w)(?:năm|ngày|tháng|quý|số|khoản|điều|mức độ|mức|lần thứ|thứ|Đề án|giai đoạn|"
    r"điểm|mục|khóa|ISO|TCVN|chương|phần|loại|quyển|cấp|hạng|bảng|biểu|phụ lục|đợt|khu phố|tổ|thôn|ấp|lớp|Dự án|dự án|tiêu chí|"
    r"Nghị quyết|Quyết định|Chỉ thị|(?-i:[A-Z]{2,}-?))\s*$",
    re.IGNORECASE,
)
_FUNCTION_WORDS = frozenset(
    "của trong và so đến với các khâu mức điểm trên trở thì là được có về từ nhất đầu năm hoặc theo sao tầng chiều mặt".split()
)
COUNTED = re.compile(
    r"(?:khách sạn|"
    r"khu công nghiệp|cụm công nghiệp|khu dân cư|khu phố|tổ dân phố|mô hình|(?-i:[A-ZĐ]{2,})|xã|phường|huyện|thôn|ấp|lớp|cuộc|hội nghị|đơn vị|"
    r"cơ quan|tổ chức|cá nhân|tập thể|người|hộ|khu|cụm|dự án|công trình|phần việc|doanh nghiệp|hợp tác xã|tiêu chí|công chức|cơ số|"
    r"sản phẩm|tin|bài|buổi|đợt|sáng kiến|cơ sở|trường|trạm|dịch vụ|thủ tục|hồ sơ|lượt|căn|nhà|km|con|cây|tổ|bộ|tuyến|lít|máy|ca|vụ|"
    r"đội|nhóm|câu lạc bộ|điểm|trẻ|phụ nữ|địa phương|mẫu|cán bộ|chuyên mục|clip|phóng sự|ngoại ngữ|lao động|việc làm|tờ|quyển|suất|giường|bác sĩ)\b",
    re.IGNORECASE,
)
_TIME_UNITS = frozenset(["năm", "tháng", "ngày", "giờ", "phút"])
_WITHIN = re.compile(r"(?:trong vòng|trong thời hạn|sau|trước|trong|thời hạn|kể từ)\s*$", re.IGNORECASE)
_MADE = re.compile(
    r"(?:đạt|có|xây dựng|thành lập|hình thành|mới|thêm|lên|ít nhất|hoàn thành|tổ chức|khoảng|duy trì|công nhận|được|xóa|đưa|cho|đào tạo|"
    r"giới thiệu|mỗi [^\d,;]{1,30})\s*$",
    re.IGNORECASE,
)
_CONDITION = re.compile(r"(?:khi|nếu|trường hợp|đối với trường hợp)\s", re.IGNORECASE)
_AWARDED = re.compile(
    r"(?:tặng|khen thưởng|khen)\b[^.;]*\d+\s+(?:tập thể|cá nhân|hộ)|\d+\s+(?:tập thể|cá nhân)", re.IGNORECASE
)
_INDEX = re.compile(r"(?:chỉ số|tỷ suất|tỷ số|tỷ lệ|mật độ)\b", re.IGNORECASE)
_YEAR = re.compile(
    r"(?:19|20)\d\d(?![\d.,]*\d|\s*(?:đồng|tỷ|triệu|người|hộ|ha)\b)"
)  # printed without a point: "2025", not "2.000"
STOOD = re.compile(
    r"\(\s*(?:thực hiện\s+)?(?:năm\s+(?:\d{4}|trước)|hiện nay|hiện tại|cùng kỳ|đầu kỳ)\b[^()]*$", re.IGNORECASE
)
"""Where a figure stood before: "(năm 2023: 66,5 triệu đồng)"."""
_BAD = re.compile(
    r"(?:tỷ lệ|\bnợ|số (?:vụ|ca|người|lượng)|hao hụt|thất thoát)\b", re.IGNORECASE
)  # of which there must not be more
_RANKED_UNITS = re.compile(r"\s*(?:huyện|tỉnh|xã|địa phương|đơn vị|phường|thành phố|quận|sở)")


def measures(clause: str, quantity: Quantity, *, goal: bool, organising: bool = False) -> bool:
    """Whether a number of a clause is an aim; `goal`: in a section of goals, `organising`: where work is only shared out."""
    before = clause[max(0, quantity.start - _NEAR) : quantity.start]
    lead = clause[: quantity.lead]
    if (
        _inside_slogan(clause, quantity.start)
        or STOOD.search(clause[: quantity.start])
        or _CONDITION.match(clause)
        or _AWARDED.search(clause)
    ):
        return False
    if quantity.unit == "%":
        return (
            not before.rstrip().endswith("(")
            and not _VOTE.search(lead)
            and not re.search(r"vượt\s+$", before[-8:])
            and not _substance(before)
            and (
                not organising
                or quantity.comparator in (">=", "+", "-")
                or (quantity.comparator == "<=" and bool(_BAD.search(lead)))
            )
        )
    if quantity.comparator == "top":
        return not re.search(r"nhóm\s*$", before) or bool(_RANKED_UNITS.match(clause[quantity.end :]))
    if quantity.noun == "tuổi" and not re.search(r"tuổi thọ", before, re.IGNORECASE):
        return False
    if (_NOT_MEASURED.search(before) and not quantity.ratio) or _YEAR.match(clause, quantity.start):
        return False
    bounded = quantity.comparator in (">=", "<=")
    if quantity.unit in ("điểm", "bậc", "vị trí", "điểm phần trăm"):
        return quantity.comparator in ("+", "-", ">=", "<=") or goal
    if quantity.unit in _TIME_UNITS:
        aged = clause[quantity.end :].lstrip().startswith("tuổi")
        usual = bool(re.search(r"(?:bình quân|trung bình)(?!.*so với)", lead, re.IGNORECASE)) and not re.search(
            r"so với[^,;]*$", lead
        )
        return goal and (bounded or usual) and not aged and not _WITHIN.search(lead)
    counted = bool(COUNTED.match(clause[quantity.end :].lstrip()))
    if not goal and clause.count("“", 0, quantity.start) > clause.count("”", 0, quantity.start):
        return False  # the name of a scheme
    if not goal:
        unit = quantity.unit or ""
        return (
            bounded and (counted or unit in ("người", "hộ", "ha", "km") or unit.startswith("lần/")) and _asked_for(lead)
        )
    if quantity.ratio or (bounded and _INDEX.search(lead)):
        return True
    if quantity.unit:
        return True
    if not quantity.noun and bounded and re.search(r"\bsố\s+[^\d,;]{1,40}$", lead, re.IGNORECASE):
        return True  # "số nhóm không quá 312"
    if not quantity.noun or quantity.noun.split(",")[0].lower() in _FUNCTION_WORDS:
        return False
    made = _MADE.search(lead) or (counted and starts_with_verb(" ".join(lead.split()[-2:])))
    return bool(made) or bounded or (counted and not clause[: quantity.start].strip())


# "được sự tín nhiệm của trên 50% cử tri" is a condition
_VOTE = re.compile(r"(?:tín nhiệm|tán thành|đồng ý|tham dự|nhất trí|biểu quyết)[^,;]{0,20}\bcủa\s*$", re.IGNORECASE)


def _substance(before: str) -> bool:
    """Whether a share is a strength, right behind a word that is no Vietnamese one: "cồn Ethanol 70%"."""
    last = re.search(r"([^\W\d_]+)\s*$", before)
    return last is not None and not last[1].isupper() and not is_syllable(last[1])


def _asked_for(lead: str) -> bool:
    """Whether what is counted at least is an amount of work, not a condition ("từ 02 lần trở lên", "cơ sở có trên 10 lao động")."""
    return not re.search(r"(?:có|từ|nếu|khi|trường hợp|đối với|với)\s*$", lead[-12:], re.IGNORECASE) and bool(
        re.search(r"[^\W\d_]\s*$", lead.rstrip(" ,:("))
    )


def _inside_slogan(clause: str, at: int) -> bool:
    """Whether a figure stands in brackets that explain a slogan ("3 không" (… quá 1 lần …))."""
    opened = clause.rfind("(", 0, at)
    return clause.count("(", 0, at) > clause.count(")", 0, at) and not re.match(r"\(\s*mỗi\s", clause[opened:])
