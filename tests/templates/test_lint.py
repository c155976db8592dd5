"""Each fault of a template is found, with its tag and its place, in a Vietnamese sentence."""

from __future__ import annotations

import io
import re
import zipfile
from collections.abc import Callable
from typing import Any

import docx
import pytest
from docx.oxml import OxmlElement
from docx.oxml.ns import qn

from templates import template_bytes
from templates.expressions import Scopes, TagProblem, enter_loop, expression_paths
from templates.lint import lint
from templates.tags import SHAPES
from templates.word_package import MAX_MEMBERS
from tests.templates.test_templates import changed


def added(text: str) -> bytes:
    return changed("ke_hoach", lambda document: document.add_paragraph(text))


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        ("{{ header.titel }}", "“header.titel”"),
        ("{{ ngay }}", "“ngay”"),
        ("{{ c.line }}", "“c”"),  # outside its loop
        ("{{ clauses }}", "nhiều phần"),
        ("{{ header.title.__class__ }}", "header.title.__class__"),
        ("{{ header.title() }}", "phép tính"),
        ("{{ cycler('a') }}", "phép tính"),
        ("{{ header.title|attr('x') }}", "bộ lọc “attr”"),
        ("{{ header.title +", "lẻ"),
        ("{{ header. }}", "cú pháp"),
        ("{{ header.title }} }}", "lẻ"),
        ("{{r header.title }}", "thuộc loại không dùng"),
        ("{%p set x = 1 %}", "không dùng được"),
        ("{%p include 'x' %}", "không dùng được"),
        ("{%p for x in range(9) %}", "phép tính"),
        ("{%p for x in archive %}", "danh sách"),
        ("{%p if archive %}", "chưa có thẻ đóng"),
        ("{%p endif %}", "không có thẻ mở"),
        ("{%p else %}", "không có thẻ mở"),
        ("{%p endfor %}", "không có thẻ mở"),
        ("Chữ {%p if archive %}", "một mình"),
        ("{% if archive %}x", "chưa có thẻ đóng"),
        ("{%tc if archive %}", "thuộc loại không dùng"),
    ],
)
def test_a_faulty_tag_is_named(text: str, wanted: str) -> None:
    findings = [finding for finding in lint(added(text)) if finding.severity == "error"]
    assert findings
    assert wanted in findings[0].sentence
    assert findings[0].place
    assert findings[0].place in findings[0].sentence


@pytest.mark.parametrize(
    "text",
    [
        "{{ header.title|upper }}", "{{ header.issuer_lines|join(' ') }}", "{{ header.issuer_lines[0] }}",
        "{% if signature.name %}Người ký: {{ signature.name }}{% else %}…{% endif %}", "{# ghi chú #}",
        "{{ header[“title”] }}", "{{ 'A' if archive else 'B' }}",
        "{% if recipients|length > 3 and not archive %}x{% endif %}",
        "{% for one in recipients %}{{ loop.index }}. {{ one }}{% endfor %}", "Chữ thường, 100% {đúng}",
    ],
)  # fmt: skip
def test_what_docxtpl_can_fill_is_no_finding(text: str) -> None:
    assert lint(added(text)) == []


def runs(*pieces: str, between: Callable[[Any], None] | None = None) -> bytes:
    def change(document: Any) -> None:
        paragraph = document.add_paragraph()
        for piece in pieces:
            paragraph.add_run(piece)
        if between:
            between(paragraph)

    return changed("ke_hoach", change)


def in_a_link(paragraph: Any) -> None:
    link = OxmlElement("w:hyperlink")
    paragraph.runs[1]._r.addprevious(link)
    link.append(paragraph.runs[-1]._r)


def tracked(paragraph: Any) -> None:
    mark = OxmlElement("w:ins")
    first = paragraph.runs[0]._r
    first.addprevious(mark)
    for run in list(paragraph._p.findall(qn("w:r"))):
        mark.append(run)


def with_a_tab(paragraph: Any) -> None:
    paragraph.runs[0]._r.append(OxmlElement("w:tab"))


def test_a_tag_that_runs_of_form_alone_split_is_mended() -> None:
    assert lint(runs("{{ hea", "der.ti", "tle }}")) == []
    assert lint(runs("{", "{ header.title }", "}")) == []


@pytest.mark.parametrize("between", [in_a_link, tracked, with_a_tab])
def test_a_tag_that_docxtpl_cannot_mend_is_named(between: Callable[[Any], None]) -> None:
    sentences = [finding.sentence for finding in lint(runs("{{ header", ".title }}", between=between))]
    assert len(sentences) == 1
    assert "cắt ngang" in sentences[0]


def test_blocks_may_not_cross_cells_or_tables() -> None:
    def crossed(document: Any) -> None:
        left, right = document.tables[0].rows[0].cells
        left.add_paragraph("{%p if archive %}")
        right.add_paragraph("{%p endif %}")

    findings = lint(changed("ke_hoach", crossed))
    assert ["cùng chỗ" in finding.sentence for finding in findings] == [True]


@pytest.mark.parametrize(
    ("gone", "path"),
    [
        ("{{ signature.name }}", "signature.name"), ("{{ archive }}", "archive"),
        ("{{ header.title }}", "header.title"), ("Số:{{ number_line }}", "number_line"),
    ],
)  # fmt: skip
def test_what_must_be_printed_is_missed(gone: str, path: str) -> None:
    def change(document: Any) -> None:
        for paragraph in document.element.body.iter(qn("w:p")):
            nodes = list(paragraph.iter(qn("w:t")))
            if "".join(node.text or "" for node in nodes) == gone:
                nodes[0].text = "…"

    assert any(f"“{path}”" in finding.sentence for finding in lint(changed("ke_hoach", change)))


