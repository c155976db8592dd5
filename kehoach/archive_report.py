"""What a conversion leaves beside its outputs: the report (HTML) and the register of documents (XLSX, DOCX)."""

from __future__ import annotations

from pathlib import Path

from corpus.manifest import read_manifest
from corpus.register import register
from corpus.summary import Summary, summary
from corpus.work import SCRATCH
from corpus.writing import write_whole
from kehoach.page_template import template_of
from schemas.texts import say

REPORT, REGISTER = "report", "muc-luc-van-ban"
_WORDS = (
    "title",
    "over_time",
    "failures",
    "file",
    "reason",
    "same",
    "original",
    "others",
    "slowest",
    "seconds",
    "memory",
)
_LIMIT = 1000
"""Rows that a table of the report has at most; the manifest has all."""


def write_reports(out: Path, workers: int = 1) -> list[str]:
    """Write the report and the register of what the manifest of `out` holds, and take it into the catalogue (made ready by so
    many workers); the names of the files. Raises OSError, and KehoachError for a catalogue that can't be written to.
    """
    from corpus.catalogue.archive import take_in
    from corpus.catalogue.place import NAME
    from kehoach.register_output import register_docx, register_xlsx

    entries = list(read_manifest(out).entries.values())
    take_in(out, entries, workers)
    rows = register(entries)
    made: dict[str, str | bytes] = {
        f"{REPORT}.html": report_page(summary(entries)),
        f"{REGISTER}.xlsx": register_xlsx(rows),
        f"{REGISTER}.docx": register_docx(rows),
    }
    for name, data in made.items():
        write_whole(out / name, data, out / SCRATCH)
    return [*made, NAME]


def report_page(found: Summary) -> str:
    """The page; whatever names and reasons say is text in it, never markup."""
    most = max((step.files for step in found.steps), default=0)
    width = 600 / max(1, len(found.steps))
    bars = [
        {
            "x": round(number * width, 2), "width": round(width * 0.9, 2), "all": round(step.files / most * 100, 1),
            "bad": round(step.failed / most * 100, 1),
            "told": say("archive.step", start=round(step.start), files=step.files, failed=step.failed),
        }
        for number, step in enumerate(found.steps)
        if most
    ]  # fmt: skip
    length = round(found.steps[1].start) if len(found.steps) > 1 else 1
    tables = [
        (say("archive.statuses"), [(say(f"archive.status_{name}"), count) for name, count in found.statuses.items()]),
        (say("archive.kinds"), list(found.kinds.items())),
        (say("archive.layers"), [(say(f"archive.layer_{name}"), count) for name, count in found.layers.items()]),
    ]
    if found.copies:
        copies = [(say(f"archive.copy_{name}"), count) for name, count in found.copies.items()]
        tables.append((say("archive.copies"), copies))
    words = {name: say(f"archive.{name}") for name in _WORDS}
    words |= {
        "counts": say("archive.counts", files=found.files, pages=found.pages, seconds=round(found.seconds)),
        "scale": say("archive.scale", most=most, length=length),
        "more_failures": say("archive.more", count=len(found.failures) - _LIMIT),
        "more_same": say("archive.more", count=len(found.same) - _LIMIT),
    }
    return str(
        template_of("archive-page.html", last_line=False).render(
            sum=found, t=words, tables=tables, bars=bars, limit=_LIMIT
        )
    )
