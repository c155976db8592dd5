"""Broken and hostile files: a Document or one sentence, never another error; each within its time."""

from __future__ import annotations

import io
import time
import zipfile
from functools import cache
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

import kehoach
from corpus.shipped import DISTRICT, sample
from schemas.document import Document
from schemas.errors import UnreadableInput
from tests.extract.printed_pdf import write_pdf

LONGEST = 20.0  # seconds


def outcome(path: Path) -> Document | UnreadableInput:
    """What reading a file gives; anything but a Document or a refusal fails the test."""
    start = time.perf_counter()
    try:
        found: Document | UnreadableInput = kehoach.read(path)
    except UnreadableInput as problem:
        found = problem
    assert time.perf_counter() - start < LONGEST
    if isinstance(found, Document):
        for block in found.blocks:
            assert 0 <= block.start < block.end <= len(found.text)
        kehoach.extract(found)
    else:
        assert len(str(found).splitlines()) == 1
    return found


@cache
def seed(name: str) -> bytes:
    """The bytes of a sample, or of what is made from one."""
    if name == "png":
        from PIL import Image

        out = io.BytesIO()
        Image.new("L", (300, 200), 255).save(out, "PNG")
        return out.getvalue()
    if name == "html":
        return b"<!DOCTYPE html><html><body><table><tr><td>UBND</td><td>So: 1</td></tr></table><p>Mot <b>hai</b></p></body></html>"
    return sample(f"{DISTRICT}.{name}").read_bytes()


DAMAGE = st.lists(
    st.tuples(
        st.sampled_from(["flip", "cut", "drop", "repeat"]), st.floats(0, 1), st.integers(1, 400), st.integers(0, 255)
    ),
    min_size=1,
    max_size=5,
)


def damaged(data: bytes, damage: list[tuple[str, float, int, int]]) -> bytes:
    """Bytes with bits flipped, an end cut off, stretches dropped or repeated."""
    for kind, place, size, value in damage:
        at = int(place * max(0, len(data) - 1))
        if kind == "flip":
            data = data[:at] + bytes([value]) + data[at + 1 :]
        elif kind == "cut":
            data = data[: max(at, 20)]
        elif kind == "drop":
            data = data[:at] + data[at + size :]
        else:
            data = data[:at] + data[at : at + size] * 2 + data[at + size :]
    return data


@pytest.mark.parametrize("name", ["pdf", "docx", "html", "png"])
@settings(max_examples=25, suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow])
@given(damage=DAMAGE)
def test_damaged_files(
    tmp_path: Path, name: str, damage: list[tuple[str, float, int, int]], monkeypatch: pytest.MonkeyPatch
) -> None:
    # what was damaged into a page without text would be recognised: here it is enough that it is asked for
    monkeypatch.setattr("extract.reading.ocr.MAX_SECONDS", 5)
    path = tmp_path / f"hong.{name}"
    path.write_bytes(damaged(seed(name), damage))
    outcome(path)


