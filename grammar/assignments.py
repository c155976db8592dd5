"""Who is given what, in one sentence: "Giao Sở Nội vụ chủ trì, phối hợp với … tham mưu …".

The bodies come first, a verb of doing ends their names; verbs are written small, names with capitals.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache, lru_cache
from typing import Literal

from grammar.agencies import split_bodies, starts_body
from grammar.capitals import in_small
from grammar.normalise import UPPER, fold
from grammar.vocabulary import DOING
from norms.offices import office_names

Role = Literal["lead", "assign", "request"]

_VERB = re.compile(rf"(?<![\w])(?:{DOING})(?!\w)")
_PURPOSE = re.compile(r"(?:để|nhằm)(?!\w)")
_ORDER = re.compile(
    r"^(?P<verb>Giao|Đề nghị|Kính đề nghị|Trân trọng đề nghị|Yêu cầu|Phân công|Mời)\s*(?::\s*|\s)(?:cho\s+)?",
    re.IGNORECASE,
)
_NAMING = re.compile(
    r"(?:kiểm tra|giám sát|quản lý|tổ chức|giúp|tuyên truyền|thẩm định|đánh giá|tiếp nhận|hỗ trợ|điều hành|chỉ đạo|vận động|xử lý|hướng dẫn|"
    r"tổng hợp|huy động|cung cấp|sử dụng|khai thác|vận hành|ứng dụng|xây dựng|triển khai|thực hiện|bảo vệ|phòng ngừa|ứng phó|tuần tra|điều tra|"
    r"khảo sát|xét|tham gia|phụ trách|phòng, chống|soạn thảo|kiểm soát|kiểm kê|điều phối|bầu|quan trắc|dự báo|chăm sóc|xử phạt|"
    r"xác định|lựa chọn|nghiệm thu|thanh lý|tiêu hủy|tuyển dụng|tuyển sinh)$"
)
# "Tổ kiểm tra đột xuất", "người sử dụng lao động": a verb right behind such a word is part of the name
_NAMED_BY_VERB = re.compile(
    r"(?<!ký )(?<!Trưởng )(?<!viên )(?<!ện )(?<!ỉnh )(?<!hành )(?<!Xã )(?<!Quận )(?:^|(?<=[\s(]))"
    r"(?:Tổ|Đoàn|Ban|Đội|Bộ phận|Hội đồng|Trung tâm|Tiểu ban|Nhóm|Chi cục|Cục|Trạm|Quỹ|"
    r"[Ll]ực lượng|[Nn]gười|[Cc]ông chức|[Cc]án bộ|Tổ công tác|tổ công tác|đoàn|đội|tổ)\s+$"
)
_PART_OF_A_NAME = re.compile(
    r"(?:được|được giao|do|[Cc]ác|[Mm]ỗi|từng|mọi|cơ quan|nhận|"
    r"đối tượng|công tác|nhiệm vụ|lĩnh vực|phụ trách|chuyên trách|giúp việc|làm nhiệm vụ|về)\s+$"
)
_PROVIDERS = re.compile(
    r"(?:tổ chức|đơn vị|doanh nghiệp|cơ sở|cơ quan|(?:các|những|một số)\s+(?:viện|trường|trung tâm))\s+$", re.IGNORECASE
)
_PROVIDING = re.compile(
    r"cung cấp|đào tạo|nghiên cứu|sử dụng (?=ngân sách|lao động|đất)|quản lý (?=nhà nước|đường|công trình|rừng|chợ)"
)
_DIRECTED = re.compile(
    r"^(?:Chỉ đạo|Hướng dẫn|Đôn đốc|Lãnh đạo)(?:\s*(?:,|và)\s*(?:chỉ đạo|hướng dẫn|đôn đốc|kiểm tra|giám sát|đôn đốc))*\s+"
    r"(?P<rest>\S.*):\W*\S{0,3}\s*$"
)
_LEAD_WORDS = re.compile(
    r"^(?:Căn cứ|Trên cơ sở|Theo|Để|Hằng năm|Hàng năm|Định kỳ|Sau khi|Ngay sau|Kết thúc|Khi|Trong quá trình|Cuối năm)\b[^.;:]{0,120}",
    re.IGNORECASE,
)
_IN_A_GROUP = re.compile(r"(?:cơ quan|sở|ban|phòng|ngành|đơn vị|tổ chức|địa phương)\s*$", re.IGNORECASE)
_OF_A_GROUP = re.compile(r"(?:đơn vị|cơ quan|ngành|ban|địa phương|tổ chức|đoàn thể)\b")
_STANDING = re.compile(r"\((?:[^()]*(?:thường trực|chủ trì|đầu mối)[^()]*)\)", re.IGNORECASE)
_BRACKETS = re.compile(r"\s*\([^()]*\)")
_COOPERATE = re.compile(
    r"(?<!cơ chế )(?<!quy chế )(?<!sự )(?<!quan )(?<!vị )\b(?:[Pp]hối hợp|[Kk]ết hợp)"
    r"(?:\s+(?:chặt chẽ|cùng|tốt|kịp thời))*\s*,?\s*(?P<with>với\s+|cùng\s+)?"
)
_LED_WITH = re.compile(
    r"\bchủ trì\s*[,;]\s+(?P<bodies>[^.;:]{3,160}?)\s+phối hợp(?=\s*(?:$|[.;,]|thực hiện\b|triển khai\b))"
)
_COOPERATION_STOP = re.compile(
    r"(?:,\s*phát triển|(?<!\w)(?:trong việc|trong quá trình|trong(?! (?:tiểu ban|ban|tổ|đoàn|khối|ngành)\b)|"
    rf"để|nhằm|khi|theo quy định|xong|trước|chậm nhất|{DOING}))(?!\w)"
)
_GENERIC = re.compile(
    r"(?:các|chính quyền|cấp ủy|những|một số|Mặt trận|đoàn thể|doanh nghiệp|nhà trường|gia đình|địa phương|lực lượng|cấp trên|"
    r"hệ thống|cộng đồng|ngành|tổ chức chính trị|tổ chức đoàn thể)\b"
)
_GROUPS = re.compile(r"(?:lực lượng|tổ chức chính trị|tổ chức đoàn thể|hệ thống|cấp trên|chính quyền|các)\b")


_FRONT = re.compile(
    fold(
        r"mặt trận|chính trị - xã hội|đoàn thể|tỉnh ủy|huyện ủy|thành ủy|quận ủy|đảng ủy|^công đoàn|^liên đoàn|^liên hiệp|"
        r"^(?:các )?hội (?!đồng|nghị|thi|thảo)|^(?:tỉnh |huyện |xã )?đoàn (?!kiểm tra|thanh tra|công tác|đại biểu|liên ngành|giám sát)"
    )
)


_TIMED = re.compile(
    r"\b(?:trước|sau|từ|đến|hết|trong|vào|chậm nhất)\s+(?:ngày|tháng|quý|năm)\s+\w|\d/\d", re.IGNORECASE
)


@dataclass(frozen=True, slots=True)
class Assignment:
    """Bodies as printed, those they work with, the role, and where the task itself begins in the text."""

    bodies: tuple[str, ...]
    cooperating: tuple[str, ...]
    role: Role
    task_start: int
    ordered: bool  # "Giao", "Đề nghị" was said
    whole: bool  # the text names bodies and nothing else


@lru_cache(maxsize=4096)  # a heading is asked about by everything below it
def parse_assignment(text: str) -> Assignment | None:
    """Read the bodies that a paragraph or a heading begins with; None where it does not begin with a body."""
    text = in_small(text)
    role: Role = "assign"
    start = _behind_lead(text)
    order = _ORDER.match(text[start:])
    if order:
        if "nghị" in order["verb"] or "ời" in order["verb"]:
            role = "request"
        start += order.end()
    rest = text[start:]
    several = _SEVERAL.match(rest)
    if several:
        return _several(text, start, several, role, order is not None)
    if not starts_body(rest):
        return None
    end, whole = _bodies_end(rest)
    phrase = rest[:end]
    if _STANDING.search(phrase) and role != "request":
        role = "lead"
    names = _BRACKETS.sub("", phrase).strip(" ,:.;–-")
    if not names or len(names.split()) > 60:
        return None
    after = rest[end:].lstrip(" ,:")
    task_start = len(text) - len(after)
    if after.startswith("được đề nghị"):
        role = "request"
    if role != "request" and says_lead(after):
        role = "lead"
    if _TIMED.search(names):
        return None  # a verb that is not known went by: "Ban Giám khảo công bố kết quả trước ngày 20/11"
    return Assignment(
        tuple(split_bodies(names)),
        tuple(cooperating(after)) if after else (),
        role,
        task_start,
        order is not None,
        whole,
    )


def _behind_lead(text: str) -> int:
    """Where the bodies begin behind what a sentence rests on: "Trên cơ sở đề xuất của các cơ quan, đơn vị, Sở Nội vụ …"."""
    lead = _LEAD_WORDS.match(text)
    for comma in re.finditer(r",\s*(?=\S)", lead.group() if lead else ""):
        after = text[comma.end() :]
        grouped = _IN_A_GROUP.search(text[: comma.start()]) and _OF_A_GROUP.match(after)
        if starts_body(after) and not grouped and not after[: _bodies_end(after)[0]].rstrip().endswith(","):
            return comma.end()
        if starts_with_verb(after):
            break  # "Căn cứ nhiệm vụ, chỉ đạo các đơn vị, các trường …": said to the body of the heading
    return 0


_LEADS = re.compile(
    r"(?:có trách nhiệm:?\s+)?chủ trì\b|là\s+(?:cơ quan\s+)?(?:chủ trì|thường trực|đầu mối)\b|làm đầu mối\b|(?-i:thường trực|đầu mối)\b",
    re.IGNORECASE,
)


def says_lead(task: str) -> bool:
    """Whether a task says that its body leads: "chủ trì …", "là cơ quan thường trực …"."""
    return bool(_LEADS.match(task))


_SEVERAL = re.compile(
    rf"[Cc]ác\s+(?P<kind>[Ss]ở|[Pp]hòng|[Tt]rường|[Hh]ội)\s*:\s*(?P<names>[{UPPER}][^:;.]*?)(?P<end>\s*:\s*|\s*$)"
)


def _several(text: str, start: int, found: re.Match[str], role: Role, ordered: bool) -> Assignment:
    """Offices whose kind is said once: "Các Sở: Công Thương, Nông nghiệp và Phát triển nông thôn: …"."""
    kind = found["kind"].capitalize()
    names: list[str] = []
    for piece in re.split(rf"\s*,\s+(?:và\s+)?(?=[{UPPER}])", found["names"]):
        if names and _is_office(f"{names[-1]}, {piece}"):
            names[-1] = f"{names[-1]}, {piece}"  # "Văn hóa, Thể thao và Du lịch" is one
        elif (
            " và " in piece
            and not _is_office(f"{kind} {piece}")
            and all(_is_office(f"{kind} {part}") for part in piece.split(" và "))
        ):
            names += [f"{kind} {part}" for part in piece.split(" và ")]
        else:
            names.append(f"{kind} {piece}")
    return Assignment(tuple(names), (), role, start + found.end(), ordered, not text[start + found.end() :].strip())


def _is_office(name: str) -> bool:
    """Whether a name is an office's that the norms know, or the beginning of one."""
    begun = fold(name)
    return any(known == begun or known.startswith(f"{begun} ") for known in _office_names())


