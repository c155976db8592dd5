"""`kehoach demo`: the main job from end to end on a sample that ships with the project."""

from __future__ import annotations

import time
from pathlib import Path

from corpus.shipped import COMMUNE, DISTRICT, DRAFT_UNIT, sample
from kehoach.api import check, draft, extract, read, render
from kehoach.output import message, save
from schemas.texts import say


def run(out: Path) -> None:
    """PDF in, Plan, commune draft DOCX with its trace, checks; says in Vietnamese what was done and where it is."""
    start = time.monotonic()
    message(say("demo.head"))
    source = sample(f"{DISTRICT}.pdf")
    document = read(source)
    message(say("demo.read", file=source.name, pages=len(document.pages), words=len(document.text.split())))
    plan = extract(document)
    duties = sum(len(row.tasks) for row in plan.responsibilities)
    message(
        say(
            "demo.plan", bases=len(plan.legal_bases), targets=len(plan.targets), quotas=len(plan.award_quotas),
            deadlines=len(plan.deadlines), duties=duties,
        )
    )  # fmt: skip
    made = draft(plan, DRAFT_UNIT)
    message(say("demo.draft", unit=made.unit.short_name, clauses=len(made.clauses), comments=len(made.questions())))
    for note in made.notes:
        message(f"   {note}")
    faulty = sample(f"{COMMUNE}.txt")
    findings = check([(source.name, plan), (faulty.name, extract(faulty))])
    message(say("demo.check", findings=len(findings)))
    for finding in findings:
        message(f"   {finding.rule} {finding.message}")
    files: list[tuple[str, str | bytes]] = [
        (f"{DISTRICT}.pdf", source.read_bytes()),
        (f"{DISTRICT}.txt", document.text + "\n"),
        (f"{DISTRICT}.json", plan.to_json() + "\n"),
        ("du-thao-xa-tan-loc.docx", render(made)),
        ("du-thao-xa-tan-loc.quyet-dinh.json", made.model_dump_json(indent=1) + "\n"),
        ("kiem-tra.txt", "".join(f"{row.rule} {row.message}\n" for row in findings)),
    ]
    message(say("demo.files", folder=out.resolve()))
    for name, data in files:
        save(data, out / name)
        message(f"   {name}")
    message(say("demo.done", seconds=f"{time.monotonic() - start:.1f}".replace(".", ",")))
