"""Where the title of a cited document ends, and what kind of document a number belongs to."""

from __future__ import annotations

import re
from functools import cache

from grammar.assignments import starts_with_verb
from grammar.normalise import UPPER, squeeze
from grammar.vocabulary import BODY_KINDS
from norms.documents import document_types

_ISSUING = re.compile(
    rf",\s*(?:{BODY_KINDS})\s(?:(?!\btại\b)[^,;]){{0,70}}?\s(?:ban hành|xây dựng|triển khai|tổ chức|đề nghị|yêu cầu)\s"
)
ALIAS = re.compile(
    r"\s*\((?:sau đây|gọi tắt|dưới đây|viết tắt|(?:Nghị quyết|Quyết định|Chỉ thị|Kế hoạch|Nghị định|Thông tư|Chương trình|Kết luận)\s+(?:số\s+)?\d)"
    r"[^)]*\)",
    re.IGNORECASE,
)
_ASIDE = re.compile(r"\s*\((?!\d)[^()]*\s[^()]*\s[^()]*\s[^()]*\s[^()]*\)\s*(?:$|[;,.])")
_BROKEN_OFF = re.compile(r"\s+(?:và|theo)\s+(?:hướng dẫn|ý kiến|chỉ đạo|đề nghị)\s+(?:chỉ đạo\s+)?của\s")
_TYPE_EXTRA = r"(?:\s+(?:hành động|liên tịch|phối hợp|liên ngành|chỉ đạo|nhanh))?"


@cache
def type_before() -> re.Pattern[str]:
    """A pattern for the kind of a document at a text's end, before its number: "Quyết định số "."""
    names = sorted((t.name for t in document_types()), key=len, reverse=True)
    words = "|".join(re.escape(name) for name in names)
    return re.compile(rf"(?P<type>\b(?:các\s+)?(?:{words}){_TYPE_EXTRA})\s*:?\s*(?:số\s*:?\s*)?$", re.IGNORECASE)


def subject_end(text: str, start: int, limit: int, basis: bool) -> int:
    """Where a subject ends: at a clause's end, an alias, an unmatched bracket, or where the next citation begins."""
    depth, quoted = 0, 0
    for index in range(start, len(text)):
        char = text[index]
        if char == "(":
            if ALIAS.match(text, index) or (not basis and _ASIDE.match(text, index)):
                return index
            depth += 1
        elif char == ")":
            if depth == 0:
                return index
            depth -= 1
        elif char in "“":
            quoted += 1
        elif char == "”":
            if not quoted:
                return index  # of quotation marks that the title stands in
            quoted -= 1
        elif char == ";" and basis and not depth and _TITLE_GOES_ON.match(text, index):
            continue
        elif ((char in ";\n" or re.match(r":\s(?!\d{4})", text[index : index + 6])) and not depth and not quoted) or (
            char == "."
            and not depth
            and (index + 1 >= len(text) or re.match(rf"\s+[{UPPER}“]|\s*$|/", text[index + 1 : index + 4]))
        ):
            return index
        elif char == "," and not depth and not quoted and (_ISSUING.match(text, index) or _spoken_next(text, index)):
            return index  # "…, UBND xã ban hành Kế hoạch như sau": the sentence's own subject begins
        elif (
            not depth
            and not quoted
            and (_BROKEN_OFF.match(text, index) or (not basis and _sentence_goes_on(text, start, index)))
        ):
            return index
        if index == limit:
            typed = type_before().search(text[max(start, limit - 60) : limit])
            cut = max(start, limit - 60) + typed.start() if typed else limit
            # a citation inside this one's subject ("thực hiện Đề án 08-ĐA/TU …") does not end it
            apart = re.search(r"(?:[,;]|\bvà" + ("" if basis else r"|\btheo") + r")\s*(?:số\s*)?$", text[start:cut])
            if apart:
                return start + apart.start()
    return len(text)


_TITLE_GOES_ON = re.compile(
    r";\s+(?![^;]{0,80}\b(?:tại|theo)\s+(?:[^\W\d_]+\s+){1,3}số\b)"
    r"(?!(?:căn cứ|thực hiện|theo|xét|chỉ thị|quyết định|nghị quyết|nghị định|thông tư|kế hoạch|công văn|luật|kết luận|chương trình|"
    r"hướng dẫn số|đề án|các|thông báo)\b)[a-zđăâêôơưáàảãạấầẩẫậắằẳẵặéèẻẽẹếềểễệíìỉĩịóòỏõọốồổỗộớờởỡợúùủũụứừửữựýỳỷỹỵ]"
)


def _sentence_goes_on(text: str, start: int, index: int) -> bool:
    """Whether behind a comma the citing sentence says what to do next, not the title: "… về phân loại đô thị, chuẩn bị …".

    Two verbs that share an object ("về quản lý, sử dụng đất") stay together.
    """
    rest = text[index + 1 :].lstrip()
    if (
        text[index] != ","
        or not (starts_with_verb(rest) or rest.startswith("phấn đấu"))
        or rest.lower().startswith(_OF_A_TITLE)
    ):
        return False
    said = squeeze(text[start:index]).split()
    return len(said) >= 3 and not starts_with_verb(" ".join(said[-2:]))


_OF_A_TITLE = ("phòng", "chống", "khen thưởng", "đổi mới sáng tạo", "bổ sung", "chữa cháy")


def _spoken_next(text: str, index: int) -> bool:
    """Whether behind a comma the next basis is introduced: "…, xét đề nghị của Sở Nội vụ tại Tờ trình …"."""
    return bool(
        re.match(
            r",\s+(?:[Xx]ét|[Tt]heo|[Đđ]ược sự|[Cc]ăn cứ|[Tt]hực hiện|[Tt]rên cơ sở)\s+(?:đề nghị|đề xuất|báo cáo|ý kiến|đồng ý|[A-ZĐ])",
            text[index:],
        )
    )
