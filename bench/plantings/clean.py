"""The documents that faults are planted into: the drafts of the pairs, numbered and dated as an office would, and the samples."""

from __future__ import annotations

import re
import tempfile
from dataclasses import dataclass
from datetime import date, timedelta
from functools import cache, cached_property
from pathlib import Path

import kehoach
from bench.drafts import TODAY, drafted, pairs, superior
from bench.plantings.paper import Paper, said, say
from check.word.origin import origin_in
from corpus.samples import __file__ as samples
from corpus.shipped import sample
from schemas.finding import Finding, Location
from schemas.origin import Origin
from schemas.plan import Plan

OFFICES = (
    ("kh-xa-thi-dua-2026.md", "Phòng Kinh tế"), ("kh-xa-thi-dua-2026.md", "Văn phòng Hội đồng nhân dân và Ủy ban nhân dân"),
    ("kh-xa-cai-cach-hanh-chinh-2026.md", "Phòng Văn hóa - Xã hội"), ("kh-huyen-phu-lam-2024.docx", "Phòng Văn hóa và Thông tin"),
    ("kh-tinh-hoa-giang-2025.md", "Sở Tài chính"),
)  # fmt: skip
_LATER = 9  # days after the superior's date on which a draft goes out
_NUMBER = re.compile(r"(?i)\b(số)(:?)\s*/(?=[A-ZĐ])")
_DAY = re.compile(r"ngày\s+tháng\s+(?:\d+\s+)?năm(?: \d{4})?")


@dataclass(frozen=True)
class Clean:
    """A document without a planted fault; of a draft also the file of its superior."""

    name: str
    data: bytes
    above: Path | None = None

    @cached_property
    def plan(self) -> Plan:
        """What the reader makes of it."""
        return read(self.data)

    @cached_property
    def superior(self) -> Plan | None:
        """The superior plan."""
        return superior(self.above) if self.above else None

    @cached_property
    def origin(self) -> Origin | None:
        """What the draft's file keeps of its making."""
        return origin_in(self.data)

    @cached_property
    def findings(self) -> list[Finding]:
        """What is found in the untouched document, alone and with its superior."""
        return checked(self.plan, self.superior, self.origin)

    @property
    def day(self) -> date:
        """The day of issue."""
        found = self.plan.day()
        assert found is not None, self.name
        return found


def read(data: bytes, name: str = "plan.docx") -> Plan:
    """A file's Plan, by way of the file."""
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / name
        path.write_bytes(data)
        return kehoach.extract(path)


def checked(
    plan: Plan, above: Plan | None = None, origin: Origin | None = None, rules: set[str] | None = None
) -> list[Finding]:
    """The findings in a plan, and between it and its superior."""
    return kehoach.check([("plan", plan)], above, rules, {"plan": origin} if origin else None)


def dated(data: bytes, day: date) -> bytes:
    """A draft with the blanks of its number and its day filled in."""
    paper = Paper(data)
    for element in paper.all:
        words = said(element)
        filled = _NUMBER.sub(r"\1\2 37/", words)
        filled = _DAY.sub(
            f"ngày {day:%d} tháng {day.month if day.month > 2 else f'{day.month:02}'} năm {day.year}", filled
        )
        if filled != words:
            say(element, filled)
    return paper.bytes()


def issued(above: Plan, below: Plan) -> date:
    """The day on which a draft goes out: a working day soon after its superior, before the first time that the draft sets."""
    day = above.day()
    if day is None:
        month = str(above.header.date or "2024-01")
        day = date(int(month[:4]), int(month[5:7] or 1), 10)
    day += timedelta(days=_LATER)
    first = min(
        (
            date.fromisoformat(row.when)
            for row in below.deadlines
            if row.when and re.fullmatch(r"\d{4}-\d{2}-\d{2}", row.when)
        ),
        default=day,
    )
    while day.weekday() > 4 or (day >= first and above.day() is not None and day > (above.day() or day)):
        day -= timedelta(days=1)
    return day


@cache
def drafts(corpus: Path | None = None) -> list[Clean]:
    """The drafts of the pairs."""
    out = []
    for pair in pairs(corpus):
        data = kehoach.render(drafted(pair))
        above = superior(pair.path)
        out.append(Clean(pair.name, dated(data, issued(above, read(data))), pair.path))
    return out


@cache
def offices() -> list[Clean]:
    """Drafts of more offices, whose letterheads name the body above them: for the rules of form that only these can break."""
    out = []
    for name, unit in OFFICES:
        path = sample(name)
        data = kehoach.render(kehoach.draft(superior(path), unit, today=TODAY))
        out.append(Clean(f"{name} → {unit}", dated(data, issued(superior(path), read(data))), path))
    return out


@cache
def originals() -> list[Clean]:
    """The samples that are Word files, each with the form of an office of its own."""
    found = sorted(Path(samples).parent.glob("*.docx"))
    return [Clean(path.name, path.read_bytes()) for path in found if kehoach.extract(path).day()]


def words_at(where: Location) -> str:
    """The words of a place, as one line."""
    return " ".join(where.span.quote.split()) if where.span else ""