@cache
def _office_names() -> frozenset[str]:
    return frozenset(map(fold, office_names()))


@cache
def _with_verbs() -> re.Pattern[str]:
    """The offices' names that hold a verb: "công chức Địa chính - xây dựng - đô thị và môi trường"."""
    names = {name for name in office_names() if _VERB.search(name)}
    return re.compile(
        "|".join(f"[{name[0].upper()}{name[0]}]{re.escape(name[1:])}" for name in sorted(names)) or r"(?!)"
    )


def _bodies_end(rest: str) -> tuple[int, bool]:
    """Where the names of the bodies end: at a colon, at a verb of doing, or at the end of the text."""
    depth = 0
    index = 0
    while index < len(rest):
        char = rest[index]
        if char == "(":
            depth += 1
        elif char == ")":
            depth = max(0, depth - 1)
        elif (
            depth == 0
            and char in ":;."
            and not (char == ";" and starts_body(rest[index + 1 :].lstrip()))
            and not re.match(r"\.\s*(?:Chủ tịch|Thủ trưởng|UBND|các\s|Giám đốc)", rest[index:])
        ):
            return index, not rest[index + 1 :].strip()
        elif depth == 0 and (index == 0 or not rest[index - 1].isalnum()):
            verb = _VERB.match(rest, index) or _PURPOSE.match(rest, index)
            if verb and index > 0 and not _in_a_name(rest, verb):
                return index, False
        index += 1
    return len(rest), True


