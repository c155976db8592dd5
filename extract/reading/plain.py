"""Plain text and Markdown: paragraphs, emphasis marks, pseudo-tables and hard-wrapped lines of pages saved from the web."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache
from itertools import pairwise
from pathlib import Path

from extract.reading.assemble import Assembler
from extract.reading.bar_tables import with_rows
from extract.reading.encodings import decoded
from extract.reading.legacy_text import Piece, guessed_code, in_unicode
from extract.reading.limits import MAX_LINES, MAX_TEXT_BYTES
from extract.reading.tabbed import in_reading_order
from extract.reading.web import document_paragraphs
from grammar.normalise import is_upper, nfc, spaces
from grammar.numbering import parse_marker
from norms.offices import office_names
from schemas.document import Aside, Document
from schemas.errors import UnreadableInput

_HEADING = re.compile(r"^\s{0,3}(#{1,6})\s+")
_ROW = re.compile(r"^\s*\|(.*\|.*)\|?\s*$")
_RULE_ROW = re.compile(r"^[\s|:\-–_=*]+$")
_BOLD = re.compile(r"\*\*|__")
_ITALIC = re.compile(r"(?<![\w*])\*(?=\S)([^*\n]*[^*\s])\*(?![\w*])|(?<=\s)\*(?=\s*$)")
_LOOSE_ITALIC = re.compile(r"\*(?=\S)|(?<=\S)\*")
_ESCAPE = re.compile(r"\\([\\`*_{}\[\]()#+\-.!|>])")
_BREAK = re.compile(r"<br\s*/?>", re.IGNORECASE)
_PRIVATE = 0xE000  # escaped signs are moved out of the marks' way, then back
_ESCAPED = re.compile(r"[\ue021-\ue07e]")
_LINK = re.compile(r"!?\[([^\]\[]{0,300})\]\((?:https?:|/|#|mailto:)[^)\s\[]{0,500}\)")
_QUOTE = re.compile(r"^\s*>+\s?")
_TITLED = re.compile(r"^(?:TM\.|KT\.|TL\.|TUQ\.|Q\.|CHỦ TỊCH|PHÓ|GIÁM ĐỐC|TRƯỞNG|CHÁNH)")


@dataclass(slots=True)
class _Line:
    text: str
    bold: bool = False
    heading: int | None = None
    cells: list[str] | None = None


def read_text(path: Path, kind: str) -> Document:
    """Read plain text or Markdown; offsets point into the text without its marks, hard-wrapped lines joined."""
    if path.stat().st_size > MAX_TEXT_BYTES:
        raise UnreadableInput("read.too_large", file=path, limit=MAX_TEXT_BYTES // 1_000_000)
    raw = nfc(decoded(path.read_bytes(), path)).replace("\f", "\n\n")
    if raw.count("\n") > MAX_LINES:
        raise UnreadableInput("read.too_large", file=path, limit=MAX_TEXT_BYTES // 1_000_000)
    unicode = _unicode(raw)
    text = with_rows(_without_columns(unicode))
    notes = [key for key, said in (("note.legacy", unicode != raw), ("note.lost", "\ufffd" in text)) if said]
    assembler = Assembler()
    groups = _groups(spaces(text))
    if kind == "markdown":
        groups, dropped = _of_the_document(groups)
        for text in dropped:
            assembler.set_aside(Aside("boilerplate", text))
        notes += ["note.boilerplate"] if dropped else []
    width = _wrap_width(groups)
    numbers = _page_numbers(groups)
    notes_below = _footnotes(groups)
    table = 0
    for group in groups:
        if group[0].cells is not None:
            for row, line in enumerate(group):
                for col, cell in enumerate(line.cells or []):
                    for index, part in enumerate(_BREAK.split(cell)):
                        separator = "\n" if col or index else "\n\n"
                        assembler.add(part, separator, kind="cell", table=table, row=row, col=col, bold=line.bold)
            table += 1
            continue
        if group[0] in numbers:
            assembler.add(group[0].text, "\n\n", kind="page_number")
            continue
        if group[0] in notes_below:
            assembler.add(" ".join(line.text for line in group), "\n\n", kind="footnote")
            continue
        for index, line in enumerate(_join(group, width) if width else group):
            if kind == "markdown" and _BREAK.search(line.text):
                for place, part in enumerate(_BREAK.split(line.text)):
                    assembler.add(part, "\n" if index or place else "\n\n", bold=line.bold, heading=line.heading)
                continue
            assembler.add(line.text, "\n" if index else "\n\n", bold=line.bold, heading=line.heading)
    return assembler.document(path, kind, notes=tuple(notes))


def _unicode(text: str) -> str:
    """A text in TCVN3 or VNI in Unicode, line by line (a line that is in Unicode already stays)."""
    code = guessed_code(text)
    if code is None:
        return text
    return "\n".join(in_unicode([Piece(line)], code)[0].text for line in text.split("\n"))


def _without_columns(text: str) -> str:
    """A text in which columns made of tabs or spaces stand one after the other, each line of them by itself."""
    lines = text.split("\n")
    if not any("\t" in line or "    " in line for line in lines):
        return text
    marked = ["" if "|" in line else line for line in lines]
    order = in_reading_order(marked)
    if len(order) == len(lines):
        return text
    whole = {index for index, start, end in order if (start, end) == (0, len(marked[index]))}
    return "\n".join(
        lines[index] if index in whole else f"\n{lines[index][start:end]}\n" for index, start, end in order
    )


def _of_the_document(groups: list[list[_Line]]) -> tuple[list[list[_Line]], list[str]]:
    """The runs of lines of a page saved from a website that are the document's, and the texts of the others."""
    flat = [line for group in groups for line in group]
    texts = [" ".join(line.cells) if line.cells is not None else line.text for line in flat]
    keep = iter(document_paragraphs(texts))
    kept = [[line for line in group if next(keep)] for group in groups]
    held = {id(line) for group in kept for line in group}
    return [group for group in kept if group], [
        text for line, text in zip(flat, texts, strict=True) if id(line) not in held
    ]


