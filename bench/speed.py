"""How fast kehoach is on its own samples: `python -m bench.speed [--repeats N]`. Prints figures, writes nothing."""

from __future__ import annotations

import argparse
import sys
import time
from collections.abc import Callable, Sequence
from datetime import date
from pathlib import Path
from statistics import median

import kehoach
from bench.quality import SAMPLES
from bench.stages import forget, plan_with_times
from corpus.shipped import DISTRICT, DRAFT_UNIT, sample
from extract.reading.files import SUFFIXES
from schemas.document import Document

_TODAY = date(2024, 3, 15)  # drafting does not depend on the day on which the measurement is made


def seconds_of(task: Callable[[], object], repeats: int) -> float:
    """The median time of a task after one run to warm up."""
    task()
    return median(once(task) for _ in range(repeats))


def once(task: Callable[[], object]) -> float:
    """The seconds that a task takes; nothing is remembered from another run."""
    forget()
    start = time.perf_counter()
    task()
    return time.perf_counter() - start


def stage_seconds(document: Document, repeats: int) -> dict[str, float]:
    """The median time of each stage of the extraction, after one run to warm up."""
    plan_with_times(document)
    runs = [plan_with_times(document)[1] for _ in range(repeats)]
    return {stage: median(run.get(stage, 0.0) for run in runs) for stage in runs[0]}


def sample_lines(path: Path, repeats: int) -> list[str]:
    """The figures of one sample: reading, the stages, the whole Plan, file → Plan."""
    document = kehoach.read(path)
    pages, size = len(document.pages), len(document.text)
    extent = f"{pages} pages, " if pages else ""
    rows = {"read the file": seconds_of(lambda: kehoach.read(path), repeats)}
    rows |= {f"  {stage}": seconds for stage, seconds in stage_seconds(document, repeats).items()}
    rows["Document → Plan"] = seconds_of(lambda: kehoach.extract(document), repeats)
    rows["file → Plan"] = seconds_of(lambda: kehoach.extract(path), repeats)
    return [f"{path.name} ({extent}{size} characters)", *(_line(name, rows[name], size, pages) for name in rows), ""]


def draft_lines(repeats: int) -> list[str]:
    """The figures of drafting a commune's plan under the district's, and of printing it as DOCX."""
    path = sample(f"{DISTRICT}.docx")
    document = kehoach.read(path)
    plan = kehoach.extract(document)
    made = kehoach.draft(plan, DRAFT_UNIT, today=_TODAY)
    size = sum(len(clause.text) for clause in made.clauses)
    derive = seconds_of(lambda: kehoach.draft(plan, DRAFT_UNIT, today=_TODAY), repeats)
    render = seconds_of(lambda: kehoach.render(made), repeats)
    head = f"draft of {DRAFT_UNIT} ({len(made.clauses)} clauses, {size} characters)"
    return [head, _line("derive", derive, size, 0), _line("render", render, size, 0), ""]


def _line(name: str, seconds: float, size: int, pages: int) -> str:
    if seconds <= 0:
        return f"  {name:<28}{seconds:>10.4f} s"
    thousands = f"{size / 1000 / seconds:>12.0f} thousand characters/s"
    return f"  {name:<28}{seconds:>10.4f} s{thousands}" + (f"{pages / seconds:>12.1f} pages/s" if pages else "")


def words_of(path: Path) -> int:
    """How many words pdfplumber finds in a PDF: the mere reading that the extraction is compared with."""
    import pdfplumber

    with pdfplumber.open(path) as pdf:
        return sum(len(page.extract_words()) for page in pdf.pages)


def ratio_lines(path: Path, repeats: int) -> list[str]:
    """File → Plan against pdfplumber's words of the same pages, in turns within one run."""
    kehoach.extract(path)
    words = words_of(path)
    turns = [(once(lambda: kehoach.extract(path)), once(lambda: words_of(path))) for _ in range(repeats)]
    ours, theirs = median(turn[0] for turn in turns), median(turn[1] for turn in turns)
    return [
        f"{path.name}: file → Plan {ours:.4f} s, pdfplumber's {words} words {theirs:.4f} s, ratio {ours / theirs:.2f}",
    ]


def main(arguments: Sequence[str] | None = None) -> int:
    """Print the figures of every shipped sample, of drafting and of the comparison. Gives the exit code."""
    parser = argparse.ArgumentParser(prog="python -m bench.speed", description=__doc__)
    parser.add_argument("--repeats", type=int, default=7, help="runs whose median is taken (after one to warm up)")
    repeats = max(1, parser.parse_args(arguments).repeats)
    named = {file.name.removesuffix(".gold.json") for file in SAMPLES.glob("*.gold.json")}
    for path in sorted(SAMPLES.iterdir()):
        if path.suffix in SUFFIXES and path.stem in named:
            print("\n".join(sample_lines(path, repeats)))
    print("\n".join(draft_lines(repeats)))
    print("\n".join(ratio_lines(sample(f"{DISTRICT}.pdf"), repeats)))
    return 0


if __name__ == "__main__":
    sys.exit(main())
