"""The zones of a document: letterhead, title, preamble, body, recipients and signature, annexes (Decree 30/2020, Annex I, IV)."""

from __future__ import annotations

import re
from dataclasses import dataclass, field

from extract.closing import of_a_signature
from extract.paragraphs import Paragraph
from grammar.citations import find_citations
from grammar.normalise import fold, is_upper, squeeze
from norms.documents import document_types

_RECIPIENTS = re.compile(r"n[ơo]i\s+nhận\s*[:.]?", re.IGNORECASE)
_ARCHIVE = re.compile(r"[-–]?\s*Lưu\s*:?\s*(?:VT|VP|TTLT|HS)\b")
_RELATION = re.compile(
    r"(?:căn cứ|thực hiện|triển khai|theo|xét|để|nhằm|tiếp tục|trên cơ sở|thi hành)\b", re.IGNORECASE
)
_STATE_TITLE = re.compile(r"cộng h(?:òa|oà) xã hội chủ nghĩa|độc lập\s*-\s*tự do")
_NUMBER_LINE = re.compile(r"Số\s*:")
_AUTHORITY = re.compile(
    r"(?:CHỦ TỊCH |THỦ TƯỚNG|BỘ TRƯỞNG|GIÁM ĐỐC|ỦY BAN NHÂN DÂN|UỶ BAN NHÂN DÂN|HỘI ĐỒNG NHÂN DÂN|CHÍNH PHỦ|QUỐC HỘI)"
)
_ANNEX = re.compile(r"(?:phụ lục|biểu (?:mẫu|số)|mẫu số|mẫu\s+\d+|danh mục kèm)\b", re.IGNORECASE)
_ENCLOSED = re.compile(r"\(?\s*(?:kèm theo|ban hành kèm|đính kèm)", re.IGNORECASE)
_SIGNATURE = re.compile(
    r"^(?:TM\.|KT\.|TL\.|TUQ\.|Q\.|T/M|K/T|T/L|TM |KT )|^(?:PHÓ )?(?:CHỦ TỊCH|"
    r"GIÁM ĐỐC|TỔNG GIÁM ĐỐC|HIỆU TRƯỞNG|VIỆN TRƯỞNG|VỤ TRƯỞNG|"
    r"CHI CỤC TRƯỞNG|CHỦ NHIỆM|TRƯỞNG [^\W\d_]+|CHÁNH [^\W\d_]+|CỤC TRƯỞNG|BỘ TRƯỞNG|THỦ TƯỚNG|BÍ THƯ)\b"
)
_LONGEST_SIGNATURE = 24  # lines, of four who sign


@dataclass(slots=True)
class Zones:
    """The paragraphs of a document by zone; `doc_type` is the paragraph that names the type, `parts` other documents before it."""

    letterhead: list[Paragraph] = field(default_factory=list)
    doc_type: Paragraph | None = None
    title: list[Paragraph] = field(default_factory=list)
    enclosed: list[Paragraph] = field(default_factory=list)
    preamble: list[Paragraph] = field(default_factory=list)
    body: list[Paragraph] = field(default_factory=list)
    recipients: list[Paragraph] = field(default_factory=list)
    signature: list[Paragraph] = field(default_factory=list)
    annexes: list[Paragraph] = field(default_factory=list)
    parts: list[list[Paragraph]] = field(default_factory=list)


def find_zones(items: list[Paragraph]) -> Zones:
    """Cut the paragraphs of a document into its zones; a text without a title gives a body alone."""
    titles = [index for index, item in enumerate(items) if _is_type(item)]
    zones = Zones()
    if not titles:
        zones.body = list(items)
        return zones
    start = _main_title(items, titles)
    # what stands before the plan's own title is its letterhead, or another document with its own (a decision that issues it)
    if titles[0] < start:
        head = _own_letterhead(items, titles[0], start)
        zones.parts.append(items[:head])
        zones.letterhead = items[head:start]
    else:
        zones.letterhead = items[:start]
    zones.doc_type = items[start]
    at = _read_title(items, start + 1, zones)
    end = _read_closing(items, at, zones)
    _read_preamble(items[at:end], zones)
    return zones


def _is_type(item: Paragraph) -> bool:
    text = squeeze(item.text.strip(" :.*"))
    if len(text) > 40 or not (is_upper(text) or item.block.heading or item.block.bold):
        return False
    words = fold(text)
    return any(words == fold(entry.name) for entry in document_types()) and (is_upper(text) or bool(item.block.heading))


def _main_title(items: list[Paragraph], titles: list[int]) -> int:
    """The plan's title where a file holds several documents (a decision, then the plan that it issues)."""
    plans = [index for index in titles if fold(items[index].text.strip(" :.*")).startswith(fold("kế hoạch"))]
    return plans[0] if plans else titles[0]