@settings(max_examples=25, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(damage=DAMAGE)
def test_a_docx_with_damaged_parts(tmp_path: Path, damage: list[tuple[str, float, int, int]]) -> None:
    path = tmp_path / "hong.docx"
    with zipfile.ZipFile(io.BytesIO(seed("docx"))) as source, zipfile.ZipFile(path, "w") as target:
        for member in source.namelist():
            data = source.read(member)
            target.writestr(
                member, damaged(data, damage) if member in ("word/document.xml", "word/numbering.xml") else data
            )
    outcome(path)


@settings(max_examples=40, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.binary(max_size=400), st.sampled_from(["a.txt", "a.md", "a.html", "a.doc", "a.rtf", "a.pdf", "a.png", "a"]))
def test_any_bytes(tmp_path: Path, data: bytes, name: str) -> None:
    path = tmp_path / name
    path.write_bytes(data)
    outcome(path)


def test_a_page_of_very_many_objects(tmp_path: Path) -> None:
    drawing = " ".join(f"{i % 500} {i % 800} 1 1 re f" for i in range(150_000))
    line = "các xã, các phòng và các ban có báo cáo hàng quý, nêu rõ tình hình, lý do và cách làm"
    found = outcome(
        write_pdf(tmp_path / "a.pdf", [[(85.0, 700.0 - 20 * i, line, 13.0) for i in range(5)]], extra=drawing)
    )
    assert isinstance(found, Document)
    assert line in found.text


@pytest.mark.parametrize("box", ["0 0 200000 200000", "0 0 1 1", "0 0 0 0", "-100 -100 100 100"])
def test_pages_of_odd_sizes(tmp_path: Path, box: str) -> None:
    path = write_pdf(tmp_path / "a.pdf", [[(10.0, 10.0, "Mot hai ba", 12.0)]])
    path.write_bytes(path.read_bytes().replace(b"[0 0 595 842]", f"[{box}]".encode()))
    outcome(path)


def test_entities_in_a_docx_are_not_expanded(tmp_path: Path) -> None:
    path = tmp_path / "a.docx"
    bomb = "".join(f'<!ENTITY a{i} "{f"&a{i - 1};" * 10 if i else "ha"}">' for i in range(12))
    with zipfile.ZipFile(io.BytesIO(seed("docx"))) as source, zipfile.ZipFile(path, "w") as target:
        for member in source.namelist():
            data = source.read(member)
            if member == "word/document.xml":
                text = data.decode()
                head, _, rest = text.partition("?>")
                data = f"{head}?><!DOCTYPE x [{bomb}]>{rest.replace('</w:t>', '&a11;</w:t>', 1)}".encode()
            target.writestr(member, data)
    found = outcome(path)
    assert isinstance(found, UnreadableInput) or len(found.text) < 100_000


@pytest.mark.slow
@pytest.mark.parametrize(
    ("name", "text"),
    [
        ("a.txt", "x" * 15_000_000), ("a.txt", "từ " * 4_000_000), ("a.md", "| a | b |\n" * 100_000), ("a.md", "*" * 300_000),
        ("a.html", "<html>" + "<p>a</p>" * 100_000), ("a.txt", "ỦY BAN\t\tCỘNG HÒA\n" * 50_000),
    ],
    ids=["one word", "one line", "a table", "stars", "paragraphs", "tabs"],
)  # fmt: skip
def test_large_texts_are_read_in_time(tmp_path: Path, name: str, text: str) -> None:
    path = tmp_path / name
    path.write_text(text, encoding="utf-8")
    start = time.perf_counter()
    try:
        kehoach.read(path)
    except UnreadableInput as problem:
        assert len(str(problem).splitlines()) == 1
    assert time.perf_counter() - start < LONGEST


def test_a_text_of_a_hundred_megabytes_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "a.txt"
    path.write_bytes(b"abc \n" * 20_000_000)
    with pytest.raises(UnreadableInput, match="quá lớn"):
        kehoach.read(path)


@pytest.mark.parametrize(
    ("mode", "size"), [("1", (9000, 9000)), ("L", (1, 1)), ("P", (40, 40)), ("CMYK", (60, 60)), ("I;16", (50, 50))]
)
def test_odd_pictures(tmp_path: Path, mode: str, size: tuple[int, int]) -> None:
    from PIL import Image

    path = tmp_path / ("a.tif" if mode in ("CMYK", "I;16") else "a.png")
    Image.new(mode, size, 1).save(path)
    found = outcome(path)
    assert isinstance(found, UnreadableInput)


def test_a_picture_larger_than_paper_is_refused(tmp_path: Path) -> None:
    from PIL import Image

    path = tmp_path / "a.png"
    Image.new("1", (30_000, 30_000), 1).save(path)
    with pytest.raises(UnreadableInput, match="quá lớn"):
        kehoach.read(path)


NS = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'


def with_parts(path: Path, body: str | None = None, **parts: bytes) -> Path:
    """The shipped DOCX with another body or other parts (named by their file in word/)."""
    changed = {f"word/{name}.xml": data for name, data in parts.items()}
    if body is not None:
        changed["word/document.xml"] = f"<w:document {NS}><w:body>{body}</w:body></w:document>".encode()
    with zipfile.ZipFile(io.BytesIO(seed("docx"))) as source, zipfile.ZipFile(path, "w") as target:
        for member in source.namelist():
            target.writestr(member, changed.get(member, source.read(member)))
    return path


@pytest.mark.parametrize(
    "made",
    [
        {"document": b"<a/>"}, {"styles": b"<a/>"}, {"numbering": b"<broken"}, {"footer1": b"<broken"},
        {"body": '<w:p><w:r><w:rPr><w:sz w:val="\u00b2"/></w:rPr><w:t>x</w:t></w:r></w:p>'},
        {"body": "<w:p><w:txbxContent>" * 40 + "<w:p><w:r><w:t>x</w:t></w:r></w:p>" + "</w:txbxContent></w:p>" * 40},
        {"body": '<w:p><w:r><w:sym w:font="Symbol" w:char="zz"/><w:t>x</w:t></w:r></w:p>'},
    ],
)  # fmt: skip
def test_docx_parts_that_are_not_what_they_should_be(tmp_path: Path, made: dict[str, bytes | str]) -> None:
    body = made.get("body")
    parts = {name: data for name, data in made.items() if isinstance(data, bytes)}
    found = outcome(with_parts(tmp_path / "a.docx", body if isinstance(body, str) else None, **parts))
    if isinstance(found, Document) and body is not None:
        assert found.text.count("x") == 1


@pytest.mark.parametrize(
    ("name", "text"),
    [
        ("a.txt", "ngày    " * 20_000 + "x"), ("a.html", "<html><ol>" + "<li>a" * 20_000), ("a.md", "[a](/" * 60_000),
        ("a.txt", "a\tb\n" * 100_000), ("a.html", "<html><ol start='\u00b2'><li>a</ol><table><td colspan='\u00b2'>b</table>"),
        ("a.txt", "Nơi nhận:\tCHỦ TỊCH\n" * 20_000),
    ],
    ids=["blanks", "a list", "links", "tabs", "odd figures", "footers"],
)  # fmt: skip
def test_shapes_that_took_the_square_of_their_length(tmp_path: Path, name: str, text: str) -> None:
    path = tmp_path / name
    path.write_text(text, encoding="utf-8")
    start = time.perf_counter()
    assert kehoach.read(path).text
    assert time.perf_counter() - start < LONGEST


def test_a_picture_that_the_recogniser_refuses(tmp_path: Path) -> None:
    from PIL import Image

    path = tmp_path / "a.png"
    Image.new("L", (40_000, 100), 255).save(path)
    assert isinstance(outcome(path), UnreadableInput)


def test_squared_paper_is_no_table(tmp_path: Path) -> None:
    grid = " ".join(f"0 {i * 7} m 3500 {i * 7} l S {i * 7} 0 m {i * 7} 3500 l S" for i in range(500))
    line = "các xã, các phòng và các ban có báo cáo hàng quý, nêu rõ tình hình, lý do và cách làm"
    found = outcome(write_pdf(tmp_path / "a.pdf", [[(85.0, 700.0 - 20 * i, line, 13.0) for i in range(4)]], extra=grid))
    assert isinstance(found, Document)
    assert {block.kind for block in found.blocks} == {"paragraph"}


def test_a_tiff_that_breaks_off_keeps_its_first_pages(tmp_path: Path) -> None:
    from PIL import Image, ImageDraw, ImageFont

    page = Image.new("L", (1000, 400), 255)
    ImageDraw.Draw(page).text((60, 100), "BAO CAO HANG THANG", fill=0, font=ImageFont.load_default(48))
    page.save(tmp_path / "a.tif", save_all=True, append_images=[page, page])
    data = (tmp_path / "a.tif").read_bytes()
    (tmp_path / "b.tif").write_bytes(data[: len(data) * 2 // 3 + 2000])
    found = outcome(tmp_path / "b.tif")
    assert isinstance(found, Document)
    assert "note.broken_pages" in found.notes
    assert 1 <= len(found.pages) < 3
