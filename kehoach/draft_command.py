"""`kehoach draft`: a superior plan in, the unit's plan as DOCX out."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from pathlib import Path

from generate.like import as_before
from generate.update import Updated, is_edited, origin_of_file, update
from kehoach.api import derived_plan, draft, extract, render
from kehoach.clean_copy import without_comments
from kehoach.days import day_of
from kehoach.input import file_bytes
from kehoach.output import emit, keep_apart, message, save
from kehoach.plan_input import read_plan
from kehoach.profile import read_profile
from kehoach.template_command import fitting_template
from schemas.draft import Draft
from schemas.errors import KehoachError, WrongUse
from schemas.origin import Origin
from schemas.plan import Plan
from schemas.texts import say
from schemas.unit import Unit


@dataclass(frozen=True, slots=True)
class Asked:
    """What the command line asks for beside the draft itself; each a file to read (like, update, template) or to write."""

    like: Path | None = None
    update: Path | None = None
    template: Path | None = None
    trace: Path | None = None
    decision: Path | None = None
    letter: Path | None = None
    as_json: bool = False
    clean: bool = False


def run(
    superior: Path, name: str | None, profile: Path | None, out: Path | None, day: str | None, asked: Asked
) -> None:
    """Draft, write what was asked for, and tell the user what is left to decide."""
    inputs = (superior, profile, asked.like, asked.template, asked.update)
    outputs = (out, asked.trace, asked.decision, asked.letter)
    for index, path in enumerate(outputs):
        keep_apart(path, *inputs, *outputs[index + 1 :])
    _endings(out, asked)
    earlier = _earlier(asked)
    template = fitting_template(asked.template, "ke_hoach") if asked.template else None
    plan = read_plan(superior)
    unit = _unit(name, profile, plan, earlier)
    if asked.like is not None:
        unit = as_before(unit, extract(asked.like), str(asked.like))
    made = draft(plan, unit, day=day_of(day) if day else None)
    for note in made.notes:
        message(note)
    if asked.as_json:
        emit(derived_plan(made, plan).to_json() + "\n", out if out and out.suffix == ".json" else None)
        if out is None or out.suffix == ".json":
            _beside(made, plan, asked)
            return
    changed = update(file_bytes(asked.update), asked.update, made) if asked.update else None
    if changed is not None:
        made.notes += changed.changes
    data = changed.data if changed else render(made, template)
    if asked.clean:
        data = without_comments(data)
    target = out or Path(f"{asked.update.stem}-cap-nhat.docx" if asked.update else f"{superior.stem}-du-thao.docx")
    if asked.update is None:
        _spare(target)
    _beside(made, plan, asked)
    save(data, target)
    if changed is not None:
        report_changes(made, changed)
    else:
        report(made)
    message(say("cli.written", path=target))


def _earlier(asked: Asked) -> Origin | None:
    """What the draft that is brought up to date was made from. Raises WrongUse for options that would replace it."""
    if asked.update is None:
        return None
    for option, given in (("--template", asked.template), ("--json", asked.as_json)):
        if given:
            raise WrongUse("update.not_with", option=option)
    return origin_of_file(file_bytes(asked.update), asked.update)


def _spare(target: Path) -> None:
    """Refuse to write over a draft in which people have worked. Raises WrongUse."""
    try:
        edited = target.is_file() and is_edited(file_bytes(target), target)
    except KehoachError:
        return  # no Word file that could be read: nobody's draft
    if edited:
        raise WrongUse("draft_report.edited", path=target)


def _endings(out: Path | None, asked: Asked) -> None:
    """Refuse outputs whose names say another kind of file than they would be. Raises WrongUse."""
    for path in (out, asked.decision, asked.letter):
        is_json = asked.as_json and path is out and path is not None and path.suffix == ".json"
        if path is not None and path.suffix.lower() != ".docx" and not is_json:
            raise WrongUse("cli.not_docx", path=path)
    if asked.trace is not None and asked.trace.suffix.lower() not in _TRACES:
        raise WrongUse("cli.trace_kind", path=asked.trace)


_TRACES = (".json", ".html", ".xlsx")


def _beside(made: Draft, plan: Plan, asked: Asked) -> None:
    """The files that go with the draft: its trace, the decision that issues it, the letter that sends it."""
    from generate.accompanying import render_decision, render_letter
    from kehoach.spreadsheet_output import xlsx
    from kehoach.trace_output import trace_html, trace_json, trace_sheets

    if asked.trace is not None:
        kind = asked.trace.suffix.lower()
        page = trace_html(made, plan) if kind == ".html" else trace_json(made) if kind == ".json" else None
        save(page if page is not None else xlsx(trace_sheets(made, plan)), asked.trace)
        message(say("cli.written", path=asked.trace))
    for path, make in ((asked.decision, render_decision), (asked.letter, render_letter)):
        if path is not None:
            save(make(made), path)
            message(say("cli.written", path=path))


def report(made: Draft) -> None:
    """What was drafted, for the user."""
    comments = len(made.questions())
    message(say("draft_report.head", unit=made.unit.short_name, superior=made.superior))
    message(say("draft_report.clauses", clauses=len(made.clauses), comments=comments, dropped=len(made.dropped)))
    if made.sign_by:
        message(say("draft_report.sign_by", day=date.fromisoformat(made.sign_by).strftime("%d/%m/%Y")))


def report_changes(made: Draft, changed: Updated) -> None:
    """What changed above since the earlier draft, and how much of people's own work was left as it is."""
    message(say("update.head", unit=made.unit.short_name, changes=len(changed.changes)))
    for line in changed.changes or [say("update.none")]:
        message(f"  {line}")
    if changed.kept:
        message(say("update.kept", kept=changed.kept))


def _unit(name: str | None, profile: Path | None, plan: Plan, earlier: Origin | None = None) -> Unit:
    """Who drafts: by its profile or its name, else as the earlier draft was made."""
    from generate.units import unit_from_name

    day = plan.day() or date.today()
    if profile is not None:
        return read_profile(profile, day, plan)
    if not name and earlier is not None and earlier.profile is not None:
        return earlier.profile
    if not name:
        raise WrongUse("unit.no_unit")
    return unit_from_name(name, day, plan)
