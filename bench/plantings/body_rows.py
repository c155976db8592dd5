"""Faults of duties, bodies, recipients and numbering (KH501 to KH506)."""

from __future__ import annotations

import re
from collections.abc import Callable

from bench.plantings.paper import Paper, behind, gone, said, say
from bench.plantings.row import Facts, filled, lines, row

_HEAD = re.compile(r"^(\d+)\.\s+(.+)$")
_ROMANS = ("I", "II", "III", "IV", "V", "VI", "VII", "VIII", "IX", "X", "XI")
_LETTERS = "abcdđeghiklmnopq"
_RECIPIENT = re.compile(r"^- (?!Lưu)")


def _after(paper: Paper) -> list[object]:
    """The recipients."""
    rows = paper.all
    start = next((i for i, element in enumerate(rows) if said(element).startswith("Nơi nhận")), len(rows))
    return [element for element in rows[start:] if _RECIPIENT.match(said(element))]


# --- KH501: work that is nobody's
def _ownerless(*texts: str) -> Callable[[Paper, Facts], str | None]:
    def plant(paper: Paper, facts: Facts) -> str | None:
        top = paper.heading("duty")
        line = paper.line("duty")
        if top is None or line is None:
            return None
        for text in reversed(texts):
            made = behind(line, text)
            top.addnext(made)
        return texts[-1]

    return plant


for _texts in (
    ("- Đẩy mạnh tuyên truyền bằng nhiều hình thức phù hợp với từng đối tượng.",),
    ("- Rà soát, cập nhật danh sách hộ có nhà tạm, nhà dột nát trên địa bàn.",),
    (
        "- Tổ chức tập huấn nghiệp vụ cho đội ngũ cộng tác viên ở cơ sở.",
        "- Mua sắm, trang bị phương tiện phục vụ công tác kiểm tra.",
    ),
    ("- Xây dựng chuyên mục trên cổng thông tin điện tử để phản ánh kết quả thực hiện.",),
    ("- Lập hồ sơ quản lý các điểm có nguy cơ mất an toàn; cắm biển cảnh báo.",),
    ("- Lắp đặt hệ thống camera an ninh tại các tuyến đường chính.",),
    ("- Phát động đợt cao điểm thu gom rác thải, khơi thông dòng chảy.",),
    ("- Kiểm tra, đôn đốc tiến độ thực hiện các nhiệm vụ được giao.", "- Tổng hợp kết quả, báo cáo theo quy định."),
    ("- In ấn, cấp phát tài liệu, tờ rơi đến từng hộ dân trước khi triển khai.",),
):
    row("KH501")(_ownerless(*_texts))


# --- KH502: bodies that don't exist on the day
def _no_body(since: str, until: str, levels: tuple[str, ...], *texts: str) -> None:
    for text in texts:
        lines(
            "KH502",
            "duty",
            filled(text, lambda facts: since <= facts.clean.day.isoformat() < until and facts.level in levels),
        )


_ALL = ("province", "district", "commune")
_no_body(
    "2025-07-01", "2100-01-01", _ALL,
    "Đề nghị UBND huyện Bình Sơn chỉ đạo các phòng chuyên môn hỗ trợ kỹ thuật.",
    "Giao Sở Kế hoạch và Đầu tư tham mưu bố trí vốn thực hiện.",
    "Sở Thông tin và Truyền thông chủ trì hướng dẫn việc kết nối hệ thống truyền thanh.",
    "Đề nghị Sở Lao động - Thương binh và Xã hội hướng dẫn chính sách đối với lao động tự do.",
    "Giao Phòng Lao động - Thương binh và Xã hội huyện Bình Sơn theo dõi, tổng hợp.",
    "Sở Tài nguyên và Môi trường chủ trì, phối hợp với các đơn vị kiểm tra việc quản lý đất đai.",
    "Sở Giao thông vận tải chủ trì phương án phân luồng trong thời gian tổ chức lễ hội.",
    "Đề nghị Sở Nông nghiệp và Phát triển nông thôn hỗ trợ giống cây trồng.",
)  # fmt: skip
_no_body(
    "1900-01-01", "2025-02-01", _ALL,
    "Giao Sở Nông nghiệp và Môi trường chủ trì rà soát diện tích đất rừng.",
    "Đề nghị Sở Dân tộc và Tôn giáo hướng dẫn chính sách đối với người có uy tín.",
)  # fmt: skip
_no_body(
    "1900-01-01", "2025-02-01", ("district", "province"),
    "Giao Phòng Nông nghiệp và Môi trường huyện tổng hợp, theo dõi.",
    "Phòng Văn hóa, Khoa học và Thông tin huyện chủ trì tổ chức hội thi.",
)  # fmt: skip


