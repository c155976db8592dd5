"""What the checker's rules find: `python -m bench.planting [CORPUS]` plants faults of each rule's kind into clean documents.

Each planting changes the text of a document, which is then read again; it is found where the rule reports it at the planted
words and had not before. `--check` writes nothing and fails where a bar is missed; `--misses` prints what was not found.
"""

from __future__ import annotations

import argparse
import sys
from collections import Counter
from collections.abc import Iterator, Sequence
from concurrent.futures import ProcessPoolExecutor
from dataclasses import dataclass, field
from functools import cache
from pathlib import Path

import kehoach
from bench.plantings import (
    basis_rows,
    body_rows,
    date_rows,
    figure_rows,
    form_head_rows,
    form_rows,
    nomination_rows,
    pair_rows,
    source_rows,
    wording_rows,
)
from bench.plantings.clean import Clean, checked, drafts, offices, originals, read, words_at
from bench.plantings.form_row import FORM_ROWS
from bench.plantings.paper import Paper
from bench.plantings.row import ROWS, Facts, Planted
from bench.record import replace_section
from check.form import check_form
from check.form.rules import FORM_RULES
from check.rules import RULES
from check.rules.form import PARTS
from corpus.samples import __file__ as samples
from schemas.finding import Finding, FormFinding
from schemas.plan import Plan

_TOLD = (
    "Each planting changes the text of a clean document (a draft of the pairs, a sample in Word) by one fault, and the file is read "
    "again: found where the rule reports it at the planted words, and had not before. Bars: recall 0.97 for each rule over 20 plantings "
    "or more; in untouched drafts no error, 0.2 warnings."
)
FAMILIES = (
    basis_rows, date_rows, figure_rows, body_rows, pair_rows, form_head_rows, form_rows, nomination_rows, source_rows, wording_rows,
)  # fmt: skip
RECALL, WARNINGS = 0.97, 0.2
LEAST = 20
MOST = 40
"""Plantings of one rule that are run: more say no more."""
FORM_MOST = 22


@dataclass
class Tally:
    """The plantings of one rule: how many applied, how many were found, and what was not."""

    planted: int = 0
    found: int = 0
    missed: list[str] = field(default_factory=list)

    @property
    def recall(self) -> float:
        """The share that was found."""
        return self.found / self.planted if self.planted else 0.0


def clean_documents(corpus: Path | None = None) -> list[Clean]:
    """The drafts of the pairs, and without a corpus the samples in Word as well."""
    return drafts(corpus) + ([] if corpus else originals())


def order(rule: str, count: int) -> list[tuple[int, int]]:
    """In which order the plantings of a rule meet the documents: each planting in turn, each time with another document."""
    own = [row for row in ROWS if row.rule == rule]
    return [(number, (number * 5 + turn) % count) for turn in range(count) for number in range(len(own))]


def plant_all(rule: str, corpus: Path | None = None) -> Tally:
    """Plant a rule's faults, each into several documents, and look for them."""
    clean = clean_documents(corpus)
    own = [row for row in ROWS if row.rule == rule]
    out, done = Tally(), Counter[int]()
    for number, at in order(rule, len(clean)):
        if out.planted >= MOST or (out.planted >= LEAST + 4 and done[number] >= 2):
            continue
        document = clean[at]
        paper = Paper(document.data)
        made = own[number].plant(paper, Facts(document))
        if made is None:
            continue
        planted = made if isinstance(made, Planted) else Planted(made)
        done[number] += 1
        out.planted += 1
        if is_found(rule, document, paper, planted):
            out.found += 1
        else:
            out.missed.append(f"{document.name}: {planted.words or '(absence)'} [{number}]")
    return out


def is_found(rule: str, document: Clean, paper: Paper, planted: Planted) -> bool:
    """Whether a rule reports what was planted, and did not before."""
    plan = read(paper.bytes())
    above = planted.above or document.superior
    if planted.others:
        rows = [("plan", plan), *((f"plan {number}", other) for number, other in enumerate(planted.others))]
        found = kehoach.check(rows, above, {rule})
    else:
        found = checked(plan, above, document.origin, {rule})
    before = {seen(row) for row in document.findings if row.rule == rule}
    return any(seen(row) not in before and is_at(row, planted.words, plan) for row in found)