def _groups(text: str) -> list[list[_Line]]:
    """Runs of lines between blank ones, marks removed; a table's rows make a run of their own."""
    groups: list[list[_Line]] = [[]]
    bold_open = False
    for raw in text.split("\n"):
        line = _QUOTE.sub("", raw)
        row = _ROW.match(line)
        if row and not re.fullmatch(r"[\s|]*", line):
            cells = [_strip_marks(cell)[0] for cell in row.group(1).strip().rstrip("|").split("|")]
            if _RULE_ROW.match(line):
                continue
            if not groups[-1] or groups[-1][-1].cells is None:
                groups.append([])
            groups[-1].append(_Line("", cells=cells))
            continue
        stripped = line.strip().strip("|").strip()
        if not stripped or _RULE_ROW.match(stripped):
            bold_open = False if not line.strip() else bold_open != (stripped.count("**") % 2 == 1)
            groups.append([])
            continue
        heading = _HEADING.match(line)
        if heading:
            stripped = line[heading.end() :].strip().rstrip("#").strip()
        clean, marked = _strip_marks(stripped)
        bold = bold_open or marked
        bold_open = bold_open != (len(_BOLD.findall(stripped)) % 2 == 1)
        if groups[-1] and groups[-1][-1].cells is not None:
            groups.append([])
        if clean:
            groups[-1].append(_Line(clean, bold, len(heading.group(1)) if heading else None))
    return [group for group in groups if group]


def _strip_marks(text: str) -> tuple[str, bool]:
    """A line without Markdown marks, and whether most of it was bold."""
    bold = bool(_BOLD.match(text)) and (
        len(_BOLD.findall(text)) == 1 or len(text[: text.rfind("**")]) > 0.6 * len(text)
    )
    text = _ESCAPE.sub(lambda m: chr(_PRIVATE + ord(m[1])), text)
    text = _LINK.sub(r"\1", text)
    text = re.sub(r"\*{4,}", "", text)
    text = _BOLD.sub("", text)
    bullet = re.match(r"^\s*\*\s+(?=\S)", text)
    lead = bullet.group() if bullet else ""
    body = _ITALIC.sub(lambda m: m.group(1) or "", text[len(lead) :])
    if not bullet and body.count("*") >= 2:
        body = _LOOSE_ITALIC.sub("", body)  # "*1.1. *Quán triệt": a pair that is set loosely
    if not bullet and body.count("*") % 2 == 1 and re.search(r"(?<!\w)\*\S|\S\*(?!\w)", body):
        body = body.replace("*", "")
    return _ESCAPED.sub(lambda m: chr(ord(m[0]) - _PRIVATE), lead + body).strip(), bold


def _wrap_width(groups: list[list[_Line]]) -> int:
    """The width at which a source broke its lines, or 0 where a line is a paragraph."""
    pairs, wrapped = 0, 0
    lengths: list[int] = []
    for group in groups:
        for first, second in pairwise(group):
            if first.cells is not None or parse_marker(second.text):
                continue
            pairs += 1
            if 25 <= len(first.text) <= 130 and second.text[:1].islower():
                wrapped += 1
                lengths.append(len(first.text))
    if wrapped < 5 or wrapped < 0.25 * pairs:
        return 0
    return sorted(lengths)[int(0.9 * (len(lengths) - 1))]


