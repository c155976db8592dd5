"""`kehoach unit new` asks for a profile step by step; `kehoach unit show` lists what follows from one."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from pathlib import Path

import typer

from kehoach.days import day_of
from kehoach.output import emit, message, save
from kehoach.profile import read_profile, write_profile
from schemas.errors import KehoachError, WrongUse
from schemas.texts import keys, say
from schemas.unit import OwnQuota, Unit


def new(out: Path, force: bool) -> None:
    """Ask, check each answer, write the profile; an existing file is not written over unless asked for."""
    if out.exists() and not force:
        raise WrongUse("unit.exists", path=out)
    message(say("unit_new.intro"))
    unit = _asked_unit()
    values: dict[str, object] = {"name": unit.name if unit.kind == "committee" else f"{unit.name} {unit.full_area}"}
    values["place"] = _ask("place", unit.place)
    values["lead_days"] = _asked_number("lead_days", unit.lead_days)
    if unit.level == "commune":
        values["hamlet_word"] = _ask("hamlet_word", "")
        values["hamlets"] = _listed("hamlets")
    position, name = _ask("signer_position", unit.signer_position or ""), _ask("signer_name", "")
    values |= {"signer_position": position, "signer_name": name}
    values["recipients"] = _listed("recipients")
    values["offices"] = [{"name": office, "fields": _listed("fields", office=office)} for office in _listed("offices")]
    quotas = {who: _asked_number(who, None) for who in ("collectives", "individuals")}
    if any(value is not None for value in quotas.values()):
        values["award_quotas"] = [{key: value for key, value in quotas.items() if value is not None}]
    save(write_profile(values), out)
    read_profile(out)
    message(say("cli.written", path=out))
    message(say("unit_new.next", path=out))


def _asked_unit() -> Unit:
    from generate.units import unit_from_name

    while True:
        try:
            return unit_from_name(typer.prompt(say("unit_new.name"), err=True))
        except KehoachError as problem:
            message(str(problem))


def _ask(what: str, default: str) -> str:
    return str(typer.prompt(say(f"unit_new.{what}"), default=default, show_default=bool(default), err=True)).strip()


def _asked_number(what: str, default: int | None) -> int | None:
    while True:
        answer = _ask(what, "" if default is None else str(default))
        if not answer:
            return None
        if answer.isdigit():
            return int(answer)
        message(say("unit_new.number"))


def _listed(what: str, **values: object) -> list[str]:
    """Several answers on one line, parted by semicolons."""
    answer = str(typer.prompt(say(f"unit_new.{what}", **values), default="", show_default=False, err=True))
    return [part.strip() for part in answer.split(";") if part.strip()]


def show(profile: Path | None, name: str | None, day: str | None, out: Path | None) -> None:
    """What follows from a profile or a bare name at a day: who is what, by which entry of the norms, how sure."""
    from generate.units import unit_from_name

    when = day_of(day) if day else date.today()
    if profile is None and not name:
        raise WrongUse("unit.no_unit")
    unit = read_profile(profile, when) if profile is not None else unit_from_name(name or "", when)
    emit("\n".join(_lines(unit, when)) + "\n", out)


def _lines(unit: Unit, day: date) -> list[str]:
    from generate.closing import signature
    from norms.awards import awards_of
    from norms.levels import hamlet, level_exists
    from norms.offices import offices

    exists = unit.kind == "office" or level_exists(unit.level, day)
    lines = [
        say("unit_show.name", name=unit.name, level=say(f"unit_show.level_{unit.level}"), place=unit.place),
        say("unit_show.day", day=day.strftime("%d/%m/%Y")),
        "" if exists else say("unit_show.gone"),
        say("unit_show.symbol", symbol=unit.symbol or say("draft.symbol_blank")),
        say(
            "unit_show.signature", lines=" / ".join(signature(unit).lines), name=unit.signer_name or say("draft.blank")
        ),
        say("unit_show.lead", days=unit.lead_days),
    ]
    if unit.parent:
        lines.append(say("unit_show.parent", parent=unit.parent))
    if unit.kind == "committee" and unit.level == "commune":
        known = hamlet(unit.area)
        lines.append(
            say("unit_show.hamlets", word=unit.hamlet_word or known.word, names=", ".join(unit.hamlets)).rstrip(" :")
        )
    lines += ["", say("unit_show.offices")]
    lines += [say("unit_show.own_office", name=own.name, fields=_fields(own.fields)) for own in unit.offices]
    if unit.kind == "committee":
        for office in offices(unit.level, day, unit.full_area):
            sure = say("unit_show.unsure", confidence=office.confidence) if not office.verified else ""
            lines.append(say("unit_show.office", name=office.name, fields=_fields(office.domains), unsure=sure))
    lines += ["", say("unit_show.awards")]
    lines += [say("unit_show.award", name=award.name) for award in awards_of(unit.level, day)]
    lines += ["", say("unit_show.own")] if unit.award_quotas or unit.targets or unit.recipients else []
    lines += [_quota(row) for row in unit.award_quotas]
    lines += [say("unit_show.target", indicator=row.indicator, value=row.value) for row in unit.targets]
    lines += [say("unit_show.recipients", names="; ".join(unit.recipients))] if unit.recipients else []
    return [line for index, line in enumerate(lines) if line or (index and lines[index - 1])]


def _fields(names: Iterable[str]) -> str:
    """Fields of work as people call them; a profile's own words stay."""
    known = set(keys())
    return "; ".join(say(f"domain.{name}") if f"domain.{name}" in known else name for name in names)


def _quota(row: OwnQuota) -> str:
    """One of the unit's own award quotas; what it leaves open is told as open."""
    blank = say("draft.blank")
    occasion = say(f"unit_show.occasion_{row.occasion or 'any'}")
    values = {"occasion": occasion, "collectives": row.collectives, "individuals": row.individuals}
    return say("unit_show.quota", **{key: blank if value is None else value for key, value in values.items()})
