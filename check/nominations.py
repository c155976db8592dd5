"""Whom a paper proposes for awards: the numbers that it says, and the lists that it holds."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from check.rule import Checked, Line
from grammar.normalise import fold
from grammar.quotas import Recipient, find_quotas
from schemas.plan import Occasion, OutlineNode

_PAPERS = ("tờ trình", "danh sách", "công văn", "báo cáo", "đề nghị")
_PROPOSES = re.compile(fold(r"(?:đề nghị|trình|đề xuất)\b[^.;]{0,160}?(?:khen|tặng|xét|danh hiệu)"))
_WHO: dict[str, Recipient] = {
    "tập thể": "collective",
    "cá nhân": "individual",
    "hộ gia đình": "household",
    "hộ": "household",
}
_KIND = re.compile(r"\b(tập thể|cá nhân|hộ gia đình|hộ)\b", re.IGNORECASE)
_TITLE = re.compile(
    r"(?:danh sách\s+)?(?:đề nghị\b.{0,40}?\b)?(?:(?:đối với|về)\s+)?(?:các\s+)?(?:tập thể|cá nhân|hộ)\b|danh sách\b",
    re.IGNORECASE,
)
_LONGEST = 120
"""Characters of the longest title of a list."""
_WORDS = ("không", "một", "hai", "ba", "bốn", "năm", "sáu", "bảy", "tám", "chín", "mười")
_IN_WORDS = re.compile(rf"\b({'|'.join(_WORDS[1:])})\s+(tập thể|cá nhân|hộ gia đình|hộ)\b", re.IGNORECASE)
_AFTER = re.compile(
    r"\b(?:số\s+(?:lượng\s+)?)?(tập thể|cá nhân|hộ gia đình|hộ)\b(?:(?:[^\d.;:,]{0,60}\blà|\s*:)\s*(\d{1,3})(?![\d/%])"
    r"|\s+(\d{1,3})(?=\s*(?:[,.;)]|và\b|$)))",
    re.IGNORECASE,
)
_ROW = re.compile(r"\d{1,3}")
_ROMAN = re.compile(r"[IVX]+|[A-Z]")
_LETTERS = "abcdđeghiklmnopqrstuvxy"


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
        for recipient, count in _numbers(line.text):
            said.setdefault(recipient, (count, line))
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


def _numbers(text: str) -> Iterator[tuple[Recipient, int]]:
    """How many of each kind a sentence says, in figures ("03 tập thể", "Tập thể: 03") or in words ("ba tập thể")."""
    quotas = find_quotas(text)
    for match in _AFTER.finditer(text):
        yield _WHO[match[1].lower()], int(match[2] or match[3])
    for found in quotas:
        if found.count is not None and found.group is None:
            yield found.recipient, found.count
    for match in _IN_WORDS.finditer(text):
        yield _WHO[match[2].lower()], _WORDS.index(match[1].lower())


@dataclass(slots=True)
class _List:
    """A list that is being counted: of whom, under which title, and what its last item was numbered with."""

    recipient: Recipient
    title: Line
    count: int = 0
    last: str | None = None

    def takes(self, marker: str) -> bool:
        """Whether an item with this marker is the next of the list: numbered on, or one more dash."""
        if self.last is None:
            return marker in ("-", "+", "a") or (marker.isdigit() and int(marker) == 1)
        if marker.isdigit() and self.last.isdigit():
            return int(marker) == int(self.last) + 1
        if marker in _LETTERS and self.last in _LETTERS:
            return _LETTERS.index(marker) == _LETTERS.index(self.last) + 1
        return marker == self.last


def _listed(checked: Checked) -> dict[Recipient, tuple[int, Line]]:
    """How many numbered items, dashes or rows of a table stand below each title of a kind."""
    out: dict[Recipient, tuple[int, Line]] = {}
    now: _List | None = None
    for marker, line in _in_order(checked):
        kind = _titled(line.text)
        if kind is not None and not (now and marker and now.takes(marker) and now.last):
            now = _List(kind, line) if kind != "either" else None
        elif now is not None and marker and now.takes(marker):
            now.count, now.last = now.count + 1, marker
            out[now.recipient] = (out.get(now.recipient, (0, line))[0] + 1, out.get(now.recipient, (0, now.title))[1])
        elif line.node.kind == "heading" or (marker and marker.isupper()):
            now = None
    return out


def _titled(text: str) -> Recipient | None:
    """Whom the title of a list names; "either" for one of several kinds, None where it is no such title."""
    words = text.strip()
    if len(words) > _LONGEST or words.endswith((".", ";", ",")) or not _TITLE.match(words):
        return None
    kinds = {_WHO[found.lower()] for found in _KIND.findall(words)}
    return kinds.pop() if len(kinds) == 1 else "either"


def _in_order(checked: Checked) -> Iterator[tuple[str | None, Line]]:
    """The lines and the rows of tables as the source has them, each with its marker or the number in the first cell."""
    rows: list[tuple[int, str | None, Line]] = []
    pending: list[str] = []

    def collect(node: OutlineNode, path: str) -> None:
        start = min((span.start for span in node.all_spans()), default=rows[-1][0] if rows else 0)
        if node.kind == "row":
            cells = [" ".join(part.text for part in cell.walk() if part.text).strip() for cell in node.children]
            first = cells[0] if cells else ""
            whole = " ".join(text for text in cells[1:] if text)
            number = str(int(first.rstrip("."))) if _ROW.fullmatch(first.rstrip(".")) else None
            number = number or (str(int(pending.pop())) if pending and pending[-1].isdigit() else None)
            told = whole if number or _titled(whole) else " ".join(filter(None, cells))
            rows.append(
                (
                    start,
                    number or (first if _ROMAN.fullmatch(first) else None),
                    Line(path, OutlineNode(kind="row", text=told, spans=list(node.all_spans()))),
                )
            )
            return
        told = (node.text or node.title or "").strip()
        if node.kind == "cell" and not node.children and (_ROW.fullmatch(told) or _ROMAN.fullmatch(told)):
            pending.append(told)  # the first cell of a row that the reader took for the signature's
        elif told:
            marker = node.marker or (pending.pop() if pending else None)
            rows.append((start, str(int(marker)) if marker and marker.isdigit() else marker, Line(path, node)))
        for at, child in enumerate(node.children):
            collect(child, f"{path}/children/{at}")

    for at, top in enumerate(checked.plan.outline):
        collect(top, f"/outline/{at}")
    return ((marker, line) for _, marker, line in sorted(rows, key=lambda row: row[0]))
