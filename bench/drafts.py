"""What drafts are worth: `python -m bench.drafts [CORPUS]` over the pairs of bench/pairs.toml, kept in docs/quality.md.

For each pair the DOCX is read again and compared with the Plan that was derived; `--check` writes nothing and fails where
a bar is missed.
"""

from __future__ import annotations

import argparse
import io
import json
import sys
import tempfile
import time
import tomllib
from dataclasses import dataclass
from datetime import date
from functools import cache
from pathlib import Path
from typing import Any

import kehoach
from bench.record import replace_section
from bench.scoring import Comparison, Figure, compare, errors, figures
from corpus.shipped import sample
from schemas.draft import Draft
from schemas.plan import Plan

PAIRS = Path(__file__).with_name("pairs.toml")
TODAY = date(2026, 11, 22)
FOUND, EXACT, SURE = 0.99, 0.97, ("header", "legal_bases", "deadlines", "award_quotas")
LEAST, MOST = 5, 15
"""Comments of a draft, both ends included."""
_TOLD = (
    "Each draft's DOCX is read again and compared with the Plan that it was derived as; `length` is its syllables as a share "
    "of the superior's. Bars: found 0.99, exact 0.97; header, legal bases, deadlines and quotas 1."
)


@dataclass(frozen=True, slots=True)
class Pair:
    """A superior plan's file, the unit that drafts, the step of government, the day of the law where it is not today."""

    step: str
    path: Path
    unit: str
    day: date | None

    @property
    def name(self) -> str:
        """What a report calls the pair."""
        return f"{self.path.name} → {self.unit}"


def pairs(corpus: Path | None = None) -> list[Pair]:
    """The pairs over the samples, and with a corpus those over its files that are there."""
    rows = tomllib.loads(PAIRS.read_text(encoding="utf-8"))["pair"]
    out = []
    for row in rows:
        path = corpus / row["superior"] if row.get("corpus") and corpus else sample(row["superior"])
        if bool(row.get("corpus")) == (corpus is not None) and path.exists():
            out.append(Pair(row["step"], path, row["unit"], row.get("date")))
    return out


@cache
def superior(path: Path) -> Plan:
    """A superior plan, extracted once."""
    return kehoach.extract(path)


@cache
def drafted(pair: Pair) -> Draft:
    """The draft of a pair, made once."""
    return kehoach.draft(superior(pair.path), pair.unit, day=pair.day, today=TODAY)


def read_again(pair: Pair) -> Comparison:
    """The Plan of the printed draft against the derived one."""
    made = drafted(pair)
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "draft.docx"
        path.write_bytes(kehoach.render(made))
        read = json.loads(kehoach.extract(path).to_json())
    derived: dict[str, Any] = json.loads(kehoach.derived_plan(made, superior(pair.path)).to_json())
    return compare(pair.name, derived, read)


def whole(table: dict[str, Figure]) -> Figure:
    """All values of a comparison together: the header's and every list's items."""
    out = Figure()
    for name, row in table.items():
        if "." not in name:
            out.add(row.gold, row.pred, row.hits, row.exact_hits)
    return out


def shortfalls(table: dict[str, Figure]) -> list[str]:
    """Which bars a comparison misses."""
    total = whole(table)
    out = [f"found {total.found} < {FOUND}"] if total.found < FOUND else []
    out += [f"exact {total.exact} < {EXACT}"] if total.exact < EXACT else []
    return out + [f"{name} {row.exact}" for name, row in table.items() if name in SURE and row.exact < 1]


def syllables(plan: Plan) -> int:
    """The length of a plan's text."""
    nodes = (node for top in plan.outline for node in top.walk() if node.kind in ("heading", "paragraph", "cell"))
    return sum(len((node.text or node.title or "").split()) for node in nodes)


def own_syllables(made: Draft) -> int:
    """The length of a draft, its appendix with it."""
    rows = [row for appendix in made.appendices for row in appendix.rows]
    cells = sum(len(f"{row.text} {row.lead} {row.cooperating} {row.due}".split()) for row in rows)
    return cells + sum(len(clause.text.split()) for clause in made.clauses)