# --- KH503: the Front and the unions are asked, not told
def _told(*texts: str) -> None:
    for number, text in enumerate(texts):
        lines("KH503", "duty" if number % 3 else "duty0", filled(text, lambda facts: "UBND" in facts.us))


_told(
    "{us} giao Hội Cựu chiến binh {area} vận động hội viên tham gia bảo đảm trật tự.",
    "Yêu cầu Hội Liên hiệp Phụ nữ {area} tổ chức ra mắt mô hình phụ nữ tiết kiệm.",
    "Giao Mặt trận Tổ quốc và các đoàn thể chính trị - xã hội tuyên truyền, vận động Nhân dân.",
    "Yêu cầu Đoàn Thanh niên Cộng sản Hồ Chí Minh {area} đăng ký công trình thanh niên.",
    "Giao cho Hội Nông dân {area} hướng dẫn hội viên ký cam kết sản xuất an toàn.",
    "Yêu cầu Ban Thường trực Ủy ban Mặt trận Tổ quốc Việt Nam {area} giám sát việc bình xét.",
    "{us} yêu cầu Công đoàn cơ sở phát động thi đua trong đoàn viên.",
    "Giao Đoàn Thanh niên phối hợp trường học tổ chức diễn đàn.",
    "Giao Hội Phụ nữ, Hội Nông dân nhận ủy thác vốn vay và thu nợ.",
)


# --- KH504: recipients that are missing
def _new_actor(name: str, duty: str) -> Callable[[Paper, Facts], str | None]:
    def plant(paper: Paper, facts: Facts) -> str | None:
        rows = paper.section("duty")
        heads = [element for element in rows if _HEAD.match(said(element)) and len(said(element).split()) < 25]
        line = paper.line("duty")
        if len(heads) < 2 or line is None:
            return None
        number = int(_HEAD.match(said(heads[-1]))[1])  # type: ignore[index]
        place = facts.us.replace("UBND ", "")
        made = behind(heads[-1], f"{number}. {name.format(place=place)}")
        heads[-1].addprevious(made)
        body = behind(line, duty)
        made.addnext(body)
        return ""

    return plant


for _name, _duty in (
    ("Bưu điện {place}", "Bố trí nhân lực, phương tiện tiếp nhận và chuyển trả kết quả cho người dân."),
    ("Đề nghị Bảo hiểm xã hội", "Chia sẻ dữ liệu người tham gia bảo hiểm để đối chiếu, rà soát."),
    ("Điện lực {place}", "Bảo đảm nguồn điện phục vụ các hoạt động; hướng dẫn sử dụng điện an toàn."),
    ("Kho bạc Nhà nước khu vực", "Kiểm soát, thanh toán kịp thời các khoản chi theo quy định."),
    ("Đề nghị Ngân hàng Chính sách xã hội", "Ưu tiên bố trí nguồn vốn vay cho hộ nghèo, hộ cận nghèo."),
    (
        "Hợp tác xã Dịch vụ nông nghiệp {place}",
        "Ký hợp đồng thu mua nông sản cho thành viên, cung ứng vật tư đúng thời vụ.",
    ),
    ("Đề nghị Tòa án nhân dân khu vực", "Phối hợp tuyên truyền, phổ biến pháp luật cho người dân."),
    ("Hạt Kiểm lâm", "Tuần tra, kiểm soát lâm sản; hướng dẫn chủ rừng lập phương án phòng cháy."),
):
    row("KH504")(_new_actor(_name, _duty))


def _fewer(pattern: str) -> Callable[[Paper, Facts], str | None]:
    def plant(paper: Paper, facts: Facts) -> str | None:
        found = [element for element in _after(paper) if re.search(pattern, said(element))]
        for element in found:
            gone(element)
        return "" if found else None

    return plant


for _pattern in (r"MTTQ|Mặt trận", r"^- Các (?:bộ phận|phòng|sở|ban)"):
    row("KH504")(_fewer(_pattern))


