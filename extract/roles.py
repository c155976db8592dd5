"""What a section is for, from its heading: purpose, goal, subjects, content, duties, organisation …

A heading says it at its start ("Mục tiêu cụ thể", "Về kinh phí"); one that stands under a section of work keeps that
section's role whatever words it uses ("Bố trí đủ kinh phí …" under Giải pháp is a solution).
"""

from __future__ import annotations

import re

from extract.tree import Node
from grammar.agencies import starts_body
from grammar.normalise import fold

# the first match at a heading's start wins; the order puts longer words first
_STARTS: tuple[tuple[str, str], ...] = (
    ("purpose", r"mục đích"),
    ("requirement", r"yêu cầu"),
    ("theme", r"chủ đề"),
    ("slogan", r"khẩu hiệu|nội dung khẩu hiệu"),
    ("goal", r"mục tiêu|các mục tiêu|chỉ tiêu|các chỉ tiêu"),
    ("scope", r"phạm vi|địa bàn|khu vực"),
    ("subjects", r"đối tượng"),
    ("criteria", r"tiêu chí|tiêu chuẩn(?!,? (?:- )?(?:đo lường|quy chuẩn))|các tiêu chí|điều kiện|nguyên tắc xét"),
    ("awards", r"khen thưởng|hình thức|số lượng|cơ cấu|tổ chức khen|xét khen"),
    ("dossier", r"hồ sơ|thủ tục đề nghị|thủ tục hồ sơ"),
    ("content", r"nội dung|các nội dung|hoạt động|các hoạt động|phương án|phương thức|cách thức"),
    ("scoring", r"thang điểm|chấm điểm|xếp hạng|xếp loại|cách tính điểm|bảng điểm"),
    ("duty", r"nhiệm vụ|các nhiệm vụ|phân công nhiệm vụ trọng tâm"),
    ("solution", r"giải pháp|các giải pháp|biện pháp|các biện pháp"),
    (
        "funding",
        r"kinh phí|nguồn kinh phí|dự trù kinh phí|dự toán kinh phí|mức chi|nguồn lực|mức khen|mức tiền thưởng|mức thưởng|nguồn vốn|tiền thưởng",
    ),
    ("report", r"chế độ báo cáo|chế độ thông tin|thông tin, báo cáo|báo cáo"),
    ("time", r"thời gian|thời điểm|thời hạn|tiến độ|tổ chức thi đua|lộ trình"),
    ("organisation", r"tổ chức thực hiện|tổ chức triển khai|phân công|trách nhiệm|thực hiện kế hoạch"),
    ("situation", r"đánh giá|tình hình|thực trạng|kết quả|bối cảnh|sự cần thiết|đặc điểm|căn cứ"),
)
_COMPILED = tuple((role, re.compile(rf"(?:{fold(words)})(?!\w)")) for role, words in _STARTS)
_SHARED_WORDS = re.compile(fold(r"(?:hình thức|số lượng|cơ cấu)\b"))
_AWARD_WORDS = re.compile(fold(r"khen|thưởng|tặng|danh hiệu"))
_LEADING = re.compile(r"^(?:một số|những|phần|công tác|về|việc|định hướng|quan điểm,)\s+")
_SPLIT = re.compile(r"\s*(?:,|;|\bvà\b|-)\s*")
_JOINED_AWARDS = re.compile(fold(r"khen thưởng"))

# under these a sub-heading keeps the section's role unless it is plainly another section
_WORK = ("solution", "duty", "content", "organisation", "goal", "situation")


def heading_roles(title: str) -> tuple[str, ...]:
    """The roles that a heading names, in order: "Đối tượng, nội dung thi đua" → subjects, content."""
    text = fold(" ".join(title.split())).strip(" .:")
    out: list[str] = []
    for piece in _SPLIT.split(text):
        piece = _LEADING.sub("", piece.strip())
        role = next((role for role, pattern in _COMPILED if pattern.match(piece)), None)
        if role == "awards" and _SHARED_WORDS.match(piece) and not _AWARD_WORDS.search(text):
            role = None  # "Hình thức" is of awards or of the work, as the section above says
        if role == "content" and re.search(fold(r"xếp hạng|chấm điểm|xếp loại"), piece):
            role = "scoring"
        if role and role not in out:
            out.append(role)
    return tuple(out)


