"""Citations of documents: state (47/KH-UBND), legislative (06/2022/QH15), Party (50-KH/HU), laws by name.

The grammar is that of Decree 30/2020, Annex I, II.6 (type, number and symbol, date, issuer, subject) with the freedoms of
practice: dates after the issuer, no "số", spaces inside symbols, lists that name the type once.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from functools import cache

from grammar.assignments import name_end
from grammar.cited_titles import ALIAS, subject_end, type_before
from grammar.dates import find_dates
from grammar.laws import find_laws
from grammar.normalise import UPPER, squeeze
from norms.documents import document_types, issuer_of_symbol, type_of_abbreviation

_STATE = (
    rf"\d+-HĐBT|\d+(?:\.\d+)?\s*/\s*(?:\d{{4}}\s*/\s*)?(?:[{UPPER}][^\W\d_]*)(?:\d{{2}})?"
    rf"(?:\s*[-–]{{1,2}}(?:\s*[-–])?\s*(?:[{UPPER}&][^\W_]*)(?:&[{UPPER}]+)?)*"
    rf"(?:(?<=LT)/[{UPPER}][^\W_]*(?:-[{UPPER}][^\W_]*)+)?"  # a joint resolution: 102/2025/NQLT/UBTVQH15-CP-…
)
_PARTY = rf"\d+\s*[-–]\s*[{UPPER}][^\W\d_]*\s*/\s*[{UPPER}]+(?:[-–][{UPPER}]+)*"
_CODE = re.compile(rf"(?<![\w/.\-])(?:{_PARTY}|{_STATE})")
_CONNECTOR = re.compile(
    r"(?:\s+khóa\s+[XVI]+|\s+nhiệm kỳ\s+[\d\s–-]+)?\s*,?\s*[“\"]?(?P<c>v/v|về việc|về|ban hành|phê duyệt|"
    r"quy định|qui định|hướng dẫn|thực hiện|triển khai|sửa đổi|công bố|thông qua|kết luận"
    r"|giao|kiện toàn|thành lập|tổ chức|tăng cường|đẩy mạnh|phát động|ứng dụng|điều chỉnh|bổ sung|thông báo)\b",
    re.IGNORECASE,
)
_ISSUER = re.compile(
    r"\s*[,.]?\s*của\s+(?P<issuer>(?:liên\s+)?(?:Ủy ban|Uỷ ban|UBND|HĐND|Hội đồng|Chính phủ|Thủ tướng|Quốc hội|Chủ tịch|Phó Thủ tướng|Bộ|"
    r"Ban|Tỉnh ủy|Tỉnh uỷ|Thành ủy|Thành uỷ|Huyện ủy|Huyện uỷ|Quận ủy|Thị ủy|Đảng ủy|Đảng uỷ|Đảng bộ|Sở|Phòng|Văn phòng|Trung ương|"
    r"Tổng|Tòa án|Viện|Đoàn|Hội|Giám đốc|Công an|Cục|Thanh tra|Liên đoàn|Mặt trận|BCH|BTV)[^;.()\n]*)"
)
# "ngày 21/02/2025 Sở Y tế về việc …": the word "của" left out
_ISSUER_ALONE = re.compile(
    r"\s+(?P<issuer>(?:UBND|Ủy ban nhân dân|Uỷ ban nhân dân|HĐND|Hội đồng nhân dân|Bộ|Sở|Phòng|Tỉnh ủy|Huyện ủy|Thành ủy)\s[^;.,()\n]{2,60}?)"
    r"(?=\s+(?:về việc|về|v/v)\s)"
)
_ISSUER_STOP = re.compile(
    r"\s+(?:v/v|[Vv]ề|[Bb]an hành|[Qq]uy định|[Kk]ết luận|[Pp]hê duyệt|"
    r"[Qq]ui định|[Hh]ướng dẫn|[Tt]hực hiện|[Tt]riển khai|[Ss]ửa đổi|[Cc]ông bố|[Tt]hông qua|[Gg]iao|[Kk]iện toàn|"
    r"[Tt]hành lập|[Tt]ăng cường|[Đđ]ẩy mạnh|[Pp]hát động|[Đđ]iều chỉnh|[Bb]ổ sung|ngày|và\s+(?:các|"
    r"Kế hoạch|Nghị quyết|Quyết định|Chỉ thị|Chương trình|Đề án|Kết luận)|"
    r"đã|được|có|để|nhằm|trên|tại|gắn|khóa|nhiệm kỳ|số|đến|trong|ứng dụng|"
    r"thông báo|tổ chức)\b|,(?!\s*Ban Bí thư)(?!\s*(?:và\s+)?Bộ\s+(?!trưởng)[A-ZĐ])\s*(?![^,;]{0,40}\bvà\s+[A-ZĐ][^\W\d_]*\s*(?:[a-zđ]|$))"
)
_DATE_LEAD = re.compile(
    r"\s*,?\s*(?:ký\s+|ban hành\s+)?(?:ngày\s+)?(?=\d{1,2}\s*[/.\-]\s*\d{1,2}\s*[/.\-]\s*\d{4}|\d{1,2}\s+tháng|tháng\s+\d)",
    re.I,
)
_FORM = re.compile(r"(?:mẫu|biểu|phụ lục)\s*(?:số\s*)?$", re.IGNORECASE)
_FIXED_ISSUER = re.compile(
    r"(?:Bộ trưởng, Chủ nhiệm (?:Văn phòng Chính phủ|Ủy ban Dân tộc)|"
    r"Thủ tướng Chính phủ|Chính phủ|Ủy ban Thường vụ Quốc hội|Uỷ ban Thường vụ Quốc hội|Quốc hội|Bộ Chính trị|"
    r"Ban Bí thư(?: Trung ương(?: Đảng)?)?)"
    r"(?:\s+(?:khóa|khoá)\s+[XVI]+)?(?=[\s,;.)]|$)(?!,?\s+(?:Ban Bí thư|Chính phủ))"
)
_NAMED_BY_AREA = re.compile(
    r"(?:UBND|Ủy ban nhân dân|Uỷ ban nhân dân|Chủ tịch|HĐND|Hội đồng nhân dân|Sở|Giám đốc Sở)\s"
)
_SPOKEN_BEFORE = re.compile(
    r"(?:đề nghị|ý kiến(?: chỉ đạo| thống nhất)?|hướng dẫn|chỉ đạo|đồng ý|chấp thuận|thống nhất|báo cáo|yêu cầu)\s+của\s+"
    r"(?P<issuer>[^;.()]{3,120}?)\s+tại\s+$",
    re.IGNORECASE,
)
_MISREAD_ONE = re.compile(r"[^\W\d_]\s+(?:số\s*:?\s*)?(?P<one>[lI|]\s?)$")
_LEFT_BLANK = r"(?:\[…\]|\[\.{3}\]|…+|\.{3,}|_{2,})"
_NUMBERLESS = re.compile(
    rf"\s*số\s*:?\s*{_LEFT_BLANK}?\s*/\s*[A-ZĐ]+(?:-[A-ZĐ]+)*\s*,?(?=\s|$)"
    rf"(?:\s*ngày\s+{_LEFT_BLANK}\s*(?:tháng\s+(?:(?P<month>\d{{1,2}})|{_LEFT_BLANK})\s*)?(?:năm\s+(?P<year>\d{{4}}))?)?"
)
_BARE_NUMBER = re.compile(
    r"\b(?P<type>chỉ thị|quyết định|nghị quyết|nghị định|thông tư|kế hoạch|công văn|kết luận|hướng dẫn|quy định|thông báo|công điện)"
    r"\s+số\s*:?\s*(?P<number>\d{1,5})(?![\d%]|[.,]\d|\s*[-–/])",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class CitationMatch:
    """A citation in a text: `subject` as printed without "về", "về việc"; `issuer` as printed (completing is another's work)."""

    start: int
    end: int
    kind: str
    code: str | None
    date: str | None
    issuer: str | None
    subject: str | None


@cache
def _type_start() -> re.Pattern[str]:
    names = sorted((t.name for t in document_types()), key=len, reverse=True)
    return re.compile(rf"(?P<type>{'|'.join(re.escape(name) for name in names)})\b", re.IGNORECASE)


def clean_code(code: str) -> str:
    """A number and symbol without spaces and with plain hyphens."""
    return re.sub(r"-{2,}", "-", re.sub(r"\s+", "", code).replace("–", "-"))


def kind_of_code(code: str) -> str | None:
    """The type that a symbol itself names: 47/KH-UBND → kế hoạch; 12/UBND-VX → công văn; 06/2022/QH15 → luật."""
    if re.search(r"/QH\d{2}$", code):
        return "luật"
    party = re.match(r"\d+-([^/]+)/", code)
    state = re.match(r"[\d.]+/(?:\d{4}/)?([^-/]+)", code)
    label = party[1] if party else state[1] if state else ""
    found = type_of_abbreviation(label)
    if found or label in ("NĐ", "TT", "TTLT", "KL", "CTHĐ"):
        table = {
            "NĐ": "nghị định",
            "TT": "thông tư",
            "TTLT": "thông tư liên tịch",
            "KL": "kết luận",
            "CTHĐ": "chương trình hành động",
        }
        return found or table[label]
    return "công văn" if re.match(rf"[{UPPER}&]{{3,}}$|S[{UPPER}]", label) else None


def find_citations(text: str, basis: bool = False) -> list[CitationMatch]:
    """Every citation of a text in order: those with a code or at least a number, then laws named without one (outside other citations).

    `basis`: the text is a line of the preamble, where a title may go on behind a semicolon or a comma; within the body a
    sentence goes on there.
    """
    codes = list(_CODE.finditer(text))
    out: list[CitationMatch] = []
    kind_in_list: str | None = None
    for index, found in enumerate(codes):
        limit = codes[index + 1].start() if index + 1 < len(codes) else len(text)
        before = text[max(0, found.start() - 60) : found.start()]
        code = clean_code(found.group())
        misread = _MISREAD_ONE.search(before)
        if misread:  # a recognised "l 1/2022" is 11/2022
            code, before = f"1{code}", before[: misread.start("one")]
        typed = type_before().search(before)
        if typed:
            kind = squeeze(re.sub(r"^các\s+", "", typed["type"], flags=re.I)).lower()
            start = found.start() - len(before) + typed.start()
        else:
            kind = (
                kind_of_code(code)
                or (kind_in_list if re.search(r"(?:,|và|;|số)\s*(?:số\s*)?$", before) else None)
                or ""
            )
            lead = re.search(r"số\s*:?\s*$", before)
            start = found.start() - (len(before) - lead.start() if lead else 0)
        if not kind or _FORM.search(before):
            continue
        kind_in_list = kind
        law_start = _law_before(text, start, found.start()) if code.rsplit("/", 1)[-1].startswith("QH") else None
        out.append(_read_tail(text, start, found.end(), limit, kind, code, law_start, basis))
    out = _share_in_lists(text, out)
    out.extend(_without_symbol(text, out, basis))
    laws = find_laws(text, [(m.start, m.end) for m in out])
    out.extend(CitationMatch(law.start, law.end, law.kind, None, law.date, None, law.name) for law in laws)
    return sorted(out, key=lambda match: match.start)


def _without_symbol(text: str, coded: list[CitationMatch], basis: bool) -> list[CitationMatch]:
    """Citations whose code is a number alone: one named again in short ("Chỉ thị số 18"), or one whose symbol was left out."""
    out: list[CitationMatch] = []
    aliases = [found.span() for found in ALIAS.finditer(text)]
    for found in _BARE_NUMBER.finditer(text):
        taken = [*aliases, *((match.start, match.end) for match in (*coded, *out))]
        if any(start <= found.start() < end for start, end in taken):
            continue
        limit = min((match.start for match in coded if match.start > found.start()), default=len(text))
        kind = squeeze(found["type"]).lower()
        out.append(_read_tail(text, found.start(), found.end(), limit, kind, found["number"], None, basis))
    return out


def is_bare_number(code: str | None) -> bool:
    """Whether a citation's code is its number without a symbol."""
    return code is not None and code.isdigit()


def _share_in_lists(text: str, found: list[CitationMatch]) -> list[CitationMatch]:
    """Give the members of a list what is said once at its end: "số 008/CĐ-UBND và số 009/CĐ-UBND ngày … của …"."""
    out = list(found)
    for index in range(len(out) - 2, -1, -1):
        this, after = out[index], out[index + 1]
        between = text[this.end : after.start]
        if (
            this.kind == after.kind
            and re.fullmatch(r"\s*(?:,|;|và)\s*(?:và\s*)?", between)
            and not (this.issuer or this.subject)
        ):
            out[index] = replace(this, date=this.date or after.date, issuer=after.issuer, subject=after.subject)
    return out


def _law_before(text: str, start: int, code_start: int) -> tuple[int, str] | None:
    """The name of a law that stands before its number: "Luật Điện lực số 61/2024/QH15"."""
    before = text[max(0, code_start - 240) : code_start]
    found = list(re.finditer(rf"\b(?:Bộ luật|Luật|Pháp lệnh)\s+(?=[{UPPER}])[^;.()\n]*?(?=\s+số\s*$)", before))
    if not found:
        return None
    last = found[-1]
    return code_start - len(before) + last.start(), squeeze(last.group())


def _read_tail(
    text: str, start: int, end: int, limit: int, kind: str, code: str, law: tuple[int, str] | None, basis: bool
) -> CitationMatch:
    """Read date, issuer and subject behind a code, in the order that they come in."""
    day, issuer, subject = None, None, None
    position = end
    for _ in range(4):
        alias = ALIAS.match(text, position)
        if alias:
            position = alias.end()
        lead = _DATE_LEAD.match(text, position)
        if day is None and lead:
            match = next((m for m in find_dates(text[lead.end() : lead.end() + 40]) if m.start <= 6), None)
            if match:
                day = match.iso
                position = lead.end() + match.end
                continue
        spoken = _ISSUER.match(text, position) or (_ISSUER_ALONE.match(text, position) if day else None)
        if issuer is None and spoken:
            issuer, position = _cut_issuer(text, spoken)
            continue
        break
    connector = _CONNECTOR.match(text, position)
    if connector:
        stop = subject_end(text, connector.end(), limit, basis)
        word = connector["c"].lower()
        begin = connector.end() if word in ("v/v", "về việc", "về") else connector.start("c")
        subject = squeeze(text[begin:stop]).strip(" ,") or None
        if subject and re.match(r"(?:việc|v/v)\s", subject):
            subject = subject.split(" ", 1)[1]
        position = stop
    spoken_before = _SPOKEN_BEFORE.search(text[max(0, start - 160) : start])
    if issuer is None and spoken_before:
        issuer = squeeze(spoken_before["issuer"])
    if issuer is None and "TTLT" in code:
        issuer = _joint_issuers(code)
    elif issuer is None:
        issuer = issuer_of_symbol(re.sub(r"\d+$", "", code.rsplit("-", 1)[-1].rsplit("/", 1)[-1])) or (
            "Quốc hội" if re.search(r"/QH\d", code) else None
        )
    if law:
        start, name = law
        kind, subject = (
            name.split(" ", 1)[0].lower() if not name.lower().startswith("bộ luật") else "bộ luật",
            subject or name,
        )
    return CitationMatch(start, position, kind, code, day, issuer, subject)


def _joint_issuers(code: str) -> str | None:
    """The ministries of a joint circular by its symbol ("…/TTLT-BNV-BTC"); None where one of them is not known."""
    names = [issuer_of_symbol(part) for part in code.split("TTLT", 1)[1].strip("-").split("-") if part]
    known = [name for name in names if name is not None]
    return ", ".join(known) if known and len(known) == len(names) else None


def _cut_issuer(text: str, spoken: re.Match[str]) -> tuple[str, int]:
    begin = spoken.start("issuer")
    phrase = spoken["issuer"]
    fixed = _FIXED_ISSUER.match(phrase)
    if fixed:
        return fixed.group(), begin + fixed.end()
    stop = _ISSUER_STOP.search(phrase)
    length = stop.start() if stop else len(phrase)
    if _NAMED_BY_AREA.match(phrase):
        length = min(length, name_end(phrase))  # "của UBND tỉnh rà soát …": the sentence goes on
    end = begin + length
    return squeeze(text[begin:end]).strip(" ,*"), end


def uncoded(segment: str) -> CitationMatch | None:
    """A document of a preamble that is named without a number: type, then subject ("Báo cáo tình hình …")."""
    found = _type_start().match(segment)
    if not found or not segment[:1].isupper():
        return None
    numberless = _NUMBERLESS.match(segment, found.end())
    if numberless:
        return _numberless(segment, found["type"].lower(), numberless)
    rest = segment[found.end() :].strip(" ,.;")
    dated = find_dates(rest)
    subject = re.sub(r"^(?:về việc|về)\s+", "", rest)
    day = dated[0].iso if dated else None
    return CitationMatch(0, len(segment), found["type"].lower(), None, day, None, subject or None) if rest else None


def _numberless(segment: str, kind: str, found: re.Match[str]) -> CitationMatch:
    """A document whose number, and perhaps day, is left to be written in: "Kế hoạch số …/KH-UBND ngày … tháng 3 năm 2020"."""
    read = _read_tail(segment, 0, found.end(), len(segment), kind, "", None, True)
    day = read.date
    if day is None and found["year"]:
        day = f"{found['year']}-{int(found['month']):02d}" if found["month"] else found["year"]
    return CitationMatch(0, len(segment), kind, None, day, read.issuer, read.subject)
