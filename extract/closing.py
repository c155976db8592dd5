"""The end of a document: "Nơi nhận" and the signature block (Decree 30/2020, Annex I, II.7 and II.9)."""

from __future__ import annotations

import re

from extract.paragraphs import Paragraph
from grammar.capitals import in_small
from grammar.normalise import capitalise, is_upper, squeeze
from schemas.document import Document
from schemas.plan import Signer
from schemas.span import Span

_HEAD = re.compile(r"^[*_\s]*n[ơo]i\s+nhận\s*[:.]?[*_]*\s*", re.IGNORECASE)
_ARCHIVE = re.compile(r"^(?:-\s*)?l[ưu]u\s*:?\s*(?P<where>.+)$", re.IGNORECASE)
_AUTHORITY = re.compile(r"^(?P<mark>TM|KT|TL|TUQ|Q|T/M|K/T|T/L)\s*[.\s]\s*(?P<of>\S.*)$", re.IGNORECASE)
_POSITION = re.compile(
    r"^(?:PHÓ\s+|QUYỀN\s+)?(?:CHỦ TỊCH|TỔNG GIÁM ĐỐC|GIÁM ĐỐC|TRƯỞNG PHÒNG|TRƯỞNG BAN|TRƯỞNG|CHÁNH VĂN PHÒNG|CHÁNH THANH TRA|"
    r"CỤC TRƯỞNG|CHI CỤC TRƯỞNG|BỘ TRƯỞNG|THỨ TRƯỞNG|THỦ TƯỚNG|BÍ THƯ|HIỆU TRƯỞNG|THỦ TRƯỞNG|VỤ TRƯỞNG)(?:\s+[A-ZÀ-Ỹ ]+)?(?:\s+CHÍNH PHỦ)?$",
    re.IGNORECASE,
)
_NAME = re.compile(r"^(?:[A-ZÀ-ỸĐ][^\W\d_]*\s+){1,5}[A-ZÀ-ỸĐ][^\W\d_]*$")
_RANK = re.compile(
    r"^(?:(?:(?:đại|thượng|trung|thiếu)\s+(?:tướng|tá|úy)|tiến sĩ|thạc sĩ|bác sĩ|kỹ sư|luật sư|gs|pgs|ts|ths|bs|bscki{1,2}|cn|ks)\b[.,\s]*)+",
    re.I,
)
_SIGNED = re.compile(r"^\(?\s*(?:đã ký|ký tên|chữ ký)", re.IGNORECASE)


def read_recipients(document: Document, items: list[Paragraph]) -> tuple[list[str], str | None, list[Span]]:
    """The lines of "Nơi nhận" without their dashes and final signs, what follows "Lưu:", and their evidence."""
    lines: list[str] = []
    spans: list[Span] = []
    archive: str | None = None
    for item in items:
        text = _HEAD.sub("", squeeze(item.text)).strip()
        if not text:
            continue
        if archive is not None:
            break
        for piece in re.split(r"(?<=;)\s*(?=-\s)", text):
            line = re.sub(r"^[-–•+*]\s*", "", piece).strip()
            found = _ARCHIVE.match(line)
            if found:
                archive = found["where"].strip(" .;*_")
                spans.extend(item.spans(document))
                break
            clean = line.strip(" ,;.*_")
            if not clean:
                continue
            if lines and not re.match(r"[-–•+*]", piece) and not spans_end(items, item):
                lines[-1] = f"{lines[-1]} {clean}"
            else:
                lines.append(clean)
            spans.extend(item.spans(document))
    return lines, archive, spans


def spans_end(items: list[Paragraph], item: Paragraph) -> bool:
    """Whether the line before an item is finished (";" or "."), so that the item begins a new one."""
    index = items.index(item)
    return index == 0 or items[index - 1].text.rstrip(" *_").endswith((";", ".", ":"))


def read_signers(document: Document, items: list[Paragraph]) -> tuple[list[Signer], list[Span]]:
    """Who signs, in order: of each the last authority line, the position under it, the name; and the evidence of the first."""
    out: list[Signer] = []
    now = Signer()
    spans: list[Span] = []
    for item in items:
        text = squeeze(item.text).strip(" *_.")
        if not text or _SIGNED.match(text):
            continue
        mark = _AUTHORITY.match(text)
        if now.name is not None and (mark or _POSITION.match(text)):
            out.append(now)
            now = Signer()
        if now.authority and not now.position and re.match(r"(?:DÂN|NHÂN DÂN)\b", text):
            now.authority = f"{now.authority} {text.lower()}"  # "TM. ỦY BAN NHÂN / DÂN": a line that was wrapped
        elif mark and now.name is None:
            of = mark["of"]
            tail = re.search(r"\s(PHÓ CHỦ TỊCH|PHÓ GIÁM ĐỐC|CHỦ TỊCH)$", of) if of.count(" ") >= 2 else None
            if tail and not re.match(r"PHÓ\b", of):
                now.position, of = title_case(tail[1]), of[: tail.start()]
            now.authority = f"{mark['mark'].upper()}. {title_case(of)}"
        elif _POSITION.match(text) and now.name is None:
            now.position = title_case(text)
        elif now.position and now.name is None and (name := _RANK.sub("", text)) and _is_name(name):
            now.name = name if not is_upper(name) else " ".join(word.capitalize() for word in name.split())
        else:
            continue
        if not out:
            spans.extend(item.spans(document))
    if now.name or (now.position and not out):
        out.append(now)
    return out, spans


def _is_name(text: str) -> bool:
    return bool(_NAME.match(text)) or (
        is_upper(text) and 2 <= len(text.split()) <= 5 and min(map(len, text.split())) > 1
    )


def title_case(text: str) -> str:
    """A position or a body printed in capitals, as it is written inside a sentence: "PHÓ CHỦ TỊCH" → "Phó Chủ tịch"."""
    small = in_small(squeeze(text)) if is_upper(text) else squeeze(text)
    return re.sub(r"^(Phó|Quyền) (\w)", lambda post: f"{post[1]} {post[2].upper()}", capitalise(small))


def of_a_signature(text: str) -> bool:
    """Whether a line can stand in a signature block: an authority, a position, a name with its rank, "(Đã ký)"."""
    line = squeeze(text).strip(" *_.")
    return len(line) <= 60 and bool(
        _SIGNED.match(line)
        or _AUTHORITY.match(line)
        or _POSITION.match(line)
        or _NAME.match(_RANK.sub("", line))
        or (is_upper(line) and not re.search(r"\d", line))
    )