def seen(row: Finding) -> tuple[str, str]:
    """What tells a finding from another, wherever it stands."""
    return row.message, words_at(row.where)


def is_at(row: Finding, words: str, plan: Plan) -> bool:
    """Whether a finding stands at some words or quotes them."""
    if not words:
        return True
    wanted = _folded(words)
    places = [
        _folded(text) for place in (row.where, *row.related) for text in (words_at(place), *quotes(plan, place.path))
    ]
    return any(place and (place in wanted or wanted in place) for place in places) or wanted in _folded(row.message)


def quotes(plan: Plan, path: str) -> list[str]:
    """The words that an item of the plan was read from: a cell's time and its task stand in two places."""
    parts = path.strip("/").split("/")
    if (
        len(parts) != 2
        or parts[0] == "outline"
        or not parts[1].isdigit()
        or int(parts[1]) >= len(getattr(plan, parts[0], []))
    ):
        return []
    return [span.quote for span in getattr(plan, parts[0])[int(parts[1])].evidence]


def _folded(words: str) -> str:
    return " ".join(words.split()).lstrip("-+ ").rstrip(".;,").lower()


def form_all(rule: str, corpus: Path | None = None) -> Tally:
    """Break a rule of form in several documents, and look for it."""
    clean = clean_documents(corpus) + ([] if corpus else offices())
    own = [row for row in FORM_ROWS if row.rule == rule]
    out, done = Tally(), Counter[int]()
    for number, at in [
        (number, (number * 5 + turn) % len(clean)) for turn in range(len(clean)) for number in range(len(own))
    ]:
        if out.planted >= FORM_MOST:
            break
        row, document = own[number], clean[at]
        paper = Paper(document.data)
        if not all(change(paper) for change in row.changes):
            continue
        done[number] += 1
        out.planted += 1
        before = {
            (one.message, one.where.quote, len(one.also))
            for one in form_before(document, row.draft)
            if one.rule == rule
        }
        found = [one for one in check_form(paper.bytes(), row.draft) if one.rule == rule]
        if any((one.message, one.where.quote, len(one.also)) not in before for one in found):
            out.found += 1
        else:
            out.missed.append(f"{document.name}: {rule} [{number}]")
    return out


@cache
def form_before(document: Clean, draft: bool) -> list[FormFinding]:
    """What is found in the form of an untouched document."""
    return check_form(document.data, draft)


def untouched(corpus: Path | None = None) -> Iterator[tuple[str, list[Finding]]]:
    """What is found in the drafts with their superiors."""
    for document in drafts(corpus):
        yield document.name, document.findings


def originals_alone(corpus: Path | None = None) -> Iterator[tuple[str, list[Finding]]]:
    """What is found in the samples, or in a corpus's plans, each alone."""
    folder = corpus or Path(samples).parent
    for path in sorted(folder.iterdir()):
        if path.suffix in (".txt", ".md", ".docx") and path.name.startswith("kh-") and ".outline" not in path.name:
            yield path.name, checked(kehoach.extract(path))


def tallies(corpus: Path | None, chosen: Sequence[str]) -> dict[str, Tally]:
    """The plantings of each chosen rule; two processes share the work."""
    # KH101 to KH115 tell what the rules of form find, which are measured themselves
    tasks = [(plant_all, rule) for rule in sorted(RULES) if rule not in PARTS] + [
        (form_all, rule) for rule in sorted(FORM_RULES)
    ]
    tasks = [(task, rule) for task, rule in tasks if any(rule.startswith(one) for one in chosen)]
    with ProcessPoolExecutor(2) as pool:
        done = {rule: pool.submit(task, rule, corpus) for task, rule in tasks}
        return {rule: future.result() for rule, future in done.items()}


def shares(rows: list[tuple[str, list[Finding]]]) -> tuple[float, float]:
    """The errors and the warnings a document."""
    weights = Counter(finding.severity for _, findings in rows for finding in findings)
    count = max(len(rows), 1)
    return weights["error"] / count, weights["warning"] / count


