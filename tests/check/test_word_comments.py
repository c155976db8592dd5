"""Comments in a DOCX: at the words they are about, whatever the words stand in; the text and the other parts stay."""

from __future__ import annotations

import io
import re
import zipfile
from collections.abc import Callable
from typing import Any

import docx
import pytest
from docx.oxml import parse_xml
from docx.oxml.ns import nsdecls

from check.final import final_findings
from check.form.document import Form
from check.word.comments import Comments
from check.word.package import Package
from check.word.places import Places, folded, whole
from kehoach.clean_copy import without_comments
from kehoach.report_comments import commented
from schemas.finding import Finding, Location
from schemas.span import Span
from tests.check.foreign import Look, document


def made(*lines: str) -> Any:
    out = docx.Document()
    for line in lines:
        out.add_paragraph(line)
    return out


def data(document: Any) -> bytes:
    out = io.BytesIO()
    document.save(out)
    return out.getvalue()


def add(source: bytes, *quotes: str, text: str | None = None, at: int = 0) -> bytes:
    """The document with a comment at each quotation, looked for behind `at` in the text (the quotation itself by default)."""
    package = Package(source)
    paragraphs = Form(package).paragraphs
    places, comments = Places(paragraphs), Comments(package, "kehoach", "KH")
    for quote in quotes:
        found = places.find(quote, text if text is not None else quote, at)
        assert found is not None, quote
        comments.add(found, [f"về {quote}", "hai"])
    return package.packed()


def main(source: bytes) -> str:
    with zipfile.ZipFile(io.BytesIO(source)) as archive:
        return archive.read("word/document.xml").decode()


def words(xml: str) -> str:
    return "".join(re.findall(r"<w:t(?: [^>]*)?>([^<]*)</w:t>", xml))


def covered(source: bytes, id: int) -> str:
    found = re.search(
        rf'<w:commentRangeStart w:id="{id}"/>(.*?)<w:commentRangeEnd w:id="{id}"/><w:r><w:commentReference w:id="{id}"/>',
        main(source), re.S,
    )  # fmt: skip
    assert found is not None
    return words(found[1])


def linked(out: Any) -> None:
    out.paragraphs[1]._p.append(
        parse_xml(f'<w:hyperlink {nsdecls("w")} w:anchor="a"><w:r><w:t>Luật Đất đai</w:t></w:r></w:hyperlink>')
    )


def inserted(out: Any) -> None:
    out.paragraphs[1]._p.append(
        parse_xml(f'<w:ins {nsdecls("w")} w:id="9" w:author="a"><w:r><w:t>chèn thêm</w:t></w:r></w:ins>')
    )


def tabled(out: Any) -> None:
    out.add_table(rows=1, cols=2).rows[0].cells[1].text = "Trong ô bảng"


def broken_line(out: Any) -> None:
    run = out.add_paragraph().add_run("dòng trên")
    run.add_break()
    run.add_text("dòng dưới")


def boxed(out: Any) -> None:
    out.paragraphs[1]._p.append(
        parse_xml(
            f"<w:r {nsdecls('w')}><w:pict><w:txbxContent><w:p><w:r><w:t>Trong hộp</w:t></w:r></w:p></w:txbxContent></w:pict></w:r>"
        )
    )


def nothing(out: Any) -> None:
    pass


@pytest.mark.parametrize(
    ("change", "quote", "wanted"),
    [
        (nothing, "70% trở", "70% trở"),
        (nothing, "ĐẠT TỪ\n70%", "đạt từ 70%"),  # another spelling
        (nothing, "Một. Đạt từ", "Một.Đạt từ"),  # over two paragraphs
        (linked, "Luật Đất", "Luật Đất đai"),  # a link is commented as a whole
        (inserted, "chèn thêm", "chèn thêm"),
        (tabled, "ô bảng", "ô bảng"),
        (broken_line, "trên dòng", "dòng trêndòng dưới"),  # a run with a line break is not cut
        (boxed, "Trong hộp", "Đạt từ 70% trở lên.Trong hộp"),  # Word takes no comment in a box
    ],
)
def test_a_comment_is_at_its_words(change: Callable[[Any], None], quote: str, wanted: str) -> None:
    out = made("Một.", "Đạt từ 70% trở lên.", "Ba.")
    change(out)
    before = data(out)
    after = add(before, quote)
    assert covered(after, 0).casefold() == wanted.casefold()
    assert words(main(after)) == words(main(before))
    (comment,) = docx.Document(io.BytesIO(after)).comments
    assert (comment.author, comment.initials, comment.timestamp) == ("kehoach", "KH", None)
    assert comment.text.startswith("về ")
    assert comment.text.endswith("\nhai")