def _in_a_name(text: str, verb: re.Match[str]) -> bool:
    """Whether a verb belongs to a body's name: "Tổ kiểm tra đột xuất", "các tổ chức cung cấp dịch vụ", "cơ quan được giao"."""
    before = text[max(0, verb.start() - 20) : verb.start()]
    if text.startswith("xây dựng Đảng", verb.start()):
        return True  # "Ban xây dựng Đảng"
    if any(found.start() < verb.start() < found.end() for found in _with_verbs().finditer(text)):
        return True
    if _PART_OF_A_NAME.search(before):
        return True
    if _PROVIDERS.search(before) and _PROVIDING.match(text, verb.start()):
        return True
    return bool(_NAMED_BY_VERB.search(before)) and bool(_NAMING.match(verb.group()))


def starts_with_verb(text: str) -> bool:
    """Whether a text begins with a verb of doing ("Tổng hợp …"), in any case: its subject stands elsewhere."""
    return bool(_VERB.match(text[:1].lower() + text[1:]))


def name_end(text: str) -> int:
    """Where the names of bodies that a text begins with end: at a verb of doing, a colon, or with the text."""
    return _bodies_end(text)[0]


def ends_as_name(name: str) -> bool:
    """Whether a name goes on to its end without a verb that would have ended it."""
    return name_end(name) >= len(name.rstrip(" .;:"))


