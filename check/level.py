"""A whole level beside its superior: whose each plan is, when it was sent, and what it covers."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import date
from pathlib import PurePath

from check.asked_plans import asked_of
from check.matching.days import days_of
from check.matching.deadlines import deadline_passage
from check.matrix import matrix, name_of
from check.pairing import cites
from check.rule import Checked
from check.unit_names import UnitName, unit_name
from grammar.normalise import nfc
from norms.levels import area_level
from schemas.level import Level, Listed, Status, UnitRow, UnreadFile
from schemas.plan import Header, Plan
from schemas.texts import say

_DAY = "%d/%m/%Y"


@dataclass
class _Place:
    """A unit of the roster with the plans that are its own, and whether some plan may be its or another's."""

    listed: Listed
    name: UnitName
    plans: list[Checked] = field(default_factory=list)
    contested: list[str] = field(default_factory=list)
    notes: list[str] = field(default_factory=list)


def level(
    superior: Checked, plans: Sequence[Checked], roster: Sequence[Listed] | None, unread: Sequence[UnreadFile] = ()
) -> Level:
    """The collected table of a level. Without a roster the issuers of the plans are its units, and nobody is missing."""
    made = Level(superior=name_of(superior), has_roster=roster is not None, unread=list(unread))
    places = _places(roster if roster is not None else _issuers(plans), made)
    for plan in plans:
        _give(plan, places, made, superior)
    made.units = [_unit(place, superior, made) for place in places]
    asking = {passage.path: passage for row in made.units for passage in row.asked}
    if len(asking) > 1:
        made.notes.append(say("level.several_dues", quotes="; ".join(f"“{one.quote}”" for one in asking.values())))
    elif not asking and not any(place.listed.due for place in places):
        made.notes.append(say("level.no_due", superior=superior.label))
    by_plan = sum(row.sent_by == "plan" for row in made.units)
    if by_plan:
        made.notes.append(say("level.days_of_plans", count=by_plan))
    if unread and made.count("missing"):
        made.notes.append(say("level.unread_may_be", count=len(unread)))
    return made


def _issuers(plans: Sequence[Checked]) -> list[Listed]:
    names = {unit_name(plan.plan.header.issuer): plan.plan.header.issuer for plan in plans if plan.plan.header.issuer}
    return [Listed(name=name) for name in names.values()]


def _places(roster: Sequence[Listed], made: Level) -> list[_Place]:
    """The roster's units, each once; a line that repeats another is said."""
    out: list[_Place] = []
    for listed in roster:
        name = unit_name(listed.name)
        if any(place.name == name for place in out):
            made.notes.append(say("level.listed_twice", name=listed.name, line=listed.line))
            continue
        out.append(_Place(listed, name, notes=list(listed.doubts)))
    return out


def _give(plan: Checked, places: list[_Place], made: Level, superior: Checked) -> None:
    """Put a plan to the unit whose it is: by the roster's file, else by its issuer's name; never by a guess."""
    issuer = plan.plan.header.issuer
    named = [place for place in places if place.listed.file and _same_file(place.listed.file, [plan.file])]
    if len(named) == 1:
        if issuer and not unit_name(issuer).may_be(named[0].name):
            named[0].notes.append(say("level.other_issuer", file=plan.file, issuer=issuer))
        named[0].plans.append(plan)
        return
    found = [place for place in places if issuer and place.name.may_be(unit_name(issuer))]
    same = [place for place in found if issuer and place.name.own == unit_name(issuer).own]
    exact = [place for place in same if issuer and place.name.within == unit_name(issuer).within]
    # an issuer that says where it lies is that unit; a name with its kind comes before a bare one
    owners = exact if len(exact) == 1 and exact[0].name.within else same or found
    if len(owners) == 1:
        if issuer and owners[0].name.own != unit_name(issuer).own:
            owners[0].notes.append(say("level.bare_name", name=owners[0].listed.name, issuer=issuer))
        owners[0].plans.append(plan)
        return
    row = _sent(plan.plan.header.issuer or say("level.no_issuer"), None, [plan], superior)
    if owners:
        for place in owners:
            place.contested.append(plan.file)
        names = "; ".join(place.listed.name for place in owners)
        row.notes.insert(0, say("level.several_units", file=plan.file, units=names))
    made.unlisted.append(row)


