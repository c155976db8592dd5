"""KH1xx: one way of spelling, and no names left over from another place's plan."""

from __future__ import annotations

import re
from collections.abc import Iterator

from check.rule import RULES, Checked, Line, single
from grammar.citations import find_citations
from grammar.normalise import UPPER, key, nfc
from norms.levels import own_area
from schemas.finding import Finding
from schemas.texts import say

# a syllable that ends in oa, oe or uy, with its tone mark on the first vowel or on the second; "quý" has but one form
_NEW = re.compile(r"(?:o[àáảãạèéẻẽẹ]|O[ÀÁẢÃẠÈÉẺẼẸ]|(?<![qQ])[uU][ỳýỷỹỵỲÝỶỸỴ])\b")
_OLD = re.compile(r"(?:[òóỏõọ][ae]|[ÒÓỎÕỌ][AE]|[ùúủũụÙÚỦŨỤ][yY])\b")
_WORD = re.compile(r"\w+$")
_FEW = 2
"""Words in the rarer spelling from which a text is told of both; one may be somebody's name."""


@single("KH116", "dat-dau-thanh", "advice")
def one_way_of_tone_marks(checked: Checked) -> Iterator[Finding]:
    """Một văn bản chỉ dùng một cách đặt dấu thanh: "hòa, thủy, Ủy ban" hoặc "hoà, thuỷ, Uỷ ban".

    Phát hiện: hai cách đặt dấu lẫn trong một văn bản, cách ít hơn có từ hai chữ trở lên; không kể chữ trong ngoặc kép.
    Vì sao: tìm kiếm bỏ sót; cho thấy chép từ nhiều nguồn chưa soát.
    Ví dụ: "Ủy ban nhân dân" ở đầu, "Uỷ ban nhân dân" ở phần tổ chức thực hiện.
    Cách sửa: dùng chức năng thay thế, đổi hết sang một cách.
    Nguồn: thông lệ soạn thảo; Nghị định 30/2020/NĐ-CP không quy định cách đặt dấu, chỉ cần thống nhất.
    """
    found: tuple[list[tuple[Line, str]], list[tuple[Line, str]]] = ([], [])
    for line in checked.lines:
        text = _without_quotations(nfc(line.text))
        for rows, pattern in zip(found, (_NEW, _OLD), strict=True):
            rows += [(line, _word_to(text, match.end())) for match in pattern.finditer(text)]
    rare, usual = sorted(found, key=len)
    if len(rare) >= _FEW:
        words = ", ".join(f"“{word}”" for word in list(dict.fromkeys(word for _, word in rare))[:3])
        message = say("check.tone_marks", words=words, rare=len(rare), usual=len(usual))
        yield RULES["KH116"].finding(message, checked.on(rare[0][0]), checked.on(usual[0][0]))


def _word_to(text: str, end: int) -> str:
    """The word that ends at a place."""
    found = _WORD.search(text[max(0, end - 12) : end])
    return found.group() if found else ""


_NAME = rf"(?P<name>[{UPPER}]\w*(?: [{UPPER}]\w*){{0,3}})"
_OURS = "|".join(
    (
        "trên địa bàn", "toàn", "khắp", "UBND", "HĐND", "Ủy ban nhân dân", "Uỷ ban nhân dân", "Hội đồng nhân dân", "Đảng ủy", "Đảng uỷ",
        "Huyện ủy", "Thành ủy", "Tỉnh ủy", "Đảng bộ", "Công an", "Quân sự", "Trạm Y tế", "Mặt trận Tổ quốc(?: Việt Nam)?", "MTTQ",
        "Đoàn Thanh niên", r"Hội [^,;.]{4,25}?", "đoàn thể", "ban, ngành", "chính quyền", "cơ quan", "đơn vị", "phòng, ban", "cán bộ",
        "công chức", "viên chức", "đảng viên", "[Nn]hân dân", "người dân", "bà con", "dân cư", "cử tri", "hộ dân", "doanh nghiệp", "thôn",
        "tổ dân phố", "xây dựng", "chỉ tiêu", "mục tiêu", "ngân sách", "truyền thanh", "thông tin điện tử", "thông tin", "trụ sở",
        "nhà văn hóa", "sân vận động", "trung tâm", r"(?:sinh sống|cư trú|tạm trú|làm việc|đóng|học tập|kinh doanh)(?: trên địa bàn)?",
    )
)  # fmt: skip
"""What belongs to the place that a plan is for, or lives there: "cán bộ xã …", "ngân sách xã …"."""
_PERSON = re.compile(
    r"(?:[Cc]hủ tịch|[Bb]í thư|[Tt]rưởng|[Gg]iám đốc) [^,;.]{0,40}\b(?:xã|phường|thị trấn|đặc khu|huyện|quận|thành phố|tỉnh) "
    r"(?:Nguyễn|Trần|Lê|Phạm|Hoàng|Huỳnh|"
    r"Phan|Vũ|Võ|Đặng|Bùi|Đỗ|Hồ|Ngô|Dương|Lý|Đoàn|Trịnh|Đinh|Lâm|Mai|Trương|Đào|Hà|Lương|Tô|Cao|Phùng) [^,;.]*$"
)
"""An office with the name of who holds it: "Phó Chủ tịch UBND tỉnh Võ …"."""
_LINK = r"(?: của| tại| ở| thuộc| trong| trên địa bàn)?"

