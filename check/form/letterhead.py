"""Finding the parts above the body: Quốc hiệu, Tiêu ngữ, the issuer, number, place and date, type, title, and their rules.

A letterhead is a table of two columns, or lines with tabs; the left one is the issuer's, the right one the State's.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field

from check.form.lines import DrawnLine, drawn_line, drawn_lines, is_typed_line
from check.word.text import Line, Paragraph
from grammar.normalise import fold, is_upper, key
from norms.documents import document_types
from norms.form import measure

_NATION = key(measure("QH-01").texts[0])
_NATION_INSIDE = re.compile(r"c[ộô]ng\s+h(?:òa|oà)\s+xã\s+hội\s+chủ\s+nghĩa\s+việt\s+nam", re.IGNORECASE)
_MOTTO = re.compile(r"độc lập\W+tự do\W+hạnh phúc", re.IGNORECASE)
_NUMBER = re.compile(r"\**số\b\s*(?:[:.]|\d|/|…|\.)", re.IGNORECASE)
_DATE = re.compile(r"ngày\b.*\btháng\b.*\bnăm\b", re.IGNORECASE)
_SUBJECT = re.compile(r"v\s*/\s*v\b|về việc\b", re.IGNORECASE)
_ASIDE = re.compile(r"\(?\s*(?:dự thảo|bản thảo|mật|tuyệt mật|tối mật|khẩn|thượng khẩn|hỏa tốc).{0,12}", re.IGNORECASE)
_LAW_WORDS = re.compile("|".join(map(re.escape, measure("CC-04").words)), re.IGNORECASE)
_FIRST_PAGE = 80  # paragraphs in which the letterhead is looked for


@dataclass
class Letterhead:
    """The parts of a letterhead that were found; `until` is the number of the paragraph behind the last of them."""

    nation: Line | None = None
    motto: Line | None = None
    motto_rule: DrawnLine | None = None
    parents: list[Line] = field(default_factory=list)
    issuer: list[Line] = field(default_factory=list)
    issuer_rule: DrawnLine | None = None
    number: Line | None = None
    date: Line | None = None
    subject: Line | None = None
    type: Line | None = None
    title: list[Line] = field(default_factory=list)
    title_rule: DrawnLine | None = None
    until: int = 0
    table_columns: tuple[int, int] | None = None

    @property
    def people_s_committee(self) -> bool:
        """Whether the issuer is a people's committee or council itself."""
        names = [*self.parents, *self.issuer]
        return bool(names) and _is_committee(names)


def find_letterhead(paragraphs: list[Paragraph], width: float, columns: dict[int, list[float]]) -> Letterhead:
    """The letterhead among the first paragraphs; `width` is the text's and `columns` the tables' columns', in mm."""
    found = Letterhead()
    first = [p for p in paragraphs if not p.boxed or p.index < _FIRST_PAGE][:_FIRST_PAGE]
    names = {key(row.name) for row in document_types() if row.family == "administrative"}
    at = next((i for i, p in enumerate(first) if any(_has_nation(line) for line in p.segments())), None)
    start = at if at is not None else 0
    kind = next((i for i, p in enumerate(first) if i > start and _type_line(p, names)), None)
    limit = kind if kind is not None else min(len(first), start + 25)
    limit = min(limit, next((i for i, p in enumerate(first) if i > start and _begins_body(p)), limit))
    _read_columns(found, first[:limit], first[at] if at is not None else None, width, columns)
    found.until = limit
    if kind is not None and kind <= limit:
        _read_title(found, first, kind, names, width)
    _split_issuer(found)
    return found


def _has_nation(line: Line) -> bool:
    return _NATION_INSIDE.search(line.text) is not None or _NATION in key(line.text)


def _begins_body(paragraph: Paragraph) -> bool:
    return paragraph.cell is None and paragraph.form.align in ("justify", "left") and len(paragraph.text) > 150


def _type_line(paragraph: Paragraph, names: set[str]) -> bool:
    line = next((line for line in paragraph.lines if line.text), None)
    return line is not None and key(line.text) in names and (is_upper(line.text) or paragraph.form.align == "center")


