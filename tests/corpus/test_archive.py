"""What an archive's manifest tells: the same document in several files, the register of documents, the report."""

from __future__ import annotations

import io
from pathlib import Path

import docx
import pytest

from corpus.manifest import Entry
from corpus.register import register
from corpus.same_document import same_documents
from corpus.summary import summary
from kehoach.archive_report import report_page
from kehoach.register_output import register_docx, register_xlsx
from kehoach.spreadsheet import first_sheet
from tests.kehoach.test_compare_command import sheets_of


def entry(
    path: str,
    number: str | None = "68",
    day: str | None = "2024-03-08",
    words: str = "00ff00ff00ff00ff",
    **more: object,
) -> Entry:
    facts = {
        "kind": Path(path).suffix[1:], "type": "kế hoạch", "number": number, "symbol": "KH-UBND", "date": day,
        "issuer": "Ủy ban nhân dân huyện Phú Lâm", "title": "Phân loại rác tại nguồn", "words": words, **more,
    }  # fmt: skip
    return Entry(path, "ok", document={name: value for name, value in facts.items() if value is not None})


GROUPS = [
    ([entry("a.docx"), entry("b.pdf")], [["b.pdf", "a.docx"]]),
    ([entry("a.docx"), entry("b.pdf"), entry("c.pdf", signed=True)], [["c.pdf", "b.pdf", "a.docx"]]),
    (
        [entry("a.docx"), entry("b.pdf", words="00ff00ff00ff00fe")],
        [["b.pdf", "a.docx"]],
    ),  # a scan, read a little otherwise
    (
        [entry("a.docx"), entry("b.pdf", words="ff00ff00ff00ff00")],
        [["a.docx"], ["b.pdf"]],
    ),  # another text of that number
    ([entry("a.docx"), entry("b.pdf", number="69")], [["a.docx"], ["b.pdf"]]),
    ([entry("a.docx", day=None), entry("b.pdf", day=None)], [["a.docx"], ["b.pdf"]]),  # not known enough to say so
    ([entry("a.docx"), Entry("b.pdf", "failed")], [["a.docx"]]),
]


@pytest.mark.parametrize(("rows", "expected"), GROUPS)
def test_the_same_document(rows: list[Entry], expected: list[list[str]]) -> None:
    for entries in (rows, rows[::-1]):
        assert [[row.path for row in group.entries] for group in same_documents(entries)] == expected


def test_the_register_has_each_document_once_in_order() -> None:
    rows = register([
        entry("b.pdf", pages=7), entry("a.docx"), entry("c.docx", number="5", day="2023-01-02"), entry("d.docx", number=None, day=None),
        Entry("e.docx", "failed"), entry("f.docx", number=None, day="2024"),
    ])  # fmt: skip
    assert [(row.code, row.date, row.file, row.pages, row.others) for row in rows] == [
        ("5/KH-UBND", "2023-01-02", "c.docx", "", ()),
        ("KH-UBND", "2024", "f.docx", "", ()),
        ("68/KH-UBND", "2024-03-08", "b.pdf", "7", ("a.docx",)),
        ("KH-UBND", "", "d.docx", "", ()),
    ]
    assert rows[0].summary == "Kế hoạch Phân loại rác tại nguồn"


def test_the_register_as_a_table_and_as_a_document(tmp_path: Path) -> None:
    rows = register([entry("b.pdf", pages=7), entry("=1+1.docx", number="=2", title="=HYPERLINK(1)", review=True)])
    (tmp_path / "a.xlsx").write_bytes(register_xlsx(rows))
    cells = first_sheet(tmp_path / "a.xlsx")
    assert cells[0][:3] == ["TT", "Số, ký hiệu", "Ngày tháng"]
    assert sorted(row[1] for row in cells[1:]) == ["'=2/KH-UBND", "68/KH-UBND"]
    assert {row[6] for row in cells[1:]} == {""}  # the term of keeping is the archivist's
    document = docx.Document(io.BytesIO(register_docx(rows)))
    table = [[cell.text for cell in row.cells] for row in document.tables[0].rows]
    assert [row[:6] for row in table[1:]] == [[cell.removeprefix("'") for cell in row[:6]] for row in cells[1:]]
    assert register_docx(rows) == register_docx(rows)


def test_no_row_of_the_register_is_beyond_a_sheet() -> None:
    rows = register([entry(f"{number}.pdf", number=str(number)) for number in range(1, 6)])
    sheets = sheets_of(register_xlsx(rows, on_a_sheet=2))
    assert len(sheets) == 3
    assert [len(lines) for lines in sheets.values()] == [3, 3, 2]  # the head on each
    assert [line[0] for lines in sheets.values() for line in lines[1:]] == ["1", "2", "3", "4", "5"]


def test_the_report_counts_everything_and_escapes_it() -> None:
    rows = [
        Entry("a.pdf", "ok", pages={"text": 3, "ocr": 1}, seconds=2.0, ended=100.0, document={"kind": "pdf"}),
        Entry("<b>.docx", "failed", reason="<script>x</script>", seconds=9.0, ended=103.0),
        Entry("c.docx", "timeout", reason="quá giờ", ended=160.0),
        Entry("d.docx", "duplicate", same_as="a.pdf", ended=160.0),
    ]
    found = summary(rows)
    assert found.statuses == {"ok": 1, "failed": 1, "timeout": 1, "duplicate": 1}
    assert (found.files, found.pages, found.layers) == (4, 4, {"text": 3, "ocr": 1})
    assert [row.path for row in found.failures] == ["<b>.docx", "c.docx"]
    assert found.slowest[0].path == "<b>.docx"
    assert sum(step.files for step in found.steps) == 4
    assert sum(step.failed for step in found.steps) == 2
    page = report_page(found)
    assert "<script>" not in page
    assert "&lt;script&gt;" in page
    assert page.count('<rect class="all"') == len(found.steps)


def test_an_empty_archive_has_a_report_too() -> None:
    assert "0 tệp" in report_page(summary([]))
    assert register([]) == []
    assert len(docx.Document(io.BytesIO(register_docx([]))).tables[0].rows) == 1
