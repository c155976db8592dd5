"""Nothing is lost: what must hold for the Plan of any document: `python -m bench.soundness FOLDER…`.

Every block stands in the outline exactly once, every span is the slice that it quotes, the JSON gives the Plan back, and the
same document gives the same bytes.
"""

from __future__ import annotations

import argparse
import sys
from collections import Counter
from collections.abc import Iterator, Sequence
from pathlib import Path

import kehoach
from bench.quality import SAMPLES
from extract.reading.files import SUFFIXES
from schemas.document import Document
from schemas.plan import ITEM_FIELDS, OutlineNode, Plan
from schemas.span import Span


def outline_spans(nodes: list[OutlineNode]) -> Iterator[Span]:
    """Every span of a tree, in order."""
    for node in nodes:
        yield from node.spans
        yield from outline_spans(node.children)


def all_spans(made: Plan) -> Iterator[Span]:
    """Every span of a Plan."""
    yield from outline_spans(made.outline)
    for spans in made.header_evidence.values():
        yield from spans
    for field in ITEM_FIELDS:
        for row in getattr(made, field):
            yield from row.evidence
    for duty in made.responsibilities:
        for spans in duty.task_evidence:
            yield from spans
    yield from (item.span for item in made.review if item.span)


def faults(source: Document, made: Plan) -> list[str]:
    """What does not hold for a document and its Plan; [] for a sound one."""
    found: list[str] = []
    blocks = Counter((block.start, block.end) for block in source.blocks)
    covered = Counter((span.start, span.end) for span in outline_spans(made.outline))
    found += [f"lost from the outline: {source.text[start:end]!r}" for start, end in blocks - covered]
    found += [f"twice or no block in the outline: {source.text[start:end]!r}" for start, end in covered - blocks]
    for span in all_spans(made):
        placed = bool(span.quote) or span.bbox is not None  # a handwritten number is a place on the page
        if not placed or source.text[span.start : span.end] != span.quote:
            found.append(f"a span {span.start}–{span.end} does not quote its slice: {span.quote!r}")
    for field in ITEM_FIELDS:
        found += [f"no evidence: {field} {row!r}" for row in getattr(made, field) if not row.evidence]
    for duty in made.responsibilities:
        found += [
            f"no evidence: {task!r}" for task, spans in zip(duty.tasks, duty.task_evidence, strict=True) if not spans
        ]
    told = made.to_json()
    if Plan.model_validate_json(told) != made:
        found.append("the JSON does not give the Plan back")
    if kehoach.extract(source).to_json() != told:
        found.append("a second extraction gives other bytes")
    return found


def readable(folder: Path) -> list[Path]:
    """The files of a folder that kehoach knows by their suffix, by name; what stands beside them as gold aside."""
    beside = (".gold.json", ".outline.txt", ".truth.txt")
    files = sorted(file for file in folder.iterdir() if file.is_file() and not file.name.endswith(beside))
    return [file for file in files if file.suffix.lower() in SUFFIXES]


def main(arguments: Sequence[str] | None = None) -> int:
    """Check every file of the folders; files that can't be read are told and count as refused. Gives the exit code."""
    parser = argparse.ArgumentParser(prog="python -m bench.soundness", description=__doc__)
    parser.add_argument("folders", type=Path, nargs="*", default=[SAMPLES])
    sound = refused = wrong = 0
    for file in (file for folder in parser.parse_args(arguments).folders for file in readable(folder)):
        try:
            source = kehoach.read(file)
            problems = faults(source, kehoach.extract(source))
        except kehoach.KehoachError as problem:
            refused += 1
            print(f"refused: {file.name}: {problem}")
            continue
        wrong, sound = wrong + bool(problems), sound + (not problems)
        for line in problems:
            print(f"{file.name}: {line}", file=sys.stderr)
    print(f"sound: {sound}, refused: {refused}, with faults: {wrong}")
    return 1 if wrong or not sound else 0


if __name__ == "__main__":
    sys.exit(main())