def report(corpus: Path | None, chosen: Sequence[str]) -> tuple[list[str], list[str], dict[str, Tally]]:
    """The section on plantings, what misses a bar, and the tallies."""
    found = tallies(corpus, chosen)
    lines = ["| rules | plantings | found | recall | least recall of one rule |", "|---|---:|---:|---:|---:|"]
    for family in sorted({family_of(rule) for rule in found}):
        own = {rule: row for rule, row in found.items() if family_of(rule) == family}
        total = Tally(sum(row.planted for row in own.values()), sum(row.found for row in own.values()))
        least = min(((row.recall, rule) for rule, row in own.items() if row.planted), default=(0.0, family))
        told = "" if least[0] == 1 else f" ({least[1]})"
        lines.append(f"| {family} | {total.planted} | {total.found} | {total.recall:.3f} | {least[0]:.3f}{told} |")
    short = {rule: row for rule, row in found.items() if row.recall < 1 or (corpus is None and row.planted < LEAST)}
    if short:
        lines += ["", "| rule with a miss or few plantings | plantings | found | recall |", "|---|---:|---:|---:|"]
        lines += [f"| {rule} | {row.planted} | {row.found} | {row.recall:.3f} |" for rule, row in short.items()]
    faults = [
        f"{rule}: recall {row.recall:.3f} < {RECALL}"
        for rule, row in found.items()
        if row.recall < RECALL and row.planted
    ]
    if corpus is None:
        faults += [f"{rule}: {row.planted} plantings < {LEAST}" for rule, row in found.items() if row.planted < LEAST]
    errors, warnings = shares(list(untouched(corpus)))
    lines += ["", f"Untouched drafts with their superiors: {errors:.2f} errors and {warnings:.2f} warnings each."]
    errors_alone, warnings_alone = shares(list(originals_alone(corpus)))
    lines.append(
        f"The plans that they were drafted from, and others, alone: {errors_alone:.2f} errors and {warnings_alone:.2f} warnings each."
    )
    if corpus is None:
        faults += [f"untouched: {errors:.2f} errors a draft"] * (errors > 0) + [
            f"untouched: {warnings:.2f} warnings a draft"
        ] * (warnings > WARNINGS)
    return lines, faults, found


def family_of(rule: str) -> str:
    """How the record groups a rule: KH2xx by its hundred, the rules of form by their letters."""
    return f"{rule[:3]}xx" if rule.startswith("KH") and "-" not in rule else "form"


def main(arguments: list[str] | None = None) -> int:
    """Print the figures, and keep them in docs/quality.md unless --check is given: then 1 where a bar is missed."""
    parser = argparse.ArgumentParser(prog="python -m bench.planting", description=__doc__)
    parser.add_argument("corpus", nargs="?", type=Path)
    parser.add_argument("--check", action="store_true")
    parser.add_argument(
        "--misses", action="store_true", help="print every planting that was not found, and what untouched plans have"
    )
    parser.add_argument("--select", nargs="*", default=[""], help="the beginnings of the rules' ids")
    asked = parser.parse_args(arguments)
    lines, faults, found = report(asked.corpus, asked.select)
    print("\n".join([*lines, "", *faults]))
    if asked.misses:
        print("\n".join(f"{rule} {text}" for rule, row in found.items() for text in row.missed))
        for name, findings in (*untouched(asked.corpus), *originals_alone(asked.corpus)):
            print(
                "\n".join(
                    f"{name}: {row.rule} {row.severity} {row.message}" for row in findings if row.severity != "advice"
                )
            )
    if not asked.check and not asked.misses and asked.select == [""]:
        name = asked.corpus.name if asked.corpus else "samples"
        command = f"`make planting{' CORPUS=…/' + name if asked.corpus else ''}`"
        replace_section(
            f"Plantings: {name}", "\n".join([f"## Plantings: {name}", "", f"{command}. {_TOLD}", "", *lines, ""])
        )
    return int(asked.check and bool(faults))


if __name__ == "__main__":
    sys.exit(main())