def assign_roles(root: Node) -> None:
    """Give every node of a tree the role of the section that it stands in."""
    for node in root.walk():
        if node.parent is None:
            continue
        node.role, node.roles = node.parent.role, node.parent.roles
        if node.role in ("awards", "dossier") and re.match(
            fold(r"(?:nguồn )?kinh phí\b|mức tiền thưởng|tiền thưởng"), fold(node.text)
        ):
            node.role = "funding"
            continue
        if not (node.heading or node.label):
            continue
        if node.role in ("organisation", "duty") and node.heading and starts_body(node.title):
            continue  # "1. Phòng Nội vụ (cơ quan thường trực Hội đồng Thi đua - Khen thưởng)" names who, not what
        named = heading_roles(node.title)
        if not named and _SHARED_WORDS.match(fold(node.title)) and _of_awards(node.parent):
            named = ("awards",)
        if not named and node.heading and node.role not in _WORK and _another_piece(node):
            node.role, node.roles = None, frozenset()
            continue
        if not named:
            if _JOINED_AWARDS.search(fold(node.title)) and node.role not in _WORK and node.heading:
                named = ("awards",)
            elif node.heading and node.parent.parent is None and node.children and _OF_WORK.match(fold(node.title)):
                named = ("content",)
            else:
                continue
        if named[0] == "slogan":
            named = ("slogans",) if _items_below(node) > _FEW_SLOGANS else ("theme",)
        first = _first(named, node.title)
        if not node.heading and not _label_counts(node, first) and not _plain_label(node, first):
            continue
        joint = node.parent.roles
        if (
            node.parent.role in _WORK
            and first not in joint
            and node.parent.paragraph is not None
            and not _own_section(node, first)
            and not _plain_label(node, first)
        ):
            continue
        node.role = first
        node.roles = frozenset(named)


# a main section that names its work itself: "IV. PHÁT TRIỂN KINH TẾ SỐ"
_OF_WORK = re.compile(
    fold(
        r"(?:phát triển|xây dựng|đẩy mạnh|tăng cường|nâng cao|triển khai|hoàn thiện|đổi mới|bảo đảm|đảm bảo|tuyên truyền|huy động|thúc đẩy)\b"
    )
)
_FEW_SLOGANS = 2  # more than that is a list for banners, no theme


def _items_below(node: Node) -> int:
    return sum(1 for below in node.walk() if below is not node and not below.children)


def _another_piece(node: Node) -> bool:
    """Whether a sub-heading takes up a part of a joint heading that has no role: "2. Nhu cầu" under "ĐỐI TƯỢNG, NHU CẦU"."""
    assert node.parent is not None
    pieces = [piece.strip() for piece in _SPLIT.split(fold(node.parent.title))]
    first = fold(node.title).split()[:2]
    return len(first) == 2 and any(piece.split()[:2] == first for piece in pieces[1:] if not heading_roles(piece))


def _of_awards(above: Node) -> bool:
    """Whether a section speaks of awards, by its roles or its title ("Tiêu chuẩn, hình thức và số lượng khen thưởng")."""
    return "awards" in above.roles or bool(_AWARD_WORDS.search(fold(above.title)))


def _first(named: tuple[str, ...], title: str) -> str:
    if set(named) >= {"purpose", "requirement"}:
        return "purpose_requirement"
    if set(named) >= {"scope", "subjects"} and named[0] == "scope":
        return "subjects"
    lead = _LEADING.sub("", fold(title))
    if not any(pattern.match(lead) for _, pattern in _COMPILED) and "awards" in named:
        return "awards"
    return named[0]


def _label_counts(node: Node, role: str) -> bool:
    """Whether an inline label ("2. Kinh phí: từ nguồn …") makes its own paragraph a section of that role."""
    marker = node.paragraph.marker if node.paragraph else None
    if role in ("subjects", "scope", "funding", "time", "theme", "criteria", "goal", "purpose", "requirement"):
        return (
            node.parent is not None
            and node.parent.role not in ("solution", "duty")
            and (marker is None or marker.heading)
        )
    return False


def _plain_label(node: Node, role: str) -> bool:
    """Whether a bullet is labelled with the bare name of a section: "- Đối tượng: Người lao động …"."""
    return role == "subjects" and node.label is not None and fold(node.label) == fold("đối tượng")


def _own_section(node: Node, role: str) -> bool:
    """Whether a sub-heading under a section of work is plainly a section of its own ("3. Kinh phí thực hiện")."""
    text = fold(node.title)
    words = len(text.split())
    plain = {
        "funding": r"(?:nguồn )?kinh phí(?: thực hiện| khen thưởng)?",
        "time": r"thời gian(?: thực hiện| tổ chức)?|tiến độ thực hiện",
        "subjects": r"đối tượng(?: thi đua| áp dụng| khen thưởng)?",
        "criteria": r"tiêu (?:chí|chuẩn).*",
        "awards": r"(?:hình thức|số lượng|khen thưởng).*|công tác khen thưởng",
        "report": r"chế độ (?:thông tin, )?báo cáo.*",
        "theme": r"chủ đề.*",
        "dossier": r"hồ sơ.*",
        "scope": r"phạm vi.*",
        "scoring": r".*(?:xếp hạng|chấm điểm|thang điểm|xếp loại).*",
    }
    if role == "content" and node.parent is not None and node.parent.role == "goal":
        return words <= 9
    if role == "awards" and _JOINED_AWARDS.search(text):
        return True
    pattern = plain.get(role)
    return bool(pattern and words <= 9 and re.fullmatch(fold(pattern), text))