def speed_ratio(repeats: int = 5) -> tuple[float, float]:
    """How long deriving and rendering take as a multiple of docxtpl's bare rendering of the same template and texts, and in
    seconds: the medians of runs taken in turns.
    """
    from docxtpl import DocxTemplate
    from jinja2.sandbox import SandboxedEnvironment

    from generate.marks import Marks
    from generate.render import context
    from templates import template_bytes

    pair = pairs()[0]
    plan, made = superior(pair.path), drafted(pair)
    values = context(made, Marks())

    def bare() -> None:
        template = DocxTemplate(io.BytesIO(template_bytes("ke_hoach")))
        template.render(values, jinja_env=SandboxedEnvironment(autoescape=True), autoescape=True)
        template.save(io.BytesIO())

    def ours() -> None:
        kehoach.render(kehoach.draft(plan, pair.unit, day=pair.day, today=TODAY))

    times: dict[str, list[float]] = {"bare": [], "ours": []}
    for _ in range(repeats + 1):
        for name, task in (("bare", bare), ("ours", ours)):
            start = time.perf_counter()
            task()
            times[name].append(time.perf_counter() - start)
    least = {name: sorted(runs[1:])[repeats // 2] for name, runs in times.items()}
    return least["ours"] / least["bare"], least["ours"]


def row_of(pair: Pair, comparison: Comparison) -> tuple[str, list[str]]:
    """A pair's line of the table, and which bars it misses."""
    table = figures([comparison])
    total, made, faults = whole(table), drafted(pair), shortfalls(table)
    comments = len(made.questions())
    if not LEAST <= comments <= MOST:
        faults.append(f"{comments} comments")
    length = own_syllables(made) / max(syllables(superior(pair.path)), 1)
    cells = (pair.step, pair.name, f"{total.found:.3f}", f"{total.exact:.3f}", str(comments), f"{length:.2f}")
    return f"| {' | '.join(cells)} |", faults


def report(corpus: Path | None, with_errors: bool) -> tuple[list[str], bool]:
    """The section on drafts over the samples, or over a corpus, and whether every pair holds its bars."""
    lines = [
        "| step | superior → unit | found | exact | comments | length |",
        "|---|---|---:|---:|---:|---:|",
    ]
    done: list[Comparison] = []
    faults: list[str] = []
    differing: list[str] = []
    for pair in pairs(corpus):
        comparison = read_again(pair)
        line, missed = row_of(pair, comparison)
        lines.append(line)
        faults += [f"{pair.name}: {fault}" for fault in missed]
        differing += errors(comparison) if with_errors else []
        done.append(comparison)
    lines += ["", "| field | items | found | exact |", "|---|---:|---:|---:|"]
    for name, row in figures(done).items():
        if "." not in name:
            lines.append(f"| {name} | {row.gold} | {row.found:.3f} | {row.exact:.3f} |")
    if corpus is None:
        ratio, seconds = speed_ratio()
        told = f"Deriving and rendering: {ratio:.1f} times docxtpl's bare rendering of the same template and texts, {seconds:.3f} s."
        lines += ["", told]
    below = [*faults, *differing]
    return [*lines, *(["", *below] if below else [])], not faults


def main(arguments: list[str] | None = None) -> int:
    """Print the figures, and keep them in docs/quality.md unless --check is given: then 1 where a bar is missed."""
    parser = argparse.ArgumentParser(prog="python -m bench.drafts", description=__doc__)
    parser.add_argument("corpus", nargs="?", type=Path)
    parser.add_argument("--check", action="store_true")
    parser.add_argument("--errors", action="store_true", help="print every value that differs")
    asked = parser.parse_args(arguments)
    lines, holds = report(asked.corpus, asked.errors)
    print("\n".join(lines))
    if not asked.check and not asked.errors:
        name = asked.corpus.name if asked.corpus else "samples"
        command = f"`make drafts{' CORPUS=…/' + name if asked.corpus else ''}`"
        replace_section(f"Drafts: {name}", "\n".join([f"## Drafts: {name}", "", f"{command}. {_TOLD}", "", *lines, ""]))
    return int(asked.check and not holds)


if __name__ == "__main__":
    sys.exit(main())
