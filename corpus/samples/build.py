"""Build the sample plans that have an authoring source as DOCX, in the form of Decree 30/2020, and one of them as PDF too.

Run as `python -m corpus.samples.build [--out DIR]`; the PDF needs LibreOffice's `soffice` on the path, and Times New
Roman or a font of the same widths that has the Vietnamese letters (Liberation Serif from version 2 on).

In a table of a source the cell "^" is merged with the one above it, "<" with the one to its left.
"""

from __future__ import annotations

import argparse
import re
import subprocess
import sys
import tempfile
import unicodedata
from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import datetime
from itertools import groupby
from pathlib import Path

import pdfplumber
from docx import Document
from docx.document import Document as DocumentObject
from docx.shared import Pt

from templates import form

HERE = Path(__file__).parent
SOURCES = HERE / "source"
PRINTED = "kh-huyen-phu-lam-2024"
"""The sample that is printed as PDF too."""


@dataclass
class Source:
    """The parts of an authoring source, as printed."""

    head: dict[str, str] = field(default_factory=dict)
    titles: list[str] = field(default_factory=list)
    body: list[tuple[str, str]] = field(default_factory=list)
    """Pairs of a mark ("##", "###", ">", "|" or none) and the text of the paragraph or of the table's row."""
    recipients: list[str] = field(default_factory=list)
    appendix: list[str] = field(default_factory=list)
    rows: list[list[str]] = field(default_factory=list)


def read_source(path: Path) -> Source:
    """Read the front matter, the body, the recipients and the appendix, one paragraph a line."""
    source, part = Source(), ""
    for line in unicodedata.normalize("NFC", path.read_text(encoding="utf-8")).splitlines():
        if line == "---":
            part = "body" if part == "head" else "head"
        elif line.startswith("@"):
            part = line[1:]
        elif not line.strip():
            continue
        elif part == "head":
            key, _, value = line.partition(": ")
            source.head[key] = value
        elif line.startswith("# "):
            source.titles.append(line[2:])
        elif line.startswith("|") and part == "appendix":
            source.rows.append(cells_of(line))
        elif part == "body" and line.startswith("|"):
            source.body.append(("|", line))
        elif part == "body":
            mark, _, text = line.partition(" ")
            source.body.append((mark, text) if mark in ("##", "###", ">") else ("", line))
        else:
            getattr(source, part).append(line)
    return source


def cells_of(line: str) -> list[str]:
    """The cells of a row."""
    return [cell.strip() for cell in line.strip().removeprefix("|").removesuffix("|").split("|")]


def add_table(document: DocumentObject, rows: list[list[str]]) -> None:
    """A bordered table whose columns are as wide as their texts ask for, with its merged cells."""
    longest = [max(len(row[col]) for row in rows) for col in range(len(rows[0]))]
    shares = [max(8.0, min(length, 60) ** 0.75) for length in longest]
    widths = [form.TEXT_WIDTH * share / sum(shares) for share in shares]
    table = form.grid(document, len(rows), widths, bordered=True, shift=1.5)
    for number, row in enumerate(rows):
        for col, text in enumerate(row):
            if text == "^":
                table.cell(number - 1, col).merge(table.cell(number, col))
            elif text == "<":
                table.cell(number, col - 1).merge(table.cell(number, col))
            elif text:
                form.add_run(table.cell(number, col).paragraphs[0], text, 13, bold=number == 0)


def compose(source: Source) -> DocumentObject:
    """Lay the source out as a Word document."""
    document = Document()
    stamp = document.core_properties
    stamp.title, stamp.author, stamp.comments, stamp.language = source.titles[-1], "", "", "vi-VN"
    stamp.created = stamp.modified = datetime(int(source.head["place_date"].strip()[-4:]), 3, 8, 8, 0)
    form.set_page(document)
    form.letterhead(document, source.head["issuer"].split(" / "), source.head["number"], source.head["place_date"])
    kind, title = source.titles
    form.centred(document, kind, 14, bold=True).paragraph_format.space_before = Pt(16)
    form.centred(document, title, 14, bold=True)
    form.rule(document, 55, form.TEXT_WIDTH, after=10)
    for tabled, group in groupby(source.body, key=lambda entry: entry[0] == "|"):
        if tabled:
            add_table(document, [cells_of(line) for _, line in group])
            continue
        for mark, text in group:
            form.body(document, text, bold=mark.startswith("#"), italic=mark == ">")
    form.signature(document, source.recipients, source.head["signature"].split(" / "))
    if source.appendix:
        add_appendix(document, source)
    return document


def add_appendix(document: DocumentObject, source: Source) -> None:
    """The appendix: label, heading and link line, the table, and what stands under it."""
    label, heading, link, *notes = source.appendix
    if len(source.rows[0]) == len(form.TASK_WIDTHS) and not any(
        cell in ("^", "<") for row in source.rows for cell in row
    ):
        form.appendix(document, label, heading, link, source.rows)
    else:
        form.appendix_head(document, label, heading, link)
        add_table(document, source.rows)
    for note in notes:
        form.body(document, note)


def to_pdf(docx: Path, out: Path) -> Path:
    """Convert with LibreOffice under a profile of its own, and make sure that the PDF was written anew."""
    pdf = out / f"{docx.stem}.pdf"
    pdf.unlink(missing_ok=True)
    with tempfile.TemporaryDirectory() as profile:
        command = ["soffice", f"-env:UserInstallation={Path(profile).as_uri()}", "--headless", "--convert-to", "pdf"]
        subprocess.run([*command, "--outdir", str(out), str(docx)], check=True, capture_output=True, timeout=300)
    if not pdf.is_file() or not pdf.read_bytes().startswith(b"%PDF"):
        raise RuntimeError(f"LibreOffice wrote no PDF for {docx.name}")
    return pdf


def font_families(pdf: Path) -> set[str]:
    """The families that the PDF's letters come from; a second one stands in for letters that the first lacks."""
    with pdfplumber.open(pdf) as pages:
        return {re.split(r"[+-]", char["fontname"])[1] for page in pages.pages for char in page.chars}


def main(argv: Sequence[str] | None = None) -> int:
    """Build the files into the given folder."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument(
        "--out", type=Path, default=HERE, help="folder for the DOCX files and the PDF (default: this folder)"
    )
    out: Path = parser.parse_args(argv).out
    out.mkdir(parents=True, exist_ok=True)
    for path in sorted(SOURCES.glob("*.md")):
        compose(read_source(path)).save(str(out / f"{path.stem}.docx"))
        sys.stdout.write(f"{path.stem}.docx\n")
    pdf = to_pdf(out / f"{PRINTED}.docx", out)
    if len(families := font_families(pdf)) > 1:
        sys.stderr.write(f"The PDF mixes fonts, as none has all the letters: {', '.join(sorted(families))}\n")
    sys.stdout.write(f"{pdf.name}\n")
    return 0


if __name__ == "__main__":
    sys.exit(main())
