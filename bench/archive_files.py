"""An archive made out of the samples: digital files, a few scans, old encodings, copies, and broken files of twelve kinds."""

from __future__ import annotations

import io
import random
import zipfile
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from bench.copies import clean_pages, write_pdf
from corpus.shipped import COMMUNE, DISTRICT, PROVINCE, sample
from grammar.legacy import encode

_SEED = 20261122
_EVERY_BROKEN = 20
"""One file in so many is broken: 5 %."""


@dataclass(frozen=True, slots=True)
class Made:
    """A file of the archive: its path below the folder; the words that its reason must have where it is broken, else None."""

    name: str
    reason: str | None


def _text() -> str:
    return sample(f"{COMMUNE}.txt").read_text(encoding="utf-8")


def _zip(members: dict[str, bytes]) -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as archive:
        for name, data in members.items():
            archive.writestr(name, data)
    return out.getvalue()


def _docx() -> bytes:
    return sample(f"{DISTRICT}.docx").read_bytes()


def _bomb() -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("word/document.xml", b" " * (300 << 20))
    return out.getvalue()


def _png() -> bytes:
    from PIL import Image

    out = io.BytesIO()
    Image.new("L", (400, 400), 255).save(out, "PNG")
    return out.getvalue()[:120]


BROKEN: tuple[tuple[str, Callable[[], bytes], str], ...] = (
    ("rong.txt", lambda: b"", "rỗng"),
    ("cut.pdf", lambda: sample(f"{DISTRICT}.pdf").read_bytes()[:2000], "PDF"),
    ("la-html.pdf", lambda: b"not a pdf at all, only words", "PDF"),
    ("cut.docx", lambda: _docx()[:3000], "DOCX"),
    ("khong-co-ruot.docx", lambda: _zip({"a.txt": b"x"}), "Word"),
    ("xml-hong.docx", lambda: _zip({"word/document.xml": b"<w:document"}), "Word"),
    ("bom.docx", _bomb, "lớn"),
    ("rac.doc", lambda: bytes(range(256)) * 8, "hỏng"),
    ("cut.rtf", lambda: b"{\\rt", "hỏng"),
    ("anh.png", _png, "ảnh"),
    ("nen.zip", lambda: _zip({"a.txt": b"x"}), "Word"),
    ("la.exe", lambda: b"MZ" + bytes(200), "loại tệp"),
)
"""Broken files by their names: their bytes and a word of the reason that must be told."""


def make_archive(folder: Path, files: int, scans: int = 0) -> list[Made]:
    """Write an archive of so many files, the same ones each time."""
    chance = random.Random(_SEED)
    pages = list(clean_pages())[:1] if scans else []
    out: list[Made] = []
    for number in range(files):
        place = f"{2004 + number % 20}/{number % 7}"
        if number % _EVERY_BROKEN == _EVERY_BROKEN - 1:
            name, data, reason = BROKEN[number // _EVERY_BROKEN % len(BROKEN)]
            out.append(
                _write(
                    folder,
                    f"{place}/{number}-{name}",
                    data() + (b"" if name == "rong.txt" else b" " * (number % 50)),
                    reason,
                )
            )
        elif number < scans:
            path = folder / place / f"{number}-scan.pdf"
            path.parent.mkdir(parents=True, exist_ok=True)
            write_pdf([page.rotate(0.1 * number, fillcolor=255) for page in pages], path)
            out.append(Made(path.relative_to(folder).as_posix(), None))
        else:
            out.append(_sound(folder, place, number, chance))
    return out


def _sound(folder: Path, place: str, number: int, chance: random.Random) -> Made:
    kind = chance.choices(("txt", "md", "docx", "pdf", "tcvn3", "copy"), (30, 30, 12, 12, 8, 8))[0]
    text = _text().replace("15/KH-UBND", f"{number}/KH-UBND")
    if kind == "md":
        text = sample(f"{PROVINCE}.md").read_text(encoding="utf-8").replace("/KH-UBND", f"{number}/KH-UBND", 1)
        return _write(folder, f"{place}/{number}.md", text.encode(), None)
    if kind == "docx":
        return _write(folder, f"{place}/{number}.docx", _named(_docx(), number), None)
    if kind == "pdf":
        return _write(
            folder, f"{place}/{number}.pdf", sample(f"{DISTRICT}.pdf").read_bytes() + b"\n%% %d\n" % number, None
        )
    if kind == "tcvn3":
        return _write(folder, f"{place}/{number}.txt", encode(text, "tcvn3").encode("latin-1", "replace"), None)
    if kind == "copy":
        return _write(folder, f"{place}/{number}-ban-sao.txt", _text().encode(), None)
    return _write(folder, f"{place}/{number}.txt", text.encode(), None)


def _named(data: bytes, number: int) -> bytes:
    """A DOCX with a member more, so that its bytes are its own."""
    out = io.BytesIO(data)
    with zipfile.ZipFile(out, "a") as archive:
        archive.writestr("docProps/so.txt", str(number))
    return out.getvalue()


def _write(folder: Path, name: str, data: bytes, reason: str | None) -> Made:
    path = folder / name
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(data)
    return Made(name, reason)
