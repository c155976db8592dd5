"""`kehoach draft`: a superior plan in, the unit's plan as DOCX out."""

from __future__ import annotations

import re
import tomllib
from datetime import date
from pathlib import Path

from kehoach.api import draft, extract, render
from kehoach.days import day_of
from kehoach.output import emit, keep_apart, message, save
from schemas.draft import Draft
from schemas.errors import UnreadableInput, WrongUse
from schemas.plan import Plan
from schemas.texts import say
from schemas.unit import Unit

# pydantic's names of what can be wrong with a key, and ours; any other is the value's
_WRONG = {"missing": "missing", "extra_forbidden": "unknown"}


def run(
    superior: Path,
    name: str | None,
    profile: Path | None,
    out: Path | None,
    day: str | None,
    trace: Path | None,
    as_json: bool,
) -> None:
    """Draft, write what was asked for, and tell the user what is left to decide."""
    keep_apart(out, superior, profile, trace)
    keep_apart(trace, superior, profile)
    if out is not None and not (out.suffix.lower() == ".docx" or (as_json and out.suffix == ".json")):
        raise WrongUse("cli.not_docx", path=out)
    plan = _plan(superior)
    unit = _unit(name, profile, plan)
    made = draft(plan, unit, day=day_of(day) if day else None)
    for note in made.notes:
        message(note)
    if as_json:
        emit(made.model_dump_json(indent=1) + "\n", out if out and out.suffix == ".json" else None)
        if out is None or out.suffix == ".json":
            return
    target = out or Path(f"{superior.stem}-du-thao.docx")
    save(render(made), target)
    if trace is not None:
        save(made.model_dump_json(indent=1) + "\n", trace)
        message(say("cli.written", path=trace))
    report(made)
    message(say("cli.written", path=target))


def report(made: Draft) -> None:
    """What was drafted, for the user."""
    comments = len(made.questions())
    message(say("draft_report.head", unit=made.unit.short_name, superior=made.superior))
    message(say("draft_report.clauses", clauses=len(made.clauses), comments=comments, dropped=len(made.dropped)))
    if made.sign_by:
        message(say("draft_report.sign_by", day=date.fromisoformat(made.sign_by).strftime("%d/%m/%Y")))


def _plan(superior: Path) -> Plan:
    """The superior's Plan: extracted from a document, or read from the JSON that `extract` printed."""
    if superior.suffix.lower() != ".json":
        return extract(superior)
    from pydantic import ValidationError

    try:
        return Plan.model_validate_json(superior.read_bytes())
    except FileNotFoundError as problem:
        raise UnreadableInput("read.missing", file=superior) from problem
    except (ValidationError, IsADirectoryError) as problem:
        raise UnreadableInput("read.not_plan_json", file=superior) from problem


def _unit(name: str | None, profile: Path | None, plan: Plan) -> Unit | str:
    if profile is None:
        if not name:
            raise WrongUse("unit.no_unit")
        return name
    from pydantic import ValidationError

    from generate.units import unit_from_profile

    try:
        return unit_from_profile(tomllib.loads(profile.read_text(encoding="utf-8")), plan.day(), plan)
    except FileNotFoundError as problem:
        raise UnreadableInput("read.missing", file=profile) from problem
    except OSError as problem:
        raise UnreadableInput("read.failed", file=profile) from problem
    except UnicodeDecodeError as problem:
        raise UnreadableInput("read.encoding", file=profile) from problem
    except tomllib.TOMLDecodeError as problem:
        line = next(iter(re.findall(r"line (\d+)", str(problem))), "?")
        raise WrongUse("unit.profile_syntax", file=profile, line=line) from problem
    except ValidationError as problem:
        first = problem.errors()[0]
        where = ".".join(str(part) for part in first["loc"])
        raise WrongUse(
            "unit.bad_profile",
            file=profile,
            where=where,
            problem=say(f"unit.profile_{_WRONG.get(first['type'], 'value')}"),
        ) from problem