def _as_plan(name: str) -> Plan:
    """A unit that may have sent nothing, as the plan that it would send: for whom a sentence of the superior means."""
    return Plan(header=Header(issuer=name, level=area_level(unit_name(name).own, None) or "other"))


def _unit(place: _Place, superior: Checked, made: Level) -> UnitRow:
    listed = place.listed
    row = _sent(listed.name, listed, place.plans, superior) if place.plans else _without_file(place, superior, made)
    indexes = asked_of(superior, _as_plan(listed.name)).indexes
    row.asked = [deadline_passage(superior, index) for index in indexes]
    if row.due is None and indexes:
        row.notes.append(say("level.no_single_due"))
    row.notes = [*place.notes, *row.notes]
    # one of its days could not be read: when it was sent, or that it was
    if listed.doubts and row.status in ("on_time", "late", "missing"):
        row.status, row.days_late = "unclear", None
    return row


def _same_file(name: str, files: Sequence[str]) -> bool:
    """Whether a file's name is among others, wherever they lie and however their letters are written."""
    return nfc(name).casefold() in {nfc(PurePath(file).name).casefold() for file in files}


def _without_file(place: _Place, superior: Checked, made: Level) -> UnitRow:
    listed = place.listed
    row = UnitRow(name=listed.name, status="missing", due=listed.due or asked_of(superior, _as_plan(listed.name)).due)
    if listed.file is not None:  # the roster knows of a plan
        row.status = "unclear"
        key = "file_unread" if _same_file(listed.file, [one.file for one in made.unread]) else "file_not_given"
        row.notes.append(say(f"level.{key}", file=listed.file))
    if place.contested:
        row.status = "unclear"
        row.notes.append(say("level.contested", files=", ".join(place.contested)))
    elif listed.received is not None:
        _set_day(row, listed.received.isoformat(), "roster")
        row.notes.append(say("level.no_file"))
    return row


def _sent(name: str, listed: Listed | None, plans: list[Checked], superior: Checked) -> UnitRow:
    """A unit that has sent something; of several papers the plan that cites the superior counts, and of these the last."""
    plan = max(plans, key=lambda one: (one.plan.is_plan(), cites(one.plan, superior.plan), one.plan.header.date or ""))
    unit = plan.plan if plan.plan.header.issuer else _as_plan(name)
    row = UnitRow(
        name=name, status="sent", due=(listed.due if listed else None) or asked_of(superior, unit).due,
        label=plan.label, files=[one.file for one in plans], matrix=matrix(superior, plan),
    )  # fmt: skip
    if listed is not None and listed.received is not None:
        _set_day(row, listed.received.isoformat(), "roster")
    elif plan.plan.header.date:
        _set_day(row, plan.plan.header.date, "plan")
    if not plan.plan.is_plan():
        row.status, row.days_late = "unclear", None
    if len(plans) > 1:
        row.notes.append(say("level.several_files", files=", ".join(row.files), file=plan.file))
    if row.matrix is not None:
        row.notes += row.matrix.notes
    return row


def _set_day(row: UnitRow, day: str, by: str) -> None:
    """When it was sent, and whether that was in time: known where every day that the date may mean says the same."""
    row.sent_on, row.sent_by = day, "roster" if by == "roster" else "plan"
    row.status, row.days_late = _timely(day, row.due)


def _timely(day: str, due: date | None) -> tuple[Status, int | None]:
    days = days_of(day)
    if due is None or days is None or days[0] <= due < days[1]:
        return "sent", None
    if days[1] <= due:
        return "on_time", None
    return "late", (days[0] - due).days if days[0] == days[1] else None