def has_verb(text: str) -> bool:
    """Whether a verb of doing stands in a text."""
    return bool(_VERB.search(text))


def directed(text: str) -> tuple[str, ...]:
    """The bodies that a lead-in hands its items on to: "Chỉ đạo, hướng dẫn UBND cấp xã thực hiện:"; () for another line."""
    found = _DIRECTED.match(text)
    if not found or not starts_body(found["rest"]):
        return ()
    end, _ = _bodies_end(found["rest"])
    return tuple(split_bodies(_BRACKETS.sub("", found["rest"][:end]).strip(" ,:")))


def _inspecting(rest: str, verb: re.Match[str]) -> bool:
    """Whether a verb goes on with a name: "các Đoàn kiểm tra, giám sát của tỉnh"."""
    named = re.search(r"(?:[Đđ]oàn|[Tt]ổ|[Bb]an) (?:kiểm tra|thanh tra|giám sát)(?:,\s*)?$", rest[: verb.start()])
    return bool(named and re.match(r"(?:,\s*)?(?:kiểm tra|thanh tra|giám sát)", rest[verb.start() :]))


_DIRECTING = re.compile(
    r"(?:chỉ đạo|hướng dẫn|yêu cầu|đôn đốc|vận động)\s+"
    r"(?:các\s|hệ thống\s|UBND|Ủy ban|đơn vị|cơ sở|lực lượng|phòng\s|trạm\s|trường\s|[A-ZĐ])[^,;.:]{2,80}$"
)


def cooperating(text: str) -> list[str]:
    """The bodies that follow each "phối hợp (với)" of a text, or stand before it behind "chủ trì," ("chủ trì, Kho bạc huyện phối hợp"),
    as printed, once each; [] where none is named.
    """
    out: list[str] = []
    for found in _LED_WITH.finditer(text):
        end, _ = _bodies_end(found["bodies"])
        if starts_body(found["bodies"]) and end == len(found["bodies"]):
            out += split_bodies(found["bodies"])
    for found in _COOPERATE.finditer(text):
        rest = text[found.end() :]
        if _DIRECTING.search(text[: found.start()]):
            continue  # "chỉ đạo các trạm y tế phối hợp với các trường …": those directed cooperate
        if not (starts_body(rest) or _GROUPS.match(rest) or (found["with"] and _GENERIC.match(rest))):
            continue
        stop = len(rest)
        for cut in re.finditer(r"[;:.]", rest):
            stop = cut.start()
            break
        for verb in _COOPERATION_STOP.finditer(rest[:stop]):
            before = rest[max(0, verb.start() - 10) : verb.start()]
            named = (
                re.search(r"(?:được|do|các|có|cơ quan|đơn vị|và)\s+$", before)
                or _in_a_name(rest, verb)
                or _inspecting(rest, verb)
            )
            if verb.start() > 0 and not named:
                stop = verb.start()
                break
        phrase = _BRACKETS.sub("", rest[:stop]).strip(" ,.;:")
        phrase = re.sub(r"\s+(?:và|trong|để|thì)$", "", phrase).strip(" ,")
        out += [name for name in split_bodies(phrase) if phrase and name not in out]
    return out


def named_bodies(value: str) -> Assignment | None:
    """What a label or a cell says of bodies: "Sở A chủ trì, phối hợp với Sở B", "Các sở theo chức năng"; None where no name."""
    text = value.strip(" .;:")
    given = parse_assignment(text)
    if given is not None:
        return given
    names = split_bodies(_BRACKETS.sub("", text))
    return Assignment(tuple(names), (), "assign", len(value), ordered=False, whole=True) if names else None


def is_front(name: str) -> bool:
    """Whether a body is of the Front, a mass organisation or the Party: asked, never ordered."""
    return bool(_FRONT.search(fold(name)))
