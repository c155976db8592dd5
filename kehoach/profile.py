"""The unit's profile as a file: read, checked, written."""

from __future__ import annotations

import json
import re
from datetime import date
from pathlib import Path

from kehoach.toml_input import toml_table
from schemas.errors import WrongUse
from schemas.plan import Plan
from schemas.texts import say
from schemas.unit import Unit

# pydantic's names of what can be wrong with a key, and ours; any other is the value's
_WRONG = {
    "missing": "missing",
    "extra_forbidden": "unknown",
    "int_parsing": "integer",
    "int_type": "integer",
    "int_from_float": "integer",
}


def read_profile(path: Path, day: date | None = None, superior: Plan | None = None) -> Unit:
    """The unit of a profile file (TOML); `day` is the day at which its area's level is known, `superior` the plan whose
    issuer an office belongs to where its name doesn't say. Raises UnreadableInput or WrongUse with what to mend.
    """
    from pydantic import ValidationError

    from generate.units import unit_from_profile

    values = toml_table(path, "unit.profile_syntax")
    try:
        return unit_from_profile(values, day, superior)
    except ValidationError as problem:
        first = problem.errors()[0]
        where = ".".join(str(part) for part in first["loc"])
        told = say(f"unit.profile_{_WRONG.get(first['type'], 'value')}")
        if allowed := re.findall(r"'([^']+)'", first.get("ctx", {}).get("expected", "")):
            told = say("unit.profile_one_of", problem=told, values=", ".join(allowed))
        raise WrongUse("unit.bad_profile", file=path, where=where, problem=told) from problem


def write_profile(values: dict[str, object]) -> str:
    """A profile's TOML: single values first, then the lists of tables; what is empty is left out."""
    single = {key: value for key, value in values.items() if not _is_tables(value)}
    lines = [f"{key} = {_value(value)}" for key, value in single.items() if value not in (None, "", [])]
    for key, value in values.items():
        if isinstance(value, list) and _is_tables(value):
            for row in value:
                lines += [
                    "",
                    f"[[{key}]]",
                    *(f"{name} = {_value(one)}" for name, one in row.items() if one not in (None, "", [])),
                ]
    return "\n".join(lines) + "\n"


def _is_tables(value: object) -> bool:
    return isinstance(value, list) and bool(value) and isinstance(value[0], dict)


def _value(value: object) -> str:
    # a basic string of TOML is written as one of JSON
    return json.dumps(value, ensure_ascii=False)