# --- KH505: numbers that jump or come twice
def _renumbered(kind: str, pick: int, by: int) -> Callable[[Paper, Facts], str | None]:
    patterns = {
        "roman": r"^([IVX]+)(\.\s+\S.*)$", "arabic": r"^(\d+)(\.\s+\S.*)$", "letter": r"^([a-zđ])(\)\s+\S.*)$",
        "decimal": r"^(\d+\.\d+)(\.\s+\S.*)$",
    }  # fmt: skip

    def plant(paper: Paper, facts: Facts) -> str | None:
        pattern = re.compile(patterns[kind])
        found = [
            element
            for element in paper.body
            if pattern.match(said(element)) and not said(element).startswith(("1.", "a)", "I.", "1.1"))
        ]
        if not found:
            return None
        element = found[pick % len(found)]
        match = pattern.match(said(element))
        assert match is not None
        number = _next(kind, match[1], by)
        if number is None or number == match[1]:
            return None
        say(element, f"{number}{match[2]}")
        return ""

    return plant


def _next(kind: str, number: str, by: int) -> str | None:
    if kind == "decimal":
        top, low = number.split(".")
        return f"{top}.{int(low) + by}" if int(low) + by > 0 else None
    if kind == "arabic":
        return str(int(number) + by) if int(number) + by > 0 else None
    row_of = list(_ROMANS) if kind == "roman" else list(_LETTERS)
    at = row_of.index(number) + by if number in row_of else -1
    return row_of[at] if 0 <= at < len(row_of) else None


for _kind, _pick, _by in (
    ("roman", 1, 1), ("roman", 2, -1), ("arabic", 0, 1), ("arabic", 3, -1), ("arabic", 5, 2), ("letter", 1, 1), ("letter", 4, -1),
    ("letter", 7, 3), ("decimal", 1, 1), ("decimal", 2, -1),
):  # fmt: skip
    row("KH505")(_renumbered(_kind, _pick, _by))


@row("KH505")
def clause_gone(paper: Paper, facts: Facts) -> str | None:
    """A point between two others taken away."""
    found = [element for element in paper.body if re.match(r"^[bc]\)\s", said(element))]
    for element in found:
        after = paper.body[paper.body.index(element) + 1]
        if re.match(r"^[cd]\)\s", said(after)):
            gone(element)
            return ""
    return None


# --- KH506: an appendix that is not there
def _no_appendix(place: str, text: str) -> Callable[[Paper, Facts], str | None]:
    def plant(paper: Paper, facts: Facts) -> str | None:
        told = any(row.rule == "KH506" for row in facts.clean.findings)  # one finding a plan
        if told or paper.find(r"^Phụ lục|^PHỤ LỤC") is not None:
            return None
        at = paper.line(place)
        if at is None:
            return None
        behind(at, text)
        return text

    return plant


for _place, _text in (
    ("duty", "Chỉ tiêu của từng đơn vị được giao tại Phụ lục đính kèm."),
    ("duty", "Các nhiệm vụ cụ thể, thời gian hoàn thành nêu chi tiết tại Phụ lục I ban hành kèm theo Kế hoạch này."),
    ("work", "(Chi tiết danh mục theo Phụ lục kèm theo)."),
    ("duty", "Báo cáo thực hiện theo biểu mẫu tại Phụ lục 02 của Kế hoạch này."),
    ("work", "Phân công nhiệm vụ cho các đơn vị theo phụ lục gửi kèm Kế hoạch này."),
    ("duty", "Danh sách Tổ công tác tại Phụ lục số 01 kèm theo Kế hoạch này."),
    ("work", "Nội dung, kinh phí từng hoạt động được thể hiện ở Phụ lục III (đính kèm)."),
    ("duty", "Lộ trình thực hiện được quy định tại các Phụ lục ban hành kèm theo."),
):
    row("KH506")(_no_appendix(_place, _text))


@row("KH506")
def appendix_gone(paper: Paper, facts: Facts) -> str | None:
    """The appendix itself is not in the file."""
    start = next((element for element in paper.body if re.fullmatch(r"(?i)phụ lục(?: [IVX\d]+)?", said(element))), None)
    if start is None:
        return None
    rows = list(start.getparent())
    for element in rows[rows.index(start) :]:
        if not element.tag.endswith("sectPr"):
            gone(element)
    return ""
