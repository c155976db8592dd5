"""Putting a document into form: the words are the same before and after, and what is left to mend are words."""

from __future__ import annotations

import io

import docx
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from check.form import check_form
from check.refit import convert_form
from check.word.package import Package, W
from check.word.text import Reader
from corpus.shipped import DISTRICT, sample
from schemas.errors import UnreadableInput, WrongUse
from tests.check.docx_changes import changed, paragraph_property, run, run_property, section, without_section
from tests.check.foreign import Look, document

SURVIVORS = (
    "hyperlink", "drawing", "tbl", "ins", "del", "commentReference", "footnoteReference", "bookmarkStart", "numPr", "br", "tab",
)  # fmt: skip


def words(data: bytes) -> list[object]:
    """Every text of the body and the notes in order, deleted ones too, and every automatic number."""
    package = Package(data)
    parts = [package.main, *package.related("footnotes"), *package.related("endnotes")]
    texts = ["".join(node.text or "" for node in package.root(name).iter(W + "t", W + "delText")) for name in parts]
    return [*texts, [p.number for p in Reader(package).part(package.main) if p.number]]


def things(data: bytes) -> dict[str, int]:
    """How many of each thing that must survive."""
    body = Package(data).body
    return {name: sum(1 for _ in body.iter(W + name)) for name in SURVIVORS}


LOOKS = st.builds(
    Look,
    font=st.sampled_from(["Times New Roman", "Arial", "Calibri"]),
    size=st.sampled_from([11.0, 12.0, 13.0, 13.5, 14.0, 16.0]),
    margin=st.sampled_from([10.0, 20.0, 25.4, 40.0]),
    tabs=st.booleans(),
    foot=st.booleans(),
    colour=st.booleans(),
    lists=st.booleans(),
    extras=st.booleans(),
    letter=st.booleans(),
    align=st.sampled_from([0, 1, 2, 3]),
    breaks=st.booleans(),
)


@pytest.mark.slow
@settings(max_examples=40)
@given(LOOKS)
def test_the_words_stay_and_the_form_is_the_decree_s(look: Look) -> None:
    before = document(look)
    after, told = convert_form(before)
    assert words(after) == words(before)
    breaks = {"br"} if look.breaks else set()  # a rule among lines of one paragraph makes them two
    assert {k: n for k, n in things(after).items() if k not in breaks} == {
        k: n for k, n in things(before).items() if k not in breaks
    }
    docx.Document(io.BytesIO(after))
    left = [row for row in check_form(after) if row.severity != "advice"]
    by_form = [row for row in left if not row.words]
    if look.tabs:  # a line can't be drawn between columns that tabs make
        by_form = [row for row in by_form if row.rule not in ("TN-03", "CQ-04")]
    if look.align != 1:  # centred paragraphs are labels
        assert by_form == []
    assert len(told) >= len([row for row in left if row.words])


@settings(max_examples=15)
@given(LOOKS)
def test_a_second_time_changes_nothing_that_is_told(look: Look) -> None:
    once, told = convert_form(document(look))
    twice, again = convert_form(once)
    assert words(twice) == words(once)
    assert again == told


@pytest.mark.parametrize("path", sorted(sample(f"{DISTRICT}.docx").parent.glob("*.docx")), ids=lambda path: path.stem)
def test_every_sample(path: object) -> None:
    from pathlib import Path

    assert isinstance(path, Path)
    before = path.read_bytes()
    after, _ = convert_form(before)
    assert words(after) == words(before)
    assert [row.rule for row in check_form(after, draft=True) if row.severity != "advice" and not row.words] == []


@pytest.mark.parametrize(
    "change",
    [
        section(0, "pgSz", w="12240", h="15840"),
        section(0, "pgMar", top="567", gutter="300"),
        run_property("Rà soát, niêm yết", "rFonts", ascii="Arial", hAnsi="Arial"),
        run("KẾ HOẠCH", size=20),
        run("Đặng Hữu Thành", bold=False, size=12),
        run("- UBND tỉnh", size=13, italic=True),
        run("Phụ lục", size=12),
        run("II. CHỦ ĐỀ", bold=False),
        run("1. Chủ đề", italic=True),
        run("Căn cứ Luật", italic=False),
        paragraph_property("b) Tối thiểu 90%", "jc", val="left"),
        paragraph_property("b) Tối thiểu 90%", "spacing", before="0", after="0", line="480", lineRule="auto"),
        paragraph_property("b) Tối thiểu 90%", "ind", left="1000", hanging="1000"),
        without_section(0, "titlePg"),
        without_section(0, "headerReference"),
        without_section(1, "pgNumType"),
    ],
)
def test_a_fault_of_form_is_mended(change: object) -> None:
    broken = changed(sample(f"{DISTRICT}.docx").read_bytes(), change)  # type: ignore[arg-type]
    assert [row for row in check_form(broken) if row.severity != "advice"] != []
    after, told = convert_form(broken)
    assert told == []
    assert words(after) == words(broken)


def test_a_line_of_a_wrong_length_gets_the_right_one() -> None:
    def long(package: Package) -> None:
        line = next(p for p in package.body.iter(W + "p") if p.find(f"{W}pPr/{W}pBdr") is not None)
        indents = line.find(f"{W}pPr/{W}ind")
        indents.attrib.clear()
        for name in ("start", "end"):  # as LibreOffice writes them
            indents.set(W + name, "100")
        package.change(package.main)

    broken = changed(sample(f"{DISTRICT}.docx").read_bytes(), long)
    assert "CQ-04" in [row.rule for row in check_form(broken)]
    assert convert_form(broken)[1] == []


def test_an_appendix_in_the_middle_of_a_section_gets_its_own() -> None:
    whole = sample(f"{DISTRICT}.docx").read_bytes()

    def one_section(package: Package) -> None:
        first = next(package.body.iter(W + "sectPr"))
        first.getparent().remove(first)
        package.change(package.main)

    broken = changed(whole, one_section)
    assert "PG-13" in [row.rule for row in check_form(broken)]
    after, told = convert_form(broken)
    assert told == []
    assert words(after) == words(broken)


def test_legacy_letters_are_not_touched_and_told() -> None:
    def old(package: Package) -> None:
        for fonts in [*package.body.iter(W + "rFonts"), *package.part("styles").iter(W + "rFonts")]:
            for script in ("ascii", "hAnsi"):
                fonts.set(W + script, ".VnTime")
        package.change(package.main)
        package.change(package.related("styles")[0])

    before = changed(sample(f"{DISTRICT}.docx").read_bytes(), old)
    after, told = convert_form(before)
    assert words(after) == words(before)
    assert any("TCVN3" in sentence for sentence in told)
    assert any(row.rule == "PG-07" for row in check_form(after))


def test_a_signed_document_is_refused() -> None:
    package = Package(sample(f"{DISTRICT}.docx").read_bytes())
    package.parts["_xmlsignatures/sig1.xml"] = b"<a/>"
    with pytest.raises(WrongUse):
        convert_form(package.packed())


def test_what_is_no_docx_is_refused() -> None:
    with pytest.raises(UnreadableInput):
        convert_form(b"PK\x03\x04")
