"""Finding what stands below the body: the signature, Nơi nhận, and the appendices behind them."""

from __future__ import annotations

import re
from dataclasses import dataclass, field

from check.word.text import Line, Paragraph
from grammar.normalise import fold, is_upper

_HEADING = re.compile(r"nơi\s+nhận\s*[:.]?", re.IGNORECASE)
AUTHORITY = re.compile(r"(?:(?:TM|KT|TL|TUQ|Q|Tm|Kt|Tl|Tuq)\s*[./]\s*|(?:TM|KT|TL|TUQ|T/M|K/T|T/L)\s+)(?=[A-ZĐÀ-Ỹ])")
_POST = re.compile(
    r"(?:PHÓ\s+|QUYỀN\s+)?(?:CHỦ\s+TỊCH|CHỦ\s+NHIỆM|GIÁM\s+ĐỐC|TRƯỞNG\s+\w+|CHÁNH\s+\w+|BỘ\s+TRƯỞNG|THỨ\s+TRƯỞNG|HIỆU\s+TRƯỞNG|"
    r"TỔNG\s+GIÁM\s+ĐỐC|BÍ\s+THƯ|THỦ\s+TƯỚNG|VIỆN\s+TRƯỞNG|CỤC\s+TRƯỞNG|ỦY\s+VIÊN|TỔ\s+TRƯỞNG|ĐỘI\s+TRƯỞNG|CHỈ\s+HUY\s+TRƯỞNG)\b"
)  # fmt: skip
_SIGNED = re.compile(r"\(?\s*(?:đã ký|ký tên|ký, đóng dấu|đã kí).{0,40}", re.IGNORECASE)
_APPENDIX = re.compile(
    r"phụ\s+lục(?:\s+(?:số\s*)?(?:[IVXLivx]+|\d{1,2}|[A-H]))?\s*(?:[:.\-–]\s*(?P<joined>\S.*)?)?", re.IGNORECASE
)
_LINK = re.compile(r"\(?\s*(?:ban hành )?kèm theo\b", re.IGNORECASE)


@dataclass
class Appendix:
    """An appendix: its label's line, title and link line, the section it stands in, and its paragraphs."""

    label: Line
    title: list[Line] = field(default_factory=list)
    link: Line | None = None
    section: int = 0
    paragraphs: list[Paragraph] = field(default_factory=list)


@dataclass
class Closing:
    """What stands below the body; `start` is the number of its first paragraph."""

    start: int
    heading: Line | None = None
    recipients: list[Line] = field(default_factory=list)
    authority: list[Line] = field(default_factory=list)
    name: Line | None = None
    appendices: list[Appendix] = field(default_factory=list)


def find_closing(paragraphs: list[Paragraph], after: int) -> Closing:
    """The closing parts behind the paragraph number `after`."""
    heading = next((p for p in paragraphs if p.index >= after and _is_heading(p)), None)
    signature = next((p for p in paragraphs if p.index >= after and _is_authority(p)), None)
    first = min((p.index for p in (heading, signature) if p is not None), default=len(paragraphs))
    found = Closing(first)
    labels = [p for p in paragraphs if p.index > after and _is_label(p)]
    end = next((p.index for p in labels if p.index > first), len(paragraphs))
    if heading is None and signature is None:
        found.start = end = next((p.index for p in labels), len(paragraphs))
    block = [p for p in paragraphs if found.start <= p.index < end]
    if heading is not None and heading.cell is not None:  # the two columns of one table, and nothing behind it
        block = [p for p in block if p.cell is not None and p.cell[0] == heading.cell[0]]
    _read_block(found, block, heading.cell if heading is not None else None)
    found.appendices = [
        _appendix(paragraphs, label.index, labels[at].index if at < len(labels) else len(paragraphs))
        for at, label in enumerate(labels, start=1)
        if label.index >= end
    ]
    return found


def _is_heading(paragraph: Paragraph) -> bool:
    return any(_HEADING.fullmatch(part.text) for part in paragraph.segments())


def _is_authority(paragraph: Paragraph) -> bool:
    parts = [part for part in paragraph.segments() if part.text]
    return bool(parts) and is_upper(parts[-1].text) and AUTHORITY.match(parts[-1].text) is not None


def _is_label(paragraph: Paragraph) -> bool:
    line = next((line for line in paragraph.lines if line.text), None)
    if line is None or paragraph.cell is not None:
        return False
    found = _APPENDIX.fullmatch(line.text)
    if found is None or (paragraph.form.align != "center" and not all(p.form.bold for p in line.written)):
        return False
    return found["joined"] is None or paragraph.form.align == "center"


def _read_block(found: Closing, block: list[Paragraph], heading_cell: tuple[int, int, int] | None) -> None:
    signers: list[Line] = []
    for paragraph in block:
        segments = paragraph.segments()
        in_column = heading_cell is not None and paragraph.cell is not None and paragraph.cell[0] == heading_cell[0]
        for number, part in enumerate(segments):
            if not part.text:
                continue
            if in_column and paragraph.cell is not None and heading_cell is not None:
                on_left = paragraph.cell[2] == heading_cell[2]
            else:
                on_left = number == 0 and paragraph.cell is None and _left(part, segments)
            if not on_left:
                signers.append(part)
            elif found.heading is None and _HEADING.fullmatch(part.text):
                found.heading = part
            elif found.heading is not None and not fold(part.text).startswith("kính gửi"):
                found.recipients.append(part)
    _read_signers(found, signers)


def _left(part: Line, segments: tuple[Line, ...]) -> bool:
    """Whether a part of a line outside tables is the left column's: by its dash, its words, or a column behind it."""
    if part.text.startswith(("-", "–", "+")) or _HEADING.fullmatch(part.text):
        return True
    return any(other.text for other in segments[1:]) or part.paragraph.form.align == "left"


def _read_signers(found: Closing, lines: list[Line]) -> None:
    lines = [line for line in lines if not _SIGNED.fullmatch(line.text)]
    offices: list[Line] = []
    for line in lines:
        text = line.text
        post = AUTHORITY.match(text) or _POST.match(text.upper().replace("UỶ", "ỦY"))
        if post or (is_upper(text) and found.name is None and (not offices or _goes_on(offices[-1].text))):
            offices.append(line)
        elif offices and found.name is None and _is_name(text):
            found.name = line
    found.authority = offices


def _goes_on(above: str) -> bool:
    """Whether an office's title goes on in the next line: a body's name that was wrapped."""
    return AUTHORITY.match(above) is not None and not _POST.search(above)


def _is_name(text: str) -> bool:
    return bool(re.fullmatch(r"[^\d:;]{3,60}", text)) and 1 < len(text.split()) <= 9


def _appendix(paragraphs: list[Paragraph], start: int, end: int) -> Appendix:
    own = paragraphs[start:end]
    first = next(line for line in own[0].lines if line.text)
    made = Appendix(first, section=own[0].section, paragraphs=own)
    rest = [line for line in own[0].lines if line.text][1:]
    for paragraph in own[1:8]:
        if paragraph.cell is not None or (paragraph.text and paragraph.form.align != "center"):
            break
        rest += [line for line in paragraph.lines if line.text]
    for line in rest:
        if _LINK.match(line.text):
            made.link = line
            break
        made.title.append(line)
    return made
