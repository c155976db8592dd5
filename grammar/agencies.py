"""Names of agencies: abbreviations written out, bare area words completed, joint lists cut into bodies."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from functools import cache, lru_cache

from grammar.capitals import in_small
from grammar.normalise import UPPER, capitalise, decapitalise, fold, squeeze
from grammar.vocabulary import AREAS, BODY_KINDS, GROUPS, PLURAL_BODIES, SMALL_BODIES
from norms.documents import abbreviations, issuer_symbols

# words that begin a verb or another noun, although a body's name may begin with the same syllable
_NOT_A_BODY = (
    r"(?!(?:Ban (?:hành|đầu)|Bộ (?:[Tt]iêu chí|[Cc]hỉ số|luật|thủ tục|máy)|Báo cáo|Cơ quan hành chính|Cục bộ|Đoàn kết|Hội (?:nghị|thảo|thi)|"
    r"Ngành nghề|Phòng(?:,| chống| ngừa| bệnh| dịch| cháy)|Sở hữu|Tổ chức|Thanh tra(?:,| và) kiểm tra|"
    r"Thanh tra (?:việc|hoạt động|đột xuất)|"
    r"Thống kê (?:số|các|tình hình|danh sách|kết quả|đầy đủ|lượt|những|theo|và)|Trạm thu|Trường hợp|Viện dẫn|Vụ việc)(?!\w))"
)
_KIND_START = re.compile(rf"{_NOT_A_BODY}(?:{BODY_KINDS}|Công(?= [Tt]hông tin))(?![\w])")
_PLURAL = re.compile(rf"(?:các|mỗi|từng|toàn thể|những)\s+(?={PLURAL_BODIES})", re.IGNORECASE)
_TITLES = re.compile(
    r"(?P<title>Thủ trưởng|Người đứng đầu|Giám đốc|Trưởng|Chủ tịch|Lãnh đạo|Hiệu trưởng|Chánh Văn phòng)\s+(?=các\s)"
)
_JOINERS = re.compile(r"\s*(?:,\s*và|;|,|\bvà\b|\bcùng với\b|&)\s*")
_PERSON = re.compile(r"(?:Đồng chí|Đ/c|Ông|Bà)\s")
_POST = re.compile(
    r"(?:Phó |Quyền )?(?:Chủ tịch|Trưởng|Giám đốc|Bí thư|Chánh|Ủy viên|Chủ nhiệm|Hiệu trưởng|Cục trưởng)\b"
)
_OFFICE_OF_BOTH = re.compile(r"Văn phòng\s+(?:HĐND|Hội đồng nhân dân|Đoàn ĐBQH|Đoàn đại biểu)\b[^;]*$", re.IGNORECASE)
PROPER = rf"[{UPPER}][^\W\d_]*(?:['’][^\W\d_]+)?"
_BARE_AREA = re.compile(
    rf"\b(?P<word>{AREAS})\b(?!\s*(?-i:[{UPPER}]))(?!\s+(?:hội|ủy|uỷ|đội|đoàn)\b)"
    rf"(?!\s*(?:,|và)?\s*(?:{AREAS})\b)",
    re.I,
)
_NAMED_AREA = re.compile(
    rf"\b(?P<word>(?i:{AREAS}))\s+(?!HỘI CHỦ NGHĨA)(?P<name>(?:{PROPER}|\d{{1,2}})(?:\s+(?:-\s+)?{PROPER}){{0,4}})"
)  # fmt: skip
_AREA_LIST = re.compile(rf"(?:các|cấp|từng|mỗi|liên|của các|\d+)\s+(?:(?:{AREAS})\s*(?:,|và)\s*)*$", re.IGNORECASE)
_PLACES = re.compile(
    rf"(?:các|\d+)\s+(?:{AREAS})\s+{PROPER}(?:\s+{PROPER})*(?:\s*(?:,|và)\s*{PROPER}(?:\s+{PROPER})*)*$"
)
_PLACE_LIKE_A_BODY = re.compile(
    rf"(?:Trường|Hội|Đoàn|Bộ|Ban|Đồn|Hạt|Trạm|Đội|Vụ|Tổ|Báo)(?:\s+[{UPPER}][^\W\d_{UPPER}]+){{1,3}}\s*(?:$|[,;.]|và\b)"
)
_BOTH_COUNCILS = re.compile(r"(?<=Hội đồng nhân dân)\s*[&–-]\s*(?=Ủy ban nhân dân)")
_TP = re.compile(r"\bTP\.?(?=\s)")


@dataclass(frozen=True)
class Areas:
    """The named areas that bare words stand for in a document: "huyện" → "huyện Châu Thành"; `short`: the short names that it
    gives to bodies and things.
    """

    names: dict[str, str] = field(default_factory=dict)
    short: dict[str, str] = field(default_factory=dict)

    def full(self, word: str) -> str | None:
        """The full name behind a bare area word, in any case; None where the document gives none."""
        return self.names.get(word.lower())


@cache
def _abbreviation_patterns() -> tuple[tuple[re.Pattern[str], str], ...]:
    common = [(_written_short(row.short), row.full) for row in abbreviations()]
    # "Bộ LĐTBXH": the ministry behind the symbol BLĐTBXH
    ministries = [
        (re.compile(rf"\bBộ {re.escape(row.symbol[1:])}\b(?!\w)"), row.name)
        for row in issuer_symbols()
        if row.symbol.startswith("B") and row.name.startswith("Bộ")
    ]
    return (*common, *ministries)


def _written_short(short: str) -> re.Pattern[str]:
    """An abbreviation however its parts are joined: "KH&CN", "KHCN", "KH-CN", "KH và CN"; not a part of a longer one."""
    parts = re.split(r"[-&,.\s]+", short)
    joined = r"\.?\s*(?:[-–&,]|và)?\s*".join(map(re.escape, parts))
    return re.compile(rf"\b{joined}\b(?!\w)" if len(parts) == 1 else rf"(?<![\w&-]){joined}(?![\w&])")


@lru_cache(maxsize=4096)
def expand(name: str) -> str:
    """A name with its sure abbreviations written out: "UBND xã" → "Ủy ban nhân dân xã"."""
    for pattern, full in _abbreviation_patterns():
        name = pattern.sub(full, name)
    return _BOTH_COUNCILS.sub(" và ", _TP.sub("thành phố", name))


def complete(name: str, areas: Areas) -> str:
    """A full agency name: abbreviations written out, and each bare area word completed where the document names it.

    "các huyện", "cấp huyện" and lists ("xã, thị trấn") stay as printed.
    """
    for short, meant in areas.short.items():
        name = re.sub(rf"(?<!\w){re.escape(short)}(?!\w)", meant.replace("\\", r"\\"), name)
    text = squeeze(expand(name))
    out: list[str] = []
    last = 0
    for found in _BARE_AREA.finditer(text):
        word_start = found.start("word")
        full = areas.full(found["word"])
        listed = _AREA_LIST.search(text[:word_start]) or re.search(
            rf"(?:{AREAS})\s*(?:,|và)\s*$", text[:word_start], re.I
        )
        if not full or listed:
            continue
        out.append(text[last:word_start] + full)
        last = found.end("word")
    return "".join(out) + text[last:]


def body_name(name: str, areas: Areas) -> str:
    """An agency as the contract prints it: completed, its first letter a capital unless it is a plural."""
    text = complete(name.strip(" \t\n.,;:-–*"), areas)
    if (
        re.match(
            r"(?:phòng|sở|công an|thanh tra|ủy ban|văn phòng|trung tâm|đài|cơ quan thường trực|người sử dụng lao động)\b",
            text,
            re.I,
        )
        and text
    ):
        return capitalise(text)
    return text


def starts_body(text: str) -> bool:
    """Whether a phrase begins with a body: "Phòng Nội vụ …", "các cơ quan …", "UBND xã …"."""
    if text[:6].isupper():
        text = in_small(text)
    return bool(
        _KIND_START.match(text) or _PLURAL.match(text) or _SMALL_START.match(text) or _small_with_a_capital(text)
    )


def _small_with_a_capital(text: str) -> bool:
    """Whether a sentence begins with a body that is written small within one: "Người sử dụng lao động phải …"."""
    return bool(_ANYTHING_ELSE.match(text) and _SMALL_START.match(decapitalise(text)))


_ANYTHING_ELSE = re.compile(_NOT_A_BODY)
_SMALL_START = re.compile(
    rf"(?!phòng(?:,| chống| ngừa| bệnh| dịch| cháy)|sở hữu|đài thọ)(?:{SMALL_BODIES})[\s,]\s*(?=\S)"
)


def split_bodies(text: str) -> list[str]:
    """The bodies of a joint list, as printed: a comma or "và" parts them only where a new body's name begins.

    "Thủ trưởng các phòng, ban, Chủ tịch UBND các xã" → two; "các sở, ban, ngành" → one; a title said once for clearly
    separate plural bodies is repeated ("Thủ trưởng các cơ quan …, các Cơ quan Tỉnh …" → both with the title).
    """
    text = squeeze(text.strip(" \t\n.,;:"))
    pieces: list[str] = []
    start = 0
    for found in _JOINERS.finditer(text):
        if found.start() < start:
            continue
        before, after = text[start : found.start()], text[found.end() :]
        if not before or not after or _inside_brackets(text, found.start()):
            continue
        comma = ";" in found.group()
        if (
            _OFFICE_OF_BOTH.search(before)
            and not comma
            and re.match(r"(?:UBND|Ủy ban|Uỷ ban|HĐND|Hội đồng nhân dân)", after)
        ):
            continue
        if re.match(r"(?:Cục|Vụ|Tổng cục|Viện)\s", before) and re.match(r"Bộ\s", after):
            continue  # "Cục Việc làm, Bộ Nội vụ": the ministry that the bureau belongs to
        if _PERSON.match(before) and _POST.match(after):
            continue  # "Đồng chí Lê Văn An, Phó Chủ tịch UBND xã" is one
        if re.fullmatch(r"Báo", before):
            continue  # "Báo và Đài Phát thanh, Truyền hình" is one body
        if _PLACES.search(before) and _PLACE_LIKE_A_BODY.match(after):
            continue  # "các xã Nậm Cắn, Trường Sơn": a place whose name begins as a body's does
        new_body = _KIND_START.match(after) or _PLURAL.match(after) or (comma and starts_body(after))
        if new_body or _separate_small(before, after, found.group().strip() == "và"):
            pieces.append(before)
            start = found.end()
    pieces.append(text[start:])
    return _carry_title([piece.strip(" ,;") for piece in pieces if piece.strip(" ,;")])


def _separate_small(before: str, after: str, joined: bool) -> bool:
    """Whether "phòng Nội vụ, phòng Tư pháp" written small parts into two bodies; `joined`: by "và", where "các sở, ngành và đơn vị
    liên quan" parts, but "các cơ quan, đơn vị và địa phương" does not.
    """
    if re.match(rf"(?:phòng|sở|công an|công chức|trung tâm|đài|chủ tịch|thủ trưởng|trưởng)\s+(?:[{UPPER}]|các)", after):
        return bool(before)
    return joined and bool(_GROUP.match(after)) and not _ONLY_GROUPS.match(before)


_GROUP = re.compile(r"(?:đơn vị|cơ quan|địa phương|hệ thống|cộng đồng|lực lượng|chính quyền|nhà trường)\b")
_ONLY_GROUPS = re.compile(
    rf"(?:(?:thủ trưởng|lãnh đạo|người đứng đầu)\s+)?(?:các\s+)?(?:{GROUPS}|,|\s)+$", re.IGNORECASE
)


def _carry_title(pieces: list[str]) -> list[str]:
    out: list[str] = []
    title: str | None = None
    for piece in pieces:
        found = _TITLES.match(piece)
        if found:
            title = found["title"]
        elif title and re.match(r"các\s+[Cc]ơ quan\b", piece):
            piece = f"{title} {piece}"
        elif not piece.lower().startswith("các "):
            title = None
        out.append(piece)
    return out


def _inside_brackets(text: str, index: int) -> bool:
    return text.count("(", 0, index) > text.count(")", 0, index)


def find_areas(text: str) -> list[tuple[str, str]]:
    """Every named area of a text as (word, name), in order: "huyện Châu Thành" → ("huyện", "Châu Thành")."""
    return [(found["word"].lower(), found["name"]) for found in _NAMED_AREA.finditer(text)]


def same_body(left: str, right: str) -> bool:
    """Whether two full names are the same body, in any spelling of case and tone."""
    return fold(squeeze(left)) == fold(squeeze(right))