def _join(group: list[_Line], width: int) -> list[_Line]:
    """Join the lines of a run that one paragraph was broken into."""
    out: list[_Line] = []
    last = ""
    for line in group:
        if (
            out
            and line.heading is None
            and out[-1].heading is None
            and _continues(out[-1].text, last, line.text, width)
        ):
            out[-1].text = f"{out[-1].text} {line.text}"
        else:
            out.append(_Line(line.text, line.bold, line.heading))
        last = line.text
    return out


def _continues(paragraph: str, last: str, text: str, width: int) -> bool:
    if re.fullmatch(r"(?:[IVX]+|\d{1,2}(?:\.\d{1,2})*|[a-zđ])\s*[.)]", paragraph):
        return True
    if re.match(r"[-–]\s*(?:\d|[a-zà-ỹđ])", text) and not paragraph.endswith((".", ";", ":")):
        return True  # "giai đoạn 2021 / - 2025", "kinh tế / - xã hội": a dash inside a sentence, no bullet
    if _office_goes_on(paragraph, text) or (text[:1].isdigit() and _COUNTED.search(paragraph)):
        return True
    if parse_marker(text):
        return False
    if text[:1].islower() or text[:1].isdigit() or text[:1] in "(“\"'/,;.)%":
        return True
    if is_upper(paragraph) and is_upper(text):
        return not (_TITLED.match(text) or _TITLED.match(paragraph))
    if _TITLED.match(text) or is_upper(paragraph):
        return False
    if paragraph.endswith((".", ":", ";", "!", "?")):
        return len(last) >= 0.8 * width and not paragraph.endswith(("./.", ":")) and not is_upper(text)
    marker = parse_marker(paragraph)
    if marker is not None and marker.heading and len(paragraph) < 20:
        return not is_upper(text)  # "2.1. Sở / Tài chính": a heading that was broken after its first word
    return len(last) >= 20


def _office_goes_on(paragraph: str, text: str) -> bool:
    """Whether a line that begins with a dash goes on with an office's name: "Phòng Văn hóa / - Xã hội"."""
    if not re.match(r"[-–]\s", text):
        return False
    rest = text[1:].lstrip()
    return any(paragraph.endswith(left) and rest.startswith(right) for left, right in _dashed_names())


@cache
def _dashed_names() -> tuple[tuple[str, str], ...]:
    """The names of offices that have a dash in them, cut at it."""
    names = sorted(set(office_names()))
    return tuple((name[: at.start()], name[at.end() :]) for name in names for at in re.finditer(r"\s+[-–]\s+", name))


_COUNTED = re.compile(
    r"(?:cấp độ|mức độ|nhóm|số|loại|hạng|giai đoạn|khoản|[Đđ]iều|[Mm]ẫu|[Bb]iểu|bậc|[Pp]hụ lục|quý|tháng|năm|ngày|từ|đến|trên|dưới)$"
)
"""Words that a figure must follow: a line that begins with one goes on."""


_NOTE = re.compile(r"\[(\d{1,3})\](?=\s|$)")


def _footnotes(groups: list[list[_Line]]) -> list[_Line]:
    """The first lines of the notes behind a text ("[1] Quyết định số …"), each of which a mark in the text calls."""
    called: set[str] = set()
    found: list[_Line] = []
    for group in groups:
        begun = _NOTE.match(group[0].text)
        if begun and begun[1] in called:
            found.append(group[0])
        called.update(mark for line in group for mark in re.findall(r"(?<=\S)\[(\d{1,3})\]", line.text))
    return found


_LINES_OF_A_PAGE = 8  # paragraphs between two page numbers: figures closer to each other number rows


def _page_numbers(groups: list[list[_Line]]) -> list[_Line]:
    """The lines that are page numbers: a figure alone, where a sentence is broken off or the figures count on (2, 3, 4 …)."""
    alone = [
        (place, group[0])
        for place, group in enumerate(groups)
        if len(group) == 1 and group[0].cells is None and re.fullmatch(r"\d{1,3}", group[0].text)
    ]
    values = [int(line.text) for _, line in alone]
    apart = all(b - a >= _LINES_OF_A_PAGE for a, b in pairwise(place for place, _ in alone))
    counted = len(values) >= 2 and apart and all(b == a + 1 for a, b in pairwise(values))
    return [line for place, line in alone if counted or _broken_off(groups, place)]


def _broken_off(groups: list[list[_Line]], place: int) -> bool:
    if not 0 < place < len(groups) - 1:
        return False
    before, after = groups[place - 1][-1], groups[place + 1][0]
    return bool(before.text) and not before.text.endswith((".", ";", ":")) and after.text[:1].islower()