_NEIGHBOURS = re.compile(
    r"giáp ranh|lân cận|liên (?:xã|phường|huyện|tỉnh)|sáp nhập|hợp nhất|phối hợp với|học tập kinh nghiệm|quy chế phối hợp|kết nghĩa|giao lưu",
    re.I,
)


@single("KH117", "dia-danh-sot", "warning")
def names_of_another_place(checked: Checked) -> Iterator[Finding]:
    """Kế hoạch không được sót tên địa phương khác khi chép từ kế hoạch của nơi khác.

    Phát hiện: "trên địa bàn xã …", "UBND xã …", "người dân xã …", "ngân sách xã …" với tên một đơn vị cùng cấp khác;
      không kể văn bản được dẫn, chữ trong ngoặc kép, nơi nhận.
    Vì sao: văn bản đóng dấu của xã này mà ghi việc của xã khác.
    Ví dụ: kế hoạch của xã Tân Lộc có câu "tuyên truyền sâu rộng trên địa bàn xã Bình An".
    Cách sửa: thay bằng tên của đơn vị mình; nếu đúng là nói về nơi khác thì bỏ qua.
    Nguồn: Nghị định 30/2020/NĐ-CP, Điều 18 (trách nhiệm của người soạn thảo).
    """
    own = own_area(checked.plan.header.issuer or "")
    if own is None:
        return
    pattern = re.compile(rf"(?:^|\b)(?i:{_OURS}){_LINK} {own[0]} {_NAME}")
    seen: set[str] = set()
    for line in _body(checked):
        if f" {own[0]} " not in line.text:
            continue
        plain = _without_quotations(nfc(line.text))
        for match in pattern.finditer(plain):
            other = match["name"]
            inside = any(cited.start <= match.start() < cited.end for cited in find_citations(plain))
            person = _PERSON.search(plain[: match.end()])
            if (
                inside
                or other in seen
                or person
                or _same_name(other, own[1])
                or _NEIGHBOURS.search(_sentence(plain, match))
            ):
                continue
            seen.add(other)
            message = say("check.other_place", name=f"{own[0]} {other}", own=f"{own[0]} {own[1]}")
            yield RULES["KH117"].finding(message, checked.on(line))


def _body(checked: Checked) -> Iterator[Line]:
    """The lines but for the letterhead, the signature and the recipients."""
    aside = ("letterhead", "signature", "recipients")
    outside = tuple(f"/outline/{at}" for at, node in enumerate(checked.plan.outline) if node.kind in aside)
    for line in checked.lines:
        if not any(line.path == path or line.path.startswith(f"{path}/") for path in outside):
            yield line


def _sentence(text: str, found: re.Match[str]) -> str:
    """The sentence in which something is found."""
    start = max(text.rfind(stop, 0, found.start()) for stop in (". ", "; "))
    end = min((at for stop in (". ", "; ") if (at := text.find(stop, found.end())) >= 0), default=len(text))
    return text[max(start, 0) : end]


def _same_name(found: str, own: str) -> bool:
    one, two = key(found), key(own)
    return one == two or one.startswith(f"{two} ") or two.startswith(f"{one} ")


def _without_quotations(text: str) -> str:
    """A text with its quotations blanked, of the same length."""
    return re.sub(r"“[^”]*”|\"[^\"]*\"|«[^»]*»", lambda found: " " * len(found.group()), text)
