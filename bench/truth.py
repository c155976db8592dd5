"""How true the text is that was read: `python -m bench.truth [FOLDER] [--check]`, against NAME.truth.txt beside NAME.*.

Without a folder it measures what the samples give: a PDF against the DOCX it was made from, the same text in TCVN3 and VNI,
scans of the PDF's pages, clean and worn. The figures are kept in docs/quality.md.
"""

from __future__ import annotations

import argparse
import re
import sys
import tempfile
import unicodedata
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

import kehoach
from bench.copies import clean_pages, worn, write_pdf
from bench.record import RECORD, replace_section, section_text
from corpus.shipped import DISTRICT, sample

_TRUTH = ".truth.txt"
_TITLE = "Reading"
_TOLERANCE = 0.002  # recognition differs a little from one build of tesseract to another
_ROW = re.compile(r"^\| *([^|]+?) *\| *\d+ *\| *(\d\.\d+) *\| *(\d\.\d+) *\|$", re.M)
_LEADERS = re.compile(r"[._]{3,}|[._]*…[.…_]*")
_SAME = str.maketrans({"“": '"', "”": '"', "‘": "'", "’": "'", "–": "-", "—": "-", "|": " "})


@dataclass(frozen=True, slots=True)
class Truth:
    """A text that was read: its name, the letters of the truth, and the share of characters and of syllables that are wrong."""

    name: str
    letters: int
    characters: float
    syllables: float


def plain(text: str) -> str:
    """A text as it is compared: NFC, one space, no leaders of dots, one kind of quotation mark and dash, no table bars."""
    text = _LEADERS.sub(" ", unicodedata.normalize("NFC", text)).translate(_SAME)
    return " ".join(text.split())


def measure(name: str, read: str, truth: str) -> Truth:
    """The error rates by edit distance; syllables are compared in small letters."""
    from rapidfuzz.distance import Levenshtein

    a, b = plain(read), plain(truth)
    words, true_words = a.lower().split(), b.lower().split()
    return Truth(
        name,
        len(b),
        Levenshtein.distance(a, b) / max(1, len(b)),
        Levenshtein.distance(words, true_words) / max(1, len(true_words)),
    )


def of_folder(folder: Path) -> Iterator[Truth]:
    """Every file of a folder that has a truth beside it, by name."""
    for truth in sorted(folder.glob(f"*{_TRUTH}")):
        name = truth.name.removesuffix(_TRUTH)
        sources = sorted(f for f in folder.glob(f"{name}.*") if not f.name.endswith((_TRUTH, ".gold.json")))
        if sources:
            yield measure(sources[0].name, kehoach.read(sources[0]).text, truth.read_text("utf-8"))


def of_samples() -> Iterator[Truth]:
    """What the shipped district plan gives in other forms."""
    truth = kehoach.read(sample(f"{DISTRICT}.docx")).text
    yield measure("digital PDF", kehoach.read(sample(f"{DISTRICT}.pdf")).text, truth)
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        for code in ("tcvn3", "vni"):
            path = folder / f"{code}.txt"
            path.write_bytes(in_old_code(truth, code))
            yield measure(f"plain text in {code.upper()}", kehoach.read(path).text, truth)
        pages = list(clean_pages())
        write_pdf(pages, folder / "clean.pdf")
        yield measure("scan, clean print at 200 dpi", kehoach.read(folder / "clean.pdf").text, truth)
        write_pdf([worn(page, number) for number, page in enumerate(pages)], folder / "worn.pdf")
        yield measure("scan, specked and skewed", kehoach.read(folder / "worn.pdf").text, truth)


def in_old_code(text: str, code: str) -> bytes:
    """A text in TCVN3 or VNI as bytes; TCVN3 has no capitals with tones, so its text is in small letters where it needs be."""
    from grammar.legacy import encode

    return encode(text, "vni" if code == "vni" else "tcvn3").encode("cp1252", "replace")


def rows(found: Sequence[Truth]) -> list[str]:
    """The figures as a table."""
    head = ["| text | characters | wrong characters | wrong syllables |", "|---|---:|---:|---:|"]
    return head + [f"| {t.name} | {t.letters} | {t.characters:.4f} | {t.syllables:.4f} |" for t in found]


def risen(found: Sequence[Truth], title: str, record: Path = RECORD) -> list[str]:
    """A line for each figure that is higher than the recorded one."""
    before = {name: (float(c), float(s)) for name, c, s in _ROW.findall(section_text(title, record) or "")}
    out = [] if before else [f"{title}: no figures are recorded"]
    for truth in found:
        for kind, old, new in zip(
            ("characters", "syllables"),
            before.get(truth.name, (1.0, 1.0)),
            (truth.characters, truth.syllables),
            strict=True,
        ):
            if new > old + _TOLERANCE:
                out.append(f"{title}: {truth.name}: wrong {kind} rose from {old:.4f} to {new:.4f}")
    return out


def main(arguments: Sequence[str] | None = None, record: Path = RECORD) -> int:
    """Print the figures, then keep them in the record, or with --check compare them with it. Gives the exit code."""
    parser = argparse.ArgumentParser(prog="python -m bench.truth", description=__doc__)
    parser.add_argument("folder", type=Path, nargs="?", help="files with NAME.truth.txt beside them")
    parser.add_argument("--check", action="store_true", help="write nothing; fail where a figure is above the record")
    given = parser.parse_args(arguments)
    found = list(of_folder(given.folder) if given.folder else of_samples())
    title = f"{_TITLE}: {given.folder.resolve().name if given.folder else 'samples'}"
    table = rows(found)
    print("\n".join(table))
    if given.check:
        worse = risen(found, title, record)
        for line in worse:
            print(line, file=sys.stderr)
        return 1 if worse else 0
    told = f"`make truth{f' CORPUS=…/{given.folder.resolve().name}' if given.folder else ''}`"
    replace_section(title, "\n".join([f"## {title}", "", told, "", *table, ""]), record)
    return 0


if __name__ == "__main__":
    sys.exit(main())