def test_a_label_that_word_prints_is_part_of_the_words() -> None:
    out = docx.Document()
    for line in ("Làm đường.", "Làm cầu."):
        out.add_paragraph(line, style="List Number")
    assert covered(add(data(out), "2. Làm cầu"), 0) == "Làm cầu"


def test_of_equal_words_the_one_of_the_same_number_is_taken() -> None:
    lines = ["Các ấp báo cáo.", "Xã báo cáo.", "Huyện báo cáo."]
    text = "\n\n".join(lines)
    for number, line in enumerate(lines):
        after = add(data(made(*lines)), "báo cáo", text=text, at=text.index(line) + line.index("báo cáo"))
        before, _, _ = main(after).partition("<w:commentRangeStart")
        assert before.count("báo cáo") == number


def test_several_comments_may_share_words() -> None:
    after = add(
        data(made("Đạt từ 70% trở lên trước ngày 20/6.")), "từ 70% trở lên", "70%", "trước ngày 20/6", "Đạt từ 70"
    )
    assert [covered(after, id) for id in range(4)] == ["từ 70% trở lên", "70%", "trước ngày 20/6", "Đạt từ 70"]
    assert words(main(after)) == "Đạt từ 70% trở lên trước ngày 20/6."


def test_the_comments_of_others_stay() -> None:
    poor = document(Look(extras=True))
    before = [comment.text for comment in docx.Document(io.BytesIO(poor)).comments]
    after = docx.Document(io.BytesIO(add(poor, "Đường làng sạch")))
    assert [comment.text for comment in after.comments] == [*before, "về Đường làng sạch\nhai"]
    assert len({comment.comment_id for comment in after.comments}) == len(before) + 1


def test_only_what_is_needed_changes_and_the_bytes_are_the_same() -> None:
    before = document(Look(foot=True))
    after = add(before, "Đường làng sạch")
    assert after == add(before, "Đường làng sạch")
    with zipfile.ZipFile(io.BytesIO(before)) as old, zipfile.ZipFile(io.BytesIO(after)) as new:
        changed = {name for name in old.namelist() if old.read(name) != new.read(name)}
        assert set(new.namelist()) - set(old.namelist()) == {"word/comments.xml"}
    assert changed == {"word/document.xml", "[Content_Types].xml", "word/_rels/document.xml.rels"}
    assert {row.rule for row in final_findings(after)} >= {"TK-02"}
    assert words(main(without_comments(after))) == words(main(before))


def finding(span: Span | None) -> Finding:
    return Finding(rule="KH401", name="x", severity="error", message="Sai\x0b.", where=Location(file="a", span=span))


@pytest.mark.parametrize(
    ("span", "told"), [(None, 2), (Span(start=0, end=9, quote="không thấy"), 3), (Span(start=0, end=1, quote="…"), 3)]
)
def test_what_has_no_place_is_at_the_title(span: Span | None, told: int) -> None:
    after = commented(document(Look()), "a.docx", [finding(span)], "")
    assert covered(after, 0) == "Cải tạo đường làng năm 2026"
    (comment,) = docx.Document(io.BytesIO(after)).comments
    assert len(comment.text.split("\n")) == told
    assert comment.text.startswith("KH401 LỖI: Sai")


def test_a_document_without_a_title_and_one_without_words() -> None:
    assert covered(commented(data(made("", "Một dòng.")), "a", [finding(None)], ""), 0) == "Một dòng."
    assert covered(commented(data(made("")), "a", [finding(None)], ""), 0) == ""
    assert commented(data(made("Một.")), "a", [], "").startswith(b"PK")


def test_the_whole_of_a_paragraph() -> None:
    (paragraph,) = Form(Package(data(made("Một dòng.")))).paragraphs
    assert (whole(paragraph).start, whole(paragraph).end) == (0, 9)
    assert folded("Đạt 70%, “từ”…") == folded("đạt 70 TỪ") == "đat70tu"