def _own_letterhead(items: list[Paragraph], first: int, start: int) -> int:
    """Where the letterhead of the plan begins that another document stands before: at the issuer above the national title;
    `start` where the plan has none (an enclosed one has not).
    """
    title = next(
        (i for i in range(start - 1, max(first, start - 10), -1) if _STATE_TITLE.search(fold(items[i].text))), None
    )
    if title is None:
        return start
    while title - 1 > first and _of_a_letterhead(items[title - 1]):
        title -= 1
    return title


def _of_a_letterhead(item: Paragraph) -> bool:
    """Whether a line is an issuer's name or a number, and no line of the signature above."""
    text = item.text.strip()
    return bool(_NUMBER_LINE.match(text)) or (is_upper(text) and len(text) < 60 and not _SIGNATURE.match(text))


def _read_title(items: list[Paragraph], at: int, zones: Zones) -> int:
    while at < len(items) and len(zones.title) < 8:
        item = items[at]
        text = item.text.strip()
        if _ENCLOSED.match(text):
            zones.enclosed.append(item)
            at += 1
            continue
        if zones.enclosed or not _is_title_line(item, bool(zones.title)):
            break
        if zones.title and _AUTHORITY.match(text) and at + 1 < len(items) and _RELATION.match(items[at + 1].text):
            break  # who decides, between the title and the legal bases of a decision
        zones.title.append(item)
        at += 1
    return at


def _is_title_line(item: Paragraph, begun: bool) -> bool:
    text = item.text.strip()
    if item.marker and item.marker.kind not in ("dash",):
        return False
    if item.block.kind == "cell" or len(text) > 500 or re.search(r"[;:]$|\.$", text.rstrip('*”" ')):
        return False
    within = is_upper(text) or (begun and text[:1].islower())
    # "Thực hiện Nghị quyết số …" without a final sign is the title where none has begun, else the first legal basis
    if _RELATION.match(text) and not within and (begun or fold(text).startswith(fold("căn cứ"))):
        return not (find_citations(text) or len(text) > 220)
    return not begun or len(text) <= 250 or is_upper(text)


def _read_closing(items: list[Paragraph], at: int, zones: Zones) -> int:
    """Find recipients, signature and annexes behind the body; returns where the body ends."""
    place = next((i for i in range(at, len(items)) if _RECIPIENTS.match(items[i].text.strip("*_ "))), None)
    place = _before_archive(items, at) if place is None else place
    if place is None:
        place = next((i for i in range(len(items) - 1, at, -1) if _SIGNATURE.match(items[i].text)), None)
        place = None if place is not None and len(items) - place > 12 else place
        if place is None:
            annex = next((i for i in range(at + 3, len(items)) if _starts_annex(items, i)), None)
            if annex is not None:
                zones.annexes = items[annex:]
            return annex if annex is not None else len(items)
        while place > at and _SIGNATURE.match(items[place - 1].text):
            place -= 1
    end = _signed_above(items, at, place)
    after = place
    seen_signature = False
    while after < len(items):
        item = items[after]
        if after > place + 1 and (_starts_annex(items, after) or (seen_signature and _is_type(item))):
            break
        if _SIGNATURE.match(item.text):
            seen_signature = True
        zone = (
            zones.signature if seen_signature and not (item.marker and item.marker.kind == "dash") else zones.recipients
        )
        zone.append(item)
        after += 1
        if seen_signature and len(zones.signature) > 12:
            break
    zones.signature[:0] = items[end:place]
    zones.annexes = items[after:]
    return end


def _signed_above(items: list[Paragraph], at: int, place: int) -> int:
    """Where a signature begins that stands above the recipients (the right half of the page read before the left);
    `place` where none does.
    """
    end = place
    for index in range(place - 1, max(at, place - _LONGEST_SIGNATURE), -1):
        if items[index].marker or not of_a_signature(items[index].text):
            break
        if _SIGNATURE.match(items[index].text):
            end = index
    return end


def _before_archive(items: list[Paragraph], at: int) -> int | None:
    """Where recipients begin whose heading is missing (a pen's stroke over "Nơi nhận"): the items above "Lưu: VT"."""
    last = next((i for i in range(len(items) - 1, at, -1) if _ARCHIVE.match(items[i].text)), None)
    if last is None:
        return None
    first = last
    while first > at and items[first - 1].text[:1] in "-–" and len(items[first - 1].text) < 120:
        first -= 1
    return first if first < last else None


def _starts_annex(items: list[Paragraph], index: int) -> bool:
    text = items[index].text.strip("*# ")
    return (
        bool(_ANNEX.match(text))
        and len(text) < 160
        and not text.endswith((";", ","))
        and items[index].block.kind != "cell"
    )


def _read_preamble(items: list[Paragraph], zones: Zones) -> None:
    """The preamble goes up to the first numbered heading; where there is none, up to the issuing sentence."""
    first = next(
        (
            i
            for i, item in enumerate(items)
            if item.marker and item.marker.kind in ("roman", "part", "article", "arabic")
        ),
        None,
    )
    if first is None:
        first = next((i + 1 for i, item in enumerate(items) if item.text.rstrip().endswith(":")), 0)
    zones.preamble, zones.body = items[:first], items[first:]