def _read_columns(
    found: Letterhead, head: list[Paragraph], nation: Paragraph | None, width: float, columns: dict[int, list[float]]
) -> None:
    left: list[Line] = []
    state = nation.cell if nation is not None else None
    for paragraph in head:
        right_cell = state is not None and paragraph.cell is not None and paragraph.cell[2] >= state[2]
        room = _column_width(paragraph, width, columns)
        rules = drawn_lines(paragraph, room)
        segments = paragraph.segments()
        tabbed = paragraph.cell is None and sum(bool(part.text) for part in segments) > 1
        for number, part in enumerate(segments):
            if not part.text or is_typed_line(part):
                continue
            on_right = right_cell if paragraph.cell is not None else (tabbed and number > 0)
            _read_part(found, part, on_right, left)
        if rules and paragraph.cell is not None:
            _read_rule(found, rules[0], right_cell)
        elif rules:
            _read_tabbed_rules(found, rules, left)
    found.issuer = left
    if nation is not None and state is not None and state[0] in columns:
        found.table_columns = (state[0], state[2])


def _read_part(found: Letterhead, part: Line, on_right: bool, left: list[Line]) -> None:
    if found.nation is None and _has_nation(part):
        found.nation = part
    elif found.motto is None and (
        _MOTTO.search(part.text) or (found.nation and on_right and "phúc" in fold(part.text))
    ):
        found.motto = part
    elif found.number is None and _NUMBER.match(part.text):
        found.number = part
    elif found.date is None and _DATE.search(part.text):
        found.date = part
    elif found.subject is None and _SUBJECT.match(part.text):
        found.subject = part
    elif not on_right and found.number is None and not _ASIDE.fullmatch(part.text) and found.subject is None:
        left.append(part)


def _read_rule(found: Letterhead, rule: DrawnLine, on_right: bool) -> None:
    """Give a line in a table to the words of its column."""
    if on_right:
        found.motto_rule = found.motto_rule or rule
    else:
        found.issuer_rule = found.issuer_rule or rule


def _read_tabbed_rules(found: Letterhead, rules: list[DrawnLine], left: list[Line]) -> None:
    """Give the lines of a row of tabs to the words above: of two the left one is the issuer's, one alone is for both."""
    if left:
        found.issuer_rule = found.issuer_rule or rules[0]
    if found.motto is not None or found.nation is not None:
        found.motto_rule = found.motto_rule or rules[-1]


def _column_width(paragraph: Paragraph, width: float, columns: dict[int, list[float]]) -> float:
    if paragraph.cell is None:
        return width
    table, _, column = paragraph.cell
    grid = columns.get(table, [])
    return grid[column] if column < len(grid) else width


def _read_title(found: Letterhead, head: list[Paragraph], kind: int, names: set[str], width: float) -> None:
    lines = [line for line in head[kind].lines if line.text]
    found.type, found.title = lines[0], lines[1:]
    found.title_rule = drawn_line(head[kind], width)
    found.until = head[kind].index + 1
    for paragraph in head[kind + 1 :]:
        rule = drawn_line(paragraph, width)
        if rule is not None:
            found.title_rule = found.title_rule or rule
            found.until = paragraph.index + 1
        if rule is not None and not paragraph.text:
            if found.title:
                break
            continue
        if not paragraph.text:
            continue
        bold = all(piece.form.bold for piece in paragraph.written)
        bracketed = paragraph.text.startswith("(")
        centred = paragraph.form.align == "center"
        if _LAW_WORDS.match(paragraph.text) and not (centred and bold):
            break
        if not (centred or (bold and not found.title)) or fold(paragraph.text).startswith("kính gửi"):
            break
        if not bracketed:
            found.title += [line for line in paragraph.lines if line.text and not is_typed_line(line)]
        found.until = paragraph.index + 1
    if found.title_rule is None and found.title and found.title[-1].paragraph.form.borders & {"bottom"}:
        last = found.title[-1].paragraph
        found.title_rule = DrawnLine("border", None, last)


def _is_committee(lines: list[Line]) -> bool:
    text = " ".join(line.text for line in lines).upper().replace("UỶ", "ỦY")
    heads = measure("CQ-05").words
    return text.startswith(heads) and not any(_is_office(line) for line in lines[1:])


def _is_office(line: Line) -> bool:
    return re.match(rf"(?:{'|'.join(measure('CQ-03').words)})\b", line.text.upper()) is not None


def _split_issuer(found: Letterhead) -> None:
    """Which of the lines on the left name the superior body."""
    lines = found.issuer
    if len(lines) < 2 or _is_committee(lines):
        return
    office = next((i for i, line in enumerate(lines) if i > 0 and _is_office(line)), None)
    plain = next((i for i, line in enumerate(lines) if line.written and all(p.form.bold for p in line.written)), None)
    if plain is not None and plain > 0:
        found.parents, found.issuer = lines[:plain], lines[plain:]
    elif office is not None and not _is_office(lines[0]):
        found.parents, found.issuer = lines[:office], lines[office:]