def test_the_loops_of_clauses_recipients_and_signature_are_missed() -> None:
    empty = docx.Document()
    out = io.BytesIO()
    empty.save(out)
    sentences = " ".join(finding.sentence for finding in lint(out.getvalue()))
    for path in ("clauses[].line", "recipients[]", "signature.lines[]", "header.title"):
        assert f"“{path}”" in sentences
    assert "annotation reference" in sentences


def repacked(change: Callable[[dict[str, bytes]], object]) -> bytes:
    with zipfile.ZipFile(io.BytesIO(template_bytes("ke_hoach"))) as archive:
        members = {name: archive.read(name) for name in archive.namelist()}
    change(members)
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in members.items():
            archive.writestr(name, content)
    return out.getvalue()


def linked(members: dict[str, bytes]) -> None:
    kind = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/attachedTemplate"
    row = f'<Relationship Id="rId99" Type="{kind}" Target="file:///C:/x.dotm" TargetMode="External"/></Relationships>'
    name = "word/_rels/document.xml.rels"
    members[name] = members[name].replace(b"</Relationships>", row.encode())


def entity(members: dict[str, bytes]) -> None:
    members["word/document.xml"] = b'<!DOCTYPE x [<!ENTITY a "b">]>' + members["word/document.xml"].split(b"?>", 1)[1]


def tagged(members: dict[str, bytes]) -> None:
    members["docProps/core.xml"] = members["docProps/core.xml"].replace(b"<dc:title>", b"<dc:title>{{ 1/0 }}")
    assert b"{{" in members["docProps/core.xml"]


def elsewhere(members: dict[str, bytes]) -> None:
    """The document in a part that is not called so; what is called so is a decoy."""
    members["word/real.xml"] = members["word/document.xml"]
    for name in ("_rels/.rels", "[Content_Types].xml"):
        members[name] = members[name].replace(b"word/document.xml", b"word/real.xml")


def fetching(members: dict[str, bytes]) -> None:
    name = next(name for name in members if re.match(r"word/header\d*\.xml", name))
    members[name] = members[name].replace(b">PAGE<", b">INCLUDETEXT c:\\x<")


@pytest.mark.parametrize(
    ("change", "wanted"),
    [
        (lambda members: members.update({"word/vbaProject.bin": b"x"}), "vbaProject"),
        (lambda members: members.update({"word/embeddings/oleObject1.bin": b"x"}), "oleObject1"),
        (linked, "x.dotm"),
        (entity, "DOCTYPE"),
        (fetching, "INCLUDETEXT"),
        (tagged, "Thuộc tính"),
        (elsewhere, "không phải văn bản Word"),
        (lambda members: members.pop("word/document.xml"), "không phải văn bản Word"),
        (lambda members: members.pop("[Content_Types].xml"), "không phải văn bản Word"),
        (lambda members: members.update({"word/styles.xml": b"<a"}), "không phải văn bản Word"),
        (lambda members: members.update({f"x{n}": b"" for n in range(MAX_MEMBERS)}), "quá lớn"),
        (lambda members: members.update({"x": b"0" * 70_000_000}), "quá lớn"),
    ],
)
def test_what_is_more_than_text_is_refused(change: Callable[[dict[str, bytes]], object], wanted: str) -> None:
    findings = [finding for finding in lint(repacked(change)) if finding.severity == "error"]
    assert wanted in findings[0].sentence


def test_any_bytes_get_a_finding() -> None:
    for data in (b"", b"PK\x03\x04", b"x" * 100, b"%PDF-1.7"):
        assert [finding.severity for finding in lint(data)] == ["error"]


def test_a_style_that_is_gone_is_named() -> None:
    def change(document: Any) -> None:
        style = document.styles["KH Mục"].element
        style.getparent().remove(style)

    assert any("“KHMuc”" in finding.sentence for finding in lint(changed("ke_hoach", change)))


@pytest.mark.parametrize(
    "lists", [("clauses", "clauses"), ("clauses", "recipients", "appendices", "header.issuer_lines")]
)
def test_loops_in_loops_end_somewhere(lists: tuple[str, ...]) -> None:
    opened = "".join(f"{{% for x{n} in {name} %}}" for n, name in enumerate(lists))
    text = opened + "{% endfor %}" * len(lists)
    assert any("lồng quá nhiều" in finding.sentence for finding in lint(added(text)))


@pytest.mark.parametrize(
    ("code", "paths"),
    [
        ("header.title", ["header.title"]), ("header['title']|upper", ["header.title"]),
        ("header.issuer_lines|join(', ')", ["header.issuer_lines[]"]), ("recipients|length", []),
        ("archive ~ ' ' ~ header.place", ["archive", "header.place"]),
    ],
)  # fmt: skip
def test_the_paths_of_an_expression(code: str, paths: list[str]) -> None:
    assert expression_paths(code, Scopes(SHAPES["ke_hoach"]), printed=True) == paths


def test_a_loop_brings_its_name() -> None:
    scopes = Scopes(SHAPES["ke_hoach"])
    enter_loop("c in clauses", scopes)
    assert expression_paths("c.line", scopes, printed=True) == ["clauses[].line"]
    scopes.leave()
    with pytest.raises(TagProblem):
        expression_paths("c.line", scopes)
    with pytest.raises(TagProblem):
        enter_loop("c in clauses if c.line", scopes)
