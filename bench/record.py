"""The record of the figures: docs/quality.md, one section for each corpus, written and read back here."""

from __future__ import annotations

import re
from dataclasses import dataclass
from pathlib import Path

from bench.reliability import SURE, Trust
from bench.scoring import Figure, macro
from corpus.writing import write_whole

RECORD = Path(__file__).parent.parent / "docs" / "quality.md"
TOLERANCE = 0.0005
MACRO = "macro"

_INTRODUCTION = """# Quality

What `kehoach extract` gets right, measured against gold files. Two F1 figures a field, micro-averaged over the documents:
*found*, the item is there (its text, code or figure is recognised); *exact*, the rest of it is right too. The macro is the
mean over the header and the lists. A document that can't be read counts as an empty extraction.

The sections are written by `make quality CORPUS=folder`; with `QUALITY_FLAGS=--check` the same command writes nothing and
fails where a figure is lower than the one recorded here.

The sections "Reading" say how true the text is that extraction starts from: the share of characters and of syllables (small
letters) that must be changed to come from what was read to the truth, white space, leaders of dots and table bars aside.
Handwriting, stamps and signatures are not set apart: they count as errors. `make truth` writes them.

The sections "Drafts" say whether a draft's DOCX says what was derived; `make drafts` writes those of the pairs.
The sections "Plantings" say which faults the checker finds that were planted into clean documents (`make planting`), "Matching" how
well duties and indicators are told to be the same (`make matching`).
"""
_SECTION = re.compile(r"^## +(.+?) *$", re.M)
_ROW = re.compile(r"^\| *([\w.]+) *\|[^|]*\|[^|]*\| *(\d\.\d+) *\| *(\d\.\d+) *\|$", re.M)


@dataclass(frozen=True, slots=True)
class Measured:
    """All that a section says: the corpus, the command's folder, the documents and the failed ones, the figures."""

    corpus: str
    folder: str
    documents: int
    failed: dict[str, str]
    table: dict[str, Figure]
    trust: dict[str, Trust]

    def values(self) -> dict[str, tuple[float, float]]:
        """Found and exact by field, and the macro."""
        return {**{name: (row.found, row.exact) for name, row in self.table.items()}, MACRO: macro(self.table)}


def figure_rows(measured: Measured) -> list[tuple[str, ...]]:
    """The table of the figures as cells: head, header and lists, the header's values, macro."""
    names = sorted(measured.table, key=lambda name: "." in name)
    rows: list[tuple[str, ...]] = [("field", "gold", "pred", "found F1", "exact F1")]
    for name in names:
        row = measured.table[name]
        rows.append((name, str(row.gold), str(row.pred), f"{row.found:.4f}", f"{row.exact:.4f}"))
    found, exact = macro(measured.table)
    return [*rows, (MACRO, "", "", f"{found:.4f}", f"{exact:.4f}")]


def trust_rows(measured: Measured) -> list[tuple[str, ...]]:
    """The table of the reliability as cells."""
    sure = f"confidence ≥ {SURE}"
    rows: list[tuple[str, ...]] = [
        ("field", "items", sure, "share of all", "share exact", "in review", "wrong", "asked")
    ]
    for name, row in measured.trust.items():
        figures = (str(row.items), str(row.sure), _percent(row.share), _percent(row.right), _percent(row.asked))
        rows.append((name, *figures, str(row.wrong), str(row.wrong_reviewed)))
    return rows


def _percent(share: float | None) -> str:
    return "–" if share is None else f"{100 * share:.1f}%"


def section(measured: Measured) -> str:
    """The section of a corpus in the record."""
    lines = [f"## {measured.corpus}", "", f"`make quality CORPUS={measured.folder}`", ""]
    lines.append(f"Documents: {measured.documents}; failed: {len(measured.failed)}.")
    if measured.failed:
        lines += ["", *(f"- {name}: {reason}" for name, reason in measured.failed.items())]
    lines += ["", *_table(figure_rows(measured)), "", "### Reliability", ""]
    lines += [
        "What a high confidence is worth: how many of the extracted items have it, and how many of these are exact; which",
        "share of all is in the review; how many have a wrong number, date or actor, and for how many of these the review asks.",
        "",
    ]
    return "\n".join([*lines, *_table(trust_rows(measured)), ""])


def _table(rows: list[tuple[str, ...]]) -> list[str]:
    lines = [f"| {' | '.join(cells)} |" for cells in rows]
    return [lines[0], "|---|" + "---:|" * (len(rows[0]) - 1), *lines[1:]]


def write(measured: Measured, path: Path = RECORD) -> None:
    """Put the section of a corpus into the record in the place of its former one, else at the end."""
    replace_section(measured.corpus, section(measured), path)


def replace_section(title: str, text: str, path: Path = RECORD) -> None:
    """Put a section (with its title line) into the record in the place of its former one, else at the end."""
    sections = _sections(path)
    sections[title] = text
    write_whole(path, "\n".join([_INTRODUCTION, *sections.values()]))


def section_text(title: str, path: Path = RECORD) -> str | None:
    """A section of the record, or None."""
    return _sections(path).get(title)


def recorded(corpus: str, path: Path = RECORD) -> dict[str, tuple[float, float]] | None:
    """Found and exact by field (and the macro) that the record has for a corpus; None where it has no such section."""
    text = _sections(path).get(corpus)
    return None if text is None else {name: (float(found), float(exact)) for name, found, exact in _ROW.findall(text)}


def _sections(path: Path) -> dict[str, str]:
    """The record's sections by title, each ending in one newline."""
    text = path.read_text(encoding="utf-8") if path.exists() else ""
    starts = list(_SECTION.finditer(text))
    ends = [start.start() for start in starts[1:]] + [len(text)]
    # the last start ends where the text does; without any section there is an end but no start
    return {start[1]: text[start.start() : end].rstrip() + "\n" for start, end in zip(starts, ends, strict=False)}


def lowered(measured: Measured, path: Path = RECORD) -> list[str]:
    """A line for each figure that is lower than the recorded one, or one line where there is no record of the corpus."""
    before = recorded(measured.corpus, path)
    if not before:
        return [f"{measured.corpus}: no figures are recorded"]
    now = measured.values()
    lines: list[str] = []
    for name, figures in before.items():
        if name not in now:
            lines.append(f"{measured.corpus}: {name} is recorded but no longer measured")
            continue
        for kind, old, new in zip(("found", "exact"), figures, now[name], strict=True):
            if new < old - TOLERANCE - 1e-9:
                lines.append(f"{measured.corpus}: {name} {kind} fell from {old:.4f} to {new:.4f}")
    return lines
