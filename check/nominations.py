"""Whom a paper proposes for awards: the numbers that it says, and the lists that it holds."""

from __future__ import annotations

import re
from dataclasses import dataclass

from check.rule import Checked, Line
from grammar.normalise import fold
from grammar.quotas import Recipient, find_quotas
from schemas.plan import Occasion, OutlineNode

_PAPERS = ("tờ trình", "danh sách", "công văn", "báo cáo", "đề nghị")
_PROPOSES = re.compile(fold(r"(?:đề nghị|trình|đề xuất)\b[^.;]{0,160}?(?:khen|tặng|xét|danh hiệu)"))
_LISTED: tuple[tuple[Recipient, re.Pattern[str]], ...] = (
    ("collective", re.compile(r"(?:danh sách )?(?:các )?tập thể\b", re.IGNORECASE)),
    ("individual", re.compile(r"(?:danh sách )?(?:các )?cá nhân\b", re.IGNORECASE)),
    ("household", re.compile(r"(?:danh sách )?(?:các )?hộ(?: gia đình)?\b", re.IGNORECASE)),
)
_ROW = re.compile(r"\d{1,3}")


@dataclass(frozen=True, slots=True)
class Nomination:
    """How many of a kind a paper proposes: `said` in words with its line, `listed` by name; `occasion` where the title tells it."""

    recipient: Recipient
    said: int | None
    listed: int | None
    line: Line
    occasion: Occasion | None

    @property
    def count(self) -> int:
        """The larger of the two: what the giver is asked for."""
        return max(self.said or 0, self.listed or 0)


def nominations(checked: Checked) -> list[Nomination]:
    """What a paper that proposes awards asks for, by kind; none for a plan, which only says how many may be given."""
    header = checked.plan.header
    if checked.plan.is_plan() or not (header.doc_type or "").startswith(_PAPERS):
        return []
    title = header.title or ""
    said: dict[Recipient, tuple[int, Line]] = {}
    proposes = bool(_PROPOSES.search(fold(title)))
    for line in checked.lines:
        if line.node.kind == "heading" or not _PROPOSES.search(fold(line.text)):
            continue
        proposes = True
        for found in find_quotas(line.text):
            if found.count is not None and found.group is None and found.recipient not in said:
                said[found.recipient] = (found.count, line)
    if not proposes:
        return []
    listed = _listed(checked)
    kinds = [*said, *(kind for kind in listed if kind not in said)]
    return [
        Nomination(
            kind, said[kind][0] if kind in said else None, listed[kind][0] if kind in listed else None,
            said[kind][1] if kind in said else listed[kind][1], _occasion(title),
        )
        for kind in kinds
    ]  # fmt: skip


def _occasion(title: str) -> Occasion | None:
    if re.search(r"đột xuất|chuyên đề", title, re.IGNORECASE):
        return "ad_hoc" if re.search("đột xuất", title, re.IGNORECASE) else None
    if re.search(r"giai đoạn|tổng kết \d+ năm|\d{4}\s*[-–]\s*\d{4}", title, re.IGNORECASE):
        return "period"
    return "annual" if re.search(r"\bnăm \d{4}", title, re.IGNORECASE) else None


def _listed(checked: Checked) -> dict[Recipient, tuple[int, Line]]:
    """How many numbered items or rows stand below each heading of a kind, or in a table behind it."""
    out: dict[Recipient, tuple[int, Line]] = {}
    for line in checked.lines:
        text = line.text
        kind = next((kind for kind, pattern in _LISTED if pattern.match(text.strip())), None)
        if kind is None or line.node.kind != "heading" or len(text) > 120:
            continue
        count = sum(map(_numbered, line.node.children))
        if count:
            before = out.get(kind)
            out[kind] = (count + (before[0] if before else 0), before[1] if before else line)
    return out


def _numbered(node: OutlineNode) -> int:
    """The numbered items of a node: itself, or the rows of a table that begin with a number."""
    if node.kind == "table":
        return sum(1 for row in node.children if _ROW.fullmatch(_first_cell(row)))
    return int(node.kind == "paragraph" and bool(_ROW.fullmatch(node.marker or "")))


def _first_cell(row: OutlineNode) -> str:
    texts = [part.text or "" for cell in row.children[:1] for part in cell.walk() if part.text]
    return texts[0].strip() if texts else ""
