"""Labelled lines that say who does a task and when: "Đơn vị chủ trì: …; đơn vị phối hợp: …", "Thời gian: …"."""

from __future__ import annotations

import re
from dataclasses import dataclass

WHO = r"(?:các\s+)?(?:cơ quan|đơn vị|phòng|bộ phận)\s+(?:được giao\s+)?(?:chủ trì|phối hợp|thực hiện|tham mưu|đầu mối)"
_LINE = re.compile(
    rf"^\(?(?P<label>(?P<what>{WHO}|chủ trì|phối hợp)[^:;]{{0,30}}|(?P<time>(?:thời gian|thời hạn|tiến độ|thời điểm|hoàn thành)[^:;]{{0,40}})"
    r"|(?P<other>địa điểm|quy mô|thành phần|lãnh đạo phụ trách|"
    r"sản phẩm|kết quả đạt|kết quả đầu ra|lãnh đạo chỉ đạo)[^:;]{0,30})\s*:\s*(?P<value>\S.*)$",
    re.IGNORECASE,
)

# a new sentence begins a new label only where it has one
_NEXT = re.compile(
    rf";\s*|\.\s+(?=(?i:{WHO}|chủ trì|phối hợp|thời gian|thời hạn|tiến độ|địa điểm|sản phẩm|thành phần)[^:;.]{{0,30}}:)"
)


@dataclass(frozen=True, slots=True)
class Label:
    """One label of a line: `name` is lead, cooperating, performing, time or other; `label` its printed words."""

    name: str
    label: str
    value: str


def read_labels(text: str) -> list[Label]:
    """The labels of a line in order, an unlabelled piece being part of the one before it; [] for another line."""
    out: list[Label] = []
    text = text.strip()
    if text.startswith("(") and text.rstrip(".;").endswith(")"):
        text = text.rstrip(".;")[1:-1]
    for piece in _NEXT.split(text):
        found = _LINE.match(piece)
        if found:
            out.append(Label(_name(found), found["label"].strip(), found["value"].strip(" .")))
        elif out:
            last = out[-1]
            out[-1] = Label(last.name, last.label, f"{last.value}; {piece}")
        else:
            return []
    return out


def labels_of(text: str) -> dict[str, str]:
    """What a labelled line says: "Đơn vị chủ trì: A; Đơn vị phối hợp: B" → lead and cooperating; {} for another line.

    "Cơ quan thực hiện", which names no leader, is `performing`.
    """
    out: dict[str, str] = {}
    for row in read_labels(text):
        out.setdefault(row.name, row.value)
    return out


def _name(found: re.Match[str]) -> str:
    if found["time"] or found["other"]:
        return "time" if found["time"] else "other"
    what = found["what"].lower()
    return "cooperating" if what.endswith("phối hợp") else "performing" if what.endswith("thực hiện") else "lead"
