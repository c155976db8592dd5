"""Laws cited by name: "Luật Thi đua, khen thưởng ngày 15 tháng 6 năm 2022", "Bộ luật Lao động năm 2019"."""

from __future__ import annotations

import re
from dataclasses import dataclass

from grammar.dates import find_dates
from grammar.normalise import UPPER, fold, squeeze
from norms.documents import law_names

_LAW = re.compile(r"(?P<kind>Bộ luật|Luật|Pháp lệnh)\s+(?=[^\W\d_])")
_CLAUSE = re.compile(r"[^;.():\n]*")
_LAW_STOP = re.compile(
    r"\s+(?:năm\s+\d+|ngày\s+\d+|số\s+\d+|và\s+(?:các|Luật|Nghị|Bộ luật|những|pháp luật|văn bản|quy định)|"
    r"để|trong|quy định|được|có|theo|của|đã|đến|tới|vào|trên|là|tại|ban hành)\b"
    r"|,(?!\s*(?:chống|bổ sung|[Kk]hen thưởng|chữa cháy|lãng phí)\b)|\s+\d"
)
_AND_YEAR = re.compile(r"\s*(?:,|và)\s+(?:và\s+)?năm\s+(\d{4})\b(?!\s*[-–])")
_LAW_COMMA = re.compile(r"^\s*(?:chống|bổ sung|[Kk]hen thưởng|chữa cháy|lãng phí)")


@dataclass(frozen=True, slots=True)
class LawMatch:
    """A law in a text, its date or year behind it included: `name` with "Luật", `date` ISO or a year."""

    start: int
    end: int
    kind: str
    name: str
    date: str | None


def find_laws(text: str, taken: list[tuple[int, int]]) -> list[LawMatch]:
    """Every law named in a text outside the slices that are taken, in order."""
    out: list[LawMatch] = []
    for found in _LAW.finditer(text):
        if any(start <= found.start() < end for start, end in taken):
            continue
        if any(m.start <= found.start() < m.end for m in out):
            continue
        clause = _CLAUSE.match(text, found.end())
        name = clause.group() if clause else ""
        if not re.match(rf"[{UPPER}]|phòng|về|sửa đổi", name) and not _known_law(name):
            continue
        if re.match(r"(?:này|số)\b", name):
            continue
        end = found.end() + _law_name_end(name)
        kind = found["kind"].lower()
        name_in_full = squeeze(text[found.start() : end]).strip(" ,")
        tail = text[end : end + 60]
        year = re.match(r"\s+năm\s+(\d{4})", tail)
        dated = next((m for m in find_dates(tail) if re.fullmatch(r"\s*,?\s*(?:ngày\s+)?", tail[: m.start])), None)
        day = dated.iso if dated else None
        stop = end + (year.end() if year else dated.end if dated else 0)
        out.append(LawMatch(found.start(), stop, kind, name_in_full, day or (year[1] if year else None)))
        while year and (further := _AND_YEAR.match(text, stop)):
            out.append(
                LawMatch(stop, further.end(), kind, name_in_full, further[1])
            )  # "năm 2005, năm 2013": two of one name
            stop = further.end()
    return out


def _known_law(name: str) -> bool:
    """Whether a law's name written small ("ngân sách nhà nước") is one that the norms know."""
    return any(
        fold(name).startswith(fold(known.partition(" ")[2])) for known in law_names() if known.startswith("Luật ")
    )


def _law_name_end(name: str) -> int:
    for known in law_names():
        rest = re.sub(r"^(?:Bộ luật|Luật|Pháp lệnh)\s+", "", known)
        if fold(name).startswith(fold(rest)) and not name[len(rest) : len(rest) + 1].isalnum():
            return len(rest)
    amended = re.match(r"[Ss]ửa đổi, bổ sung một số điều của (?:Luật|Bộ luật|Pháp lệnh) ", name)
    if amended:
        end = amended.end() + _law_name_end(name[amended.end() :])
        joined = re.match(r"\s*(?:và|,)\s+(?:Luật|Bộ luật) (?=[^\W\d_])", name[end:])
        return end + joined.end() + _law_name_end(name[end + joined.end() :]) if joined else end
    position = 0
    while True:
        stop = _LAW_STOP.search(name, position)
        if not stop:
            return len(name.rstrip())
        if stop.group().startswith(",") and _LAW_COMMA.match(name[stop.end() :]):
            position = stop.end()
            continue
        return stop.start()
