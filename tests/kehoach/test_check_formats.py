"""The reports of a check: every format gives the same findings, and nothing that a plan says is taken for more than text."""

from __future__ import annotations

import io
import json
import re
from html.parser import HTMLParser
from pathlib import Path
from typing import Any

import docx
import jsonschema
import pytest

import kehoach
from check.rule import Checked
from check.rules import RULES
from corpus.shipped import COMMUNE, DISTRICT, sample
from kehoach.report import Report, Unread
from kehoach.report_comments import commented
from kehoach.report_lines import as_json, escaped, markdown, text
from kehoach.report_page import html, spreadsheet
from kehoach.report_sarif import address, sarif
from kehoach.spreadsheet import first_sheet
from schemas.finding import Finding, Location
from schemas.plan import Plan
from schemas.span import Span
from tests.kehoach.test_cli import run

SCHEMA = json.loads(Path(__file__).with_name("sarif.schema.json").read_text(encoding="utf-8"))
HOSTILE = '=HYPERLINK("http://x") <script>alert(1)</script> [a](javascript:b) **c** | d'


def word_commune(folder: Path) -> Path:
    """The sample commune plan as a DOCX, each of its lines in two runs."""
    made = docx.Document()
    for line in sample(f"{COMMUNE}.txt").read_text(encoding="utf-8").splitlines():
        if line.strip():
            paragraph = made.add_paragraph()
            paragraph.add_run(line[: len(line) // 2]).bold = True
            paragraph.add_run(line[len(line) // 2 :])
    path = folder / "kế hoạch xã.docx"
    made.save(str(path))
    return path


@pytest.fixture(scope="module")
def commune_docx(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return word_commune(tmp_path_factory.mktemp("xa"))


@pytest.fixture(scope="module")
def report(commune_docx: Path) -> Report:
    """The sample's three faults, the superior a PDF with pages."""
    pairs = [(str(path), kehoach.extract(path)) for path in (sample(f"{DISTRICT}.pdf"), commune_docx)]
    findings = kehoach.check(pairs)
    assert len(findings) == 3
    return Report([Checked(*pair) for pair in pairs], findings, 1)


def hostile() -> Report:
    """A finding whose message and quotations are code for some reader."""
    span = Span(start=0, end=len(HOSTILE), page=7, quote=HOSTILE)
    place = Location(file="a <b>.txt", path="/targets/0", span=span)
    found = Finding(rule="KH401", name="x", severity="advice", message=HOSTILE, where=place, related=[place])
    return Report([Checked("a <b>.txt", Plan())], [found], 0, [Unread("=c.pdf", HOSTILE)])


class Page(HTMLParser):
    """The findings of a page: rule, message and quotation, and all of its tags and its text."""

    def __init__(self, source: str) -> None:
        super().__init__()
        self.tags: list[str] = []
        self.found: list[list[str]] = []
        self.text = ""
        self._into = False
        self.feed(source)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.append(tag)
        given = dict(attrs)
        if "data-rule" in given:
            self.found.append([given["data-rule"] or ""])
        self._into = tag == "blockquote" or given.get("class") == "message"

    def handle_data(self, data: str) -> None:
        self.text += data
        if self._into:
            self.found[-1].append(data)
        self._into = False


def flat(words: str) -> str:
    return " ".join(words.split())


def in_text(report: Report, folder: Path) -> list[tuple[str, ...]]:
    return re.findall(r"^  (KH\d+) \S+ (?:trang \d+: )?(.*)\n      “(.*)”$", text(report), re.M)


def in_json(report: Report, folder: Path) -> list[tuple[str, ...]]:
    rows = json.loads(as_json(report))["findings"]
    return [(row["rule"], row["message"], flat(row["where"]["span"]["quote"])) for row in rows]


def in_sarif(report: Report, folder: Path) -> list[tuple[str, ...]]:
    rows = json.loads(sarif(report))["runs"][0]["results"]
    return [
        (
            row["ruleId"],
            row["message"]["text"],
            flat(row["locations"][0]["physicalLocation"]["region"]["snippet"]["text"]),
        )
        for row in rows
    ]


def in_markdown(report: Report, folder: Path) -> list[tuple[str, ...]]:
    plain = re.sub(r"\\(.)", r"\1", markdown(report))
    return re.findall(r"^### (KH\d+) .*\n\n(.*)\n\n> (.*)$", plain, re.M)


def in_html(report: Report, folder: Path) -> list[tuple[str, ...]]:
    return [tuple(row) for row in Page(html(report)).found]


def in_xlsx(report: Report, folder: Path) -> list[tuple[str, ...]]:
    path = folder / "a.xlsx"
    path.write_bytes(spreadsheet(report))
    return [(row[3], row[4], row[5]) for row in first_sheet(path)[1:]]


def in_docx(report: Report, folder: Path) -> list[tuple[str, ...]]:
    file = report.plans[-1].file
    made = docx.Document(io.BytesIO(commented(Path(file).read_bytes(), file, report.findings, kehoach.read(file).text)))
    body = made.element.xml
    found: list[tuple[str, ...]] = []
    for comment in made.comments:
        id = comment.comment_id
        inside = re.search(rf'<w:commentRangeStart w:id="{id}"/>(.*)<w:commentRangeEnd w:id="{id}"/>', body, re.S)
        assert inside is not None
        assert f'<w:commentReference w:id="{id}"/>' in body
        words = "".join(re.findall(r"<w:t(?: [^>]*)?>([^<]*)</w:t>", inside[1]))
        rule, message = comment.text.split("\n")[0].split(" LỖI: ", 1)
        found.append((rule, message, words))
    return found


def test_every_format_has_the_same_findings(report: Report, tmp_path: Path) -> None:
    wanted = [(row.rule, row.message, flat(row.where.span.quote)) for row in report.findings if row.where.span]
    assert len(wanted) == 3
    for read in (in_text, in_json, in_sarif, in_markdown, in_html, in_xlsx, in_docx):
        assert read(report, tmp_path) == wanted, read.__name__


@pytest.mark.parametrize("make", [text, markdown, html])
def test_a_pair_shows_both_quotations(make: Any, report: Report) -> None:
    shown = re.sub(r"\\(.)", r"\1", make(report))
    assert "“tỷ lệ hồ sơ nộp trực tuyến của UBND các xã, thị trấn đạt từ 75% trở lên”" in shown
    assert f"{sample(f'{DISTRICT}.pdf')}, trang 2" in shown
    assert "Tỷ lệ hồ sơ nộp trực tuyến của UBND xã đạt từ 70% trở lên" in shown


def test_the_page_is_text_and_needs_no_other_file() -> None:
    source = html(hostile())
    page = Page(source)
    assert not {"script", "img", "link", "iframe", "a", "b"} & set(page.tags)
    assert "default-src 'none'" in source
    assert "@media print" in source
    assert page.found == [["KH401", HOSTILE, HOSTILE]]
    assert "=c.pdf" in page.text
    assert source.endswith("</html>\n")


def test_an_empty_report_says_so() -> None:
    for make in (html, markdown):
        assert "Không" in make(Report([Checked("a.txt", Plan())], [], 0))
    assert text(Report([], [])) == ""


@pytest.mark.parametrize(
    ("words", "wanted"),
    [
        ("a *b* _c_", r"a \*b\* \_c\_"), ("<script>", r"\<script\>"), ("[a](b)", r"\[a\](b)"), ("- a - b", r"\- a - b"),
        ("12. a", r"12\. a"), ("1) a 2) b", r"1\) a 2) b"), ("# a", r"\# a"), ("a\n\nb", "a b"), ("a|b", r"a\|b"), ("&lt;", r"\&lt;"),
        ("30/6.", "30/6."), ("", ""),
    ],
)  # fmt: skip
def test_markdown_finds_nothing_of_its_own(words: str, wanted: str) -> None:
    assert escaped(words) == wanted


def test_no_cell_is_a_formula_and_the_bytes_are_the_same(tmp_path: Path) -> None:
    data = spreadsheet(hostile())
    path = tmp_path / "a.xlsx"
    path.write_bytes(data)
    cells = [cell for row in first_sheet(path) for cell in row]
    assert f"'{HOSTILE}" in cells
    assert not any(cell.startswith(("=", "+", "-", "@")) for cell in cells)
    assert spreadsheet(hostile()) == data


@pytest.mark.parametrize("which", ["sample", "hostile", "empty"])
def test_sarif_is_valid(which: str, report: Report) -> None:
    made = {"sample": report, "hostile": hostile(), "empty": Report([], [], 0)}[which]
    log = json.loads(sarif(made))
    jsonschema.Draft202012Validator(SCHEMA, format_checker=jsonschema.FormatChecker()).validate(log)
    ran = log["runs"][0]
    assert [rule["id"] for rule in ran["tool"]["driver"]["rules"]] == sorted(RULES)
    for rule in ran["tool"]["driver"]["rules"]:
        assert rule["help"]["text"].startswith(rule["shortDescription"]["text"])
        assert "Cách sửa" in rule["help"]["markdown"]
    assert ran["invocations"][0]["executionSuccessful"] is (not made.unread)
    for row in ran["results"]:
        assert ran["tool"]["driver"]["rules"][row["ruleIndex"]]["id"] == row["ruleId"]
        for place in [*row["locations"], *row.get("relatedLocations", [])]:
            location = place["physicalLocation"]["artifactLocation"]
            assert ran["artifacts"][location["index"]]["location"]["uri"] == location["uri"]


@pytest.mark.parametrize(
    ("broken", "value"),
    [(("version",), "2.0.0"), (("runs", 0, "columnKind"), "bytes"), (("runs", 0, "results", 0, "level"), "advice"),
     (("runs", 0, "results", 0, "place"), 1), (("runs", 0, "results", 0, "message"), {})],
)  # fmt: skip
def test_the_schema_refuses_what_is_no_sarif(broken: tuple[Any, ...], value: object, report: Report) -> None:
    log = json.loads(sarif(report))
    holder: Any = log
    for part in broken[:-1]:
        holder = holder[part]
    holder[broken[-1]] = value
    with pytest.raises(jsonschema.ValidationError):
        jsonschema.validate(log, SCHEMA)


def test_sarif_points_into_the_text_and_at_the_page(report: Report, commune_docx: Path) -> None:
    ran = json.loads(sarif(report))["runs"][0]
    texts = [run("text", plan.file).stdout for plan in report.plans]
    places = [place for row in ran["results"] for place in [*row["locations"], *row["relatedLocations"]]]
    assert len(places) == 7
    for place in places:
        physical = place["physicalLocation"]
        region, index = physical["region"], physical["artifactLocation"]["index"]
        start = region["charOffset"]
        assert texts[index][start : start + region["charLength"]] == region["snippet"]["text"]
        assert ("page" in place.get("properties", {})) == (index == 0)  # the PDF has pages, the DOCX none
    assert [row["level"] for row in ran["results"]] == ["error"] * 3
    assert json.loads(sarif(hostile()))["runs"][0]["results"][0]["level"] == "note"


@pytest.mark.parametrize(
    ("file", "uri"),
    [("a/kế hoạch.pdf", "a/k%E1%BA%BF%20ho%E1%BA%A1ch.pdf"), ("../a.txt", "../a.txt"), ("a:b#c?.txt", "a%3Ab%23c%3F.txt"),
     ("/a b.txt", "file:///a%20b.txt")],
)  # fmt: skip
def test_a_file_is_a_uri(file: str, uri: str) -> None:
    assert address(file) == uri


@pytest.mark.parametrize("format", ["text", "json", "sarif", "md", "html"])
def test_the_command_prints_every_text_format(format: str, commune_docx: Path) -> None:
    done = run("check", str(commune_docx), "--superior", str(sample(f"{DISTRICT}.pdf")), "--format", format)
    assert done.returncode == 1
    assert done.stdout.count("KH602") >= 1
    assert "Traceback" not in done.stderr


@pytest.mark.parametrize(
    ("format", "start"), [("xlsx", b"PK"), ("docx", b"PK"), ("html", b"<!doctype"), ("sarif", b"{")]
)
def test_the_command_writes_files(format: str, start: bytes, commune_docx: Path, tmp_path: Path) -> None:
    before = commune_docx.read_bytes()
    outs = [tmp_path / f"{name}.{format}" for name in "ab"]
    for out in outs:
        done = run(
            "check", str(commune_docx), "--superior", str(sample(f"{DISTRICT}.pdf")), "--format", format, "-o", str(out)
        )
        assert done.returncode == 1, done.stderr
        assert str(out) in done.stderr
    one, two = (out.read_bytes() for out in outs)
    assert one.startswith(start)
    assert one == two
    assert commune_docx.read_bytes() == before
