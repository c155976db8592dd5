"""The public functions: read, extract, draft, render, check, compare, calendar, search, schema."""

from __future__ import annotations

import json
from collections.abc import Collection, Iterable, Mapping
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

from schemas.calendar import Calendar
from schemas.document import Document
from schemas.draft import Draft
from schemas.errors import KehoachError, WrongUse
from schemas.finding import Finding, FormFinding
from schemas.matrix import Matrix
from schemas.origin import Origin
from schemas.plan import Plan
from schemas.unit import Unit

if TYPE_CHECKING:
    from corpus.catalogue.search import Found

__all__ = [
    "Calendar",
    "Draft",
    "KehoachError",
    "Matrix",
    "Plan",
    "Unit",
    "calendar",
    "check",
    "compare",
    "derived_plan",
    "draft",
    "extract",
    "read",
    "render",
    "schema",
    "search",
]


def read(path: str | Path) -> Document:
    """Read a file (text, Markdown, DOCX, digital PDF) as a Document. Raises UnreadableInput."""
    from extract.reading.files import read as read_file

    return read_file(path)


def extract(source: str | Path | Document) -> Plan:
    """The Plan of a file or of a Document that was read. Raises UnreadableInput."""
    from extract.pipeline import extract_plan

    return extract_plan(source if isinstance(source, Document) else read(source))


def draft(plan: Plan, unit: Unit | str, day: date | None = None, today: date | None = None) -> Draft:
    """The subordinate plan of a unit (a Unit, or a name like "Ủy ban nhân dân xã Tân Lộc") under a superior plan.

    `day` is the day whose law holds; without it, today's, or the superior's date where its level no longer exists.
    Raises WrongUse where the superior is no plan or is not above the unit.
    """
    from generate.derive import derive
    from generate.units import unit_from_name

    now = today or date.today()
    target = unit_from_name(unit, plan.day() or now, plan) if isinstance(unit, str) else unit
    return derive(plan, target, now, day)


def derived_plan(made: Draft, superior: Plan) -> Plan:
    """A draft as a Plan, by the contract of `extract`; `superior` is the plan that it was drafted from."""
    from generate.as_plan import as_plan

    return as_plan(made, superior)


def render(made: Draft, template: bytes | None = None) -> bytes:
    """The DOCX of a draft, with its questions as Word comments; `template` is an office's own Word template."""
    from generate.render import render as render_docx

    return render_docx(made, template)


def check(
    plans: Iterable[Plan | tuple[str, Plan]],
    superior: Plan | None = None,
    select: Iterable[str] | None = None,
    origins: Mapping[str, Origin] | None = None,
    forms: Mapping[str, list[FormFinding]] | None = None,
) -> list[Finding]:
    """Findings in the plans and between each superior and its subordinates; plans may come with the names of their files.

    `superior` says outright whose plans they are; `select` names rules or the beginnings of their ids;
    `origins` is, by the name of a file, what a draft's file keeps of its making, and `forms` what `check.form.check_form` found.
    """
    from check.engine import check_plans
    from check.rule import Checked

    known, found = origins or {}, forms or {}
    rows = [Checked(name, plan, known.get(name), tuple(found.get(name, ()))) for name, plan in map(_named, plans)]
    above = None
    if superior is not None:
        above = next((row for row in rows if row.plan is superior), None) or Checked(*_named(superior))
    return check_plans(rows, above, frozenset(select) if select is not None else None)


def compare(superior: Plan | tuple[str, Plan], subordinate: Plan | tuple[str, Plan]) -> Matrix:
    """The traceability matrix: each duty, target, deadline and quota of a superior plan beside what answers it in a subordinate
    one, and what of the subordinate answers nothing. Plans may come with the names of their files.
    """
    from check.matrix import matrix
    from check.rule import Checked

    return matrix(Checked(*_named(superior)), Checked(*_named(subordinate)))


def calendar(
    plans: Iterable[Plan | tuple[str, Plan]],
    unit: Unit | str | None = None,
    who: str | None = None,
    start: date | None = None,
    end: date | None = None,
) -> Calendar:
    """Who must do what by when, between two days (both included; from today to one year on where they are not given).

    Plans may come with the names of their files, and may be of any paper that `extract` reads. `unit` (a Unit, or a name like
    "Ủy ban nhân dân xã Tân Lộc") leaves what is asked of it and says which of its rooms it goes to; `who` what a body of
    that name must do. Raises WrongUse for both at once, a name that is no unit's, and days that can't be.
    """
    from kehoach.asked_of import unit_of
    from kehoach.calendar_rows import asked_days, make_calendar

    if unit is not None and who is not None:
        raise WrongUse("calendar.one_of")
    if who is not None and not who.strip():
        raise WrongUse("calendar.no_who")
    today = date.today()
    days = asked_days(start, end, today)
    papers = plans if isinstance(plans, Collection) else list(plans)  # a collection may read them anew each time
    if isinstance(unit, str):
        unit = unit_of(unit, (plan for _, plan in map(_named, papers)), today)
    return make_calendar(map(_named, papers), unit if who is None else who, *days, today)


def search(
    catalogue: str | Path,
    text: str = "",
    *,
    issuer: str | None = None,
    level: str | None = None,
    year: int | None = None,
    cites: str | None = None,
    due_before: date | None = None,
    field: str | None = None,
    most: int = 10,
) -> Found:
    """The plans of a catalogue (a file, a folder that holds one, or a URL) that fit words and conditions, best first: words
    without regard to marks and case, phrases in quotation marks; `field` is one of the Plan's lists. Raises KehoachError.
    """
    from corpus.catalogue.query import Filters
    from corpus.catalogue.search import search as find
    from corpus.catalogue.store import Catalogue

    due = due_before.isoformat() if due_before else None
    with Catalogue.open(catalogue) as opened:
        return find(opened, text, Filters(issuer, level, year, cites, due, field), most)


def _named(item: Plan | tuple[str, Plan]) -> tuple[str, Plan]:
    if isinstance(item, tuple):
        return item
    return (item.source.name if item.source else "?", item)


def schema() -> str:
    """The JSON Schema (2020-12) of the Plan, as text."""
    made = Plan.model_json_schema(mode="serialization")
    whole = {"$schema": "https://json-schema.org/draft/2020-12/schema", "title": "kehoach Plan", **made}
    return json.dumps(whole, ensure_ascii=False, indent=1, sort_keys=True) + "\n"
